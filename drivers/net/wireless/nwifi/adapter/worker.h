/* SPDX-License-Identifier: GPL-2.0-only */
/* The worker: gives events to the core, and has its actions carried out. */
#ifndef NWIFI_ADAPTER_WORKER_H
#define NWIFI_ADAPTER_WORKER_H

#include <linux/workqueue.h>

struct nwifi_adapter;
struct nwifi_event;

void nwifi_worker_init(struct nwifi_adapter *adapter);
void nwifi_worker_run(struct work_struct *work);
void nwifi_worker_enter(struct nwifi_adapter *adapter);
void nwifi_worker_leave(struct nwifi_adapter *adapter);
void nwifi_worker_poll(struct nwifi_adapter *adapter);
void nwifi_worker_event(struct nwifi_adapter *adapter,
			struct nwifi_event *event);

#endif /* NWIFI_ADAPTER_WORKER_H */
