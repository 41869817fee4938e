/* SPDX-License-Identifier: GPL-2.0-only */
/* The guard on what leaves by the lower device. */
#ifndef NWIFI_PATH_EGRESS_H
#define NWIFI_PATH_EGRESS_H

#include <linux/kconfig.h>
#include <linux/netdevice.h>
#include <linux/skbuff.h>
#include <linux/types.h>

struct net_device;
struct nwifi_path;

#ifdef CONFIG_NETFILTER_EGRESS
int nwifi_egress_guard(struct nwifi_path *path, struct net_device *lower);
void nwifi_egress_unguard(struct nwifi_path *path);
int nwifi_egress_xmit(struct sk_buff *skb);
#else
static inline int nwifi_egress_guard(struct nwifi_path *path,
				     struct net_device *lower)
{
	return 0;
}

static inline void nwifi_egress_unguard(struct nwifi_path *path)
{
}

static inline int nwifi_egress_xmit(struct sk_buff *skb)
{
	return dev_queue_xmit(skb);
}
#endif

/**
 * nwifi_egress_is_guarded() - can the guard keep data out of a radio that is
 *	open?
 *
 * Return: false if this kernel has no place for the guard.
 */
static inline bool nwifi_egress_is_guarded(void)
{
	return IS_ENABLED(CONFIG_NETFILTER_EGRESS);
}

#endif /* NWIFI_PATH_EGRESS_H */
