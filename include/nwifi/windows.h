/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * The part of windows.h that the source of an IHV extension needs: types,
 * annotations, error numbers, memory. With -I of win32/ besides it has services,
 * too: threads, events, critical sections, and others that extensions use.
 */
#ifndef NWIFI_WINDOWS_H
#define NWIFI_WINDOWS_H

#if defined(_WIN32) && __has_include_next(<windows.h>)
/* One source serves both: there, this and its kin step aside. */
#pragma GCC system_header
#include_next <windows.h>
#else

#include "sal.h"
#include "windef.h"
#include "guiddef.h"
#include "winerror.h"
#include "winbase.h"
#include "winuser.h"

/* In C++ these macros would break functions of the standard library. */
#if !defined(NOMINMAX) && !defined(__cplusplus)
#ifndef max
#define max(a, b) (((a) > (b)) ? (a) : (b))
#endif
#ifndef min
#define min(a, b) (((a) < (b)) ? (a) : (b))
#endif
#endif

#endif /* _WIN32 */

/* Threads, events and their kin, if win32/ is among the include directories */
#ifdef __has_include
#if __has_include(<nwifi-win32.h>)
#include <nwifi-win32.h>
#endif
#endif

#endif /* NWIFI_WINDOWS_H */
