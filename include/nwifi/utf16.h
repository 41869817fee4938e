/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Functions for text of 16-bit units, which the C library does not have:
 * length, comparison, copying, and conversion from and to UTF-8. A conversion
 * fails for text that is not well-formed. No function writes beyond a buffer,
 * and all results end with a NUL.
 *
 * Text ends at its NUL, or after the number of units that the caller gives. For
 * text that certainly has a NUL, the caller gives NWIFI_UTF_NUL.
 */
#ifndef NWIFI_UTF16_H
#define NWIFI_UTF16_H

#include <stddef.h>
#include <stdint.h>

#include "windef.h"

/* As a length, this means up to the NUL. */
#define NWIFI_UTF_NUL SIZE_MAX

/* Negative results: the text is not well-formed, or the buffer is too small. */
#define NWIFI_UTF_MALFORMED (-1)
#define NWIFI_UTF_NO_ROOM (-2)

/**
 * nwifi_utf16_length() - measure a text
 * @text: the text
 * @max: greatest length of the text, in units
 *
 * Return: number of units, in which a surrogate pair counts as two.
 */
static inline size_t nwifi_utf16_length(const WCHAR *text, size_t max)
{
	size_t length = 0;

	while (length < max && text[length])
		length++;
	return length;
}

/**
 * nwifi_utf16_compare() - compare two texts unit by unit
 * @a: first text, with its NUL
 * @b: second text, with its NUL
 *
 * Return: 0 if the texts are equal; negative if @a is less; positive if @b is.
 */
static inline int nwifi_utf16_compare(const WCHAR *a, const WCHAR *b)
{
	while (*a && *a == *b) {
		a++;
		b++;
	}
	return (int)*a - (int)*b;
}

/**
 * nwifi_utf16_copy() - copy a text
 * @to: buffer for the copy, which always gets a NUL
 * @size: size of @to in units, at least 1
 * @from: the text, with its NUL
 *
 * A text that does not fit is cut, but not within a surrogate pair.
 *
 * Return: length of the copy, or NWIFI_UTF_NO_ROOM if the text was cut.
 */
static inline ptrdiff_t nwifi_utf16_copy(WCHAR *to, size_t size,
					 const WCHAR *from)
{
	size_t i;

	for (i = 0; i + 1 < size && from[i]; i++)
		to[i] = from[i];
	if (!from[i]) {
		to[i] = 0;
		return (ptrdiff_t)i;
	}
	if (i && (from[i - 1] & 0xfc00) == 0xd800 &&
	    (from[i] & 0xfc00) == 0xdc00)
		i--;
	to[i] = 0;
	return NWIFI_UTF_NO_ROOM;
}

/*
 * The following functions are for single characters. Those that decode return
 * the number of units or bytes that the next character takes, or 0 if it is
 * malformed. Those that encode return the number that they have written.
 */
static inline size_t nwifi_utf16_decode(const WCHAR *text, size_t max,
					uint32_t *character)
{
	*character = text[0];
	if ((text[0] & 0xf800) != 0xd800)
		return 1;
	if (text[0] >= 0xdc00 || max < 2 || (text[1] & 0xfc00) != 0xdc00)
		return 0;
	*character = 0x10000 + ((text[0] & 0x3ffu) << 10) + (text[1] & 0x3ffu);
	return 2;
}

static inline size_t nwifi_utf8_decode(const char *text, size_t max,
				       uint32_t *character)
{
	/* The lowest characters that need 2, 3 and 4 bytes */
	static const uint32_t least[] = { 0x80, 0x800, 0x10000 };
	const unsigned char *bytes = (const unsigned char *)text;
	size_t length, i;

	if (bytes[0] < 0x80) {
		*character = bytes[0];
		return 1;
	}
	if (bytes[0] < 0xc0 || bytes[0] > 0xf7)
		return 0;
	length = bytes[0] < 0xe0 ? 2 : bytes[0] < 0xf0 ? 3 : 4;
	*character = bytes[0] & (0x7fu >> length);
	for (i = 1; i < length; i++) {
		/* This also stops at a NUL. */
		if (i >= max || (bytes[i] & 0xc0) != 0x80)
			return 0;
		*character = *character << 6 | (bytes[i] & 0x3fu);
	}
	if (*character < least[length - 2] || *character > 0x10ffff ||
	    (*character & 0xfffff800) == 0xd800)
		return 0;
	return length;
}

