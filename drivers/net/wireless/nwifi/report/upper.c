// SPDX-License-Identifier: GPL-2.0-only
/*
 * What cfg80211 and the adapter's netdev are to each other: which connection
 * is under way, whether it is up, and whether there is a netdev at all.
 */
#include <linux/netdevice.h>
#include <net/cfg80211.h>

#include "report/upper.h"

/**
 * nwifi_upper_init() - cfg80211 has not been told anything
 * @upper: to be initialised, zeroed
 *
 * Context: any.
 */
void nwifi_upper_init(struct nwifi_upper *upper)
{
	mutex_init(&upper->lock);
	spin_lock_init(&upper->scan_lock);
}

/**
 * nwifi_upper_destroy() - undo nwifi_upper_init()
 * @upper: the adapter towards cfg80211
 *
 * Context: any.
 */
void nwifi_upper_destroy(struct nwifi_upper *upper)
{
	mutex_destroy(&upper->lock);
}

/**
 * nwifi_upper_mtu() - the MTU of the netdev
 * @upper: the adapter towards cfg80211
 *
 * Context: may sleep.
 * Return: the MTU, or -ENODEV if the netdev is being unregistered.
 */
int nwifi_upper_mtu(struct nwifi_upper *upper)
{
	int mtu;

	mutex_lock(&upper->lock);
	mtu = upper->gone ? -ENODEV : READ_ONCE(upper->dev->mtu);
	mutex_unlock(&upper->lock);
	return mtu;
}

/**
 * DOC: connections that cfg80211 has asked for
 *
 * cfg80211 expects of a driver that it acts at once: when a request for a
 * connection or for its end has returned, whatever is reported is about that
 * request or a later one. The worker acts later. So connections have numbers:
 * the end of one is reported while the request for it is still under way, and
 * what the worker reports of a connection that is over by then is dropped.
 */

/**
 * nwifi_upper_is_due() - is what the worker reports still of use to cfg80211?
 * @upper: the adapter towards cfg80211
 *
 * Context: the worker, with the lock of @upper.
 * Return: true unless the connection that the worker is about is over for
 * cfg80211.
 */
bool nwifi_upper_is_due(const struct nwifi_upper *upper)
{
	lockdep_assert_held(&upper->lock);
	return !upper->gone && (s32)(upper->current_no - upper->ended) > 0;
}

/**
 * nwifi_upper_connect() - cfg80211 asks for a new connection
 * @upper: the adapter towards cfg80211
 * @number: its number
 *
 * Context: may sleep; cfg80211 holds the wiphy's mutex, and no other request is
 * under way.
 * Return: 0, or the error that cfg80211 itself would refuse it with if it had
 * seen the report that is on its way to it: -EALREADY if there is a link,
 * -ENOTCONN if the one that it knows of is lost.
 */
int nwifi_upper_connect(struct nwifi_upper *upper, u32 *number)
{
	int err = 0;

	mutex_lock(&upper->lock);
	if (upper->linked) {
		err = -EALREADY;
	} else if (upper->wdev.connected) {
		err = -ENOTCONN;
	} else {
		upper->ended = upper->taken;
		*number = ++upper->taken;
	}
	mutex_unlock(&upper->lock);
	return err;
}

/**
 * nwifi_upper_reconnect() - cfg80211 asks for another AP of its connection
 * @upper: the adapter towards cfg80211
 *
 * Context: as nwifi_upper_connect().
 * Return: 0, or -ENOTCONN if cfg80211 is about to hear that the link is lost.
 */
int nwifi_upper_reconnect(struct nwifi_upper *upper)
{
	int err;

	mutex_lock(&upper->lock);
	err = upper->linked ? 0 : -ENOTCONN;
	mutex_unlock(&upper->lock);
	return err;
}

/**
 * nwifi_upper_disconnect() - cfg80211 ends the connection, which is its end
 * @upper: the adapter towards cfg80211
 * @reason: IEEE 802.11 reason code
 *
 * Context: as nwifi_upper_connect().
 */
void nwifi_upper_disconnect(struct nwifi_upper *upper, u16 reason)
{
	mutex_lock(&upper->lock);
	if (upper->linked)
		cfg80211_disconnected(upper->dev, reason, NULL, 0, true,
				      GFP_KERNEL);
	upper->linked = false;
	upper->ended = upper->taken;
	mutex_unlock(&upper->lock);
}

/**
 * nwifi_upper_begin() - from here on the worker is about another connection
 * @upper: the adapter towards cfg80211
 * @number: that of nwifi_upper_connect(); zero if cfg80211 has not asked for it
 *
 * Context: the worker.
 */
void nwifi_upper_begin(struct nwifi_upper *upper, u32 number)
{
	mutex_lock(&upper->lock);
	upper->current_no = number ?: ++upper->taken;
	mutex_unlock(&upper->lock);
}

/**
 * nwifi_upper_leave() - the netdev is about to be unregistered
 * @upper: the adapter towards cfg80211
 *
 * cfg80211 warns about a netdev that goes while it is connected, so it is told
 * now what the worker would tell it too late.
 *
 * Context: RTNL held.
 */
void nwifi_upper_leave(struct nwifi_upper *upper)
{
	mutex_lock(&upper->lock);
	if (upper->linked)
		cfg80211_disconnected(upper->dev, WLAN_REASON_DEAUTH_LEAVING,
				      NULL, 0, true, GFP_KERNEL);
	upper->linked = false;
	upper->gone = true;
	mutex_unlock(&upper->lock);
}
