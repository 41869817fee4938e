// SPDX-License-Identifier: BSD-3-Clause
/*
 * The security fragment is
 *
 *	<Handshake xmlns="urn:nwifi:sample:handshake:1">
 *	  <secret>64 hexadecimal digits</secret>
 *	</Handshake>
 *
 * and nothing else, white space between elements and tokens apart. It is not
 * trusted (IHV-17): whatever is not exactly that is refused, and no unit is
 * looked at beyond a NUL or a limit. A library for XML would take more text,
 * and would be more to trust.
 */
#include "fragment.h"

#include <stdbool.h>
#include <string.h>

#include "utf16.h"

/* More than such a fragment has, however much white space is in it */
#define MAX_UNITS 4096

/* What is left of the text; there is always a NUL, or the end is reached. */
struct cursor {
	const WCHAR *at;
	size_t left;
};

static WCHAR peek(const struct cursor *c)
{
	return c->left ? *c->at : 0;
}

static void skip(struct cursor *c)
{
	c->at++;
	c->left--;
}

static bool is_space(WCHAR unit)
{
	return unit == ' ' || unit == '\t' || unit == '\r' || unit == '\n';
}

/* Return: whether there was any. */
static bool skip_space(struct cursor *c)
{
	const size_t left = c->left;

	while (is_space(peek(c)))
		skip(c);
	return c->left != left;
}

/* Exactly this text, which is ASCII */
static bool take(struct cursor *c, const char *text)
{
	for (; *text; text++) {
		if (peek(c) != (unsigned char)*text)
			return false;
		skip(c);
	}
	return true;
}

static bool take_attribute(struct cursor *c)
{
	char quote[2] = { 0 };

	if (!skip_space(c) || !take(c, "xmlns"))
		return false;
	skip_space(c);
	if (!take(c, "="))
		return false;
	skip_space(c);
	if (peek(c) != '"' && peek(c) != '\'')
		return false;
	quote[0] = (char)peek(c);
	return take(c, quote) && take(c, FRAGMENT_NAMESPACE) && take(c, quote);
}

/* The end of a tag, whose name has been taken */
static bool take_end(struct cursor *c)
{
	skip_space(c);
	return take(c, ">");
}

static int digit(WCHAR unit)
{
	if (unit >= '0' && unit <= '9')
		return unit - '0';
	if (unit >= 'a' && unit <= 'f')
		return unit - 'a' + 10;
	if (unit >= 'A' && unit <= 'F')
		return unit - 'A' + 10;
	return -1;
}

static bool take_secret(struct cursor *c, UCHAR secret[SECRET_LENGTH])
{
	int high, low;
	size_t i;

	skip_space(c);
	for (i = 0; i < SECRET_LENGTH; i++) {
		high = digit(peek(c));
		if (high < 0)
			return false;
		skip(c);
		low = digit(peek(c));
		if (low < 0)
			return false;
		skip(c);
		secret[i] = (UCHAR)(high << 4 | low);
	}
	skip_space(c);
	/* More digits, or none: a mistake in the secret all the same */
	return peek(c) == '<';
}

static DWORD parse(struct cursor *c, UCHAR secret[SECRET_LENGTH])
{
	skip_space(c);
	if (!peek(c))
		return REASON_NO_FRAGMENT;
	if (!take(c, "<Handshake") || !take_attribute(c) || !take_end(c))
		return REASON_BAD_FRAGMENT;
	skip_space(c);
	if (!take(c, "<secret") || !take_end(c))
		return REASON_BAD_FRAGMENT;
	if (!take_secret(c, secret))
		return REASON_BAD_SECRET;
	if (!take(c, "</secret") || !take_end(c))
		return REASON_BAD_FRAGMENT;
	skip_space(c);
	if (!take(c, "</Handshake") || !take_end(c))
		return REASON_BAD_FRAGMENT;
	skip_space(c);
	return peek(c) || !c->left ? REASON_BAD_FRAGMENT :
				     L2_REASON_CODE_SUCCESS;
}

/**
 * fragment_parse() - read the security fragment
 * @text: the fragment; NULL is like an empty one
 * @secret: where to put the secret; wiped if this fails
 *
 * Return: L2_REASON_CODE_SUCCESS, or why it cannot be used.
 */
DWORD fragment_parse(const WCHAR *text, UCHAR secret[SECRET_LENGTH])
{
	struct cursor c = { text, text ? MAX_UNITS : 0 };
	DWORD reason = parse(&c, secret);

	if (reason != L2_REASON_CODE_SUCCESS)
		explicit_bzero(secret, SECRET_LENGTH);
	return reason;
}
