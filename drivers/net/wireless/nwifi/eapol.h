/* SPDX-License-Identifier: GPL-2.0-only */
/* Port-authentication frames: in order with associations and keys. */
#ifndef NWIFI_EAPOL_H
#define NWIFI_EAPOL_H

#include <linux/if_ether.h>
#include <linux/skbuff.h>

struct nwifi_adapter;
struct nwifi_radio_event;

/**
 * nwifi_eapol_is() - is this the EtherType of the port-authentication protocol?
 * @proto: EtherType
 *
 * Return: true for EAPOL (PORT-32).
 */
static inline bool nwifi_eapol_is(__be16 proto)
{
	return proto == htons(ETH_P_PAE);
}

bool nwifi_eapol_send(struct nwifi_adapter *adapter, u32 session,
		      const struct sk_buff *skb);
int nwifi_eapol_received(struct nwifi_adapter *adapter,
			 const struct nwifi_radio_event *event);
void nwifi_eapol_release(struct nwifi_adapter *adapter);
void nwifi_eapol_purge(struct nwifi_adapter *adapter);

#endif /* NWIFI_EAPOL_H */
