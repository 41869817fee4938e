// SPDX-License-Identifier: GPL-2.0-only
/*
 * Notifications of a plugin, for whoever listens on the bus.
 *
 * Pages: Sending Notifications; DOT11EXT_SEND_NOTIFICATION.
 */
#include <string.h>

#include "ihvd/bus/bus.h"
#include "ihvd/request/functions.h"
#include "wlanihv.h"

#define MAX_DATA	(32 * 1024)

/**
 * notification_send() - Dot11ExtSendNotification (IHV-95)
 * @a: adapter
 * @call: source, code; interface, data
 * @answer: unused
 *
 * Return: Win32 error.
 */
uint32_t notification_send(struct adapter *a, const struct ihvd_message *call,
			   struct ihvd_message *answer)
{
	const uint32_t code = call->head.arg[1];
	GUID interface;

	(void)answer;
	if (call->head.arg[0] != L2_NOTIFICATION_SOURCE_WLAN_IHV ||
	    call->head.len[0] != sizeof(interface) ||
	    call->head.len[1] > MAX_DATA)
		return ERROR_INVALID_PARAMETER;
	memcpy(&interface, call->blob[0], sizeof(interface));
	if (!bus_notification(a, code, &interface, call->blob[1],
			      call->head.len[1]))
		return ERROR_BUSY;
	plugin_log(a->plugin, "%s: notification %#x, %u bytes", a->name, code,
		   call->head.len[1]);
	return ERROR_SUCCESS;
}
