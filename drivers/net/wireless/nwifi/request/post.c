// SPDX-License-Identifier: GPL-2.0-only
/* Requests of managers, handed to the worker as jobs. */
#include <linux/etherdevice.h>
#include <linux/slab.h>

#include "adapter/adapter.h"
#include "adapter/incoming.h"
#include "adapter/queue.h"
#include "report/trace.h"
#include "request/connect_params.h"
#include "request/post.h"

/**
 * nwifi_post_plain() - hand a request to the worker that says nothing more
 * @adapter: the adapter
 * @type: enum nwifi_event_type
 * @manager: enum nwifi_manager that asks
 * @request: its number, zero if nobody waits
 *
 * Context: may sleep.
 * Return: 0 or a negative error number.
 */
int nwifi_post_plain(struct nwifi_adapter *adapter, u8 type, u8 manager,
		     u32 request)
{
	const struct nwifi_event event = {
		.type = type,
		.manager = manager,
		.request = request,
	};

	return nwifi_post_event(&adapter->queue, &event, GFP_KERNEL_ACCOUNT);
}

/* Until the worker has come to it, the station counts as one that leaves. */
static struct nwifi_event_job *leave_job(struct nwifi_adapter *adapter,
					 u8 manager, gfp_t gfp)
{
	struct nwifi_event_job *ej =
		nwifi_event_job_new(NWIFI_EV_DISCONNECT, gfp);

	if (ej) {
		ej->event.manager = manager;
		nwifi_job_charge(&ej->job, &adapter->n_leaving, INT_MAX);
	}
	return ej;
}

/**
 * nwifi_post_disconnect() - the manager of nl80211 disconnects
 * @adapter: the adapter
 * @reason: IEEE 802.11 reason code for the AP
 *
 * For cfg80211 the connection is over when this returns.
 *
 * Context: may sleep; cfg80211 holds the wiphy's mutex.
 * Return: 0 or a negative error number.
 */
int nwifi_post_disconnect(struct nwifi_adapter *adapter, u16 reason)
{
	struct nwifi_event_job *ej =
		leave_job(adapter, NWIFI_MANAGER_NL80211, GFP_KERNEL_ACCOUNT);

	if (!ej)
		return -ENOMEM;
	ej->event.disconnect.reason = reason;
	nwifi_upper_disconnect(&adapter->upper, reason);
	return nwifi_queue_post(&adapter->queue, &ej->job);
}

/**
 * nwifi_post_leave() - the interface is taken down: the connection ends
 * @adapter: the adapter
 *
 * Context: may sleep.
 */
void nwifi_post_leave(struct nwifi_adapter *adapter)
{
	nwifi_queue_post(&adapter->queue,
			 &leave_job(adapter, NWIFI_MANAGER_GENL, GFP_KERNEL |
				    __GFP_NOFAIL)->job);
}

/*
 * Makes the job of a request that brings parameters of a connection, which are
 * consumed. Returns %NULL without memory.
 */
static struct nwifi_event_job *connect_job(u8 type, u32 request, u8 manager,
					   struct nwifi_connect_params *params)
{
	struct nwifi_event_job *ej = nwifi_event_job_new(type, GFP_KERNEL_ACCOUNT);

	if (ej) {
		ej->job.request = request;
		ej->event.manager = manager;
	}
	if (ej && params) {
		ej->incoming.config = params->config;
		swap(ej->incoming.join, params->join);
	}
	nwifi_connect_params_free(params);
	return ej;
}

/**
 * nwifi_post_connect() - hand a connect request to the worker
 * @adapter: the adapter
 * @request: its number, zero if nobody waits
 * @manager: enum nwifi_manager that asks
 * @params: parameters; consumed
 *
 * Context: may sleep; in a request of cfg80211 its mutex of the wiphy is held.
 * Return: 0 or a negative error number; see nwifi_upper_connect().
 */
int nwifi_post_connect(struct nwifi_adapter *adapter, u32 request, u8 manager,
		       struct nwifi_connect_params *params)
{
	struct nwifi_event_job *ej =
		connect_job(NWIFI_EV_CONNECT, request, manager, params);
	int err;

	if (!ej)
		return -ENOMEM;
	ej->event.connect.config = &ej->incoming.config;
	if (manager == NWIFI_MANAGER_NL80211) {
		err = nwifi_upper_connect(&adapter->upper,
					  &ej->incoming.connection);
		if (err) {
			nwifi_job_free(&ej->job);
			return err;
		}
	}
	return nwifi_queue_post(&adapter->queue, &ej->job);
}

