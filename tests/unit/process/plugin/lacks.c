// SPDX-License-Identifier: GPL-2.0-only
/* A plugin that has a handler, but not all of them (IHV-5). */
#include <wlanihv.h>

static VOID WINAPI deinit_service(VOID)
{
}

DWORD WINAPI Dot11ExtIhvGetVersionInfo(PDOT11_IHV_VERSION_INFO info)
{
	info->dwVerMin = info->dwVerMax = 0;
	return ERROR_SUCCESS;
}

DWORD WINAPI Dot11ExtIhvInitService(DWORD version, PDOT11EXT_APIS apis,
				    LPVOID reserved,
				    PDOT11EXT_IHV_HANDLERS handlers)
{
	(void)version;
	(void)apis;
	(void)reserved;
	*handlers = (DOT11EXT_IHV_HANDLERS){
		.Dot11ExtIhvDeinitService = deinit_service,
	};
	return ERROR_SUCCESS;
}
