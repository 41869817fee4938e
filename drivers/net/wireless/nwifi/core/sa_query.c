// SPDX-License-Identifier: GPL-2.0-only
/*
 * Does the AP still know the station? With management frame protection the
 * device ignores a Deauthentication that is not protected, and rightly so:
 * anybody can forge one. But an AP that has restarted has no key to protect it
 * with. So the station asks: an AP that knows it answers, with protection.
 *
 * IEEE 802.11, SA Query procedures. The documents do not know of it; what comes
 * of it is an explicit disassociation as if the AP had been believed at once.
 */
#include "dot11.h"
#include "limits.h"
#include "sa_query.h"

static void query_send(struct nwifi_core *core, struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	struct nwifi_action *act;

	act = nwifi_action_add(out, NWIFI_ACT_RADIO_SA_QUERY);
	memcpy(act->sa_query.bssid, st->ap.bssid, sizeof(act->sa_query.bssid));
	act->sa_query.id = st->sa_query.first + st->sa_query.sent++;
	nwifi_action_timer(out, NWIFI_TIMER_SA_QUERY, NWIFI_SA_QUERY_MS);
}

static void query_end(struct nwifi_core *core, struct nwifi_actions *out)
{
	struct nwifi_sa_query *query = &core->station.sa_query;

	/* No identifier is used twice. */
	query->first += query->sent;
	query->sent = 0;
	nwifi_action_timer(out, NWIFI_TIMER_SA_QUERY, 0);
}

/**
 * nwifi_sa_query_begin() - somebody says that the AP does not know the station
 * @core: the core
 * @event: the frame, which the device ignores because it is not protected
 * @out: receives the actions
 *
 * Only the two reasons that an AP without an association gives are worth a
 * question. Whatever else a frame claims, an AP that knows the station would
 * have protected it.
 */
void nwifi_sa_query_begin(struct nwifi_core *core,
			  const struct nwifi_event *event,
			  struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	struct nwifi_sa_query *query = &st->sa_query;

	if (st->phase != NWIFI_PHASE_A || query->sent ||
	    !nwifi_mac_equal(st->ap.bssid, event->leave.bssid))
		return;
	if (event->leave.reason != NWIFI_WLAN_REASON_CLASS2 &&
	    event->leave.reason != NWIFI_WLAN_REASON_CLASS3)
		return;
	if (query->began &&
	    event->now_ms - query->began_ms < NWIFI_SA_QUERY_PAUSE_MS)
		return;
	query->began = true;
	query->began_ms = event->now_ms;
	query->why = event->leave.reason |
		     (event->type == NWIFI_EV_UNPROT_DEAUTH ?
		      NWIFI_ASSOC_PEER_DEAUTHENTICATED :
		      NWIFI_ASSOC_PEER_DISASSOCIATED);
	query_send(core, out);
}

/**
 * nwifi_sa_query_answered() - an AP has answered: it knows the station
 * @core: the core
 * @event: the SA Query Response
 * @out: receives the actions
 */
void nwifi_sa_query_answered(struct nwifi_core *core,
			     const struct nwifi_event *event,
			     struct nwifi_actions *out)
{
	const struct nwifi_sa_query *query = &core->station.sa_query;
	const u16 nth = event->sa_query.id - query->first;

	if (nth < query->sent &&
	    nwifi_mac_equal(core->station.ap.bssid, event->sa_query.bssid))
		query_end(core, out);
}

/**
 * nwifi_sa_query_overdue() - the AP has not answered in time
 * @core: the core
 * @out: receives the actions
 *
 * Return: true if that was the last request: the AP does not know the station.
 */
bool nwifi_sa_query_overdue(struct nwifi_core *core, struct nwifi_actions *out)
{
	struct nwifi_sa_query *query = &core->station.sa_query;

	if (!query->sent)
		return false;
	if (query->sent < NWIFI_SA_QUERY_REQUESTS) {
		query_send(core, out);
		return false;
	}
	query_end(core, out);
	return true;
}

/**
 * nwifi_sa_query_settle() - an association that has ended is not asked after
 * @core: the core
 * @out: receives the actions
 *
 * The next one begins anew, whenever the last one was asked.
 */
void nwifi_sa_query_settle(struct nwifi_core *core, struct nwifi_actions *out)
{
	struct nwifi_sa_query *query = &core->station.sa_query;

	if (core->station.phase == NWIFI_PHASE_A)
		return;
	query->began = false;
	if (query->sent)
		query_end(core, out);
}
