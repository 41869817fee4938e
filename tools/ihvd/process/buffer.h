/* SPDX-License-Identifier: GPL-2.0-only */
/* Buffers of Dot11ExtAllocateBuffer, and other memory with secrets in it. */
#ifndef IHVD_PROCESS_BUFFER_H
#define IHVD_PROCESS_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

void *buffer_new(size_t len);
void buffer_free(void *buffer);
bool buffer_has(const void *whole, const void *part);
void buffer_free_part(void *part, const void *whole);

#endif /* IHVD_PROCESS_BUFFER_H */
