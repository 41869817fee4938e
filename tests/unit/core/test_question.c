// SPDX-License-Identifier: GPL-2.0-only
/* What others may ask the core, in the states that make a difference. */
#include "rig.h"

#include "registration.h"

#define ATTEMPT		"radio-up; see ap1 -50; connect 1"
#define ASSOCIATED	ATTEMPT "; auth ap1; assoc ap1"
#define CONTROLLED \
	"radio-up; see ap1 -50 psk; connect 1 psk; auth ap1; assoc ap1"
/* the extension authenticates, and chose a pairwise cipher */
#define CIPHERED(lists) \
	"radio-up; see ap1 -50 psk; ihv-bind; " lists "; connect 1 psk;" \
	"ihv-pre session=1 on; auth ap1; assoc ap1"
#define MANAGED(lists) \
	"radio-up; see ap1 -50; ihv-bind; " lists "; connect 1;" \
	"ihv-pre session=1 on; auth ap1; assoc ap1"

static struct rig rig;

static const struct nwifi_core *after(const char *commands)
{
	rig_init(&rig);
	rig_run(&rig, commands);
	return &rig.core;
}

static const struct nwifi_core *then(const char *commands)
{
	rig_run(&rig, commands);
	return &rig.core;
}

static void test_state(void **unused)
{
	const struct nwifi_ssid home = SSID("home");
	struct nwifi_snapshot state;
	u8 mac[NWIFI_MAC_BYTES];

	(void)unused;
	text_mac("ap1", mac);
	nwifi_core_snapshot(after("radio-up; scan 1"), &state);
	assert_int_equal(state.phase, NWIFI_PHASE_I);
	assert_false(state.op || state.associated);
	assert_true(state.scanning);
	nwifi_core_snapshot(after(ATTEMPT), &state);
	assert_int_equal(state.phase, NWIFI_PHASE_CA);
	assert_true(state.op);
	assert_false(state.associated || state.scanning);
	assert_null(nwifi_core_associated(&rig.core));
	nwifi_core_snapshot(after(ASSOCIATED), &state);
	assert_true(state.op && state.associated);
	assert_true(nwifi_mac_equal(state.bssid, mac));
	assert_true(nwifi_ssid_equal(&state.ssid, &home));
	assert_non_null(nwifi_core_associated(&rig.core));
	assert_true(nwifi_mac_equal(nwifi_core_associated(&rig.core), mac));
	nwifi_core_snapshot(then("forget; deauth ap1 local"), &state);
	assert_int_equal(state.phase, NWIFI_PHASE_L);
	assert_true(state.op);
	assert_false(state.associated);
	assert_null(nwifi_core_associated(&rig.core));
}

static struct nwifi_bss bss_of(const char *mac, struct nwifi_ssid ssid)
{
	struct nwifi_bss bss = { .ssid = ssid };

	text_mac(mac, bss.bssid);
	return bss;
}

/* B3: which of the BSSs with this BSSID */
static void test_bss_of_a_bssid(void **unused)
{
	const struct nwifi_bss ap1 = bss_of("ap1", SSID("home"));
	const struct nwifi_bss ap2 = bss_of("ap2", SSID("home"));

	(void)unused;
	after("radio-up; see ap1 -50; see ap2 -60");
	assert_null(nwifi_core_bss(&rig.core, ap1.bssid));
	then("connect 1");
	assert_ptr_equal(nwifi_core_bss(&rig.core, ap1.bssid),
			 &rig.core.station.target);
	assert_non_null(nwifi_core_bss(&rig.core, ap2.bssid));
	assert_true(nwifi_mac_equal(nwifi_core_bss(&rig.core,
						   ap2.bssid)->bssid,
				    ap2.bssid));
	then("auth ap1; assoc ap1");
	assert_ptr_equal(nwifi_core_bss(&rig.core, ap1.bssid),
			 &rig.core.station.ap);
	assert_non_null(nwifi_core_bss(&rig.core, ap2.bssid));
	assert_null(nwifi_core_bss(&rig.core, bss_of("ap3",
						     SSID("home")).bssid));
}

