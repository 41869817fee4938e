// SPDX-License-Identifier: GPL-2.0-only
/* Packets of a plugin that are on their way. */
#include <stdlib.h>

#include "ihvd/adapter/sending.h"

/* A plugin with more packets under way has to wait. */
#define MAX_SENDING	256

/**
 * sending_add() - remember a packet that is about to be sent
 * @a: adapter
 * @cookie: cookie of the request to the kernel
 * @handle: the plugin's handle of the packet
 *
 * Return: false if there are too many already, or without memory.
 */
bool sending_add(struct adapter *a, uint64_t cookie, uint64_t handle)
{
	struct sending *s = NULL;

	if (a->n_sending < MAX_SENDING)
		s = calloc(1, sizeof(*s));
	if (!s)
		return false;
	s->cookie = cookie;
	s->handle = handle;
	LIST_INSERT_HEAD(&a->sending, s, next);
	a->n_sending++;
	return true;
}

/**
 * sending_take() - forget a packet that is not on its way any more
 * @a: adapter
 * @cookie: cookie of its request
 * @handle: set to the plugin's handle of it
 *
 * Return: false if there is no packet with this cookie.
 */
bool sending_take(struct adapter *a, uint64_t cookie, uint64_t *handle)
{
	struct sending *s;

	LIST_FOREACH(s, &a->sending, next)
		if (s->cookie == cookie) {
			*handle = s->handle;
			LIST_REMOVE(s, next);
			free(s);
			a->n_sending--;
			return true;
		}
	return false;
}

/**
 * sending_clear() - forget all packets
 * @a: adapter
 */
void sending_clear(struct adapter *a)
{
	struct sending *s, *next;

	for (s = LIST_FIRST(&a->sending); s; s = next) {
		next = LIST_NEXT(s, next);
		free(s);
	}
	LIST_INIT(&a->sending);
	a->n_sending = 0;
}
