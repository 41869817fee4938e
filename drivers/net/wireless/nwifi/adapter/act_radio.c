// SPDX-License-Identifier: GPL-2.0-only
/* Actions on the radio: scan, join, leave, keys, the radio's own port. */
#include <linux/etherdevice.h>
#include <linux/ieee80211.h>
#include <linux/slab.h>
#include <net/cfg80211.h>

#include "adapter/act_radio.h"
#include "adapter/adapter.h"
#include "adapter/frames.h"
#include "adapter/incoming.h"
#include "adapter/now.h"
#include "adapter/wiphy.h"
#include "report/trace.h"

/* nl80211 has the selectors of RSN for WPA as well. */
#define AKM_SUITE(type) (WLAN_AKM_SUITE_8021X - 1 + (type))

/* What the radio refuses to do is an event of its own, in its turn. */
static void radio_refused(struct nwifi_adapter *adapter, u8 action,
			  const u8 *bssid, int err)
{
	struct nwifi_event event = {
		.type = NWIFI_EV_RADIO_FAILED,
		.failed.action = action,
		.failed.error = err,
		.failed.busy = err == -EBUSY,
	};

	if (bssid)
		ether_addr_copy(event.failed.bssid, bssid);
	if (nwifi_post_event(&adapter->queue, &event, GFP_KERNEL) == -ENOMEM)
		nwifi_worker_of(adapter)->radio_lost = true;
}

/* CAND-8: the desired SSIDs are probed for, and whatever else is there. */
static int scan_implicit(struct nwifi_adapter *adapter,
			 const struct nwifi_action *act)
{
	struct nwifi_radio *radio = &nwifi_worker_of(adapter)->radio;
	const int room = adapter->upper.wiphy->max_scan_ssids - 1;
	struct nwifi_radio_scan *scan;
	int err, i;

	scan = kzalloc(sizeof(*scan), GFP_KERNEL);
	if (!scan)
		return -ENOMEM;
	for (i = 0; i < act->scan.n_ssids && i < room; i++) {
		scan->ssids[i].len = act->scan.ssids[i].len;
		memcpy(scan->ssids[i].ssid, act->scan.ssids[i].data,
		       act->scan.ssids[i].len);
	}
	/* The entry behind the last one is the wildcard, if the radio probes. */
	scan->n_ssids = room < 0 ? 0 : i + 1;
	scan->freqs = act->scan.freqs;
	scan->n_freqs = act->scan.n_freqs;
	err = radio->ops->scan(radio, scan);
	kfree(scan);
	return err;
}

/**
 * nwifi_act_scan() - start a scan
 * @adapter: the adapter
 * @act: the %NWIFI_ACT_RADIO_SCAN action
 *
 * Context: the worker.
 */
void nwifi_act_scan(struct nwifi_adapter *adapter,
		    const struct nwifi_action *act)
{
	struct nwifi_worker *worker = nwifi_worker_of(adapter);
	int err = -ENOMEM;

	worker->scan_began_ms = nwifi_now_ms();
	if (act->scan.implicit)
		err = scan_implicit(adapter, act);
	else if (worker->scan)
		err = worker->radio.ops->scan(&worker->radio,
					      &worker->scan->radio);
	trace_nwifi_radio(&adapter->reporter, act->scan.implicit ?
			  "scan (implicit)" : "scan (explicit)", NULL, err);
	if (err)
		radio_refused(adapter, act->type, NULL, err);
}

/**
 * nwifi_act_abort_scan() - abort the running scan
 * @adapter: the adapter
 *
 * Context: the worker.
 */
void nwifi_act_abort_scan(struct nwifi_adapter *adapter)
{
	struct nwifi_radio *radio = &nwifi_worker_of(adapter)->radio;
	int err = radio->ops->abort_scan(radio);

	trace_nwifi_radio(&adapter->reporter, "abort_scan", NULL, err);
}

/* Elements of the request: those of the manager, fitted to this AP. */
static u8 *join_elements(struct nwifi_worker *worker,
			 const struct nwifi_action *act, size_t *len)
{
	const struct nwifi_bss *bss = &act->join.bss;
	const struct nwifi_join *join = worker->join;
	const struct nwifi_rsn_fit fit = {
		.pmkid = nwifi_pmksa_find(&worker->pmksa, bss->bssid),
		.keep_pmkids = act->join.own_elements,
		.mfp = act->join.mfp,
		.group_mgmt = bss->security.group_mgmt,
	};
	u8 *ies;

	*len = 0;
	if (!join || !join->ies_len)
		return NULL;
	ies = kmalloc(join->ies_len + NWIFI_RSN_GROWTH, GFP_KERNEL);
	if (!ies)
		return ERR_PTR(-ENOMEM);
	*len = nwifi_rsn_apply(&fit, join->ies, join->ies_len, ies);
	return ies;
}

