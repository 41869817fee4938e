/* SPDX-License-Identifier: GPL-2.0-only */
/* Explicit disassociation: the association ends, the station stays in OP. */
#ifndef NWIFI_CORE_DISASSOCIATE_H
#define NWIFI_CORE_DISASSOCIATE_H

#include "core.h"

void nwifi_disassociated(struct nwifi_core *core, u32 reason,
			 const struct nwifi_event *event,
			 struct nwifi_actions *out);
void nwifi_association_broken(struct nwifi_core *core,
			      const struct nwifi_event *event,
			      struct nwifi_actions *out);

#endif /* NWIFI_CORE_DISASSOCIATE_H */
