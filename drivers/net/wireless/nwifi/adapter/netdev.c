// SPDX-License-Identifier: GPL-2.0-only
/* The adapter's netdev: made, stacked on the lower device, unregistered. */
#include <linux/etherdevice.h>
#include <linux/netdevice.h>
#include <linux/rtnetlink.h>
#include <net/cfg80211.h>

#include "adapter/adapter.h"
#include "adapter/incoming.h"
#include "adapter/netdev.h"
#include "path/lower.h"

static void netdev_destructor(struct net_device *dev)
{
	nwifi_adapter_put(nwifi_dev_adapter(dev));
}

static struct net_device *netdev_alloc(struct nwifi_adapter *adapter,
				       const struct net_device *lower,
				       const char *name)
{
	struct net_device *dev;

	dev = alloc_netdev(sizeof(struct nwifi_path *), name, NET_NAME_USER,
			   nwifi_path_setup);
	if (!dev)
		return NULL;
	*(struct nwifi_path **)netdev_priv(dev) = &adapter->path;
	dev_net_set(dev, adapter->reporter.net);
	eth_hw_addr_set(dev, lower->dev_addr);
	/* Managers read from it which address is the device's own. */
	dev->addr_assign_type = lower->addr_assign_type;
	memcpy(dev->perm_addr, lower->perm_addr, ETH_ALEN);
	dev->mtu = lower->mtu;
	nwifi_path_inherit(dev, lower);
	netif_carrier_off(dev);
	/* netif_dormant_on() would hand linkwatch a device that may not come. */
	set_bit(__LINK_STATE_DORMANT, &dev->state);
	return dev;
}

static int netdev_register(struct nwifi_adapter *adapter,
			   struct net_device *dev,
			   struct netlink_ext_ack *extack)
{
	struct nwifi_upper *upper = &adapter->upper;
	int err;

	upper->wdev.wiphy = upper->wiphy;
	upper->wdev.iftype = NL80211_IFTYPE_STATION;
	upper->wdev.netdev = dev;
	dev->ieee80211_ptr = &upper->wdev;
	SET_NETDEV_DEV(dev, wiphy_dev(upper->wiphy));
	wiphy_lock(upper->wiphy);
	err = cfg80211_register_netdevice(dev);
	wiphy_unlock(upper->wiphy);
	if (err == -EEXIST)
		NL_SET_ERR_MSG(extack, "a device of this name exists");
	else if (err)
		NL_SET_ERR_MSG(extack, "the netdev could not be registered");
	return err;
}

/**
 * nwifi_netdev_create() - make the netdev and stack it on the lower device
 * @adapter: the adapter; its wiphy is registered
 * @lower: the lower device; checked by nwifi_lower_check()
 * @name: name or name pattern for the netdev
 * @ops: operations of the netdev
 * @link_ops: its kind towards rtnetlink
 * @extack: says what failed
 *
 * Context: RTNL held.
 * Return: 0 or a negative error number.
 */
int nwifi_netdev_create(struct nwifi_adapter *adapter, struct net_device *lower,
			const char *name, const struct net_device_ops *ops,
			struct rtnl_link_ops *link_ops,
			struct netlink_ext_ack *extack)
{
	static const struct nwifi_event up = { .type = NWIFI_EV_RADIO_UP };
	const bool was_up = lower->flags & IFF_UP;
	struct net_device *dev;
	int err;

	dev = netdev_alloc(adapter, lower, name);
	if (!dev)
		return -ENOMEM;
	dev->netdev_ops = ops;
	dev->rtnl_link_ops = link_ops;
	err = netdev_register(adapter, dev, extack);
	if (err) {
		free_netdev(dev);
		return err;
	}
	/* From now on the netdev needs the adapter until it is freed. */
	nwifi_adapter_get(adapter);
	dev->priv_destructor = netdev_destructor;
	adapter->path.dev = dev;
	adapter->upper.dev = dev;
	netdev_hold(dev, &adapter->dev_tracker, GFP_KERNEL);
	adapter->reporter.ifindex = dev->ifindex;
	strscpy(adapter->reporter.name, dev->name,
		sizeof(adapter->reporter.name));

	err = nwifi_lower_attach(&adapter->path, lower, extack);
	if (err)
		goto err_netdev;
	/* If it was down, the notifier has told that it came up. */
	if (was_up)
		nwifi_post_event(&adapter->queue, &up, GFP_KERNEL);
	return 0;

err_netdev:
	adapter->upper.gone = true;
	unregister_netdevice(dev);
	netdev_put(dev, &adapter->dev_tracker);
	return err;
}

/**
 * nwifi_netdev_delete() - unregister the netdev before its adapter ends
 * @adapter: the adapter
 * @head: list of netdevs that are to be unregistered
 *
 * Context: RTNL held.
 */
void nwifi_netdev_delete(struct nwifi_adapter *adapter, struct list_head *head)
{
	nwifi_upper_scan_done(&adapter->upper, 0, true);
	nwifi_lower_detach(&adapter->path);
	nwifi_upper_leave(&adapter->upper);
	unregister_netdevice_queue(adapter->upper.dev, head);
}

/**
 * nwifi_netdev_destroy() - give the lower device back, unregister the netdev
 * @adapter: the adapter
 *
 * Context: the worker, at its end; takes RTNL.
 */
void nwifi_netdev_destroy(struct nwifi_adapter *adapter)
{
	struct nwifi_upper *upper = &adapter->upper;

	nwifi_upper_scan_done(upper, 0, true);
	rtnl_lock();
	nwifi_lower_release(&adapter->path, true);
	if (!upper->gone) {
		nwifi_upper_leave(upper);
		unregister_netdevice(upper->dev);
	}
	/* Releasing RTNL waits until nobody holds the netdev any more. */
	netdev_put(upper->dev, &adapter->dev_tracker);
	upper->dev = NULL;
	adapter->path.dev = NULL;
	rtnl_unlock();
}
