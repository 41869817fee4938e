// SPDX-License-Identifier: BSD-3-Clause
/*
 * The handlers of the handshake: what the host calls becomes a task of the
 * adapter's worker, and what a session wants done becomes calls of the host.
 */
#include <arpa/inet.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "../common.h"
#include "crypto.h"
#include "fragment.h"
#include "session.h"

/* The extension's own algorithm: the AP's network is an open one. */
#define AUTH_ALGORITHM 0x80006e77
/* Packets that wait for us; the host and we keep as many */
#define BACKLOG 16
#define MAX_PACKET 256

/* Elements of a management frame (IEEE 802.11) */
#define ASSOC_FIXED 4
#define REASSOC_FIXED 10
#define ELEMENT_SSID 0

/**
 * struct station - an adapter
 * @adapter: what all plugins have of one
 * @lock: protects what follows, up to @security
 * @connection: connection session, NULL for none
 * @cancelled: AdapterReset has been called, and waits
 * @prepared: there was a pre-association, and @secret is there
 * @security: security session, NULL for none
 * @peer: AP of @security
 * @secret: of the profile; the worker's
 * @session: the run, of @running; the worker's
 * @running: security session; the worker's
 * @out: number of the packet that was sent last; the worker's
 */
struct station {
	struct adapter adapter;
	pthread_mutex_t lock;
	HANDLE connection;
	bool cancelled;
	bool prepared;
	HANDLE security;
	DOT11_MAC_ADDRESS peer;
	UCHAR secret[SECRET_LENGTH];
	struct session session;
	HANDLE running;
	uintptr_t out;
};

/**
 * struct pre_task - what PerformPreAssociate leaves to the worker
 * @task: see there
 * @station: adapter
 * @connection: connection session
 * @secret: of the profile
 */
struct pre_task {
	struct task task;
	struct station *station;
	HANDLE connection;
	UCHAR secret[SECRET_LENGTH];
};

/**
 * struct post_task - what PerformPostAssociate leaves to the worker
 * @task: see there
 * @station: adapter
 * @security: security session
 * @ssid: network
 * @peer: AP
 */
struct post_task {
	struct task task;
	struct station *station;
	HANDLE security;
	DOT11_SSID ssid;
	DOT11_MAC_ADDRESS peer;
};

/**
 * struct packet_task - a packet that has come, or one that has left
 * @task: see there
 * @station: adapter
 * @security: session that it belongs to
 * @number: of a packet that has left
 * @length: bytes
 * @bytes: from behind the EtherType on
 */
struct packet_task {
	struct task task;
	struct station *station;
	HANDLE security;
	uintptr_t number;
	size_t length;
	UCHAR bytes[MAX_PACKET];
};

/**
 * struct sending - a packet that the host has
 * @next: of the list
 * @number: its name in calls of the host
 * @station: adapter
 * @security: session that it belongs to
 * @packet: the packet, which has to stay where it is (IHV-60)
 *
 * Its name is no address: a completion may come when the adapter, and with it
 * this, is gone (IHV-59).
 */
struct sending {
	struct sending *next;
	uintptr_t number;
	struct station *station;
	HANDLE security;
	UCHAR packet[offsetof(DOT11_SECURITY_PACKET_HEADER, Data) +
		     sizeof(struct verdict)];
};

static DOT11EXT_APIS host;
static pthread_mutex_t sendings_lock = PTHREAD_MUTEX_INITIALIZER;
static struct sending *sendings;
static uintptr_t last_number;

static bool is_live(struct station *station, HANDLE security)
{
	bool live;

	pthread_mutex_lock(&station->lock);
	live = security && station->security == security;
	pthread_mutex_unlock(&station->lock);
	return live;
}

/* Return: the packet of this number, which is in no list any more. */
static struct sending *take_sending(uintptr_t number)
{
	struct sending **where = &sendings, *found;

	while (*where && (*where)->number != number)
		where = &(*where)->next;
	found = *where;
	if (found)
		*where = found->next;
	return found;
}

static void forget_sendings(const struct station *station)
{
	struct sending **where = &sendings, *found;

	pthread_mutex_lock(&sendings_lock);
	while ((found = *where)) {
		if (found->station == station) {
			*where = found->next;
			free(found);
		} else {
			where = &found->next;
		}
	}
	pthread_mutex_unlock(&sendings_lock);
}

