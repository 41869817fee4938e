// SPDX-License-Identifier: GPL-2.0-only
/* Actions that several operations of the core make. */
#include "dot11.h"
#include "emit.h"

/**
 * nwifi_emit_accept() - what came with the event is in force from here on
 * @out: receives the action
 */
void nwifi_emit_accept(struct nwifi_actions *out)
{
	nwifi_action_add(out, NWIFI_ACT_ACCEPT);
}

/**
 * nwifi_emit_indication() - make an indication, and let the port layer see it
 * @core: the core
 * @ind: the indication
 * @out: receives the actions
 *
 * PORT-25: gates that this indication closes are closed before it is made;
 * the events of the ports follow it.
 */
void nwifi_emit_indication(struct nwifi_core *core,
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
 * nwifi_emit_disassociation() - indicate the end of the association
 *	(DISASSOC-1)
 * @core: the core
 * @reason: DOT11_ASSOC_STATUS (DISASSOC-5)
 * @out: receives the actions
 */
void nwifi_emit_disassociation(struct nwifi_core *core, u32 reason,
			       struct nwifi_actions *out)
{
	struct nwifi_indication ind = { .code = NWIFI_IND_DISASSOCIATION,
					.status = reason };

	memcpy(ind.mac, core->station.ap.bssid, sizeof(ind.mac));
	nwifi_emit_indication(core, &ind, out);
}

/**
 * nwifi_emit_oid() - the OS side makes an OID request of the station
 * @code: enum nwifi_oid_code
 * @out: receives the action
 */
void nwifi_emit_oid(u32 code, struct nwifi_actions *out)
{
	nwifi_action_add(out, NWIFI_ACT_OID)->oid.code = code;
}

/**
 * nwifi_emit_done() - complete a request that was accepted
 * @core: the core
 * @request: where its number is kept; zeroed
 * @ndis: NDIS_STATUS
 * @status: DOT11_ASSOC_STATUS
 * @message: enum nwifi_message
 * @out: receives the action, if there is a request
 */
void nwifi_emit_done(struct nwifi_core *core, u32 *request, u32 ndis,
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
 * nwifi_emit_success() - complete a request that has been carried out
 * @core: the core
 * @request: its number, zero if nobody waits
 * @out: receives the action, if there is a request
 */
void nwifi_emit_success(struct nwifi_core *core, u32 request,
			struct nwifi_actions *out)
{
	nwifi_emit_done(core, &request, NWIFI_NDIS_SUCCESS,
			NWIFI_ASSOC_SUCCESS, NWIFI_MSG_NONE, out);
}

/**
 * nwifi_emit_refusal() - complete a request that was not accepted
 * @request: its number, zero if nobody waits
 * @ndis: NDIS_STATUS
 * @message: enum nwifi_message
 * @out: receives the action, if there is a request
 */
void nwifi_emit_refusal(u32 request, u32 ndis, enum nwifi_message message,
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
 * nwifi_emit_answer() - complete a request about a port, which is done by now
 * @core: the core
 * @request: its number, zero if nobody waits
 * @message: why it was refused, %NWIFI_MSG_NONE if it was not
 * @out: receives the action, if there is a request
 */
void nwifi_emit_answer(struct nwifi_core *core, u32 request,
		       enum nwifi_message message, struct nwifi_actions *out)
{
	if (message != NWIFI_MSG_NONE)
		nwifi_emit_refusal(request, NWIFI_NDIS_INVALID_DATA, message,
				   out);
	else
		nwifi_emit_success(core, request, out);
}

/**
 * nwifi_emit_leave() - leave an AP with a frame to it
 * @core: the core
 * @how: %NWIFI_ACT_RADIO_DEAUTH or %NWIFI_ACT_RADIO_DISASSOC
 * @bssid: the AP
 * @reason: IEEE 802.11 reason code in the frame
 * @out: receives the action, unless the radio is off or gone: it has left then
 */
void nwifi_emit_leave(const struct nwifi_core *core,
		      enum nwifi_action_type how, const u8 *bssid, u16 reason,
		      struct nwifi_actions *out)
{
	struct nwifi_action *act;

	if (!core->station.radio_on)
		return;
	act = nwifi_action_add(out, how);
	memcpy(act->leave.bssid, bssid, sizeof(act->leave.bssid));
	act->leave.reason = reason;
}

/**
 * nwifi_emit_connect_failed() - tell a manager that its connection has failed
 * @manager: enum nwifi_manager
 * @status: DOT11_ASSOC_STATUS, of the last attempt if there was one
 * @out: receives the action
 */
void nwifi_emit_connect_failed(u8 manager, u32 status,
			       struct nwifi_actions *out)
{
	struct nwifi_action *act =
		nwifi_action_add(out, NWIFI_ACT_CONNECT_FAILED);

	act->link.manager = manager;
	act->link.status = status;
}

/**
 * nwifi_emit_link_lost() - tell the manager that the link is gone
 * @core: the core
 * @status: DOT11_ASSOC_STATUS of the loss
 * @out: receives the action, unless the manager knows already
 */
void nwifi_emit_link_lost(struct nwifi_core *core, u32 status,
			  struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	struct nwifi_action *act;

	if (!st->link_up)
		return;
	st->link_up = false;
	act = nwifi_action_add(out, NWIFI_ACT_LINK_LOST);
	act->link.manager = st->manager;
	act->link.status = status;
	memcpy(act->link.bssid, st->ap.bssid, sizeof(act->link.bssid));
}
