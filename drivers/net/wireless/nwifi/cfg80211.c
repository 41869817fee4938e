// SPDX-License-Identifier: GPL-2.0-only
/*
 * The cfg80211 ops of the adapter's wiphy, and what the worker tells cfg80211.
 *
 * The ops validate, post a job and return: cfg80211 holds our wiphy's mutex
 * around them, and the radio below takes RTNL and the lower one's. A later
 * failure of a key or of the port ends the association.
 */
#include <linux/etherdevice.h>
#include <linux/slab.h>
#include <net/cfg80211.h>

#include "adapter.h"
#include "compat.h"
#include "connection.h"
#include "core/dot11.h"
#include "job.h"
#include "key.h"
#include "request.h"
#include "scan.h"
#include "wiphy.h"

static int post(struct nwifi_adapter *adapter, u8 type)
{
	const struct nwifi_event event = {
		.type = type,
		.manager = NWIFI_MANAGER_NL80211,
	};

	return nwifi_job_post_event(adapter, &event, GFP_KERNEL);
}

static int nwifi_scan(struct wiphy *wiphy, struct cfg80211_scan_request *request)
{
	struct nwifi_adapter *adapter = nwifi_wiphy_adapter(wiphy);
	struct nwifi_scan_params *params;
	struct nwifi_snapshot snapshot;
	u32 id;
	int err;

	/* SCAN-7; should one begin right now, the core refuses this one */
	nwifi_adapter_snapshot(adapter, &snapshot);
	if (snapshot.scanning)
		return -EBUSY;
	params = nwifi_scan_params_nl80211(request);
	if (!params)
		return -ENOMEM;
	id = nwifi_request_id();
	spin_lock_bh(&adapter->lock);
	adapter->scan_request = request;
	adapter->scan_request_id = id;
	spin_unlock_bh(&adapter->lock);
	err = nwifi_post_scan(adapter, id, params);
	if (err) {
		spin_lock_bh(&adapter->lock);
		adapter->scan_request = NULL;
		spin_unlock_bh(&adapter->lock);
	}
	return err;
}

static void nwifi_abort_scan(struct wiphy *wiphy, struct wireless_dev *wdev)
{
	post(nwifi_wiphy_adapter(wiphy), NWIFI_EV_SCAN_ABORT);
}

static int nwifi_connect(struct wiphy *wiphy, struct net_device *dev,
			 struct cfg80211_connect_params *sme)
{
	struct nwifi_adapter *adapter = nwifi_wiphy_adapter(wiphy);
	struct nwifi_join_params *params;

	params = nwifi_join_params_nl80211(adapter, sme);
	if (IS_ERR(params))
		return PTR_ERR(params);
	/*
	 * cfg80211 has checked that prev_bssid is the AP it knows us to be
	 * connected with: a connect that names it is a roam.
	 */
	if (sme->prev_bssid && adapter->wdev.connected)
		return nwifi_post_roam(adapter, 0, NWIFI_MANAGER_NL80211,
				       sme->bssid, params);
	return nwifi_post_connect(adapter, 0, NWIFI_MANAGER_NL80211, params);
}

static int nwifi_disconnect_op(struct wiphy *wiphy, struct net_device *dev,
			       u16 reason_code)
{
	return post(nwifi_wiphy_adapter(wiphy), NWIFI_EV_DISCONNECT);
}

static int nwifi_add_key(struct wiphy *wiphy, NWIFI_COMPAT_OPS_DEV *dev,
			 NWIFI_COMPAT_KEY_LINK_ID u8 key_index, bool pairwise,
			 const u8 *mac_addr, struct key_params *params)
{
	const struct nwifi_radio_key key = {
		.peer = pairwise ? mac_addr : NULL,
		.index = key_index,
		.cipher = params->cipher,
		.key = params->key,
		.key_len = params->key_len,
		.seq = params->seq,
		.seq_len = params->seq_len,
	};

	if (pairwise && !mac_addr)
		return -EINVAL;
	if (params->mode != NL80211_KEY_RX_TX)
		return -EOPNOTSUPP;
	return nwifi_post_key_add(nwifi_wiphy_adapter(wiphy), &key, 0);
}

static int nwifi_del_key(struct wiphy *wiphy, NWIFI_COMPAT_OPS_DEV *dev,
			 NWIFI_COMPAT_KEY_LINK_ID u8 key_index, bool pairwise,
			 const u8 *mac_addr)
{
	return nwifi_post_key(nwifi_wiphy_adapter(wiphy), NWIFI_KEY_DEL,
			      key_index, pairwise ? mac_addr : NULL, false,
			      false, 0);
}

