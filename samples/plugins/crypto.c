// SPDX-License-Identifier: BSD-3-Clause
/*
 * The functions are those of OpenSSL. Its library is opened when the service
 * begins, because a plugin is built without -lcrypto and only with the headers
 * of the interface. Opening a library reads files, which the host allows. All
 * functions are the same in every release 3, and have the prototypes of its
 * manual pages.
 */
#include "crypto.h"

#include <dlfcn.h>
#include <string.h>

#define LIBRARY "libcrypto.so.3"
#define MAX_INPUT 512
/* EVP_CIPHER_CTX_FLAG_WRAP_ALLOW, which allows key wrap */
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

/* POSIX allows the conversion of this pointer to one to a function. */
static bool function_look_up(const char *name, void *function)
{
	void *address = dlsym(library, name);

	memcpy(function, &address, sizeof(address));
	return address;
}

/**
 * crypto_open() - open the library
 *
 * Return: false if it is not installed.
 */
bool crypto_open(void)
{
	size_t i;

	library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL);
	for (i = 0; library && functions[i].name; i++)
		if (!function_look_up(functions[i].name, functions[i].function))
			crypto_close();
	return library;
}

/**
 * crypto_close() - close the library
 */
void crypto_close(void)
{
	if (library)
		dlclose(library);
	library = NULL;
}

/**
 * crypto_random() - make random bytes
 * @to: set to the bytes
 * @length: number of bytes
 *
 * Return: false on failure.
 */
bool crypto_random(void *to, size_t length)
{
	return rand_bytes(to, (int)length) == 1;
}

/**
 * crypto_hmac_sha1() - compute an HMAC-SHA-1
 * @key: key
 * @key_length: length of @key in bytes
 * @data: data to authenticate
 * @length: length of @data in bytes
 * @digest: set to the HMAC
 *
 * Return: false on failure.
 */
bool crypto_hmac_sha1(const void *key, size_t key_length, const void *data,
		      size_t length, unsigned char digest[CRYPTO_SHA1])
{
	return hmac(sha1(), key, (int)key_length, data, length, digest, NULL);
}

/**
 * crypto_hmac_sha256() - compute an HMAC-SHA256
 * @key: key
 * @key_length: length of @key in bytes
 * @parts: data to authenticate, in parts that are concatenated
 * @n: number of parts
 * @digest: set to the HMAC
 *
 * Return: false on failure, or if the data is too long.
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
 * @from: wrapped data
 * @length: length of @from in bytes
 * @to: set to the data, which is CRYPTO_WRAP bytes shorter
 *
 * Return: false if the data is not authentic.
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
 * crypto_equal() - compare secrets in constant time
 * @a: first secret
 * @b: second secret
 * @length: length of each in bytes
 *
 * Return: true if they are equal.
 */
bool crypto_equal(const void *a, const void *b, size_t length)
{
	return !memcmp_crypto(a, b, length);
}
