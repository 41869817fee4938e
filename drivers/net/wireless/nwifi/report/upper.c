// SPDX-License-Identifier: GPL-2.0-only
/*
 * What cfg80211 is told about the adapter's netdev: BSSs, connections, roams,
 * their ends, and the end of a scan.
 */
#include <linux/etherdevice.h>
#include <linux/ieee80211.h>
#include <linux/netdevice.h>
#include <net/cfg80211.h>

#include "core/action.h"
#include "compat.h"
#include "core/dot11.h"
#include "report/payload.h"
#include "report/upper.h"

/**
 * nwifi_upper_init() - cfg80211 has not been told anything
 * @upper: to be initialised, zeroed
 *
 * Context: any.
 */
void nwifi_upper_init(struct nwifi_upper *upper)
{
	mutex_init(&upper->lock);
	spin_lock_init(&upper->scan_lock);
}

/**
 * nwifi_upper_destroy() - undo nwifi_upper_init()
 * @upper: the adapter towards cfg80211
 *
 * Context: any.
 */
void nwifi_upper_destroy(struct nwifi_upper *upper)
{
	mutex_destroy(&upper->lock);
}

/**
 * nwifi_upper_mtu() - the MTU of the netdev
 * @upper: the adapter towards cfg80211
 *
 * Context: may sleep.
 * Return: the MTU, or -ENODEV if the netdev is being unregistered.
 */
int nwifi_upper_mtu(struct nwifi_upper *upper)
{
	int mtu;

	mutex_lock(&upper->lock);
	mtu = upper->gone ? -ENODEV : READ_ONCE(upper->dev->mtu);
	mutex_unlock(&upper->lock);
	return mtu;
}

/**
 * DOC: connections that cfg80211 has asked for
 *
 * cfg80211 expects of a driver that it acts at once: when a request for a
 * connection or for its end has returned, whatever is reported is about that
 * request or a later one. The worker acts later. So connections have numbers:
 * the end of one is reported while the request for it is still under way, and
 * what the worker reports of a connection that is over by then is dropped.
 */

/* Is the connection that the worker is about still one for cfg80211? */
static bool report_is_due(const struct nwifi_upper *upper)
{
	return !upper->gone && (s32)(upper->current_no - upper->ended) > 0;
}

/**
 * nwifi_upper_connect() - cfg80211 asks for a new connection
 * @upper: the adapter towards cfg80211
 * @number: its number
 *
 * Context: may sleep; cfg80211 holds the wiphy's mutex, and no other request is
 * under way.
 * Return: 0, or the error that cfg80211 itself would refuse it with if it had
 * seen the report that is on its way to it: -EALREADY if there is a link,
 * -ENOTCONN if the one that it knows of is lost.
 */
int nwifi_upper_connect(struct nwifi_upper *upper, u32 *number)
{
	int err = 0;

	mutex_lock(&upper->lock);
	if (upper->linked) {
		err = -EALREADY;
	} else if (upper->wdev.connected) {
		err = -ENOTCONN;
	} else {
		upper->ended = upper->taken;
		*number = ++upper->taken;
	}
	mutex_unlock(&upper->lock);
	return err;
}

/**
 * nwifi_upper_reconnect() - cfg80211 asks for another AP of its connection
 * @upper: the adapter towards cfg80211
 *
 * Context: as nwifi_upper_connect().
 * Return: 0, or -ENOTCONN if cfg80211 is about to hear that the link is lost.
 */
int nwifi_upper_reconnect(struct nwifi_upper *upper)
{
	int err;

	mutex_lock(&upper->lock);
	err = upper->linked ? 0 : -ENOTCONN;
	mutex_unlock(&upper->lock);
	return err;
}

/**
 * nwifi_upper_disconnect() - cfg80211 ends the connection, which is its end
 * @upper: the adapter towards cfg80211
 * @reason: IEEE 802.11 reason code
 *
 * Context: as nwifi_upper_connect().
 */
void nwifi_upper_disconnect(struct nwifi_upper *upper, u16 reason)
{
	mutex_lock(&upper->lock);
	if (upper->linked)
		cfg80211_disconnected(upper->dev, reason, NULL, 0, true,
				      GFP_KERNEL);
	upper->linked = false;
	upper->ended = upper->taken;
	mutex_unlock(&upper->lock);
}

