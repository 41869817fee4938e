/* SPDX-License-Identifier: BSD-3-Clause */
/* Changes of user sessions, which ProcessSessionChange receives (IHV-88). */
#if defined(_WIN32) && __has_include_next(<winuser.h>)
/* This platform has a header of the same name. */
#pragma GCC system_header
#include <windows.h>
#include_next <winuser.h>
#elif !defined(NWIFI_WINUSER_H)
#define NWIFI_WINUSER_H

#include "windef.h"

#define WTS_CONSOLE_CONNECT 0x1
#define WTS_CONSOLE_DISCONNECT 0x2
#define WTS_REMOTE_CONNECT 0x3
#define WTS_REMOTE_DISCONNECT 0x4
#define WTS_SESSION_LOGON 0x5
/* A logoff ends pending UI requests: IHV-87 */
#define WTS_SESSION_LOGOFF 0x6
#define WTS_SESSION_LOCK 0x7
#define WTS_SESSION_UNLOCK 0x8
#define WTS_SESSION_REMOTE_CONTROL 0x9

/**
 * struct tagWTSSESSION_NOTIFICATION - the session that has changed
 * @cbSize: size of this structure, in bytes
 * @dwSessionId: number of the session
 */
typedef struct tagWTSSESSION_NOTIFICATION {
	DWORD cbSize;
	DWORD dwSessionId;
} WTSSESSION_NOTIFICATION, *PWTSSESSION_NOTIFICATION;

#endif /* NWIFI_WINUSER_H */
