// SPDX-License-Identifier: GPL-2.0-only
/*
 * The virtual station: a second adapter on the radio of the first. It belongs
 * to the extension that has asked for it, and ends with it. There is one at
 * most (IHV-98).
 *
 * Page: Virtual Station.
 */
#include <errno.h>
#include <netlink/attr.h>
#include <stdlib.h>
#include <string.h>

#include "ihvd/adapter/virtual.h"
#include "ihvd/base/log.h"
#include "ihvd/kernel/interface.h"
#include "ihvd/plugin/log.h"
#include "lib/ihv.h"
#include "lib/text.h"
#include "wlanihv.h"

/* Name of the wireless interface below it, by which it is recognised. */
#define LOWER_NAME	"nwvirtual"

/* Length of a pre-shared key, as bytes and as hexadecimal digits */
#define BINARY_KEY	32
#define HEX_KEY		64

/**
 * virtual_is() - is this adapter a virtual station?
 * @info: adapter
 *
 * Return: true if so, whoever made it.
 */
bool virtual_is(const struct nwc_adapter *info)
{
	return info->lower.len == strlen(LOWER_NAME) &&
	       !memcmp(info->lower.data, LOWER_NAME, info->lower.len);
}

static struct adapter *virtual_primary(const struct daemon *d)
{
	return d->virtual_plugin ?
	       adapter_by_handle(d->virtual_plugin, d->virtual_primary) : NULL;
}

/**
 * virtual_arrived() - the virtual station has arrived
 * @a: its adapter, before InitAdapter
 */
void virtual_arrived(struct adapter *a)
{
	struct daemon *d = a->daemon;
	const struct adapter *primary = virtual_primary(d);

	a->is_virtual = true;
	if (primary)
		a->primary = adapter_identifier(primary);
	plugin_log(a->plugin, "%s: virtual station of %s", a->name,
		   primary ? primary->name : "nobody");
}

/* Makes an adapter on the wireless interface of the virtual station. */
static int virtual_add(struct daemon *d)
{
	struct nl_msg *msg = nwc_request(NWIFI_CMD_ADAPTER_ADD);
	int err = -ENOMEM;

	if (msg && !nla_put_string(msg, NWIFI_A_LOWER_IFNAME, LOWER_NAME))
		err = nwc_call(&d->events.nwc, msg, NULL, NULL);
	nlmsg_free(msg);
	return err;
}

static void virtual_forget(struct daemon *d)
{
	d->virtual_plugin = NULL;
	d->virtual_primary = 0;
	/* the adapter on this interface goes with it */
	interface_delete(LOWER_NAME);
}

static struct adapter *virtual_find(const struct daemon *d)
{
	struct adapter *a;

	if (d->virtual_plugin)
		LIST_FOREACH(a, &d->virtual_plugin->adapters, next)
			if (a->is_virtual)
				return a;
	return NULL;
}

/*
 * Gives the adapter back in good order, if it has arrived; its end does the
 * rest.
 */
static void virtual_give_back(struct daemon *d)
{
	struct adapter *a = virtual_find(d);

	if (a)
		adapter_leave(a);
	else
		virtual_forget(d);
}

/**
 * virtual_remains() - remove a virtual station that a daemon before has left
 * @d: daemon, which has just started
 * @info: adapter
 *
 * A virtual station that can be bound belongs to no other daemon.
 */
void virtual_remains(struct daemon *d, const struct nwc_adapter *info)
{
	struct plugin *p;

	if (!virtual_is(info) || d->virtual_plugin)
		return;
	TAILQ_FOREACH(p, &d->plugins, next)
		if (p->state == PLUGIN_UP &&
		    !kernel_request(&p->kernel, nwc_ihv_bind(info->ifindex, 0, 0))) {
			interface_delete(LOWER_NAME);
			break;
		}
}

/**
 * virtual_adapter_gone() - an adapter is no longer served
 * @a: adapter, which is about to be freed
 */
void virtual_adapter_gone(struct adapter *a)
{
	struct daemon *d = a->daemon;

	if (a->is_virtual)
		virtual_forget(d);
	else if (d->virtual_plugin == a->plugin &&
		 d->virtual_primary == a->handle)
		virtual_give_back(d);
}

/**
 * virtual_plugin_gone() - the process of a plugin has ended
 * @d: daemon
 * @p: plugin, without adapters
 */