/**
 * nwifi_upper_begin() - from here on the worker is about another connection
 * @upper: the adapter towards cfg80211
 * @number: that of nwifi_upper_connect(); zero if cfg80211 has not asked for it
 *
 * Context: the worker.
 */
void nwifi_upper_begin(struct nwifi_upper *upper, u32 number)
{
	mutex_lock(&upper->lock);
	upper->current_no = number ?: ++upper->taken;
	mutex_unlock(&upper->lock);
}

/**
 * struct upper_frame - a frame of a BSS that cfg80211 is told of
 * @type: what it is
 * @tsf: its timestamp
 * @ies: its elements
 * @ies_len: bytes at @ies
 */
struct upper_frame {
	enum cfg80211_bss_frame_type type;
	u64 tsf;
	const u8 *ies;
	size_t ies_len;
};

static struct cfg80211_bss *frame_inform(struct nwifi_upper *upper,
					 const struct nwifi_bss *bss,
					 u64 seen_ns,
					 const struct upper_frame *frame)
{
	struct cfg80211_inform_bss data = {
		.chan = ieee80211_get_channel(upper->wiphy, bss->freq),
		.signal = bss->signal,
		.boottime_ns = seen_ns,
	};

	if (!data.chan)
		return NULL;
	return cfg80211_inform_bss_data(upper->wiphy, &data, frame->type,
					bss->bssid, frame->tsf,
					bss->capability, bss->beacon_interval,
					frame->ies, frame->ies_len,
					GFP_KERNEL);
}

/*
 * Gives cfg80211 one BSS of the cache, on our own wiphy's channel. Beacons and
 * Probe Responses are told apart, as the lower device has received them. Returns
 * the entry with a reference, or %NULL.
 */
static struct cfg80211_bss *bss_inform(struct nwifi_upper *upper,
				       const struct nwifi_bss *bss,
				       const struct nwifi_beacon *beacon)
{
	const u64 seen_ns = beacon->seen_ns;
	const struct upper_frame heard = {
		.type = CFG80211_BSS_FTYPE_BEACON,
		.tsf = beacon->beacon_tsf,
		.ies = beacon->beacon_ies,
		.ies_len = beacon->beacon_ies_len,
	};
	const struct upper_frame last = {
		.type = beacon->from_presp ? CFG80211_BSS_FTYPE_PRESP :
					     CFG80211_BSS_FTYPE_UNKNOWN,
		.tsf = beacon->tsf,
		.ies = beacon->ies,
		.ies_len = beacon->ies_len,
	};

	if (!heard.ies)
		return frame_inform(upper, bss, seen_ns, &last);
	if (!beacon->from_presp)
		return frame_inform(upper, bss, seen_ns, &heard);
	cfg80211_put_bss(upper->wiphy,
			 frame_inform(upper, bss, seen_ns, &heard));
	return frame_inform(upper, bss, seen_ns, &last);
}

/**
 * nwifi_upper_inform() - give cfg80211 a BSS that a scan has found
 * @upper: the adapter towards cfg80211
 * @bss: the BSS
 * @beacon: its last frames
 *
 * Context: the worker.
 */
void nwifi_upper_inform(struct nwifi_upper *upper, const struct nwifi_bss *bss,
			const struct nwifi_beacon *beacon)
{
	cfg80211_put_bss(upper->wiphy, bss_inform(upper, bss, beacon));
}

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
 * The entry that cfg80211 has of an AP already, with a reference, or %NULL: it
 * will do where there is no memory to make it anew.
 */
