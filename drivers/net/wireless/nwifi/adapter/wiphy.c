// SPDX-License-Identifier: GPL-2.0-only
/* The adapter's own wiphy, made after the lower one. */
#include <linux/slab.h>
#include <net/cfg80211.h>

#include "adapter/adapter.h"
#include "adapter/wiphy.h"
#include "core/dot11.h"
#include "core/ie.h"

/* The station can use these of the cipher suites that the lower radio has. */
static const u32 supported_ciphers[] = {
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

static const u32 supported_akms[] = {
	WLAN_AKM_SUITE_8021X,
	WLAN_AKM_SUITE_PSK,
	WLAN_AKM_SUITE_8021X_SHA256,
	WLAN_AKM_SUITE_PSK_SHA256,
};

/* Action frames are for managers; the station makes all others itself. */
static const struct ieee80211_txrx_stypes mgmt_stypes[NUM_NL80211_IFTYPES] = {
	[NL80211_IFTYPE_STATION] = {
		.tx = BIT(IEEE80211_STYPE_ACTION >> 4),
		.rx = BIT(IEEE80211_STYPE_ACTION >> 4),
	},
};

static void band_free(struct ieee80211_supported_band *band)
{
	if (!band)
		return;
	kfree(band->channels);
	kfree(band->bitrates);
	kfree(band->iftype_data);
	kfree(band);
}

/*
 * Copies what the band can do in station mode, which is the only mode of an
 * adapter; *n becomes the number of entries. The vendor elements in it are
 * memory of the lower driver, which also is the one to send them.
 */
static struct ieee80211_sband_iftype_data *
iftype_data_copy(const struct ieee80211_supported_band *lower, u16 *n)
{
	struct ieee80211_sband_iftype_data *out;
	int i;

	*n = 0;
	if (!lower->n_iftype_data)
		return NULL;
	out = kcalloc(lower->n_iftype_data, sizeof(*out), GFP_KERNEL);
	if (!out)
		return NULL;
	for (i = 0; i < lower->n_iftype_data; i++) {
		if (!(lower->iftype_data[i].types_mask &
		      BIT(NL80211_IFTYPE_STATION)))
			continue;
		out[*n] = lower->iftype_data[i];
		out[*n].types_mask = BIT(NL80211_IFTYPE_STATION);
		memset(&out[*n].vendor_elems, 0, sizeof(out->vendor_elems));
		++*n;
	}
	return out;
}

/*
 * A deep copy: the lower driver may be gone while the adapter's wiphy still
 * is looked at. The regulatory state is not copied: cfg80211 applies the
 * regulatory domain to each wiphy, starting from what the hardware can do.
 */
static struct ieee80211_supported_band *
band_copy(const struct ieee80211_supported_band *lower)
{
	struct ieee80211_supported_band *band;
	int i;

	band = kmemdup(lower, sizeof(*band), GFP_KERNEL);
	if (!band)
		return NULL;
	band->channels = kmemdup(lower->channels, lower->n_channels *
				 sizeof(*lower->channels), GFP_KERNEL);
	band->bitrates = kmemdup(lower->bitrates, lower->n_bitrates *
				 sizeof(*lower->bitrates), GFP_KERNEL);
	band->iftype_data = iftype_data_copy(lower, &band->n_iftype_data);
	if (!band->channels || !band->bitrates ||
	    (lower->n_iftype_data && !band->iftype_data)) {
		band_free(band);
		return NULL;
	}
	for (i = 0; i < band->n_channels; i++) {
		struct ieee80211_channel *chan = &band->channels[i];

		chan->flags = chan->orig_flags;
		chan->max_antenna_gain = chan->orig_mag;
		chan->max_power = chan->orig_mpwr;
		chan->beacon_found = false;
	}
	return band;
}

static int bands_copy(struct nwifi_adapter *adapter, const struct wiphy *lower)
{
	static const enum nl80211_band bands[] = {
		NL80211_BAND_2GHZ, NL80211_BAND_5GHZ, NL80211_BAND_6GHZ,
	};
	struct ieee80211_supported_band *band;
	unsigned int i, n = 0;

	for (i = 0; i < ARRAY_SIZE(bands); i++) {
		if (!lower->bands[bands[i]])
			continue;
		band = band_copy(lower->bands[bands[i]]);
		if (!band)
			return -ENOMEM;
		/* cfg80211 insists on HE at 6 GHz, and so in station mode. */
		if (bands[i] == NL80211_BAND_6GHZ && !band->n_iftype_data) {
			band_free(band);
			continue;
		}
		adapter->mirror.bands[bands[i]] = band;
		adapter->upper.wiphy->bands[bands[i]] = band;
		n++;
	}
	return n ? 0 : -EOPNOTSUPP;
}

static int ciphers_copy(struct nwifi_adapter *adapter,
			const struct wiphy *lower)
{
	int i, n = 0;
	size_t j;
	u32 *out;

	out = kcalloc(ARRAY_SIZE(supported_ciphers), sizeof(*out), GFP_KERNEL);
	if (!out)
		return -ENOMEM;
	for (j = 0; j < ARRAY_SIZE(supported_ciphers); j++) {
		for (i = 0; i < lower->n_cipher_suites; i++) {
			if (lower->cipher_suites[i] == supported_ciphers[j]) {
				/* A suite is taken once, however often it is listed. */
				out[n++] = supported_ciphers[j];
				break;
			}
		}
	}
	adapter->mirror.ciphers = out;
	adapter->upper.wiphy->cipher_suites = out;
	adapter->upper.wiphy->n_cipher_suites = n;
	return 0;
}

/* What the lower device can do in a scan, and is asked for by our own. */
static const u8 scan_features[] = {
	NL80211_EXT_FEATURE_SET_SCAN_DWELL,
	NL80211_EXT_FEATURE_FILS_MAX_CHANNEL_TIME,
	NL80211_EXT_FEATURE_ACCEPT_BCAST_PROBE_RESP,
	NL80211_EXT_FEATURE_OCE_PROBE_REQ_HIGH_TX_RATE,
	NL80211_EXT_FEATURE_OCE_PROBE_REQ_DEFERRAL_SUPPRESSION,
	NL80211_EXT_FEATURE_LOW_SPAN_SCAN,
	NL80211_EXT_FEATURE_LOW_POWER_SCAN,
	NL80211_EXT_FEATURE_HIGH_ACCURACY_SCAN,
	NL80211_EXT_FEATURE_SCAN_RANDOM_SN,
	NL80211_EXT_FEATURE_SCAN_MIN_PREQ_CONTENT,
};

/*
 * What managers may ask for, beyond the plain. They leave it to the station
 * whether management frames are protected, because it chooses the AP.
 */
static void features_set(struct nwifi_adapter *adapter,
			 const struct wiphy *lower)
{
	struct wiphy *wiphy = adapter->upper.wiphy;
	unsigned int i;

	wiphy->features |= lower->features &
			   (NL80211_FEATURE_LOW_PRIORITY_SCAN |
			    NL80211_FEATURE_SCAN_RANDOM_MAC_ADDR);
	for (i = 0; i < ARRAY_SIZE(scan_features); i++)
		if (wiphy_ext_feature_isset((struct wiphy *)lower,
					    scan_features[i]))
			wiphy_ext_feature_set(wiphy, scan_features[i]);
	if (nwifi_wiphy_group_mgmt(adapter))
		wiphy_ext_feature_set(wiphy, NL80211_EXT_FEATURE_MFP_OPTIONAL);
}

/**
 * nwifi_wiphy_create() - make and register the adapter's wiphy
 * @adapter: the adapter
 * @lower: the lower device's wiphy
 * @ops: operations of the wiphy
 *
 * Context: may sleep; no RTNL, registration takes it.
 * Return: 0 or a negative error number; what was made is freed with the
 * adapter.
 */
int nwifi_wiphy_create(struct nwifi_adapter *adapter, const struct wiphy *lower,
		       const struct cfg80211_ops *ops)
{
	static struct lock_class_key upper_wiphy_key;
	struct wiphy *wiphy;
	int err;

	wiphy = wiphy_new(ops, sizeof(adapter));
	if (!wiphy)
		return -ENOMEM;
	/*
	 * get_station takes the lower wiphy's mutex inside ours. Both were
	 * initialised in the same place, so lockdep has to be told that they
	 * are two classes.
	 */
	lockdep_set_class(&wiphy->mtx, &upper_wiphy_key);
	adapter->upper.wiphy = wiphy;
	*(struct nwifi_adapter **)wiphy_priv(wiphy) = adapter;
	wiphy_net_set(wiphy, adapter->reporter.net);

	wiphy->interface_modes = BIT(NL80211_IFTYPE_STATION);
	wiphy->signal_type = CFG80211_SIGNAL_TYPE_MBM;
	wiphy->max_scan_ssids = min_t(int, lower->max_scan_ssids,
				      NWIFI_RADIO_MAX_SSIDS);
	wiphy->max_scan_ie_len = lower->max_scan_ie_len;
	wiphy->mgmt_stypes = mgmt_stypes;
	wiphy->max_remain_on_channel_duration =
		lower->max_remain_on_channel_duration;
	wiphy->max_num_pmkids = NWIFI_MAX_PMKSA;
	wiphy->akm_suites = supported_akms;
	wiphy->n_akm_suites = ARRAY_SIZE(supported_akms);
	wiphy->retry_short = lower->retry_short;
	wiphy->retry_long = lower->retry_long;
	wiphy->frag_threshold = lower->frag_threshold;
	wiphy->rts_threshold = lower->rts_threshold;
	wiphy->available_antennas_tx = lower->available_antennas_tx;
	wiphy->available_antennas_rx = lower->available_antennas_rx;
	/* The station chooses among the APs of a network by itself. */
	wiphy->flags |= WIPHY_FLAG_SUPPORTS_FW_ROAM;
	wiphy->flags &= ~(WIPHY_FLAG_NETNS_OK | WIPHY_FLAG_PS_ON_BY_DEFAULT);
	wiphy->flags |= lower->flags & (WIPHY_FLAG_PS_ON_BY_DEFAULT |
					WIPHY_FLAG_OFFCHAN_TX);
	/* Hints of beacons and Country elements come through the lower wiphy. */
	wiphy->regulatory_flags = REGULATORY_COUNTRY_IE_IGNORE |
				  REGULATORY_DISABLE_BEACON_HINTS;
	memcpy(wiphy->perm_addr, lower->perm_addr, ETH_ALEN);

	err = bands_copy(adapter, lower);
	if (!err)
		err = ciphers_copy(adapter, lower);
	if (err)
		return err;
	features_set(adapter, lower);
	err = wiphy_register(wiphy);
	return err;
}

/**
 * nwifi_wiphy_unregister() - unregister the adapter's wiphy
 * @adapter: the adapter; its netdev is not registered (any more)
 *
 * Those who still have a reference to the adapter may go on reading the wiphy.
 *
 * Context: may sleep; no RTNL, unregistration takes it.
 */
void nwifi_wiphy_unregister(struct nwifi_adapter *adapter)
{
	wiphy_unregister(adapter->upper.wiphy);
}

/**
 * nwifi_wiphy_free() - free the adapter's wiphy, if there is one
 * @adapter: the adapter, to which nobody has a reference any more
 *
 * Context: may sleep.
 */
void nwifi_wiphy_free(struct nwifi_adapter *adapter)
{
	unsigned int i;

	if (adapter->upper.wiphy)
		wiphy_free(adapter->upper.wiphy);
	for (i = 0; i < NUM_NL80211_BANDS; i++)
		band_free(adapter->mirror.bands[i]);
	kfree(adapter->mirror.ciphers);
}

/**
 * nwifi_wiphy_has_akm() - does the station know this AKM?
 * @suite: suite selector
 *
 * Return: true if the wiphy advertises it.
 */
bool nwifi_wiphy_has_akm(u32 suite)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(supported_akms); i++)
		if (supported_akms[i] == suite)
			return true;
	return false;
}