static DWORD send_out(struct station *station)
{
	const size_t head = offsetof(DOT11_SECURITY_PACKET_HEADER, Data);
	const struct session *session = &station->session;
	const USHORT ethertype = htons(HANDSHAKE_ETHERTYPE);
	struct sending *sending = calloc(1, sizeof(*sending));
	DWORD error = ERROR_INVALID_STATE;
	uintptr_t number = 0;

	if (!sending)
		return ERROR_OUTOFMEMORY;
	sending->station = station;
	sending->security = station->running;
	memcpy(sending->packet, &session->peer, sizeof(session->peer));
	memcpy(sending->packet + offsetof(DOT11_SECURITY_PACKET_HEADER,
					  usEtherType),
	       &ethertype, sizeof(ethertype));
	memcpy(sending->packet + head, session->out, session->out_length);
	/* in the list before the completion can come, and not any more when
	 * the adapter is about to go
	 */
	pthread_mutex_lock(&sendings_lock);
	if (is_live(station, sending->security)) {
		sending->number = number = ++last_number;
		sending->next = sendings;
		sendings = sending;
	}
	pthread_mutex_unlock(&sendings_lock);
	if (!number) {
		free(sending);
		return error;
	}
	station->out = number;
	error = host.Dot11ExtSendPacket(station->adapter.service,
					(ULONG)(head + session->out_length),
					sending->packet, (HANDLE)number);
	if (error != ERROR_SUCCESS) {
		/* IHV-61: no completion follows an error */
		pthread_mutex_lock(&sendings_lock);
		free(take_sending(number));
		pthread_mutex_unlock(&sendings_lock);
	}
	return error;
}

/* Each key is in a structure of its own, at the end of another (IHV-90). */
#define CCMP_SIZE (offsetof(DOT11_KEY_ALGO_CCMP, ucCCMPKey) + KEY_LENGTH)

static void fill_ccmp(UCHAR *to, const UCHAR key[KEY_LENGTH],
		      const UCHAR counter[COUNTER_LENGTH])
{
	const ULONG length = KEY_LENGTH;

	memset(to, 0, CCMP_SIZE);
	if (counter)
		memcpy(to + offsetof(DOT11_KEY_ALGO_CCMP, ucIV48Counter),
		       counter, COUNTER_LENGTH);
	memcpy(to + offsetof(DOT11_KEY_ALGO_CCMP, ulCCMPKeyLength), &length,
	       sizeof(length));
	memcpy(to + offsetof(DOT11_KEY_ALGO_CCMP, ucCCMPKey), key, KEY_LENGTH);
}

static DWORD install_pairwise(struct station *station)
{
	const struct session *session = &station->session;
	union {
		DOT11_CIPHER_KEY_MAPPING_KEY_VALUE value;
		UCHAR bytes[sizeof(DOT11_CIPHER_KEY_MAPPING_KEY_VALUE) +
			    CCMP_SIZE];
	} key = {
		.value = {
			.PeerMacAddr = session->peer,
			.AlgorithmId = DOT11_CIPHER_ALGO_CCMP,
			.Direction = DOT11_DIR_BOTH,
			.usKeyLength = CCMP_SIZE,
		},
	};
	DWORD error;

	fill_ccmp(key.bytes + offsetof(DOT11_CIPHER_KEY_MAPPING_KEY_VALUE,
				       ucKey), session->pairwise, NULL);
	error = host.Dot11ExtSetKeyMappingKey(station->adapter.service,
					      &key.value);
	explicit_bzero(&key, sizeof(key));
	return error;
}

