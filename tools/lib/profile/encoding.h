/* SPDX-License-Identifier: GPL-2.0-only */
/* From the bytes of an XML document to well-formed UTF-8. */
#ifndef NWIFI_LIB_PROFILE_ENCODING_H
#define NWIFI_LIB_PROFILE_ENCODING_H

#include <stddef.h>

#include "lib/profile/why.h"

int nwc_profile_utf8(const void *bytes, size_t len, char **text,
		     size_t *text_len, char why[static NWC_PROFILE_WHY]);
size_t nwc_profile_units(const char *text);

#endif /* NWIFI_LIB_PROFILE_ENCODING_H */
