/* SPDX-License-Identifier: GPL-2.0-only */
/* Packets on their way to the IHV extension. */
#ifndef NWIFI_ADAPTER_IHV_RX_H
#define NWIFI_ADAPTER_IHV_RX_H

#include <linux/types.h>

struct nwifi_adapter;
struct nwifi_path;
struct sk_buff;

void nwifi_ihv_rx_init(struct nwifi_adapter *adapter);
bool nwifi_ihv_rx_take(struct nwifi_path *path, struct sk_buff *skb);
void nwifi_ihv_rx_deliver(struct nwifi_adapter *adapter);
void nwifi_ihv_rx_returned(struct nwifi_adapter *adapter);
void nwifi_ihv_rx_purge(struct nwifi_adapter *adapter);

#endif /* NWIFI_ADAPTER_IHV_RX_H */
