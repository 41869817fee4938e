// SPDX-License-Identifier: GPL-2.0-only
/* A plugin for a version of the interface that is not there yet (IHV-4). */
#include <wlanihv.h>

DWORD WINAPI Dot11ExtIhvGetVersionInfo(PDOT11_IHV_VERSION_INFO info)
{
	info->dwVerMin = info->dwVerMax = 1;
	return ERROR_SUCCESS;
}

DWORD WINAPI Dot11ExtIhvInitService(DWORD version, PDOT11EXT_APIS apis,
				    LPVOID reserved,
				    PDOT11EXT_IHV_HANDLERS handlers)
{
	(void)version;
	(void)apis;
	(void)reserved;
	(void)handlers;
	return ERROR_SUCCESS;
}
