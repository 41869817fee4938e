/* SPDX-License-Identifier: GPL-2.0-only */
/* The adapter: the one hub through which the pieces of the module meet. */
#ifndef NWIFI_ADAPTER_H
#define NWIFI_ADAPTER_H

#include <linux/kref.h>
#include <linux/list.h>
#include <linux/mutex.h>
#include <linux/netdevice.h>
#include <linux/spinlock.h>
#include <linux/types.h>
#include <linux/workqueue.h>
#include <net/cfg80211.h>

#include "bss_cache.h"
#include "core/core.h"
#include "data.h"
#include "core/pmksa.h"
#include "ihv.h"
#include "radio.h"
#include "wiphy.h"

/**
 * DOC: locking
 *
 * Each adapter has one ordered worker. It alone runs the core, drives the
 * radio and changes the state of the adapter, with no lock held, so that state
 * needs no lock. Everybody else posts a job (job.h). What others may read is
 * copied out under a lock that is held for the copying only.
 *
 * Locks, outermost first; a line may take those below it, never one above:
 *
 *   nwifi_adapters_lock (mutex)	the list of adapters
 *   RTNL
 *   wiphy mutex of the adapter		cfg80211 holds it around every op
 *   wiphy mutex of the lower device	inside get_station only, which is why
 *					the two are classes of their own
 *   &nwifi_adapter.upper_lock (mutex)	what cfg80211 knows of the netdev
 *   &nwifi_bss_cache.lock (mutex)	the BSS cache
 *   &nwifi_adapter.lock (spinlock, BH)	jobs, requests, snapshot, lower
 *
 * The worker takes RTNL in few places (the end of an adapter, purging the
 * lower queue), never while it sends a request to the radio: nl80211 takes
 * RTNL and the lower wiphy's mutex in our context.
 *
 * Data path: RCU for the port (&nwifi_data.port), per-CPU counters; it takes
 * none of the locks above.
 */

/**
 * struct nwifi_timer_work - one timer of the core
 * @work: runs in the worker's queue
 * @adapter: whose
 * @id: enum nwifi_timer
 * @generation: counts arming and disarming, so that a run that was disarmed
 *	too late is recognised
 */
struct nwifi_timer_work {
	struct delayed_work work;
	struct nwifi_adapter *adapter;
	u8 id;
	u32 generation;
};

/**
 * struct nwifi_snapshot - state for readers other than the worker
 * @phase: enum nwifi_phase
 * @op: the station is in OP
 * @scanning: an explicit scan was accepted and is not confirmed yet
 * @associated: @bssid and @ssid hold
 * @bssid: AP
 * @ssid: network
 */
struct nwifi_snapshot {
	u8 phase;
	bool op;
	bool scanning;
	bool associated;
	u8 bssid[ETH_ALEN] NWIFI_MAC_ALIGNED;
	struct nwifi_ssid ssid;
};

/**
 * struct nwifi_join_params - what a manager wants put into the frames
 * @config: for the core
 * @privacy: as in cfg80211_connect_params
 * @wpa_versions: as in cfg80211_crypto_settings
 * @cipher_pairwise: suite selector, zero if none
 * @cipher_group: suite selector, zero if none
 * @akm: suite selector, zero if none
 * @mfp: management frame protection is required
 * @ies_len: bytes at @ies
 * @ies: elements for the (re)association request
 */
struct nwifi_join_params {
	struct nwifi_config config;
	bool privacy;
	u32 wpa_versions;
	u32 cipher_pairwise;
	u32 cipher_group;
	u32 akm;
	bool mfp;
	size_t ies_len;
	u8 ies[];
};

/**
 * struct nwifi_frames - frames of the association operation (ASSOC-9)
 * @req: body of the (re)association request, %NULL if none was sent
 * @req_len: bytes at @req
 * @req_fixed: bytes of @req before its elements
 * @resp: body of the (re)association response, %NULL if none was received
 * @resp_len: bytes at @resp
 */
struct nwifi_frames {
	u8 *req;
	size_t req_len;
	size_t req_fixed;
	u8 *resp;
	size_t resp_len;
};

struct nwifi_scan_params;

