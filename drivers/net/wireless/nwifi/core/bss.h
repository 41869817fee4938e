/* SPDX-License-Identifier: GPL-2.0-only */
/* The BSS cache as the station sees it, and the candidate list made of it. */
#ifndef NWIFI_CORE_BSS_H
#define NWIFI_CORE_BSS_H

#include "base.h"
#include "ie.h"
#include "rsn.h"

#define NWIFI_MAX_RATES		16
#define NWIFI_MAX_DESIRED_SSIDS	4
#define NWIFI_MAX_DESIRED_BSSIDS 4
#define NWIFI_MAX_EXCLUDED	8
#define NWIFI_MAX_CANDIDATES	16

/**
 * enum nwifi_bss_rank - whom a full BSS cache keeps first
 * @NWIFI_BSS_STRANGER: a BSS that nobody has asked for
 * @NWIFI_BSS_WANTED: the configuration of a connection names it
 * @NWIFI_BSS_CURRENT: the station is associated with it (SCAN-23)
 */
enum nwifi_bss_rank {
	NWIFI_BSS_STRANGER,
	NWIFI_BSS_WANTED,
	NWIFI_BSS_CURRENT,
};

/**
 * struct nwifi_bss - one entry of the BSS cache
 *
 * Channel, BSSID and SSID together name a BSS: some APs use one BSSID on two
 * channels, for two networks.
 *
 * @bssid: BSSID
 * @ssid: SSID; length zero while it is hidden
 * @freq: channel centre frequency, MHz
 * @signal: mBm
 * @age_ms: time since its last frame
 * @capability: capability information field
 * @beacon_interval: TU
 * @rank: enum nwifi_bss_rank
 * @security: what it offers
 * @phy: DOT11_PHY_TYPE of its best PHY
 * @wmm: it does WMM
 * @n_basic: entries of @basic
 * @basic: rates that a member must support, in 500 kb/s
 */
struct nwifi_bss {
	u8 bssid[NWIFI_MAC_BYTES];
	struct nwifi_ssid ssid;
	u32 freq;
	s32 signal;
	u32 age_ms;
	u16 capability;
	u16 beacon_interval;
	u8 rank;
	struct nwifi_security security;
	u8 phy;
	bool wmm;
	u8 n_basic;
	u8 basic[NWIFI_MAX_RATES];
};

/**
 * struct nwifi_channel - a channel of the radio
 * @freq: centre frequency of the primary channel, MHz; zero if there is no
 *	channel
 * @width: enum nl80211_chan_width
 * @center1: centre frequency of the channel or of its first segment, MHz
 * @center2: centre frequency of the second segment, MHz; zero if there is none
 */
struct nwifi_channel {
	u32 freq;
	u32 width;
	u32 center1;
	u32 center2;
};

/**
 * struct nwifi_bss_list - a snapshot of the BSS cache
 * @n: entries
 * @bss: the entries, any order
 */
struct nwifi_bss_list {
	unsigned int n;
	const struct nwifi_bss *bss;
};

/**
 * struct nwifi_config - configuration of a connection (CONN-1)
 * @bss_type: desired BSS type
 * @n_ssids: entries of @ssids; none means connect to nothing
 * @ssids: desired SSID list
 * @n_bssids: entries of @bssids; none means connect to nothing
 * @bssids: desired BSSID list
 * @rsn_akms: AKM suite types to use with an RSN element, a set
 * @wpa_akms: AKM suite types to use with a WPA element, a set. If both are
 *	empty, whatever @auth stands for will do
 * @auth: enabled authentication algorithms, a set
 * @unicast: enabled unicast ciphers, a set
 * @multicast: enabled multicast ciphers, a set
 * @mfp_capable: management frame protection is possible here
 * @mfp_required: only a BSS that is capable of it will do
 * @group_mgmt: group management ciphers that are possible here, a set of suite
 *	types (%NWIFI_BIP_CMAC_128 …)
 * @controlled: the OS authenticates the port (PORT-6); else it needs none
 * @n_rates: entries of @rates; none means that rates do not matter
 * @rates: operational rate set in 500 kb/s
 * @have_hint: @hint is set
 * @hint: BSSID to try first
 */
struct nwifi_config {
	u8 bss_type;
	u8 n_ssids;
	struct nwifi_ssid ssids[NWIFI_MAX_DESIRED_SSIDS];
	u8 n_bssids;
	u8 bssids[NWIFI_MAX_DESIRED_BSSIDS][NWIFI_MAC_BYTES] NWIFI_MAC_ALIGNED;
	u32 rsn_akms;
	u32 wpa_akms;
	u32 auth;
	u32 unicast;
	u32 multicast;
	bool mfp_capable;
	bool mfp_required;
	u32 group_mgmt;
	bool controlled;
	u8 n_rates;
	u8 rates[NWIFI_MAX_RATES];
	bool have_hint;
	u8 hint[NWIFI_MAC_BYTES] NWIFI_MAC_ALIGNED;
};

/**
 * struct nwifi_excluded - OID_DOT11_EXCLUDED_MAC_ADDRESS_LIST
 * @n: entries
 * @mac: addresses that are never a candidate
 */
struct nwifi_excluded {
	u8 n;
	u8 mac[NWIFI_MAX_EXCLUDED][NWIFI_MAC_BYTES];
};

/**
 * struct nwifi_candidates - a candidate list
 * @n: entries
 * @bss: best first
 */
struct nwifi_candidates {
	unsigned int n;
	struct nwifi_bss bss[NWIFI_MAX_CANDIDATES];
};

void nwifi_bss_parse(struct nwifi_bss *bss, const u8 *ies, size_t len);
int nwifi_bss_order(const struct nwifi_bss *a, const struct nwifi_bss *b);
bool nwifi_bss_outlives(const struct nwifi_bss *a, const struct nwifi_bss *b);
int nwifi_bss_find(const struct nwifi_bss_list *list, const u8 *bssid,
		   const struct nwifi_bss *like);
u8 nwifi_link_quality(s32 signal);
u32 nwifi_bss_auth(const struct nwifi_bss *bss,
		   const struct nwifi_config *config);
u32 nwifi_bss_akm(const struct nwifi_bss *bss,
		  const struct nwifi_config *config);
u32 nwifi_bss_unicast(const struct nwifi_bss *bss,
		      const struct nwifi_config *config);
u32 nwifi_bss_multicast(const struct nwifi_bss *bss,
			const struct nwifi_config *config);
enum nwifi_mfp nwifi_bss_mfp(const struct nwifi_bss *bss,
			     const struct nwifi_config *config);
bool nwifi_bss_wanted(const struct nwifi_bss *bss,
		      const struct nwifi_config *config);
bool nwifi_bss_is_candidate(const struct nwifi_bss *bss,
			    const struct nwifi_config *config,
			    const struct nwifi_excluded *excluded);
void nwifi_candidates_build(struct nwifi_candidates *out,
			    const struct nwifi_bss_list *cache,
			    const struct nwifi_config *config,
			    const struct nwifi_excluded *excluded,
			    const u8 *last);

#endif /* NWIFI_CORE_BSS_H */
