// SPDX-License-Identifier: GPL-2.0-only
/*
 * What cfg80211 is told of connections: that they are up, have failed, moved to
 * another AP or are over.
 */
#include <linux/ieee80211.h>
#include <linux/netdevice.h>
#include <net/cfg80211.h>

#include "core/action.h"
#include "core/dot11.h"
#include "report/payload.h"
#include "report/upper.h"

/**
 * struct link_report - what cfg80211 is told of a new association
 * @bss: cfg80211's entry of the AP; the reference goes with the message
 * @req: elements of the (re)association request
 * @req_len: bytes at @req
 * @resp: elements of the response
 * @resp_len: bytes at @resp
 */
struct link_report {
	struct cfg80211_bss *bss;
	const u8 *req;
	size_t req_len;
	const u8 *resp;
	size_t resp_len;
};

static void report_roamed(struct nwifi_upper *upper,
			  const struct link_report *link)
{
	struct cfg80211_roam_info info = {
		.links[0].bss = link->bss,
		.links[0].bssid = link->bss->bssid,
		.req_ie = link->req,
		.req_ie_len = link->req_len,
		.resp_ie = link->resp,
		.resp_ie_len = link->resp_len,
	};

	cfg80211_roamed(upper->dev, &info, GFP_KERNEL);
}

static void report_connected(struct nwifi_upper *upper,
			     const struct link_report *link)
{
	struct cfg80211_connect_resp_params params = {
		.status = WLAN_STATUS_SUCCESS,
		.links[0].bss = link->bss,
		.links[0].bssid = link->bss->bssid,
		.req_ie = link->req,
		.req_ie_len = link->req_len,
		.resp_ie = link->resp,
		.resp_ie_len = link->resp_len,
		.timeout_reason = NL80211_TIMEOUT_UNSPECIFIED,
	};

	cfg80211_connect_done(upper->dev, &params, GFP_KERNEL);
}

/*
 * cfg80211 has no entry of the AP, so that it can be told of no link. Its
 * manager must not wait for ever: the connect has failed for it, or the link is
 * lost.
 */
static void report_no_bss(struct nwifi_upper *upper,
			  const struct nwifi_action *act)
{
	netdev_warn(upper->dev, "%pM is unknown to cfg80211\n",
		    act->link.bssid);
	if (upper->linked)
		cfg80211_disconnected(upper->dev, WLAN_REASON_UNSPECIFIED, NULL,
				      0, true, GFP_KERNEL);
	else if (act->link.manager == NWIFI_MANAGER_NL80211)
		cfg80211_connect_bss(upper->dev, act->link.bssid, NULL, NULL, 0,
				     NULL, 0, WLAN_STATUS_UNSPECIFIED_FAILURE,
				     GFP_KERNEL, NL80211_TIMEOUT_UNSPECIFIED);
	upper->linked = false;
}

/**
 * nwifi_upper_link_up() - tell cfg80211 of a new association
 * @upper: the adapter towards cfg80211
 * @act: the %NWIFI_ACT_LINK_UP action
 * @frames: frames of the association operation
 * @bss: the AP
 * @beacon: its last frame, %NULL if the cache does not have it
 *
 * cfg80211 looks the AP up by itself, and warns, if it is not given one: the
 * AP is informed first, and the reference goes with the message.
 *
 * Context: the worker.
 */
void nwifi_upper_link_up(struct nwifi_upper *upper,
			 const struct nwifi_action *act,
			 const struct nwifi_frames *frames,
			 const struct nwifi_bss *bss,
			 const struct nwifi_beacon *beacon)
{
	/* Capability, status and association id come before the elements. */
	const size_t fixed = 6;
	struct link_report link = {};

	if (frames->req) {
		link.req = frames->req + frames->req_fixed;
		link.req_len = frames->req_len - frames->req_fixed;
	}
	if (frames->resp_len > fixed) {
		link.resp = frames->resp + fixed;
		link.resp_len = frames->resp_len - fixed;
	}
	mutex_lock(&upper->lock);
	if (nwifi_upper_is_due(upper)) {
		if (beacon)
			link.bss = nwifi_upper_bss_inform(upper, bss, beacon);
		if (!link.bss)
			link.bss = nwifi_upper_bss_known(upper, bss);
		if (!link.bss) {
			report_no_bss(upper, act);
		} else {
			/* cfg80211 forgets what it has no memory for. */
			if (act->link.roamed && upper->wdev.connected)
				report_roamed(upper, &link);
			else
				report_connected(upper, &link);
			upper->linked = true;
		}
	}
	mutex_unlock(&upper->lock);
}

