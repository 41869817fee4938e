// SPDX-License-Identifier: GPL-2.0-only
/*
 * Every event in every state, every event after that, and a long random walk.
 * Nothing here says what the right actions are, the timelines do that; the
 * rules of check.c have to hold, and the core has to come to rest when nobody
 * answers any more.
 */
#include "rig.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * States, and how to get there. ap1 is the first AP, ap2 the better one, ap3
 * is never heard.
 */
static const struct {
	const char *name, *setup;
} states[] = {
	{ "I, radio off", "see ap1 -50" },
	{ "I", "radio-up; see ap1 -50; see ap2 -40" },
	{ "I, nothing heard", "radio-up" },
	{ "I, explicit scan", "radio-up; see ap1; scan 1" },
	{ "I, explicit scan refused", "radio-up; scan 1; failed SCAN busy" },
	{ "I, implicit scan aborting", "radio-up; connect 1; disconnect 2" },
	{ "C probing", "radio-up; connect 1" },
	{ "C probing, nl80211", "radio-up; connect nl80211" },
	{ "C probing, refused", "radio-up; connect 1; failed SCAN busy" },
	{ "C waiting", "radio-up; see ap1; scan 1; connect 2" },
	{ "C probing, explicit scan wanted", "radio-up; connect 1; scan 2" },
	{ "CA auth", "radio-up; see ap1; connect 1" },
	{ "CA auth, nl80211", "radio-up; see ap1; connect nl80211" },
	{ "CA auth, two candidates", "radio-up; see ap1; see ap2 -40; connect 1" },
	{ "CA auth, explicit scan wanted",
	  "radio-up; see ap1; connect 1; scan 2" },
	{ "CA assoc", "radio-up; see ap1; connect 1; auth ap1" },
	{ "A open", "radio-up; see ap1; connect 1; auth ap1; assoc ap1" },
	{ "A open, old",
	  "radio-up; see ap1; connect 1; auth ap1; assoc ap1; sleep 60000;"
	  "see ap1; see ap2 -40" },
	{ "A controlled closed",
	  "radio-up; see ap1 psk; connect 1 psk; auth ap1; assoc ap1" },
	{ "A controlled closed, nl80211",
	  "radio-up; see ap1 psk; see ap2 -40 psk; connect nl80211 psk;"
	  "auth ap2; assoc ap2" },
	{ "A controlled open",
	  "radio-up; see ap1 psk; connect 1 psk; auth ap1; assoc ap1;"
	  "key ap1; authorize 2 ap1 on; sleep 6000" },
	{ "A controlled open, nl80211",
	  "radio-up; see ap1 psk; connect nl80211 psk hint=ap1; auth ap1;"
	  "assoc ap1; key ap1; authorize ap1 on; sleep 6000; see ap1 psk; see ap2 psk" },
	{ "A seeking",
	  "radio-up; see ap1; connect 1; auth ap1; assoc ap1; see ap2 -40;"
	  "roam 2" },
	{ "A seeking, scan refused",
	  "radio-up; see ap1; connect 1; auth ap1; assoc ap1; see ap2 -40;"
	  "roam 2; failed SCAN busy" },
	{ "A aiming at an AP that is not there",
	  "radio-up; see ap1; connect 1; auth ap1; assoc ap1; roam 2 ap3" },
	{ "A seeking, explicit scan first",
	  "radio-up; see ap1; connect 1; auth ap1; assoc ap1; scan 2; roam 3" },
	{ "A seeking, explicit scan wanted",
	  "radio-up; see ap1; connect 1; auth ap1; assoc ap1; roam 2; scan 3" },
	{ "L searching",
	  "radio-up; see ap1; connect 1; auth ap1; assoc ap1; sleep 6000;"
	  "see ap1; deauth ap1 local" },
	{ "L searching, nl80211",
	  "radio-up; see ap1; connect nl80211; auth ap1; assoc ap1;"
	  "sleep 6000; see ap1; deauth ap1 local" },
	{ "L searching, scan refused",
	  "radio-up; see ap1; connect 1; auth ap1; assoc ap1; sleep 6000;"
	  "deauth ap1 local; failed SCAN busy" },
	{ "L searching, explicit scan wanted",
	  "radio-up; see ap1; connect 1; auth ap1; assoc ap1; sleep 6000;"
	  "deauth ap1 local; scan 2" },
	{ "L waiting",
	  "radio-up; see ap1; connect 1; auth ap1; assoc ap1; scan 2;"
	  "deauth ap1 local" },
	{ "L waiting, scan refused",
	  "radio-up; see ap1; connect 1; auth ap1; assoc ap1; scan 2;"
	  "failed SCAN busy; deauth ap1 local" },
	{ "L idle",
	  "radio-up; see ap1; connect 1; auth ap1; assoc ap1; sleep 6000;"
	  "deauth ap1 local; scan-done" },
	{ "L idle, given up",
	  "radio-up; see ap1; connect 1; auth ap1; assoc ap1; sleep 6000;"
	  "deauth ap1 local; scan-done; sleep 11000" },
	{ "L aiming",
	  "radio-up; see ap1; connect 1; auth ap1; assoc ap1; sleep 6000;"
	  "deauth ap1 local; scan-done; roam 2 ap3" },
	{ "L, radio off",
	  "radio-up; see ap1; connect 1; auth ap1; assoc ap1; radio-down" },
	{ "RA auth after loss",
	  "radio-up; see ap1; see ap2 -60; connect 1; auth ap1; assoc ap1;"
	  "sleep 6000; see ap2 -60; deauth ap1" },
	{ "RA auth, seek",
	  "radio-up; see ap1; connect 1; auth ap1; assoc ap1; see ap2 -40;"
	  "roam 2; scan-done" },
	{ "RA assoc, nl80211",
	  "radio-up; see ap1; connect nl80211; auth ap1; assoc ap1;"
	  "see ap2 -40; roam nl80211 ap2; auth ap2" },
	{ "RA auth, explicit scan wanted",
	  "radio-up; see ap1; connect 1; auth ap1; assoc ap1; see ap2 -40;"
	  "roam 2 ap2; scan 3" },
	{ "RA reassoc with the same AP",
	  "radio-up; see ap1; connect 1; auth ap1; assoc ap1; roam 2 ap1" },
	{ "RA reassoc with the same AP, psk",
	  "radio-up; see ap1 psk; connect 1 psk; auth ap1; assoc ap1;"
	  "key ap1; authorize 2 ap1 on; roam 3 ap1" },
	{ "I, extension", "radio-up; ihv-bind; see ap1" },
	{ "I, pre-association", "radio-up; ihv-bind; see ap1; connect 1" },
	{ "I, pre-association, nl80211",
	  "radio-up; ihv-bind; see ap1; connect nl80211" },
	{ "CA auth, extension",
	  "radio-up; ihv-bind; see ap1; connect 1; ihv-pre session=1 on" },
	{ "A extension, not managed",
	  "radio-up; ihv-bind; see ap1; connect 1; ihv-pre session=1;"
	  "auth ap1; assoc ap1" },
	{ "A extension, closed",
	  "radio-up; ihv-bind; see ap1; connect 1; ihv-pre session=1 on;"
	  "auth ap1; assoc ap1; see ap2 -40" },
	{ "A extension, Perform failed",
	  "perform-returns 31; radio-up; ihv-bind; see ap1; connect 1;"
	  "ihv-pre session=1 on; auth ap1; assoc ap1; perform-returns 0" },
	{ "A extension, open",
	  "radio-up; ihv-bind; see ap1; connect 1; ihv-pre session=1 on;"
	  "auth ap1; assoc ap1; ihv-post ap1 session=1 on; sleep 6000;"
	  "see ap1; see ap2 -40" },
	{ "A extension gone",
	  "radio-up; ihv-bind; see ap1; connect 1; ihv-pre session=1 on;"
	  "auth ap1; assoc ap1; ihv-post ap1 session=1 on; ihv-unbind" },
	{ "A extension required, missing",
	  "radio-up; settings extension-required; ihv-bind; see ap1;"
	  "connect 1; ihv-pre session=1; auth ap1; assoc ap1; ihv-unbind" },
	{ "RA extension",
	  "radio-up; ihv-bind; see ap1; connect 1; ihv-pre session=1 on;"
	  "auth ap1; assoc ap1; ihv-post ap1 session=1 on; see ap2 -40;"
	  "roam 2 ap2" },
	{ "L extension",
	  "radio-up; ihv-bind; see ap1; connect nl80211; ihv-pre session=1 on;"
	  "auth ap1; assoc ap1; ihv-post ap1 session=1 on; sleep 6000;"
	  "deauth ap1 local; scan-done" },
};

