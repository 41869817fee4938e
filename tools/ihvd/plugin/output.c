// SPDX-License-Identifier: GPL-2.0-only
/*
 * What a plugin writes to its standard error becomes lines of the daemon's log.
 */
#include <unistd.h>

#include "ihvd/plugin/log.h"
#include "ihvd/plugin/output.h"
#include "lib/text.h"

#define MAX_READ	512
/*
 * A plugin that writes more than this has to wait for the rest of the interval.
 */
#define INTERVAL_US	(50 * 1000ULL)
#define MAX_READS	64
/* Enough reads for all that a pipe holds. */
#define LAST_READS	128

static void line_tell(const char *line, size_t len, void *arg)
{
	char text[4 * LINES_MAX + 1];
	struct plugin *p = arg;

	nwc_escape(text, sizeof(text),
		   (struct nwc_blob){ (const uint8_t *)line, len });
	plugin_log(p, "%s: %s", plugin_name(p), text);
}

static bool output_drain(struct plugin *p)
{
	char bytes[MAX_READ];
	ssize_t len;

	len = read(p->err_fd, bytes, sizeof(bytes));
	if (len > 0)
		lines_feed(&p->err_line, bytes, len, line_tell, p);
	return len > 0;
}

static int on_output(sd_event_source *source, int fd, uint32_t events,
		     void *arg)
{
	struct plugin *p = arg;

	(void)source;
	(void)fd;
	/*
	 * One read each time, so that much output does not keep the loop busy.
	 */
	if (!output_drain(p) && (events & EPOLLHUP))
		output_close(p);
	return 0;
}

/**
 * output_watch() - pass on what a plugin's process writes
 * @p: plugin
 * @fd: the daemon's end of its standard error; taken over
 *
 * Return: 0 or a negative error number.
 */
int output_watch(struct plugin *p, int fd)
{
	int err;

	output_close(p);
	p->err_fd = fd;
	err = sd_event_add_io(p->event, &p->err_io, fd, EPOLLIN,
			      on_output, p);
	if (err >= 0)
		err = sd_event_source_set_priority(p->err_io,
						   SD_EVENT_PRIORITY_IDLE);
	if (err >= 0)
		err = sd_event_source_set_ratelimit(p->err_io, INTERVAL_US,
						    MAX_READS);
	return err < 0 ? err : 0;
}

/**
 * output_close() - pass on what is left, and close the standard error
 * @p: plugin
 */
void output_close(struct plugin *p)
{
	unsigned int n;

	p->err_io = sd_event_source_disable_unref(p->err_io);
	if (p->err_fd < 0)
		return;
	for (n = 0; n < LAST_READS && output_drain(p); n++)
		;
	lines_end(&p->err_line, line_tell, p);
	close(p->err_fd);
	p->err_fd = -1;
}
