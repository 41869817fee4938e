/* SPDX-License-Identifier: GPL-2.0-only */
/* The cfg80211 operations of the adapter's wiphy. */
#ifndef NWIFI_REQUEST_CFG80211_H
#define NWIFI_REQUEST_CFG80211_H

struct cfg80211_ops;

extern const struct cfg80211_ops nwifi_cfg80211_ops;

#endif /* NWIFI_REQUEST_CFG80211_H */
