// SPDX-License-Identifier: GPL-2.0-only
/* What cfg80211 is told of scans that it has asked for. */
#include <net/cfg80211.h>

#include "report/upper.h"

/**
 * nwifi_upper_scan_begin() - cfg80211 asks for a scan
 * @upper: the adapter towards cfg80211
 * @request: cfg80211's request
 * @id: its number
 *
 * Context: any but hard interrupt.
 */
void nwifi_upper_scan_begin(struct nwifi_upper *upper,
			    struct cfg80211_scan_request *request, u32 id)
{
	spin_lock_bh(&upper->scan_lock);
	upper->scan = request;
	upper->scan_id = id;
	spin_unlock_bh(&upper->scan_lock);
}

/**
 * nwifi_upper_scan_withdraw() - the scan that just began cannot be made
 * @upper: the adapter towards cfg80211
 *
 * Context: any but hard interrupt.
 * Return: true if the request is cfg80211's again, which frees it when the scan
 * is refused; false if cfg80211 was told meanwhile that the scan is over, so
 * that it must not be refused any more.
 */
bool nwifi_upper_scan_withdraw(struct nwifi_upper *upper)
{
	struct cfg80211_scan_request *scan = NULL;

	spin_lock_bh(&upper->scan_lock);
	swap(scan, upper->scan);
	spin_unlock_bh(&upper->scan_lock);
	return scan;
}

/**
 * nwifi_upper_scan_done() - tell cfg80211 that its scan is over
 * @upper: the adapter towards cfg80211
 * @id: number of the scan, zero for whichever there is
 * @aborted: it ended before its time
 *
 * Context: any but interrupt.
 */
void nwifi_upper_scan_done(struct nwifi_upper *upper, u32 id, bool aborted)
{
	struct cfg80211_scan_info info = { .aborted = aborted };
	struct cfg80211_scan_request *scan = NULL;

	spin_lock_bh(&upper->scan_lock);
	if (!id || id == upper->scan_id)
		swap(scan, upper->scan);
	spin_unlock_bh(&upper->scan_lock);
	if (scan)
		cfg80211_scan_done(scan, &info);
}
