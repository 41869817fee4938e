// SPDX-License-Identifier: BSD-3-Clause
/*
 * An extension as it is written for Windows, and nothing else: no header and no
 * function of Linux. It lets everybody in whose profile has a greeting. The
 * headers of win32/ give it what it uses here; with those of mingw-w64 or of the
 * kits the same source is a DLL.
 */
#include <Windows.h>
#include <strsafe.h>
#include <objbase.h>
#include <wlanihv.h>

#include <new>

#define GREETING_PATH L"/Vendor/Greeting"
#define REASON_NO_GREETING (L2_REASON_CODE_IHV_BASE + 1)

typedef enum _JOB_KIND { JobPreAssociate, JobPostAssociate } JOB_KIND;

/* What the worker of an adapter has to complete */
typedef struct _JOB {
	LIST_ENTRY Link;
	JOB_KIND Kind;
	HANDLE hSession;
	DOT11_MAC_ADDRESS Peer;
	DWORD dwError;
} JOB, *PJOB;

typedef struct _ADAPTER {
	LIST_ENTRY Link;
	HANDLE hDot11Svc;
	HANDLE hWorker;
	HANDLE hWork;	/* there is a job, or some more */
	HANDLE hIdle;	/* no job is under way */
	HANDLE hStop;
	LIST_ENTRY Jobs;
} ADAPTER, *PADAPTER;

static CRITICAL_SECTION g_Lock; /* for all jobs and adapters */
static LIST_ENTRY g_Adapters;
static DOT11EXT_APIS g_Api;
static LONG g_Completed;

static VOID Say(LPCWSTR pszFormat, ...)
{
	WCHAR szText[256];
	va_list Arguments;
	HRESULT hr;

	va_start(Arguments, pszFormat);
	hr = StringCchVPrintfW(szText, ARRAYSIZE(szText), pszFormat, Arguments);
	va_end(Arguments);
	if (SUCCEEDED(hr))
		OutputDebugStringW(szText);
}

BOOL WINAPI DllMain(HINSTANCE hInstance, DWORD dwReason, LPVOID pvReserved)
{
	UNREFERENCED_PARAMETER(hInstance);
	UNREFERENCED_PARAMETER(pvReserved);
	switch (dwReason) {
	case DLL_PROCESS_ATTACH:
		InitializeCriticalSection(&g_Lock);
		InitializeListHead(&g_Adapters);
		Say(L"attached\n");
		break;
	case DLL_PROCESS_DETACH:
		Say(L"detached, %ld completed\n",
		    InterlockedExchangeAdd(&g_Completed, 0));
		DeleteCriticalSection(&g_Lock);
		break;
	default:
		break;
	}
	return TRUE;
}

/* Finds the greeting. *pbstrText is to be freed. */
static HRESULT ReadGreeting(LPCWSTR pszFragment, BSTR *pbstrText)
{
	BSTR bstrFragment = SysAllocString(pszFragment);
	BSTR bstrPath = SysAllocString(GREETING_PATH);
	IXMLDOMDocument *pDocument = NULL;
	IXMLDOMNode *pNode = NULL;
	VARIANT_BOOL fGood = VARIANT_FALSE;
	HRESULT hr;

	*pbstrText = NULL;
	hr = bstrFragment && bstrPath ? S_OK : E_INVALIDARG;
	if (SUCCEEDED(hr))
		hr = CoCreateInstance(CLSID_DOMDocument, NULL, CLSCTX_ALL,
				      IID_IXMLDOMDocument,
				      (LPVOID *)&pDocument);
	if (SUCCEEDED(hr))
		hr = pDocument->loadXML(bstrFragment, &fGood);
	if (hr == S_OK && fGood == VARIANT_TRUE)
		hr = pDocument->selectSingleNode(bstrPath, &pNode);
	if (pNode)
		hr = pNode->get_text(pbstrText);
	else if (SUCCEEDED(hr))
		hr = E_INVALIDARG;
	if (pNode)
		pNode->Release();
	if (pDocument)
		pDocument->Release();
	SysFreeString(bstrPath);
	SysFreeString(bstrFragment);
	return hr;
}

