// SPDX-License-Identifier: GPL-2.0-only
/* What a station that looks for an AP has to remember. */
#include "search.h"

/**
 * nwifi_asker_reset() - nobody waits for the outcome of an operation
 * @asker: who did; its request has been completed
 */
void nwifi_asker_reset(struct nwifi_asker *asker)
{
	memset(asker, 0, sizeof(*asker));
}

/**
 * nwifi_roam_target_reset() - any AP of the network will do
 * @target: the target
 */
void nwifi_roam_target_reset(struct nwifi_roam_target *target)
{
	memset(target, 0, sizeof(*target));
}

/**
 * nwifi_search_reset() - nothing has been scanned yet
 * @search: the search; it goes on waiting for what it waits for
 *
 * When the last scan began is still known: what was heard before it is old.
 */
void nwifi_search_reset(struct nwifi_search *search)
{
	search->scanned = false;
	search->wide = false;
}

/**
 * nwifi_search_probe() - the search begins a scan of its own
 * @search: the search
 * @wide: the scan covers every channel
 * @now_ms: the time
 */
void nwifi_search_probe(struct nwifi_search *search, bool wide, u64 now_ms)
{
	search->state = NWIFI_SEARCH_PROBE;
	search->scanned = true;
	search->wide = wide;
	search->since_ms = now_ms;
}

/**
 * nwifi_search_interrupt() - the scan of the search makes way for another one
 * @search: the search
 *
 * The search looks at what the other scan has found, and may scan again.
 */
void nwifi_search_interrupt(struct nwifi_search *search)
{
	if (search->state != NWIFI_SEARCH_PROBE)
		return;
	search->state = NWIFI_SEARCH_WAIT;
	search->scanned = false;
}

/**
 * nwifi_loss_begin() - an association has ended
 * @loss: filled in
 * @status: DOT11_ASSOC_STATUS
 * @bssid: the AP
 * @now_ms: the time
 */
void nwifi_loss_begin(struct nwifi_loss *loss, u32 status, const u8 *bssid,
		      u64 now_ms)
{
	loss->status = status;
	loss->at_ms = now_ms;
	memcpy(loss->avoid, bssid, sizeof(loss->avoid));
	loss->rescan = false;
}
