// SPDX-License-Identifier: GPL-2.0-only
/* Entries of the BSS cache and the candidate list. */
#include "rig.h"

#include <stdlib.h>
#include <string.h>

static const struct nwifi_excluded nobody;

/* an AP that every configuration of these tests accepts */
static struct nwifi_bss home(unsigned int n, s32 signal)
{
	struct nwifi_bss bss = {
		.bssid = { 2, 0, 0, 0, 0, (u8)n },
		.ssid = SSID("home"),
		.freq = 2412,
		.signal = signal,
		.capability = NWIFI_CAPAB_ESS,
		.security = {
			.auth = NWIFI_BIT(NWIFI_AUTH_OPEN),
			.unicast = NWIFI_BIT(NWIFI_CIPHER_NONE),
			.multicast = NWIFI_BIT(NWIFI_CIPHER_NONE),
		},
	};

	return bss;
}

static struct nwifi_config any_home(void)
{
	struct nwifi_config config = {
		.bss_type = NWIFI_BSS_INFRASTRUCTURE,
		.n_ssids = 1,
		.ssids = { SSID("home") },
		.n_bssids = 1,
		.auth = NWIFI_BIT(NWIFI_AUTH_OPEN),
		.unicast = NWIFI_BIT(NWIFI_CIPHER_NONE),
		.multicast = NWIFI_BIT(NWIFI_CIPHER_NONE),
	};

	memset(config.bssids[0], 0xff, NWIFI_MAC_BYTES);
	return config;
}

static bool fits(const struct nwifi_bss *bss, const struct nwifi_config *config)
{
	return nwifi_bss_is_candidate(bss, config, &nobody);
}

static void parse(struct nwifi_bss *bss, const u8 *ies, size_t len)
{
	u8 *copy = malloc(len ? len : 1);

	assert_non_null(copy);
	memcpy(copy, ies, len);
	nwifi_bss_parse(bss, copy, len);
	free(copy);
}

#define PARSE(bss, ...)							\
	do {								\
		static const u8 ies_[] = { __VA_ARGS__ };		\
		parse(bss, ies_, sizeof(ies_));				\
	} while (0)

static void test_SCAN_18_ssids(void **state)
{
	struct nwifi_bss bss = { .ssid = SSID("stale") };
	u8 ies[2 + 40] = { 0 };
	unsigned int len;

	(void)state;
	PARSE(&bss, 0, 4, 'h', 'o', 'm', 'e');
	assert_true(nwifi_ssid_equal(&bss.ssid, &SSID("home")));
	/* what was there before is gone, also behind the last byte */
	assert_int_equal(bss.ssid.data[4], 0);
	PARSE(&bss, 0, 0);
	assert_int_equal(bss.ssid.len, 0);
	PARSE(&bss, 0, 3, 0, 0, 0);
	assert_int_equal(bss.ssid.len, 0);
	PARSE(&bss, 0, 3, 0, 0, 'x');
	assert_int_equal(bss.ssid.len, 3);
	PARSE(&bss, 1, 1, 2);
	assert_int_equal(bss.ssid.len, 0);
	/* longer than an SSID can be: no SSID */
	memset(ies + 2, 'x', 40);
	for (len = 0; len <= 40; len++) {
		ies[1] = (u8)len;
		parse(&bss, ies, 2 + len);
		assert_int_equal(bss.ssid.len, len <= 32 ? len : 0);
	}
}

static void test_truncated_at_every_length(void **state)
{
	static const u8 beacon[] = {
		0, 4, 'h', 'o', 'm', 'e',
		1, 8, 0x82, 0x84, 0x8b, 0x96, 12, 18, 24, 36,
		45, 4, 0, 0, 0, 0,
		48, 20, 1, 0, 0x00, 0x0f, 0xac, 4, 1, 0, 0x00, 0x0f, 0xac, 4,
		1, 0, 0x00, 0x0f, 0xac, 2, 0, 0,
		50, 4, 48, 72, 96, 108,
		191, 2, 0, 0,
		255, 2, 35, 0,
		221, 7, 0x00, 0x50, 0xf2, 2, 1, 1, 0,
	};
	struct nwifi_bss bss = { .freq = 5180,
				 .capability = NWIFI_CAPAB_PRIVACY };
	size_t len;

	(void)state;
	for (len = 0; len <= sizeof(beacon); len++) {
		parse(&bss, beacon, len);
		assert_int_equal(bss.ssid.len, len < 6 ? 0 : 4);
		assert_int_equal(bss.n_basic, len < 16 ? 0 : 4);
		assert_int_equal(!!(bss.security.auth &
				    NWIFI_BIT(NWIFI_AUTH_RSNA_PSK)), len >= 44);
		/* never an open network while it is cut short */
		assert_false(bss.security.unicast &
			     NWIFI_BIT(NWIFI_CIPHER_NONE));
		assert_int_equal(bss.wmm, len == sizeof(beacon));
		assert_int_equal(bss.phy, len < 22 ? NWIFI_PHY_OFDM :
					  len < 54 ? NWIFI_PHY_HT :
					  len < 58 ? NWIFI_PHY_VHT :
						     NWIFI_PHY_HE);
	}
}

