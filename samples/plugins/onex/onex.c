// SPDX-License-Identifier: BSD-3-Clause
/*
 * 802.1X by the host, keys by the plugin (IHV-70 to IHV-79). The host
 * authenticates, for which it is handed every EAPOL packet that is not an
 * EAPOL-Key frame; those are the plugin's, which has the 4-way and the group
 * key handshake with the AP.
 *
 * What the host calls becomes a task of the adapter's worker.
 */
#include <arpa/inet.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <eapol.h>

#include "../common.h"
#include "../outbox.h"
#include "association.h"
#include "crypto.h"
#include "supplicant.h"

/* Packets that wait for us; the host and we keep as many */
#define BACKLOG 16
#define MAX_PACKET 1500
/* Code of an EAP packet */
#define EAP_REQUEST 1
/* How long the AP may take for the handshake, once it has a key */
#define HANDSHAKE_MS 5000

/* Why a port is not authorized, beside what the host says of 802.1X (IHV-51) */
#define REASON_NO_HANDSHAKE (L2_REASON_CODE_IHV_BASE + 1)
#define REASON_BAD_HANDSHAKE (L2_REASON_CODE_IHV_BASE + 2)
#define REASON_NO_KEY (L2_REASON_CODE_IHV_BASE + 3)
#define REASON_REFUSED (L2_REASON_CODE_IHV_BASE + 4)

/**
 * struct station - an adapter
 * @adapter: what all plugins have of one
 * @interface: its name
 * @lock: protects what follows, up to @peer
 * @connection: connection session, NULL for none
 * @cancelled: AdapterReset has been called, and waits
 * @security: security session, NULL for none
 * @peer: AP of @security
 * @outbox: what is sent
 * @running: security session; the worker's, as is the rest
 * @onex: the host authenticates
 * @supplicant: the handshake
 * @early: message 1 that came before there was a key, @early_length bytes
 * @early_length: zero for none
 * @out: number of the frame after which keys are installed
 */
struct station {
	struct adapter adapter;
	char interface[INTERFACE_LENGTH];
	pthread_mutex_t lock;
	HANDLE connection;
	bool cancelled;
	HANDLE security;
	DOT11_MAC_ADDRESS peer;
	struct outbox outbox;
	HANDLE running;
	bool onex;
	struct supplicant supplicant;
	UCHAR early[MAX_PACKET];
	size_t early_length;
	uintptr_t out;
};

/**
 * struct job - something for the worker
 * @task: see there
 * @station: adapter
 * @session: connection or security session that it belongs to
 */
struct job {
	struct task task;
	struct station *station;
	HANDLE session;
};

/**
 * struct post_job - a post-association begins
 * @job: see there
 * @link: what its keys are bound to
 */
struct post_job {
	struct job job;
	struct link link;
};

/**
 * struct packet_job - a packet has come
 * @job: see there
 * @length: bytes
 * @bytes: as ReceivePacket was given them
 */
struct packet_job {
	struct job job;
	DWORD length;
	UCHAR bytes[];
};

/**
 * struct result_job - 802.1X is over
 * @job: see there
 * @error: Win32 error
 * @reason: why
 * @pmk: pairwise master key, if there is no error
 */
struct result_job {
	struct job job;
	DWORD error;
	DWORD reason;
	UCHAR pmk[PMK_LENGTH];
};

/**
 * struct left_job - a frame has left
 * @job: see there
 * @action: what follows from that
 * @number: see &station.out
 */
struct left_job {
	struct job job;
	enum supplicant_action action;
	uintptr_t number;
};

static DOT11EXT_APIS host;

/* Return: a job of this size, NULL without memory. */
static void *new_job(size_t size, void (*run)(struct task *task),
		     struct station *station, HANDLE session)
{
	struct job *job = calloc(1, size);

	if (job) {
		job->task.run = run;
		job->station = station;
		job->session = session;
	}
	return job;
}

static void leave_to_worker(void *job)
{
	struct job *j = job;

	worker_post(&j->station->adapter.worker, &j->task);
}

static bool is_live(struct station *station, HANDLE security)
{
	bool live;

	pthread_mutex_lock(&station->lock);
	live = security && station->security == security;
	pthread_mutex_unlock(&station->lock);
	return live;
}

