// SPDX-License-Identifier: GPL-2.0-only
/* The core's one entrance: which event does what in which phase. */
#include "internal.h"

/**
 * nwifi_core_init() - start in INIT, without a port (STATE-8)
 * @core: to be initialised
 */
void nwifi_core_init(struct nwifi_core *core)
{
	memset(core, 0, sizeof(*core));
	core->station.roam_delay = NWIFI_ROAM_DELAY_MS;
	nwifi_ports_init(&core->ports);
}

/**
 * nwifi_core_is_op() - is the station in the OP state? (STATE-1)
 * @core: the core
 *
 * Return: true in OP, false in INIT.
 */
bool nwifi_core_is_op(const struct nwifi_core *core)
{
	return core->station.phase != NWIFI_PHASE_I;
}

/**
 * nwifi_phase_name() - letter of a phase, as the catalogue has it
 * @phase: enum nwifi_phase
 *
 * Return: a constant string.
 */
const char *nwifi_phase_name(u8 phase)
{
	static const char * const names[NWIFI_N_PHASES] = {
		[NWIFI_PHASE_I] = "I", [NWIFI_PHASE_C] = "C",
		[NWIFI_PHASE_CA] = "CA", [NWIFI_PHASE_A] = "A",
		[NWIFI_PHASE_L] = "L", [NWIFI_PHASE_R] = "R",
		[NWIFI_PHASE_RA] = "RA",
	};

	return phase < NWIFI_N_PHASES ? names[phase] : "?";
}

/**
 * nwifi_message_text() - a message for people
 * @message: enum nwifi_message
 *
 * Return: a constant string, %NULL for %NWIFI_MSG_NONE.
 */
const char *nwifi_message_text(u8 message)
{
	switch (message) {
	case NWIFI_MSG_NOT_CONNECTED:
		return "the adapter is not connected";
	case NWIFI_MSG_ALREADY_OP:
		return "the adapter is connected or connecting already";
	case NWIFI_MSG_NOT_INIT:
		return "not allowed while connected or connecting";
	case NWIFI_MSG_RADIO_OFF:
		return "the radio is off";
	case NWIFI_MSG_SCAN_BUSY:
		return "a scan is running already";
	case NWIFI_MSG_SCAN_FAILED:
		return "the radio could not scan";
	case NWIFI_MSG_ROAM_BUSY:
		return "the adapter is roaming already";
	case NWIFI_MSG_NO_SUCH_BSS:
		return "no such AP of the connected network is in range";
	case NWIFI_MSG_NO_BETTER_AP:
		return "no better AP of the connected network is in range";
	case NWIFI_MSG_NO_CANDIDATE:
		return "no AP of the network is in range";
	case NWIFI_MSG_FAILED:
		return "no AP could be joined";
	case NWIFI_MSG_CANCELLED:
		return "cancelled";
	case NWIFI_MSG_NO_PORT:
		return "there is no port for this peer";
	case NWIFI_MSG_NOT_OS_PORT:
		return "the port is not authorized by the operating system";
	case NWIFI_MSG_REMOVED:
		return "the adapter was removed";
	case NWIFI_MSG_NO_SESSION:
		return "there is no such session, or it is over";
	case NWIFI_MSG_IHV_REFUSED:
		return "the IHV extension refused the connection";
	case NWIFI_MSG_IHV_TIMEOUT:
		return "the IHV extension did not complete in time";
	case NWIFI_MSG_IHV_GONE:
		return "the IHV extension is gone";
	default:
		return NULL;
	}
}

/**
 * nwifi_core_indicate() - make an indication, and let the port layer see it
 * @core: the core
 * @ind: the indication
 * @out: receives the actions
 *
 * PORT-25: gates that this indication closes are closed before it is made;
 * the events of the ports follow it.
 */
