// SPDX-License-Identifier: GPL-2.0-only
/* Which bytes are characters (IHV-17). */
#include <errno.h>

#include "documents.h"
#include "lib/profile/encoding.h"
#include "lib/profile/xml.h"

#define HEAD(_encoding)	"<?xml version='1.0' encoding='" _encoding "'?>"
#define ACCENTED	PROFILE(NAMED("caf\xc3\xa9 \xf0\x9f\x98\x80") CAFE ESS)

/* Return: bytes of the document in UTF-16; surrogates are written as such. */
static size_t to_utf16(const char *text, bool big, bool mark, uint8_t *out)
{
	size_t n = 0, i;
	uint16_t u[2];

	if (mark) {
		out[n++] = big ? 0xfe : 0xff;
		out[n++] = big ? 0xff : 0xfe;
	}
	while (*text) {
		const uint8_t *t = (const uint8_t *)text;
		size_t units = 1, bytes = 1;

		u[0] = t[0];
		if (t[0] >= 0xf0) {
			uint32_t c = (t[0] & 7) << 18 | (t[1] & 63) << 12 |
				     (t[2] & 63) << 6 | (t[3] & 63);

			u[0] = 0xd800 + ((c - 0x10000) >> 10);
			u[1] = 0xdc00 + (c & 0x3ff);
			units = 2;
			bytes = 4;
		} else if (t[0] >= 0xc0) {
			u[0] = (t[0] & 31) << 6 | (t[1] & 63);
			bytes = 2;
		}
		for (i = 0; i < units; i++) {
			out[n++] = big ? u[i] >> 8 : u[i] & 255;
			out[n++] = big ? u[i] & 255 : u[i] >> 8;
		}
		text += bytes;
	}
	return n;
}

static void utf16_is_read_with_and_without_a_mark(void **state)
{
	static const char * const heads[] = { "", HEAD("UTF-16"), HEAD("utf-16") };
	uint8_t bytes[2048];
	char why[NWC_PROFILE_WHY], text[1024];
	struct nwc_profile *p;
	unsigned int i;
	size_t n;

	(void)state;
	for (i = 0; i < 4 * NWC_ARRAY_SIZE(heads); i++) {
		snprintf(text, sizeof(text), "%s" ACCENTED, heads[i / 4]);
		n = to_utf16(text, i & 1, i & 2, bytes);
		if (parse_bytes(bytes, n, &p, why))
			fail_msg("%u: %s", i, why);
		assert_string_equal(p->name, "caf\xc3\xa9 \xf0\x9f\x98\x80");
		nwc_profile_free(p);
		/* half a character at the end */
		assert_int_equal(parse_bytes(bytes, n - 1, &p, why), -EINVAL);
		assert_string_equal(why, "line 1: not UTF-8 or UTF-16");
	}
}

static void utf8_is_read_with_and_without_a_mark(void **state)
{
	static const char * const good[] = {
		ACCENTED, "\xef\xbb\xbf" ACCENTED, HEAD("UTF-8") ACCENTED,
		"<?xml version='1.0'?>" ACCENTED, HEAD("utf-8") ACCENTED,
		"<?xml version='1.0' encoding = \"UTF-8\"?>" ACCENTED,
	};
	struct nwc_profile *p;
	size_t i;

	(void)state;
	for (i = 0; i < NWC_ARRAY_SIZE(good); i++) {
		p = parse_good(good[i]);
		assert_string_equal(p->name, "caf\xc3\xa9 \xf0\x9f\x98\x80");
		nwc_profile_free(p);
	}
	/* the samples of the Native Wifi reference say so */
	nwc_profile_free(parse_good(HEAD("US-ASCII") OPEN("")));
}

static void other_encodings_are_refused(void **state)
{
	static const char * const bad[] = {
		HEAD("ISO-8859-1") OPEN(""), HEAD("UTF-16") OPEN(""),
		HEAD("UTF-7") OPEN(""), HEAD("") OPEN(""),
		HEAD("EBCDIC-US") OPEN(""), HEAD("US-ASCII") ACCENTED,
		"\xef\xbb\xbf" HEAD("windows-1252") OPEN(""),
		HEAD("UTF-16LE") OPEN(""), HEAD("UTF-32") OPEN(""),
	};
	char why[NWC_PROFILE_WHY];
	struct nwc_profile *p;
	size_t i;

	(void)state;
	for (i = 0; i < NWC_ARRAY_SIZE(bad); i++) {
		assert_int_equal(parse_bytes(bad[i], strlen(bad[i]), &p, why),
				 -EINVAL);
		assert_string_equal(why,
				    "line 1: the declared encoding is not that of the document; UTF-8 and UTF-16 are possible");
	}
}

static void malformed_characters_are_refused(void **state)
{
	static const char * const bad[] = {
		"\xff", "\x80", "\xc3", "\xc3(", "\xc0\xaf", "\xe0\x80\xaf",
		"\xf0\x80\x80\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80",
		"\xf8\x88\x80\x80\x80", "\xe9",
	};
	static const uint8_t lone[][6] = {
		{ '<', 0, 0x00, 0xd8, '<', 0 }, { '<', 0, 0x00, 0xdc, '<', 0 },
		{ '<', 0, 0x00, 0xd8, 0x00, 0xd8 },
	};
	char why[NWC_PROFILE_WHY], text[512];
	struct nwc_profile *p;
	size_t i;

	(void)state;
	for (i = 0; i < NWC_ARRAY_SIZE(bad); i++) {
		snprintf(text, sizeof(text), "<a>\n%s", bad[i]);
		assert_int_equal(parse_bytes(text, strlen(text), &p, why),
				 -EINVAL);
		assert_string_equal(why, "line 2: not UTF-8 or UTF-16");
	}
	for (i = 0; i < NWC_ARRAY_SIZE(lone); i++) {
		assert_int_equal(parse_bytes(lone[i], 6, &p, why), -EINVAL);
		assert_string_equal(why, "line 1: not UTF-8 or UTF-16");
	}
	/* a document of another one's bytes would be another document */
	assert_int_equal(parse_bytes("<a>\n\0</a>", 9, &p, why), -EINVAL);
	assert_string_equal(why, "line 2: a NUL character");
	assert_int_equal(parse_bytes("<\0a\0\0\0", 6, &p, why), -EINVAL);
	assert_string_equal(why, "line 1: a NUL character");
}

static void length_in_utf16(void **state)
{
	(void)state;
	assert_int_equal(nwc_profile_units(""), 0);
	assert_int_equal(nwc_profile_units("a\xc3\xa9\xe2\x98\x95"), 3);
	assert_int_equal(nwc_profile_units("\xf0\x9f\x98\x80"), 2);
}

int suite_encoding(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(utf16_is_read_with_and_without_a_mark),
		cmocka_unit_test(utf8_is_read_with_and_without_a_mark),
		cmocka_unit_test(other_encodings_are_refused),
		cmocka_unit_test(malformed_characters_are_refused),
		cmocka_unit_test(length_in_utf16),
	};

	return cmocka_run_group_tests_name("encoding", tests, NULL, NULL);
}
