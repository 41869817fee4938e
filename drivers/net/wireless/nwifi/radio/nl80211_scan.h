/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Scans of a radio that is driven through nl80211.
 */
#ifndef NWIFI_NL80211_SCAN_H
#define NWIFI_NL80211_SCAN_H

struct nwifi_radio;
struct nwifi_radio_event;
struct nwifi_radio_scan;

int nwifi_nl80211_scan(struct nwifi_radio *radio,
		       const struct nwifi_radio_scan *scan);
int nwifi_nl80211_abort_scan(struct nwifi_radio *radio);
void nwifi_nl80211_scan_event(struct nwifi_radio *radio,
			      const struct nwifi_radio_event *event);
void nwifi_nl80211_scan_stop(struct nwifi_radio *radio);

#endif /* NWIFI_NL80211_SCAN_H */
