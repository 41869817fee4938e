/* SPDX-License-Identifier: BSD-3-Clause */
/* Globally unique identifiers, for example of adapters and UI requests. */
#if defined(_WIN32) && __has_include_next(<guiddef.h>)
/* This platform has a header of the same name. */
#pragma GCC system_header
#include <windows.h>
#include_next <guiddef.h>
#elif !defined(NWIFI_GUIDDEF_H)
#define NWIFI_GUIDDEF_H

#include "windef.h"

/**
 * struct _GUID - a globally unique identifier
 * @Data1: the first 8 digits of its text form
 * @Data2: the next 4 digits
 * @Data3: the 4 digits after these
 * @Data4: the remaining digits, as bytes
 *
 * Numbers are in the byte order of the host: the text form
 * {00112233-4455-6677-8899-aabbccddeeff} is this structure with
 * { 0x00112233, 0x4455, 0x6677, { 0x88, 0x99, 0xaa, ... } }.
 */
typedef struct _GUID {
	ULONG Data1;
	USHORT Data2;
	USHORT Data3;
	UCHAR Data4[8];
} GUID, *PGUID, *LPGUID;

typedef const GUID *LPCGUID;
typedef GUID IID, *LPIID;
typedef GUID CLSID, *LPCLSID;

#ifdef __cplusplus
#define REFGUID const GUID &
#define REFCLSID const CLSID &
#define REFIID const IID &
#define NWIFI_GUID_ADDRESS(guid) (&(guid))
#else
#define REFGUID const GUID *
#define REFCLSID const CLSID *
#define REFIID const IID *
#define NWIFI_GUID_ADDRESS(guid) (guid)
#endif

/*
 * This declares an identifier. In the one source of a program that defines
 * INITGUID before it includes this header, it defines the identifier, too.
 */
#ifdef INITGUID
#define DEFINE_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8) \
	EXTERN_C const GUID name; \
	const GUID name = { l, w1, w2, { b1, b2, b3, b4, b5, b6, b7, b8 } }
#else
#define DEFINE_GUID(name, l, w1, w2, b1, b2, b3, b4, b5, b6, b7, b8) \
	EXTERN_C const GUID name
#endif

/**
 * InlineIsEqualGUID() - compare two identifiers
 * @a: first identifier
 * @b: second identifier
 *
 * Return: not 0 if they are equal.
 */
static inline int InlineIsEqualGUID(REFGUID a, REFGUID b)
{
	return __builtin_memcmp(NWIFI_GUID_ADDRESS(a), NWIFI_GUID_ADDRESS(b),
				sizeof(GUID)) == 0;
}

#define IsEqualGUID(a, b) InlineIsEqualGUID(a, b)
#define IsEqualCLSID(a, b) InlineIsEqualGUID(a, b)
#define IsEqualIID(a, b) InlineIsEqualGUID(a, b)

#ifdef __cplusplus
inline bool operator==(const GUID &a, const GUID &b)
{
	return InlineIsEqualGUID(a, b) != 0;
}

inline bool operator!=(const GUID &a, const GUID &b)
{
	return InlineIsEqualGUID(a, b) == 0;
}
#endif

#endif /* NWIFI_GUIDDEF_H */
