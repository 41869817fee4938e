/* SPDX-License-Identifier: BSD-3-Clause */
/* Text that knows its length, as COM passes it. */
#if defined(_WIN32) && __has_include_next(<oleauto.h>)
#pragma GCC system_header
#include <windows.h>
#include_next <oleauto.h>
#elif !defined(NWIFI_OLEAUTO_H)
#define NWIFI_OLEAUTO_H

#include <stdlib.h>
#include <string.h>

#include "../utf16.h"
#include "../windows.h"

typedef WCHAR OLECHAR, *LPOLESTR;
typedef const WCHAR *LPCOLESTR;
typedef WCHAR *BSTR;
typedef SHORT VARIANT_BOOL;

#define OLESTR(string) TEXT(string)
#define VARIANT_TRUE ((VARIANT_BOOL)-1)
#define VARIANT_FALSE ((VARIANT_BOOL)0)

/* What is in front of the text: its length, as aligned as malloc() does it. */
#define NWIFI_BSTR_HEAD 16

/**
 * SysAllocStringLen() - make a text
 * @from: its units, or NULL for some to be filled in
 * @length: how many
 *
 * Return: copy with a NUL behind it, or NULL without memory.
 */
static inline BSTR SysAllocStringLen(const OLECHAR *from, UINT length)
{
	const size_t bytes = (size_t)length * sizeof(OLECHAR);
	const uint32_t counted = (uint32_t)bytes;
	char *memory;

	if (length > 0x3fffffffU)
		return NULL;
	memory = (char *)calloc(1, NWIFI_BSTR_HEAD + bytes + sizeof(OLECHAR));
	if (!memory)
		return NULL;
	memory += NWIFI_BSTR_HEAD;
	memcpy(memory - sizeof(counted), &counted, sizeof(counted));
	if (from)
		memcpy(memory, from, bytes);
	return (BSTR)(void *)memory;
}

/**
 * SysAllocString() - make a text
 * @from: the same with a NUL, or NULL
 *
 * Return: copy, or NULL for NULL and without memory.
 */
static inline BSTR SysAllocString(const OLECHAR *from)
{
	return from ? SysAllocStringLen(from, (UINT)nwifi_utf16_length(
						from, NWIFI_UTF_NUL)) : NULL;
}

/** SysFreeString() - free a text. @text: it, or NULL */
static inline VOID SysFreeString(BSTR text)
{
	if (text)
		free((char *)text - NWIFI_BSTR_HEAD);
}

/** SysStringByteLen() - Return: length in bytes. @text: it, or NULL */
static inline UINT SysStringByteLen(BSTR text)
{
	uint32_t bytes = 0;

	if (text)
		memcpy(&bytes, (const char *)text - sizeof(bytes), sizeof(bytes));
	return bytes;
}

/** SysStringLen() - Return: length in units. @text: it, or NULL */
static inline UINT SysStringLen(BSTR text)
{
	return SysStringByteLen(text) / (UINT)sizeof(OLECHAR);
}

#endif /* NWIFI_OLEAUTO_H */
