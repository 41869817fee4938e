/* SPDX-License-Identifier: BSD-3-Clause */
/* What the handshake needs of a cryptographic library, and nothing else. */
#ifndef SAMPLES_HANDSHAKE_CRYPTO_H
#define SAMPLES_HANDSHAKE_CRYPTO_H

#include <stdbool.h>
#include <stddef.h>

#define CRYPTO_DIGEST 32

/**
 * struct crypto_part - bytes
 * @data: the bytes
 * @length: how many
 */
struct crypto_part {
	const void *data;
	size_t length;
};

bool crypto_open(void);
void crypto_close(void);
bool crypto_random(void *to, size_t length);
bool crypto_hmac(const void *key, size_t key_length,
		 const struct crypto_part *parts, size_t n,
		 unsigned char digest[CRYPTO_DIGEST]);
bool crypto_equal(const void *a, const void *b, size_t length);

#endif /* SAMPLES_HANDSHAKE_CRYPTO_H */
