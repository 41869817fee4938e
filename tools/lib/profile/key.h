/* SPDX-License-Identifier: GPL-2.0-only */
/* Whether a shared key has the form that the security of its profile demands. */
#ifndef NWIFI_LIB_PROFILE_KEY_H
#define NWIFI_LIB_PROFILE_KEY_H

#include "lib/profile/profile.h"

const char *nwc_profile_key_error(const struct nwc_profile_security *s);

#endif /* NWIFI_LIB_PROFILE_KEY_H */
