// SPDX-License-Identifier: GPL-2.0-only
/*
 * The functions that a plugin may call. Each becomes a message; whether it is
 * allowed is the daemon's to say. What is checked here is what cannot be put
 * into a message: pointers that are missing, and lengths.
 *
 * Page: Native 802.11 IHV Extensibility functions.
 */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "ihvd/process/process.h"
#include "utf16.h"

/* No buffer of a plugin is longer: nothing longer fits into a message. */
#define MAX_BUFFER	(1024 * 1024)
#define MAX_FRAGMENT	(64 * 1024)
#define MAX_ENTRIES	64

/**
 * struct waiter - a thread that waits for an answer
 * @next: of the list
 * @cookie: of the call
 * @answered: the answer is there
 * @answer: the answer
 */
struct waiter {
	struct waiter *next;
	uint32_t cookie;
	pthread_cond_t answered;
	struct packet *answer;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct waiter *waiters;
static uint32_t last_cookie;

/**
 * functions_answer() - the daemon has answered
 * @packet: the answer; consumed
 *
 * Context: the first thread.
 */
void functions_answer(struct packet *packet)
{
	struct waiter *w;

	pthread_mutex_lock(&lock);
	for (w = waiters; w; w = w->next)
		if (w->cookie == packet->msg.head.cookie && !w->answer)
			break;
	if (w) {
		w->answer = packet;
		pthread_cond_signal(&w->answered);
		packet = NULL;
	}
	pthread_mutex_unlock(&lock);
	free(packet);
}

/* call the daemon; *answer is to be freed */
static DWORD call(struct ihvd_message *msg, struct packet **answer)
{
	struct waiter self = { .next = NULL }, **where;

	pthread_cond_init(&self.answered, NULL);
	pthread_mutex_lock(&lock);
	if (!++last_cookie)
		last_cookie++;
	self.cookie = last_cookie;
	self.next = waiters;
	waiters = &self;
	pthread_mutex_unlock(&lock);

	msg->head.kind = IHVD_FUNCTION;
	msg->head.cookie = self.cookie;
	msg->head.in_handler = handlers_current();
	process_send(msg);

	pthread_mutex_lock(&lock);
	while (!self.answer)
		pthread_cond_wait(&self.answered, &lock);
	for (where = &waiters; *where != &self; where = &(*where)->next)
		;
	*where = self.next;
	pthread_mutex_unlock(&lock);
	pthread_cond_destroy(&self.answered);
	*answer = self.answer;
	return self.answer->msg.head.result;
}

static DWORD simply(struct ihvd_message *msg)
{
	struct packet *answer;
	DWORD result = call(msg, &answer);

	free(answer);
	return result;
}

/* handles are numbers that the daemon looks up */
static struct ihvd_message message(uint32_t function, HANDLE adapter)
{
	const uintptr_t number = (uintptr_t)adapter;