#define N_STATES (sizeof(states) / sizeof(*states))

/* every type of event, for and not for the AP that it is about */
static const char *const events[] = {
	"connect #", "connect # psk", "connect nl80211", "connect # nl80211",
	"connect nl80211 psk hint=ap2", "connect # no-ssid",
	"connect # ssid=other",
	"disconnect #", "disconnect nl80211", "reset #",
	"roam #", "roam # ap1", "roam # ap2", "roam # ap3", "roam nl80211",
	"roam nl80211 ap2", "roam nl80211 ap3", "roam # nl80211 hint=ap2",
	"scan #", "scan-abort", "flush #",
	"authorize # ap1 on", "authorize # ap1 off", "authorize # ap3 on",
	"authorize ap2 on",
	"settings # extension-required", "settings # -extension-required",
	"remove", "gone", "radio-up", "radio-down",
	"auth ap1", "auth ap2", "auth ap3", "auth ap1 code=1", "auth ap2 code=1",
	"auth-timeout ap1", "auth-timeout ap2", "auth-timeout ap3",
	"assoc ap1", "assoc ap2", "assoc ap3", "assoc ap1 re",
	"assoc ap1 code=17", "assoc ap2 code=30 comeback=100",
	"assoc-timeout ap1", "assoc-timeout ap2", "assoc-timeout ap3",
	"deauth ap1", "deauth ap2", "deauth ap3", "deauth ap1 local",
	"deauth ap2 local", "disassoc ap1 code=8", "disassoc ap2",
	"disassoc ap1 local", "disassoc ap3 local",
	"scan-done", "scan-aborted",
	"failed AUTH ap1", "failed AUTH ap2", "failed ASSOC ap1",
	"failed ASSOC ap2", "failed SCAN", "failed SCAN busy",
	"failed ABORT_SCAN", "failed AUTHORIZE ap1", "failed AUTHORIZE ap3",
	"failed DEAUTH ap1", "failed DISASSOC ap1",
	"failed KEY", "key # ap1", "key ap2", "key ap1 del", "key index=1",
	"key index=1 del", "key default index=1 unicast", "key mgmt index=4",
	"key # ap1 session=1", "key ap1 session=9",
	"authorize # ap1 session=1 on", "authorize ap1 session=9 off",
	"timer ATTEMPT", "timer OPERATION", "timer ROAM", "timer GIVE_UP",
	"timer SCAN", "timer SCAN_END", "link dbm=-90", "link dbm=-40",
	"ihv-bind #", "ihv-unbind", "ihv-unbind # on",
	"ihv-pre # session=1 on",
	"ihv-pre session=1", "ihv-pre session=1 error=31",
	"ihv-pre # session=9 on", "ihv-performed session=1 error=31",
	"ihv-post # ap1 session=1 on", "ihv-post # ap1 session=1",
	"ihv-post # ap1 session=9 on", "ihv-post ap2 session=2 on",
	"timer IHV",
	"ihv-ethertypes # type=0x888e type=0x88b5 exempt=0x888e:always:3",
	"ihv-ethertypes #",
	"unprot-deauth ap1 code=7", "unprot-disassoc ap1 code=6",
	"unprot-deauth ap1 code=3", "sa-query ap1 code=0", "timer SA_QUERY",
	"channel 2412", "channel announced 2437", "channel moved 2437",
};

