// SPDX-License-Identifier: GPL-2.0-only
/* What cfg80211 is told of channels. */
#include <net/cfg80211.h>

#include "compat.h"
#include "core/event.h"
#include "report/upper.h"

/**
 * nwifi_upper_chandef() - a channel in the words of cfg80211
 * @upper: the adapter towards cfg80211
 * @channel: the channel
 * @chandef: filled in
 *
 * Context: any.
 * Return: 0, or -ENODATA if there is no channel, or none that the adapter's own
 * wiphy knows.
 */
int nwifi_upper_chandef(const struct nwifi_upper *upper,
			const struct nwifi_channel *channel,
			struct cfg80211_chan_def *chandef)
{
	memset(chandef, 0, sizeof(*chandef));
	chandef->chan = ieee80211_get_channel(upper->wiphy, channel->freq);
	chandef->width = channel->width;
	chandef->center_freq1 = channel->center1;
	chandef->center_freq2 = channel->center2;
	return chandef->chan && cfg80211_chandef_valid(chandef) ? 0 : -ENODATA;
}

/**
 * nwifi_upper_channel() - tell cfg80211 of a channel switch of the AP
 * @upper: the adapter towards cfg80211
 * @report: the switch
 *
 * cfg80211 moves its entry of the AP along, and warns if there is none.
 *
 * Context: the worker; takes the lock of the adapter's wireless_dev.
 */
void nwifi_upper_channel(struct nwifi_upper *upper,
			 const struct nwifi_channel_report *report)
{
	struct cfg80211_chan_def chandef;

	if (nwifi_upper_chandef(upper, &report->channel, &chandef))
		return;
	nwifi_compat_wdev_lock(&upper->wdev);
	mutex_lock(&upper->lock);
	/* What cfg80211 has not made of the connection yet, it has no use for. */
	if (upper->gone || !upper->linked || !upper->wdev.connected)
		goto unlock;
	if (report->change == NWIFI_CHANNEL_MOVED)
		cfg80211_ch_switch_notify(upper->dev, &chandef, 0);
	else
		cfg80211_ch_switch_started_notify(upper->dev, &chandef, 0,
						  report->count, report->quiet);
unlock:
	mutex_unlock(&upper->lock);
	nwifi_compat_wdev_unlock(&upper->wdev);
}
