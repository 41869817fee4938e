// SPDX-License-Identifier: GPL-2.0-only
/*
 * The adapter's wiphy: made of a lower one that is made by hand, it has what
 * the adapter supports of it, nothing else, and nothing that is the lower's.
 */
#include <kunit/test.h>
#include <linux/etherdevice.h>
#include <linux/ieee80211.h>
#include <linux/sched.h>
#include <net/cfg80211.h>
#include <net/net_namespace.h>

#include "adapter/adapter.h"
#include "adapter/wiphy.h"
#include "core/core.h"
#include "core/dot11.h"
#include "core/ie.h"
#include "request/cfg80211.h"

static const u8 addr[ETH_ALEN] __aligned(2) = { 2, 0, 0, 0, 0, 1 };

#define N_CHANNELS	3
#define MAX_RATES	7
#define N_IFTYPES	2
#define ALL_MODES	(BIT(NL80211_IFTYPE_STATION) | BIT(NL80211_IFTYPE_AP) |\
			 BIT(NL80211_IFTYPE_ADHOC) |			\
			 BIT(NL80211_IFTYPE_P2P_CLIENT) |		\
			 BIT(NL80211_IFTYPE_MONITOR))

/* a band of the lower wiphy, and what it points at */
struct band {
	struct ieee80211_supported_band band;
	struct ieee80211_channel channels[N_CHANNELS];
	struct ieee80211_rate rates[MAX_RATES];
	struct ieee80211_sband_iftype_data iftypes[N_IFTYPES];
	u8 vendor[8];
};

struct mirror_rig {
	struct nwifi_adapter *adapter;
	struct wiphy *lower;
	struct band *bands[NUM_NL80211_BANDS];
	u32 *ciphers;
	bool registered;
};

/* the station's, in its own order; the others are not for it */
static const u32 our_ciphers[] = {
	WLAN_CIPHER_SUITE_TKIP,
	WLAN_CIPHER_SUITE_CCMP,
	WLAN_CIPHER_SUITE_CCMP_256,
	WLAN_CIPHER_SUITE_GCMP,
	WLAN_CIPHER_SUITE_GCMP_256,
	WLAN_CIPHER_SUITE_AES_CMAC,
	WLAN_CIPHER_SUITE_BIP_CMAC_256,
	WLAN_CIPHER_SUITE_BIP_GMAC_128,
	WLAN_CIPHER_SUITE_BIP_GMAC_256,
};

static const u32 lower_ciphers[] = {
	WLAN_CIPHER_SUITE_BIP_GMAC_256,
	WLAN_CIPHER_SUITE_BIP_GMAC_128,
	WLAN_CIPHER_SUITE_BIP_CMAC_256,
	WLAN_CIPHER_SUITE_AES_CMAC,
	WLAN_CIPHER_SUITE_WEP40,
	WLAN_CIPHER_SUITE_WEP104,
	WLAN_CIPHER_SUITE_SMS4,
	0x00c0ffee,
	WLAN_CIPHER_SUITE_GCMP_256,
	WLAN_CIPHER_SUITE_GCMP,
	WLAN_CIPHER_SUITE_CCMP_256,
	WLAN_CIPHER_SUITE_CCMP,
	WLAN_CIPHER_SUITE_TKIP,
};

static const u32 our_akms[] = {
	WLAN_AKM_SUITE_8021X,
	WLAN_AKM_SUITE_PSK,
	WLAN_AKM_SUITE_8021X_SHA256,
	WLAN_AKM_SUITE_PSK_SHA256,
};

static const int first_freq[NUM_NL80211_BANDS] = {
	[NL80211_BAND_2GHZ] = 2412,
	[NL80211_BAND_5GHZ] = 5180,
	[NL80211_BAND_6GHZ] = 5955,
	[NL80211_BAND_60GHZ] = 58320,
	[NL80211_BAND_S1GHZ] = 902,
};

/* 100 kb/s; cfg80211 insists on those that are mandatory in a band */
static const u16 rates_2ghz[] = { 10, 20, 55, 110, 60, 120, 240 };
static const u16 rates_above[] = { 60, 120, 240, 540 };

