// SPDX-License-Identifier: GPL-2.0-only
/*
 * Keys, PMKSAs and power save. The manager's call returned long before these
 * jobs run: a key that cannot be installed ends the association, because data
 * must not flow over one that is less protected than the manager believes.
 */
#include <linux/etherdevice.h>
#include <linux/slab.h>
#include <net/cfg80211.h>

#include "adapter.h"
#include "job.h"
#include "key.h"
#include "trace.h"
#include "worker.h"

struct key_job {
	struct nwifi_job job;
	enum nwifi_key_op op;
	struct nwifi_radio_key key;
	u32 session;
	u8 peer[ETH_ALEN];
	u8 seq[16];
	bool unicast;
	bool multicast;
	size_t key_len;
	u8 data[];
};

static const char *op_name(enum nwifi_key_op op)
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

/* an extension's key is for the association of its session alone (PORT-16) */
static bool session_over(const struct nwifi_adapter *adapter, u32 session)
{
	const struct nwifi_port *port;

	port = nwifi_ports_find(&adapter->core.ports,
				adapter->core.station.ap.bssid);
	return !port || port->session != session ||
	       port->post == NWIFI_POST_NONE;
}

/* what there is to encrypt with, for ports and privacy exemptions */
static void keep_account(struct nwifi_adapter *adapter,
			 const struct key_job *kj)
{
	const u8 bit = BIT(kj->key.index);

	switch (kj->op) {
	case NWIFI_KEY_ADD:
		if (kj->key.peer)
			adapter->keyed = true;
		else
			adapter->default_keys |= bit;
		break;
	case NWIFI_KEY_DEL:
		if (kj->key.peer)
			adapter->keyed = false;
		else
			adapter->default_keys &= ~bit;
		break;
	case NWIFI_KEY_DEFAULT:
		if (kj->unicast)
			adapter->default_key_id = bit;
		break;
	case NWIFI_KEY_DEFAULT_MGMT:
		break;
	}
}

static void run_key(struct nwifi_adapter *adapter, struct nwifi_job *job)
{
	const struct nwifi_event failed = { .type = NWIFI_EV_KEY_FAILED };
	struct key_job *kj = container_of(job, struct key_job, job);
	const struct nwifi_radio_ops *ops = adapter->radio.ops;
	struct nwifi_radio *radio = &adapter->radio;
	int err = 0;

	if (!adapter->radio_started)
		return;
	/* the keys of an association go with it, whoever still sets them */
	if (kj->op != NWIFI_KEY_DEL &&
	    adapter->core.station.phase != NWIFI_PHASE_A)
		return;
	if (kj->key.peer &&
	    !ether_addr_equal(kj->key.peer, adapter->core.station.ap.bssid))
		return;
	if (kj->session && session_over(adapter, kj->session))
		return;
	switch (kj->op) {
	case NWIFI_KEY_ADD:
		err = ops->new_key(radio, &kj->key);
		break;
	case NWIFI_KEY_DEL:
		err = ops->del_key(radio, kj->key.peer, kj->key.index);
		break;
	case NWIFI_KEY_DEFAULT:
		err = ops->set_default_key(radio, kj->key.index, kj->unicast,
					   kj->multicast);
		break;
	case NWIFI_KEY_DEFAULT_MGMT:
		err = ops->set_default_mgmt_key(radio, kj->key.index);
		break;
	}
	trace_nwifi_radio(adapter, op_name(kj->op), kj->peer, err);
	if (!err)
		keep_account(adapter, kj);
	/* managers delete keys that are not there: no failure (CIPHER-8) */
	if (err && kj->op != NWIFI_KEY_DEL) {
		netdev_warn(adapter->dev, "%s failed: %d\n", op_name(kj->op),
			    err);
		nwifi_worker_event(adapter, &failed);
	}
}

static void free_key(struct nwifi_job *job)
{
	kfree_sensitive(container_of(job, struct key_job, job));
}

/**
 * nwifi_post_key_add() - install a key
 * @adapter: the adapter
 * @key: the key; copied
 * @session: security session of the extension that it is for, zero for none
 *
 * Return: 0 or a negative error number.
 */
