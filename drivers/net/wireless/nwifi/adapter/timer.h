/* SPDX-License-Identifier: GPL-2.0-only */
/* The timers of the core. */
#ifndef NWIFI_ADAPTER_TIMER_H
#define NWIFI_ADAPTER_TIMER_H

#include <linux/types.h>

struct nwifi_adapter;

void nwifi_timers_init(struct nwifi_adapter *adapter);
void nwifi_timer_set(struct nwifi_adapter *adapter, u8 id, u32 ms);
void nwifi_timers_stop(struct nwifi_adapter *adapter);

#endif /* NWIFI_ADAPTER_TIMER_H */
