// SPDX-License-Identifier: GPL-2.0-only
/*
 * The adapter's netdev among other netdevs: it is stacked on the lower one,
 * which is enslaved so that address configuration and managers leave it alone,
 * follows what happens to that one, and can be deleted with "ip link".
 */
#include <linux/etherdevice.h>
#include <linux/if_arp.h>
#include <linux/netdevice.h>
#include <linux/rtnetlink.h>
#include <net/cfg80211.h>
#include <net/rtnetlink.h>

#include "compat.h"
#include "adapter.h"
#include "data.h"
#include "job.h"
#include "link.h"

static void dellink(struct net_device *dev, struct list_head *head);
static void lower_event(struct nwifi_adapter *adapter, struct net_device *lower,
			unsigned long event);

/* no setup function: adapters are made by the netlink family alone */
static struct rtnl_link_ops link_ops = {
	.kind = "nwifi",
	.dellink = dellink,
};

/**
 * nwifi_link_check_lower() - can an adapter be attached to this device?
 * @lower: the device
 * @extack: says why not
 *
 * Context: RTNL held.
 * Return: 0 or a negative error number.
 */
int nwifi_link_check_lower(struct net_device *lower,
			   struct netlink_ext_ack *extack)
{
	const struct wireless_dev *wdev = lower->ieee80211_ptr;

	if (!wdev || !wdev->wiphy) {
		NL_SET_ERR_MSG(extack, "not a wireless device");
		return -EOPNOTSUPP;
	}
	if (lower->rtnl_link_ops == &link_ops) {
		NL_SET_ERR_MSG(extack, "this device is an adapter itself");
		return -EOPNOTSUPP;
	}
	if (wdev->iftype != NL80211_IFTYPE_STATION) {
		NL_SET_ERR_MSG(extack,
			       "the device is not in station (managed) mode");
		return -EOPNOTSUPP;
	}
	if (lower->type != ARPHRD_ETHER) {
		NL_SET_ERR_MSG(extack, "not an Ethernet-like device");
		return -EOPNOTSUPP;
	}
	if (netdev_master_upper_dev_get(lower) ||
	    netdev_is_rx_handler_busy(lower)) {
		NL_SET_ERR_MSG(extack, "the device belongs to another one");
		return -EBUSY;
	}
	if (netif_running(lower) && netif_carrier_ok(lower)) {
		NL_SET_ERR_MSG(extack, "the device is connected");
		return -EBUSY;
	}
	return 0;
}

static void destructor(struct net_device *dev)
{
	nwifi_adapter_put(nwifi_dev_adapter(dev));
}

/**
 * nwifi_link_create() - make the netdev and stack it on the lower device
 * @adapter: the adapter; its wiphy is registered
 * @lower: the lower device; checked by nwifi_link_check_lower()
 * @name: name or name pattern for the netdev
 * @extack: says what failed
 *
 * Context: RTNL held.
 * Return: 0 or a negative error number.
 */
