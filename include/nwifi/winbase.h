/* SPDX-License-Identifier: BSD-3-Clause */
/* Copying and clearing memory, and the entry of a library. */
#if defined(_WIN32) && __has_include_next(<winbase.h>)
/* This platform has a header of the same name. */
#pragma GCC system_header
#include <windows.h>
#include_next <winbase.h>
#elif !defined(NWIFI_WINBASE_H)
#define NWIFI_WINBASE_H

#include "windef.h"

#define RtlCopyMemory(to, from, bytes) \
	((void)__builtin_memcpy(to, from, bytes))
#define RtlEqualMemory(a, b, bytes) (!__builtin_memcmp(a, b, bytes))
#define RtlFillMemory(to, bytes, value) \
	((void)__builtin_memset(to, value, bytes))
#define RtlMoveMemory(to, from, bytes) \
	((void)__builtin_memmove(to, from, bytes))
#define RtlZeroMemory(to, bytes) ((void)__builtin_memset(to, 0, bytes))

#define CopyMemory RtlCopyMemory
#define EqualMemory RtlEqualMemory
#define FillMemory RtlFillMemory
#define MoveMemory RtlMoveMemory
#define ZeroMemory RtlZeroMemory

/**
 * RtlSecureZeroMemory() - clear memory even if it is not read afterwards
 * @to: memory to clear
 * @bytes: size of the memory
 *
 * This is for keys (IHV-17): a compiler may omit RtlZeroMemory() if the memory
 * is not read afterwards.
 *
 * Return: @to
 */
static inline PVOID RtlSecureZeroMemory(PVOID to, SIZE_T bytes)
{
	__builtin_memset(to, 0, bytes);
	/* The compiler has to assume that this reads the memory. */
	__asm__ __volatile__("" : : "r"(to) : "memory");
	return to;
}

#define SecureZeroMemory RtlSecureZeroMemory

/* What DllMain() is called for; those of threads never come here. */
#define DLL_PROCESS_DETACH 0
#define DLL_PROCESS_ATTACH 1
#define DLL_THREAD_ATTACH 2
#define DLL_THREAD_DETACH 3

/**
 * DllMain() - entry of a library; a plugin may have one
 * @instance: handle of the library
 * @reason: DLL_PROCESS_ATTACH after the constructors of C++, before
 *	GetVersionInfo (IHV-3); DLL_PROCESS_DETACH after DeinitService (IHV-14)
 * @reserved: NULL
 *
 * This declaration gives it C linkage and exports it, without which the host
 * would not find it.
 *
 * Return: FALSE if the library cannot be used; ignored for DLL_PROCESS_DETACH.
 */
EXTERN_C DECLSPEC_EXPORT BOOL WINAPI DllMain(HINSTANCE instance, DWORD reason,
					     LPVOID reserved);

#endif /* NWIFI_WINBASE_H */
