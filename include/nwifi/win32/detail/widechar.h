/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Functions for wide text. Those of the C library take units of 32 bits whatever
 * the compiler was told, so with -fshort-wchar their names mean functions of this
 * header: they are macros, and in namespace std as well. Not among them are the
 * functions that read or write files; and std::wstring is compiled into the
 * library of C++, so that std::u16string has to be used for it.
 */
#ifndef NWIFI_WIDECHAR_H
#define NWIFI_WIDECHAR_H

#ifdef __cplusplus
#include <cwchar>
#endif
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <wchar.h>

#include "../../utf16.h"
#include "../../winerror.h"
#include "format.h"
#include "lasterror.h"

#define CP_ACP 0
#define CP_UTF8 65001
#define MB_PRECOMPOSED 0x00000001
#define MB_ERR_INVALID_CHARS 0x00000008
#define WC_ERR_INVALID_CHARS 0x00000080

static inline WCHAR nwifi_wide_lower(WCHAR unit)
{
	return unit >= 'A' && unit <= 'Z' ? (WCHAR)(unit + ('a' - 'A')) : unit;
}

/* Letters of ASCII are the same in either case, if so wanted. */
static inline int nwifi_wide_compare(const WCHAR *a, const WCHAR *b, size_t max,
				     BOOL any_case)
{
	WCHAR x, y;

	for (; max; a++, b++, max--) {
		x = any_case ? nwifi_wide_lower(*a) : *a;
		y = any_case ? nwifi_wide_lower(*b) : *b;
		if (x != y)
			return x < y ? -1 : 1;
		if (!x)
			break;
	}
	return 0;
}

static inline size_t nwifi_wcslen(const WCHAR *text)
{
	return nwifi_utf16_length(text, NWIFI_UTF_NUL);
}

static inline size_t nwifi_wcsnlen(const WCHAR *text, size_t max)
{
	return nwifi_utf16_length(text, max);
}

static inline int nwifi_wcscmp(const WCHAR *a, const WCHAR *b)
{
	return nwifi_wide_compare(a, b, NWIFI_UTF_NUL, FALSE);
}

static inline int nwifi_wcsncmp(const WCHAR *a, const WCHAR *b, size_t max)
{
	return nwifi_wide_compare(a, b, max, FALSE);
}

static inline int _wcsicmp(const WCHAR *a, const WCHAR *b)
{
	return nwifi_wide_compare(a, b, NWIFI_UTF_NUL, TRUE);
}

static inline int _wcsnicmp(const WCHAR *a, const WCHAR *b, size_t max)
{
	return nwifi_wide_compare(a, b, max, TRUE);
}

static inline WCHAR *nwifi_wcsncpy(WCHAR *to, const WCHAR *from, size_t max)
{
	size_t i;

	for (i = 0; i < max && from[i]; i++)
		to[i] = from[i];
	for (; i < max; i++)
		to[i] = 0;
	return to;
}

static inline WCHAR *nwifi_wcscpy(WCHAR *to, const WCHAR *from)
{
	return nwifi_wcsncpy(to, from, nwifi_wcslen(from) + 1);
}

static inline WCHAR *nwifi_wcscat(WCHAR *to, const WCHAR *from)
{
	nwifi_wcscpy(to + nwifi_wcslen(to), from);
	return to;
}

static inline WCHAR *nwifi_wcschr(const WCHAR *text, WCHAR unit)
{
	for (; *text != unit; text++)
		if (!*text)
			return NULL;
	return (WCHAR *)(uintptr_t)text;
}

static inline WCHAR *nwifi_wcsrchr(const WCHAR *text, WCHAR unit)
{
	const WCHAR *found = NULL;

	for (;; text++) {
		if (*text == unit)
			found = text;
		if (!*text)
			return (WCHAR *)(uintptr_t)found;
	}
}

static inline WCHAR *nwifi_wcsstr(const WCHAR *text, const WCHAR *part)
{
	const size_t length = nwifi_wcslen(part);

	for (;; text++) {
		if (nwifi_wide_compare(text, part, length, FALSE) == 0)
			return (WCHAR *)(uintptr_t)text;
		if (!*text)
			return NULL;
	}
}

static inline WCHAR *nwifi_wmemcpy(WCHAR *to, const WCHAR *from, size_t length)
{
	return (WCHAR *)memcpy(to, from, length * sizeof(WCHAR));
}