int nwifi_link_create(struct nwifi_adapter *adapter, struct net_device *lower,
		      const char *name, struct netlink_ext_ack *extack)
{
	struct net_device *dev;
	int err;

	dev = alloc_netdev(sizeof(adapter), name, NET_NAME_USER,
			   nwifi_data_setup);
	if (!dev)
		return -ENOMEM;
	*(struct nwifi_adapter **)netdev_priv(dev) = adapter;
	dev_net_set(dev, adapter->net);
	eth_hw_addr_set(dev, lower->dev_addr);
	dev->rtnl_link_ops = &link_ops;
	dev->mtu = lower->mtu;
	nwifi_data_inherit(dev, lower);
	adapter->wdev.wiphy = adapter->wiphy;
	adapter->wdev.iftype = NL80211_IFTYPE_STATION;
	adapter->wdev.netdev = dev;
	dev->ieee80211_ptr = &adapter->wdev;
	SET_NETDEV_DEV(dev, wiphy_dev(adapter->wiphy));
	netif_carrier_off(dev);
	/* netif_dormant_on() would hand linkwatch a device that may not come */
	set_bit(__LINK_STATE_DORMANT, &dev->state);

	wiphy_lock(adapter->wiphy);
	err = cfg80211_register_netdevice(dev);
	wiphy_unlock(adapter->wiphy);
	if (err) {
		if (err == -EEXIST)
			NL_SET_ERR_MSG(extack, "a device of this name exists");
		else
			NL_SET_ERR_MSG(extack,
				       "the netdev could not be registered");
		free_netdev(dev);
		return err;
	}
	/* from now on the netdev needs the adapter until it is freed */
	nwifi_adapter_get(adapter);
	dev->priv_destructor = destructor;
	adapter->dev = dev;
	netdev_hold(dev, &adapter->dev_tracker, GFP_KERNEL);
	adapter->ifindex = dev->ifindex;
	strscpy(adapter->name, dev->name, sizeof(adapter->name));

	netdev_hold(lower, &adapter->lower_tracker, GFP_KERNEL);
	spin_lock_bh(&adapter->lock);
	rcu_assign_pointer(adapter->lower, lower);
	spin_unlock_bh(&adapter->lock);
	err = netdev_rx_handler_register(lower, nwifi_data_rx, adapter);
	if (err)
		goto err_lower;
	err = netdev_master_upper_dev_link(lower, dev, NULL, NULL, extack);
	if (err)
		goto err_handler;
	adapter->lower_linked = true;
	/* else it would talk IPv6 on its own, past the ports */
	nwifi_compat_no_addrconf(lower, true);
	/* when it comes up, the notifier tells the worker */
	if (lower->flags & IFF_UP) {
		lower_event(adapter, lower, NETDEV_UP);
	} else {
		err = dev_open(lower, extack);
		if (err) {
			NL_SET_ERR_MSG(extack,
				       "the device could not be brought up");
			goto err_link;
		}
		adapter->lower_opened = true;
	}
	return 0;

err_link:
	nwifi_compat_no_addrconf(lower, false);
	netdev_upper_dev_unlink(lower, dev);
	adapter->lower_linked = false;
err_handler:
	netdev_rx_handler_unregister(lower);
err_lower:
	spin_lock_bh(&adapter->lock);
	RCU_INIT_POINTER(adapter->lower, NULL);
	spin_unlock_bh(&adapter->lock);
	netdev_put(lower, &adapter->lower_tracker);
	adapter->upper_gone = true;
	unregister_netdevice(dev);
	netdev_put(dev, &adapter->dev_tracker);
	return err;
}

/*
 * Take the adapter off the lower device. No frame passes any more; but until
 * the worker has left the network, the receive handler stays and drops what
 * comes, lest it come up through the lower device. RTNL held.
 */
static void detach(struct nwifi_adapter *adapter)
{
	struct net_device *lower = rtnl_dereference(adapter->lower);

	ASSERT_RTNL();
	nwifi_gate_shut(adapter);
	if (!lower || !adapter->lower_linked)
		return;
	adapter->lower_linked = false;
	netdev_upper_dev_unlink(lower, adapter->dev);
	nwifi_compat_no_addrconf(lower, false);
}

/* give the lower device back; RTNL held */
static void release_lower(struct nwifi_adapter *adapter, bool alive)
{
	struct net_device *lower = rtnl_dereference(adapter->lower);

	if (!lower)
		return;
	detach(adapter);
	netdev_rx_handler_unregister(lower);
	spin_lock_bh(&adapter->lock);
	RCU_INIT_POINTER(adapter->lower, NULL);
	spin_unlock_bh(&adapter->lock);
	/* frames on their way down may still look at it */
	synchronize_net();
	if (alive && adapter->lower_opened)
		dev_close(lower);
	adapter->lower_opened = false;
	netdev_put(lower, &adapter->lower_tracker);
}

/**
 * nwifi_link_destroy() - give the lower device back, unregister the netdev
 * @adapter: the adapter
 *
 * Context: the worker, at its end; takes RTNL.
 */
