// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the radio reports, and timers, carry the open operation on: answers to
 * an attempt, the end of a scan or of an association, the radio itself.
 */
#include "associate.h"
#include "bracket.h"
#include "connect.h"
#include "disassociate.h"
#include "dot11.h"
#include "emit.h"
#include "operation.h"
#include "quality.h"
#include "roam.h"
#include "sa_query.h"
#include "scan.h"
#include "search.h"
#include "station.h"

/* Does the open bracket, or the attempt in it, belong to a connection? */
static bool bracket_connects(const struct nwifi_core *core)
{
	return core->station.phase == NWIFI_PHASE_C ||
	       core->station.phase == NWIFI_PHASE_CA;
}

static void bracket_complete(struct nwifi_core *core, bool connects, u32 status,
			     struct nwifi_actions *out)
{
	if (connects)
		nwifi_bracket_close_connection(core, status, out);
	else
		nwifi_roam_complete(core, status, out);
}

/* The attempt has an outcome, which closes the bracket unless it goes on. */
static void attempt_conclude(struct nwifi_core *core, bool connects,
			     enum nwifi_outcome outcome,
			     struct nwifi_actions *out)
{
	switch (outcome) {
	case NWIFI_OUTCOME_PENDING:
		break;
	case NWIFI_OUTCOME_JOINED:
		bracket_complete(core, connects, NWIFI_ASSOC_SUCCESS, out);
		nwifi_quality_indicate(core, out);
		break;
	case NWIFI_OUTCOME_EXHAUSTED:
		bracket_complete(core, connects,
				 NWIFI_ASSOC_CANDIDATE_LIST_EXHAUSTED, out);
		break;
	case NWIFI_OUTCOME_RADIO_OFF:
		bracket_complete(core, connects, NWIFI_ASSOC_RADIO_OFF, out);
		break;
	}
}

static void attempt_fail(struct nwifi_core *core, u32 status,
			 const struct nwifi_event *event,
			 struct nwifi_actions *out)
{
	const bool connects = bracket_connects(core);

	attempt_conclude(core, connects,
			 nwifi_attempt_failed(core, status, event, out), out);
}

/**
 * nwifi_operation_authenticated() - an AP has sent an Authentication response
 * @core: the core
 * @event: the response
 * @out: receives the actions
 */
void nwifi_operation_authenticated(struct nwifi_core *core,
				   const struct nwifi_event *event,
				   struct nwifi_actions *out)
{
	const bool connects = bracket_connects(core);

	if (!nwifi_station_awaits(&core->station, event->response.bssid,
				  NWIFI_ATTEMPT_AUTH))
		return;
	attempt_conclude(core, connects,
			 nwifi_attempt_authenticated(core, event, out), out);
}

/**
 * nwifi_operation_associated() - an AP has sent a (Re)Association Response
 * @core: the core
 * @event: the response
 * @out: receives the actions
 */
void nwifi_operation_associated(struct nwifi_core *core,
				const struct nwifi_event *event,
				struct nwifi_actions *out)
{
	const bool connects = bracket_connects(core);

	if (!nwifi_station_awaits(&core->station, event->response.bssid,
				  NWIFI_ATTEMPT_ASSOC))
		return;
	nwifi_emit_accept(out);
	attempt_conclude(core, connects,
			 nwifi_attempt_associated(core, event, out), out);
}

/**
 * nwifi_operation_unanswered() - no response of an AP came in time
 * @core: the core
 * @event: says which response
 * @out: receives the actions
 */
void nwifi_operation_unanswered(struct nwifi_core *core,
				const struct nwifi_event *event,
				struct nwifi_actions *out)
{
	const enum nwifi_attempt step = event->type == NWIFI_EV_AUTH_TIMEOUT ?
					NWIFI_ATTEMPT_AUTH :
					NWIFI_ATTEMPT_ASSOC;

	if (nwifi_station_awaits(&core->station, event->response.bssid, step))
		attempt_fail(core, NWIFI_ASSOC_UNREACHABLE, event, out);
}

/* DISASSOC-6: such a frame during an attempt is a failure of the attempt. */
static void attempt_left(struct nwifi_core *core, u32 reason,
			 const struct nwifi_event *event,
			 struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	const u8 *bssid = event->leave.bssid;
	const bool local = event->leave.local;

	if (local && st->echo && nwifi_mac_equal(st->target.bssid, bssid)) {
		st->echo = false;
		return;
	}
	if (nwifi_station_awaits(st, bssid, NWIFI_ATTEMPT_ASSOC) ||
	    (!local && nwifi_station_awaits(st, bssid, NWIFI_ATTEMPT_AUTH)))
		attempt_fail(core, reason, event, out);
}

