/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Services of Windows that the sources of IHV extensions use, on those of Linux.
 * windows.h has them as well if this directory is among the include directories.
 *
 * They are for one plugin each: handles are not for other processes, so names,
 * security attributes and inheritance are refused where they can be given. All
 * of it works in the sandbox of ihvd.
 *
 * A source that was not told -std=c11 or the like has what these headers need of
 * the C library; else it has to define _GNU_SOURCE.
 */
#ifndef NWIFI_WIN32_H
#define NWIFI_WIN32_H

#ifdef _WIN32
/* All of the rest is there. */
#include "detail/list.h"
#else
#include "detail/atomics.h"
#include "detail/critical.h"
#include "detail/debug.h"
#include "detail/exceptions.h"
#include "detail/handles.h"
#include "detail/heap.h"
#include "detail/lasterror.h"
#include "detail/list.h"
#include "detail/session.h"
#include "detail/thread.h"
#include "detail/ticks.h"
#include "detail/widechar.h"

#endif /* _WIN32 */

#endif /* NWIFI_WIN32_H */