static struct band *make_band(struct kunit *test, enum nl80211_band number)
{
	const bool low = number == NL80211_BAND_2GHZ;
	const u16 *rates = low ? rates_2ghz : rates_above;
	struct band *band = kzalloc(sizeof(*band), GFP_KERNEL);
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, band);
	band->band.band = number;
	band->band.channels = band->channels;
	band->band.n_channels = N_CHANNELS;
	band->band.bitrates = band->rates;
	band->band.n_bitrates = low ? ARRAY_SIZE(rates_2ghz) :
				      ARRAY_SIZE(rates_above);
	for (i = 0; i < N_CHANNELS; i++) {
		struct ieee80211_channel *chan = &band->channels[i];

		chan->band = number;
		chan->center_freq = first_freq[number] + 20 * i;
		chan->hw_value = 100 + i;
		/* by the hardware, and narrowed by the regulatory domain */
		chan->orig_flags = i ? IEEE80211_CHAN_NO_HT40 : 0;
		chan->flags = chan->orig_flags | IEEE80211_CHAN_DISABLED;
		chan->orig_mpwr = 2000 + 100 * i;
		chan->max_power = 3;
		chan->orig_mag = INT_MAX;
		chan->max_antenna_gain = 6;
		chan->beacon_found = true;
	}
	for (i = 0; i < band->band.n_bitrates; i++)
		band->rates[i].bitrate = rates[i];
	band->rates[1].flags = IEEE80211_RATE_SHORT_PREAMBLE;
	if (number != NL80211_BAND_6GHZ) {
		band->band.ht_cap.ht_supported = true;
		band->band.ht_cap.cap = IEEE80211_HT_CAP_SGI_20 |
					IEEE80211_HT_CAP_SUP_WIDTH_20_40;
		band->band.ht_cap.mcs.rx_mask[0] = 0xff;
	}
	if (number == NL80211_BAND_5GHZ) {
		band->band.vht_cap.vht_supported = true;
		band->band.vht_cap.cap = IEEE80211_VHT_CAP_SHORT_GI_80;
		band->band.vht_cap.vht_mcs.rx_mcs_map = cpu_to_le16(0xfffa);
	}
	if (number != NL80211_BAND_2GHZ) {
		band->band.iftype_data = band->iftypes;
		band->band.n_iftype_data = N_IFTYPES;
		band->iftypes[0].types_mask = BIT(NL80211_IFTYPE_AP);
		band->iftypes[0].he_cap.has_he = true;
		band->iftypes[1].types_mask = BIT(NL80211_IFTYPE_STATION) |
					      BIT(NL80211_IFTYPE_P2P_CLIENT);
		band->iftypes[1].he_cap.has_he = true;
		band->iftypes[1].he_cap.he_cap_elem.mac_cap_info[0] = 0x42;
		band->iftypes[1].he_6ghz_capa.capa = cpu_to_le16(0x1234);
		band->iftypes[1].vendor_elems.data = band->vendor;
		band->iftypes[1].vendor_elems.len = sizeof(band->vendor);
	}
	return band;
}

static void have_band(struct kunit *test, enum nl80211_band number)
{
	struct mirror_rig *rig = test->priv;

	rig->bands[number] = make_band(test, number);
	rig->lower->bands[number] = &rig->bands[number]->band;
}

static int mirror_init(struct kunit *test)
{
	struct nwifi_adapter *adapter;
	struct mirror_rig *rig;
	struct wiphy *lower;

	rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);
	adapter = kunit_kzalloc(test, sizeof(*adapter), GFP_KERNEL);
	lower = kzalloc(sizeof(*lower), GFP_KERNEL);
	if (!rig || !adapter || !lower) {
		kfree(lower);
		return -ENOMEM;
	}
	rig->adapter = adapter;
	rig->lower = lower;
	adapter->reporter.net = &init_net;
	ether_addr_copy(adapter->reporter.addr, addr);

	rig->ciphers = kmemdup(lower_ciphers, sizeof(lower_ciphers),
			       GFP_KERNEL);
	lower->cipher_suites = rig->ciphers;
	lower->n_cipher_suites = rig->ciphers ? ARRAY_SIZE(lower_ciphers) : 0;
	lower->interface_modes = ALL_MODES;
	lower->signal_type = CFG80211_SIGNAL_TYPE_UNSPEC;
	lower->max_scan_ssids = 4;
	lower->max_scan_ie_len = 257;
	lower->max_sched_scan_ssids = 9;
	lower->max_match_sets = 9;
	lower->max_num_pmkids = 99;
	lower->max_remain_on_channel_duration = 5000;
	lower->retry_short = 7;
	lower->retry_long = 4;
	lower->frag_threshold = 2346;
	lower->rts_threshold = 2347;
	lower->available_antennas_tx = 3;
	lower->available_antennas_rx = 7;
	lower->flags = U32_MAX & ~WIPHY_FLAG_PS_ON_BY_DEFAULT;
	lower->regulatory_flags = REGULATORY_CUSTOM_REG |
				  REGULATORY_STRICT_REG |
				  REGULATORY_WIPHY_SELF_MANAGED;
	lower->features = U32_MAX;
	memset(lower->ext_features, 0xff, sizeof(lower->ext_features));
	lower->bss_select_support = 0xff;
	lower->akm_suites = rig->ciphers;
	lower->n_akm_suites = 3;
	memset(lower->perm_addr, 0x42, ETH_ALEN);
	test->priv = rig;
	have_band(test, NL80211_BAND_2GHZ);
	have_band(test, NL80211_BAND_5GHZ);
	return 0;
}

