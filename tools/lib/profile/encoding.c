// SPDX-License-Identifier: GPL-2.0-only
/*
 * From the bytes of an XML document to well-formed UTF-8.
 *
 * The XML library could convert the document with iconv, from whatever encoding
 * it declares. Profiles are written in UTF-8 or UTF-16, so only these are
 * accepted, and the code below is all that is needed for them.
 */
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lib/profile/encoding.h"

/**
 * enum form - encoding form of the characters
 * @FORM_UTF8: UTF-8
 * @FORM_UTF16LE: UTF-16, low byte first
 * @FORM_UTF16BE: UTF-16, high byte first
 */
enum form {
	FORM_UTF8,
	FORM_UTF16LE,
	FORM_UTF16BE,
};

/**
 * struct input - bytes that have not been read yet
 * @pos: next byte
 * @end: end of the bytes
 * @form: their encoding form
 */
struct input {
	const uint8_t *pos;
	const uint8_t *end;
	enum form form;
};

/* A byte order mark tells the form, else the '<' that starts every document. */
static struct input input_detect(const uint8_t *p, size_t len)
{
	struct input in = { p, p + len, FORM_UTF8 };

	if (len >= 3 && !memcmp(p, "\xef\xbb\xbf", 3)) {
		in.pos += 3;
	} else if (len >= 2 && p[0] == 0xff && p[1] == 0xfe) {
		in.form = FORM_UTF16LE;
		in.pos += 2;
	} else if (len >= 2 && p[0] == 0xfe && p[1] == 0xff) {
		in.form = FORM_UTF16BE;
		in.pos += 2;
	} else if (len >= 2 && p[0] == '<' && !p[1]) {
		in.form = FORM_UTF16LE;
	} else if (len >= 2 && !p[0] && p[1] == '<') {
		in.form = FORM_UTF16BE;
	}
	return in;
}

/* Return: the next 16-bit unit, or -1 at the end. */
static int32_t unit_next(struct input *in)
{
	int32_t u;

	if (in->end - in->pos < 2)
		return -1;
	u = in->form == FORM_UTF16LE ? in->pos[0] | in->pos[1] << 8 :
				       in->pos[0] << 8 | in->pos[1];
	in->pos += 2;
	return u;
}

/* Return: the next character, or -1 if it is not well-formed. */
static int32_t utf16_next(struct input *in)
{
	int32_t high = unit_next(in), low;

	if (high < 0xd800 || high > 0xdfff)
		return high;
	if (high > 0xdbff)
		return -1;
	low = unit_next(in);
	if (low < 0xdc00 || low > 0xdfff)
		return -1;
	return 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
}

/* Return: the next character, or -1 if it is not well-formed. */
static int32_t utf8_next(struct input *in)
{
	/* The lowest character that needs this many further bytes. */
	static const int32_t least[] = { 0, 0x80, 0x800, 0x10000 };
	uint8_t first = *in->pos++;
	int32_t c;
	int more, i;

	if (first < 0x80)
		return first;
	more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
	if (first < 0xc0 || first > 0xf7 || in->end - in->pos < more)
		return -1;
	c = first & (0x3f >> more);
	for (i = 0; i < more; i++) {
		if ((*in->pos & 0xc0) != 0x80)
			return -1;
		c = c << 6 | (*in->pos++ & 0x3f);
	}
	/* Refuse overlong forms, surrogates and what is beyond Unicode. */
	if (c < least[more] || (c >= 0xd800 && c <= 0xdfff) || c > 0x10ffff)
		return -1;
	return c;
}

/* Return: number of bytes written; 0 if they do not fit. */
static size_t utf8_put(char *out, size_t room, int32_t c)
{
	/* The leading bits of the first byte of a sequence of this length. */
	static const uint8_t first[] = { 0, 0, 0xc0, 0xe0, 0xf0 };
	size_t len = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4, i;

	if (room < len)
		return 0;
	for (i = len - 1; i > 0; i--) {
		out[i] = (char)(0x80 | (c & 0x3f));
		c >>= 6;
	}
	out[0] = (char)(first[len] | c);
	return len;
}

