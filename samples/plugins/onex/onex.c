// SPDX-License-Identifier: BSD-3-Clause
/*
 * 802.1X by the host, keys by the plugin (IHV-70 to IHV-79). The host
 * authenticates, and for that it is given all EAPOL packets but EAPOL-Key
 * frames. With these the plugin does the 4-way and the group key handshake with
 * the AP.
 *
 * Calls of the host become tasks of the worker of the adapter.
 */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <eapol.h>

#include "../adapter.h"
#include "../crypto.h"
#include "../inbox.h"
#include "../outbox.h"
#include "association.h"
#include "supplicant.h"

#define MAX_PACKET 1500
/* Code of an EAP packet */
#define EAP_REQUEST 1
/* How long the handshake may take after 802.1X has succeeded */
#define HANDSHAKE_MS 5000

/* Reasons of a port that is not authorized, besides those of 802.1X (IHV-51) */
#define REASON_NO_HANDSHAKE (L2_REASON_CODE_IHV_BASE + 1)
#define REASON_BAD_HANDSHAKE (L2_REASON_CODE_IHV_BASE + 2)
#define REASON_NO_KEY (L2_REASON_CODE_IHV_BASE + 3)
#define REASON_REFUSED (L2_REASON_CODE_IHV_BASE + 4)

/**
 * struct station - an adapter
 * @adapter: base
 * @interface: name of the network interface
 * @outbox: sender of packets
 * @onex: the host authenticates; only the worker uses this and the members
 *	after
 * @supplicant: the handshakes
 * @early: message 1 that was received before the end of 802.1X
 * @early_length: length of @early in bytes; zero for none
 * @out: number of the frame after which keys are installed
 */
struct station {
	struct adapter adapter;
	char interface[INTERFACE_LENGTH];
	struct outbox outbox;
	bool onex;
	struct supplicant supplicant;
	UCHAR early[MAX_PACKET];
	size_t early_length;
	uintptr_t out;
};

/**
 * struct post_job - task for a post-association
 * @job: base
 * @link: what the keys of the association are bound to
 */
struct post_job {
	struct job job;
	struct link link;
};

/**
 * struct result_job - task for the end of 802.1X
 * @job: base
 * @error: Win32 error
 * @reason: reason of the error
 * @pmk: pairwise master key, if there is no error
 */
struct result_job {
	struct job job;
	DWORD error;
	DWORD reason;
	UCHAR pmk[PMK_LENGTH];
};

/**
 * struct left_job - task for a frame that was sent
 * @job: base
 * @action: action of the supplicant that sent the frame
 * @number: value of &station.out for the frame
 */
struct left_job {
	struct job job;
	enum supplicant_action action;
	uintptr_t number;
};

static DOT11EXT_APIS host;

static void station_complete(struct station *station, DWORD reason, DWORD error)
{
	worker_alarm(&station->adapter.worker, 0, NULL, NULL);
	security_complete(&station->adapter, reason, error);
}

static void on_alarm(void *arg)
{
	station_complete(arg, REASON_NO_HANDSHAKE, ERROR_TIMEOUT);
}

static DWORD keys_install(struct station *station,
			  enum supplicant_action action)
{
	const struct supplicant *s = &station->supplicant;
	DWORD error = ERROR_SUCCESS;
	DOT11_MAC_ADDRESS peer;

	memcpy(&peer, s->link.peer, sizeof(peer));
	if (action == SUPPLICANT_SEND_AND_KEYS)
		error = ccmp_set_pairwise(&station->adapter, &peer, s->ptk.tk);
	if (error == ERROR_SUCCESS)
		error = ccmp_set_group(&station->adapter, s->group_index,
				       s->group, s->rsc);
	return error;
}

/*
 * The keys are installed after the frame was sent. With the keys the frame
 * would be encrypted, but the AP uses its keys only when it has received the
 * frame.
 */
static void frame_left(struct task *task)
{
	const struct left_job *left = (struct left_job *)task;
	struct station *station = (struct station *)left->job.adapter;
	DWORD error;

	if (!security_concerns(&left->job) || left->number != station->out)
		return;
	error = keys_install(station, left->action);
	if (error != ERROR_SUCCESS)
		station_complete(station, REASON_REFUSED, error);
	else if (left->action == SUPPLICANT_SEND_AND_KEYS)
		station_complete(station, L2_REASON_CODE_SUCCESS,
				 ERROR_SUCCESS);
}