static void test_phy_types(void **state)
{
	struct nwifi_bss bss = { .freq = 2412 };

	(void)state;
	PARSE(&bss, 1, 4, 2, 4, 11, 22);
	assert_int_equal(bss.phy, NWIFI_PHY_HRDSSS);
	PARSE(&bss, 1, 5, 2, 4, 11, 22, 12);
	assert_int_equal(bss.phy, NWIFI_PHY_ERP);
	PARSE(&bss, 1, 1, 2, 50, 1, 12);
	assert_int_equal(bss.phy, NWIFI_PHY_ERP);
	PARSE(&bss, 0, 0);
	assert_int_equal(bss.phy, NWIFI_PHY_HRDSSS);
	bss.freq = 5180;
	PARSE(&bss, 0, 0);
	assert_int_equal(bss.phy, NWIFI_PHY_OFDM);
}

static void test_CAND_10_basic_rates(void **state)
{
	struct nwifi_bss bss = { .freq = 2412 };
	u8 many[2 + 40];

	(void)state;
	/* 127 and 126 with the basic bit are selectors, not rates */
	PARSE(&bss, 1, 4, 0x82, 4, 0xff, 0xfe, 50, 2, 0x96, 108);
	assert_int_equal(bss.n_basic, 2);
	assert_int_equal(bss.basic[0], 2);
	assert_int_equal(bss.basic[1], 22);
	memset(many, 0x82, sizeof(many));
	many[0] = 1;
	many[1] = 40;
	parse(&bss, many, sizeof(many));
	assert_int_equal(bss.n_basic, NWIFI_MAX_RATES);
	PARSE(&bss, 0, 0);
	assert_int_equal(bss.n_basic, 0);
}

static void test_LINK_1_quality(void **state)
{
	s32 signal;
	u8 last = 0;

	(void)state;
	assert_int_equal(nwifi_link_quality(-2147483647 - 1), 0);
	assert_int_equal(nwifi_link_quality(-10000), 0);
	assert_int_equal(nwifi_link_quality(-7500), 50);
	assert_int_equal(nwifi_link_quality(-5000), 100);
	assert_int_equal(nwifi_link_quality(2147483647), 100);
	for (signal = -11000; signal < 0; signal += 7) {
		const u8 quality = nwifi_link_quality(signal);

		assert_true(quality >= last && quality <= 100);
		last = quality;
	}
}

static void test_CAND_2_desired_ssids(void **state)
{
	const struct nwifi_bss bss = home(1, -5000);
	struct nwifi_config config = any_home();

	(void)state;
	assert_true(fits(&bss, &config));
	config.ssids[0] = SSID("hom");
	assert_false(fits(&bss, &config));
	config.ssids[0] = SSID("home2");
	assert_false(fits(&bss, &config));
	config.n_ssids = 2;
	config.ssids[1] = SSID("home");
	assert_true(fits(&bss, &config));
	/* the wildcard is any, no entry is none */
	config.n_ssids = 1;
	config.ssids[0].len = 0;
	assert_true(fits(&bss, &config));
	config.n_ssids = 0;
	assert_false(fits(&bss, &config));
}

static void test_CAND_2_hidden_ssid_is_no_candidate(void **state)
{
	struct nwifi_bss bss = home(1, -5000);
	struct nwifi_config config = any_home();

	(void)state;
	bss.ssid.len = 0;
	assert_false(fits(&bss, &config));
	config.ssids[0].len = 0;
	assert_false(fits(&bss, &config));
}

static void test_CAND_3_desired_bssids(void **state)
{
	const struct nwifi_bss bss = home(1, -5000);
	struct nwifi_config config = any_home();

	(void)state;
	memcpy(config.bssids[0], home(2, 0).bssid, NWIFI_MAC_BYTES);
	assert_false(fits(&bss, &config));
	config.n_bssids = 2;
	memcpy(config.bssids[1], bss.bssid, NWIFI_MAC_BYTES);
	assert_true(fits(&bss, &config));
	memset(config.bssids[1], 0xff, NWIFI_MAC_BYTES);
	assert_true(fits(&bss, &config));
	config.n_bssids = 0;
	assert_false(fits(&bss, &config));
}

