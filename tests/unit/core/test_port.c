// SPDX-License-Identifier: GPL-2.0-only
/*
 * The port layer alone, fed with indications as any station might make them,
 * also one that roams break-before-make (D-31) and one in an IBSS.
 */
#include "rig.h"

#include <stdio.h>
#include <string.h>

#define ASSOC_START	NWIFI_IND_ASSOCIATION_START
#define ASSOC_DONE	NWIFI_IND_ASSOCIATION_COMPLETION
#define ROAM_START	NWIFI_IND_ROAMING_START
#define ROAM_DONE	NWIFI_IND_ROAMING_COMPLETION
#define DISASSOC	NWIFI_IND_DISASSOCIATION

/* only the actions and their rendering are used of it */
static struct rig rig;
static struct nwifi_ports ports;
static u8 owner;

static int setup(void **state)
{
	(void)state;
	rig_init(&rig);
	nwifi_ports_init(&ports);
	owner = NWIFI_OWNER_OS;
	return 0;
}

static void clear(void)
{
	rig.actions.n = 0;
	rig.actions.overflow = false;
	rig.len = 0;
	rig.text[0] = '\0';
}

static const char *rendered(void)
{
	const u64 before[NWIFI_N_TIMERS] = { 0 };

	assert_false(rig.actions.overflow);
	render(&rig, before);
	return rig.text;
}

/* an indication and what the ports do about it, as the core would do it */
static const char *feed(u32 code, const char *peer, u32 status)
{
	struct nwifi_indication ind = { .code = code, .status = status };

	clear();
	if (peer)
		text_mac(peer, ind.mac);
	if (code == NWIFI_IND_CONNECTION_START) {
		ind.bss_type = (u8)status;
		ind.status = 0;
	}
	nwifi_ports_block(&ports, &ind, &rig.actions);
	/* its own text is not of interest here, its place is */
	nwifi_action_add(&rig.actions, NWIFI_ACT_FORGET);
	nwifi_ports_indicated(&ports, &ind, owner, &rig.actions);
	return rendered();
}

static enum nwifi_message authorize(const char *peer, u8 who, bool on)
{
	u8 mac[NWIFI_MAC_BYTES];
	const struct nwifi_authorization auth = {
		.peer = mac,
		.owner = who,
		.authorized = on,
	};

	clear();
	text_mac(peer, mac);
	return nwifi_ports_authorize(&ports, &auth, &rig.actions);
}

static const struct nwifi_port *port_of(const char *peer)
{
	u8 mac[NWIFI_MAC_BYTES];

	text_mac(peer, mac);
	return nwifi_ports_find(&ports, mac);
}

static unsigned int n_ports(void)
{
	unsigned int i, n = 0;

	for (i = 0; i < NWIFI_MAX_PORTS; i++)
		n += ports.port[i].used;
	return n;
}

static void associate(const char *peer)
{
	feed(ASSOC_START, peer, 0);
	feed(ASSOC_DONE, peer, 0);
}

static void connected(const char *peer)
{
	feed(NWIFI_IND_CONNECTION_START, NULL, NWIFI_BSS_INFRASTRUCTURE);
	associate(peer);
	feed(NWIFI_IND_CONNECTION_COMPLETION, NULL, 0);
}

static void ibss(void)
{
	feed(NWIFI_IND_CONNECTION_START, NULL, NWIFI_BSS_INDEPENDENT);
}

/* "FORGET" stands for the indication itself */
#define IND "FORGET\n"
#define CLOSED(action, peer, session) \
	"PORT " action " " peer " #" session " controlled unauthorized os"

