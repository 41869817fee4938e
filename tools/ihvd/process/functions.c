// SPDX-License-Identifier: GPL-2.0-only
/*
 * The functions that the plugin may call. Each becomes a message; the daemon
 * decides whether it is allowed. Only what cannot be put into a message is
 * checked here: pointers that are missing, and lengths.
 *
 * Page: Native 802.11 IHV Extensibility functions.
 */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "ihvd/ipc/wire.h"
#include "ihvd/process/buffer.h"
#include "ihvd/process/functions.h"
#include "ihvd/process/handlers.h"
#include "utf16.h"

/* No buffer of a plugin is longer: nothing longer fits into a message. */
#define MAX_BUFFER	(1024 * 1024)
#define MAX_FRAGMENT	(64 * 1024)
#define MAX_ENTRIES	64

/**
 * struct waiter - a thread that waits for an answer
 * @next: of the list
 * @cookie: number of the call
 * @answered: signals that @answer is there
 * @answer: the answer
 */
struct waiter {
	struct waiter *next;
	uint32_t cookie;
	pthread_cond_t answered;
	struct packet *answer;
};

static pthread_mutex_t waiters_lock = PTHREAD_MUTEX_INITIALIZER;
static struct waiter *waiters;
static uint32_t last_cookie;

/**
 * functions_answer() - hand an answer to the thread that waits for it
 * @packet: the answer; consumed
 *
 * Context: the first thread.
 */
void functions_answer(struct packet *packet)
{
	struct waiter *w;

	pthread_mutex_lock(&waiters_lock);
	for (w = waiters; w; w = w->next)
		if (w->cookie == packet->msg.head.cookie && !w->answer)
			break;
	if (w) {
		w->answer = packet;
		pthread_cond_signal(&w->answered);
		packet = NULL;
	}
	pthread_mutex_unlock(&waiters_lock);
	buffer_free(packet);
}

/* Calls the daemon; *answer is to be freed, and NULL if there is none. */
static DWORD daemon_call(struct ihvd_message *msg, struct packet **answer)
{
	struct waiter self = { .next = NULL }, **where;

	*answer = NULL;
	if (!ihvd_fits(msg))
		return ERROR_INVALID_PARAMETER;
	pthread_cond_init(&self.answered, NULL);
	pthread_mutex_lock(&waiters_lock);
	if (!++last_cookie)
		last_cookie++;
	self.cookie = last_cookie;
	self.next = waiters;
	waiters = &self;
	pthread_mutex_unlock(&waiters_lock);

	msg->head.cookie = self.cookie;
	msg->head.in_handler = handlers_current();
	process_send(msg);

	pthread_mutex_lock(&waiters_lock);
	while (!self.answer)
		pthread_cond_wait(&self.answered, &waiters_lock);
	for (where = &waiters; *where != &self; where = &(*where)->next)
		;
	*where = self.next;
	pthread_mutex_unlock(&waiters_lock);
	pthread_cond_destroy(&self.answered);
	*answer = self.answer;
	return self.answer->msg.head.result;
}

/* Calls the daemon, which returns nothing but a result. */
static DWORD daemon_call_simply(struct ihvd_message *msg)
{
	struct packet *answer;
	DWORD result = daemon_call(msg, &answer);

	buffer_free(answer);
	return result;
}

/* IHV-41: the same, once PerformPreAssociate has returned. */
static DWORD daemon_call_simply_later(struct ihvd_message *msg)
{
	handlers_await_pre(msg->head.adapter);
	return daemon_call_simply(msg);
}

/* Handles are numbers that the daemon looks up; it knows no adapter as 0. */
static struct ihvd_message message_of(uint32_t function, HANDLE adapter)
{
	const uintptr_t number = (uintptr_t)adapter;

	return (struct ihvd_message){
		.head = {
			.kind = IHVD_FUNCTION,
			.op = function,
			.adapter = number <= UINT32_MAX ? number : 0,
		},
	};
}

static struct nwc_blob bytes_of(const void *data, size_t len)
{
	return (struct nwc_blob){ data, len };
}

static struct nwc_blob text_of(const char *data)
{
	return bytes_of(data, data ? strlen(data) : 0);
}

static DWORD WINAPI allocate_buffer(DWORD count, LPVOID *buffer)
{
	if (!buffer)
		return ERROR_INVALID_PARAMETER;
	*buffer = count <= MAX_BUFFER ? buffer_new(count) : NULL;
	return *buffer ? ERROR_SUCCESS : ERROR_OUTOFMEMORY;
}

static VOID WINAPI free_buffer(LPVOID memory)
{
	buffer_free(memory);
}

