// SPDX-License-Identifier: BSD-3-Clause
/* The smallest extension: networks work as they do without an extension. */
#include "../accept.h"
#include "../common.h"

DWORD WINAPI Dot11ExtIhvGetVersionInfo(PDOT11_IHV_VERSION_INFO info)
{
	return common_version(info);
}

DWORD WINAPI Dot11ExtIhvInitService(DWORD version, PDOT11EXT_APIS api,
				    LPVOID reserved,
				    PDOT11EXT_IHV_HANDLERS handlers)
{
	UNREFERENCED_PARAMETER(version);
	UNREFERENCED_PARAMETER(reserved);
	accept_init(api, handlers);
	return ERROR_SUCCESS;
}