int nwifi_post_key_add(struct nwifi_adapter *adapter,
		       const struct nwifi_radio_key *key, u32 session)
{
	struct key_job *kj;

	if (key->seq_len > sizeof(kj->seq))
		return -EINVAL;
	kj = kzalloc(struct_size(kj, data, key->key_len), GFP_KERNEL);
	if (!kj)
		return -ENOMEM;
	kj->job.run = run_key;
	kj->job.free = free_key;
	kj->op = NWIFI_KEY_ADD;
	kj->session = session;
	kj->key = *key;
	kj->key_len = key->key_len;
	memcpy(kj->data, key->key, key->key_len);
	kj->key.key = kj->data;
	if (key->peer) {
		ether_addr_copy(kj->peer, key->peer);
		kj->key.peer = kj->peer;
	}
	if (key->seq) {
		memcpy(kj->seq, key->seq, key->seq_len);
		kj->key.seq = kj->seq;
	}
	return nwifi_job_post(adapter, &kj->job);
}

/**
 * nwifi_post_key() - do something with a key that is installed
 * @adapter: the adapter
 * @op: what; not %NWIFI_KEY_ADD
 * @index: key index
 * @peer: pairwise key of this peer, %NULL for a group key
 * @unicast: of %NWIFI_KEY_DEFAULT
 * @multicast: of %NWIFI_KEY_DEFAULT
 * @session: security session of the extension that it is for, zero for none
 *
 * Return: 0 or a negative error number.
 */
int nwifi_post_key(struct nwifi_adapter *adapter, enum nwifi_key_op op,
		   u8 index, const u8 *peer, bool unicast, bool multicast,
		   u32 session)
{
	struct key_job *kj = kzalloc(sizeof(*kj), GFP_KERNEL);

	if (!kj)
		return -ENOMEM;
	kj->job.run = run_key;
	kj->job.free = free_key;
	kj->op = op;
	kj->session = session;
	kj->key.index = index;
	kj->unicast = unicast;
	kj->multicast = multicast;
	if (peer) {
		ether_addr_copy(kj->peer, peer);
		kj->key.peer = kj->peer;
	}
	return nwifi_job_post(adapter, &kj->job);
}

struct authorize_job {
	struct nwifi_job job;
	struct nwifi_event event;
};

/*
 * The manager says that its handshake is done. It may speak of an association
 * with the same AP that has been replaced meanwhile: without a pairwise key
 * installed for this one, nothing would encrypt what the open port lets out.
 */
static void run_authorize(struct nwifi_adapter *adapter, struct nwifi_job *job)
{
	const struct authorize_job *aj =
		container_of(job, struct authorize_job, job);

	if (aj->event.on && adapter->join && adapter->join->cipher_pairwise &&
	    !adapter->keyed) {
		netdev_info(adapter->dev,
			    "%pM: no pairwise key, the port stays closed\n",
			    aj->event.bssid);
		return;
	}
	nwifi_worker_event(adapter, &aj->event);
}

static void free_authorize(struct nwifi_job *job)
{
	kfree(container_of(job, struct authorize_job, job));
}

/**
 * nwifi_post_authorize() - an nl80211 manager authorizes a port (PORT-13)
 * @adapter: the adapter
 * @peer: whose port
 * @on: authorize it, else withdraw that
 *
 * Return: 0 or a negative error number.
 */
int nwifi_post_authorize(struct nwifi_adapter *adapter, const u8 *peer, bool on)
{
	struct authorize_job *aj = kzalloc(sizeof(*aj), GFP_KERNEL);

	if (!aj)
		return -ENOMEM;
	aj->job.run = run_authorize;
	aj->job.free = free_authorize;
	aj->event.type = NWIFI_EV_AUTHORIZE;
	aj->event.on = on;
	ether_addr_copy(aj->event.bssid, peer);
	return nwifi_job_post(adapter, &aj->job);
}

struct pmksa_job {
	struct nwifi_job job;
	bool set;
	bool have_bssid;
	bool have_pmkid;
	u8 bssid[ETH_ALEN] NWIFI_MAC_ALIGNED;
	u8 pmkid[NWIFI_PMKID_LEN];
};

