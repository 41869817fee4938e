// SPDX-License-Identifier: GPL-2.0-only
/* The security fragment: what is taken, and that nothing else is (IHV-17). */
#include <stdlib.h>
#include <string.h>

#include "fragment.h"
#include "suites.h"
#include "utf16.h"

#define OPEN u"<Handshake xmlns=\"urn:nwifi:sample:handshake:1\">"
#define DIGITS u"000102030405060708090a0b0c0d0e0f" \
	u"101112131415161718191a1b1c1d1e1f"
#define CLOSE u"</Handshake>"
#define GOOD OPEN u"<secret>" DIGITS u"</secret>" CLOSE

/* Where the parser stops at the latest */
#define MOST 4096

static const UCHAR zero[SECRET_LENGTH];

static void is_good(const WCHAR *text)
{
	UCHAR secret[SECRET_LENGTH];
	size_t i;

	assert_int_equal(fragment_parse(text, secret), L2_REASON_CODE_SUCCESS);
	for (i = 0; i < sizeof(secret); i++)
		assert_int_equal(secret[i], i);
}

/* Refused for this reason, and nothing of a secret is left. */
static void is_bad(const WCHAR *text, DWORD reason)
{
	UCHAR secret[SECRET_LENGTH];

	memset(secret, 0xff, sizeof(secret));
	assert_int_equal(fragment_parse(text, secret), reason);
	assert_memory_equal(secret, zero, sizeof(secret));
}

static void good(void **state)
{
	(void)state;
	is_good(GOOD);
	is_good(u"\r\n\t <Handshake\n xmlns = 'urn:nwifi:sample:handshake:1' >\n"
		u"  <secret >\n" DIGITS u" </secret\t> </Handshake >\n\n");
	is_good(OPEN u"<secret>000102030405060708090A0B0C0D0E0F"
		u"101112131415161718191A1b1C1d1E1f</secret>" CLOSE);
}

static void none(void **state)
{
	(void)state;
	is_bad(NULL, REASON_NO_FRAGMENT);
	is_bad(u"", REASON_NO_FRAGMENT);
	is_bad(u" \n", REASON_NO_FRAGMENT);
}

static void malformed(void **state)
{
	static const WCHAR *const texts[] = {
		u"<handshake/>",
		u"<Handshake><secret>" DIGITS u"</secret>" CLOSE,
		u"<Handshake xmlns=\"urn:nwifi:sample:handshake:2\"><secret>"
			DIGITS u"</secret>" CLOSE,
		u"<Handshake xmlns=\"urn:nwifi:sample:handshake:1'><secret>"
			DIGITS u"</secret>" CLOSE,
		u"<Handshake xmlns=urn:nwifi:sample:handshake:1><secret>"
			DIGITS u"</secret>" CLOSE,
		u"<Handshakexmlns=\"urn:nwifi:sample:handshake:1\"><secret>"
			DIGITS u"</secret>" CLOSE,
		u"<Handshake xmlns=\"urn:nwifi:sample:handshake:1\" a=\"b\">"
			u"<secret>" DIGITS u"</secret>" CLOSE,
		u"<?xml version=\"1.0\"?>" GOOD,
		u"<!-- -->" GOOD,
		OPEN u"<secret a=\"b\">" DIGITS u"</secret>" CLOSE,
		OPEN CLOSE,
		OPEN u"<secrets>" DIGITS u"</secrets>" CLOSE,
		OPEN u"<secret>" DIGITS u"<a/></secret>" CLOSE,
		OPEN u"<secret>" DIGITS u"</secret><secret/>" CLOSE,
		GOOD u"!",
		GOOD GOOD,
	};
	size_t i;

	(void)state;
	for (i = 0; i < ARRAYSIZE(texts); i++)
		is_bad(texts[i], REASON_BAD_FRAGMENT);
}

