// SPDX-License-Identifier: GPL-2.0-only
/*
 * What extensions say of profiles and networks. Before a profile is used, its
 * extension is asked whether it is valid. After a scan, extensions are asked
 * whether networks fit the profiles for them, and how networks without a
 * profile could be used. None of that changes a connection (IHV-34).
 *
 * Pages: Validating Network Profile Extensions; Creating Network Profile
 * Extensions; DOT11EXTIHV_PERFORM_CAPABILITY_MATCH.
 */
#include <stdlib.h>
#include <string.h>

#include "ihvd/adapter/call.h"
#include "ihvd/ipc/wire.h"
#include "ihvd/plugin/log.h"
#include "ihvd/profiles/discovered.h"
#include "ihvd/profiles/matching.h"
#include "ihvd/profiles/networks.h"
#include "ihvd/profiles/profiles.h"
#include "lib/profile/profile.h"
#include "windot11.h"
#include "winerror.h"

/*
 * Verdicts that are remembered; of further profiles extensions are asked again.
 */
#define MAX_VERDICTS	64

/**
 * struct matching - an extension and the profiles
 * @verdicts: verdicts of the extension
 * @n_verdicts: how many verdicts there were; new ones overwrite the oldest
 * @running: a round of questions is under way
 * @again: another round is due, because the networks have changed meanwhile
 * @scanned: the round is about networks, too
 * @profiles: all profiles
 * @networks: the networks in range
 * @next: number of the next question, see round_step()
 * @idle: event source that begins the first round
 */
struct matching {
	struct verdict verdicts[MAX_VERDICTS];
	size_t n_verdicts;
	bool running;
	bool again;
	bool scanned;
	struct profiles profiles;
	struct networks networks;
	size_t next;
	sd_event_source *idle;
};

static void round_advance(struct adapter *a);

static struct verdict *verdict_find(struct matching *m, uint64_t fingerprint)
{
	size_t i;

	for (i = 0; m && i < MAX_VERDICTS; i++)
		if (m->verdicts[i].fingerprint == fingerprint)
			return &m->verdicts[i];
	return NULL;
}

/**
 * matching_verdict() - find what an extension has said of a profile
 * @a: adapter
 * @profile: profile
 *
 * Return: the verdict; NULL if the extension was not asked.
 */
const struct verdict *matching_verdict(const struct adapter *a,
				       const struct nwc_profile *profile)
{
	return verdict_find(a->matching, profiles_fingerprint(profile));
}

/**
 * matching_learn() - keep what ValidateProfile has returned
 * @a: adapter
 * @profile: the profile
 * @ret: its return, which replaces an earlier verdict
 */
void matching_learn(struct adapter *a, const struct nwc_profile *profile,
		    const struct ihvd_message *ret)
{
	const uint64_t fingerprint = profiles_fingerprint(profile);
	struct matching *m = a->matching;
	struct verdict *verdict;

	adapter_report_return(a, ret);
	if (ret->head.result)
		plugin_log(a->plugin,
			   "%s: profile %s is not valid: error %u, reason %#x",
			   a->name, profile->name, ret->head.result,
			   ret->head.reason);
	if (!m)
		return;
	verdict = verdict_find(m, fingerprint);
	if (!verdict)
		verdict = &m->verdicts[m->n_verdicts++ % MAX_VERDICTS];
	*verdict = (struct verdict){
		.fingerprint = fingerprint,
		.result = ret->head.result,
		.reason = ret->head.reason,
	};
}

/*
 * Calls one of the handlers that are given a profile; @to is where the message
 * has it. Return: false if the profile does not fit into a message.
 */
static bool handler_call(struct adapter *a, struct ihvd_message *msg,
			 struct ihvd_profile *to,
			 const struct nwc_profile *profile,
			 const struct network *network,
			 channel_returned_fn returned, uint64_t arg)
{
	void *ssids;
	bool ok;

	ok = networks_fill(to, profile, network, &ssids) && ihvd_fits(msg);
	if (ok) {
		adapter_report_call(a, msg->head.op);
		adapter_call(a, msg, returned, arg);
	}
	free(ssids);
	return ok;
}

/**
 * matching_validate() - call ValidateProfile (IHV-29)
 * @a: adapter
 * @profile: profile
 * @returned: called when it has returned; has to call matching_learn()
 * @arg: for @returned
 *
 * Return: false if the profile is too large for a message.
 */
bool matching_validate(struct adapter *a, const struct nwc_profile *profile,
		       channel_returned_fn returned, uint64_t arg)
{
	struct ihvd_message msg = IHVD_HANDLER_CALL(IHVD_VALIDATE_PROFILE);

	return handler_call(a, &msg, &msg.profile, profile, NULL, returned,
			    arg);
}

static void on_validated(struct adapter *a, const struct ihvd_message *ret,
			 uint64_t i)
{
	matching_learn(a, a->matching->profiles.v[i], ret);
	round_advance(a);
}

static void on_matched(struct adapter *a, const struct ihvd_message *ret,
		       uint64_t arg)
{
	(void)arg;
	adapter_report_return(a, ret);
	round_advance(a);
}

