// SPDX-License-Identifier: GPL-2.0-only
/*
 * Connection operation: from the connect request to CONNECTION_COMPLETION.
 *
 * Pages: General Connection Operation Guidelines; Connection Operation
 * Guidelines for Infrastructure BSS Networks; BSS Network Candidate List.
 */
#include "associate.h"
#include "bracket.h"
#include "bss.h"
#include "connect.h"
#include "disconnect.h"
#include "dot11.h"
#include "emit.h"
#include "ihv.h"
#include "limits.h"
#include "scan.h"
#include "search.h"
#include "station.h"

static bool cache_has_wanted(const struct nwifi_bss_list *cache,
			     const struct nwifi_config *config)
{
	unsigned int i;

	for (i = 0; i < cache->n; i++)
		if (nwifi_bss_wanted(&cache->bss[i], config))
			return true;
	return false;
}

/**
 * nwifi_connect_go() - try the candidates, when the radio is free
 * @core: the core, in phase C
 * @event: carries the BSS cache and the time
 * @out: receives the actions
 *
 * CONN-10, and CAND-8: nothing that the configuration names was seen, so it is
 * probed for, once, before the list counts as empty.
 */
void nwifi_connect_go(struct nwifi_core *core, const struct nwifi_event *event,
		      struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	const struct nwifi_config *config = &st->config;

	if (!nwifi_scan_yield(core, out)) {
		st->search.state = NWIFI_SEARCH_WAIT;
		return;
	}
	if (!st->search.scanned && config->n_ssids && config->n_bssids &&
	    !cache_has_wanted(event->cache, config)) {
		/* SCAN-6: an explicit scan goes first. */
		if (core->scan.wanted) {
			st->search.state = NWIFI_SEARCH_WAIT;
			return;
		}
		nwifi_search_probe(&st->search, true, event->now_ms);
		nwifi_scan_implicit(core, out);
		return;
	}
	nwifi_candidates_build(&st->candidates, event->cache, config,
			       &st->excluded, NULL);
	st->next = 0;
	if (nwifi_attempt_next(core, out) == NWIFI_OUTCOME_EXHAUSTED)
		nwifi_bracket_exhaust_connection(core, out);
}

/* The connection operation begins. The station is in INIT, the radio is on. */
static void connect_start(struct nwifi_core *core,
			  const struct nwifi_config *config,
			  const struct nwifi_asker *asker,
			  const struct nwifi_event *event,
			  struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	struct nwifi_indication ind = { .code = NWIFI_IND_CONNECTION_START };

	nwifi_station_configure(st, config);
	st->manager = asker->manager;
	st->connect_request = asker->request;
	nwifi_search_reset(&st->search);
	st->reassoc = false;
	st->failure = NWIFI_ASSOC_SUCCESS;
	st->phase = NWIFI_PHASE_C;
	nwifi_emit_oid(NWIFI_OID_CONNECT_REQUEST, out);
	ind.bss_type = config->bss_type;
	nwifi_emit_indication(core, &ind, out);
	nwifi_action_timer(out, NWIFI_TIMER_OPERATION, NWIFI_OPERATION_MS);
	nwifi_connect_go(core, event, out);
}

/* A request that cannot be granted, whatever the station does. */
static void connect_refuse(struct nwifi_core *core,
			   const struct nwifi_event *event, u32 ndis,
			   u32 status, enum nwifi_message message,
			   struct nwifi_actions *out)
{
	nwifi_emit_link_lost(core, status, out);
	nwifi_emit_refusal(event->request, ndis, message, out);
	nwifi_emit_connect_failed(event->manager, status, out);
}

/**
 * nwifi_connect_request() - connect request (CONN-2 to CONN-4, STATE-2)
 * @core: the core
 * @event: the request
 * @out: receives the actions
 *
 * An nl80211 manager may connect again although the station is still in OP,
 * for instance roaming without luck after the manager was told that the link
 * is lost. The OS side then disconnects first, as it would on Windows.
 */
void nwifi_connect_request(struct nwifi_core *core,
			   const struct nwifi_event *event,
			   struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	const struct nwifi_asker asker = {
		.asked = true,
		.manager = event->manager,
		.request = event->request,
	};

	if (st->phase != NWIFI_PHASE_I || core->ihv.pending) {
		if (event->manager != NWIFI_MANAGER_NL80211) {
			nwifi_emit_refusal(event->request,
					   NWIFI_NDIS_INVALID_STATE,
					   NWIFI_MSG_ALREADY_OP, out);
			return;
		}
		if (st->phase != NWIFI_PHASE_I) {
			nwifi_emit_oid(NWIFI_OID_DISCONNECT_REQUEST, out);
			nwifi_disconnect(core, NWIFI_ACT_RADIO_DEAUTH,
					 NWIFI_WLAN_REASON_LEAVING, out);
		}
		nwifi_ihv_reset(core, true, out);
	}
	if (!st->radio_on) {
		connect_refuse(core, event,
			       NWIFI_NDIS_DOT11_POWER_STATE_INVALID,
			       NWIFI_ASSOC_RADIO_OFF, NWIFI_MSG_RADIO_OFF, out);
		return;
	}
	if (nwifi_ihv_missing(core)) {
		connect_refuse(core, event, NWIFI_NDIS_INVALID_STATE,
			       NWIFI_ASSOC_FAILURE, NWIFI_MSG_IHV_REQUIRED,
			       out);
		return;
	}
	/* If there was a link, the new connection is the answer. */
	st->link_up = false;
	nwifi_emit_accept(out);
	if (!nwifi_ihv_hold(core, event->connect.config, &asker, out))
		connect_start(core, event->connect.config, &asker, event, out);
}

/**
 * nwifi_connect_held() - make the connection that pre-association held up
 * @core: the core, in phase I; the radio is on
 * @event: carries the BSS cache and the time
 * @out: receives the actions
 */
void nwifi_connect_held(struct nwifi_core *core,
			const struct nwifi_event *event,
			struct nwifi_actions *out)
{
	const struct nwifi_asker asker = core->ihv.asker;

	nwifi_asker_reset(&core->ihv.asker);
	connect_start(core, &core->ihv.config, &asker, event, out);
}