static int nwifi_set_default_key(struct wiphy *wiphy, struct net_device *dev,
				 NWIFI_COMPAT_KEY_LINK_ID u8 key_index,
				 bool unicast, bool multicast)
{
	return nwifi_post_key(nwifi_wiphy_adapter(wiphy), NWIFI_KEY_DEFAULT,
			      key_index, NULL, unicast, multicast, 0);
}

static int nwifi_set_default_mgmt_key(struct wiphy *wiphy,
				      NWIFI_COMPAT_OPS_DEV *dev,
				      NWIFI_COMPAT_KEY_LINK_ID u8 key_index)
{
	return nwifi_post_key(nwifi_wiphy_adapter(wiphy),
			      NWIFI_KEY_DEFAULT_MGMT, key_index, NULL, false,
			      false, 0);
}

static int nwifi_change_station(struct wiphy *wiphy, NWIFI_COMPAT_OPS_DEV *dev,
				const u8 *mac,
				struct station_parameters *params)
{
	const u32 authorized = BIT(NL80211_STA_FLAG_AUTHORIZED);
	int err;

	err = cfg80211_check_station_change(wiphy, params, CFG80211_STA_AP_STA);
	if (err)
		return err;
	if (!(params->sta_flags_mask & authorized))
		return 0;
	return nwifi_post_authorize(nwifi_wiphy_adapter(wiphy), mac,
				    params->sta_flags_set & authorized);
}

/* Answered without the worker: nothing of it changes state. */
static int fill_station(struct nwifi_adapter *adapter, const u8 *mac,
			struct station_info *sinfo)
{
	struct nwifi_snapshot snapshot;
	netdevice_tracker tracker;
	struct net_device *lower;
	int err;

	nwifi_adapter_snapshot(adapter, &snapshot);
	if (!snapshot.associated || !ether_addr_equal(snapshot.bssid, mac))
		return -ENOENT;
	lower = nwifi_adapter_lower(adapter, &tracker);
	if (!lower)
		return -ENODEV;
	err = cfg80211_get_station(lower, mac, sinfo);
	netdev_put(lower, &tracker);
	return err;
}

static int nwifi_get_station(struct wiphy *wiphy, NWIFI_COMPAT_OPS_DEV *dev,
			     const u8 *mac, struct station_info *sinfo)
{
	return fill_station(nwifi_wiphy_adapter(wiphy), mac, sinfo);
}

static int nwifi_dump_station(struct wiphy *wiphy, NWIFI_COMPAT_OPS_DEV *dev,
			      int idx, u8 *mac, struct station_info *sinfo)
{
	struct nwifi_adapter *adapter = nwifi_wiphy_adapter(wiphy);
	struct nwifi_snapshot snapshot;

	nwifi_adapter_snapshot(adapter, &snapshot);
	if (idx || !snapshot.associated)
		return -ENOENT;
	ether_addr_copy(mac, snapshot.bssid);
	return fill_station(adapter, mac, sinfo);
}

static int nwifi_set_pmksa(struct wiphy *wiphy, struct net_device *dev,
			   struct cfg80211_pmksa *pmksa)
{
	if (!pmksa->bssid || !pmksa->pmkid)
		return -EOPNOTSUPP;
	return nwifi_post_pmksa(nwifi_wiphy_adapter(wiphy), true, pmksa->bssid,
				pmksa->pmkid);
}

static int nwifi_del_pmksa(struct wiphy *wiphy, struct net_device *dev,
			   struct cfg80211_pmksa *pmksa)
{
	return nwifi_post_pmksa(nwifi_wiphy_adapter(wiphy), false,
				pmksa->bssid, pmksa->pmkid);
}

static int nwifi_flush_pmksa(struct wiphy *wiphy, struct net_device *dev)
{
	return nwifi_post_pmksa(nwifi_wiphy_adapter(wiphy), false, NULL, NULL);
}

static int nwifi_set_power_mgmt(struct wiphy *wiphy, struct net_device *dev,
				bool enabled, int timeout)
{
	return nwifi_post_power_save(nwifi_wiphy_adapter(wiphy), enabled);
}

