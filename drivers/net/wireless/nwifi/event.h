/* SPDX-License-Identifier: GPL-2.0-only */
/* Events: what the multicast group of the netlink family hears. */
#ifndef NWIFI_EVENT_H
#define NWIFI_EVENT_H

#include <linux/types.h>

struct nwifi_adapter;
struct nwifi_indication;
struct nwifi_action;
struct nwifi_port_change;
struct sk_buff;

/**
 * struct nwifi_outcome - how a request ended
 * @error: zero or a negative error number
 * @ndis: NDIS_STATUS
 * @status: DOT11_ASSOC_STATUS
 * @message: the reason, %NULL for none
 * @bssid: the AP that the station is associated with, %NULL for none
 */
struct nwifi_outcome {
	int error;
	u32 ndis;
	u32 status;
	const char *message;
	const u8 *bssid;
};

void nwifi_event_indication(struct nwifi_adapter *adapter,
			    const struct nwifi_indication *ind);
void nwifi_event_oid(struct nwifi_adapter *adapter,
		     const struct nwifi_action *act);
void nwifi_event_port(struct nwifi_adapter *adapter,
		      const struct nwifi_port_change *change);
void nwifi_event_adapter(struct nwifi_adapter *adapter, u32 action);
void nwifi_event_request_done(struct nwifi_adapter *adapter, u32 portid,
			      u64 cookie, u32 command,
			      const struct nwifi_outcome *outcome);

#endif /* NWIFI_EVENT_H */
