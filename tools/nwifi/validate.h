/* SPDX-License-Identifier: GPL-2.0-only */
/* Having a profile validated by an extension before it is stored. */
#ifndef NWIFI_VALIDATE_H
#define NWIFI_VALIDATE_H

#include <stddef.h>

#include "nwifi/bus.h"

/**
 * enum validity - result of the validation
 * @VALIDITY_GOOD: an extension accepts the profile, or the profile has no
 *	settings for an extension
 * @VALIDITY_UNKNOWN: no extension could be asked
 * @VALIDITY_BAD: an extension refuses the profile, or the validation failed
 */
enum validity {
	VALIDITY_GOOD,
	VALIDITY_UNKNOWN,
	VALIDITY_BAD,
};

enum validity validate_profile(const char *adapter, const void *xml,
			       size_t len, char why[static BUS_WHY]);

#endif /* NWIFI_VALIDATE_H */
