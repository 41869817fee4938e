/* SPDX-License-Identifier: GPL-2.0-only */
/* The netdev among other netdevs: made, stacked, watched, taken away. */
#ifndef NWIFI_LINK_H
#define NWIFI_LINK_H

struct netlink_ext_ack;
struct net_device;
struct nwifi_adapter;

int nwifi_link_check_lower(struct net_device *lower,
			   struct netlink_ext_ack *extack);
int nwifi_link_create(struct nwifi_adapter *adapter, struct net_device *lower,
		      const char *name, struct netlink_ext_ack *extack);
void nwifi_link_destroy(struct nwifi_adapter *adapter);
int nwifi_link_init(void);
void nwifi_link_exit(void);

#endif /* NWIFI_LINK_H */
