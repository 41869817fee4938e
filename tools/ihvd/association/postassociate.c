// SPDX-License-Identifier: GPL-2.0-only
/*
 * The security session of an adapter, from Perform to Stop.
 *
 * Pages: Post-Association Operations Overview;
 * DOT11EXT_POST_ASSOCIATE_COMPLETION.
 */
#include <stdlib.h>
#include <string.h>

#include "ihvd/kernel/layout.h"
#include "ihvd/onex/onex.h"
#include "ihvd/association/postassociate.h"
#include "ihvd/association/resume.h"
#include "winerror.h"
#include "l2cmn.h"

#define ACCURACY_US	1000

/* The port stays closed; what comes of that is a manager's to say (P-3). */
static int on_overdue(sd_event_source *source, uint64_t usec, void *arg)
{
	struct adapter *a = arg;

	(void)source;
	(void)usec;
	plugin_log(a->plugin, "%s: the post-association operation has not been completed within %u ms",
		 a->name, a->plugin->daemon->options->post_ms);
	postassociate_complete(a, ERROR_TIMEOUT, L2_REASON_CODE_UNKNOWN);
	return 0;
}

/**
 * postassociate_take() - what PerformPostAssociate is to be given (IHV-49)
 * @perform: filled in, to be given to postassociate_forget()
 * @call: what the kernel says
 *
 * Return: false if it is malformed, or for want of memory.
 */
bool postassociate_take(struct perform *perform,
			const struct nwc_ihv_call *call)
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
 * postassociate_forget() - it was given, or never will be
 * @perform: what the handler was to be given
 */
void postassociate_forget(struct perform *perform)
{
	free(perform->completion);
	*perform = (struct perform){ 0 };
}

static void on_performed(struct adapter *a, const struct ihvd_message *ret,
			 uint64_t cookie)
{
	/* the kernel believes that it has returned already */
	if (ret->head.result && !cookie && a->post) {
		postassociate_complete(a, ret->head.result,
				       L2_REASON_CODE_UNKNOWN);
		resume_unperformed(a);
	}
	/* IHV-50: no completion follows an error */
	if (ret->head.result)
		postassociate_end(a);
	if (cookie)
		kernel_return(a, cookie, ret->head.result, false);
}

/**
 * postassociate_perform() - call PerformPostAssociate (IHV-48)
 * @a: adapter
 * @perform: what it is given
 * @cookie: of the kernel's call; zero if that has been answered
 */
void postassociate_perform(struct adapter *a, const struct perform *perform,
			   uint64_t cookie)
{
	struct ihvd_message msg = { .head.op = IHVD_PERFORM_POST_ASSOCIATE };

	if (!ihvd_add_blob(&msg, &perform->port, sizeof(perform->port)) ||
	    !ihvd_add_blob(&msg, perform->completion, perform->size)) {
		if (cookie)
			kernel_return(a, cookie, ERROR_OUTOFMEMORY, false);
		else
			postassociate_fail(a, perform, ERROR_OUTOFMEMORY);
		return;
	}
	postassociate_begin(a, perform->session, perform->peer);
	msg.head.arg[0] = perform->session;
	plugin_call(a->plugin, &msg, a, on_performed, cookie);
}

/**
 * postassociate_fail() - an operation fails that the plugin was not told of
 * @a: adapter
 * @perform: what it would have been given
 * @error: Win32 error
 */
void postassociate_fail(struct adapter *a, const struct perform *perform,
			uint32_t error)
{
	const struct nwc_blob peer = { perform->peer, sizeof(perform->peer) };

	kernel_request(a->plugin,
		       nwc_ihv_post_done(a->ifindex, perform->session, peer,
					   error, L2_REASON_CODE_UNKNOWN));
}

/**
 * postassociate_begin() - PerformPostAssociate is about to be called
 * @a: adapter
 * @session: security session
 * @peer: the AP
 */
void postassociate_begin(struct adapter *a, uint32_t session,
			 const uint8_t peer[static NWIFI_MAC_LEN])
{
	struct daemon *d = a->plugin->daemon;

	postassociate_end(a);
	a->post = session;
	memcpy(a->peer, peer, sizeof(a->peer));
	a->frozen = true;
	sd_event_add_time_relative(d->event, &a->post_overdue, CLOCK_MONOTONIC,
				   d->options->post_ms * 1000ULL, ACCURACY_US,
				   on_overdue, a);
}

/**
 * postassociate_complete() - the operation is completed, perhaps once more
 * @a: adapter with a session
 * @result: Win32 error
 * @reason: reason code
 *
 * IHV-51, IHV-52; I-18: there is an end to how long the first may take.
 *
 * Return: 0 or a negative error number.
 */
int postassociate_complete(struct adapter *a, uint32_t result,
			   uint32_t reason)
{
	const struct nwc_blob peer = { a->peer, sizeof(a->peer) };

	a->post_overdue = sd_event_source_disable_unref(a->post_overdue);
	return kernel_request(a->plugin,
			      nwc_ihv_post_done(a->ifindex, a->post, peer,
						  result, reason));
}

/**
 * postassociate_end() - nothing is accepted for the session any more (IHV-55)
 * @a: adapter
 *
 * With it what was done for it ends; no result of that follows (IHV-57).
 */
void postassociate_end(struct adapter *a)
{
	a->post = 0;
	onex_abandon(a);
	a->post_overdue = sd_event_source_disable_unref(a->post_overdue);
}
