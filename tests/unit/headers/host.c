// SPDX-License-Identifier: GPL-2.0-only
#include "host.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "suites.h"

/* How long a call may be in coming, in seconds */
#define DEADLINE 60

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t news = PTHREAD_COND_INITIALIZER;
/* In the order of arrival */
static struct called calls[64];
static size_t count;

static void note(struct called call, const void *data, DWORD length)
{
	call.length = length;
	if (length > sizeof(call.data))
		abort();
	if (length)
		memcpy(call.data, data, length);
	pthread_mutex_lock(&lock);
	if (count == sizeof(calls) / sizeof(calls[0]))
		abort();
	calls[count++] = call;
	pthread_cond_broadcast(&news);
	pthread_mutex_unlock(&lock);
}

#define NOTE(...) \
	note((struct called){ .function = __func__, __VA_ARGS__ }, NULL, 0)

struct called host_wait(const char *function)
{
	struct called call = { 0 };
	struct timespec end;
	int error = 0;
	size_t i;

	clock_gettime(CLOCK_REALTIME, &end);
	end.tv_sec += DEADLINE;
	pthread_mutex_lock(&lock);
	while (!call.function && !error) {
		for (i = 0; i < count; i++)
			if (!strcmp(calls[i].function, function))
				call = calls[i];
		if (!call.function)
			error = pthread_cond_timedwait(&news, &lock, &end);
	}
	pthread_mutex_unlock(&lock);
	if (error)
		fail_msg("%s was not called", function);
	return call;
}

void host_forget(void)
{
	pthread_mutex_lock(&lock);
	count = 0;
	pthread_mutex_unlock(&lock);
}

static DWORD WINAPI AllocateBuffer(DWORD dwByteCount, LPVOID *ppvBuffer)
{
	*ppvBuffer = malloc(dwByteCount);
	return *ppvBuffer ? ERROR_SUCCESS : ERROR_OUTOFMEMORY;
}

static VOID WINAPI FreeBuffer(LPVOID pvMemory)
{
	free(pvMemory);
}

static DWORD WINAPI SetProfileCustomUserData(HANDLE service, HANDLE session,
					     DWORD dwSessionID,
					     DWORD dwDataSize, LPVOID pvData)
{
	note((struct called){ .function = __func__, .service = service,
			      .session = session, .number = dwSessionID },
	     pvData, dwDataSize);
	return ERROR_SUCCESS;
}

static DWORD WINAPI GetProfileCustomUserData(HANDLE service, HANDLE session,
					     DWORD dwSessionID,
					     DWORD *pdwDataSize, LPVOID *ppvData)
{
	NOTE(.service = service, .session = session, .number = dwSessionID);
	*pdwDataSize = 0;
	*ppvData = NULL;
	return ERROR_SUCCESS;
}

static DWORD WINAPI
SetCurrentProfile(HANDLE service, HANDLE session,
		  PDOT11EXT_IHV_CONNECTIVITY_PROFILE pIhvConnProfile,
		  PDOT11EXT_IHV_SECURITY_PROFILE pIhvSecProfile)
{
	(void)pIhvConnProfile;
	(void)pIhvSecProfile;
	NOTE(.service = service, .session = session);
	return ERROR_SUCCESS;
}

static DWORD WINAPI SendUIRequest(HANDLE service,
				  PDOT11EXT_IHV_UI_REQUEST pIhvUIRequest)
{
	NOTE(.service = service, .number = pIhvUIRequest->dwSessionId);
	return ERROR_SUCCESS;
}

static DWORD WINAPI PreAssociateCompletion(HANDLE service, HANDLE session,
					   DWORD dwReasonCode,
					   DWORD dwWin32Error)
{
	NOTE(.service = service, .session = session, .reason = dwReasonCode,
	     .error = dwWin32Error);
	return ERROR_SUCCESS;
}

