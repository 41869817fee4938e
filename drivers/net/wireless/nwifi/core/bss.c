// SPDX-License-Identifier: GPL-2.0-only
/* Entries of the BSS cache, and the candidate list (CAND requirements). */
#include "bss.h"
#include "dot11.h"

#define OUI_WMM_TYPE	0x0050f202u

/* Values from RATE_SELECTOR on are no rates (BSS membership, 9.4.2.3). */
#define RATE_BASIC	0x80
#define RATE_VALUE	0x7f
#define RATE_SELECTOR	122

static void bss_read_rates(struct nwifi_bss *bss,
			   const struct nwifi_element *elem)
{
	unsigned int i;

	for (i = 0; i < elem->len; i++) {
		const u8 rate = elem->data[i] & RATE_VALUE;

		if (!(elem->data[i] & RATE_BASIC) || rate >= RATE_SELECTOR)
			continue;
		if (bss->n_basic < NWIFI_MAX_RATES)
			bss->basic[bss->n_basic++] = rate;
	}
}

static u8 bss_phy(const struct nwifi_bss *bss, const u8 *ies, size_t len)
{
	struct nwifi_element elem;

	if (nwifi_ie_find_ext(ies, len, NWIFI_EID_EXT_HE_CAPABILITY, &elem))
		return NWIFI_PHY_HE;
	if (nwifi_ie_find(ies, len, NWIFI_EID_VHT_CAPABILITY, &elem))
		return NWIFI_PHY_VHT;
	if (nwifi_ie_find(ies, len, NWIFI_EID_HT_CAPABILITY, &elem))
		return NWIFI_PHY_HT;
	if (bss->freq >= 4900)
		return NWIFI_PHY_OFDM;
	/* A 2.4 GHz BSS that lists more than the four HR/DSSS rates is ERP. */
	if (nwifi_ie_find(ies, len, NWIFI_EID_EXT_SUPP_RATES, &elem) ||
	    (nwifi_ie_find(ies, len, NWIFI_EID_SUPP_RATES, &elem) &&
	     elem.len > 4))
		return NWIFI_PHY_ERP;
	return NWIFI_PHY_HRDSSS;
}

/**
 * nwifi_bss_parse() - fill in what the elements of a BSS say
 * @bss: entry; @bssid, @freq, @signal, @age_ms, @capability and
 *	@beacon_interval are set by the caller, the rest here
 * @ies: elements of its last Beacon or Probe Response
 * @len: bytes at @ies
 */
void nwifi_bss_parse(struct nwifi_bss *bss, const u8 *ies, size_t len)
{
	struct nwifi_element elem;

	memset(&bss->ssid, 0, sizeof(bss->ssid));
	if (nwifi_ie_find(ies, len, NWIFI_EID_SSID, &elem) &&
	    elem.len <= NWIFI_SSID_BYTES) {
		u8 any = 0;
		unsigned int i;

		/* A hidden SSID is empty, or as many zero bytes (SCAN-18). */
		for (i = 0; i < elem.len; i++)
			any |= elem.data[i];
		if (any) {
			bss->ssid.len = elem.len;
			memcpy(bss->ssid.data, elem.data, elem.len);
		}
	}
	nwifi_ie_security(ies, len, bss->capability & NWIFI_CAPAB_PRIVACY,
			  &bss->security);
	bss->n_basic = 0;
	if (nwifi_ie_find(ies, len, NWIFI_EID_SUPP_RATES, &elem))
		bss_read_rates(bss, &elem);
	if (nwifi_ie_find(ies, len, NWIFI_EID_EXT_SUPP_RATES, &elem))
		bss_read_rates(bss, &elem);
	bss->phy = bss_phy(bss, ies, len);
	bss->wmm = nwifi_ie_find_vendor(ies, len, OUI_WMM_TYPE, &elem);
}

/**
 * nwifi_bss_order() - compare the names of two BSSs
 * @a: one
 * @b: other
 *
 * By BSSID, then by channel, then by SSID, the hidden one first.
 *
 * Return: zero if both are the same BSS, less or more than zero if @a comes
 * before or behind @b.
 */
int nwifi_bss_order(const struct nwifi_bss *a, const struct nwifi_bss *b)
{
	const int order = memcmp(a->bssid, b->bssid, sizeof(a->bssid));

	if (order)
		return order;
	if (a->freq != b->freq)
		return a->freq < b->freq ? -1 : 1;
	if (a->ssid.len != b->ssid.len)
		return a->ssid.len - b->ssid.len;
	return memcmp(a->ssid.data, b->ssid.data, a->ssid.len);
}

/* A second of silence counts as much as a decibel. */
static s32 bss_worth(const struct nwifi_bss *bss)
{
	const u32 silence = bss->age_ms / 10;

	return bss->signal - (s32)(silence < 100000 ? silence : 100000);
}

