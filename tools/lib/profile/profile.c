// SPDX-License-Identifier: GPL-2.0-only
/* Questions about a profile, and its end. */
#include <stdlib.h>
#include <string.h>
#include <wlantypes.h>

#include "lib/profile/profile.h"
#include "lib/profile/schema.h"
#include "lib/profile/xml.h"

/**
 * nwc_profile_free() - free a profile and wipe its secrets
 * @profile: profile, or NULL
 *
 * IHV-17.
 */
void nwc_profile_free(struct nwc_profile *profile)
{
	if (!profile)
		return;
	free(profile->name);
	free(profile->ssids);
	nwc_xml_wipe(profile->security.onex);
	nwc_xml_wipe(profile->security.key);
	nwc_xml_wipe(profile->ihv.connectivity);
	nwc_xml_wipe(profile->ihv.security);
	nwc_xml_wipe(profile->ihv.onex);
	free(profile);
}

/**
 * nwc_profile_has_ssid() - say whether a profile is for a network
 * @profile: profile
 * @ssid: SSID of the network
 *
 * Return: true if the profile names the SSID.
 */
bool nwc_profile_has_ssid(const struct nwc_profile *profile,
			  struct nwc_blob ssid)
{
	size_t i;

	for (i = 0; i < profile->n_ssids; i++) {
		if (profile->ssids[i].len == ssid.len &&
		    !memcmp(profile->ssids[i].data, ssid.data, ssid.len))
			return true;
	}
	return false;
}

/**
 * nwc_profile_type() - connectionType of a profile
 * @profile: profile
 *
 * Return: value of the element.
 */
const char *nwc_profile_type(const struct nwc_profile *profile)
{
	return profile->bss_type == dot11_BSS_type_independent ?
	       NWC_PROFILE_IBSS : NWC_PROFILE_ESS;
}

/**
 * nwc_profile_mode() - connectionMode of a profile
 * @profile: profile
 *
 * Return: value of the element, the default if the profile lacks it.
 */
const char *nwc_profile_mode(const struct nwc_profile *profile)
{
	return profile->automatic ? NWC_PROFILE_AUTO : NWC_PROFILE_MANUAL;
}
