/* SPDX-License-Identifier: GPL-2.0-only */
/* The OneX element of a profile: settings for an 802.1X supplicant. */
#ifndef NWIFI_LIB_PROFILE_ONEX_H
#define NWIFI_LIB_PROFILE_ONEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/profile/profile.h"
#include "lib/profile/why.h"

/**
 * struct nwc_profile_onex - settings of 802.1X
 * @start_period_s: time to wait for an answer to EAPOL-Start, seconds
 * @max_start: number of EAPOL-Start frames to send
 * @auth_period_s: time to wait for the authenticator after its first answer,
 *	seconds
 * @eap_type: number of the EAP method, 0 if the profile does not say
 * @no_user: the credentials are those of the machine or of a guest
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
