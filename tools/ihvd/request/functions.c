// SPDX-License-Identifier: GPL-2.0-only
/*
 * Functions that plugins call. Each call is judged by what the daemon knows,
 * whatever the plugin's process says, and then done.
 *
 * Page: Native 802.11 IHV Extensibility functions (the windows of the calls).
 */
#include <endian.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "eapol.h"
#include "ihvd/adapter/report.h"
#include "ihvd/adapter/sending.h"
#include "ihvd/adapter/virtual.h"
#include "ihvd/association/keys.h"
#include "ihvd/association/postassociate.h"
#include "ihvd/association/resume.h"
#include "ihvd/ipc/wire.h"
#include "ihvd/onex/onex.h"
#include "ihvd/plugin/call.h"
#include "ihvd/plugin/log.h"
#include "ihvd/request/functions.h"
#include "ihvd/user/notification.h"
#include "ihvd/user/ui.h"
#include "ihvd/user/userdata.h"
#include "wlanihv.h"

/* The most that the family takes as its attribute "backlog" */
#define MAX_BACKLOG		1024

/**
 * typedef function_fn - does what a function is called for
 * @a: adapter, ready or about to be
 * @call: the call, not to be trusted
 * @answer: may be given more than the result
 *
 * Return: Win32 error.
 */
typedef uint32_t (*function_fn)(struct adapter *a,
				const struct ihvd_message *call,
				struct ihvd_message *answer);

/*
 * IHV-107: the reason of a failure is not success, nor that of a success
 * another
 */
static bool reason_fits(uint32_t reason, uint32_t error)
{
	if (reason >= L2_REASON_CODE_IHV_BASE &&
	    reason < L2_REASON_CODE_WIMAX_BASE)
		return true;
	return !reason == !error;
}

static uint32_t result_of_kernel(int err)
{
	switch (err) {
	case 0:
		return ERROR_SUCCESS;
	case -EOPNOTSUPP:
		return ERROR_NOT_SUPPORTED;
	case -EINVAL:
	case -EMSGSIZE:
	case -ERANGE:
		return ERROR_INVALID_PARAMETER;
	case -EAGAIN:
		return ERROR_BUSY;
	case -EISCONN:
		return ERROR_INVALID_STATE;
	default:
		return ERROR_GEN_FAILURE;
	}
}

/* IHV-107: the reason goes no further than into the log */
static void failure_log(const struct adapter *a, uint32_t function,
			uint32_t error, uint32_t reason)
{
	if (error)
		plugin_log(a->plugin, "%s: %s: error %u, reason %#x", a->name,
			   ihvd_function_name(function), error, reason);
}

/* IHV-38, IHV-39, IHV-43 */
static uint32_t function_pre_completion(struct adapter *a,
					const struct ihvd_message *call,
					struct ihvd_message *answer)
{
	const struct ihvd_pre_completion *done = &call->pre_completion;
	const uint32_t session = a->pre;
	int err;

	(void)answer;
	if (call->head.in_handler == IHVD_PERFORM_PRE_ASSOCIATE)
		return ERROR_INVALID_STATE;
	if (!session || done->session != session)
		return ERROR_INVALID_HANDLE;
	if (!reason_fits(done->reason, done->error))
		return ERROR_INVALID_PARAMETER;
	a->pre = 0;
	/* IHV-21: AdapterReset came before, and nothing depends on this */
	if (a->pre_cancelled)
		return done->error == ERROR_CANCELLED ? ERROR_SUCCESS :
							ERROR_INVALID_HANDLE;
	failure_log(a, call->head.op, done->error, done->reason);
	/*
	 * The kernel has asked for nothing if the connection is there already.
	 */
	if (resume_runs(a))
		return resume_completed(a, done->error);
	err = adapter_request(a, nwc_ihv_pre_done(a->ifindex, session,
						  done->error, done->reason,
						  a->auth, a->unicast,
						  a->multicast));
	a->frozen = !err && !done->error;
	/* IHV-45: with what the station cannot do there is no connection */
	if (err == -EOPNOTSUPP) {
		plugin_log(a->plugin, "%s: %s", a->name,
			   adapter_request_error(a));
		adapter_request(a, nwc_ihv_pre_done(a->ifindex, session,
						    ERROR_NOT_SUPPORTED,
						    L2_REASON_CODE_UNKNOWN, 0,
						    0, 0));
	}
	return result_of_kernel(err);
}

/* C3: an address of zeros, like none at all, stands for the current AP */
static bool peer_is_other(const struct adapter *a,
			  const struct ihvd_post_completion *done)
{
	static const uint8_t none[NWIFI_MAC_LEN];

	return done->has_peer && memcmp(done->peer, none, sizeof(none)) &&
	       memcmp(done->peer, a->peer, sizeof(a->peer));
}

/* IHV-51, IHV-52, PORT-16 */
static uint32_t function_post_completion(struct adapter *a,
					 const struct ihvd_message *call,
					 struct ihvd_message *answer)
{
	const struct ihvd_post_completion *done = &call->post_completion;
	int err;

