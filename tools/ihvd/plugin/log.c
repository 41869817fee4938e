// SPDX-License-Identifier: GPL-2.0-only
/*
 * Lines that a plugin can bring about as often as it likes, by writing them or
 * by calling functions. What is beyond reason is counted and left out: nobody
 * is to lose his log, nor what another plugin had to say, to this one.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "ihvd/daemon.h"
#include "ihvd/base/log.h"

/* Enough for a plugin that is being debugged, until it goes on for long. */
#define MAX_LINES		1000
#define MAX_LINES_PER_S		50
/* How long left-out lines are counted before their number is told. */
#define COUNTING_US		1000000ULL

/**
 * plugin_name() - what a plugin is called in the log
 * @p: plugin
 *
 * Return: its file, without the directory.
 */
const char *plugin_name(const struct plugin *p)
{
	const char *name = strrchr(p->options->file, '/');

	return name ? name + 1 : p->options->file;
}

/**
 * plugin_log_flush() - tell what was left out
 * @p: plugin
 */
void plugin_log_flush(struct plugin *p)
{
	p->tell = sd_event_source_disable_unref(p->tell);
	if (p->left_out)
		log_line("%s: %u lines left out", plugin_name(p), p->left_out);
	p->left_out = 0;
}

static int on_tell(sd_event_source *source, uint64_t usec, void *arg)
{
	(void)source;
	(void)usec;
	plugin_log_flush(arg);
	return 0;
}

/**
 * plugin_log() - say something that a plugin has brought about
 * @p: plugin
 * @fmt: as of log_line()
 *
 * With too many lines, this one is left out, and their number told within a
 * second.
 */
void plugin_log(struct plugin *p, const char *fmt, ...)
{
	sd_event *event = p->daemon->event;
	uint64_t now = 0;
	char line[LOG_MAX];
	va_list ap;

	sd_event_now(event, CLOCK_MONOTONIC, &now);
	/* in their order: what follows the number came after it */
	if (!p->left_out && rate_take(&p->lines, MAX_LINES, MAX_LINES_PER_S,
				      now)) {
		va_start(ap, fmt);
		vsnprintf(line, sizeof(line), fmt, ap);
		va_end(ap);
		log_line("%s", line);
		return;
	}
	if (!p->left_out++ &&
	    sd_event_add_time_relative(event, &p->tell, CLOCK_MONOTONIC,
				       COUNTING_US, 0, on_tell, p) < 0)
		plugin_log_flush(p);
}
