// SPDX-License-Identifier: GPL-2.0-only
/*
 * Keys: which requests pass to the radio, what is remembered of them, and that
 * no port of the OS opens without the key that its data needs.
 */
#include "timeline.h"

#include <string.h>

#define CLOSED \
	"radio-up; see ap1 -60 psk; see ap2 -70 psk; connect 1 psk; auth ap1;" \
	"assoc ap1"
#define MANAGED \
	"radio-up; ihv-bind; see ap1 -60; connect 1; ihv-pre session=1 on;" \
	"auth ap1; assoc ap1"

#define NO_KEY(request) \
	"DONE " request " ndis=0xc0010015 status=0x0 " \
	"\"there is no pairwise key, the port stays closed\"\n"
#define NO_SESSION(request) \
	"DONE " request " ndis=0xc0010015 status=0x0 " \
	"\"there is no such session, or it is over\"\n"
#define OPENS(ap, session) \
	"RADIO authorize " ap " on\n" \
	"PORT open " ap " #" session " controlled authorized os\n" \
	"OID PORT_STATE_NOTIFICATION " ap " open\n"
#define CLOSES(ap, session) \
	"PORT close " ap " #" session " controlled unauthorized os\n" \
	"RADIO authorize " ap " off\n" \
	"OID PORT_STATE_NOTIFICATION " ap " closed\n"

TIMELINE(CIPHER_8_keys_of_the_association, CLOSED,
	{ "key ap1", "RADIO key add 0 ap1\n" },
	{ "key index=1", "RADIO key add 1\n" },
	{ "key default index=1 unicast multicast",
	  "RADIO key default 1 unicast multicast\n" },
	{ "key mgmt index=4", "RADIO key mgmt 4\n" },
	{ "key 2 ap1 del", "RADIO key del 0 ap1\n"
			   "DONE 2 ndis=0x0 status=0x0 ap1\n" },
	{ "key del index=1", "RADIO key del 1\n" },
	/* of another AP, which can be one that the station has left */
	{ "key ap2", "" },
	{ "key ap2 del", "" },
	{ "key 3 ap2", "DONE 3 ndis=0x0 status=0x0 ap1\n" })

/* the keys of an association go with it, whoever still sets them */
TIMELINE(CIPHER_8_only_deletion_without_an_association, CLOSED "; disconnect 2",
	{ "key ap1", "" },
	{ "key index=1", "" },
	{ "key default index=1 unicast", "" },
	{ "key mgmt index=4", "" },
	{ "key 3 index=1", "DONE 3 ndis=0x0 status=0x0\n" },
	{ "key ap1 del", "RADIO key del 0 ap1\n" },
	{ "key ap2 del", "" },
	{ "key index=1 del", "RADIO key del 1\n" },
	{ "failed KEY", "" },
	/* a radio that is off has none */
	{ "radio-down", "" },
	{ "key ap1 del", "" })

/* PORT-16: of the extension, for the association of its session */
TIMELINE(PORT_16_session_of_a_key, MANAGED,
	{ "key ap1 session=1", "RADIO key add 0 ap1 session=1\n" },
	{ "key index=1 session=1", "RADIO key add 1 session=1\n" },
	{ "key ap1 session=2", "" },
	{ "key 2 ap1 del session=2", "DONE 2 ndis=0x0 status=0x0 ap1\n" },
	{ "disconnect 3",
	  "OID DISCONNECT_REQUEST\n"
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x7\n"
	  "IHV Stop ap1 #1 0x7\n"
	  "PORT delete ap1 #1 controlled unauthorized ihv explicit 0x7\n"
	  "RADIO deauth ap1 reason=3\n"
	  "LINK lost ap1 genl 0x7\n"
	  "IHV AdapterReset\n"
	  "DONE 3 ndis=0x0 status=0x0\n" },
	{ "key ap1 del session=1", "" })

TIMELINE(PORT_16_no_post_association, "perform-returns 31;" MANAGED,
	{ "key ap1 session=1", "" },
	{ "key ap1", "RADIO key add 0 ap1\n" })

/* finding A2: no entrance opens the port before there is a key */
TIMELINE(PORT_13_port_needs_a_key, CLOSED,
	{ "authorize 2 ap1 on", NO_KEY("2") },
	{ "authorize ap1 on", "" },
	/* a withdrawal needs none */
	{ "authorize 3 ap1 off", "DONE 3 ndis=0x0 status=0x0 ap1\n" },
	/* group keys are no pairwise key */
	{ "key index=1", "RADIO key add 1\n" },
	{ "authorize 4 ap1 on", NO_KEY("4") },
	{ "key ap1", "RADIO key add 0 ap1\n" },
	{ "authorize 5 ap1 on",
	  OPENS("ap1", "1") "DONE 5 ndis=0x0 status=0x0 ap1\n" },
	{ "authorize 6 ap1 off",
	  CLOSES("ap1", "1") "DONE 6 ndis=0x0 status=0x0 ap1\n" },
	{ "key ap1 del", "RADIO key del 0 ap1\n" },
	{ "authorize 7 ap1 on", NO_KEY("7") })

TIMELINE(PORT_13_nl80211_manager_without_a_key,
	"radio-up; see ap1 -60 psk; connect nl80211 psk; auth ap1; assoc ap1",
	{ "authorize ap1 on", "" },
	{ "key ap1", "RADIO key add 0 ap1\n" },
	{ "authorize ap1 on", OPENS("ap1", "1") })

