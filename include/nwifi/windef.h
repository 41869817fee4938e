/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * The basic types of Windows sources, with the sizes that they have on Windows.
 * DWORD, LONG, ULONG and BOOL have 32 bits, although a long of Linux has 64.
 * WCHAR has 16 bits, although wchar_t has 32, so text is written u"text"; or
 * L"text", if the compiler is told -fshort-wchar. utf16.h has functions for such
 * text.
 */
#if defined(_WIN32) && __has_include_next(<windef.h>)
/* This platform has a header of the same name. */
#pragma GCC system_header
#include <windows.h>
#include_next <windef.h>
#elif !defined(NWIFI_WINDEF_H)
#define NWIFI_WINDEF_H

#include <stddef.h>
#include <stdint.h>

#include "sal.h"

#ifdef __cplusplus
#define EXTERN_C extern "C"
#define EXTERN_C_START extern "C" {
#define EXTERN_C_END }
#else
#define EXTERN_C extern
#define EXTERN_C_START
#define EXTERN_C_END
#endif

/*
 * Linux has a single calling convention, and symbols are exported by their
 * visibility.
 */
#define __cdecl
#define __fastcall
#define __stdcall
#define __forceinline inline __attribute__((__always_inline__))

#ifndef __declspec
#define __declspec(what) NWIFI_DECLSPEC_##what
#endif
#define NWIFI_DECLSPEC_align(bytes) __attribute__((__aligned__(bytes)))
#define NWIFI_DECLSPEC_deprecated __attribute__((__deprecated__))
#define NWIFI_DECLSPEC_dllexport __attribute__((__visibility__("default")))
#define NWIFI_DECLSPEC_dllimport
#define NWIFI_DECLSPEC_noinline __attribute__((__noinline__))
#define NWIFI_DECLSPEC_noreturn __attribute__((__noreturn__))
#define NWIFI_DECLSPEC_nothrow __attribute__((__nothrow__))
#define NWIFI_DECLSPEC_selectany __attribute__((__weak__))
#define NWIFI_DECLSPEC_thread __thread

#define APIENTRY WINAPI
#define CALLBACK __stdcall
#define NTAPI __stdcall
#define WINAPI __stdcall

/* Members may be anywhere: this machine reads them all the same. */
#define UNALIGNED

#define DECLSPEC_EXPORT __declspec(dllexport)
#define DECLSPEC_IMPORT __declspec(dllimport)

#ifndef CONST
#define CONST const
#endif
#ifndef VOID
#define VOID void
#endif
#ifndef FALSE
#define FALSE 0
#endif
#ifndef TRUE
#define TRUE 1
#endif

typedef char CHAR, *PCHAR, *LPSTR, *PSTR;
typedef const char *LPCSTR, *PCSTR;
typedef unsigned char UCHAR, *PUCHAR;
typedef unsigned char BYTE, *PBYTE, *LPBYTE;
typedef unsigned char BOOLEAN, *PBOOLEAN;
typedef int BOOL, *PBOOL, *LPBOOL;

typedef int8_t INT8, *PINT8;
typedef int16_t INT16, *PINT16;
typedef int32_t INT32, *PINT32;
typedef uint8_t UINT8, *PUINT8;
typedef uint16_t UINT16, *PUINT16;
typedef uint32_t UINT32, *PUINT32;

typedef int16_t SHORT, *PSHORT;
typedef uint16_t USHORT, *PUSHORT;
typedef uint16_t WORD, *PWORD, *LPWORD;
typedef int INT, *PINT, *LPINT;
typedef unsigned int UINT, *PUINT;
typedef int32_t LONG, *PLONG, *LPLONG;
typedef uint32_t ULONG, *PULONG;
typedef uint32_t DWORD, *PDWORD, *LPDWORD;

/* These are long long, as on Windows, so that %llu prints them. */
typedef long long LONGLONG, *PLONGLONG;
typedef long long INT64, *PINT64, LONG64, *PLONG64;
typedef unsigned long long ULONGLONG, *PULONGLONG;
typedef unsigned long long UINT64, *PUINT64, ULONG64, *PULONG64;
typedef unsigned long long DWORDLONG, DWORD64, *PDWORD64;

typedef intptr_t INT_PTR, LONG_PTR, *PLONG_PTR, SSIZE_T;
typedef uintptr_t UINT_PTR, ULONG_PTR, *PULONG_PTR, DWORD_PTR, *PDWORD_PTR;
typedef size_t SIZE_T, *PSIZE_T;

typedef void *PVOID, *LPVOID;
typedef const void *LPCVOID;
typedef void *HANDLE, **PHANDLE, **LPHANDLE;
typedef HANDLE HINSTANCE, HMODULE;

/* With -fshort-wchar L"text" has 16-bit units, as on Windows. */
#if __SIZEOF_WCHAR_T__ == 2
typedef wchar_t WCHAR;
#define NWIFI_TEXT(string) L##string
#else
#ifdef __cplusplus
typedef char16_t WCHAR;
#else
typedef __CHAR16_TYPE__ WCHAR;
#endif
#define NWIFI_TEXT(string) u##string
#endif
typedef WCHAR *PWCHAR, *PWSTR, *LPWSTR, *PWCH;
typedef const WCHAR *PCWSTR, *LPCWSTR, *PCWCH;
typedef WCHAR TCHAR, *PTCHAR, *LPTSTR;
typedef const WCHAR *LPCTSTR;

#ifndef TEXT
#define TEXT(string) NWIFI_TEXT(string)
#endif

/*
 * A signed 64-bit number whose halves have two names each. Their order is that
 * of a little-endian machine, as on Windows.
 */
typedef union _LARGE_INTEGER {
	__extension__ struct {
		DWORD LowPart;
		LONG HighPart;
	};
	struct {
		DWORD LowPart;
		LONG HighPart;
	} u;
	LONGLONG QuadPart;
} LARGE_INTEGER, *PLARGE_INTEGER;

#define INVALID_HANDLE_VALUE ((HANDLE)(LONG_PTR)-1)
#define MAXDWORD 0xffffffffU

#define ARRAYSIZE(array) (sizeof(array) / sizeof((array)[0]))
#define CONTAINING_RECORD(address, type, field) \
	((type *)((PCHAR)(address) - offsetof(type, field)))
#define FIELD_OFFSET(type, field) ((LONG)offsetof(type, field))
#define UNREFERENCED_PARAMETER(parameter) ((void)(parameter))

#endif /* NWIFI_WINDEF_H */
