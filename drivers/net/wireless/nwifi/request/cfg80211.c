// SPDX-License-Identifier: GPL-2.0-only
/*
 * The cfg80211 operations of the adapter's wiphy.
 *
 * They validate, post a job and return: cfg80211 holds our wiphy's mutex around
 * them, and the radio below takes RTNL and the lower wiphy's mutex. A later
 * failure of a key or of the port ends the association.
 */
#include <linux/etherdevice.h>
#include <linux/netdevice.h>
#include <net/cfg80211.h>

#include "adapter/adapter.h"
#include "adapter/mgmt.h"
#include "compat.h"
#include "path/gate.h"
#include "request/cfg80211.h"
#include "request/connect_params.h"
#include "request/post.h"
#include "request/scan_params.h"

static int nwifi_scan(struct wiphy *wiphy, struct cfg80211_scan_request *request)
{
	struct nwifi_adapter *adapter = nwifi_wiphy_adapter(wiphy);
	struct nwifi_scan_params *params;
	struct nwifi_snapshot state;
	u32 id;
	int err;

	/* SCAN-7; should one begin right now, the core refuses this one. */
	nwifi_adapter_state(adapter, &state);
	if (state.scanning)
		return -EBUSY;
	params = nwifi_scan_params_nl80211(request);
	if (!params)
		return -ENOMEM;
	id = nwifi_request_id();
	nwifi_upper_scan_begin(&adapter->upper, request, id);
	err = nwifi_post_scan(adapter, id, params);
	if (err && !nwifi_upper_scan_withdraw(&adapter->upper))
		err = 0;
	return err;
}

static void nwifi_abort_scan(struct wiphy *wiphy, struct wireless_dev *wdev)
{
	nwifi_post_plain(nwifi_wiphy_adapter(wiphy), NWIFI_EV_SCAN_ABORT,
			 NWIFI_MANAGER_NL80211, 0);
}

static int nwifi_connect(struct wiphy *wiphy, struct net_device *dev,
			 struct cfg80211_connect_params *sme)
{
	struct nwifi_adapter *adapter = nwifi_wiphy_adapter(wiphy);
	struct nwifi_connect_params *params;
	bool roams;
	int err;

	/*
	 * cfg80211 has checked that prev_bssid is the AP it knows us to be
	 * connected with: a connect that names it is a roam.
	 */
	roams = sme->prev_bssid && adapter->upper.wdev.connected;
	err = roams ? nwifi_upper_reconnect(&adapter->upper) : 0;
	if (err)
		return err;
	params = nwifi_connect_params_nl80211(adapter, sme);
	if (IS_ERR(params))
		return PTR_ERR(params);
	if (roams)
		return nwifi_post_roam(adapter, 0, NWIFI_MANAGER_NL80211,
				       sme->bssid, params);
	return nwifi_post_connect(adapter, 0, NWIFI_MANAGER_NL80211, params);
}

static int nwifi_disconnect_op(struct wiphy *wiphy, struct net_device *dev,
			       u16 reason_code)
{
	return nwifi_post_disconnect(nwifi_wiphy_adapter(wiphy), reason_code);
}

