/* SPDX-License-Identifier: GPL-2.0-only */
/* What the harnesses share: a way to complain, and a reader of bytes. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* abort() rather than assert(): must not depend on NDEBUG */
#define REQUIRE(cond)							\
	do {								\
		if (!(cond)) {						\
			fprintf(stderr, "%s:%d: broken: %s\n",		\
				__FILE__, __LINE__, #cond);		\
			abort();					\
		}							\
	} while (0)

/**
 * struct bytes - what is left of the input
 * @pos: next byte
 * @left: bytes at @pos
 */
struct bytes {
	const uint8_t *pos;
	size_t left;
};

/* zero past the end, so that every input means something */
static inline uint8_t take(struct bytes *in)
{
	if (!in->left)
		return 0;
	in->left--;
	return *in->pos++;
}

/*
 * A copy that ends where the input ends, so that the sanitizer sees one byte
 * too far; aligned as the allocator does it. Freed by the caller.
 */
static inline void *copy_exactly(const void *data, size_t size)
{
	void *copy = malloc(size ? size : 1);

	REQUIRE(copy);
	if (size)
		memcpy(copy, data, size);
	return copy;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif /* FUZZ_H */
