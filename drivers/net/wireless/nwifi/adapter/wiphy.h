/* SPDX-License-Identifier: GPL-2.0-only */
/* The adapter's own wiphy, made after the lower one. */
#ifndef NWIFI_ADAPTER_WIPHY_H
#define NWIFI_ADAPTER_WIPHY_H

#include <linux/types.h>

struct cfg80211_ops;
struct nwifi_adapter;
struct nwifi_config;
struct wiphy;

int nwifi_wiphy_create(struct nwifi_adapter *adapter, const struct wiphy *lower,
		       const struct cfg80211_ops *ops);
void nwifi_wiphy_unregister(struct nwifi_adapter *adapter);
void nwifi_wiphy_free(struct nwifi_adapter *adapter);
bool nwifi_wiphy_has_akm(u32 suite);
u32 nwifi_wiphy_akm(u32 auth);
u32 nwifi_wiphy_suite(const struct nwifi_adapter *adapter, u32 cipher);
u32 nwifi_wiphy_group_mgmt(const struct nwifi_adapter *adapter);
bool nwifi_wiphy_key_len_ok(u32 suite, size_t len);
void nwifi_wiphy_rates(const struct nwifi_adapter *adapter,
		       struct nwifi_config *config);

#endif /* NWIFI_ADAPTER_WIPHY_H */