static DWORD install_group(struct station *station)
{
	const struct session *session = &station->session;
	union {
		DOT11_CIPHER_DEFAULT_KEY_VALUE value;
		UCHAR bytes[sizeof(DOT11_CIPHER_DEFAULT_KEY_VALUE) + CCMP_SIZE];
	} key = {
		.value = {
			.Header = {
				.Type = NDIS_OBJECT_TYPE_DEFAULT,
				.Revision =
				DOT11_CIPHER_DEFAULT_KEY_VALUE_REVISION_1,
				.Size = sizeof(DOT11_CIPHER_DEFAULT_KEY_VALUE),
			},
			.uKeyIndex = session->key_id,
			.AlgorithmId = DOT11_CIPHER_ALGO_CCMP,
			.usKeyLength = CCMP_SIZE,
		},
	};
	DWORD error;

	fill_ccmp(key.bytes + offsetof(DOT11_CIPHER_DEFAULT_KEY_VALUE, ucKey),
		  session->group, session->counter);
	error = host.Dot11ExtSetDefaultKey(station->adapter.service, &key.value,
					   DOT11_DIR_INBOUND);
	explicit_bzero(&key, sizeof(key));
	return error;
}

static void complete(struct station *station, DWORD reason, DWORD error)
{
	if (is_live(station, station->running))
		host.Dot11ExtPostAssociateCompletion(
			station->adapter.service, station->running,
			&station->session.peer, reason, error);
}

static DWORD error_of(DWORD reason)
{
	switch (reason) {
	case REASON_NO_ANSWER:
	case REASON_WRONG_ANSWER:
		return ERROR_TIMEOUT;
	case REASON_REFUSED:
	case REASON_REVOKED:
		return ERROR_ACCESS_DENIED;
	default:
		return ERROR_GEN_FAILURE;
	}
}

static void on_alarm(void *arg);

static void act(struct station *station, enum session_action action)
{
	struct worker *worker = &station->adapter.worker;

	switch (action) {
	case SESSION_NOTHING:
		break;
	case SESSION_SEND:
		/* one that could not be sent is one that was not answered */
		send_out(station);
		if (station->session.state != SESSION_AUTHORIZED)
			worker_alarm(worker, SESSION_WAIT_MS, on_alarm,
				     station);
		break;
	case SESSION_INSTALL:
		worker_alarm(worker, 0, NULL, NULL);
		if (install_pairwise(station) == ERROR_SUCCESS &&
		    install_group(station) == ERROR_SUCCESS) {
			complete(station, L2_REASON_CODE_SUCCESS,
				 ERROR_SUCCESS);
		} else {
			station->session.state = SESSION_OVER;
			complete(station, REASON_FAILED, ERROR_GEN_FAILURE);
		}
		break;
	case SESSION_FAIL:
		/* Keys stay: what has none would be sent in clear. */
		worker_alarm(worker, 0, NULL, NULL);
		complete(station, station->session.reason,
			 error_of(station->session.reason));
		break;
	}
}

static void on_alarm(void *arg)
{
	struct station *station = arg;

	if (is_live(station, station->running))
		act(station, session_timeout(&station->session));
}

/* May the connection still be prepared? */
static bool is_pending(struct station *station, HANDLE connection)
{
	bool pending;

	pthread_mutex_lock(&station->lock);
	pending = connection && station->connection == connection &&
		  !station->cancelled;
	pthread_mutex_unlock(&station->lock);
	return pending;
}

static DWORD set_auth(HANDLE service)
{
	return host.Dot11ExtSetAuthAlgorithm(service, AUTH_ALGORITHM);
}

static DWORD set_unicast(HANDLE service)
{
	return host.Dot11ExtSetUnicastCipherAlgorithm(service,
						      DOT11_CIPHER_ALGO_CCMP);
}

static DWORD set_multicast(HANDLE service)
{
	return host.Dot11ExtSetMulticastCipherAlgorithm(service,
							DOT11_CIPHER_ALGO_CCMP);
}

/* PORT-46: no exemption; before there is a key nothing is encrypted anyway */
static DWORD set_ethertypes(HANDLE service)
{
	USHORT ethertype = htons(HANDSHAKE_ETHERTYPE);

	return host.Dot11ExtSetEtherTypeHandling(service, BACKLOG, 0, NULL, 1,
						 &ethertype);
}