/**
 * nwifi_bss_outlives() - which of two entries does a full cache keep?
 * @a: one
 * @b: other
 *
 * The one of the higher rank; of equals the stronger and younger one.
 *
 * Return: true if it keeps @a rather than @b.
 */
bool nwifi_bss_outlives(const struct nwifi_bss *a, const struct nwifi_bss *b)
{
	if (a->rank != b->rank)
		return a->rank > b->rank;
	return bss_worth(a) > bss_worth(b);
}

/**
 * nwifi_bss_find() - find a BSS of which the BSSID is known
 * @list: where to look
 * @bssid: the BSSID
 * @like: the BSS that is meant, as it was known before; %NULL if nothing is
 *	known of it
 *
 * An AP can have changed its channel, or even its SSID. So what comes nearest to
 * @like is found: the SSID counts first, then the channel, then the age.
 *
 * Return: its index, or -1.
 */
int nwifi_bss_find(const struct nwifi_bss_list *list, const u8 *bssid,
		   const struct nwifi_bss *like)
{
	unsigned int i, best = 0;
	int found = -1;

	for (i = 0; i < list->n; i++) {
		const struct nwifi_bss *bss = &list->bss[i];
		unsigned int match = 1;

		if (!nwifi_mac_equal(bss->bssid, bssid))
			continue;
		if (like && nwifi_ssid_equal(&bss->ssid, &like->ssid))
			match += 2;
		if (like && bss->freq == like->freq)
			match++;
		if (match < best ||
		    (match == best && bss->age_ms >= list->bss[found].age_ms))
			continue;
		best = match;
		found = (int)i;
	}
	return found;
}

/**
 * nwifi_link_quality() - link quality of a signal (LINK-1)
 * @signal: mBm
 *
 * The scale of 0 to 100 that Windows users know: linear between -100 dBm and
 * -50 dBm. The documented measure also counts retries and FCS errors, which a
 * received signal cannot tell.
 *
 * Return: 0 to 100.
 */
u8 nwifi_link_quality(s32 signal)
{
	if (signal <= -10000)
		return 0;
	if (signal >= -5000)
		return 100;
	return (u8)((signal + 10000) / 50);
}

static u32 algorithm_pick(u32 set, const u8 *order, unsigned int n)
{
	unsigned int i;

	for (i = 0; i < n; i++)
		if (set & NWIFI_BIT(order[i]))
			return order[i];
	return 0;
}

/**
 * nwifi_bss_auth() - the authentication algorithm to use with a BSS (AUTH-1)
 * @bss: the BSS
 * @config: what is enabled
 *
 * Return: strongest of the intersection, zero if it is empty (AUTH-2).
 */
u32 nwifi_bss_auth(const struct nwifi_bss *bss,
		   const struct nwifi_config *config)
{
	static const u8 order[] = {
		NWIFI_AUTH_WPA3_ENT_192, NWIFI_AUTH_WPA3_ENT,
		NWIFI_AUTH_WPA3_SAE, NWIFI_AUTH_RSNA, NWIFI_AUTH_RSNA_PSK,
		NWIFI_AUTH_WPA, NWIFI_AUTH_WPA_PSK, NWIFI_AUTH_OWE,
		NWIFI_AUTH_OPEN, NWIFI_AUTH_SHARED_KEY,
	};

	return algorithm_pick(bss->security.auth & config->auth, order,
			      sizeof(order));
}

static bool suites_fit(const struct nwifi_suites *suites, u32 akms,
		       const struct nwifi_config *config)
{
	return suites->akms & akms && suites->unicast & config->unicast &&
	       suites->multicast & config->multicast;
}

/*
 * The element of the BSS that says what is used with it, RSN before WPA; %NULL
 * if neither fits. Suites of one do not go with those of the other: an AP may
 * offer TKIP with WPA alone.
 */
static const struct nwifi_suites *
bss_suites(const struct nwifi_bss *bss, const struct nwifi_config *config)
{
	const struct nwifi_security *sec = &bss->security;

	if (suites_fit(&sec->rsn, config->rsn_akms, config))
		return &sec->rsn;
	if (suites_fit(&sec->wpa, config->wpa_akms, config))
		return &sec->wpa;
	return NULL;
}

/**
 * nwifi_bss_akm() - the AKM suite to use with a BSS
 * @bss: the BSS
 * @config: what is enabled
 *
 * Return: type of the suite, the stronger one of two; zero if none is enabled,
 * or none in particular.
 */
