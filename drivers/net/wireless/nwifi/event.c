// SPDX-License-Identifier: GPL-2.0-only
/*
 * Events. Each has a number, per adapter and without gaps, that is used up
 * even when nobody listens or memory is short: a listener can tell what it
 * missed.
 */
#include <linux/etherdevice.h>
#include <linux/timekeeping.h>
#include <net/genetlink.h>

#include "adapter.h"
#include "core/dot11.h"
#include "event.h"
#include "genl.h"
#include "trace.h"

/* frames of an ASSOCIATION_COMPLETION are at most this long together */
#define EVENT_SIZE	(NLMSG_GOODSIZE + 3 * IEEE80211_MAX_DATA_LEN)

/* a request-done message with the longest reason */
#define DONE_SIZE	512

struct message {
	struct sk_buff *skb;
	void *head;
};

static bool begin(struct nwifi_adapter *adapter, u32 command,
		  struct message *msg)
{
	const u64 seq = ++adapter->seq;

	msg->skb = NULL;
	if (!nwifi_genl_has_listeners(adapter->net))
		return false;
	msg->skb = genlmsg_new(EVENT_SIZE, GFP_KERNEL);
	if (!msg->skb)
		return false;
	msg->head = genlmsg_put(msg->skb, 0, 0, &nwifi_genl_family, 0, command);
	if (!msg->head ||
	    nla_put_u32(msg->skb, NWIFI_A_IFINDEX, adapter->ifindex) ||
	    nla_put_string(msg->skb, NWIFI_A_IFNAME, adapter->name) ||
	    nla_put_u64_64bit(msg->skb, NWIFI_A_SEQ, seq, NWIFI_A_PAD) ||
	    nla_put_u64_64bit(msg->skb, NWIFI_A_TIME_NS,
			      ktime_get_boottime_ns(), NWIFI_A_PAD)) {
		nlmsg_free(msg->skb);
		return false;
	}
	return true;
}

static void send(struct nwifi_adapter *adapter, struct message *msg, bool ok)
{
	if (!ok) {
		nlmsg_free(msg->skb);
		pr_warn_once("nwifi: %s: event too long\n", adapter->name);
		return;
	}
	genlmsg_end(msg->skb, msg->head);
	nwifi_genl_multicast(adapter->net, msg->skb);
}

static bool put_blob(struct sk_buff *skb, int type, const u8 *data, size_t len)
{
	return !nla_put(skb, type, len, data);
}

/*
 * Body of the last Beacon or Probe Response: timestamp, interval and
 * capability information before the elements.
 */
static bool put_beacon(struct nwifi_adapter *adapter, struct sk_buff *skb,
		       const u8 *bssid)
{
	const struct nwifi_bss_table *table = &adapter->cache.table;
	const int i = nwifi_bss_cache_find(&adapter->cache, bssid);
	const size_t fixed = 12;
	struct nlattr *attr;
	u8 *body;

	if (i < 0)
		return true;
	attr = nla_reserve(skb, NWIFI_A_PAYLOAD_BEACON,
			   fixed + table->frame[i].ies_len);
	if (!attr)
		return false;
	body = nla_data(attr);
	put_unaligned_le64(table->frame[i].tsf, body);
	put_unaligned_le16(table->bss[i].beacon_interval, body + 8);
	put_unaligned_le16(table->bss[i].capability, body + 10);
	memcpy(body + fixed, table->frame[i].ies, table->frame[i].ies_len);
	return true;
}

/*
 * The list of supported PHYs that PHY ids index: here the DOT11_PHY_TYPE
 * values in the order of their numbers that the wiphy supports.
 */
static u32 phy_id(const struct nwifi_adapter *adapter, u8 type)
{
	static const u8 types[] = {
		NWIFI_PHY_OFDM, NWIFI_PHY_HRDSSS, NWIFI_PHY_ERP, NWIFI_PHY_HT,
		NWIFI_PHY_VHT, NWIFI_PHY_HE,
	};
	const struct wiphy *wiphy = adapter->wiphy;
	bool have[ARRAY_SIZE(types)] = {};
	unsigned int i, band;
	u32 id = 0;

	for (band = 0; band < NUM_NL80211_BANDS; band++) {
		const struct ieee80211_supported_band *sband =
			wiphy->bands[band];

		if (!sband)
			continue;
		have[0] |= band != NL80211_BAND_2GHZ;
		have[1] |= band == NL80211_BAND_2GHZ;
		have[2] |= band == NL80211_BAND_2GHZ;
		have[3] |= sband->ht_cap.ht_supported;
		have[4] |= sband->vht_cap.vht_supported;
		have[5] |= !!sband->n_iftype_data;
	}
	for (i = 0; i < ARRAY_SIZE(types); i++) {
		if (types[i] == type)
			return id;
		id += have[i];
	}
	return 0;
}

