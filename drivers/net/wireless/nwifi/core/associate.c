// SPDX-License-Identifier: GPL-2.0-only
/*
 * Association operation: one attempt with one AP, always inside a connection
 * or a roaming operation (ASSOC-1).
 *
 * Pages: General Association Operation Guidelines; Association Operation
 * Guidelines for Infrastructure BSS Networks; Implicit Disassociation
 * Operations.
 */
#include "associate.h"
#include "bss.h"
#include "dot11.h"
#include "emit.h"
#include "limits.h"
#include "station.h"

static void attempt_send(struct nwifi_core *core, enum nwifi_action_type type,
			 struct nwifi_actions *out)
{
	const struct nwifi_station *st = &core->station;
	struct nwifi_action *act = nwifi_action_add(out, type);

	/* The new association begins without a key. */
	if (type == NWIFI_ACT_RADIO_ASSOC)
		memset(&core->keys, 0, sizeof(core->keys));
	act->join.bss = st->target;
	act->join.auth = nwifi_bss_auth(&st->target, &st->config);
	act->join.akm = nwifi_bss_akm(&st->target, &st->config);
	act->join.unicast = nwifi_bss_unicast(&st->target, &st->config);
	act->join.mfp = nwifi_bss_mfp(&st->target, &st->config);
	act->join.own_elements = nwifi_station_names(st, st->target.bssid);
	act->join.have_prev = st->reassoc;
	memcpy(act->join.prev, st->prev, sizeof(act->join.prev));
}

/**
 * nwifi_attempt_next() - try the next candidate
 * @core: the core, in phase C or R
 * @out: receives the actions
 *
 * CONN-11, ROAM-7. The START indication is the implicit disassociation from
 * the AP that the station was associated with, if any (ASSOC-8).
 *
 * Return: %NWIFI_OUTCOME_PENDING, or %NWIFI_OUTCOME_EXHAUSTED.
 */
enum nwifi_outcome nwifi_attempt_next(struct nwifi_core *core,
				      struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	struct nwifi_indication ind = { .code = NWIFI_IND_ASSOCIATION_START };
	bool again;

	if (st->next == st->candidates.n)
		return NWIFI_OUTCOME_EXHAUSTED;
	st->target = st->candidates.bss[st->next++];
	/*
	 * A station that reassociates with the same AP is authenticated there.
	 * cfg80211 would refuse to authenticate again.
	 */
	again = st->reassoc && nwifi_mac_equal(st->prev, st->target.bssid);
	st->attempt = again ? NWIFI_ATTEMPT_ASSOC : NWIFI_ATTEMPT_AUTH;
	st->echo = again;
	st->phase = st->phase == NWIFI_PHASE_C ? NWIFI_PHASE_CA :
						 NWIFI_PHASE_RA;
	memcpy(ind.mac, st->target.bssid, sizeof(ind.mac));
	ind.ssid = st->target.ssid;
	nwifi_emit_indication(core, &ind, out);
	nwifi_action_timer(out, NWIFI_TIMER_ATTEMPT, NWIFI_ATTEMPT_MS);
	attempt_send(core, again ? NWIFI_ACT_RADIO_ASSOC :
				   NWIFI_ACT_RADIO_AUTH, out);
	return NWIFI_OUTCOME_PENDING;
}

static void attempt_complete(struct nwifi_core *core, u32 status,
			     const struct nwifi_event *event,
			     struct nwifi_actions *out)
{
	const struct nwifi_station *st = &core->station;
	/* A response comes this far only if the attempt awaits it. */
	const bool response = event && event->type == NWIFI_EV_ASSOC;
	struct nwifi_indication ind = {
		.code = NWIFI_IND_ASSOCIATION_COMPLETION,
		.status = status,
		.reassoc_req = st->attempt == NWIFI_ATTEMPT_ASSOC &&
			       st->reassoc,
		.reassoc_resp = response && event->response.reassoc,
		.ds_info = NWIFI_DS_UNKNOWN,
	};

	memcpy(ind.mac, st->target.bssid, sizeof(ind.mac));
	if (response &&
	    event->response.status == NWIFI_WLAN_STATUS_COMEBACK)
		ind.comeback = event->response.comeback;
	if (status == NWIFI_ASSOC_SUCCESS) {
		/* ASSOC-9, 6 to 13: only a success has negotiated values. */
		ind.auth = nwifi_bss_auth(&st->target, &st->config);
		ind.unicast = nwifi_bss_unicast(&st->target, &st->config);
		ind.multicast = nwifi_bss_multicast(&st->target, &st->config);
		ind.phy = st->target.phy;
		ind.qos = st->target.wmm ? NWIFI_QOS_WMM : NWIFI_QOS_NONE;
		if (nwifi_bss_mfp(&st->target, &st->config) == NWIFI_MFP_USED)
			ind.mgmt_cipher = NWIFI_CIPHER_BIP;
		/* The same AP is on the same distribution system. */
		if (st->reassoc && nwifi_mac_equal(st->prev, ind.mac))
			ind.ds_info = NWIFI_DS_UNCHANGED;
	}
	nwifi_emit_indication(core, &ind, out);
}

