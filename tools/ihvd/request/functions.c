// SPDX-License-Identifier: GPL-2.0-only
/*
 * Calls of functions: each is judged by what the daemon knows, whatever the
 * plugin's process says, and then done.
 *
 * Page: Native 802.11 IHV Extensibility functions (the windows of the calls).
 */
#include <endian.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "eapol.h"
#include "ihvd/request/functions.h"
#include "ihvd/onex/onex.h"
#include "ihvd/association/postassociate.h"
#include "ihvd/association/resume.h"
#include "ihvd/user/ui.h"
#include "wlanihv.h"

#define MAX_REGISTRATIONS	NWIFI_MAX_ETHERTYPES
#define MAX_BACKLOG		1024

/* IHV-107: never success as the reason of a failure, nor the reverse */
static bool reason_fits(uint32_t reason, uint32_t error)
{
	if (reason >= L2_REASON_CODE_IHV_BASE &&
	    reason < L2_REASON_CODE_WIMAX_BASE)
		return true;
	return !reason == !error;
}

static uint32_t of_kernel(int err)
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
	default:
		return ERROR_GEN_FAILURE;
	}
}

/* IHV-107: the reason goes no further than to whoever reads our lines */
static void log_failure(const struct adapter *a,
			const struct ihvd_message *call)
{
	if (call->head.arg[2])
		plugin_log(a->plugin, "%s: %s: error %u, reason %#x", a->name,
			 ihvd_function_name(call->head.op),
			 (uint32_t)call->head.arg[2],
			 (uint32_t)call->head.arg[1]);
}

/* IHV-38, IHV-39, IHV-43 */
static uint32_t pre_completion(struct adapter *a,
			       const struct ihvd_message *call,
			       struct ihvd_message *answer)
{
	const uint32_t reason = call->head.arg[1], error = call->head.arg[2];
	struct plugin *p = a->plugin;
	uint32_t session = a->pre;
	int err;

	(void)answer;
	if (call->head.in_handler == IHVD_PERFORM_PRE_ASSOCIATE)
		return ERROR_INVALID_STATE;
	if (!session || call->head.arg[0] != session)
		return ERROR_INVALID_HANDLE;
	if (!reason_fits(reason, error))
		return ERROR_INVALID_PARAMETER;
	a->pre = 0;
	/* IHV-21: AdapterReset has been before, and nothing depends on it */
	if (a->pre_cancelled)
		return error == ERROR_CANCELLED ? ERROR_SUCCESS :
						  ERROR_INVALID_HANDLE;
	log_failure(a, call);
	/* of a connection that is there already the kernel has asked nothing */
	if (resume_runs(a))
		return resume_completed(a, error);
	err = kernel_request(p, nwc_ihv_pre_done(a->ifindex, session, error,
						   reason, a->auth, a->unicast,
						   a->multicast));
	a->frozen = !err && !error;
	/* IHV-45: what the station cannot do, it cannot be connected with */
	if (err == -EOPNOTSUPP) {
		plugin_log(p, "%s: %s", a->name, p->kernel.error);
		kernel_request(p, nwc_ihv_pre_done(a->ifindex, session,
						     ERROR_NOT_SUPPORTED,
						     L2_REASON_CODE_UNKNOWN, 0,
						     0, 0));
	}
	return of_kernel(err);
}

/* IHV-51, IHV-52, PORT-16 */
static uint32_t post_completion(struct adapter *a,
				const struct ihvd_message *call,
				struct ihvd_message *answer)
{
	const uint32_t reason = call->head.arg[1], error = call->head.arg[2];
	int err;

	(void)answer;
	if (!a->post || call->head.arg[0] != a->post)
		return ERROR_INVALID_HANDLE;
	/* IHV-104 */
	if (call->head.in_handler == IHVD_PERFORM_POST_ASSOCIATE)
		return ERROR_INVALID_STATE;
	if (call->head.len[0] &&
	    (call->head.len[0] != sizeof(a->peer) ||
	     memcmp(call->blob[0], a->peer, sizeof(a->peer))))
		return ERROR_INVALID_PARAMETER;
	if (!reason_fits(reason, error))
		return ERROR_INVALID_PARAMETER;
	log_failure(a, call);
	err = postassociate_complete(a, error, reason);
	/* IHV-86: after post-association, that is after the first success */
	if (!err && !error && a->queried != a->post) {
		a->queried = a->post;
		ui_query(a, connection_phase_post_l3_connection);
	}
	return of_kernel(err);
}

