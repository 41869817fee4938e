// SPDX-License-Identifier: GPL-2.0-only
/*
 * Log lines that a plugin can bring about as often as it likes, by writing them
 * or by calling functions. Lines beyond a limit are counted and left out, so
 * that one plugin can neither fill the log nor push out the lines of another.
 */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "ihvd/base/log.h"
#include "ihvd/plugin/log.h"

/* Enough for a plugin that is being debugged, but not for one without end. */
#define MAX_LINES		1000
#define MAX_LINES_PER_S		50
/* How long left-out lines are counted before their number is logged. */
#define COUNTING_US		1000000ULL

/**
 * plugin_name() - what a plugin is called in the log
 * @p: plugin
 *
 * Return: the name of its file, without the directory.
 */
const char *plugin_name(const struct plugin *p)
{
	const char *name = strrchr(p->options->file, '/');

	return name ? name + 1 : p->options->file;
}

/**
 * plugin_log_flush() - log how many lines were left out
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
 * plugin_log() - log a line that a plugin has brought about
 * @p: plugin
 * @fmt: as of log_line()
 *
 * If there are too many lines, this one is left out, and the number of those
 * that were is logged within a second.
 */
void plugin_log(struct plugin *p, const char *fmt, ...)
{
	sd_event *event = p->event;
	uint64_t now = 0;
	char line[LOG_MAX];
	va_list ap;

	sd_event_now(event, CLOCK_MONOTONIC, &now);
	/*
	 * Lines stay in order: what is logged behind the number came after it.
	 */
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