static int nwifi_add_key(struct wiphy *wiphy, NWIFI_COMPAT_OPS_DEV *dev,
			 NWIFI_COMPAT_KEY_LINK_ID u8 key_index, bool pairwise,
			 const u8 *mac_addr, struct key_params *params)
{
	struct nwifi_key_request what = {
		.op = NWIFI_KEY_ADD,
		.index = key_index,
		.pairwise = pairwise,
	};
	const struct nwifi_radio_key key = {
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
	if (pairwise)
		ether_addr_copy(what.peer, mac_addr);
	return nwifi_post_key(nwifi_wiphy_adapter(wiphy), &what, &key);
}

static int nwifi_del_key(struct wiphy *wiphy, NWIFI_COMPAT_OPS_DEV *dev,
			 NWIFI_COMPAT_KEY_LINK_ID u8 key_index, bool pairwise,
			 const u8 *mac_addr)
{
	struct nwifi_key_request what = {
		.op = NWIFI_KEY_DEL,
		.index = key_index,
		.pairwise = pairwise && mac_addr,
	};

	if (what.pairwise)
		ether_addr_copy(what.peer, mac_addr);
	return nwifi_post_key(nwifi_wiphy_adapter(wiphy), &what, NULL);
}

static int nwifi_set_default_key(struct wiphy *wiphy, struct net_device *dev,
				 NWIFI_COMPAT_KEY_LINK_ID u8 key_index,
				 bool unicast, bool multicast)
{
	const struct nwifi_key_request what = {
		.op = NWIFI_KEY_DEFAULT,
		.index = key_index,
		.unicast = unicast,
		.multicast = multicast,
	};

	return nwifi_post_key(nwifi_wiphy_adapter(wiphy), &what, NULL);
}

static int nwifi_set_default_mgmt_key(struct wiphy *wiphy,
				      NWIFI_COMPAT_OPS_DEV *dev,
				      NWIFI_COMPAT_KEY_LINK_ID u8 key_index)
{
	const struct nwifi_key_request what = {
		.op = NWIFI_KEY_DEFAULT_MGMT,
		.index = key_index,
	};

	return nwifi_post_key(nwifi_wiphy_adapter(wiphy), &what, NULL);
}

static int nwifi_change_station(struct wiphy *wiphy, NWIFI_COMPAT_OPS_DEV *dev,
				const u8 *mac,
				struct station_parameters *params)
{
	struct nwifi_adapter *adapter = nwifi_wiphy_adapter(wiphy);
	const u32 authorized = BIT(NL80211_STA_FLAG_AUTHORIZED);
	u32 session;
	int err;

	err = cfg80211_check_station_change(wiphy, params, CFG80211_STA_AP_STA);
	if (err)
		return err;
	if (!(params->sta_flags_mask & authorized))
		return 0;
	/*
	 * The request is about the port that the peer has at this moment, and
	 * not about a later one (PORT-13). A manager also clears the flag of
	 * peers that have no port.
	 */
	session = nwifi_gate_session(&adapter->path, mac);
	if (!session)
		return 0;
	return nwifi_post_authorize(adapter, 0, mac, session,
				    params->sta_flags_set & authorized);
}

/* Answered without the worker: nothing of it changes state. */
static int fill_station(struct nwifi_adapter *adapter, const u8 *mac,
			struct station_info *sinfo)
{
	struct nwifi_snapshot state;
	netdevice_tracker tracker;
	struct net_device *lower;
	int err;

	nwifi_adapter_state(adapter, &state);
	if (!state.associated || !ether_addr_equal(state.bssid, mac))
		return -ENOENT;
	lower = nwifi_path_lower(&adapter->path, &tracker);
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
	struct nwifi_snapshot state;

	nwifi_adapter_state(adapter, &state);
	if (idx || !state.associated)
		return -ENOENT;
	ether_addr_copy(mac, state.bssid);
	return fill_station(adapter, mac, sinfo);
}

static int nwifi_get_channel(struct wiphy *wiphy, struct wireless_dev *wdev,
			     unsigned int link_id,
			     struct cfg80211_chan_def *chandef)
{
	struct nwifi_adapter *adapter = nwifi_wiphy_adapter(wiphy);
	struct nwifi_snapshot state;

	nwifi_adapter_state(adapter, &state);
	return nwifi_upper_chandef(&adapter->upper, &state.channel, chandef);
}

/* cfg80211 has checked the addresses of the frame against the connection. */
static int nwifi_mgmt_tx(struct wiphy *wiphy, struct wireless_dev *wdev,
			 struct cfg80211_mgmt_tx_params *params,
			 NWIFI_COMPAT_MGMT_COOKIE cookie)
{
	struct nwifi_adapter *adapter = nwifi_wiphy_adapter(wiphy);
	const struct nwifi_radio_mgmt mgmt = {
		.frame = params->buf,
		.len = params->len,
		.freq = params->chan ? params->chan->center_freq : 0,
		.wait = params->wait,
		.offchannel = params->offchan,
		.no_cck = params->no_cck,
		.no_ack = params->dont_wait_for_ack,
	};
	const u64 own = atomic64_inc_return(&adapter->last_cookie);

	if (params->n_csa_offsets)
		return -EOPNOTSUPP;
	return nwifi_mgmt_send(adapter, &mgmt,
			       nwifi_compat_mgmt_cookie(cookie, own));
}

static int nwifi_mgmt_tx_cancel_wait(struct wiphy *wiphy,
				     struct wireless_dev *wdev, u64 cookie)
{
	return nwifi_mgmt_cancel(nwifi_wiphy_adapter(wiphy), cookie);
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
	.get_channel = nwifi_get_channel,
	.mgmt_tx = nwifi_mgmt_tx,
	.mgmt_tx_cancel_wait = nwifi_mgmt_tx_cancel_wait,
	.set_pmksa = nwifi_set_pmksa,
	.del_pmksa = nwifi_del_pmksa,
	.flush_pmksa = nwifi_flush_pmksa,
	.set_power_mgmt = nwifi_set_power_mgmt,
};