void virtual_plugin_gone(struct daemon *d, const struct plugin *p)
{
	if (d->virtual_plugin == p)
		virtual_forget(d);
}

/**
 * virtual_request() - Dot11ExtRequestVirtualStation (IHV-98)
 * @a: primary adapter
 * @call: the call
 * @answer: unused
 *
 * Return: Win32 error; ERROR_NOT_SUPPORTED if the radio has no room for another
 * station, ERROR_BUSY if there is a virtual station already.
 */
uint32_t virtual_request(struct adapter *a, const struct ihvd_message *call,
			 struct ihvd_message *answer)
{
	struct daemon *d = a->daemon;
	int err;

	(void)call;
	(void)answer;
	if (a->is_virtual)
		return ERROR_INVALID_PARAMETER;
	if (d->virtual_plugin || d->ending)
		return ERROR_BUSY;
	err = interface_add(a->lower_ifindex, LOWER_NAME);
	if (err) {
		plugin_log(a->plugin, "%s: no room for a virtual station: %s",
			   a->name, strerror(-err));
		return err == -EEXIST ? ERROR_BUSY : ERROR_NOT_SUPPORTED;
	}
	d->virtual_plugin = a->plugin;
	d->virtual_primary = a->handle;
	err = virtual_add(d);
	if (!err)
		return ERROR_SUCCESS;
	plugin_log(a->plugin, "%s: no virtual station: %s", a->name,
		   d->events.nwc.error);
	virtual_forget(d);
	return ERROR_GEN_FAILURE;
}

/**
 * virtual_release() - Dot11ExtReleaseVirtualStation (IHV-100)
 * @a: primary adapter
 * @call: the call
 * @answer: unused
 *
 * Return: Win32 error.
 */
uint32_t virtual_release(struct adapter *a, const struct ihvd_message *call,
			 struct ihvd_message *answer)
{
	struct daemon *d = a->daemon;

	(void)call;
	(void)answer;
	if (d->virtual_plugin != a->plugin || d->virtual_primary != a->handle)
		return ERROR_INVALID_STATE;
	virtual_give_back(d);
	return ERROR_SUCCESS;
}

/**
 * virtual_query() - Dot11ExtQueryVirtualStationProperties (IHV-101)
 * @a: adapter
 * @call: the call
 * @answer: filled in
 *
 * Return: ERROR_SUCCESS.
 */
uint32_t virtual_query(struct adapter *a, const struct ihvd_message *call,
		       struct ihvd_message *answer)
{
	(void)call;
	answer->virtual_station.is_virtual = a->is_virtual;
	if (a->is_virtual)
		answer->virtual_station.primary = a->primary;
	return ERROR_SUCCESS;
}

/* IHV-102 */
static bool property_is_good(const DOT11EXT_VIRTUAL_STATION_AP_PROPERTY *p)
{
	if (p->dot11SSID.uSSIDLength > DOT11_SSID_MAX_LENGTH)
		return false;
	if (p->bIsPassPhrase)
		return p->dwKeyLength &&
		       p->dwKeyLength <= sizeof(p->ucKeyData) &&
		       strnlen((const char *)p->ucKeyData, p->dwKeyLength) ==
		       p->dwKeyLength - 1;
	return p->dwKeyLength == BINARY_KEY || p->dwKeyLength == HEX_KEY;
}

/**
 * virtual_set_ap() - Dot11ExtSetVirtualStationAPProperties (IHV-102)
 * @a: adapter
 * @call: the call
 * @answer: unused
 *
 * The pages leave it to the host what it makes of the properties. This one
 * tells the user, and does not keep the keys.
 *
 * Return: Win32 error.
 */
uint32_t virtual_set_ap(struct adapter *a, const struct ihvd_message *call,
			struct ihvd_message *answer)
{
	const struct nwc_blob properties = call->virtual_aps.properties;
	DOT11EXT_VIRTUAL_STATION_AP_PROPERTY each;
	const size_t n = properties.len / sizeof(each);
	char ssid[NWC_SSID_TEXT];
	bool good = n;
	size_t i;

	(void)answer;
	/* IHV-25: AdapterReset ends the session, even if a completion is due */
	if (!a->pre || a->pre_cancelled ||
	    call->virtual_aps.connection != a->pre)
		return ERROR_INVALID_HANDLE;
	for (i = 0; i < n && good; i++) {
		memcpy(&each, properties.data + i * sizeof(each), sizeof(each));
		good = property_is_good(&each);
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
