// SPDX-License-Identifier: GPL-2.0-only
/*
 * A connection that an earlier process of the plugin has made: the extension is
 * asked before it is told of its port.
 *
 * Pages: Pre-Association Operation Overview; Post-Association Operations
 * Overview; Performing a Post-Association Operation.
 */
#include <stdlib.h>
#include <string.h>

#include "ihvd/profiles/matching.h"
#include "ihvd/association/postassociate.h"
#include "ihvd/association/preassociate.h"
#include "ihvd/association/resume.h"
#include "l2cmn.h"
#include "windot11.h"
#include "winerror.h"

#define ACCURACY_US	1000

/* What is in front of the elements of a request (IEEE 802.11, 9.3.3) */
#define ASSOC_FIXED	4
#define REASSOC_FIXED	10
#define ELEMENT_SSID	0

/* No number of the kernel, which counts from 1 */
#define SESSION		0x80000000

/**
 * enum resume_state - the pre-association of a connection that is there
 * @RESUME_RUNS: it is under way
 * @RESUME_DONE: the plugin knows of the connection now
 * @RESUME_FAILED: and it does not want it
 */
enum resume_state {
	RESUME_RUNS,
	RESUME_DONE,
	RESUME_FAILED,
};

/**
 * struct resume - a connection that an earlier process of the plugin has made
 * @state: see there
 * @held: @perform is due once the plugin knows of the connection
 * @untold: of the session that the kernel believes in it does not know
 * @perform: what PerformPostAssociate is to be given
 * @auth: algorithm that the connection was made with
 * @unicast: cipher
 * @multicast: cipher
 * @overdue: event source for the end of patience (I-18)
 */
struct resume {
	enum resume_state state;
	bool held;
	bool untold;
	struct perform perform;
	uint32_t auth;
	uint32_t unicast;
	uint32_t multicast;
	sd_event_source *overdue;
};

/* of the network that was associated with; no bytes if that is not to be seen */
static struct nwc_blob ssid_of(const struct nwc_completion *c)
{
	const size_t fixed = c->reassoc_req ? REASSOC_FIXED : ASSOC_FIXED;
	const uint8_t *at = c->assoc_req.data;
	size_t left = c->assoc_req.len;

	if (left < fixed)
		return (struct nwc_blob){ NULL, 0 };
	at += fixed;
	left -= fixed;
	while (left >= 2 && left - 2 >= at[1]) {
		if (at[0] == ELEMENT_SSID)
			return (struct nwc_blob){ at + 2, at[1] };
		left -= 2 + at[1];
		at += 2 + at[1];
	}
	return (struct nwc_blob){ NULL, 0 };
}

/* IHV-45: a proprietary algorithm is an open network to the station */
static bool fits(const struct adapter *a, const struct resume *r)
{
	if (a->auth == DOT11_AUTH_ALGO_RSNA ||
	    a->auth == DOT11_AUTH_ALGO_RSNA_PSK)
		return r->auth == a->auth && r->unicast == a->unicast &&
		       r->multicast == a->multicast;
	return !a->auth || r->auth == DOT11_AUTH_ALGO_80211_OPEN;
}

static void drop_held(struct resume *r)
{
	if (r->held)
		postassociate_forget(&r->perform);
	r->held = false;
}

static int on_overdue(sd_event_source *source, uint64_t usec, void *arg)
{
	struct adapter *a = arg;

	(void)source;
	(void)usec;
	plugin_log(a->plugin, "%s: the pre-association operation has not been completed within %u ms",
		   a->name, a->plugin->daemon->options->post_ms);
	a->pre_next = 0;
	a->pre_cancelled = true;
	resume_failed(a, ERROR_TIMEOUT);
	return 0;
}

static bool begin(struct adapter *a, const struct nwc_completion *c)
{
	struct daemon *d = a->plugin->daemon;
	struct resume *r = calloc(1, sizeof(*r));
	const struct nwc_blob ssid = ssid_of(c);

	if (!r)
		return false;
	r->auth = c->auth;
	r->unicast = c->unicast;
	r->multicast = c->multicast;
	a->resume = r;
	/* no profile, nothing to tell */
	if (!ssid.len || !preassociate_resume(a, ssid, SESSION)) {
		resume_free(a);
		return false;
	}
	if (r->state == RESUME_RUNS)
		sd_event_add_time_relative(d->event, &r->overdue,
					   CLOCK_MONOTONIC,
					   d->options->post_ms * 1000ULL,
					   ACCURACY_US, on_overdue, a);
	return true;
}

