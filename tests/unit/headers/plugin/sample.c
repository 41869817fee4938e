// SPDX-License-Identifier: GPL-2.0-only
/*
 * An IHV extension written as for Windows: its types, words and text, but the
 * threads of this platform. It connects open networks, answers EAPOL-Key
 * packets, and gives all other EAPOL packets to the host.
 */
#include <windows.h>
#include <windot11.h>
#include <wlanihv.h>

#include <pthread.h>
#include <stdlib.h>

#include "eapol.h"
#include "utf16.h"

#define ETHERTYPE_EAPOL_BIG_ENDIAN 0x8e88
#define REASON_BAD_FRAGMENT (L2_REASON_CODE_IHV_BASE + 1)

typedef struct _WORKER {
	pthread_t Thread;
	BOOL bStarted;
} WORKER, *PWORKER;

typedef struct _ADAPTER_CONTEXT {
	HANDLE hDot11Svc;
	HANDLE hConnectSession;
	HANDLE hSecuritySession;
	WORKER PreAssociate;
	WORKER PostAssociate;
	DOT11_MAC_ADDRESS Peer;
	UCHAR ucReply[64];
} ADAPTER_CONTEXT, *PADAPTER_CONTEXT;

static DOT11EXT_APIS g_Api;
static DOT11EXT_VIRTUAL_STATION_APIS g_VirtualApi;

BOOL APIENTRY DllMain(HMODULE hModule, DWORD dwReason, LPVOID pvReserved);

BOOL APIENTRY DllMain(IN HMODULE hModule, IN DWORD dwReason,
		      IN OUT OPTIONAL LPVOID pvReserved)
{
	UNREFERENCED_PARAMETER(hModule);
	UNREFERENCED_PARAMETER(pvReserved);
	return dwReason == DLL_PROCESS_ATTACH ? TRUE : FALSE;
}

/* No thread may be left when the library goes: IHV-14 */
static VOID EndWorker(__inout PWORKER pWorker)
{
	if (pWorker->bStarted)
		pthread_join(pWorker->Thread, NULL);
	pWorker->bStarted = FALSE;
}

static DWORD StartWorker(__inout PWORKER pWorker,
			 __in void *(*pfnRoutine)(void *), __in PVOID pContext)
{
	EndWorker(pWorker);
	if (pthread_create(&pWorker->Thread, NULL, pfnRoutine, pContext))
		return ERROR_OUTOFMEMORY;
	pWorker->bStarted = TRUE;
	return ERROR_SUCCESS;
}

static VOID WINAPI DeinitService(VOID)
{
	SecureZeroMemory(&g_Api, sizeof(g_Api));
	ZeroMemory(&g_VirtualApi, sizeof(g_VirtualApi));
}

static DWORD WINAPI InitAdapter(__in PDOT11_ADAPTER pDot11Adapter,
				__in_opt HANDLE hDot11SvcHandle,
				__out PHANDLE phIhvExtAdapter)
{
	PADAPTER_CONTEXT pContext = NULL;

	if (pDot11Adapter->Dot11CurrentOpMode.uCurrentOpMode !=
	    DOT11_OPERATION_MODE_EXTENSIBLE_STATION)
		return ERROR_NOT_SUPPORTED;
	pContext = (PADAPTER_CONTEXT)calloc(1, sizeof(*pContext));
	if (!pContext)
		return ERROR_OUTOFMEMORY;
	pContext->hDot11Svc = hDot11SvcHandle;
	*phIhvExtAdapter = (HANDLE)pContext;
	return ERROR_SUCCESS;
}

static VOID WINAPI DeinitAdapter(__in_opt HANDLE hIhvExtAdapter)
{
	PADAPTER_CONTEXT pContext = (PADAPTER_CONTEXT)hIhvExtAdapter;

	EndWorker(&pContext->PreAssociate);
	EndWorker(&pContext->PostAssociate);
	free(pContext);
}

