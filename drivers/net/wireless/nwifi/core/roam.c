// SPDX-License-Identifier: GPL-2.0-only
/*
 * Roaming operation: from one AP of the connected network to another, or to
 * the same one again.
 *
 * Pages: General Roaming Operation Guidelines; Roaming Operation Guidelines for
 * Infrastructure BSS Networks.
 */
#include "associate.h"
#include "bracket.h"
#include "bss.h"
#include "disconnect.h"
#include "dot11.h"
#include "emit.h"
#include "limits.h"
#include "roam.h"
#include "scan.h"
#include "search.h"
#include "station.h"

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
		nwifi_emit_oid(NWIFI_OID_DISCONNECT_REQUEST, out);
		nwifi_disconnect(core, NWIFI_ACT_RADIO_DEAUTH,
				 NWIFI_WLAN_REASON_LEAVING, out);
	}
	nwifi_emit_link_lost(core, st->loss.status, out);
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

	nwifi_search_reset(&st->search);
	nwifi_action_timer(out, NWIFI_TIMER_ROAM, st->roam_delay);
	st->roam_delay *= 2;
	if (st->roam_delay > NWIFI_ROAM_DELAY_MAX_MS)
		st->roam_delay = NWIFI_ROAM_DELAY_MAX_MS;
}

/*
 * An nl80211 manager that asked for the roam waits for the outcome of its
 * connect. It knows of two: the station is with another AP, or the link is
 * lost.
 */
static bool asker_takes_over(const struct nwifi_station *st,
			     const struct nwifi_asker *asker)
{
	return asker->asked && asker->manager == NWIFI_MANAGER_NL80211 &&
	       st->manager == NWIFI_MANAGER_NL80211;
}

/* The roam that was asked for does not begin. */
static void roam_refuse(struct nwifi_core *core, enum nwifi_message message,
			struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	const bool over = st->link_up && asker_takes_over(st, &st->roam_asker);

	st->config.have_hint = false;
	nwifi_roam_target_reset(&st->roam_target);
	nwifi_emit_done(core, &st->roam_asker.request, NWIFI_NDIS_SUCCESS,
			NWIFI_ASSOC_FAILURE, message, out);
	nwifi_asker_reset(&st->roam_asker);
	if (over) {
		st->loss.status = NWIFI_ASSOC_DISASSOCIATED_BY_OS;
		nwifi_roam_give_up(core, out);
	}
}

/* ROAM-6: another roam is under way, or was asked for before. */
static void roam_busy(struct nwifi_core *core, const struct nwifi_event *event,
		      struct nwifi_actions *out)
{
	struct nwifi_asker *asker = &core->station.roam_asker;

	/* For an nl80211 manager the outcome of the other one is the answer. */
	if (event->manager == NWIFI_MANAGER_NL80211) {
		asker->asked = true;
		asker->manager = event->manager;
	}
	nwifi_emit_refusal(event->request, NWIFI_NDIS_INVALID_STATE,
			   NWIFI_MSG_ROAM_BUSY, out);
}

static void roam_set_target(struct nwifi_station *st,
			    const struct nwifi_event *event)
{
	struct nwifi_roam_target *target = &st->roam_target;

	nwifi_roam_target_reset(target);
	if (event->roam.have_bssid) {
		target->kind = NWIFI_ROAM_NAMED;
		memcpy(target->bssid, event->roam.bssid,
		       sizeof(target->bssid));
	} else if (st->phase == NWIFI_PHASE_A &&
		   event->manager == NWIFI_MANAGER_GENL) {
		target->kind = NWIFI_ROAM_BETTER;
	}
}

/* ROAM-5: a roam that was asked for has this uRoamingReason. */
static u32 roam_requested_reason(const struct nwifi_station *st)
{
	if (st->phase == NWIFI_PHASE_A &&
	    st->roam_target.kind == NWIFI_ROAM_NAMED &&
	    nwifi_mac_equal(st->roam_target.bssid, st->ap.bssid))
		return NWIFI_ASSOC_ROAMING_REASSOCIATION;
	return st->phase == NWIFI_PHASE_L ?
	       NWIFI_ASSOC_ROAMING_ASSOCIATION_LOST :
	       NWIFI_ASSOC_ROAMING_BETTER_AP_FOUND;
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
		nwifi_emit_refusal(event->request, NWIFI_NDIS_INVALID_STATE,
				   NWIFI_MSG_NOT_CONNECTED, out);
		return;
	case NWIFI_PHASE_R:
	case NWIFI_PHASE_RA:
		roam_busy(core, event, out);
		return;
	case NWIFI_PHASE_A:
	case NWIFI_PHASE_L:
		break;
	}
	if (st->roam_asker.asked) {
		roam_busy(core, event, out);
		return;
	}
	if (event->roam.config) {
		nwifi_emit_accept(out);
		nwifi_station_configure(st, event->roam.config);
	}
	st->roam_asker.asked = true;
	st->roam_asker.manager = event->manager;
	st->roam_asker.request = event->request;
	roam_set_target(st, event);
	st->roam_reason = roam_requested_reason(st);
	nwifi_search_reset(&st->search);
	nwifi_roam_go(core, event, out);
}

