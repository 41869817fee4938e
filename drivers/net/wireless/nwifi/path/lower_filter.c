// SPDX-License-Identifier: GPL-2.0-only
/*
 * A radio filters what it receives. What the adapter's netdev wants to receive,
 * its lists of addresses and its flags, are therefore those of the lower device
 * as well, as with macvlan.
 */
#include <linux/netdevice.h>
#include <linux/rtnetlink.h>

#include "path/lower_filter.h"
#include "path/path.h"

static void filter_follow(struct nwifi_path *path, bool follow)
{
	netif_addr_lock_bh(path->dev);
	path->filter_follows = follow;
	netif_addr_unlock_bh(path->dev);
}

/* Has the lower device receive what these flags of the netdev ask for. */
static void flags_pass(struct nwifi_path *path, unsigned int flags)
{
	struct net_device *lower = rtnl_dereference(path->lower);
	const unsigned int change = flags ^ path->filter_flags;

	if (change & IFF_ALLMULTI)
		dev_set_allmulti(lower, flags & IFF_ALLMULTI ? 1 : -1);
	if (change & IFF_PROMISC)
		dev_set_promiscuity(lower, flags & IFF_PROMISC ? 1 : -1);
	path->filter_flags = flags;
}

/**
 * nwifi_filter_start() - the lower device receives what the netdev wants
 * @path: the path, whose netdev comes up; has a lower device
 *
 * The lists follow when the stack calls nwifi_filter_lists().
 *
 * Context: RTNL held.
 */
void nwifi_filter_start(struct nwifi_path *path)
{
	filter_follow(path, true);
	nwifi_filter_flags(path);
}

/**
 * nwifi_filter_stop() - the netdev wants nothing any more
 * @path: the path, whose netdev goes down or is about to leave its lower device;
 *	the two are still linked, which tells lockdep the order of their locks
 *
 * Context: RTNL held.
 */
void nwifi_filter_stop(struct nwifi_path *path)
{
	struct net_device *lower = rtnl_dereference(path->lower);

	if (!path->filter_follows)
		return;
	flags_pass(path, 0);
	filter_follow(path, false);
	dev_uc_unsync(lower, path->dev);
	dev_mc_unsync(lower, path->dev);
}

/**
 * nwifi_filter_lists() - the netdev's lists of addresses have changed
 * @path: the path
 *
 * Context: the address lock of the netdev is held.
 */
void nwifi_filter_lists(struct nwifi_path *path)
{
	struct net_device *lower;

	lockdep_assert_held(&path->dev->addr_list_lock);
	if (!path->filter_follows)
		return;
	/* It stays for as long as the filter follows. */
	lower = rcu_dereference_protected(path->lower, path->filter_follows);
	dev_uc_sync(lower, path->dev);
	dev_mc_sync(lower, path->dev);
}

/**
 * nwifi_filter_flags() - flags of the netdev have changed
 * @path: the path
 *
 * Context: RTNL held.
 */
void nwifi_filter_flags(struct nwifi_path *path)
{
	if (path->filter_follows)
		flags_pass(path, path->dev->flags &
			   (IFF_ALLMULTI | IFF_PROMISC));
}
