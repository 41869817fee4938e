// SPDX-License-Identifier: GPL-2.0-only
/*
 * How an adapter begins and ends to be served. This file alone knows all files
 * that keep something of an adapter; none of them knows this one.
 */
#include <stdlib.h>
#include <string.h>

#include "ihvd/adapter/life.h"
#include "ihvd/adapter/sending.h"
#include "ihvd/adapter/virtual.h"
#include "ihvd/association/keys.h"
#include "ihvd/association/postassociate.h"
#include "ihvd/association/resume.h"
#include "ihvd/base/log.h"
#include "ihvd/bus/call.h"
#include "ihvd/plugin/call.h"
#include "ihvd/profiles/matching.h"
#include "ihvd/profiles/profiles.h"
#include "ihvd/user/ui.h"
#include "lib/ihv.h"

/**
 * adapter_begin() - a plugin begins to serve an adapter
 * @d: daemon
 * @p: plugin, which is up
 * @info: the adapter
 *
 * The adapter is bound first, so that no connection passes the extension by.
 * What the kernel calls from then on waits for InitAdapter, which is called
 * when the station has heard of the host: from then on the kernel can tell
 * whether the EtherTypes may still be changed (IHV-8), for no connection is
 * made without asking the host.
 *
 * Return: the adapter, or NULL if it cannot be bound.
 */
struct adapter *adapter_begin(struct daemon *d, struct plugin *p,
			      const struct nwc_adapter *info)
{
	struct adapter *a = calloc(1, sizeof(*a));

	if (!a)
		return NULL;
	a->daemon = d;
	a->plugin = p;
	a->handle = ++d->last_handle;
	a->ifindex = info->ifindex;
	memcpy(a->name, info->name.data, info->name.len);
	if (info->mac.len == sizeof(a->mac))
		memcpy(a->mac, info->mac.data, sizeof(a->mac));
	a->lower_ifindex = info->lower_ifindex;
	STAILQ_INIT(&a->waiting);
	LIST_INIT(&a->sending);
	LIST_INSERT_HEAD(&p->adapters, a, next);
	if (adapter_request(a, nwc_ihv_bind(a->ifindex,
					    adapter_new_cookie(a),
					    d->options->pre_ms))) {
		log_line("%s: %s", a->name, adapter_request_error(a));
		adapter_end(a);
		return NULL;
	}
	if (profiles_any(p))
		adapter_require(a);
	if (virtual_is(info))
		virtual_arrived(a);
	return a;
}

/**
 * adapter_end() - an adapter is not served any more
 * @a: adapter; gone when this returns
 */
void adapter_end(struct adapter *a)
{
	plugin_forget_adapter(a->plugin, a);
	bus_calls_forget(&a->daemon->bus_calls, a);
	ui_drop_adapter(a, UI_ENDED);
	virtual_adapter_gone(a);
	matching_free(a);
	postassociate_end(a);
	keys_forget(a);
	resume_free(a);
	LIST_REMOVE(a, next);
	kernel_queue_clear(&a->waiting);
	sending_clear(a);
	nwc_profile_free(a->profile);
	free(a);
}
