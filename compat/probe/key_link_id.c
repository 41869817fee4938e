// SPDX-License-Identifier: GPL-2.0-only
#include <net/cfg80211.h>

int (*probe)(struct wiphy *, struct net_device *, int, u8, bool, bool);
void probe_it(struct cfg80211_ops *ops);
void probe_it(struct cfg80211_ops *ops)
{
	ops->set_default_key = probe;
}