/**
 * struct nwifi_adapter - a Native 802.11 WLAN adapter
 * @list: in the list of adapters; nwifi_adapters_lock
 * @ref: one for the list, one for the netdev, one for each user
 * @net: network namespace, that of the lower device; not counted: our pernet
 *	exit removes the adapter first
 * @name: the netdev's name; follows renames under RTNL
 * @ifindex: the netdev's index
 * @dev: the netdev; held until the worker has left
 * @dev_tracker: of @dev
 * @upper_lock: protects @upper_gone and @upper_linked
 * @upper_gone: the netdev is being unregistered: tell cfg80211 nothing more
 * @upper_linked: cfg80211 was told that the link is up
 * @wdev: its wireless_dev
 * @wiphy: its own wiphy
 * @mirror: the bands of @wiphy
 * @lower: the lower device, %NULL once it was given back; written under RTNL
 *	and @lock
 * @lower_tracker: of @lower
 * @lower_opened: we have brought it up; RTNL
 * @lower_linked: it is enslaved; RTNL
 * @wq: the worker's queue, ordered
 * @work: runs the jobs
 * @lock: protects @jobs, @requests, @paused, @closing, @snapshot, @lower
 * @jobs: jobs to run
 * @n_eapol: waiting port-authentication frames in @jobs
 * @paused: jobs wait until the adapter is complete
 * @closing: no more jobs are taken
 * @requests: requests that somebody waits for
 * @snapshot: state for readers
 * @radio: the lower device's radio; worker
 * @radio_started: it was started; worker
 * @radio_lost: events were lost; worker
 * @core: the core; worker
 * @actions: of the present step; worker
 * @timers: timers of the core
 * @link_work: measures the link, in the worker's queue
 * @join: parameters of the connection, %NULL for an open network joined
 *	without any; worker
 * @frames: of the attempt or association; worker
 * @scan: parameters of the explicit scan; worker
 * @scan_began_ms: when the last scan of ours began; worker
 * @eapol_rx: port-authentication frames that came before their port; worker
 * @scan_request: cfg80211's scan request, %NULL if none; @lock
 * @scan_request_id: its request number; @lock
 * @cache: the BSS cache
 * @pmksa: the PMKSA cache; worker
 * @keyed: there is a pairwise key of the present association; worker
 * @default_keys: there are default keys with these indices, a set; worker
 * @default_key_id: which of them transmits, a set of at most one; worker
 * @seq: number of the last event; worker
 * @data: the data path
 * @ihv: the IHV extension host
 * @free_work: ends what the worker cannot end itself
 * @remove_request: number of the request that removes the adapter
 */
struct nwifi_adapter {
	struct list_head list;
	struct kref ref;
	struct net *net;
	char name[IFNAMSIZ];
	int ifindex;
	struct net_device *dev;
	netdevice_tracker dev_tracker;
	struct mutex upper_lock;
	bool upper_gone;
	bool upper_linked;
	struct wireless_dev wdev;
	struct wiphy *wiphy;
	struct nwifi_mirror mirror;

	struct net_device __rcu *lower;
	netdevice_tracker lower_tracker;
	bool lower_opened;
	bool lower_linked;

	struct workqueue_struct *wq;
	struct work_struct work;
	spinlock_t lock;
	struct list_head jobs;
	unsigned int n_eapol;
	bool paused;
	bool closing;
	struct list_head requests;
	struct nwifi_snapshot snapshot;

	struct nwifi_radio radio;
	bool radio_started;
	bool radio_lost;
	struct nwifi_core core;
	struct nwifi_actions actions;
	struct nwifi_timer_work timers[NWIFI_N_TIMERS];
	struct delayed_work link_work;
	struct nwifi_join_params *join;
	struct nwifi_frames frames;
	struct nwifi_scan_params *scan;
	u64 scan_began_ms;
	struct sk_buff_head eapol_rx;
	struct cfg80211_scan_request *scan_request;
	u32 scan_request_id;
	struct nwifi_bss_cache cache;
	struct nwifi_pmksa_cache pmksa;
	bool keyed;
	u8 default_keys;
	u8 default_key_id;
	u64 seq;

	struct nwifi_data data;
	struct nwifi_ihv_host ihv;
	struct work_struct free_work;
	u32 remove_request;
};

struct netlink_ext_ack;

struct nwifi_adapter *nwifi_adapter_add(struct net *net, int lower_ifindex,
					const char *name, u32 portid,
					u64 cookie,
					struct netlink_ext_ack *extack);
void nwifi_adapter_remove(struct nwifi_adapter *adapter, u32 request);
void nwifi_adapter_lower_gone(struct nwifi_adapter *adapter);
void nwifi_adapter_finish(struct nwifi_adapter *adapter);
void nwifi_adapters_remove(struct net *net);

struct nwifi_adapter *nwifi_adapter_get(struct nwifi_adapter *adapter);
void nwifi_adapter_put(struct nwifi_adapter *adapter);
struct nwifi_adapter *nwifi_adapter_find(struct net *net, int ifindex,
					 const char *name);
struct nwifi_adapter *nwifi_adapter_next(struct net *net, int after);
void nwifi_adapter_snapshot(struct nwifi_adapter *adapter,
			    struct nwifi_snapshot *snapshot);
struct net_device *nwifi_adapter_lower(struct nwifi_adapter *adapter,
				       netdevice_tracker *tracker);

int nwifi_adapters_init(void);
void nwifi_adapters_exit(void);

/**
 * nwifi_dev_adapter() - the adapter of its netdev
 * @dev: a netdev of ours
 *
 * Return: the adapter.
 */
static inline struct nwifi_adapter *nwifi_dev_adapter(struct net_device *dev)
{
	return *(struct nwifi_adapter **)netdev_priv(dev);
}

/**
 * nwifi_wiphy_adapter() - the adapter of its wiphy
 * @wiphy: a wiphy of ours
 *
 * Return: the adapter.
 */
static inline struct nwifi_adapter *nwifi_wiphy_adapter(struct wiphy *wiphy)
{
	return *(struct nwifi_adapter **)wiphy_priv(wiphy);
}

#endif /* NWIFI_ADAPTER_H */
