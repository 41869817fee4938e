/* SPDX-License-Identifier: GPL-2.0-only */
/* The life of adapters. */
#ifndef NWIFI_ADAPTER_LIFE_H
#define NWIFI_ADAPTER_LIFE_H

#include <linux/netdevice.h>
#include <linux/types.h>

struct cfg80211_ops;
struct net;
struct netlink_ext_ack;
struct nwifi_adapter;
struct rtnl_link_ops;

/**
 * struct nwifi_upper_ops - how an adapter is asked for something from above
 * @cfg80211: operations of its wiphy
 * @netdev: operations of its netdev
 * @link: kind of its netdev towards rtnetlink
 */
struct nwifi_upper_ops {
	const struct cfg80211_ops *cfg80211;
	const struct net_device_ops *netdev;
	struct rtnl_link_ops *link;
};

/**
 * struct nwifi_adapter_params - what an adapter is to be
 * @net: network namespace of the lower device
 * @lower_ifindex: the lower device
 * @name: for the adapter's netdev, %NULL for the next nwl%d
 * @portid: netlink port that waits for the radio to be driven
 * @cookie: its name of the request
 * @command: command of the netlink family that the request is
 */
struct nwifi_adapter_params {
	struct net *net;
	int lower_ifindex;
	const char *name;
	u32 portid;
	u64 cookie;
	u32 command;
};

struct nwifi_adapter *nwifi_adapter_add(const struct nwifi_adapter_params *want,
					const struct nwifi_upper_ops *ops,
					struct netlink_ext_ack *extack);
void nwifi_adapter_remove(struct nwifi_adapter *adapter, u32 request);
void nwifi_adapter_lower_gone(struct nwifi_adapter *adapter);
int nwifi_adapters_init(void);
void nwifi_adapters_exit(void);

#endif /* NWIFI_ADAPTER_LIFE_H */