static DWORD WINAPI set_custom_user_data(HANDLE adapter, HANDLE connection,
					 DWORD session, DWORD size,
					 LPVOID data)
{
	struct ihvd_message msg =
		message_of(IHVD_SET_PROFILE_CUSTOM_USER_DATA, adapter);

	if (size && !data)
		return ERROR_INVALID_PARAMETER;
	msg.set_user_data = (struct ihvd_set_user_data){
		.connection = (uintptr_t)connection,
		.session = session,
		.data = bytes_of(data, size),
	};
	return daemon_call_simply_later(&msg);
}

static DWORD WINAPI get_custom_user_data(HANDLE adapter, HANDLE connection,
					 DWORD session, DWORD *size,
					 LPVOID *data)
{
	struct ihvd_message msg =
		message_of(IHVD_GET_PROFILE_CUSTOM_USER_DATA, adapter);
	struct packet *answer;
	struct nwc_blob kept;
	DWORD result;

	if (!size || !data)
		return ERROR_INVALID_PARAMETER;
	*size = 0;
	*data = NULL;
	msg.get_user_data = (struct ihvd_get_user_data){
		.connection = (uintptr_t)connection,
		.session = session,
	};
	handlers_await_pre(msg.head.adapter);
	result = daemon_call(&msg, &answer);
	if (result == ERROR_SUCCESS && answer->msg.bytes.bytes.len) {
		kept = answer->msg.bytes.bytes;
		result = allocate_buffer(kept.len, data);
		if (result == ERROR_SUCCESS) {
			*size = kept.len;
			memcpy(*data, kept.data, kept.len);
		}
	}
	buffer_free(answer);
	return result;
}

/* A fragment as UTF-8, to be freed; NULL, and *ok false, if it is malformed. */
static char *fragment_utf8(LPCWSTR text, bool *ok)
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
	struct ihvd_message msg = message_of(IHVD_SET_CURRENT_PROFILE, adapter);
	DWORD result = ERROR_INVALID_PARAMETER;
	char *conn_text, *sec_text;
	bool conn_ok, sec_ok;

	conn_text = fragment_utf8(conn ? conn->pszXmlFragmentIhvConnectivity :
					 NULL, &conn_ok);
	sec_text = fragment_utf8(sec ? sec->pszXmlFragmentIhvSecurity : NULL,
				 &sec_ok);
	if (conn_ok && sec_ok) {
		msg.current_profile = (struct ihvd_current_profile){
			.connection = (uintptr_t)connection,
			.has_connectivity = conn,
			.has_security = sec,
			.use_ms_onex = sec && sec->bUseMSOnex,
			.connectivity = text_of(conn_text),
			.security = text_of(sec_text),
		};
		result = daemon_call_simply_later(&msg);
	}
	buffer_free(conn_text);
	buffer_free(sec_text);
	return result;
}

static DWORD WINAPI send_ui_request(HANDLE adapter,
				    PDOT11EXT_IHV_UI_REQUEST request)
{
	struct ihvd_message msg = message_of(IHVD_SEND_UI_REQUEST, adapter);

	if (!request || (request->dwByteCount && !request->pvUIRequest))
		return ERROR_INVALID_PARAMETER;
	msg.ui_request = (struct ihvd_ui_request){
		.session = request->dwSessionId,
		.guid = request->guidUIRequest,
		.page = request->UIPageClsid,
		.data = bytes_of(request->pvUIRequest, request->dwByteCount),
	};
	return daemon_call_simply(&msg);
}

static DWORD WINAPI pre_associate_completion(HANDLE adapter, HANDLE session,
					     DWORD reason, DWORD error)
{
	struct ihvd_message msg =
		message_of(IHVD_PRE_ASSOCIATE_COMPLETION, adapter);

	msg.pre_completion = (struct ihvd_pre_completion){
		.session = (uintptr_t)session,
		.reason = reason,
		.error = error,
	};
	return daemon_call_simply(&msg);
}

static DWORD WINAPI post_associate_completion(HANDLE adapter, HANDLE session,
					      PDOT11_MAC_ADDRESS peer,
					      DWORD reason, DWORD error)
{
	struct ihvd_message msg =
		message_of(IHVD_POST_ASSOCIATE_COMPLETION, adapter);

	msg.post_completion = (struct ihvd_post_completion){
		.session = (uintptr_t)session,
		.reason = reason,
		.error = error,
		.has_peer = peer,
	};
	if (peer)
		memcpy(msg.post_completion.peer, peer, sizeof(*peer));
	return daemon_call_simply(&msg);
}

static DWORD WINAPI send_notification(HANDLE adapter,
				      PL2_NOTIFICATION_DATA data)
{
	struct ihvd_message msg = message_of(IHVD_SEND_NOTIFICATION, adapter);

	if (!data || (data->dwDataSize && !data->pData))
		return ERROR_INVALID_PARAMETER;
	msg.notification = (struct ihvd_notification){
		.source = data->NotificationSource,
		.code = data->NotificationCode,
		.interface = data->InterfaceGuid,
		.data = bytes_of(data->pData, data->dwDataSize),
	};
	return daemon_call_simply(&msg);
}

