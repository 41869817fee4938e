// SPDX-License-Identifier: BSD-3-Clause
#include "outbox.h"

#include <arpa/inet.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/**
 * struct sending - a packet that the host has
 * @next: next packet in the list
 * @number: handle of the packet in calls of the host
 * @outbox: sender of the packet
 * @then: task after the completion; NULL for none
 * @busy: SendPacket is being called, and its caller frees the packet
 * @packet: the packet, which has to stay valid (IHV-60)
 *
 * The handle is not an address, because a completion may come after the
 * adapter, and with it this structure, has gone (IHV-59).
 */
struct sending {
	struct sending *next;
	uintptr_t number;
	struct outbox *outbox;
	struct task *then;
	bool busy;
	UCHAR packet[];
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct sending *sendings;
static uintptr_t last_number;

/* Called with the lock held, for a packet that was taken off the list. */
static void sending_free(struct sending *sending)
{
	free(sending->then);
	sending->then = NULL;
	if (sending->busy)
		sending->outbox = NULL;
	else
		free(sending);
}

/* Return: the packet with this handle, taken off the list. */
static struct sending *sending_take(uintptr_t number)
{
	struct sending **where = &sendings, *found;

	while (*where && (*where)->number != number)
		where = &(*where)->next;
	found = *where;
	if (found)
		*where = found->next;
	return found;
}

/*
 * Put a packet into the list before its completion can come. Return: false if
 * the outbox is closed.
 */
static bool sending_enlist(struct sending *sending)
{
	bool open;

	pthread_mutex_lock(&lock);
	open = !sending->outbox->closed;
	if (open) {
		sending->busy = true;
		sending->number = ++last_number;
		sending->next = sendings;
		sendings = sending;
	}
	pthread_mutex_unlock(&lock);
	return open;
}

/* SendPacket has returned. */
static void sending_given(struct sending *sending, DWORD error)
{
	pthread_mutex_lock(&lock);
	sending->busy = false;
	/* No completion follows an error (IHV-61). */
	if (!sending->outbox)
		free(sending);
	else if (error != ERROR_SUCCESS)
		sending_free(sending_take(sending->number));
	pthread_mutex_unlock(&lock);
}

/**
 * outbox_send() - send a packet
 * @outbox: sender
 * @peer: destination
 * @ethertype: EtherType, host byte order
 * @bytes: payload after the EtherType
 * @length: length of @bytes
 * @then: task for the worker of the adapter after the completion; consumed; may
 *	be NULL
 *
 * Return: ERROR_SUCCESS, or an error number if the packet is not sent; @then is
 * dropped then.
 */
DWORD outbox_send(struct outbox *outbox, const DOT11_MAC_ADDRESS *peer,
		  USHORT ethertype, const void *bytes, size_t length,
		  struct task *then)
{
	const size_t head = offsetof(DOT11_SECURITY_PACKET_HEADER, Data);
	const struct adapter *adapter = outbox->adapter;
	const USHORT type = htons(ethertype);
	struct sending *sending;
	DWORD error;

	sending = calloc(1, sizeof(*sending) + head + length);
	if (!sending) {
		free(then);
		return ERROR_OUTOFMEMORY;
	}
	sending->outbox = outbox;
	sending->then = then;
	memcpy(sending->packet, peer, sizeof(*peer));
	memcpy(sending->packet + offsetof(DOT11_SECURITY_PACKET_HEADER,
					  usEtherType), &type, sizeof(type));
	memcpy(sending->packet + head, bytes, length);
	if (!sending_enlist(sending)) {
		free(then);
		free(sending);
		return ERROR_INVALID_STATE;
	}
	error = adapter->host->Dot11ExtSendPacket(adapter->service,
						  (ULONG)(head + length),
						  sending->packet,
						  (HANDLE)sending->number);
	sending_given(sending, error);
	return error;
}

/**
 * outbox_left() - finish with a packet, in SendPacketCompletion
 * @number: handle of the packet
 *
 * Return: ERROR_SUCCESS, or ERROR_INVALID_HANDLE if there is no such packet.
 */
DWORD outbox_left(HANDLE number)
{
	struct sending *sending;

	pthread_mutex_lock(&lock);
	sending = sending_take((uintptr_t)number);
	/* The lock is held, so an adapter that ends waits for this. */
	if (sending && sending->then) {
		worker_post(&sending->outbox->adapter->worker, sending->then);
		sending->then = NULL;
	}
	if (sending)
		sending_free(sending);
	pthread_mutex_unlock(&lock);
	return sending ? ERROR_SUCCESS : ERROR_INVALID_HANDLE;
}

/**
 * outbox_close() - stop sending and drop all packets
 * @outbox: outbox
 *
 * This has to be called before the worker of the adapter ends.
 */
void outbox_close(struct outbox *outbox)
{
	struct sending **where = &sendings, *found;

	pthread_mutex_lock(&lock);
	outbox->closed = true;
	while ((found = *where)) {
		if (found->outbox == outbox) {
			*where = found->next;
			sending_free(found);
		} else {
			where = &found->next;
		}
	}
	pthread_mutex_unlock(&lock);
}