/* the lower driver goes */
static void free_lower(struct mirror_rig *rig)
{
	unsigned int i;

	for (i = 0; i < NUM_NL80211_BANDS; i++) {
		kfree(rig->bands[i]);
		rig->bands[i] = NULL;
	}
	kfree(rig->ciphers);
	rig->ciphers = NULL;
	kfree(rig->lower);
	rig->lower = NULL;
}

/* ours goes; the adapter can have another */
static void remove_upper(struct mirror_rig *rig)
{
	struct nwifi_adapter *adapter = rig->adapter;

	if (rig->registered)
		nwifi_wiphy_unregister(adapter);
	rig->registered = false;
	nwifi_wiphy_free(adapter);
	adapter->upper.wiphy = NULL;
	memset(&adapter->mirror, 0, sizeof(adapter->mirror));
}

static void mirror_exit(struct kunit *test)
{
	struct mirror_rig *rig = test->priv;

	if (!rig)
		return;
	remove_upper(rig);
	free_lower(rig);
}

static int try(struct mirror_rig *rig)
{
	int err = nwifi_wiphy_create(rig->adapter, rig->lower,
				     &nwifi_cfg80211_ops);

	rig->registered = !err;
	return err;
}

static struct wiphy *mirror(struct kunit *test)
{
	struct mirror_rig *rig = test->priv;

	KUNIT_ASSERT_EQ(test, try(rig), 0);
	return rig->adapter->upper.wiphy;
}

static void expect_band(struct kunit *test,
			const struct ieee80211_supported_band *got,
			enum nl80211_band number)
{
	struct band *want = make_band(test, number);
	const bool he = want->band.n_iftype_data;
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, got);
	KUNIT_EXPECT_EQ(test, (int)got->band, (int)number);
	KUNIT_ASSERT_EQ(test, got->n_channels, N_CHANNELS);
	KUNIT_ASSERT_EQ(test, got->n_bitrates, want->band.n_bitrates);
	for (i = 0; i < N_CHANNELS; i++) {
		const struct ieee80211_channel *chan = &want->channels[i];
		const struct ieee80211_channel *ours = &got->channels[i];

		KUNIT_EXPECT_EQ(test, (int)ours->band, (int)number);
		KUNIT_EXPECT_EQ(test, ours->center_freq, chan->center_freq);
		KUNIT_EXPECT_EQ(test, ours->hw_value, chan->hw_value);
		/*
		 * What the hardware can do. What the lower's regulatory domain
		 * made of it is not ours: cfg80211 will apply one to us.
		 */
		KUNIT_EXPECT_EQ(test, ours->orig_flags, chan->orig_flags);
		KUNIT_EXPECT_EQ(test, ours->orig_mpwr, chan->orig_mpwr);
		KUNIT_EXPECT_EQ(test, ours->orig_mag, chan->orig_mag);
		KUNIT_EXPECT_FALSE(test, ours->beacon_found);
		KUNIT_EXPECT_NE(test, ours->max_power, 3);
	}
	for (i = 0; i < got->n_bitrates; i++) {
		KUNIT_EXPECT_EQ(test, got->bitrates[i].bitrate,
				want->rates[i].bitrate);
		KUNIT_EXPECT_EQ(test, got->bitrates[i].flags &
				IEEE80211_RATE_SHORT_PREAMBLE,
				want->rates[i].flags);
	}
	KUNIT_EXPECT_EQ(test, memcmp(&got->ht_cap, &want->band.ht_cap,
				     sizeof(got->ht_cap)), 0);
	KUNIT_EXPECT_EQ(test, memcmp(&got->vht_cap, &want->band.vht_cap,
				     sizeof(got->vht_cap)), 0);
	/* of a station, as that is all that there is */
	KUNIT_EXPECT_EQ(test, (int)got->n_iftype_data, he ? 1 : 0);
	if (he && got->n_iftype_data == 1) {
		const struct ieee80211_sband_iftype_data *data =
			got->iftype_data;

		KUNIT_EXPECT_EQ(test, data->types_mask,
				(u16)BIT(NL80211_IFTYPE_STATION));
		KUNIT_EXPECT_EQ(test, memcmp(&data->he_cap,
					     &want->iftypes[1].he_cap,
					     sizeof(data->he_cap)), 0);
		KUNIT_EXPECT_EQ(test, data->he_6ghz_capa.capa,
				want->iftypes[1].he_6ghz_capa.capa);
		/* the lower device adds them, and they are its own */
		KUNIT_EXPECT_NULL(test, data->vendor_elems.data);
		KUNIT_EXPECT_EQ(test, data->vendor_elems.len, 0U);
	}
	kfree(want);
}

