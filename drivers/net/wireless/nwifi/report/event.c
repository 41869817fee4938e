// SPDX-License-Identifier: GPL-2.0-only
/*
 * Events, as those who listen to the netlink family hear them. Each has a
 * number of its adapter, without gaps. The number is used up even when nobody
 * listens or memory is short, so that a listener can tell what it missed.
 */
#include <linux/etherdevice.h>
#include <linux/ieee80211.h>
#include <linux/timekeeping.h>
#include <net/genetlink.h>
#include <uapi/linux/nwifi.h>

#include "core/action.h"
#include "core/dot11.h"
#include "report/event.h"
#include "report/ihv_report.h"
#include "report/payload.h"
#include "report/reporter.h"
#include "report/trace.h"

/* The frames of an ASSOCIATION_COMPLETION are at most this long together. */
#define EVENT_SIZE	(NLMSG_GOODSIZE + 3 * IEEE80211_MAX_DATA_LEN)

struct genl_family *nwifi_report_family;
static unsigned int report_group;

/* What the core and the family both number has one number. */
static_assert((int)NWIFI_OWNER_NONE == (int)NWIFI_PORT_OWNER_NONE);
static_assert((int)NWIFI_OWNER_OS == (int)NWIFI_PORT_OWNER_OS);
static_assert((int)NWIFI_OWNER_IHV == (int)NWIFI_PORT_OWNER_IHV);
static_assert((int)NWIFI_PORT_CREATE == (int)NWIFI_PORT_ACTION_CREATE);
static_assert((int)NWIFI_PORT_OPEN == (int)NWIFI_PORT_ACTION_OPEN);
static_assert((int)NWIFI_PORT_CLOSE == (int)NWIFI_PORT_ACTION_CLOSE);
static_assert((int)NWIFI_PORT_DELETE == (int)NWIFI_PORT_ACTION_DELETE);
static_assert((int)NWIFI_CAUSE_EXPLICIT == (int)NWIFI_PORT_CAUSE_EXPLICIT);
static_assert((int)NWIFI_CAUSE_IMPLICIT == (int)NWIFI_PORT_CAUSE_IMPLICIT);
static_assert((int)NWIFI_CAUSE_REMOVAL == (int)NWIFI_PORT_CAUSE_REMOVAL);
static_assert(NWIFI_MAX_REGISTERED == NWIFI_MAX_ETHERTYPES);
static_assert(NWIFI_MAC_BYTES == NWIFI_MAC_LEN);
static_assert(NWIFI_SSID_BYTES == NWIFI_MAX_SSID_LEN);

/**
 * nwifi_report_init() - take the family that reports go out by
 * @family: the netlink family
 * @group: its multicast group for events
 *
 * Context: before the first adapter.
 */
void nwifi_report_init(struct genl_family *family, unsigned int group)
{
	nwifi_report_family = family;
	report_group = group;
}

struct event_message {
	struct sk_buff *skb;
	void *head;
};

static bool message_begin(struct nwifi_reporter *reporter, u32 command,
			  struct event_message *msg)
{
	const u64 seq = ++reporter->seq;

	msg->skb = NULL;
	if (!genl_has_listeners(nwifi_report_family, reporter->net,
				report_group))
		return false;
	msg->skb = genlmsg_new(EVENT_SIZE, GFP_KERNEL);
	if (!msg->skb)
		return false;
	msg->head = genlmsg_put(msg->skb, 0, 0, nwifi_report_family, 0,
				command);
	if (!msg->head ||
	    !nwifi_reporter_put(reporter, msg->skb) ||
	    nla_put_u64_64bit(msg->skb, NWIFI_A_SEQ, seq, NWIFI_A_PAD) ||
	    nla_put_u64_64bit(msg->skb, NWIFI_A_TIME_NS,
			      ktime_get_boottime_ns(), NWIFI_A_PAD)) {
		nlmsg_free(msg->skb);
		return false;
	}
	return true;
}

static void message_send(struct nwifi_reporter *reporter,
			 struct event_message *msg, bool ok)
{
	if (!ok) {
		nlmsg_free(msg->skb);
		pr_warn_once("nwifi: %s: event too long\n", reporter->name);
		return;
	}
	genlmsg_end(msg->skb, msg->head);
	genlmsg_multicast_netns(nwifi_report_family, reporter->net, msg->skb, 0,
				report_group, GFP_KERNEL);
}

/**
 * nwifi_report_indication() - make an indication
 * @reporter: the adapter
 * @what: the indication, with what its payload needs
 *
 * Context: the worker.
 */
void nwifi_report_indication(struct nwifi_reporter *reporter,
			     const struct nwifi_indicated *what)
{
	const struct nwifi_indication *ind = what->ind;
	struct nlattr *payload;
	struct event_message msg;
	bool ok;

	trace_nwifi_indication(reporter, ind->code, ind->mac, ind->status);
	if (!message_begin(reporter, NWIFI_CMD_INDICATION, &msg))
		return;
	ok = !nla_put_u32(msg.skb, NWIFI_A_CODE, ind->code);
	payload = nla_nest_start(msg.skb, NWIFI_A_PAYLOAD);
	ok = ok && payload && nwifi_payload_put(reporter, msg.skb, what);
	if (ok)
		nla_nest_end(msg.skb, payload);
	message_send(reporter, &msg, ok);
}

