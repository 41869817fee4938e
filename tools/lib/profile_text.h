/* SPDX-License-Identifier: GPL-2.0-only */
/* From the bytes of an XML document to UTF-8 that can be trusted. */
#ifndef NWIFI_LIB_PROFILE_TEXT_H
#define NWIFI_LIB_PROFILE_TEXT_H

#include <stddef.h>

/* Text that says what is wrong, with NUL. */
#define NWC_PROFILE_WHY	256

int nwc_profile_utf8(const void *bytes, size_t len, char **text,
		     size_t *text_len, char why[static NWC_PROFILE_WHY]);
size_t nwc_profile_units(const char *text);

#endif /* NWIFI_LIB_PROFILE_TEXT_H */