static DWORD WINAPI PostAssociateCompletion(HANDLE service, HANDLE session,
					    PDOT11_MAC_ADDRESS pPeer,
					    DWORD dwReasonCode,
					    DWORD dwWin32Error)
{
	note((struct called){ .function = __func__, .service = service,
			      .session = session, .reason = dwReasonCode,
			      .error = dwWin32Error }, pPeer, sizeof(*pPeer));
	return ERROR_SUCCESS;
}

static DWORD WINAPI SendNotification(HANDLE service,
				     PL2_NOTIFICATION_DATA pNotificationData)
{
	note((struct called){ .function = __func__, .service = service,
			      .number = pNotificationData->NotificationCode },
	     pNotificationData->pData, pNotificationData->dwDataSize);
	return ERROR_SUCCESS;
}

static DWORD WINAPI SendPacket(HANDLE service, ULONG uPacketLen,
			       LPVOID pvPacket, HANDLE hSendCompletion)
{
	note((struct called){ .function = __func__, .service = service,
			      .session = hSendCompletion },
	     pvPacket, uPacketLen);
	return ERROR_SUCCESS;
}

static DWORD WINAPI SetEtherTypeHandling(HANDLE service, ULONG uMaxBackLog,
					 ULONG uNumOfExemption,
					 PDOT11_PRIVACY_EXEMPTION pExemption,
					 ULONG uNumOfRegistration,
					 USHORT *pusRegistration)
{
	(void)uMaxBackLog;
	(void)pExemption;
	note((struct called){ .function = __func__, .service = service,
			      .number = uNumOfExemption }, pusRegistration,
	     uNumOfRegistration * sizeof(*pusRegistration));
	return ERROR_SUCCESS;
}

static DWORD WINAPI SetAuthAlgorithm(HANDLE service, DWORD dwAuthAlgo)
{
	NOTE(.service = service, .number = dwAuthAlgo);
	return ERROR_SUCCESS;
}

static DWORD WINAPI SetUnicastCipherAlgorithm(HANDLE service,
					      DWORD dwUnicastCipherAlgo)
{
	NOTE(.service = service, .number = dwUnicastCipherAlgo);
	return ERROR_SUCCESS;
}

static DWORD WINAPI SetMulticastCipherAlgorithm(HANDLE service,
						DWORD dwMulticastCipherAlgo)
{
	NOTE(.service = service, .number = dwMulticastCipherAlgo);
	return ERROR_SUCCESS;
}

static DWORD WINAPI SetDefaultKey(HANDLE service,
				  PDOT11_CIPHER_DEFAULT_KEY_VALUE pKey,
				  DOT11_DIRECTION dot11Direction)
{
	(void)dot11Direction;
	NOTE(.service = service, .number = pKey->uKeyIndex);
	return ERROR_SUCCESS;
}

static DWORD WINAPI SetKeyMappingKey(HANDLE service,
				     PDOT11_CIPHER_KEY_MAPPING_KEY_VALUE pKey)
{
	NOTE(.service = service, .number = pKey->Direction);
	return ERROR_SUCCESS;
}

static DWORD WINAPI SetDefaultKeyId(HANDLE service, ULONG uDefaultKeyId)
{
	NOTE(.service = service, .number = uDefaultKeyId);
	return ERROR_SUCCESS;
}

static DWORD WINAPI NicSpecificExtension(HANDLE service, DWORD dwInBufferSize,
					 LPVOID pvInBuffer,
					 DWORD *pdwOutBufferSize,
					 LPVOID pvOutBuffer)
{
	(void)pvOutBuffer;
	note((struct called){ .function = __func__, .service = service },
	     pvInBuffer, dwInBufferSize);
	*pdwOutBufferSize = 0;
	return ERROR_NOT_SUPPORTED;
}

static DWORD WINAPI SetExcludeUnencrypted(HANDLE service,
					  BOOL bExcludeUnencrypted)
{
	NOTE(.service = service, .number = bExcludeUnencrypted);
	return ERROR_SUCCESS;
}

static DWORD WINAPI StartOneX(HANDLE service, EAP_ATTRIBUTES *pEapAttribute)
{
	(void)pEapAttribute;
	NOTE(.service = service);
	return ERROR_SUCCESS;
}

