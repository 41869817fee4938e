/* SPDX-License-Identifier: GPL-2.0-only */
/* What the radio reports, made into jobs. */
#ifndef NWIFI_ADAPTER_SINK_H
#define NWIFI_ADAPTER_SINK_H

#include <linux/types.h>

struct nwifi_channel;
struct nwifi_event;
struct nwifi_radio_channel;
struct nwifi_radio_event;
struct nwifi_radio_sink;

extern const struct nwifi_radio_sink nwifi_adapter_sink;

void nwifi_sink_channel(const struct nwifi_radio_channel *from,
			struct nwifi_channel *to);
bool nwifi_sink_translate(const struct nwifi_radio_event *from,
			  struct nwifi_event *event);

#endif /* NWIFI_ADAPTER_SINK_H */
