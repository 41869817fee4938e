// SPDX-License-Identifier: GPL-2.0-only
/*
 * What stations indicate, and whom it concerns: the end of a scan is when
 * extensions are asked about networks; what is meant for extensions goes to
 * them.
 *
 * Pages: Receiving Notifications; DOT11EXT_IHV_INDICATION_TYPE.
 */
#include <stdlib.h>

#include "ihvd/request/indications.h"
#include "ihvd/kernel/layout.h"
#include "ihvd/profiles/matching.h"
#include "lib/event.h"

/* IHV-67; consumes @buffer */
static void forward(struct adapter *a, uint32_t type, void *buffer, size_t size)
{
	struct ihvd_message msg = { .head.op = IHVD_RECEIVE_INDICATION };

	msg.head.arg[0] = type;
	if (buffer && ihvd_add_blob(&msg, buffer, size))
		kernel_reported_call(a, &msg);
	free(buffer);
}

static void indicated(struct adapter *a, const struct nwc_event *event)
{
	void *buffer;
	size_t size;

	switch (event->code) {
	case NDIS_STATUS_DOT11_SCAN_CONFIRM:
		matching_start(a, true);
		break;
	case NDIS_STATUS_DOT11_TKIPMIC_FAILURE:
		buffer = layout_tkipmic_failure(event, &size);
		forward(a, IndicationTypeTkipMicFailure, buffer, size);
		break;
	case NDIS_STATUS_DOT11_LINK_QUALITY:
		buffer = layout_link_quality(event, &size);
		forward(a, IndicationTypeLinkQuality, buffer, size);
		break;
	}
}

/**
 * indications_take() - an event of an adapter
 * @d: daemon
 * @nlh: the event
 */
void indications_take(struct daemon *d, const struct nlmsghdr *nlh)
{
	struct nwc_event event;
	struct adapter *a;
	struct plugin *p;

	if (nwc_event_parse(nlh, &event, NULL))
		return;
	if (event.cmd == NWIFI_CMD_ADAPTER_EVENT &&
	    event.adapter_action == NWIFI_ADAPTER_ACTION_ARRIVAL)
		kernel_look(d);
	if (event.cmd != NWIFI_CMD_INDICATION || d->ending)
		return;
	/* IHV-68: without an extension it concerns nobody */
	TAILQ_FOREACH(p, &d->plugins, next) {
		a = adapter_by_ifindex(p, event.ifindex);
		if (a && a->stage == STAGE_READY) {
			indicated(a, &event);
			break;
		}
	}
}
