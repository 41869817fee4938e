/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The channel of a radio that is driven through nl80211.
 */
#ifndef NWIFI_NL80211_CHANNEL_H
#define NWIFI_NL80211_CHANNEL_H

struct nwifi_radio;
struct nwifi_radio_channel;

int nwifi_nl80211_channel(struct nwifi_radio *radio,
			  struct nwifi_radio_channel *channel);

#endif /* NWIFI_NL80211_CHANNEL_H */
