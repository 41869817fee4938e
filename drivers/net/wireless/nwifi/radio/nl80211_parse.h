/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a message of nl80211 says, in terms of the radio.
 */
#ifndef NWIFI_NL80211_PARSE_H
#define NWIFI_NL80211_PARSE_H

#include <linux/types.h>

struct nlmsghdr;
struct nwifi_radio_bss;
struct nwifi_radio_channel;
struct nwifi_radio_event;

int nwifi_nl80211_parse_event(const struct nlmsghdr *nlh, int ifindex,
			      const u8 *addr, struct nwifi_radio_event *event);
int nwifi_nl80211_parse_bss(const struct nlmsghdr *nlh, int ifindex,
			    struct nwifi_radio_bss *bss);
int nwifi_nl80211_parse_station(const struct nlmsghdr *nlh, int ifindex,
				const u8 *peer, bool *associated);
int nwifi_nl80211_parse_cookie(const struct nlmsghdr *nlh, u64 *cookie);
int nwifi_nl80211_parse_channel(const struct nlmsghdr *nlh, int ifindex,
				struct nwifi_radio_channel *channel);

#endif /* NWIFI_NL80211_PARSE_H */
