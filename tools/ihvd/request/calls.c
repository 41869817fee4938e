// SPDX-License-Identifier: GPL-2.0-only
/*
 * Calls of handlers: what the kernel asks for goes to the plugin, what the
 * plugin returns goes to the kernel.
 *
 * Pages: Pre-Association Operation Overview; Performing a Post-Association
 * Operation; Stopping a Post-Association Operation; 802.11 WLAN Adapter
 * Arrival, Removal, Reset.
 */
#include <endian.h>
#include <stdlib.h>
#include <string.h>

#include "ihvd/daemon.h"
#include "ihvd/kernel/layout.h"
#include "ihvd/base/log.h"
#include "ihvd/association/postassociate.h"
#include "ihvd/association/preassociate.h"
#include "ihvd/association/resume.h"
#include "ihvd/user/ui.h"

static void on_returned(struct adapter *a, const struct ihvd_message *ret,
			uint64_t cookie)
{
	kernel_return(a, cookie, ret->head.result, false);
}

static void perform(struct adapter *a, const struct nwc_ihv_call *call)
{
	struct perform given;

	if (!postassociate_take(&given, call)) {
		kernel_return(a, call->cookie, ERROR_OUTOFMEMORY, false);
		return;
	}
	switch (resume_perform(a, call, &given)) {
	case RESUME_PASS:
		postassociate_perform(a, &given, call->cookie);
		break;
	case RESUME_HELD:
		kernel_return(a, call->cookie, ERROR_SUCCESS, false);
		break;
	case RESUME_REFUSED:
		kernel_return(a, call->cookie, ERROR_INVALID_STATE, false);
		break;
	}
	postassociate_forget(&given);
}

static void stop(struct adapter *a, const struct nwc_ihv_call *call)
{
	struct ihvd_message msg = { .head.op = IHVD_STOP_POST_ASSOCIATE };

	if (resume_stop(a)) {
		kernel_return(a, call->cookie, ERROR_SUCCESS, false);
		return;
	}
	postassociate_end(a);
	msg.head.arg[0] = call->status;
	ihvd_add_blob(&msg, call->mac.data, call->mac.len);
	plugin_call(a->plugin, &msg, a, on_returned, call->cookie);
}

static void on_reset(struct adapter *a, const struct ihvd_message *ret,
		     uint64_t cookie)
{
	/* what the plugin has asked before it heard of the reset */
	ui_drop_adapter(a, UI_RESET);
	on_returned(a, ret, cookie);
}

static void reset(struct adapter *a, const struct nwc_ihv_call *call)
{
	struct ihvd_message msg = { .head.op = IHVD_ADAPTER_RESET };

	ui_drop_adapter(a, UI_RESET);
	resume_free(a);
	resume_settle(a->plugin);
	preassociate_cancel(a);
	postassociate_end(a);
	a->eapol = false;
	/* IHV-21: its completion is due, and has no effect */
	a->pre_cancelled = true;
	a->frozen = false;
	a->auth = a->unicast = a->multicast = 0;
	plugin_call(a->plugin, &msg, a, on_reset, call->cookie);
}

static void on_deinit(struct adapter *a, const struct ihvd_message *ret,
		      uint64_t cookie)
{
	struct daemon *d = a->plugin->daemon;

	(void)ret;
	kernel_return(a, cookie, ERROR_SUCCESS, false);
	log_line("%s: released", a->name);
	adapter_free(a);
	daemon_check(d);
}

static void deinit(struct adapter *a, const struct nwc_ihv_call *call)
{
	struct ihvd_message msg = { .head.op = IHVD_DEINIT_ADAPTER };

	/* IHV-10: from here on no function knows the handle */
	a->stage = STAGE_DEINIT;
	ui_drop_adapter(a, UI_REMOVED);
	resume_free(a);
	resume_settle(a->plugin);
	preassociate_cancel(a);
	a->pre = 0;
	postassociate_end(a);
	plugin_call(a->plugin, &msg, a, on_deinit, call->cookie);
}

/* IHV-62: peer, EtherType in network order, payload */
static void receive(struct adapter *a, const struct nwc_ihv_call *call)
{
	struct ihvd_message msg = { .head.op = IHVD_RECEIVE_PACKET };
	const size_t head = offsetof(DOT11_SECURITY_PACKET_HEADER, Data);
	const uint16_t type = htobe16(call->ethertype);
	uint8_t *packet = malloc(head + call->packet.len);

	if (!packet || call->mac.len != 6) {
		kernel_return(a, call->cookie, ERROR_OUTOFMEMORY, false);
	} else {
		memcpy(packet, call->mac.data, 6);
		memcpy(packet + 6, &type, sizeof(type));
		if (call->packet.len)
			memcpy(packet + head, call->packet.data,
			       call->packet.len);
		ihvd_add_blob(&msg, packet, head + call->packet.len);
		plugin_call(a->plugin, &msg, a, on_returned, call->cookie);
	}
	free(packet);
}

/* IHV-61: once for each packet that was accepted */
static void sent(struct adapter *a, uint64_t cookie)
{
	struct ihvd_message msg = { .head.op = IHVD_SEND_PACKET_COMPLETION };

	if (adapter_sent(a, cookie, &msg.head.arg[0]))
		plugin_call(a->plugin, &msg, a, NULL, 0);
}

