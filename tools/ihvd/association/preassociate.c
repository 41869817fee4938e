// SPDX-License-Identifier: GPL-2.0-only
/*
 * The pre-association operation, before a connection is made. The daemon finds
 * the profile of the network and has it validated; if it does not know the
 * network, it scans for it; then it calls the handler of the extension.
 *
 * Pages: Pre-Association Operation Overview; Pre-Association Operation
 * Guidelines.
 */
#include <stdlib.h>
#include <string.h>

#include "ihvd/adapter/call.h"
#include "ihvd/association/keys.h"
#include "ihvd/association/preassociate.h"
#include "ihvd/bus/bus.h"
#include "ihvd/ipc/wire.h"
#include "ihvd/plugin/log.h"
#include "ihvd/profiles/matching.h"
#include "ihvd/profiles/networks.h"
#include "ihvd/profiles/profiles.h"
#include "ihvd/user/ui.h"
#include "wlanihv.h"

static void pre_refuse(struct adapter *a, uint32_t result)
{
	a->pre_next = 0;
	a->pre_scan = 0;
	if (a->pre_cookie)
		adapter_return(a, a->pre_cookie, result, true);
	else
		a->pre_refused(a, result);
}

/* IHV-37: the user is told that the profile cannot be used */
static void pre_refuse_profile(struct adapter *a, uint32_t result,
			       uint32_t reason)
{
	bus_profile_refused(a->daemon->bus, a->name, a->profile->name, result,
			    reason);
	pre_refuse(a, result);
}

static void on_returned(struct adapter *a, const struct ihvd_message *ret,
			uint64_t cookie)
{
	/* the return of an earlier one says nothing of that which runs now */
	if (a->pre_cookie == cookie)
		a->pre_running = false;
	/* IHV-37: no completion follows an error, and the user is told */
	if (ret->head.result && a->pre_cookie == cookie)
		a->pre = 0;
	/* by now the adapter may be connected without a profile */
	if (ret->head.result && a->pre_cookie == cookie && a->profile) {
		plugin_log(a->plugin,
			   "%s: profile %s is refused: error %u, reason %#x",
			   a->name, a->profile->name, ret->head.result,
			   ret->head.reason);
		bus_profile_refused(a->daemon->bus, a->name, a->profile->name,
				    ret->head.result, ret->head.reason);
	}
	if (cookie)
		adapter_return(a, cookie, ret->head.result, true);
	else if (ret->head.result)
		a->pre_refused(a, ret->head.result);
}

/* @network: NULL if it is not in range */
static void pre_perform(struct adapter *a, const struct network *network)
{
	struct ihvd_message msg = IHVD_HANDLER_CALL(IHVD_PERFORM_PRE_ASSOCIATE);
	void *ssids;

	msg.pre_associate.session = a->pre_next;
	if (networks_fill(&msg.pre_associate.profile, a->profile, network,
			  &ssids) && ihvd_fits(&msg)) {
		a->pre = a->pre_next;
		a->pre_next = 0;
		a->pre_cancelled = false;
		a->pre_running = true;
		/*
		 * IHV-86: QueryUIRequest has returned before the other handler.
		 */
		ui_query(a, connection_phase_initial_connection);
		adapter_call(a, &msg, on_returned, a->pre_cookie);
	} else {
		pre_refuse(a, ERROR_BAD_PROFILE);
	}
	free(ssids);
}

/* Return: false if somebody else's scan is as good, or the radio is off. */
static bool pre_scan(struct adapter *a)
{
	a->pre_scan = adapter_new_cookie(a);
	if (!adapter_request(a, nwc_ihv_scan(a->ifindex, a->pre_scan,
					     a->pre_ssid)))
		return true;
	a->pre_scan = 0;
	return false;
}

