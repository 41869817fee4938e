// SPDX-License-Identifier: GPL-2.0-only
/* One line for each thing that happens, on standard error. */
#include <stdarg.h>
#include <stdio.h>

#include "ihvd/base/log.h"

/**
 * log_line() - say something
 * @fmt: format of one line, without its end
 *
 * Bytes that come from elsewhere have to be escaped by the caller.
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
