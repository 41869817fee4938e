// SPDX-License-Identifier: GPL-2.0-only
/*
 * Requests that are complete when they have been made, and the end of the
 * adapter.
 */
#include "disconnect.h"
#include "dot11.h"
#include "emit.h"
#include "ihv.h"
#include "port.h"
#include "request.h"
#include "scan.h"

/**
 * nwifi_request_disconnect() - disconnect request (DISCONN-1 to DISCONN-3)
 * @core: the core
 * @event: the request
 * @out: receives the actions
 */
void nwifi_request_disconnect(struct nwifi_core *core,
			      const struct nwifi_event *event,
			      struct nwifi_actions *out)
{
	const u16 reason = event->disconnect.reason ?:
			   NWIFI_WLAN_REASON_LEAVING;
	struct nwifi_station *st = &core->station;

	if (st->phase != NWIFI_PHASE_I) {
		nwifi_emit_oid(NWIFI_OID_DISCONNECT_REQUEST, out);
		nwifi_disconnect_and_tell(core, NWIFI_ACT_RADIO_DEAUTH, reason,
					  event->manager == st->manager, out);
	} else if (!nwifi_ihv_cancel(core, event->manager ==
				     core->ihv.asker.manager, out)) {
		nwifi_emit_refusal(event->request, NWIFI_NDIS_INVALID_STATE,
				   NWIFI_MSG_NOT_CONNECTED, out);
		return;
	}
	nwifi_ihv_settle(core, out);
	nwifi_emit_success(core, event->request, out);
}

/**
 * nwifi_request_reset() - reset request (RESET-3 to RESET-5)
 * @core: the core
 * @event: the request
 * @out: receives the actions
 *
 * What a reset drops is not kept in the core.
 */
void nwifi_request_reset(struct nwifi_core *core,
			 const struct nwifi_event *event,
			 struct nwifi_actions *out)
{
	struct nwifi_action *act;

	nwifi_emit_oid(NWIFI_OID_RESET_REQUEST, out);
	nwifi_disconnect_and_tell(core, NWIFI_ACT_RADIO_DISASSOC,
				  NWIFI_WLAN_REASON_LEAVING, false, out);
	nwifi_scan_cancel(core, NWIFI_NDIS_REQUEST_ABORTED,
			  core->station.radio_on, out);
	nwifi_ihv_reset(core, false, out);
	act = nwifi_action_add(out, NWIFI_ACT_FORGET);
	act->forget.keys = true;
	act->forget.bss = true;
	act->forget.statistics = true;
	nwifi_emit_success(core, event->request, out);
}

/**
 * nwifi_request_flush() - request to empty the BSS cache
 * @core: the core
 * @event: the request
 * @out: receives the actions
 */
void nwifi_request_flush(struct nwifi_core *core,
			 const struct nwifi_event *event,
			 struct nwifi_actions *out)
{
	if (nwifi_core_is_op(core)) {
		nwifi_emit_refusal(event->request, NWIFI_NDIS_INVALID_STATE,
				   NWIFI_MSG_NOT_INIT, out);
		return;
	}
	nwifi_action_add(out, NWIFI_ACT_FORGET)->forget.bss = true;
	nwifi_emit_success(core, event->request, out);
}

/**
 * nwifi_request_settings() - settings of the adapter change
 * @core: the core
 * @event: the request
 * @out: receives the actions
 *
 * They hold until the adapter goes: a reset does not touch them.
 */
void nwifi_request_settings(struct nwifi_core *core,
			    const struct nwifi_event *event,
			    struct nwifi_actions *out)
{
	const u32 before = core->settings;

	core->settings &= ~event->settings.selected;
	core->settings |= event->settings.values & event->settings.selected;
	if ((before ^ core->settings) & NWIFI_SET_EXTENSION_REQUIRED)
		nwifi_ihv_require(core, out);
	nwifi_emit_success(core, event->request, out);
}

/**
 * nwifi_request_authorize() - the OS authorizes a port, or withdraws that
 *	(PORT-13)
 * @core: the core
 * @event: the request
 * @out: receives the actions
 *
 * It may speak of an association with the same AP that has been replaced since.
 * Without a pairwise key of this one nothing would encrypt what an open port
 * lets out.
 */
void nwifi_request_authorize(struct nwifi_core *core,
			     const struct nwifi_event *event,
			     struct nwifi_actions *out)
{
	const struct nwifi_authorization auth = {
		.peer = event->authorize.peer,
		.session = event->authorize.session,
		.owner = NWIFI_OWNER_OS,
		.authorized = event->authorize.on,
		.key_missing = core->station.needs_key &&
			       !core->keys.pairwise,
	};

	nwifi_emit_answer(core, event->request,
			  nwifi_ports_authorize(&core->ports, &auth, out),
			  out);
}

/**
 * nwifi_request_remove() - the adapter is being removed (T15)
 * @core: the core
 * @out: receives the actions
 *
 * An orderly removal disconnects first, as is recommended.
 */
void nwifi_request_remove(struct nwifi_core *core, struct nwifi_actions *out)
{
	if (nwifi_core_is_op(core))
		nwifi_emit_oid(NWIFI_OID_DISCONNECT_REQUEST, out);
	nwifi_disconnect_and_tell(core, NWIFI_ACT_RADIO_DEAUTH,
				  NWIFI_WLAN_REASON_LEAVING, false, out);
	nwifi_scan_cancel(core, NWIFI_NDIS_REQUEST_ABORTED,
			  core->station.radio_on, out);
	/* Nobody waits for the end of what was just aborted. */
	nwifi_scan_cancel(core, NWIFI_NDIS_REQUEST_ABORTED, false, out);
	nwifi_ihv_deinit(core, out);
	core->station.radio_on = false;
}

/**
 * nwifi_request_gone() - the lower device is gone
 * @core: the core
 * @out: receives the actions
 *
 * Open brackets are closed. The association ended with the station itself, so
 * there is no DISASSOCIATION: the port goes by removal (PORT-24).
 */
void nwifi_request_gone(struct nwifi_core *core, struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;

	st->radio_on = false;
	if (st->phase == NWIFI_PHASE_A) {
		nwifi_ports_remove(&core->ports, out);
		st->phase = NWIFI_PHASE_L;
	}
	nwifi_disconnect_and_tell(core, NWIFI_ACT_RADIO_DEAUTH,
				  NWIFI_WLAN_REASON_LEAVING, false, out);
	nwifi_scan_cancel(core, NWIFI_NDIS_REQUEST_ABORTED, false, out);
	nwifi_ihv_deinit(core, out);
}
