// SPDX-License-Identifier: GPL-2.0-only
/*
 * A connection that an earlier process of the plugin has made: the extension
 * goes through pre-association before it is told of the port.
 *
 * Pages: Pre-Association Operation Overview; Post-Association Operations
 * Overview; Performing a Post-Association Operation.
 */
#include <stdlib.h>
#include <string.h>

#include "ihvd/association/postassociate.h"
#include "ihvd/association/preassociate.h"
#include "ihvd/association/resume.h"
#include "ihvd/plugin/log.h"
#include "ihvd/profiles/matching.h"
#include "l2cmn.h"
#include "windot11.h"
#include "winerror.h"

#define ACCURACY_US	1000

/* Length of the fixed fields before the elements (IEEE 802.11, 9.3.3) */
#define ASSOC_FIXED	4
#define REASSOC_FIXED	10
#define ELEMENT_SSID	0

/* A connection session that the kernel, which counts from 1, does not use */
#define RESUMED_SESSION		0x80000000

/**
 * enum resume_state - the pre-association of a connection that is there
 * @RESUME_RUNS: the operation is under way
 * @RESUME_DONE: the plugin knows of the connection
 * @RESUME_FAILED: the plugin does not want the connection
 */
enum resume_state {
	RESUME_RUNS,
	RESUME_DONE,
	RESUME_FAILED,
};

/**
 * struct resume - a connection that an earlier process of the plugin has made
 * @state: see &enum resume_state
 * @held: PerformPostAssociate is to be called with @perform once the plugin
 *	knows of the connection
 * @untold: the kernel has a security session of which the plugin was not told
 * @perform: what PerformPostAssociate is to be given
 * @auth: algorithm that the connection was made with
 * @unicast: unicast cipher that it was made with
 * @multicast: multicast cipher that it was made with
 * @overdue: event source for the time limit of the operation (I-18)
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

/* SSID of the association; no bytes if its request does not show it */
static struct nwc_blob completion_ssid(const struct nwc_completion *c)
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
static bool resume_fits(const struct adapter *a, const struct resume *r)
{
	if (a->auth == DOT11_AUTH_ALGO_RSNA ||
	    a->auth == DOT11_AUTH_ALGO_RSNA_PSK)
		return r->auth == a->auth && r->unicast == a->unicast &&
		       r->multicast == a->multicast;
	return !a->auth || r->auth == DOT11_AUTH_ALGO_80211_OPEN;
}

static void resume_drop_held(struct resume *r)
{
	if (r->held)
		perform_free(&r->perform);
	r->held = false;
}

/* The plugin does not want the connection, or cannot tell whether it does. */
static void resume_failed(struct adapter *a, uint32_t error)
{
	struct resume *r = a->resume;

	if (!resume_runs(a))
		return;
	r->state = RESUME_FAILED;
	r->overdue = sd_event_source_disable_unref(r->overdue);
	if (r->held)
		postassociate_fail(a, &r->perform, error);
	resume_drop_held(r);
	resume_settle(a->plugin);
}

static int on_overdue(sd_event_source *source, uint64_t usec, void *arg)
{
	struct adapter *a = arg;

	(void)source;
	(void)usec;
	plugin_log(a->plugin,
		   "%s: the pre-association operation has not been completed within %u ms",
		   a->name, a->daemon->options->pre_ms);
	a->pre_next = 0;
	a->pre_cancelled = true;
	resume_failed(a, ERROR_TIMEOUT);
	return 0;
}

/* The kernel was told of success before PerformPostAssociate was called. */
static void on_performed(struct adapter *a, const struct ihvd_message *ret,
			 uint64_t arg)
{
	(void)arg;
	if (!ret->head.result)
		return;
	if (a->post) {
		postassociate_complete(a, ret->head.result,
				       L2_REASON_CODE_UNKNOWN);
		/*
		 * The Stop that the kernel owes is not for the plugin (IHV-50).
		 */
		if (a->resume)
			a->resume->untold = true;
	}
	postassociate_end(a);
}