static void test_CAND_6_bss_type(void **state)
{
	struct nwifi_bss bss = home(1, -5000);
	struct nwifi_config config = any_home();

	(void)state;
	bss.capability = NWIFI_CAPAB_IBSS;
	assert_false(fits(&bss, &config));
	config.bss_type = NWIFI_BSS_INDEPENDENT;
	assert_true(fits(&bss, &config));
	bss.capability = NWIFI_CAPAB_ESS;
	assert_false(fits(&bss, &config));
	/* both or none (a mesh station): neither type */
	bss.capability = NWIFI_CAPAB_ESS | NWIFI_CAPAB_IBSS;
	assert_false(fits(&bss, &config));
	bss.capability = 0;
	assert_false(fits(&bss, &config));
	config.bss_type = NWIFI_BSS_INFRASTRUCTURE;
	assert_false(fits(&bss, &config));
}

static void test_CAND_6_AUTH_2_algorithms_must_intersect(void **state)
{
	struct nwifi_bss bss = home(1, -5000);
	struct nwifi_config config = any_home();

	(void)state;
	config.auth = NWIFI_BIT(NWIFI_AUTH_RSNA_PSK);
	assert_false(fits(&bss, &config));
	bss.security.auth = NWIFI_BIT(NWIFI_AUTH_RSNA_PSK);
	assert_true(fits(&bss, &config));
	bss.security.unicast = NWIFI_BIT(NWIFI_CIPHER_CCMP);
	assert_false(fits(&bss, &config));
	config.unicast = NWIFI_BIT(NWIFI_CIPHER_CCMP) |
			 NWIFI_BIT(NWIFI_CIPHER_TKIP);
	assert_true(fits(&bss, &config));
	bss.security.multicast = NWIFI_BIT(NWIFI_CIPHER_TKIP);
	assert_false(fits(&bss, &config));
	config.multicast = NWIFI_BIT(NWIFI_CIPHER_TKIP);
	assert_true(fits(&bss, &config));
}

/* B4: suites of one element do not go with those of the other */
static void test_CAND_6_suites_of_one_element(void **state)
{
	const u32 ccmp = NWIFI_BIT(NWIFI_CIPHER_CCMP);
	const u32 tkip = NWIFI_BIT(NWIFI_CIPHER_TKIP);
	struct nwifi_bss bss = home(1, -5000);
	struct nwifi_config config = any_home();

	(void)state;
	/* WPA with TKIP, WPA2 with CCMP and two AKMs; the group has TKIP */
	PARSE(&bss, 0, 4, 'h', 'o', 'm', 'e',
	      48, 24, 1, 0, 0x00, 0x0f, 0xac, 2, 1, 0, 0x00, 0x0f, 0xac, 4,
	      2, 0, 0x00, 0x0f, 0xac, 2, 0x00, 0x0f, 0xac, 6, 0, 0,
	      221, 22, 0x00, 0x50, 0xf2, 1, 1, 0, 0x00, 0x50, 0xf2, 2,
	      1, 0, 0x00, 0x50, 0xf2, 2, 1, 0, 0x00, 0x50, 0xf2, 2);
	config.auth = NWIFI_BIT(NWIFI_AUTH_RSNA_PSK) |
		      NWIFI_BIT(NWIFI_AUTH_WPA_PSK);
	config.unicast = tkip;
	config.multicast = tkip;
	config.rsn_akms = NWIFI_BIT(NWIFI_AKM_PSK);
	assert_false(fits(&bss, &config));
	assert_int_equal(nwifi_bss_akm(&bss, &config), 0);
	config.wpa_akms = NWIFI_BIT(NWIFI_AKM_PSK);
	assert_true(fits(&bss, &config));
	assert_int_equal(nwifi_bss_akm(&bss, &config), NWIFI_AKM_PSK);
	config.unicast = tkip | ccmp;
	assert_true(fits(&bss, &config));
	assert_int_equal(nwifi_bss_unicast(&bss, &config), NWIFI_CIPHER_CCMP);
	config.rsn_akms = 0;
	assert_int_equal(nwifi_bss_unicast(&bss, &config), NWIFI_CIPHER_TKIP);
	/* the group cipher is another one */
	config.multicast = ccmp;
	assert_false(fits(&bss, &config));
	config.rsn_akms = NWIFI_BIT(NWIFI_AKM_PSK);
	assert_false(fits(&bss, &config));
}

