/* SPDX-License-Identifier: GPL-2.0-only */
/* Makes lines of bytes that come in pieces. */
#ifndef IHVD_BASE_LINES_H
#define IHVD_BASE_LINES_H

#include <stddef.h>

/* A longer line is cut into parts. */
#define LINES_MAX	512

/**
 * struct lines - a line that has no end yet
 * @len: bytes of it that have come
 * @bytes: these bytes
 */
struct lines {
	size_t len;
	char bytes[LINES_MAX];
};

/**
 * typedef line_fn - takes a line
 * @line: its bytes, without the end of the line
 * @len: how many there are, from 1 to %LINES_MAX
 * @arg: as given with the bytes
 */
typedef void (*line_fn)(const char *line, size_t len, void *arg);

void lines_feed(struct lines *l, const char *bytes, size_t len, line_fn fn,
		void *arg);
void lines_end(struct lines *l, line_fn fn, void *arg);

#endif /* IHVD_BASE_LINES_H */
