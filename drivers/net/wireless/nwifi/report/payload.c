// SPDX-License-Identifier: GPL-2.0-only
/* Payloads of indications, as attributes of the netlink family. */
#include <linux/etherdevice.h>
#include <net/cfg80211.h>
#include <net/netlink.h>
#include <uapi/linux/nwifi.h>

#include "core/action.h"
#include "core/dot11.h"
#include "report/payload.h"
#include "report/reporter.h"

static bool put_blob(struct sk_buff *skb, int type, const u8 *data, size_t len)
{
	return !nla_put(skb, type, len, data);
}

/*
 * Body of the last Beacon or Probe Response: timestamp, interval and
 * capability information before the elements.
 */
static bool put_beacon(struct sk_buff *skb, const struct nwifi_indicated *what)
{
	const struct nwifi_beacon *beacon = what->beacon;
	const size_t fixed = 12;
	struct nlattr *attr;
	u8 *body;

	if (!what->bss)
		return true;
	attr = nla_reserve(skb, NWIFI_A_PAYLOAD_BEACON,
			   fixed + beacon->ies_len);
	if (!attr)
		return false;
	body = nla_data(attr);
	put_unaligned_le64(beacon->tsf, body);
	put_unaligned_le16(what->bss->beacon_interval, body + 8);
	put_unaligned_le16(what->bss->capability, body + 10);
	memcpy(body + fixed, beacon->ies, beacon->ies_len);
	return true;
}

/*
 * A PHY id is an index into the list of supported PHYs. Here that list has the
 * DOT11_PHY_TYPE values that the wiphy supports, in the order of their numbers.
 */
static u32 phy_id(const struct wiphy *wiphy, u8 type)
{
	static const u8 types[] = {
		NWIFI_PHY_OFDM, NWIFI_PHY_HRDSSS, NWIFI_PHY_ERP, NWIFI_PHY_HT,
		NWIFI_PHY_VHT, NWIFI_PHY_HE,
	};
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
 * nwifi_payload_put_completion() - the members of an ASSOCIATION_COMPLETION
 * @reporter: the adapter
 * @skb: the message
 * @what: the indication, and its frames
 *
 * Context: the worker.
 * Return: false if the message is too short.
 */
bool nwifi_payload_put_completion(const struct nwifi_reporter *reporter,
				  struct sk_buff *skb,
				  const struct nwifi_indicated *what)
{
	const struct nwifi_indication *ind = what->ind;
	const struct nwifi_frames *frames = what->frames;
	const bool ok = ind->status == NWIFI_ASSOC_SUCCESS;
	const u32 phy = ok ? phy_id(reporter->wiphy, ind->phy) : 0;

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
	       put_beacon(skb, what) &&
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

	/* In infrastructure the members are zero (CONN-7, ROAM-5). */
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

/**
 * nwifi_payload_put() - the payload of an indication
 * @reporter: the adapter
 * @skb: the message, in which the nest of the payload is open
 * @what: the indication
 *
 * Context: the worker.
 * Return: false if the message is too short.
 */
bool nwifi_payload_put(const struct nwifi_reporter *reporter,
		       struct sk_buff *skb, const struct nwifi_indicated *what)
{
	const struct nwifi_indication *ind = what->ind;

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
		return nwifi_payload_put_completion(reporter, skb, what);
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
 * nwifi_payload_put_port() - the port record (PORT-2)
 * @skb: the message
 * @change: the port
 *
 * Context: any.
 * Return: false if the message is too short.
 */
bool nwifi_payload_put_port(struct sk_buff *skb,
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
