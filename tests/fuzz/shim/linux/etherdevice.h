/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef FUZZ_SHIM_LINUX_ETHERDEVICE_H
#define FUZZ_SHIM_LINUX_ETHERDEVICE_H

#include <linux/if_ether.h>
#include <linux/types.h>
#include <string.h>

/* by 16 bits, as on a machine that cannot load unaligned words */
static inline void ether_addr_copy(u8 *dst, const u8 *src)
{
	u16 *a = (u16 *)dst;
	const u16 *b = (const u16 *)src;

	a[0] = b[0];
	a[1] = b[1];
	a[2] = b[2];
}

static inline bool ether_addr_equal_unaligned(const u8 *a, const u8 *b)
{
	return !memcmp(a, b, ETH_ALEN);
}

#endif /* FUZZ_SHIM_LINUX_ETHERDEVICE_H */
