/* SPDX-License-Identifier: GPL-2.0-only */
/* Making a profile out of fragments, for a network that has none yet. */
#ifndef NWIFI_LIB_PROFILE_NEW_H
#define NWIFI_LIB_PROFILE_NEW_H

#include <stdint.h>

#include "lib/attr.h"
#include "lib/profile/profile.h"
#include "lib/profile/why.h"

int nwc_profile_new(const char *name, struct nwc_blob ssid,
		    const uint8_t oui[static NWC_PROFILE_OUI_LEN],
		    const char *connectivity, const char *security,
		    char **out, char why[static NWC_PROFILE_WHY]);

#endif /* NWIFI_LIB_PROFILE_NEW_H */