/*
 * What was last heard before the AP was lost, or before the scan that found
 * nothing, is no reason to try that AP again.
 */
static bool bss_is_stale(const struct nwifi_station *st,
			 const struct nwifi_bss *bss, u64 now_ms)
{
	const u64 searched_ms = st->search.since_ms;

	/* Only what the search itself has heard is compared with the AP. */
	if (st->roam_target.kind == NWIFI_ROAM_BETTER)
		return bss->age_ms > now_ms - searched_ms;
	if (st->phase != NWIFI_PHASE_L)
		return false;
	if (st->loss.status == NWIFI_ASSOC_UNREACHABLE &&
	    nwifi_mac_equal(bss->bssid, st->ap.bssid) &&
	    bss->age_ms >= now_ms - st->loss.at_ms)
		return true;
	return searched_ms >= st->loss.at_ms && searched_ms &&
	       bss->age_ms > now_ms - searched_ms;
}

/* The cache knows the signal of the AP better than the station's copy. */
static s32 ap_signal(const struct nwifi_station *st,
		     const struct nwifi_bss_list *cache)
{
	const int i = nwifi_bss_find(cache, st->ap.bssid, &st->ap);

	return i < 0 ? st->ap.signal : cache->bss[i].signal;
}

/* May this candidate be the target of the roam? */
static bool bss_is_target(const struct nwifi_station *st,
			  const struct nwifi_bss *bss, s32 signal)
{
	if (st->roam_target.kind != NWIFI_ROAM_BETTER)
		return true;
	return !nwifi_mac_equal(bss->bssid, st->ap.bssid) &&
	       bss->signal >= signal + NWIFI_BETTER_SIGNAL;
}

/* CAND-2, ROAM-13: only the connected network counts. */
static void candidates_list(struct nwifi_core *core,
			    const struct nwifi_event *event)
{
	struct nwifi_station *st = &core->station;
	struct nwifi_candidates *list = &st->candidates;
	const s32 signal = ap_signal(st, event->cache);
	struct nwifi_config config = st->config;
	unsigned int i, n = 0;

	config.n_ssids = 1;
	config.ssids[0] = st->ap.ssid;
	if (st->roam_target.kind == NWIFI_ROAM_NAMED) {
		config.n_bssids = 1;
		memcpy(config.bssids[0], st->roam_target.bssid,
		       NWIFI_MAC_BYTES);
	}
	nwifi_candidates_build(list, event->cache, &config, &st->excluded,
			       st->phase == NWIFI_PHASE_L ? st->loss.avoid :
							    NULL);
	for (i = 0; i < list->n; i++) {
		const struct nwifi_bss *bss = &list->bss[i];

		if (bss_is_stale(st, bss, event->now_ms) ||
		    !bss_is_target(st, bss, signal))
			continue;
		if (n != i)
			list->bss[n] = *bss;
		n++;
	}
	list->n = n;
	st->next = 0;
}

static void roam_begin(struct nwifi_core *core, struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	const struct nwifi_indication ind = {
		.code = NWIFI_IND_ROAMING_START,
		.status = st->roam_reason,
	};

	/* Only a station that is associated when it leaves reassociates. */
	st->reassoc = st->phase == NWIFI_PHASE_A;
	memcpy(st->prev, st->ap.bssid, sizeof(st->prev));
	st->loss.rescan = false;
	st->phase = NWIFI_PHASE_R;
	nwifi_action_timer(out, NWIFI_TIMER_ROAM, 0);
	nwifi_action_timer(out, NWIFI_TIMER_OPERATION, NWIFI_OPERATION_MS);
	nwifi_emit_indication(core, &ind, out);
	/* There is a candidate, so an attempt opens. */
	nwifi_attempt_next(core, out);
}