static DWORD CheckFragment(__in LPCWSTR pszFragment, __out PDWORD pdwReasonCode)
{
	static const WCHAR szStart[] = u"<IHV";
	WCHAR szBegin[ARRAYSIZE(szStart)];

	*pdwReasonCode = L2_REASON_CODE_SUCCESS;
	nwifi_utf16_copy(szBegin, ARRAYSIZE(szBegin), pszFragment);
	if (nwifi_utf16_compare(szBegin, szStart) == 0)
		return ERROR_SUCCESS;
	*pdwReasonCode = REASON_BAD_FRAGMENT;
	return ERROR_BAD_PROFILE;
}

static void *PreAssociateThread(void *pvContext)
{
	PADAPTER_CONTEXT pContext = (PADAPTER_CONTEXT)pvContext;
	DOT11_PRIVACY_EXEMPTION Exemption = {
		ETHERTYPE_EAPOL_BIG_ENDIAN,
		DOT11_EXEMPT_ON_KEY_MAPPING_KEY_UNAVAILABLE,
		DOT11_EXEMPT_UNICAST
	};
	USHORT usRegistration = ETHERTYPE_EAPOL_BIG_ENDIAN;
	DWORD dwError;

	dwError = g_Api.Dot11ExtSetAuthAlgorithm(pContext->hDot11Svc,
						 DOT11_AUTH_ALGO_80211_OPEN);
	if (dwError == ERROR_SUCCESS)
		dwError = g_Api.Dot11ExtSetEtherTypeHandling(
			pContext->hDot11Svc, 10, 1, &Exemption, 1,
			&usRegistration);
	g_Api.Dot11ExtPreAssociateCompletion(
		pContext->hDot11Svc, pContext->hConnectSession,
		dwError == ERROR_SUCCESS ? L2_REASON_CODE_SUCCESS :
		L2_REASON_CODE_UNKNOWN, dwError);
	return NULL;
}

static DWORD WINAPI
PerformPreAssociate(__in_opt HANDLE hIhvExtAdapter,
		    __in_opt HANDLE hConnectSession,
		    __in_opt PDOT11EXT_IHV_PROFILE_PARAMS pIhvProfileParams,
		    __in PDOT11EXT_IHV_CONNECTIVITY_PROFILE pIhvConnProfile,
		    __in PDOT11EXT_IHV_SECURITY_PROFILE pIhvSecProfile,
		    __in PDOT11_BSS_LIST pConnectableBssid,
		    __out PDWORD pdwReasonCode)
{
	PADAPTER_CONTEXT pContext = (PADAPTER_CONTEXT)hIhvExtAdapter;
	DWORD dwError;

	UNREFERENCED_PARAMETER(pIhvProfileParams);
	UNREFERENCED_PARAMETER(pIhvSecProfile);
	UNREFERENCED_PARAMETER(pConnectableBssid);
	dwError = CheckFragment(pIhvConnProfile->pszXmlFragmentIhvConnectivity,
				pdwReasonCode);
	if (dwError != ERROR_SUCCESS)
		return dwError;
	pContext->hConnectSession = hConnectSession;
	return StartWorker(&pContext->PreAssociate, PreAssociateThread,
			   pContext);
}

static DWORD WINAPI AdapterReset(__in_opt HANDLE hIhvExtAdapter)
{
	((PADAPTER_CONTEXT)hIhvExtAdapter)->hConnectSession = NULL;
	return ERROR_SUCCESS;
}

static void *PostAssociateThread(void *pvContext)
{
	PADAPTER_CONTEXT pContext = (PADAPTER_CONTEXT)pvContext;

	g_Api.Dot11ExtPostAssociateCompletion(
		pContext->hDot11Svc, pContext->hSecuritySession,
		&pContext->Peer, L2_REASON_CODE_SUCCESS, ERROR_SUCCESS);
	return NULL;
}