static inline size_t nwifi_utf8_encode(char *bytes, uint32_t character)
{
	size_t length, i;

	if (character < 0x80) {
		bytes[0] = (char)character;
		return 1;
	}
	length = character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
	for (i = length; --i > 0; character >>= 6)
		bytes[i] = (char)(0x80 | (character & 0x3f));
	bytes[0] = (char)((0xf00u >> length & 0xff) | character);
	return length;
}

static inline size_t nwifi_utf16_encode(WCHAR *units, uint32_t character)
{
	if (character < 0x10000) {
		units[0] = (WCHAR)character;
		return 1;
	}
	character -= 0x10000;
	units[0] = (WCHAR)(0xd800 | character >> 10);
	units[1] = (WCHAR)(0xdc00 | (character & 0x3ff));
	return 2;
}

/**
 * nwifi_utf16_to_utf8() - convert a text to UTF-8
 * @to: buffer for the result; empty afterwards if this fails
 * @size: size of @to in bytes; with 0 only the length is found
 * @from: the text
 * @max: greatest length of @from in units; NWIFI_UTF_NUL if it has a NUL
 *
 * Return: length of the result in bytes, without its NUL; NWIFI_UTF_MALFORMED
 * for half a surrogate pair; or NWIFI_UTF_NO_ROOM.
 */
static inline ptrdiff_t nwifi_utf16_to_utf8(char *to, size_t size,
					    const WCHAR *from, size_t max)
{
	size_t length = 0, used, made, i;
	uint32_t character;
	char bytes[4];

	if (size)
		to[0] = 0;
	for (; max && *from; from += used, max -= used, length += made) {
		used = nwifi_utf16_decode(from, max, &character);
		if (!used) {
			if (size)
				to[0] = 0;
			return NWIFI_UTF_MALFORMED;
		}
		made = nwifi_utf8_encode(bytes, character);
		if (!size)
			continue;
		if (made >= size - length) {
			to[0] = 0;
			return NWIFI_UTF_NO_ROOM;
		}
		for (i = 0; i < made; i++)
			to[length + i] = bytes[i];
	}
	if (size)
		to[length] = 0;
	return (ptrdiff_t)length;
}

/**
 * nwifi_utf8_to_utf16() - convert a text from UTF-8
 * @to: buffer for the result; empty afterwards if this fails
 * @size: size of @to in units; with 0 only the length is found
 * @from: the text
 * @max: greatest length of @from in bytes; NWIFI_UTF_NUL if it has a NUL
 *
 * Return: length of the result in units, without its NUL; NWIFI_UTF_MALFORMED
 * for text that is not UTF-8 (characters that are cut, overlong, surrogates, or
 * beyond U+10FFFF); or NWIFI_UTF_NO_ROOM.
 */
static inline ptrdiff_t nwifi_utf8_to_utf16(WCHAR *to, size_t size,
					    const char *from, size_t max)
{
	size_t length = 0, used, made, i;
	uint32_t character;
	WCHAR units[2];

	if (size)
		to[0] = 0;
	for (; max && *from; from += used, max -= used, length += made) {
		used = nwifi_utf8_decode(from, max, &character);
		if (!used) {
			if (size)
				to[0] = 0;
			return NWIFI_UTF_MALFORMED;
		}
		made = nwifi_utf16_encode(units, character);
		if (!size)
			continue;
		if (made >= size - length) {
			to[0] = 0;
			return NWIFI_UTF_NO_ROOM;
		}
		for (i = 0; i < made; i++)
			to[length + i] = units[i];
	}
	if (size)
		to[length] = 0;
	return (ptrdiff_t)length;
}

#endif /* NWIFI_UTF16_H */