/**
 * nwifi_event_put_completion() - the members of an ASSOCIATION_COMPLETION
 * @adapter: the adapter; has the frames
 * @skb: the message
 * @ind: the indication
 *
 * Context: the worker.
 * Return: false if the message is too short.
 */
bool nwifi_event_put_completion(struct nwifi_adapter *adapter,
				struct sk_buff *skb,
				const struct nwifi_indication *ind)
{
	const struct nwifi_frames *frames = &adapter->frames;
	const bool ok = ind->status == NWIFI_ASSOC_SUCCESS;
	const u32 phy = ok ? phy_id(adapter, ind->phy) : 0;

	return !nla_put(skb, NWIFI_A_PAYLOAD_MAC_ADDR, ETH_ALEN, ind->mac) &&
	       !nla_put_u32(skb, NWIFI_A_PAYLOAD_STATUS, ind->status) &&
	       !nla_put_u8(skb, NWIFI_A_PAYLOAD_RE_ASSOC_REQ,
			   ind->reassoc_req) &&
	       !nla_put_u8(skb, NWIFI_A_PAYLOAD_RE_ASSOC_RESP,
			   ind->reassoc_resp) &&
	       put_blob(skb, NWIFI_A_PAYLOAD_ASSOC_REQ, frames->req,
			frames->req_len) &&
	       put_blob(skb, NWIFI_A_PAYLOAD_ASSOC_RESP, frames->resp,
			frames->resp_len) &&
	       put_beacon(adapter, skb, ind->mac) &&
	       !nla_put_u32(skb, NWIFI_A_PAYLOAD_AUTH_ALGO, ind->auth) &&
	       !nla_put_u32(skb, NWIFI_A_PAYLOAD_UNICAST_CIPHER,
			    ind->unicast) &&
	       !nla_put_u32(skb, NWIFI_A_PAYLOAD_MULTICAST_CIPHER,
			    ind->multicast) &&
	       put_blob(skb, NWIFI_A_PAYLOAD_ACTIVE_PHY_LIST, (const u8 *)&phy,
			ok ? sizeof(phy) : 0) &&
	       !nla_put_u8(skb, NWIFI_A_PAYLOAD_FOUR_ADDRESS_SUPPORTED, 0) &&
	       !nla_put_u8(skb, NWIFI_A_PAYLOAD_PORT_AUTHORIZED, 0) &&
	       !nla_put_u8(skb, NWIFI_A_PAYLOAD_ACTIVE_QOS_PROTOCOL,
			   ind->qos) &&
	       !nla_put_u32(skb, NWIFI_A_PAYLOAD_DS_INFO, ind->ds_info) &&
	       put_blob(skb, NWIFI_A_PAYLOAD_ENCAP_TABLE, NULL, 0) &&
	       !nla_put_u32(skb, NWIFI_A_PAYLOAD_MULTICAST_MGMT_CIPHER,
			    ind->mgmt_cipher) &&
	       !nla_put_u32(skb, NWIFI_A_PAYLOAD_ASSOC_COMEBACK_TIME,
			    ind->comeback);
}

static bool put_adhoc(struct sk_buff *skb)
{
	static const u8 zero[ETH_ALEN];

	/* zero-filled for infrastructure (CONN-7, ROAM-5) */
	return !nla_put(skb, NWIFI_A_PAYLOAD_ADHOC_BSSID, ETH_ALEN, zero) &&
	       put_blob(skb, NWIFI_A_PAYLOAD_ADHOC_SSID, NULL, 0);
}

static bool put_quality(struct sk_buff *skb, const struct nwifi_indication *ind)
{
	struct nlattr *entry;

	entry = nla_nest_start(skb, NWIFI_A_PAYLOAD_LINK_QUALITY_ENTRY);
	if (!entry ||
	    nla_put(skb, NWIFI_A_LINK_QUALITY_ENTRY_PEER_MAC_ADDR, ETH_ALEN,
		    ind->mac) ||
	    nla_put_u8(skb, NWIFI_A_LINK_QUALITY_ENTRY_LINK_QUALITY,
		       ind->quality))
		return false;
	nla_nest_end(skb, entry);
	return true;
}