static DWORD WINAPI StopOneX(HANDLE service)
{
	NOTE(.service = service);
	return ERROR_SUCCESS;
}

static DWORD WINAPI ProcessOneXPacket(HANDLE service, DWORD dwInPacketSize,
				      LPVOID pvInPacket)
{
	note((struct called){ .function = __func__, .service = service },
	     pvInPacket, dwInPacketSize);
	return ERROR_SUCCESS;
}

static DWORD WINAPI RequestVirtualStation(HANDLE hDot11PrimaryHandle,
					  LPVOID pvReserved)
{
	(void)pvReserved;
	NOTE(.service = hDot11PrimaryHandle);
	return ERROR_SUCCESS;
}

static DWORD WINAPI ReleaseVirtualStation(HANDLE hDot11PrimaryHandle,
					  LPVOID pvReserved)
{
	(void)pvReserved;
	NOTE(.service = hDot11PrimaryHandle);
	return ERROR_SUCCESS;
}

static DWORD WINAPI QueryVirtualStationProperties(HANDLE service,
						  BOOL *pbIsVirtualStation,
						  GUID *pgPrimary,
						  LPVOID pvReserved)
{
	(void)pgPrimary;
	(void)pvReserved;
	NOTE(.service = service);
	*pbIsVirtualStation = FALSE;
	return ERROR_SUCCESS;
}

static DWORD WINAPI SetVirtualStationAPProperties(
	HANDLE service, HANDLE session, DWORD dwNumProperties,
	PDOT11EXT_VIRTUAL_STATION_AP_PROPERTY pProperties, LPVOID pvReserved)
{
	(void)pProperties;
	(void)pvReserved;
	NOTE(.service = service, .session = session, .number = dwNumProperties);
	return ERROR_SUCCESS;
}

const DOT11EXT_APIS host_apis = {
	.Dot11ExtAllocateBuffer = AllocateBuffer,
	.Dot11ExtFreeBuffer = FreeBuffer,
	.Dot11ExtSetProfileCustomUserData = SetProfileCustomUserData,
	.Dot11ExtGetProfileCustomUserData = GetProfileCustomUserData,
	.Dot11ExtSetCurrentProfile = SetCurrentProfile,
	.Dot11ExtSendUIRequest = SendUIRequest,
	.Dot11ExtPreAssociateCompletion = PreAssociateCompletion,
	.Dot11ExtPostAssociateCompletion = PostAssociateCompletion,
	.Dot11ExtSendNotification = SendNotification,
	.Dot11ExtSendPacket = SendPacket,
	.Dot11ExtSetEtherTypeHandling = SetEtherTypeHandling,
	.Dot11ExtSetAuthAlgorithm = SetAuthAlgorithm,
	.Dot11ExtSetUnicastCipherAlgorithm = SetUnicastCipherAlgorithm,
	.Dot11ExtSetMulticastCipherAlgorithm = SetMulticastCipherAlgorithm,
	.Dot11ExtSetDefaultKey = SetDefaultKey,
	.Dot11ExtSetKeyMappingKey = SetKeyMappingKey,
	.Dot11ExtSetDefaultKeyId = SetDefaultKeyId,
	.Dot11ExtNicSpecificExtension = NicSpecificExtension,
	.Dot11ExtSetExcludeUnencrypted = SetExcludeUnencrypted,
	.Dot11ExtStartOneX = StartOneX,
	.Dot11ExtStopOneX = StopOneX,
	.Dot11ExtProcessOneXPacket = ProcessOneXPacket,
};

const DOT11EXT_VIRTUAL_STATION_APIS host_virtual_apis = {
	.Dot11ExtRequestVirtualStation = RequestVirtualStation,
	.Dot11ExtReleaseVirtualStation = ReleaseVirtualStation,
	.Dot11ExtQueryVirtualStationProperties = QueryVirtualStationProperties,
	.Dot11ExtSetVirtualStationAPProperties = SetVirtualStationAPProperties,
};
