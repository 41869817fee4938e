/* SPDX-License-Identifier: GPL-2.0-only */
/* The OneX element of a profile: what an 802.1X supplicant is to do. */
#ifndef NWIFI_LIB_PROFILE_ONEX_H
#define NWIFI_LIB_PROFILE_ONEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/profile.h"

/**
 * struct nwc_profile_onex - settings of 802.1X
 * @start_period_s: how long an answer to EAPOL-Start is waited for
 * @max_start: how many of them are sent
 * @auth_period_s: how long the authenticator may be silent after that
 * @eap_type: number of the EAP method, 0 if the profile does not say
 * @no_user: the credentials are the machine's or a guest's, not a user's
 */
struct nwc_profile_onex {
	unsigned int start_period_s;
	unsigned int max_start;
	unsigned int auth_period_s;
	uint8_t eap_type;
	bool no_user;
};

const char *nwc_profile_onex_xml(const struct nwc_profile *profile);
int nwc_profile_onex(const struct nwc_profile *profile,
		     struct nwc_profile_onex *onex,
		     char why[static NWC_PROFILE_WHY]);

#endif /* NWIFI_LIB_PROFILE_ONEX_H */
