/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * What a source written for the interface of an IHV extension may expect of
 * windows.h: types, annotations, error numbers, memory. Services of Windows
 * (threads, events, the registry, ...) are not here; a plugin uses those of
 * Linux.
 */
#ifndef NWIFI_WINDOWS_H
#define NWIFI_WINDOWS_H

#include "sal.h"
#include "windef.h"
#include "guiddef.h"
#include "winerror.h"
#include "winbase.h"
#include "winuser.h"

/* In C++ they would break the standard library's functions of that name. */
#if !defined(NOMINMAX) && !defined(__cplusplus)
#ifndef max
#define max(a, b) (((a) > (b)) ? (a) : (b))
#endif
#ifndef min
#define min(a, b) (((a) < (b)) ? (a) : (b))
#endif
#endif

#endif /* NWIFI_WINDOWS_H */
