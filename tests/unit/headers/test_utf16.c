// SPDX-License-Identifier: GPL-2.0-only
/* Text of 16-bit units. */
#include <utf16.h>

#include <stdlib.h>
#include <string.h>

#include "suites.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/*
 * Texts and buffers are put into memory of their exact size, so that reading
 * or writing beyond them is seen.
 */
static void *exactly(const void *from, size_t bytes)
{
	void *copy = malloc(bytes ? bytes : 1);

	assert_non_null(copy);
	if (from)
		memcpy(copy, from, bytes);
	return copy;
}

static const struct {
	const char *utf8;
	const WCHAR *utf16;
} pairs[] = {
	{ "", u"" },
	{ "<IHV/>", u"<IHV/>" },
	{ "\x7f", u"\x7f" },
	{ "\xc2\x80", u"\x80" },
	{ "z\xc3\xbcrich", u"z\u00fcrich" },
	{ "\xdf\xbf", u"\x7ff" },
	{ "\xe0\xa0\x80", u"\x800" },
	{ "\xe2\x82\xac", u"\u20ac" },
	{ "\xed\x9f\xbf", u"\xd7ff" },
	{ "\xee\x80\x80", u"\xe000" },
	{ "\xef\xbf\xbf", u"\xffff" },
	{ "\xf0\x90\x80\x80", u"\xd800\xdc00" },
	{ "\xf0\x9f\x93\xb6 ok", u"\xd83d\xdcf6 ok" },
	{ "\xf4\x8f\xbf\xbf", u"\xdbff\xdfff" },
};

static void valid(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(pairs); i++) {
		size_t bytes = strlen(pairs[i].utf8);
		size_t units = nwifi_utf16_length(pairs[i].utf16,
						  NWIFI_UTF_NUL);
		char *narrow = exactly(NULL, bytes + 1);
		WCHAR *wide = exactly(NULL, (units + 1) * sizeof(WCHAR));

		assert_int_equal(nwifi_utf16_to_utf8(narrow, bytes + 1,
						     pairs[i].utf16,
						     NWIFI_UTF_NUL), bytes);
		assert_string_equal(narrow, pairs[i].utf8);
		assert_int_equal(nwifi_utf8_to_utf16(wide, units + 1,
						     pairs[i].utf8,
						     NWIFI_UTF_NUL), units);
		assert_int_equal(nwifi_utf16_compare(wide, pairs[i].utf16), 0);
		assert_int_equal(wide[units], 0);
		/* The length alone */
		assert_int_equal(nwifi_utf16_to_utf8(NULL, 0, pairs[i].utf16,
						     NWIFI_UTF_NUL), bytes);
		assert_int_equal(nwifi_utf8_to_utf16(NULL, 0, pairs[i].utf8,
						     NWIFI_UTF_NUL), units);
		free(wide);
		free(narrow);
	}
}

/* Every character there is, there and back */
static void every_character(void **state)
{
	uint32_t character;

	(void)state;
	for (character = 1; character <= 0x10ffff; character++) {
		WCHAR wide[3] = { 0 }, back[3];
		char narrow[5];
		size_t units;

		if (character == 0xd800)
			character = 0xe000;
		if (character < 0x10000) {
			units = 1;
			wide[0] = character;
		} else {
			units = 2;
			wide[0] = 0xd7c0 + (character >> 10);
			wide[1] = 0xdc00 + character % 0x400;
		}
		if (nwifi_utf16_to_utf8(narrow, sizeof(narrow), wide,
					NWIFI_UTF_NUL) <= 0 ||
		    nwifi_utf8_to_utf16(back, COUNT(back), narrow,
					NWIFI_UTF_NUL) != (ptrdiff_t)units ||
		    nwifi_utf16_compare(wide, back))
			fail_msg("U+%04X", character);
	}
}

