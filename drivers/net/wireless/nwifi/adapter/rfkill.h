/* SPDX-License-Identifier: GPL-2.0-only */
/* A radio that was switched off comes back when it is switched on. */
#ifndef NWIFI_ADAPTER_RFKILL_H
#define NWIFI_ADAPTER_RFKILL_H

struct net_device;
struct nwifi_adapter;

void nwifi_rfkill_init(struct nwifi_adapter *adapter);
void nwifi_rfkill_watch(struct nwifi_adapter *adapter,
			const struct net_device *lower);

#endif /* NWIFI_ADAPTER_RFKILL_H */
