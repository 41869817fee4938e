// SPDX-License-Identifier: GPL-2.0-only
/*
 * A plugin that lets everybody in, and says how it was loaded: which version it
 * was given, and how many functions. MIN and MAX are its own versions; with
 * LEAVES_OUT it lacks a handler.
 */
#include <stdio.h>
#include <string.h>

#include "accept.h"

#define N_FUNCTIONS	(sizeof(DOT11EXT_APIS) / sizeof(void (*)(void)))

DWORD WINAPI Dot11ExtIhvGetVersionInfo(PDOT11_IHV_VERSION_INFO info)
{
	info->dwVerMin = MIN;
	info->dwVerMax = MAX;
	return ERROR_SUCCESS;
}

DWORD WINAPI Dot11ExtIhvInitService(DWORD version, PDOT11EXT_APIS api,
				    LPVOID reserved,
				    PDOT11EXT_IHV_HANDLERS handlers)
{
	void (*each[N_FUNCTIONS])(void);
	unsigned int i, n = 0;

	memcpy(each, api, sizeof(each));
	for (i = 0; i < N_FUNCTIONS; i++)
		n += !!each[i];
	fprintf(stderr, "version: given %u, %u functions, reserved %p\n",
		version, n, reserved);
	accept_init(api, handlers);
	/* what is copied is all that is needed (IHV-5) */
	memset(api, 0, sizeof(*api));
#ifdef LEAVES_OUT
	handlers->Dot11ExtIhvControl = NULL;
#endif
	return ERROR_SUCCESS;
}
