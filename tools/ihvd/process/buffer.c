// SPDX-License-Identifier: GPL-2.0-only
/*
 * Buffers that a plugin and the host hand to each other. Any of them may hold a
 * key, a fragment with one in it, or what a user has answered, so each is wiped
 * when it is freed (IHV-17).
 *
 * Pages: DOT11EXT_ALLOCATE_BUFFER, DOT11EXT_FREE_BUFFER.
 */
#include <malloc.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ihvd/process/buffer.h"

/**
 * buffer_new() - allocate a buffer
 * @len: bytes; a buffer of none has an address of its own, too
 *
 * Context: any thread.
 * Return: zeroed buffer, to be given to buffer_free(); NULL without memory.
 */
void *buffer_new(size_t len)
{
	return calloc(1, len ? len : 1);
}

/**
 * buffer_free() - wipe and free a buffer
 * @buffer: buffer, or any other memory from malloc(); may be NULL
 *
 * Context: any thread.
 */
void buffer_free(void *buffer)
{
	if (buffer)
		explicit_bzero(buffer, malloc_usable_size(buffer));
	free(buffer);
}

/**
 * buffer_has() - is this a place in a buffer?
 * @whole: buffer, or any other memory from malloc(); may be NULL
 * @part: any address
 *
 * Context: any thread.
 * Return: true if it is.
 */
bool buffer_has(const void *whole, const void *part)
{
	const uintptr_t start = (uintptr_t)whole, at = (uintptr_t)part;

	return whole && at >= start &&
	       at - start < malloc_usable_size((void *)whole);
}

/**
 * buffer_free_part() - free what a structure of a plugin points at
 * @part: a buffer of its own, or a place in @whole; may be NULL
 * @whole: the buffer with the structure in it, which has not been freed yet
 *
 * IHV-97: a plugin may allocate a structure and what it points at separately,
 * or as one buffer. The latter is freed with @whole.
 *
 * Context: any thread.
 */
void buffer_free_part(void *part, const void *whole)
{
	if (!buffer_has(whole, part))
		buffer_free(part);
}
