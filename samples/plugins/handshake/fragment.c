// SPDX-License-Identifier: BSD-3-Clause
/*
 * The security fragment is exactly
 *
 *	<Handshake xmlns="urn:nwifi:sample:handshake:1">
 *	  <secret>64 hexadecimal digits</secret>
 *	</Handshake>
 *
 * with any white space between elements and tokens. It is not trusted (IHV-17):
 * any other text is refused, and no unit is read beyond a NUL or a limit. The
 * sample does not use an XML library, which would take more text than this.
 */
#include "fragment.h"

#include <stdbool.h>
#include <string.h>

#include "utf16.h"

/* Greatest length of the fragment, in units */
#define MAX_UNITS 4096

/* The rest of the text, which ends with a NUL or after @left units */
struct cursor {
	const WCHAR *at;
	size_t left;
};

static WCHAR cursor_peek(const struct cursor *c)
{
	return c->left ? *c->at : 0;
}

static void cursor_skip(struct cursor *c)
{
	c->at++;
	c->left--;
}

static bool unit_is_space(WCHAR unit)
{
	return unit == ' ' || unit == '\t' || unit == '\r' || unit == '\n';
}

/* Return: true if there was white space. */
static bool cursor_skip_space(struct cursor *c)
{
	const size_t left = c->left;

	while (unit_is_space(cursor_peek(c)))
		cursor_skip(c);
	return c->left != left;
}

/* Take exactly this text, which is ASCII. */
static bool cursor_take(struct cursor *c, const char *text)
{
	for (; *text; text++) {
		if (cursor_peek(c) != (unsigned char)*text)
			return false;
		cursor_skip(c);
	}
	return true;
}

static bool cursor_take_namespace(struct cursor *c)
{
	char quote[2] = { 0 };

	if (!cursor_skip_space(c) || !cursor_take(c, "xmlns"))
		return false;
	cursor_skip_space(c);
	if (!cursor_take(c, "="))
		return false;
	cursor_skip_space(c);
	if (cursor_peek(c) != '"' && cursor_peek(c) != '\'')
		return false;
	quote[0] = (char)cursor_peek(c);
	return cursor_take(c, quote) && cursor_take(c, FRAGMENT_NAMESPACE) &&
	       cursor_take(c, quote);
}

/* Take the end of a tag, whose name was taken before. */
static bool cursor_take_end(struct cursor *c)
{
	cursor_skip_space(c);
	return cursor_take(c, ">");
}

static int unit_digit(WCHAR unit)
{
	if (unit >= '0' && unit <= '9')
		return unit - '0';
	if (unit >= 'a' && unit <= 'f')
		return unit - 'a' + 10;
	if (unit >= 'A' && unit <= 'F')
		return unit - 'A' + 10;
	return -1;
}

static bool cursor_take_secret(struct cursor *c, UCHAR secret[SECRET_LENGTH])
{
	int high, low;
	size_t i;

	cursor_skip_space(c);
	for (i = 0; i < SECRET_LENGTH; i++) {
		high = unit_digit(cursor_peek(c));
		if (high < 0)
			return false;
		cursor_skip(c);
		low = unit_digit(cursor_peek(c));
		if (low < 0)
			return false;
		cursor_skip(c);
		secret[i] = (UCHAR)(high << 4 | low);
	}
	cursor_skip_space(c);
	/* Any other unit here is a mistake in the secret. */
	return cursor_peek(c) == '<';
}

static DWORD fragment_read(struct cursor *c, UCHAR secret[SECRET_LENGTH])
{
	cursor_skip_space(c);
	if (!cursor_peek(c))
		return REASON_NO_FRAGMENT;
	if (!cursor_take(c, "<Handshake") || !cursor_take_namespace(c) ||
	    !cursor_take_end(c))
		return REASON_BAD_FRAGMENT;
	cursor_skip_space(c);
	if (!cursor_take(c, "<secret") || !cursor_take_end(c))
		return REASON_BAD_FRAGMENT;
	if (!cursor_take_secret(c, secret))
		return REASON_BAD_SECRET;
	if (!cursor_take(c, "</secret") || !cursor_take_end(c))
		return REASON_BAD_FRAGMENT;
	cursor_skip_space(c);
	if (!cursor_take(c, "</Handshake") || !cursor_take_end(c))
		return REASON_BAD_FRAGMENT;
	cursor_skip_space(c);
	return cursor_peek(c) || !c->left ? REASON_BAD_FRAGMENT :
				     L2_REASON_CODE_SUCCESS;
}

/**
 * fragment_parse() - read the security fragment
 * @text: the fragment; NULL is read as an empty fragment
 * @secret: set to the secret; wiped if this fails
 *
 * Return: L2_REASON_CODE_SUCCESS, or the reason why it cannot be used.
 */
DWORD fragment_parse(const WCHAR *text, UCHAR secret[SECRET_LENGTH])
{
	struct cursor c = { text, text ? MAX_UNITS : 0 };
	DWORD reason = fragment_read(&c, secret);

	if (reason != L2_REASON_CODE_SUCCESS)
		explicit_bzero(secret, SECRET_LENGTH);
	return reason;
}
