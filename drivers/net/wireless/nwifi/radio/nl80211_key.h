/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Keys of a device that is driven through nl80211.
 */
#ifndef NWIFI_NL80211_KEY_H
#define NWIFI_NL80211_KEY_H

#include <linux/types.h>

struct nwifi_radio;
struct nwifi_radio_key;

int nwifi_nl80211_new_key(struct nwifi_radio *radio,
			  const struct nwifi_radio_key *key);
int nwifi_nl80211_del_key(struct nwifi_radio *radio, const u8 *peer, u8 index);
int nwifi_nl80211_set_default_key(struct nwifi_radio *radio, u8 index,
				  bool unicast, bool multicast);
int nwifi_nl80211_set_default_mgmt_key(struct nwifi_radio *radio, u8 index);

#endif /* NWIFI_NL80211_KEY_H */
