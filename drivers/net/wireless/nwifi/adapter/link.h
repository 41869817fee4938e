/* SPDX-License-Identifier: GPL-2.0-only */
/* The link to the AP: its signal, and the AP's entry in the BSS cache. */
#ifndef NWIFI_ADAPTER_LINK_H
#define NWIFI_ADAPTER_LINK_H

struct nwifi_adapter;

void nwifi_link_init(struct nwifi_adapter *adapter);
void nwifi_link_watch(struct nwifi_adapter *adapter);
void nwifi_link_ask_channel(struct nwifi_adapter *adapter);
void nwifi_link_refresh_cache(struct nwifi_adapter *adapter,
			      const struct nwifi_event *event);
int nwifi_link_find_bss(struct nwifi_adapter *adapter, const u8 *bssid);

#endif /* NWIFI_ADAPTER_LINK_H */