static void test_PORT_7_created_by_success_only(void **state)
{
	static const u32 failures[] = { 1, 2, 3, 5, 0x10003, 0x30011 };
	unsigned int i;

	(void)state;
	feed(NWIFI_IND_CONNECTION_START, NULL, NWIFI_BSS_INFRASTRUCTURE);
	assert_string_equal(feed(ASSOC_START, "ap1", 0), IND);
	for (i = 0; i < sizeof(failures) / sizeof(*failures); i++)
		assert_string_equal(feed(ASSOC_DONE, "ap1", failures[i]), IND);
	assert_int_equal(n_ports(), 0);
	assert_string_equal(feed(ASSOC_DONE, "ap1", 0),
			    IND CLOSED("create", "ap1", "1") "\n");
	assert_int_equal(n_ports(), 1);
	/* neither these nor anything else makes one */
	assert_string_equal(feed(NWIFI_IND_CONNECTION_COMPLETION, NULL, 0), IND);
	assert_string_equal(feed(NWIFI_IND_LINK_QUALITY, "ap2", 0), IND);
	assert_string_equal(feed(NWIFI_IND_SCAN_CONFIRM, NULL, 0), IND);
	assert_int_equal(n_ports(), 1);
}

static void test_PORT_2_PORT_9_initial_state_os(void **state)
{
	const struct nwifi_port *port;

	(void)state;
	connected("ap1");
	port = port_of("ap1");
	assert_non_null(port);
	assert_int_equal(port->session, 1);
	assert_true(port->controlled);
	assert_false(port->authorized || port->was_open);
	assert_int_equal(port->owner, NWIFI_OWNER_OS);
}

static void test_PORT_9_initial_state_ihv(void **state)
{
	(void)state;
	owner = NWIFI_OWNER_IHV;
	assert_string_equal(feed(ASSOC_DONE, "ap1", 0),
			    IND "PORT create ap1 #1 controlled unauthorized ihv\n");
}

/* table of section 9, row 1; the notification is P-1's */
static void test_PORT_5_PORT_9_no_authorization_needed(void **state)
{
	(void)state;
	owner = NWIFI_OWNER_NONE;
	assert_string_equal(feed(ASSOC_DONE, "ap1", 0),
			    IND "RADIO authorize ap1 on\n"
			    "PORT create ap1 #1 uncontrolled authorized none\n"
			    "OID PORT_STATE_NOTIFICATION ap1 open\n");
	assert_true(port_of("ap1")->was_open);
}

static void test_PORT_13_PORT_17_opens(void **state)
{
	(void)state;
	connected("ap1");
	assert_int_equal(authorize("ap1", NWIFI_OWNER_OS, true),
			 NWIFI_MSG_NONE);
	assert_string_equal(rendered(),
			    "RADIO authorize ap1 on\n"
			    "PORT open ap1 #1 controlled authorized os\n"
			    "OID PORT_STATE_NOTIFICATION ap1 open\n");
	/* the same again changes nothing */
	assert_int_equal(authorize("ap1", NWIFI_OWNER_OS, true),
			 NWIFI_MSG_NONE);
	assert_string_equal(rendered(), "");
}

/* rows "IHV completion 0" and "IHV completion error" of the table */
static void test_PORT_15_PORT_18_opens_and_closes_again_and_again(void **state)
{
	unsigned int i;

	(void)state;
	owner = NWIFI_OWNER_IHV;
	connected("ap1");
	/* an error while it is closed: stays closed, no notification */
	assert_int_equal(authorize("ap1", NWIFI_OWNER_IHV, false),
			 NWIFI_MSG_NONE);
	assert_string_equal(rendered(), "");
	for (i = 0; i < 3; i++) {
		assert_int_equal(authorize("ap1", NWIFI_OWNER_IHV, true),
				 NWIFI_MSG_NONE);
		assert_int_equal(authorize("ap1", NWIFI_OWNER_IHV, false),
				 NWIFI_MSG_NONE);
		assert_string_equal(rendered(),
				    "PORT close ap1 #1 controlled unauthorized ihv\n"
				    "RADIO authorize ap1 off\n"
				    "OID PORT_STATE_NOTIFICATION ap1 closed\n");
	}
	assert_true(port_of("ap1")->was_open);
}

static void test_PORT_6_PORT_16_only_the_owner_and_only_a_port(void **state)
{
	(void)state;
	assert_int_equal(authorize("ap1", NWIFI_OWNER_OS, true),
			 NWIFI_MSG_NO_PORT);
	connected("ap1");
	assert_int_equal(authorize("ap1", NWIFI_OWNER_IHV, true),
			 NWIFI_MSG_NOT_OS_PORT);
	assert_int_equal(authorize("ap2", NWIFI_OWNER_OS, true),
			 NWIFI_MSG_NO_PORT);
	assert_string_equal(rendered(), "");
	assert_false(port_of("ap1")->authorized);
	/* row "late completion after Stop" */
	feed(DISASSOC, "ap1", 0x10003);
	assert_int_equal(authorize("ap1", NWIFI_OWNER_OS, true),
			 NWIFI_MSG_NO_PORT);
	assert_string_equal(rendered(), "");
}