const struct cfg80211_ops nwifi_cfg80211_ops = {
	.scan = nwifi_scan,
	.abort_scan = nwifi_abort_scan,
	.connect = nwifi_connect,
	.disconnect = nwifi_disconnect_op,
	.add_key = nwifi_add_key,
	.del_key = nwifi_del_key,
	.set_default_key = nwifi_set_default_key,
	.set_default_mgmt_key = nwifi_set_default_mgmt_key,
	.change_station = nwifi_change_station,
	.get_station = nwifi_get_station,
	.dump_station = nwifi_dump_station,
	.set_pmksa = nwifi_set_pmksa,
	.del_pmksa = nwifi_del_pmksa,
	.flush_pmksa = nwifi_flush_pmksa,
	.set_power_mgmt = nwifi_set_power_mgmt,
};

/*
 * Give cfg80211 one BSS of the cache, on our own wiphy's channel. Returns the
 * entry with a reference, or %NULL.
 */
static struct cfg80211_bss *inform(struct nwifi_adapter *adapter,
				   const struct nwifi_bss *bss,
				   const struct nwifi_bss_frame *frame)
{
	struct cfg80211_inform_bss data = {
		.chan = ieee80211_get_channel(adapter->wiphy, bss->freq),
		.signal = bss->signal,
		.boottime_ns = frame->seen_ns,
	};

	if (!data.chan)
		return NULL;
	return cfg80211_inform_bss_data(adapter->wiphy, &data,
					frame->from_presp ?
					CFG80211_BSS_FTYPE_PRESP :
					CFG80211_BSS_FTYPE_UNKNOWN,
					bss->bssid, frame->tsf,
					bss->capability, bss->beacon_interval,
					frame->ies, frame->ies_len, GFP_KERNEL);
}

/**
 * nwifi_wiphy_inform() - give cfg80211 what a scan has found
 * @adapter: the adapter
 * @since_ns: CLOCK_BOOTTIME; what was not heard since is left out, so that it
 *	does not look new
 *
 * Context: the worker.
 */
void nwifi_wiphy_inform(struct nwifi_adapter *adapter, u64 since_ns)
{
	const struct nwifi_bss_table *table = &adapter->cache.table;
	unsigned int i;

	for (i = 0; i < table->n; i++)
		if (table->frame[i].seen_ns >= since_ns)
			cfg80211_put_bss(adapter->wiphy,
					 inform(adapter, &table->bss[i],
						&table->frame[i]));
}

static struct cfg80211_bss *inform_ap(struct nwifi_adapter *adapter,
				      const u8 *bssid)
{
	const struct nwifi_bss_table *table = &adapter->cache.table;
	const int i = nwifi_bss_cache_find(&adapter->cache, bssid);

	if (i < 0)
		return NULL;
	return inform(adapter, &table->bss[i], &table->frame[i]);
}

/**
 * nwifi_wiphy_link_up() - tell cfg80211 of a new association
 * @adapter: the adapter
 * @act: the %NWIFI_ACT_LINK_UP action
 *
 * cfg80211 looks the AP up by itself, and warns, if it is not given one: the
 * AP is informed first, and the reference goes with the message.
 *
 * Context: the worker.
 */
void nwifi_wiphy_link_up(struct nwifi_adapter *adapter,
			 const struct nwifi_action *act)
{
	const struct nwifi_frames *frames = &adapter->frames;
	const u8 *req = frames->req ? frames->req + frames->req_fixed : NULL;
	const size_t req_len = frames->req ?
			       frames->req_len - frames->req_fixed : 0;
	/* capability, status, association id: six bytes before the elements */
	const u8 *resp = frames->resp_len > 6 ? frames->resp + 6 : NULL;
	const size_t resp_len = resp ? frames->resp_len - 6 : 0;
	struct cfg80211_bss *bss;

	mutex_lock(&adapter->upper_lock);
	if (adapter->upper_gone)
		goto out;
	bss = inform_ap(adapter, act->link.bssid);
	if (!bss) {
		netdev_warn(adapter->dev, "%pM is on an unknown channel\n",
			    act->link.bssid);
		goto out;
	}
	if (act->link.roamed) {
		struct cfg80211_roam_info info = {
			.links[0].bss = bss,
			.links[0].bssid = bss->bssid,
			.req_ie = req,
			.req_ie_len = req_len,
			.resp_ie = resp,
			.resp_ie_len = resp_len,
		};

		cfg80211_roamed(adapter->dev, &info, GFP_KERNEL);
	} else {
		struct cfg80211_connect_resp_params params = {
			.status = WLAN_STATUS_SUCCESS,
			.links[0].bss = bss,
			.links[0].bssid = bss->bssid,
			.req_ie = req,
			.req_ie_len = req_len,
			.resp_ie = resp,
			.resp_ie_len = resp_len,
			.timeout_reason = NL80211_TIMEOUT_UNSPECIFIED,
		};

		cfg80211_connect_done(adapter->dev, &params, GFP_KERNEL);
	}
	adapter->upper_linked = true;
out:
	mutex_unlock(&adapter->upper_lock);
}

