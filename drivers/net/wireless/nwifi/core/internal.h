/* SPDX-License-Identifier: GPL-2.0-only */
/* What the files of the core need of each other; nobody else includes this. */
#ifndef NWIFI_CORE_INTERNAL_H
#define NWIFI_CORE_INTERNAL_H

#include "core.h"
#include "dot11.h"

/* time limits, ms (miniport.md, section 18, less a margin to act in) */
#define NWIFI_ATTEMPT_MS	4500
#define NWIFI_OPERATION_MS	9500
#define NWIFI_SCAN_MS		14000
#define NWIFI_SCAN_ABORT_MS	1000
#define NWIFI_SCAN_RETRY_MS	200
#define NWIFI_SCAN_TRIES	60
#define NWIFI_ROAM_DELAY_MS	100
#define NWIFI_ROAM_DELAY_MAX_MS	30000
#define NWIFI_GIVE_UP_MS	10000
#define NWIFI_IHV_MS		60000

/*
 * An association that ended this soon was of no use. After so many of them in
 * a row the station waits before it tries again, lest an AP that accepts and
 * then throws us out keeps the air busy.
 */
#define NWIFI_SHORT_LIVED_MS	5000
#define NWIFI_MAX_SHORT_LIVED	3

/* change of the link quality that is worth an indication (LINK-3, damped) */
#define NWIFI_QUALITY_CHANGE	5

/* a better AP is one that is at least this much stronger, mBm */
#define NWIFI_BETTER_SIGNAL	400

/* core.c */
void nwifi_core_indicate(struct nwifi_core *core,
			 const struct nwifi_indication *ind,
			 struct nwifi_actions *out);
void nwifi_core_oid(u32 code, struct nwifi_actions *out);
void nwifi_core_done(struct nwifi_core *core, u32 *request, u32 ndis,
		     u32 status, enum nwifi_message message,
		     struct nwifi_actions *out);
void nwifi_core_refuse(u32 request, u32 ndis, enum nwifi_message message,
		       struct nwifi_actions *out);
void nwifi_core_answer(struct nwifi_core *core, u32 request,
		       enum nwifi_message message, struct nwifi_actions *out);
void nwifi_core_link_lost(struct nwifi_core *core, u32 status, bool requested,
			  struct nwifi_actions *out);

/* scan.c */
void nwifi_scan_request(struct nwifi_core *core, u32 request,
			struct nwifi_actions *out);
void nwifi_scan_abort(struct nwifi_core *core, const struct nwifi_event *event,
		      struct nwifi_actions *out);
struct nwifi_action *nwifi_scan_implicit(struct nwifi_core *core,
					 struct nwifi_actions *out);
bool nwifi_scan_yield(struct nwifi_core *core, struct nwifi_actions *out);
void nwifi_scan_resume(struct nwifi_core *core, struct nwifi_actions *out);
void nwifi_scan_ended(struct nwifi_core *core, bool aborted,
		      const struct nwifi_event *event,
		      struct nwifi_actions *out);
void nwifi_scan_failed(struct nwifi_core *core,
		       const struct nwifi_event *event,
		       struct nwifi_actions *out);
void nwifi_scan_retry(struct nwifi_core *core, struct nwifi_actions *out);
void nwifi_scan_overdue(struct nwifi_core *core,
			const struct nwifi_event *event,
			struct nwifi_actions *out);
void nwifi_scan_cancel(struct nwifi_core *core, u32 ndis, bool radio,
		       struct nwifi_actions *out);

/* connect.c */
void nwifi_connect_request(struct nwifi_core *core,
			   const struct nwifi_event *event,
			   struct nwifi_actions *out);
void nwifi_connect_start(struct nwifi_core *core,
			 const struct nwifi_event *event,
			 struct nwifi_actions *out);
void nwifi_connect_go(struct nwifi_core *core, const struct nwifi_event *event,
		      struct nwifi_actions *out);
void nwifi_connect_failed(u8 manager, u32 status, struct nwifi_actions *out);
void nwifi_connect_complete(struct nwifi_core *core, u32 status,
			    struct nwifi_actions *out);

/* associate.c */
void nwifi_attempt_next(struct nwifi_core *core, struct nwifi_actions *out);
void nwifi_attempt_end(struct nwifi_core *core, u32 status,
		       const struct nwifi_event *event,
		       struct nwifi_actions *out);
void nwifi_attempt_failed(struct nwifi_core *core, u32 status,
			  const struct nwifi_event *event,
			  struct nwifi_actions *out);
void nwifi_attempt_authenticated(struct nwifi_core *core,
				 const struct nwifi_event *event,
				 struct nwifi_actions *out);
void nwifi_attempt_associated(struct nwifi_core *core,
			      const struct nwifi_event *event,
			      struct nwifi_actions *out);
void nwifi_link_measured(struct nwifi_core *core, s32 signal,
			 struct nwifi_actions *out);
bool nwifi_attempt_is(const struct nwifi_core *core, const u8 *bssid, u8 step);

/* roam.c */
void nwifi_roam_request(struct nwifi_core *core,
			const struct nwifi_event *event,
			struct nwifi_actions *out);
void nwifi_roam_go(struct nwifi_core *core, const struct nwifi_event *event,
		   struct nwifi_actions *out);
void nwifi_roam_complete(struct nwifi_core *core, u32 status,
			 struct nwifi_actions *out);
void nwifi_roam_later(struct nwifi_core *core, struct nwifi_actions *out);
void nwifi_roam_give_up(struct nwifi_core *core, struct nwifi_actions *out);

/* disassociate.c */
void nwifi_disassociated(struct nwifi_core *core, u32 reason,
			 const struct nwifi_event *event,
			 struct nwifi_actions *out);
void nwifi_association_broken(struct nwifi_core *core,
			      const struct nwifi_event *event,
			      struct nwifi_actions *out);
void nwifi_disconnect(struct nwifi_core *core, enum nwifi_action_type leave,
		      struct nwifi_actions *out);

/* ihv.c */
bool nwifi_ihv_hold(struct nwifi_core *core, const struct nwifi_event *event,
		    struct nwifi_actions *out);
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
void nwifi_ihv_pre(struct nwifi_core *core, const struct nwifi_event *event,
		   struct nwifi_actions *out);
void nwifi_ihv_post(struct nwifi_core *core, const struct nwifi_event *event,
		    struct nwifi_actions *out);
void nwifi_ihv_overdue(struct nwifi_core *core, struct nwifi_actions *out);

#endif /* NWIFI_CORE_INTERNAL_H */
