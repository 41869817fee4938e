// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the core accepts, and what it refuses, in every phase: the parameters of
 * requests, the algorithms of a pre-association, the frames of a response. What
 * was accepted is announced before anything that uses it; what was refused has
 * changed nothing. Also what of it goes along with actions later on.
 */
#include "timeline.h"

#include <string.h>

#define UP		"radio-up; see ap1 -50; see ap2 -60"
#define CONNECTING	"radio-up; connect 1"
#define ATTEMPT		UP "; connect 1"
#define ASSOCIATED	UP "; connect 1; auth ap1; assoc ap1"
#define LOST		ASSOCIATED "; sleep 6000; forget; deauth ap1 local"
#define ROAMING		ASSOCIATED "; roam 2 ap2"
#define BOUND		UP "; ihv-bind"
#define PENDING		BOUND "; connect 1"

static const struct {
	const char *setup, *event;
	bool accepted;
} cases[] = {
	{ UP, "connect 9", true },
	{ UP, "connect nl80211", true },
	{ "see ap1", "connect 9", false },
	{ "see ap1", "connect nl80211", false },
	{ CONNECTING, "connect 9 psk", false },
	{ ATTEMPT, "connect 9 psk", false },
	{ ASSOCIATED, "connect 9 psk", false },
	{ LOST, "connect 9 psk", false },
	{ ROAMING, "connect 9 psk", false },
	{ CONNECTING, "connect nl80211 psk", true },
	{ ATTEMPT, "connect nl80211 psk", true },
	{ ASSOCIATED, "connect nl80211 psk", true },
	{ LOST, "connect nl80211 psk", true },
	{ ROAMING, "connect nl80211 psk", true },
	{ LOST "; radio-down", "connect nl80211 psk", false },
	/* held for pre-association */
	{ BOUND, "connect 9", true },
	{ PENDING, "connect 9", false },
	{ PENDING, "connect nl80211", true },
	{ PENDING "; radio-down", "connect nl80211", false },

	{ UP, "roam 9 nl80211 psk", false },
	{ CONNECTING, "roam 9 nl80211 psk", false },
	{ ATTEMPT, "roam 9 nl80211 psk", false },
	{ ASSOCIATED, "roam 9 nl80211 psk", true },
	{ ASSOCIATED, "roam 9 ap2", false },
	{ ASSOCIATED "; scan 3; roam 2", "roam 9 nl80211 psk", false },
	{ LOST, "roam 9 nl80211 psk", true },
	{ LOST, "roam 9 nl80211", false },
	{ ROAMING, "roam 9 nl80211 psk", false },

	{ "see ap1", "scan 9", false },
	{ UP, "scan 9", true },
	{ UP "; scan 1", "scan 9", false },
	{ UP "; scan 1; scan-done", "scan 9", true },
	{ CONNECTING, "scan 9", true },
	{ ATTEMPT, "scan 9", true },
	{ ATTEMPT "; scan 2", "scan 9", false },
	{ ASSOCIATED, "scan 9", true },
	{ LOST, "scan 9", true },
	{ ROAMING, "scan 9", true },

	{ PENDING, "ihv-pre 9 session=1 on psk", true },
	{ PENDING, "ihv-pre 9 session=1 psk", true },
	{ PENDING, "ihv-pre 9 session=1 on", false },
	{ PENDING, "ihv-pre 9 session=2 on psk", false },
	{ PENDING, "ihv-pre 9 session=1 on psk error=31", false },
	{ PENDING "; radio-down", "ihv-pre 9 session=1 on psk", false },
	{ PENDING "; disconnect 2", "ihv-pre 9 session=1 on psk", false },
	{ BOUND, "ihv-pre 9 session=0 on psk", false },

	{ UP, "assoc ap1", false },
	{ CONNECTING, "assoc ap1", false },
	{ ATTEMPT, "assoc ap1", false },
	{ ATTEMPT, "auth ap1", false },
	{ ATTEMPT "; auth ap1", "assoc ap2", false },
	{ ATTEMPT "; auth ap1", "assoc ap1", true },
	{ ATTEMPT "; auth ap1", "assoc ap1 code=17", true },
	{ ATTEMPT "; auth ap1", "assoc-timeout ap1", false },
	{ ASSOCIATED, "assoc ap1", false },
	{ LOST, "assoc ap1", false },
	{ ROAMING, "assoc ap2", false },
	{ ROAMING "; auth ap2", "assoc ap1", false },
	{ ROAMING "; auth ap2", "assoc ap2 re", true },

	{ BOUND, "ihv-ethertypes 9 type=0x88b5", true },
	{ PENDING, "ihv-ethertypes 9 type=0x88b5", true },
	{ PENDING "; ihv-pre session=1 on", "ihv-ethertypes 9 type=0x88b5",
	  false },
};