static void bands(struct kunit *test)
{
	struct mirror_rig *rig = test->priv;
	const struct wiphy *wiphy;
	unsigned int i;

	have_band(test, NL80211_BAND_6GHZ);
	have_band(test, NL80211_BAND_60GHZ);
	have_band(test, NL80211_BAND_S1GHZ);
	wiphy = mirror(test);
	expect_band(test, wiphy->bands[NL80211_BAND_2GHZ], NL80211_BAND_2GHZ);
	expect_band(test, wiphy->bands[NL80211_BAND_5GHZ], NL80211_BAND_5GHZ);
	expect_band(test, wiphy->bands[NL80211_BAND_6GHZ], NL80211_BAND_6GHZ);
	for (i = NL80211_BAND_60GHZ; i < NUM_NL80211_BANDS; i++)
		if (i != NL80211_BAND_6GHZ)
			KUNIT_EXPECT_NULL(test, wiphy->bands[i]);
	/* the lower one is as it was */
	for (i = 0; i < NUM_NL80211_BANDS; i++) {
		struct band *same;

		if (!rig->bands[i])
			continue;
		same = make_band(test, i);
		KUNIT_EXPECT_EQ(test, memcmp(rig->bands[i]->channels,
					     same->channels,
					     sizeof(same->channels)), 0);
		KUNIT_EXPECT_EQ(test, memcmp(rig->bands[i]->rates, same->rates,
					     sizeof(same->rates)), 0);
		KUNIT_EXPECT_PTR_EQ(test, rig->lower->bands[i],
				    &rig->bands[i]->band);
		kfree(same);
	}
}

/* a radio without a band for us is none for us */
static void no_band(struct kunit *test)
{
	struct mirror_rig *rig = test->priv;

	rig->lower->bands[NL80211_BAND_2GHZ] = NULL;
	rig->lower->bands[NL80211_BAND_5GHZ] = NULL;
	have_band(test, NL80211_BAND_60GHZ);
	KUNIT_EXPECT_EQ(test, try(rig), -EOPNOTSUPP);
}

/* CIPHER-18: the supported ones are those that both have */
static void cipher_18_ciphers(struct kunit *test)
{
	struct mirror_rig *rig = test->priv;
	struct wiphy *wiphy = mirror(test);
	unsigned int i;

	KUNIT_ASSERT_EQ(test, wiphy->n_cipher_suites,
			(int)ARRAY_SIZE(our_ciphers));
	for (i = 0; i < ARRAY_SIZE(our_ciphers); i++)
		KUNIT_EXPECT_EQ(test, wiphy->cipher_suites[i], our_ciphers[i]);

	/* the last seven of the list, of which two are not ours */
	remove_upper(rig);
	rig->lower->cipher_suites = rig->ciphers + 6;
	rig->lower->n_cipher_suites = 4;
	wiphy = mirror(test);
	KUNIT_ASSERT_EQ(test, wiphy->n_cipher_suites, 2);
	KUNIT_EXPECT_EQ(test, wiphy->cipher_suites[0],
			(u32)WLAN_CIPHER_SUITE_GCMP);
	KUNIT_EXPECT_EQ(test, wiphy->cipher_suites[1],
			(u32)WLAN_CIPHER_SUITE_GCMP_256);

	remove_upper(rig);
	rig->lower->n_cipher_suites = 0;
	wiphy = mirror(test);
	KUNIT_EXPECT_EQ(test, wiphy->n_cipher_suites, 0);
}

/* a lower wiphy that lists one twice */
static void ciphers_twice(struct kunit *test)
{
	struct mirror_rig *rig = test->priv;
	struct wiphy *wiphy;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(lower_ciphers); i++)
		rig->ciphers[i] = WLAN_CIPHER_SUITE_CCMP;
	wiphy = mirror(test);
	KUNIT_EXPECT_EQ(test, wiphy->n_cipher_suites, 1);
	KUNIT_EXPECT_EQ(test, wiphy->cipher_suites[0],
			(u32)WLAN_CIPHER_SUITE_CCMP);
}

