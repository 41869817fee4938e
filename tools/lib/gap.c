// SPDX-License-Identifier: GPL-2.0-only
/*
 * Has an event been lost?
 *
 * Events of an adapter are numbered from 1 without gaps, so a hole in the
 * numbers is a loss, whatever made it.
 */
#include <errno.h>
#include <stdlib.h>

#include "lib/gap.h"

/**
 * nwc_gaps_note() - take note of an event
 * @gaps: zeroed before the first event
 * @ev: event, in the order of arrival
 * @lost: set to the number of events that are missing before this one
 *
 * The first event of an adapter that was there before is the base line. An
 * arrival, or a number that was used before, starts a new count from 1:
 * indexes of network devices can be used again.
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
 * nwc_gaps_free() - forget all adapters
 * @gaps: may be used again afterwards
 */
void nwc_gaps_free(struct nwc_gaps *gaps)
{
	free(gaps->seen);
	*gaps = (struct nwc_gaps){ 0 };
}
