/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Formats as the C library of Windows reads them: %lu takes 32 bits, %I64u 64,
 * and %s takes text of the kind that the format is of, %S of the other one. What
 * is not ANSI there is UTF-8 here.
 */
#ifndef NWIFI_FORMAT_H
#define NWIFI_FORMAT_H

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "../../utf16.h"

/* Longest number, with its padding */
#define NWIFI_FORMAT_FIELD 512

/**
 * struct nwifi_output - where formatted text goes, in one kind or the other
 * @narrow: buffer for UTF-8, or NULL
 * @wide: buffer for UTF-16, or NULL
 * @size: size of the buffer, in bytes or units
 * @length: how much the text has, whether it fits or not
 */
struct nwifi_output {
	char *narrow;
	WCHAR *wide;
	size_t size;
	size_t length;
};

/**
 * struct nwifi_field - a conversion of a format
 * @left: padding comes after it
 * @flags: flags for snprintf(), with a NUL
 * @width: least width
 * @precision: precision; negative if there is none
 * @size: h, l, w; L for 64 bits; 0 for what an int has
 * @type: what it is converted by
 */
struct nwifi_field {
	BOOL left;
	char flags[8];
	int width;
	int precision;
	char size;
	char type;
};

/* va_list is an array here and there, and could not be pointed to. */
struct nwifi_arguments {
	va_list list;
};

static inline void nwifi_put_unit(struct nwifi_output *to, unsigned int unit)
{
	if (to->length + 1 < to->size) {
		if (to->narrow)
			to->narrow[to->length] = (char)unit;
		else
			to->wide[to->length] = (WCHAR)unit;
	}
	to->length++;
}

static inline void nwifi_put_padding(struct nwifi_output *to, size_t length,
				     int width)
{
	for (; width > 0 && (size_t)width > length; width--)
		nwifi_put_unit(to, ' ');
}

static inline void nwifi_put_character(struct nwifi_output *to,
				       uint32_t character)
{
	WCHAR units[2] = { 0 };
	char bytes[4] = { 0 };
	size_t n, i;

	n = to->narrow ? nwifi_utf8_encode(bytes, character) :
			 nwifi_utf16_encode(units, character);
	for (i = 0; i < n; i++)
		nwifi_put_unit(to, to->narrow ? (unsigned char)bytes[i] :
						units[i]);
}

static inline void nwifi_put_narrow(struct nwifi_output *to, const char *text,
				    size_t length)
{
	uint32_t character;
	size_t used;

	for (; length; text += used, length -= used) {
		/* bytes stay what they are, if that is possible */
		used = to->narrow ? 0 :
			nwifi_utf8_decode(text, length, &character);
		if (used) {
			nwifi_put_character(to, character);
		} else {
			nwifi_put_unit(to, to->narrow ? (unsigned char)*text :
							'?');
			used = 1;
		}
	}
}

static inline void nwifi_put_wide(struct nwifi_output *to, const WCHAR *text,
				  size_t length)
{
	uint32_t character;
	size_t used;

	for (; length; text += used, length -= used) {
		used = to->narrow ?
			nwifi_utf16_decode(text, length, &character) : 0;
		if (used) {
			nwifi_put_character(to, character);
		} else {
			nwifi_put_unit(to, to->narrow ? '?' : *text);
			used = 1;
		}
	}
}

/* The precision counts what the text has, before it is converted. */
static inline void nwifi_put_text(struct nwifi_output *to,
				  const struct nwifi_field *field,
				  const VOID *text, BOOL is_wide)
{
	const size_t most = field->precision < 0 ? NWIFI_UTF_NUL :
						   (size_t)field->precision;
	struct nwifi_output measured = *to;
	size_t length;

	if (!text) {
		text = "(null)";
		is_wide = FALSE;
	}
	length = is_wide ? nwifi_utf16_length((const WCHAR *)text, most) :
			   strnlen((const char *)text, most);
	measured.size = 0;
	measured.length = 0;
	if (is_wide)
		nwifi_put_wide(&measured, (const WCHAR *)text, length);
	else
		nwifi_put_narrow(&measured, (const char *)text, length);
	if (!field->left)
		nwifi_put_padding(to, measured.length, field->width);
	if (is_wide)
		nwifi_put_wide(to, (const WCHAR *)text, length);
	else
		nwifi_put_narrow(to, (const char *)text, length);
	if (field->left)
		nwifi_put_padding(to, measured.length, field->width);
}

