// SPDX-License-Identifier: GPL-2.0-only
/*
 * Roaming operation: from one AP of the connected network to another, or to
 * the same one again.
 *
 * Pages: General Roaming Operation Guidelines; Roaming Operation Guidelines for
 * Infrastructure BSS Networks.
 */
#include "internal.h"

static void refuse(struct nwifi_core *core, enum nwifi_message message,
		   struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	const bool tell = st->asked && st->link_up &&
			  st->roam_manager == NWIFI_MANAGER_NL80211 &&
			  st->manager == NWIFI_MANAGER_NL80211;

	st->asked = false;
	st->aim = false;
	st->seek = false;
	st->config.have_hint = false;
	nwifi_core_done(core, &st->roam_request, NWIFI_NDIS_SUCCESS,
			NWIFI_ASSOC_FAILURE, message, out);
	/* it waits for the outcome of its connect, and knows only these two */
	if (tell) {
		st->lost = NWIFI_ASSOC_DISASSOCIATED_BY_OS;
		nwifi_roam_give_up(core, out);
	}
}

/**
 * nwifi_roam_request() - roam request of the OS side
 * @core: the core
 * @event: the request
 * @out: receives the actions
 *
 * With a BSSID the station goes to that AP, the connected one included (T9);
 * without one it looks for a better AP.
 */
void nwifi_roam_request(struct nwifi_core *core,
			const struct nwifi_event *event,
			struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;

	switch (st->phase) {
	case NWIFI_PHASE_I:
	case NWIFI_PHASE_C:
	case NWIFI_PHASE_CA:
		nwifi_core_refuse(event->request, NWIFI_NDIS_INVALID_STATE,
				  NWIFI_MSG_NOT_CONNECTED, out);
		return;
	case NWIFI_PHASE_R:
	case NWIFI_PHASE_RA:
		/* ROAM-6; for nl80211 the outcome of this one is the answer */
		if (event->manager == NWIFI_MANAGER_NL80211) {
			st->asked = true;
			st->roam_manager = event->manager;
		}
		nwifi_core_refuse(event->request, NWIFI_NDIS_INVALID_STATE,
				  NWIFI_MSG_ROAM_BUSY, out);
		return;
	case NWIFI_PHASE_A:
	case NWIFI_PHASE_L:
		break;
	}
	if (st->asked) {
		if (event->manager == NWIFI_MANAGER_NL80211)
			st->roam_manager = event->manager;
		nwifi_core_refuse(event->request, NWIFI_NDIS_INVALID_STATE,
				  NWIFI_MSG_ROAM_BUSY, out);
		return;
	}
	if (event->config)
		st->config = *event->config;
	st->roam_request = event->request;
	st->asked = true;
	st->roam_manager = event->manager;
	st->aim = event->have_bssid;
	st->seek = !event->have_bssid && st->phase == NWIFI_PHASE_A &&
		   event->manager == NWIFI_MANAGER_GENL;
	st->probed = false;
	st->wide = false;
	st->roam_reason = NWIFI_ASSOC_ROAMING_BETTER_AP_FOUND;
	if (st->phase == NWIFI_PHASE_L)
		st->roam_reason = NWIFI_ASSOC_ROAMING_ASSOCIATION_LOST;
	if (st->aim) {
		memcpy(st->aim_bssid, event->bssid, sizeof(st->aim_bssid));
		if (nwifi_mac_equal(st->aim_bssid, st->ap.bssid))
			st->roam_reason = NWIFI_ASSOC_ROAMING_REASSOCIATION;
	}
	nwifi_roam_go(core, event, out);
}

/*
 * What was last heard before the AP was lost, or before the scan that found
 * nothing, is no reason to try that AP again.
 */
static bool stale(const struct nwifi_station *st, const struct nwifi_bss *bss,
		  u64 now_ms)
{
	/* better than what, when? only what the search itself has heard */
	if (st->seek)
		return bss->age_ms > now_ms - st->probe_ms;
	if (st->phase != NWIFI_PHASE_L)
		return false;
	if (st->lost == NWIFI_ASSOC_UNREACHABLE &&
	    nwifi_mac_equal(bss->bssid, st->ap.bssid) &&
	    bss->age_ms >= now_ms - st->lost_ms)
		return true;
	return st->probe_ms >= st->lost_ms && st->probe_ms &&
	       bss->age_ms > now_ms - st->probe_ms;
}

