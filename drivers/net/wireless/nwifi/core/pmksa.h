/* SPDX-License-Identifier: GPL-2.0-only */
/* The PMKSA cache. */
#ifndef NWIFI_CORE_PMKSA_H
#define NWIFI_CORE_PMKSA_H

#include "base.h"
#include "rsn.h"

#define NWIFI_MAX_PMKSA	16

/**
 * struct nwifi_pmksa_cache - PMKIDs by BSSID (AUTH-12, AUTH-16)
 * @n: entries
 * @entry: the entries, oldest first
 */
struct nwifi_pmksa_cache {
	unsigned int n;
	struct {
		u8 bssid[NWIFI_MAC_BYTES];
		u8 pmkid[NWIFI_PMKID_LEN];
	} entry[NWIFI_MAX_PMKSA];
};

void nwifi_pmksa_set(struct nwifi_pmksa_cache *cache, const u8 *bssid,
		     const u8 *pmkid);
void nwifi_pmksa_del(struct nwifi_pmksa_cache *cache, const u8 *bssid,
		     const u8 *pmkid);
const u8 *nwifi_pmksa_find(const struct nwifi_pmksa_cache *cache,
			   const u8 *bssid);

#endif /* NWIFI_CORE_PMKSA_H */
