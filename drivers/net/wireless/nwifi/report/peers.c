// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the stack does about a roam, which it cannot see: the carrier stays. The
 * network behind the new AP may be another part of the old one.
 */
#include <linux/netdevice.h>
#include <linux/rtnetlink.h>

#include "report/peers.h"

/**
 * nwifi_peers_renew() - the station has roamed, and data passes again
 * @dev: the adapter's netdev
 *
 * The stack announces its addresses and the groups it has joined, so that switches
 * learn where the station is now.
 *
 * Context: RTNL held.
 */
void nwifi_peers_renew(struct net_device *dev)
{
	if (!netif_running(dev))
		return;
	call_netdevice_notifiers(NETDEV_NOTIFY_PEERS, dev);
	call_netdevice_notifiers(NETDEV_RESEND_IGMP, dev);
}