/* B4: FT, SHA-256 and plain AKMs have one number, but are not the same */
static void test_CAND_6_akms_are_told_apart(void **state)
{
	struct nwifi_bss bss = home(1, -5000);
	struct nwifi_config config = any_home();

	(void)state;
	config.auth = NWIFI_BIT(NWIFI_AUTH_RSNA_PSK);
	config.unicast = NWIFI_BIT(NWIFI_CIPHER_CCMP);
	config.multicast = NWIFI_BIT(NWIFI_CIPHER_CCMP);
	config.rsn_akms = NWIFI_BIT(NWIFI_AKM_PSK) |
			  NWIFI_BIT(NWIFI_AKM_8021X);
	/* FT-PSK alone */
	PARSE(&bss, 0, 4, 'h', 'o', 'm', 'e',
	      48, 20, 1, 0, 0x00, 0x0f, 0xac, 4, 1, 0, 0x00, 0x0f, 0xac, 4,
	      1, 0, 0x00, 0x0f, 0xac, 4, 0, 0);
	assert_true(nwifi_bss_auth(&bss, &config));
	assert_false(fits(&bss, &config));
	/* PSK-SHA256 alone */
	PARSE(&bss, 0, 4, 'h', 'o', 'm', 'e',
	      48, 20, 1, 0, 0x00, 0x0f, 0xac, 4, 1, 0, 0x00, 0x0f, 0xac, 4,
	      1, 0, 0x00, 0x0f, 0xac, 6, 0, 0);
	assert_false(fits(&bss, &config));
	config.rsn_akms |= NWIFI_BIT(NWIFI_AKM_PSK_SHA256);
	assert_true(fits(&bss, &config));
	assert_int_equal(nwifi_bss_akm(&bss, &config), NWIFI_AKM_PSK_SHA256);
	/* a manager that names no AKM gets whatever the algorithm stands for */
	config.rsn_akms = 0;
	assert_true(fits(&bss, &config));
	assert_int_equal(nwifi_bss_akm(&bss, &config), 0);
	/* no suite of a vendor, and none of the other OUI */
	config.rsn_akms = NWIFI_BIT(NWIFI_AKM_PSK);
	PARSE(&bss, 0, 4, 'h', 'o', 'm', 'e',
	      48, 24, 1, 0, 0x00, 0x0f, 0xac, 4, 1, 0, 0x00, 0x0f, 0xac, 4,
	      2, 0, 0x00, 0x50, 0xf2, 2, 0x00, 0x0f, 0xac, 34, 0, 0);
	assert_int_equal(bss.security.rsn.akms, 0);
	assert_false(fits(&bss, &config));
	/* without a list of AKMs it is 802.1X */
	config.rsn_akms = NWIFI_BIT(NWIFI_AKM_8021X);
	PARSE(&bss, 0, 4, 'h', 'o', 'm', 'e', 48, 2, 1, 0);
	assert_true(fits(&bss, &config));
	config.rsn_akms = 0;
	config.wpa_akms = NWIFI_BIT(NWIFI_AKM_PSK);
	config.unicast = NWIFI_BIT(NWIFI_CIPHER_TKIP);
	config.multicast = NWIFI_BIT(NWIFI_CIPHER_TKIP);
	PARSE(&bss, 0, 4, 'h', 'o', 'm', 'e',
	      221, 22, 0x00, 0x50, 0xf2, 1, 1, 0, 0x00, 0x50, 0xf2, 2,
	      1, 0, 0x00, 0x50, 0xf2, 2, 1, 0, 0x00, 0x0f, 0xac, 2);
	assert_false(fits(&bss, &config));
}

/* an AP whose RSN element is broken must never pass for an open one */
static void test_CAND_6_malformed_rsn_is_no_candidate(void **state)
{
	struct nwifi_bss bss = home(1, -5000);
	struct nwifi_config config = any_home();

	(void)state;
	config.auth = 0xffffffff;
	config.unicast = 0xffffffff;
	config.multicast = 0xffffffff;
	PARSE(&bss, 0, 4, 'h', 'o', 'm', 'e', 48, 3, 1, 0, 0);
	assert_false(fits(&bss, &config));
}

static void test_CAND_7_excluded(void **state)
{
	const struct nwifi_bss bss = home(1, -5000), other = home(2, -5000);
	const struct nwifi_config config = any_home();
	struct nwifi_excluded excluded = { .n = 1 };

	(void)state;
	memcpy(excluded.mac[0], bss.bssid, NWIFI_MAC_BYTES);
	assert_false(nwifi_bss_is_candidate(&bss, &config, &excluded));
	assert_true(nwifi_bss_is_candidate(&other, &config, &excluded));
	memset(excluded.mac[0], 0xff, NWIFI_MAC_BYTES);
	assert_false(nwifi_bss_is_candidate(&other, &config, &excluded));
}