u32 nwifi_bss_akm(const struct nwifi_bss *bss,
		  const struct nwifi_config *config)
{
	static const u8 order[] = {
		NWIFI_AKM_8021X_SHA256, NWIFI_AKM_PSK_SHA256,
		NWIFI_AKM_8021X, NWIFI_AKM_PSK,
	};
	const struct nwifi_suites *suites = bss_suites(bss, config);

	if (!suites)
		return 0;
	return algorithm_pick(suites->akms & (suites == &bss->security.rsn ?
					      config->rsn_akms :
					      config->wpa_akms),
			      order, sizeof(order));
}

static u32 cipher_pick(u32 set)
{
	static const u8 order[] = {
		NWIFI_CIPHER_GCMP_256, NWIFI_CIPHER_CCMP_256,
		NWIFI_CIPHER_GCMP, NWIFI_CIPHER_CCMP, NWIFI_CIPHER_TKIP,
		NWIFI_CIPHER_WEP104, NWIFI_CIPHER_WEP40,
	};

	return algorithm_pick(set, order, sizeof(order));
}

/**
 * nwifi_bss_unicast() - the unicast cipher to use with a BSS (CIPHER-14)
 * @bss: the BSS
 * @config: what is enabled
 *
 * Return: best of the intersection, %NWIFI_CIPHER_NONE if there is none.
 */
u32 nwifi_bss_unicast(const struct nwifi_bss *bss,
		      const struct nwifi_config *config)
{
	const struct nwifi_suites *suites = bss_suites(bss, config);

	return cipher_pick(config->unicast & (suites ? suites->unicast :
						       bss->security.unicast));
}

/**
 * nwifi_bss_multicast() - the multicast cipher to use with a BSS (CIPHER-14)
 * @bss: the BSS
 * @config: what is enabled
 *
 * Return: the BSS's cipher, %NWIFI_CIPHER_NONE if it has none or it is not
 * enabled.
 */
u32 nwifi_bss_multicast(const struct nwifi_bss *bss,
			const struct nwifi_config *config)
{
	return cipher_pick(bss->security.multicast & config->multicast);
}

/* Is this an algorithm of the RSN element, which has the MFP capabilities? */
static bool auth_is_rsn(u32 auth)
{
	switch (auth) {
	case NWIFI_AUTH_RSNA:
	case NWIFI_AUTH_RSNA_PSK:
	case NWIFI_AUTH_WPA3_ENT_192:
	case NWIFI_AUTH_WPA3_SAE:
	case NWIFI_AUTH_OWE:
	case NWIFI_AUTH_WPA3_ENT:
		return true;
	default:
		return false;
	}
}

/**
 * nwifi_bss_mfp() - is management frame protection used with a BSS? (ASSOC-16)
 * @bss: the BSS
 * @config: what is possible here
 *
 * It is used wherever both sides can, whether or not one of them demands it.
 *
 * Return: enum nwifi_mfp.
 */
enum nwifi_mfp nwifi_bss_mfp(const struct nwifi_bss *bss,
			     const struct nwifi_config *config)
{
	const struct nwifi_security *sec = &bss->security;

	if (!sec->mfp_capable)
		return NWIFI_MFP_LACKING;
	if (!config->mfp_capable || !sec->group_mgmt ||
	    !(config->group_mgmt & NWIFI_BIT(sec->group_mgmt)) ||
	    !auth_is_rsn(nwifi_bss_auth(bss, config)))
		return NWIFI_MFP_REFUSED;
	return NWIFI_MFP_USED;
}

/**
 * nwifi_bss_wanted() - is this a BSS that the configuration names?
 * @bss: the BSS
 * @config: desired SSIDs and BSSIDs
 *
 * Only the names count (CAND-2, CAND-3); whether it can be joined is the
 * business of nwifi_bss_is_candidate().
 *
 * Return: true if it is.
 */
bool nwifi_bss_wanted(const struct nwifi_bss *bss,
		      const struct nwifi_config *config)
{
	unsigned int i;

	for (i = 0; i < config->n_ssids; i++)
		if (!config->ssids[i].len ||
		    nwifi_ssid_equal(&config->ssids[i], &bss->ssid))
			break;
	if (i == config->n_ssids)
		return false;
	for (i = 0; i < config->n_bssids; i++)
		if (nwifi_mac_is_wildcard(config->bssids[i]) ||
		    nwifi_mac_equal(config->bssids[i], bss->bssid))
			return true;
	return false;
}

static bool bss_rates_fit(const struct nwifi_bss *bss,
			  const struct nwifi_config *config)
{
	unsigned int i, j;

	if (!config->n_rates)
		return true;
	for (i = 0; i < bss->n_basic; i++) {
		for (j = 0; j < config->n_rates; j++)
			if (bss->basic[i] == config->rates[j])
				break;
		if (j == config->n_rates)
			return false;
	}
	return true;
}