#define N_EVENTS (sizeof(events) / sizeof(*events))

/* one defect shows up in hundreds of pairs: count by what was broken */
#define MAX_KINDS 64

static struct {
	char error[sizeof(((struct check *)0)->error)];
	char example[200];
	unsigned int n;
} kinds[MAX_KINDS];

static unsigned int failures;

static void report(const struct rig *rig, const char *state, const char *first,
		   const char *second)
{
	unsigned int i;

	failures++;
	for (i = 0; i < MAX_KINDS && kinds[i].n; i++)
		if (!strcmp(kinds[i].error, rig->check.error))
			break;
	if (i == MAX_KINDS)
		return;
	if (!kinds[i].n++) {
		strcpy(kinds[i].error, rig->check.error);
		snprintf(kinds[i].example, sizeof(kinds[i].example),
			 "[%s] %s%s%s", state, first, *second ? "; " : "",
			 second);
	}
}

static void summary(const char *what)
{
	unsigned int i;

	for (i = 0; i < MAX_KINDS && kinds[i].n; i++)
		print_error("%u %s: %s, first in %s\n", kinds[i].n, what,
			    kinds[i].error, kinds[i].example);
	memset(kinds, 0, sizeof(kinds));
	if (failures)
		fail_msg("%u %s break a rule", failures, what);
}