static void pre_associate(struct task *task)
{
	static DWORD (*const steps[])(HANDLE service) = {
		set_auth, set_unicast, set_multicast, set_ethertypes,
	};
	struct pre_task *pre = (struct pre_task *)task;
	struct station *station = pre->station;
	DWORD error = ERROR_SUCCESS;
	bool live, cancelled;
	size_t i;

	memcpy(station->secret, pre->secret, sizeof(station->secret));
	explicit_bzero(pre->secret, sizeof(pre->secret));
	for (i = 0; i < ARRAYSIZE(steps) && error == ERROR_SUCCESS; i++)
		if (is_pending(station, pre->connection))
			error = steps[i](station->adapter.service);
	pthread_mutex_lock(&station->lock);
	live = station->connection == pre->connection;
	cancelled = station->cancelled;
	if (live)
		station->connection = NULL;
	station->prepared = live && !cancelled && error == ERROR_SUCCESS;
	pthread_mutex_unlock(&station->lock);
	if (cancelled)
		error = ERROR_CANCELLED;
	if (live)
		host.Dot11ExtPreAssociateCompletion(
			station->adapter.service, pre->connection,
			error == ERROR_SUCCESS ? L2_REASON_CODE_SUCCESS :
						 REASON_FAILED, error);
}

static void post_associate(struct task *task)
{
	struct post_task *post = (struct post_task *)task;
	struct station *station = post->station;

	if (!is_live(station, post->security))
		return;
	station->running = post->security;
	act(station, session_begin(&station->session, station->secret,
				   &post->ssid, &post->peer));
}

static void packet_came(struct task *task)
{
	struct packet_task *packet = (struct packet_task *)task;
	struct station *station = packet->station;

	if (is_live(station, packet->security) &&
	    packet->security == station->running)
		act(station, session_receive(&station->session, packet->bytes,
					     packet->length));
}

static void packet_left(struct task *task)
{
	struct packet_task *packet = (struct packet_task *)task;
	struct station *station = packet->station;

	if (is_live(station, packet->security) &&
	    packet->security == station->running &&
	    packet->number == station->out)
		act(station, session_sent(&station->session));
}

static DWORD WINAPI init_adapter(PDOT11_ADAPTER description, HANDLE service,
				 PHANDLE handle)
{
	struct station *station = calloc(1, sizeof(*station));
	DWORD error;

	UNREFERENCED_PARAMETER(description);
	if (!station)
		return ERROR_OUTOFMEMORY;
	pthread_mutex_init(&station->lock, NULL);
	error = adapter_begin(&station->adapter, service);
	if (error != ERROR_SUCCESS) {
		pthread_mutex_destroy(&station->lock);
		free(station);
		return error;
	}
	*handle = station;
	return ERROR_SUCCESS;
}

static VOID WINAPI deinit_adapter(HANDLE handle)
{
	struct station *station = handle;

	pthread_mutex_lock(&station->lock);
	station->connection = NULL;
	station->security = NULL;
	pthread_mutex_unlock(&station->lock);
	/* no completion finds the adapter any more, then its thread ends */
	forget_sendings(station);
	adapter_end(&station->adapter);
	pthread_mutex_destroy(&station->lock);
	explicit_bzero(station, sizeof(*station));
	free(station);
}

static VOID WINAPI deinit_service(VOID)
{
	struct adapter *adapter;

	while ((adapter = adapter_first()))
		deinit_adapter(adapter);
	crypto_close();
}

static DWORD WINAPI validate_profile(HANDLE handle,
				     PDOT11EXT_IHV_PROFILE_PARAMS params,
				     PDOT11EXT_IHV_CONNECTIVITY_PROFILE conn,
				     PDOT11EXT_IHV_SECURITY_PROFILE sec,
				     PDWORD reason)
{
	UCHAR secret[SECRET_LENGTH];

	UNREFERENCED_PARAMETER(handle);
	UNREFERENCED_PARAMETER(params);
	UNREFERENCED_PARAMETER(conn);
	*reason = fragment_parse(sec ? sec->pszXmlFragmentIhvSecurity : NULL,
				 secret);
	explicit_bzero(secret, sizeof(secret));
	return *reason == L2_REASON_CODE_SUCCESS ? ERROR_SUCCESS :
						   ERROR_BAD_PROFILE;
}

static DWORD WINAPI capability_match(HANDLE handle,
				     PDOT11EXT_IHV_PROFILE_PARAMS params,
				     PDOT11EXT_IHV_CONNECTIVITY_PROFILE conn,
				     PDOT11EXT_IHV_SECURITY_PROFILE sec,
				     PDOT11_BSS_LIST networks, PDWORD reason)
{
	/* Nothing in a beacon says that an authenticator is behind it. */
	UNREFERENCED_PARAMETER(networks);
	return validate_profile(handle, params, conn, sec, reason);
}

