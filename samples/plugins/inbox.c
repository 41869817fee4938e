// SPDX-License-Identifier: BSD-3-Clause
#include "inbox.h"

#include <arpa/inet.h>
#include <stddef.h>
#include <string.h>

/* Number of packets that may wait, here and in the host */
#define BACKLOG 16

/**
 * inbox_open() - register for the packets of an EtherType
 * @adapter: adapter
 * @ethertype: EtherType, host byte order
 *
 * No exemption is needed, because without a key nothing is encrypted (PORT-46).
 *
 * Return: ERROR_SUCCESS or an error number.
 */
DWORD inbox_open(struct adapter *adapter, USHORT ethertype)
{
	USHORT type = htons(ethertype);

	return adapter->host->Dot11ExtSetEtherTypeHandling(
		adapter->service, BACKLOG, 0, NULL, 1, &type);
}

/**
 * inbox_receive() - take a packet, in ReceivePacket
 * @adapter: adapter
 * @ethertype: EtherType that the packet must have, host byte order
 * @most: greatest number of bytes after the EtherType
 * @length: length of @packet in bytes
 * @packet: the packet, which is not trusted
 * @run: function of the worker for the packet; it is given struct packet_job
 *
 * Return: ERROR_SUCCESS, or an error number if the packet is dropped.
 */
DWORD inbox_receive(struct adapter *adapter, USHORT ethertype, DWORD most,
		    DWORD length, const void *packet,
		    void (*run)(struct task *task))
{
	const DWORD head = offsetof(DOT11_SECURITY_PACKET_HEADER, Data);
	const DOT11_SECURITY_PACKET_HEADER *header = packet;
	struct packet_job *came;
	HANDLE security;

	if (length < head || length - head > most ||
	    header->usEtherType != htons(ethertype))
		return ERROR_INVALID_DATA;
	security = security_session(adapter, &header->PeerMac);
	if (!security)
		return ERROR_INVALID_STATE;
	if (worker_waiting(&adapter->worker) >= BACKLOG)
		return ERROR_BUSY;
	came = job_new(sizeof(*came) + length, run, adapter, security);
	if (!came)
		return ERROR_OUTOFMEMORY;
	came->length = length;
	memcpy(came->bytes, packet, length);
	job_post(&came->job);
	return ERROR_SUCCESS;
}