/**
 * nwifi_operation_left() - a Deauthentication or Disassociation frame
 * @core: the core
 * @event: the frame, received or made by the device
 * @out: receives the actions
 *
 * Device-made ones are expected twice: as the echo of the station's own
 * leaving, and when an authentication makes mac80211 drop the old association.
 * The latter is the implicit disassociation of a roam, reported by
 * ASSOCIATION_START alone (DISASSOC-3, ROAM-10). Any other means that the AP
 * was lost.
 */
void nwifi_operation_left(struct nwifi_core *core,
			  const struct nwifi_event *event,
			  struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	const u32 peer = event->leave.reason |
			 (event->type == NWIFI_EV_DEAUTH ?
			  NWIFI_ASSOC_PEER_DEAUTHENTICATED :
			  NWIFI_ASSOC_PEER_DISASSOCIATED);
	const u32 reason = event->leave.local ? NWIFI_ASSOC_UNREACHABLE : peer;

	switch (st->phase) {
	case NWIFI_PHASE_A:
		if (nwifi_mac_equal(st->ap.bssid, event->leave.bssid))
			nwifi_disassociated(core, reason, event, out);
		break;
	case NWIFI_PHASE_CA:
	case NWIFI_PHASE_RA:
		attempt_left(core, reason, event, out);
		break;
	case NWIFI_PHASE_I:
	case NWIFI_PHASE_C:
	case NWIFI_PHASE_L:
	case NWIFI_PHASE_R:
		break;
	}
}

/**
 * nwifi_operation_scanned() - something has become of a scan
 * @core: the core
 * @radio_free: the radio has become free
 * @event: carries the BSS cache and the time
 * @out: receives the actions
 *
 * A search of the station that waits for the radio goes first: it is short.
 */
void nwifi_operation_scanned(struct nwifi_core *core, bool radio_free,
			     const struct nwifi_event *event,
			     struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;

	if (!radio_free || st->search.state == NWIFI_SEARCH_NONE)
		return;
	st->search.state = NWIFI_SEARCH_NONE;
	if (st->phase == NWIFI_PHASE_C)
		nwifi_connect_go(core, event, out);
	else
		nwifi_roam_go(core, event, out);
}

/*
 * The radio refused a frame of the attempt. If that began a roam away,
 * ASSOCIATION_START has ended the old association for everybody but the radio,
 * which would refuse to authenticate there again.
 */
static void attempt_refused(struct nwifi_core *core, enum nwifi_attempt step,
			    const struct nwifi_event *event,
			    struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;

	if (!nwifi_station_awaits(st, event->failed.bssid, step))
		return;
	if (st->reassoc)
		nwifi_emit_leave(core, NWIFI_ACT_RADIO_DEAUTH, st->prev,
				 NWIFI_WLAN_REASON_LEAVING, out);
	attempt_fail(core, NWIFI_ASSOC_UNREACHABLE, event, out);
}

/**
 * nwifi_operation_refused() - the radio has refused an action
 * @core: the core
 * @event: says which one
 * @out: receives the actions
 */
void nwifi_operation_refused(struct nwifi_core *core,
			     const struct nwifi_event *event,
			     struct nwifi_actions *out)
{
	bool radio_free;

	switch (event->failed.action) {
	case NWIFI_ACT_RADIO_AUTH:
		attempt_refused(core, NWIFI_ATTEMPT_AUTH, event, out);
		break;
	case NWIFI_ACT_RADIO_ASSOC:
		attempt_refused(core, NWIFI_ATTEMPT_ASSOC, event, out);
		break;
	case NWIFI_ACT_RADIO_SCAN:
		radio_free = nwifi_scan_failed(core, event->failed.busy, out);
		nwifi_operation_scanned(core, radio_free, event, out);
		break;
	case NWIFI_ACT_RADIO_AUTHORIZE:
		if (nwifi_mac_equal(core->station.ap.bssid,
				    event->failed.bssid))
			nwifi_association_broken(core, event, out);
		break;
	case NWIFI_ACT_RADIO_KEY:
		nwifi_association_broken(core, event, out);
		break;
	default:
		/* Nothing can be done about a leave or an abort that failed. */
		break;
	}
}

