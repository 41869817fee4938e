// SPDX-License-Identifier: GPL-2.0-only
/* What an adapter has counted: its own counters, and those of its port. */
#include <linux/build_bug.h>
#include <linux/kernel.h>
#include <linux/netdevice.h>
#include <linux/rcupdate.h>

#include "path/gate.h"
#include "path/path.h"
#include "path/statistics.h"

enum drop_direction {
	DROP_TX = 1,
	DROP_RX,
};

/* Values are only appended to the causes, so their order tells nothing. */
static const u8 drop_directions[] = {
	[NWIFI_DROP_TX_NO_PORT] = DROP_TX,
	[NWIFI_DROP_TX_PORT_CLOSED] = DROP_TX,
	[NWIFI_DROP_TX_TOO_SHORT] = DROP_TX,
	[NWIFI_DROP_TX_BACKLOG] = DROP_TX,
	[NWIFI_DROP_TX_LOWER] = DROP_TX,
	[NWIFI_DROP_RX_NO_PORT] = DROP_RX,
	[NWIFI_DROP_RX_PORT_CLOSED] = DROP_RX,
	[NWIFI_DROP_RX_DOWN] = DROP_RX,
	[NWIFI_DROP_RX_BACKLOG] = DROP_RX,
	[NWIFI_DROP_RX_NOT_PEER] = DROP_RX,
	[NWIFI_DROP_RX_EXEMPTION] = DROP_RX,
	[NWIFI_DROP_TX_FOREIGN_SOURCE] = DROP_TX,
	[NWIFI_DROP_RX_UNENCRYPTED] = DROP_RX,
	[NWIFI_DROP_TX_PAST_GATE] = DROP_TX,
};

static_assert(ARRAY_SIZE(drop_directions) == __NWIFI_DROP_MAX);

static void statistics_add_up(struct nwifi_path *path,
			      struct nwifi_totals *totals)
{
	struct nwifi_totals port;
	struct nwifi_gate *gate;

	lockdep_assert_held(&path->lock);
	nwifi_counters_sum(path->counters, totals);
	gate = rcu_dereference_protected(path->gate,
					 lockdep_is_held(&path->lock));
	if (!gate)
		return;
	nwifi_counters_sum(gate->counters, &port);
	nwifi_totals_add(totals, &port);
}

/**
 * nwifi_statistics_sum() - everything that the adapter has counted
 * @path: the path
 * @totals: receives the sums, those of the present port included
 *
 * The lock keeps a port that is just deleted from being counted twice or not
 * at all, so that the totals never fall.
 *
 * Context: any but hard interrupt.
 */
void nwifi_statistics_sum(struct nwifi_path *path, struct nwifi_totals *totals)
{
	spin_lock_bh(&path->lock);
	statistics_add_up(path, totals);
	spin_unlock_bh(&path->lock);
}

/**
 * nwifi_statistics_since_reset() - what the adapter has counted since its last reset
 * @path: the path
 * @totals: receives the sums
 *
 * The counters of the netdev go on over a reset, since the stack does not
 * expect them to fall.
 *
 * Context: any but hard interrupt.
 */
void nwifi_statistics_since_reset(struct nwifi_path *path,
				  struct nwifi_totals *totals)
{
	spin_lock_bh(&path->lock);
	statistics_add_up(path, totals);
	nwifi_totals_sub(totals, &path->before);
	spin_unlock_bh(&path->lock);
}

/**
 * nwifi_statistics_reset() - the statistics of the adapter begin anew (RESET-5)
 * @path: the path
 *
 * Context: the worker.
 */
void nwifi_statistics_reset(struct nwifi_path *path)
{
	spin_lock_bh(&path->lock);
	statistics_add_up(path, &path->before);
	spin_unlock_bh(&path->lock);
}

/**
 * nwifi_statistics_stats64() - the statistics of the netdev
 * @dev: a netdev of an adapter
 * @stats: receives them
 *
 * Context: any but hard interrupt.
 */
void nwifi_statistics_stats64(struct net_device *dev,
			      struct rtnl_link_stats64 *stats)
{
	struct nwifi_totals totals;
	unsigned int i;

	nwifi_statistics_sum(nwifi_dev_path(dev), &totals);
	stats->tx_packets = totals.tx_packets;
	stats->tx_bytes = totals.tx_bytes;
	stats->rx_packets = totals.rx_packets;
	stats->rx_bytes = totals.rx_bytes;
	for (i = 0; i < __NWIFI_DROP_MAX; i++)
		if (drop_directions[i] == DROP_TX)
			stats->tx_dropped += totals.drops[i];
		else
			stats->rx_dropped += totals.drops[i];
}