/**
 * nwifi_act_join() - authenticate or (re)associate with an AP
 * @adapter: the adapter
 * @act: the %NWIFI_ACT_RADIO_AUTH or %NWIFI_ACT_RADIO_ASSOC action
 *
 * Context: the worker.
 */
void nwifi_act_join(struct nwifi_adapter *adapter,
		    const struct nwifi_action *act)
{
	const bool assoc = act->type == NWIFI_ACT_RADIO_ASSOC;
	struct nwifi_worker *worker = nwifi_worker_of(adapter);
	const struct nwifi_bss *bss = &act->join.bss;
	const struct nwifi_join *join = worker->join;
	struct nwifi_radio *radio = &worker->radio;
	struct nwifi_radio_join params = {
		.ssid_len = bss->ssid.len,
		.freq = bss->freq,
		.auth_type = NL80211_AUTHTYPE_OPEN_SYSTEM,
		.control_port = nwifi_core_control_port(&worker->core),
	};
	u8 *ies;
	int err;

	ether_addr_copy(params.bssid, bss->bssid);
	memcpy(params.ssid, bss->ssid.data, bss->ssid.len);
	if (join && join->akm) {
		params.privacy = join->privacy;
		params.wpa_versions = join->wpa_versions;
		/* A manager may allow several: the AP decides which is used. */
		params.cipher_pairwise = nwifi_wiphy_suite(adapter,
							   act->join.unicast);
		params.cipher_group = join->cipher_group;
		params.akm = act->join.akm ? AKM_SUITE(act->join.akm) :
					     join->akm;
		params.mfp = act->join.mfp == NWIFI_MFP_USED;
	}
	ies = join_elements(worker, act, &params.ies_len);
	if (IS_ERR(ies)) {
		radio_refused(adapter, act->type, bss->bssid, PTR_ERR(ies));
		return;
	}
	params.ies = ies;
	if (assoc) {
		if (act->join.have_prev)
			params.prev_bssid = act->join.prev;
		nwifi_frames_request(&worker->frames, act, ies, params.ies_len);
		err = radio->ops->assoc(radio, &params);
	} else {
		err = radio->ops->auth(radio, &params);
	}
	kfree(ies);
	trace_nwifi_radio(&adapter->reporter, assoc ? "assoc" : "auth",
			  bss->bssid, err);
	if (err)
		radio_refused(adapter, act->type, bss->bssid, err);
}

/**
 * nwifi_act_leave() - leave an AP
 * @adapter: the adapter
 * @act: the %NWIFI_ACT_RADIO_DEAUTH or %NWIFI_ACT_RADIO_DISASSOC action
 *
 * Context: the worker.
 */
void nwifi_act_leave(struct nwifi_adapter *adapter,
		     const struct nwifi_action *act)
{
	const bool deauth = act->type == NWIFI_ACT_RADIO_DEAUTH;
	struct nwifi_radio *radio = &nwifi_worker_of(adapter)->radio;
	int err;

	if (deauth)
		err = radio->ops->deauth(radio, act->leave.bssid,
					 act->leave.reason, act->leave.local);
	else
		err = radio->ops->disassoc(radio, act->leave.bssid,
					   act->leave.reason);
	trace_nwifi_radio(&adapter->reporter, deauth ? "deauth" : "disassoc",
			  act->leave.bssid, err);
}

/**
 * nwifi_act_sa_query() - ask the AP whether it knows the station
 * @adapter: the adapter
 * @act: the %NWIFI_ACT_RADIO_SA_QUERY action
 *
 * A request that cannot be sent is as good as one that is not answered.
 *
 * Context: the worker.
 */