void nwifi_link_destroy(struct nwifi_adapter *adapter)
{
	nwifi_wiphy_scan_done(adapter, 0, true);
	rtnl_lock();
	release_lower(adapter, true);
	if (!adapter->upper_gone) {
		nwifi_wiphy_upper_gone(adapter);
		unregister_netdevice(adapter->dev);
	}
	/* releasing RTNL waits until nobody holds the netdev any more */
	netdev_put(adapter->dev, &adapter->dev_tracker);
	adapter->dev = NULL;
	rtnl_unlock();
}

/* "ip link del": the netdev goes now, the rest of the adapter follows */
static void dellink(struct net_device *dev, struct list_head *head)
{
	struct nwifi_adapter *adapter = nwifi_dev_adapter(dev);

	nwifi_wiphy_scan_done(adapter, 0, true);
	detach(adapter);
	nwifi_wiphy_upper_gone(adapter);
	unregister_netdevice_queue(dev, head);
	nwifi_adapter_remove(adapter, 0);
}

static void lower_event(struct nwifi_adapter *adapter, struct net_device *lower,
			unsigned long event)
{
	const struct nwifi_event up = { .type = NWIFI_EV_RADIO_UP };
	const struct nwifi_event down = { .type = NWIFI_EV_RADIO_DOWN };

	switch (event) {
	case NETDEV_UP:
		nwifi_job_post_event(adapter, &up, GFP_KERNEL);
		break;
	case NETDEV_GOING_DOWN:
		nwifi_job_post_event(adapter, &down, GFP_KERNEL);
		break;
	case NETDEV_UNREGISTER:
		/* also when it moves to another network namespace */
		adapter->lower_opened = false;
		release_lower(adapter, false);
		nwifi_adapter_lower_gone(adapter);
		break;
	case NETDEV_CHANGEMTU:
		if (adapter->upper_gone)
			break;
		adapter->dev->max_mtu = lower->mtu;
		if (adapter->dev->mtu > lower->mtu)
			dev_set_mtu(adapter->dev, lower->mtu);
		break;
	case NETDEV_CHANGEADDR:
		if (adapter->upper_gone)
			break;
		eth_hw_addr_set(adapter->dev, lower->dev_addr);
		ether_addr_copy(adapter->radio.addr, lower->dev_addr);
		call_netdevice_notifiers(NETDEV_CHANGEADDR, adapter->dev);
		break;
	case NETDEV_FEAT_CHANGE:
		if (adapter->upper_gone)
			break;
		nwifi_data_inherit(adapter->dev, lower);
		netdev_features_change(adapter->dev);
		break;
	}
}

static int netdev_event(struct notifier_block *nb, unsigned long event,
			void *ptr)
{
	struct net_device *dev = netdev_notifier_info_to_dev(ptr);
	struct nwifi_adapter *adapter;

	if (dev->rtnl_link_ops == &link_ops) {
		adapter = nwifi_dev_adapter(dev);
		if (event == NETDEV_CHANGENAME)
			strscpy(adapter->name, dev->name,
				sizeof(adapter->name));
		return NOTIFY_DONE;
	}
	if (rtnl_dereference(dev->rx_handler) == nwifi_data_rx)
		lower_event(rtnl_dereference(dev->rx_handler_data), dev, event);
	return NOTIFY_DONE;
}

/*
 * Before cfg80211, which on NETDEV_GOING_DOWN disconnects: the worker is to
 * know why before it hears that the AP is gone.
 */
static struct notifier_block notifier = {
	.notifier_call = netdev_event,
	.priority = 1,
};

/**
 * nwifi_link_init() - watch network devices, register the link kind
 *
 * Return: 0 or a negative error number.
 */
int __init nwifi_link_init(void)
{
	int err;

	err = register_netdevice_notifier(&notifier);
	if (err)
		return err;
	err = rtnl_link_register(&link_ops);
	if (err)
		unregister_netdevice_notifier(&notifier);
	return err;
}

/**
 * nwifi_link_exit() - undo nwifi_link_init(); there is no adapter any more
 */
void nwifi_link_exit(void)
{
	rtnl_link_unregister(&link_ops);
	unregister_netdevice_notifier(&notifier);
}