/**
 * nwifi_attempt_end() - end the open attempt without success (ASSOC-4)
 * @core: the core, in phase CA or RA; in C or R afterwards
 * @status: DOT11_ASSOC_STATUS (ASSOC-10)
 * @event: what ended it, %NULL if the station does
 * @out: receives the actions
 *
 * The caller decides what becomes of the bracket.
 */
void nwifi_attempt_end(struct nwifi_core *core, u32 status,
		       const struct nwifi_event *event,
		       struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;

	nwifi_action_timer(out, NWIFI_TIMER_ATTEMPT, 0);
	attempt_complete(core, status, event, out);
	st->failure = status;
	st->attempt = NWIFI_ATTEMPT_NONE;
	st->reassoc = false;
	st->phase = st->phase == NWIFI_PHASE_CA ? NWIFI_PHASE_C :
						  NWIFI_PHASE_R;
}

/**
 * nwifi_attempt_failed() - the open attempt failed: go on to the next candidate
 * @core: the core, in phase CA or RA
 * @status: DOT11_ASSOC_STATUS (ASSOC-10)
 * @event: what made it fail
 * @out: receives the actions
 *
 * Return: what has become of the operation.
 */
enum nwifi_outcome nwifi_attempt_failed(struct nwifi_core *core, u32 status,
					const struct nwifi_event *event,
					struct nwifi_actions *out)
{
	nwifi_attempt_end(core, status, event, out);
	if (status == NWIFI_ASSOC_RADIO_OFF)
		return NWIFI_OUTCOME_RADIO_OFF;
	return nwifi_attempt_next(core, out);
}

/* The AP answered with a status code that is not success. */
static enum nwifi_outcome attempt_rejected(struct nwifi_core *core,
					   const struct nwifi_event *event,
					   struct nwifi_actions *out)
{
	return nwifi_attempt_failed(core, NWIFI_ASSOC_ASSOCIATION_RESPONSE |
				    event->response.status, event, out);
}

/**
 * nwifi_attempt_authenticated() - the AP answered the authentication
 * @core: the core, in phase CA or RA
 * @event: the response
 * @out: receives the actions
 *
 * Return: what has become of the operation.
 */
enum nwifi_outcome
nwifi_attempt_authenticated(struct nwifi_core *core,
			    const struct nwifi_event *event,
			    struct nwifi_actions *out)
{
	if (event->response.status)
		return attempt_rejected(core, event, out);
	core->station.attempt = NWIFI_ATTEMPT_ASSOC;
	attempt_send(core, NWIFI_ACT_RADIO_ASSOC, out);
	return NWIFI_OUTCOME_PENDING;
}

/*
 * The BSSID of a connect request of the netlink family says which AP to join
 * first; it does not bind later roams. An nl80211 manager that names one means
 * it for good.
 */
static void config_allow_any_bssid(struct nwifi_config *config)
{
	config->n_bssids = 1;
	memset(config->bssids[0], 0xff, sizeof(config->bssids[0]));
}

/**
 * nwifi_attempt_associated() - the AP answered the (re)association request
 * @core: the core, in phase CA or RA
 * @event: the response
 * @out: receives the actions
 *
 * The caller closes the bracket of a success (CONN-12, ROAM-7).
 *
 * Return: what has become of the operation.
 */
enum nwifi_outcome nwifi_attempt_associated(struct nwifi_core *core,
					    const struct nwifi_event *event,
					    struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	struct nwifi_action *act;

	if (event->response.status)
		return attempt_rejected(core, event, out);
	nwifi_action_timer(out, NWIFI_TIMER_ATTEMPT, 0);
	st->ap = st->target;
	st->channel = (struct nwifi_channel) {
		.freq = st->ap.freq,
		.center1 = st->ap.freq,
	};
	st->associated_ms = event->now_ms;
	st->needs_key = st->config.unicast & ~NWIFI_BIT(NWIFI_CIPHER_NONE);
	st->phase = NWIFI_PHASE_A;
	/* The same AP is on the same distribution system. */
	st->peers_due = st->link_up &&
			!(st->reassoc &&
			  nwifi_mac_equal(st->prev, st->target.bssid));
	attempt_complete(core, NWIFI_ASSOC_SUCCESS, event, out);
	st->attempt = NWIFI_ATTEMPT_NONE;
	st->reassoc = false;
	if (st->manager == NWIFI_MANAGER_GENL)
		config_allow_any_bssid(&st->config);

	act = nwifi_action_add(out, NWIFI_ACT_LINK_UP);
	act->link.manager = st->manager;
	act->link.roamed = st->link_up;
	memcpy(act->link.bssid, st->ap.bssid, sizeof(act->link.bssid));
	st->link_up = true;
	return NWIFI_OUTCOME_JOINED;
}

/**
 * nwifi_association_settle() - what follows once data passes over a new AP
 * @core: the core
 * @out: receives the actions of the step, to which this adds
 *
 * Above the station nothing shows a roam: the carrier stays. DSInfo is unknown
 * after it (ASSOC-9), so switches have to learn where the station is now. The
 * port has to be open, for the stack does this by sending frames.
 */
void nwifi_association_settle(struct nwifi_core *core,
			      struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	const struct nwifi_port *port;

	if (!st->peers_due || st->phase != NWIFI_PHASE_A)
		return;
	port = nwifi_station_port(core);
	if (port && port->authorized) {
		st->peers_due = false;
		nwifi_action_add(out, NWIFI_ACT_PEERS);
	}
}
