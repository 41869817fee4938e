// SPDX-License-Identifier: GPL-2.0-only
/*
 * The virtual station: a second adapter on the radio of the first, for the
 * extension that has asked for it, and there for as long as that is. There is
 * one at most (IHV-98).
 *
 * Page: Virtual Station.
 */
#include <errno.h>
#include <netlink/attr.h>
#include <stdlib.h>
#include <string.h>

#include "ihvd/request/functions.h"
#include "ihvd/kernel/interface.h"
#include "ihvd/base/log.h"
#include "ihvd/adapter/virtual.h"
#include "lib/text.h"
#include "wlanihv.h"

/* Of the wireless interface below the adapter; so it is known again. */
#define LOWER_NAME	"nwvirtual"

#define BINARY_KEY	32
#define HEX_KEY		64

/**
 * virtual_is() - is this the virtual station?
 * @info: adapter
 *
 * Return: true if it is, whoever made it.
 */
bool virtual_is(const struct nwc_adapter *info)
{
	return info->lower.len == strlen(LOWER_NAME) &&
	       !memcmp(info->lower.data, LOWER_NAME, info->lower.len);
}

static struct adapter *primary_of(const struct daemon *d)
{
	return d->virtual_plugin ?
	       adapter_by_handle(d->virtual_plugin, d->virtual_primary) : NULL;
}

/**
 * virtual_arrived() - the virtual station is there
 * @a: its adapter, before InitAdapter
 */
void virtual_arrived(struct adapter *a)
{
	struct daemon *d = a->plugin->daemon;
	const struct adapter *primary = primary_of(d);

	a->is_virtual = true;
	if (primary)
		a->primary = adapter_identifier(primary);
	plugin_log(a->plugin, "%s: virtual station of %s", a->name,
		 primary ? primary->name : "nobody");
}

static int call_kernel(struct daemon *d, int command, uint16_t attr,
		       const char *name)
{
	struct nl_msg *msg = nwc_request(command);
	int err = -ENOMEM;

	if (msg && !nla_put_string(msg, attr, name))
		err = nwc_call(&d->events, msg, NULL, NULL);
	nlmsg_free(msg);
	return err;
}

static void forget(struct daemon *d)
{
	d->virtual_plugin = NULL;
	d->virtual_primary = 0;
	/* the adapter on it goes with it */
	interface_delete(LOWER_NAME);
}

static struct adapter *station(const struct daemon *d)
{
	struct adapter *a;

	if (d->virtual_plugin)
		LIST_FOREACH(a, &d->virtual_plugin->adapters, next)
			if (a->is_virtual)
				return a;
	return NULL;
}

/* in good order if it is there already: Stop, DeinitAdapter, then the rest */
static void release(struct daemon *d)
{
	struct adapter *a = station(d);

	if (a)
		adapter_leave(a);
	else
		forget(d);
}

/**
 * virtual_remains() - remove what a daemon that was killed has left behind
 * @d: daemon, which has just started
 * @info: adapter
 *
 * One that can be bound is nobody's.
 */
void virtual_remains(struct daemon *d, const struct nwc_adapter *info)
{
	struct plugin *p;

	if (!virtual_is(info) || d->virtual_plugin)
		return;
	TAILQ_FOREACH(p, &d->plugins, next)
		if (p->state == PLUGIN_UP &&
		    !kernel_request(p, nwc_ihv_bind(info->ifindex))) {
			interface_delete(LOWER_NAME);
			break;
		}
}

/**
 * virtual_adapter_gone() - an adapter is not served any more
 * @a: adapter, which is about to be freed
 */
void virtual_adapter_gone(struct adapter *a)
{
	struct daemon *d = a->plugin->daemon;

	if (a->is_virtual)
		forget(d);
	else if (d->virtual_plugin == a->plugin &&
		 d->virtual_primary == a->handle)
		release(d);
}

/**
 * virtual_plugin_gone() - a plugin is at its end
 * @p: plugin, without adapters
 */
void virtual_plugin_gone(struct plugin *p)
{
	if (p->daemon->virtual_plugin == p)
		forget(p->daemon);
}

/**
 * virtual_request() - Dot11ExtRequestVirtualStation (IHV-98)
 * @a: primary adapter
 * @call: nothing
 * @answer: unused
 *
 * Return: Win32 error; ERROR_NOT_SUPPORTED if the radio has no room for another
 * station, ERROR_BUSY if there is a virtual station already.
 */