static DWORD WINAPI
PerformPostAssociate(_In_opt_ HANDLE hIhvExtAdapter,
		     _In_opt_ HANDLE hSecuritySessionID,
		     _In_ PDOT11_PORT_STATE pPortState,
		     _In_ ULONG uDot11AssocParamsBytes,
		     _In_reads_bytes_(uDot11AssocParamsBytes)
		     PDOT11_ASSOCIATION_COMPLETION_PARAMETERS pDot11AssocParams)
{
	PADAPTER_CONTEXT pContext = (PADAPTER_CONTEXT)hIhvExtAdapter;

	if (uDot11AssocParamsBytes < sizeof(*pDot11AssocParams) ||
	    pDot11AssocParams->uStatus != DOT11_ASSOC_STATUS_SUCCESS)
		return ERROR_INVALID_PARAMETER;
	pContext->hSecuritySession = hSecuritySessionID;
	CopyMemory(&pContext->Peer, &pPortState->PeerMacAddress,
		   sizeof(DOT11_MAC_ADDRESS));
	return StartWorker(&pContext->PostAssociate, PostAssociateThread,
			   pContext);
}

static DWORD WINAPI StopPostAssociate(_In_opt_ HANDLE hIhvExtAdapter,
				      _In_ PDOT11_MAC_ADDRESS pPeer,
				      _In_ DOT11_ASSOC_STATUS dot11AssocStatus)
{
	PADAPTER_CONTEXT pContext = (PADAPTER_CONTEXT)hIhvExtAdapter;

	UNREFERENCED_PARAMETER(dot11AssocStatus);
	if (!RtlEqualMemory(&pContext->Peer, pPeer, sizeof(*pPeer)))
		return ERROR_NOT_FOUND;
	pContext->hSecuritySession = NULL;
	return ERROR_SUCCESS;
}

static DWORD WINAPI
ValidateProfile(_In_opt_ HANDLE hIhvExtAdapter,
		_In_opt_ PDOT11EXT_IHV_PROFILE_PARAMS pIhvProfileParams,
		_In_ PDOT11EXT_IHV_CONNECTIVITY_PROFILE pIhvConnProfile,
		_In_ PDOT11EXT_IHV_SECURITY_PROFILE pIhvSecProfile,
		_Out_ PDWORD pdwReasonCode)
{
	UNREFERENCED_PARAMETER(hIhvExtAdapter);
	UNREFERENCED_PARAMETER(pIhvProfileParams);
	UNREFERENCED_PARAMETER(pIhvSecProfile);
	return CheckFragment(pIhvConnProfile->pszXmlFragmentIhvConnectivity,
			     pdwReasonCode);
}

static DWORD WINAPI
PerformCapabilityMatch(_In_opt_ HANDLE hIhvExtAdapter,
		       _In_opt_ PDOT11EXT_IHV_PROFILE_PARAMS pIhvProfileParams,
		       _In_ PDOT11EXT_IHV_CONNECTIVITY_PROFILE pIhvConnProfile,
		       _In_ PDOT11EXT_IHV_SECURITY_PROFILE pIhvSecProfile,
		       _In_opt_ PDOT11_BSS_LIST pConnectableBssid,
		       _Out_ PDWORD pdwReasonCode)
{
	const ULONG uFixed = FIELD_OFFSET(DOT11_BSS_ENTRY, ucBuffer);
	DOT11_BSS_ENTRY Entry;
	ULONG uAt, uLeft;

	UNREFERENCED_PARAMETER(hIhvExtAdapter);
	UNREFERENCED_PARAMETER(pIhvProfileParams);
	UNREFERENCED_PARAMETER(pIhvConnProfile);
	UNREFERENCED_PARAMETER(pIhvSecProfile);
	*pdwReasonCode = L2_REASON_CODE_SUCCESS;
	for (uAt = 0; uAt < pConnectableBssid->uNumOfBytes;
	     uAt += uFixed + Entry.uBufferLength) {
		uLeft = pConnectableBssid->uNumOfBytes - uAt;
		if (uLeft < uFixed)
			break;
		CopyMemory(&Entry, pConnectableBssid->pucBuffer + uAt, uFixed);
		if (Entry.uBufferLength > uLeft - uFixed)
			break;
		if (Entry.uLinkQuality >= 50)
			return ERROR_SUCCESS;
	}
	*pdwReasonCode = L2_REASON_CODE_UNKNOWN;
	return ERROR_NOT_FOUND;
}

