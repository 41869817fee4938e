// SPDX-License-Identifier: GPL-2.0-only
/* The data path as a whole: its life, and its lower device. */
#include <linux/netdevice.h>
#include <linux/rcupdate.h>
#include <linux/skbuff.h>

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