/*
 * Nobody answers any more. After a while no operation, no request and no scan
 * may be open; the station may go on looking for an AP (ROAM-9).
 */
static bool comes_to_rest(struct rig *rig)
{
	const u64 end = rig->now + 60000;
	unsigned int n = 0;

	while (rig->now < end && n++ < 1000 && !rig->check.error[0])
		if (!rig_fire_next(rig))
			break;
	if (rig->check.error[0])
		return false;
	if (n >= 1000)
		strcpy(rig->check.error, "too many timers in a minute");
	else if (rig->check.n_pending)
		strcpy(rig->check.error, "a request is never completed");
	else if (rig->check.scan_open)
		strcpy(rig->check.error, "a scan is never confirmed");
	else if (rig->core.station.phase == NWIFI_PHASE_C ||
		 rig->core.station.phase == NWIFI_PHASE_CA)
		strcpy(rig->check.error, "a connection never ends");
	return !rig->check.error[0];
}

static void reach(struct rig *rig, unsigned int state)
{
	rig_init(rig);
	rig->quiet = true;
	rig_run(rig, states[state].setup);
	rig->check_fails = false;
}

static void states_are_reached(void **unused)
{
	struct rig *rig = test_malloc(sizeof(*rig));
	unsigned int i, seen = 0;

	(void)unused;
	for (i = 0; i < N_STATES; i++) {
		const char *phase;

		reach(rig, i);
		phase = nwifi_phase_name(rig->core.station.phase);
		/* the name begins with the phase, so that no setup rots */
		if (strncmp(states[i].name, phase, strlen(phase)) ||
		    strchr(" ,", states[i].name[strlen(phase)]) == NULL)
			fail_msg("\"%s\" is in %s", states[i].name, phase);
		seen |= 1u << rig->core.station.phase;
	}
	/* R passes within one step */
	assert_int_equal(seen, ((1u << NWIFI_N_PHASES) - 1) &
			       ~(1u << NWIFI_PHASE_R));
	test_free(rig);
}

static void every_event_type_is_tried(void **unused)
{
	struct rig *rig = test_malloc(sizeof(*rig));
	bool seen[NWIFI_N_EVENTS] = { 0 };
	struct nwifi_event event;
	unsigned int i;

	(void)unused;
	rig_init(rig);
	for (i = 0; i < N_EVENTS; i++) {
		text_event(rig, events[i], &event);
		seen[event.type] = true;
	}
	for (i = 0; i < NWIFI_N_EVENTS; i++)
		assert_true(seen[i]);
	test_free(rig);
}

static void every_pair(void **unused)
{
	struct rig *rig = test_malloc(sizeof(*rig));
	unsigned int s, e;

	(void)unused;
	failures = 0;
	for (s = 0; s < N_STATES; s++)
		for (e = 0; e < N_EVENTS; e++) {
			reach(rig, s);
			rig_do(rig, events[e]);
			if (rig->check.error[0] || !comes_to_rest(rig))
				report(rig, states[s].name, events[e], "");
		}
	print_message("%zu pairs\n", N_STATES * N_EVENTS);
	test_free(rig);
	summary("pairs");
}

