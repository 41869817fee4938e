// SPDX-License-Identifier: GPL-2.0-only
/* The data path as a whole: its life, its lower device, what it has counted. */
#include <linux/netdevice.h>
#include <linux/rcupdate.h>
#include <linux/skbuff.h>

#include "path/gate.h"
#include "path/path.h"

/**
 * nwifi_path_init() - make a path without a lower device and without a port
 * @path: to be initialised, zeroed
 * @ops: where the path hands over what is not its own
 *
 * Context: may sleep.
 * Return: 0 or -ENOMEM.
 */
int nwifi_path_init(struct nwifi_path *path, const struct nwifi_path_ops *ops)
{
	path->ops = ops;
	spin_lock_init(&path->lock);
	path->counters = nwifi_counters_alloc();
	return path->counters ? 0 : -ENOMEM;
}

/**
 * nwifi_path_free() - free what the path holds
 * @path: the path; has no gate and no lower device any more
 *
 * Context: any.
 */
void nwifi_path_free(struct nwifi_path *path)
{
	free_percpu(path->counters);
}

/**
 * nwifi_path_lower() - the lower device, for a user outside of RTNL
 * @path: the path
 * @tracker: to be handed to netdev_put()
 *
 * Context: any but hard interrupt.
 * Return: the lower device, held, or %NULL if it was given back.
 */
struct net_device *nwifi_path_lower(struct nwifi_path *path,
				    netdevice_tracker *tracker)
{
	struct net_device *lower;

	spin_lock_bh(&path->lock);
	lower = rcu_dereference_protected(path->lower,
					  lockdep_is_held(&path->lock));
	if (lower)
		netdev_hold(lower, tracker, GFP_ATOMIC);
	spin_unlock_bh(&path->lock);
	return lower;
}

/**
 * nwifi_path_drop() - count a frame that was refused outside of the data path
 * @path: the path
 * @cause: why it was refused
 *
 * Context: any but hard interrupt.
 */
void nwifi_path_drop(struct nwifi_path *path, enum nwifi_drop cause)
{
	local_bh_disable();
	nwifi_count_drop(path->counters, cause);
	local_bh_enable();
}

/**
 * nwifi_path_totals() - everything that the adapter has counted
 * @path: the path
 * @totals: receives the sums, those of the present port included
 *
 * The lock keeps a port that is just deleted from being counted twice or not
 * at all, so that the totals never fall.
 *
 * Context: any but hard interrupt.
 */
void nwifi_path_totals(struct nwifi_path *path, struct nwifi_totals *totals)
{
	struct nwifi_totals port;
	struct nwifi_gate *gate;

	spin_lock_bh(&path->lock);
	nwifi_counters_sum(path->counters, totals);
	gate = rcu_dereference_protected(path->gate,
					 lockdep_is_held(&path->lock));
	if (gate) {
		nwifi_counters_sum(gate->counters, &port);
		nwifi_totals_add(totals, &port);
	}
	spin_unlock_bh(&path->lock);
}

/**
 * nwifi_path_since_reset() - what the adapter has counted since its last reset
 * @path: the path
 * @totals: receives the sums
 *
 * The counters of the netdev go on over a reset, since the stack does not
 * expect them to fall.
 *
 * Context: any but hard interrupt.
 */
void nwifi_path_since_reset(struct nwifi_path *path,
			    struct nwifi_totals *totals)
{
	nwifi_path_totals(path, totals);
	spin_lock_bh(&path->lock);
	nwifi_totals_sub(totals, &path->before);
	spin_unlock_bh(&path->lock);
}

/**
 * nwifi_path_reset() - the statistics of the adapter begin anew (RESET-5)
 * @path: the path
 *
 * Context: the worker.
 */
void nwifi_path_reset(struct nwifi_path *path)
{
	struct nwifi_totals totals;

	nwifi_path_totals(path, &totals);
	spin_lock_bh(&path->lock);
	path->before = totals;
	spin_unlock_bh(&path->lock);
}

/**
 * nwifi_path_stats64() - the statistics of the netdev
 * @dev: a netdev of an adapter
 * @stats: receives them
 *
 * Context: any but hard interrupt.
 */
void nwifi_path_stats64(struct net_device *dev,
			struct rtnl_link_stats64 *stats)
{
	struct nwifi_totals totals;
	unsigned int i;

	nwifi_path_totals(nwifi_dev_path(dev), &totals);
	stats->tx_packets = totals.tx_packets;
	stats->tx_bytes = totals.tx_bytes;
	stats->rx_packets = totals.rx_packets;
	stats->rx_bytes = totals.rx_bytes;
	for (i = 0; i < __NWIFI_DROP_MAX; i++)
		if (i < NWIFI_DROP_RX_NO_PORT)
			stats->tx_dropped += totals.drops[i];
		else
			stats->rx_dropped += totals.drops[i];
}
