// SPDX-License-Identifier: GPL-2.0-only
/*
 * The PMKSA cache. A manager gives its entries once; the station puts the one
 * of the AP at hand into each (re)association request (ASSOC-14), also when it
 * roams by itself with elements that were made for another AP.
 */
#include "ie.h"
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

/* Returns the offset of the PMKID count in the body; zero if cut short. */
static size_t pmkid_offset(const u8 *body, size_t len)
{
	size_t pos = 2 + 4;	/* version, group cipher */
	unsigned int i;

	for (i = 0; i < 2; i++) {	/* pairwise ciphers, AKM suites */
		if (pos + 2 > len)
			return 0;
		pos += 2 + 4 * (size_t)(body[pos] | body[pos + 1] << 8);
	}
	pos += 2;			/* capabilities */
	return pos <= len ? pos : 0;
}

/* Returns zero if the element cannot take a PMKID. */
static size_t rsn_put(u8 *out, const struct nwifi_element *rsn,
		      const u8 *pmkid)
{
	const size_t at = pmkid_offset(rsn->data, rsn->len);
	size_t rest = at, len = at;

	if (!at)
		return 0;
	if (rsn->len >= at + 2)
		rest = at + 2 + NWIFI_PMKID_LEN *
		       (size_t)(rsn->data[at] | rsn->data[at + 1] << 8);
	if (rest > rsn->len)
		return 0;
	if (len + 2 + NWIFI_PMKID_LEN + (rsn->len - rest) > 255)
		return 0;
	memcpy(out + 2, rsn->data, at);
	if (pmkid || rest < rsn->len) {
		out[2 + len++] = pmkid ? 1 : 0;
		out[2 + len++] = 0;
	}
	if (pmkid) {
		memcpy(out + 2 + len, pmkid, NWIFI_PMKID_LEN);
		len += NWIFI_PMKID_LEN;
	}
	memcpy(out + 2 + len, rsn->data + rest, rsn->len - rest);
	len += rsn->len - rest;
	out[0] = rsn->id;
	out[1] = (u8)len;
	return 2 + len;
}

/**
 * nwifi_pmksa_apply() - make the elements of a request fit the AP it goes to
 * @cache: the cache
 * @bssid: the AP
 * @keep: the manager made the elements for this AP: without an entry they stay
 *	as they are
 * @ies: elements as the manager gave them
 * @len: bytes at @ies
 * @out: receives the elements; room for @len + 2 + 16 bytes
 *
 * PMKIDs of the RSN element are replaced by the cached one for @bssid, or
 * left out if there is none: those given were for another AP. Only the first
 * RSN element counts as one, which also bounds the growth.
 *
 * Return: bytes at @out.
 */
size_t nwifi_pmksa_apply(const struct nwifi_pmksa_cache *cache,
			 const u8 *bssid, bool keep, const u8 *ies, size_t len,
			 u8 *out)
{
	const u8 *pmkid = NULL, *pos = ies;
	struct nwifi_element elem;
	size_t n = 0, put, i;
	bool rsn = false;

	for (i = 0; i < cache->n; i++)
		if (nwifi_mac_equal(cache->entry[i].bssid, bssid))
			pmkid = cache->entry[i].pmkid;
	while (nwifi_ie_next(&pos, &len, &elem)) {
		put = 0;
		if (elem.id == NWIFI_EID_RSN && !rsn && (pmkid || !keep)) {
			rsn = true;
			put = rsn_put(out + n, &elem, pmkid);
		}
		if (!put) {
			put = 2 + (size_t)elem.len;
			memcpy(out + n, elem.data - 2, put);
		}
		n += put;
	}
	return n;
}