/* IEEE 802.11 reason code that tells most of a DOT11_ASSOC_STATUS */
static u16 reason_code(u32 status)
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

static bool by_peer(u32 status)
{
	const u32 kind = status & ~0xffffu;

	return kind == NWIFI_ASSOC_PEER_DEAUTHENTICATED ||
	       kind == NWIFI_ASSOC_PEER_DISASSOCIATED;
}

/**
 * nwifi_wiphy_link_lost() - tell cfg80211 that the connection is over
 * @adapter: the adapter
 * @act: the %NWIFI_ACT_LINK_LOST action
 *
 * Context: the worker.
 */
void nwifi_wiphy_link_lost(struct nwifi_adapter *adapter,
			   const struct nwifi_action *act)
{
	mutex_lock(&adapter->upper_lock);
	if (adapter->upper_linked)
		cfg80211_disconnected(adapter->dev,
				      reason_code(act->link.status), NULL, 0,
				      !by_peer(act->link.status), GFP_KERNEL);
	adapter->upper_linked = false;
	mutex_unlock(&adapter->upper_lock);
}

/**
 * nwifi_wiphy_upper_gone() - the netdev is about to be unregistered
 * @adapter: the adapter
 *
 * cfg80211 warns about a netdev that goes while it is connected, so it is told
 * now what the worker would tell it too late.
 *
 * Context: RTNL held.
 */
void nwifi_wiphy_upper_gone(struct nwifi_adapter *adapter)
{
	mutex_lock(&adapter->upper_lock);
	if (adapter->upper_linked)
		cfg80211_disconnected(adapter->dev, WLAN_REASON_DEAUTH_LEAVING,
				      NULL, 0, true, GFP_KERNEL);
	adapter->upper_linked = false;
	adapter->upper_gone = true;
	mutex_unlock(&adapter->upper_lock);
}

/**
 * nwifi_wiphy_connect_failed() - tell cfg80211 that its connect failed
 * @adapter: the adapter
 * @act: the %NWIFI_ACT_CONNECT_FAILED action
 *
 * Context: the worker.
 */
void nwifi_wiphy_connect_failed(struct nwifi_adapter *adapter,
				const struct nwifi_action *act)
{
	const u32 status = act->link.status;
	struct cfg80211_connect_resp_params params = {
		.status = WLAN_STATUS_UNSPECIFIED_FAILURE,
		.timeout_reason = NL80211_TIMEOUT_UNSPECIFIED,
	};

	/* negative: nothing was received that could tell more */
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
	mutex_lock(&adapter->upper_lock);
	if (!adapter->upper_gone)
		cfg80211_connect_done(adapter->dev, &params, GFP_KERNEL);
	mutex_unlock(&adapter->upper_lock);
}

/**
 * nwifi_wiphy_scan_done() - tell cfg80211 that its scan is over
 * @adapter: the adapter
 * @request: number of the scan, zero for whichever there is
 * @aborted: before its time
 *
 * Context: any but interrupt.
 */
void nwifi_wiphy_scan_done(struct nwifi_adapter *adapter, u32 request,
			   bool aborted)
{
	struct cfg80211_scan_info info = { .aborted = aborted };
	struct cfg80211_scan_request *scan = NULL;

	spin_lock_bh(&adapter->lock);
	if (!request || request == adapter->scan_request_id)
		swap(scan, adapter->scan_request);
	spin_unlock_bh(&adapter->lock);
	if (scan)
		cfg80211_scan_done(scan, &info);
}

/**
 * nwifi_wiphy_mic_failure() - tell cfg80211 of a Michael failure (CIPHER-16)
 * @adapter: the adapter
 * @peer: transmitter
 * @group: of the group key
 * @key_index: which, -1 if not known
 *
 * Context: the worker.
 */
void nwifi_wiphy_mic_failure(struct nwifi_adapter *adapter, const u8 *peer,
			     bool group, int key_index)
{
	mutex_lock(&adapter->upper_lock);
	if (!adapter->upper_gone)
		cfg80211_michael_mic_failure(adapter->dev, peer, group ?
					     NL80211_KEYTYPE_GROUP :
					     NL80211_KEYTYPE_PAIRWISE,
					     key_index, NULL, GFP_KERNEL);
	mutex_unlock(&adapter->upper_lock);
}
