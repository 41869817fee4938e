/* SPDX-License-Identifier: GPL-2.0-only */
/* Connection operation. */
#ifndef NWIFI_CORE_CONNECT_H
#define NWIFI_CORE_CONNECT_H

#include "core.h"

void nwifi_connect_request(struct nwifi_core *core,
			   const struct nwifi_event *event,
			   struct nwifi_actions *out);
void nwifi_connect_held(struct nwifi_core *core,
			const struct nwifi_event *event,
			struct nwifi_actions *out);
void nwifi_connect_go(struct nwifi_core *core, const struct nwifi_event *event,
		      struct nwifi_actions *out);

#endif /* NWIFI_CORE_CONNECT_H */