static DWORD WINAPI perform_pre(HANDLE handle, HANDLE connection,
				PDOT11EXT_IHV_PROFILE_PARAMS params,
				PDOT11EXT_IHV_CONNECTIVITY_PROFILE conn,
				PDOT11EXT_IHV_SECURITY_PROFILE sec,
				PDOT11_BSS_LIST networks, PDWORD reason)
{
	struct station *station = handle;
	struct pre_task *pre = calloc(1, sizeof(*pre));

	UNREFERENCED_PARAMETER(params);
	UNREFERENCED_PARAMETER(conn);
	UNREFERENCED_PARAMETER(networks);
	if (!pre) {
		*reason = REASON_FAILED;
		return ERROR_OUTOFMEMORY;
	}
	*reason = fragment_parse(sec ? sec->pszXmlFragmentIhvSecurity : NULL,
				 pre->secret);
	if (*reason != L2_REASON_CODE_SUCCESS) {
		free(pre);
		return ERROR_BAD_PROFILE;
	}
	pre->task.run = pre_associate;
	pre->station = station;
	pre->connection = connection;
	pthread_mutex_lock(&station->lock);
	station->connection = connection;
	pthread_mutex_unlock(&station->lock);
	worker_post(&station->adapter.worker, &pre->task);
	return ERROR_SUCCESS;
}

/* When this returns, the worker has nothing to do with the session any more. */
static void end_session(struct station *station)
{
	struct worker *worker = &station->adapter.worker;

	worker_flush(worker);
	worker_alarm(worker, 0, NULL, NULL);
	/* the alarm may have gone off in between */
	worker_flush(worker);
	session_end(&station->session);
	station->running = NULL;
}

static DWORD WINAPI adapter_reset(HANDLE handle)
{
	struct station *station = handle;

	pthread_mutex_lock(&station->lock);
	station->cancelled = true;
	station->security = NULL;
	pthread_mutex_unlock(&station->lock);
	end_session(station);
	explicit_bzero(station->secret, sizeof(station->secret));
	pthread_mutex_lock(&station->lock);
	station->cancelled = false;
	station->prepared = false;
	pthread_mutex_unlock(&station->lock);
	return ERROR_SUCCESS;
}

/* The SSID that was asked for; a profile may have several. */
static bool find_ssid(const UCHAR *elements, size_t length, DOT11_SSID *ssid)
{
	size_t size;

	for (; length >= 2; elements += size, length -= size) {
		size = 2 + (size_t)elements[1];
		if (size > length)
			return false;
		if (elements[0] != ELEMENT_SSID)
			continue;
		if (elements[1] > DOT11_SSID_MAX_LENGTH)
			return false;
		ssid->uSSIDLength = elements[1];
		memcpy(ssid->ucSSID, elements + 2, elements[1]);
		return true;
	}
	return false;
}

static bool
ssid_of(ULONG length, const DOT11_ASSOCIATION_COMPLETION_PARAMETERS *params,
	DOT11_SSID *ssid)
{
	size_t offset, size, fixed;

	if (length < sizeof(*params))
		return false;
	offset = params->uAssocReqOffset;
	size = params->uAssocReqSize;
	fixed = params->bReAssocReq ? REASSOC_FIXED : ASSOC_FIXED;
	if (offset > length || size > length - offset || size < fixed)
		return false;
	return find_ssid((const UCHAR *)params + offset + fixed, size - fixed,
			 ssid);
}

static DWORD WINAPI
perform_post(HANDLE handle, HANDLE security, PDOT11_PORT_STATE port,
	     ULONG length, PDOT11_ASSOCIATION_COMPLETION_PARAMETERS params)
{
	struct station *station = handle;
	struct post_task *post = calloc(1, sizeof(*post));
	bool prepared;

	if (!post)
		return ERROR_OUTOFMEMORY;
	if (!ssid_of(length, params, &post->ssid)) {
		free(post);
		return ERROR_INVALID_PARAMETER;
	}
	post->task.run = post_associate;
	post->station = station;
	post->security = security;
	post->peer = port->PeerMacAddress;
	pthread_mutex_lock(&station->lock);
	prepared = station->prepared;
	if (prepared) {
		station->security = security;
		station->peer = port->PeerMacAddress;
	}
	pthread_mutex_unlock(&station->lock);
	/* a connection that another process of ours has prepared, and died */
	if (!prepared) {
		free(post);
		return ERROR_INVALID_STATE;
	}
	worker_post(&station->adapter.worker, &post->task);
	return ERROR_SUCCESS;
}

