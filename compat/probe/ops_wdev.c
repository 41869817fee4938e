// SPDX-License-Identifier: GPL-2.0-only
#include <net/cfg80211.h>

int (*probe)(struct wiphy *, struct wireless_dev *, const u8 *,
	     struct station_parameters *);
void probe_it(struct cfg80211_ops *ops);
void probe_it(struct cfg80211_ops *ops)
{
	ops->change_station = probe;
}
