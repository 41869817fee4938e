// SPDX-License-Identifier: BSD-3-Clause
/*
 * The handlers of the handshake. Calls of the host become tasks of the worker
 * of the adapter, and actions of a session become calls of functions of the
 * host.
 */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "../adapter.h"
#include "../ccmp.h"
#include "../crypto.h"
#include "../element.h"
#include "../inbox.h"
#include "../outbox.h"
#include "fragment.h"
#include "session.h"

/* A proprietary algorithm; for the AP this is an open network. */
#define AUTH_ALGORITHM 0x80006e77
#define MAX_PACKET 256

#define ELEMENT_SSID 0

/**
 * struct station - an adapter
 * @adapter: base; its lock protects @prepared, too
 * @prepared: a pre-association has set @secret
 * @outbox: sender of packets
 * @secret: secret of the profile; only the worker uses it and the members after
 * @session: run of the handshake
 * @out: number of the packet that was sent last
 */
struct station {
	struct adapter adapter;
	bool prepared;
	struct outbox outbox;
	UCHAR secret[SECRET_LENGTH];
	struct session session;
	uintptr_t out;
};

/**
 * struct pre_job - task for a pre-association
 * @job: base
 * @secret: secret of the profile
 */
struct pre_job {
	struct job job;
	UCHAR secret[SECRET_LENGTH];
};

/**
 * struct post_job - task for a post-association
 * @job: base
 * @ssid: network
 * @peer: AP
 */
struct post_job {
	struct job job;
	DOT11_SSID ssid;
	DOT11_MAC_ADDRESS peer;
};

/**
 * struct left_job - task for a packet that was sent
 * @job: base
 * @number: value of &station.out for the packet
 */
struct left_job {
	struct job job;
	uintptr_t number;
};

static DOT11EXT_APIS host;

static void packet_left(struct task *task);

/* A message that cannot be sent is repeated like one that is not answered. */
static void message_send(struct station *station)
{
	const struct session *session = &station->session;
	struct left_job *left = job_new(sizeof(*left), packet_left,
					&station->adapter,
					station->adapter.running);

	if (!left)
		return;
	left->number = ++station->out;
	outbox_send(&station->outbox, &session->peer, HANDSHAKE_ETHERTYPE,
		    session->out, session->out_length, &left->job.task);
}

static DWORD keys_install(const struct station *station)
{
	const struct session *session = &station->session;
	DWORD error;

	error = ccmp_set_pairwise(&station->adapter, &session->peer,
				  session->pairwise);
	if (error == ERROR_SUCCESS)
		error = ccmp_set_group(&station->adapter, session->key_id,
				       session->group, session->counter);
	return error;
}

static void station_complete(struct station *station, DWORD reason, DWORD error)
{
	security_complete(&station->adapter, reason, error);
}

static DWORD reason_error(DWORD reason)
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

static void station_act(struct station *station, enum session_action action)
{
	struct worker *worker = &station->adapter.worker;

	switch (action) {
	case SESSION_NOTHING:
		break;
	case SESSION_SEND:
		message_send(station);
		if (station->session.state != SESSION_AUTHORIZED)
			worker_alarm(worker, SESSION_WAIT_MS, on_alarm,
				     station);
		break;
	case SESSION_INSTALL:
		worker_alarm(worker, 0, NULL, NULL);
		if (keys_install(station) == ERROR_SUCCESS) {
			station_complete(station, L2_REASON_CODE_SUCCESS,
					 ERROR_SUCCESS);
		} else {
			station->session.state = SESSION_OVER;
			station_complete(station, REASON_FAILED,
					 ERROR_GEN_FAILURE);
		}
		break;
	case SESSION_FAIL:
		/* The keys stay, or frames would be sent without encryption. */
		worker_alarm(worker, 0, NULL, NULL);
		station_complete(station, station->session.reason,
				 reason_error(station->session.reason));
		break;
	}
}

static void on_alarm(void *arg)
{
	struct station *station = arg;

	if (security_is_live(&station->adapter))
		station_act(station, session_timeout(&station->session));
}

static DWORD choose_auth(struct adapter *adapter)
{
	return host.Dot11ExtSetAuthAlgorithm(adapter->service, AUTH_ALGORITHM);
}

static DWORD choose_ethertype(struct adapter *adapter)
{
	return inbox_open(adapter, HANDSHAKE_ETHERTYPE);
}

static void station_set_prepared(struct station *station, bool prepared)
{
	pthread_mutex_lock(&station->adapter.lock);
	station->prepared = prepared;
	pthread_mutex_unlock(&station->adapter.lock);
}

static void pre_associate(struct task *task)
{
	static const choose_fn choices[] = {
		choose_auth, ccmp_choose_unicast, ccmp_choose_multicast,
		choose_ethertype,
	};
	struct pre_job *pre = (struct pre_job *)task;
	struct adapter *adapter = pre->job.adapter;
	struct station *station = (struct station *)adapter;
	DWORD error;

	memcpy(station->secret, pre->secret, sizeof(station->secret));
	explicit_bzero(pre->secret, sizeof(pre->secret));
	error = connection_choose(adapter, pre->job.session, choices,
				  ARRAYSIZE(choices));
	station_set_prepared(station, error == ERROR_SUCCESS);
	connection_complete(adapter, pre->job.session, error, REASON_FAILED);
}