static bool put_payload(struct nwifi_adapter *adapter, struct sk_buff *skb,
			const struct nwifi_indication *ind)
{
	switch (ind->code) {
	case NWIFI_IND_CONNECTION_START:
		return !nla_put_u32(skb, NWIFI_A_PAYLOAD_BSS_TYPE,
				    ind->bss_type) && put_adhoc(skb);
	case NWIFI_IND_SCAN_CONFIRM:
	case NWIFI_IND_CONNECTION_COMPLETION:
	case NWIFI_IND_ROAMING_COMPLETION:
		return !nla_put_u32(skb, NWIFI_A_PAYLOAD_STATUS, ind->status);
	case NWIFI_IND_ASSOCIATION_START:
		return !nla_put(skb, NWIFI_A_PAYLOAD_MAC_ADDR, ETH_ALEN,
				ind->mac) &&
		       put_blob(skb, NWIFI_A_PAYLOAD_SSID, ind->ssid.data,
				ind->ssid.len) &&
		       put_blob(skb, NWIFI_A_PAYLOAD_IHV_DATA, NULL, 0);
	case NWIFI_IND_ASSOCIATION_COMPLETION:
		return nwifi_event_put_completion(adapter, skb, ind);
	case NWIFI_IND_ROAMING_START:
		return put_adhoc(skb) &&
		       !nla_put_u32(skb, NWIFI_A_PAYLOAD_ROAMING_REASON,
				    ind->status);
	case NWIFI_IND_DISASSOCIATION:
		return !nla_put(skb, NWIFI_A_PAYLOAD_MAC_ADDR, ETH_ALEN,
				ind->mac) &&
		       !nla_put_u32(skb, NWIFI_A_PAYLOAD_REASON, ind->status) &&
		       put_blob(skb, NWIFI_A_PAYLOAD_IHV_DATA, NULL, 0);
	case NWIFI_IND_TKIPMIC_FAILURE:
		return !nla_put_u8(skb, NWIFI_A_PAYLOAD_DEFAULT_KEY_FAILURE,
				   ind->status) &&
		       !nla_put_u32(skb, NWIFI_A_PAYLOAD_KEY_INDEX,
				    ind->comeback) &&
		       !nla_put(skb, NWIFI_A_PAYLOAD_MAC_ADDR, ETH_ALEN,
				ind->mac);
	case NWIFI_IND_LINK_QUALITY:
		return put_quality(skb, ind);
	default:
		return true;
	}
}

/**
 * nwifi_event_indication() - make an indication
 * @adapter: the adapter
 * @ind: the indication
 *
 * Context: the worker.
 */
void nwifi_event_indication(struct nwifi_adapter *adapter,
			    const struct nwifi_indication *ind)
{
	struct nlattr *payload;
	struct message msg;
	bool ok;

	trace_nwifi_indication(adapter, ind->code, ind->mac, ind->status);
	if (!begin(adapter, NWIFI_CMD_INDICATION, &msg))
		return;
	ok = !nla_put_u32(msg.skb, NWIFI_A_CODE, ind->code);
	payload = nla_nest_start(msg.skb, NWIFI_A_PAYLOAD);
	ok = ok && payload && put_payload(adapter, msg.skb, ind);
	if (ok)
		nla_nest_end(msg.skb, payload);
	send(adapter, &msg, ok);
}

/**
 * nwifi_event_oid() - the OS side makes an OID request of the station
 * @adapter: the adapter
 * @act: the %NWIFI_ACT_OID action
 *
 * Context: the worker.
 */
void nwifi_event_oid(struct nwifi_adapter *adapter,
		     const struct nwifi_action *act)
{
	struct nlattr *payload;
	struct message msg;
	bool ok;

	trace_nwifi_oid(adapter, act->oid.code, act->oid.peer, act->oid.open);
	if (!begin(adapter, NWIFI_CMD_OID_EVENT, &msg))
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
			      adapter->radio.addr) &&
		     !nla_put_u8(msg.skb, NWIFI_A_PAYLOAD_DEFAULT_MIB, 0);
	if (ok)
		nla_nest_end(msg.skb, payload);
	send(adapter, &msg, ok);
}

/**
 * nwifi_event_put_port() - the port record (PORT-2)
 * @skb: the message
 * @change: the port
 *
 * Return: false if the message is too short.
 */
bool nwifi_event_put_port(struct sk_buff *skb,
			  const struct nwifi_port_change *change)
{
	return !nla_put(skb, NWIFI_A_PORT_PEER, ETH_ALEN, change->peer) &&
	       !nla_put_u32(skb, NWIFI_A_PORT_SESSION, change->session) &&
	       !nla_put_u8(skb, NWIFI_A_PORT_CONTROLLED,
			   change->controlled) &&
	       !nla_put_u8(skb, NWIFI_A_PORT_AUTHORIZED,
			   change->authorized) &&
	       !nla_put_u32(skb, NWIFI_A_PORT_OWNER, change->owner);
}

/**
 * nwifi_event_port() - a port was created, opened, closed or deleted
 * @adapter: the adapter
 * @change: the change
 *
 * Context: the worker.
 */