/**
 * nwifi_operation_radio_up() - the radio can be used
 * @core: the core
 * @event: carries the BSS cache and the time
 * @out: receives the actions
 */
void nwifi_operation_radio_up(struct nwifi_core *core,
			      const struct nwifi_event *event,
			      struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;

	st->radio_on = true;
	if (st->phase == NWIFI_PHASE_L &&
	    st->search.state == NWIFI_SEARCH_NONE)
		nwifi_roam_go(core, event, out);
}

/**
 * nwifi_operation_radio_down() - the radio is off (PWR-6, SCAN-10, T16)
 * @core: the core
 * @event: carries the BSS cache and the time
 * @out: receives the actions
 */
void nwifi_operation_radio_down(struct nwifi_core *core,
				const struct nwifi_event *event,
				struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;

	if (!st->radio_on)
		return;
	st->radio_on = false;
	st->search.state = NWIFI_SEARCH_NONE;
	st->search.scanned = false;
	nwifi_scan_cancel(core, NWIFI_NDIS_UNSUPPORTED_MEDIA, false, out);
	switch (st->phase) {
	case NWIFI_PHASE_CA:
	case NWIFI_PHASE_RA:
		attempt_fail(core, NWIFI_ASSOC_RADIO_OFF, event, out);
		break;
	case NWIFI_PHASE_C:
		nwifi_bracket_close_connection(core, NWIFI_ASSOC_RADIO_OFF,
					       out);
		break;
	case NWIFI_PHASE_A:
		nwifi_disassociated(core, NWIFI_ASSOC_RADIO_OFF, event, out);
		break;
	case NWIFI_PHASE_L:
		/* A roam that was asked for cannot be waited for. */
		nwifi_roam_go(core, event, out);
		break;
	case NWIFI_PHASE_I:
	case NWIFI_PHASE_R:	/* R passes within one step. */
		break;
	}
}

static void attempt_overdue(struct nwifi_core *core,
			    const struct nwifi_event *event,
			    struct nwifi_actions *out)
{
	struct nwifi_action *act;

	if (core->station.attempt == NWIFI_ATTEMPT_NONE)
		return;
	act = nwifi_action_add(out, NWIFI_ACT_RADIO_DEAUTH);
	memcpy(act->leave.bssid, core->station.target.bssid,
	       sizeof(act->leave.bssid));
	act->leave.reason = NWIFI_WLAN_REASON_LEAVING;
	act->leave.local = true;
	attempt_fail(core, NWIFI_ASSOC_UNREACHABLE, event, out);
}

/* CONN-16, ROAM-12: no further candidate is tried. */
static void bracket_overdue(struct nwifi_core *core,
			    const struct nwifi_event *event,
			    struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;

	st->next = st->candidates.n;
	if (st->attempt != NWIFI_ATTEMPT_NONE)
		attempt_overdue(core, event, out);
	else if (st->phase == NWIFI_PHASE_C)
		nwifi_bracket_exhaust_connection(core, out);
}

/**
 * nwifi_operation_timer() - a timer of the station has run out
 * @core: the core
 * @event: says which one
 * @out: receives the actions
 */
void nwifi_operation_timer(struct nwifi_core *core,
			   const struct nwifi_event *event,
			   struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;

	switch (event->timer.id) {
	case NWIFI_TIMER_ATTEMPT:
		attempt_overdue(core, event, out);
		break;
	case NWIFI_TIMER_OPERATION:
		bracket_overdue(core, event, out);
		break;
	case NWIFI_TIMER_ROAM:
		if (st->phase == NWIFI_PHASE_L &&
		    st->search.state == NWIFI_SEARCH_NONE)
			nwifi_roam_go(core, event, out);
		break;
	case NWIFI_TIMER_GIVE_UP:
		if (st->phase == NWIFI_PHASE_L || st->phase == NWIFI_PHASE_RA)
			nwifi_roam_give_up(core, out);
		break;
	case NWIFI_TIMER_SA_QUERY:
		if (nwifi_sa_query_overdue(core, out))
			nwifi_disassociated(core, st->sa_query.why, event,
					    out);
		break;
	case NWIFI_TIMER_SCAN_END:
		nwifi_operation_scanned(core, nwifi_scan_overdue(core, out),
					event, out);
		break;
	}
}