void nwifi_core_indicate(struct nwifi_core *core,
			 const struct nwifi_indication *ind,
			 struct nwifi_actions *out)
{
	const u8 owner = core->ihv.managed ? NWIFI_OWNER_IHV :
			 core->station.config.controlled ? NWIFI_OWNER_OS :
							   NWIFI_OWNER_NONE;

	nwifi_ports_block(&core->ports, ind, out);
	nwifi_action_add(out, NWIFI_ACT_INDICATE)->indication = *ind;
	nwifi_ports_indicated(&core->ports, ind, owner, out);
}

/**
 * nwifi_core_oid() - the OS side makes an OID request of the station
 * @code: enum nwifi_oid_code
 * @out: receives the action
 */
void nwifi_core_oid(u32 code, struct nwifi_actions *out)
{
	nwifi_action_add(out, NWIFI_ACT_OID)->oid.code = code;
}

/**
 * nwifi_core_done() - complete a request that was accepted
 * @core: the core
 * @request: where its number is kept; zeroed
 * @ndis: NDIS_STATUS
 * @status: DOT11_ASSOC_STATUS
 * @message: enum nwifi_message
 * @out: receives the action, if there is a request
 */
void nwifi_core_done(struct nwifi_core *core, u32 *request, u32 ndis,
		     u32 status, enum nwifi_message message,
		     struct nwifi_actions *out)
{
	struct nwifi_action *act;

	if (!*request)
		return;
	act = nwifi_action_add(out, NWIFI_ACT_DONE);
	act->done.request = *request;
	act->done.ndis = ndis;
	act->done.status = status;
	act->done.message = message;
	act->done.have_bssid = core->station.phase == NWIFI_PHASE_A;
	memcpy(act->done.bssid, core->station.ap.bssid,
	       sizeof(act->done.bssid));
	*request = 0;
}

/**
 * nwifi_core_refuse() - complete a request that was not accepted
 * @request: its number, zero if nobody waits
 * @ndis: NDIS_STATUS
 * @message: enum nwifi_message
 * @out: receives the action, if there is a request
 */
void nwifi_core_refuse(u32 request, u32 ndis, enum nwifi_message message,
		       struct nwifi_actions *out)
{
	struct nwifi_action *act;

	if (!request)
		return;
	act = nwifi_action_add(out, NWIFI_ACT_DONE);
	act->done.request = request;
	act->done.ndis = ndis;
	act->done.message = message;
}

/**
 * nwifi_core_answer() - complete a request about a port, which is done by now
 * @core: the core
 * @request: its number, zero if nobody waits
 * @message: why it was refused, %NWIFI_MSG_NONE if it was not
 * @out: receives the action, if there is a request
 */
void nwifi_core_answer(struct nwifi_core *core, u32 request,
		       enum nwifi_message message, struct nwifi_actions *out)
{
	if (message != NWIFI_MSG_NONE)
		nwifi_core_refuse(request, NWIFI_NDIS_INVALID_DATA, message,
				  out);
	else
		nwifi_core_done(core, &request, NWIFI_NDIS_SUCCESS,
				NWIFI_ASSOC_SUCCESS, message, out);
}

/**
 * nwifi_core_link_lost() - tell the manager that the link is gone
 * @core: the core
 * @status: DOT11_ASSOC_STATUS of the loss
 * @requested: the manager asked for it
 * @out: receives the action, unless the manager knows already
 */
void nwifi_core_link_lost(struct nwifi_core *core, u32 status, bool requested,
			  struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	struct nwifi_action *act;

	if (!st->link_up)
		return;
	st->link_up = false;
	act = nwifi_action_add(out, NWIFI_ACT_LINK_LOST);
	act->link.manager = st->manager;
	act->link.requested = requested;
	act->link.status = status;
	memcpy(act->link.bssid, st->ap.bssid, sizeof(act->link.bssid));
}