/* B2: the networks that always find room in the cache */
static void test_bss_ranks(void **unused)
{
	const struct nwifi_bss ap1 = bss_of("ap1", SSID("home"));
	const struct nwifi_bss ap2 = bss_of("ap2", SSID("home"));
	const struct nwifi_bss guest = bss_of("ap1", SSID("guest"));
	struct nwifi_config config = { .n_ssids = 1,
				       .ssids = { SSID("guest") },
				       .n_bssids = 1 };
	struct nwifi_event event = { .type = NWIFI_EV_CONNECT };

	(void)unused;
	text_mac("any", config.bssids[0]);
	event.connect.config = &config;
	after(ASSOCIATED);
	assert_int_equal(nwifi_core_bss_rank(&rig.core, NULL, &ap1),
			 NWIFI_BSS_CURRENT);
	assert_int_equal(nwifi_core_bss_rank(&rig.core, NULL, &ap2),
			 NWIFI_BSS_WANTED);
	assert_int_equal(nwifi_core_bss_rank(&rig.core, NULL, &guest),
			 NWIFI_BSS_STRANGER);
	/* what a request asks for, before it is accepted */
	assert_int_equal(nwifi_core_bss_rank(&rig.core, &event, &guest),
			 NWIFI_BSS_WANTED);
	config.ssids[0] = SSID("other");
	assert_int_equal(nwifi_core_bss_rank(&rig.core, &event, &guest),
			 NWIFI_BSS_STRANGER);
	event.type = NWIFI_EV_ROAM;
	event.roam.config = NULL;
	assert_int_equal(nwifi_core_bss_rank(&rig.core, &event, &guest),
			 NWIFI_BSS_STRANGER);
	event.type = NWIFI_EV_SCAN_DONE;
	assert_int_equal(nwifi_core_bss_rank(&rig.core, &event, &guest),
			 NWIFI_BSS_STRANGER);
	/* nor does it have to be forgotten while a pre-association lasts */
	after("radio-up; ihv-bind; connect 1");
	assert_int_equal(nwifi_core_bss_rank(&rig.core, NULL, &ap1),
			 NWIFI_BSS_WANTED);
	assert_int_equal(nwifi_core_bss_rank(&rig.core, NULL, &guest),
			 NWIFI_BSS_STRANGER);
}

static void test_sessions(void **unused)
{
	(void)unused;
	assert_false(nwifi_core_has_session(after(ATTEMPT), 0));
	assert_false(nwifi_core_has_post_association(&rig.core));
	assert_true(nwifi_core_has_session(after(ASSOCIATED), 1));
	assert_false(nwifi_core_has_session(&rig.core, 2));
	assert_false(nwifi_core_has_session(&rig.core, 0));
	/* the OS side has no post-association */
	assert_false(nwifi_core_has_post_association(&rig.core));
	then("roam 2 ap1; assoc ap1 re");
	assert_false(nwifi_core_has_session(&rig.core, 1));
	assert_true(nwifi_core_has_session(&rig.core, 2));
	then("forget; deauth ap1 local");
	assert_false(nwifi_core_has_session(&rig.core, 2));

	assert_true(nwifi_core_has_post_association(
			after(MANAGED("ihv-ethertypes"))));
	assert_true(nwifi_core_has_session(&rig.core, 1));
	assert_false(nwifi_core_has_post_association(then("ihv-unbind")));
	assert_true(nwifi_core_has_post_association(then("ihv-bind")));
	assert_false(nwifi_core_has_post_association(then("disconnect 9")));
}

static void test_extension(void **unused)
{
	(void)unused;
	after("radio-up; see ap1 -50; ihv-bind; ihv-ethertypes type=0x88b5");
	assert_false(rig.core.ihv.managed);
	assert_int_equal(nwifi_core_registration(&rig.core)->n, 1);
	/* nothing else than EAPOL while it has no say */
	assert_int_equal(nwifi_core_control_port(&rig.core), 0x888e);
	then("connect 1; ihv-pre session=1 on");
	assert_true(rig.core.ihv.managed);
	assert_int_equal(nwifi_core_control_port(&rig.core), 0x88b5);
	assert_false(nwifi_core_keeps_radio_open(&rig.core, NWIFI_OWNER_IHV));
	then("disconnect 2; ihv-ethertypes type=0x88b5 type=0x888e; connect 3");
	then("ihv-pre session=2 on");
	assert_int_equal(nwifi_core_control_port(&rig.core), 0x888e);
	assert_true(nwifi_core_keeps_radio_open(&rig.core, NWIFI_OWNER_IHV));
	assert_false(nwifi_core_keeps_radio_open(&rig.core, NWIFI_OWNER_OS));
	then("disconnect 4; connect 5; ihv-pre session=3 on");
	assert_int_equal(nwifi_core_control_port(&rig.core), 0x888e);
	assert_false(nwifi_core_keeps_radio_open(&rig.core, NWIFI_OWNER_IHV));
}

