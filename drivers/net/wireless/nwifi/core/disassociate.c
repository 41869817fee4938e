// SPDX-License-Identifier: GPL-2.0-only
/*
 * Explicit disassociation, and the disconnection operation, which ends
 * everything that is open.
 *
 * Pages: Explicit Disassociation Operations; Disconnection Operations.
 */
#include "internal.h"

static void indicate(struct nwifi_core *core, u32 reason,
		     struct nwifi_actions *out)
{
	struct nwifi_indication ind = { .code = NWIFI_IND_DISASSOCIATION,
					.status = reason };

	memcpy(ind.mac, core->station.ap.bssid, sizeof(ind.mac));
	nwifi_core_indicate(core, &ind, out);
}

static void leave(struct nwifi_core *core, enum nwifi_action_type how,
		  const u8 *bssid, struct nwifi_actions *out)
{
	struct nwifi_action *act;

	/* a radio that is gone, or off, has left by itself */
	if (!core->station.radio_on)
		return;
	act = nwifi_action_add(out, how);
	memcpy(act->leave.bssid, bssid, sizeof(act->leave.bssid));
	act->leave.reason = NWIFI_WLAN_REASON_LEAVING;
}

/* wait longer each time, if the AP keeps throwing us out */
static bool worth_trying_now(struct nwifi_station *st, u64 now_ms)
{
	if (now_ms - st->associated_ms >= NWIFI_SHORT_LIVED_MS) {
		st->short_lived = 0;
		st->roam_delay = NWIFI_ROAM_DELAY_MS;
		return true;
	}
	return ++st->short_lived <= NWIFI_MAX_SHORT_LIVED;
}

/**
 * nwifi_disassociated() - the association ended, explicitly (DISASSOC-1)
 * @core: the core, in phase A
 * @reason: DOT11_ASSOC_STATUS (DISASSOC-5)
 * @event: what ended it
 * @out: receives the actions
 *
 * DISASSOC-8: the indication first, then the station tries to roam (ROAM-3).
 *
 * When a port that an nl80211 manager should have authorized has never been
 * open, its handshake has failed. The manager has to know of it, to tell the
 * user of a wrong passphrase for one, so the OS side disconnects instead of
 * letting the station associate over and over.
 */
void nwifi_disassociated(struct nwifi_core *core, u32 reason,
			 const struct nwifi_event *event,
			 struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	const struct nwifi_port *port = nwifi_ports_find(&core->ports,
							 st->ap.bssid);
	const bool never_open = port && !port->was_open;

	indicate(core, reason, out);
	/* it was the OS side that ended it: not before its gate is closed */
	if (reason == NWIFI_ASSOC_DISASSOCIATED_BY_RESET)
		leave(core, NWIFI_ACT_RADIO_DEAUTH, st->ap.bssid, out);
	st->phase = NWIFI_PHASE_L;
	memcpy(st->avoid, st->ap.bssid, sizeof(st->avoid));
	st->lost = reason;
	st->lost_ms = event->now_ms;
	st->probed = false;
	st->wide = false;
	st->seek = false;
	st->rescan = false;
	st->roam_reason = reason == NWIFI_ASSOC_UNREACHABLE ||
			  reason == NWIFI_ASSOC_RADIO_OFF ||
			  reason == NWIFI_ASSOC_DISASSOCIATED_BY_RESET ?
			  NWIFI_ASSOC_ROAMING_ASSOCIATION_LOST : reason;
	if (never_open && st->manager == NWIFI_MANAGER_NL80211) {
		nwifi_roam_give_up(core, out);
		return;
	}
	nwifi_action_timer(out, NWIFI_TIMER_GIVE_UP, NWIFI_GIVE_UP_MS);
	if (worth_trying_now(st, event->now_ms))
		nwifi_roam_go(core, event, out);
	else
		nwifi_roam_later(core, out);
}

/**
 * nwifi_association_broken() - a key or the radio's port could not be set
 * @core: the core
 * @event: what failed
 * @out: receives the actions
 *
 * An association that cannot be protected, or whose gate the radio does not
 * mirror, is ended rather than used: reason 9, an internal failure (D-14).
 */
void nwifi_association_broken(struct nwifi_core *core,
			      const struct nwifi_event *event,
			      struct nwifi_actions *out)
{
	if (core->station.phase != NWIFI_PHASE_A)
		return;
	nwifi_disassociated(core, NWIFI_ASSOC_DISASSOCIATED_BY_RESET, event,
			    out);
}

/**
 * nwifi_disconnect() - end everything, go to INIT (DISCONN-2, T5, T6, T7)
 * @core: the core, in any phase
 * @how: %NWIFI_ACT_RADIO_DEAUTH, or %NWIFI_ACT_RADIO_DISASSOC (RESET-4)
 * @out: receives the actions
 *
 * Innermost first (D-17). The manager is not told here.
 */
void nwifi_disconnect(struct nwifi_core *core, enum nwifi_action_type how,
		      struct nwifi_actions *out)
{
	static const struct nwifi_event cancelled = { .type = NWIFI_N_EVENTS };
	struct nwifi_station *st = &core->station;
	unsigned int i;

	for (i = NWIFI_TIMER_ATTEMPT; i <= NWIFI_TIMER_GIVE_UP; i++)
		nwifi_action_timer(out, i, 0);
	if (st->attempt != NWIFI_ATTEMPT_NONE) {
		nwifi_attempt_end(core, NWIFI_ASSOC_CANCELLED, &cancelled, out);
		leave(core, NWIFI_ACT_RADIO_DEAUTH, st->target.bssid, out);
	}
	switch (st->phase) {
	case NWIFI_PHASE_C:
		nwifi_connect_complete(core, NWIFI_ASSOC_CANCELLED, out);
		break;
	case NWIFI_PHASE_R:
		nwifi_roam_complete(core, NWIFI_ASSOC_CANCELLED, out);
		break;
	case NWIFI_PHASE_A:
		indicate(core, NWIFI_ASSOC_DISASSOCIATED_BY_OS, out);
		leave(core, how, st->ap.bssid, out);
		break;
	case NWIFI_PHASE_I:
	case NWIFI_PHASE_L:
	case NWIFI_PHASE_CA:	/* ended above */
	case NWIFI_PHASE_RA:
		break;
	}
	st->phase = NWIFI_PHASE_I;
	st->search = NWIFI_SEARCH_NONE;
	st->aim = false;
	st->seek = false;
	st->asked = false;
	st->short_lived = 0;
	st->roam_delay = NWIFI_ROAM_DELAY_MS;
	/* a roam that was still looking for its AP */
	nwifi_core_done(core, &st->roam_request, NWIFI_NDIS_SUCCESS,
			NWIFI_ASSOC_CANCELLED, NWIFI_MSG_CANCELLED, out);
	if (core->scan.state == NWIFI_SCAN_IMPLICIT && st->radio_on)
		nwifi_scan_yield(core, out);
}