void nwifi_act_sa_query(struct nwifi_adapter *adapter,
			const struct nwifi_action *act)
{
	struct nwifi_radio *radio = &nwifi_worker_of(adapter)->radio;
	struct {
		struct ieee80211_hdr_3addr hdr;
		u8 category;
		u8 action;
		__le16 id;
	} __packed __aligned(2) frame = {
		.hdr.frame_control = cpu_to_le16(IEEE80211_FTYPE_MGMT |
						 IEEE80211_STYPE_ACTION),
		.category = WLAN_CATEGORY_SA_QUERY,
		.action = WLAN_ACTION_SA_QUERY_REQUEST,
		.id = cpu_to_le16(act->sa_query.id),
	};
	const struct nwifi_radio_mgmt mgmt = {
		.frame = (const u8 *)&frame,
		.len = sizeof(frame),
		.no_ack = true,
	};
	u64 cookie;
	int err;

	ether_addr_copy(frame.hdr.addr1, act->sa_query.bssid);
	ether_addr_copy(frame.hdr.addr2, radio->addr);
	ether_addr_copy(frame.hdr.addr3, act->sa_query.bssid);
	err = radio->ops->mgmt_tx(radio, &mgmt, &cookie);
	trace_nwifi_radio(&adapter->reporter, "sa_query", act->sa_query.bssid,
			  err);
}

/**
 * nwifi_act_authorize() - have the radio's AUTHORIZED flag follow the port
 * @adapter: the adapter
 * @act: the %NWIFI_ACT_RADIO_AUTHORIZE action
 *
 * Context: the worker.
 */
void nwifi_act_authorize(struct nwifi_adapter *adapter,
			 const struct nwifi_action *act)
{
	const struct nwifi_port_change *port = &act->port;
	struct nwifi_worker *worker = nwifi_worker_of(adapter);
	struct nwifi_radio *radio = &worker->radio;
	int err;

	if (!port->authorized &&
	    nwifi_core_keeps_radio_open(&worker->core, port->owner))
		return;
	err = radio->ops->set_authorized(radio, port->peer, port->authorized);
	trace_nwifi_radio(&adapter->reporter, port->authorized ? "authorize" :
			  "unauthorize", port->peer, err);
	if (err)
		radio_refused(adapter, act->type, port->peer, err);
}

static const char *key_op_name(u8 op)
{
	switch (op) {
	case NWIFI_KEY_ADD:
		return "new_key";
	case NWIFI_KEY_DEL:
		return "del_key";
	case NWIFI_KEY_DEFAULT:
		return "set_default_key";
	case NWIFI_KEY_DEFAULT_MGMT:
		return "set_default_mgmt_key";
	}
	return "?";
}

static int key_apply(struct nwifi_worker *worker,
		     const struct nwifi_key_request *key)
{
	const struct nwifi_radio_ops *ops = worker->radio.ops;
	const u8 *peer = key->pairwise ? key->peer : NULL;
	struct nwifi_radio *radio = &worker->radio;

	switch (key->op) {
	case NWIFI_KEY_ADD:
		if (!worker->incoming || !worker->incoming->key)
			return -EINVAL;
		return ops->new_key(radio, &worker->incoming->key->radio);
	case NWIFI_KEY_DEL:
		return ops->del_key(radio, peer, key->index);
	case NWIFI_KEY_DEFAULT:
		return ops->set_default_key(radio, key->index, key->unicast,
					    key->multicast);
	case NWIFI_KEY_DEFAULT_MGMT:
		return ops->set_default_mgmt_key(radio, key->index);
	}
	return -EINVAL;
}

/**
 * nwifi_act_key() - do something with a key
 * @adapter: the adapter
 * @act: the %NWIFI_ACT_RADIO_KEY action
 *
 * The manager's call returned long ago. A key that cannot be installed ends the
 * association before anything else happens, because data must not flow over one
 * that is less protected than its manager believes. Managers delete keys that
 * are not there, which is no failure (CIPHER-8).
 *
 * Context: the worker.
 */
void nwifi_act_key(struct nwifi_adapter *adapter,
		   const struct nwifi_action *act)
{
	const struct nwifi_key_request *key = &act->key;
	struct nwifi_worker *worker = nwifi_worker_of(adapter);
	const struct nwifi_event failed = {
		.type = NWIFI_EV_RADIO_FAILED,
		.failed.action = act->type,
	};
	int err;

	if (!worker->radio_started)
		return;
	err = key_apply(worker, key);
	trace_nwifi_radio(&adapter->reporter, key_op_name(key->op),
			  key->pairwise ? key->peer : NULL, err);
	if (!err || key->op == NWIFI_KEY_DEL)
		return;
	netdev_warn(adapter->path.dev, "%s failed: %d\n", key_op_name(key->op),
		    err);
	nwifi_worker_follow(worker, &failed);
}
