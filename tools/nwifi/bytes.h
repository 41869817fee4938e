/* SPDX-License-Identifier: GPL-2.0-only */
/* Bytes that a user gives: unchanged, in hexadecimal digits or in a file. */
#ifndef NWIFI_BYTES_H
#define NWIFI_BYTES_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/**
 * struct bytes - bytes that a user has given
 * @data: the bytes; NULL if there are none
 * @len: number of bytes
 */
struct bytes {
	uint8_t *data;
	size_t len;
};

/* Greatest number of bytes that a user can give */
#define BYTES_MAX	(64 * 1024)

int bytes_of_hex(const char *hex, struct bytes *bytes);
int bytes_of_text(const char *text, struct bytes *bytes);
int bytes_of_file(FILE *in, struct bytes *bytes);
void bytes_free(struct bytes *bytes);

#endif /* NWIFI_BYTES_H */