/* a WEP profile that does not exclude unencrypted frames enables "none" too */
static void test_CAND_9_wep_profile_without_privacy_bit(void **state)
{
	struct nwifi_bss bss = home(1, -5000);
	struct nwifi_config config = any_home();

	(void)state;
	config.unicast |= NWIFI_BIT(NWIFI_CIPHER_WEP40) |
			  NWIFI_BIT(NWIFI_CIPHER_WEP104);
	config.multicast = config.unicast;
	PARSE(&bss, 0, 4, 'h', 'o', 'm', 'e');
	assert_true(fits(&bss, &config));
	bss.capability |= NWIFI_CAPAB_PRIVACY;
	PARSE(&bss, 0, 4, 'h', 'o', 'm', 'e');
	assert_true(fits(&bss, &config));
	assert_int_equal(nwifi_bss_unicast(&bss, &config),
			 NWIFI_CIPHER_WEP104);
	/* and an open profile does not take an AP that wants keys */
	config = any_home();
	assert_false(fits(&bss, &config));
}

static void test_CAND_10_rates_must_fit(void **state)
{
	struct nwifi_bss bss = home(1, -5000);
	struct nwifi_config config = any_home();

	(void)state;
	bss.n_basic = 2;
	bss.basic[0] = 2;
	bss.basic[1] = 22;
	assert_true(fits(&bss, &config));
	config.n_rates = 3;
	config.rates[0] = 2;
	config.rates[1] = 11;
	config.rates[2] = 22;
	assert_true(fits(&bss, &config));
	config.rates[2] = 108;
	assert_false(fits(&bss, &config));
}

static void test_ASSOC_16_management_frame_protection(void **state)
{
	struct nwifi_bss bss = home(1, -5000);
	struct nwifi_config config = any_home();

	(void)state;
	bss.security.auth = NWIFI_BIT(NWIFI_AUTH_RSNA_PSK);
	config.auth = bss.security.auth | NWIFI_BIT(NWIFI_AUTH_WPA_PSK);
	assert_int_equal(nwifi_bss_mfp(&bss, &config), NWIFI_MFP_LACKING);
	/* it demands what it says that it cannot do */
	bss.security.mfp_required = true;
	config.mfp_capable = true;
	config.group_mgmt = NWIFI_BIT(NWIFI_BIP_CMAC_128);
	assert_false(fits(&bss, &config));
	/* both can */
	bss.security.mfp_capable = true;
	bss.security.group_mgmt = NWIFI_BIP_CMAC_128;
	assert_true(fits(&bss, &config));
	assert_int_equal(nwifi_bss_mfp(&bss, &config), NWIFI_MFP_USED);
	config.mfp_required = true;
	assert_true(fits(&bss, &config));
	/* a group management cipher that is not known, or not had here */
	bss.security.group_mgmt = 0;
	assert_false(fits(&bss, &config));
	bss.security.group_mgmt = NWIFI_BIP_GMAC_256;
	assert_false(fits(&bss, &config));
	bss.security.mfp_required = false;
	assert_false(fits(&bss, &config));
	config.mfp_required = false;
	assert_true(fits(&bss, &config));
	assert_int_equal(nwifi_bss_mfp(&bss, &config), NWIFI_MFP_REFUSED);
	config.group_mgmt |= NWIFI_BIT(NWIFI_BIP_GMAC_256);
	assert_int_equal(nwifi_bss_mfp(&bss, &config), NWIFI_MFP_USED);
	/* the manager cannot */
	config.mfp_capable = false;
	assert_int_equal(nwifi_bss_mfp(&bss, &config), NWIFI_MFP_REFUSED);
	bss.security.mfp_required = true;
	assert_false(fits(&bss, &config));
	/* the WPA element has no such capability */
	config.mfp_capable = true;
	bss.security.auth = NWIFI_BIT(NWIFI_AUTH_WPA_PSK);
	assert_int_equal(nwifi_bss_mfp(&bss, &config), NWIFI_MFP_REFUSED);
	assert_false(fits(&bss, &config));
}