static VOID CompleteJob(PADAPTER pAdapter, PJOB pJob)
{
	if (pJob->Kind == JobPreAssociate)
		g_Api.Dot11ExtPreAssociateCompletion(
			pAdapter->hDot11Svc, pJob->hSession,
			pJob->dwError == ERROR_SUCCESS ?
				L2_REASON_CODE_SUCCESS : L2_REASON_CODE_UNKNOWN,
			pJob->dwError);
	else
		g_Api.Dot11ExtPostAssociateCompletion(
			pAdapter->hDot11Svc, pJob->hSession, &pJob->Peer,
			L2_REASON_CODE_SUCCESS, pJob->dwError);
	InterlockedIncrement(&g_Completed);
}

/* Takes the next job; then the adapter is not idle. */
static PJOB TakeJob(PADAPTER pAdapter)
{
	PJOB pJob = NULL;

	EnterCriticalSection(&g_Lock);
	if (!IsListEmpty(&pAdapter->Jobs)) {
		pJob = CONTAINING_RECORD(RemoveHeadList(&pAdapter->Jobs), JOB,
					 Link);
		ResetEvent(pAdapter->hIdle);
	}
	LeaveCriticalSection(&g_Lock);
	return pJob;
}

static DWORD WINAPI Worker(LPVOID pvAdapter)
{
	PADAPTER pAdapter = (PADAPTER)pvAdapter;
	HANDLE hWait[] = { pAdapter->hStop, pAdapter->hWork };
	PJOB pJob;

	while (WaitForMultipleObjects(ARRAYSIZE(hWait), hWait, FALSE,
				      INFINITE) == WAIT_OBJECT_0 + 1) {
		while ((pJob = TakeJob(pAdapter)) != NULL) {
			CompleteJob(pAdapter, pJob);
			delete pJob;
			SetEvent(pAdapter->hIdle);
		}
	}
	return ERROR_SUCCESS;
}

static DWORD PostJob(PADAPTER pAdapter, JOB_KIND Kind, HANDLE hSession,
		     const UCHAR *pPeer)
{
	PJOB pJob = new(std::nothrow) JOB;

	if (!pJob)
		return ERROR_OUTOFMEMORY;
	ZeroMemory(pJob, sizeof(*pJob));
	pJob->Kind = Kind;
	pJob->hSession = hSession;
	if (pPeer)
		CopyMemory(pJob->Peer, pPeer, sizeof(pJob->Peer));
	EnterCriticalSection(&g_Lock);
	InsertTailList(&pAdapter->Jobs, &pJob->Link);
	LeaveCriticalSection(&g_Lock);
	SetEvent(pAdapter->hWork);
	return ERROR_SUCCESS;
}

/* Drops the jobs of a kind, and waits for the one that is under way. */
static VOID DropJobs(PADAPTER pAdapter, JOB_KIND Kind)
{
	PLIST_ENTRY pEntry, pNext;
	PJOB pJob;

	EnterCriticalSection(&g_Lock);
	for (pEntry = pAdapter->Jobs.Flink; pEntry != &pAdapter->Jobs;
	     pEntry = pNext) {
		pNext = pEntry->Flink;
		pJob = CONTAINING_RECORD(pEntry, JOB, Link);
		if (pJob->Kind != Kind)
			continue;
		RemoveEntryList(pEntry);
		delete pJob;
	}
	LeaveCriticalSection(&g_Lock);
	WaitForSingleObject(pAdapter->hIdle, INFINITE);
}

/* Frees what there is of an adapter, without its worker. */
static VOID FreeAdapter(PADAPTER pAdapter)
{
	const HANDLE hAll[] = { pAdapter->hWorker, pAdapter->hWork,
				pAdapter->hIdle, pAdapter->hStop };
	DWORD i;

	for (i = 0; i < ARRAYSIZE(hAll); i++)
		if (hAll[i])
			CloseHandle(hAll[i]);
	LocalFree(pAdapter);
}

