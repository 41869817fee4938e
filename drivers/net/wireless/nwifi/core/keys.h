/* SPDX-License-Identifier: GPL-2.0-only */
/* Keys: what is passed on to the radio, and the account of what it has. */
#ifndef NWIFI_CORE_KEYS_H
#define NWIFI_CORE_KEYS_H

#include "core.h"

void nwifi_keys_request(struct nwifi_core *core,
			const struct nwifi_event *event,
			struct nwifi_actions *out);

#endif /* NWIFI_CORE_KEYS_H */