	(void)answer;
	if (!a->post || done->session != a->post)
		return ERROR_INVALID_HANDLE;
	/* IHV-104 */
	if (call->head.in_handler == IHVD_PERFORM_POST_ASSOCIATE)
		return ERROR_INVALID_STATE;
	if (peer_is_other(a, done))
		return ERROR_INVALID_PARAMETER;
	if (!reason_fits(done->reason, done->error))
		return ERROR_INVALID_PARAMETER;
	failure_log(a, call->head.op, done->error, done->reason);
	err = postassociate_complete(a, done->error, done->reason);
	/* IHV-86: after post-association, that is after the first success */
	if (!err && !done->error && a->post_queried != a->post) {
		a->post_queried = a->post;
		ui_query(a, connection_phase_post_l3_connection);
	}
	return result_of_kernel(err);
}

/* IHV-60 to IHV-64 */
static uint32_t function_send_packet(struct adapter *a,
				     const struct ihvd_message *call,
				     struct ihvd_message *answer)
{
	const size_t head = offsetof(DOT11_SECURITY_PACKET_HEADER, Data);
	const struct nwc_blob packet = call->send_packet.packet;
	uint64_t cookie, handle;
	struct nl_msg *msg;
	uint16_t type;
	int err;

	(void)answer;
	if (!a->post)
		return ERROR_INVALID_STATE;
	if (packet.len <= head || packet.data[0] & 1)
		return ERROR_INVALID_PARAMETER;
	memcpy(&type, packet.data + NWIFI_MAC_LEN, sizeof(type));
	cookie = adapter_new_cookie(a);
	if (!sending_add(a, cookie, call->send_packet.handle))
		return ERROR_BUSY;
	msg = nwc_ihv_send(a->ifindex, cookie,
			   (struct nwc_blob){ packet.data, NWIFI_MAC_LEN },
			   be16toh(type),
			   (struct nwc_blob){ packet.data + head,
					      packet.len - head });
	err = adapter_request(a, msg);
	/* IHV-61: no completion follows an error */
	if (err)
		sending_take(a, cookie, &handle);
	return result_of_kernel(err);
}

/*
 * PORT-48, PORT-49: there may be one exemption, which is what the station can
 * do. The station itself decides whether it can do this one.
 */
static bool exemption_take(struct nwc_blob list,
			   struct nwc_ihv_exemption *exempted)
{
	DOT11_PRIVACY_EXEMPTION entry;

	if (list.len != sizeof(entry))
		return false;
	memcpy(&entry, list.data, sizeof(entry));
	exempted->ethertype = be16toh(entry.usEtherType);
	exempted->action = entry.usExemptionActionType;
	exempted->packets = entry.usExemptionPacketType;
	return true;
}

/* PORT-41 to PORT-49 */
static uint32_t function_set_ethertypes(struct adapter *a,
					const struct ihvd_message *call,
					struct ihvd_message *answer)
{
	const struct ihvd_ethertypes *set = &call->ethertypes;
	const size_t n = set->registrations.len / sizeof(uint16_t);
	const bool exempts = set->exemptions.len;
	uint16_t types[NWIFI_MAX_ETHERTYPES];
	struct nwc_ihv_exemption exempted;
	struct nl_msg *msg;
	bool eapol = false;
	size_t i;
	int err;

	(void)answer;
	if (a->frozen)
		return ERROR_INVALID_STATE;
	if (exempts && !exemption_take(set->exemptions, &exempted))
		return ERROR_INVALID_PARAMETER;
	if (n > NWIFI_MAX_ETHERTYPES)
		return ERROR_INVALID_PARAMETER;
	for (i = 0; i < n; i++) {
		memcpy(&types[i], set->registrations.data + i * sizeof(*types),
		       sizeof(*types));
		types[i] = be16toh(types[i]);
		eapol |= types[i] == NWIFI_ETHERTYPE_EAPOL;
	}
	/* IHV-66: what is accepted is what holds */
	if (set->backlog > MAX_BACKLOG) {
		plugin_log(a->plugin, "%s: a backlog of %u packets, but %u is the most",
			   a->name, set->backlog, MAX_BACKLOG);
		return ERROR_INVALID_PARAMETER;
	}
	msg = nwc_ihv_ethertypes(a->ifindex, set->backlog, types, n,
				 exempts ? &exempted : NULL);
	err = adapter_request(a, msg);
	if (!err)
		a->eapol = eapol;
	return result_of_kernel(err);
}

static uint32_t algorithm_choose(const struct adapter *a,
				 const struct ihvd_message *call,
				 uint32_t *algorithm)
{
	/* a connection that is there keeps what it was made with */
	if (a->frozen)
		return ERROR_INVALID_STATE;
	*algorithm = call->algorithm.algorithm;
	return ERROR_SUCCESS;
}

static uint32_t function_set_auth(struct adapter *a,
				  const struct ihvd_message *call,
				  struct ihvd_message *answer)
{
	(void)answer;
	return algorithm_choose(a, call, &a->auth);
}

static uint32_t function_set_unicast(struct adapter *a,
				     const struct ihvd_message *call,
				     struct ihvd_message *answer)
{
	(void)answer;
	return algorithm_choose(a, call, &a->unicast);
}