static void complete(struct station *station, DWORD reason, DWORD error)
{
	DOT11_MAC_ADDRESS peer;

	worker_alarm(&station->adapter.worker, 0, NULL, NULL);
	memcpy(&peer, station->supplicant.link.peer, sizeof(peer));
	if (is_live(station, station->running))
		host.Dot11ExtPostAssociateCompletion(station->adapter.service,
						     station->running, &peer,
						     reason, error);
}

static void on_alarm(void *arg)
{
	complete(arg, REASON_NO_HANDSHAKE, ERROR_TIMEOUT);
}

static DWORD install(struct station *station, enum supplicant_action action)
{
	const struct supplicant *s = &station->supplicant;
	HANDLE service = station->adapter.service;
	DWORD error = ERROR_SUCCESS;
	DOT11_MAC_ADDRESS peer;

	memcpy(&peer, s->link.peer, sizeof(peer));
	if (action == SUPPLICANT_SEND_AND_KEYS)
		error = ccmp_set_pairwise(&host, service, &peer, s->ptk.tk);
	if (error == ERROR_SUCCESS)
		error = ccmp_set_group(&host, service, s->group_index,
				       s->group, s->rsc);
	return error;
}

/*
 * Keys are installed behind the frame and not with it: with the key it would be
 * encrypted, and the AP uses it only when it has read that frame.
 */
static void frame_left(struct task *task)
{
	const struct left_job *left = (struct left_job *)task;
	struct station *station = left->job.station;
	DWORD error;

	if (!is_live(station, left->job.session) ||
	    left->number != station->out)
		return;
	error = install(station, left->action);
	if (error != ERROR_SUCCESS)
		complete(station, REASON_REFUSED, error);
	else if (left->action == SUPPLICANT_SEND_AND_KEYS)
		complete(station, L2_REASON_CODE_SUCCESS, ERROR_SUCCESS);
}

static void send_frame(struct station *station, enum supplicant_action action)
{
	const struct supplicant *s = &station->supplicant;
	struct left_job *left = NULL;
	DOT11_MAC_ADDRESS peer;

	if (action != SUPPLICANT_SEND) {
		left = new_job(sizeof(*left), frame_left, station,
			       station->running);
		if (!left) {
			complete(station, REASON_REFUSED, ERROR_OUTOFMEMORY);
			return;
		}
		left->action = action;
		left->number = ++station->out;
	}
	memcpy(&peer, s->link.peer, sizeof(peer));
	/* one that is not sent is one that is lost: the AP repeats itself */
	outbox_send(&station->outbox, &peer, NWIFI_ETHERTYPE_EAPOL, s->out,
		    s->out_length, left ? &left->job.task : NULL);
}

static void on_key_frame(struct station *station, const UCHAR *frame,
			 size_t length)
{
	enum supplicant_action action;

	/* the AP may begin before the host has said that it is over */
	if (!station->supplicant.have_pmk || station->onex) {
		memcpy(station->early, frame, length);
		station->early_length = length;
		return;
	}
	action = supplicant_receive(&station->supplicant, frame, length);
	if (action == SUPPLICANT_FAIL)
		complete(station, REASON_BAD_HANDSHAKE, ERROR_INVALID_DATA);
	else if (action != SUPPLICANT_NOTHING)
		send_frame(station, action);
}

/* IHV-72, IHV-79: at the beginning, and whenever the AP wants it again */
static void start_onex(struct station *station)
{
	DWORD error = host.Dot11ExtStartOneX(station->adapter.service, NULL);

	station->onex = error == ERROR_SUCCESS;
	if (!station->onex)
		complete(station, REASON_REFUSED, error);
}

static void post_associate(struct task *task)
{
	const struct post_job *post = (struct post_job *)task;
	struct station *station = post->job.station;

	if (!is_live(station, post->job.session))
		return;
	station->running = post->job.session;
	station->onex = false;
	station->early_length = 0;
	supplicant_begin(&station->supplicant, &post->link);
	start_onex(station);
}