static inline WCHAR *nwifi_wmemmove(WCHAR *to, const WCHAR *from, size_t length)
{
	return (WCHAR *)memmove(to, from, length * sizeof(WCHAR));
}

static inline WCHAR *nwifi_wmemset(WCHAR *to, WCHAR unit, size_t length)
{
	size_t i;

	for (i = 0; i < length; i++)
		to[i] = unit;
	return to;
}

static inline int nwifi_wmemcmp(const WCHAR *a, const WCHAR *b, size_t length)
{
	size_t i;

	for (i = 0; i < length; i++)
		if (a[i] != b[i])
			return a[i] < b[i] ? -1 : 1;
	return 0;
}

/* A number has no more units than this, but for zeros in front. */
#define NWIFI_WIDE_NUMBER 128

/* Copies what may be a number; what is not ASCII ends it. */
static inline void nwifi_wide_number(char *to, const WCHAR *text)
{
	size_t i;

	for (i = 0; i + 1 < NWIFI_WIDE_NUMBER && text[i] && text[i] < 0x80; i++)
		to[i] = (char)text[i];
	to[i] = '\0';
}

static inline long nwifi_wcstol(const WCHAR *text, WCHAR **end, int base)
{
	char number[NWIFI_WIDE_NUMBER], *stop;
	long value;

	nwifi_wide_number(number, text);
	value = strtol(number, &stop, base);
	if (end)
		*end = (WCHAR *)(uintptr_t)(text + (stop - number));
	return value;
}

static inline unsigned long nwifi_wcstoul(const WCHAR *text, WCHAR **end,
					  int base)
{
	char number[NWIFI_WIDE_NUMBER], *stop;
	unsigned long value;

	nwifi_wide_number(number, text);
	value = strtoul(number, &stop, base);
	if (end)
		*end = (WCHAR *)(uintptr_t)(text + (stop - number));
	return value;
}

/* A long of Windows has 32 bits, and holds what is nearest. */
static inline LONG _wtol(const WCHAR *text)
{
	const long value = nwifi_wcstol(text, NULL, 10);

	if (value > INT32_MAX)
		return INT32_MAX;
	return value < INT32_MIN ? INT32_MIN : (LONG)value;
}

#define _wtoi _wtol
#define _stricmp strcasecmp
#define _strnicmp strncasecmp
#define _snprintf snprintf

static inline int nwifi_vswprintf(WCHAR *to, size_t size, const WCHAR *format,
				  va_list list)
{
	struct nwifi_output output = { NULL, to, size, 0 };

	if (!nwifi_format(&output, format, list) || output.length >= size)
		return -1;
	return (int)output.length;
}

static inline int nwifi_swprintf(WCHAR *to, size_t size, const WCHAR *format,
				 ...)
{
	va_list list;
	int length;

	va_start(list, format);
	length = nwifi_vswprintf(to, size, format, list);
	va_end(list);
	return length;
}

static inline int lstrlenA(LPCSTR text)
{
	return text ? (int)strlen(text) : 0;
}

static inline int lstrlenW(LPCWSTR text)
{
	return text ? (int)nwifi_wcslen(text) : 0;
}

#define lstrlen lstrlenW
#define lstrcmpW nwifi_wcscmp
#define lstrcmpiW _wcsicmp

/* What a conversion has made, as the two functions below return it. */
static inline int nwifi_converted(ptrdiff_t length, BOOL has_nul)
{
	if (length == NWIFI_UTF_MALFORMED)
		SetLastError(ERROR_NO_UNICODE_TRANSLATION);
	else if (length == NWIFI_UTF_NO_ROOM)
		SetLastError(ERROR_INSUFFICIENT_BUFFER);
	return length < 0 ? 0 : (int)length + has_nul;
}

/**
 * MultiByteToWideChar() - convert text from UTF-8
 * @page: CP_UTF8, or CP_ACP, which is the same here
 * @flags: unused: text that is malformed is always refused
 * @from: the text
 * @length: its length in bytes; -1 if it has a NUL, which is converted, too
 * @to: buffer for the result
 * @size: size of @to in units; 0 to learn what it needs
 *
 * Return: units of the result; 0 if this fails.
 */
