/* SPDX-License-Identifier: GPL-2.0-only */
/* JSON form of a profile, without its secrets. */
#ifndef NWIFI_LIB_PROFILE_JSON_H
#define NWIFI_LIB_PROFILE_JSON_H

#include <jansson.h>

#include "lib/profile/profile.h"

json_t *nwc_json_profile(const struct nwc_profile *p);

#endif /* NWIFI_LIB_PROFILE_JSON_H */