/* Is text of this conversion wide, in a format of this kind? */
static inline BOOL nwifi_field_is_wide(const struct nwifi_field *field,
				       BOOL in_wide)
{
	if (field->size == 'h')
		return FALSE;
	if (field->size == 'l' || field->size == 'w')
		return TRUE;
	return field->type == 'S' || field->type == 'C' ? !in_wide : in_wide;
}

/* Return: FALSE if it is too long. */
static inline BOOL nwifi_put_number(struct nwifi_output *to,
				    const struct nwifi_field *field,
				    struct nwifi_arguments *arguments)
{
	char format[24], text[NWIFI_FORMAT_FIELD];
	const BOOL is_float = strchr("aAeEfFgG", field->type) != NULL;
	unsigned long long number;
	int length;

	snprintf(format, sizeof(format), "%%%s*.*%s%c", field->flags,
		 is_float ? "" : "ll", field->type == 'p' ? 'X' : field->type);
	if (is_float) {
		length = snprintf(text, sizeof(text), format, field->width,
				  field->precision,
				  va_arg(arguments->list, double));
	} else {
		if (field->type == 'p')
			number = (uintptr_t)va_arg(arguments->list, void *);
		else if (field->size == 'L')
			number = va_arg(arguments->list, unsigned long long);
		else
			number = va_arg(arguments->list, unsigned int);
		if (field->type != 'p' && field->size == 'h')
			number = (uint16_t)number;
		if ((field->type == 'd' || field->type == 'i') &&
		    field->size != 'L')
			number = (unsigned long long)(long long)
				(field->size == 'h' ? (int16_t)number :
						      (int32_t)number);
		length = snprintf(text, sizeof(text), format, field->width,
				  field->type == 'p' ? 16 : field->precision,
				  number);
	}
	if (length < 0 || length >= NWIFI_FORMAT_FIELD)
		return FALSE;
	nwifi_put_narrow(to, text, (size_t)length);
	return TRUE;
}

static inline BOOL nwifi_put_field(struct nwifi_output *to,
				   const struct nwifi_field *field,
				   struct nwifi_arguments *arguments)
{
	const BOOL is_wide = nwifi_field_is_wide(field, to->wide != NULL);
	struct nwifi_field one = *field;
	WCHAR unit;
	char byte;

	switch (field->type) {
	case '%':
		nwifi_put_unit(to, '%');
		return TRUE;
	case 'c':
	case 'C':
		unit = (WCHAR)va_arg(arguments->list, int);
		byte = (char)unit;
		one.precision = 1;
		if (is_wide)
			nwifi_put_text(to, &one, &unit, TRUE);
		else
			nwifi_put_text(to, &one, &byte, FALSE);
		return TRUE;
	case 's':
	case 'S':
		nwifi_put_text(to, field, va_arg(arguments->list, VOID *),
			       is_wide);
		return TRUE;
	case 'd': case 'i': case 'o': case 'u': case 'x': case 'X': case 'p':
	case 'a': case 'A': case 'e': case 'E': case 'f': case 'F': case 'g':
	case 'G':
		return nwifi_put_number(to, field, arguments);
	default:
		/* %n writes to memory, and others are not known */
		return FALSE;
	}
}

/* A format in either kind; what counts in it is ASCII. */
static inline unsigned int nwifi_format_at(const VOID *format, BOOL is_wide,
					   size_t at)
{
	return is_wide ? ((const WCHAR *)format)[at] :
			 ((const unsigned char *)format)[at];
}