static void dispatch(struct adapter *a, const struct nwc_ihv_call *call)
{
	switch (call->handler) {
	case NWIFI_IHV_HANDLER_PERFORM_PRE_ASSOCIATE:
		preassociate_begin(a, call);
		break;
	case NWIFI_IHV_HANDLER_PERFORM_POST_ASSOCIATE:
		perform(a, call);
		break;
	case NWIFI_IHV_HANDLER_STOP_POST_ASSOCIATE:
		stop(a, call);
		break;
	case NWIFI_IHV_HANDLER_ADAPTER_RESET:
		reset(a, call);
		break;
	case NWIFI_IHV_HANDLER_DEINIT_ADAPTER:
		deinit(a, call);
		break;
	case NWIFI_IHV_HANDLER_RECEIVE_PACKET:
		receive(a, call);
		break;
	case NWIFI_IHV_HANDLER_SEND_PACKET_COMPLETION:
		sent(a, call->cookie);
		break;
	default:
		kernel_return(a, call->cookie, ERROR_NOT_SUPPORTED, false);
		break;
	}
}

/*
 * IHV-9: an adapter that the plugin could not initialise hears of nothing. It
 * stays bound until it is gone, so that nothing passes the extension by.
 */
static void refuse(struct adapter *a, const struct nwc_ihv_call *call)
{
	struct daemon *d = a->plugin->daemon;

	switch (call->handler) {
	case NWIFI_IHV_HANDLER_SEND_PACKET_COMPLETION:
		break;
	case NWIFI_IHV_HANDLER_DEINIT_ADAPTER:
		kernel_return(a, call->cookie, ERROR_SUCCESS, false);
		adapter_free(a);
		daemon_check(d);
		break;
	default:
		kernel_return(a, call->cookie, ERROR_NOT_READY, true);
		break;
	}
}

static void request_done(struct plugin *p, const struct nlmsghdr *nlh)
{
	struct nwc_done done;
	struct adapter *a;

	if (nwc_done_parse(nlh, &done, NULL))
		return;
	a = adapter_by_ifindex(p, done.ifindex);
	/* of a packet that was not sent nothing else is heard */
	if (a && done.error && done.command == NWIFI_CMD_IHV_SEND)
		sent(a, done.cookie);
	if (a && done.command == NWIFI_CMD_SCAN)
		preassociate_scanned(a, done.cookie);
}

/**
 * calls_from_kernel() - the kernel has something to say
 * @p: plugin whose socket it came from
 * @msg: the message
 */
void calls_from_kernel(struct plugin *p, struct nl_msg *msg)
{
	const struct nlmsghdr *nlh = nlmsg_hdr(msg);
	struct nwc_ihv_call call;
	struct adapter *a;
	const char *bad;

	if (nwc_msg_cmd(nlh) == NWIFI_CMD_REQUEST_DONE) {
		request_done(p, nlh);
		return;
	}
	if (nwc_ihv_call_parse(nlh, &call, &bad)) {
		log_line("malformed call of the kernel: %s", bad);
		return;
	}
	a = adapter_by_ifindex(p, call.ifindex);
	if (!a)
		return;
	if (a->stage == STAGE_FAILED)
		refuse(a, &call);
	else if (a->stage != STAGE_INIT)
		dispatch(a, &call);
	else if (!queue_add(&a->waiting, nlh))
		/* what is lost may be a Stop */
		plugin_fail(p, "no memory for a call of the kernel");
}

/* what has come while InitAdapter ran */
static void catch_up(struct adapter *a)
{
	struct plugin *p = a->plugin;
	const uint32_t handle = a->handle;
	struct nl_msg *msg;

	while (adapter_by_handle(p, handle) &&
	       (msg = queue_take(&a->waiting))) {
		calls_from_kernel(p, msg);
		nlmsg_free(msg);
	}
}

static void on_initialised(struct adapter *a, const struct ihvd_message *ret,
			   uint64_t arg)
{
	struct plugin *p = a->plugin;
	struct daemon *d = p->daemon;

	(void)arg;
	kernel_report_return(a, ret);
	a->stage = ret->head.result ? STAGE_FAILED : STAGE_READY;
	if (ret->head.result)
		log_line("%s: %s fails with error %u, no connection of the extension is possible",
			 a->name, ihvd_handler_name(ret->head.op), ret->head.result);
	else
		log_line("%s: bound", a->name);
	catch_up(a);
	resume_settle(p);
	daemon_check(d);
}

/**
 * calls_init_adapter() - call InitAdapter (IHV-7)
 * @a: adapter, in STAGE_INIT
 */
void calls_init_adapter(struct adapter *a)
{
	struct ihvd_message msg = { .head.op = IHVD_INIT_ADAPTER };
	const GUID guid = adapter_identifier(a);

	kernel_report_call(a, IHVD_INIT_ADAPTER);
	msg.head.arg[0] = DOT11_OPERATION_MODE_EXTENSIBLE_STATION;
	ihvd_add_blob(&msg, &guid, sizeof(guid));
	ihvd_add_blob(&msg, a->name, strlen(a->name));
	plugin_call(a->plugin, &msg, a, on_initialised, 0);
}