static DWORD WINAPI InitAdapter(PDOT11_ADAPTER pDot11Adapter,
				HANDLE hDot11SvcHandle, PHANDLE phIhvExtAdapter)
{
	PADAPTER pAdapter = (PADAPTER)LocalAlloc(LPTR, sizeof(*pAdapter));

	if (!pAdapter)
		return ERROR_OUTOFMEMORY;
	pAdapter->hDot11Svc = hDot11SvcHandle;
	InitializeListHead(&pAdapter->Jobs);
	pAdapter->hWork = CreateEvent(NULL, FALSE, FALSE, NULL);
	pAdapter->hIdle = CreateEvent(NULL, TRUE, TRUE, NULL);
	pAdapter->hStop = CreateEvent(NULL, TRUE, FALSE, NULL);
	if (pAdapter->hWork && pAdapter->hIdle && pAdapter->hStop)
		pAdapter->hWorker = CreateThread(NULL, 0, Worker, pAdapter, 0,
						 NULL);
	if (!pAdapter->hWorker) {
		FreeAdapter(pAdapter);
		return ERROR_OUTOFMEMORY;
	}
	EnterCriticalSection(&g_Lock);
	InsertTailList(&g_Adapters, &pAdapter->Link);
	LeaveCriticalSection(&g_Lock);
	Say(L"adapter %s\n", pDot11Adapter->pszDescription);
	*phIhvExtAdapter = pAdapter;
	return ERROR_SUCCESS;
}

static VOID WINAPI DeinitAdapter(HANDLE hIhvExtAdapter)
{
	PADAPTER pAdapter = (PADAPTER)hIhvExtAdapter;

	DropJobs(pAdapter, JobPreAssociate);
	DropJobs(pAdapter, JobPostAssociate);
	SetEvent(pAdapter->hStop);
	WaitForSingleObject(pAdapter->hWorker, INFINITE);
	EnterCriticalSection(&g_Lock);
	RemoveEntryList(&pAdapter->Link);
	LeaveCriticalSection(&g_Lock);
	FreeAdapter(pAdapter);
}

static VOID WINAPI DeinitService(VOID)
{
	/* What the host has left ends with the service. */
	while (!IsListEmpty(&g_Adapters))
		DeinitAdapter(CONTAINING_RECORD(g_Adapters.Flink, ADAPTER,
						Link));
	Say(L"deinitialised\n");
}

static DWORD WINAPI
PerformPreAssociate(HANDLE hIhvExtAdapter, HANDLE hConnectSession,
		    PDOT11EXT_IHV_PROFILE_PARAMS pIhvProfileParams,
		    PDOT11EXT_IHV_CONNECTIVITY_PROFILE pIhvConnProfile,
		    PDOT11EXT_IHV_SECURITY_PROFILE pIhvSecProfile,
		    PDOT11_BSS_LIST pConnectableBssid, PDWORD pdwReasonCode)
{
	BSTR bstrGreeting = NULL;

	UNREFERENCED_PARAMETER(pIhvProfileParams);
	UNREFERENCED_PARAMETER(pIhvSecProfile);
	UNREFERENCED_PARAMETER(pConnectableBssid);
	if (FAILED(ReadGreeting(pIhvConnProfile->pszXmlFragmentIhvConnectivity,
				&bstrGreeting))) {
		*pdwReasonCode = REASON_NO_GREETING;
		return ERROR_BAD_PROFILE;
	}
	Say(L"greeting of %u: %s\n", SysStringLen(bstrGreeting), bstrGreeting);
	SysFreeString(bstrGreeting);
	*pdwReasonCode = L2_REASON_CODE_SUCCESS;
	return PostJob((PADAPTER)hIhvExtAdapter, JobPreAssociate,
		       hConnectSession, NULL);
}

