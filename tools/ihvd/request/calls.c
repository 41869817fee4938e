// SPDX-License-Identifier: GPL-2.0-only
/*
 * Handlers that the kernel wants called: its calls go to the plugin, and what
 * the plugin returns goes to the kernel.
 *
 * Pages: Pre-Association Operation Overview; Performing a Post-Association
 * Operation; Stopping a Post-Association Operation; 802.11 WLAN Adapter
 * Arrival, Removal, Reset.
 */
#include <endian.h>
#include <stdlib.h>
#include <string.h>

#include "ihvd/adapter/call.h"
#include "ihvd/adapter/life.h"
#include "ihvd/adapter/sending.h"
#include "ihvd/association/keys.h"
#include "ihvd/association/postassociate.h"
#include "ihvd/association/preassociate.h"
#include "ihvd/association/resume.h"
#include "ihvd/base/log.h"
#include "ihvd/plugin/life.h"
#include "ihvd/request/calls.h"
#include "ihvd/user/ui.h"
#include "lib/ihv.h"
#include "wlanihv.h"

static void on_returned(struct adapter *a, const struct ihvd_message *ret,
			uint64_t cookie)
{
	adapter_return(a, cookie, ret->head.result, false);
}

static void call_perform_post_associate(struct adapter *a,
					const struct nwc_ihv_call *call)
{
	struct perform given;

	if (!perform_take(&given, call)) {
		adapter_return(a, call->cookie, ERROR_OUTOFMEMORY, false);
		return;
	}
	switch (resume_perform(a, call, &given)) {
	case RESUME_PASS:
		postassociate_perform(a, &given, call->cookie);
		break;
	case RESUME_HELD:
		adapter_return(a, call->cookie, ERROR_SUCCESS, false);
		break;
	case RESUME_REFUSED:
		adapter_return(a, call->cookie, ERROR_INVALID_STATE, false);
		break;
	}
	perform_free(&given);
}

static void call_stop_post_associate(struct adapter *a,
				     const struct nwc_ihv_call *call)
{
	struct ihvd_message msg = IHVD_HANDLER_CALL(IHVD_STOP_POST_ASSOCIATE);

	if (resume_stop(a)) {
		adapter_return(a, call->cookie, ERROR_SUCCESS, false);
		return;
	}
	postassociate_end(a);
	msg.stop_post_associate.status = call->status;
	if (call->mac.len == NWIFI_MAC_LEN)
		memcpy(msg.stop_post_associate.peer, call->mac.data,
		       NWIFI_MAC_LEN);
	adapter_call(a, &msg, on_returned, call->cookie);
}

static void on_reset(struct adapter *a, const struct ihvd_message *ret,
		     uint64_t cookie)
{
	/* requests that the plugin made before it heard of the reset */
	ui_drop_adapter(a, UI_RESET);
	on_returned(a, ret, cookie);
}

static void call_adapter_reset(struct adapter *a,
			       const struct nwc_ihv_call *call)
{
	struct ihvd_message msg = IHVD_HANDLER_CALL(IHVD_ADAPTER_RESET);

	ui_drop_adapter(a, UI_RESET);
	resume_free(a);
	resume_settle(a->plugin);
	preassociate_cancel(a);
	postassociate_end(a);
	keys_forget(a);
	a->eapol = false;
	/* IHV-21: the completion is due all the same, and has no effect */
	a->pre_cancelled = true;
	a->frozen = false;
	a->auth = a->unicast = a->multicast = 0;
	adapter_call(a, &msg, on_reset, call->cookie);
}

/* DeinitAdapter has returned, or is not due: @a is gone when this returns. */
static void adapter_released(struct adapter *a)
{
	struct daemon *d = a->daemon;
	const bool lost = a->lost;

	if (!lost)
		adapter_return(a, a->deinit_cookie, ERROR_SUCCESS, false);
	adapter_end(a);
	if (lost)
		d->released(d);
	else
		d->changed(d);
}

static void on_deinit(struct adapter *a, const struct ihvd_message *ret,
		      uint64_t arg)
{
	(void)ret;
	(void)arg;
	log_line("%s: released", a->name);
	adapter_released(a);
}

static void deinit_call(struct adapter *a)
{
	struct ihvd_message msg = IHVD_HANDLER_CALL(IHVD_DEINIT_ADAPTER);

	adapter_call(a, &msg, on_deinit, 0);
}

static void on_completed(struct adapter *a, const struct ihvd_message *ret,
			 uint64_t arg)
{
	(void)ret;
	(void)arg;
	a->n_completing--;
	if (a->stage == STAGE_DEINIT && !a->n_completing)
		deinit_call(a);
}

/* IHV-61: called once for each packet that was accepted */
static void call_send_packet_completion(struct adapter *a, uint64_t cookie)
{
	struct ihvd_message msg =
		IHVD_HANDLER_CALL(IHVD_SEND_PACKET_COMPLETION);

	if (!sending_take(a, cookie, &msg.completion.handle))
		return;
	a->n_completing++;
	adapter_call(a, &msg, on_completed, 0);
}