/**
 * nwifi_wiphy_akm() - the AKM of an authentication algorithm
 * @auth: DOT11_AUTH_ALGORITHM
 *
 * Return: suite selector, zero if the station does not know one.
 */
u32 nwifi_wiphy_akm(u32 auth)
{
	size_t i;

	for (i = 0; i < ARRAY_SIZE(supported_akms); i++)
		if (nwifi_auth_from_akm(supported_akms[i]) == auth)
			return supported_akms[i];
	return 0;
}

/**
 * nwifi_wiphy_suite() - the suite of a cipher algorithm
 * @adapter: the adapter
 * @cipher: DOT11_CIPHER_ALGORITHM
 *
 * Return: suite selector, zero if the adapter does not have it.
 */
u32 nwifi_wiphy_suite(const struct nwifi_adapter *adapter, u32 cipher)
{
	const struct wiphy *wiphy = adapter->upper.wiphy;
	int i;

	/* A suite that Native 802.11 has no number for is "none" as well. */
	if (cipher == NWIFI_CIPHER_NONE)
		return 0;
	for (i = 0; i < wiphy->n_cipher_suites; i++)
		if (nwifi_cipher_from_suite(wiphy->cipher_suites[i]) == cipher)
			return wiphy->cipher_suites[i];
	return 0;
}