static void test_PORT_20_PORT_25_PORT_27_PORT_28_explicit(void **state)
{
	(void)state;
	connected("ap1");
	authorize("ap1", NWIFI_OWNER_OS, true);
	/* gate first, then the indication, then the deletion; no OID */
	assert_string_equal(feed(DISASSOC, "ap1", 0x20008),
			    "GATE ap1 #1\n" IND
			    CLOSED("delete", "ap1", "1")
			    " explicit 0x20008\n");
	assert_int_equal(n_ports(), 0);
}

/* PORT-26: whether or not it had ever been authorized */
static void test_PORT_26_closed_port_is_deleted_as_well(void **state)
{
	(void)state;
	connected("ap1");
	assert_string_equal(feed(DISASSOC, "ap1", 2),
			    "GATE ap1 #1\n" IND
			    CLOSED("delete", "ap1", "1") " explicit 0x2\n");
}

static void test_PORT_30_deletion_is_idempotent(void **state)
{
	(void)state;
	assert_string_equal(feed(DISASSOC, "ap1", 7), IND);
	connected("ap1");
	assert_string_equal(feed(DISASSOC, "ap2", 7), IND);
	assert_int_equal(n_ports(), 1);
	feed(DISASSOC, "ap1", 7);
	assert_string_equal(feed(DISASSOC, "ap1", 7), IND);
	assert_string_equal(feed(DISASSOC, "any", 7), IND);
}

static void test_PORT_20_wildcard_deletes_all(void **state)
{
	(void)state;
	ibss();
	associate("ap1");
	associate("ap2");
	assert_string_equal(feed(DISASSOC, "any", 7),
			    "GATE ap1 #1\nGATE ap2 #2\n" IND
			    CLOSED("delete", "ap1", "1") " explicit 0x7\n"
			    CLOSED("delete", "ap2", "2") " explicit 0x7\n");
}

static void test_PORT_21_implicit_other_ap(void **state)
{
	(void)state;
	connected("ap1");
	authorize("ap1", NWIFI_OWNER_OS, true);
	assert_string_equal(feed(ROAM_START, NULL, 0xb), IND);
	/* still as before (T8, 1) */
	assert_true(port_of("ap1")->authorized);
	assert_string_equal(feed(ASSOC_START, "ap2", 0),
			    "GATE ap1 #1\n" IND
			    CLOSED("delete", "ap1", "1") " implicit 0x8\n");
	assert_int_equal(n_ports(), 0);
	assert_string_equal(feed(ASSOC_DONE, "ap2", 0),
			    IND CLOSED("create", "ap2", "2") "\n");
}

static void test_PORT_1_PORT_21_implicit_same_ap_gets_a_new_session(void **state)
{
	(void)state;
	connected("ap1");
	feed(ROAM_START, NULL, 0xc);
	assert_string_equal(feed(ASSOC_START, "ap1", 0),
			    "GATE ap1 #1\n" IND
			    CLOSED("delete", "ap1", "1") " implicit 0x8\n");
	assert_string_equal(feed(ASSOC_DONE, "ap1", 0),
			    IND CLOSED("create", "ap1", "2") "\n");
}

static void test_PORT_22_failed_attempt_leaves_no_port(void **state)
{
	(void)state;
	connected("ap1");
	feed(ROAM_START, NULL, 0xb);
	feed(ASSOC_START, "ap2", 0);
	assert_string_equal(feed(ASSOC_DONE, "ap2", 2), IND);
	assert_string_equal(feed(ASSOC_START, "ap3", 0), IND);
	assert_string_equal(feed(ASSOC_DONE, "ap3", 2), IND);
	assert_string_equal(feed(ROAM_DONE, NULL, 6), IND);
	assert_int_equal(n_ports(), 0);
}

