// SPDX-License-Identifier: GPL-2.0-only
/*
 * Notifications of a plugin, for whoever listens on the bus.
 *
 * Pages: Sending Notifications; DOT11EXT_SEND_NOTIFICATION.
 */
#include "ihvd/bus/bus.h"
#include "ihvd/plugin/log.h"
#include "ihvd/user/notification.h"
#include "wlanihv.h"

#define MAX_DATA	(32 * 1024)

/**
 * notification_send() - Dot11ExtSendNotification (IHV-95)
 * @a: adapter
 * @call: the call
 * @answer: unused
 *
 * Return: Win32 error.
 */
uint32_t notification_send(struct adapter *a, const struct ihvd_message *call,
			   struct ihvd_message *answer)
{
	const struct ihvd_notification *n = &call->notification;

	(void)answer;
	if (n->source != L2_NOTIFICATION_SOURCE_WLAN_IHV ||
	    n->data.len > MAX_DATA)
		return ERROR_INVALID_PARAMETER;
	if (!bus_notification(a->daemon->bus, a->name, n->code, &n->interface,
			      n->data.data, n->data.len))
		return ERROR_BUSY;
	plugin_log(a->plugin, "%s: notification %#x, %zu bytes", a->name,
		   n->code, n->data.len);
	return ERROR_SUCCESS;
}