/**
 * nwifi_report_oid() - the OS side makes an OID request of the station
 * @reporter: the adapter
 * @act: the %NWIFI_ACT_OID action
 *
 * Context: the worker.
 */
void nwifi_report_oid(struct nwifi_reporter *reporter,
		      const struct nwifi_action *act)
{
	struct nlattr *payload;
	struct event_message msg;
	bool ok;

	trace_nwifi_oid(reporter, act->oid.code, act->oid.peer, act->oid.open);
	if (!message_begin(reporter, NWIFI_CMD_OID_EVENT, &msg))
		return;
	ok = !nla_put_u32(msg.skb, NWIFI_A_CODE, act->oid.code);
	payload = nla_nest_start(msg.skb, NWIFI_A_PAYLOAD);
	ok = ok && payload;
	if (ok && act->oid.code == NWIFI_OID_PORT_STATE_NOTIFICATION)
		ok = !nla_put(msg.skb, NWIFI_A_PAYLOAD_MAC_ADDR, ETH_ALEN,
			      act->oid.peer) &&
		     !nla_put_u8(msg.skb, NWIFI_A_PAYLOAD_OPEN, act->oid.open);
	if (ok && act->oid.code == NWIFI_OID_RESET_REQUEST)
		ok = !nla_put(msg.skb, NWIFI_A_PAYLOAD_MAC_ADDR, ETH_ALEN,
			      reporter->addr) &&
		     !nla_put_u8(msg.skb, NWIFI_A_PAYLOAD_DEFAULT_MIB, 0);
	if (ok)
		nla_nest_end(msg.skb, payload);
	message_send(reporter, &msg, ok);
}

/**
 * nwifi_report_port() - a port was created, opened, closed or deleted
 * @reporter: the adapter
 * @change: the change
 *
 * Context: the worker.
 */
void nwifi_report_port(struct nwifi_reporter *reporter,
		       const struct nwifi_port_change *change)
{
	struct nlattr *port;
	struct event_message msg;
	bool ok;

	trace_nwifi_port(reporter, change);
	if (!message_begin(reporter, NWIFI_CMD_PORT_EVENT, &msg))
		return;
	ok = !nla_put_u32(msg.skb, NWIFI_A_PORT_ACTION, change->action);
	port = nla_nest_start(msg.skb, NWIFI_A_PORT);
	ok = ok && port && nwifi_payload_put_port(msg.skb, change);
	if (ok)
		nla_nest_end(msg.skb, port);
	if (ok && change->action == NWIFI_PORT_DELETE)
		ok = !nla_put_u32(msg.skb, NWIFI_A_PORT_CAUSE, change->cause) &&
		     !nla_put_u32(msg.skb, NWIFI_A_STATUS, change->status);
	message_send(reporter, &msg, ok);
}

static bool put_ihv(struct sk_buff *skb, const struct nwifi_ihv_report *report)
{
	return !nla_put_string(skb, NWIFI_A_IHV_NAME, report->name) &&
	       (!report->function ||
		!nla_put_flag(skb, NWIFI_A_IHV_IS_FUNCTION)) &&
	       !nla_put_u32(skb, NWIFI_A_IHV_PHASE, report->phase) &&
	       (!report->have_result ||
		!nla_put_u32(skb, NWIFI_A_IHV_RESULT, report->result)) &&
	       (!report->have_session ||
		!nla_put_u32(skb, NWIFI_A_IHV_SESSION, report->session)) &&
	       (!report->peer ||
		!nla_put(skb, NWIFI_A_MAC, ETH_ALEN, report->peer));
}

/**
 * nwifi_report_ihv() - a handler or function of the extension interface
 * @reporter: the adapter
 * @report: what happened; never key material
 *
 * Context: the worker.
 */
void nwifi_report_ihv(struct nwifi_reporter *reporter,
		      const struct nwifi_ihv_report *report)
{
	struct event_message msg;

	trace_nwifi_ihv(reporter, report);
	if (!message_begin(reporter, NWIFI_CMD_IHV_EVENT, &msg))
		return;
	message_send(reporter, &msg, put_ihv(msg.skb, report));
}

/**
 * nwifi_report_adapter() - an adapter arrived or was removed
 * @reporter: the adapter
 * @action: enum nwifi_adapter_action
 *
 * Context: the worker, or the reaper when the worker is gone.
 */
void nwifi_report_adapter(struct nwifi_reporter *reporter, u32 action)
{
	struct event_message msg;

	if (!message_begin(reporter, NWIFI_CMD_ADAPTER_EVENT, &msg))
		return;
	message_send(reporter, &msg,
		     !nla_put_u32(msg.skb, NWIFI_A_ADAPTER_ACTION, action));
}