static void frame_send(struct station *station, enum supplicant_action action)
{
	const struct supplicant *s = &station->supplicant;
	struct left_job *left = NULL;
	DOT11_MAC_ADDRESS peer;

	if (action != SUPPLICANT_SEND) {
		left = job_new(sizeof(*left), frame_left, &station->adapter,
			       station->adapter.running);
		if (!left) {
			station_complete(station, REASON_REFUSED,
					 ERROR_OUTOFMEMORY);
			return;
		}
		left->action = action;
		left->number = ++station->out;
	}
	memcpy(&peer, s->link.peer, sizeof(peer));
	/* If the frame cannot be sent, the AP repeats its own frame. */
	outbox_send(&station->outbox, &peer, NWIFI_ETHERTYPE_EAPOL, s->out,
		    s->out_length, left ? &left->job.task : NULL);
}

static void on_key_frame(struct station *station, const UCHAR *frame,
			 size_t length)
{
	enum supplicant_action action;

	/* The AP may begin before the host reports the end of 802.1X. */
	if (!station->supplicant.have_pmk || station->onex) {
		memcpy(station->early, frame, length);
		station->early_length = length;
		return;
	}
	action = supplicant_receive(&station->supplicant, frame, length);
	if (action == SUPPLICANT_FAIL)
		station_complete(station, REASON_BAD_HANDSHAKE,
				 ERROR_INVALID_DATA);
	else if (action != SUPPLICANT_NOTHING)
		frame_send(station, action);
}

/*
 * This happens at the beginning, and when the AP asks again (IHV-72, IHV-79).
 */
static void station_start_onex(struct station *station)
{
	DWORD error = host.Dot11ExtStartOneX(station->adapter.service, NULL);

	station->onex = error == ERROR_SUCCESS;
	if (!station->onex)
		station_complete(station, REASON_REFUSED, error);
}

static void post_associate(struct task *task)
{
	const struct post_job *post = (struct post_job *)task;
	struct station *station = (struct station *)post->job.adapter;

	if (!security_enter(&post->job))
		return;
	station->onex = false;
	station->early_length = 0;
	supplicant_begin(&station->supplicant, &post->link);
	station_start_onex(station);
}

/* Return: true for an EAP request of the AP. */
static bool packet_is_request(const UCHAR *eapol, size_t length)
{
	return eapol[1] == NWIFI_EAPOL_EAP &&
	       length > NWIFI_EAPOL_HEADER_LENGTH &&
	       eapol[NWIFI_EAPOL_HEADER_LENGTH] == EAP_REQUEST;
}

static void packet_came(struct task *task)
{
	const size_t head = offsetof(DOT11_SECURITY_PACKET_HEADER, Data);
	struct packet_job *packet = (struct packet_job *)task;
	struct station *station = (struct station *)packet->job.adapter;
	const int type = nwifi_eapol_type(packet->bytes, packet->length);
	LPVOID onex;
	DWORD length;

	if (!security_concerns(&packet->job))
		return;
	if (type == NWIFI_EAPOL_KEY) {
		on_key_frame(station, packet->bytes + head,
			     packet->length - head);
		return;
	}
	if (!nwifi_eapol_onex(packet->bytes, packet->length, &onex, &length))
		return;
	if (!station->onex && packet_is_request(packet->bytes + head,
						packet->length - head))
		station_start_onex(station);
	/* The run may just have ended, and then this fails (IHV-74). */
	if (station->onex)
		host.Dot11ExtProcessOneXPacket(station->adapter.service, length,
					       onex);
}

/*
 * After a repeated authentication the AP may begin another handshake, or not.
 */
static void pmk_take(struct station *station, const UCHAR pmk[PMK_LENGTH])
{
	struct supplicant *s = &station->supplicant;
	const size_t length = station->early_length;

	supplicant_set_pmk(s, pmk);
	station->early_length = 0;
	if (s->have_ptk)
		station_complete(station, L2_REASON_CODE_SUCCESS,
				 ERROR_SUCCESS);
	else
		worker_alarm(&station->adapter.worker, HANDSHAKE_MS, on_alarm,
			     station);
	if (length)
		on_key_frame(station, station->early, length);
}

static void onex_ended(struct task *task)
{
	struct result_job *result = (struct result_job *)task;
	struct station *station = (struct station *)result->job.adapter;

	if (security_concerns(&result->job)) {
		station->onex = false;
		if (result->error == ERROR_SUCCESS)
			pmk_take(station, result->pmk);
		else
			station_complete(station, result->reason,
					 result->error);
	}
	explicit_bzero(result->pmk, sizeof(result->pmk));
}

static DWORD choose_auth(struct adapter *adapter)
{
	return host.Dot11ExtSetAuthAlgorithm(adapter->service,
					     DOT11_AUTH_ALGO_RSNA);
}

static DWORD choose_ethertype(struct adapter *adapter)
{
	return inbox_open(adapter, NWIFI_ETHERTYPE_EAPOL);
}

static void pre_associate(struct task *task)
{
	static const choose_fn choices[] = {
		choose_auth, ccmp_choose_unicast, ccmp_choose_multicast,
		choose_ethertype,
	};
	const struct job *pre = (struct job *)task;
	DWORD error = connection_choose(pre->adapter, pre->session, choices,
					ARRAYSIZE(choices));

	connection_complete(pre->adapter, pre->session, error, REASON_REFUSED);
}

