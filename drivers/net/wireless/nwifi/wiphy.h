/* SPDX-License-Identifier: GPL-2.0-only */
/* The adapter towards cfg80211: its own wiphy, mirrored from the lower one. */
#ifndef NWIFI_WIPHY_H
#define NWIFI_WIPHY_H

#include <linux/nl80211.h>
#include <linux/types.h>

struct ieee80211_supported_band;
struct net_device;
struct nwifi_action;
struct nwifi_adapter;
struct nwifi_config;
struct wiphy;

/**
 * struct nwifi_mirror - copies of what the lower wiphy owns
 * @bands: bands of the adapter's wiphy
 * @ciphers: cipher suites
 */
struct nwifi_mirror {
	struct ieee80211_supported_band *bands[NUM_NL80211_BANDS];
	u32 *ciphers;
};

/* mirror.c: making the wiphy */
int nwifi_wiphy_create(struct nwifi_adapter *adapter,
		       const struct wiphy *lower);
void nwifi_wiphy_unregister(struct nwifi_adapter *adapter);
void nwifi_wiphy_free(struct nwifi_adapter *adapter);
bool nwifi_wiphy_has_akm(u32 suite);
u32 nwifi_wiphy_akm(u32 auth);
u32 nwifi_wiphy_suite(const struct nwifi_adapter *adapter, u32 cipher);
bool nwifi_wiphy_key_len_ok(u32 suite, size_t len);
void nwifi_wiphy_rates(const struct nwifi_adapter *adapter,
		       struct nwifi_config *config);

/* cfg80211.c: the ops; called by the worker to tell cfg80211 what happened */
extern const struct cfg80211_ops nwifi_cfg80211_ops;

void nwifi_wiphy_upper_gone(struct nwifi_adapter *adapter);
void nwifi_wiphy_inform(struct nwifi_adapter *adapter, u64 since_ns);
void nwifi_wiphy_link_up(struct nwifi_adapter *adapter,
			 const struct nwifi_action *act);
void nwifi_wiphy_link_lost(struct nwifi_adapter *adapter,
			   const struct nwifi_action *act);
void nwifi_wiphy_connect_failed(struct nwifi_adapter *adapter,
				const struct nwifi_action *act);
void nwifi_wiphy_scan_done(struct nwifi_adapter *adapter, u32 request,
			   bool aborted);
void nwifi_wiphy_mic_failure(struct nwifi_adapter *adapter, const u8 *peer,
			     bool group, int key_index);

#endif /* NWIFI_WIPHY_H */
