/* SPDX-License-Identifier: GPL-2.0-only */
/* Does the AP still know the station? */
#ifndef NWIFI_CORE_SA_QUERY_H
#define NWIFI_CORE_SA_QUERY_H

#include "core.h"

void nwifi_sa_query_begin(struct nwifi_core *core,
			  const struct nwifi_event *event,
			  struct nwifi_actions *out);
void nwifi_sa_query_answered(struct nwifi_core *core,
			     const struct nwifi_event *event,
			     struct nwifi_actions *out);
bool nwifi_sa_query_overdue(struct nwifi_core *core, struct nwifi_actions *out);
void nwifi_sa_query_settle(struct nwifi_core *core, struct nwifi_actions *out);

#endif /* NWIFI_CORE_SA_QUERY_H */