static void on_discovered(struct adapter *a, const struct ihvd_message *ret,
			  uint64_t j)
{
	adapter_report_return(a, ret);
	/* an extension without a profile returns an error (IHV-31) */
	if (!ret->head.result)
		discovered_keep(a, a->matching->networks.v[j], ret);
	round_advance(a);
}

/* Each of these returns true if it has called a handler. */

static bool round_validate(struct adapter *a, size_t i)
{
	struct nwc_profile *profile = a->matching->profiles.v[i];

	return profiles_serves(a->plugin, profile) &&
	       !matching_verdict(a, profile) &&
	       matching_validate(a, profile, on_validated, i);
}

/* IHV-30: for each profile and each network in range */
static bool round_match(struct adapter *a, size_t i, size_t j)
{
	struct ihvd_message msg =
		IHVD_HANDLER_CALL(IHVD_PERFORM_CAPABILITY_MATCH);
	const struct nwc_profile *profile = a->matching->profiles.v[i];
	const struct network *network = a->matching->networks.v[j];
	const struct verdict *verdict;

	if (!nwc_profile_has_ssid(profile, network->ssid))
		return false;
	verdict = matching_verdict(a, profile);
	return verdict && !verdict->result &&
	       handler_call(a, &msg, &msg.profile, profile, network,
			    on_matched, 0);
}

/* IHV-31: for each network without a profile of any extension */
static bool round_discover(struct adapter *a, size_t j)
{
	/* insecure profiles are not asked for (I-5) */
	struct ihvd_message msg =
		IHVD_HANDLER_CALL(IHVD_CREATE_DISCOVERY_PROFILES);
	const struct network *network = a->matching->networks.v[j];
	const struct profiles *profiles = &a->matching->profiles;
	struct nwc_profile_ssid ssid = { .len = network->ssid.len };
	const struct nwc_profile nobody = {
		.ssids = &ssid,
		.n_ssids = 1,
		.bss_type = dot11_BSS_type_infrastructure,
	};
	size_t i;

	if (!ssid.len)
		return false;
	for (i = 0; i < profiles->n; i++)
		if (nwc_profile_has_ssid(profiles->v[i], network->ssid))
			return false;
	memcpy(ssid.data, network->ssid_data, ssid.len);
	return handler_call(a, &msg, &msg.discovery.profile, &nobody, network,
			    on_discovered, j);
}

/*
 * Asks question @k of a round. If it calls a handler, the round goes on when
 * that has returned.
 */
static bool round_step(struct adapter *a, size_t k)
{
	const struct matching *m = a->matching;
	const size_t n = m->networks.n;

	if (k < m->profiles.n)
		return round_validate(a, k);
	k -= m->profiles.n;
	if (k < m->profiles.n * n)
		return round_match(a, k / n, k % n);
	return round_discover(a, k - m->profiles.n * n);
}

static void round_advance(struct adapter *a)
{
	struct matching *m = a->matching;
	size_t n = m->profiles.n;

	if (m->scanned)
		n += m->networks.n * (m->profiles.n + 1);
	if (a->stage == STAGE_READY)
		while (m->next < n)
			if (round_step(a, m->next++))
				return;
	profiles_free(&m->profiles);
	networks_free(&m->networks);
	m->running = false;
	if (m->again && a->stage == STAGE_READY)
		matching_start(a, true);
}

static struct matching *matching_get(struct adapter *a)
{
	if (!a->matching)
		a->matching = calloc(1, sizeof(*a->matching));
	return a->matching;
}

/**
 * matching_start() - ask an extension about profiles and networks
 * @a: adapter, initialised
 * @scanned: a scan has ended; else the extension is asked about profiles only
 *
 * One handler is called after the other, so that the deadline of none runs
 * while it waits for another.
 */
void matching_start(struct adapter *a, bool scanned)
{
	struct matching *m = matching_get(a);

	if (!m)
		return;
	if (m->running) {
		m->again |= scanned;
		return;
	}
	m->running = true;
	m->again = false;
	m->scanned = scanned;
	m->next = 0;
	profiles_load(a->daemon->options, &m->profiles);
	if (scanned) {
		networks_load(a, &m->networks);
		discovered_forget(a);
	}
	round_advance(a);
}

static int on_idle(sd_event_source *source, void *arg)
{
	(void)source;
	matching_start(arg, false);
	return 0;
}

/**
 * matching_begin() - ask an extension about profiles when the daemon is idle
 * @a: adapter, initialised
 *
 * So ports that wait for the extension come first.
 */
void matching_begin(struct adapter *a)
{
	struct matching *m = matching_get(a);

	if (!m || m->idle ||
	    sd_event_add_defer(a->daemon->event, &m->idle, on_idle,
			       a) < 0)
		return;
	sd_event_source_set_priority(m->idle, SD_EVENT_PRIORITY_IDLE);
}

/**
 * matching_free() - forget what an extension has said
 * @a: adapter, which goes
 */
void matching_free(struct adapter *a)
{
	if (!a->matching)
		return;
	profiles_free(&a->matching->profiles);
	networks_free(&a->matching->networks);
	sd_event_source_disable_unref(a->matching->idle);
	free(a->matching);
	a->matching = NULL;
	discovered_forget(a);
}