/* disconnect, and tell the manager unless it asked for it itself */
static void end(struct nwifi_core *core, enum nwifi_action_type how,
		bool by_manager, struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	const bool connecting = st->phase == NWIFI_PHASE_C ||
				st->phase == NWIFI_PHASE_CA;

	nwifi_disconnect(core, how, out);
	if (connecting && !by_manager)
		nwifi_connect_failed(st->manager, NWIFI_ASSOC_CANCELLED, out);
	nwifi_core_link_lost(core, NWIFI_ASSOC_DISASSOCIATED_BY_OS, by_manager,
			     out);
}

static void disconnect_request(struct nwifi_core *core,
			       const struct nwifi_event *event,
			       struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	u32 request = event->request;

	if (st->phase != NWIFI_PHASE_I) {
		nwifi_core_oid(NWIFI_OID_DISCONNECT_REQUEST, out);
		end(core, NWIFI_ACT_RADIO_DEAUTH,
		    event->manager == st->manager, out);
	} else if (!nwifi_ihv_cancel(core, event->manager == core->ihv.manager,
				     out)) {
		nwifi_core_refuse(request, NWIFI_NDIS_INVALID_STATE,
				  NWIFI_MSG_NOT_CONNECTED, out);
		return;
	}
	nwifi_ihv_settle(core, out);
	nwifi_core_done(core, &request, NWIFI_NDIS_SUCCESS,
			NWIFI_ASSOC_SUCCESS, NWIFI_MSG_NONE, out);
}

/* RESET-3 to RESET-5; what a reset drops is not kept in the core */
static void reset_request(struct nwifi_core *core,
			  const struct nwifi_event *event,
			  struct nwifi_actions *out)
{
	u32 request = event->request;
	struct nwifi_action *act;

	nwifi_core_oid(NWIFI_OID_RESET_REQUEST, out);
	end(core, NWIFI_ACT_RADIO_DISASSOC, false, out);
	nwifi_scan_cancel(core, NWIFI_NDIS_REQUEST_ABORTED,
			  core->station.radio_on, out);
	nwifi_ihv_reset(core, false, out);
	act = nwifi_action_add(out, NWIFI_ACT_FORGET);
	act->forget.keys = true;
	act->forget.bss = true;
	act->forget.statistics = true;
	nwifi_core_done(core, &request, NWIFI_NDIS_SUCCESS,
			NWIFI_ASSOC_SUCCESS, NWIFI_MSG_NONE, out);
}

static void flush_request(struct nwifi_core *core,
			  const struct nwifi_event *event,
			  struct nwifi_actions *out)
{
	u32 request = event->request;

	if (nwifi_core_is_op(core)) {
		nwifi_core_refuse(request, NWIFI_NDIS_INVALID_STATE,
				  NWIFI_MSG_NOT_INIT, out);
		return;
	}
	nwifi_action_add(out, NWIFI_ACT_FORGET)->forget.bss = true;
	nwifi_core_done(core, &request, NWIFI_NDIS_SUCCESS,
			NWIFI_ASSOC_SUCCESS, NWIFI_MSG_NONE, out);
}

static void authorize_request(struct nwifi_core *core,
			      const struct nwifi_event *event,
			      struct nwifi_actions *out)
{
	enum nwifi_message message;

	message = nwifi_ports_authorize(&core->ports, event->bssid,
					NWIFI_OWNER_OS, event->on, out);
	nwifi_core_answer(core, event->request, message, out);
}

/* T15: an orderly removal disconnects first, as is recommended */
static void remove(struct nwifi_core *core, struct nwifi_actions *out)
{
	if (nwifi_core_is_op(core))
		nwifi_core_oid(NWIFI_OID_DISCONNECT_REQUEST, out);
	end(core, NWIFI_ACT_RADIO_DEAUTH, false, out);
	nwifi_scan_cancel(core, NWIFI_NDIS_REQUEST_ABORTED,
			  core->station.radio_on, out);
	/* nobody waits for the end of what was just aborted */
	nwifi_scan_cancel(core, NWIFI_NDIS_REQUEST_ABORTED, false, out);
	nwifi_ihv_deinit(core, out);
	core->station.radio_on = false;
}

