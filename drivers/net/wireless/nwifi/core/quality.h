/* SPDX-License-Identifier: GPL-2.0-only */
/* Quality of the link to the present AP. */
#ifndef NWIFI_CORE_QUALITY_H
#define NWIFI_CORE_QUALITY_H

#include "core.h"

void nwifi_quality_indicate(struct nwifi_core *core, struct nwifi_actions *out);
void nwifi_quality_measured(struct nwifi_core *core, s32 signal,
			    struct nwifi_actions *out);

#endif /* NWIFI_CORE_QUALITY_H */
