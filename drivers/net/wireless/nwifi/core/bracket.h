/* SPDX-License-Identifier: GPL-2.0-only */
/* The end of a connection or roaming operation. */
#ifndef NWIFI_CORE_BRACKET_H
#define NWIFI_CORE_BRACKET_H

#include "core.h"

void nwifi_bracket_close_connection(struct nwifi_core *core, u32 status,
				    struct nwifi_actions *out);
void nwifi_bracket_exhaust_connection(struct nwifi_core *core,
				      struct nwifi_actions *out);
void nwifi_bracket_close_roam(struct nwifi_core *core, u32 status,
			      struct nwifi_actions *out);

#endif /* NWIFI_CORE_BRACKET_H */
