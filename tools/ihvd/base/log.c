// SPDX-License-Identifier: GPL-2.0-only
/* The log: a line for each event, on standard error. */
#include <stdarg.h>
#include <stdio.h>

#include "ihvd/base/log.h"

/**
 * log_line() - log a line
 * @fmt: format of the line, without its end
 *
 * The caller escapes bytes that come from elsewhere.
 */
void log_line(const char *fmt, ...)
{
	char line[LOG_MAX];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	fprintf(stderr, "ihvd: %s\n", line);
}
