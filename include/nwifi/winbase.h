/* SPDX-License-Identifier: BSD-3-Clause */
/* Copying and clearing memory, and the events of a library's entry point. */
#ifndef NWIFI_WINBASE_H
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
 * RtlSecureZeroMemory() - clear memory, even if nobody reads it afterwards
 * @to: what to clear
 * @bytes: its size
 *
 * For keys (IHV-17): a compiler may leave out the ordinary way of clearing.
 *
 * Return: @to
 */
static inline PVOID RtlSecureZeroMemory(PVOID to, SIZE_T bytes)
{
	__builtin_memset(to, 0, bytes);
	/* The compiler has to think that this reads the memory. */
	__asm__ __volatile__("" : : "r"(to) : "memory");
	return to;
}

#define SecureZeroMemory RtlSecureZeroMemory

/*
 * For sources that have a DllMain(). Nobody calls it here: work at loading is
 * done in GetVersionInfo (IHV-3), the end is DeinitService (IHV-14).
 */
#define DLL_PROCESS_DETACH 0
#define DLL_PROCESS_ATTACH 1
#define DLL_THREAD_ATTACH 2
#define DLL_THREAD_DETACH 3

#endif /* NWIFI_WINBASE_H */
