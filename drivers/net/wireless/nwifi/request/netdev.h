/* SPDX-License-Identifier: GPL-2.0-only */
/* The netdev operations, and what happens to the netdevs of an adapter. */
#ifndef NWIFI_REQUEST_NETDEV_H
#define NWIFI_REQUEST_NETDEV_H

#include <linux/netdevice.h>

struct rtnl_link_ops;

extern const struct net_device_ops nwifi_netdev_ops;
extern struct rtnl_link_ops nwifi_netdev_link_ops;

int nwifi_netdev_init(void);
void nwifi_netdev_exit(void);

#endif /* NWIFI_REQUEST_NETDEV_H */
