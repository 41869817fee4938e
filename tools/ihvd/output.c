// SPDX-License-Identifier: GPL-2.0-only
/* What a plugin writes to its standard error becomes lines of our own. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ihvd/daemon.h"
#include "ihvd/log.h"
#include "lib/text.h"

/* What is written at once, at most; a longer line is told in parts. */
#define MAX_OUTPUT	512

static void tell(const struct plugin *p, const char *bytes, size_t len)
{
	const char *name = strrchr(p->options->file, '/');
	char text[4 * MAX_OUTPUT + 1];
	const char *end;
	size_t part;

	while (len) {
		end = memchr(bytes, '\n', len);
		part = end ? (size_t)(end - bytes) : len;
		nwifi_escape(text, sizeof(text), (struct nwifi_blob){
			     (const uint8_t *)bytes, part });
		if (part)
			log_line("%s: %s", name ? name + 1 : p->options->file,
				 text);
		part += end ? 1 : 0;
		bytes += part;
		len -= part;
	}
}

static bool drain(struct plugin *p)
{
	char bytes[MAX_OUTPUT];
	ssize_t len;

	len = read(p->err_fd, bytes, sizeof(bytes));
	if (len > 0)
		tell(p, bytes, len);
	return len > 0;
}

static int on_output(sd_event_source *source, int fd, uint32_t events,
		     void *arg)
{
	struct plugin *p = arg;

	(void)source;
	(void)fd;
	/* once a turn: whoever writes a lot is not to keep the loop busy */
	if (!drain(p) && (events & EPOLLHUP))
		output_close(p);
	return 0;
}

/**
 * output_watch() - pass on what a plugin's process writes
 * @p: plugin
 * @fd: our end of its standard error; taken over
 *
 * Return: 0 or a negative error number.
 */
int output_watch(struct plugin *p, int fd)
{
	int err;

	output_close(p);
	p->err_fd = fd;
	err = sd_event_add_io(p->daemon->event, &p->err_io, fd, EPOLLIN,
			      on_output, p);
	if (err >= 0)
		err = sd_event_source_set_priority(p->err_io,
						   SD_EVENT_PRIORITY_IDLE);
	return err < 0 ? err : 0;
}

/**
 * output_close() - pass on what is left, which is not much, and close it
 * @p: plugin
 */
void output_close(struct plugin *p)
{
	unsigned int n;

	p->err_io = sd_event_source_disable_unref(p->err_io);
	if (p->err_fd < 0)
		return;
	for (n = 0; n < 128 && drain(p); n++)
		;
	close(p->err_fd);
	p->err_fd = -1;
}
