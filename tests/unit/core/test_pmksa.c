// SPDX-License-Identifier: GPL-2.0-only
/*
 * The PMKSA cache and the RSN element of a request (ASSOC-14, AUTH-12,
 * AUTH-16). Output buffers have the size that is promised to be enough.
 */
#include "rig.h"

#include <stdlib.h>
#include <string.h>

#include "ie.h"
#include "pmksa.h"
#include "rsn.h"

static const u8 ap1[] = { 2, 0, 0, 0, 0, 1 }, ap2[] = { 2, 0, 0, 0, 0, 2 };
static const u8 id_a[NWIFI_PMKID_LEN] = "aaaaaaaaaaaaaaa";
static const u8 id_b[NWIFI_PMKID_LEN] = "bbbbbbbbbbbbbbb";

/* version, group, pairwise, AKM, capabilities */
#define RSN_BODY 1, 0, 0, 0x0f, 0xac, 4, 1, 0, 0, 0x0f, 0xac, 4, \
		 1, 0, 0, 0x0f, 0xac, 2, NWIFI_RSN_MFPC, 0

/* apply to elements at @ies; the caller frees the result */
static u8 *apply(const struct nwifi_pmksa_cache *cache, const u8 *bssid,
		 bool keep, const u8 *ies, size_t len, size_t *n)
{
	const struct nwifi_rsn_fit fit = {
		.pmkid = nwifi_pmksa_find(cache, bssid),
		.keep_pmkids = keep,
		.mfp = NWIFI_MFP_USED,
		.group_mgmt = NWIFI_BIP_CMAC_128,
	};
	u8 *in = malloc(len), *out = malloc(len + NWIFI_RSN_GROWTH);

	assert_true(in && out);
	memcpy(in, ies, len);
	*n = nwifi_rsn_apply(&fit, in, len, out);
	free(in);
	return out;
}

static void expect(const struct nwifi_pmksa_cache *cache, const u8 *bssid,
		   bool keep, const u8 *ies, size_t len, const u8 *want,
		   size_t want_len)
{
	size_t n;
	u8 *out = apply(cache, bssid, keep, ies, len, &n);

	assert_int_equal(n, want_len);
	assert_memory_equal(out, want, n);
	free(out);
}

static void test_AUTH_12_cache_replaces_and_forgets(void **state)
{
	struct nwifi_pmksa_cache cache = { 0 };
	u8 bssid[] = { 2, 0, 0, 0, 1, 0 };
	int i;

	(void)state;
	nwifi_pmksa_set(&cache, ap1, id_a);
	nwifi_pmksa_set(&cache, ap1, id_b);
	assert_int_equal(cache.n, 1);
	assert_memory_equal(cache.entry[0].pmkid, id_b, NWIFI_PMKID_LEN);
	nwifi_pmksa_del(&cache, ap1, id_a);	/* another PMKID */
	nwifi_pmksa_del(&cache, ap2, NULL);	/* another AP */
	assert_int_equal(cache.n, 1);
	nwifi_pmksa_del(&cache, NULL, id_b);
	assert_int_equal(cache.n, 0);
	for (i = 0; i <= NWIFI_MAX_PMKSA; i++) {
		bssid[5] = i;
		nwifi_pmksa_set(&cache, bssid, id_a);
	}
	assert_int_equal(cache.n, NWIFI_MAX_PMKSA);
	assert_int_equal(cache.entry[0].bssid[5], 1);	/* the oldest went */
	nwifi_pmksa_del(&cache, NULL, NULL);		/* AUTH-16 */
	assert_int_equal(cache.n, 0);
}

