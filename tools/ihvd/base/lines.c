// SPDX-License-Identifier: GPL-2.0-only
/* Makes lines of bytes that come in pieces. */
#include <string.h>

#include "ihvd/base/lines.h"

/**
 * lines_feed() - take some more bytes
 * @l: the line that has no end yet; zeros to begin with
 * @bytes: any bytes
 * @len: how many there are
 * @fn: called for each line that is complete or too long, but for no empty line
 * @arg: for @fn
 */
void lines_feed(struct lines *l, const char *bytes, size_t len, line_fn fn,
		void *arg)
{
	const char *end;
	size_t part;

	while (len) {
		end = memchr(bytes, '\n', len);
		part = end ? (size_t)(end - bytes) : len;
		if (part > sizeof(l->bytes) - l->len) {
			part = sizeof(l->bytes) - l->len;
			end = NULL;
		}
		memcpy(l->bytes + l->len, bytes, part);
		l->len += part;
		if (end || l->len == sizeof(l->bytes))
			lines_end(l, fn, arg);
		part += end ? 1 : 0;
		bytes += part;
		len -= part;
	}
}

/**
 * lines_end() - end a line that has no end yet
 * @l: the line; empty afterwards
 * @fn: called with the line, unless it is empty
 * @arg: for @fn
 */
void lines_end(struct lines *l, line_fn fn, void *arg)
{
	if (l->len)
		fn(l->bytes, l->len, arg);
	l->len = 0;
}