static void bad_secret(void **state)
{
	(void)state;
	is_bad(OPEN u"<secret/>" CLOSE, REASON_BAD_FRAGMENT);
	is_bad(OPEN u"<secret></secret>" CLOSE, REASON_BAD_SECRET);
	is_bad(OPEN u"<secret>" DIGITS u"0</secret>" CLOSE, REASON_BAD_SECRET);
	is_bad(OPEN u"<secret>" DIGITS u"20</secret>" CLOSE, REASON_BAD_SECRET);
	is_bad(OPEN u"<secret>0001 02</secret>" CLOSE, REASON_BAD_SECRET);
	is_bad(OPEN u"<secret>&#48;</secret>" CLOSE, REASON_BAD_SECRET);
	/* the low byte of its units is that of digits */
	is_bad(OPEN u"<secret>\u0130\u0131</secret>" CLOSE, REASON_BAD_SECRET);
}

/* A copy that ends where the sanitizer sees what is read beyond it */
static WCHAR *copy(const WCHAR *text, size_t length, size_t units)
{
	WCHAR *to = malloc(units * sizeof(*to));

	assert_non_null(to);
	memcpy(to, text, length * sizeof(*to));
	return to;
}

static void cut_off(void **state)
{
	const size_t length = nwifi_utf16_length(GOOD, NWIFI_UTF_NUL);
	UCHAR secret[SECRET_LENGTH];
	WCHAR *text;
	size_t i;

	(void)state;
	for (i = 1; i < length; i++) {
		text = copy(GOOD, i, i + 1);
		text[i] = 0;
		assert_int_not_equal(fragment_parse(text, secret),
				     L2_REASON_CODE_SUCCESS);
		assert_memory_equal(secret, zero, sizeof(secret));
		free(text);
	}
}

/* Each unit replaced in turn: what is still taken is another secret. */
static void altered(void **state)
{
	static const WCHAR units[] = {
		0, 1, ' ', '<', '>', '&', '"', '0', 'g', 0x7f, 0x130, 0xd800,
		0xffff,
	};
	const size_t length = nwifi_utf16_length(GOOD, NWIFI_UTF_NUL);
	const size_t digits = sizeof(OPEN u"<secret>") / sizeof(WCHAR) - 1;
	UCHAR secret[SECRET_LENGTH];
	size_t at, i;
	WCHAR *text;
	DWORD reason;

	(void)state;
	for (at = 0; at < length; at++)
		for (i = 0; i < ARRAYSIZE(units); i++) {
			text = copy(GOOD, length + 1, length + 1);
			text[at] = units[i];
			reason = fragment_parse(text, secret);
			if (reason == L2_REASON_CODE_SUCCESS)
				assert_true(units[i] == GOOD[at] ||
					    (at >= digits &&
					     at < digits + 2 * SECRET_LENGTH &&
					     units[i] == '0'));
			else
				assert_memory_equal(secret, zero,
						    sizeof(secret));
			free(text);
		}
}

/* No NUL anywhere: nothing is read beyond the limit. */
static void endless(void **state)
{
	const size_t length = nwifi_utf16_length(GOOD, NWIFI_UTF_NUL);
	WCHAR *text = copy(u"", 0, MOST);
	size_t i;

	(void)state;
	for (i = 0; i < MOST; i++)
		text[i] = ' ';
	is_bad(text, REASON_NO_FRAGMENT);
	memcpy(text, GOOD, length * sizeof(*text));
	is_bad(text, REASON_BAD_FRAGMENT);
	for (i = 0; i < MOST - length; i++)
		text[i] = '\n';
	memcpy(text + i, GOOD, length * sizeof(*text));
	is_bad(text, REASON_BAD_FRAGMENT);
	/* one shorter, and there is room for the NUL */
	memcpy(text + i - 1, GOOD, (length + 1) * sizeof(*text));
	is_good(text);
	free(text);
}

int suite_fragment(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(good),
		cmocka_unit_test(none),
		cmocka_unit_test(malformed),
		cmocka_unit_test(bad_secret),
		cmocka_unit_test(cut_off),
		cmocka_unit_test(altered),
		cmocka_unit_test(endless),
	};

	return cmocka_run_group_tests_name("fragment", tests, NULL, NULL);
}
