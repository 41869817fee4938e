/* SPDX-License-Identifier: BSD-3-Clause */
/* CCMP keys, in the structures in which the host wants them. */
#ifndef SAMPLES_CCMP_H
#define SAMPLES_CCMP_H

#include <wlanihv.h>

#define CCMP_KEY_LENGTH 16
#define CCMP_COUNTER_LENGTH 6

DWORD ccmp_set_pairwise(const DOT11EXT_APIS *host, HANDLE service,
			const DOT11_MAC_ADDRESS *peer,
			const UCHAR key[CCMP_KEY_LENGTH]);
DWORD ccmp_set_group(const DOT11EXT_APIS *host, HANDLE service, ULONG index,
		     const UCHAR key[CCMP_KEY_LENGTH],
		     const UCHAR counter[CCMP_COUNTER_LENGTH]);

#endif /* SAMPLES_CCMP_H */
