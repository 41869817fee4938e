/* SPDX-License-Identifier: GPL-2.0-only */
/* Actions that concern the IHV extension host. */
#ifndef NWIFI_ADAPTER_ACT_HOST_H
#define NWIFI_ADAPTER_ACT_HOST_H

#include <linux/types.h>

struct nwifi_action;
struct nwifi_adapter;

void nwifi_act_host_init(struct nwifi_adapter *adapter);
void nwifi_act_host(struct nwifi_adapter *adapter,
		    const struct nwifi_action *act);
int nwifi_host_post_return(struct nwifi_adapter *adapter, u64 cookie,
			   u32 result, bool managed);

#endif /* NWIFI_ADAPTER_ACT_HOST_H */