/* the key was of an association with the same AP, which has been replaced */
TIMELINE(PORT_13_key_of_the_association_before,
	CLOSED "; key ap1; authorize 2 ap1 on; roam 3 ap1",
	{ "assoc ap1 re",
	  SUCCESS_PSK("ap1", "reassoc/reassoc", "1")
	  "PORT create ap1 #2 controlled unauthorized os\n"
	  "LINK up ap1 genl roamed\n"
	  "IND ROAMING_COMPLETION 0x0\n"
	  "DONE 3 ndis=0x0 status=0x0 ap1\n"
	  "IND LINK_QUALITY ap1 80\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" },
	{ "authorize 4 ap1 on", NO_KEY("4") },
	/* a request can name the session that it is for */
	{ "authorize 5 ap1 session=1 on", NO_SESSION("5") },
	{ "authorize 6 ap1 session=1", NO_SESSION("6") },
	{ "authorize 7 ap1 session=2 on", NO_KEY("7") },
	{ "key ap1", "RADIO key add 0 ap1\n" },
	{ "authorize 8 ap1 session=1 on", NO_SESSION("8") },
	{ "authorize 9 ap1 session=2 on",
	  OPENS("ap1", "2") "DONE 9 ndis=0x0 status=0x0 ap1\n" },
	{ "authorize ap1 session=1", "" },
	{ "authorize 10 ap1 session=2",
	  CLOSES("ap1", "2") "DONE 10 ndis=0x0 status=0x0 ap1\n" })

/* the cipher is that of the association, whatever is asked for since */
TIMELINE(PORT_13_configuration_has_changed_since, CLOSED,
	{ "roam 2 nl80211 config",
	  "RADIO scan implicit channels=1\nTIMER SCAN_END 14000\n" },
	{ "authorize 3 ap1 on", NO_KEY("3") })

/* 802.1X without a cipher, as old networks have it */
static void test_PORT_13_no_cipher_no_key(void **state)
{
	struct rig *rig = test_malloc(sizeof(*rig));
	struct nwifi_event event = { .type = NWIFI_EV_CONNECT };

	(void)state;
	rig_init(rig);
	rig_run(rig, "radio-up; see ap1 -60; disconnect");
	text_event(rig, "connect 1", &event);
	rig->config.controlled = true;
	rig_step(rig, &event);
	rig_run(rig, "auth ap1; assoc ap1");
	rig_expect(rig, "authorize 2 ap1 on",
		   OPENS("ap1", "1") "DONE 2 ndis=0x0 status=0x0 ap1\n");
	test_free(rig);
}

/* an extension answers for its own ports */
TIMELINE(PORT_6_port_of_the_extension_needs_no_key,
	"radio-up; ihv-bind; see ap1 -60 psk; connect 1 psk;"
	"ihv-pre session=1 on; auth ap1; assoc ap1",
	{ "authorize 2 ap1 on",
	  "DONE 2 ndis=0xc0010015 status=0x0 "
	  "\"the port is not authorized by the operating system\"\n" },
	{ "ihv-post ap1 session=1 on",
	  "RADIO authorize ap1 on\n"
	  "PORT open ap1 #1 controlled authorized ihv\n"
	  "OID PORT_STATE_NOTIFICATION ap1 open\n" })

static const struct nwifi_keys *keys_after(struct rig *rig,
					   const char *commands)
{
	rig_run(rig, commands);
	return &rig->core.keys;
}

static void test_account(void **state)
{
	struct rig *rig = test_malloc(sizeof(*rig));
	const struct nwifi_keys *keys;

	(void)state;
	rig_init(rig);
	keys = keys_after(rig, CLOSED);
	assert_false(keys->pairwise || keys->defaults || keys->transmits);
	keys = keys_after(rig, "key ap1; key index=1; key index=2");
	assert_true(keys->pairwise);
	assert_int_equal(keys->defaults, 6);
	keys = keys_after(rig, "key default index=2 multicast");
	assert_int_equal(keys->transmits, 0);
	keys = keys_after(rig, "key default index=2 unicast");
	assert_int_equal(keys->transmits, 4);
	keys = keys_after(rig, "key default index=1 unicast; key del index=2");
	assert_int_equal(keys->transmits, 2);
	assert_int_equal(keys->defaults, 2);
	/* there is no such index; none is made up */
	keys = keys_after(rig, "key index=9; key mgmt index=4");
	assert_int_equal(keys->defaults, 2);
	/* refused requests leave no trace */
	keys = keys_after(rig, "key ap2 del; key ap1 del session=7");
	assert_true(keys->pairwise);
	/* until the next association is asked for */
	keys = keys_after(rig, "see ap2 -40 psk; roam 3 ap2");
	assert_true(keys->pairwise);
	keys = keys_after(rig, "auth ap2");
	assert_false(keys->pairwise || keys->defaults || keys->transmits);
	test_free(rig);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_CIPHER_8_keys_of_the_association),
		cmocka_unit_test(
			test_CIPHER_8_only_deletion_without_an_association),
		cmocka_unit_test(test_PORT_16_session_of_a_key),
		cmocka_unit_test(test_PORT_16_no_post_association),
		cmocka_unit_test(test_PORT_13_port_needs_a_key),
		cmocka_unit_test(test_PORT_13_nl80211_manager_without_a_key),
		cmocka_unit_test(test_PORT_13_key_of_the_association_before),
		cmocka_unit_test(test_PORT_13_configuration_has_changed_since),
		cmocka_unit_test(test_PORT_13_no_cipher_no_key),
		cmocka_unit_test(
			test_PORT_6_port_of_the_extension_needs_no_key),
		cmocka_unit_test(test_account),
	};

	cmocka_set_message_output(CM_OUTPUT_STDOUT);
	return cmocka_run_group_tests_name("core key", tests, NULL, NULL);
}
