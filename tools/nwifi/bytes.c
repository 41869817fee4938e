// SPDX-License-Identifier: GPL-2.0-only
/* Bytes that a user gives: unchanged, in hexadecimal digits or in a file. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "lib/text.h"
#include "nwifi/bytes.h"

/**
 * bytes_of_hex() - read bytes in hexadecimal digits
 * @hex: the digits, two for each byte
 * @bytes: set to the bytes, to be given to bytes_free()
 *
 * Return: 0, -EINVAL if @hex has other characters than pairs of digits,
 * -EMSGSIZE if there are too many bytes, or -ENOMEM.
 */
int bytes_of_hex(const char *hex, struct bytes *bytes)
{
	const size_t digits = strlen(hex);
	size_t i;

	*bytes = (struct bytes){ .len = digits / 2 };
	for (i = 0; i < digits; i++)
		if (nwc_hex_value(hex[i]) < 0)
			return -EINVAL;
	if (digits % 2)
		return -EINVAL;
	if (bytes->len > BYTES_MAX)
		return -EMSGSIZE;
	if (!bytes->len)
		return 0;
	bytes->data = malloc(bytes->len);
	if (!bytes->data)
		return -ENOMEM;
	for (i = 0; i < bytes->len; i++)
		bytes->data[i] = nwc_hex_value(hex[2 * i]) << 4 |
				 nwc_hex_value(hex[2 * i + 1]);
	return 0;
}

/**
 * bytes_of_text() - take the bytes of a text
 * @text: text
 * @bytes: set to the bytes without the NUL, to be given to bytes_free()
 *
 * Return: 0, -EMSGSIZE if there are too many bytes, or -ENOMEM.
 */
int bytes_of_text(const char *text, struct bytes *bytes)
{
	*bytes = (struct bytes){ .len = strlen(text) };
	if (bytes->len > BYTES_MAX)
		return -EMSGSIZE;
	bytes->data = (uint8_t *)strdup(text);
	return bytes->data ? 0 : -ENOMEM;
}

/**
 * bytes_of_file() - read bytes from a file
 * @in: file, which is read to its end
 * @bytes: set to the bytes, to be given to bytes_free() also on failure
 *
 * Return: 0, -EMSGSIZE if there are too many bytes, -EIO or -ENOMEM.
 */
int bytes_of_file(FILE *in, struct bytes *bytes)
{
	*bytes = (struct bytes){ .data = malloc(BYTES_MAX + 1) };
	if (!bytes->data)
		return -ENOMEM;
	/* Without a buffer no copy of a secret stays behind. */
	setvbuf(in, NULL, _IONBF, 0);
	bytes->len = fread(bytes->data, 1, BYTES_MAX + 1, in);
	if (ferror(in))
		return -EIO;
	return bytes->len > BYTES_MAX ? -EMSGSIZE : 0;
}

/**
 * bytes_free() - wipe and free bytes
 * @bytes: bytes
 */
void bytes_free(struct bytes *bytes)
{
	if (bytes->data)
		explicit_bzero(bytes->data, bytes->len);
	free(bytes->data);
	*bytes = (struct bytes){ 0 };
}