static bool takes(u16 ethertype, u8 action)
{
	const struct nwifi_registration registration = {
		.n = 1,
		.type = { ethertype },
	};
	const struct nwifi_exemption exemption = { ethertype, action, 3 };
	struct nwifi_snapshot state;

	nwifi_core_snapshot(&rig.core, &state);
	return nwifi_snapshot_takes_ethertypes(&state, &registration,
					       &exemption);
}

/* IHV-8, PORT-43, E1: what a request is refused for before the worker has it */
static void test_ethertypes(void **unused)
{
	(void)unused;
	after("radio-up; see ap1 -50; ihv-bind");
	assert_true(takes(0x88b5, 0));
	/* a connection that the extension does not manage, or came after */
	then("connect 1; ihv-pre session=1");
	assert_false(takes(0x88b5, 0));
	after(ASSOCIATED "; ihv-bind");
	assert_false(takes(0x88b5, 0));
	/* one that it manages keeps what was registered before */
	after(MANAGED("ihv-ethertypes type=0x88b5"));
	assert_true(takes(0x88b5, 0));
	assert_false(takes(0x88b6, 0));
	assert_false(takes(0x88b5, 1));
	then("disconnect 2");
	assert_true(takes(0x88b6, 1));
}

static enum nwifi_verdict judge(const char *source, u16 ethertype,
				bool encrypted)
{
	u8 from[NWIFI_MAC_BYTES], to[NWIFI_MAC_BYTES] = { 2 };
	const struct nwifi_control_frame frame = {
		.source = from,
		.dest = to,
		.ethertype = ethertype,
		.encrypted = encrypted,
	};

	text_mac(source, from);
	return nwifi_core_judge_control(&rig.core, &frame);
}

#define EAPOL		NWIFI_ETHERTYPE_EAPOL
#define PREAUTH		0x88c7
#define DELIVER		NWIFI_VERDICT_DELIVER
#define HOLD		NWIFI_VERDICT_HOLD
#define CLOSED		NWIFI_VERDICT_CLOSED
#define EXEMPTION	NWIFI_VERDICT_EXEMPTION
#define UNENCRYPTED	NWIFI_VERDICT_UNENCRYPTED

/* it may come before the response that creates its port was looked at */
static void test_frame_before_its_port(void **unused)
{
	(void)unused;
	after(ATTEMPT);
	assert_int_equal(judge("ap1", EAPOL, false), DELIVER);
	then("auth ap1");
	assert_int_equal(judge("ap1", EAPOL, false), HOLD);
	/* data never waits: its port will be closed at first */
	assert_int_equal(judge("ap1", PREAUTH, false), CLOSED);
	assert_int_equal(judge("ap2", EAPOL, false), DELIVER);
	then("assoc ap1");
	assert_int_equal(judge("ap1", EAPOL, false), DELIVER);
	/* the port of the same AP has ended, the next one is not there */
	then("roam 2 ap1");
	assert_int_equal(judge("ap1", EAPOL, false), HOLD);
}

static void test_frame_on_a_closed_port(void **unused)
{
	(void)unused;
	after(CONTROLLED);
	assert_int_equal(judge("ap1", EAPOL, false), DELIVER);
	assert_int_equal(judge("ap1", PREAUTH, false), CLOSED);
	/* B9: pre-authentication is of another AP, over the port of this one */
	assert_int_equal(judge("ap2", PREAUTH, false), CLOSED);
	then("key ap1; authorize ap1 on");
	assert_int_equal(judge("ap1", PREAUTH, true), DELIVER);
	assert_int_equal(judge("ap2", PREAUTH, true), DELIVER);
	then("authorize ap1 off");
	assert_int_equal(judge("ap2", PREAUTH, true), CLOSED);
	then("authorize ap1 on; forget; deauth ap1 local");
	assert_int_equal(judge("ap2", PREAUTH, true), CLOSED);
	/* what the extension has registered passes, too */
	after(MANAGED("ihv-ethertypes type=0x88b5"));
	assert_int_equal(judge("ap1", 0x88b5, false), DELIVER);
	assert_int_equal(judge("ap1", PREAUTH, false), CLOSED);
}

