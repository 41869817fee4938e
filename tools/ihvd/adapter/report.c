// SPDX-License-Identifier: GPL-2.0-only
/* What the kernel is told of handlers: that they have returned, and with what. */
#include "ihvd/daemon.h"
#include "ihvd/base/log.h"

/**
 * kernel_return() - a handler that the kernel wanted called has returned
 * @a: adapter
 * @cookie: of the kernel's call
 * @result: Win32 error
 * @managed: of PerformPreAssociate: the extension manages the connection
 */
void kernel_return(struct adapter *a, uint64_t cookie, uint32_t result,
		   bool managed)
{
	struct plugin *p = a->plugin;

	/* it may have given up waiting, or the adapter is gone */
	if (kernel_request(p, nwc_ihv_return(a->ifindex, cookie, result,
					       managed)))
		log_line("%s: %s", a->name, p->kernel.error);
}

/**
 * kernel_report_call() - tell of a handler that is about to be called
 * @a: adapter
 * @handler: one that the kernel has not asked for
 */
void kernel_report_call(struct adapter *a, uint32_t handler)
{
	const struct nwc_ihv_report report = {
		.name = ihvd_handler_name(handler),
		.phase = NWIFI_IHV_PHASE_CALL,
	};

	kernel_report(a, &report);
}

/**
 * kernel_report_return() - tell of the return of such a handler
 * @a: adapter
 * @ret: what it returned
 */
void kernel_report_return(struct adapter *a, const struct ihvd_message *ret)
{
	const struct nwc_ihv_report report = {
		.name = ihvd_handler_name(ret->head.op),
		.phase = NWIFI_IHV_PHASE_RETURN,
		.result = ret->head.result,
	};

	kernel_report(a, &report);
}

static void on_returned(struct adapter *a, const struct ihvd_message *ret,
			uint64_t arg)
{
	(void)arg;
	kernel_report_return(a, ret);
}

/**
 * kernel_reported_call() - call a handler of whose outcome nothing depends, and
 *	tell of it
 * @a: adapter
 * @msg: the call, see plugin_call()
 */
void kernel_reported_call(struct adapter *a, struct ihvd_message *msg)
{
	kernel_report_call(a, msg->head.op);
	plugin_call(a->plugin, msg, a, on_returned, 0);
}
