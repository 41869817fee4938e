// SPDX-License-Identifier: GPL-2.0-only
#include <net/cfg80211.h>

int (*probe)(struct wiphy *, struct wireless_dev *,
	     struct cfg80211_mgmt_tx_params *, u64);
void probe_it(struct cfg80211_ops *ops);
void probe_it(struct cfg80211_ops *ops)
{
	ops->mgmt_tx = probe;
}
