// SPDX-License-Identifier: GPL-2.0-only
/* The core's one entrance gives each event to whom it concerns. */
#include "channel.h"
#include "associate.h"
#include "connect.h"
#include "core.h"
#include "ihv.h"
#include "keys.h"
#include "limits.h"
#include "operation.h"
#include "port.h"
#include "quality.h"
#include "request.h"
#include "roam.h"
#include "sa_query.h"
#include "scan.h"

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

static void step_timer(struct nwifi_core *core, const struct nwifi_event *event,
		       struct nwifi_actions *out)
{
	switch (event->timer.id) {
	case NWIFI_TIMER_SCAN:
		nwifi_scan_retry(core, out);
		break;
	case NWIFI_TIMER_IHV:
		nwifi_ihv_overdue(core, out);
		break;
	default:
		nwifi_operation_timer(core, event, out);
		break;
	}
}

/* The OS side or a manager requests something. */
static void step_request(struct nwifi_core *core,
			 const struct nwifi_event *event,
			 struct nwifi_actions *out)
{
	switch (event->type) {
	case NWIFI_EV_CONNECT:
		nwifi_connect_request(core, event, out);
		break;
	case NWIFI_EV_DISCONNECT:
		nwifi_request_disconnect(core, event, out);
		break;
	case NWIFI_EV_RESET:
		nwifi_request_reset(core, event, out);
		break;
	case NWIFI_EV_ROAM:
		nwifi_roam_request(core, event, out);
		break;
	case NWIFI_EV_SCAN:
		nwifi_scan_request(core, event->request, out);
		break;
	case NWIFI_EV_SCAN_ABORT:
		nwifi_operation_scanned(core, nwifi_scan_abort(core, out),
					event, out);
		break;
	case NWIFI_EV_FLUSH:
		nwifi_request_flush(core, event, out);
		break;
	case NWIFI_EV_SETTINGS:
		nwifi_request_settings(core, event, out);
		break;
	case NWIFI_EV_AUTHORIZE:
		nwifi_request_authorize(core, event, out);
		break;
	case NWIFI_EV_KEY:
		nwifi_keys_request(core, event, out);
		break;
	case NWIFI_EV_REMOVE:
		nwifi_request_remove(core, out);
		break;
	}
}

/* The radio reports something. */
static void step_radio(struct nwifi_core *core, const struct nwifi_event *event,
		       struct nwifi_actions *out)
{
	bool radio_free;

	switch (event->type) {
	case NWIFI_EV_GONE:
		nwifi_request_gone(core, out);
		break;
	case NWIFI_EV_RADIO_UP:
		nwifi_operation_radio_up(core, event, out);
		break;
	case NWIFI_EV_RADIO_DOWN:
		nwifi_operation_radio_down(core, event, out);
		break;
	case NWIFI_EV_AUTH:
		nwifi_operation_authenticated(core, event, out);
		break;
	case NWIFI_EV_ASSOC:
		nwifi_operation_associated(core, event, out);
		break;
	case NWIFI_EV_AUTH_TIMEOUT:
	case NWIFI_EV_ASSOC_TIMEOUT:
		nwifi_operation_unanswered(core, event, out);
		break;
	case NWIFI_EV_DEAUTH:
	case NWIFI_EV_DISASSOC:
		nwifi_operation_left(core, event, out);
		break;
	case NWIFI_EV_SCAN_DONE:
	case NWIFI_EV_SCAN_ABORTED:
		radio_free = nwifi_scan_ended(core, event->type ==
					      NWIFI_EV_SCAN_ABORTED, out);
		nwifi_operation_scanned(core, radio_free, event, out);
		break;
	case NWIFI_EV_RADIO_FAILED:
		nwifi_operation_refused(core, event, out);
		break;
	case NWIFI_EV_LINK:
		nwifi_quality_measured(core, event->link.signal, out);
		break;
	case NWIFI_EV_UNPROT_DEAUTH:
	case NWIFI_EV_UNPROT_DISASSOC:
		nwifi_sa_query_begin(core, event, out);
		break;
	case NWIFI_EV_SA_QUERY:
		nwifi_sa_query_answered(core, event, out);
		break;
	case NWIFI_EV_CHANNEL:
		nwifi_channel_reported(core, &event->channel, out);
		break;
	}
}

/* The IHV extension, or its host, does something. */
static void step_ihv(struct nwifi_core *core, const struct nwifi_event *event,
		     struct nwifi_actions *out)
{
	switch (event->type) {
	case NWIFI_EV_IHV_BIND:
		nwifi_ihv_bind(core, event, out);
		break;
	case NWIFI_EV_IHV_UNBIND:
		nwifi_ihv_unbind(core, event, out);
		break;
	case NWIFI_EV_IHV_PRE:
		if (nwifi_ihv_pre(core, event, out))
			nwifi_connect_held(core, event, out);
		break;
	case NWIFI_EV_IHV_PERFORMED:
		nwifi_ports_performed(&core->ports, event->performed.session,
				      !event->performed.result, out);
		break;
	case NWIFI_EV_IHV_POST:
		nwifi_ihv_post(core, event, out);
		break;
	case NWIFI_EV_IHV_ETHERTYPES:
		nwifi_ihv_ethertypes(core, event, out);
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

	if (event->type == NWIFI_EV_TIMER)
		step_timer(core, event, out);
	step_request(core, event, out);
	step_radio(core, event, out);
	step_ihv(core, event, out);
	nwifi_sa_query_settle(core, out);
	nwifi_ihv_settle(core, out);
	nwifi_scan_resume(core, out);
	nwifi_association_settle(core, out);
}