static const struct {
	const char *bytes;
	size_t length;
} not_utf8[] = {
#define BYTES(text) { text, sizeof(text) - 1 }
	/* No first byte */
	BYTES("\x80"), BYTES("a\xbf"), BYTES("\xf8\x88\x80\x80\x80"),
	BYTES("\xfe"), BYTES("\xff"),
	/* Longer than it has to be */
	BYTES("\xc0\x80"), BYTES("\xc1\xbf"), BYTES("\xe0\x80\x80"),
	BYTES("\xe0\x9f\xbf"), BYTES("\xf0\x80\x80\x80"),
	BYTES("\xf0\x8f\xbf\xbf"),
	/* Surrogates */
	BYTES("\xed\xa0\x80"), BYTES("\xed\xbf\xbf"),
	BYTES("\xed\xa0\xbd\xed\xb3\xb6"),
	/* Beyond the last character */
	BYTES("\xf4\x90\x80\x80"), BYTES("\xf7\xbf\xbf\xbf"),
	/* Cut off by the end, and by another character */
	BYTES("\xc3"), BYTES("\xe2\x82"), BYTES("\xe2"), BYTES("\xf0\x9f\x93"),
	BYTES("\xf0\x9f"), BYTES("\xf0"), BYTES("\xc3" "a"),
	BYTES("\xe2\x82" "a"), BYTES("\xf0\x9f\x93" "a"), BYTES("\xc3\xc3\xbc"),
};

static void malformed_utf8(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(not_utf8); i++) {
		size_t length = not_utf8[i].length;
		char *open = exactly(not_utf8[i].bytes, length);
		char *closed = exactly(not_utf8[i].bytes, length + 1);
		WCHAR wide[16] = u"before";

		/* Ended by its length, and by its NUL */
		if (nwifi_utf8_to_utf16(wide, COUNT(wide), open, length) !=
		    NWIFI_UTF_MALFORMED ||
		    nwifi_utf8_to_utf16(NULL, 0, closed, NWIFI_UTF_NUL) !=
		    NWIFI_UTF_MALFORMED)
			fail_msg("not_utf8[%zu]", i);
		assert_int_equal(wide[0], 0);
		free(closed);
		free(open);
	}
}

static void malformed_utf16(void **state)
{
	static const WCHAR *const texts[] = {
		u"\xd800", u"\xdc00", u"a\xdbff", u"\xd800" u"a",
		u"\xdc00\xd800", u"\xd800\xd800\xdc00", u"\xd800\xe000",
	};
	char narrow[16] = "before";
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(texts); i++) {
		size_t units = nwifi_utf16_length(texts[i], NWIFI_UTF_NUL);
		WCHAR *open = exactly(texts[i], units * sizeof(WCHAR));

		strcpy(narrow, "before");
		if (nwifi_utf16_to_utf8(narrow, sizeof(narrow), open, units) !=
		    NWIFI_UTF_MALFORMED ||
		    nwifi_utf16_to_utf8(NULL, 0, texts[i], NWIFI_UTF_NUL) !=
		    NWIFI_UTF_MALFORMED)
			fail_msg("texts[%zu]", i);
		assert_int_equal(narrow[0], 0);
		free(open);
	}
}

static void no_room(void **state)
{
	size_t i, size;

	(void)state;
	for (i = 0; i < COUNT(pairs); i++) {
		size_t bytes = strlen(pairs[i].utf8);
		size_t units = nwifi_utf16_length(pairs[i].utf16,
						  NWIFI_UTF_NUL);

		for (size = 1; size <= bytes; size++) {
			char *narrow = exactly(NULL, size);

			assert_int_equal(nwifi_utf16_to_utf8(narrow, size,
							     pairs[i].utf16,
							     NWIFI_UTF_NUL),
					 NWIFI_UTF_NO_ROOM);
			assert_int_equal(narrow[0], 0);
			free(narrow);
		}
		for (size = 1; size <= units; size++) {
			WCHAR *wide = exactly(NULL, size * sizeof(WCHAR));

			assert_int_equal(nwifi_utf8_to_utf16(wide, size,
							     pairs[i].utf8,
							     NWIFI_UTF_NUL),
					 NWIFI_UTF_NO_ROOM);
			assert_int_equal(wide[0], 0);
			free(wide);
		}
	}
}

