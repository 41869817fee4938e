/* SPDX-License-Identifier: BSD-3-Clause */
/* Received packets, which the worker of the adapter handles. */
#ifndef SAMPLES_INBOX_H
#define SAMPLES_INBOX_H

#include "adapter.h"

/**
 * struct packet_job - task for a received packet
 * @job: base, whose session is the security session
 * @length: number of bytes
 * @bytes: the packet that ReceivePacket was given
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