/**
 * resume_perform() - the kernel wants PerformPostAssociate called
 * @a: adapter
 * @call: the call
 * @perform: what the handler is to be given; taken over if it is held
 *
 * A plugin that has been asked before the connection knows of it.
 *
 * Return: what becomes of the call.
 */
enum resume_call resume_perform(struct adapter *a,
				const struct nwc_ihv_call *call,
				struct perform *perform)
{
	struct resume *r;

	if (!a->resume && (a->profile || !begin(a, &call->completion)))
		return RESUME_PASS;
	r = a->resume;
	if (r->state != RESUME_RUNS)
		return r->state == RESUME_DONE ? RESUME_PASS : RESUME_REFUSED;
	drop_held(r);
	r->perform = *perform;
	*perform = (struct perform){ 0 };
	r->held = true;
	r->untold = true;
	return RESUME_HELD;
}

/**
 * resume_stop() - the kernel wants StopPostAssociate called
 * @a: adapter
 *
 * Return: true if the plugin has not been told of the session; then it is over.
 */
bool resume_stop(struct adapter *a)
{
	struct resume *r = a->resume;

	if (!r || !r->untold)
		return false;
	drop_held(r);
	r->untold = false;
	return true;
}

/**
 * resume_unperformed() - the plugin returns an error where the kernel was told of
 *	success: no Stop is due of it
 * @a: adapter
 */
void resume_unperformed(struct adapter *a)
{
	if (a->resume)
		a->resume->untold = true;
}

/**
 * resume_runs() - is a pre-association of a connection that is there under way?
 * @a: adapter
 *
 * Return: true if so.
 */
bool resume_runs(const struct adapter *a)
{
	return a->resume && a->resume->state == RESUME_RUNS;
}

/**
 * resume_completed() - such a pre-association is completed
 * @a: adapter, resume_runs()
 * @error: Win32 error
 *
 * Return: Win32 error for the plugin.
 */
uint32_t resume_completed(struct adapter *a, uint32_t error)
{
	struct resume *r = a->resume;

	if (error) {
		resume_failed(a, error);
		return ERROR_SUCCESS;
	}
	if (!fits(a, r)) {
		plugin_log(a->plugin, "%s: the connection was made with other algorithms, and has to be made anew",
			   a->name);
		resume_failed(a, ERROR_NOT_SUPPORTED);
		return ERROR_NOT_SUPPORTED;
	}
	r->state = RESUME_DONE;
	r->overdue = sd_event_source_disable_unref(r->overdue);
	a->frozen = true;
	r->untold = false;
	if (r->held)
		postassociate_perform(a, &r->perform, 0);
	drop_held(r);
	resume_settle(a->plugin);
	return ERROR_SUCCESS;
}

/**
 * resume_failed() - the plugin does not want the connection, or cannot say
 * @a: adapter
 * @error: Win32 error
 */
void resume_failed(struct adapter *a, uint32_t error)
{
	struct resume *r = a->resume;

	if (!resume_runs(a))
		return;
	r->state = RESUME_FAILED;
	r->overdue = sd_event_source_disable_unref(r->overdue);
	if (r->held)
		postassociate_fail(a, &r->perform, error);
	drop_held(r);
	resume_settle(a->plugin);
}

/**
 * resume_settle() - something was initialised, or need not be resumed any more
 * @p: plugin
 *
 * It is asked about profiles when none of its connections waits any more.
 */
void resume_settle(struct plugin *p)
{
	struct adapter *a;

	LIST_FOREACH(a, &p->adapters, next)
		if (resume_runs(a))
			return;
	LIST_FOREACH(a, &p->adapters, next)
		if (a->stage == STAGE_READY)
			matching_begin(a);
}

/**
 * resume_free() - the connection is over, or the plugin's part in it
 * @a: adapter
 */
void resume_free(struct adapter *a)
{
	struct resume *r = a->resume;

	if (!r)
		return;
	a->resume = NULL;
	drop_held(r);
	sd_event_source_disable_unref(r->overdue);
	free(r);
}
