/* SPDX-License-Identifier: GPL-2.0-only */
/* What extensions say of a profile before it is stored. */
#ifndef NWIFI_VALIDATE_H
#define NWIFI_VALIDATE_H

#include <stdbool.h>

#include "lib/profile/profile.h"
#include "nwifi/bus.h"

/**
 * enum validity - what became of it
 * @VALIDITY_GOOD: an extension has no objection, or the profile has nothing for
 *	one
 * @VALIDITY_UNKNOWN: there was nobody to ask
 * @VALIDITY_BAD: an extension refuses it, or cannot say
 */
enum validity {
	VALIDITY_GOOD,
	VALIDITY_UNKNOWN,
	VALIDITY_BAD,
};

enum validity validate_profile(const char *adapter, const void *xml,
			       size_t len, char why[static BUS_WHY]);

#endif /* NWIFI_VALIDATE_H */
