// SPDX-License-Identifier: GPL-2.0-only
/*
 * Indications of stations, and which plugin they concern: at the end of a scan
 * an extension is asked about networks, and indications that are meant for
 * extensions go to it.
 *
 * Pages: Receiving Notifications; DOT11EXT_IHV_INDICATION_TYPE.
 */
#include <stdlib.h>

#include "ihvd/adapter/call.h"
#include "ihvd/ipc/wire.h"
#include "ihvd/kernel/layout.h"
#include "ihvd/profiles/matching.h"
#include "ihvd/request/indications.h"

/* IHV-67; @buffer is freed, and may be NULL */
static void indication_forward(struct adapter *a, uint32_t type, void *buffer,
			       size_t size)
{
	struct ihvd_message msg = IHVD_HANDLER_CALL(IHVD_RECEIVE_INDICATION);

	msg.indication.type = type;
	msg.indication.buffer = (struct nwc_blob){ buffer, size };
	if (buffer && ihvd_fits(&msg))
		adapter_call_reported(a, &msg);
	free(buffer);
}

static void indication_take(struct adapter *a, const struct nwc_event *event)
{
	void *buffer;
	size_t size;

	switch (event->code) {
	case NDIS_STATUS_DOT11_SCAN_CONFIRM:
		matching_start(a, true);
		break;
	case NDIS_STATUS_DOT11_TKIPMIC_FAILURE:
		buffer = layout_tkipmic_failure(event, &size);
		indication_forward(a, IndicationTypeTkipMicFailure, buffer,
				   size);
		break;
	case NDIS_STATUS_DOT11_LINK_QUALITY:
		buffer = layout_link_quality(event, &size);
		indication_forward(a, IndicationTypeLinkQuality, buffer, size);
		break;
	}
}

/**
 * indications_take() - an adapter has indicated something
 * @d: daemon
 * @event: the indication
 *
 * An indication of an adapter that no plugin serves concerns nobody (IHV-68).
 */
void indications_take(struct daemon *d, const struct nwc_event *event)
{
	struct adapter *a;
	struct plugin *p;

	TAILQ_FOREACH(p, &d->plugins, next) {
		a = adapter_by_ifindex(p, event->ifindex);
		if (a && a->stage == STAGE_READY) {
			indication_take(a, event);
			break;
		}
	}
}
