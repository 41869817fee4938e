// SPDX-License-Identifier: GPL-2.0-only
#include "compiler.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "suites.h"

#define SAID OBJ "/said"
#define SOURCE OBJ "/source"

static char output[16384];

void add(struct source *source, const char *format, ...)
{
	size_t left = sizeof(source->text) - source->length;
	va_list arguments;
	int length;

	va_start(arguments, format);
	length = vsnprintf(source->text + source->length, left, format,
			   arguments);
	va_end(arguments);
	assert_true(length >= 0 && (size_t)length + 2 < left);
	source->length += length;
	strcpy(source->text + source->length++, "\n");
}

static bool execute(const char *command)
{
	char *line = NULL;
	size_t length;
	FILE *file;
	int status;

	assert_true(asprintf(&line, "cd '%s' && { %s; } >'%s' 2>&1", TOP,
			     command, SAID) > 0);
	status = system(line);
	free(line);
	file = fopen(SAID, "r");
	assert_non_null(file);
	length = fread(output, 1, sizeof(output) - 1, file);
	output[length] = '\0';
	fclose(file);
	return status == 0;
}

bool compiles(const char *compiler, const struct source *source)
{
	FILE *file = fopen(SOURCE, "w");
	char *command = NULL;
	bool good;

	assert_non_null(file);
	assert_int_equal(fwrite(source->text, 1, source->length, file),
			 source->length);
	assert_int_equal(fclose(file), 0);
	assert_true(asprintf(&command, "%s <'%s'", compiler, SOURCE) > 0);
	good = execute(command);
	free(command);
	return good;
}

bool run(const char *format, ...)
{
	char *command = NULL;
	va_list arguments;
	bool good;

	va_start(arguments, format);
	assert_true(vasprintf(&command, format, arguments) > 0);
	va_end(arguments);
	good = execute(command);
	free(command);
	return good;
}

const char *said(void)
{
	return output;
}
