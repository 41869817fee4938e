// SPDX-License-Identifier: GPL-2.0-only
/*
 * The PMKSA cache and the elements made with it. Input: flags (1: keep; 6: management frame
 * protection, enum nwifi_mfp; 8: another group management cipher), a count of cache operations, those (two bytes each), then elements.
 */
#include "fuzz.h"
#include "ie.h"
#include "pmksa.h"
#include "rsn.h"

/* a PMKID with the count */
#define ONE (2 + NWIFI_PMKID_LEN)

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

/* element by element: an RSN element may differ behind its suites only */
static void compare(const struct nwifi_rsn_fit *fit, const u8 *ies, size_t len,
		    const u8 *out, size_t n)
{
	const u8 both = NWIFI_RSN_MFPC | NWIFI_RSN_MFPR;
	struct nwifi_element a, b;
	size_t at;
	u8 capab;

	while (nwifi_ie_next(&ies, &len, &a)) {
		REQUIRE(nwifi_ie_next(&out, &n, &b) && a.id == b.id);
		if (a.len == b.len && !memcmp(a.data, b.data, a.len))
			continue;
		REQUIRE(a.id == NWIFI_EID_RSN);
		at = pmkids_at(&b);
		REQUIRE(at <= a.len && at <= b.len &&
			!memcmp(a.data, b.data, at - 2));
		capab = b.data[at - 2];
		REQUIRE((capab & ~both) == (a.data[at - 2] & ~both));
		if (fit->mfp == NWIFI_MFP_USED)
			REQUIRE(capab & NWIFI_RSN_MFPC);
		else if (fit->mfp == NWIFI_MFP_REFUSED)
			REQUIRE(!(capab & both));
		/* none, or one: those of cache_op() are sixteen times the same */
		if (b.len > at && !(fit->keep_pmkids && !fit->pmkid)) {
			REQUIRE(b.len >= at + 2 && b.data[at] <= 1 &&
				!b.data[at + 1]);
			if (b.data[at])
				REQUIRE(b.len >= at + ONE &&
					b.data[at + 2] >> 4 == 0xa &&
					b.data[at + 2] == b.data[at + ONE - 1]);
		}
	}
	/* nothing after the last one, and nothing torn */
	REQUIRE(!n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bytes in = { data, size };
	struct nwifi_pmksa_cache cache = { .n = 0 };
	const u8 flags = take(&in);
	struct nwifi_rsn_fit fit = {
		.keep_pmkids = flags & 1,
		.mfp = (flags >> 1 & 3) % (NWIFI_MFP_USED + 1),
		.group_mgmt = flags & 8 ? NWIFI_BIP_GMAC_256 :
					  NWIFI_BIP_CMAC_128,
	};
	u8 n_ops = take(&in), bssid[NWIFI_MAC_BYTES], *ies, *out, *again;
	size_t n, twice;

	while (n_ops-- && in.left) {
		const u8 op = take(&in);

		cache_op(&cache, op, take(&in));
	}
	mac(bssid, 1);
	ies = copy_exactly(in.pos, in.left);
	fit.pmkid = nwifi_pmksa_find(&cache, bssid);
	out = malloc(in.left + NWIFI_RSN_GROWTH);
	REQUIRE(out);
	n = nwifi_rsn_apply(&fit, ies, in.left, out);
	REQUIRE(n <= in.left + NWIFI_RSN_GROWTH);
	compare(&fit, ies, in.left, out, n);

	/* what has been fitted to the AP fits it */
	again = malloc(n + NWIFI_RSN_GROWTH);
	REQUIRE(again);
	twice = nwifi_rsn_apply(&fit, out, n, again);
	REQUIRE(twice == n && !memcmp(out, again, n));
	free(again);
	free(out);
	free(ies);
	return 0;
}