/* The network was heard on these channels; none stands for every channel. */
static void scan_known_channels(struct nwifi_action *act,
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
 * The channels of the network come first, which takes a fraction of a second.
 * Every channel is scanned only if they were not enough: traffic stalls
 * meanwhile, or there is none.
 */
static void roam_scan(struct nwifi_core *core, const struct nwifi_event *event,
		      struct nwifi_actions *out)
{
	struct nwifi_search *search = &core->station.search;
	struct nwifi_action *act;

	search->wide |= search->scanned;
	/* SCAN-6: an explicit scan goes first. */
	if (core->scan.wanted) {
		search->state = NWIFI_SEARCH_WAIT;
		return;
	}
	act = nwifi_scan_implicit(core, out);
	if (!search->wide)
		scan_known_channels(act, event->cache, &core->station.ap.ssid);
	nwifi_search_probe(search, !act->scan.n_freqs, event->now_ms);
}

/* Why has the search come to nothing? */
static enum nwifi_message target_missed(const struct nwifi_station *st)
{
	switch (st->roam_target.kind) {
	case NWIFI_ROAM_BETTER:
		return NWIFI_MSG_NO_BETTER_AP;
	case NWIFI_ROAM_NAMED:
		return NWIFI_MSG_NO_SUCH_BSS;
	default:
		return NWIFI_MSG_NO_CANDIDATE;
	}
}

/* Does the manager want these APs and no others? */
static bool config_names_aps(const struct nwifi_config *config)
{
	unsigned int i;

	for (i = 0; i < config->n_bssids; i++)
		if (nwifi_mac_is_wildcard(config->bssids[i]))
			return false;
	return true;
}

/*
 * An nl80211 manager scans by itself once it is told of the loss. If the known
 * channels have no candidate, a search of every channel would only keep it
 * waiting where there is nothing more to find, or where the search has heard an
 * AP of the network that only the manager can join, with other ciphers.
 */
static bool manager_knows_better(const struct nwifi_station *st,
				 const struct nwifi_event *event)
{
	const u64 searched_ms = event->now_ms - st->search.since_ms;
	const struct nwifi_bss_list *cache = event->cache;
	unsigned int i;

	if (st->phase != NWIFI_PHASE_L ||
	    st->manager != NWIFI_MANAGER_NL80211 || !st->search.scanned)
		return false;
	if (config_names_aps(&st->config))
		return true;
	for (i = 0; i < cache->n; i++)
		if (nwifi_ssid_equal(&cache->bss[i].ssid, &st->ap.ssid) &&
		    cache->bss[i].age_ms <= searched_ms)
			return true;
	return false;
}

/*
 * The search has come to nothing. An nl80211 manager is told of it, because
 * nothing is left that it allows; else the station keeps looking (ROAM-9).
 */
static void search_fail(struct nwifi_core *core, struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	const bool any = st->roam_target.kind == NWIFI_ROAM_ANY;

	roam_refuse(core, target_missed(st), out);
	if (st->phase != NWIFI_PHASE_L)
		return;
	if (any && st->manager == NWIFI_MANAGER_NL80211)
		nwifi_roam_give_up(core, out);
	else
		nwifi_roam_later(core, out);
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
	struct nwifi_search *search = &st->search;
	bool fresh;

	if (!st->radio_on) {
		roam_refuse(core, NWIFI_MSG_RADIO_OFF, out);
		return;
	}
	if (!nwifi_scan_yield(core, out)) {
		search->state = NWIFI_SEARCH_WAIT;
		return;
	}
	search->state = NWIFI_SEARCH_NONE;
	/* A better AP takes a fresh look, so does a roam after a failure. */
	fresh = st->roam_target.kind == NWIFI_ROAM_BETTER || st->loss.rescan;
	if (fresh && !search->scanned) {
		roam_scan(core, event, out);
		return;
	}
	candidates_list(core, event);
	if (st->candidates.n) {
		roam_begin(core, out);
		return;
	}
	if ((!search->scanned || !search->wide) &&
	    !manager_knows_better(st, event))
		roam_scan(core, event, out);
	else
		search_fail(core, out);
}

/**
 * nwifi_roam_complete() - close the roaming operation, and go on if it failed
 * @core: the core, in phase R, or in A after success
 * @status: DOT11_ASSOC_STATUS; not a cancellation
 * @out: receives the actions
 *
 * A station whose roam failed keeps trying. A manager that asked for this very
 * roam through nl80211 is told at once: it chooses for itself where to go next.
 */
void nwifi_roam_complete(struct nwifi_core *core, u32 status,
			 struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	const struct nwifi_asker asker = st->roam_asker;

	nwifi_bracket_close_roam(core, status, out);
	if (status == NWIFI_ASSOC_SUCCESS)
		return;
	st->loss.status = NWIFI_ASSOC_ROAMING_ASSOCIATION_LOST;
	st->roam_reason = NWIFI_ASSOC_ROAMING_ASSOCIATION_LOST;
	if (asker_takes_over(st, &asker)) {
		nwifi_roam_give_up(core, out);
		return;
	}
	/* Else the time runs since the association was lost. */
	if (asker.asked && st->link_up)
		nwifi_action_timer(out, NWIFI_TIMER_GIVE_UP, NWIFI_GIVE_UP_MS);
	nwifi_roam_later(core, out);
}