static void test_what_is_accepted(void **state)
{
	struct rig *rig = test_malloc(sizeof(*rig));
	struct nwifi_config config;
	unsigned int i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const bool want = cases[i].accepted;

		rig_init(rig);
		rig_run(rig, cases[i].setup);
		config = rig->core.station.config;
		config.have_hint = false;
		rig_do(rig, cases[i].event);
		if (rig_count(rig, NWIFI_ACT_ACCEPT) != want)
			fail_msg("\"%s\" after \"%s\" is %saccepted",
				 cases[i].event, cases[i].setup,
				 want ? "not " : "");
		if (!want && strncmp(cases[i].event, "assoc", 5) &&
		    strncmp(cases[i].event, "ihv", 3))
			assert_memory_equal(&rig->core.station.config, &config,
					    sizeof(config));
	}
	test_free(rig);
}

/* the radio is off: the old parameters stay, and the old link is lost */
TIMELINE(connect_that_the_radio_refuses, "show-accept;" LOST "; radio-down",
	{ "connect nl80211 psk",
	  "OID DISCONNECT_REQUEST\n"
	  "LINK lost ap1 genl 0x3\n"
	  "LINK failed nl80211 0x3\n"
	  "TIMER GIVE_UP off\n" })

/* whoever replaces a connection is accepted once the old one has ended */
TIMELINE(connect_that_replaces_a_connection, "show-accept;" ASSOCIATED,
	{ "connect nl80211",
	  "OID DISCONNECT_REQUEST\n"
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x7\n"
	  "PORT delete ap1 #1 uncontrolled unauthorized none explicit 0x7\n"
	  "RADIO deauth ap1 reason=3\n"
	  "ACCEPT\n"
	  CONNECTS
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" })

TIMELINE(connect_that_is_held, "show-accept;" BOUND,
	{ "connect 1", "ACCEPT\nIHV PreAssociate #1\nTIMER IHV 60000\n" },
	{ "connect nl80211",
	  "DONE 1 ndis=0x0 status=0x5 \"cancelled\"\n"
	  "IHV AdapterReset\n"
	  "ACCEPT\n"
	  "IHV PreAssociate #2\n" },
	{ "ihv-pre 2 session=2 on config",
	  "DONE 2 ndis=0x0 status=0x0\n"
	  "ACCEPT\n"
	  CONNECTS
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER IHV off\n" })

TIMELINE(response, "show-accept;" ATTEMPT,
	{ "auth ap1", "RADIO assoc ap1 auth=1\n" },
	{ "assoc ap1 code=17",
	  "ACCEPT\n"
	  "IND ASSOCIATION_COMPLETION ap1 0x30011 assoc/assoc ds=2\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "RADIO auth ap2 auth=1\n" })

TIMELINE(scan, "show-accept;" UP,
	{ "scan 1",
	  "ACCEPT\nRADIO scan explicit\nTIMER SCAN_END 14000\n" },
	{ "scan 2",
	  "SCAN_DONE 2 ndis=0xc0232001 aborted "
	  "\"a scan is running already\"\n" })

TIMELINE(roam, "show-accept;" ASSOCIATED,
	{ "roam nl80211 ap2 config",
	  "ACCEPT\n"
	  "IND ROAMING_START 0xb\n"
	  "GATE ap1 #1\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "PORT delete ap1 #1 uncontrolled unauthorized none implicit 0x8\n"
	  "RADIO auth ap2 auth=1 prev=ap1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" })

/* were the elements made for the AP of the last join? */
static bool own_elements(const struct rig *rig)
{
	unsigned int i = rig->actions.n;

	while (i--) {
		const struct nwifi_action *act = &rig->actions.list[i];

		if (act->type == NWIFI_ACT_RADIO_AUTH ||
		    act->type == NWIFI_ACT_RADIO_ASSOC)
			return act->join.own_elements;
	}
	fail_msg("no attempt was made");
	return false;
}

static bool own_elements_after(struct rig *rig, const char *commands)
{
	rig_init(rig);
	rig_run(rig, commands);
	return own_elements(rig);
}

/* of the AP that the manager has named, and of no other (AUTH-16) */
static void test_elements_are_of_the_named_ap(void **state)
{
	struct rig *rig = test_malloc(sizeof(*rig));

	(void)state;
	assert_false(own_elements_after(rig, UP "; connect 1"));
	assert_true(own_elements_after(rig, UP "; connect 1 bssid=ap2"));
	assert_true(own_elements_after(rig, UP "; connect 1 hint=ap2"));
	/* the hint fails, and another AP is tried */
	rig_do(rig, "auth-timeout ap2");
	assert_false(own_elements(rig));
	/* the other step of the attempt has the same elements */
	assert_true(own_elements_after(rig, UP "; connect 1 hint=ap2; auth ap2"));
	/* the station forgets the hint with the operation; what is sent stays */
	assert_true(own_elements_after(rig,
		UP "; connect nl80211 hint=ap1; auth ap1; assoc ap1;"
		"roam 2 ap1"));
	assert_false(own_elements_after(rig,
		UP "; connect nl80211 hint=ap1; auth ap1; assoc ap1;"
		"roam 2 ap2"));
	/* and it is not bound to the BSSID of the family's request either */
	assert_true(own_elements_after(rig,
		UP "; connect 1 bssid=ap1; auth ap1; assoc ap1; roam 2 ap1"));
	/* new parameters, new elements */
	assert_true(own_elements_after(rig,
		UP "; connect nl80211 hint=ap1; auth ap1; assoc ap1;"
		"roam nl80211 ap2 hint=ap2"));
	assert_false(own_elements_after(rig,
		UP "; connect nl80211 hint=ap1; auth ap1; assoc ap1;"
		"roam nl80211 ap1 hint=ap2"));
	/* an extension chooses algorithms, and nothing else */
	assert_true(own_elements_after(rig,
		BOUND "; connect 1 hint=ap2; ihv-pre session=1 on config"));
	test_free(rig);
}

static const struct nwifi_action *scan_of(const struct rig *rig)
{
	unsigned int i;

	for (i = 0; i < rig->actions.n; i++)
		if (rig->actions.list[i].type == NWIFI_ACT_RADIO_SCAN)
			return &rig->actions.list[i];
	fail_msg("no scan was started");
	return NULL;
}

/* CAND-8: also when the scan is tried again; an explicit one has its own */
static void test_implicit_scan_probes_for_the_desired_ssids(void **state)
{
	struct nwifi_event event = { .type = NWIFI_EV_CONNECT, .request = 1 };
	struct rig *rig = test_malloc(sizeof(*rig));
	struct nwifi_config config = { .bss_type = NWIFI_BSS_INFRASTRUCTURE,
				       .n_ssids = 3, .n_bssids = 1 };
	const struct nwifi_action *act;
	unsigned int i;

	(void)state;
	config.ssids[0] = SSID("one");
	config.ssids[2] = SSID("three");
	memset(config.bssids[0], 0xff, sizeof(config.bssids[0]));
	event.connect.config = &config;
	rig_init(rig);
	rig_run(rig, "radio-up; see ap1");
	rig->n_bss = 0;
	rig_step(rig, &event);
	for (i = 0; i < 2; i++) {
		act = scan_of(rig);
		assert_true(act->scan.implicit);
		assert_int_equal(act->scan.n_ssids, 2);
		assert_true(nwifi_ssid_equal(&act->scan.ssids[0],
					     &config.ssids[0]));
		assert_true(nwifi_ssid_equal(&act->scan.ssids[1],
					     &config.ssids[2]));
		if (!i)
			rig_run(rig, "failed SCAN busy; wait SCAN");
	}
	rig_run(rig, "scan 2; scan-aborted");
	act = scan_of(rig);
	assert_false(act->scan.implicit);
	assert_int_equal(act->scan.n_ssids, 0);
	test_free(rig);
}

static void test_pre_association_is_told_the_network(void **state)
{
	const struct nwifi_ssid want = SSID("office");
	struct rig *rig = test_malloc(sizeof(*rig));

	(void)state;
	rig_init(rig);
	rig_run(rig, BOUND "; connect 1 ssid=office");
	assert_int_equal(rig->actions.list[1].type, NWIFI_ACT_IHV_PRE);
	assert_true(nwifi_ssid_equal(&rig->actions.list[1].ihv.ssid, &want));
	test_free(rig);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_is_accepted),
		cmocka_unit_test(test_connect_that_the_radio_refuses),
		cmocka_unit_test(test_connect_that_replaces_a_connection),
		cmocka_unit_test(test_connect_that_is_held),
		cmocka_unit_test(test_response),
		cmocka_unit_test(test_scan),
		cmocka_unit_test(test_roam),
		cmocka_unit_test(test_elements_are_of_the_named_ap),
		cmocka_unit_test(
			test_implicit_scan_probes_for_the_desired_ssids),
		cmocka_unit_test(test_pre_association_is_told_the_network),
	};

	cmocka_set_message_output(CM_OUTPUT_STDOUT);
	return cmocka_run_group_tests_name("core accept", tests, NULL, NULL);
}
