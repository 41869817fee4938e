/* SPDX-License-Identifier: GPL-2.0-only */
/* What the radio reports, and timers, carry the open operation on. */
#ifndef NWIFI_CORE_OPERATION_H
#define NWIFI_CORE_OPERATION_H

#include "core.h"

void nwifi_operation_authenticated(struct nwifi_core *core,
				   const struct nwifi_event *event,
				   struct nwifi_actions *out);
void nwifi_operation_associated(struct nwifi_core *core,
				const struct nwifi_event *event,
				struct nwifi_actions *out);
void nwifi_operation_unanswered(struct nwifi_core *core,
				const struct nwifi_event *event,
				struct nwifi_actions *out);
void nwifi_operation_left(struct nwifi_core *core,
			  const struct nwifi_event *event,
			  struct nwifi_actions *out);
void nwifi_operation_scanned(struct nwifi_core *core, bool radio_free,
			     const struct nwifi_event *event,
			     struct nwifi_actions *out);
void nwifi_operation_refused(struct nwifi_core *core,
			     const struct nwifi_event *event,
			     struct nwifi_actions *out);
void nwifi_operation_radio_up(struct nwifi_core *core,
			      const struct nwifi_event *event,
			      struct nwifi_actions *out);
void nwifi_operation_radio_down(struct nwifi_core *core,
				const struct nwifi_event *event,
				struct nwifi_actions *out);
void nwifi_operation_timer(struct nwifi_core *core,
			   const struct nwifi_event *event,
			   struct nwifi_actions *out);

#endif /* NWIFI_CORE_OPERATION_H */
