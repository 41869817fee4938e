// SPDX-License-Identifier: GPL-2.0-only
/*
 * Management frame protection in the RSN element of a request, for each AP
 * (ASSOC-16). What becomes of PMKIDs is in test_pmksa.
 */
#include "rig.h"

#include <stdlib.h>
#include <string.h>

#include "ie.h"
#include "rsn.h"

#define BOTH (NWIFI_RSN_MFPC | NWIFI_RSN_MFPR)

/* version, group, pairwise, AKM, capabilities */
#define RSN_BODY(capab) 1, 0, 0, 0x0f, 0xac, 4, 1, 0, 0, 0x0f, 0xac, 4, \
			1, 0, 0, 0x0f, 0xac, 2, capab, 0x0c
#define PMKID 'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b', \
	      'b', 'b', 'b', 'b', 'b', 'b', 'b', 'b'

static void expect(const struct nwifi_rsn_fit *fit, const u8 *ies, size_t len,
		   const u8 *want, size_t want_len)
{
	u8 *in = malloc(len), *out = malloc(len + NWIFI_RSN_GROWTH);
	size_t n;

	assert_true(in && out);
	memcpy(in, ies, len);
	n = nwifi_rsn_apply(fit, in, len, out);
	assert_int_equal(n, want_len);
	assert_memory_equal(out, want, n);
	free(in);
	free(out);
}

#define EXPECT(fit, given, want) \
	expect(fit, given, sizeof(given), want, sizeof(want))

static const u8 capable[] = { 7, 1, 9, 48, 20, RSN_BODY(NWIFI_RSN_MFPC) };
static const u8 demands[] = { 7, 1, 9, 48, 20, RSN_BODY(BOTH) };
static const u8 not[] = { 7, 1, 9, 48, 20, RSN_BODY(0) };
/* made for an AP with BIP-GMAC-256 */
static const u8 gmac[] = { 7, 1, 9, 48, 26, RSN_BODY(NWIFI_RSN_MFPC), 0, 0,
			   0, 0x0f, 0xac, 12 };

static void test_ASSOC_16_used_is_what_the_ap_reads(void **state)
{
	static const u8 cmac[] = { 7, 1, 9, 48, 26, RSN_BODY(NWIFI_RSN_MFPC),
				   0, 0, 0, 0x0f, 0xac, 6 };
	struct nwifi_rsn_fit fit = {
		.mfp = NWIFI_MFP_USED,
		.group_mgmt = NWIFI_BIP_CMAC_128,
	};

	(void)state;
	EXPECT(&fit, capable, capable);
	EXPECT(&fit, demands, demands);
	/* a manager that says so outside of the element alone */
	EXPECT(&fit, not, capable);
	/* made for another AP: the cipher of this one, also if it has a default */
	EXPECT(&fit, gmac, cmac);
	fit.group_mgmt = NWIFI_BIP_GMAC_256;
	EXPECT(&fit, gmac, gmac);
	EXPECT(&fit, capable, gmac);
}

static void test_ASSOC_16_not_promised_where_it_is_not_used(void **state)
{
	static const u8 left_over[] = { 7, 1, 9, 48, 20,
					RSN_BODY(NWIFI_RSN_MFPC) };
	const struct nwifi_rsn_fit refused = { .mfp = NWIFI_MFP_REFUSED };
	const struct nwifi_rsn_fit lacking = { .mfp = NWIFI_MFP_LACKING };

	(void)state;
	EXPECT(&refused, capable, not);
	EXPECT(&refused, demands, not);
	EXPECT(&refused, gmac, not);
	/* an AP that has never heard of it: as the manager has made it */
	EXPECT(&lacking, capable, capable);
	EXPECT(&lacking, not, not);
	EXPECT(&lacking, gmac, left_over);
}

static void test_ASSOC_16_cipher_stands_behind_the_pmkids(void **state)
{
	static const u8 given[] = { 48, 38, RSN_BODY(NWIFI_RSN_MFPC), 1, 0,
				    PMKID };
	static const u8 with[] = { 48, 42, RSN_BODY(NWIFI_RSN_MFPC), 1, 0,
				   PMKID, 0, 0x0f, 0xac, 12 };
	static const u8 pmkid[NWIFI_PMKID_LEN] = { PMKID };
	struct nwifi_rsn_fit fit = {
		.keep_pmkids = true,
		.mfp = NWIFI_MFP_USED,
		.group_mgmt = NWIFI_BIP_GMAC_256,
	};

	(void)state;
	EXPECT(&fit, given, with);
	EXPECT(&fit, with, with);
	fit.keep_pmkids = false;
	fit.pmkid = pmkid;
	expect(&fit, gmac + 3, sizeof(gmac) - 3, with, sizeof(with));
}

/* what a later edition puts there is not lost */
static void test_ASSOC_16_what_stands_behind_the_cipher_stays(void **state)
{
	static const u8 given[] = { 48, 29, RSN_BODY(NWIFI_RSN_MFPC), 0, 0,
				    0, 0x0f, 0xac, 12, 1, 2, 3 };
	static const u8 unprotected[] = { 48, 29, RSN_BODY(0), 0, 0,
					  0, 0x0f, 0xac, 12, 1, 2, 3 };
	const struct nwifi_rsn_fit refused = { .mfp = NWIFI_MFP_REFUSED };
	static const u8 odd[] = { 48, 24, RSN_BODY(NWIFI_RSN_MFPC), 0, 0, 1, 2 };
	static const u8 want[] = { 48, 29, RSN_BODY(NWIFI_RSN_MFPC), 0, 0,
				   0, 0x0f, 0xac, 6, 1, 2, 3 };
	const struct nwifi_rsn_fit fit = {
		.mfp = NWIFI_MFP_USED,
		.group_mgmt = NWIFI_BIP_CMAC_128,
	};

	(void)state;
	EXPECT(&fit, given, want);
	EXPECT(&fit, odd, odd);
	/* it would be taken for the cipher if that was left out */
	EXPECT(&refused, given, unprotected);
}

/* an element that ends before the capabilities cannot be changed */
static void test_ASSOC_16_short_element_is_left_alone(void **state)
{
	static const u8 bare[] = { 48, 18, 1, 0, 0, 0x0f, 0xac, 4, 1, 0,
				   0, 0x0f, 0xac, 4, 1, 0, 0, 0x0f, 0xac, 2 };
	const struct nwifi_rsn_fit fit = {
		.mfp = NWIFI_MFP_USED,
		.group_mgmt = NWIFI_BIP_GMAC_256,
	};

	(void)state;
	EXPECT(&fit, bare, bare);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ASSOC_16_used_is_what_the_ap_reads),
		cmocka_unit_test(
			test_ASSOC_16_not_promised_where_it_is_not_used),
		cmocka_unit_test(test_ASSOC_16_cipher_stands_behind_the_pmkids),
		cmocka_unit_test(
			test_ASSOC_16_what_stands_behind_the_cipher_stays),
		cmocka_unit_test(test_ASSOC_16_short_element_is_left_alone),
	};

	cmocka_set_message_output(CM_OUTPUT_STDOUT);
	return cmocka_run_group_tests_name("core rsn", tests, NULL, NULL);
}
