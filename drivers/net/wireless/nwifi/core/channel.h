/* SPDX-License-Identifier: GPL-2.0-only */
/* The channel of the present AP. */
#ifndef NWIFI_CORE_CHANNEL_H
#define NWIFI_CORE_CHANNEL_H

#include "core.h"

void nwifi_channel_reported(struct nwifi_core *core,
			    const struct nwifi_channel_report *report,
			    struct nwifi_actions *out);

#endif /* NWIFI_CORE_CHANNEL_H */