/* IHV-60 to IHV-64 */
static uint32_t send_packet(struct adapter *a, const struct ihvd_message *call,
			    struct ihvd_message *answer)
{
	const size_t head = offsetof(DOT11_SECURITY_PACKET_HEADER, Data);
	const uint8_t *bytes = call->blob[0];
	const size_t len = call->head.len[0];
	struct plugin *p = a->plugin;
	uint64_t cookie, handle;
	uint16_t type;
	int err;

	(void)answer;
	if (!a->post)
		return ERROR_INVALID_STATE;
	if (len <= head || bytes[0] & 1)
		return ERROR_INVALID_PARAMETER;
	memcpy(&type, bytes + 6, sizeof(type));
	cookie = ++p->kernel.cookie;
	if (!adapter_sending(a, cookie, call->head.arg[0]))
		return ERROR_BUSY;
	err = kernel_request(p, nwc_ihv_send(a->ifindex, cookie,
			     (struct nwc_blob){ bytes, 6 }, be16toh(type),
			     (struct nwc_blob){ bytes + head, len - head }));
	/* IHV-61: no completion follows an error */
	if (err)
		adapter_sent(a, cookie, &handle);
	return of_kernel(err);
}

/*
 * PORT-48, PORT-49: one, which is what the station can do; it is the station
 * that knows which
 */
static bool take_exemption(const struct ihvd_message *call,
			   struct nwc_ihv_exemption *exempted)
{
	DOT11_PRIVACY_EXEMPTION entry;

	if (call->head.len[0] != sizeof(entry))
		return false;
	memcpy(&entry, call->blob[0], sizeof(entry));
	exempted->ethertype = be16toh(entry.usEtherType);
	exempted->action = entry.usExemptionActionType;
	exempted->packets = entry.usExemptionPacketType;
	return true;
}

/* PORT-41 to PORT-49 */
static uint32_t ethertypes(struct adapter *a, const struct ihvd_message *call,
			   struct ihvd_message *answer)
{
	const size_t n = call->head.len[1] / sizeof(uint16_t);
	uint64_t backlog = call->head.arg[0];
	struct nwc_ihv_exemption exempted;
	uint16_t types[MAX_REGISTRATIONS];
	bool eapol = false;
	size_t i;
	int err;

	(void)answer;
	if (a->frozen)
		return ERROR_INVALID_STATE;
	if (call->head.len[0] && !take_exemption(call, &exempted))
		return ERROR_INVALID_PARAMETER;
	if (n > MAX_REGISTRATIONS || call->head.len[1] % sizeof(uint16_t))
		return ERROR_INVALID_PARAMETER;
	for (i = 0; i < n; i++) {
		memcpy(&types[i], (const uint8_t *)call->blob[1] + 2 * i, 2);
		types[i] = be16toh(types[i]);
		eapol |= types[i] == NWIFI_ETHERTYPE_EAPOL;
	}
	if (backlog > MAX_BACKLOG)
		backlog = MAX_BACKLOG;
	err = kernel_request(a->plugin,
			     nwc_ihv_ethertypes(a->ifindex, backlog, types,
						  n, call->head.len[0] ?
						  &exempted : NULL));
	if (!err)
		a->eapol = eapol;
	return of_kernel(err);
}

static uint32_t choose(struct adapter *a, const struct ihvd_message *call,
		       uint32_t *algorithm)
{
	/* of the connection that is there nothing can be chosen any more */
	if (a->frozen)
		return ERROR_INVALID_STATE;
	*algorithm = call->head.arg[0];
	return ERROR_SUCCESS;
}

static uint32_t set_auth(struct adapter *a, const struct ihvd_message *call,
			 struct ihvd_message *answer)
{
	(void)answer;
	return choose(a, call, &a->auth);
}

static uint32_t set_unicast(struct adapter *a, const struct ihvd_message *call,
			    struct ihvd_message *answer)
{
	(void)answer;
	return choose(a, call, &a->unicast);
}