/* signal of the AP as the cache has it now, which is newer than our copy */
static s32 current_signal(const struct nwifi_station *st,
			  const struct nwifi_bss_list *cache)
{
	unsigned int i;

	for (i = 0; i < cache->n; i++)
		if (nwifi_mac_equal(cache->bss[i].bssid, st->ap.bssid))
			return cache->bss[i].signal;
	return st->ap.signal;
}

/* CAND-2, ROAM-13: only the connected network counts */
static void candidates(struct nwifi_core *core,
		       const struct nwifi_event *event)
{
	struct nwifi_station *st = &core->station;
	struct nwifi_candidates *list = &st->candidates;
	const s32 signal = current_signal(st, event->cache);
	struct nwifi_config config = st->config;
	unsigned int i, n = 0;

	config.n_ssids = 1;
	config.ssids[0] = st->ap.ssid;
	if (st->aim) {
		config.n_bssids = 1;
		memcpy(config.bssids[0], st->aim_bssid, NWIFI_MAC_BYTES);
	}
	nwifi_candidates_build(list, event->cache, &config, &st->excluded,
			       st->phase == NWIFI_PHASE_L ? st->avoid : NULL);
	for (i = 0; i < list->n; i++) {
		const struct nwifi_bss *bss = &list->bss[i];

		if (stale(st, bss, event->now_ms))
			continue;
		if (st->seek &&
		    (nwifi_mac_equal(bss->bssid, st->ap.bssid) ||
		     bss->signal < signal + NWIFI_BETTER_SIGNAL))
			continue;
		if (n != i)
			list->bss[n] = *bss;
		n++;
	}
	list->n = n;
	st->next = 0;
}

static void begin(struct nwifi_core *core, struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	const struct nwifi_indication ind = {
		.code = NWIFI_IND_ROAMING_START,
		.status = st->roam_reason,
	};

	/* reassociation is for a station that is associated when it leaves */
	st->reassoc = st->phase == NWIFI_PHASE_A;
	memcpy(st->prev, st->ap.bssid, sizeof(st->prev));
	st->rescan = false;
	st->phase = NWIFI_PHASE_R;
	nwifi_action_timer(out, NWIFI_TIMER_ROAM, 0);
	nwifi_action_timer(out, NWIFI_TIMER_OPERATION, NWIFI_OPERATION_MS);
	nwifi_core_indicate(core, &ind, out);
	nwifi_attempt_next(core, out);
}

/* the channels on which the network was heard; none: every channel */
static void known_channels(struct nwifi_action *act,
			   const struct nwifi_bss_list *cache,
			   const struct nwifi_ssid *ssid)
{
	unsigned int i, j;

	for (i = 0; i < cache->n; i++) {
		const struct nwifi_bss *bss = &cache->bss[i];

		if (!nwifi_ssid_equal(&bss->ssid, ssid))
			continue;
		for (j = 0; j < act->scan.n_freqs; j++)
			if (act->scan.freqs[j] == bss->freq)
				break;
		if (j < act->scan.n_freqs)
			continue;
		if (j == NWIFI_MAX_SCAN_FREQS) {
			act->scan.n_freqs = 0;
			return;
		}
		act->scan.freqs[act->scan.n_freqs++] = bss->freq;
	}
}

/*
 * First the channels of the network, which takes a fraction of a second; every
 * channel only if they were not enough: traffic stalls meanwhile, or there is
 * none.
 */
static void scan_first(struct nwifi_core *core, const struct nwifi_event *event,
		       struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	struct nwifi_action *act;

	/* SCAN-6: an explicit scan goes first */
	if (core->scan.wanted) {
		st->search = NWIFI_SEARCH_WAIT;
		return;
	}
	st->probed = true;
	st->probe_ms = event->now_ms;
	st->search = NWIFI_SEARCH_PROBE;
	act = nwifi_scan_implicit(core, out);
	if (!st->wide)
		known_channels(act, event->cache, &st->ap.ssid);
	st->wide = !act->scan.n_freqs;
}

/**
 * nwifi_roam_later() - look for a candidate after a while, longer each time
 * @core: the core, in phase L
 * @out: receives the actions
 *
 * ROAM-4, ROAM-9: without a candidate there is no ROAMING_START.
 */
void nwifi_roam_later(struct nwifi_core *core, struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;

	st->probed = false;
	st->wide = false;
	nwifi_action_timer(out, NWIFI_TIMER_ROAM, st->roam_delay);
	st->roam_delay *= 2;
	if (st->roam_delay > NWIFI_ROAM_DELAY_MAX_MS)
		st->roam_delay = NWIFI_ROAM_DELAY_MAX_MS;
}