/* The IEEE 802.11 reason code that comes nearest to a DOT11_ASSOC_STATUS. */
static u16 status_reason(u32 status)
{
	switch (status & ~0xffffu) {
	case NWIFI_ASSOC_PEER_DEAUTHENTICATED:
	case NWIFI_ASSOC_PEER_DISASSOCIATED:
		return status & 0xffff;
	}
	switch (status) {
	case NWIFI_ASSOC_UNREACHABLE:
	case NWIFI_ASSOC_ROAMING_ASSOCIATION_LOST:
		return WLAN_REASON_DISASSOC_DUE_TO_INACTIVITY;
	case NWIFI_ASSOC_DISASSOCIATED_BY_OS:
	case NWIFI_ASSOC_RADIO_OFF:
		return WLAN_REASON_DEAUTH_LEAVING;
	default:
		return WLAN_REASON_UNSPECIFIED;
	}
}

static bool status_by_peer(u32 status)
{
	const u32 kind = status & ~0xffffu;

	return kind == NWIFI_ASSOC_PEER_DEAUTHENTICATED ||
	       kind == NWIFI_ASSOC_PEER_DISASSOCIATED;
}

/**
 * nwifi_upper_link_lost() - tell cfg80211 that the connection is over
 * @upper: the adapter towards cfg80211
 * @act: the %NWIFI_ACT_LINK_LOST action
 *
 * Context: the worker.
 */
void nwifi_upper_link_lost(struct nwifi_upper *upper,
			   const struct nwifi_action *act)
{
	mutex_lock(&upper->lock);
	if (upper->linked)
		cfg80211_disconnected(upper->dev,
				      status_reason(act->link.status), NULL, 0,
				      !status_by_peer(act->link.status),
				      GFP_KERNEL);
	upper->linked = false;
	mutex_unlock(&upper->lock);
}

/**
 * nwifi_upper_connect_failed() - tell cfg80211 that its connect failed
 * @upper: the adapter towards cfg80211
 * @act: the %NWIFI_ACT_CONNECT_FAILED action
 *
 * Context: the worker.
 */
void nwifi_upper_connect_failed(struct nwifi_upper *upper,
				const struct nwifi_action *act)
{
	const u32 status = act->link.status;
	struct cfg80211_connect_resp_params params = {
		.status = WLAN_STATUS_UNSPECIFIED_FAILURE,
		.timeout_reason = NL80211_TIMEOUT_UNSPECIFIED,
	};

	/* A negative status says that nothing was received that tells more. */
	if (status == NWIFI_ASSOC_CANDIDATE_LIST_EXHAUSTED) {
		params.status = -1;
		params.timeout_reason = NL80211_TIMEOUT_SCAN;
	} else if (status == NWIFI_ASSOC_UNREACHABLE) {
		params.status = -1;
		params.timeout_reason = NL80211_TIMEOUT_AUTH;
	} else if ((status & ~0xffffu) == NWIFI_ASSOC_ASSOCIATION_RESPONSE) {
		params.status = status & 0xffff;
	}
	if (act->link.manager != NWIFI_MANAGER_NL80211)
		return;
	mutex_lock(&upper->lock);
	if (nwifi_upper_is_due(upper))
		cfg80211_connect_done(upper->dev, &params, GFP_KERNEL);
	mutex_unlock(&upper->lock);
}

/**
 * nwifi_upper_mic_failure() - tell cfg80211 of a Michael failure (CIPHER-16)
 * @upper: the adapter towards cfg80211
 * @peer: transmitter
 * @group: the failure is one of the group key
 * @key_index: index of the key, -1 if it is not known
 *
 * Context: the worker.
 */
void nwifi_upper_mic_failure(struct nwifi_upper *upper, const u8 *peer,
			     bool group, int key_index)
{
	mutex_lock(&upper->lock);
	if (!upper->gone)
		cfg80211_michael_mic_failure(upper->dev, peer, group ?
					     NL80211_KEYTYPE_GROUP :
					     NL80211_KEYTYPE_PAIRWISE,
					     key_index, NULL, GFP_KERNEL);
	mutex_unlock(&upper->lock);
}
