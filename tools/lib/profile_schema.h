/* SPDX-License-Identifier: GPL-2.0-only */
/* What the sources of the profile library share, and nobody else needs. */
#ifndef NWIFI_LIB_PROFILE_SCHEMA_H
#define NWIFI_LIB_PROFILE_SCHEMA_H

#include "lib/profile.h"
#include "lib/profile_xml.h"

#define NWIFI_PROFILE_NS \
	"http://www.microsoft.com/networking/WLAN/profile/v1"
#define NWIFI_ONEX_NS	"http://www.microsoft.com/networking/OneX/v1"

void nwifi_profile_check_key(struct nwifi_xml *x, const xmlNode *node,
			     const struct nwifi_profile_security *s);

#endif /* NWIFI_LIB_PROFILE_SCHEMA_H */
