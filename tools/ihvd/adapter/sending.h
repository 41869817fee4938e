/* SPDX-License-Identifier: GPL-2.0-only */
/* Packets of a plugin that are on their way. */
#ifndef IHVD_ADAPTER_SENDING_H
#define IHVD_ADAPTER_SENDING_H

#include "ihvd/adapter/adapter.h"

/**
 * struct sending - a packet that is on its way
 * @next: of the adapter's list
 * @cookie: cookie of the request to the kernel
 * @handle: the plugin's handle of the packet
 */
struct sending {
	LIST_ENTRY(sending) next;
	uint64_t cookie;
	uint64_t handle;
};

bool sending_add(struct adapter *a, uint64_t cookie, uint64_t handle);
bool sending_take(struct adapter *a, uint64_t cookie, uint64_t *handle);
void sending_clear(struct adapter *a);

#endif /* IHVD_ADAPTER_SENDING_H */