/* what was wanted of a cache once, whatever the state (needs_cache) */
static bool may_search(const struct nwifi_event *event)
{
	switch (event->type) {
	case NWIFI_EV_CONNECT:
	case NWIFI_EV_ROAM:
	case NWIFI_EV_RADIO_UP:
	case NWIFI_EV_DEAUTH:
	case NWIFI_EV_DISASSOC:
	case NWIFI_EV_SCAN_DONE:
	case NWIFI_EV_SCAN_ABORTED:
	case NWIFI_EV_IHV_PRE:
		return true;
	case NWIFI_EV_RADIO_FAILED:
		return event->failed.action == NWIFI_ACT_RADIO_KEY ||
		       event->failed.action == NWIFI_ACT_RADIO_AUTHORIZE;
	case NWIFI_EV_TIMER:
		return event->timer.id == NWIFI_TIMER_ROAM ||
		       event->timer.id == NWIFI_TIMER_SA_QUERY ||
		       event->timer.id == NWIFI_TIMER_SCAN_END;
	default:
		return false;
	}
}

/* an event that needs no fresh cache goes the same way with an empty one */
static void cache_is_needed(void **unused)
{
	struct rig *full = test_malloc(sizeof(*full));
	struct rig *empty = test_malloc(sizeof(*empty));
	struct nwifi_event event;
	unsigned int s, e, spared = 0;

	(void)unused;
	for (s = 0; s < N_STATES; s++) {
		for (e = 0; e < N_EVENTS; e++) {
			reach(full, s);
			text_event(full, events[e], &event);
			if (!may_search(&event)) {
				assert_false(nwifi_core_needs_cache(&full->core,
								    &event));
				continue;
			}
			if (nwifi_core_needs_cache(&full->core, &event))
				continue;
			spared++;
			*empty = *full;
			empty->n_bss = 0;
			rig_do(full, events[e]);
			rig_do(empty, events[e]);
			if (memcmp(&full->core, &empty->core,
				   sizeof(full->core)) ||
			    memcmp(&full->actions, &empty->actions,
				   sizeof(full->actions)))
				fail_msg("[%s] %s needs the cache",
					 states[s].name, events[e]);
		}
	}
	print_message("%u pairs are spared a fresh cache\n", spared);
	assert_true(spared > 0);
	test_free(full);
	test_free(empty);
}

static void every_pair_then_every_event(void **unused)
{
	struct rig *rig = test_malloc(sizeof(*rig));
	struct rig *save = test_malloc(sizeof(*save));
	unsigned int s, e, f;

	(void)unused;
	failures = 0;
	for (s = 0; s < N_STATES; s++) {
		for (e = 0; e < N_EVENTS; e++) {
			reach(save, s);
			rig_do(save, events[e]);
			if (save->check.error[0])
				continue;	/* every_pair() says so */
			for (f = 0; f < N_EVENTS; f++) {
				*rig = *save;
				rig_do(rig, events[f]);
				if (rig->check.error[0] || !comes_to_rest(rig))
					report(rig, states[s].name, events[e],
					       events[f]);
			}
		}
	}
	print_message("%zu triples\n", N_STATES * N_EVENTS * N_EVENTS);
	test_free(save);
	test_free(rig);
	summary("triples");
}

/* xorshift: the same walk everywhere */
static u32 rnd(u64 *state, u32 limit)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return (u32)(*state >> 33) % limit;
}

