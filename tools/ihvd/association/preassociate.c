// SPDX-License-Identifier: GPL-2.0-only
/*
 * Before a connection is made: the profile of the network is looked up and
 * validated, networks are looked for if none are known, then the extension is
 * asked.
 *
 * Pages: Pre-Association Operation Overview; Pre-Association Operation
 * Guidelines.
 */
#include <stdlib.h>
#include <string.h>

#include "ihvd/bus/bus.h"
#include "ihvd/profiles/matching.h"
#include "ihvd/profiles/networks.h"
#include "ihvd/association/preassociate.h"
#include "ihvd/profiles/profiles.h"
#include "ihvd/association/resume.h"
#include "ihvd/user/ui.h"
#include "wlanihv.h"

static void refuse(struct adapter *a, uint32_t result)
{
	a->pre_next = 0;
	a->pre_scan = 0;
	if (a->pre_cookie)
		kernel_return(a, a->pre_cookie, result, true);
	else
		resume_failed(a, result);
}

/* IHV-37: the user is told that the profile cannot be used */
static void refuse_profile(struct adapter *a, uint32_t result, uint32_t reason)
{
	bus_profile_refused(a, a->profile->name, result, reason);
	refuse(a, result);
}

static void on_returned(struct adapter *a, const struct ihvd_message *ret,
			uint64_t cookie)
{
	/* IHV-37: no completion follows an error, and the user is told */
	if (ret->head.result && a->pre_cookie == cookie) {
		a->pre = 0;
		plugin_log(a->plugin, "%s: profile %s is refused: error %u, reason %#x",
			 a->name, a->profile->name, ret->head.result,
			 ret->head.reason);
		bus_profile_refused(a, a->profile->name, ret->head.result,
				    ret->head.reason);
	}
	if (cookie)
		kernel_return(a, cookie, ret->head.result, true);
	else if (ret->head.result)
		resume_failed(a, ret->head.result);
}

/* @network: NULL if it is not in range */
static void perform(struct adapter *a, const struct network *network)
{
	struct ihvd_message msg = { .head.op = IHVD_PERFORM_PRE_ASSOCIATE };
	void *ssids;

	msg.head.arg[0] = a->pre_next;
	if (networks_fill(&msg, a->profile, network, &ssids)) {
		a->pre = a->pre_next;
		a->pre_next = 0;
		a->pre_cancelled = false;
		/* IHV-86: is called, and has returned, before the other one */
		ui_query(a, connection_phase_initial_connection);
		plugin_call(a->plugin, &msg, a, on_returned, a->pre_cookie);
	} else {
		refuse(a, ERROR_BAD_PROFILE);
	}
	free(ssids);
}

/* false if somebody else's scan is as good, or the radio is off */
static bool scan(struct adapter *a)
{
	struct plugin *p = a->plugin;

	a->pre_scan = ++p->kernel.cookie;
	if (!kernel_request(p, nwc_ihv_scan(a->ifindex, a->pre_scan,
					      a->pre_ssid)))
		return true;
	a->pre_scan = 0;
	return false;
}

/* IHV-36: the extension is given the networks, so they have to be known */
static void look(struct adapter *a, bool scanned)
{
	const struct network *network;
	struct networks list;

	networks_load(a, &list);
	network = networks_find(&list, a->pre_ssid);
	/* nobody scans for a network that is connected to */
	if (network || scanned || !a->pre_cookie || !scan(a))
		perform(a, network);
	networks_free(&list);
}

static void on_validated(struct adapter *a, const struct ihvd_message *ret,
			 uint64_t session)
{
	/* by now it may be about another connection */
	if (a->pre_next != session) {
		kernel_report_return(a, ret);
		return;
	}
	matching_learn(a, a->profile, ret);
	if (ret->head.result)
		refuse_profile(a, ret->head.result, ret->head.reason);
	else
		look(a, false);
}

/* false if it is not the extension's business */
static bool prepare(struct adapter *a, struct nwc_blob ssid,
		    uint32_t session, uint64_t cookie)
{
	const struct verdict *verdict;

	/* of one that is still prepared nobody wants to hear any more */
	a->pre_next = 0;
	a->pre_scan = 0;
	a->pre_cookie = cookie;
	nwc_profile_free(a->profile);
	a->profile = profiles_find(a->plugin, ssid);
	if (!a->profile || ssid.len > sizeof(a->pre_ssid_data))
		return false;
	a->pre_next = session;
	if (ssid.len)
		memcpy(a->pre_ssid_data, ssid.data, ssid.len);
	a->pre_ssid = (struct nwc_blob){ a->pre_ssid_data, ssid.len };
	verdict = matching_verdict(a, a->profile);
	if (verdict && verdict->result)
		refuse_profile(a, verdict->result, verdict->reason);
	/* what is connected has been validated; the handler looks, too (IHV-37) */
	else if (verdict || !cookie)
		look(a, false);
	else if (!matching_validate(a, a->profile, on_validated,
				    a->pre_next))
		refuse(a, ERROR_BAD_PROFILE);
	return true;
}

/**
 * preassociate_begin() - the kernel wants a connection (IHV-35)
 * @a: adapter
 * @call: the call
 */
void preassociate_begin(struct adapter *a, const struct nwc_ihv_call *call)
{
	/* without a profile of the extension the connection goes on without it */
	if (!prepare(a, call->ssid, call->session, call->cookie))
		kernel_return(a, call->cookie, ERROR_SUCCESS, false);
}

/**
 * preassociate_resume() - there is a connection that the extension is not aware
 *	of
 * @a: adapter
 * @ssid: its network
 * @session: number for the connection session
 *
 * How it comes out is told to resume.c.
 *
 * Return: false if there is no profile of the extension for it.
 */
bool preassociate_resume(struct adapter *a, struct nwc_blob ssid,
			 uint32_t session)
{
	if (!prepare(a, ssid, session, 0))
		return false;
	plugin_log(a->plugin, "%s: connected already; the extension is asked anew, with profile %s",
		   a->name, a->profile->name);
	return true;
}

/**
 * preassociate_scanned() - a scan has ended, well or not
 * @a: adapter
 * @cookie: of its request
 */
void preassociate_scanned(struct adapter *a, uint64_t cookie)
{
	if (!a->pre_scan || cookie != a->pre_scan)
		return;
	a->pre_scan = 0;
	look(a, true);
}

/**
 * preassociate_cancel() - the connection will not be made
 * @a: adapter
 *
 * If the handler has not been called yet it never will be, and no completion
 * is due (IHV-21).
 */
void preassociate_cancel(struct adapter *a)
{
	if (a->pre_next)
		refuse(a, ERROR_CANCELLED);
}
