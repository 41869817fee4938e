// SPDX-License-Identifier: GPL-2.0-only
/* Calls that the kernel is told of for those who listen to its events. */
#include <errno.h>

#include "ihvd/adapter/report.h"
#include "ihvd/plugin/log.h"

/**
 * adapter_report() - report a call that only the daemon knows of
 * @a: adapter
 * @report: call of a handler or a function, or its return
 */
void adapter_report(struct adapter *a, const struct nwc_ihv_report *report)
{
	int err = adapter_request(a, nwc_ihv_report(a->ifindex, report));

	if (err && err != -ENODEV)
		plugin_log(a->plugin, "%s: %s is not reported: %s", a->name,
			   report->name, adapter_request_error(a));
}
