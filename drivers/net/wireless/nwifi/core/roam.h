/* SPDX-License-Identifier: GPL-2.0-only */
/* Roaming operation. */
#ifndef NWIFI_CORE_ROAM_H
#define NWIFI_CORE_ROAM_H

#include "core.h"

void nwifi_roam_request(struct nwifi_core *core,
			const struct nwifi_event *event,
			struct nwifi_actions *out);
void nwifi_roam_go(struct nwifi_core *core, const struct nwifi_event *event,
		   struct nwifi_actions *out);
void nwifi_roam_complete(struct nwifi_core *core, u32 status,
			 struct nwifi_actions *out);
void nwifi_roam_later(struct nwifi_core *core, struct nwifi_actions *out);
void nwifi_roam_give_up(struct nwifi_core *core, struct nwifi_actions *out);

#endif /* NWIFI_CORE_ROAM_H */
