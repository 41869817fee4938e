// SPDX-License-Identifier: BSD-3-Clause
#include "inbox.h"

#include <arpa/inet.h>
#include <stddef.h>
#include <string.h>

/* Packets that wait for us; the host and we keep as many */
#define BACKLOG 16

/**
 * inbox_open() - have packets of an EtherType come
 * @adapter: adapter
 * @ethertype: in host byte order
 *
 * PORT-46: no exemption; before there is a key nothing is encrypted anyway.
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
 * inbox_receive() - ReceivePacket: a packet has come
 * @adapter: adapter
 * @ethertype: that it must have, in host byte order
 * @most: how many bytes there may be behind the EtherType
 * @length: bytes of @packet
 * @packet: the packet; not trusted
 * @run: what the worker is to do with it; is given struct packet_job
 *
 * Return: ERROR_SUCCESS; an error number if it is left out.
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
