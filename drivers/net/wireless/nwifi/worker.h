/* SPDX-License-Identifier: GPL-2.0-only */
/* The worker: gives events to the core and carries its actions out. */
#ifndef NWIFI_WORKER_H
#define NWIFI_WORKER_H

#include "radio.h"

struct nwifi_adapter;
struct nwifi_event;

extern const struct nwifi_radio_sink nwifi_worker_sink;

void nwifi_worker_init(struct nwifi_adapter *adapter);
void nwifi_worker_stop_timers(struct nwifi_adapter *adapter);
void nwifi_worker_event(struct nwifi_adapter *adapter,
			const struct nwifi_event *event);
void nwifi_worker_poll(struct nwifi_adapter *adapter);
bool nwifi_worker_translate(const struct nwifi_radio_event *from,
			    struct nwifi_event *event);
void nwifi_frames_free(struct nwifi_adapter *adapter);

#endif /* NWIFI_WORKER_H */
