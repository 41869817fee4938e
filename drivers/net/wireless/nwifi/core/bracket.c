// SPDX-License-Identifier: GPL-2.0-only
/*
 * The end of a connection or roaming operation: the indication that closes the
 * bracket, and the answer to who asked for it.
 *
 * Pages: General Connection Operation Guidelines; General Roaming Operation
 * Guidelines.
 */
#include "bracket.h"
#include "dot11.h"
#include "emit.h"
#include "search.h"

static enum nwifi_message status_message(u32 status)
{
	switch (status) {
	case NWIFI_ASSOC_SUCCESS:
		return NWIFI_MSG_NONE;
	case NWIFI_ASSOC_CANCELLED:
		return NWIFI_MSG_CANCELLED;
	default:
		return NWIFI_MSG_FAILED;
	}
}

/**
 * nwifi_bracket_close_connection() - close the connection operation (CONN-8,
 *	CONN-14)
 * @core: the core, in phase C, or in A after success
 * @status: DOT11_ASSOC_STATUS (CONN-15)
 * @out: receives the actions
 */
void nwifi_bracket_close_connection(struct nwifi_core *core, u32 status,
				    struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	const struct nwifi_indication ind = {
		.code = NWIFI_IND_CONNECTION_COMPLETION,
		.status = status,
	};

	nwifi_action_timer(out, NWIFI_TIMER_OPERATION, 0);
	st->search.state = NWIFI_SEARCH_NONE;
	st->config.have_hint = false;
	nwifi_emit_indication(core, &ind, out);
	if (status != NWIFI_ASSOC_SUCCESS)
		st->phase = NWIFI_PHASE_I;
	/* Whoever cancels tells the manager, if that is somebody else. */
	if (status != NWIFI_ASSOC_SUCCESS && status != NWIFI_ASSOC_CANCELLED)
		nwifi_emit_connect_failed(st->manager, st->failure ?
					  st->failure : status, out);
	nwifi_emit_done(core, &st->connect_request, NWIFI_NDIS_SUCCESS, status,
			status_message(status), out);
}

/**
 * nwifi_bracket_exhaust_connection() - no candidate is left (CONN-11)
 * @core: the core, in phase C
 * @out: receives the actions
 */
void nwifi_bracket_exhaust_connection(struct nwifi_core *core,
				      struct nwifi_actions *out)
{
	nwifi_bracket_close_connection(core,
				       NWIFI_ASSOC_CANDIDATE_LIST_EXHAUSTED,
				       out);
}

/**
 * nwifi_bracket_close_roam() - close the roaming operation (ROAM-6, ROAM-8)
 * @core: the core, in phase R, or in A after success
 * @status: DOT11_ASSOC_STATUS
 * @out: receives the actions
 *
 * A failed roam leaves the station in OP (STATE-4).
 */
void nwifi_bracket_close_roam(struct nwifi_core *core, u32 status,
			      struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	const struct nwifi_indication ind = {
		.code = NWIFI_IND_ROAMING_COMPLETION,
		.status = status,
	};

	nwifi_action_timer(out, NWIFI_TIMER_OPERATION, 0);
	nwifi_emit_indication(core, &ind, out);
	st->config.have_hint = false;
	if (status == NWIFI_ASSOC_SUCCESS) {
		nwifi_action_timer(out, NWIFI_TIMER_GIVE_UP, 0);
	} else {
		st->phase = NWIFI_PHASE_L;
		/* A roam to a named AP has not tried the others yet. */
		st->loss.rescan = st->roam_target.kind != NWIFI_ROAM_NAMED;
		memcpy(st->loss.avoid, st->target.bssid,
		       sizeof(st->loss.avoid));
	}
	nwifi_roam_target_reset(&st->roam_target);
	nwifi_emit_done(core, &st->roam_asker.request, NWIFI_NDIS_SUCCESS,
			status, status_message(status), out);
	nwifi_asker_reset(&st->roam_asker);
}
