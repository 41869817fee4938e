/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Joining and leaving a BSS with a radio that is driven through nl80211.
 */
#ifndef NWIFI_NL80211_JOIN_H
#define NWIFI_NL80211_JOIN_H

#include <linux/types.h>

struct nwifi_radio;
struct nwifi_radio_join;

int nwifi_nl80211_auth(struct nwifi_radio *radio,
		       const struct nwifi_radio_join *join);
int nwifi_nl80211_assoc(struct nwifi_radio *radio,
			const struct nwifi_radio_join *join);
int nwifi_nl80211_deauth(struct nwifi_radio *radio, const u8 *bssid,
			 u16 reason, bool local);
int nwifi_nl80211_disassoc(struct nwifi_radio *radio, const u8 *bssid,
			   u16 reason);

#endif /* NWIFI_NL80211_JOIN_H */