static uint32_t set_multicast(struct adapter *a,
			      const struct ihvd_message *call,
			      struct ihvd_message *answer)
{
	(void)answer;
	return choose(a, call, &a->multicast);
}

/* IHV-93: the radio drops what is not encrypted once there is a cipher */
static uint32_t exclude_unencrypted(struct adapter *a,
				    const struct ihvd_message *call,
				    struct ihvd_message *answer)
{
	const bool encrypts = a->unicast && a->unicast != DOT11_CIPHER_ALGO_NONE;

	(void)answer;
	return !call->head.arg[0] == !encrypts ? ERROR_SUCCESS :
						 ERROR_NOT_SUPPORTED;
}

static uint32_t not_supported(struct adapter *a,
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
	[IHVD_PRE_ASSOCIATE_COMPLETION] = pre_completion,
	[IHVD_POST_ASSOCIATE_COMPLETION] = post_completion,
	[IHVD_SEND_NOTIFICATION] = notification_send,
	[IHVD_SEND_PACKET] = send_packet,
	[IHVD_SET_ETHERTYPE_HANDLING] = ethertypes,
	[IHVD_SET_AUTH_ALGORITHM] = set_auth,
	[IHVD_SET_UNICAST_CIPHER_ALGORITHM] = set_unicast,
	[IHVD_SET_MULTICAST_CIPHER_ALGORITHM] = set_multicast,
	[IHVD_SET_DEFAULT_KEY] = keys_set_default_key,
	[IHVD_SET_KEY_MAPPING_KEY] = keys_set_key_mapping_key,
	[IHVD_SET_DEFAULT_KEY_ID] = keys_set_default_key_id,
	/* IHV-89: mac80211 has no such thing */
	[IHVD_NIC_SPECIFIC_EXTENSION] = not_supported,
	[IHVD_SET_EXCLUDE_UNENCRYPTED] = exclude_unencrypted,
	[IHVD_START_ONEX] = onex_start,
	[IHVD_STOP_ONEX] = onex_stop,
	[IHVD_PROCESS_ONEX_PACKET] = onex_process_packet,
	[IHVD_REQUEST_VIRTUAL_STATION] = virtual_request,
	[IHVD_RELEASE_VIRTUAL_STATION] = virtual_release,
	[IHVD_QUERY_VIRTUAL_STATION_PROPERTIES] = virtual_query,
	[IHVD_SET_VIRTUAL_STATION_AP_PROPERTIES] = virtual_set_ap,
};

/* the kernel tells of these itself, where they take effect */
static bool told_by_kernel(uint32_t function, uint32_t result)
{
	return !result && (function == IHVD_PRE_ASSOCIATE_COMPLETION ||
			   function == IHVD_POST_ASSOCIATE_COMPLETION);
}

/**
 * functions_called() - a plugin calls a function
 * @p: plugin
 * @call: the call, well formed, but of unknown content
 *
 * It is answered whatever happens, for a thread of the plugin waits.
 */
void functions_called(struct plugin *p, const struct ihvd_message *call)
{
	const char *name = ihvd_function_name(call->head.op);
	struct adapter *a = adapter_by_handle(p, call->head.adapter);
	struct ihvd_message answer = {
		.head.result = ERROR_INVALID_HANDLE,
	};
	struct nwc_ihv_report report = {
		.name = name,
		.is_function = true,
		.phase = NWIFI_IHV_PHASE_RETURN,
	};
	/* IHV-10: dead from the moment DeinitAdapter is entered */
	const bool live = a && (a->stage == STAGE_INIT ||
				a->stage == STAGE_READY);

	if (live)
		answer.head.result = functions[call->head.op](a, call, &answer);
	report.result = answer.head.result;
	if (report.result)
		plugin_log(p, "%s: %s is refused: error %u",
			   a ? a->name : "-", name, report.result);
	if (live && !told_by_kernel(call->head.op, report.result))
		kernel_report(a, &report);
	plugin_answer(p, call, &answer);
	/* only custom user data is allocated */
	if (call->head.op == IHVD_GET_PROFILE_CUSTOM_USER_DATA)
		free((void *)answer.blob[0]);
}