static bool resume_begin(struct adapter *a, const struct nwc_completion *c)
{
	const struct daemon *d = a->daemon;
	struct resume *r = calloc(1, sizeof(*r));
	const struct nwc_blob ssid = completion_ssid(c);

	if (!r)
		return false;
	r->auth = c->auth;
	r->unicast = c->unicast;
	r->multicast = c->multicast;
	a->resume = r;
	/* without a profile there is nothing to tell the extension */
	if (!ssid.len || !preassociate_resume(a, ssid, RESUMED_SESSION,
					      resume_failed)) {
		resume_free(a);
		return false;
	}
	if (r->state == RESUME_RUNS)
		sd_event_add_time_relative(d->event, &r->overdue,
					   CLOCK_MONOTONIC,
					   d->options->pre_ms * 1000ULL,
					   ACCURACY_US, on_overdue, a);
	return true;
}

/**
 * resume_perform() - decide on a call of PerformPostAssociate by the kernel
 * @a: adapter
 * @call: the kernel's call
 * @perform: what the handler is to be given; taken over if the call is held
 *
 * A plugin that went through pre-association for the connection knows of it.
 *
 * Return: what becomes of the call.
 */
enum resume_call resume_perform(struct adapter *a,
				const struct nwc_ihv_call *call,
				struct perform *perform)
{
	struct resume *r;

	if (!a->resume && (a->profile || !resume_begin(a, &call->completion)))
		return RESUME_PASS;
	r = a->resume;
	if (r->state != RESUME_RUNS)
		return r->state == RESUME_DONE ? RESUME_PASS : RESUME_REFUSED;
	resume_drop_held(r);
	r->perform = *perform;
	*perform = (struct perform){ 0 };
	r->held = true;
	r->untold = true;
	return RESUME_HELD;
}

/**
 * resume_stop() - decide on a call of StopPostAssociate by the kernel
 * @a: adapter
 *
 * Return: true if the plugin was not told of the session; then it is over.
 */
bool resume_stop(struct adapter *a)
{
	struct resume *r = a->resume;

	if (!r || !r->untold)
		return false;
	resume_drop_held(r);
	r->untold = false;
	return true;
}

/**
 * resume_runs() - is the pre-association of a resumed connection under way?
 * @a: adapter
 *
 * Return: true if so.
 */
bool resume_runs(const struct adapter *a)
{
	return a->resume && a->resume->state == RESUME_RUNS;
}

/**
 * resume_completed() - the pre-association of a resumed connection is completed
 * @a: adapter for which resume_runs() is true
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
	if (!resume_fits(a, r)) {
		plugin_log(a->plugin,
			   "%s: the connection was made with other algorithms, and has to be made anew",
			   a->name);
		resume_failed(a, ERROR_NOT_SUPPORTED);
		return ERROR_NOT_SUPPORTED;
	}
	r->state = RESUME_DONE;
	r->overdue = sd_event_source_disable_unref(r->overdue);
	a->frozen = true;
	r->untold = false;
	if (r->held &&
	    !postassociate_call(a, &r->perform, on_performed, 0))
		postassociate_fail(a, &r->perform, ERROR_OUTOFMEMORY);
	resume_drop_held(r);
	resume_settle(a->plugin);
	return ERROR_SUCCESS;
}

/**
 * resume_settle() - an adapter is ready, or has nothing to resume any more
 * @p: plugin that serves it
 *
 * The plugin is asked about profiles as soon as none of its adapters has a
 * pre-association to resume.
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
 * resume_free() - forget that a connection was resumed
 * @a: adapter
 */
void resume_free(struct adapter *a)
{
	struct resume *r = a->resume;

	if (!r)
		return;
	a->resume = NULL;
	resume_drop_held(r);
	sd_event_source_disable_unref(r->overdue);
	free(r);
}
