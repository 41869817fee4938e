// SPDX-License-Identifier: GPL-2.0-only
/*
 * The IHV extension as the operating system side of the documents sees it:
 * asked before a connection (pre-association), told when one is over
 * (AdapterReset) and when the adapter goes. What concerns a port is in port.c.
 *
 * Pages: Pre-Association Operation Overview; 802.11 WLAN Adapter Reset; 802.11
 * WLAN Adapter Removal.
 */
#include "dot11.h"
#include "emit.h"
#include "exemption.h"
#include "ihv.h"
#include "limits.h"
#include "port.h"
#include "registration.h"
#include "search.h"

/**
 * nwifi_ihv_missing() - is there no extension although one is required?
 * @core: the core
 *
 * Return: true if so; then nothing is connected, and no port is open.
 */
bool nwifi_ihv_missing(const struct nwifi_core *core)
{
	return core->settings & NWIFI_SET_EXTENSION_REQUIRED &&
	       !core->ihv.bound;
}

/**
 * nwifi_ihv_require() - an extension is required from here on, or no more
 * @core: the core, with the new settings
 * @out: receives the actions
 *
 * What the extension is to keep closed must not be open because it is missing:
 * without a host, ports close whoever owns them, and open again when there is
 * one.
 */
void nwifi_ihv_require(struct nwifi_core *core, struct nwifi_actions *out)
{
	const bool on = core->settings & NWIFI_SET_EXTENSION_REQUIRED;

	nwifi_action_add(out, NWIFI_ACT_REQUIRE_HOST)->require_host = on;
	nwifi_ports_require(&core->ports, on, out);
}

/**
 * nwifi_ihv_hold() - ask the extension before a connection is made (IHV-35)
 * @core: the core, in phase I; the radio is on
 * @config: configuration of the connection
 * @asker: who wants it
 * @out: receives the actions
 *
 * Return: true if the request has to wait; false if there is nobody to ask.
 */
bool nwifi_ihv_hold(struct nwifi_core *core, const struct nwifi_config *config,
		    const struct nwifi_asker *asker, struct nwifi_actions *out)
{
	struct nwifi_ihv *ihv = &core->ihv;
	struct nwifi_action *act;

	if (!ihv->bound)
		return false;
	ihv->pending = true;
	ihv->used = true;
	ihv->session++;
	ihv->asker = *asker;
	ihv->config = *config;
	act = nwifi_action_add(out, NWIFI_ACT_IHV_PRE);
	act->ihv.session = ihv->session;
	act->ihv.ssid = config->ssids[0];
	nwifi_action_timer(out, NWIFI_TIMER_IHV, ihv->pre_ms);
	return true;
}

/* IHV-39: the waiting connect request will not be made. */
static void connect_refuse(struct nwifi_core *core, u32 status,
			   enum nwifi_message message, bool by_manager,
			   struct nwifi_actions *out)
{
	struct nwifi_ihv *ihv = &core->ihv;

	ihv->pending = false;
	nwifi_action_timer(out, NWIFI_TIMER_IHV, 0);
	if (!by_manager)
		nwifi_emit_connect_failed(ihv->asker.manager, status, out);
	nwifi_emit_done(core, &ihv->asker.request, NWIFI_NDIS_SUCCESS, status,
			message, out);
	nwifi_asker_reset(&ihv->asker);
}

/**
 * nwifi_ihv_cancel() - a disconnect during the pre-association (S6)
 * @core: the core
 * @by_manager: who wanted the connection asks for it
 * @out: receives the actions
 *
 * Return: true if there was something to cancel.
 */
bool nwifi_ihv_cancel(struct nwifi_core *core, bool by_manager,
		      struct nwifi_actions *out)
{
	if (!core->ihv.pending)
		return false;
	connect_refuse(core, NWIFI_ASSOC_CANCELLED, NWIFI_MSG_CANCELLED,
		       by_manager, out);
	return true;
}