/* IHV-36: the extension is given the networks, so they have to be known */
static void pre_find_network(struct adapter *a, bool scanned)
{
	const struct network *network;
	struct networks list;

	networks_load(a, &list);
	network = networks_find(&list, a->pre_ssid);
	/* a network with a connection need not be scanned for */
	if (network || scanned || !a->pre_cookie || !pre_scan(a))
		pre_perform(a, network);
	networks_free(&list);
}

static void on_validated(struct adapter *a, const struct ihvd_message *ret,
			 uint64_t session)
{
	/* by now another connection may be prepared */
	if (a->pre_next != session) {
		adapter_report_return(a, ret);
		return;
	}
	matching_learn(a, a->profile, ret);
	if (ret->head.result)
		pre_refuse_profile(a, ret->head.result, ret->head.reason);
	else
		pre_find_network(a, false);
}

/* Return: false if there is no profile of the extension for the network. */
static bool pre_prepare(struct adapter *a, struct nwc_blob ssid,
			uint32_t session, uint64_t cookie)
{
	const struct verdict *verdict;

	/* a connection that is still being prepared is not wanted any more */
	a->pre_next = 0;
	a->pre_scan = 0;
	a->pre_cookie = cookie;
	keys_forget(a);
	nwc_profile_free(a->profile);
	a->profile = profiles_find(a->plugin, ssid);
	if (a->profile)
		adapter_require(a);
	if (!a->profile || ssid.len > sizeof(a->pre_ssid_data))
		return false;
	a->pre_next = session;
	if (ssid.len)
		memcpy(a->pre_ssid_data, ssid.data, ssid.len);
	a->pre_ssid = (struct nwc_blob){ a->pre_ssid_data, ssid.len };
	verdict = matching_verdict(a, a->profile);
	if (verdict && verdict->result)
		pre_refuse_profile(a, verdict->result, verdict->reason);
	/*
	 * The profile of a connection that is there was validated when it was
	 * made; and the handler looks at the profile, too (IHV-37).
	 */
	else if (verdict || !cookie)
		pre_find_network(a, false);
	else if (!matching_validate(a, a->profile, on_validated,
				    a->pre_next))
		pre_refuse(a, ERROR_BAD_PROFILE);
	return true;
}

/**
 * preassociate_begin() - begin the operation for the kernel, which wants a
 *	connection (IHV-35)
 * @a: adapter
 * @call: the kernel's call
 */
void preassociate_begin(struct adapter *a, const struct nwc_ihv_call *call)
{
	/*
	 * Without a profile of the extension the connection goes on without it.
	 */
	if (!pre_prepare(a, call->ssid, call->session, call->cookie))
		adapter_return(a, call->cookie, ERROR_SUCCESS, false);
}

/**
 * preassociate_resume() - begin the operation for a connection that is there,
 *	but of which the extension does not know
 * @a: adapter
 * @ssid: SSID of the network
 * @session: number of the connection session
 * @refused: called if the operation comes to nothing before its completion,
 *	also from within this call
 *
 * Return: false if there is no profile of the extension for the network.
 */
bool preassociate_resume(struct adapter *a, struct nwc_blob ssid,
			 uint32_t session, adapter_refused_fn refused)
{
	a->pre_refused = refused;
	if (!pre_prepare(a, ssid, session, 0))
		return false;
	plugin_log(a->plugin,
		   "%s: connected already; the extension is asked anew, with profile %s",
		   a->name, a->profile->name);
	return true;
}

/**
 * preassociate_scanned() - a scan has ended, well or not
 * @a: adapter
 * @cookie: cookie of its request
 */
void preassociate_scanned(struct adapter *a, uint64_t cookie)
{
	if (!a->pre_scan || cookie != a->pre_scan)
		return;
	a->pre_scan = 0;
	pre_find_network(a, true);
}

/**
 * preassociate_cancel() - the connection will not be made
 * @a: adapter
 *
 * If the handler has not been called yet, it never will be, and no completion
 * is due (IHV-21).
 */
void preassociate_cancel(struct adapter *a)
{
	if (a->pre_next)
		pre_refuse(a, ERROR_CANCELLED);
}
