// SPDX-License-Identifier: GPL-2.0-only
/* What cfg80211 is told of management frames. */
#include <net/cfg80211.h>

#include "report/upper.h"

/**
 * nwifi_upper_mgmt_received() - give cfg80211 a frame for those who asked for it
 * @upper: the adapter towards cfg80211
 * @freq: channel, MHz
 * @signal: dBm, zero if it is not known
 * @frame: the frame, with its 802.11 header
 * @len: its bytes
 *
 * Context: the worker.
 * Return: false if nobody has asked for such a frame.
 */
bool nwifi_upper_mgmt_received(struct nwifi_upper *upper, u32 freq, s32 signal,
			       const u8 *frame, size_t len)
{
	bool taken = true;

	mutex_lock(&upper->lock);
	if (!upper->gone)
		taken = cfg80211_rx_mgmt_khz(&upper->wdev, MHZ_TO_KHZ(freq),
					     signal, frame, len, 0);
	mutex_unlock(&upper->lock);
	return taken;
}

/**
 * nwifi_upper_mgmt_status() - tell cfg80211 what became of a frame
 * @upper: the adapter towards cfg80211
 * @cookie: number of the frame
 * @frame: the frame
 * @len: its bytes
 * @acked: it was acknowledged
 *
 * Context: the worker.
 */
void nwifi_upper_mgmt_status(struct nwifi_upper *upper, u64 cookie,
			     const u8 *frame, size_t len, bool acked)
{
	mutex_lock(&upper->lock);
	if (!upper->gone)
		cfg80211_mgmt_tx_status(&upper->wdev, cookie, frame, len,
					acked, GFP_KERNEL);
	mutex_unlock(&upper->lock);
}

/**
 * nwifi_upper_mgmt_expired() - no answer to a frame is waited for any more
 * @upper: the adapter towards cfg80211
 * @cookie: number of the frame
 * @freq: channel, MHz
 *
 * Context: the worker.
 */
void nwifi_upper_mgmt_expired(struct nwifi_upper *upper, u64 cookie, u32 freq)
{
	struct ieee80211_channel *chan = ieee80211_get_channel(upper->wiphy,
							       freq);

	mutex_lock(&upper->lock);
	if (!upper->gone && chan)
		cfg80211_tx_mgmt_expired(&upper->wdev, cookie, chan,
					 GFP_KERNEL);
	mutex_unlock(&upper->lock);
}
