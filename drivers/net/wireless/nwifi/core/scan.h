/* SPDX-License-Identifier: GPL-2.0-only */
/* The one scanner that a radio has, and who may use it. */
#ifndef NWIFI_CORE_SCAN_H
#define NWIFI_CORE_SCAN_H

#include "core.h"

void nwifi_scan_request(struct nwifi_core *core, u32 request,
			struct nwifi_actions *out);
bool nwifi_scan_abort(struct nwifi_core *core, struct nwifi_actions *out);
struct nwifi_action *nwifi_scan_implicit(struct nwifi_core *core,
					 struct nwifi_actions *out);
bool nwifi_scan_yield(struct nwifi_core *core, struct nwifi_actions *out);
void nwifi_scan_resume(struct nwifi_core *core, struct nwifi_actions *out);
bool nwifi_scan_ended(struct nwifi_core *core, bool aborted,
		      struct nwifi_actions *out);
bool nwifi_scan_failed(struct nwifi_core *core, bool busy,
		       struct nwifi_actions *out);
void nwifi_scan_retry(struct nwifi_core *core, struct nwifi_actions *out);
bool nwifi_scan_overdue(struct nwifi_core *core, struct nwifi_actions *out);
void nwifi_scan_cancel(struct nwifi_core *core, u32 ndis, bool radio,
		       struct nwifi_actions *out);

#endif /* NWIFI_CORE_SCAN_H */
