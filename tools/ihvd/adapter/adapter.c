// SPDX-License-Identifier: GPL-2.0-only
/* How an adapter is found, and how the kernel is asked about it. */
#include <string.h>

#include "ihvd/adapter/adapter.h"
#include "ihvd/base/log.h"
#include "lib/ihv.h"

/**
 * adapter_identifier() - an identifier that stays the same over restarts
 * @a: adapter
 *
 * It has the form of RFC 4122, and is made from the adapter's address.
 *
 * Return: identifier.
 */
GUID adapter_identifier(const struct adapter *a)
{
	static const uint8_t prefix[] = { 'n', 'w', 'i', 'f', 'i' };
	GUID guid = { .Data3 = 0x8000 };

	memcpy(&guid.Data1, prefix, sizeof(guid.Data1));
	guid.Data2 = prefix[4];
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
struct adapter *adapter_by_handle(const struct plugin *p, uint32_t handle)
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
struct adapter *adapter_by_ifindex(const struct plugin *p, uint32_t ifindex)
{
	struct adapter *a;

	LIST_FOREACH(a, &p->adapters, next)
		if (a->ifindex == ifindex)
			return a;
	return NULL;
}

/**
 * adapter_request() - make a request by the socket that an adapter is bound by
 * @a: adapter
 * @msg: request; consumed
 *
 * Return: 0 or a negative error number, see adapter_request_error().
 */
int adapter_request(struct adapter *a, struct nl_msg *msg)
{
	return kernel_request(&a->plugin->kernel, msg);
}

/**
 * adapter_request_error() - why the last request has failed
 * @a: adapter
 *
 * Return: text for people.
 */
const char *adapter_request_error(const struct adapter *a)
{
	return a->plugin->kernel.nwc.error;
}

/**
 * adapter_new_cookie() - a cookie for a request whose outcome comes later
 * @a: adapter
 *
 * Return: a cookie that no other request of the plugin has.
 */
uint64_t adapter_new_cookie(struct adapter *a)
{
	return ++a->plugin->kernel.nwc.cookie;
}

/**
 * adapter_require() - have the kernel keep the ports of an adapter closed when
 *	there is no host
 * @a: adapter for which there is a profile of the extension
 *
 * It stays so when the daemon ends: what the extension is to protect is not to
 * be connected without it. An administrator who switches the setting off is
 * obeyed until the adapter is bound the next time.
 */
void adapter_require(struct adapter *a)
{
	if (a->required)
		return;
	a->required = true;
	if (adapter_request(a, nwc_ihv_require(a->ifindex)))
		log_line("%s: extension-required cannot be set: %s", a->name,
			 adapter_request_error(a));
}

/**
 * adapter_leave() - give an adapter back in good order
 * @a: adapter
 *
 * The kernel then calls what is due: StopPostAssociate for each port, and at
 * last DeinitAdapter.
 */
void adapter_leave(struct adapter *a)
{
	/*
	 * If this fails, the end of the socket gives the adapter back, but
	 * without the order.
	 */
	if (adapter_request(a, nwc_ihv_unbind(a->ifindex, 0)))
		log_line("%s: cannot be given back: %s", a->name,
			 adapter_request_error(a));
}