static void test_frame_and_exemption(void **unused)
{
	(void)unused;
	after(MANAGED("ihv-ethertypes type=0x888e exempt=0x888e:always:3"));
	assert_int_equal(judge("ap1", EAPOL, false), DELIVER);
	assert_int_equal(judge("ap1", EAPOL, true), EXEMPTION);
	/* not where the extension has no say */
	then("disconnect 2; ihv-ethertypes type=0x888e exempt=0x888e:always:3;"
	     "connect 3; ihv-pre session=2; auth ap1; assoc ap1");
	assert_int_equal(judge("ap1", EAPOL, true), DELIVER);

	after(MANAGED("ihv-ethertypes type=0x888e exempt=0x888e:no-key:3"));
	assert_int_equal(judge("ap1", EAPOL, false), DELIVER);
	/* P-13: a pairwise key, or the default key that transmits */
	then("key index=1");
	assert_int_equal(judge("ap1", EAPOL, false), DELIVER);
	then("key default index=1 unicast");
	assert_int_equal(judge("ap1", EAPOL, false), EXEMPTION);
	assert_int_equal(judge("ap1", EAPOL, true), DELIVER);
	then("key del index=1");
	assert_int_equal(judge("ap1", EAPOL, false), DELIVER);
	then("key ap1");
	assert_int_equal(judge("ap1", EAPOL, false), EXEMPTION);
}

/* A12, PORT-52: nothing in the clear once there is a pairwise key */
static void test_frame_in_the_clear(void **unused)
{
	(void)unused;
	after(CONTROLLED);
	assert_int_equal(judge("ap1", EAPOL, false), DELIVER);
	/* a group key is for other frames */
	then("key index=1; key default index=1 unicast");
	assert_int_equal(judge("ap1", EAPOL, false), DELIVER);
	then("key ap1");
	assert_int_equal(judge("ap1", EAPOL, false), UNENCRYPTED);
	assert_int_equal(judge("ap1", PREAUTH, false), UNENCRYPTED);
	assert_int_equal(judge("ap2", EAPOL, false), UNENCRYPTED);
	assert_int_equal(judge("ap1", EAPOL, true), DELIVER);
	then("authorize ap1 on");
	assert_int_equal(judge("ap1", EAPOL, false), UNENCRYPTED);
	/* a new key of the same association is one as well */
	then("key ap1");
	assert_int_equal(judge("ap1", EAPOL, false), UNENCRYPTED);
	assert_int_equal(judge("ap1", EAPOL, true), DELIVER);
	then("key del ap1");
	assert_int_equal(judge("ap1", EAPOL, false), DELIVER);
	/* the next association begins with a handshake in the clear */
	then("key ap1; roam 2 ap1");
	assert_int_equal(judge("ap1", EAPOL, false), HOLD);
	then("assoc ap1 re");
	assert_int_equal(judge("ap1", EAPOL, false), DELIVER);
	then("key ap1");
	assert_int_equal(judge("ap1", EAPOL, false), UNENCRYPTED);
	/* without a port there is nothing that the key belongs to */
	then("forget; deauth ap1 local");
	assert_int_equal(judge("ap1", EAPOL, false), DELIVER);
}

