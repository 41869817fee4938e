/* SPDX-License-Identifier: BSD-3-Clause */
/* Sent packets, which the host has until it completes them. */
#ifndef SAMPLES_OUTBOX_H
#define SAMPLES_OUTBOX_H

#include "adapter.h"

/**
 * struct outbox - sender of packets of an adapter
 * @adapter: the adapter
 * @closed: no packet is sent any more
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