void nwifi_event_port(struct nwifi_adapter *adapter,
		      const struct nwifi_port_change *change)
{
	struct nlattr *port;
	struct message msg;
	bool ok;

	trace_nwifi_port(adapter, change);
	if (!begin(adapter, NWIFI_CMD_PORT_EVENT, &msg))
		return;
	ok = !nla_put_u32(msg.skb, NWIFI_A_PORT_ACTION, change->action);
	port = nla_nest_start(msg.skb, NWIFI_A_PORT);
	ok = ok && port && nwifi_event_put_port(msg.skb, change);
	if (ok)
		nla_nest_end(msg.skb, port);
	if (ok && change->action == NWIFI_PORT_DELETE)
		ok = !nla_put_u32(msg.skb, NWIFI_A_PORT_CAUSE, change->cause) &&
		     !nla_put_u32(msg.skb, NWIFI_A_STATUS, change->status);
	send(adapter, &msg, ok);
}

/**
 * nwifi_event_ihv() - a handler or function of the extension interface
 * @adapter: the adapter
 * @report: what happened; never key material
 *
 * Context: the worker.
 */
void nwifi_event_ihv(struct nwifi_adapter *adapter,
		     const struct nwifi_ihv_report *report)
{
	struct message msg;

	trace_nwifi_ihv(adapter, report);
	if (begin(adapter, NWIFI_CMD_IHV_EVENT, &msg))
		send(adapter, &msg,
		     !nla_put_string(msg.skb, NWIFI_A_IHV_NAME, report->name) &&
		     (!report->function ||
		      !nla_put_flag(msg.skb, NWIFI_A_IHV_IS_FUNCTION)) &&
		     !nla_put_u32(msg.skb, NWIFI_A_IHV_PHASE, report->phase) &&
		     (!report->have_result ||
		      !nla_put_u32(msg.skb, NWIFI_A_IHV_RESULT,
				   report->result)) &&
		     (!report->have_session ||
		      !nla_put_u32(msg.skb, NWIFI_A_IHV_SESSION,
				   report->session)) &&
		     (!report->peer ||
		      !nla_put(msg.skb, NWIFI_A_MAC, ETH_ALEN, report->peer)));
}

/**
 * nwifi_event_adapter() - an adapter arrived or was removed
 * @adapter: the adapter
 * @action: enum nwifi_adapter_action
 *
 * Context: the worker.
 */
void nwifi_event_adapter(struct nwifi_adapter *adapter, u32 action)
{
	struct message msg;

	if (begin(adapter, NWIFI_CMD_ADAPTER_EVENT, &msg))
		send(adapter, &msg, !nla_put_u32(msg.skb,
						 NWIFI_A_ADAPTER_ACTION,
						 action));
}

/**
 * nwifi_event_request_done() - tell a requester how its request ended
 * @adapter: the adapter
 * @portid: the requester's netlink port
 * @cookie: of the request
 * @command: of the request
 * @outcome: how it ended
 *
 * Context: may sleep.
 */
void nwifi_event_request_done(struct nwifi_adapter *adapter, u32 portid,
			      u64 cookie, u32 command,
			      const struct nwifi_outcome *outcome)
{
	struct sk_buff *skb;
	void *head;

	/* small, and nothing else would end the requester's wait */
	skb = genlmsg_new(DONE_SIZE, GFP_KERNEL | __GFP_NOFAIL);
	head = genlmsg_put(skb, portid, 0, &nwifi_genl_family, 0,
			   NWIFI_CMD_REQUEST_DONE);
	if (!head || nla_put_u32(skb, NWIFI_A_IFINDEX, adapter->ifindex) ||
	    nla_put_string(skb, NWIFI_A_IFNAME, adapter->name) ||
	    nla_put_u64_64bit(skb, NWIFI_A_COOKIE, cookie, NWIFI_A_PAD) ||
	    nla_put_u32(skb, NWIFI_A_COMMAND, command) ||
	    nla_put_s32(skb, NWIFI_A_ERROR, outcome->error) ||
	    nla_put_u32(skb, NWIFI_A_NDIS_STATUS, outcome->ndis) ||
	    nla_put_u32(skb, NWIFI_A_STATUS, outcome->status) ||
	    (outcome->message &&
	     nla_put_string(skb, NWIFI_A_MESSAGE, outcome->message)) ||
	    (outcome->bssid &&
	     nla_put(skb, NWIFI_A_BSSID, ETH_ALEN, outcome->bssid))) {
		nlmsg_free(skb);
		return;
	}
	genlmsg_end(skb, head);
	genlmsg_unicast(adapter->net, skb, portid);
}
