// SPDX-License-Identifier: GPL-2.0-only
/*
 * The IHV extension as the operating system side of the documents sees it:
 * asked before a connection (pre-association), told when one is over
 * (AdapterReset) and when the adapter goes. What concerns a port is in port.c.
 *
 * Pages: Pre-Association Operation Overview; 802.11 WLAN Adapter Reset; 802.11
 * WLAN Adapter Removal.
 */
#include "internal.h"

/**
 * nwifi_ihv_hold() - ask the extension before a connection is made (IHV-35)
 * @core: the core, in phase I; the radio is on
 * @event: the connect request
 * @out: receives the actions
 *
 * Return: true if the request has to wait; false if there is nobody to ask.
 */
bool nwifi_ihv_hold(struct nwifi_core *core, const struct nwifi_event *event,
		    struct nwifi_actions *out)
{
	struct nwifi_ihv *ihv = &core->ihv;

	if (!ihv->bound)
		return false;
	ihv->pending = true;
	ihv->used = true;
	ihv->session++;
	ihv->request = event->request;
	ihv->manager = event->manager;
	ihv->config = *event->config;
	nwifi_action_add(out, NWIFI_ACT_IHV_PRE)->ihv.session = ihv->session;
	nwifi_action_timer(out, NWIFI_TIMER_IHV, NWIFI_IHV_MS);
	return true;
}

/* the waiting connect request will not be made (IHV-39) */
static void refuse(struct nwifi_core *core, u32 status,
		   enum nwifi_message message, bool by_manager,
		   struct nwifi_actions *out)
{
	struct nwifi_ihv *ihv = &core->ihv;

	ihv->pending = false;
	nwifi_action_timer(out, NWIFI_TIMER_IHV, 0);
	if (!by_manager)
		nwifi_connect_failed(ihv->manager, status, out);
	nwifi_core_done(core, &ihv->request, NWIFI_NDIS_SUCCESS, status,
			message, out);
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
	refuse(core, NWIFI_ASSOC_CANCELLED, NWIFI_MSG_CANCELLED, by_manager,
	       out);
	return true;
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
	if (core->ihv.bound)
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
	u32 request = event->request;

	core->ihv.bound = true;
	nwifi_core_done(core, &request, NWIFI_NDIS_SUCCESS,
			NWIFI_ASSOC_SUCCESS, NWIFI_MSG_NONE, out);
	/* the same host once more knows of its ports already */
	if (!bound)
		nwifi_ports_bind(&core->ports, out);
	if (core->ihv.managed)
		core->ihv.used = true;
}

/**
 * nwifi_ihv_unbind() - the extension host goes: fail closed
 * @core: the core
 * @event: what says so; one that is on comes from the host itself, which is
 *	told of the end of everything before it goes (IHV-16)
 * @out: receives the actions
 */
void nwifi_ihv_unbind(struct nwifi_core *core, const struct nwifi_event *event,
		      struct nwifi_actions *out)
{
	const bool tell = event->on && core->ihv.bound;
	u32 request = event->request;

	core->ihv.bound = false;
	core->ihv.used = false;
	nwifi_ports_unbind(&core->ports, tell, out);
	if (core->ihv.pending)
		refuse(core, NWIFI_ASSOC_FAILURE, NWIFI_MSG_IHV_GONE, false,
		       out);
	if (tell)
		nwifi_action_add(out, NWIFI_ACT_IHV_DEINIT);
	nwifi_core_done(core, &request, NWIFI_NDIS_SUCCESS,
			NWIFI_ASSOC_SUCCESS, NWIFI_MSG_NONE, out);
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
 */
void nwifi_ihv_pre(struct nwifi_core *core, const struct nwifi_event *event,
		   struct nwifi_actions *out)
{
	struct nwifi_ihv *ihv = &core->ihv;
	struct nwifi_event connect = *event;
	u32 request = event->request;

	/* IHV-43: one that was cancelled has no say any more */
	if (!ihv->pending || event->session != ihv->session) {
		nwifi_core_refuse(request, NWIFI_NDIS_INVALID_DATA,
				  NWIFI_MSG_NO_SESSION, out);
		return;
	}
	nwifi_core_done(core, &request, NWIFI_NDIS_SUCCESS,
			NWIFI_ASSOC_SUCCESS, NWIFI_MSG_NONE, out);
	if (event->error) {
		refuse(core, NWIFI_ASSOC_FAILURE, NWIFI_MSG_IHV_REFUSED, false,
		       out);
		return;
	}
	if (!core->station.radio_on) {
		refuse(core, NWIFI_ASSOC_RADIO_OFF, NWIFI_MSG_RADIO_OFF, false,
		       out);
		return;
	}
	ihv->pending = false;
	ihv->managed = event->on;
	nwifi_action_timer(out, NWIFI_TIMER_IHV, 0);
	if (event->config) {
		ihv->config.auth = event->config->auth;
		ihv->config.unicast = event->config->unicast;
		ihv->config.multicast = event->config->multicast;
	}
	connect.config = &ihv->config;
	connect.manager = ihv->manager;
	connect.request = ihv->request;
	ihv->request = 0;
	nwifi_connect_start(core, &connect, out);
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

	message = nwifi_ports_completed(&core->ports, event->session,
					event->bssid, event->on, out);
	nwifi_core_answer(core, event->request, message, out);
}

/**
 * nwifi_ihv_overdue() - a pre-association has gone on for too long (I-18)
 * @core: the core
 * @out: receives the actions
 */
void nwifi_ihv_overdue(struct nwifi_core *core, struct nwifi_actions *out)
{
	if (core->ihv.pending)
		refuse(core, NWIFI_ASSOC_FAILURE, NWIFI_MSG_IHV_TIMEOUT, false,
		       out);
}
