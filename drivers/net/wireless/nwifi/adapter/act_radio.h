/* SPDX-License-Identifier: GPL-2.0-only */
/* Actions on the radio. */
#ifndef NWIFI_ADAPTER_ACT_RADIO_H
#define NWIFI_ADAPTER_ACT_RADIO_H

struct nwifi_action;
struct nwifi_adapter;

void nwifi_act_scan(struct nwifi_adapter *adapter,
		    const struct nwifi_action *act);
void nwifi_act_abort_scan(struct nwifi_adapter *adapter);
void nwifi_act_join(struct nwifi_adapter *adapter,
		    const struct nwifi_action *act);
void nwifi_act_leave(struct nwifi_adapter *adapter,
		     const struct nwifi_action *act);
void nwifi_act_sa_query(struct nwifi_adapter *adapter,
			const struct nwifi_action *act);
void nwifi_act_authorize(struct nwifi_adapter *adapter,
			 const struct nwifi_action *act);
void nwifi_act_key(struct nwifi_adapter *adapter,
		   const struct nwifi_action *act);

#endif /* NWIFI_ADAPTER_ACT_RADIO_H */
