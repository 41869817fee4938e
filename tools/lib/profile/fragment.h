/* SPDX-License-Identifier: GPL-2.0-only */
/* The fragments of a profile that are for the extension of a vendor. */
#ifndef NWIFI_LIB_PROFILE_FRAGMENT_H
#define NWIFI_LIB_PROFILE_FRAGMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "lib/profile/why.h"

int nwc_profile_fragment(const char *text, char **fragment,
			 char why[static NWC_PROFILE_WHY]);
int nwc_profile_with_fragments(const void *xml, size_t len,
			       const char *connectivity, const char *security,
			       bool use_ms_onex, char **out,
			       char why[static NWC_PROFILE_WHY]);

#endif /* NWIFI_LIB_PROFILE_FRAGMENT_H */