static uint32_t function_set_multicast(struct adapter *a,
				       const struct ihvd_message *call,
				       struct ihvd_message *answer)
{
	(void)answer;
	return algorithm_choose(a, call, &a->multicast);
}

/* IHV-93: once there is a cipher, the radio drops what is not encrypted */
static uint32_t function_exclude_unencrypted(struct adapter *a,
					     const struct ihvd_message *call,
					     struct ihvd_message *answer)
{
	const bool encrypts = a->unicast &&
			      a->unicast != DOT11_CIPHER_ALGO_NONE;

	(void)answer;
	return call->exclude.exclude == encrypts ? ERROR_SUCCESS :
						   ERROR_NOT_SUPPORTED;
}

static uint32_t function_not_supported(struct adapter *a,
				       const struct ihvd_message *call,
				       struct ihvd_message *answer)
{
	(void)a;
	(void)call;
	(void)answer;
	return ERROR_NOT_SUPPORTED;
}

static const function_fn functions[IHVD_N_FUNCTIONS] = {
	[IHVD_SET_PROFILE_CUSTOM_USER_DATA] = userdata_set,
	[IHVD_GET_PROFILE_CUSTOM_USER_DATA] = userdata_get,
	[IHVD_SET_CURRENT_PROFILE] = userdata_set_current_profile,
	[IHVD_SEND_UI_REQUEST] = ui_send_request,
	[IHVD_PRE_ASSOCIATE_COMPLETION] = function_pre_completion,
	[IHVD_POST_ASSOCIATE_COMPLETION] = function_post_completion,
	[IHVD_SEND_NOTIFICATION] = notification_send,
	[IHVD_SEND_PACKET] = function_send_packet,
	[IHVD_SET_ETHERTYPE_HANDLING] = function_set_ethertypes,
	[IHVD_SET_AUTH_ALGORITHM] = function_set_auth,
	[IHVD_SET_UNICAST_CIPHER_ALGORITHM] = function_set_unicast,
	[IHVD_SET_MULTICAST_CIPHER_ALGORITHM] = function_set_multicast,
	[IHVD_SET_DEFAULT_KEY] = keys_set_default_key,
	[IHVD_SET_KEY_MAPPING_KEY] = keys_set_key_mapping_key,
	[IHVD_SET_DEFAULT_KEY_ID] = keys_set_default_key_id,
	/* IHV-89: mac80211 has no such thing */
	[IHVD_NIC_SPECIFIC_EXTENSION] = function_not_supported,
	[IHVD_SET_EXCLUDE_UNENCRYPTED] = function_exclude_unencrypted,
	[IHVD_START_ONEX] = onex_start,
	[IHVD_STOP_ONEX] = onex_stop,
	[IHVD_PROCESS_ONEX_PACKET] = onex_process_packet,
	[IHVD_REQUEST_VIRTUAL_STATION] = virtual_request,
	[IHVD_RELEASE_VIRTUAL_STATION] = virtual_release,
	[IHVD_QUERY_VIRTUAL_STATION_PROPERTIES] = virtual_query,
	[IHVD_SET_VIRTUAL_STATION_AP_PROPERTIES] = virtual_set_ap,
};

/* The kernel itself reports these where they take effect. */
static bool function_is_reported_by_kernel(uint32_t function, uint32_t result)
{
	return !result && (function == IHVD_PRE_ASSOCIATE_COMPLETION ||
			   function == IHVD_POST_ASSOCIATE_COMPLETION);
}

/**
 * functions_called() - a plugin calls a function
 * @p: plugin
 * @call: the call, which is well formed, but whose content is not to be trusted
 *
 * It is answered whatever happens, for a thread of the plugin waits.
 */
void functions_called(struct plugin *p, const struct ihvd_message *call)
{
	const uint32_t function = call->head.op;
	const char *name = ihvd_function_name(function);
	struct adapter *a = adapter_by_handle(p, call->head.adapter);
	struct ihvd_message answer = {
		.head = {
			.kind = IHVD_ANSWER,
			.op = function,
			.result = ERROR_INVALID_HANDLE,
		},
	};
	struct nwc_ihv_report report = {
		.name = name,
		.is_function = true,
		.phase = NWIFI_IHV_PHASE_RETURN,
	};
	/* IHV-10: the handle is dead from the call of DeinitAdapter on */
	const bool live = a && (a->stage == STAGE_INIT ||
				a->stage == STAGE_READY);

	if (live)
		answer.head.result = functions[function](a, call, &answer);
	report.result = answer.head.result;
	if (report.result)
		plugin_log(p, "%s: %s is refused: error %u",
			   a ? a->name : "-", name, report.result);
	if (live && !function_is_reported_by_kernel(function, report.result))
		adapter_report(a, &report);
	plugin_answer(p, call, &answer);
	/* userdata_get() alone allocates what it answers */
	if (function == IHVD_GET_PROFILE_CUSTOM_USER_DATA)
		ihvd_wipe((void *)answer.bytes.bytes.data,
			  answer.bytes.bytes.len);
}
