/* SPDX-License-Identifier: GPL-2.0-only */
/* Management frames that managers send and receive. */
#ifndef NWIFI_ADAPTER_MGMT_H
#define NWIFI_ADAPTER_MGMT_H

#include <linux/types.h>

struct nwifi_adapter;
struct nwifi_radio_event;
struct nwifi_radio_mgmt;

int nwifi_mgmt_send(struct nwifi_adapter *adapter,
		    const struct nwifi_radio_mgmt *mgmt, u64 cookie);
int nwifi_mgmt_cancel(struct nwifi_adapter *adapter, u64 cookie);
int nwifi_mgmt_reported(struct nwifi_adapter *adapter,
			const struct nwifi_radio_event *event);

#endif /* NWIFI_ADAPTER_MGMT_H */
