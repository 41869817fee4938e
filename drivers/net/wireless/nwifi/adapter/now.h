/* SPDX-License-Identifier: GPL-2.0-only */
/* The clock of the worker. */
#ifndef NWIFI_ADAPTER_NOW_H
#define NWIFI_ADAPTER_NOW_H

#include <linux/math64.h>
#include <linux/timekeeping.h>

/**
 * nwifi_now_ms() - the time as the core counts it
 *
 * Context: any.
 * Return: milliseconds of CLOCK_BOOTTIME.
 */
static inline u64 nwifi_now_ms(void)
{
	return div_u64(ktime_get_boottime_ns(), NSEC_PER_MSEC);
}

#endif /* NWIFI_ADAPTER_NOW_H */