static void test_ASSOC_14_pmkid_of_the_ap_is_put_in(void **state)
{
	static const u8 bare[] = { 48, 20, RSN_BODY, 7, 1, 9 };
	static const u8 other[] = { 48, 60, RSN_BODY, 1, 0, 'b', 'b', 'b', 'b',
		'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 0,
		0, 0x0f, 0xac };
	static const u8 full[] = { 48, 38, RSN_BODY, 1, 0, 'b', 'b', 'b', 'b',
		'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 0 };
	static const u8 want[] = { 48, 38, RSN_BODY, 1, 0, 'a', 'a', 'a', 'a',
		'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 0,
		7, 1, 9 };
	static const u8 without[] = { 48, 20, RSN_BODY };
	struct nwifi_pmksa_cache cache = { 0 };

	(void)state;
	nwifi_pmksa_set(&cache, ap1, id_a);
	expect(&cache, ap1, false, bare, sizeof(bare), want, sizeof(want));
	expect(&cache, ap1, true, full, sizeof(full), want, 40);
	/* for another AP: no PMKID, unless the manager made it for that one */
	expect(&cache, ap2, false, full, sizeof(full), without,
	       sizeof(without));
	expect(&cache, ap2, true, full, sizeof(full), full, sizeof(full));
	/* the last element claims more than there is: it is dropped */
	expect(&cache, ap1, false, other, sizeof(other), other, 0);
}

/* what stands behind the PMKIDs stays where it is: a count of zero before it */
static void test_ASSOC_14_cipher_behind_the_pmkids_stays(void **state)
{
	static const u8 given[] = { 48, 42, RSN_BODY, 1, 0, 'b', 'b', 'b', 'b',
		'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 0,
		0, 0x0f, 0xac, 6 };
	static const u8 want[] = { 48, 26, RSN_BODY, 0, 0, 0, 0x0f, 0xac, 6 };
	const struct nwifi_pmksa_cache cache = { 0 };

	(void)state;
	expect(&cache, ap2, false, given, sizeof(given), want, sizeof(want));
}

/* an element holds 255 bytes: the longest that takes a PMKID, and one longer */
static void test_ASSOC_14_element_without_room_is_left_alone(void **state)
{
	static const unsigned int ciphers[] = { 55, 56 };
	struct nwifi_pmksa_cache cache = { 0 };
	u8 ies[2 + 255] = { 48 };
	unsigned int i;
	size_t len, n;
	u8 *out;

	(void)state;
	nwifi_pmksa_set(&cache, ap1, id_a);
	for (i = 0; i < 2; i++) {
		len = 6 + 2 + 4 * ciphers[i] + 2 + 4 + 2;
		ies[1] = (u8)len;
		ies[2 + 6] = (u8)ciphers[i];
		memset(ies + 2 + 8, 0xac, len - 8);
		/* one AKM */
		ies[2 + 8 + 4 * ciphers[i]] = 1;
		ies[2 + 9 + 4 * ciphers[i]] = 0;
		ies[len] = NWIFI_RSN_MFPC;
		out = apply(&cache, ap1, false, ies, 2 + len, &n);
		assert_int_equal(n, 2 + len + (i ? 0 : 2 + NWIFI_PMKID_LEN));
		assert_int_equal(out[1], n - 2);
		assert_memory_equal(out + 2, ies + 2, len);
		free(out);
	}
}

static void test_second_RSN_element_does_not_grow(void **state)
{
	static const u8 twice[] = { 48, 20, RSN_BODY, 48, 20, RSN_BODY };
	struct nwifi_pmksa_cache cache = { 0 };
	size_t n;
	u8 *out;

	(void)state;
	nwifi_pmksa_set(&cache, ap1, id_a);
	out = apply(&cache, ap1, false, twice, sizeof(twice), &n);
	assert_int_equal(n, sizeof(twice) + 2 + NWIFI_PMKID_LEN);
	free(out);
}

/* whatever is cut off: never more than promised, and never a torn element */
static void test_every_truncation(void **state)
{
	static const u8 body[] = { RSN_BODY, 1, 0, 'b', 'b', 'b', 'b', 'b',
		'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', 0,
		0, 0x0f, 0xac, 6 };
	struct nwifi_pmksa_cache cache = { 0 };
	u8 ies[2 + sizeof(body)] = { 48 };
	struct nwifi_element elem;
	size_t len, n, left;
	const u8 *pos;
	u8 *out;

	(void)state;
	nwifi_pmksa_set(&cache, ap1, id_a);
	memcpy(ies + 2, body, sizeof(body));
	for (len = 0; len <= sizeof(body); len++) {
		ies[1] = len;
		out = apply(&cache, ap1, false, ies, 2 + len, &n);
		pos = out;
		left = n;
		while (nwifi_ie_next(&pos, &left, &elem))
			;
		assert_int_equal(left, 0);
		free(out);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_AUTH_12_cache_replaces_and_forgets),
		cmocka_unit_test(test_ASSOC_14_pmkid_of_the_ap_is_put_in),
		cmocka_unit_test(test_ASSOC_14_cipher_behind_the_pmkids_stays),
		cmocka_unit_test(
			test_ASSOC_14_element_without_room_is_left_alone),
		cmocka_unit_test(test_second_RSN_element_does_not_grow),
		cmocka_unit_test(test_every_truncation),
	};

	cmocka_set_message_output(CM_OUTPUT_STDOUT);
	return cmocka_run_group_tests_name("core pmksa", tests, NULL, NULL);
}
