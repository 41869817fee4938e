// SPDX-License-Identifier: BSD-3-Clause
/*
 * All of it is OpenSSL's. Its library is opened when the service begins: a
 * plugin is built without -lcrypto and without headers other than those of the
 * interface, and to open a library is to read files, which the host lets a
 * plugin do. Only functions are used that are no different in any release 3,
 * with the prototypes that its manual pages have.
 */
#include "crypto.h"

#include <dlfcn.h>
#include <string.h>

#define LIBRARY "libcrypto.so.3"
#define MAX_INPUT 512
/* EVP_CIPHER_CTX_FLAG_WRAP_ALLOW: wrapping has to be asked for */
#define WRAP_ALLOW 1

typedef void evp_md;
typedef void evp_cipher;
typedef void evp_ctx;

static void *library;
static int (*rand_bytes)(unsigned char *to, int length);
static const evp_md *(*sha1)(void);
static const evp_md *(*sha256)(void);
static unsigned char *(*hmac)(const evp_md *md, const void *key, int key_length,
			      const unsigned char *data, size_t length,
			      unsigned char *digest, unsigned int *written);
static int (*memcmp_crypto)(const void *a, const void *b, size_t length);
static evp_ctx *(*ctx_new)(void);
static void (*ctx_free)(evp_ctx *ctx);
static void (*ctx_set_flags)(evp_ctx *ctx, int flags);
static const evp_cipher *(*aes_wrap)(void);
static int (*decrypt_init)(evp_ctx *ctx, const evp_cipher *cipher, void *engine,
			   const unsigned char *key, const unsigned char *iv);
static int (*decrypt)(evp_ctx *ctx, unsigned char *to, int *written,
		      const unsigned char *from, int length);

static const struct {
	const char *name;
	void *function;
} functions[] = {
	{ "RAND_bytes", &rand_bytes },
	{ "EVP_sha1", &sha1 },
	{ "EVP_sha256", &sha256 },
	{ "HMAC", &hmac },
	{ "CRYPTO_memcmp", &memcmp_crypto },
	{ "EVP_CIPHER_CTX_new", &ctx_new },
	{ "EVP_CIPHER_CTX_free", &ctx_free },
	{ "EVP_CIPHER_CTX_set_flags", &ctx_set_flags },
	{ "EVP_aes_128_wrap", &aes_wrap },
	{ "EVP_DecryptInit_ex", &decrypt_init },
	{ "EVP_DecryptUpdate", &decrypt },
	{ NULL, NULL }
};

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
	size_t i;

	library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
	for (i = 0; library && functions[i].name; i++)
		if (!look_up(functions[i].name, functions[i].function))
			crypto_close();
	return library;
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
 * crypto_hmac_sha1() - HMAC-SHA-1
 * @key: key
 * @key_length: bytes of it
 * @data: what it is about
 * @length: bytes of it
 * @digest: where to put it
 *
 * Return: false if that fails.
 */
bool crypto_hmac_sha1(const void *key, size_t key_length, const void *data,
		      size_t length, unsigned char digest[CRYPTO_SHA1])
{
	return hmac(sha1(), key, (int)key_length, data, length, digest, NULL);
}

/**
 * crypto_hmac_sha256() - HMAC-SHA256
 * @key: key
 * @key_length: bytes of it
 * @parts: what it is about, one after the other
 * @n: how many parts
 * @digest: where to put it
 *
 * Return: false if that fails, or if there is too much of it.
 */
bool crypto_hmac_sha256(const void *key, size_t key_length,
			const struct crypto_part *parts, size_t n,
			unsigned char digest[CRYPTO_SHA256])
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
 * crypto_unwrap() - AES key unwrap (RFC 3394)
 * @key: key
 * @from: what was wrapped
 * @length: bytes of it
 * @to: where to put it, CRYPTO_WRAP bytes less
 *
 * Return: false if it is not authentic.
 */
bool crypto_unwrap(const unsigned char key[CRYPTO_AES],
		   const unsigned char *from, size_t length, unsigned char *to)
{
	evp_ctx *ctx = ctx_new();
	int written = 0;
	bool done;

	if (!ctx)
		return false;
	ctx_set_flags(ctx, WRAP_ALLOW);
	done = decrypt_init(ctx, aes_wrap(), NULL, key, NULL) == 1 &&
	       decrypt(ctx, to, &written, from, (int)length) == 1 &&
	       written == (int)(length - CRYPTO_WRAP);
	ctx_free(ctx);
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
