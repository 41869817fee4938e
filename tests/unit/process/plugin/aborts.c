// SPDX-License-Identifier: GPL-2.0-only
/* A plugin that ends its process as assert() does. */
#include <stdlib.h>
#include <wlanihv.h>

DWORD WINAPI Dot11ExtIhvGetVersionInfo(PDOT11_IHV_VERSION_INFO info)
{
	(void)info;
	abort();
}

DWORD WINAPI Dot11ExtIhvInitService(DWORD version, PDOT11EXT_APIS apis,
				    LPVOID reserved,
				    PDOT11EXT_IHV_HANDLERS handlers)
{
	(void)version;
	(void)apis;
	(void)reserved;
	(void)handlers;
	return ERROR_NOT_SUPPORTED;
}
