/* SPDX-License-Identifier: GPL-2.0-only */
/* Frames on their way from the stack to the lower device. */
#ifndef NWIFI_PATH_TRANSMIT_H
#define NWIFI_PATH_TRANSMIT_H

#include <linux/netdevice.h>

struct nwifi_path;
struct sk_buff;

netdev_tx_t nwifi_path_start_xmit(struct sk_buff *skb, struct net_device *dev);
int nwifi_path_send_ihv(struct nwifi_path *path, struct sk_buff *skb);

#endif /* NWIFI_PATH_TRANSMIT_H */
