// SPDX-License-Identifier: GPL-2.0-only
/*
 * Calls of handlers for an adapter. The kernel waits for the return of a
 * handler that it wants called; it is told of any other call for those who
 * listen.
 */
#include "ihvd/adapter/call.h"
#include "ihvd/adapter/report.h"
#include "ihvd/base/log.h"
#include "ihvd/plugin/call.h"

/**
 * adapter_call() - call a handler for an adapter
 * @a: adapter
 * @msg: the call, without its kind, cookie and adapter
 * @returned: see plugin_call()
 * @arg: for @returned
 */
void adapter_call(struct adapter *a, struct ihvd_message *msg,
		  channel_returned_fn returned, uint64_t arg)
{
	msg->head.adapter = a->handle;
	plugin_call(a->plugin, msg, a, returned, arg);
}

/**
 * adapter_return() - tell the kernel that a handler that it wanted called has
 *	returned
 * @a: adapter
 * @cookie: cookie of the kernel's call
 * @result: Win32 error
 * @managed: of PerformPreAssociate: the extension manages the connection
 */
void adapter_return(struct adapter *a, uint64_t cookie, uint32_t result,
		    bool managed)
{
	/* the kernel may have given up waiting, or the adapter is gone */
	if (adapter_request(a, nwc_ihv_return(a->ifindex, cookie, result,
					      managed)))
		log_line("%s: %s", a->name, adapter_request_error(a));
}

/**
 * adapter_report_call() - report that a handler is about to be called
 * @a: adapter
 * @handler: handler that the kernel has not asked for
 */
void adapter_report_call(struct adapter *a, uint32_t handler)
{
	const struct nwc_ihv_report report = {
		.name = ihvd_handler_name(handler),
		.phase = NWIFI_IHV_PHASE_CALL,
	};

	adapter_report(a, &report);
}

/**
 * adapter_report_return() - report that such a handler has returned
 * @a: adapter
 * @ret: what it returned
 */
void adapter_report_return(struct adapter *a, const struct ihvd_message *ret)
{
	const struct nwc_ihv_report report = {
		.name = ihvd_handler_name(ret->head.op),
		.phase = NWIFI_IHV_PHASE_RETURN,
		.result = ret->head.result,
	};

	adapter_report(a, &report);
}

static void on_returned(struct adapter *a, const struct ihvd_message *ret,
			uint64_t arg)
{
	(void)arg;
	adapter_report_return(a, ret);
}

/**
 * adapter_call_reported() - call a handler whose return changes nothing, and
 *	report both
 * @a: adapter
 * @msg: see adapter_call()
 */
void adapter_call_reported(struct adapter *a, struct ihvd_message *msg)
{
	adapter_report_call(a, msg->head.op);
	adapter_call(a, msg, on_returned, 0);
}