/* an event that carries the open operation on: else a walk never gets far */
static const char *helpful(const struct rig *rig, char *buf, size_t len)
{
	const struct nwifi_station *st = &rig->core.station;
	const char *ap = text_mac_name(st->target.bssid);

	if (!st->radio_on)
		return "radio-up";
	switch (st->attempt) {
	case NWIFI_ATTEMPT_AUTH:
		snprintf(buf, len, "auth %s", ap);
		return buf;
	case NWIFI_ATTEMPT_ASSOC:
		snprintf(buf, len, "assoc %s", ap);
		return buf;
	}
	if (rig->core.ihv.pending) {
		snprintf(buf, len, "ihv-pre session=%u on",
			 rig->core.ihv.session);
		return buf;
	}
	if (rig->core.ihv.managed && st->phase == NWIFI_PHASE_A) {
		snprintf(buf, len, "ihv-post %s session=%u on",
			 text_mac_name(st->ap.bssid),
			 rig->core.ports.last_session);
		return buf;
	}
	if (rig->core.scan.state != NWIFI_SCAN_IDLE)
		return "scan-done";
	if (st->phase == NWIFI_PHASE_I)
		return "connect # psk";
	return "scan #";
}

/* APs come and go, some of them of another kind */
static void surroundings(struct rig *rig, u64 *state)
{
	static const char * const kinds[] = { "", " psk", " psk", " hidden" };
	const unsigned int ap = 1 + rnd(state, 3);
	char command[64];

	if (rig->n_bss && !rnd(state, 4)) {
		snprintf(command, sizeof(command), "lose %s",
			 text_mac_name(rig->bss[0].bssid));
	} else {
		snprintf(command, sizeof(command), "see ap%u -%u%s", ap,
			 30 + rnd(state, 60), kinds[rnd(state, 4)]);
	}
	rig_do(rig, command);
}

static void walk_step(struct rig *rig, u64 *state, char *buf, size_t len)
{
	const char *event = buf;

	switch (rnd(state, 10)) {
	case 0:
		strcpy(buf, "(surroundings)");
		surroundings(rig, state);
		return;
	case 1:
	case 2:
		snprintf(buf, len, "sleep %u",
			 1 << rnd(state, 14));
		break;
	case 3:
	case 4:
	case 5:
	case 6:
		event = helpful(rig, buf, len);
		break;
	default:
		event = events[rnd(state, N_EVENTS)];
		break;
	}
	/* timers of the adapter cannot run out early */
	if (!strncmp(event, "timer ", 6))
		event = "sleep 100";
	if (event != buf)
		snprintf(buf, len, "%s", event);
	rig_do(rig, buf);
}

static unsigned long number(const char *name, unsigned long fallback)
{
	const char *text = getenv(name);

	return text ? strtoul(text, NULL, 0) : fallback;
}

#define HISTORY 24

static void random_walk(void **unused)
{
	const unsigned long seed = number("WALK_SEED", 20240802);
	const unsigned long steps = number("WALK_STEPS", 300000);
	struct rig *rig = test_malloc(sizeof(*rig));
	char history[HISTORY][64] = { "" };
	unsigned long i, j, visits[NWIFI_N_PHASES] = { 0 };
	u64 state = seed;

	(void)unused;
	print_message("random walk: WALK_SEED=%lu WALK_STEPS=%lu\n", seed,
		      steps);
	rig_init(rig);
	rig->quiet = true;
	rig->check_fails = false;
	for (i = 0; i < steps; i++) {
		char *buf = history[i % HISTORY];

		walk_step(rig, &state, buf, sizeof(history[0]));
		visits[rig->core.station.phase]++;
		if (!rig->check.error[0])
			continue;
		for (j = i < HISTORY ? 0 : i - HISTORY + 1; j <= i; j++)
			print_error("%lu: %s\n", j, history[j % HISTORY]);
		fail_msg("step %lu: %s", i, rig->check.error);
	}
	for (j = 0; j < NWIFI_N_PHASES; j++) {
		print_message("phase %s: %lu\n", nwifi_phase_name(j), visits[j]);
		if (j != NWIFI_PHASE_R)
			assert_true(visits[j] > steps / 100);
	}
	test_free(rig);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(states_are_reached),
		cmocka_unit_test(every_event_type_is_tried),
		cmocka_unit_test(every_pair),
		cmocka_unit_test(cache_is_needed),
		cmocka_unit_test(every_pair_then_every_event),
		cmocka_unit_test(random_walk),
	};

	cmocka_set_message_output(CM_OUTPUT_STDOUT);
	return cmocka_run_group_tests_name("core pairs", tests, NULL, NULL);
}
