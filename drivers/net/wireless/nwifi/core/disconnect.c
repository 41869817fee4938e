// SPDX-License-Identifier: GPL-2.0-only
/*
 * Disconnection operation, which ends everything that is open.
 *
 * Page: Disconnection Operations.
 */
#include "associate.h"
#include "bracket.h"
#include "disconnect.h"
#include "dot11.h"
#include "emit.h"
#include "limits.h"
#include "scan.h"
#include "search.h"

/**
 * nwifi_disconnect() - end everything, go to INIT (DISCONN-2, T5, T6, T7)
 * @core: the core, in any phase
 * @how: %NWIFI_ACT_RADIO_DEAUTH, or %NWIFI_ACT_RADIO_DISASSOC (RESET-4)
 * @reason: IEEE 802.11 reason code that the AP is told
 * @out: receives the actions
 *
 * Innermost first (D-17). The manager is not told here.
 */
void nwifi_disconnect(struct nwifi_core *core, enum nwifi_action_type how,
		      u16 reason, struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	unsigned int i;

	for (i = NWIFI_TIMER_ATTEMPT; i <= NWIFI_TIMER_GIVE_UP; i++)
		nwifi_action_timer(out, i, 0);
	if (st->attempt != NWIFI_ATTEMPT_NONE) {
		nwifi_attempt_end(core, NWIFI_ASSOC_CANCELLED, NULL, out);
		nwifi_emit_leave(core, NWIFI_ACT_RADIO_DEAUTH,
				 st->target.bssid, reason, out);
	}
	switch (st->phase) {
	case NWIFI_PHASE_C:
		nwifi_bracket_close_connection(core, NWIFI_ASSOC_CANCELLED,
					       out);
		break;
	case NWIFI_PHASE_R:
		nwifi_bracket_close_roam(core, NWIFI_ASSOC_CANCELLED, out);
		break;
	case NWIFI_PHASE_A:
		nwifi_emit_disassociation(core, NWIFI_ASSOC_DISASSOCIATED_BY_OS,
					  out);
		nwifi_emit_leave(core, how, st->ap.bssid, reason, out);
		break;
	case NWIFI_PHASE_I:
	case NWIFI_PHASE_L:
	case NWIFI_PHASE_CA:	/* The attempt was ended above. */
	case NWIFI_PHASE_RA:
		break;
	}
	st->phase = NWIFI_PHASE_I;
	st->search.state = NWIFI_SEARCH_NONE;
	st->short_lived = 0;
	st->roam_delay = NWIFI_ROAM_DELAY_MS;
	nwifi_roam_target_reset(&st->roam_target);
	/* A roam may still have been looking for its AP. */
	nwifi_emit_done(core, &st->roam_asker.request, NWIFI_NDIS_SUCCESS,
			NWIFI_ASSOC_CANCELLED, NWIFI_MSG_CANCELLED, out);
	nwifi_asker_reset(&st->roam_asker);
	if (core->scan.state == NWIFI_SCAN_IMPLICIT && st->radio_on)
		nwifi_scan_yield(core, out);
}

/**
 * nwifi_disconnect_and_tell() - disconnect, and tell the manager of it
 * @core: the core, in any phase
 * @how: see nwifi_disconnect()
 * @reason: see nwifi_disconnect()
 * @by_manager: the manager itself asked for it
 * @out: receives the actions
 */
void nwifi_disconnect_and_tell(struct nwifi_core *core,
			       enum nwifi_action_type how, u16 reason,
			       bool by_manager, struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	const bool connecting = st->phase == NWIFI_PHASE_C ||
				st->phase == NWIFI_PHASE_CA;

	nwifi_disconnect(core, how, reason, out);
	if (connecting && !by_manager)
		nwifi_emit_connect_failed(st->manager, NWIFI_ASSOC_CANCELLED,
					  out);
	nwifi_emit_link_lost(core, NWIFI_ASSOC_DISASSOCIATED_BY_OS, out);
}