static bool bss_type_fits(const struct nwifi_bss *bss,
			  const struct nwifi_config *config)
{
	const u16 want = config->bss_type == NWIFI_BSS_INDEPENDENT ?
			 NWIFI_CAPAB_IBSS : NWIFI_CAPAB_ESS;

	return (bss->capability & (NWIFI_CAPAB_ESS | NWIFI_CAPAB_IBSS)) == want;
}

/**
 * nwifi_bss_is_candidate() - may the station try this BSS? (CAND-1 to CAND-10)
 * @bss: the BSS
 * @config: configuration
 * @excluded: addresses that are never a candidate
 *
 * CAND-4 needs no look here: the radio only reports what its PHYs received.
 * CAND-5 has no effect without multi-domain support.
 *
 * Return: true if it may.
 */
bool nwifi_bss_is_candidate(const struct nwifi_bss *bss,
			    const struct nwifi_config *config,
			    const struct nwifi_excluded *excluded)
{
	const struct nwifi_security *sec = &bss->security;
	unsigned int i;

	for (i = 0; i < excluded->n; i++)
		if (nwifi_mac_is_wildcard(excluded->mac[i]) ||
		    nwifi_mac_equal(excluded->mac[i], bss->bssid))
			return false;
	/* An AP whose SSID is not known yet cannot be named in a request. */
	if (!bss->ssid.len)
		return false;
	if (!nwifi_bss_wanted(bss, config) || !bss_type_fits(bss, config) ||
	    !bss_rates_fit(bss, config))
		return false;
	/*
	 * ASSOC-16: an AP that needs what the station lacks does not match. One
	 * that demands protection and says that it cannot do it is broken.
	 */
	if ((sec->mfp_required || config->mfp_required) &&
	    nwifi_bss_mfp(bss, config) != NWIFI_MFP_USED)
		return false;
	if (config->rsn_akms | config->wpa_akms)
		return bss_suites(bss, config);
	return nwifi_bss_auth(bss, config) &&
	       (sec->unicast & config->unicast) &&
	       (sec->multicast & config->multicast);
}

/* Does a stand before b in the candidate list? */
static bool bss_precedes(const struct nwifi_bss *a, const struct nwifi_bss *b,
			 const struct nwifi_config *config, const u8 *last)
{
	if (config->have_hint) {
		const bool ah = nwifi_mac_equal(a->bssid, config->hint);
		const bool bh = nwifi_mac_equal(b->bssid, config->hint);

		if (ah != bh)
			return ah;
	}
	if (last) {
		const bool al = nwifi_mac_equal(a->bssid, last);
		const bool bl = nwifi_mac_equal(b->bssid, last);

		if (al != bl)
			return bl;
	}
	return a->signal > b->signal;
}

/*
 * A BSSID that stands there twice can be that of an AP which has changed its
 * channel, and then the entry of the old channel is the older one.
 */
static void bssids_sort_by_age(struct nwifi_candidates *list)
{
	unsigned int i, j;

	for (i = 0; i < list->n; i++) {
		for (j = i + 1; j < list->n; j++) {
			struct nwifi_bss *a = &list->bss[i], *b = &list->bss[j];
			const struct nwifi_bss first = *a;

			if (!nwifi_mac_equal(a->bssid, b->bssid) ||
			    b->age_ms >= a->age_ms)
				continue;
			*a = *b;
			*b = first;
		}
	}
}

/**
 * nwifi_candidates_build() - make the candidate list
 * @out: filled in, best first: the hinted BSS, then by signal; of equals the
 *	one that stands first in @cache. Of entries with the same BSSID the one
 *	that was heard last comes first
 * @cache: snapshot of the BSS cache
 * @config: configuration
 * @excluded: addresses that are never a candidate
 * @last: BSSID to put last, the AP that was just lost; %NULL for none
 *
 * Page: BSS Network Candidate List.
 */
void nwifi_candidates_build(struct nwifi_candidates *out,
			    const struct nwifi_bss_list *cache,
			    const struct nwifi_config *config,
			    const struct nwifi_excluded *excluded,
			    const u8 *last)
{
	unsigned int i, pos;

	out->n = 0;
	for (i = 0; i < cache->n; i++) {
		const struct nwifi_bss *bss = &cache->bss[i];

		if (!nwifi_bss_is_candidate(bss, config, excluded))
			continue;
		for (pos = 0; pos < out->n; pos++)
			if (bss_precedes(bss, &out->bss[pos], config, last))
				break;
		if (pos == NWIFI_MAX_CANDIDATES)
			continue;
		if (out->n == NWIFI_MAX_CANDIDATES)
			out->n--;
		memmove(&out->bss[pos + 1], &out->bss[pos],
			(out->n - pos) * sizeof(*bss));
		out->bss[pos] = *bss;
		out->n++;
	}
	bssids_sort_by_age(out);
}
