/* SPDX-License-Identifier: GPL-2.0-only */
/* A limit on how often something may happen. */
#ifndef IHVD_BASE_RATE_H
#define IHVD_BASE_RATE_H

#include <stdbool.h>
#include <stdint.h>

/**
 * struct rate - how often something has happened; zeros to begin with
 * @used: how many of the burst are used up
 * @at_us: time at which @used was correct
 */
struct rate {
	uint32_t used;
	uint64_t at_us;
};

bool rate_take(struct rate *r, uint32_t burst, uint32_t per_s,
	       uint64_t now_us);

#endif /* IHVD_BASE_RATE_H */
