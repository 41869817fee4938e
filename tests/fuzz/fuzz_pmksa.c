// SPDX-License-Identifier: GPL-2.0-only
/*
 * The PMKSA cache and the elements made with it. Input: flags (1: keep), a
 * count of cache operations, those (two bytes each), then elements.
 */
#include "fuzz.h"
#include "ie.h"
#include "pmksa.h"

#define ROOM (2 + NWIFI_PMKID_LEN)

static void mac(u8 *addr, u8 n)
{
	memset(addr, 0, NWIFI_MAC_BYTES);
	addr[0] = 2;
	addr[5] = n;
}

static void cache_op(struct nwifi_pmksa_cache *cache, u8 op, u8 n)
{
	const unsigned int before = cache->n;
	u8 bssid[NWIFI_MAC_BYTES], pmkid[NWIFI_PMKID_LEN];
	unsigned int i, found = 0;

	mac(bssid, n & 31);
	memset(pmkid, 0xa0 | op >> 4, sizeof(pmkid));
	if (op & 3) {
		nwifi_pmksa_set(cache, bssid, pmkid);
		REQUIRE(cache->n >= 1 && cache->n <= NWIFI_MAX_PMKSA);
	} else {
		nwifi_pmksa_del(cache, op & 4 ? bssid : NULL,
				op & 8 ? pmkid : NULL);
		REQUIRE(cache->n <= before);
	}
	for (i = 0; i < cache->n; i++)
		found += nwifi_mac_equal(cache->entry[i].bssid, bssid);
	REQUIRE(found <= 1 && (!(op & 3) || found == 1));
}

/* offset of the PMKID count; the element is one that can have it */
static size_t pmkids_at(const struct nwifi_element *rsn)
{
	size_t at = 2 + 4, i;

	for (i = 0; i < 2; i++)
		at += 2 + 4 * (size_t)(rsn->data[at] | rsn->data[at + 1] << 8);
	return at + 2;
}

/* element by element: an RSN element may be another one, but only in PMKIDs */
static void compare(const u8 *ies, size_t len, const u8 *out, size_t n)
{
	struct nwifi_element a, b;
	size_t at;

	while (nwifi_ie_next(&ies, &len, &a)) {
		REQUIRE(nwifi_ie_next(&out, &n, &b) && a.id == b.id);
		if (a.len == b.len && !memcmp(a.data, b.data, a.len))
			continue;
		REQUIRE(a.id == NWIFI_EID_RSN);
		at = pmkids_at(&b);
		REQUIRE(at <= a.len && at <= b.len &&
			!memcmp(a.data, b.data, at));
		/* none, or one: those of cache_op() are sixteen times the same */
		if (b.len > at) {
			REQUIRE(b.len >= at + 2 && b.data[at] <= 1 &&
				!b.data[at + 1]);
			if (b.data[at])
				REQUIRE(b.len >= at + ROOM &&
					b.data[at + 2] >> 4 == 0xa &&
					b.data[at + 2] == b.data[at + ROOM - 1]);
		}
	}
	/* nothing after the last one, and nothing torn */
	REQUIRE(!n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bytes in = { data, size };
	struct nwifi_pmksa_cache cache = { .n = 0 };
	const bool keep = take(&in) & 1;
	u8 n_ops = take(&in), bssid[NWIFI_MAC_BYTES], *ies, *out, *again;
	size_t n, twice;

	while (n_ops-- && in.left) {
		const u8 op = take(&in);

		cache_op(&cache, op, take(&in));
	}
	mac(bssid, 1);
	ies = copy_exactly(in.pos, in.left);
	out = malloc(in.left + ROOM);
	REQUIRE(out);
	n = nwifi_pmksa_apply(&cache, bssid, keep, ies, in.left, out);
	REQUIRE(n <= in.left + ROOM);
	compare(ies, in.left, out, n);

	/* what has been fitted to the AP fits it */
	again = malloc(n + ROOM);
	REQUIRE(again);
	twice = nwifi_pmksa_apply(&cache, bssid, keep, out, n, again);
	REQUIRE(twice == n && !memcmp(out, again, n));
	free(again);
	free(out);
	free(ies);
	return 0;
}