/* D-31: what left with DISASSOCIATION does not end once more */
static void test_D_31_break_before_make(void **state)
{
	(void)state;
	connected("ap1");
	authorize("ap1", NWIFI_OWNER_OS, true);
	assert_string_equal(feed(DISASSOC, "ap1", 2),
			    "GATE ap1 #1\n" IND
			    CLOSED("delete", "ap1", "1") " explicit 0x2\n");
	assert_string_equal(feed(ROAM_START, NULL, 0xb), IND);
	assert_string_equal(feed(ASSOC_START, "ap2", 0), IND);
	assert_string_equal(feed(ASSOC_DONE, "ap2", 0),
			    IND CLOSED("create", "ap2", "2") "\n");
	assert_string_equal(feed(ROAM_DONE, NULL, 0), IND);
	assert_int_equal(n_ports(), 1);
}

static void test_PORT_23_ibss_new_peer_deletes_nothing(void **state)
{
	(void)state;
	ibss();
	associate("ap1");
	assert_string_equal(feed(ASSOC_START, "ap2", 0), IND);
	/* overlapping operations are legal (IBSS-9) */
	assert_string_equal(feed(ASSOC_START, "ap3", 0), IND);
	feed(ASSOC_DONE, "ap3", 0);
	feed(ASSOC_DONE, "ap2", 0);
	assert_int_equal(n_ports(), 3);
}

static void test_PORT_23_ibss_known_peer_deletes_its_own_port(void **state)
{
	(void)state;
	ibss();
	associate("ap1");
	associate("ap2");
	assert_string_equal(feed(ASSOC_START, "ap1", 0),
			    "GATE ap1 #1\n" IND
			    CLOSED("delete", "ap1", "1") " implicit 0x8\n");
	assert_int_equal(n_ports(), 1);
	feed(ASSOC_DONE, "ap1", 0);
	assert_int_equal(port_of("ap1")->session, 3);
	assert_int_equal(port_of("ap2")->session, 2);
}

static void test_PORT_23_P_6_ibss_roam_ends_the_old_ibss(void **state)
{
	(void)state;
	ibss();
	associate("ap1");
	associate("ap2");
	assert_string_equal(feed(ROAM_START, NULL, 0xd), IND);
	assert_string_equal(feed(ASSOC_START, "ap3", 0),
			    "GATE ap1 #1\nGATE ap2 #2\n" IND
			    CLOSED("delete", "ap1", "1") " implicit 0x8\n"
			    CLOSED("delete", "ap2", "2") " implicit 0x8\n");
	feed(ASSOC_DONE, "ap3", 0);
	/* a second start inside the roam is a peer of the new one */
	assert_string_equal(feed(ASSOC_START, "ap4", 0), IND);
	feed(ASSOC_DONE, "ap4", 0);
	feed(ROAM_DONE, NULL, 0);
	assert_string_equal(feed(ASSOC_START, "ap5", 0), IND);
	assert_int_equal(n_ports(), 2);
}

/* T13 */
static void test_T13_IBSS_11_peer_leaves(void **state)
{
	(void)state;
	ibss();
	associate("ap1");
	associate("ap2");
	assert_string_equal(feed(DISASSOC, "ap1", 0x10003),
			    "GATE ap1 #1\n" IND
			    CLOSED("delete", "ap1", "1")
			    " explicit 0x10003\n");
	assert_non_null(port_of("ap2"));
}

/* the next connection is of the type that it says */
static void test_ibss_rules_end_with_the_ibss(void **state)
{
	(void)state;
	ibss();
	feed(NWIFI_IND_CONNECTION_COMPLETION, NULL, 0);
	feed(ROAM_START, NULL, 0xd);
	connected("ap1");
	feed(ROAM_START, NULL, 0xb);
	feed(ASSOC_START, "ap2", 0);
	assert_int_equal(n_ports(), 0);
}

static void test_PORT_24_PORT_27_removal(void **state)
{
	(void)state;
	ibss();
	associate("ap1");
	associate("ap2");
	authorize("ap2", NWIFI_OWNER_OS, true);
	clear();
	nwifi_ports_remove(&ports, &rig.actions);
	assert_string_equal(rendered(),
			    CLOSED("delete", "ap1", "1") " removal 0x7\n"
			    CLOSED("delete", "ap2", "2") " removal 0x7\n");
	clear();
	nwifi_ports_remove(&ports, &rig.actions);
	assert_string_equal(rendered(), "");
}