/**
 * nwifi_roam_go() - look for a candidate and roam to it, when the radio is free
 * @core: the core, in phase A or L
 * @event: carries the BSS cache and the time
 * @out: receives the actions
 */
void nwifi_roam_go(struct nwifi_core *core, const struct nwifi_event *event,
		   struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;

	if (!st->radio_on) {
		refuse(core, NWIFI_MSG_RADIO_OFF, out);
		return;
	}
	if (!nwifi_scan_yield(core, out)) {
		st->search = NWIFI_SEARCH_WAIT;
		return;
	}
	st->search = NWIFI_SEARCH_NONE;
	/* who asks for a better AP wants a fresh look, and so does who failed */
	if ((st->seek || st->rescan) && !st->probed) {
		scan_first(core, event, out);
		return;
	}
	candidates(core, event);
	if (st->candidates.n) {
		begin(core, out);
		return;
	}
	if (!st->probed || !st->wide) {
		st->wide |= st->probed;
		scan_first(core, event, out);
		return;
	}
	refuse(core, st->seek ? NWIFI_MSG_NO_BETTER_AP :
		     st->aim ? NWIFI_MSG_NO_SUCH_BSS : NWIFI_MSG_NO_CANDIDATE,
	       out);
	if (st->phase == NWIFI_PHASE_L)
		nwifi_roam_later(core, out);
}

/**
 * nwifi_roam_complete() - close the roaming operation (ROAM-6, ROAM-8)
 * @core: the core, in phase R, or in A after success
 * @status: DOT11_ASSOC_STATUS
 * @out: receives the actions
 *
 * A failed roam leaves the station in OP (STATE-4), where it keeps trying. A
 * manager that asked for this very roam through nl80211 is told at once: it
 * chooses for itself where to go next.
 */
void nwifi_roam_complete(struct nwifi_core *core, u32 status,
			 struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	const struct nwifi_indication ind = {
		.code = NWIFI_IND_ROAMING_COMPLETION,
		.status = status,
	};
	const bool asked = st->asked;
	const bool aimed = st->aim;
	enum nwifi_message message = NWIFI_MSG_NONE;

	nwifi_action_timer(out, NWIFI_TIMER_OPERATION, 0);
	nwifi_core_indicate(core, &ind, out);
	st->asked = false;
	st->aim = false;
	st->seek = false;
	st->config.have_hint = false;
	if (status != NWIFI_ASSOC_SUCCESS) {
		st->phase = NWIFI_PHASE_L;
		/* a roam to one named AP has not tried the others yet */
		st->rescan = !aimed;
		memcpy(st->avoid, st->target.bssid, sizeof(st->avoid));
		message = status == NWIFI_ASSOC_CANCELLED ?
			  NWIFI_MSG_CANCELLED : NWIFI_MSG_FAILED;
	} else {
		nwifi_action_timer(out, NWIFI_TIMER_GIVE_UP, 0);
	}
	nwifi_core_done(core, &st->roam_request, NWIFI_NDIS_SUCCESS, status,
			message, out);
	if (status == NWIFI_ASSOC_SUCCESS || status == NWIFI_ASSOC_CANCELLED)
		return;
	st->lost = NWIFI_ASSOC_ROAMING_ASSOCIATION_LOST;
	st->roam_reason = NWIFI_ASSOC_ROAMING_ASSOCIATION_LOST;
	if (asked && st->roam_manager == NWIFI_MANAGER_NL80211 &&
	    st->manager == NWIFI_MANAGER_NL80211) {
		nwifi_roam_give_up(core, out);
		return;
	}
	/* else the time runs since the association was lost */
	if (asked && st->link_up)
		nwifi_action_timer(out, NWIFI_TIMER_GIVE_UP, NWIFI_GIVE_UP_MS);
	nwifi_roam_later(core, out);
}

/**
 * nwifi_roam_give_up() - roaming has not brought the link back in time
 * @core: the core, in phase L, R or RA
 * @out: receives the actions
 *
 * An nl80211 manager takes over: the OS side disconnects, and the manager
 * connects anew when it likes. Otherwise the station stays in OP and goes on
 * (ROAM-9), but the link counts as lost.
 */
void nwifi_roam_give_up(struct nwifi_core *core, struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;

	if (st->manager == NWIFI_MANAGER_NL80211) {
		nwifi_core_oid(NWIFI_OID_DISCONNECT_REQUEST, out);
		nwifi_disconnect(core, NWIFI_ACT_RADIO_DEAUTH, out);
	}
	nwifi_core_link_lost(core, st->lost, false, out);
}