static DWORD WINAPI stop_post(HANDLE handle, PDOT11_MAC_ADDRESS peer,
			      DOT11_ASSOC_STATUS status)
{
	struct station *station = handle;
	bool known;

	UNREFERENCED_PARAMETER(status);
	pthread_mutex_lock(&station->lock);
	known = station->security &&
		!memcmp(&station->peer, peer, sizeof(*peer));
	if (known)
		station->security = NULL;
	pthread_mutex_unlock(&station->lock);
	if (!known)
		return ERROR_NOT_FOUND;
	end_session(station);
	return ERROR_SUCCESS;
}

static DWORD WINAPI receive_packet(HANDLE handle, DWORD length, LPVOID buffer)
{
	const size_t head = offsetof(DOT11_SECURITY_PACKET_HEADER, Data);
	const DOT11_SECURITY_PACKET_HEADER *packet = buffer;
	struct station *station = handle;
	struct packet_task *copy;
	bool ours;

	if (length < head || length - head > sizeof(copy->bytes) ||
	    packet->usEtherType != htons(HANDSHAKE_ETHERTYPE))
		return ERROR_INVALID_DATA;
	if (worker_waiting(&station->adapter.worker) >= BACKLOG)
		return ERROR_BUSY;
	copy = calloc(1, sizeof(*copy));
	if (!copy)
		return ERROR_OUTOFMEMORY;
	pthread_mutex_lock(&station->lock);
	copy->security = station->security;
	/* only the AP speaks for itself */
	ours = station->security &&
	       !memcmp(&station->peer, &packet->PeerMac, sizeof(station->peer));
	pthread_mutex_unlock(&station->lock);
	if (!ours) {
		free(copy);
		return ERROR_INVALID_STATE;
	}
	copy->task.run = packet_came;
	copy->station = station;
	copy->length = length - head;
	memcpy(copy->bytes, (const UCHAR *)buffer + head, copy->length);
	worker_post(&station->adapter.worker, &copy->task);
	return ERROR_SUCCESS;
}

static DWORD WINAPI send_packet_completion(HANDLE number)
{
	struct packet_task *left = calloc(1, sizeof(*left));
	struct sending *sending;

	pthread_mutex_lock(&sendings_lock);
	sending = take_sending((uintptr_t)number);
	if (sending && left) {
		left->task.run = packet_left;
		left->station = sending->station;
		left->security = sending->security;
		left->number = sending->number;
		/* with the lock: an adapter that goes waits for it */
		worker_post(&sending->station->adapter.worker, &left->task);
		left = NULL;
	}
	pthread_mutex_unlock(&sendings_lock);
	free(left);
	free(sending);
	return sending ? ERROR_SUCCESS : ERROR_INVALID_HANDLE;
}

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
	if (!crypto_open())
		return ERROR_NOT_FOUND;
	host = *api;
	common_handlers(handlers);
	handlers->Dot11ExtIhvDeinitService = deinit_service;
	handlers->Dot11ExtIhvInitAdapter = init_adapter;
	handlers->Dot11ExtIhvDeinitAdapter = deinit_adapter;
	handlers->Dot11ExtIhvPerformPreAssociate = perform_pre;
	handlers->Dot11ExtIhvAdapterReset = adapter_reset;
	handlers->Dot11ExtIhvPerformPostAssociate = perform_post;
	handlers->Dot11ExtIhvStopPostAssociate = stop_post;
	handlers->Dot11ExtIhvValidateProfile = validate_profile;
	handlers->Dot11ExtIhvPerformCapabilityMatch = capability_match;
	handlers->Dot11ExtIhvReceivePacket = receive_packet;
	handlers->Dot11ExtIhvSendPacketCompletion = send_packet_completion;
	return ERROR_SUCCESS;
}
