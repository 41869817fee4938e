// SPDX-License-Identifier: GPL-2.0-only
/*
 * What is asked of the adapter's netdev and has to be done to the lower device:
 * to be up, and to have another MAC address.
 */
#include <linux/etherdevice.h>
#include <linux/netdevice.h>
#include <linux/rfkill.h>
#include <linux/rtnetlink.h>
#include <net/cfg80211.h>
#include <net/sch_generic.h>

#include "compat.h"
#include "path/lower_admin.h"
#include "path/path.h"

/**
 * nwifi_lower_bring_up() - the adapter is to be used: bring the lower device up
 * @path: the path
 *
 * Context: RTNL held.
 * Return: 0 if it is up; -ENODEV if there is none any more; or why it cannot be
 * brought up, -ERFKILL for one whose radio is switched off.
 */
int nwifi_lower_bring_up(struct nwifi_path *path)
{
	struct net_device *lower = rtnl_dereference(path->lower);

	if (!lower || !path->lower_linked)
		return -ENODEV;
	return dev_open(lower, NULL);
}

/**
 * nwifi_lower_activate() - have the lower device take frames, if it can
 * @path: the path
 *
 * linkwatch does this when a carrier has come back, but takes up to a second.
 *
 * Context: RTNL held.
 */
void nwifi_lower_activate(struct nwifi_path *path)
{
	struct net_device *lower = rtnl_dereference(path->lower);

	if (lower && netif_running(lower) && netif_carrier_ok(lower) &&
	    qdisc_tx_is_noop(lower))
		dev_activate(lower);
}

/**
 * nwifi_lower_is_blocked() - is the radio of the device switched off by rfkill?
 * @lower: a lower device
 *
 * Context: RTNL held.
 * Return: true if it is, so that the device cannot be brought up.
 */
bool nwifi_lower_is_blocked(const struct net_device *lower)
{
	return rfkill_blocked(lower->ieee80211_ptr->wiphy->rfkill);
}

/* No wireless device takes an address while it runs. */
static int address_set(struct net_device *lower, const u8 *addr)
{
	const bool up = lower->flags & IFF_UP;
	int err;

	if (up)
		dev_close(lower);
	err = nwifi_compat_set_mac_address(lower, addr);
	/* If it does not come up again, that is known like any other way down. */
	if (up && dev_open(lower, NULL))
		netdev_warn(lower, "down since its address was changed\n");
	return err;
}

/**
 * nwifi_lower_set_address() - give the lower device a MAC address
 * @path: the path
 * @addr: the address
 *
 * The device goes down for it, which ends what it does at that moment.
 *
 * Context: RTNL held.
 * Return: 0, or the error of the device, which then has the address it had.
 */
int nwifi_lower_set_address(struct nwifi_path *path, const u8 *addr)
{
	struct net_device *lower = rtnl_dereference(path->lower);
	u8 before[ETH_ALEN];
	int err;

	if (!lower || !path->lower_linked)
		return -ENODEV;
	if (ether_addr_equal(lower->dev_addr, addr))
		return 0;
	ether_addr_copy(before, lower->dev_addr);
	path->address_changing = true;
	err = address_set(lower, addr);
	path->address_changing = false;
	if (err)
		return err;
	if (!path->address_changed)
		ether_addr_copy(path->lower_address, before);
	path->address_changed = true;
	return 0;
}

/**
 * nwifi_lower_address_is_ours() - who has just changed the lower address?
 * @path: the path, whose lower device has got another address
 *
 * An address that somebody else gives to the device is not taken back at the
 * end.
 *
 * Context: RTNL held, in the notification of the change.
 * Return: true if nwifi_lower_set_address() does.
 */
bool nwifi_lower_address_is_ours(struct nwifi_path *path)
{
	if (!path->address_changing)
		path->address_changed = false;
	return path->address_changing;
}

/**
 * nwifi_lower_restore_address() - give the device back with the address it had
 * @path: the path
 * @lower: the device, which is not the lower one of the path any more
 *
 * Context: RTNL held.
 */
void nwifi_lower_restore_address(struct nwifi_path *path,
				 struct net_device *lower)
{
	if (!path->address_changed)
		return;
	path->address_changed = false;
	if (address_set(lower, path->lower_address))
		netdev_warn(lower, "keeps the address of the adapter\n");
}
