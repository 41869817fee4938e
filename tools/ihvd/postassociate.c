// SPDX-License-Identifier: GPL-2.0-only
/*
 * The security session of an adapter, from Perform to Stop.
 *
 * Pages: Post-Association Operations Overview;
 * DOT11EXT_POST_ASSOCIATE_COMPLETION.
 */
#include <string.h>

#include "ihvd/onex.h"
#include "ihvd/postassociate.h"
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
	const struct nwifi_blob peer = { a->peer, sizeof(a->peer) };

	a->post_overdue = sd_event_source_disable_unref(a->post_overdue);
	return kernel_request(a->plugin,
			      nwifi_ihv_post_done(a->ifindex, a->post, peer,
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