static struct cfg80211_bss *bss_known(struct nwifi_upper *upper,
				      const struct nwifi_bss *bss)
{
	return cfg80211_get_bss(upper->wiphy,
				ieee80211_get_channel(upper->wiphy, bss->freq),
				bss->bssid, bss->ssid.data, bss->ssid.len,
				IEEE80211_BSS_TYPE_ESS, IEEE80211_PRIVACY_ANY);
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
	if (report_is_due(upper)) {
		if (beacon)
			link.bss = bss_inform(upper, bss, beacon);
		if (!link.bss)
			link.bss = bss_known(upper, bss);
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
 * nwifi_upper_chandef() - a channel in the words of cfg80211
 * @upper: the adapter towards cfg80211
 * @channel: the channel
 * @chandef: filled in
 *
 * Context: any.
 * Return: 0, or -ENODATA if there is no channel, or none that the adapter's own
 * wiphy knows.
 */
int nwifi_upper_chandef(const struct nwifi_upper *upper,
			const struct nwifi_channel *channel,
			struct cfg80211_chan_def *chandef)
{
	memset(chandef, 0, sizeof(*chandef));
	chandef->chan = ieee80211_get_channel(upper->wiphy, channel->freq);
	chandef->width = channel->width;
	chandef->center_freq1 = channel->center1;
	chandef->center_freq2 = channel->center2;
	return chandef->chan && cfg80211_chandef_valid(chandef) ? 0 : -ENODATA;
}

/**
 * nwifi_upper_channel() - tell cfg80211 of a channel switch of the AP
 * @upper: the adapter towards cfg80211
 * @report: the switch
 *
 * cfg80211 moves its entry of the AP along, and warns if there is none.
 *
 * Context: the worker; takes the lock of the adapter's wireless_dev.
 */
void nwifi_upper_channel(struct nwifi_upper *upper,
			 const struct nwifi_channel_report *report)
{
	struct cfg80211_chan_def chandef;

	if (nwifi_upper_chandef(upper, &report->channel, &chandef))
		return;
	nwifi_compat_wdev_lock(&upper->wdev);
	mutex_lock(&upper->lock);
	/* What cfg80211 has not made of the connection yet, it has no use for. */
	if (upper->gone || !upper->linked || !upper->wdev.connected)
		goto unlock;
	if (report->change == NWIFI_CHANNEL_MOVED)
		cfg80211_ch_switch_notify(upper->dev, &chandef, 0);
	else
		cfg80211_ch_switch_started_notify(upper->dev, &chandef, 0,
						  report->count, report->quiet);
unlock:
	mutex_unlock(&upper->lock);
	nwifi_compat_wdev_unlock(&upper->wdev);
}

/**
 * nwifi_upper_leave() - the netdev is about to be unregistered
 * @upper: the adapter towards cfg80211
 *
 * cfg80211 warns about a netdev that goes while it is connected, so it is told
 * now what the worker would tell it too late.
 *
 * Context: RTNL held.
 */
void nwifi_upper_leave(struct nwifi_upper *upper)
{
	mutex_lock(&upper->lock);
	if (upper->linked)
		cfg80211_disconnected(upper->dev, WLAN_REASON_DEAUTH_LEAVING,
				      NULL, 0, true, GFP_KERNEL);
	upper->linked = false;
	upper->gone = true;
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
	if (report_is_due(upper))
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

/**
 * nwifi_upper_scan_begin() - cfg80211 asks for a scan
 * @upper: the adapter towards cfg80211
 * @request: cfg80211's request
 * @id: its number
 *
 * Context: any but hard interrupt.
 */
void nwifi_upper_scan_begin(struct nwifi_upper *upper,
			    struct cfg80211_scan_request *request, u32 id)
{
	spin_lock_bh(&upper->scan_lock);
	upper->scan = request;
	upper->scan_id = id;
	spin_unlock_bh(&upper->scan_lock);
}

/**
 * nwifi_upper_scan_withdraw() - the scan that just began cannot be made
 * @upper: the adapter towards cfg80211
 *
 * Context: any but hard interrupt.
 * Return: true if the request is cfg80211's again, which frees it when the scan
 * is refused; false if cfg80211 was told meanwhile that the scan is over, so
 * that it must not be refused any more.
 */
bool nwifi_upper_scan_withdraw(struct nwifi_upper *upper)
{
	struct cfg80211_scan_request *scan = NULL;

	spin_lock_bh(&upper->scan_lock);
	swap(scan, upper->scan);
	spin_unlock_bh(&upper->scan_lock);
	return scan;
}

/**
 * nwifi_upper_scan_done() - tell cfg80211 that its scan is over
 * @upper: the adapter towards cfg80211
 * @id: number of the scan, zero for whichever there is
 * @aborted: it ended before its time
 *
 * Context: any but interrupt.
 */
void nwifi_upper_scan_done(struct nwifi_upper *upper, u32 id, bool aborted)
{
	struct cfg80211_scan_info info = { .aborted = aborted };
	struct cfg80211_scan_request *scan = NULL;

	spin_lock_bh(&upper->scan_lock);
	if (!id || id == upper->scan_id)
		swap(scan, upper->scan);
	spin_unlock_bh(&upper->scan_lock);
	if (scan)
		cfg80211_scan_done(scan, &info);
}
