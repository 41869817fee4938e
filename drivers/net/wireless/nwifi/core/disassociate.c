// SPDX-License-Identifier: GPL-2.0-only
/*
 * Explicit disassociation: the association ends, the station stays in OP.
 *
 * Page: Explicit Disassociation Operations.
 */
#include "disassociate.h"
#include "dot11.h"
#include "emit.h"
#include "limits.h"
#include "roam.h"
#include "search.h"
#include "station.h"

/* The station waits longer each time if APs keep throwing it out. */
static bool roam_is_due(struct nwifi_station *st, u64 now_ms)
{
	if (now_ms - st->associated_ms >= NWIFI_SHORT_LIVED_MS) {
		st->short_lived = 0;
		st->roam_delay = NWIFI_ROAM_DELAY_MS;
		return true;
	}
	return ++st->short_lived <= NWIFI_MAX_SHORT_LIVED;
}

/*
 * Of most ends the device itself is the first to know. The station's own are
 * those of an association that is of no use any more: of the timers, that of
 * SA Query alone ends one.
 */
static bool station_ends_it(u32 reason, const struct nwifi_event *event)
{
	return reason == NWIFI_ASSOC_DISASSOCIATED_BY_RESET ||
	       event->type == NWIFI_EV_TIMER;
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
	const struct nwifi_port *port = nwifi_station_port(core);
	const bool never_open = port && !port->was_open;

	nwifi_emit_disassociation(core, reason, out);
	/* The device has to be told. Its frame comes after the gate is closed. */
	if (station_ends_it(reason, event))
		nwifi_emit_leave(core, NWIFI_ACT_RADIO_DEAUTH, st->ap.bssid,
				 NWIFI_WLAN_REASON_LEAVING, out);
	st->phase = NWIFI_PHASE_L;
	nwifi_loss_begin(&st->loss, reason, st->ap.bssid, event->now_ms);
	nwifi_search_reset(&st->search);
	/* There is no present AP any more that another one could surpass. */
	if (st->roam_target.kind == NWIFI_ROAM_BETTER)
		nwifi_roam_target_reset(&st->roam_target);
	st->roam_reason = reason == NWIFI_ASSOC_UNREACHABLE ||
			  reason == NWIFI_ASSOC_RADIO_OFF ||
			  reason == NWIFI_ASSOC_DISASSOCIATED_BY_RESET ?
			  NWIFI_ASSOC_ROAMING_ASSOCIATION_LOST : reason;
	if (never_open && st->manager == NWIFI_MANAGER_NL80211) {
		nwifi_roam_give_up(core, out);
		return;
	}
	nwifi_action_timer(out, NWIFI_TIMER_GIVE_UP, NWIFI_GIVE_UP_MS);
	if (roam_is_due(st, event->now_ms))
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
