// SPDX-License-Identifier: GPL-2.0-only
/* Identifiers: their text form, and new ones. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>

#include "ihvd/base/guid.h"
#include "lib/text.h"

#define DIGITS		32

/**
 * guid_text() - an identifier as text
 * @buf: filled in
 * @guid: identifier
 *
 * Return: @buf, in lower case and without braces.
 */
char *guid_text(char buf[static GUID_TEXT], const GUID *guid)
{
	const UCHAR *d = guid->Data4;

	snprintf(buf, GUID_TEXT,
		 "%08x-%04x-%04x-%02x%02x-%02x%02x%02x%02x%02x%02x",
		 guid->Data1, guid->Data2, guid->Data3, d[0], d[1], d[2], d[3],
		 d[4], d[5], d[6], d[7]);
	return buf;
}

/* Whether a dash follows so many digits. */
static bool dash_follows(unsigned int n)
{
	return n == 8 || n == 12 || n == 16 || n == 20;
}

/**
 * guid_parse() - read an identifier
 * @text: its text form, with or without the braces that Windows writes
 * @guid: filled in
 *
 * Return: false if the text is no identifier.
 */
bool guid_parse(const char *text, GUID *guid)
{
	const bool braces = *text == '{';
	uint8_t byte[DIGITS / 2] = { 0 };
	unsigned int n;

	text += braces;
	for (n = 0; n < DIGITS; n++) {
		const int value = nwc_hex_value(*text);

		if (value < 0)
			return false;
		text++;
		byte[n / 2] = byte[n / 2] << 4 | value;
		if (dash_follows(n + 1) && *text++ != '-')
			return false;
	}
	if (strcmp(text, braces ? "}" : ""))
		return false;
	guid->Data1 = (ULONG)byte[0] << 24 | byte[1] << 16 | byte[2] << 8 |
		      byte[3];
	guid->Data2 = byte[4] << 8 | byte[5];
	guid->Data3 = byte[6] << 8 | byte[7];
	memcpy(guid->Data4, byte + 8, sizeof(guid->Data4));
	return true;
}

/**
 * guid_new() - make an identifier that nobody can guess
 * @guid: filled in; random, of version 4 of RFC 4122
 *
 * Return: false without random numbers.
 */
bool guid_new(GUID *guid)
{
	if (getrandom(guid, sizeof(*guid), GRND_NONBLOCK) != sizeof(*guid))
		return false;
	guid->Data3 = (guid->Data3 & 0x0fff) | 0x4000;
	guid->Data4[0] = (guid->Data4[0] & 0x3f) | 0x80;
	return true;
}
