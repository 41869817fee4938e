// SPDX-License-Identifier: BSD-3-Clause
#include "outbox.h"

#include <arpa/inet.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/**
 * struct sending - a packet that the host has
 * @next: of the list
 * @number: its name in calls of the host
 * @outbox: where it was sent from
 * @then: what is to be done when it has left, NULL for nothing
 * @busy: the host is being given it; who is there frees it then
 * @packet: the packet, which has to stay where it is (IHV-60)
 *
 * Its name is no address: a completion may come when the adapter, and with it
 * this, is gone (IHV-59).
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

/* With the lock held, and not in the list any more. */
static void free_sending(struct sending *sending)
{
	free(sending->then);
	sending->then = NULL;
	if (sending->busy)
		sending->outbox = NULL;
	else
		free(sending);
}

/* Return: the packet of this number, which is in no list any more. */
static struct sending *take(uintptr_t number)
{
	struct sending **where = &sendings, *found;

	while (*where && (*where)->number != number)
		where = &(*where)->next;
	found = *where;
	if (found)
		*where = found->next;
	return found;
}

/* In the list before the completion can come; false if it is too late. */
static bool enlist(struct sending *sending)
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

/* The host has it now, or does not take it. */
static void given(struct sending *sending, DWORD error)
{
	pthread_mutex_lock(&lock);
	sending->busy = false;
	/* IHV-61: no completion follows an error */
	if (!sending->outbox)
		free(sending);
	else if (error != ERROR_SUCCESS)
		free_sending(take(sending->number));
	pthread_mutex_unlock(&lock);
}

/**
 * outbox_send() - send a packet
 * @outbox: where from
 * @peer: where to
 * @ethertype: in host byte order
 * @bytes: what is behind the EtherType
 * @length: how many bytes
 * @then: left to the adapter's worker when the packet has left; consumed; may
 *	be NULL
 *
 * Return: ERROR_SUCCESS; an error number if it is not sent, and @then not done.
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
	if (!enlist(sending)) {
		free(then);
		free(sending);
		return ERROR_INVALID_STATE;
	}
	error = adapter->host->Dot11ExtSendPacket(adapter->service,
						  (ULONG)(head + length),
						  sending->packet,
						  (HANDLE)sending->number);
	given(sending, error);
	return error;
}

/**
 * outbox_left() - SendPacketCompletion: a packet has left
 * @number: its name
 *
 * Return: ERROR_SUCCESS, ERROR_INVALID_HANDLE if there is none of that name.
 */
DWORD outbox_left(HANDLE number)
{
	struct sending *sending;

	pthread_mutex_lock(&lock);
	sending = take((uintptr_t)number);
	/* with the lock: an adapter that goes waits for it */
	if (sending && sending->then) {
		worker_post(&sending->outbox->adapter->worker, sending->then);
		sending->then = NULL;
	}
	if (sending)
		free_sending(sending);
	pthread_mutex_unlock(&lock);
	return sending ? ERROR_SUCCESS : ERROR_INVALID_HANDLE;
}

/**
 * outbox_close() - nothing more is sent, no completion finds anything
 * @outbox: outbox
 *
 * Before the adapter's worker ends.
 */
void outbox_close(struct outbox *outbox)
{
	struct sending **where = &sendings, *found;

	pthread_mutex_lock(&lock);
	outbox->closed = true;
	while ((found = *where)) {
		if (found->outbox == outbox) {
			*where = found->next;
			free_sending(found);
		} else {
			where = &found->next;
		}
	}
	pthread_mutex_unlock(&lock);
}
