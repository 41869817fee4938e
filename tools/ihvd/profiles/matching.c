// SPDX-License-Identifier: GPL-2.0-only
/*
 * What extensions say of profiles and networks: whether a profile is valid,
 * before it is used; after a scan, whether networks fit the profiles for them,
 * and how those without one could be used. None of it changes a connection
 * (IHV-34).
 *
 * Pages: Validating Network Profile Extensions; Creating Network Profile
 * Extensions; DOT11EXTIHV_PERFORM_CAPABILITY_MATCH.
 */
#include <stdlib.h>
#include <string.h>

#include "ihvd/profiles/discovered.h"
#include "ihvd/profiles/matching.h"
#include "ihvd/profiles/networks.h"
#include "ihvd/profiles/profiles.h"
#include "windot11.h"
#include "winerror.h"

/* Verdicts that are remembered; of more profiles than that is asked again. */
#define MAX_VERDICTS	64

/**
 * struct matching - an extension and the profiles
 * @verdicts: what it has said
 * @n_verdicts: how many it has said; the oldest are overwritten
 * @running: a round is under way
 * @again: another one is due: the networks have changed meanwhile
 * @scanned: the round looks at networks
 * @profiles: all profiles
 * @networks: the networks in range
 * @next: the step that comes next; see step()
 * @idle: event source for the first round
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

static void advance(struct adapter *a);

static struct verdict *find_verdict(struct matching *m, uint64_t fingerprint)
{
	size_t i;

	for (i = 0; m && i < MAX_VERDICTS; i++)
		if (m->verdicts[i].fingerprint == fingerprint)
			return &m->verdicts[i];
	return NULL;
}

/**
 * matching_verdict() - what an extension has said of a profile
 * @a: adapter
 * @profile: profile
 *
 * Return: the verdict; NULL if it has not been asked.
 */
const struct verdict *matching_verdict(const struct adapter *a,
				       const struct nwc_profile *profile)
{
	return find_verdict(a->matching, profiles_fingerprint(profile));
}

/**
 * matching_learn() - ValidateProfile has returned
 * @a: adapter
 * @profile: the profile
 * @ret: what it returned; counts more than what it has said before
 */
void matching_learn(struct adapter *a, const struct nwc_profile *profile,
		    const struct ihvd_message *ret)
{
	const uint64_t fingerprint = profiles_fingerprint(profile);
	struct matching *m = a->matching;
	struct verdict *verdict;

	kernel_report_return(a, ret);
	if (ret->head.result)
		plugin_log(a->plugin, "%s: profile %s is not valid: error %u, reason %#x",
			 a->name, profile->name, ret->head.result,
			 ret->head.reason);
	if (!m)
		return;
	verdict = find_verdict(m, fingerprint);
	if (!verdict)
		verdict = &m->verdicts[m->n_verdicts++ % MAX_VERDICTS];
	*verdict = (struct verdict){
		.fingerprint = fingerprint,
		.result = ret->head.result,
		.reason = ret->head.reason,
	};
}

/* one of the handlers that are given a profile; false if it does not fit */
static bool ask(struct adapter *a, uint32_t handler,
		const struct nwc_profile *profile,
		const struct network *network, returned_fn returned,
		uint64_t arg)
{
	struct ihvd_message msg = { .head.op = handler };
	void *ssids;
	bool ok;

	/* of CreateDiscoveryProfiles: bInsecure, which is not asked for (I-5) */
	msg.head.arg[0] = FALSE;
	ok = networks_fill(&msg, profile, network, &ssids);
	if (ok) {
		kernel_report_call(a, handler);
		plugin_call(a->plugin, &msg, a, returned, arg);
	}
	free(ssids);
	return ok;
}

/**
 * matching_validate() - call ValidateProfile (IHV-29)
 * @a: adapter
 * @profile: profile
 * @returned: called when it has returned; to call matching_learn()
 * @arg: for @returned
 *
 * Return: false if the profile is too large to be handed over.
 */
bool matching_validate(struct adapter *a, const struct nwc_profile *profile,
		       returned_fn returned, uint64_t arg)
{
	return ask(a, IHVD_VALIDATE_PROFILE, profile, NULL, returned, arg);
}