/* PORT-46: there is no registration any more, and no exemption. */
static void ethertypes_forget(struct nwifi_ihv *ihv)
{
	memset(&ihv->registration, 0, sizeof(ihv->registration));
	memset(&ihv->exemption, 0, sizeof(ihv->exemption));
}

/*
 * PORT-44: a host has come or gone. The lists are those of the connection that
 * the extension manages; without one, nobody is left who registered them.
 */
static void ethertypes_settle(struct nwifi_ihv *ihv)
{
	if (!ihv->managed)
		ethertypes_forget(ihv);
}

/**
 * nwifi_ihv_reset() - back to the state after InitAdapter (IHV-19, IHV-20)
 * @core: the core, in phase I
 * @by_manager: who wanted a connection that still waits asks for it
 * @out: receives the actions
 */
void nwifi_ihv_reset(struct nwifi_core *core, bool by_manager,
		     struct nwifi_actions *out)
{
	nwifi_ihv_cancel(core, by_manager, out);
	core->ihv.managed = false;
	core->ihv.used = false;
	if (!core->ihv.bound)
		return;
	/* PORT-45: this precedes the call, which may register anew (P-12). */
	ethertypes_forget(&core->ihv);
	nwifi_action_add(out, NWIFI_ACT_IHV_RESET);
}

/**
 * nwifi_ihv_settle() - a connection is over: reset the extension (IHV-19)
 * @core: the core, in any phase
 * @out: receives the actions
 */
void nwifi_ihv_settle(struct nwifi_core *core, struct nwifi_actions *out)
{
	if (core->station.phase == NWIFI_PHASE_I && !core->ihv.pending &&
	    (core->ihv.used || core->ihv.managed))
		nwifi_ihv_reset(core, false, out);
}

/**
 * nwifi_ihv_bind() - an extension host takes the adapter
 * @core: the core
 * @event: the request
 * @out: receives the actions
 *
 * A connection that an earlier host of the extension made is told to this one:
 * its ports are closed since, and are performed anew.
 */
void nwifi_ihv_bind(struct nwifi_core *core, const struct nwifi_event *event,
		    struct nwifi_actions *out)
{
	const bool bound = core->ihv.bound;

	ethertypes_settle(&core->ihv);
	core->ihv.bound = true;
	core->ihv.pre_ms = event->bind.pre_ms ? : NWIFI_IHV_MS;
	nwifi_emit_success(core, event->request, out);
	/* A host that is bound already knows of its ports. */
	if (!bound)
		nwifi_ports_bind(&core->ports, out);
	/* IHV-19: the end of a connection is told, whoever has made it. */
	if (core->station.phase != NWIFI_PHASE_I)
		core->ihv.used = true;
}

/**
 * nwifi_ihv_unbind() - the extension host goes: fail closed
 * @core: the core
 * @event: what says so
 * @out: receives the actions
 */
void nwifi_ihv_unbind(struct nwifi_core *core, const struct nwifi_event *event,
		      struct nwifi_actions *out)
{
	const bool tell = event->unbind.orderly && core->ihv.bound;

	ethertypes_settle(&core->ihv);
	core->ihv.bound = false;
	core->ihv.used = false;
	nwifi_ports_unbind(&core->ports, tell, out);
	if (core->ihv.pending)
		connect_refuse(core, NWIFI_ASSOC_FAILURE, NWIFI_MSG_IHV_GONE,
			       false, out);
	if (tell)
		nwifi_action_add(out, NWIFI_ACT_IHV_DEINIT);
	nwifi_emit_success(core, event->request, out);
}

/**
 * nwifi_ihv_deinit() - the adapter goes (IHV-10 to IHV-12)
 * @core: the core, in phase I or without ports
 * @out: receives the actions
 */
void nwifi_ihv_deinit(struct nwifi_core *core, struct nwifi_actions *out)
{
	struct nwifi_ihv *ihv = &core->ihv;

	nwifi_ihv_cancel(core, false, out);
	if (ihv->bound)
		nwifi_action_add(out, NWIFI_ACT_IHV_DEINIT);
	ihv->bound = false;
	ihv->used = false;
	core->ports.bound = false;
}