static DWORD WINAPI CreateDiscoveryProfiles(
	_In_opt_ HANDLE hIhvExtAdapter, _In_ BOOL bInsecure,
	_In_opt_ PDOT11EXT_IHV_PROFILE_PARAMS pIhvProfileParams,
	_In_opt_ PDOT11_BSS_LIST pConnectableBssid,
	_Out_ PDOT11EXT_IHV_DISCOVERY_PROFILE_LIST pIhvDiscoveryProfileList,
	_Out_ PDWORD pdwReasonCode)
{
	static const WCHAR szFragment[] = u"<IHV></IHV>";
	PDOT11EXT_IHV_DISCOVERY_PROFILE pProfile;
	LPVOID pvBuffer;
	DWORD dwError;

	UNREFERENCED_PARAMETER(hIhvExtAdapter);
	UNREFERENCED_PARAMETER(bInsecure);
	UNREFERENCED_PARAMETER(pIhvProfileParams);
	UNREFERENCED_PARAMETER(pConnectableBssid);
	*pdwReasonCode = L2_REASON_CODE_UNKNOWN;
	dwError = g_Api.Dot11ExtAllocateBuffer(sizeof(*pProfile), &pvBuffer);
	if (dwError != ERROR_SUCCESS)
		return dwError;
	pProfile = (PDOT11EXT_IHV_DISCOVERY_PROFILE)pvBuffer;
	ZeroMemory(pProfile, sizeof(*pProfile));
	dwError = g_Api.Dot11ExtAllocateBuffer(sizeof(szFragment), &pvBuffer);
	if (dwError != ERROR_SUCCESS) {
		g_Api.Dot11ExtFreeBuffer(pProfile);
		return dwError;
	}
	CopyMemory(pvBuffer, szFragment, sizeof(szFragment));
	pProfile->IhvConnectivityProfile.pszXmlFragmentIhvConnectivity =
		(LPWSTR)pvBuffer;
	pIhvDiscoveryProfileList->dwCount = 1;
	pIhvDiscoveryProfileList->pIhvDiscoveryProfiles = pProfile;
	*pdwReasonCode = L2_REASON_CODE_SUCCESS;
	return ERROR_SUCCESS;
}

static DWORD WINAPI
ProcessSessionChange(_In_ ULONG uEventType,
		     _In_ PWTSSESSION_NOTIFICATION pSessionNotification)
{
	if (uEventType < WTS_CONSOLE_CONNECT ||
	    uEventType > WTS_SESSION_REMOTE_CONTROL ||
	    pSessionNotification->cbSize != sizeof(*pSessionNotification))
		return ERROR_INVALID_PARAMETER;
	return ERROR_SUCCESS;
}

static DWORD WINAPI
ReceiveIndication(_In_opt_ HANDLE hIhvExtAdapter,
		  _In_ DOT11EXT_IHV_INDICATION_TYPE indicationType,
		  _In_ ULONG uBufferLength, _In_opt_ LPVOID pvBuffer)
{
	PADAPTER_CONTEXT pContext = (PADAPTER_CONTEXT)hIhvExtAdapter;
	L2_NOTIFICATION_DATA Notification = {
		.NotificationSource = L2_NOTIFICATION_SOURCE_WLAN_IHV,
		.NotificationCode = (DWORD)indicationType,
		.dwDataSize = uBufferLength,
		.pData = pvBuffer
	};

	return g_Api.Dot11ExtSendNotification(pContext->hDot11Svc,
					      &Notification);
}

