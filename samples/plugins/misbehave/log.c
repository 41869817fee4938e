// SPDX-License-Identifier: BSD-3-Clause
#include "log.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define PREFIX "misbehave: "
#define MAX_LINE 512

/**
 * log_line() - write a line to standard error
 * @format: printf() format
 *
 * A line is written at once, so that the lines of several threads are not
 * mixed.
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
	/* A failure is ignored: nothing depends on the log. */
	if (write(STDERR_FILENO, line, length) < 0)
		return;
}
