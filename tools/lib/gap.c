// SPDX-License-Identifier: GPL-2.0-only
/*
 * Noticing lost events.
 *
 * The kernel numbers the events of an adapter from 1 without gaps, so a gap
 * means that events were lost, for whatever reason.
 */
#include <errno.h>
#include <stdlib.h>

#include "lib/gap.h"

/**
 * nwc_gaps_note() - record an event and count those missing before it
 * @gaps: numbers of earlier events, zeroed before the first one
 * @ev: event; events have to be given in the order of their arrival
 * @lost: set to the number of events that are missing before this one
 *
 * If an adapter existed before the first event was received, that event starts
 * the count. An arrival starts a new count from 1, and so does a number that
 * was seen before, because another adapter may have the same index later.
 *
 * Return: 0, or -ENOMEM.
 */
int nwc_gaps_note(struct nwc_gaps *gaps, const struct nwc_event *ev,
		  uint64_t *lost)
{
	bool adapter = ev->cmd == NWIFI_CMD_ADAPTER_EVENT;
	uint64_t last = ev->seq - 1;
	void *grown;
	size_t i;

	*lost = 0;
	for (i = 0; i < gaps->n; i++) {
		if (gaps->seen[i].ifindex == ev->ifindex)
			break;
	}

	if (adapter && ev->adapter_action == NWIFI_ADAPTER_ACTION_ARRIVAL)
		last = 0;
	else if (i < gaps->n)
		last = ev->seq > gaps->seen[i].seq ? gaps->seen[i].seq : 0;
	if (ev->seq > last)
		*lost = ev->seq - last - 1;

	if (adapter && ev->adapter_action == NWIFI_ADAPTER_ACTION_REMOVAL) {
		if (i < gaps->n)
			gaps->seen[i] = gaps->seen[--gaps->n];
		return 0;
	}
	if (i == gaps->n) {
		grown = reallocarray(gaps->seen, gaps->n + 1,
				     sizeof(*gaps->seen));
		if (!grown)
			return -ENOMEM;
		gaps->seen = grown;
		gaps->seen[gaps->n++].ifindex = ev->ifindex;
	}
	gaps->seen[i].seq = ev->seq;
	return 0;
}

/**
 * nwc_gaps_free() - free the numbers of all adapters
 * @gaps: numbers, which are empty afterwards
 */
void nwc_gaps_free(struct nwc_gaps *gaps)
{
	free(gaps->seen);
	*gaps = (struct nwc_gaps){ 0 };
}
