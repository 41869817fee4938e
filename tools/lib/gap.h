/* SPDX-License-Identifier: GPL-2.0-only */
/* Noticing lost events. */
#ifndef NWIFI_LIB_GAP_H
#define NWIFI_LIB_GAP_H

#include <stddef.h>
#include <stdint.h>

#include "lib/event.h"

/**
 * struct nwc_gaps - number of the last event of each adapter
 * @seen: one entry for each adapter
 * @seen.ifindex: adapter
 * @seen.seq: number of its last event
 * @n: number of entries in @seen
 */
struct nwc_gaps {
	struct {
		uint32_t ifindex;
		uint64_t seq;
	} *seen;
	size_t n;
};

int nwc_gaps_note(struct nwc_gaps *gaps, const struct nwc_event *ev,
		  uint64_t *lost);
void nwc_gaps_free(struct nwc_gaps *gaps);

#endif /* NWIFI_LIB_GAP_H */
