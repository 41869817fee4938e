/* SPDX-License-Identifier: GPL-2.0-only */
/* The adapter's netdev: made, stacked on the lower device, unregistered. */
#ifndef NWIFI_ADAPTER_NETDEV_H
#define NWIFI_ADAPTER_NETDEV_H

#include <linux/netdevice.h>
#include <linux/types.h>

struct list_head;
struct net_device;
struct netlink_ext_ack;
struct nwifi_adapter;
struct rtnl_link_ops;

int nwifi_netdev_create(struct nwifi_adapter *adapter, struct net_device *lower,
			const char *name, const struct net_device_ops *ops,
			struct rtnl_link_ops *link_ops,
			struct netlink_ext_ack *extack);
void nwifi_netdev_delete(struct nwifi_adapter *adapter, struct list_head *head);
void nwifi_netdev_destroy(struct nwifi_adapter *adapter);

#endif /* NWIFI_ADAPTER_NETDEV_H */
