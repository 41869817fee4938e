/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What differs among kernels. Each NWIFI_HAVE_* is the outcome of a compile
 * probe (compat/probe/), never of a version number: distributions and stable
 * trees take over prototypes without changing their version.
 */
#ifndef NWIFI_COMPAT_H
#define NWIFI_COMPAT_H

#include <linux/netdevice.h>
#include <net/cfg80211.h>
#include <net/genetlink.h>
#include <net/sch_generic.h>

/* The key operations of cfg80211_ops carry a link id. */
#ifdef NWIFI_HAVE_KEY_LINK_ID
#define NWIFI_COMPAT_KEY_LINK_ID int link_id,
#else
#define NWIFI_COMPAT_KEY_LINK_ID
#endif

/* Operations on keys and stations take a wireless_dev, not a netdev any more. */
#ifdef NWIFI_HAVE_OPS_WDEV
#define NWIFI_COMPAT_OPS_DEV struct wireless_dev
#else
#define NWIFI_COMPAT_OPS_DEV struct net_device
#endif

/* dev_deactivate() is told whether it throws queued frames away. */
static inline void nwifi_compat_dev_deactivate(struct net_device *dev)
{
#ifdef NWIFI_HAVE_DEV_DEACTIVATE_RESET
	dev_deactivate(dev, true);
#else
	dev_deactivate(dev);
#endif
}

/* That the stack transmits without its lock is a member of its own. */
static inline void nwifi_compat_set_lltx(struct net_device *dev)
{
#ifdef NWIFI_HAVE_NETDEV_LLTX
	dev->lltx = true;
#else
	dev->features |= NETIF_F_LLTX;
#endif
}

/*
 * Keeps IPv6 address configuration off a netdev, by a flag of its own or by the
 * flag that bonding gives its slaves.
 */
static inline void nwifi_compat_no_addrconf(struct net_device *dev, bool on)
{
#ifdef NWIFI_HAVE_NO_ADDRCONF
	if (on)
		dev->priv_flags |= IFF_NO_ADDRCONF;
	else
		dev->priv_flags &= ~IFF_NO_ADDRCONF;
#else
	if (on)
		dev->flags |= IFF_SLAVE;
	else
		dev->flags &= ~IFF_SLAVE;
#endif
}

/*
 * What protects the connection of a wireless_dev: a mutex of its own, or that
 * of its wiphy.
 */
#ifdef NWIFI_HAVE_WDEV_MTX
#define NWIFI_COMPAT_WDEV_MTX(wdev) (&(wdev)->mtx)
#else
#define NWIFI_COMPAT_WDEV_MTX(wdev) (&(wdev)->wiphy->mtx)
#endif

static inline void nwifi_compat_wdev_lock(struct wireless_dev *wdev)
{
	mutex_lock(NWIFI_COMPAT_WDEV_MTX(wdev));
}

static inline void nwifi_compat_wdev_unlock(struct wireless_dev *wdev)
{
	mutex_unlock(NWIFI_COMPAT_WDEV_MTX(wdev));
}

/* An address is handed over in a structure that has room for any address. */
static inline int nwifi_compat_set_mac_address(struct net_device *dev,
					       const u8 *addr)
{
#ifdef NWIFI_HAVE_SET_MAC_STORAGE
	struct sockaddr_storage mac = { .ss_family = dev->type };

	memcpy(mac.__data, addr, dev->addr_len);
#else
	struct sockaddr mac = { .sa_family = dev->type };

	memcpy(mac.sa_data, addr, dev->addr_len);
#endif
	return dev_set_mac_address(dev, &mac, NULL);
}

/* Management frames are numbered by cfg80211, or by the driver. */
#ifdef NWIFI_HAVE_MGMT_COOKIE
#define NWIFI_COMPAT_MGMT_COOKIE u64

static inline u64 nwifi_compat_mgmt_cookie(u64 cookie, u64 own)
{
	return cookie;
}
#else
#define NWIFI_COMPAT_MGMT_COOKIE u64 *

static inline u64 nwifi_compat_mgmt_cookie(u64 *cookie, u64 own)
{
	*cookie = own;
	return own;
}
#endif

/* The hooks around the handlers of a family are given split operations. */
#ifdef NWIFI_HAVE_GENL_SPLIT_HOOKS
#define NWIFI_COMPAT_GENL_OPS struct genl_split_ops
#else
#define NWIFI_COMPAT_GENL_OPS struct genl_ops
#endif

/* The attributes of a dump request are in a genl_info. */
static inline struct nlattr **
nwifi_compat_dump_attrs(const struct genl_dumpit_info *info)
{
#ifdef NWIFI_HAVE_GENL_DUMP_INFO
	return info->info.attrs;
#else
	return info->attrs;
#endif
}

#endif /* NWIFI_COMPAT_H */
