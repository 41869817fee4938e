// SPDX-License-Identifier: GPL-2.0-only
/* What the plugins take from the library, by known answers. */
#include <string.h>

#include "crypto.h"
#include "suites.h"

/* RFC 4231, test case 2 */
static const unsigned char jefe[CRYPTO_SHA256] = {
	0x5b, 0xdc, 0xc1, 0x46, 0xbf, 0x60, 0x75, 0x4e,
	0x6a, 0x04, 0x24, 0x26, 0x08, 0x95, 0x75, 0xc7,
	0x5a, 0x00, 0x3f, 0x08, 0x9d, 0x27, 0x39, 0x83,
	0x9d, 0xec, 0x58, 0xb9, 0x64, 0xec, 0x38, 0x43,
};

/* RFC 4231, test case 3 */
static const unsigned char dd[CRYPTO_SHA256] = {
	0x77, 0x3e, 0xa9, 0x1e, 0x36, 0x80, 0x0e, 0x46,
	0x85, 0x4d, 0xb8, 0xeb, 0xd0, 0x91, 0x81, 0xa7,
	0x29, 0x59, 0x09, 0x8b, 0x3e, 0xf8, 0xc1, 0x22,
	0xd9, 0x63, 0x55, 0x14, 0xce, 0xd5, 0x65, 0xfe,
};

static void known_answers(void **state)
{
	const struct crypto_part whole = { "what do ya want for nothing?", 28 };
	const struct crypto_part parts[] = {
		{ "what do ya", 10 }, { "", 0 }, { " want for nothing?", 18 },
	};
	unsigned char key[20], data[50], digest[CRYPTO_SHA256];
	const struct crypto_part fifty = { data, sizeof(data) };

	(void)state;
	assert_true(crypto_hmac_sha256("Jefe", 4, &whole, 1, digest));
	assert_memory_equal(digest, jefe, sizeof(digest));
	assert_true(crypto_hmac_sha256("Jefe", 4, parts, 3, digest));
	assert_memory_equal(digest, jefe, sizeof(digest));
	memset(key, 0xaa, sizeof(key));
	memset(data, 0xdd, sizeof(data));
	assert_true(crypto_hmac_sha256(key, sizeof(key), &fifty, 1, digest));
	assert_memory_equal(digest, dd, sizeof(digest));
}

/* RFC 2202, test case 2 */
static const unsigned char jefe_sha1[CRYPTO_SHA1] = {
	0xef, 0xfc, 0xdf, 0x6a, 0xe5, 0xeb, 0x2f, 0xa2, 0xd2, 0x74,
	0x16, 0xd5, 0xf1, 0x84, 0xdf, 0x9c, 0x25, 0x9a, 0x7c, 0x79,
};

static void known_answer_sha1(void **state)
{
	unsigned char digest[CRYPTO_SHA1];

	(void)state;
	assert_true(crypto_hmac_sha1("Jefe", 4, "what do ya want for nothing?",
				     28, digest));
	assert_memory_equal(digest, jefe_sha1, sizeof(digest));
}

/* RFC 3394, 4.1; what is not authentic is not unwrapped */
static void unwrapping(void **state)
{
	static const unsigned char key[CRYPTO_AES] = {
		0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07,
		0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x0e, 0x0f,
	};
	static const unsigned char data[16] = {
		0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77,
		0x88, 0x99, 0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff,
	};
	unsigned char wrapped[sizeof(data) + CRYPTO_WRAP] = {
		0x1f, 0xa6, 0x8b, 0x0a, 0x81, 0x12, 0xb4, 0x47,
		0xae, 0xf3, 0x4b, 0xd8, 0xfb, 0x5a, 0x7b, 0x82,
		0x9d, 0x3e, 0x86, 0x23, 0x71, 0xd2, 0xcf, 0xe5,
	};
	unsigned char found[sizeof(wrapped)];

	(void)state;
	assert_true(crypto_unwrap(key, wrapped, sizeof(wrapped), found));
	assert_memory_equal(found, data, sizeof(data));
	wrapped[sizeof(wrapped) - 1] ^= 1;
	assert_false(crypto_unwrap(key, wrapped, sizeof(wrapped), found));
}

static void too_much(void **state)
{
	static const unsigned char data[512];
	const struct crypto_part all = { data, sizeof(data) };
	const struct crypto_part more[] = { all, { "!", 1 } };
	unsigned char digest[CRYPTO_SHA256];

	(void)state;
	assert_true(crypto_hmac_sha256("k", 1, &all, 1, digest));
	assert_false(crypto_hmac_sha256("k", 1, more, 2, digest));
}

static void comparison(void **state)
{
	unsigned char other[CRYPTO_SHA256];
	size_t i;

	(void)state;
	assert_true(crypto_equal(jefe, jefe, sizeof(jefe)));
	for (i = 0; i < sizeof(other); i++) {
		memcpy(other, jefe, sizeof(other));
		other[i] ^= 0x80;
		assert_false(crypto_equal(jefe, other, sizeof(other)));
		assert_true(crypto_equal(jefe, other, i));
	}
}

/* Elsewhere in these tests it is not. */
bool __real_crypto_random(void *to, size_t length);

static void random_is_random(void **state)
{
	unsigned char one[32] = { 0 }, other[32] = { 0 };

	(void)state;
	assert_true(__real_crypto_random(one, sizeof(one)));
	assert_true(__real_crypto_random(other, sizeof(other)));
	assert_memory_not_equal(one, other, sizeof(one));
}

static int begin(void **state)
{
	(void)state;
	return !crypto_open();
}

static int end(void **state)
{
	(void)state;
	crypto_close();
	return 0;
}

int suite_crypto(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_answers),
		cmocka_unit_test(known_answer_sha1),
		cmocka_unit_test(unwrapping),
		cmocka_unit_test(too_much),
		cmocka_unit_test(comparison),
		cmocka_unit_test(random_is_random),
	};

	return cmocka_run_group_tests_name("crypto", tests, begin, end);
}
