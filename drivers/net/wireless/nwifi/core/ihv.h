/* SPDX-License-Identifier: GPL-2.0-only */
/* The IHV extension as the operating system side sees it. */
#ifndef NWIFI_CORE_IHV_H
#define NWIFI_CORE_IHV_H

#include "core.h"

bool nwifi_ihv_missing(const struct nwifi_core *core);
void nwifi_ihv_require(struct nwifi_core *core, struct nwifi_actions *out);
bool nwifi_ihv_hold(struct nwifi_core *core, const struct nwifi_config *config,
		    const struct nwifi_asker *asker, struct nwifi_actions *out);
bool nwifi_ihv_cancel(struct nwifi_core *core, bool by_manager,
		      struct nwifi_actions *out);
void nwifi_ihv_reset(struct nwifi_core *core, bool by_manager,
		     struct nwifi_actions *out);
void nwifi_ihv_settle(struct nwifi_core *core, struct nwifi_actions *out);
void nwifi_ihv_bind(struct nwifi_core *core, const struct nwifi_event *event,
		    struct nwifi_actions *out);
void nwifi_ihv_unbind(struct nwifi_core *core, const struct nwifi_event *event,
		      struct nwifi_actions *out);
void nwifi_ihv_deinit(struct nwifi_core *core, struct nwifi_actions *out);
bool nwifi_ihv_pre(struct nwifi_core *core, const struct nwifi_event *event,
		   struct nwifi_actions *out);
void nwifi_ihv_post(struct nwifi_core *core, const struct nwifi_event *event,
		    struct nwifi_actions *out);
void nwifi_ihv_ethertypes(struct nwifi_core *core,
			  const struct nwifi_event *event,
			  struct nwifi_actions *out);
void nwifi_ihv_overdue(struct nwifi_core *core, struct nwifi_actions *out);

#endif /* NWIFI_CORE_IHV_H */