/**
 * nwifi_post_roam() - hand a roam request to the worker
 * @adapter: the adapter
 * @request: its number, zero if nobody waits
 * @manager: enum nwifi_manager that asks
 * @bssid: the AP to go to, %NULL for a better one
 * @params: new parameters, %NULL to keep those of the connection; consumed
 *
 * Context: may sleep.
 * Return: 0 or a negative error number.
 */
int nwifi_post_roam(struct nwifi_adapter *adapter, u32 request, u8 manager,
		    const u8 *bssid, struct nwifi_connect_params *params)
{
	const bool replaces = params;
	struct nwifi_event_job *ej =
		connect_job(NWIFI_EV_ROAM, request, manager, params);

	if (!ej)
		return -ENOMEM;
	if (replaces)
		ej->event.roam.config = &ej->incoming.config;
	if (bssid) {
		ej->event.roam.have_bssid = true;
		ether_addr_copy(ej->event.roam.bssid, bssid);
	}
	return nwifi_queue_post(&adapter->queue, &ej->job);
}

/**
 * nwifi_post_scan() - hand an explicit scan to the worker
 * @adapter: the adapter
 * @request: its number
 * @params: parameters; consumed
 *
 * Context: may sleep.
 * Return: 0 or a negative error number.
 */
int nwifi_post_scan(struct nwifi_adapter *adapter, u32 request,
		    struct nwifi_scan_params *params)
{
	struct nwifi_event_job *ej = nwifi_event_job_new(NWIFI_EV_SCAN,
							 GFP_KERNEL_ACCOUNT);

	if (!ej) {
		nwifi_scan_params_free(params);
		return -ENOMEM;
	}
	ej->job.request = request;
	ej->incoming.scan = params;
	return nwifi_queue_post(&adapter->queue, &ej->job);
}

/**
 * nwifi_post_authorize() - the OS authorizes a port, or withdraws that (PORT-13)
 * @adapter: the adapter
 * @request: number of the request, zero if nobody waits
 * @peer: peer of the port
 * @session: session of the port that the request is about
 * @on: authorize it, else withdraw that
 *
 * Context: may sleep.
 * Return: 0 or a negative error number.
 */
int nwifi_post_authorize(struct nwifi_adapter *adapter, u32 request,
			 const u8 *peer, u32 session, bool on)
{
	struct nwifi_event event = {
		.type = NWIFI_EV_AUTHORIZE,
		.request = request,
		.authorize.session = session,
		.authorize.on = on,
	};

	ether_addr_copy(event.authorize.peer, peer);
	return nwifi_post_event(&adapter->queue, &event, GFP_KERNEL_ACCOUNT);
}

static struct nwifi_key_bytes *key_copy(const struct nwifi_radio_key *key,
					const u8 *peer)
{
	struct nwifi_key_bytes *copy;

	copy = kzalloc(struct_size(copy, data, key->key_len), GFP_KERNEL_ACCOUNT);
	if (!copy)
		return NULL;
	copy->radio = *key;
	copy->len = key->key_len;
	memcpy(copy->data, key->key, key->key_len);
	copy->radio.key = copy->data;
	copy->radio.peer = peer;
	if (key->seq) {
		memcpy(copy->seq, key->seq, key->seq_len);
		copy->radio.seq = copy->seq;
	}
	return copy;
}

/**
 * nwifi_post_key() - do something with a key
 * @adapter: the adapter
 * @what: what is to be done
 * @key: the key to install, copied; %NULL for everything else
 *
 * Context: may sleep.
 * Return: 0 or a negative error number.
 */
int nwifi_post_key(struct nwifi_adapter *adapter,
		   const struct nwifi_key_request *what,
		   const struct nwifi_radio_key *key)
{
	struct nwifi_event_job *ej;

	if (key && key->seq_len > sizeof(ej->incoming.key->seq))
		return -EINVAL;
	ej = nwifi_event_job_new(NWIFI_EV_KEY, GFP_KERNEL_ACCOUNT);
	if (!ej)
		return -ENOMEM;
	ej->event.key = *what;
	if (key) {
		ej->incoming.key = key_copy(key, what->pairwise ?
					    ej->event.key.peer : NULL);
		if (!ej->incoming.key) {
			nwifi_job_free(&ej->job);
			return -ENOMEM;
		}
	}
	return nwifi_queue_post(&adapter->queue, &ej->job);
}

/**
 * struct pmksa_job - the PMKSA cache is to change
 * @job: the job
 * @bssid: the AP; behind @job, so that its address is even
 * @pmkid: the PMKID
 * @have_bssid: @bssid holds
 * @have_pmkid: @pmkid holds
 * @set: add the entry, else delete what matches
 */
struct pmksa_job {
	struct nwifi_job job;
	u8 bssid[ETH_ALEN];
	u8 pmkid[NWIFI_PMKID_LEN];
	bool have_bssid;
	bool have_pmkid;
	bool set;
};

