/* SPDX-License-Identifier: GPL-2.0-only */
/* Port-authentication frames, in order with associations and keys. */
#ifndef NWIFI_ADAPTER_EAPOL_H
#define NWIFI_ADAPTER_EAPOL_H

#include <linux/types.h>

struct nwifi_adapter;
struct nwifi_path;
struct nwifi_radio_event;
struct sk_buff;

bool nwifi_eapol_send(struct nwifi_path *path, u32 session,
		      const struct sk_buff *skb);
int nwifi_eapol_received(struct nwifi_adapter *adapter,
			 const struct nwifi_radio_event *event);
void nwifi_eapol_release_early(struct nwifi_adapter *adapter);
void nwifi_eapol_purge_early(struct nwifi_adapter *adapter);

#endif /* NWIFI_ADAPTER_EAPOL_H */
