// SPDX-License-Identifier: GPL-2.0-only
/*
 * What users and the kernel ask of the adapter's netdev, and what happens to
 * the lower device. The adapter follows; a netdev can be deleted with "ip link".
 */
#include <linux/etherdevice.h>
#include <linux/netdevice.h>
#include <linux/rtnetlink.h>
#include <linux/sched.h>
#include <net/rtnetlink.h>

#include "adapter/adapter.h"
#include "adapter/incoming.h"
#include "adapter/life.h"
#include "adapter/netdev.h"
#include "adapter/rfkill.h"
#include "path/lower.h"
#include "path/lower_admin.h"
#include "path/lower_filter.h"
#include "path/statistics.h"
#include "path/transmit.h"
#include "request/netdev.h"
#include "request/post.h"

/* An adapter is of no use without its radio, which may have been taken down. */
static int netdev_open(struct net_device *dev)
{
	struct nwifi_path *path = nwifi_dev_path(dev);
	int err;

	err = nwifi_lower_bring_up(path);
	if (err)
		return err;
	nwifi_filter_start(path);
	return 0;
}

/* A user who takes the interface down wants the connection to end. */
static int netdev_stop(struct net_device *dev)
{
	struct nwifi_adapter *adapter = nwifi_dev_adapter(dev);

	/* cfg80211 warns about a scan that outlives its interface. */
	nwifi_filter_stop(&adapter->path);
	nwifi_upper_scan_done(&adapter->upper, 0, true);
	nwifi_post_leave(adapter);
	return 0;
}

static void netdev_set_rx_mode(struct net_device *dev)
{
	nwifi_filter_lists(nwifi_dev_path(dev));
}

static void netdev_change_rx_flags(struct net_device *dev, int change)
{
	nwifi_filter_flags(nwifi_dev_path(dev));
}

/* That the station may have another address was asked before. */
static int netdev_set_mac_address(struct net_device *dev, void *addr)
{
	const u8 *mac = ((const struct sockaddr *)addr)->sa_data;

	if (!is_valid_ether_addr(mac))
		return -EADDRNOTAVAIL;
	/* The netdev follows its lower device. */
	return nwifi_lower_set_address(nwifi_dev_path(dev), mac);
}

static int netdev_get_iflink(const struct net_device *dev)
{
	const struct net_device *lower;
	int ifindex;

	rcu_read_lock();
	lower = rcu_dereference(nwifi_dev_path(dev)->lower);
	ifindex = lower ? lower->ifindex : 0;
	rcu_read_unlock();
	return ifindex;
}

const struct net_device_ops nwifi_netdev_ops = {
	.ndo_open = netdev_open,
	.ndo_stop = netdev_stop,
	.ndo_start_xmit = nwifi_path_start_xmit,
	.ndo_get_stats64 = nwifi_statistics_stats64,
	.ndo_get_iflink = netdev_get_iflink,
	.ndo_set_rx_mode = netdev_set_rx_mode,
	.ndo_change_rx_flags = netdev_change_rx_flags,
	.ndo_set_mac_address = netdev_set_mac_address,
	.ndo_validate_addr = eth_validate_addr,
};

/* "ip link del": the netdev goes now, the rest of the adapter follows. */
static void netdev_dellink(struct net_device *dev, struct list_head *head)
{
	struct nwifi_adapter *adapter = nwifi_dev_adapter(dev);

	nwifi_netdev_delete(adapter, head);
	nwifi_adapter_remove(adapter, 0);
}

/* There is no setup function: the netlink family alone makes adapters. */
struct rtnl_link_ops nwifi_netdev_link_ops = {
	.kind = "nwifi",
	.dellink = netdev_dellink,
};

/* What becomes of the lower device must not get lost for want of memory. */
static void lower_tell(struct nwifi_adapter *adapter, u8 type)
{
	const struct nwifi_event event = { .type = type };

	nwifi_post_event(&adapter->queue, &event, GFP_KERNEL | __GFP_NOFAIL);
}

static void lower_changed_address(struct nwifi_adapter *adapter,
				  const struct net_device *lower)
{
	const bool ours = nwifi_lower_address_is_ours(&adapter->path);
	struct net_device *dev = adapter->upper.dev;

	ether_addr_copy(adapter->reporter.addr, lower->dev_addr);
	nwifi_post_address(adapter, lower->dev_addr);
	if (adapter->upper.gone)
		return;
	eth_hw_addr_set(dev, lower->dev_addr);
	/* Whoever changes the address of the netdev tells of it. */
	if (!ours)
		call_netdevice_notifiers(NETDEV_CHANGEADDR, dev);
}

/*
 * A station that leaves has a new address by the time it has left: whoever takes
 * the interface down to change its address need not wait.
 */
static bool address_may_change(struct nwifi_adapter *adapter)
{
	struct nwifi_snapshot state;

	nwifi_adapter_state(adapter, &state);
	return !state.op || atomic_read(&adapter->n_leaving);
}

