// SPDX-License-Identifier: GPL-2.0-only
/*
 * The PMKSA cache. A manager gives its entries once; the station puts the one
 * of the AP at hand into each (re)association request (ASSOC-14).
 */
#include "pmksa.h"

/**
 * nwifi_pmksa_del() - delete the entry of a BSSID or of a PMKID
 * @cache: the cache
 * @bssid: whose entry, %NULL for any
 * @pmkid: which, %NULL for any
 */
void nwifi_pmksa_del(struct nwifi_pmksa_cache *cache, const u8 *bssid,
		     const u8 *pmkid)
{
	unsigned int i, n = 0;

	for (i = 0; i < cache->n; i++) {
		if ((!bssid || nwifi_mac_equal(cache->entry[i].bssid, bssid)) &&
		    (!pmkid || !memcmp(cache->entry[i].pmkid, pmkid,
				       NWIFI_PMKID_LEN)))
			continue;
		cache->entry[n++] = cache->entry[i];
	}
	cache->n = n;
}

/**
 * nwifi_pmksa_set() - add or replace the entry of a BSSID
 * @cache: the cache; the oldest entry makes room
 * @bssid: whose
 * @pmkid: the PMKID
 */
void nwifi_pmksa_set(struct nwifi_pmksa_cache *cache, const u8 *bssid,
		     const u8 *pmkid)
{
	nwifi_pmksa_del(cache, bssid, NULL);
	if (cache->n == NWIFI_MAX_PMKSA) {
		memmove(&cache->entry[0], &cache->entry[1],
			sizeof(cache->entry) - sizeof(cache->entry[0]));
		cache->n--;
	}
	memcpy(cache->entry[cache->n].bssid, bssid, NWIFI_MAC_BYTES);
	memcpy(cache->entry[cache->n].pmkid, pmkid, NWIFI_PMKID_LEN);
	cache->n++;
}

/**
 * nwifi_pmksa_find() - the PMKID of an AP
 * @cache: the cache
 * @bssid: the AP
 *
 * Return: the PMKID, valid until the cache changes, or %NULL.
 */
const u8 *nwifi_pmksa_find(const struct nwifi_pmksa_cache *cache,
			   const u8 *bssid)
{
	unsigned int i;

	for (i = 0; i < cache->n; i++)
		if (nwifi_mac_equal(cache->entry[i].bssid, bssid))
			return cache->entry[i].pmkid;
	return NULL;
}