/* AUTH-6: open, RSNA and RSNA-PSK; CAND-6 */
static void auth_6_akms(struct kunit *test)
{
	static const u32 others[] = {
		0, WLAN_AKM_SUITE_FT_8021X, WLAN_AKM_SUITE_FT_PSK,
		WLAN_AKM_SUITE_TDLS, WLAN_AKM_SUITE_SAE, WLAN_AKM_SUITE_FT_OVER_SAE,
		WLAN_AKM_SUITE_OWE, 0x0050f201, 0x0050f202,
	};
	struct wiphy *wiphy = mirror(test);
	unsigned int i;

	KUNIT_ASSERT_EQ(test, wiphy->n_akm_suites, (int)ARRAY_SIZE(our_akms));
	for (i = 0; i < ARRAY_SIZE(our_akms); i++) {
		KUNIT_EXPECT_EQ(test, wiphy->akm_suites[i], our_akms[i]);
		KUNIT_EXPECT_TRUE(test, nwifi_wiphy_has_akm(our_akms[i]));
	}
	for (i = 0; i < ARRAY_SIZE(others); i++)
		KUNIT_EXPECT_FALSE(test, nwifi_wiphy_has_akm(others[i]));

	KUNIT_EXPECT_EQ(test, nwifi_wiphy_akm(NWIFI_AUTH_RSNA),
			(u32)WLAN_AKM_SUITE_8021X);
	KUNIT_EXPECT_EQ(test, nwifi_wiphy_akm(NWIFI_AUTH_RSNA_PSK),
			(u32)WLAN_AKM_SUITE_PSK);
	for (i = 0; i < 32; i++)
		if (i != NWIFI_AUTH_RSNA && i != NWIFI_AUTH_RSNA_PSK)
			KUNIT_EXPECT_EQ_MSG(test, nwifi_wiphy_akm(i), 0U,
					    "algorithm %u", i);
	KUNIT_EXPECT_EQ(test, nwifi_wiphy_akm(NWIFI_AUTH_IHV), 0U);
	KUNIT_EXPECT_EQ(test, nwifi_wiphy_akm(U32_MAX), 0U);
}

/* DOT11_CIPHER_ALGORITHM and the suites of this adapter */
static void suites(struct kunit *test)
{
	static const struct {
		u32 cipher;
		u32 suite;
	} known[] = {
		{ NWIFI_CIPHER_TKIP, WLAN_CIPHER_SUITE_TKIP },
		{ NWIFI_CIPHER_CCMP, WLAN_CIPHER_SUITE_CCMP },
		{ NWIFI_CIPHER_CCMP_256, WLAN_CIPHER_SUITE_CCMP_256 },
		{ NWIFI_CIPHER_GCMP, WLAN_CIPHER_SUITE_GCMP },
		{ NWIFI_CIPHER_GCMP_256, WLAN_CIPHER_SUITE_GCMP_256 },
		{ NWIFI_CIPHER_BIP, WLAN_CIPHER_SUITE_AES_CMAC },
	};
	struct mirror_rig *rig = test->priv;
	unsigned int i, number;
	u32 want;

	mirror(test);
	for (number = 0; number < 0x200; number++) {
		for (want = 0, i = 0; i < ARRAY_SIZE(known); i++)
			if (known[i].cipher == number)
				want = known[i].suite;
		KUNIT_EXPECT_EQ_MSG(test, nwifi_wiphy_suite(rig->adapter,
							    number), want,
				    "cipher %#x", number);
	}
	KUNIT_EXPECT_EQ(test, nwifi_wiphy_suite(rig->adapter, U32_MAX), 0U);

	/* what the lower one has not, the adapter has not */
	remove_upper(rig);
	rig->ciphers[ARRAY_SIZE(lower_ciphers) - 1] = WLAN_CIPHER_SUITE_WEP40;
	mirror(test);
	KUNIT_EXPECT_EQ(test, nwifi_wiphy_suite(rig->adapter,
						NWIFI_CIPHER_TKIP), 0U);
	KUNIT_EXPECT_EQ(test, nwifi_wiphy_suite(rig->adapter,
						NWIFI_CIPHER_CCMP),
			(u32)WLAN_CIPHER_SUITE_CCMP);
}