/* Reads a number of a format, or takes it from the arguments. */
static inline int nwifi_format_number(const VOID *format, BOOL is_wide,
				      size_t *at,
				      struct nwifi_arguments *arguments)
{
	unsigned int unit;
	int number = 0;

	if (nwifi_format_at(format, is_wide, *at) == '*') {
		++*at;
		return va_arg(arguments->list, int);
	}
	for (;; ++*at) {
		unit = nwifi_format_at(format, is_wide, *at);
		if (unit < '0' || unit > '9')
			return number;
		if (number < NWIFI_FORMAT_FIELD * 10)
			number = number * 10 + (int)(unit - '0');
	}
}

static inline char nwifi_format_size(const VOID *format, BOOL is_wide,
				     size_t *at)
{
	const unsigned int unit = nwifi_format_at(format, is_wide, *at);
	const unsigned int next = unit ?
		nwifi_format_at(format, is_wide, *at + 1) : 0;

	if (unit == 'I' && (next == '6' || next == '3')) {
		*at += 3;
		return next == '6' ? 'L' : 0;
	}
	if (unit == 'l' && next == 'l') {
		*at += 2;
		return 'L';
	}
	if (!unit || unit > 'z' || !strchr("hlwIzjt", (int)unit))
		return 0;
	++*at;
	return unit == 'h' || unit == 'l' || unit == 'w' ? (char)unit : 'L';
}

/* Reads what follows a per cent sign. */
static inline void nwifi_format_field(const VOID *format, BOOL is_wide,
				      size_t *at, struct nwifi_field *field,
				      struct nwifi_arguments *arguments)
{
	unsigned int unit = nwifi_format_at(format, is_wide, *at);
	size_t n = 0;

	memset(field, 0, sizeof(*field));
	field->precision = -1;
	for (; unit && unit < 0x80 && strchr("-+ #0", (int)unit);
	     unit = nwifi_format_at(format, is_wide, ++*at)) {
		field->left |= unit == '-';
		if (n + 1 < sizeof(field->flags))
			field->flags[n++] = (char)unit;
	}
	field->width = nwifi_format_number(format, is_wide, at, arguments);
	if (field->width < 0) {
		field->left = TRUE;
		field->width = -field->width;
		if (n + 1 < sizeof(field->flags))
			field->flags[n++] = '-';
	}
	if (nwifi_format_at(format, is_wide, *at) == '.') {
		++*at;
		field->precision = nwifi_format_number(format, is_wide, at,
						       arguments);
	}
	field->size = nwifi_format_size(format, is_wide, at);
	unit = nwifi_format_at(format, is_wide, *at);
	if (unit)
		++*at;
	field->type = unit < 0x80 ? (char)unit : 0;
}

/**
 * nwifi_format() - format a text
 * @to: where it goes; always ends with a NUL, cut or not, unless its size is 0
 * @format: format, wide if @to is
 * @list: arguments
 *
 * Return: TRUE if the format is one.
 */
static inline BOOL nwifi_format(struct nwifi_output *to, const VOID *format,
				va_list list)
{
	const BOOL is_wide = to->wide != NULL;
	struct nwifi_arguments arguments;
	struct nwifi_field field;
	unsigned int unit;
	BOOL good = TRUE;
	size_t at = 0, end;

	va_copy(arguments.list, list);
	while (good && (unit = nwifi_format_at(format, is_wide, at)) != 0) {
		at++;
		if (unit != '%') {
			nwifi_put_unit(to, unit);
			continue;
		}
		nwifi_format_field(format, is_wide, &at, &field, &arguments);
		good = nwifi_put_field(to, &field, &arguments);
	}
	va_end(arguments.list);
	if (to->size) {
		end = to->length < to->size ? to->length : to->size - 1;
		if (is_wide)
			to->wide[end] = 0;
		else
			to->narrow[end] = 0;
	}
	return good;
}

#endif /* NWIFI_FORMAT_H */