/* Something happens to the netdev of an adapter. */
static int upper_event(struct nwifi_adapter *adapter, unsigned long event,
		       void *info)
{
	const struct netdev_notifier_pre_changeaddr_info *address = info;
	struct nwifi_reporter *reporter = &adapter->reporter;
	struct net_device *dev = netdev_notifier_info_to_dev(info);

	switch (event) {
	case NETDEV_CHANGENAME:
		strscpy(reporter->name, dev->name, sizeof(reporter->name));
		break;
	case NETDEV_PRE_CHANGEADDR:
		if (ether_addr_equal(dev->dev_addr, address->dev_addr) ||
		    address_may_change(adapter))
			break;
		NL_SET_ERR_MSG(netdev_notifier_info_to_extack(info),
			       "the station is connected: disconnect first");
		return notifier_from_errno(-EBUSY);
	}
	return NOTIFY_DONE;
}

static void lower_changed_mtu(struct nwifi_adapter *adapter,
			      const struct net_device *lower)
{
	struct net_device *dev = adapter->upper.dev;

	dev->max_mtu = lower->mtu;
	if (dev->mtu > lower->mtu)
		dev_set_mtu(dev, lower->mtu);
}

/*
 * Managers of network devices do this, and nothing can refuse it. So the log has
 * who it was, unless it was asked for by way of the adapter, or the kernel itself:
 * the device was unplugged, or its switch was thrown.
 */
static void lower_lost(struct nwifi_adapter *adapter,
		       const struct net_device *lower, const char *how)
{
	if (adapter->path.address_changing || (current->flags & PF_KTHREAD))
		return;
	netdev_notice(adapter->upper.dev, "%s was %s by %s[%d]\n", lower->name,
		      how, current->comm, task_tgid_nr(current));
}

static void lower_event(struct nwifi_adapter *adapter, struct net_device *lower,
			unsigned long event)
{
	switch (event) {
	case NETDEV_UP:
		lower_tell(adapter, NWIFI_EV_RADIO_UP);
		break;
	case NETDEV_GOING_DOWN:
		lower_lost(adapter, lower, "taken down");
		lower_tell(adapter, NWIFI_EV_RADIO_DOWN);
		nwifi_rfkill_watch(adapter, lower);
		break;
	case NETDEV_UNREGISTER:
		/* The device also leaves for another network namespace so. */
		lower_lost(adapter, lower,
			   lower->reg_state == NETREG_REGISTERED ? "moved" :
								   "deleted");
		nwifi_lower_release(&adapter->path, false);
		nwifi_adapter_lower_gone(adapter);
		break;
	case NETDEV_CHANGEMTU:
		if (!adapter->upper.gone)
			lower_changed_mtu(adapter, lower);
		break;
	case NETDEV_CHANGEADDR:
		lower_changed_address(adapter, lower);
		break;
	case NETDEV_FEAT_CHANGE:
		if (adapter->upper.gone)
			break;
		nwifi_path_inherit(adapter->upper.dev, lower);
		netdev_features_change(adapter->upper.dev);
		break;
	}
}

/*
 * A device that is stacked on the lower device would receive past the gate, as a
 * VLAN does (A1). Stacked on the adapter it is welcome.
 */
static int lower_veto(const struct nwifi_path *path, void *info)
{
	const struct netdev_notifier_changeupper_info *change = info;

	if (!change->linking || change->upper_dev == path->dev)
		return NOTIFY_DONE;
	NL_SET_ERR_MSG(netdev_notifier_info_to_extack(info),
		       "the device belongs to an nwifi adapter: use that");
	return notifier_from_errno(-EBUSY);
}

static int netdev_event(struct notifier_block *nb, unsigned long event,
			void *ptr)
{
	struct net_device *dev = netdev_notifier_info_to_dev(ptr);
	struct nwifi_path *path;

	if (dev->rtnl_link_ops == &nwifi_netdev_link_ops)
		return upper_event(nwifi_dev_adapter(dev), event, ptr);
	path = nwifi_lower_path(dev);
	if (path && event == NETDEV_PRECHANGEUPPER)
		return lower_veto(path, ptr);
	if (path)
		lower_event(container_of(path, struct nwifi_adapter, path), dev,
			    event);
	return NOTIFY_DONE;
}

/*
 * This comes before cfg80211, which disconnects on NETDEV_GOING_DOWN: the
 * worker is to know why before it hears that the AP is gone.
 */
static struct notifier_block netdev_notifier = {
	.notifier_call = netdev_event,
	.priority = 1,
};

/**
 * nwifi_netdev_init() - watch network devices, register the link kind
 *
 * Context: module init.
 * Return: 0 or a negative error number.
 */
int __init nwifi_netdev_init(void)
{
	int err;

	err = register_netdevice_notifier(&netdev_notifier);
	if (err)
		return err;
	err = rtnl_link_register(&nwifi_netdev_link_ops);
	if (err)
		unregister_netdevice_notifier(&netdev_notifier);
	return err;
}

/**
 * nwifi_netdev_exit() - undo nwifi_netdev_init()
 *
 * Context: module exit; there is no adapter any more.
 */
void nwifi_netdev_exit(void)
{
	rtnl_link_unregister(&nwifi_netdev_link_ops);
	unregister_netdevice_notifier(&netdev_notifier);
}
