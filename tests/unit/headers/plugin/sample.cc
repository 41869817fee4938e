// SPDX-License-Identifier: GPL-2.0-only
/*
 * The beginning of an IHV extension in C++, with headers of its library before
 * and after, text as a string, and MAC addresses used as the array that they
 * are on Windows. Nothing here says extern "C" or dllexport: the header does.
 */
#include <map>

#include <windows.h>
#include <wlanihv.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <thread>

#include "eapol.h"
#include "utf16.h"

namespace {

DOT11EXT_APIS g_Api;
std::map<HANDLE, std::u16string> g_Names;

DWORD WINAPI InitAdapter(_In_ PDOT11_ADAPTER pDot11Adapter,
			 _In_opt_ HANDLE hDot11SvcHandle,
			 _Out_ PHANDLE phIhvExtAdapter)
{
	g_Names[hDot11SvcHandle] = pDot11Adapter->pszDescription;
	*phIhvExtAdapter = hDot11SvcHandle;
	return g_Names[hDot11SvcHandle] == u"first" ? ERROR_SUCCESS :
		ERROR_NOT_FOUND;
}

DWORD WINAPI StopPostAssociate(_In_opt_ HANDLE, _In_ PDOT11_MAC_ADDRESS pPeer,
			       _In_ DOT11_ASSOC_STATUS dot11AssocStatus)
{
	DOT11_MAC_ADDRESS peer;

	std::memcpy(peer, *pPeer, sizeof(DOT11_MAC_ADDRESS));
	/* As the structure, and as the array */
	if (peer[5] != (*pPeer)[5] || peer[0] & 1)
		return ERROR_INVALID_PARAMETER;
	return std::min<DWORD>(dot11AssocStatus, ERROR_INVALID_STATE);
}

} // namespace

DWORD WINAPI Dot11ExtIhvGetVersionInfo(PDOT11_IHV_VERSION_INFO pInfo)
{
	*pInfo = DOT11_IHV_VERSION_INFO{0, 0};
	return ERROR_SUCCESS;
}

DWORD WINAPI Dot11ExtIhvInitService(DWORD, PDOT11EXT_APIS pDot11ExtAPI, LPVOID,
				    PDOT11EXT_IHV_HANDLERS pHandlers)
{
	g_Api = *pDot11ExtAPI;
	pHandlers->Dot11ExtIhvInitAdapter = InitAdapter;
	pHandlers->Dot11ExtIhvStopPostAssociate = StopPostAssociate;
	return ERROR_SUCCESS;
}
