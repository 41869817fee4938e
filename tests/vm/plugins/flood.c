// SPDX-License-Identifier: GPL-2.0-only
/*
 * A plugin that is fine, but for a thread that does one thing without end: what
 * FLOOD says.
 */
#include <stdio.h>

#include "accept.h"
#include "common.h"
#include "ihvd/ipc/wire.h"

/* The first adapter that a daemon hands out, and the socket to it */
#define FIRST_ADAPTER	((HANDLE)1)
#define SOCKET		3

#define LINES		1
#define FUNCTIONS	2
#define NOTIFICATIONS	3
#define MESSAGES	4

static DOT11EXT_APIS host;

static void do_one(void)
{
#if FLOOD == LINES
	fputs("this is said again and again\n", stderr);
#elif FLOOD == FUNCTIONS
	host.Dot11ExtSetDefaultKeyId(NULL, 0);
#elif FLOOD == NOTIFICATIONS
	L2_NOTIFICATION_DATA data = {
		.NotificationSource = L2_NOTIFICATION_SOURCE_WLAN_IHV,
	};

	host.Dot11ExtSendNotification(FIRST_ADAPTER, &data);
#elif FLOOD == MESSAGES
	/* nobody waits for the answers, so there is always a next one */
	const struct ihvd_message msg = {
		.head = {
			.kind = IHVD_FUNCTION,
			.op = IHVD_SET_DEFAULT_KEY_ID,
			.in_handler = IHVD_NO_HANDLER,
		},
	};

	ihvd_send(SOCKET, &msg);
#endif
}

static void *run(void *arg)
{
	for (;;)
		do_one();
	return arg;
}

DWORD WINAPI Dot11ExtIhvGetVersionInfo(PDOT11_IHV_VERSION_INFO info)
{
	return common_version(info);
}

DWORD WINAPI Dot11ExtIhvInitService(DWORD version, PDOT11EXT_APIS api,
				    LPVOID reserved,
				    PDOT11EXT_IHV_HANDLERS handlers)
{
	pthread_t thread;

	UNREFERENCED_PARAMETER(version);
	UNREFERENCED_PARAMETER(reserved);
	host = *api;
	accept_init(api, handlers);
	return pthread_create(&thread, NULL, run, NULL) ? ERROR_OUTOFMEMORY :
							  ERROR_SUCCESS;
}
