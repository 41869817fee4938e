// SPDX-License-Identifier: GPL-2.0-only
/*
 * Association operation: one attempt with one AP, always inside a connection
 * or a roaming operation (ASSOC-1).
 *
 * Pages: General Association Operation Guidelines; Association Operation
 * Guidelines for Infrastructure BSS Networks; Implicit Disassociation
 * Operations.
 */
#include "internal.h"

/**
 * nwifi_attempt_is() - is this answer for the open attempt?
 * @core: the core
 * @bssid: who answers
 * @step: enum nwifi_attempt that waits for such an answer
 *
 * Return: true if it is; anything else is late, or not for us.
 */
bool nwifi_attempt_is(const struct nwifi_core *core, const u8 *bssid, u8 step)
{
	return core->station.attempt == step &&
	       nwifi_mac_equal(core->station.target.bssid, bssid);
}

static void bracket_complete(struct nwifi_core *core, u32 status,
			     struct nwifi_actions *out)
{
	if (core->station.phase == NWIFI_PHASE_C)
		nwifi_connect_complete(core, status, out);
	else
		nwifi_roam_complete(core, status, out);
}

static void join(struct nwifi_core *core, enum nwifi_action_type type,
		 struct nwifi_actions *out)
{
	const struct nwifi_station *st = &core->station;
	struct nwifi_action *act = nwifi_action_add(out, type);

	act->join.bss = st->target;
	act->join.auth = nwifi_bss_auth(&st->target, &st->config);
	act->join.have_prev = st->reassoc;
	memcpy(act->join.prev, st->prev, sizeof(act->join.prev));
}

/**
 * nwifi_attempt_next() - try the next candidate, or close the bracket
 * @core: the core, in phase C or R
 * @out: receives the actions
 *
 * CONN-11, ROAM-7. The START indication is the implicit disassociation from
 * the AP that the station was associated with, if any (ASSOC-8).
 */
void nwifi_attempt_next(struct nwifi_core *core, struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	struct nwifi_indication ind = { .code = NWIFI_IND_ASSOCIATION_START };
	bool again;

	if (st->next == st->candidates.n) {
		bracket_complete(core, NWIFI_ASSOC_CANDIDATE_LIST_EXHAUSTED,
				 out);
		return;
	}
	st->target = st->candidates.bss[st->next++];
	/*
	 * Who reassociates with the same AP is authenticated there; asked to
	 * authenticate again, cfg80211 refuses.
	 */
	again = st->reassoc && nwifi_mac_equal(st->prev, st->target.bssid);
	st->attempt = again ? NWIFI_ATTEMPT_ASSOC : NWIFI_ATTEMPT_AUTH;
	st->echo = again;
	st->phase = st->phase == NWIFI_PHASE_C ? NWIFI_PHASE_CA :
						 NWIFI_PHASE_RA;
	memcpy(ind.mac, st->target.bssid, sizeof(ind.mac));
	ind.ssid = st->target.ssid;
	nwifi_core_indicate(core, &ind, out);
	nwifi_action_timer(out, NWIFI_TIMER_ATTEMPT, NWIFI_ATTEMPT_MS);
	join(core, again ? NWIFI_ACT_RADIO_ASSOC : NWIFI_ACT_RADIO_AUTH, out);
}

/**
 * nwifi_attempt_authenticated() - the AP accepted the authentication
 * @core: the core
 * @event: the response
 * @out: receives the actions
 */
void nwifi_attempt_authenticated(struct nwifi_core *core,
				 const struct nwifi_event *event,
				 struct nwifi_actions *out)
{
	if (event->code) {
		nwifi_attempt_failed(core, NWIFI_ASSOC_ASSOCIATION_RESPONSE |
					   event->code, event, out);
		return;
	}
	core->station.attempt = NWIFI_ATTEMPT_ASSOC;
	join(core, NWIFI_ACT_RADIO_ASSOC, out);
}

static void completion(struct nwifi_core *core, u32 status,
		       const struct nwifi_event *event,
		       struct nwifi_actions *out)
{
	const struct nwifi_station *st = &core->station;
	/* nobody else's response comes this far */
	const bool response = event->type == NWIFI_EV_ASSOC;
	struct nwifi_indication ind = {
		.code = NWIFI_IND_ASSOCIATION_COMPLETION,
		.status = status,
		.reassoc_req = st->attempt == NWIFI_ATTEMPT_ASSOC &&
			       st->reassoc,
		.reassoc_resp = response && event->on,
		.ds_info = NWIFI_DS_UNKNOWN,
	};

