// SPDX-License-Identifier: GPL-2.0-only
/*
 * Connection operation: from the connect request to CONNECTION_COMPLETION.
 *
 * Pages: General Connection Operation Guidelines; Connection Operation
 * Guidelines for Infrastructure BSS Networks; BSS Network Candidate List.
 */
#include "internal.h"

/**
 * nwifi_connect_failed() - tell a manager that its connection did not come about
 * @manager: enum nwifi_manager
 * @status: DOT11_ASSOC_STATUS, of the last attempt if there was one
 * @out: receives the action
 */
void nwifi_connect_failed(u8 manager, u32 status, struct nwifi_actions *out)
{
	struct nwifi_action *act =
		nwifi_action_add(out, NWIFI_ACT_CONNECT_FAILED);

	act->link.manager = manager;
	act->link.status = status;
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

	if (st->phase != NWIFI_PHASE_I || core->ihv.pending) {
		if (event->manager != NWIFI_MANAGER_NL80211) {
			nwifi_core_refuse(event->request,
					  NWIFI_NDIS_INVALID_STATE,
					  NWIFI_MSG_ALREADY_OP, out);
			return;
		}
		if (st->phase != NWIFI_PHASE_I) {
			nwifi_core_oid(NWIFI_OID_DISCONNECT_REQUEST, out);
			nwifi_disconnect(core, NWIFI_ACT_RADIO_DEAUTH, out);
		}
		nwifi_ihv_reset(core, true, out);
	}
	if (!st->radio_on) {
		nwifi_core_link_lost(core, NWIFI_ASSOC_RADIO_OFF, false, out);
		nwifi_core_refuse(event->request,
				  NWIFI_NDIS_DOT11_POWER_STATE_INVALID,
				  NWIFI_MSG_RADIO_OFF, out);
		nwifi_connect_failed(event->manager, NWIFI_ASSOC_RADIO_OFF,
				     out);
		return;
	}
	/* if there was a link, the new connection is the answer */
	st->link_up = false;
	if (!nwifi_ihv_hold(core, event, out))
		nwifi_connect_start(core, event, out);
}

/**
 * nwifi_connect_start() - start the connection operation
 * @core: the core, in phase I; the radio is on
 * @event: the request
 * @out: receives the actions
 */
void nwifi_connect_start(struct nwifi_core *core,
			 const struct nwifi_event *event,
			 struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	struct nwifi_indication ind = { .code = NWIFI_IND_CONNECTION_START };

	st->config = *event->config;
	st->manager = event->manager;
	st->connect_request = event->request;
	st->probed = false;
	st->reassoc = false;
	st->failure = NWIFI_ASSOC_SUCCESS;
	st->phase = NWIFI_PHASE_C;
	nwifi_core_oid(NWIFI_OID_CONNECT_REQUEST, out);
	ind.bss_type = st->config.bss_type;
	nwifi_core_indicate(core, &ind, out);
	nwifi_action_timer(out, NWIFI_TIMER_OPERATION, NWIFI_OPERATION_MS);
	nwifi_connect_go(core, event, out);
}

static bool any_wanted(const struct nwifi_bss_list *cache,
		       const struct nwifi_config *config)
{
	unsigned int i;

	for (i = 0; i < cache->n; i++)
		if (nwifi_bss_wanted(&cache->bss[i], config))
			return true;
	return false;
}

/**
 * nwifi_connect_go() - make the candidate list and try it, when the radio is free
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

	if (!nwifi_scan_yield(core, out)) {
		st->search = NWIFI_SEARCH_WAIT;
		return;
	}
	if (!st->probed && st->config.n_ssids && st->config.n_bssids &&
	    !any_wanted(event->cache, &st->config)) {
		/* SCAN-6: an explicit scan goes first */
		if (core->scan.wanted) {
			st->search = NWIFI_SEARCH_WAIT;
			return;
		}
		st->probed = true;
		st->probe_ms = event->now_ms;
		st->search = NWIFI_SEARCH_PROBE;
		nwifi_scan_implicit(core, out);
		return;
	}
	nwifi_candidates_build(&st->candidates, event->cache, &st->config,
			       &st->excluded, NULL);
	st->next = 0;
	nwifi_attempt_next(core, out);
}

/**
 * nwifi_connect_complete() - close the connection operation (CONN-8, CONN-14)
 * @core: the core, in phase C, or in A after success
 * @status: DOT11_ASSOC_STATUS (CONN-15)
 * @out: receives the actions
 */
void nwifi_connect_complete(struct nwifi_core *core, u32 status,
			    struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	const struct nwifi_indication ind = {
		.code = NWIFI_IND_CONNECTION_COMPLETION,
		.status = status,
	};
	enum nwifi_message message = NWIFI_MSG_NONE;

	nwifi_action_timer(out, NWIFI_TIMER_OPERATION, 0);
	st->search = NWIFI_SEARCH_NONE;
	st->config.have_hint = false;
	nwifi_core_indicate(core, &ind, out);
	if (status != NWIFI_ASSOC_SUCCESS) {
		st->phase = NWIFI_PHASE_I;
		message = status == NWIFI_ASSOC_CANCELLED ?
			  NWIFI_MSG_CANCELLED : NWIFI_MSG_FAILED;
		/* who cancels tells the manager, if that is somebody else */
		if (status != NWIFI_ASSOC_CANCELLED)
			nwifi_connect_failed(st->manager, st->failure ?
					     st->failure : status, out);
	}
	nwifi_core_done(core, &st->connect_request, NWIFI_NDIS_SUCCESS, status,
			message, out);
}