/* The AP asks for something, be it once more or again */
static bool is_request(const UCHAR *eapol, size_t length)
{
	return eapol[1] == NWIFI_EAPOL_EAP &&
	       length > NWIFI_EAPOL_HEADER_LENGTH &&
	       eapol[NWIFI_EAPOL_HEADER_LENGTH] == EAP_REQUEST;
}

static void packet_came(struct task *task)
{
	const size_t head = offsetof(DOT11_SECURITY_PACKET_HEADER, Data);
	struct packet_job *packet = (struct packet_job *)task;
	struct station *station = packet->job.station;
	const int type = nwifi_eapol_type(packet->bytes, packet->length);
	LPVOID onex;
	DWORD length;

	if (!is_live(station, packet->job.session) ||
	    packet->job.session != station->running)
		return;
	if (type == NWIFI_EAPOL_KEY) {
		on_key_frame(station, packet->bytes + head,
			     packet->length - head);
		return;
	}
	if (!nwifi_eapol_onex(packet->bytes, packet->length, &onex, &length))
		return;
	if (!station->onex && is_request(packet->bytes + head,
					 packet->length - head))
		start_onex(station);
	/* IHV-74; it may be over by now, and its result on the way */
	if (station->onex)
		host.Dot11ExtProcessOneXPacket(station->adapter.service, length,
					       onex);
}

/*
 * An AP that has authenticated us again may leave the keys as they are, or have
 * another handshake.
 */
static void has_pmk(struct station *station, const UCHAR pmk[PMK_LENGTH])
{
	struct supplicant *s = &station->supplicant;
	const size_t length = station->early_length;

	supplicant_set_pmk(s, pmk);
	station->early_length = 0;
	if (s->have_ptk)
		complete(station, L2_REASON_CODE_SUCCESS, ERROR_SUCCESS);
	else
		worker_alarm(&station->adapter.worker, HANDSHAKE_MS, on_alarm,
			     station);
	if (length)
		on_key_frame(station, station->early, length);
}

static void onex_over(struct task *task)
{
	struct result_job *result = (struct result_job *)task;
	struct station *station = result->job.station;

	if (is_live(station, result->job.session) &&
	    result->job.session == station->running) {
		station->onex = false;
		if (result->error == ERROR_SUCCESS)
			has_pmk(station, result->pmk);
		else
			complete(station, result->reason, result->error);
	}
	explicit_bzero(result->pmk, sizeof(result->pmk));
}

static DWORD set_ethertypes(HANDLE service)
{
	USHORT ethertype = htons(NWIFI_ETHERTYPE_EAPOL);

	return host.Dot11ExtSetEtherTypeHandling(service, BACKLOG, 0, NULL, 1,
						 &ethertype);
}