static void deinit_begin(struct adapter *a)
{
	/* IHV-10: from here on no function accepts the handle */
	a->stage = STAGE_DEINIT;
	ui_drop_adapter(a, UI_REMOVED);
	resume_free(a);
	resume_settle(a->plugin);
	preassociate_cancel(a);
	a->pre = 0;
	postassociate_end(a);
	/*
	 * I-8: what is still on its way is completed first. Another thread of
	 * the plugin runs these handlers, so DeinitAdapter waits for them.
	 */
	while (!LIST_EMPTY(&a->sending))
		call_send_packet_completion(a, LIST_FIRST(&a->sending)->cookie);
	if (!a->n_completing)
		deinit_call(a);
}

static void call_deinit_adapter(struct adapter *a,
				const struct nwc_ihv_call *call)
{
	a->deinit_cookie = call->cookie;
	deinit_begin(a);
}

static void on_lost_stopped(struct adapter *a, const struct ihvd_message *ret,
			    uint64_t arg)
{
	(void)ret;
	(void)arg;
	deinit_begin(a);
}

/*
 * The kernel has let the adapter go, because the daemon did not answer in time:
 * it may have been stopped. The plugin is told of the end of everything in the
 * usual order, by the daemon alone, and then the adapter is bound again.
 */
static void adapter_lost(struct adapter *a)
{
	struct ihvd_message msg = IHVD_HANDLER_CALL(IHVD_STOP_POST_ASSOCIATE);

	log_line("%s: the kernel has let it go, because a call was not answered in time; its ports are closed",
		 a->name);
	a->lost = true;
	switch (a->stage) {
	case STAGE_DEINIT:
		/* It ends as soon as the handler returns. */
		break;
	case STAGE_FAILED:
		adapter_released(a);
		break;
	default:
		if (resume_stop(a) || !a->post) {
			deinit_begin(a);
			break;
		}
		msg.stop_post_associate.status =
			DOT11_ASSOC_STATUS_DISASSOCIATED_BY_OS;
		memcpy(msg.stop_post_associate.peer, a->peer, NWIFI_MAC_LEN);
		postassociate_end(a);
		adapter_call(a, &msg, on_lost_stopped, 0);
		break;
	}
}

/* IHV-62: peer, EtherType in network byte order, payload */
static void call_receive_packet(struct adapter *a,
				const struct nwc_ihv_call *call)
{
	struct ihvd_message msg = IHVD_HANDLER_CALL(IHVD_RECEIVE_PACKET);
	const size_t head = offsetof(DOT11_SECURITY_PACKET_HEADER, Data);
	const uint16_t type = htobe16(call->ethertype);
	uint8_t *packet = malloc(head + call->packet.len);

	if (!packet || call->mac.len != NWIFI_MAC_LEN) {
		adapter_return(a, call->cookie, ERROR_OUTOFMEMORY, false);
	} else {
		memcpy(packet, call->mac.data, NWIFI_MAC_LEN);
		memcpy(packet + NWIFI_MAC_LEN, &type, sizeof(type));
		if (call->packet.len)
			memcpy(packet + head, call->packet.data,
			       call->packet.len);
		msg.packet.packet = (struct nwc_blob){
			packet, head + call->packet.len,
		};
		adapter_call(a, &msg, on_returned, call->cookie);
	}
	free(packet);
}

static void call_dispatch(struct adapter *a, const struct nwc_ihv_call *call)
{
	switch (call->handler) {
	case NWIFI_IHV_HANDLER_PERFORM_PRE_ASSOCIATE:
		preassociate_begin(a, call);
		break;
	case NWIFI_IHV_HANDLER_PERFORM_POST_ASSOCIATE:
		call_perform_post_associate(a, call);
		break;
	case NWIFI_IHV_HANDLER_STOP_POST_ASSOCIATE:
		call_stop_post_associate(a, call);
		break;
	case NWIFI_IHV_HANDLER_ADAPTER_RESET:
		call_adapter_reset(a, call);
		break;
	case NWIFI_IHV_HANDLER_DEINIT_ADAPTER:
		call_deinit_adapter(a, call);
		break;
	case NWIFI_IHV_HANDLER_RECEIVE_PACKET:
		call_receive_packet(a, call);
		break;
	case NWIFI_IHV_HANDLER_SEND_PACKET_COMPLETION:
		call_send_packet_completion(a, call->cookie);
		break;
	default:
		adapter_return(a, call->cookie, ERROR_NOT_SUPPORTED, false);
		break;
	}
}

/*
 * IHV-9: no handler is called for an adapter that the plugin could not
 * initialise. It stays bound until it is gone, so that no connection passes the
 * extension by.
 */
