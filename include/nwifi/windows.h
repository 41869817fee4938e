/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * The part of windows.h that the source of an IHV extension needs: types,
 * annotations, error numbers, memory. Services of Windows (threads, events, the
 * registry, ...) are not part of it; a plugin uses those of Linux.
 */
#ifndef NWIFI_WINDOWS_H
#define NWIFI_WINDOWS_H

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

#endif /* NWIFI_WINDOWS_H */