static DWORD WINAPI send_packet(HANDLE adapter, ULONG length, LPVOID packet,
				HANDLE completion_handle)
{
	struct ihvd_message msg = message_of(IHVD_SEND_PACKET, adapter);

	if (!packet)
		return ERROR_INVALID_PARAMETER;
	msg.send_packet = (struct ihvd_send_packet){
		.handle = (uintptr_t)completion_handle,
		.packet = bytes_of(packet, length),
	};
	return daemon_call_simply(&msg);
}

static DWORD WINAPI set_ethertype_handling(HANDLE adapter, ULONG backlog,
					   ULONG n_exemptions,
					   PDOT11_PRIVACY_EXEMPTION exemptions,
					   ULONG n_registrations,
					   USHORT *registrations)
{
	struct ihvd_message msg =
		message_of(IHVD_SET_ETHERTYPE_HANDLING, adapter);

	if ((n_exemptions && !exemptions) ||
	    (n_registrations && !registrations) ||
	    n_exemptions > MAX_ENTRIES || n_registrations > MAX_ENTRIES)
		return ERROR_INVALID_PARAMETER;
	msg.ethertypes = (struct ihvd_ethertypes){
		.backlog = backlog,
		.exemptions = bytes_of(exemptions,
				       n_exemptions * sizeof(*exemptions)),
		.registrations = bytes_of(registrations,
					  n_registrations *
					  sizeof(*registrations)),
	};
	return daemon_call_simply(&msg);
}

static DWORD set_algorithm(uint32_t function, HANDLE adapter, DWORD algorithm)
{
	struct ihvd_message msg = message_of(function, adapter);

	msg.algorithm.algorithm = algorithm;
	return daemon_call_simply(&msg);
}

static DWORD WINAPI set_auth_algorithm(HANDLE adapter, DWORD algorithm)
{
	return set_algorithm(IHVD_SET_AUTH_ALGORITHM, adapter, algorithm);
}

static DWORD WINAPI set_unicast_cipher(HANDLE adapter, DWORD algorithm)
{
	return set_algorithm(IHVD_SET_UNICAST_CIPHER_ALGORITHM, adapter,
			     algorithm);
}

static DWORD WINAPI set_multicast_cipher(HANDLE adapter, DWORD algorithm)
{
	return set_algorithm(IHVD_SET_MULTICAST_CIPHER_ALGORITHM, adapter,
			     algorithm);
}

static void key_fill(struct ihvd_key *to, const DOT11_MAC_ADDRESS *mac,
		     DWORD algorithm, BOOLEAN delete, BOOLEAN is_static,
		     const UCHAR *key, USHORT length)
{
	memcpy(to->mac, mac, sizeof(to->mac));
	to->cipher = algorithm;
	to->remove = delete;
	to->is_static = is_static;
	to->material = bytes_of(key, delete ? 0 : length);
}

static DWORD WINAPI set_default_key(HANDLE adapter,
				    PDOT11_CIPHER_DEFAULT_KEY_VALUE key,
				    DOT11_DIRECTION direction)
{
	struct ihvd_message msg = message_of(IHVD_SET_DEFAULT_KEY, adapter);

	if (!key)
		return ERROR_INVALID_PARAMETER;
	msg.default_key.direction = direction;
	msg.default_key.index = key->uKeyIndex;
	key_fill(&msg.default_key.key, &key->MacAddr, key->AlgorithmId,
		 key->bDelete, key->bStatic, key->ucKey, key->usKeyLength);
	return daemon_call_simply(&msg);
}

static DWORD WINAPI
set_key_mapping_key(HANDLE adapter, PDOT11_CIPHER_KEY_MAPPING_KEY_VALUE key)
{
	struct ihvd_message msg = message_of(IHVD_SET_KEY_MAPPING_KEY, adapter);

	if (!key)
		return ERROR_INVALID_PARAMETER;
	msg.mapping_key.direction = key->Direction;
	key_fill(&msg.mapping_key.key, &key->PeerMacAddr, key->AlgorithmId,
		 key->bDelete, key->bStatic, key->ucKey, key->usKeyLength);
	return daemon_call_simply(&msg);
}

static DWORD WINAPI set_default_key_id(HANDLE adapter, ULONG id)
{
	struct ihvd_message msg = message_of(IHVD_SET_DEFAULT_KEY_ID, adapter);

	msg.key_id.index = id;
	return daemon_call_simply(&msg);
}

