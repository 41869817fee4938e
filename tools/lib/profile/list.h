/* SPDX-License-Identifier: GPL-2.0-only */
/* All the profiles of a store. */
#ifndef NWIFI_LIB_PROFILE_LIST_H
#define NWIFI_LIB_PROFILE_LIST_H

#include <stddef.h>

#include "lib/profile/profile.h"
#include "lib/profile/store.h"
#include "lib/profile/why.h"

/**
 * struct nwc_profile_list - profiles of a store
 * @v: the profiles, sorted by name
 * @n: number of profiles in @v
 */
struct nwc_profile_list {
	struct nwc_profile **v;
	size_t n;
};

/**
 * typedef nwc_profile_bad_fn - is told of a file that is not a profile
 * @file: name of the file
 * @why: what is wrong with it
 * @arg: argument that was given together with the function
 */
typedef void (*nwc_profile_bad_fn)(const char *file, const char *why,
				   void *arg);

int nwc_profile_store_load(struct nwc_profile_store *store,
			   struct nwc_profile_list *list,
			   nwc_profile_bad_fn bad, void *arg,
			   char why[static NWC_PROFILE_WHY]);
void nwc_profile_list_free(struct nwc_profile_list *list);

#endif /* NWIFI_LIB_PROFILE_LIST_H */
