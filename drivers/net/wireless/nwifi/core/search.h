/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a station that looks for an AP has to remember: who asked for it, where
 * it is to go, what it has scanned, and how the last association ended.
 */
#ifndef NWIFI_CORE_SEARCH_H
#define NWIFI_CORE_SEARCH_H

#include "base.h"

/**
 * struct nwifi_asker - who asked for an operation
 * @asked: somebody did, and has not heard of the outcome
 * @manager: enum nwifi_manager that asked
 * @request: number of the request, zero if nobody waits for its completion
 */
struct nwifi_asker {
	bool asked;
	u8 manager;
	u32 request;
};

/**
 * enum nwifi_roam_kind - what makes an AP the target of a roam
 * @NWIFI_ROAM_ANY: any AP of the network will do
 * @NWIFI_ROAM_BETTER: the AP has to be better than the present one
 * @NWIFI_ROAM_NAMED: the AP is named
 */
enum nwifi_roam_kind {
	NWIFI_ROAM_ANY,
	NWIFI_ROAM_BETTER,
	NWIFI_ROAM_NAMED,
};

/**
 * struct nwifi_roam_target - where the next roam is to go
 * @kind: enum nwifi_roam_kind
 * @bssid: the AP; of %NWIFI_ROAM_NAMED only
 */
struct nwifi_roam_target {
	u8 kind;
	u8 bssid[NWIFI_MAC_BYTES] NWIFI_MAC_ALIGNED;
};

/**
 * enum nwifi_search_state - what a search for an AP waits for
 * @NWIFI_SEARCH_NONE: nothing is looked for, or only after a while
 * @NWIFI_SEARCH_WAIT: the end of a scan that is not the search's own
 * @NWIFI_SEARCH_PROBE: the end of the search's own scan
 */
enum nwifi_search_state {
	NWIFI_SEARCH_NONE,
	NWIFI_SEARCH_WAIT,
	NWIFI_SEARCH_PROBE,
};

/**
 * struct nwifi_search - a search for an AP, before its candidates are tried
 * @state: enum nwifi_search_state
 * @scanned: the search has scanned what @wide says
 * @wide: it scans every channel, not only those of the network
 * @since_ms: when its last scan began; also of an earlier search
 */
struct nwifi_search {
	u8 state;
	bool scanned;
	bool wide;
	u64 since_ms;
};

/**
 * struct nwifi_loss - the end of the last association
 * @status: why the association ended, a DOT11_ASSOC_STATUS
 * @at_ms: when it ended
 * @avoid: the AP to try last: it threw the station out, or refused it
 * @rescan: a roam failed since: what it tried has to be heard again first
 */
struct nwifi_loss {
	u32 status;
	u64 at_ms;
	u8 avoid[NWIFI_MAC_BYTES];
	bool rescan;
};

void nwifi_asker_reset(struct nwifi_asker *asker);
void nwifi_roam_target_reset(struct nwifi_roam_target *target);
void nwifi_search_reset(struct nwifi_search *search);
void nwifi_search_probe(struct nwifi_search *search, bool wide, u64 now_ms);
void nwifi_search_interrupt(struct nwifi_search *search);
void nwifi_loss_begin(struct nwifi_loss *loss, u32 status, const u8 *bssid,
		      u64 now_ms);

#endif /* NWIFI_CORE_SEARCH_H */