/*
 * The lower device vanished. Open brackets are closed; the association ended
 * with the station itself, so there is no DISASSOCIATION: the port goes by
 * removal (PORT-24).
 */
static void gone(struct nwifi_core *core, struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;

	st->radio_on = false;
	if (st->phase == NWIFI_PHASE_A) {
		nwifi_ports_remove(&core->ports, out);
		st->phase = NWIFI_PHASE_L;
	}
	end(core, NWIFI_ACT_RADIO_DEAUTH, false, out);
	nwifi_scan_cancel(core, NWIFI_NDIS_REQUEST_ABORTED, false, out);
	nwifi_ihv_deinit(core, out);
}

static void radio_up(struct nwifi_core *core, const struct nwifi_event *event,
		     struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;

	st->radio_on = true;
	if (st->phase == NWIFI_PHASE_L && st->search == NWIFI_SEARCH_NONE)
		nwifi_roam_go(core, event, out);
}

/* PWR-6, SCAN-10, T16 */
static void radio_down(struct nwifi_core *core, const struct nwifi_event *event,
		       struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;

	if (!st->radio_on)
		return;
	st->radio_on = false;
	st->search = NWIFI_SEARCH_NONE;
	st->probed = false;
	nwifi_scan_cancel(core, NWIFI_NDIS_UNSUPPORTED_MEDIA, false, out);
	switch (st->phase) {
	case NWIFI_PHASE_CA:
	case NWIFI_PHASE_RA:
		nwifi_attempt_failed(core, NWIFI_ASSOC_RADIO_OFF, event, out);
		break;
	case NWIFI_PHASE_C:
		nwifi_connect_complete(core, NWIFI_ASSOC_RADIO_OFF, out);
		break;
	case NWIFI_PHASE_A:
		nwifi_disassociated(core, NWIFI_ASSOC_RADIO_OFF, event, out);
		break;
	case NWIFI_PHASE_L:
		/* a roam that was asked for cannot be waited for */
		nwifi_roam_go(core, event, out);
		break;
	case NWIFI_PHASE_I:
	case NWIFI_PHASE_R:	/* passes within one step */
		break;
	}
}

static void auth_response(struct nwifi_core *core,
			  const struct nwifi_event *event,
			  struct nwifi_actions *out)
{
	if (nwifi_attempt_is(core, event->bssid, NWIFI_ATTEMPT_AUTH))
		nwifi_attempt_authenticated(core, event, out);
}

static void assoc_response(struct nwifi_core *core,
			   const struct nwifi_event *event,
			   struct nwifi_actions *out)
{
	if (nwifi_attempt_is(core, event->bssid, NWIFI_ATTEMPT_ASSOC))
		nwifi_attempt_associated(core, event, out);
}

static void response_timeout(struct nwifi_core *core,
			     const struct nwifi_event *event, u8 step,
			     struct nwifi_actions *out)
{
	if (nwifi_attempt_is(core, event->bssid, step))
		nwifi_attempt_failed(core, NWIFI_ASSOC_UNREACHABLE, event, out);
}

/*
 * A Deauthentication or Disassociation frame, received or made by the device.
 *
 * Device-made ones are expected twice: as the echo of our own leaving, and
 * when an authentication makes mac80211 drop the old association. The latter
 * is the implicit disassociation of a roam, reported by ASSOCIATION_START
 * alone (DISASSOC-3, ROAM-10). Any other means that the AP was lost.
 */