uint32_t virtual_request(struct adapter *a, const struct ihvd_message *call,
			 struct ihvd_message *answer)
{
	struct daemon *d = a->plugin->daemon;
	int err;

	(void)call;
	(void)answer;
	if (a->is_virtual)
		return ERROR_INVALID_PARAMETER;
	if (d->virtual_plugin || d->ending)
		return ERROR_BUSY;
	err = interface_add(a->lower_ifindex, LOWER_NAME);
	if (err) {
		plugin_log(a->plugin, "%s: no room for a virtual station: %s", a->name,
			 strerror(-err));
		return err == -EEXIST ? ERROR_BUSY : ERROR_NOT_SUPPORTED;
	}
	d->virtual_plugin = a->plugin;
	d->virtual_primary = a->handle;
	err = call_kernel(d, NWIFI_CMD_ADAPTER_ADD, NWIFI_A_LOWER_IFNAME,
			  LOWER_NAME);
	if (!err)
		return ERROR_SUCCESS;
	plugin_log(a->plugin, "%s: no virtual station: %s", a->name, d->events.error);
	forget(d);
	return ERROR_GEN_FAILURE;
}

/**
 * virtual_release() - Dot11ExtReleaseVirtualStation (IHV-100)
 * @a: primary adapter
 * @call: nothing
 * @answer: unused
 *
 * Return: Win32 error.
 */
uint32_t virtual_release(struct adapter *a, const struct ihvd_message *call,
			 struct ihvd_message *answer)
{
	struct daemon *d = a->plugin->daemon;

	(void)call;
	(void)answer;
	if (d->virtual_plugin != a->plugin || d->virtual_primary != a->handle)
		return ERROR_INVALID_STATE;
	release(d);
	return ERROR_SUCCESS;
}

/**
 * virtual_query() - Dot11ExtQueryVirtualStationProperties (IHV-101)
 * @a: adapter
 * @call: nothing
 * @answer: whether it is virtual; identifier of its primary adapter
 *
 * Return: ERROR_SUCCESS.
 */
uint32_t virtual_query(struct adapter *a, const struct ihvd_message *call,
		       struct ihvd_message *answer)
{
	(void)call;
	answer->head.arg[0] = a->is_virtual;
	if (a->is_virtual)
		ihvd_add_blob(answer, &a->primary, sizeof(a->primary));
	return ERROR_SUCCESS;
}

/* IHV-102 */
static bool good_property(const DOT11EXT_VIRTUAL_STATION_AP_PROPERTY *p)
{
	if (p->dot11SSID.uSSIDLength > DOT11_SSID_MAX_LENGTH)
		return false;
	if (p->bIsPassPhrase)
		return p->dwKeyLength && p->dwKeyLength <= sizeof(p->ucKeyData) &&
		       strnlen((const char *)p->ucKeyData, p->dwKeyLength) ==
		       p->dwKeyLength - 1;
	return p->dwKeyLength == BINARY_KEY || p->dwKeyLength == HEX_KEY;
}

/**
 * virtual_set_ap() - Dot11ExtSetVirtualStationAPProperties (IHV-102)
 * @a: adapter
 * @call: connection session; properties
 * @answer: unused
 *
 * What for is the host's business; here the user is told. Keys are not kept.
 *
 * Return: Win32 error.
 */
uint32_t virtual_set_ap(struct adapter *a, const struct ihvd_message *call,
			struct ihvd_message *answer)
{
	const size_t n = call->head.len[0] /
			 sizeof(DOT11EXT_VIRTUAL_STATION_AP_PROPERTY);
	DOT11EXT_VIRTUAL_STATION_AP_PROPERTY each;
	char ssid[NWC_SSID_TEXT];
	bool good = n;
	size_t i;

	(void)answer;
	if (!a->pre || call->head.arg[0] != a->pre)
		return ERROR_INVALID_HANDLE;
	if (call->head.len[0] % sizeof(each))
		return ERROR_INVALID_PARAMETER;
	for (i = 0; i < n && good; i++) {
		memcpy(&each, (const uint8_t *)call->blob[0] +
			      i * sizeof(each), sizeof(each));
		good = good_property(&each);
		if (!good)
			break;
		nwc_escape(ssid, sizeof(ssid),
			     (struct nwc_blob){ each.dot11SSID.ucSSID,
						  each.dot11SSID.uSSIDLength });
		plugin_log(a->plugin, "%s: the AP of this connection is one for %s too",
			 a->name, ssid);
	}
	explicit_bzero(&each, sizeof(each));
	return good ? ERROR_SUCCESS : ERROR_INVALID_PARAMETER;
}
