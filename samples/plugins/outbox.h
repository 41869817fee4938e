/* SPDX-License-Identifier: BSD-3-Clause */
/* Packets that the host has, until it says that they have left. */
#ifndef SAMPLES_OUTBOX_H
#define SAMPLES_OUTBOX_H

#include "adapter.h"

/**
 * struct outbox - where an adapter sends from
 * @adapter: the adapter
 * @closed: nothing is sent any more
 */
struct outbox {
	struct adapter *adapter;
	bool closed;
};

DWORD outbox_send(struct outbox *outbox, const DOT11_MAC_ADDRESS *peer,
		  USHORT ethertype, const void *bytes, size_t length,
		  struct task *then);
DWORD outbox_left(HANDLE number);
void outbox_close(struct outbox *outbox);

#endif /* SAMPLES_OUTBOX_H */