static DWORD set_auth(HANDLE service)
{
	return host.Dot11ExtSetAuthAlgorithm(service, DOT11_AUTH_ALGO_RSNA);
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

static void pre_associate(struct task *task)
{
	static DWORD (*const steps[])(HANDLE service) = {
		set_auth, set_unicast, set_multicast, set_ethertypes,
	};
	const struct job *pre = (struct job *)task;
	struct station *station = pre->station;
	DWORD error = ERROR_SUCCESS;
	bool live, cancelled;
	size_t i;

	for (i = 0; i < ARRAYSIZE(steps) && error == ERROR_SUCCESS; i++)
		error = steps[i](station->adapter.service);
	pthread_mutex_lock(&station->lock);
	live = station->connection == pre->session;
	cancelled = station->cancelled;
	if (live)
		station->connection = NULL;
	pthread_mutex_unlock(&station->lock);
	if (cancelled)
		error = ERROR_CANCELLED;
	if (live)
		host.Dot11ExtPreAssociateCompletion(
			station->adapter.service, pre->session,
			error == ERROR_SUCCESS ? L2_REASON_CODE_SUCCESS :
						 REASON_REFUSED, error);
}

static DWORD WINAPI init_adapter(PDOT11_ADAPTER description, HANDLE service,
				 PHANDLE handle)
{
	struct station *station = calloc(1, sizeof(*station));
	DWORD error;

	if (!station)
		return ERROR_OUTOFMEMORY;
	if (!association_interface(description->pszDescription,
				   station->interface)) {
		free(station);
		return ERROR_INVALID_PARAMETER;
	}
	pthread_mutex_init(&station->lock, NULL);
	station->outbox.adapter = &station->adapter;
	station->outbox.host = &host;
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
	outbox_close(&station->outbox);
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

static DWORD WINAPI perform_pre(HANDLE handle, HANDLE connection,
				PDOT11EXT_IHV_PROFILE_PARAMS params,
				PDOT11EXT_IHV_CONNECTIVITY_PROFILE conn,
				PDOT11EXT_IHV_SECURITY_PROFILE sec,
				PDOT11_BSS_LIST networks, PDWORD reason)
{
	struct station *station = handle;
	struct job *pre = new_job(sizeof(*pre), pre_associate, station,
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
	pthread_mutex_lock(&station->lock);
	station->connection = connection;
	pthread_mutex_unlock(&station->lock);
	leave_to_worker(pre);
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
	supplicant_end(&station->supplicant);
	station->running = NULL;
	station->onex = false;
}

static DWORD WINAPI adapter_reset(HANDLE handle)
{
	struct station *station = handle;

	pthread_mutex_lock(&station->lock);
	station->cancelled = true;
	station->security = NULL;
	pthread_mutex_unlock(&station->lock);
	end_session(station);
	pthread_mutex_lock(&station->lock);
	station->cancelled = false;
	pthread_mutex_unlock(&station->lock);
	return ERROR_SUCCESS;
}

static DWORD WINAPI
perform_post(HANDLE handle, HANDLE security, PDOT11_PORT_STATE port,
	     ULONG length, PDOT11_ASSOCIATION_COMPLETION_PARAMETERS params)
{
	struct station *station = handle;
	struct post_job *post = new_job(sizeof(*post), post_associate, station,
					security);

	if (!post)
		return ERROR_OUTOFMEMORY;
	if (!association_link(station->interface, &port->PeerMacAddress, length,
			      params, &post->link)) {
		free(post);
		return ERROR_INVALID_PARAMETER;
	}
	pthread_mutex_lock(&station->lock);
	station->security = security;
	station->peer = port->PeerMacAddress;
	pthread_mutex_unlock(&station->lock);
	leave_to_worker(post);
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

/* Return: the security session, if the packet or result can belong to one. */
static HANDLE session_of(struct station *station, const DOT11_MAC_ADDRESS *peer)
{
	HANDLE security;

	pthread_mutex_lock(&station->lock);
	security = station->security;
	/* only the AP speaks for itself */
	if (peer && memcmp(&station->peer, peer, sizeof(*peer)))
		security = NULL;
	pthread_mutex_unlock(&station->lock);
	return security;
}

static DWORD WINAPI receive_packet(HANDLE handle, DWORD length, LPVOID buffer)
{
	const size_t head = offsetof(DOT11_SECURITY_PACKET_HEADER, Data);
	const DOT11_SECURITY_PACKET_HEADER *packet = buffer;
	struct station *station = handle;
	struct packet_job *came;
	HANDLE security;

	if (length < head || length - head > MAX_PACKET)
		return ERROR_INVALID_DATA;
	security = session_of(station, &packet->PeerMac);
	if (!security)
		return ERROR_INVALID_STATE;
	if (worker_waiting(&station->adapter.worker) >= BACKLOG)
		return ERROR_BUSY;
	came = new_job(sizeof(*came) + length, packet_came, station, security);
	if (!came)
		return ERROR_OUTOFMEMORY;
	came->length = length;
	memcpy(came->bytes, buffer, length);
	leave_to_worker(came);
	return ERROR_SUCCESS;
}

static DWORD WINAPI send_packet_completion(HANDLE number)
{
	return outbox_left(number);
}

/* IHV-77 */
static DWORD WINAPI onex_result(HANDLE handle, DOT11_MSONEX_RESULT result,
				PDOT11_MSONEX_RESULT_PARAMS params)
{
	struct station *station = handle;
	HANDLE security = session_of(station, NULL);
	struct result_job *over;

	if (!security)
		return ERROR_INVALID_STATE;
	if (result == DOT11_MSONEX_IN_PROGRESS)
		return ERROR_SUCCESS;
	over = new_job(sizeof(*over), onex_over, station, security);
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
	leave_to_worker(over);
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
