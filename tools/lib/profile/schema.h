/* SPDX-License-Identifier: GPL-2.0-only */
/* The schemas that profiles follow: namespaces, and values of elements. */
#ifndef NWIFI_LIB_PROFILE_SCHEMA_H
#define NWIFI_LIB_PROFILE_SCHEMA_H

#define NWC_PROFILE_NS \
	"http://www.microsoft.com/networking/WLAN/profile/v1"
#define NWC_ONEX_NS	"http://www.microsoft.com/networking/OneX/v1"

/* Values of <connectionType> and <connectionMode>. */
#define NWC_PROFILE_ESS		"ESS"
#define NWC_PROFILE_IBSS	"IBSS"
#define NWC_PROFILE_MANUAL	"manual"
#define NWC_PROFILE_AUTO	"auto"

#endif /* NWIFI_LIB_PROFILE_SCHEMA_H */
