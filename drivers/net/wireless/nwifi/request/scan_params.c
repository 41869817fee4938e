// SPDX-License-Identifier: GPL-2.0-only
/* Parameters of explicit scans, which outlive the call that brings them. */
#include <linux/etherdevice.h>
#include <linux/slab.h>
#include <net/cfg80211.h>

#include "adapter/incoming.h"
#include "core/base.h"
#include "request/scan_params.h"

static struct nwifi_scan_params *
scan_params_alloc(const u8 *ies, size_t ies_len, unsigned int n_freqs)
{
	struct nwifi_scan_params *params = kzalloc(sizeof(*params), GFP_KERNEL);

	if (!params)
		return NULL;
	if (n_freqs)
		params->freqs = kcalloc(n_freqs, sizeof(*params->freqs),
					GFP_KERNEL);
	if (ies_len)
		params->ies = kmemdup(ies, ies_len, GFP_KERNEL);
	if ((n_freqs && !params->freqs) || (ies_len && !params->ies)) {
		nwifi_scan_params_free(params);
		return NULL;
	}
	params->radio.freqs = params->freqs;
	params->radio.n_freqs = n_freqs;
	params->radio.ies = params->ies;
	params->radio.ies_len = ies_len;
	return params;
}

/**
 * nwifi_scan_params_nl80211() - parameters of a cfg80211 scan
 * @request: the request; our wiphy's limits hold for it
 *
 * Context: may sleep.
 * Return: parameters, or %NULL without memory.
 */
struct nwifi_scan_params *
nwifi_scan_params_nl80211(const struct cfg80211_scan_request *request)
{
	const unsigned int n_ssids = min_t(unsigned int, request->n_ssids,
					   NWIFI_RADIO_MAX_SSIDS);
	struct nwifi_scan_params *params;
	unsigned int i;

	params = scan_params_alloc(request->ie, request->ie_len,
				   request->n_channels);
	if (!params)
		return NULL;
	for (i = 0; i < n_ssids; i++) {
		params->radio.ssids[i].len = request->ssids[i].ssid_len;
		memcpy(params->radio.ssids[i].ssid, request->ssids[i].ssid,
		       request->ssids[i].ssid_len);
	}
	params->radio.n_ssids = n_ssids;
	for (i = 0; i < request->n_channels; i++)
		params->freqs[i] = request->channels[i]->center_freq;
	if (!is_broadcast_ether_addr(request->bssid)) {
		ether_addr_copy(params->bssid, request->bssid);
		params->radio.bssid = params->bssid;
	}
	/* How results are reported to the requester is cfg80211's business. */
	params->radio.flags = request->flags & ~NL80211_SCAN_FLAG_FREQ_KHZ;
	ether_addr_copy(params->radio.mac_addr, request->mac_addr);
	ether_addr_copy(params->radio.mac_addr_mask, request->mac_addr_mask);
	params->radio.duration = request->duration;
	params->radio.duration_mandatory = request->duration_mandatory;
	params->radio.no_cck = request->no_cck;
	return params;
}

/**
 * nwifi_scan_params_genl() - parameters of our own scan request (SCAN-16)
 * @ssids: SSIDs to probe for
 * @n_ssids: entries of @ssids; zero for a passive scan
 * @ies: elements for the probe requests
 * @ies_len: bytes at @ies
 *
 * Context: may sleep.
 * Return: parameters, or %NULL without memory.
 */
struct nwifi_scan_params *
nwifi_scan_params_genl(const struct nwifi_ssid *ssids, unsigned int n_ssids,
		       const u8 *ies, size_t ies_len)
{
	struct nwifi_scan_params *params;
	unsigned int i;

	params = scan_params_alloc(ies, n_ssids ? ies_len : 0, 0);
	if (!params)
		return NULL;
	for (i = 0; i < n_ssids; i++) {
		params->radio.ssids[i].len = ssids[i].len;
		memcpy(params->radio.ssids[i].ssid, ssids[i].data,
		       ssids[i].len);
	}
	params->radio.n_ssids = n_ssids;
	return params;
}