static bool text_is_ascii(const char *text)
{
	for (; *text; text++) {
		if ((unsigned char)*text >= 0x80)
			return false;
	}
	return true;
}

/*
 * The declared encoding must be the real one. A declaration that is not of the
 * form that XML demands passes here, because the XML library refuses it.
 */
static bool declaration_fits(const char *text, enum form form)
{
	const char *end, *p;
	size_t len;

	if (strncmp(text, "<?xml", 5))
		return true;
	end = strstr(text, "?>");
	p = strstr(text, "encoding");
	if (!end || !p || p > end)
		return true;
	p += strlen("encoding");
	p += strspn(p, " \t\r\n");
	if (*p++ != '=')
		return true;
	p += strspn(p, " \t\r\n");
	if (*p != '"' && *p != '\'')
		return true;
	len = strcspn(p + 1, (char []){ *p, '\0' });
	p++;

	if (form == FORM_UTF8)
		return (len == 5 && !strncasecmp(p, "UTF-8", len)) ||
		       (len == 8 && !strncasecmp(p, "US-ASCII", len) &&
			text_is_ascii(text));
	return (len == 6 && !strncasecmp(p, "UTF-16", len)) ||
	       (len == 8 && !strncasecmp(p, form == FORM_UTF16LE ?
					 "UTF-16LE" : "UTF-16BE", len));
}

/**
 * nwc_profile_utf8() - read the characters of an XML document
 * @bytes: UTF-8 or UTF-16, with or without a byte order mark
 * @len: length of @bytes
 * @text: set to the characters in UTF-8, followed by a NUL; to be freed
 * @text_len: set to the length of @text in bytes without that NUL
 * @why: set to what is wrong on failure
 *
 * A document with ill-formed characters, with a NUL or with a declaration of
 * another encoding is refused (IHV-17).
 *
 * Return: 0, -EINVAL or -ENOMEM.
 */
int nwc_profile_utf8(const void *bytes, size_t len, char **text,
		     size_t *text_len, char why[static NWC_PROFILE_WHY])
{
	struct input in = input_detect(bytes, len);
	/* Two bytes of UTF-16 become three of UTF-8 at most. */
	size_t room = in.form == FORM_UTF8 ? len : len / 2 * 3;
	unsigned int line = 1;
	char *out = calloc(1, room + 1);
	size_t n = 0, put = 1;
	int32_t c;

	if (!out) {
		snprintf(why, NWC_PROFILE_WHY, "out of memory");
		return -ENOMEM;
	}
	while (in.pos < in.end && put) {
		c = in.form == FORM_UTF8 ? utf8_next(&in) : utf16_next(&in);
		if (c <= 0) {
			snprintf(why, NWC_PROFILE_WHY, "line %u: %s", line,
				 c ? "not UTF-8 or UTF-16" : "a NUL character");
			goto err_free;
		}
		line += c == '\n';
		put = utf8_put(out + n, room - n, c);
		n += put;
	}
	if (!declaration_fits(out, in.form)) {
		snprintf(why, NWC_PROFILE_WHY,
			 "line 1: the declared encoding is not that of the document; UTF-8 and UTF-16 are possible");
		goto err_free;
	}
	*text = out;
	*text_len = n;
	return 0;

err_free:
	explicit_bzero(out, n);
	free(out);
	return -EINVAL;
}

/**
 * nwc_profile_units() - measure a text in UTF-16
 * @text: UTF-8
 *
 * Return: number of 16-bit units, without a NUL.
 */
size_t nwc_profile_units(const char *text)
{
	size_t n = 0;

	for (; *text; text++) {
		unsigned char c = (unsigned char)*text;

		if ((c & 0xc0) != 0x80)
			n += c >= 0xf0 ? 2 : 1;
	}
	return n;
}
