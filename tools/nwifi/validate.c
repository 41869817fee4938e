// SPDX-License-Identifier: GPL-2.0-only
/*
 * Having a profile validated by an extension before it is stored.
 *
 * Pages: Validating Network Profile Extensions; DOT11EXTIHV_VALIDATE_PROFILE.
 */
#include <stdio.h>
#include <string.h>

#include "lib/profile/parse.h"
#include "nwifi/validate.h"

static enum validity reply_read(sd_bus_message *reply, char *why)
{
	uint32_t error, reason;
	const char *adapter;

	if (sd_bus_message_read(reply, "suu", &adapter, &error, &reason) < 0) {
		strcpy(why, "malformed answer of ihvd");
		return VALIDITY_BAD;
	}
	if (!error)
		return VALIDITY_GOOD;
	snprintf(why, BUS_WHY,
		 "refused by the extension of %.32s: error %u, reason %#x",
		 adapter, error, reason);
	return VALIDITY_BAD;
}

static enum validity extension_ask(sd_bus *bus, const char *adapter,
				   const void *xml, size_t len, char *why)
{
	sd_bus_message *call = NULL, *reply = NULL;
	enum validity validity = VALIDITY_BAD;
	bool absent;
	int err;

	err = bus_new_call(bus, "ValidateProfile", &call);
	/* The profile may have keys. */
	if (err >= 0)
		err = sd_bus_message_sensitive(call);
	if (err >= 0)
		err = sd_bus_message_append(call, "s", adapter);
	if (err >= 0)
		err = sd_bus_message_append_array(call, 'y', xml, len);
	if (err < 0)
		snprintf(why, BUS_WHY, "%s", strerror(-err));
	else if (bus_try(bus, call, &reply, &absent, why) >= 0)
		validity = reply_read(reply, why);
	else if (absent)
		validity = VALIDITY_UNKNOWN;
	sd_bus_message_unref(reply);
	sd_bus_message_unref(call);
	return validity;
}

/**
 * validate_profile() - have an extension validate a profile (IHV-29)
 * @adapter: adapter whose extension is asked; empty for any extension
 * @xml: document of the profile
 * @len: length of @xml in bytes
 * @why: set to the reason unless the profile is good
 *
 * Return: result of the validation.
 */
enum validity validate_profile(const char *adapter, const void *xml,
			       size_t len, char why[static BUS_WHY])
{
	enum validity validity = VALIDITY_BAD;
	struct nwc_profile *profile;
	char bad[NWC_PROFILE_WHY];
	sd_bus *bus = NULL;
	bool for_extension;
	int err;

	if (nwc_profile_parse(xml, len, &profile, bad)) {
		snprintf(why, BUS_WHY, "%s", bad);
		return VALIDITY_BAD;
	}
	for_extension = profile->ihv.set;
	nwc_profile_free(profile);
	if (!for_extension)
		return VALIDITY_GOOD;
	err = sd_bus_open_system(&bus);
	if (err < 0) {
		snprintf(why, BUS_WHY, "no system bus: %s", strerror(-err));
		validity = VALIDITY_UNKNOWN;
	} else {
		validity = extension_ask(bus, adapter, xml, len, why);
	}
	sd_bus_close_unref(bus);
	return validity;
}
