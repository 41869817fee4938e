// SPDX-License-Identifier: BSD-3-Clause
/*
 * HMAC-SHA256 and random numbers are OpenSSL's. Its library is opened when the
 * service begins: a plugin is built without -lcrypto and without headers other
 * than those of the interface, and to open a library is to read files, which
 * the host lets a plugin do. Only functions are used that are no different in
 * any release 3, with the prototypes that its manual pages have.
 */
#include "crypto.h"

#include <dlfcn.h>
#include <string.h>

#define LIBRARY "libcrypto.so.3"
#define MAX_INPUT 512

typedef void evp_md;

static void *library;
static int (*rand_bytes)(unsigned char *to, int length);
static const evp_md *(*sha256)(void);
static unsigned char *(*hmac)(const evp_md *md, const void *key, int key_length,
			      const unsigned char *data, size_t length,
			      unsigned char *digest, unsigned int *written);
static int (*memcmp_crypto)(const void *a, const void *b, size_t length);

/* A pointer to data becomes one to a function: POSIX says that it can. */
static bool look_up(const char *name, void *function)
{
	void *address = dlsym(library, name);

	memcpy(function, &address, sizeof(address));
	return address;
}

/**
 * crypto_open() - open the library
 *
 * Return: false if it is not there.
 */
bool crypto_open(void)
{
	library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
	if (library && look_up("RAND_bytes", &rand_bytes) &&
	    look_up("EVP_sha256", &sha256) && look_up("HMAC", &hmac) &&
	    look_up("CRYPTO_memcmp", &memcmp_crypto))
		return true;
	crypto_close();
	return false;
}

/**
 * crypto_close() - close it
 */
void crypto_close(void)
{
	if (library)
		dlclose(library);
	library = NULL;
}

/**
 * crypto_random() - make random bytes
 * @to: where to
 * @length: how many
 *
 * Return: false if there are none to be had.
 */
bool crypto_random(void *to, size_t length)
{
	return rand_bytes(to, (int)length) == 1;
}

/**
 * crypto_hmac() - HMAC-SHA256
 * @key: key
 * @key_length: bytes of it
 * @parts: what it is about, one after the other
 * @n: how many parts
 * @digest: where to put it
 *
 * Return: false if that fails, or if there is too much of it.
 */
bool crypto_hmac(const void *key, size_t key_length,
		 const struct crypto_part *parts, size_t n,
		 unsigned char digest[CRYPTO_DIGEST])
{
	unsigned char input[MAX_INPUT];
	size_t length = 0, i;
	bool done;

	for (i = 0; i < n; i++) {
		if (parts[i].length > sizeof(input) - length)
			return false;
		memcpy(input + length, parts[i].data, parts[i].length);
		length += parts[i].length;
	}
	done = hmac(sha256(), key, (int)key_length, input, length, digest,
		    NULL);
	explicit_bzero(input, length);
	return done;
}

/**
 * crypto_equal() - compare secrets, in a time that does not depend on them
 * @a: one
 * @b: the other
 * @length: bytes of each
 *
 * Return: true if they are equal.
 */
bool crypto_equal(const void *a, const void *b, size_t length)
{
	return !memcmp_crypto(a, b, length);
}
