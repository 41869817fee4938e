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

/**
 * struct nwifi_ihv_report - a handler or function of the extension interface
 * @name: documented name
 * @function: it is a function of the host, else a handler
 * @phase: enum nwifi_ihv_phase
 * @have_result: @result holds
 * @result: Win32 error
 * @have_session: @session holds
 * @session: connection session or session of a port
 * @peer: MAC address, %NULL for none
 */
struct nwifi_ihv_report {
	const char *name;
	bool function;
	u32 phase;
	bool have_result;
	u32 result;
	bool have_session;
	u32 session;
	const u8 *peer;
};

void nwifi_event_indication(struct nwifi_adapter *adapter,
			    const struct nwifi_indication *ind);
void nwifi_event_oid(struct nwifi_adapter *adapter,
		     const struct nwifi_action *act);
void nwifi_event_port(struct nwifi_adapter *adapter,
		      const struct nwifi_port_change *change);
void nwifi_event_ihv(struct nwifi_adapter *adapter,
		     const struct nwifi_ihv_report *report);
bool nwifi_event_put_port(struct sk_buff *skb,
			  const struct nwifi_port_change *change);
bool nwifi_event_put_completion(struct nwifi_adapter *adapter,
				struct sk_buff *skb,
				const struct nwifi_indication *ind);
void nwifi_event_adapter(struct nwifi_adapter *adapter, u32 action);
void nwifi_event_request_done(struct nwifi_adapter *adapter, u32 portid,
			      u64 cookie, u32 command,
			      const struct nwifi_outcome *outcome);

#endif /* NWIFI_EVENT_H */
