/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Management frames of a radio that is driven through nl80211.
 */
#ifndef NWIFI_NL80211_MGMT_H
#define NWIFI_NL80211_MGMT_H

#include <linux/types.h>

struct nwifi_radio;
struct nwifi_radio_mgmt;

int nwifi_nl80211_mgmt_listen(struct nwifi_radio *radio);
int nwifi_nl80211_mgmt_tx(struct nwifi_radio *radio,
			  const struct nwifi_radio_mgmt *mgmt, u64 *cookie);
int nwifi_nl80211_mgmt_cancel(struct nwifi_radio *radio, u64 cookie);

#endif /* NWIFI_NL80211_MGMT_H */
