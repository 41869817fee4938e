/* SPDX-License-Identifier: GPL-2.0-only */
/* The profiles that there are: files that the user has named, and the store. */
#ifndef IHVD_PROFILES_H
#define IHVD_PROFILES_H

#include <stdbool.h>

#include "ihvd/daemon.h"

/**
 * struct profiles - profiles, those that count first
 * @v: the profiles; an entry that is NULL has been taken out
 * @n: how many
 */
struct profiles {
	struct nwc_profile **v;
	size_t n;
};

void profiles_load(struct daemon *d, struct profiles *list);
void profiles_free(struct profiles *list);
bool profiles_serves(const struct plugin *p,
		     const struct nwc_profile *profile);
struct nwc_profile *profiles_find(const struct plugin *p,
				    struct nwc_blob ssid);
uint64_t profiles_fingerprint(const struct nwc_profile *profile);

#endif /* IHVD_PROFILES_H */