/* each suite of ours has exactly one length of its keys; no other has any */
static void key_lengths(struct kunit *test)
{
	static const struct {
		u32 suite;
		size_t len;
	} table[] = {
		{ WLAN_CIPHER_SUITE_TKIP, 32 },
		{ WLAN_CIPHER_SUITE_CCMP, 16 },
		{ WLAN_CIPHER_SUITE_CCMP_256, 32 },
		{ WLAN_CIPHER_SUITE_GCMP, 16 },
		{ WLAN_CIPHER_SUITE_GCMP_256, 32 },
		{ WLAN_CIPHER_SUITE_AES_CMAC, 16 },
		{ WLAN_CIPHER_SUITE_BIP_CMAC_256, 32 },
		{ WLAN_CIPHER_SUITE_BIP_GMAC_128, 16 },
		{ WLAN_CIPHER_SUITE_BIP_GMAC_256, 32 },
		{ WLAN_CIPHER_SUITE_WEP40, SIZE_MAX },
		{ WLAN_CIPHER_SUITE_WEP104, SIZE_MAX },
		{ WLAN_CIPHER_SUITE_SMS4, SIZE_MAX },
		{ 0, SIZE_MAX },
	};
	unsigned int i;
	size_t len;

	for (i = 0; i < ARRAY_SIZE(table); i++)
		for (len = 0; len < 70; len++)
			KUNIT_EXPECT_EQ_MSG(test,
				nwifi_wiphy_key_len_ok(table[i].suite, len),
				len == table[i].len, "suite %#x, %zu bytes",
				table[i].suite, len);
}

static bool is_scan_feature(unsigned int feature)
{
	switch (feature) {
	case NL80211_EXT_FEATURE_SET_SCAN_DWELL:
	case NL80211_EXT_FEATURE_FILS_MAX_CHANNEL_TIME:
	case NL80211_EXT_FEATURE_ACCEPT_BCAST_PROBE_RESP:
	case NL80211_EXT_FEATURE_OCE_PROBE_REQ_HIGH_TX_RATE:
	case NL80211_EXT_FEATURE_OCE_PROBE_REQ_DEFERRAL_SUPPRESSION:
	case NL80211_EXT_FEATURE_LOW_SPAN_SCAN:
	case NL80211_EXT_FEATURE_LOW_POWER_SCAN:
	case NL80211_EXT_FEATURE_HIGH_ACCURACY_SCAN:
	case NL80211_EXT_FEATURE_SCAN_RANDOM_SN:
	case NL80211_EXT_FEATURE_SCAN_MIN_PREQ_CONTENT:
		return true;
	default:
		return false;
	}
}

/* what the adapter is, whatever the lower one can do besides */
static void nothing_else(struct kunit *test)
{
	struct mirror_rig *rig = test->priv;
	struct wiphy *wiphy = mirror(test);
	unsigned int i;

	KUNIT_EXPECT_EQ(test, (unsigned int)wiphy->interface_modes,
			(unsigned int)BIT(NL80211_IFTYPE_STATION));
	KUNIT_EXPECT_EQ(test, (int)wiphy->signal_type,
			(int)CFG80211_SIGNAL_TYPE_MBM);
	KUNIT_EXPECT_EQ(test, (unsigned int)wiphy->max_num_pmkids,
			(unsigned int)NWIFI_MAX_PMKSA);
	KUNIT_EXPECT_EQ(test, (int)wiphy->max_sched_scan_ssids, 0);
	KUNIT_EXPECT_EQ(test, (int)wiphy->max_match_sets, 0);
	KUNIT_EXPECT_EQ(test, wiphy->bss_select_support, 0U);
	/* cfg80211 knows how to flush its own cache */
	/* and has the lower device scan as it is asked to (B24) */
	KUNIT_EXPECT_EQ(test, wiphy->features,
			(u32)(NL80211_FEATURE_SCAN_FLUSH |
			      NL80211_FEATURE_LOW_PRIORITY_SCAN |
			      NL80211_FEATURE_SCAN_RANDOM_MAC_ADDR));
	for (i = 0; i < NUM_NL80211_EXT_FEATURES; i++)
		KUNIT_EXPECT_EQ_MSG(test,
				    wiphy_ext_feature_isset(wiphy, i),
				    i == NL80211_EXT_FEATURE_MFP_OPTIONAL ||
				    is_scan_feature(i),
				    "feature %u", i);
	/* and the lower device sends from other channels too, if it can (B7) */
	KUNIT_EXPECT_EQ(test, wiphy->flags,
			(u32)(WIPHY_FLAG_SUPPORTS_FW_ROAM |
			      WIPHY_FLAG_OFFCHAN_TX));
	/* hints and Country elements come through the lower one */
	KUNIT_EXPECT_EQ(test, (u32)wiphy->regulatory_flags,
			(u32)(REGULATORY_COUNTRY_IE_IGNORE |
			      REGULATORY_DISABLE_BEACON_HINTS));
	/* the radio's, not the one that a manager gave the device (B17) */
	KUNIT_EXPECT_TRUE(test, ether_addr_equal_unaligned(wiphy->perm_addr,
							   rig->lower->perm_addr));
	KUNIT_EXPECT_TRUE(test, net_eq(wiphy_net(wiphy), &init_net));
	KUNIT_EXPECT_PTR_EQ(test, nwifi_wiphy_adapter(wiphy), rig->adapter);
}

