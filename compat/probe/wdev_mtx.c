// SPDX-License-Identifier: GPL-2.0-only
#include <net/cfg80211.h>

struct mutex *probe(struct wireless_dev *wdev);
struct mutex *probe(struct wireless_dev *wdev)
{
	return &wdev->mtx;
}