static void lengths(void **state)
{
	WCHAR *open = exactly(u"abc", 3 * sizeof(WCHAR));
	char narrow[8];
	WCHAR wide[8];

	(void)state;
	assert_int_equal(nwifi_utf16_length(open, 3), 3);
	assert_int_equal(nwifi_utf16_length(open, 2), 2);
	assert_int_equal(nwifi_utf16_length(open, 0), 0);
	assert_int_equal(nwifi_utf16_length(u"abc", 8), 3);
	/* Text ends at its NUL or its length, whichever is first. */
	assert_int_equal(nwifi_utf16_to_utf8(narrow, 8, open, 3), 3);
	assert_int_equal(nwifi_utf16_to_utf8(narrow, 8, u"a\0c", 3), 1);
	assert_int_equal(nwifi_utf8_to_utf16(wide, 8, "abc", 2), 2);
	assert_int_equal(nwifi_utf16_compare(wide, u"ab"), 0);
	assert_int_equal(nwifi_utf8_to_utf16(wide, 8, "a\0c", 3), 1);
	assert_int_equal(nwifi_utf8_to_utf16(wide, 8, "abc", 0), 0);
	free(open);
}

static void order(void **state)
{
	(void)state;
	assert_int_equal(nwifi_utf16_compare(u"", u""), 0);
	assert_int_equal(nwifi_utf16_compare(u"abc", u"abc"), 0);
	assert_true(nwifi_utf16_compare(u"abc", u"abd") < 0);
	assert_true(nwifi_utf16_compare(u"abc", u"ab") > 0);
	assert_true(nwifi_utf16_compare(u"", u"a") < 0);
	/* Units have no sign. */
	assert_true(nwifi_utf16_compare(u"\xffff", u"a") > 0);
}

static void copying(void **state)
{
	WCHAR *to = exactly(NULL, 4 * sizeof(WCHAR));

	(void)state;
	assert_int_equal(nwifi_utf16_copy(to, 4, u"abc"), 3);
	assert_int_equal(nwifi_utf16_compare(to, u"abc"), 0);
	assert_int_equal(nwifi_utf16_copy(to, 4, u""), 0);
	assert_int_equal(to[0], 0);
	assert_int_equal(nwifi_utf16_copy(to, 4, u"abcd"), NWIFI_UTF_NO_ROOM);
	assert_int_equal(nwifi_utf16_compare(to, u"abc"), 0);
	assert_int_equal(nwifi_utf16_copy(to, 1, u"a"), NWIFI_UTF_NO_ROOM);
	assert_int_equal(to[0], 0);
	/* A pair fits, or goes as a whole. */
	assert_int_equal(nwifi_utf16_copy(to, 4, u"a\xd83d\xdcf6"), 3);
	assert_int_equal(nwifi_utf16_copy(to, 4, u"ab\xd83d\xdcf6"),
			 NWIFI_UTF_NO_ROOM);
	assert_int_equal(nwifi_utf16_compare(to, u"ab"), 0);
	free(to);
}

int suite_utf16(void)
{
	const struct CMUnitTest tests[] = {
		NAMED("IHV-27: UTF-8 and UTF-16, both ways", valid),
		NAMED("IHV-27: every character, there and back",
		      every_character),
		NAMED("IHV-17: what is no UTF-8 is refused", malformed_utf8),
		NAMED("IHV-17: what is no UTF-16 is refused", malformed_utf16),
		NAMED("IHV-17: buffers that are too small", no_room),
		NAMED("IHV-17: where text ends", lengths),
		NAMED("IHV-27: comparison", order),
		NAMED("IHV-17: copies are bounded", copying),
	};

	return cmocka_run_group_tests_name("utf16", tests, NULL, NULL);
}
