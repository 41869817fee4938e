/* SPDX-License-Identifier: GPL-2.0-only */
/* Parameters of explicit scans. */
#ifndef NWIFI_REQUEST_SCAN_PARAMS_H
#define NWIFI_REQUEST_SCAN_PARAMS_H

#include <linux/types.h>

struct cfg80211_scan_request;
struct nwifi_scan_params;
struct nwifi_ssid;

struct nwifi_scan_params *
nwifi_scan_params_nl80211(const struct cfg80211_scan_request *request);
struct nwifi_scan_params *
nwifi_scan_params_genl(const struct nwifi_ssid *ssids, unsigned int n_ssids,
		       const u8 *ies, size_t ies_len);

#endif /* NWIFI_REQUEST_SCAN_PARAMS_H */