static void run_pmksa(struct nwifi_adapter *adapter, struct nwifi_job *job)
{
	struct pmksa_job *pj = container_of(job, struct pmksa_job, job);

	if (pj->set)
		nwifi_pmksa_set(&adapter->pmksa, pj->bssid, pj->pmkid);
	else
		nwifi_pmksa_del(&adapter->pmksa,
				pj->have_bssid ? pj->bssid : NULL,
				pj->have_pmkid ? pj->pmkid : NULL);
}

static void free_pmksa(struct nwifi_job *job)
{
	kfree(container_of(job, struct pmksa_job, job));
}

/**
 * nwifi_post_pmksa() - change the PMKSA cache
 * @adapter: the adapter
 * @set: add the entry, else delete what matches
 * @bssid: the AP, %NULL for any
 * @pmkid: the PMKID, %NULL for any
 *
 * Return: 0 or a negative error number.
 */
int nwifi_post_pmksa(struct nwifi_adapter *adapter, bool set, const u8 *bssid,
		     const u8 *pmkid)
{
	struct pmksa_job *pj = kzalloc(sizeof(*pj), GFP_KERNEL);

	if (!pj)
		return -ENOMEM;
	pj->job.run = run_pmksa;
	pj->job.free = free_pmksa;
	pj->set = set;
	pj->have_bssid = bssid;
	pj->have_pmkid = pmkid;
	if (bssid)
		ether_addr_copy(pj->bssid, bssid);
	if (pmkid)
		memcpy(pj->pmkid, pmkid, NWIFI_PMKID_LEN);
	return nwifi_job_post(adapter, &pj->job);
}

struct power_job {
	struct nwifi_job job;
	bool on;
};

static void run_power(struct nwifi_adapter *adapter, struct nwifi_job *job)
{
	const bool on = container_of(job, struct power_job, job)->on;
	int err;

	if (!adapter->radio_started)
		return;
	err = adapter->radio.ops->set_power_save(&adapter->radio, on);
	trace_nwifi_radio(adapter, "set_power_save", NULL, err);
	if (err && err != -EOPNOTSUPP)
		netdev_dbg(adapter->dev, "power save: %d\n", err);
}

static void free_power(struct nwifi_job *job)
{
	kfree(container_of(job, struct power_job, job));
}

/**
 * nwifi_post_power_save() - switch 802.11 power save
 * @adapter: the adapter
 * @on: the new state
 *
 * Return: 0 or a negative error number.
 */
int nwifi_post_power_save(struct nwifi_adapter *adapter, bool on)
{
	struct power_job *pj = kzalloc(sizeof(*pj), GFP_KERNEL);

	if (!pj)
		return -ENOMEM;
	pj->job.run = run_power;
	pj->job.free = free_power;
	pj->on = on;
	return nwifi_job_post(adapter, &pj->job);
}

/**
 * nwifi_keys_begin() - an association begins, without keys
 * @adapter: the adapter
 *
 * Context: the worker.
 */
void nwifi_keys_begin(struct nwifi_adapter *adapter)
{
	adapter->keyed = false;
	adapter->default_keys = 0;
	adapter->default_key_id = 0;
}

/**
 * nwifi_keys_usable() - could a frame of the AP have been encrypted? (P-13)
 * @adapter: the adapter
 *
 * Context: the worker.
 * Return: true if there is a pairwise key, or the default key that transmits.
 */
bool nwifi_keys_usable(const struct nwifi_adapter *adapter)
{
	return adapter->keyed ||
	       adapter->default_keys & adapter->default_key_id;
}

/**
 * nwifi_keys_forget() - a reset drops every key and PMKSA (RESET-5)
 * @adapter: the adapter
 *
 * The radio's keys went with the association; what remains is ours.
 *
 * Context: the worker.
 */
void nwifi_keys_forget(struct nwifi_adapter *adapter)
{
	nwifi_pmksa_del(&adapter->pmksa, NULL, NULL);
}
