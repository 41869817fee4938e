/* SPDX-License-Identifier: GPL-2.0-only */
/* Reading a profile from its XML document. */
#ifndef NWIFI_LIB_PROFILE_PARSE_H
#define NWIFI_LIB_PROFILE_PARSE_H

#include <stddef.h>

#include "lib/profile/profile.h"
#include "lib/profile/why.h"

int nwc_profile_parse(const void *xml, size_t len,
		      struct nwc_profile **profile,
		      char why[static NWC_PROFILE_WHY]);

#endif /* NWIFI_LIB_PROFILE_PARSE_H */
