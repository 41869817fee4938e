// SPDX-License-Identifier: GPL-2.0-only
/* A limit on how often something may happen. */
#include "ihvd/base/rate.h"

#define US_PER_S	1000000ULL

/**
 * rate_take() - may it happen once more?
 * @r: how often it has happened
 * @burst: how often it may happen at once
 * @per_s: how often it may happen each second in the long run, not zero
 * @now_us: the time, by a clock that does not go back
 *
 * Return: true if it may, which counts as happened.
 */
bool rate_take(struct rate *r, uint32_t burst, uint32_t per_s, uint64_t now_us)
{
	const uint64_t each_us = US_PER_S / per_s;
	const uint64_t back = (now_us - r->at_us) / each_us;

	if (back >= r->used) {
		r->used = 0;
		r->at_us = now_us;
	} else {
		r->used -= back;
		/* the rest of the time counts at the next call */
		r->at_us += back * each_us;
	}
	if (r->used >= burst)
		return false;
	r->used++;
	return true;
}
