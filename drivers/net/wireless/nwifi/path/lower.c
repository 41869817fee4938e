// SPDX-License-Identifier: GPL-2.0-only
/*
 * The hooks of the data path on the lower device: a receive handler, and the
 * place of a master, which keeps address configuration and managers away.
 */
#include <linux/etherdevice.h>
#include <linux/if_arp.h>
#include <linux/kobject.h>
#include <linux/netdevice.h>
#include <linux/rtnetlink.h>
#include <linux/sysfs.h>
#include <net/cfg80211.h>

#include "compat.h"
#include "path/egress.h"
#include "path/gate.h"
#include "path/lower.h"
#include "path/lower_admin.h"
#include "path/lower_filter.h"
#include "path/path.h"
#include "path/receive.h"
#include "path/transmit.h"

/**
 * nwifi_lower_check() - can an adapter be attached to this device?
 * @lower: the device
 * @extack: says why not
 *
 * Context: RTNL held.
 * Return: 0, -EOPNOTSUPP if it is not of a kind that can be driven, or -EBUSY
 * if somebody else uses it.
 */
int nwifi_lower_check(struct net_device *lower, struct netlink_ext_ack *extack)
{
	const struct wireless_dev *wdev = lower->ieee80211_ptr;

	if (!wdev || !wdev->wiphy) {
		NL_SET_ERR_MSG(extack, "not a wireless device");
		return -EOPNOTSUPP;
	}
	if (lower->netdev_ops->ndo_start_xmit == nwifi_path_start_xmit) {
		NL_SET_ERR_MSG(extack, "this device is an adapter itself");
		return -EOPNOTSUPP;
	}
	if (wdev->iftype != NL80211_IFTYPE_STATION) {
		NL_SET_ERR_MSG(extack,
			       "the device is not in station (managed) mode");
		return -EOPNOTSUPP;
	}
	/* iwd does so by default, for one. */
	if (wdev->owner_nlportid) {
		NL_SET_ERR_MSG(extack,
			       "a program has made this device, and deletes it at its end");
		return -EBUSY;
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
	/* Some of them, VLANs for instance, receive before the adapter does. */
	if (netdev_has_any_upper_dev(lower)) {
		NL_SET_ERR_MSG(extack,
			       "other devices are stacked on the device");
		return -EBUSY;
	}
	if (netif_running(lower) && netif_carrier_ok(lower)) {
		NL_SET_ERR_MSG(extack, "the device is connected");
		return -EBUSY;
	}
	return 0;
}

static void lower_set(struct nwifi_path *path, struct net_device *lower)
{
	ASSERT_RTNL();
	spin_lock_bh(&path->lock);
	rcu_assign_pointer(path->lower, lower);
	spin_unlock_bh(&path->lock);
}

static void lower_says_no(int err, struct netlink_ext_ack *extack)
{
	if (err == -ERFKILL)
		NL_SET_ERR_MSG(extack, "the radio is switched off (rfkill)");
	else
		NL_SET_ERR_MSG(extack, "the device could not be brought up");
}

/*
 * User space is to leave a lower device alone. The link lasts as long as the
 * device is one, so that it can be asked for at any time, and the event has it
 * asked for now (packaging/udev).
 */
#define LOWER_MARK "nwifi"

static int lower_mark(struct net_device *lower, struct net_device *dev)
{
	return sysfs_create_link(&lower->dev.kobj, &dev->dev.kobj, LOWER_MARK);
}

static void lower_unmark(struct net_device *lower)
{
	sysfs_remove_link(&lower->dev.kobj, LOWER_MARK);
}

/* An event for a device that goes would come with the one that says so. */
static void lower_changed(struct net_device *lower)
{
	if (lower->reg_state == NETREG_REGISTERED)
		kobject_uevent(&lower->dev.kobj, KOBJ_CHANGE);
}

/**
 * nwifi_lower_attach() - take a lower device, and bring it up
 * @path: the path; its netdev is registered
 * @lower: the lower device; checked by nwifi_lower_check()
 * @extack: says what failed
 *
 * Context: RTNL held.
 * Return: 0 or a negative error number.
 */
int nwifi_lower_attach(struct nwifi_path *path, struct net_device *lower,
		       struct netlink_ext_ack *extack)
{
	int err;

	netdev_hold(lower, &path->lower_tracker, GFP_KERNEL);
	lower_set(path, lower);
	err = netdev_rx_handler_register(lower, nwifi_path_handle_frame, path);
	if (err)
		goto err_lower;
	err = lower_mark(lower, path->dev);
	if (err)
		goto err_handler;
	err = nwifi_egress_guard(path, lower);
	if (err)
		goto err_mark;
	err = netdev_master_upper_dev_link(lower, path->dev, NULL, NULL,
					   extack);
	if (err)
		goto err_guard;
	path->lower_linked = true;
	/* The device would talk IPv6 on its own, past the ports. */
	nwifi_compat_no_addrconf(lower, true);
	if (!(lower->flags & IFF_UP)) {
		err = dev_open(lower, extack);
		if (err) {
			lower_says_no(err, extack);
			goto err_link;
		}
		path->lower_opened = true;
	}
	lower_changed(lower);
	return 0;

err_link:
	nwifi_compat_no_addrconf(lower, false);
	netdev_upper_dev_unlink(lower, path->dev);
	path->lower_linked = false;
err_guard:
	nwifi_egress_unguard(path);
err_mark:
	lower_unmark(lower);
err_handler:
	netdev_rx_handler_unregister(lower);
err_lower:
	lower_set(path, NULL);
	netdev_put(lower, &path->lower_tracker);
	return err;
}

/**
 * nwifi_lower_detach() - take the adapter off the lower device
 * @path: the path
 *
 * No frame passes any more. Until the worker has left the network, the receive
 * handler stays and drops what comes, lest it come up through the lower device.
 *
 * Context: RTNL held.
 */
void nwifi_lower_detach(struct nwifi_path *path)
{
	struct net_device *lower = rtnl_dereference(path->lower);

	nwifi_gate_shut(path);
	if (!lower || !path->lower_linked)
		return;
	nwifi_filter_stop(path);
	path->lower_linked = false;
	netdev_upper_dev_unlink(lower, path->dev);
	nwifi_compat_no_addrconf(lower, false);
	lower_unmark(lower);
}

/**
 * nwifi_lower_release() - give the lower device back
 * @path: the path
 * @alive: the device stays where it is, and is taken down if it was down when
 *	it was attached; else it goes, or moves to another network namespace
 *
 * Context: RTNL held; waits for those who may still look at the device.
 */
void nwifi_lower_release(struct nwifi_path *path, bool alive)
{
	struct net_device *lower = rtnl_dereference(path->lower);

	if (!lower)
		return;
	nwifi_lower_detach(path);
	nwifi_egress_unguard(path);
	netdev_rx_handler_unregister(lower);
	lower_set(path, NULL);
	/* Frames on their way down may still look at it. */
	synchronize_net();
	if (alive && path->lower_opened)
		dev_close(lower);
	if (alive)
		nwifi_lower_restore_address(path, lower);
	path->lower_opened = false;
	if (alive)
		lower_changed(lower);
	netdev_put(lower, &path->lower_tracker);
}

/**
 * nwifi_lower_path() - the path that has a device as its lower one
 * @dev: any network device
 *
 * Context: RTNL held.
 * Return: the path, or %NULL if the device is not the lower one of an adapter.
 */
struct nwifi_path *nwifi_lower_path(const struct net_device *dev)
{
	if (rtnl_dereference(dev->rx_handler) != nwifi_path_handle_frame)
		return NULL;
	return rtnl_dereference(dev->rx_handler_data);
}

/**
 * nwifi_path_setup() - setup function of the netdev
 * @dev: the netdev
 *
 * Context: while the netdev is allocated.
 */
void nwifi_path_setup(struct net_device *dev)
{
	ether_setup(dev);
	dev->needs_free_netdev = true;
	dev->priv_flags &= ~(IFF_TX_SKB_SHARING | IFF_XMIT_DST_RELEASE);
	/* The lower device is told of further addresses, or is promiscuous. */
	dev->priv_flags |= IFF_NO_QUEUE | IFF_UNICAST_FLT |
			   IFF_LIVE_ADDR_CHANGE;
	nwifi_compat_set_lltx(dev);
}

/*
 * The stack may always leave these for later, as with macvlan: a frame is only
 * passed on, and the lower device's own transmit path does what that device
 * cannot. So a segment crosses the gate once, not once for each of its frames.
 */
#define FEATURES_ALWAYS_ON \
	(NETIF_F_SG | NETIF_F_HW_CSUM | NETIF_F_FRAGLIST | NETIF_F_HIGHDMA | \
	 NETIF_F_GSO_SOFTWARE | NETIF_F_GSO_ROBUST)

/* Only the lower device can have done these. */
#define FEATURES_FROM_LOWER (NETIF_F_RXCSUM | NETIF_F_GRO)

/**
 * nwifi_path_inherit() - take over the limits of the lower device
 * @dev: the adapter's netdev
 * @lower: the lower device
 *
 * Context: RTNL held, or @dev not registered yet.
 */
void nwifi_path_inherit(struct net_device *dev, const struct net_device *lower)
{
	dev->features &= ~FEATURES_FROM_LOWER;
	dev->features |= FEATURES_ALWAYS_ON |
			 (lower->features & FEATURES_FROM_LOWER);
	dev->hw_features = FEATURES_ALWAYS_ON | FEATURES_FROM_LOWER;
	dev->vlan_features = FEATURES_ALWAYS_ON;
	dev->hw_enc_features = FEATURES_ALWAYS_ON;
	dev->needed_headroom = lower->needed_headroom;
	dev->needed_tailroom = lower->needed_tailroom;
	dev->hard_header_len = lower->hard_header_len;
	dev->min_mtu = lower->min_mtu;
	dev->max_mtu = lower->mtu;
	netif_inherit_tso_max(dev, lower);
}
