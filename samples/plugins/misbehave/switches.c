// SPDX-License-Identifier: BSD-3-Clause
/* dladdr() is not in POSIX. */
#define _GNU_SOURCE

#include "switches.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "log.h"

#define SUFFIX ".conf"
#define MAX_PATH 4096
#define MAX_LINE 256
#define ATTEMPT "attempt="

/*
 * Parse "NAME=HANDLER", or with a @number "NAME=HANDLER:NUMBER". @ours is set
 * to whether it is this handler.
 */
static bool line_parse(const char *line, const char *name,
		       const char *handler, bool *ours, DWORD *number)
{
	const size_t length = strlen(name);
	const char *colon;
	char *end;

	if (strncmp(line, name, length) || line[length] != '=')
		return false;
	line += length + 1;
	if (!number) {
		*ours = !strcmp(line, handler);
		return *line;
	}
	colon = strchr(line, ':');
	if (!colon || colon == line || !colon[1])
		return false;
	*number = (DWORD)strtoul(colon + 1, &end, 0);
	*ours = strlen(handler) == (size_t)(colon - line) &&
		!strncmp(line, handler, strlen(handler));
	return !*end;
}

/* "NAME", or "NAME:HANDLER" for what is to begin in this handler only */
static bool attempt_line(struct switches *switches, const char *line,
			 const char *handler)
{
	const size_t length = strcspn(line, ":");
	attempts_set wanted;
	char name[MAX_LINE];

	memcpy(name, line, length);
	name[length] = 0;
	wanted = attempts_named(name);
	if (!line[length] || !strcmp(line + length + 1, handler))
		switches->attempts |= wanted;
	return wanted;
}

/**
 * switches_line() - read a line of the file
 * @switches: switches of the handler
 * @line: the line, without its newline
 * @handler: name of the handler
 *
 * Return: false if the line is not a switch.
 */
bool switches_line(struct switches *switches, const char *line,
		   const char *handler)
{
	const struct {
		const char *name;
		bool *flag;
	} flags[] = {
		{ "twice", &switches->twice },
		{ "inside", &switches->inside },
		{ "flood", &switches->flood },
		{ "oversize", &switches->oversize },
		{ "forbidden", &switches->forbidden },
	}, with_name[] = {
		{ "hang", &switches->hang },
		{ "crash", &switches->crash },
		{ "late", &switches->late },
	};
	bool ours = false;
	DWORD error;
	size_t i;

	if (!*line || *line == '#')
		return true;
	for (i = 0; i < ARRAYSIZE(flags); i++) {
		if (strcmp(line, flags[i].name))
			continue;
		*flags[i].flag = true;
		return true;
	}
	for (i = 0; i < ARRAYSIZE(with_name); i++) {
		if (!line_parse(line, with_name[i].name, handler, &ours,
				NULL))
			continue;
		*with_name[i].flag |= ours;
		return true;
	}
	if (!strncmp(line, ATTEMPT, strlen(ATTEMPT)))
		return attempt_line(switches, line + strlen(ATTEMPT), handler);
	if (!line_parse(line, "error", handler, &ours, &error))
		return false;
	if (ours) {
		switches->fails = true;
		switches->error = error;
	}
	return true;
}

static bool file_path(char path[MAX_PATH])
{
	/* This variable has an address in the plugin. */
	static const char here;
	Dl_info info;
	int length;

	if (!dladdr(&here, &info))
		return false;
	length = snprintf(path, MAX_PATH, "%s" SUFFIX, info.dli_fname);
	return length > 0 && length < MAX_PATH;
}

/**
 * switches_read() - read the file with the switches
 * @switches: set to the switches; none is set if there is no file
 * @handler: name of the handler
 */
void switches_read(struct switches *switches, const char *handler)
{
	char path[MAX_PATH], line[MAX_LINE];
	FILE *file;

	memset(switches, 0, sizeof(*switches));
	file = file_path(path) ? fopen(path, "re") : NULL;
	if (!file)
		return;
	while (fgets(line, sizeof(line), file)) {
		line[strcspn(line, "\r\n")] = 0;
		if (!switches_line(switches, line, handler))
			log_line("no such switch: %s", line);
	}
	fclose(file);
}