static DWORD WINAPI ReceivePacket(_In_opt_ HANDLE hIhvExtAdapter,
				  _In_ DWORD dwInBufferSize,
				  _In_reads_bytes_(dwInBufferSize)
				  LPVOID pvInBuffer)
{
	PADAPTER_CONTEXT pContext = (PADAPTER_CONTEXT)hIhvExtAdapter;
	DWORD dwLength;
	LPVOID pvOneX;

	if (nwifi_eapol_type(pvInBuffer, dwInBufferSize) == NWIFI_EAPOL_KEY) {
		dwLength = min(dwInBufferSize, sizeof(pContext->ucReply));
		CopyMemory(pContext->ucReply, pvInBuffer, dwLength);
		return g_Api.Dot11ExtSendPacket(pContext->hDot11Svc, dwLength,
						pContext->ucReply, pContext);
	}
	if (!nwifi_eapol_onex(pvInBuffer, dwInBufferSize, &pvOneX, &dwLength))
		return ERROR_INVALID_DATA;
	return g_Api.Dot11ExtProcessOneXPacket(pContext->hDot11Svc, dwLength,
					       pvOneX);
}

static DWORD WINAPI SendPacketCompletion(_In_opt_ HANDLE hSendCompletion)
{
	PADAPTER_CONTEXT pContext = (PADAPTER_CONTEXT)hSendCompletion;

	ZeroMemory(pContext->ucReply, sizeof(pContext->ucReply));
	return ERROR_SUCCESS;
}

static DWORD WINAPI IsUIRequestPending(_In_ GUID guidUIRequest,
				       _Out_ PBOOL pbIsRequestPending)
{
	static const GUID guidNone;

	*pbIsRequestPending = !IsEqualGUID(&guidUIRequest, &guidNone);
	return ERROR_SUCCESS;
}

static DWORD WINAPI ProcessUIResponse(_In_ GUID guidUIRequest,
				      _In_ DWORD dwByteCount,
				      _In_reads_bytes_opt_(dwByteCount)
				      LPVOID pvResponseBuffer)
{
	UNREFERENCED_PARAMETER(guidUIRequest);
	return dwByteCount && !pvResponseBuffer ? ERROR_INVALID_PARAMETER :
		ERROR_SUCCESS;
}

static DWORD WINAPI
QueryUIRequest(_In_opt_ HANDLE hIhvExtAdapter,
	       _In_ DOT11EXT_IHV_CONNECTION_PHASE connectionPhase,
	       _Outptr_ PDOT11EXT_IHV_UI_REQUEST *ppIhvUIRequest)
{
	UNREFERENCED_PARAMETER(hIhvExtAdapter);
	UNREFERENCED_PARAMETER(connectionPhase);
	*ppIhvUIRequest = NULL;
	return ERROR_SUCCESS;
}

static DWORD WINAPI OneXIndicateResult(
	_In_opt_ HANDLE hIhvExtAdapter, _In_ DOT11_MSONEX_RESULT msOneXResult,
	_In_opt_ PDOT11_MSONEX_RESULT_PARAMS pDot11MsOneXResultParams)
{
	UNREFERENCED_PARAMETER(hIhvExtAdapter);
	if (msOneXResult != DOT11_MSONEX_SUCCESS)
		return ERROR_SUCCESS;
	return pDot11MsOneXResultParams ? ERROR_SUCCESS :
		ERROR_INVALID_PARAMETER;
}

