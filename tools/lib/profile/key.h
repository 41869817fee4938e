/* SPDX-License-Identifier: GPL-2.0-only */
/* Checking a shared key against the security of its profile. */
#ifndef NWIFI_LIB_PROFILE_KEY_H
#define NWIFI_LIB_PROFILE_KEY_H

#include "lib/profile/profile.h"

const char *nwc_profile_key_error(const struct nwc_profile_security *s);

#endif /* NWIFI_LIB_PROFILE_KEY_H */
