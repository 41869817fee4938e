/* SPDX-License-Identifier: GPL-2.0-only */
/* The attributes of messages of nl80211. */
#ifndef NWIFI_NL80211_ATTRS_H
#define NWIFI_NL80211_ATTRS_H

#include <linux/nl80211.h>

struct nla_policy;
struct nlattr;
struct nlmsghdr;
struct nwifi_radio_channel;

/* The highest attribute that is read: all of them do not fit on a stack. */
#define NWIFI_NL80211_ATTR_MAX NL80211_ATTR_CH_SWITCH_BLOCK_TX

int nwifi_nl80211_parse_attrs(const struct nlmsghdr *nlh, int ifindex,
			      struct nlattr **tb);
int nwifi_nl80211_parse_nested(const struct nlattr *nest, struct nlattr **tb,
			       int max, const struct nla_policy *policy);
int nwifi_nl80211_read_channel(struct nlattr **tb,
			       struct nwifi_radio_channel *channel);

#endif /* NWIFI_NL80211_ATTRS_H */
