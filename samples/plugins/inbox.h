/* SPDX-License-Identifier: BSD-3-Clause */
/* Packets that have come, until the adapter's worker looks at them. */
#ifndef SAMPLES_INBOX_H
#define SAMPLES_INBOX_H

#include "adapter.h"

/**
 * struct packet_job - a packet has come
 * @job: see there; its session is the security session
 * @length: bytes
 * @bytes: as ReceivePacket was given them
 */
struct packet_job {
	struct job job;
	DWORD length;
	UCHAR bytes[];
};

DWORD inbox_open(struct adapter *adapter, USHORT ethertype);
DWORD inbox_receive(struct adapter *adapter, USHORT ethertype, DWORD most,
		    DWORD length, const void *packet,
		    void (*run)(struct task *task));

#endif /* SAMPLES_INBOX_H */
