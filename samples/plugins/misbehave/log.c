// SPDX-License-Identifier: BSD-3-Clause
#include "log.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define PREFIX "misbehave: "
#define MAX_LINE 512

/**
 * log_line() - a line on standard error
 * @format: as for printf()
 *
 * Each is written at once, so that those of several threads do not get mixed
 * up.
 *
 * Context: any thread.
 */
void log_line(const char *format, ...)
{
	char line[MAX_LINE] = PREFIX;
	const size_t start = strlen(PREFIX);
	va_list arguments;
	size_t length;

	va_start(arguments, format);
	vsnprintf(line + start, sizeof(line) - start - 1, format, arguments);
	va_end(arguments);
	length = strlen(line);
	line[length++] = '\n';
	/* who does not listen misses it */
	if (write(STDERR_FILENO, line, length) < 0)
		return;
}
