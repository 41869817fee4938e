/* SPDX-License-Identifier: BSD-3-Clause */
/* Text that is cut rather than written beyond its buffer. */
#if defined(_WIN32) && __has_include_next(<strsafe.h>)
#pragma GCC system_header
#include <windows.h>
#include_next <strsafe.h>
#elif !defined(NWIFI_STRSAFE_H)
#define NWIFI_STRSAFE_H

#include "../windows.h"
#include "detail/format.h"

#define STRSAFE_MAX_CCH 2147483647
#define STRSAFE_E_INSUFFICIENT_BUFFER ((HRESULT)0x8007007a)
#define STRSAFE_E_INVALID_PARAMETER ((HRESULT)0x80070057)
#define STRSAFE_E_END_OF_FILE ((HRESULT)0x80070026)

typedef char *STRSAFE_LPSTR;
typedef const char *STRSAFE_LPCSTR;
typedef WCHAR *STRSAFE_LPWSTR;
typedef const WCHAR *STRSAFE_LPCWSTR;

static inline HRESULT nwifi_strsafe_format(struct nwifi_output *to,
					   const VOID *format, va_list list)
{
	if (!to->size || to->size > STRSAFE_MAX_CCH)
		return STRSAFE_E_INVALID_PARAMETER;
	if (!nwifi_format(to, format, list))
		return STRSAFE_E_INVALID_PARAMETER;
	return to->length < to->size ? S_OK : STRSAFE_E_INSUFFICIENT_BUFFER;
}

/*
 * For char and A, for WCHAR and W. StringCch... counts a buffer in characters,
 * StringCb... in bytes. All of them return S_OK; STRSAFE_E_INSUFFICIENT_BUFFER,
 * and as much of the text as fits; or STRSAFE_E_INVALID_PARAMETER.
 */
#define NWIFI_STRSAFE(suffix, type, member) \
static inline HRESULT StringCchVPrintf##suffix(type *to, size_t size, \
					       const type *format, \
					       va_list list) \
{ \
	struct nwifi_output output = { NULL, NULL, size, 0 }; \
\
	output.member = to; \
	return nwifi_strsafe_format(&output, format, list); \
} \
\
static inline HRESULT StringCchPrintf##suffix(type *to, size_t size, \
					      const type *format, ...) \
{ \
	va_list list; \
	HRESULT result; \
\
	va_start(list, format); \
	result = StringCchVPrintf##suffix(to, size, format, list); \
	va_end(list); \
	return result; \
} \
\
static inline HRESULT StringCbPrintf##suffix(type *to, size_t bytes, \
					     const type *format, ...) \
{ \
	va_list list; \
	HRESULT result; \
\
	va_start(list, format); \
	result = StringCchVPrintf##suffix(to, bytes / sizeof(type), format, \
					  list); \
	va_end(list); \
	return result; \
} \
\
static inline HRESULT StringCchLength##suffix(const type *text, size_t size, \
					      size_t *length) \
{ \
	size_t i; \
\
	if (length) \
		*length = 0; \
	if (!text || size > STRSAFE_MAX_CCH) \
		return STRSAFE_E_INVALID_PARAMETER; \
	for (i = 0; i < size && text[i]; i++) \
		; \
	if (i == size) \
		return STRSAFE_E_INVALID_PARAMETER; \
	if (length) \
		*length = i; \
	return S_OK; \
} \
\
static inline HRESULT StringCbLength##suffix(const type *text, size_t bytes, \
					     size_t *length) \
{ \
	const HRESULT result = StringCchLength##suffix( \
		text, bytes / sizeof(type), length); \
\
	if (length) \
		*length *= sizeof(type); \
	return result; \
} \
\
static inline HRESULT StringCchCopyN##suffix(type *to, size_t size, \
					     const type *from, size_t most) \
{ \
	size_t i; \
\
	if (!size || size > STRSAFE_MAX_CCH) \
		return STRSAFE_E_INVALID_PARAMETER; \
	for (i = 0; i + 1 < size && i < most && from[i]; i++) \
		to[i] = from[i]; \
	to[i] = 0; \
	return i == most || !from[i] ? S_OK : STRSAFE_E_INSUFFICIENT_BUFFER; \
} \
\
static inline HRESULT StringCchCopy##suffix(type *to, size_t size, \
					    const type *from) \
{ \
	return StringCchCopyN##suffix(to, size, from, (size_t)-1); \
} \
\
static inline HRESULT StringCbCopy##suffix(type *to, size_t bytes, \
					   const type *from) \
{ \
	return StringCchCopy##suffix(to, bytes / sizeof(type), from); \
} \
\
static inline HRESULT StringCchCat##suffix(type *to, size_t size, \
					   const type *from) \
{ \
	HRESULT result; \
	size_t length; \
\
	result = StringCchLength##suffix(to, size, &length); \
	if (FAILED(result)) \
		return result; \
	return StringCchCopy##suffix(to + length, size - length, from); \
} \
\
static inline HRESULT StringCbCat##suffix(type *to, size_t bytes, \
					  const type *from) \
{ \
	return StringCchCat##suffix(to, bytes / sizeof(type), from); \
} \
\
struct nwifi_strsafe_##suffix

NWIFI_STRSAFE(A, char, narrow);
NWIFI_STRSAFE(W, WCHAR, wide);

#define StringCbCat StringCbCatW
#define StringCbCopy StringCbCopyW
#define StringCbLength StringCbLengthW
#define StringCbPrintf StringCbPrintfW
#define StringCchCat StringCchCatW
#define StringCchCopy StringCchCopyW
#define StringCchCopyN StringCchCopyNW
#define StringCchLength StringCchLengthW
#define StringCchPrintf StringCchPrintfW
#define StringCchVPrintf StringCchVPrintfW

#endif /* NWIFI_STRSAFE_H */