static void test_ASSOC_16_algorithms_of_the_RSN_element(void **state)
{
	static const u8 rsn[] = {
		NWIFI_AUTH_RSNA, NWIFI_AUTH_RSNA_PSK, NWIFI_AUTH_WPA3_ENT_192,
		NWIFI_AUTH_WPA3_SAE, NWIFI_AUTH_OWE, NWIFI_AUTH_WPA3_ENT,
	};
	struct nwifi_bss bss = home(1, -5000);
	struct nwifi_config config = any_home();
	unsigned int i, auth;

	(void)state;
	bss.security.mfp_capable = true;
	bss.security.group_mgmt = NWIFI_BIP_CMAC_128;
	config.mfp_capable = true;
	config.group_mgmt = NWIFI_BIT(NWIFI_BIP_CMAC_128);
	for (auth = 1; auth < NWIFI_AUTH_LIMIT; auth++) {
		bool is = false;

		for (i = 0; i < sizeof(rsn); i++)
			is |= rsn[i] == auth;
		bss.security.auth = config.auth = NWIFI_BIT(auth);
		assert_int_equal(nwifi_bss_mfp(&bss, &config),
				 is ? NWIFI_MFP_USED : NWIFI_MFP_REFUSED);
	}
}

static void test_AUTH_1_strongest_first(void **state)
{
	static const u8 order[] = {
		NWIFI_AUTH_RSNA, NWIFI_AUTH_RSNA_PSK, NWIFI_AUTH_WPA,
		NWIFI_AUTH_WPA_PSK, NWIFI_AUTH_OPEN, NWIFI_AUTH_SHARED_KEY,
	};
	struct nwifi_bss bss = home(1, -5000);
	struct nwifi_config config = any_home();
	unsigned int i;

	(void)state;
	bss.security.auth = 0xffffffff;
	config.auth = 0;
	assert_int_equal(nwifi_bss_auth(&bss, &config), 0);
	for (i = sizeof(order); i--;) {
		config.auth |= NWIFI_BIT(order[i]);
		assert_int_equal(nwifi_bss_auth(&bss, &config), order[i]);
	}
	/* the newer ones before RSNA, OWE before open */
	config.auth |= NWIFI_BIT(NWIFI_AUTH_WPA3_SAE);
	assert_int_equal(nwifi_bss_auth(&bss, &config), NWIFI_AUTH_WPA3_SAE);
	config.auth |= NWIFI_BIT(NWIFI_AUTH_WPA3_ENT);
	assert_int_equal(nwifi_bss_auth(&bss, &config), NWIFI_AUTH_WPA3_ENT);
	config.auth = NWIFI_BIT(NWIFI_AUTH_OWE) | NWIFI_BIT(NWIFI_AUTH_OPEN);
	assert_int_equal(nwifi_bss_auth(&bss, &config), NWIFI_AUTH_OWE);
}

static void test_CIPHER_14_preference(void **state)
{
	static const u8 order[] = {
		NWIFI_CIPHER_CCMP, NWIFI_CIPHER_TKIP, NWIFI_CIPHER_WEP104,
		NWIFI_CIPHER_WEP40,
	};
	struct nwifi_bss bss = home(1, -5000);
	struct nwifi_config config = any_home();
	unsigned int i;

	(void)state;
	bss.security.unicast = 0xffffffff;
	bss.security.multicast = 0xffffffff;
	config.unicast = NWIFI_BIT(NWIFI_CIPHER_NONE);
	config.multicast = NWIFI_BIT(NWIFI_CIPHER_NONE);
	assert_int_equal(nwifi_bss_unicast(&bss, &config), NWIFI_CIPHER_NONE);
	for (i = sizeof(order); i--;) {
		config.unicast |= NWIFI_BIT(order[i]);
		config.multicast |= NWIFI_BIT(order[i]);
		assert_int_equal(nwifi_bss_unicast(&bss, &config), order[i]);
		assert_int_equal(nwifi_bss_multicast(&bss, &config), order[i]);
	}
}

static void build(struct nwifi_candidates *out, const struct nwifi_bss *bss,
		  unsigned int n, const struct nwifi_config *config,
		  const u8 *last)
{
	const struct nwifi_bss_list cache = { .n = n, .bss = bss };

	nwifi_candidates_build(out, &cache, config, &nobody, last);
}

static void test_CAND_1_strongest_first(void **state)
{
	const struct nwifi_bss bss[] = { home(1, -7000), home(2, -4000),
					 home(3, -7000), home(4, -5000) };
	const struct nwifi_config config = any_home();
	struct nwifi_candidates list;

	(void)state;
	build(&list, bss, 4, &config, NULL);
	assert_int_equal(list.n, 4);
	assert_int_equal(list.bss[0].bssid[5], 2);
	assert_int_equal(list.bss[1].bssid[5], 4);
	/* of equals the one that stands first */
	assert_int_equal(list.bss[2].bssid[5], 1);
	assert_int_equal(list.bss[3].bssid[5], 3);
	build(&list, bss, 0, &config, NULL);
	assert_int_equal(list.n, 0);
}

