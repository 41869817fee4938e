/* SPDX-License-Identifier: GPL-2.0-only */
/* Has an event been lost? */
#ifndef NWIFI_LIB_GAP_H
#define NWIFI_LIB_GAP_H

#include <stddef.h>
#include <stdint.h>

#include "lib/event.h"

/**
 * struct nwifi_gaps - last event number seen, per adapter
 * @seen: one entry per adapter
 * @seen.ifindex: adapter
 * @seen.seq: number of the last event
 * @n: entries in use
 */
struct nwifi_gaps {
	struct {
		uint32_t ifindex;
		uint64_t seq;
	} *seen;
	size_t n;
};

int nwifi_gaps_note(struct nwifi_gaps *gaps, const struct nwifi_event *ev,
		    uint64_t *lost);
void nwifi_gaps_free(struct nwifi_gaps *gaps);

#endif /* NWIFI_LIB_GAP_H */