/* ASSOC-16: without a cipher for it management frames are not protected */
static void assoc_16_no_group_mgmt(struct kunit *test)
{
	struct mirror_rig *rig = test->priv;
	struct wiphy *wiphy = mirror(test);

	KUNIT_EXPECT_EQ(test, nwifi_wiphy_group_mgmt(rig->adapter),
			(u32)(NWIFI_BIT(NWIFI_BIP_CMAC_128) |
			      NWIFI_BIT(NWIFI_BIP_GMAC_128) |
			      NWIFI_BIT(NWIFI_BIP_GMAC_256) |
			      NWIFI_BIT(NWIFI_BIP_CMAC_256)));
	remove_upper(rig);
	/* those behind the group management ciphers */
	rig->lower->cipher_suites = rig->ciphers + 4;
	rig->lower->n_cipher_suites = ARRAY_SIZE(lower_ciphers) - 4;
	wiphy = mirror(test);
	KUNIT_EXPECT_EQ(test, nwifi_wiphy_group_mgmt(rig->adapter), 0U);
	KUNIT_EXPECT_FALSE(test,
			   wiphy_ext_feature_isset(wiphy,
				NL80211_EXT_FEATURE_MFP_OPTIONAL));
}

/* what is the radio's own */
static void of_the_radio(struct kunit *test)
{
	struct mirror_rig *rig = test->priv;
	struct wiphy *wiphy = mirror(test);

	KUNIT_EXPECT_EQ(test, (int)wiphy->max_scan_ssids, 4);
	KUNIT_EXPECT_EQ(test, (int)wiphy->max_scan_ie_len, 257);
	KUNIT_EXPECT_EQ(test, (int)wiphy->retry_short, 7);
	KUNIT_EXPECT_EQ(test, (int)wiphy->retry_long, 4);
	KUNIT_EXPECT_EQ(test, wiphy->frag_threshold, 2346U);
	KUNIT_EXPECT_EQ(test, wiphy->rts_threshold, 2347U);
	KUNIT_EXPECT_EQ(test, wiphy->available_antennas_tx, 3U);
	KUNIT_EXPECT_EQ(test, wiphy->available_antennas_rx, 7U);
	KUNIT_EXPECT_EQ(test, (int)wiphy->max_remain_on_channel_duration, 5000);

	/* as many SSIDs as one scan of ours can have, if it could more */
	remove_upper(rig);
	rig->lower->max_scan_ssids = NWIFI_RADIO_MAX_SSIDS;
	KUNIT_EXPECT_EQ(test, (int)mirror(test)->max_scan_ssids,
			NWIFI_RADIO_MAX_SSIDS);
	remove_upper(rig);
	rig->lower->max_scan_ssids = U8_MAX;
	KUNIT_EXPECT_EQ(test, (int)mirror(test)->max_scan_ssids,
			NWIFI_RADIO_MAX_SSIDS);
	remove_upper(rig);
	rig->lower->max_scan_ssids = 0;
	KUNIT_EXPECT_EQ(test, (int)mirror(test)->max_scan_ssids, 0);

	/*
	 * Power save is as it is below, not as the kernel was configured; and
	 * frames leave the channel only if they do below.
	 */
	remove_upper(rig);
	rig->lower->flags = WIPHY_FLAG_PS_ON_BY_DEFAULT;
	KUNIT_EXPECT_EQ(test, mirror(test)->flags,
			(u32)(WIPHY_FLAG_SUPPORTS_FW_ROAM |
			      WIPHY_FLAG_PS_ON_BY_DEFAULT));
}

/* the lower driver is unloaded while ours is still looked at */
static void own_copies(struct kunit *test)
{
	struct mirror_rig *rig = test->priv;
	struct nwifi_config *config;
	const struct wiphy *wiphy;
	unsigned int i;

	have_band(test, NL80211_BAND_6GHZ);
	config = kunit_kzalloc(test, sizeof(*config), GFP_KERNEL);
	KUNIT_ASSERT_NOT_NULL(test, config);
	wiphy = mirror(test);
	for (i = 0; i < NUM_NL80211_BANDS; i++)
		if (rig->bands[i])
			memset(rig->bands[i], 0xee, sizeof(*rig->bands[i]));
	memset(rig->ciphers, 0xee, sizeof(lower_ciphers));
	memset(rig->lower, 0xee, sizeof(*rig->lower));
	free_lower(rig);

	expect_band(test, wiphy->bands[NL80211_BAND_2GHZ], NL80211_BAND_2GHZ);
	expect_band(test, wiphy->bands[NL80211_BAND_5GHZ], NL80211_BAND_5GHZ);
	expect_band(test, wiphy->bands[NL80211_BAND_6GHZ], NL80211_BAND_6GHZ);
	for (i = 0; i < ARRAY_SIZE(our_ciphers); i++)
		KUNIT_EXPECT_EQ(test, wiphy->cipher_suites[i], our_ciphers[i]);
	nwifi_wiphy_rates(rig->adapter, config);
	KUNIT_EXPECT_EQ(test, (int)config->n_rates, MAX_RATES + 1);
}

