/* SPDX-License-Identifier: GPL-2.0-only */
/* Disconnection operation. */
#ifndef NWIFI_CORE_DISCONNECT_H
#define NWIFI_CORE_DISCONNECT_H

#include "core.h"

void nwifi_disconnect(struct nwifi_core *core, enum nwifi_action_type how,
		      u16 reason, struct nwifi_actions *out);
void nwifi_disconnect_and_tell(struct nwifi_core *core,
			       enum nwifi_action_type how, u16 reason,
			       bool by_manager, struct nwifi_actions *out);

#endif /* NWIFI_CORE_DISCONNECT_H */
