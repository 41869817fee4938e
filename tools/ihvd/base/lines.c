// SPDX-License-Identifier: GPL-2.0-only
/* Bytes that come in pieces, as lines. */
#include <string.h>

#include "ihvd/base/lines.h"

/**
 * lines_feed() - some more bytes have come
 * @l: what is left of those before; zeros to begin with
 * @bytes: bytes, whatever they are
 * @len: how many
 * @fn: called for each line that is complete, or too long; not for empty ones
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
 * lines_end() - the line ends here
 * @l: what there is of it
 * @fn: called with it, unless it is empty
 * @arg: for @fn
 */
void lines_end(struct lines *l, line_fn fn, void *arg)
{
	if (l->len)
		fn(l->bytes, l->len, arg);
	l->len = 0;
}