static void test_PORT_1_session_is_never_used_again(void **state)
{
	u32 last = 0;
	unsigned int i;

	(void)state;
	for (i = 0; i < 1000; i++) {
		connected("ap1");
		assert_true(port_of("ap1")->session > last);
		last = port_of("ap1")->session;
		if (i % 3 == 0)
			feed(DISASSOC, "ap1", 7);
	}
}

/* a success without START, of a peer that has a port: the port stays */
static void test_PORT_1_one_port_for_each_peer(void **state)
{
	(void)state;
	connected("ap1");
	assert_string_equal(feed(ASSOC_DONE, "ap1", 0), IND);
	assert_int_equal(n_ports(), 1);
}

static void test_32_ports(void **state)
{
	char peer[8];
	unsigned int i;

	(void)state;
	ibss();
	for (i = 1; i <= NWIFI_MAX_PORTS; i++) {
		snprintf(peer, sizeof(peer), "ap%u", i);
		associate(peer);
		assert_int_equal(n_ports(), i);
	}
	/* no room: that association stays without data, the others keep it */
	associate("ap33");
	assert_int_equal(n_ports(), NWIFI_MAX_PORTS);
	assert_null(port_of("ap33"));
	assert_string_equal(feed(DISASSOC, "ap33", 7), IND);
	/* room again, and a session that nobody had */
	feed(DISASSOC, "ap5", 7);
	associate("ap33");
	assert_int_equal(port_of("ap33")->session, NWIFI_MAX_PORTS + 1);
}

/* the longest list of actions that an indication can cause */
static void test_PORT_20_wildcard_with_32_ports_fits(void **state)
{
	char peer[8];
	unsigned int i;

	(void)state;
	ibss();
	for (i = 1; i <= NWIFI_MAX_PORTS; i++) {
		snprintf(peer, sizeof(peer), "ap%u", i);
		associate(peer);
	}
	feed(DISASSOC, "any", 7);
	assert_int_equal(n_ports(), 0);
	assert_int_equal(rig.actions.n, 2 * NWIFI_MAX_PORTS + 1);
}

#define TEST(name) cmocka_unit_test_setup(name, setup)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_PORT_7_created_by_success_only),
		TEST(test_PORT_2_PORT_9_initial_state_os),
		TEST(test_PORT_9_initial_state_ihv),
		TEST(test_PORT_5_PORT_9_no_authorization_needed),
		TEST(test_PORT_13_PORT_17_opens),
		TEST(test_PORT_15_PORT_18_opens_and_closes_again_and_again),
		TEST(test_PORT_6_PORT_16_only_the_owner_and_only_a_port),
		TEST(test_PORT_20_PORT_25_PORT_27_PORT_28_explicit),
		TEST(test_PORT_26_closed_port_is_deleted_as_well),
		TEST(test_PORT_30_deletion_is_idempotent),
		TEST(test_PORT_20_wildcard_deletes_all),
		TEST(test_PORT_21_implicit_other_ap),
		TEST(test_PORT_1_PORT_21_implicit_same_ap_gets_a_new_session),
		TEST(test_PORT_22_failed_attempt_leaves_no_port),
		TEST(test_D_31_break_before_make),
		TEST(test_PORT_23_ibss_new_peer_deletes_nothing),
		TEST(test_PORT_23_ibss_known_peer_deletes_its_own_port),
		TEST(test_PORT_23_P_6_ibss_roam_ends_the_old_ibss),
		TEST(test_T13_IBSS_11_peer_leaves),
		TEST(test_ibss_rules_end_with_the_ibss),
		TEST(test_PORT_24_PORT_27_removal),
		TEST(test_PORT_1_session_is_never_used_again),
		TEST(test_PORT_1_one_port_for_each_peer),
		TEST(test_32_ports),
		TEST(test_PORT_20_wildcard_with_32_ports_fits),
	};

	cmocka_set_message_output(CM_OUTPUT_STDOUT);
	return cmocka_run_group_tests_name("core ports", tests, NULL, NULL);
}