static void call_refuse(struct adapter *a, const struct nwc_ihv_call *call)
{
	switch (call->handler) {
	case NWIFI_IHV_HANDLER_SEND_PACKET_COMPLETION:
		break;
	case NWIFI_IHV_HANDLER_DEINIT_ADAPTER:
		a->deinit_cookie = call->cookie;
		adapter_released(a);
		break;
	default:
		adapter_return(a, call->cookie, ERROR_NOT_READY, true);
		break;
	}
}

static void request_done(struct plugin *p, const struct nlmsghdr *nlh);

/**
 * calls_from_kernel() - the kernel has sent a message to a plugin's socket
 * @p: plugin
 * @msg: the message
 */
void calls_from_kernel(struct plugin *p, struct nl_msg *msg)
{
	const struct nlmsghdr *nlh = nlmsg_hdr(msg);
	const bool lost = nwc_msg_cmd(nlh) == NWIFI_CMD_IHV_LOST;
	struct nwc_ihv_call call = { 0 };
	struct adapter *a;
	const char *bad = "ihv-lost";

	if (nwc_msg_cmd(nlh) == NWIFI_CMD_REQUEST_DONE) {
		request_done(p, nlh);
		return;
	}
	if (lost ? nwc_ihv_lost_parse(nlh, &call.ifindex) :
		   nwc_ihv_call_parse(nlh, &call, &bad)) {
		log_line("malformed call of the kernel: %s", bad);
		return;
	}
	a = adapter_by_ifindex(p, call.ifindex);
	if (!a)
		return;
	if (lost && a->stage != STAGE_BIND && a->stage != STAGE_INIT)
		adapter_lost(a);
	else if (a->stage == STAGE_FAILED)
		call_refuse(a, &call);
	else if (a->stage != STAGE_BIND && a->stage != STAGE_INIT)
		call_dispatch(a, &call);
	else if (!kernel_queue_add(&a->waiting, nlh))
		/* what is lost may be a Stop */
		plugin_fail(p, "no memory for a call of the kernel");
}

/* Handles the calls that came while InitAdapter ran. */
static void calls_catch_up(struct adapter *a)
{
	struct plugin *p = a->plugin;
	const uint32_t handle = a->handle;
	struct nl_msg *msg;

	while (adapter_by_handle(p, handle) &&
	       (msg = kernel_queue_take(&a->waiting))) {
		calls_from_kernel(p, msg);
		nlmsg_free(msg);
	}
}

static void on_initialised(struct adapter *a, const struct ihvd_message *ret,
			   uint64_t arg)
{
	struct plugin *p = a->plugin;
	struct daemon *d = a->daemon;

	(void)arg;
	adapter_report_return(a, ret);
	a->stage = ret->head.result ? STAGE_FAILED : STAGE_READY;
	if (ret->head.result)
		log_line("%s: %s fails with error %u, no connection of the extension is possible",
			 a->name, ihvd_handler_name(ret->head.op),
			 ret->head.result);
	else
		log_line("%s: bound", a->name);
	calls_catch_up(a);
	resume_settle(p);
	d->changed(d);
}

static void adapter_init(struct adapter *a)
{
	struct ihvd_message msg = IHVD_HANDLER_CALL(IHVD_INIT_ADAPTER);

	a->stage = STAGE_INIT;
	adapter_report_call(a, IHVD_INIT_ADAPTER);
	msg.init_adapter = (struct ihvd_init_adapter){
		.op_mode = DOT11_OPERATION_MODE_EXTENSIBLE_STATION,
		.identifier = adapter_identifier(a),
		.description = { (const uint8_t *)a->name, strlen(a->name) },
	};
	adapter_call(a, &msg, on_initialised, 0);
}

/* The station has heard of the host (IHV-7), or the adapter goes already. */
static void bind_done(struct adapter *a, int error)
{
	struct daemon *d = a->daemon;

	if (!error) {
		adapter_init(a);
		return;
	}
	log_line("%s: cannot be bound: %s", a->name, strerror(-error));
	adapter_end(a);
	d->changed(d);
}

static void request_done(struct plugin *p, const struct nlmsghdr *nlh)
{
	struct nwc_done done;
	struct adapter *a;

	if (nwc_done_parse(nlh, &done, NULL))
		return;
	a = adapter_by_ifindex(p, done.ifindex);
	if (!a)
		return;
	switch (done.command) {
	case NWIFI_CMD_IHV_BIND:
		if (a->stage == STAGE_BIND)
			bind_done(a, done.error);
		break;
	case NWIFI_CMD_IHV_SEND:
		/*
		 * No completion comes from the kernel for a packet that was not
		 * sent.
		 */
		if (done.error)
			call_send_packet_completion(a, done.cookie);
		break;
	case NWIFI_CMD_SCAN:
		preassociate_scanned(a, done.cookie);
		break;
	default:
		break;
	}
}
