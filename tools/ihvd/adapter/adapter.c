// SPDX-License-Identifier: GPL-2.0-only
/* What the daemon knows of an adapter that a plugin serves. */
#include <stdlib.h>
#include <string.h>

#include "ihvd/bus/bus.h"
#include "ihvd/daemon.h"
#include "ihvd/base/log.h"
#include "ihvd/profiles/matching.h"
#include "ihvd/association/postassociate.h"
#include "ihvd/association/resume.h"
#include "ihvd/user/ui.h"
#include "ihvd/adapter/virtual.h"

/* What a plugin may have under way before it has to wait. */
#define MAX_SENDING	256

/**
 * adapter_new() - a plugin takes an adapter
 * @p: plugin, which is up
 * @info: the adapter
 *
 * It is bound first, so that no connection passes the extension by; what the
 * kernel calls meanwhile waits for InitAdapter.
 */
void adapter_new(struct plugin *p, const struct nwc_adapter *info)
{
	struct adapter *a = calloc(1, sizeof(*a));

	if (!a)
		return;
	a->plugin = p;
	a->handle = ++p->daemon->last_handle;
	a->ifindex = info->ifindex;
	memcpy(a->name, info->name.data, info->name.len);
	if (info->mac.len == sizeof(a->mac))
		memcpy(a->mac, info->mac.data, sizeof(a->mac));
	a->lower_ifindex = info->lower_ifindex;
	STAILQ_INIT(&a->waiting);
	LIST_INIT(&a->sending);
	LIST_INSERT_HEAD(&p->adapters, a, next);
	if (kernel_request(p, nwc_ihv_bind(a->ifindex))) {
		log_line("%s: %s", a->name, p->kernel.error);
		adapter_free(a);
		return;
	}
	if (virtual_is(info))
		virtual_arrived(a);
	calls_init_adapter(a);
}

/**
 * adapter_free() - an adapter is not served any more
 * @a: adapter
 */
void adapter_free(struct adapter *a)
{
	struct sending *s, *next;

	plugin_forget_adapter(a->plugin, a);
	methods_forget_adapter(a);
	ui_drop_adapter(a, UI_ENDED);
	virtual_adapter_gone(a);
	matching_free(a);
	postassociate_end(a);
	resume_free(a);
	LIST_REMOVE(a, next);
	queue_clear(&a->waiting);
	for (s = LIST_FIRST(&a->sending); s; s = next) {
		next = LIST_NEXT(s, next);
		free(s);
	}
	nwc_profile_free(a->profile);
	free(a);
}

/**
 * adapter_identifier() - an identifier that stays the same
 * @a: adapter
 *
 * RFC 4122, made from its address.
 *
 * Return: identifier.
 */
GUID adapter_identifier(const struct adapter *a)
{
	static const uint8_t ours[] = { 'n', 'w', 'i', 'f', 'i' };
	GUID guid = { .Data3 = 0x8000 };

	memcpy(&guid.Data1, ours, sizeof(guid.Data1));
	guid.Data2 = ours[4];
	guid.Data4[0] = 0x80;
	memcpy(&guid.Data4[2], a->mac, sizeof(a->mac));
	return guid;
}

/**
 * adapter_by_handle() - find an adapter
 * @p: plugin that serves it
 * @handle: service handle
 *
 * Return: the adapter, or NULL.
 */
struct adapter *adapter_by_handle(struct plugin *p, uint32_t handle)
{
	struct adapter *a;

	LIST_FOREACH(a, &p->adapters, next)
		if (a->handle == handle)
			return a;
	return NULL;
}

/**
 * adapter_by_ifindex() - find an adapter
 * @p: plugin that serves it
 * @ifindex: the kernel's number of it
 *
 * Return: the adapter, or NULL.
 */
struct adapter *adapter_by_ifindex(struct plugin *p, uint32_t ifindex)
{
	struct adapter *a;

	LIST_FOREACH(a, &p->adapters, next)
		if (a->ifindex == ifindex)
			return a;
	return NULL;
}

/**
 * adapter_leave() - give an adapter back in good order
 * @a: adapter
 *
 * The kernel calls what is due: StopPostAssociate for each port, then
 * DeinitAdapter; with that the adapter goes.
 */
void adapter_leave(struct adapter *a)
{
	/* the end of the socket does as well, without the order */
	if (kernel_request(a->plugin, nwc_ihv_unbind(a->ifindex, 0)))
		log_line("%s: cannot be given back: %s", a->name,
			 a->plugin->kernel.error);
}

/**
 * adapter_sending() - a packet is about to be sent
 * @a: adapter
 * @cookie: our name of it
 * @handle: the plugin's
 *
 * Return: false if there are too many already.
 */
bool adapter_sending(struct adapter *a, uint64_t cookie, uint64_t handle)
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
 * adapter_sent() - a packet is not on its way any more
 * @a: adapter
 * @cookie: our name of it
 * @handle: set to the plugin's
 *
 * Return: false if there is none of that name.
 */
bool adapter_sent(struct adapter *a, uint64_t cookie, uint64_t *handle)
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