static DWORD WINAPI nic_specific_extension(HANDLE adapter, DWORD in_size,
					   LPVOID in, DWORD *out_size,
					   LPVOID out)
{
	struct ihvd_message msg =
		message_of(IHVD_NIC_SPECIFIC_EXTENSION, adapter);
	struct nwc_blob returned;
	struct packet *answer;
	DWORD result;

	if (!out_size || (in_size && !in) || (*out_size && !out))
		return ERROR_INVALID_PARAMETER;
	msg.control.room = *out_size;
	msg.control.in = bytes_of(in, in_size);
	result = daemon_call(&msg, &answer);
	if (!answer)
		return result;
	returned = answer->msg.bytes.bytes;
	if (result == ERROR_SUCCESS && returned.len > *out_size)
		result = ERROR_INSUFFICIENT_BUFFER;
	else if (result == ERROR_SUCCESS && returned.len)
		memcpy(out, returned.data, returned.len);
	*out_size = returned.len;
	buffer_free(answer);
	return result;
}

static DWORD WINAPI set_exclude_unencrypted(HANDLE adapter, BOOL exclude)
{
	struct ihvd_message msg =
		message_of(IHVD_SET_EXCLUDE_UNENCRYPTED, adapter);

	msg.exclude.exclude = exclude;
	return daemon_call_simply(&msg);
}

/*
 * IHV-81: if the host has taken the attributes, they belong to it. The plugin
 * may have allocated all in one buffer, or list and values in one, or each of
 * them.
 */
static void attributes_free(EAP_ATTRIBUTES *all)
{
	EAP_ATTRIBUTE *list = all->pAttribs;
	const void *whole = buffer_has(all, list) ? (void *)all : (void *)list;
	DWORD i;

	for (i = 0; list && i < all->dwNumberOfAttributes; i++)
		if (!buffer_has(all, list[i].pValue))
			buffer_free_part(list[i].pValue, whole);
	buffer_free_part(list, all);
	buffer_free(all);
}

static DWORD WINAPI start_onex(HANDLE adapter, EAP_ATTRIBUTES *attributes)
{
	struct ihvd_message msg = message_of(IHVD_START_ONEX, adapter);
	DWORD result = daemon_call_simply(&msg);

	if (result == ERROR_SUCCESS && attributes)
		attributes_free(attributes);
	return result;
}

static DWORD WINAPI stop_onex(HANDLE adapter)
{
	struct ihvd_message msg = message_of(IHVD_STOP_ONEX, adapter);

	return daemon_call_simply(&msg);
}

static DWORD WINAPI process_onex_packet(HANDLE adapter, DWORD size,
					LPVOID packet)
{
	struct ihvd_message msg = message_of(IHVD_PROCESS_ONEX_PACKET, adapter);

	if (!packet)
		return ERROR_INVALID_PARAMETER;
	msg.packet.packet = bytes_of(packet, size);
	return daemon_call_simply(&msg);
}

static DWORD WINAPI request_virtual_station(HANDLE primary, LPVOID reserved)
{
	struct ihvd_message msg =
		message_of(IHVD_REQUEST_VIRTUAL_STATION, primary);

	return reserved ? ERROR_INVALID_PARAMETER : daemon_call_simply(&msg);
}

static DWORD WINAPI release_virtual_station(HANDLE primary, LPVOID reserved)
{
	struct ihvd_message msg =
		message_of(IHVD_RELEASE_VIRTUAL_STATION, primary);

	return reserved ? ERROR_INVALID_PARAMETER : daemon_call_simply(&msg);
}

static DWORD WINAPI query_virtual_station(HANDLE adapter, BOOL *is_virtual,
					  GUID *primary, LPVOID reserved)
{
	struct ihvd_message msg =
		message_of(IHVD_QUERY_VIRTUAL_STATION_PROPERTIES, adapter);
	const struct ihvd_virtual_station *station;
	struct packet *answer;
	DWORD result;

	if (!is_virtual || !primary || reserved)
		return ERROR_INVALID_PARAMETER;
	result = daemon_call(&msg, &answer);
	if (result == ERROR_SUCCESS) {
		station = &answer->msg.virtual_station;
		*is_virtual = station->is_virtual;
		if (station->is_virtual)
			*primary = station->primary;
	}
	buffer_free(answer);
	return result;
}

static DWORD WINAPI
set_virtual_station_ap(HANDLE adapter, HANDLE connection, DWORD n,
		       PDOT11EXT_VIRTUAL_STATION_AP_PROPERTY properties,
		       LPVOID reserved)
{
	struct ihvd_message msg =
		message_of(IHVD_SET_VIRTUAL_STATION_AP_PROPERTIES, adapter);

	if (!n || !properties || reserved || n > MAX_ENTRIES)
		return ERROR_INVALID_PARAMETER;
	msg.virtual_aps = (struct ihvd_virtual_aps){
		.connection = (uintptr_t)connection,
		.properties = bytes_of(properties, n * sizeof(*properties)),
	};
	return daemon_call_simply(&msg);
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
