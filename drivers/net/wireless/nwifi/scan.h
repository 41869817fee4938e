/* SPDX-License-Identifier: GPL-2.0-only */
/* Parameters of explicit scans, and the job that starts one. */
#ifndef NWIFI_SCAN_H
#define NWIFI_SCAN_H

#include "radio.h"

struct cfg80211_scan_request;
struct nwifi_adapter;
struct nwifi_ssid;

/**
 * struct nwifi_scan_params - parameters of an explicit scan, self-contained
 * @radio: for the radio; points into this structure
 * @bssid: BSSID to probe
 * @freqs: channels, MHz
 * @ies: elements for the probe requests
 */
struct nwifi_scan_params {
	struct nwifi_radio_scan radio;
	u8 bssid[ETH_ALEN];
	u32 *freqs;
	u8 *ies;
};

struct nwifi_scan_params *
nwifi_scan_params_nl80211(const struct cfg80211_scan_request *request);
struct nwifi_scan_params *
nwifi_scan_params_genl(const struct nwifi_ssid *ssids, unsigned int n_ssids,
		       const u8 *ies, size_t ies_len);
void nwifi_scan_params_free(struct nwifi_scan_params *params);
int nwifi_post_scan(struct nwifi_adapter *adapter, u32 request,
		    struct nwifi_scan_params *params);

#endif /* NWIFI_SCAN_H */