static inline int MultiByteToWideChar(UINT page, DWORD flags, LPCSTR from,
				      int length, LPWSTR to, int size)
{
	const size_t bytes = length < 0 ? strlen(from) : (size_t)length;
	ptrdiff_t needed;
	WCHAR *whole;

	(void)flags;
	if ((page != CP_UTF8 && page != CP_ACP) || !length || size < 0) {
		SetLastError(ERROR_INVALID_PARAMETER);
		return 0;
	}
	needed = nwifi_utf8_to_utf16(NULL, 0, from, bytes);
	if (needed >= 0 && size && needed + (length < 0) > size)
		needed = NWIFI_UTF_NO_ROOM;
	if (needed < 0 || !size)
		return nwifi_converted(needed, length < 0);
	/* there is not always room for the NUL of the conversion */
	whole = (WCHAR *)malloc(((size_t)needed + 1) * sizeof(WCHAR));
	if (!whole) {
		SetLastError(ERROR_NOT_ENOUGH_MEMORY);
		return 0;
	}
	nwifi_utf8_to_utf16(whole, (size_t)needed + 1, from, bytes);
	memcpy(to, whole, ((size_t)needed + (length < 0)) * sizeof(WCHAR));
	free(whole);
	return nwifi_converted(needed, length < 0);
}

/**
 * WideCharToMultiByte() - convert text to UTF-8
 * @page: CP_UTF8, or CP_ACP, which is the same here
 * @flags: unused: half a surrogate pair is always refused
 * @from: the text
 * @length: its length in units; -1 if it has a NUL, which is converted, too
 * @to: buffer for the result
 * @size: size of @to in bytes; 0 to learn what it needs
 * @instead: NULL, as on Windows for UTF-8
 * @used: set to FALSE, if not NULL
 *
 * Return: bytes of the result; 0 if this fails.
 */
static inline int WideCharToMultiByte(UINT page, DWORD flags, LPCWSTR from,
				      int length, LPSTR to, int size,
				      LPCSTR instead, LPBOOL used)
{
	const size_t units = length < 0 ? nwifi_wcslen(from) : (size_t)length;
	ptrdiff_t needed;
	char *whole;

	(void)flags;
	(void)instead;
	if ((page != CP_UTF8 && page != CP_ACP) || !length || size < 0) {
		SetLastError(ERROR_INVALID_PARAMETER);
		return 0;
	}
	if (used)
		*used = FALSE;
	needed = nwifi_utf16_to_utf8(NULL, 0, from, units);
	if (needed >= 0 && size && needed + (length < 0) > size)
		needed = NWIFI_UTF_NO_ROOM;
	if (needed < 0 || !size)
		return nwifi_converted(needed, length < 0);
	whole = (char *)malloc((size_t)needed + 1);
	if (!whole) {
		SetLastError(ERROR_NOT_ENOUGH_MEMORY);
		return 0;
	}
	nwifi_utf16_to_utf8(whole, (size_t)needed + 1, from, units);
	memcpy(to, whole, (size_t)needed + (length < 0));
	free(whole);
	return nwifi_converted(needed, length < 0);
}

#if __SIZEOF_WCHAR_T__ == 2

#ifdef __cplusplus
namespace std {
using ::nwifi_swprintf;
using ::nwifi_vswprintf;
using ::nwifi_wcscat;
using ::nwifi_wcschr;
using ::nwifi_wcscmp;
using ::nwifi_wcscpy;
using ::nwifi_wcslen;
using ::nwifi_wcsncmp;
using ::nwifi_wcsncpy;
using ::nwifi_wcsrchr;
using ::nwifi_wcsstr;
using ::nwifi_wcstol;
using ::nwifi_wcstoul;
using ::nwifi_wmemcmp;
using ::nwifi_wmemcpy;
using ::nwifi_wmemmove;
using ::nwifi_wmemset;
}
#endif

#define swprintf nwifi_swprintf
#define vswprintf nwifi_vswprintf
#define wcscat nwifi_wcscat
#define wcschr nwifi_wcschr
#define wcscmp nwifi_wcscmp
#define wcscpy nwifi_wcscpy
#define wcslen nwifi_wcslen
#define wcsncmp nwifi_wcsncmp
#define wcsncpy nwifi_wcsncpy
#define wcsnlen nwifi_wcsnlen
#define wcsrchr nwifi_wcsrchr
#define wcsstr nwifi_wcsstr
#define wcstol nwifi_wcstol
#define wcstoul nwifi_wcstoul
#define wmemcmp nwifi_wmemcmp
#define wmemcpy nwifi_wmemcpy
#define wmemmove nwifi_wmemmove
#define wmemset nwifi_wmemset

#endif

#endif /* NWIFI_WIDECHAR_H */