static void post_associate(struct task *task)
{
	struct post_job *post = (struct post_job *)task;
	struct station *station = (struct station *)post->job.adapter;

	if (security_enter(&post->job))
		station_act(station,
			    session_begin(&station->session, station->secret,
					  &post->ssid, &post->peer));
}

static void packet_came(struct task *task)
{
	const size_t head = offsetof(DOT11_SECURITY_PACKET_HEADER, Data);
	const struct packet_job *packet = (struct packet_job *)task;
	struct station *station = (struct station *)packet->job.adapter;

	if (security_concerns(&packet->job))
		station_act(station, session_receive(&station->session,
						     packet->bytes + head,
						     packet->length - head));
}

static void packet_left(struct task *task)
{
	const struct left_job *left = (struct left_job *)task;
	struct station *station = (struct station *)left->job.adapter;

	if (security_concerns(&left->job) && left->number == station->out)
		station_act(station, session_sent(&station->session));
}

static DWORD WINAPI init_adapter(PDOT11_ADAPTER description, HANDLE service,
				 PHANDLE handle)
{
	DWORD error = adapter_new(sizeof(struct station), &host, service,
				  handle);
	struct station *station;

	UNREFERENCED_PARAMETER(description);
	if (error != ERROR_SUCCESS)
		return error;
	station = *handle;
	station->outbox.adapter = &station->adapter;
	return ERROR_SUCCESS;
}

static VOID WINAPI deinit_adapter(HANDLE handle)
{
	struct station *station = handle;

	outbox_close(&station->outbox);
	adapter_delete(&station->adapter);
}

static VOID WINAPI deinit_service(VOID)
{
	adapter_delete_all(deinit_adapter);
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
	/* A beacon does not show whether there is an authenticator. */
	UNREFERENCED_PARAMETER(networks);
	return validate_profile(handle, params, conn, sec, reason);
}

static DWORD WINAPI perform_pre(HANDLE handle, HANDLE connection,
				PDOT11EXT_IHV_PROFILE_PARAMS params,
				PDOT11EXT_IHV_CONNECTIVITY_PROFILE conn,
				PDOT11EXT_IHV_SECURITY_PROFILE sec,
				PDOT11_BSS_LIST networks, PDWORD reason)
{
	struct pre_job *pre = job_new(sizeof(*pre), pre_associate, handle,
				      connection);

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
	connection_begin(&pre->job);
	return ERROR_SUCCESS;
}

static DWORD WINAPI adapter_reset(HANDLE handle)
{
	struct station *station = handle;

	connection_reset(&station->adapter);
	session_end(&station->session);
	explicit_bzero(station->secret, sizeof(station->secret));
	station_set_prepared(station, false);
	return ERROR_SUCCESS;
}

/* The SSID in the association request, since a profile may have several. */
static bool request_ssid(const DOT11_ASSOCIATION_COMPLETION_PARAMETERS *params,
			 ULONG length, DOT11_SSID *ssid)
{
	const UCHAR *element = element_of_request(params, length, ELEMENT_SSID);

	if (!element || element[1] > DOT11_SSID_MAX_LENGTH)
		return false;
	ssid->uSSIDLength = element[1];
	memcpy(ssid->ucSSID, element + ELEMENT_HEAD, element[1]);
	return true;
}

static DWORD WINAPI
perform_post(HANDLE handle, HANDLE security, PDOT11_PORT_STATE port,
	     ULONG length, PDOT11_ASSOCIATION_COMPLETION_PARAMETERS params)
{
	struct station *station = handle;
	struct post_job *post = job_new(sizeof(*post), post_associate, handle,
					security);
	bool prepared;

	if (!post)
		return ERROR_OUTOFMEMORY;
	if (!request_ssid(params, length, &post->ssid)) {
		free(post);
		return ERROR_INVALID_PARAMETER;
	}
	memcpy(post->peer, port->PeerMacAddress, sizeof(post->peer));
	pthread_mutex_lock(&station->adapter.lock);
	prepared = station->prepared;
	pthread_mutex_unlock(&station->adapter.lock);
	/* The connection was prepared by an earlier process of this plugin. */
	if (!prepared) {
		free(post);
		return ERROR_INVALID_STATE;
	}
	security_begin(&post->job, &post->peer);
	return ERROR_SUCCESS;
}

static DWORD WINAPI stop_post(HANDLE handle, PDOT11_MAC_ADDRESS peer,
			      DOT11_ASSOC_STATUS status)
{
	struct station *station = handle;
	DWORD error = security_stop(&station->adapter, peer);

	UNREFERENCED_PARAMETER(status);
	if (error == ERROR_SUCCESS)
		session_end(&station->session);
	return error;
}

static DWORD WINAPI receive_packet(HANDLE handle, DWORD length, LPVOID packet)
{
	return inbox_receive(handle, HANDSHAKE_ETHERTYPE, MAX_PACKET, length,
			     packet, packet_came);
}

static DWORD WINAPI send_packet_completion(HANDLE number)
{
	return outbox_left(number);
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
