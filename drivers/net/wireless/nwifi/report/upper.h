/* SPDX-License-Identifier: GPL-2.0-only */
/* What cfg80211 is told about the adapter's netdev. */
#ifndef NWIFI_REPORT_UPPER_H
#define NWIFI_REPORT_UPPER_H

#include <linux/mutex.h>
#include <linux/types.h>
#include <net/cfg80211.h>

struct nwifi_action;
struct nwifi_beacon;
struct nwifi_bss;
struct nwifi_channel;
struct nwifi_channel_report;
struct nwifi_frames;

/**
 * struct nwifi_upper - the adapter towards cfg80211
 * @lock: protects all up to @ended, and keeps messages to cfg80211 in order
 * @gone: the netdev is being unregistered: cfg80211 is told nothing more
 * @linked: cfg80211 was told that the link is up
 * @taken: number of the newest connection
 * @current_no: number of the connection that the worker is about
 * @ended: cfg80211 knows that connections up to this number are over, because
 *	it has ended them itself or has asked for a newer one
 * @dev: the adapter's netdev
 * @wdev: its wireless_dev
 * @wiphy: the adapter's own wiphy
 * @scan_lock: protects @scan and @scan_id
 * @scan: cfg80211's scan request, %NULL if there is none
 * @scan_id: its request number
 */
struct nwifi_upper {
	struct mutex lock;
	bool gone;
	bool linked;
	u32 taken;
	u32 current_no;
	u32 ended;
	struct net_device *dev;
	struct wireless_dev wdev;
	struct wiphy *wiphy;
	spinlock_t scan_lock;
	struct cfg80211_scan_request *scan;
	u32 scan_id;
};

void nwifi_upper_init(struct nwifi_upper *upper);
void nwifi_upper_destroy(struct nwifi_upper *upper);
int nwifi_upper_mtu(struct nwifi_upper *upper);
void nwifi_upper_leave(struct nwifi_upper *upper);
bool nwifi_upper_is_due(const struct nwifi_upper *upper);
int nwifi_upper_connect(struct nwifi_upper *upper, u32 *number);
int nwifi_upper_reconnect(struct nwifi_upper *upper);
void nwifi_upper_disconnect(struct nwifi_upper *upper, u16 reason);
void nwifi_upper_begin(struct nwifi_upper *upper, u32 number);
struct cfg80211_bss *nwifi_upper_bss_inform(struct nwifi_upper *upper,
					    const struct nwifi_bss *bss,
					    const struct nwifi_beacon *beacon);
struct cfg80211_bss *nwifi_upper_bss_known(struct nwifi_upper *upper,
					   const struct nwifi_bss *bss);
void nwifi_upper_inform(struct nwifi_upper *upper, const struct nwifi_bss *bss,
			const struct nwifi_beacon *beacon);
void nwifi_upper_link_up(struct nwifi_upper *upper,
			 const struct nwifi_action *act,
			 const struct nwifi_frames *frames,
			 const struct nwifi_bss *bss,
			 const struct nwifi_beacon *beacon);
void nwifi_upper_link_lost(struct nwifi_upper *upper,
			   const struct nwifi_action *act);
int nwifi_upper_chandef(const struct nwifi_upper *upper,
			const struct nwifi_channel *channel,
			struct cfg80211_chan_def *chandef);
void nwifi_upper_channel(struct nwifi_upper *upper,
			 const struct nwifi_channel_report *report);
void nwifi_upper_connect_failed(struct nwifi_upper *upper,
				const struct nwifi_action *act);
void nwifi_upper_mic_failure(struct nwifi_upper *upper, const u8 *peer,
			     bool group, int key_index);
bool nwifi_upper_mgmt_received(struct nwifi_upper *upper, u32 freq, s32 signal,
			       const u8 *frame, size_t len);
void nwifi_upper_mgmt_status(struct nwifi_upper *upper, u64 cookie,
			     const u8 *frame, size_t len, bool acked);
void nwifi_upper_mgmt_expired(struct nwifi_upper *upper, u64 cookie, u32 freq);
void nwifi_upper_scan_begin(struct nwifi_upper *upper,
			    struct cfg80211_scan_request *request, u32 id);
bool nwifi_upper_scan_withdraw(struct nwifi_upper *upper);
void nwifi_upper_scan_done(struct nwifi_upper *upper, u32 id, bool aborted);

#endif /* NWIFI_REPORT_UPPER_H */
