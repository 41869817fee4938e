/* SPDX-License-Identifier: GPL-2.0-only */
/* The adapter: one structure that has the parts of an adapter in it. */
#ifndef NWIFI_ADAPTER_ADAPTER_H
#define NWIFI_ADAPTER_ADAPTER_H

#include <linux/atomic.h>
#include <linux/kref.h>
#include <linux/list.h>
#include <linux/lockdep.h>
#include <linux/netdevice.h>
#include <linux/spinlock.h>
#include <linux/types.h>
#include <linux/workqueue.h>
#include <net/cfg80211.h>

#include "adapter/bss_cache.h"
#include "adapter/queue.h"
#include "adapter/state.h"
#include "core/core.h"
#include "path/path.h"
#include "report/host.h"
#include "report/outcome.h"
#include "report/reporter.h"
#include "report/upper.h"

/**
 * DOC: locking
 *
 * Each adapter has one ordered worker. It alone runs the core, drives the
 * radio and changes the state of the adapter, with no lock held, so that this
 * state (&struct nwifi_worker) needs no lock. Everybody else posts a job
 * (adapter/queue.h). What others may read is copied out under a lock that is
 * held for the copying only.
 *
 * Locks, outermost first; a line may take those below it, never one above:
 *
 *   nwifi_adapters_lock (mutex)	the list of adapters
 *   RTNL
 *   wiphy mutex of the adapter		cfg80211 holds it around every op
 *   wiphy mutex of the lower device	inside get_station only, which is why
 *					the two are classes of their own
 *   &nwifi_upper.lock (mutex)		what cfg80211 knows of the netdev
 *   &nwifi_bss_cache.lock (mutex)	the BSS cache
 *   &nwifi_host.lock (spinlock, BH)	who the extension host is
 *   spinlocks, BH, that take no other:	&nwifi_path.lock, &nwifi_queue.lock,
 *					&nwifi_requests.lock,
 *					&nwifi_upper.scan_lock,
 *					&nwifi_ihv_rx.packets (its own),
 *					&nwifi_adapter.lock
 *
 * The worker takes RTNL in few places (the end of an adapter, purging queues,
 * a radio that was switched off), never while it sends a request to the radio: nl80211 takes
 * RTNL and the lower wiphy's mutex in our context.
 *
 * A frame of data takes none of these locks: RCU protects the gate
 * (&nwifi_path.gate), counters are per CPU. EAPOL frames that are sent and
 * packets for the IHV extension become jobs, under &nwifi_queue.lock.
 */

/**
 * struct nwifi_mirror - copies of what the lower wiphy owns
 * @bands: bands of the adapter's wiphy
 * @ciphers: cipher suites
 */
struct nwifi_mirror {
	struct ieee80211_supported_band *bands[NUM_NL80211_BANDS];
	u32 *ciphers;
};

/**
 * struct nwifi_ihv_rx - packets that are on their way to the IHV extension
 * @packets: the packets, the oldest first; has its own lock
 * @backlog: uMaxBackLog; the worker writes it
 * @job: delivers @packets
 * @posted: @job is in the queue
 */
struct nwifi_ihv_rx {
	struct sk_buff_head packets;
	u32 backlog;
	struct nwifi_job job;
	atomic_t posted;
};

