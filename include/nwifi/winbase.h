/* SPDX-License-Identifier: BSD-3-Clause */
/* Copying and clearing memory, and the events that DllMain() receives. */
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

/*
 * These are for sources that have a DllMain(). The host does not call it: a
 * plugin begins in GetVersionInfo (IHV-3) and ends in DeinitService (IHV-14).
 */
#define DLL_PROCESS_DETACH 0
#define DLL_PROCESS_ATTACH 1
#define DLL_THREAD_ATTACH 2
#define DLL_THREAD_DETACH 3

#endif /* NWIFI_WINBASE_H */
