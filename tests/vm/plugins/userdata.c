// SPDX-License-Identifier: GPL-2.0-only
/*
 * A plugin that lets everybody in, and before that looks for the custom user
 * data of some sessions; one that has none yet is given some. There is a line
 * for each.
 */
#include <stdio.h>

#include "accept.h"
#include "common.h"

#define SESSIONS	5

static DOT11EXT_APIS host;

static void look(HANDLE service, HANDLE session, DWORD number)
{
	LPVOID data = NULL;
	DWORD size = 0, get, set = ERROR_SUCCESS;
	char own[16];
	int len;

	get = host.Dot11ExtGetProfileCustomUserData(service, session, number,
						    &size, &data);
	if (!size) {
		len = snprintf(own, sizeof(own), "of %u", number);
		set = host.Dot11ExtSetProfileCustomUserData(service, session,
							    number, len, own);
	}
	fprintf(stderr, "userdata: session %u get=%u '%.*s' set=%u\n", number,
		get, (int)size, data ? (char *)data : "", set);
	host.Dot11ExtFreeBuffer(data);
}

static DWORD WINAPI before_pre(HANDLE service, HANDLE session, DWORD reason,
			       DWORD error)
{
	DWORD i;

	for (i = 0; i < SESSIONS; i++)
		look(service, session, i);
	return host.Dot11ExtPreAssociateCompletion(service, session, reason,
						   error);
}

DWORD WINAPI Dot11ExtIhvGetVersionInfo(PDOT11_IHV_VERSION_INFO info)
{
	return common_version(info);
}

DWORD WINAPI Dot11ExtIhvInitService(DWORD version, PDOT11EXT_APIS api,
				    LPVOID reserved,
				    PDOT11EXT_IHV_HANDLERS handlers)
{
	DOT11EXT_APIS ours = *api;

	UNREFERENCED_PARAMETER(version);
	UNREFERENCED_PARAMETER(reserved);
	host = *api;
	ours.Dot11ExtPreAssociateCompletion = before_pre;
	accept_init(&ours, handlers);
	return ERROR_SUCCESS;
}