static void test_hint_first_and_lost_ap_last(void **state)
{
	const struct nwifi_bss bss[] = { home(1, -4000), home(2, -5000),
					 home(3, -6000) };
	struct nwifi_config config = any_home();
	struct nwifi_candidates list;

	(void)state;
	build(&list, bss, 3, &config, bss[0].bssid);
	assert_int_equal(list.bss[0].bssid[5], 2);
	assert_int_equal(list.bss[2].bssid[5], 1);
	config.have_hint = true;
	memcpy(config.hint, bss[2].bssid, NWIFI_MAC_BYTES);
	build(&list, bss, 3, &config, bss[0].bssid);
	assert_int_equal(list.bss[0].bssid[5], 3);
	assert_int_equal(list.bss[1].bssid[5], 2);
	assert_int_equal(list.bss[2].bssid[5], 1);
	/* a hint says where to begin, not what to accept */
	memcpy(config.hint, home(9, 0).bssid, NWIFI_MAC_BYTES);
	build(&list, bss, 3, &config, NULL);
	assert_int_equal(list.n, 3);
	assert_int_equal(list.bss[0].bssid[5], 1);
}

/* more candidates than there is room for: the best stay, in any order */
static void test_list_is_full(void **state)
{
	struct nwifi_bss bss[3 * NWIFI_MAX_CANDIDATES];
	const unsigned int n = sizeof(bss) / sizeof(*bss);
	const struct nwifi_config config = any_home();
	struct nwifi_candidates *list = malloc(sizeof(*list));
	unsigned int i, order;

	(void)state;
	for (order = 0; order < 3; order++) {
		for (i = 0; i < n; i++) {
			const unsigned int rank = order == 0 ? i :
						  order == 1 ? n - 1 - i :
							       i * 17 % n;

			bss[i] = home(rank, -3000 - 10 * (s32)rank);
		}
		build(list, bss, n, &config, NULL);
		assert_int_equal(list->n, NWIFI_MAX_CANDIDATES);
		for (i = 0; i < list->n; i++)
			assert_int_equal(list->bss[i].bssid[5], i);
	}
	free(list);
}

/* B3: one BSSID on two channels, for two networks */
static void test_channel_bssid_and_ssid_name_a_bss(void **state)
{
	const struct nwifi_bss a = home(1, -5000);
	struct nwifi_bss b = home(1, -7000);

	(void)state;
	b.age_ms = 500;
	assert_int_equal(nwifi_bss_order(&a, &b), 0);
	b.freq = 5180;
	assert_true(nwifi_bss_order(&a, &b) < 0);
	assert_true(nwifi_bss_order(&b, &a) > 0);
	b.freq = a.freq;
	b.ssid = SSID("gues");
	assert_true(nwifi_bss_order(&b, &a) < 0);
	assert_true(nwifi_bss_order(&a, &b) > 0);
	/* the hidden SSID comes first */
	b.ssid.len = 0;
	assert_true(nwifi_bss_order(&b, &a) < 0 || !a.ssid.len);
	b = home(2, -5000);
	b.freq = 1;
	assert_true(nwifi_bss_order(&a, &b) < 0);
}

static void test_find_what_is_meant(void **state)
{
	struct nwifi_bss bss[] = { home(2, 0), home(1, 0), home(1, 0),
				   home(1, 0), home(3, 0) };
	const struct nwifi_bss_list list = { .n = 5, .bss = bss };
	struct nwifi_bss like = home(1, 0);

	(void)state;
	bss[1].ssid = SSID("guest");
	bss[1].age_ms = 20;
	bss[2].freq = 5180;
	bss[2].age_ms = 30;
	bss[3].ssid = SSID("other");
	bss[3].age_ms = 10;
	/* the SSID is worth more than the channel */
	assert_int_equal(nwifi_bss_find(&list, like.bssid, &like), 2);
	like.ssid = SSID("other");
	like.freq = 5180;
	assert_int_equal(nwifi_bss_find(&list, like.bssid, &like), 3);
	/* then the channel, then the age */
	like.ssid = SSID("new");
	assert_int_equal(nwifi_bss_find(&list, like.bssid, &like), 2);
	like.freq = 2412;
	assert_int_equal(nwifi_bss_find(&list, like.bssid, &like), 3);
	assert_int_equal(nwifi_bss_find(&list, like.bssid, NULL), 3);
	assert_int_equal(nwifi_bss_find(&list, home(9, 0).bssid, NULL), -1);
}