static DWORD WINAPI init_adapter(PDOT11_ADAPTER description, HANDLE service,
				 PHANDLE handle)
{
	char interface[INTERFACE_LENGTH];
	struct station *station;
	DWORD error;

	if (!association_interface(description->pszDescription, interface))
		return ERROR_INVALID_PARAMETER;
	error = adapter_new(sizeof(*station), &host, service, handle);
	if (error != ERROR_SUCCESS)
		return error;
	station = *handle;
	memcpy(station->interface, interface, sizeof(interface));
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

static DWORD WINAPI perform_pre(HANDLE handle, HANDLE connection,
				PDOT11EXT_IHV_PROFILE_PARAMS params,
				PDOT11EXT_IHV_CONNECTIVITY_PROFILE conn,
				PDOT11EXT_IHV_SECURITY_PROFILE sec,
				PDOT11_BSS_LIST networks, PDWORD reason)
{
	struct job *pre = job_new(sizeof(*pre), pre_associate, handle,
				  connection);

	UNREFERENCED_PARAMETER(params);
	UNREFERENCED_PARAMETER(conn);
	UNREFERENCED_PARAMETER(sec);
	UNREFERENCED_PARAMETER(networks);
	if (!pre) {
		*reason = REASON_REFUSED;
		return ERROR_OUTOFMEMORY;
	}
	*reason = L2_REASON_CODE_SUCCESS;
	connection_begin(pre);
	return ERROR_SUCCESS;
}

/* Called when the worker does not handle the session any more. */
static void station_end_session(struct station *station)
{
	supplicant_end(&station->supplicant);
	station->onex = false;
}

static DWORD WINAPI adapter_reset(HANDLE handle)
{
	connection_reset(handle);
	station_end_session(handle);
	return ERROR_SUCCESS;
}

static DWORD WINAPI
perform_post(HANDLE handle, HANDLE security, PDOT11_PORT_STATE port,
	     ULONG length, PDOT11_ASSOCIATION_COMPLETION_PARAMETERS params)
{
	struct station *station = handle;
	struct post_job *post = job_new(sizeof(*post), post_associate, handle,
					security);

	if (!post)
		return ERROR_OUTOFMEMORY;
	if (!association_link(station->interface, &port->PeerMacAddress, length,
			      params, &post->link)) {
		free(post);
		return ERROR_INVALID_PARAMETER;
	}
	security_begin(&post->job, &port->PeerMacAddress);
	return ERROR_SUCCESS;
}

static DWORD WINAPI stop_post(HANDLE handle, PDOT11_MAC_ADDRESS peer,
			      DOT11_ASSOC_STATUS status)
{
	DWORD error = security_stop(handle, peer);

	UNREFERENCED_PARAMETER(status);
	if (error == ERROR_SUCCESS)
		station_end_session(handle);
	return error;
}

static DWORD WINAPI receive_packet(HANDLE handle, DWORD length, LPVOID packet)
{
	return inbox_receive(handle, NWIFI_ETHERTYPE_EAPOL, MAX_PACKET, length,
			     packet, packet_came);
}

static DWORD WINAPI send_packet_completion(HANDLE number)
{
	return outbox_left(number);
}

/* IHV-77 */
static DWORD WINAPI onex_result(HANDLE handle, DOT11_MSONEX_RESULT result,
				PDOT11_MSONEX_RESULT_PARAMS params)
{
	HANDLE security = security_session(handle, NULL);
	struct result_job *over;

	if (!security)
		return ERROR_INVALID_STATE;
	if (result == DOT11_MSONEX_IN_PROGRESS)
		return ERROR_SUCCESS;
	over = job_new(sizeof(*over), onex_ended, handle, security);
	if (!over)
		return ERROR_OUTOFMEMORY;
	if (result != DOT11_MSONEX_SUCCESS) {
		over->error = ERROR_ACCESS_DENIED;
		over->reason = params && params->Dot11OneXReasonCode ?
			(DWORD)params->Dot11OneXReasonCode : REASON_REFUSED;
	} else if (!params || params->dwMPPESendKeyLen < PMK_LENGTH) {
		over->error = ERROR_INVALID_DATA;
		over->reason = REASON_NO_KEY;
	} else {
		memcpy(over->pmk, params->pbMPPESendKey, PMK_LENGTH);
	}
	job_post(&over->job);
	return ERROR_SUCCESS;
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
	handlers->Dot11ExtIhvReceivePacket = receive_packet;
	handlers->Dot11ExtIhvSendPacketCompletion = send_packet_completion;
	handlers->Dot11ExtIhvOneXIndicateResult = onex_result;
	return ERROR_SUCCESS;
}