static void on_validated(struct adapter *a, const struct ihvd_message *ret,
			 uint64_t i)
{
	matching_learn(a, a->matching->profiles.v[i], ret);
	advance(a);
}

static void on_matched(struct adapter *a, const struct ihvd_message *ret,
		       uint64_t arg)
{
	(void)arg;
	kernel_report_return(a, ret);
	advance(a);
}

static void on_discovered(struct adapter *a, const struct ihvd_message *ret,
			  uint64_t j)
{
	kernel_report_return(a, ret);
	/* none is an error (IHV-31) */
	if (!ret->head.result)
		discovered_keep(a, a->matching->networks.v[j], ret);
	advance(a);
}

static bool validate(struct adapter *a, size_t i)
{
	struct nwc_profile *profile = a->matching->profiles.v[i];

	return profiles_serves(a->plugin, profile) &&
	       !matching_verdict(a, profile) &&
	       matching_validate(a, profile, on_validated, i);
}

/* IHV-30: for each profile and each network in range */
static bool match(struct adapter *a, size_t i, size_t j)
{
	const struct nwc_profile *profile = a->matching->profiles.v[i];
	const struct network *network = a->matching->networks.v[j];
	const struct verdict *verdict;

	if (!nwc_profile_has_ssid(profile, network->ssid))
		return false;
	verdict = matching_verdict(a, profile);
	return verdict && !verdict->result &&
	       ask(a, IHVD_PERFORM_CAPABILITY_MATCH, profile, network,
		   on_matched, 0);
}

/* IHV-31: for each network without a profile, whoever that would be for */
static bool discover(struct adapter *a, size_t j)
{
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
	return ask(a, IHVD_CREATE_DISCOVERY_PROFILES, &nobody, network,
		   on_discovered, j);
}

/* true if a handler was called; the round goes on when it has returned */
static bool step(struct adapter *a, size_t k)
{
	const struct matching *m = a->matching;
	const size_t n = m->networks.n;

	if (k < m->profiles.n)
		return validate(a, k);
	k -= m->profiles.n;
	if (k < m->profiles.n * n)
		return match(a, k / n, k % n);
	return discover(a, k - m->profiles.n * n);
}

static void advance(struct adapter *a)
{
	struct matching *m = a->matching;
	size_t n = m->profiles.n;

	if (m->scanned)
		n += m->networks.n * (m->profiles.n + 1);
	if (a->stage == STAGE_READY)
		while (m->next < n)
			if (step(a, m->next++))
				return;
	profiles_free(&m->profiles);
	networks_free(&m->networks);
	m->running = false;
	if (m->again && a->stage == STAGE_READY)
		matching_start(a, true);
}

static struct matching *made(struct adapter *a)
{
	if (!a->matching)
		a->matching = calloc(1, sizeof(*a->matching));
	return a->matching;
}

/**
 * matching_start() - ask an extension about profiles and networks
 * @a: adapter, initialised
 * @scanned: a scan has ended; else only profiles are asked about
 *
 * One handler is called after the other, so that none of them waits for its
 * turn while its deadline runs.
 */
void matching_start(struct adapter *a, bool scanned)
{
	struct matching *m = made(a);

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
	profiles_load(a->plugin->daemon, &m->profiles);
	if (scanned) {
		networks_load(a, &m->networks);
		discovered_forget(a);
	}
	advance(a);
}

static int on_idle(sd_event_source *source, void *arg)
{
	(void)source;
	matching_start(arg, false);
	return 0;
}

/**
 * matching_begin() - ask an extension about profiles when there is time
 * @a: adapter, initialised
 *
 * Ports that wait for the extension come first.
 */
void matching_begin(struct adapter *a)
{
	struct matching *m = made(a);

	if (!m || m->idle ||
	    sd_event_add_defer(a->plugin->daemon->event, &m->idle, on_idle,
			       a) < 0)
		return;
	sd_event_source_set_priority(m->idle, SD_EVENT_PRIORITY_IDLE);
}

/**
 * matching_free() - an adapter goes
 * @a: adapter
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