static void left(struct nwifi_core *core, const struct nwifi_event *event,
		 struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	const u32 peer = event->code |
			 (event->type == NWIFI_EV_DEAUTH ?
			  NWIFI_ASSOC_PEER_DEAUTHENTICATED :
			  NWIFI_ASSOC_PEER_DISASSOCIATED);
	const u32 reason = event->local ? NWIFI_ASSOC_UNREACHABLE : peer;

	switch (st->phase) {
	case NWIFI_PHASE_A:
		if (nwifi_mac_equal(st->ap.bssid, event->bssid))
			nwifi_disassociated(core, reason, event, out);
		break;
	case NWIFI_PHASE_CA:
	case NWIFI_PHASE_RA:
		if (event->local && st->echo &&
		    nwifi_mac_equal(st->target.bssid, event->bssid)) {
			st->echo = false;
			break;
		}
		/* DISASSOC-6: a failure during an attempt is its completion */
		if (nwifi_attempt_is(core, event->bssid, NWIFI_ATTEMPT_ASSOC) ||
		    (nwifi_attempt_is(core, event->bssid,
				      NWIFI_ATTEMPT_AUTH) && !event->local))
			nwifi_attempt_failed(core, reason, event, out);
		break;
	case NWIFI_PHASE_I:
	case NWIFI_PHASE_C:
	case NWIFI_PHASE_L:
	case NWIFI_PHASE_R:
		break;
	}
}

/*
 * A roam away that the radio refused to begin: ASSOCIATION_START has ended the
 * old association for everybody but the radio, which would refuse to
 * authenticate there again.
 */
static void leave_old(struct nwifi_core *core, const struct nwifi_event *event,
		      u8 step, struct nwifi_actions *out)
{
	const struct nwifi_station *st = &core->station;
	struct nwifi_action *act;

	if (!st->reassoc || !nwifi_attempt_is(core, event->bssid, step))
		return;
	act = nwifi_action_add(out, NWIFI_ACT_RADIO_DEAUTH);
	memcpy(act->leave.bssid, st->prev, sizeof(act->leave.bssid));
	act->leave.reason = NWIFI_WLAN_REASON_LEAVING;
}

static void radio_failed(struct nwifi_core *core,
			 const struct nwifi_event *event,
			 struct nwifi_actions *out)
{
	switch (event->action) {
	case NWIFI_ACT_RADIO_AUTH:
		leave_old(core, event, NWIFI_ATTEMPT_AUTH, out);
		response_timeout(core, event, NWIFI_ATTEMPT_AUTH, out);
		break;
	case NWIFI_ACT_RADIO_ASSOC:
		leave_old(core, event, NWIFI_ATTEMPT_ASSOC, out);
		response_timeout(core, event, NWIFI_ATTEMPT_ASSOC, out);
		break;
	case NWIFI_ACT_RADIO_SCAN:
		nwifi_scan_failed(core, event, out);
		break;
	case NWIFI_ACT_RADIO_AUTHORIZE:
		if (nwifi_mac_equal(core->station.ap.bssid, event->bssid))
			nwifi_association_broken(core, event, out);
		break;
	default:
		/* leaving and aborting: there is nothing left to do */
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
	nwifi_attempt_failed(core, NWIFI_ASSOC_UNREACHABLE, event, out);
}

/* CONN-16, ROAM-12: no further candidate is tried */
static void operation_overdue(struct nwifi_core *core,
			      const struct nwifi_event *event,
			      struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;

	st->next = st->candidates.n;
	if (st->attempt != NWIFI_ATTEMPT_NONE)
		attempt_overdue(core, event, out);
	else if (st->phase == NWIFI_PHASE_C)
		nwifi_connect_complete(core,
				       NWIFI_ASSOC_CANDIDATE_LIST_EXHAUSTED,
				       out);
}

static void timer(struct nwifi_core *core, const struct nwifi_event *event,
		  struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;

	switch (event->timer) {
	case NWIFI_TIMER_ATTEMPT:
		attempt_overdue(core, event, out);
		break;
	case NWIFI_TIMER_OPERATION:
		operation_overdue(core, event, out);
		break;
	case NWIFI_TIMER_ROAM:
		if (st->phase == NWIFI_PHASE_L &&
		    st->search == NWIFI_SEARCH_NONE)
			nwifi_roam_go(core, event, out);
		break;
	case NWIFI_TIMER_GIVE_UP:
		if (st->phase == NWIFI_PHASE_L || st->phase == NWIFI_PHASE_RA)
			nwifi_roam_give_up(core, out);
		break;
	case NWIFI_TIMER_SCAN:
		nwifi_scan_retry(core, out);
		break;
	case NWIFI_TIMER_SCAN_END:
		nwifi_scan_overdue(core, event, out);
		break;
	case NWIFI_TIMER_IHV:
		nwifi_ihv_overdue(core, out);
		break;
	}
}

/**
 * nwifi_core_step() - let an event happen
 * @core: the core
 * @event: the event
 * @out: receives what is to be done, in order; emptied first
 *
 * Context: any; one caller at a time.
 */
void nwifi_core_step(struct nwifi_core *core, const struct nwifi_event *event,
		     struct nwifi_actions *out)
{
	out->n = 0;
	out->overflow = false;

