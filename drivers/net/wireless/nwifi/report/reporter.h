/* SPDX-License-Identifier: GPL-2.0-only */
/* Who reports: what every message about an adapter says of it. */
#ifndef NWIFI_REPORT_REPORTER_H
#define NWIFI_REPORT_REPORTER_H

#include <linux/if.h>
#include <linux/if_ether.h>
#include <linux/types.h>
#include <net/netlink.h>
#include <uapi/linux/nwifi.h>

struct genl_family;
struct net;
struct wiphy;

/**
 * struct nwifi_reporter - an adapter, as its reports name it
 * @net: network namespace whose listeners are told; not counted
 * @ifindex: index of the adapter's netdev
 * @name: name of the netdev; follows renames under RTNL
 * @addr: MAC address of the adapter; follows the lower device under RTNL
 * @wiphy: the adapter's wiphy, whose bands PHY ids stand for
 * @seq: number of the last event; the worker and, when that is gone, the
 *	reaper
 */
struct nwifi_reporter {
	struct net *net;
	int ifindex;
	char name[IFNAMSIZ];
	u8 addr[ETH_ALEN];
	const struct wiphy *wiphy;
	u64 seq;
};

/* The netlink family, which request/family.c hands over by this pointer. */
extern struct genl_family *nwifi_report_family;

/**
 * nwifi_reporter_put() - which adapter a message is about
 * @reporter: the adapter
 * @skb: the message
 *
 * Context: any.
 * Return: false if the message is too short.
 */
static inline bool nwifi_reporter_put(const struct nwifi_reporter *reporter,
				      struct sk_buff *skb)
{
	return !nla_put_u32(skb, NWIFI_A_IFINDEX, reporter->ifindex) &&
	       !nla_put_string(skb, NWIFI_A_IFNAME, reporter->name);
}

void nwifi_report_init(struct genl_family *family, unsigned int group);

#endif /* NWIFI_REPORT_REPORTER_H */
