/* SPDX-License-Identifier: GPL-2.0-only */
/* Actions that several operations of the core make. */
#ifndef NWIFI_CORE_EMIT_H
#define NWIFI_CORE_EMIT_H

#include "core.h"

void nwifi_emit_accept(struct nwifi_actions *out);
void nwifi_emit_indication(struct nwifi_core *core,
			   const struct nwifi_indication *ind,
			   struct nwifi_actions *out);
void nwifi_emit_disassociation(struct nwifi_core *core, u32 reason,
			       struct nwifi_actions *out);
void nwifi_emit_oid(u32 code, struct nwifi_actions *out);
void nwifi_emit_done(struct nwifi_core *core, u32 *request, u32 ndis,
		     u32 status, enum nwifi_message message,
		     struct nwifi_actions *out);
void nwifi_emit_success(struct nwifi_core *core, u32 request,
			struct nwifi_actions *out);
void nwifi_emit_refusal(u32 request, u32 ndis, enum nwifi_message message,
			struct nwifi_actions *out);
void nwifi_emit_answer(struct nwifi_core *core, u32 request,
		       enum nwifi_message message, struct nwifi_actions *out);
void nwifi_emit_leave(const struct nwifi_core *core,
		      enum nwifi_action_type how, const u8 *bssid, u16 reason,
		      struct nwifi_actions *out);
void nwifi_emit_connect_failed(u8 manager, u32 status,
			       struct nwifi_actions *out);
void nwifi_emit_link_lost(struct nwifi_core *core, u32 status,
			  struct nwifi_actions *out);

#endif /* NWIFI_CORE_EMIT_H */