/* a count of zero makes whatever pointer there is nobody's business */
static void no_iftype_data(struct kunit *test)
{
	struct mirror_rig *rig = test->priv;
	struct wiphy *wiphy;

	rig->bands[NL80211_BAND_5GHZ]->band.n_iftype_data = 0;
	wiphy = mirror(test);
	KUNIT_EXPECT_EQ(test,
			(int)wiphy->bands[NL80211_BAND_5GHZ]->n_iftype_data, 0);
	KUNIT_EXPECT_NULL(test, wiphy->bands[NL80211_BAND_5GHZ]->iftype_data);
	remove_upper(rig);

	/* access points only: at 6 GHz there is nothing for a station then */
	have_band(test, NL80211_BAND_6GHZ);
	rig->bands[NL80211_BAND_5GHZ]->band.n_iftype_data = 1;
	rig->bands[NL80211_BAND_6GHZ]->band.n_iftype_data = 1;
	wiphy = mirror(test);
	KUNIT_EXPECT_EQ(test,
			(int)wiphy->bands[NL80211_BAND_5GHZ]->n_iftype_data, 0);
	KUNIT_EXPECT_NULL(test, wiphy->bands[NL80211_BAND_6GHZ]);
}

/* CAND-10: each rate of any band once, in units of 500 kb/s */
static void cand_10_rates(struct kunit *test)
{
	static const u8 want[] = { 2, 4, 11, 22, 12, 24, 48, 108 };
	struct mirror_rig *rig = test->priv;
	struct nwifi_config *config;

	config = kunit_kzalloc(test, sizeof(*config), GFP_KERNEL);
	KUNIT_ASSERT_NOT_NULL(test, config);
	mirror(test);
	config->n_rates = 99;
	nwifi_wiphy_rates(rig->adapter, config);
	KUNIT_ASSERT_EQ(test, (size_t)config->n_rates, sizeof(want));
	KUNIT_EXPECT_EQ(test, memcmp(config->rates, want, sizeof(want)), 0);
}

#ifdef CONFIG_FAILSLAB
/*
 * Each allocation fails in its turn, those that cfg80211 makes for us as well;
 * whatever was made until then is freed.
 */
static void no_memory(struct kunit *test)
{
	struct mirror_rig *rig = test->priv;
	unsigned int nth, left, failed = 0;
	int err;

	for (nth = 1; nth < 500; nth++) {
		current->fail_nth = nth;
		err = try(rig);
		left = current->fail_nth;
		current->fail_nth = 0;
		failed += !!err;
		KUNIT_EXPECT_LE_MSG(test, err, 0, "allocation %u", nth);
		remove_upper(rig);
		if (left)
			break;
	}
	KUNIT_EXPECT_EQ(test, err, 0);
	KUNIT_EXPECT_LT(test, nth, 500U);
	/* a wiphy; two bands of three and four pieces; ciphers */
	KUNIT_EXPECT_GE(test, failed, 9U);
}
#endif

static struct kunit_case mirror_cases[] = {
	KUNIT_CASE(bands),
	KUNIT_CASE(no_band),
	KUNIT_CASE(cipher_18_ciphers),
	KUNIT_CASE(ciphers_twice),
	KUNIT_CASE(auth_6_akms),
	KUNIT_CASE(suites),
	KUNIT_CASE(key_lengths),
	KUNIT_CASE(nothing_else),
	KUNIT_CASE(assoc_16_no_group_mgmt),
	KUNIT_CASE(of_the_radio),
	KUNIT_CASE(own_copies),
	KUNIT_CASE(no_iftype_data),
	KUNIT_CASE(cand_10_rates),
#ifdef CONFIG_FAILSLAB
	KUNIT_CASE(no_memory),
#endif
	{}
};

static struct kunit_suite mirror_suite = {
	.name = "nwifi-mirror",
	.init = mirror_init,
	.exit = mirror_exit,
	.test_cases = mirror_cases,
};

kunit_test_suite(mirror_suite);
