// SPDX-License-Identifier: GPL-2.0-only
/* What cfg80211 is told of BSSs. */
#include <net/cfg80211.h>

#include "core/bss.h"
#include "report/payload.h"
#include "report/upper.h"

/**
 * struct upper_frame - a frame of a BSS that cfg80211 is told of
 * @type: what it is
 * @tsf: its timestamp
 * @ies: its elements
 * @ies_len: bytes at @ies
 */
struct upper_frame {
	enum cfg80211_bss_frame_type type;
	u64 tsf;
	const u8 *ies;
	size_t ies_len;
};

static struct cfg80211_bss *frame_inform(struct nwifi_upper *upper,
					 const struct nwifi_bss *bss,
					 u64 seen_ns,
					 const struct upper_frame *frame)
{
	struct cfg80211_inform_bss data = {
		.chan = ieee80211_get_channel(upper->wiphy, bss->freq),
		.signal = bss->signal,
		.boottime_ns = seen_ns,
	};

	if (!data.chan)
		return NULL;
	return cfg80211_inform_bss_data(upper->wiphy, &data, frame->type,
					bss->bssid, frame->tsf,
					bss->capability, bss->beacon_interval,
					frame->ies, frame->ies_len,
					GFP_KERNEL);
}

/**
 * nwifi_upper_bss_inform() - give cfg80211 a BSS of the cache
 * @upper: the adapter towards cfg80211
 * @bss: the BSS
 * @beacon: its last frames
 *
 * Its channel is that of our own wiphy. Beacons and Probe Responses are told
 * apart, as the lower device has received them.
 *
 * Context: the worker.
 * Return: cfg80211's entry with a reference, or %NULL.
 */
struct cfg80211_bss *nwifi_upper_bss_inform(struct nwifi_upper *upper,
					    const struct nwifi_bss *bss,
					    const struct nwifi_beacon *beacon)
{
	const u64 seen_ns = beacon->seen_ns;
	const struct upper_frame heard = {
		.type = CFG80211_BSS_FTYPE_BEACON,
		.tsf = beacon->beacon_tsf,
		.ies = beacon->beacon_ies,
		.ies_len = beacon->beacon_ies_len,
	};
	const struct upper_frame last = {
		.type = beacon->from_presp ? CFG80211_BSS_FTYPE_PRESP :
					     CFG80211_BSS_FTYPE_UNKNOWN,
		.tsf = beacon->tsf,
		.ies = beacon->ies,
		.ies_len = beacon->ies_len,
	};

	if (!heard.ies)
		return frame_inform(upper, bss, seen_ns, &last);
	if (!beacon->from_presp)
		return frame_inform(upper, bss, seen_ns, &heard);
	cfg80211_put_bss(upper->wiphy,
			 frame_inform(upper, bss, seen_ns, &heard));
	return frame_inform(upper, bss, seen_ns, &last);
}

/**
 * nwifi_upper_inform() - give cfg80211 a BSS that a scan has found
 * @upper: the adapter towards cfg80211
 * @bss: the BSS
 * @beacon: its last frames
 *
 * Context: the worker.
 */
void nwifi_upper_inform(struct nwifi_upper *upper, const struct nwifi_bss *bss,
			const struct nwifi_beacon *beacon)
{
	cfg80211_put_bss(upper->wiphy,
			 nwifi_upper_bss_inform(upper, bss, beacon));
}

/**
 * nwifi_upper_bss_known() - the entry that cfg80211 has of a BSS already
 * @upper: the adapter towards cfg80211
 * @bss: the BSS
 *
 * It will do where there is no memory to make it anew.
 *
 * Context: the worker.
 * Return: the entry with a reference, or %NULL.
 */
struct cfg80211_bss *nwifi_upper_bss_known(struct nwifi_upper *upper,
					   const struct nwifi_bss *bss)
{
	return cfg80211_get_bss(upper->wiphy,
				ieee80211_get_channel(upper->wiphy, bss->freq),
				bss->bssid, bss->ssid.data, bss->ssid.len,
				IEEE80211_BSS_TYPE_ESS, IEEE80211_PRIVACY_ANY);
}
