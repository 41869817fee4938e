/* SPDX-License-Identifier: GPL-2.0-only */
/* Bytes that come in pieces, as lines. */
#ifndef IHVD_BASE_LINES_H
#define IHVD_BASE_LINES_H

#include <stddef.h>

/* A longer line is told in parts. */
#define LINES_MAX	512

/**
 * struct lines - a line that has no end yet
 * @len: how much there is of it
 * @bytes: its beginning
 */
struct lines {
	size_t len;
	char bytes[LINES_MAX];
};

/**
 * typedef line_fn - takes a line
 * @line: its bytes, without the end; at least one and at most LINES_MAX
 * @len: how many
 * @arg: as given with the bytes
 */
typedef void (*line_fn)(const char *line, size_t len, void *arg);

void lines_feed(struct lines *l, const char *bytes, size_t len, line_fn fn,
		void *arg);
void lines_end(struct lines *l, line_fn fn, void *arg);

#endif /* IHVD_BASE_LINES_H */