/* A12, PORT-52, PORT-54: what is exempted is left to its exemption */
static void test_exempted_frame_in_the_clear(void **unused)
{
	(void)unused;
	after(CIPHERED("ihv-ethertypes type=0x888e"));
	assert_int_equal(judge("ap1", EAPOL, false), DELIVER);
	then("key ap1");
	assert_int_equal(judge("ap1", EAPOL, false), UNENCRYPTED);
	assert_int_equal(judge("ap1", EAPOL, true), DELIVER);
	after(CIPHERED("ihv-ethertypes type=0x888e exempt=0x888e:always:3"));
	then("key ap1");
	assert_int_equal(judge("ap1", EAPOL, false), DELIVER);
	after(CIPHERED("ihv-ethertypes type=0x888e exempt=0x888e:no-key:3"));
	then("key ap1");
	assert_int_equal(judge("ap1", EAPOL, false), EXEMPTION);
	/* where the extension has no say, neither has its exemption */
	after("radio-up; see ap1 -50 psk; ihv-bind; ihv-ethertypes type=0x888e "
	      "exempt=0x888e:always:3; connect 1 psk; ihv-pre session=1;"
	      "auth ap1; assoc ap1; key ap1");
	assert_false(rig.core.ihv.managed);
	assert_int_equal(judge("ap1", EAPOL, true), DELIVER);
	assert_int_equal(judge("ap1", EAPOL, false), UNENCRYPTED);
	/* without a pairwise cipher nothing is excluded */
	after(MANAGED("ihv-ethertypes type=0x888e"));
	then("key ap1");
	assert_int_equal(judge("ap1", EAPOL, false), DELIVER);
}

static void test_clear(void **unused)
{
	static const u8 dest[NWIFI_MAC_BYTES] = { 2 };

	(void)unused;
	after(MANAGED("ihv-ethertypes type=0x888e exempt=0x888e:no-key:3"));
	assert_true(nwifi_core_sends_clear(&rig.core, EAPOL, dest));
	assert_false(nwifi_core_sends_clear(&rig.core, PREAUTH, dest));
	/* a default key is no key-mapping key */
	then("key index=1; key default index=1 unicast");
	assert_true(nwifi_core_sends_clear(&rig.core, EAPOL, dest));
	then("key ap1");
	assert_false(nwifi_core_sends_clear(&rig.core, EAPOL, dest));
}

static bool needs_cache(const char *command)
{
	struct nwifi_event event;

	text_event(&rig, command, &event);
	return nwifi_core_needs_cache(&rig.core, &event);
}

/* that nothing else reads the cache is in test_pairs.c */
static void test_cache(void **unused)
{
	(void)unused;
	after("radio-up; see ap1 -50");
	assert_true(needs_cache("connect 1"));
	assert_true(needs_cache("scan-done"));
	assert_true(needs_cache("scan-aborted"));
	assert_true(needs_cache("timer SCAN_END"));
	assert_false(needs_cache("roam 1"));
	assert_false(needs_cache("radio-up"));
	assert_false(needs_cache("deauth ap1"));
	assert_false(needs_cache("ihv-pre session=1"));
	assert_false(needs_cache("timer ROAM"));
	assert_false(needs_cache("timer IHV"));
	assert_false(needs_cache("failed KEY"));
	assert_false(needs_cache("failed ASSOC ap1"));
	assert_false(needs_cache("scan 1"));
	after(ASSOCIATED);
	assert_true(needs_cache("roam 1"));
	assert_true(needs_cache("deauth ap1"));
	assert_true(needs_cache("disassoc ap1"));
	assert_false(needs_cache("deauth ap2"));
	assert_true(needs_cache("failed KEY"));
	assert_false(needs_cache("failed DEAUTH ap1"));
	assert_false(needs_cache("radio-up"));
	then("sleep 6000; forget; deauth ap1 local");
	assert_true(needs_cache("roam 1"));
	assert_true(needs_cache("radio-up"));
	assert_true(needs_cache("timer ROAM"));
	assert_false(needs_cache("deauth ap1"));
	assert_false(needs_cache("failed KEY"));
	after("radio-up; see ap1 -50; ihv-bind; connect 1");
	assert_true(needs_cache("ihv-pre session=1"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_state),
		cmocka_unit_test(test_bss_of_a_bssid),
		cmocka_unit_test(test_bss_ranks),
		cmocka_unit_test(test_sessions),
		cmocka_unit_test(test_extension),
		cmocka_unit_test(test_ethertypes),
		cmocka_unit_test(test_frame_before_its_port),
		cmocka_unit_test(test_frame_on_a_closed_port),
		cmocka_unit_test(test_frame_and_exemption),
		cmocka_unit_test(test_frame_in_the_clear),
		cmocka_unit_test(test_exempted_frame_in_the_clear),
		cmocka_unit_test(test_clear),
		cmocka_unit_test(test_cache),
	};

	cmocka_set_message_output(CM_OUTPUT_STDOUT);
	return cmocka_run_group_tests_name("core question", tests, NULL, NULL);
}