/**
 * nwifi_ihv_pre() - a pre-association is over (IHV-37, IHV-39)
 * @core: the core
 * @event: Dot11ExtPreAssociateCompletion, or what the call returned
 * @out: receives the actions
 *
 * Return: true if the connection that waited for it is to be made now.
 */
bool nwifi_ihv_pre(struct nwifi_core *core, const struct nwifi_event *event,
		   struct nwifi_actions *out)
{
	const struct nwifi_config *chosen = event->pre.config;
	struct nwifi_ihv *ihv = &core->ihv;

	/* IHV-43: a pre-association that was cancelled has no say any more. */
	if (!ihv->pending || event->pre.session != ihv->session) {
		nwifi_emit_refusal(event->request, NWIFI_NDIS_INVALID_DATA,
				   NWIFI_MSG_NO_SESSION, out);
		return false;
	}
	nwifi_emit_success(core, event->request, out);
	if (event->pre.result) {
		connect_refuse(core, NWIFI_ASSOC_FAILURE,
			       NWIFI_MSG_IHV_REFUSED, false, out);
		return false;
	}
	if (!core->station.radio_on) {
		connect_refuse(core, NWIFI_ASSOC_RADIO_OFF,
			       NWIFI_MSG_RADIO_OFF, false, out);
		return false;
	}
	ihv->pending = false;
	ihv->managed = event->pre.managed;
	nwifi_action_timer(out, NWIFI_TIMER_IHV, 0);
	/* IHV-45: the extension may have chosen the algorithms. */
	if (chosen) {
		nwifi_emit_accept(out);
		ihv->config.auth = chosen->auth;
		ihv->config.unicast = chosen->unicast;
		ihv->config.multicast = chosen->multicast;
	}
	return true;
}

/**
 * nwifi_ihv_post() - Dot11ExtPostAssociateCompletion was called
 * @core: the core
 * @event: the completion
 * @out: receives the actions
 */
void nwifi_ihv_post(struct nwifi_core *core, const struct nwifi_event *event,
		    struct nwifi_actions *out)
{
	enum nwifi_message message;

	message = nwifi_ports_completed(&core->ports, event->post.session,
					event->post.peer,
					event->post.authorized, out);
	nwifi_emit_answer(core, event->request, message, out);
}

/**
 * nwifi_ihv_ethertypes() - the extension registers EtherTypes (PORT-41)
 * @core: the core
 * @event: the registration and the privacy exemption
 * @out: receives the actions
 *
 * PORT-43, PORT-44: see nwifi_snapshot_takes_ethertypes(), which whoever makes
 * the request asks, too, for an answer at once. The station may have begun to
 * connect since.
 */
void nwifi_ihv_ethertypes(struct nwifi_core *core,
			  const struct nwifi_event *event,
			  struct nwifi_actions *out)
{
	struct nwifi_ihv *ihv = &core->ihv;
	struct nwifi_snapshot state;

	nwifi_core_snapshot(core, &state);
	if (!nwifi_snapshot_takes_ethertypes(&state,
					     &event->ethertypes.registration,
					     &event->ethertypes.exemption)) {
		nwifi_emit_refusal(event->request, NWIFI_NDIS_INVALID_STATE,
				   NWIFI_MSG_ETHERTYPES_FIXED, out);
		return;
	}
	nwifi_emit_accept(out);
	ihv->registration = event->ethertypes.registration;
	ihv->exemption = event->ethertypes.exemption;
	nwifi_emit_success(core, event->request, out);
}

/**
 * nwifi_ihv_overdue() - a pre-association has gone on for too long (I-18)
 * @core: the core
 * @out: receives the actions
 */
void nwifi_ihv_overdue(struct nwifi_core *core, struct nwifi_actions *out)
{
	if (core->ihv.pending)
		connect_refuse(core, NWIFI_ASSOC_FAILURE, NWIFI_MSG_IHV_TIMEOUT,
			       false, out);
}
