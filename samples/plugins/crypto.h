/* SPDX-License-Identifier: BSD-3-Clause */
/* The functions of a cryptographic library that the samples need. */
#ifndef SAMPLES_CRYPTO_H
#define SAMPLES_CRYPTO_H

#include <stdbool.h>
#include <stddef.h>

#define CRYPTO_SHA1 20
#define CRYPTO_SHA256 32
#define CRYPTO_AES 16
/* Number of bytes that key wrap adds */
#define CRYPTO_WRAP 8

/**
 * struct crypto_part - bytes
 * @data: the bytes
 * @length: number of bytes
 */
struct crypto_part {
	const void *data;
	size_t length;
};

bool crypto_open(void);
void crypto_close(void);
bool crypto_random(void *to, size_t length);
bool crypto_hmac_sha1(const void *key, size_t key_length, const void *data,
		      size_t length, unsigned char digest[CRYPTO_SHA1]);
bool crypto_hmac_sha256(const void *key, size_t key_length,
			const struct crypto_part *parts, size_t n,
			unsigned char digest[CRYPTO_SHA256]);
bool crypto_unwrap(const unsigned char key[CRYPTO_AES],
		   const unsigned char *from, size_t length, unsigned char *to);
bool crypto_equal(const void *a, const void *b, size_t length);

#endif /* SAMPLES_CRYPTO_H */