static bool pmksa_job_run(struct nwifi_adapter *adapter, struct nwifi_job *job,
			  struct nwifi_event *event)
{
	const struct pmksa_job *pj = container_of(job, struct pmksa_job, job);
	struct nwifi_pmksa_cache *cache = &nwifi_worker_of(adapter)->pmksa;

	if (pj->set)
		nwifi_pmksa_set(cache, pj->bssid, pj->pmkid);
	else
		nwifi_pmksa_del(cache, pj->have_bssid ? pj->bssid : NULL,
				pj->have_pmkid ? pj->pmkid : NULL);
	return false;
}

static const struct nwifi_job_type pmksa_job_type = {
	.size = sizeof(struct pmksa_job),
	.run = pmksa_job_run,
};

/**
 * nwifi_post_pmksa() - change the PMKSA cache
 * @adapter: the adapter
 * @set: add the entry, else delete what matches
 * @bssid: the AP, %NULL for any
 * @pmkid: the PMKID, %NULL for any
 *
 * Context: may sleep.
 * Return: 0 or a negative error number.
 */
int nwifi_post_pmksa(struct nwifi_adapter *adapter, bool set, const u8 *bssid,
		     const u8 *pmkid)
{
	struct pmksa_job *pj;

	pj = nwifi_job_new(&pmksa_job_type, struct pmksa_job, 0, GFP_KERNEL_ACCOUNT);
	if (!pj)
		return -ENOMEM;
	pj->set = set;
	pj->have_bssid = bssid;
	pj->have_pmkid = pmkid;
	if (bssid)
		ether_addr_copy(pj->bssid, bssid);
	if (pmkid)
		memcpy(pj->pmkid, pmkid, NWIFI_PMKID_LEN);
	return nwifi_queue_post(&adapter->queue, &pj->job);
}

/**
 * struct power_job - 802.11 power save is to be switched
 * @job: the job
 * @on: the new state
 */
struct power_job {
	struct nwifi_job job;
	bool on;
};

static bool power_job_run(struct nwifi_adapter *adapter, struct nwifi_job *job,
			  struct nwifi_event *event)
{
	const bool on = container_of(job, struct power_job, job)->on;
	struct nwifi_worker *worker = nwifi_worker_of(adapter);
	struct nwifi_radio *radio = &worker->radio;
	int err;

	if (!worker->radio_started)
		return false;
	err = radio->ops->set_power_save(radio, on);
	trace_nwifi_radio(&adapter->reporter, "set_power_save", NULL, err);
	if (err && err != -EOPNOTSUPP)
		netdev_dbg(adapter->path.dev, "power save: %d\n", err);
	return false;
}

static const struct nwifi_job_type power_job_type = {
	.size = sizeof(struct power_job),
	.run = power_job_run,
};

/**
 * nwifi_post_power_save() - switch 802.11 power save
 * @adapter: the adapter
 * @on: the new state
 *
 * Context: may sleep.
 * Return: 0 or a negative error number.
 */
int nwifi_post_power_save(struct nwifi_adapter *adapter, bool on)
{
	struct power_job *pj;

	pj = nwifi_job_new(&power_job_type, struct power_job, 0, GFP_KERNEL_ACCOUNT);
	if (!pj)
		return -ENOMEM;
	pj->on = on;
	return nwifi_queue_post(&adapter->queue, &pj->job);
}

/**
 * struct address_job - the lower device has another MAC address
 * @job: the job
 * @addr: the address
 */
struct address_job {
	struct nwifi_job job;
	u8 addr[ETH_ALEN];
};

static bool address_job_run(struct nwifi_adapter *adapter,
			    struct nwifi_job *job, struct nwifi_event *event)
{
	const struct address_job *aj =
		container_of(job, struct address_job, job);

	ether_addr_copy(nwifi_worker_of(adapter)->radio.addr, aj->addr);
	return false;
}

static const struct nwifi_job_type address_job_type = {
	.size = sizeof(struct address_job),
	.run = address_job_run,
};

/**
 * nwifi_post_address() - the lower device has another MAC address
 * @adapter: the adapter
 * @addr: the address
 *
 * The radio tells by it which frames the device has made itself.
 *
 * Context: may sleep.
 */
void nwifi_post_address(struct nwifi_adapter *adapter, const u8 *addr)
{
	struct address_job *aj;

	/* The radio would take the device's own frames for those of the AP. */
	aj = nwifi_job_new(&address_job_type, struct address_job, 0,
			   GFP_KERNEL | __GFP_NOFAIL);
	ether_addr_copy(aj->addr, addr);
	nwifi_queue_post(&adapter->queue, &aj->job);
}