static DWORD WINAPI Control(_In_opt_ HANDLE hIhvExtAdapter,
			    _In_ DWORD dwInBufferSize,
			    _In_opt_ PBYTE pInBuffer,
			    _In_ DWORD dwOutBufferSize,
			    _Out_opt_ PBYTE pOutBuffer,
			    _Out_ PDWORD pdwBytesReturned)
{
	UNREFERENCED_PARAMETER(hIhvExtAdapter);
	*pdwBytesReturned = dwInBufferSize;
	if (pOutBuffer && dwOutBufferSize >= dwInBufferSize)
		CopyMemory(pOutBuffer, pInBuffer, dwInBufferSize);
	return ERROR_SUCCESS;
}

__declspec(dllexport) DWORD WINAPI
Dot11ExtIhvGetVersionInfo(__out PDOT11_IHV_VERSION_INFO pDot11IHVVersionInfo)
{
	pDot11IHVVersionInfo->dwVerMin = 0;
	pDot11IHVVersionInfo->dwVerMax = 0;
	return ERROR_SUCCESS;
}

__declspec(dllexport) DWORD WINAPI
Dot11ExtIhvInitService(__in DWORD dwVerNumUsed, __in PDOT11EXT_APIS pDot11ExtAPI,
		       _Reserved_ LPVOID pvReserved,
		       __out PDOT11EXT_IHV_HANDLERS pDot11IHVHandlers)
{
	UNREFERENCED_PARAMETER(pvReserved);
	if (dwVerNumUsed != 0)
		return ERROR_NOT_SUPPORTED;
	g_Api = *pDot11ExtAPI;
	pDot11IHVHandlers->Dot11ExtIhvDeinitService = DeinitService;
	pDot11IHVHandlers->Dot11ExtIhvInitAdapter = InitAdapter;
	pDot11IHVHandlers->Dot11ExtIhvDeinitAdapter = DeinitAdapter;
	pDot11IHVHandlers->Dot11ExtIhvPerformPreAssociate = PerformPreAssociate;
	pDot11IHVHandlers->Dot11ExtIhvAdapterReset = AdapterReset;
	pDot11IHVHandlers->Dot11ExtIhvPerformPostAssociate =
		PerformPostAssociate;
	pDot11IHVHandlers->Dot11ExtIhvStopPostAssociate = StopPostAssociate;
	pDot11IHVHandlers->Dot11ExtIhvValidateProfile = ValidateProfile;
	pDot11IHVHandlers->Dot11ExtIhvPerformCapabilityMatch =
		PerformCapabilityMatch;
	pDot11IHVHandlers->Dot11ExtIhvCreateDiscoveryProfiles =
		CreateDiscoveryProfiles;
	pDot11IHVHandlers->Dot11ExtIhvProcessSessionChange =
		ProcessSessionChange;
	pDot11IHVHandlers->Dot11ExtIhvReceiveIndication = ReceiveIndication;
	pDot11IHVHandlers->Dot11ExtIhvReceivePacket = ReceivePacket;
	pDot11IHVHandlers->Dot11ExtIhvSendPacketCompletion =
		SendPacketCompletion;
	pDot11IHVHandlers->Dot11ExtIhvIsUIRequestPending = IsUIRequestPending;
	pDot11IHVHandlers->Dot11ExtIhvProcessUIResponse = ProcessUIResponse;
	pDot11IHVHandlers->Dot11ExtIhvQueryUIRequest = QueryUIRequest;
	pDot11IHVHandlers->Dot11ExtIhvOnexIndicateResult = OneXIndicateResult;
	pDot11IHVHandlers->Dot11ExtIhvControl = Control;
	return ERROR_SUCCESS;
}

__declspec(dllexport) DWORD WINAPI
Dot11ExtIhvInitVirtualStation(__in PDOT11EXT_VIRTUAL_STATION_APIS pDot11ExtVSAPI,
			      _Reserved_ LPVOID pvReserved)
{
	UNREFERENCED_PARAMETER(pvReserved);
	g_VirtualApi = *pDot11ExtVSAPI;
	return ERROR_SUCCESS;
}