	return (struct ihvd_message){
		.head = {
			.op = function,
			.adapter = number <= UINT32_MAX ? number : 0,
		},
	};
}

static DWORD number_call(uint32_t function, HANDLE adapter, uint64_t number)
{
	struct ihvd_message msg = message(function, adapter);

	msg.head.arg[0] = number;
	return simply(&msg);
}

static DWORD WINAPI allocate_buffer(DWORD count, LPVOID *buffer)
{
	if (!buffer)
		return ERROR_INVALID_PARAMETER;
	*buffer = count <= MAX_BUFFER ? calloc(1, count ? count : 1) : NULL;
	return *buffer ? ERROR_SUCCESS : ERROR_OUTOFMEMORY;
}

static VOID WINAPI free_buffer(LPVOID memory)
{
	free(memory);
}

static DWORD WINAPI set_custom_user_data(HANDLE adapter, HANDLE connection,
					 DWORD session, DWORD size,
					 LPVOID data)
{
	struct ihvd_message msg =
		message(IHVD_SET_PROFILE_CUSTOM_USER_DATA, adapter);

	if ((size && !data) || !ihvd_add_blob(&msg, data, size))
		return ERROR_INVALID_PARAMETER;
	msg.head.arg[0] = (uintptr_t)connection;
	msg.head.arg[1] = session;
	return simply(&msg);
}

static DWORD WINAPI get_custom_user_data(HANDLE adapter, HANDLE connection,
					 DWORD session, DWORD *size,
					 LPVOID *data)
{
	struct ihvd_message msg =
		message(IHVD_GET_PROFILE_CUSTOM_USER_DATA, adapter);
	struct packet *answer;
	DWORD result;

	if (!size || !data)
		return ERROR_INVALID_PARAMETER;
	*size = 0;
	*data = NULL;
	msg.head.arg[0] = (uintptr_t)connection;
	msg.head.arg[1] = session;
	result = call(&msg, &answer);
	if (result == ERROR_SUCCESS && answer->msg.blob[0]) {
		result = allocate_buffer(answer->msg.head.len[0], data);
		if (result == ERROR_SUCCESS) {
			*size = answer->msg.head.len[0];
			memcpy(*data, answer->msg.blob[0], *size);
		}
	}
	free(answer);
	return result;
}

/* a fragment as UTF-8, to be freed; NULL with *ok unset if it is malformed */
static char *fragment(LPCWSTR text, bool *ok)
{
	ptrdiff_t length;
	char *utf8;

	*ok = true;
	if (!text)
		return NULL;
	*ok = false;
	length = nwifi_utf16_to_utf8(NULL, 0, text, MAX_FRAGMENT);
	if (length < 0)
		return NULL;
	utf8 = malloc(length + 1);
	if (!utf8)
		return NULL;
	*ok = nwifi_utf16_to_utf8(utf8, length + 1, text, MAX_FRAGMENT) ==
	      length;
	return utf8;
}

static DWORD WINAPI
set_current_profile(HANDLE adapter, HANDLE connection,
		    PDOT11EXT_IHV_CONNECTIVITY_PROFILE conn,
		    PDOT11EXT_IHV_SECURITY_PROFILE sec)
{
	struct ihvd_message msg = message(IHVD_SET_CURRENT_PROFILE, adapter);
	bool conn_ok, sec_ok;
	char *conn_text, *sec_text;
	DWORD result = ERROR_INVALID_PARAMETER;

	conn_text = fragment(conn ? conn->pszXmlFragmentIhvConnectivity : NULL,
			     &conn_ok);
	sec_text = fragment(sec ? sec->pszXmlFragmentIhvSecurity : NULL,
			    &sec_ok);
	if (conn_ok && sec_ok &&
	    ihvd_add_blob(&msg, conn_text, conn_text ? strlen(conn_text) : 0) &&
	    ihvd_add_blob(&msg, sec_text, sec_text ? strlen(sec_text) : 0)) {
		msg.head.arg[0] = (uintptr_t)connection;
		msg.head.arg[1] = !!conn;
		msg.head.arg[2] = !!sec;
		msg.head.arg[3] = sec && sec->bUseMSOnex;
		result = simply(&msg);
	}
	free(conn_text);
	free(sec_text);
	return result;
}

static DWORD WINAPI send_ui_request(HANDLE adapter,
				    PDOT11EXT_IHV_UI_REQUEST request)
{
	struct ihvd_message msg = message(IHVD_SEND_UI_REQUEST, adapter);

	if (!request || (request->dwByteCount && !request->pvUIRequest))
		return ERROR_INVALID_PARAMETER;
	msg.head.arg[0] = request->dwSessionId;
	if (!ihvd_add_blob(&msg, &request->guidUIRequest, sizeof(GUID)) ||
	    !ihvd_add_blob(&msg, &request->UIPageClsid, sizeof(CLSID)) ||
	    !ihvd_add_blob(&msg, request->pvUIRequest, request->dwByteCount))
		return ERROR_INVALID_PARAMETER;
	return simply(&msg);
}

static DWORD completion(struct ihvd_message *msg, HANDLE session, DWORD reason,
			DWORD error)
{
	msg->head.arg[0] = (uintptr_t)session;
	msg->head.arg[1] = reason;
	msg->head.arg[2] = error;
	return simply(msg);
}

static DWORD WINAPI pre_associate_completion(HANDLE adapter, HANDLE session,
					     DWORD reason, DWORD error)
{
	struct ihvd_message msg =
		message(IHVD_PRE_ASSOCIATE_COMPLETION, adapter);

	return completion(&msg, session, reason, error);
}

static DWORD WINAPI post_associate_completion(HANDLE adapter, HANDLE session,
					      PDOT11_MAC_ADDRESS peer,
					      DWORD reason, DWORD error)
{
	struct ihvd_message msg =
		message(IHVD_POST_ASSOCIATE_COMPLETION, adapter);

	if (peer)
		ihvd_add_blob(&msg, peer, sizeof(*peer));
	return completion(&msg, session, reason, error);
}

static DWORD WINAPI send_notification(HANDLE adapter,
				      PL2_NOTIFICATION_DATA data)
{
	struct ihvd_message msg = message(IHVD_SEND_NOTIFICATION, adapter);

	if (!data || (data->dwDataSize && !data->pData))
		return ERROR_INVALID_PARAMETER;
	msg.head.arg[0] = data->NotificationSource;
	msg.head.arg[1] = data->NotificationCode;
	if (!ihvd_add_blob(&msg, &data->InterfaceGuid, sizeof(GUID)) ||
	    !ihvd_add_blob(&msg, data->pData, data->dwDataSize))
		return ERROR_INVALID_PARAMETER;
	return simply(&msg);
}

static DWORD WINAPI send_packet(HANDLE adapter, ULONG length, LPVOID packet,
				HANDLE completion_handle)
{
	struct ihvd_message msg = message(IHVD_SEND_PACKET, adapter);

	if (!packet || !ihvd_add_blob(&msg, packet, length))
		return ERROR_INVALID_PARAMETER;
	msg.head.arg[0] = (uintptr_t)completion_handle;
	return simply(&msg);
}

static DWORD WINAPI set_ethertype_handling(HANDLE adapter, ULONG backlog,
					   ULONG n_exemptions,
					   PDOT11_PRIVACY_EXEMPTION exemptions,
					   ULONG n_registrations,
					   USHORT *registrations)
{
	struct ihvd_message msg = message(IHVD_SET_ETHERTYPE_HANDLING, adapter);

	if ((n_exemptions && !exemptions) ||
	    (n_registrations && !registrations) ||
	    n_exemptions > MAX_ENTRIES || n_registrations > MAX_ENTRIES)
		return ERROR_INVALID_PARAMETER;
	ihvd_add_blob(&msg, exemptions, n_exemptions * sizeof(*exemptions));
	ihvd_add_blob(&msg, registrations,
		      n_registrations * sizeof(*registrations));
	msg.head.arg[0] = backlog;
	return simply(&msg);
}

static DWORD WINAPI set_auth_algorithm(HANDLE adapter, DWORD algorithm)
{
	return number_call(IHVD_SET_AUTH_ALGORITHM, adapter, algorithm);
}

static DWORD WINAPI set_unicast_cipher(HANDLE adapter, DWORD algorithm)
{
	return number_call(IHVD_SET_UNICAST_CIPHER_ALGORITHM, adapter,
			   algorithm);
}

static DWORD WINAPI set_multicast_cipher(HANDLE adapter, DWORD algorithm)
{
	return number_call(IHVD_SET_MULTICAST_CIPHER_ALGORITHM, adapter,
			   algorithm);
}

static DWORD set_key(struct ihvd_message *msg, const DOT11_MAC_ADDRESS *mac,
		     DWORD algorithm, BOOLEAN delete, BOOLEAN is_static,
		     const UCHAR *key, USHORT length)
{
	msg->head.arg[2] = algorithm;
	msg->head.arg[3] = delete;
	msg->head.arg[4] = is_static;
	ihvd_add_blob(msg, mac, sizeof(*mac));
	ihvd_add_blob(msg, key, delete ? 0 : length);
	return simply(msg);
}

static DWORD WINAPI set_default_key(HANDLE adapter,
				    PDOT11_CIPHER_DEFAULT_KEY_VALUE key,
				    DOT11_DIRECTION direction)
{
	struct ihvd_message msg = message(IHVD_SET_DEFAULT_KEY, adapter);

	if (!key)
		return ERROR_INVALID_PARAMETER;
	msg.head.arg[0] = direction;
	msg.head.arg[1] = key->uKeyIndex;
	return set_key(&msg, &key->MacAddr, key->AlgorithmId, key->bDelete,
		       key->bStatic, key->ucKey, key->usKeyLength);
}

static DWORD WINAPI
set_key_mapping_key(HANDLE adapter, PDOT11_CIPHER_KEY_MAPPING_KEY_VALUE key)
{
	struct ihvd_message msg = message(IHVD_SET_KEY_MAPPING_KEY, adapter);

	if (!key)
		return ERROR_INVALID_PARAMETER;
	msg.head.arg[0] = key->Direction;
	return set_key(&msg, &key->PeerMacAddr, key->AlgorithmId, key->bDelete,
		       key->bStatic, key->ucKey, key->usKeyLength);
}

static DWORD WINAPI set_default_key_id(HANDLE adapter, ULONG id)
{
	return number_call(IHVD_SET_DEFAULT_KEY_ID, adapter, id);
}

static DWORD WINAPI nic_specific_extension(HANDLE adapter, DWORD in_size,
					   LPVOID in, DWORD *out_size,
					   LPVOID out)
{
	struct ihvd_message msg = message(IHVD_NIC_SPECIFIC_EXTENSION, adapter);
	struct packet *answer;
	DWORD result, length;

	if (!out_size || (in_size && !in) || (*out_size && !out) ||
	    !ihvd_add_blob(&msg, in, in_size))
		return ERROR_INVALID_PARAMETER;
	msg.head.arg[0] = *out_size;
	result = call(&msg, &answer);
	length = answer->msg.head.len[0];
	if (result == ERROR_SUCCESS && length > *out_size)
		result = ERROR_INSUFFICIENT_BUFFER;
	else if (result == ERROR_SUCCESS && length)
		memcpy(out, answer->msg.blob[0], length);
	*out_size = length;
	free(answer);
	return result;
}

static DWORD WINAPI set_exclude_unencrypted(HANDLE adapter, BOOL exclude)
{
	return number_call(IHVD_SET_EXCLUDE_UNENCRYPTED, adapter, !!exclude);
}

static DWORD WINAPI start_onex(HANDLE adapter, EAP_ATTRIBUTES *attributes)
{
	struct ihvd_message msg = message(IHVD_START_ONEX, adapter);
	DWORD result = simply(&msg), i;

	/* IHV-81: the host's from now on, if it has taken them */
	if (result != ERROR_SUCCESS || !attributes)
		return result;
	for (i = 0; i < attributes->dwNumberOfAttributes; i++)
		free(attributes->pAttribs[i].pValue);
	free(attributes->pAttribs);
	free(attributes);
	return result;
}

static DWORD WINAPI stop_onex(HANDLE adapter)
{
	return number_call(IHVD_STOP_ONEX, adapter, 0);
}

static DWORD WINAPI process_onex_packet(HANDLE adapter, DWORD size,
					LPVOID packet)
{
	struct ihvd_message msg = message(IHVD_PROCESS_ONEX_PACKET, adapter);

	if (!packet || !ihvd_add_blob(&msg, packet, size))
		return ERROR_INVALID_PARAMETER;
	return simply(&msg);
}

static DWORD WINAPI request_virtual_station(HANDLE primary, LPVOID reserved)
{
	if (reserved)
		return ERROR_INVALID_PARAMETER;
	return number_call(IHVD_REQUEST_VIRTUAL_STATION, primary, 0);
}

static DWORD WINAPI release_virtual_station(HANDLE primary, LPVOID reserved)
{
	if (reserved)
		return ERROR_INVALID_PARAMETER;
	return number_call(IHVD_RELEASE_VIRTUAL_STATION, primary, 0);
}

static DWORD WINAPI query_virtual_station(HANDLE adapter, BOOL *is_virtual,
					  GUID *primary, LPVOID reserved)
{
	struct ihvd_message msg =
		message(IHVD_QUERY_VIRTUAL_STATION_PROPERTIES, adapter);
	struct packet *answer;
	DWORD result;

	if (!is_virtual || !primary || reserved)
		return ERROR_INVALID_PARAMETER;
	result = call(&msg, &answer);
	if (result == ERROR_SUCCESS) {
		*is_virtual = !!answer->msg.head.arg[0];
		if (*is_virtual && answer->msg.head.len[0] == sizeof(*primary))
			memcpy(primary, answer->msg.blob[0], sizeof(*primary));
	}
	free(answer);
	return result;
}

static DWORD WINAPI
set_virtual_station_ap(HANDLE adapter, HANDLE connection, DWORD n,
		       PDOT11EXT_VIRTUAL_STATION_AP_PROPERTY properties,
		       LPVOID reserved)
{
	struct ihvd_message msg =
		message(IHVD_SET_VIRTUAL_STATION_AP_PROPERTIES, adapter);

	if (!n || !properties || reserved || n > MAX_ENTRIES)
		return ERROR_INVALID_PARAMETER;
	msg.head.arg[0] = (uintptr_t)connection;
	ihvd_add_blob(&msg, properties, n * sizeof(*properties));
	return simply(&msg);
}

const DOT11EXT_APIS process_apis = {
	.Dot11ExtAllocateBuffer = allocate_buffer,
	.Dot11ExtFreeBuffer = free_buffer,
	.Dot11ExtSetProfileCustomUserData = set_custom_user_data,
	.Dot11ExtGetProfileCustomUserData = get_custom_user_data,
	.Dot11ExtSetCurrentProfile = set_current_profile,
	.Dot11ExtSendUIRequest = send_ui_request,
	.Dot11ExtPreAssociateCompletion = pre_associate_completion,
	.Dot11ExtPostAssociateCompletion = post_associate_completion,
	.Dot11ExtSendNotification = send_notification,
	.Dot11ExtSendPacket = send_packet,
	.Dot11ExtSetEtherTypeHandling = set_ethertype_handling,
	.Dot11ExtSetAuthAlgorithm = set_auth_algorithm,
	.Dot11ExtSetUnicastCipherAlgorithm = set_unicast_cipher,
	.Dot11ExtSetMulticastCipherAlgorithm = set_multicast_cipher,
	.Dot11ExtSetDefaultKey = set_default_key,
	.Dot11ExtSetKeyMappingKey = set_key_mapping_key,
	.Dot11ExtSetDefaultKeyId = set_default_key_id,
	.Dot11ExtNicSpecificExtension = nic_specific_extension,
	.Dot11ExtSetExcludeUnencrypted = set_exclude_unencrypted,
	.Dot11ExtStartOneX = start_onex,
	.Dot11ExtStopOneX = stop_onex,
	.Dot11ExtProcessOneXPacket = process_onex_packet,
};

const DOT11EXT_VIRTUAL_STATION_APIS process_vs_apis = {
	.Dot11ExtRequestVirtualStation = request_virtual_station,
	.Dot11ExtReleaseVirtualStation = release_virtual_station,
	.Dot11ExtQueryVirtualStationProperties = query_virtual_station,
	.Dot11ExtSetVirtualStationAPProperties = set_virtual_station_ap,
};
