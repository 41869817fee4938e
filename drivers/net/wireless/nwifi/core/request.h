/* SPDX-License-Identifier: GPL-2.0-only */
/* Requests that are complete when they have been made. */
#ifndef NWIFI_CORE_REQUEST_H
#define NWIFI_CORE_REQUEST_H

#include "core.h"

void nwifi_request_disconnect(struct nwifi_core *core,
			      const struct nwifi_event *event,
			      struct nwifi_actions *out);
void nwifi_request_reset(struct nwifi_core *core,
			 const struct nwifi_event *event,
			 struct nwifi_actions *out);
void nwifi_request_flush(struct nwifi_core *core,
			 const struct nwifi_event *event,
			 struct nwifi_actions *out);
void nwifi_request_settings(struct nwifi_core *core,
			    const struct nwifi_event *event,
			    struct nwifi_actions *out);
void nwifi_request_authorize(struct nwifi_core *core,
			     const struct nwifi_event *event,
			     struct nwifi_actions *out);
void nwifi_request_remove(struct nwifi_core *core, struct nwifi_actions *out);
void nwifi_request_gone(struct nwifi_core *core, struct nwifi_actions *out);

#endif /* NWIFI_CORE_REQUEST_H */