	switch (event->type) {
	case NWIFI_EV_CONNECT:
		nwifi_connect_request(core, event, out);
		break;
	case NWIFI_EV_DISCONNECT:
		disconnect_request(core, event, out);
		break;
	case NWIFI_EV_RESET:
		reset_request(core, event, out);
		break;
	case NWIFI_EV_ROAM:
		nwifi_roam_request(core, event, out);
		break;
	case NWIFI_EV_SCAN:
		nwifi_scan_request(core, event->request, out);
		break;
	case NWIFI_EV_SCAN_ABORT:
		nwifi_scan_abort(core, event, out);
		break;
	case NWIFI_EV_FLUSH:
		flush_request(core, event, out);
		break;
	case NWIFI_EV_AUTHORIZE:
		authorize_request(core, event, out);
		break;
	case NWIFI_EV_REMOVE:
		remove(core, out);
		break;
	case NWIFI_EV_GONE:
		gone(core, out);
		break;
	case NWIFI_EV_RADIO_UP:
		radio_up(core, event, out);
		break;
	case NWIFI_EV_RADIO_DOWN:
		radio_down(core, event, out);
		break;
	case NWIFI_EV_AUTH:
		auth_response(core, event, out);
		break;
	case NWIFI_EV_AUTH_TIMEOUT:
		response_timeout(core, event, NWIFI_ATTEMPT_AUTH, out);
		break;
	case NWIFI_EV_ASSOC:
		assoc_response(core, event, out);
		break;
	case NWIFI_EV_ASSOC_TIMEOUT:
		response_timeout(core, event, NWIFI_ATTEMPT_ASSOC, out);
		break;
	case NWIFI_EV_DEAUTH:
	case NWIFI_EV_DISASSOC:
		left(core, event, out);
		break;
	case NWIFI_EV_SCAN_DONE:
		nwifi_scan_ended(core, false, event, out);
		break;
	case NWIFI_EV_SCAN_ABORTED:
		nwifi_scan_ended(core, true, event, out);
		break;
	case NWIFI_EV_RADIO_FAILED:
		radio_failed(core, event, out);
		break;
	case NWIFI_EV_KEY_FAILED:
		nwifi_association_broken(core, event, out);
		break;
	case NWIFI_EV_TIMER:
		timer(core, event, out);
		break;
	case NWIFI_EV_LINK:
		nwifi_link_measured(core, event->signal, out);
		break;
	case NWIFI_EV_IHV_BIND:
		nwifi_ihv_bind(core, event, out);
		break;
	case NWIFI_EV_IHV_UNBIND:
		nwifi_ihv_unbind(core, event, out);
		break;
	case NWIFI_EV_IHV_PRE:
		nwifi_ihv_pre(core, event, out);
		break;
	case NWIFI_EV_IHV_PERFORMED:
		nwifi_ports_performed(&core->ports, event->session,
				      !event->error, out);
		break;
	case NWIFI_EV_IHV_POST:
		nwifi_ihv_post(core, event, out);
		break;
	}
	nwifi_ihv_settle(core, out);
	nwifi_scan_resume(core, out);
}