/* an AP that has changed its channel is tried on the new one first */
static void test_of_one_bssid_the_youngest_first(void **state)
{
	struct nwifi_bss bss[] = { home(1, -4000), home(2, -5000),
				   home(1, -6000) };
	const struct nwifi_config config = any_home();
	struct nwifi_candidates list;

	(void)state;
	bss[0].age_ms = 9000;
	bss[2].age_ms = 10;
	bss[2].freq = 2462;
	build(&list, bss, 3, &config, NULL);
	assert_int_equal(list.n, 3);
	assert_int_equal(list.bss[0].freq, 2462);
	assert_int_equal(list.bss[1].bssid[5], 2);
	assert_int_equal(list.bss[2].freq, 2412);
	bss[2].age_ms = 9000;
	build(&list, bss, 3, &config, NULL);
	assert_int_equal(list.bss[0].freq, 2412);
}

/* B2: the current AP and wanted networks stay, whatever else is on the air */
static void test_who_stays_in_a_full_cache(void **state)
{
	struct nwifi_bss a = home(1, -9000), b = home(2, -3000);

	(void)state;
	assert_true(nwifi_bss_outlives(&b, &a));
	assert_false(nwifi_bss_outlives(&a, &b));
	a.age_ms = 4000000000;
	assert_true(nwifi_bss_outlives(&b, &a));
	a.rank = NWIFI_BSS_WANTED;
	assert_true(nwifi_bss_outlives(&a, &b));
	assert_false(nwifi_bss_outlives(&b, &a));
	b.rank = NWIFI_BSS_CURRENT;
	assert_true(nwifi_bss_outlives(&b, &a));
	/* of equals neither; a second weighs as much as a decibel */
	a = home(1, -5000);
	b = home(2, -5000);
	assert_false(nwifi_bss_outlives(&a, &b) || nwifi_bss_outlives(&b, &a));
	a.age_ms = 3000;
	assert_true(nwifi_bss_outlives(&b, &a));
	b.signal = -5299;
	assert_true(nwifi_bss_outlives(&b, &a));
	b.signal = -5301;
	assert_true(nwifi_bss_outlives(&a, &b));
}

static void test_wildcards(void **state)
{
	static const u8 almost[] = { 0xff, 0xff, 0xff, 0xff, 0xff, 0xfe };
	static const u8 any[] = { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff };

	(void)state;
	assert_true(nwifi_mac_is_wildcard(any));
	assert_false(nwifi_mac_is_wildcard(almost));
	assert_true(nwifi_mac_equal(any, any));
	assert_false(nwifi_mac_equal(any, almost));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_SCAN_18_ssids),
		cmocka_unit_test(test_truncated_at_every_length),
		cmocka_unit_test(test_phy_types),
		cmocka_unit_test(test_CAND_10_basic_rates),
		cmocka_unit_test(test_LINK_1_quality),
		cmocka_unit_test(test_CAND_2_desired_ssids),
		cmocka_unit_test(test_CAND_2_hidden_ssid_is_no_candidate),
		cmocka_unit_test(test_CAND_3_desired_bssids),
		cmocka_unit_test(test_CAND_6_bss_type),
		cmocka_unit_test(test_CAND_6_AUTH_2_algorithms_must_intersect),
		cmocka_unit_test(test_CAND_6_suites_of_one_element),
		cmocka_unit_test(test_CAND_6_akms_are_told_apart),
		cmocka_unit_test(test_CAND_6_malformed_rsn_is_no_candidate),
		cmocka_unit_test(test_CAND_7_excluded),
		cmocka_unit_test(test_CAND_9_wep_profile_without_privacy_bit),
		cmocka_unit_test(test_CAND_10_rates_must_fit),
		cmocka_unit_test(test_ASSOC_16_management_frame_protection),
		cmocka_unit_test(test_ASSOC_16_algorithms_of_the_RSN_element),
		cmocka_unit_test(test_AUTH_1_strongest_first),
		cmocka_unit_test(test_CIPHER_14_preference),
		cmocka_unit_test(test_CAND_1_strongest_first),
		cmocka_unit_test(test_hint_first_and_lost_ap_last),
		cmocka_unit_test(test_list_is_full),
		cmocka_unit_test(test_channel_bssid_and_ssid_name_a_bss),
		cmocka_unit_test(test_find_what_is_meant),
		cmocka_unit_test(test_of_one_bssid_the_youngest_first),
		cmocka_unit_test(test_who_stays_in_a_full_cache),
		cmocka_unit_test(test_wildcards),
	};

	cmocka_set_message_output(CM_OUTPUT_STDOUT);
	return cmocka_run_group_tests_name("core candidates", tests, NULL,
					   NULL);
}
