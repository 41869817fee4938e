/* SPDX-License-Identifier: GPL-2.0-only */
/* What the sources of the profile library share, and nobody else needs. */
#ifndef NWIFI_LIB_PROFILE_SCHEMA_H
#define NWIFI_LIB_PROFILE_SCHEMA_H

#include "lib/profile.h"
#include "lib/profile_xml.h"

#define NWC_PROFILE_NS \
	"http://www.microsoft.com/networking/WLAN/profile/v1"
#define NWC_ONEX_NS	"http://www.microsoft.com/networking/OneX/v1"

void nwc_profile_check_key(struct nwc_xml *x, const xmlNode *node,
			   const struct nwc_profile_security *s);

#endif /* NWIFI_LIB_PROFILE_SCHEMA_H */
