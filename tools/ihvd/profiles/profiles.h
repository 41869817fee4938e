/* SPDX-License-Identifier: GPL-2.0-only */
/* The profiles that the user has named, and those of the store. */
#ifndef IHVD_PROFILES_PROFILES_H
#define IHVD_PROFILES_PROFILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ihvd/plugin/plugin.h"
#include "lib/profile/profile.h"

/**
 * struct profiles - profiles, in the order of their precedence
 * @v: the profiles; an entry is NULL if its profile was taken out
 * @n: how many entries there are
 */
struct profiles {
	struct nwc_profile **v;
	size_t n;
};

void profiles_load(const struct options *o, struct profiles *list);
void profiles_free(struct profiles *list);
bool profiles_serves(const struct plugin *p,
		     const struct nwc_profile *profile);
bool profiles_any(const struct plugin *p);
struct nwc_profile *profiles_find(const struct plugin *p,
				  struct nwc_blob ssid);
uint64_t profiles_fingerprint(const struct nwc_profile *profile);

#endif /* IHVD_PROFILES_PROFILES_H */