	memcpy(ind.mac, st->target.bssid, sizeof(ind.mac));
	if (response && event->code == NWIFI_WLAN_STATUS_COMEBACK)
		ind.comeback = event->comeback;
	if (status == NWIFI_ASSOC_SUCCESS) {
		/* ASSOC-9, 6 to 13: negotiated values only with success */
		ind.auth = nwifi_bss_auth(&st->target, &st->config);
		ind.unicast = nwifi_bss_unicast(&st->target, &st->config);
		ind.multicast = nwifi_bss_multicast(&st->target, &st->config);
		ind.phy = st->target.phy;
		ind.qos = st->target.wmm ? NWIFI_QOS_WMM : NWIFI_QOS_NONE;
		if (st->config.mfp_capable && st->target.security.mfp_capable)
			ind.mgmt_cipher = NWIFI_CIPHER_BIP;
		/* the same AP is on the same distribution system */
		if (st->reassoc && nwifi_mac_equal(st->prev, ind.mac))
			ind.ds_info = NWIFI_DS_UNCHANGED;
	}
	nwifi_core_indicate(core, &ind, out);
}

/**
 * nwifi_attempt_end() - end the open attempt without success (ASSOC-4)
 * @core: the core, in phase CA or RA; in C or R afterwards
 * @status: DOT11_ASSOC_STATUS (ASSOC-10)
 * @event: what ended it
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
	completion(core, status, event, out);
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
 */
void nwifi_attempt_failed(struct nwifi_core *core, u32 status,
			  const struct nwifi_event *event,
			  struct nwifi_actions *out)
{
	nwifi_attempt_end(core, status, event, out);
	if (status == NWIFI_ASSOC_RADIO_OFF)
		bracket_complete(core, status, out);
	else
		nwifi_attempt_next(core, out);
}

static void indicate_quality(struct nwifi_core *core,
			     struct nwifi_actions *out)
{
	struct nwifi_indication ind = {
		.code = NWIFI_IND_LINK_QUALITY,
		.quality = nwifi_link_quality(core->station.ap.signal),
	};

	core->station.quality = ind.quality;
	memcpy(ind.mac, core->station.ap.bssid, sizeof(ind.mac));
	nwifi_core_indicate(core, &ind, out);
}

/* LINK-1: five groups, the last one with both ends */
static unsigned int quality_group(u8 quality)
{
	return quality < 100 ? quality / 20 : 4;
}

/**
 * nwifi_link_measured() - the signal of the AP was measured
 * @core: the core
 * @signal: mBm
 * @out: receives the actions
 *
 * LINK-3: indicated when the quality moves to another group, but not while it
 * wavers about the border of two.
 */
void nwifi_link_measured(struct nwifi_core *core, s32 signal,
			 struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	const u8 now = nwifi_link_quality(signal);
	const u8 change = now > st->quality ? now - st->quality :
					      st->quality - now;

	if (st->phase != NWIFI_PHASE_A)
		return;
	st->ap.signal = signal;
	if (quality_group(now) != quality_group(st->quality) &&
	    change >= NWIFI_QUALITY_CHANGE)
		indicate_quality(core, out);
}

/*
 * The BSSID of our own connect request says which AP to join first; it does
 * not bind later roams. An nl80211 manager that names one means it for good.
 */
static void allow_any_bssid(struct nwifi_config *config)
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
 * Success ends the bracket (CONN-12, ROAM-7) and is followed by the link
 * quality (LINK-2).
 */
void nwifi_attempt_associated(struct nwifi_core *core,
			      const struct nwifi_event *event,
			      struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	const bool connecting = st->phase == NWIFI_PHASE_CA;
	struct nwifi_action *act;

	if (event->code) {
		nwifi_attempt_failed(core, NWIFI_ASSOC_ASSOCIATION_RESPONSE |
					   event->code, event, out);
		return;
	}
	nwifi_action_timer(out, NWIFI_TIMER_ATTEMPT, 0);
	st->ap = st->target;
	st->associated_ms = event->now_ms;
	st->phase = NWIFI_PHASE_A;
	completion(core, NWIFI_ASSOC_SUCCESS, event, out);
	st->attempt = NWIFI_ATTEMPT_NONE;
	st->reassoc = false;
	if (st->manager == NWIFI_MANAGER_GENL)
		allow_any_bssid(&st->config);

	act = nwifi_action_add(out, NWIFI_ACT_LINK_UP);
	act->link.manager = st->manager;
	act->link.roamed = st->link_up;
	memcpy(act->link.bssid, st->ap.bssid, sizeof(act->link.bssid));
	st->link_up = true;

	if (connecting)
		nwifi_connect_complete(core, NWIFI_ASSOC_SUCCESS, out);
	else
		nwifi_roam_complete(core, NWIFI_ASSOC_SUCCESS, out);
	indicate_quality(core, out);
}
