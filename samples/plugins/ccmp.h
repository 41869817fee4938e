/* SPDX-License-Identifier: BSD-3-Clause */
/* Choosing CCMP, and keys for it in the form that the host takes. */
#ifndef SAMPLES_CCMP_H
#define SAMPLES_CCMP_H

#include "adapter.h"

#define CCMP_KEY_LENGTH 16
#define CCMP_COUNTER_LENGTH 6

DWORD ccmp_choose_unicast(struct adapter *adapter);
DWORD ccmp_choose_multicast(struct adapter *adapter);
DWORD ccmp_set_pairwise(const struct adapter *adapter,
			const DOT11_MAC_ADDRESS *peer,
			const UCHAR key[CCMP_KEY_LENGTH]);
DWORD ccmp_set_group(const struct adapter *adapter, ULONG index,
		     const UCHAR key[CCMP_KEY_LENGTH],
		     const UCHAR counter[CCMP_COUNTER_LENGTH]);

#endif /* SAMPLES_CCMP_H */