static DWORD WINAPI AdapterReset(HANDLE hIhvExtAdapter)
{
	PADAPTER pAdapter = (PADAPTER)hIhvExtAdapter;
	PLIST_ENTRY pEntry;

	/* what was not begun is still to be completed, as cancelled */
	EnterCriticalSection(&g_Lock);
	for (pEntry = pAdapter->Jobs.Flink; pEntry != &pAdapter->Jobs;
	     pEntry = pEntry->Flink)
		CONTAINING_RECORD(pEntry, JOB, Link)->dwError = ERROR_CANCELLED;
	LeaveCriticalSection(&g_Lock);
	return ERROR_SUCCESS;
}

static DWORD WINAPI
PerformPostAssociate(HANDLE hIhvExtAdapter, HANDLE hSecuritySessionID,
		     PDOT11_PORT_STATE pPortState, ULONG uDot11AssocParamsBytes,
		     PDOT11_ASSOCIATION_COMPLETION_PARAMETERS pDot11AssocParams)
{
	UNREFERENCED_PARAMETER(uDot11AssocParamsBytes);
	UNREFERENCED_PARAMETER(pDot11AssocParams);
	return PostJob((PADAPTER)hIhvExtAdapter, JobPostAssociate,
		       hSecuritySessionID, pPortState->PeerMacAddress);
}

static DWORD WINAPI StopPostAssociate(HANDLE hIhvExtAdapter,
				      PDOT11_MAC_ADDRESS pPeer,
				      DOT11_ASSOC_STATUS dot11AssocStatus)
{
	UNREFERENCED_PARAMETER(pPeer);
	DropJobs((PADAPTER)hIhvExtAdapter, JobPostAssociate);
	Say(L"stopped, status %lu\n", dot11AssocStatus);
	return ERROR_SUCCESS;
}

static DWORD WINAPI
ValidateProfile(HANDLE hIhvExtAdapter,
		PDOT11EXT_IHV_PROFILE_PARAMS pIhvProfileParams,
		PDOT11EXT_IHV_CONNECTIVITY_PROFILE pIhvConnProfile,
		PDOT11EXT_IHV_SECURITY_PROFILE pIhvSecProfile,
		PDWORD pdwReasonCode)
{
	BSTR bstrGreeting = NULL;
	HRESULT hr;

	UNREFERENCED_PARAMETER(hIhvExtAdapter);
	UNREFERENCED_PARAMETER(pIhvProfileParams);
	UNREFERENCED_PARAMETER(pIhvSecProfile);
	hr = ReadGreeting(pIhvConnProfile->pszXmlFragmentIhvConnectivity,
			  &bstrGreeting);
	SysFreeString(bstrGreeting);
	*pdwReasonCode = SUCCEEDED(hr) ? L2_REASON_CODE_SUCCESS :
					 REASON_NO_GREETING;
	return SUCCEEDED(hr) ? ERROR_SUCCESS : ERROR_BAD_PROFILE;
}

static DWORD WINAPI
PerformCapabilityMatch(HANDLE, PDOT11EXT_IHV_PROFILE_PARAMS,
		       PDOT11EXT_IHV_CONNECTIVITY_PROFILE,
		       PDOT11EXT_IHV_SECURITY_PROFILE, PDOT11_BSS_LIST,
		       PDWORD pdwReasonCode)
{
	*pdwReasonCode = L2_REASON_CODE_SUCCESS;
	return ERROR_SUCCESS;
}

static DWORD WINAPI
CreateDiscoveryProfiles(HANDLE, BOOL, PDOT11EXT_IHV_PROFILE_PARAMS,
			PDOT11_BSS_LIST, PDOT11EXT_IHV_DISCOVERY_PROFILE_LIST,
			PDWORD pdwReasonCode)
{
	*pdwReasonCode = L2_REASON_CODE_UNKNOWN;
	return ERROR_NOT_SUPPORTED;
}

static DWORD WINAPI ProcessSessionChange(ULONG, PWTSSESSION_NOTIFICATION)
{
	return ERROR_SUCCESS;
}

static DWORD WINAPI ReceiveIndication(HANDLE, DOT11EXT_IHV_INDICATION_TYPE,
				      ULONG, LPVOID)
{
	return ERROR_SUCCESS;
}

