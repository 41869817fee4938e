// SPDX-License-Identifier: GPL-2.0-only
/*
 * The post-association operation, and the security session that it is for, from
 * PerformPostAssociate to StopPostAssociate.
 *
 * Pages: Post-Association Operations Overview;
 * DOT11EXT_POST_ASSOCIATE_COMPLETION.
 */
#include <stdlib.h>
#include <string.h>

#include "ihvd/adapter/call.h"
#include "ihvd/association/keys.h"
#include "ihvd/association/postassociate.h"
#include "ihvd/ipc/wire.h"
#include "ihvd/kernel/layout.h"
#include "ihvd/onex/onex.h"
#include "ihvd/plugin/log.h"
#include "l2cmn.h"
#include "winerror.h"

#define ACCURACY_US	1000

/*
 * The port stays closed. What follows from that is for the manager of the
 * connection to decide (P-3).
 */
static int on_overdue(sd_event_source *source, uint64_t usec, void *arg)
{
	struct adapter *a = arg;

	(void)source;
	(void)usec;
	plugin_log(a->plugin,
		   "%s: the post-association operation has not been completed within %u ms",
		   a->name, a->daemon->options->post_ms);
	postassociate_complete(a, ERROR_TIMEOUT, L2_REASON_CODE_UNKNOWN);
	return 0;
}

/**
 * perform_take() - make what PerformPostAssociate is given (IHV-49)
 * @perform: filled in, to be given to perform_free()
 * @call: the kernel's call
 *
 * Return: false if the call is malformed, or without memory.
 */
bool perform_take(struct perform *perform, const struct nwc_ihv_call *call)
{
	*perform = (struct perform){
		.session = call->session,
		.port = layout_port(&call->port),
	};
	if (call->mac.len != sizeof(perform->peer))
		return false;
	memcpy(perform->peer, call->mac.data, sizeof(perform->peer));
	perform->completion = layout_completion(&call->completion,
						&perform->size);
	return perform->completion;
}

/**
 * perform_free() - free what PerformPostAssociate was to be given
 * @perform: zeros afterwards
 */
void perform_free(struct perform *perform)
{
	free(perform->completion);
	*perform = (struct perform){ 0 };
}

static void post_begin(struct adapter *a, const struct perform *perform)
{
	const struct daemon *d = a->daemon;

	postassociate_end(a);
	a->post = perform->session;
	memcpy(a->peer, perform->peer, sizeof(a->peer));
	a->frozen = true;
	sd_event_add_time_relative(d->event, &a->post_overdue, CLOCK_MONOTONIC,
				   d->options->post_ms * 1000ULL, ACCURACY_US,
				   on_overdue, a);
}

/**
 * postassociate_call() - begin a security session, and call
 *	PerformPostAssociate
 * @a: adapter
 * @perform: what it is given
 * @returned: called when it has returned; has to end the session if it returns
 *	an error
 * @arg: for @returned
 *
 * Return: false if it does not fit into a message; then there is no session.
 */
bool postassociate_call(struct adapter *a, const struct perform *perform,
			channel_returned_fn returned, uint64_t arg)
{
	struct ihvd_message msg =
		IHVD_HANDLER_CALL(IHVD_PERFORM_POST_ASSOCIATE);

	msg.post_associate = (struct ihvd_post_associate){
		.session = perform->session,
		.port = perform->port,
		.completion = { perform->completion, perform->size },
	};
	if (!ihvd_fits(&msg))
		return false;
	post_begin(a, perform);
	keys_install(a);
	adapter_call(a, &msg, returned, arg);
	return true;
}

static void on_performed(struct adapter *a, const struct ihvd_message *ret,
			 uint64_t cookie)
{
	/* IHV-50: no completion follows an error */
	if (ret->head.result)
		postassociate_end(a);
	adapter_return(a, cookie, ret->head.result, false);
}

/**
 * postassociate_perform() - call PerformPostAssociate for the kernel (IHV-48)
 * @a: adapter
 * @perform: what it is given
 * @cookie: cookie of the kernel's call
 */
void postassociate_perform(struct adapter *a, const struct perform *perform,
			   uint64_t cookie)
{
	if (!postassociate_call(a, perform, on_performed, cookie))
		adapter_return(a, cookie, ERROR_OUTOFMEMORY, false);
}

/**
 * postassociate_fail() - fail an operation of which the plugin was not told
 * @a: adapter
 * @perform: what the plugin would have been given
 * @error: Win32 error
 */
void postassociate_fail(struct adapter *a, const struct perform *perform,
			uint32_t error)
{
	const struct nwc_blob peer = { perform->peer, sizeof(perform->peer) };

	adapter_request(a, nwc_ihv_post_done(a->ifindex, perform->session,
					     peer, error,
					     L2_REASON_CODE_UNKNOWN));
}

/**
 * postassociate_complete() - complete the operation, for the first time or
 *	again
 * @a: adapter with a session
 * @result: Win32 error
 * @reason: reason code
 *
 * IHV-51, IHV-52. The first completion ends the time limit of the operation
 * (I-18).
 *
 * Return: 0 or a negative error number.
 */
int postassociate_complete(struct adapter *a, uint32_t result,
			   uint32_t reason)
{
	const struct nwc_blob peer = { a->peer, sizeof(a->peer) };

	a->post_overdue = sd_event_source_disable_unref(a->post_overdue);
	return adapter_request(a, nwc_ihv_post_done(a->ifindex, a->post, peer,
						    result, reason));
}

/**
 * postassociate_end() - end the session, for which nothing is accepted any more
 *	(IHV-55)
 * @a: adapter
 *
 * A run of 802.1X ends with it, and no result follows (IHV-57).
 */
void postassociate_end(struct adapter *a)
{
	a->post = 0;
	onex_abandon(a);
	a->post_overdue = sd_event_source_disable_unref(a->post_overdue);
}