/**
 * nwifi_wiphy_group_mgmt() - group management ciphers of the adapter
 * @adapter: the adapter
 *
 * Return: set of suite types (%NWIFI_BIP_CMAC_128 …); none if management frames
 * cannot be protected.
 */
u32 nwifi_wiphy_group_mgmt(const struct nwifi_adapter *adapter)
{
	const struct wiphy *wiphy = adapter->upper.wiphy;
	u32 set = 0;
	int i;

	for (i = 0; i < wiphy->n_cipher_suites; i++) {
		const u8 type = nwifi_bip_from_suite(wiphy->cipher_suites[i]);

		if (type)
			set |= NWIFI_BIT(type);
	}
	return set;
}

/**
 * nwifi_wiphy_key_len_ok() - can a key of this length be one of this suite?
 * @suite: suite selector
 * @len: bytes
 *
 * Return: true if so.
 */
bool nwifi_wiphy_key_len_ok(u32 suite, size_t len)
{
	switch (suite) {
	case WLAN_CIPHER_SUITE_TKIP:
		return len == WLAN_KEY_LEN_TKIP;
	case WLAN_CIPHER_SUITE_CCMP:
	case WLAN_CIPHER_SUITE_GCMP:
		return len == WLAN_KEY_LEN_CCMP;
	case WLAN_CIPHER_SUITE_CCMP_256:
	case WLAN_CIPHER_SUITE_GCMP_256:
		return len == WLAN_KEY_LEN_CCMP_256;
	case WLAN_CIPHER_SUITE_AES_CMAC:
		return len == WLAN_KEY_LEN_AES_CMAC;
	case WLAN_CIPHER_SUITE_BIP_CMAC_256:
		return len == WLAN_KEY_LEN_BIP_CMAC_256;
	case WLAN_CIPHER_SUITE_BIP_GMAC_128:
		return len == WLAN_KEY_LEN_BIP_GMAC_128;
	case WLAN_CIPHER_SUITE_BIP_GMAC_256:
		return len == WLAN_KEY_LEN_BIP_GMAC_256;
	default:
		return false;
	}
}

/**
 * nwifi_wiphy_rates() - the operational rate set, for the candidate list
 * @adapter: the adapter
 * @config: receives the rates (CAND-10)
 */
void nwifi_wiphy_rates(const struct nwifi_adapter *adapter,
		       struct nwifi_config *config)
{
	unsigned int band, i, j;

	config->n_rates = 0;
	for (band = 0; band < NUM_NL80211_BANDS; band++) {
		const struct ieee80211_supported_band *sband =
			adapter->upper.wiphy->bands[band];

		for (i = 0; sband && i < sband->n_bitrates; i++) {
			/* The unit is 100 kb/s there and 500 kb/s here. */
			const u8 rate = sband->bitrates[i].bitrate / 5;

			for (j = 0; j < config->n_rates; j++)
				if (config->rates[j] == rate)
					break;
			if (j == config->n_rates && j < NWIFI_MAX_RATES)
				config->rates[config->n_rates++] = rate;
		}
	}
}