static DWORD WINAPI ReceivePacket(HANDLE, DWORD, LPVOID)
{
	return ERROR_SUCCESS;
}

static DWORD WINAPI SendPacketCompletion(HANDLE)
{
	return ERROR_SUCCESS;
}

static DWORD WINAPI IsUIRequestPending(GUID, PBOOL pbIsRequestPending)
{
	*pbIsRequestPending = FALSE;
	return ERROR_SUCCESS;
}

static DWORD WINAPI ProcessUIResponse(GUID, DWORD, LPVOID)
{
	return ERROR_NOT_SUPPORTED;
}

static DWORD WINAPI QueryUIRequest(HANDLE, DOT11EXT_IHV_CONNECTION_PHASE,
				   PDOT11EXT_IHV_UI_REQUEST *ppIhvUIRequest)
{
	*ppIhvUIRequest = NULL;
	return ERROR_SUCCESS;
}

static DWORD WINAPI OnexIndicateResult(HANDLE, DOT11_MSONEX_RESULT,
				       PDOT11_MSONEX_RESULT_PARAMS)
{
	return ERROR_NOT_SUPPORTED;
}

static DWORD WINAPI Control(HANDLE, DWORD, PBYTE, DWORD, PBYTE,
			    PDWORD pdwBytesReturned)
{
	*pdwBytesReturned = 0;
	return ERROR_NOT_SUPPORTED;
}

DWORD WINAPI Dot11ExtIhvGetVersionInfo(PDOT11_IHV_VERSION_INFO pVersionInfo)
{
	pVersionInfo->dwVerMin = 0;
	pVersionInfo->dwVerMax = 0;
	return ERROR_SUCCESS;
}

DWORD WINAPI Dot11ExtIhvInitService(DWORD dwVerNumUsed,
				    PDOT11EXT_APIS pDot11ExtAPI,
				    LPVOID pvReserved,
				    PDOT11EXT_IHV_HANDLERS pHandlers)
{
	UNREFERENCED_PARAMETER(pvReserved);
	if (dwVerNumUsed != 0)
		return ERROR_NOT_SUPPORTED;
	g_Api = *pDot11ExtAPI;
	pHandlers->Dot11ExtIhvDeinitService = DeinitService;
	pHandlers->Dot11ExtIhvInitAdapter = InitAdapter;
	pHandlers->Dot11ExtIhvDeinitAdapter = DeinitAdapter;
	pHandlers->Dot11ExtIhvPerformPreAssociate = PerformPreAssociate;
	pHandlers->Dot11ExtIhvAdapterReset = AdapterReset;
	pHandlers->Dot11ExtIhvPerformPostAssociate = PerformPostAssociate;
	pHandlers->Dot11ExtIhvStopPostAssociate = StopPostAssociate;
	pHandlers->Dot11ExtIhvValidateProfile = ValidateProfile;
	pHandlers->Dot11ExtIhvPerformCapabilityMatch = PerformCapabilityMatch;
	pHandlers->Dot11ExtIhvCreateDiscoveryProfiles = CreateDiscoveryProfiles;
	pHandlers->Dot11ExtIhvProcessSessionChange = ProcessSessionChange;
	pHandlers->Dot11ExtIhvReceiveIndication = ReceiveIndication;
	pHandlers->Dot11ExtIhvReceivePacket = ReceivePacket;
	pHandlers->Dot11ExtIhvSendPacketCompletion = SendPacketCompletion;
	pHandlers->Dot11ExtIhvIsUIRequestPending = IsUIRequestPending;
	pHandlers->Dot11ExtIhvProcessUIResponse = ProcessUIResponse;
	pHandlers->Dot11ExtIhvQueryUIRequest = QueryUIRequest;
	pHandlers->Dot11ExtIhvOnexIndicateResult = OnexIndicateResult;
	pHandlers->Dot11ExtIhvControl = Control;
	return ERROR_SUCCESS;
}