/**
 * struct nwifi_adapter - a Native 802.11 WLAN adapter
 * @list: in the list of adapters; nwifi_adapters_lock
 * @ref: one for the list, one for the netdev, one for each user
 * @release: frees the adapter when the last reference is given back
 * @dev_tracker: of the netdev, which is held until the worker has left
 * @mirror: what the adapter's wiphy points at
 * @reporter: how reports name the adapter
 * @upper: the adapter towards cfg80211: netdev, wireless_dev, wiphy
 * @path: the data path
 * @queue: jobs of the worker
 * @requests: requests that somebody waits for
 * @host: the IHV extension host
 * @host_gone_job: tells the core that the host is gone
 * @host_gone_posted: @host_gone_job is in the queue
 * @ihv_rx: packets for the extension
 * @n_eapol: port-authentication frames that wait to be sent
 * @n_leaving: disconnect requests that the worker has not come to
 * @n_mgmt_tx: management frames that wait to be sent
 * @n_mgmt_rx: received Action frames that wait to be delivered
 * @last_cookie: number of the last management frame of a manager
 * @n_host_requests: requests of the host that the worker has not come to
 * @cache: the BSS cache
 * @lock: protects @state
 * @state: what others may know of the station
 * @worker: what belongs to the worker alone; see nwifi_worker_of()
 * @free_work: ends what the worker cannot end itself
 */
struct nwifi_adapter {
	struct list_head list;
	struct kref ref;
	void (*release)(struct kref *ref);
	netdevice_tracker dev_tracker;
	struct nwifi_mirror mirror;
	struct nwifi_reporter reporter;
	struct nwifi_upper upper;
	struct nwifi_path path;
	struct nwifi_queue queue;
	struct nwifi_requests requests;
	struct nwifi_host host;
	struct nwifi_job host_gone_job;
	atomic_t host_gone_posted;
	struct nwifi_ihv_rx ihv_rx;
	atomic_t n_eapol;
	atomic_t n_leaving;
	atomic_t n_mgmt_tx;
	atomic_t n_mgmt_rx;
	atomic64_t last_cookie;
	atomic_t n_host_requests;
	struct nwifi_bss_cache cache;
	spinlock_t lock;
	struct nwifi_snapshot state;
	struct nwifi_worker worker;
	struct work_struct free_work;
};

/**
 * nwifi_worker_of() - what belongs to the worker, for code that runs in it
 * @adapter: the adapter
 *
 * Context: the worker; lockdep warns elsewhere.
 * Return: the worker's own state.
 */
static inline struct nwifi_worker *
nwifi_worker_of(struct nwifi_adapter *adapter)
{
	lockdep_assert_held(&adapter->worker);
	return &adapter->worker;
}

/**
 * nwifi_dev_adapter() - the adapter of its netdev
 * @dev: a netdev of an adapter
 *
 * Context: any.
 * Return: the adapter.
 */
static inline struct nwifi_adapter *
nwifi_dev_adapter(const struct net_device *dev)
{
	return container_of(nwifi_dev_path(dev), struct nwifi_adapter, path);
}

/**
 * nwifi_wiphy_adapter() - the adapter of its wiphy
 * @wiphy: a wiphy of an adapter
 *
 * Context: any.
 * Return: the adapter.
 */
static inline struct nwifi_adapter *nwifi_wiphy_adapter(struct wiphy *wiphy)
{
	return *(struct nwifi_adapter **)wiphy_priv(wiphy);
}

/**
 * nwifi_adapter_state() - copy what others may know of the station
 * @adapter: the adapter
 * @state: receives the copy
 *
 * Context: any but hard interrupt.
 */
static inline void nwifi_adapter_state(struct nwifi_adapter *adapter,
				       struct nwifi_snapshot *state)
{
	spin_lock_bh(&adapter->lock);
	*state = adapter->state;
	spin_unlock_bh(&adapter->lock);
}

/**
 * nwifi_adapter_get() - take a reference
 * @adapter: the adapter
 *
 * Context: any.
 * Return: @adapter.
 */
static inline struct nwifi_adapter *
nwifi_adapter_get(struct nwifi_adapter *adapter)
{
	kref_get(&adapter->ref);
	return adapter;
}

/**
 * nwifi_adapter_put() - give a reference back
 * @adapter: the adapter
 *
 * Context: may sleep.
 */
static inline void nwifi_adapter_put(struct nwifi_adapter *adapter)
{
	kref_put(&adapter->ref, adapter->release);
}

#endif /* NWIFI_ADAPTER_ADAPTER_H */
