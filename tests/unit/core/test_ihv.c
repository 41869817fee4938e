// SPDX-License-Identifier: GPL-2.0-only
/*
 * The IHV extension: sequences S1 to S8 of ihv.md, the timelines of miniport.md
 * that concern ports of the extension, and what happens when it goes.
 */
#include "timeline.h"

#define BOUND "radio-up; ihv-bind; see ap1 -60;"
#define CLOSED BOUND "connect 1; ihv-pre session=1 on; auth ap1; assoc ap1;"
#define AUTHORIZED CLOSED "ihv-post ap1 session=1 on; sleep 6000; see ap1 -60"

#define PORT(action, ap, session, state) \
	"PORT " action " " ap " #" session " controlled " state " ihv"
#define DELETED(ap, session, cause) \
	PORT("delete", ap, session, "unauthorized") " " cause "\n"
#define CREATED(ap, session) \
	PORT("create", ap, session, "unauthorized") "\n" \
	"IHV Perform " ap " #" session " unauthorized\n"
#define OPENS(ap, session) \
	"RADIO authorize " ap " on\n" \
	PORT("open", ap, session, "authorized") "\n" \
	"OID PORT_STATE_NOTIFICATION " ap " open\n"
#define CLOSES(ap, session) \
	PORT("close", ap, session, "unauthorized") "\n" \
	"RADIO authorize " ap " off\n" \
	"OID PORT_STATE_NOTIFICATION " ap " closed\n"

/* IHV-35, IHV-39, IHV-48, IHV-51, PORT-8 to PORT-10, PORT-14, PORT-17 */
TIMELINE(s1_connect, BOUND,
	{ "connect 1", "IHV PreAssociate #1\nTIMER IHV 60000\n" },
	{ "ihv-pre session=1 on",
	  CONNECTS "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\nTIMER OPERATION 9500\nTIMER IHV off\n" },
	{ "auth ap1", "RADIO assoc ap1 auth=1\n" },
	{ "assoc ap1",
	  SUCCESS_OPEN("ap1", "assoc/assoc", "2")
	  CREATED("ap1", "1")
	  "LINK up ap1 genl\n"
	  "IND CONNECTION_COMPLETION 0x0\n"
	  "DONE 1 ndis=0x0 status=0x0 ap1\n"
	  "IND LINK_QUALITY ap1 80\n"
	  "TIMER ATTEMPT off\nTIMER OPERATION off\n" },
	{ "ihv-post ap1 session=1 on", OPENS("ap1", "1") })

/* IHV-54, IHV-58, PORT-20, PORT-25 to PORT-28; no pre-association: IHV-47 */
TIMELINE(s3_thrown_out, AUTHORIZED,
	{ "deauth ap1 code=6",
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x10006\n"
	  "IHV Stop ap1 #1 0x10006\n"
	  DELETED("ap1", "1", "explicit 0x10006")
	  "IND ROAMING_START 0x10006\n"
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\nTIMER OPERATION 9500\nTIMER GIVE_UP 10000\n" },
	{ "auth ap1", "RADIO assoc ap1 auth=1\n" },
	{ "assoc ap1",
	  SUCCESS_OPEN("ap1", "assoc/assoc", "2")
	  CREATED("ap1", "2")
	  "LINK up ap1 genl roamed\n"
	  "IND ROAMING_COMPLETION 0x0\n"
	  "IND LINK_QUALITY ap1 80\n"
	  "TIMER ATTEMPT off\nTIMER OPERATION off\nTIMER GIVE_UP off\n" },
	{ "ihv-post ap1 session=2 on", OPENS("ap1", "2") })

/* PORT-21, PORT-27, IHV-58: Stop(old, 8) before Perform(new) */
TIMELINE(s4_better_ap, AUTHORIZED "; see ap2 -40",
	{ "roam 2 ap2",
	  "IND ROAMING_START 0xb\n"
	  "GATE ap1 #1\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "IHV Stop ap1 #1 0x8\n"
	  DELETED("ap1", "1", "implicit 0x8")
	  "RADIO auth ap2 auth=1 prev=ap1\n"
	  "TIMER ATTEMPT 4500\nTIMER OPERATION 9500\n" },
	{ "auth ap2", "RADIO assoc ap2 auth=1 prev=ap1\n" },
	/* PORT-22: when it fails there is no port, and no further Stop */
	{ "assoc ap2 code=17",
	  "IND ASSOCIATION_COMPLETION ap2 0x30011 reassoc/assoc ds=2\n"
	  "IND ROAMING_COMPLETION 0x6\n"
	  "DONE 2 ndis=0x0 status=0x6 \"no AP could be joined\"\n"
	  "TIMER ATTEMPT off\nTIMER OPERATION off\nTIMER ROAM 100\n"
	  "TIMER GIVE_UP 10000\n" })

/* IHV-19, IHV-22, PORT-24, PORT-27 */
TIMELINE(s5_disconnect, AUTHORIZED,
	{ "disconnect 2",
	  "OID DISCONNECT_REQUEST\n"
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x7\n"
	  "IHV Stop ap1 #1 0x7\n"
	  DELETED("ap1", "1", "explicit 0x7")
	  "RADIO deauth ap1 reason=3\n"
	  "LINK lost ap1 genl 0x7\n"
	  "IHV AdapterReset\n"
	  "DONE 2 ndis=0x0 status=0x0\n" })

/* IHV-43, IHV-46: its completion comes too late */
TIMELINE(s6_disconnect_during_pre_association, BOUND "connect 1",
	{ "disconnect 2",
	  "DONE 1 ndis=0x0 status=0x5 \"cancelled\"\n"
	  "IHV AdapterReset\n"
	  "DONE 2 ndis=0x0 status=0x0\n"
	  "TIMER IHV off\n" },
	{ "ihv-pre 3 session=1 on",
	  "DONE 3 ndis=0xc0010015 status=0x0 \"there is no such session, or it is over\"\n" },
	{ "connect 4", "IHV PreAssociate #2\nTIMER IHV 60000\n" })

/* IHV-10, IHV-12, PORT-29 */
TIMELINE(s7_removal, AUTHORIZED,
	{ "remove",
	  "OID DISCONNECT_REQUEST\n"
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x7\n"
	  "IHV Stop ap1 #1 0x7\n"
	  DELETED("ap1", "1", "explicit 0x7")
	  "RADIO deauth ap1 reason=3\n"
	  "LINK lost ap1 genl 0x7\n"
	  "IHV DeinitAdapter\n" },
	{ "ihv-post 2 ap1 session=1 on",
	  "DONE 2 ndis=0xc0010015 status=0x0 \"there is no such session, or it is over\"\n" })

/* PORT-24: the device is gone; no DISASSOCIATION, but Stop */
TIMELINE(device_gone, AUTHORIZED,
	{ "gone",
	  "IHV Stop ap1 #1 0x7\n"
	  DELETED("ap1", "1", "removal 0x7")
	  "LINK lost ap1 genl 0x7\n"
	  "IHV DeinitAdapter\n" })

/* IHV-11: cancelled without a word */
TIMELINE(s8_removal_during_pre_association, BOUND "connect 1",
	{ "remove",
	  "LINK failed genl 0x5\n"
	  "DONE 1 ndis=0x0 status=0x5 \"cancelled\"\n"
	  "IHV DeinitAdapter\n"
	  "TIMER IHV off\n" })

/* IHV-45: what the extension has chosen takes the place of the request's */
TIMELINE(pre_association_chooses_the_algorithms,
	"radio-up; ihv-bind; see ap1 -60; see ap2 -70 psk; connect 1",
	{ "ihv-pre session=1 on psk",
	  CONNECTS "IND ASSOCIATION_START ap2 'home'\n"
	  "RADIO auth ap2 auth=7\n"
	  "TIMER ATTEMPT 4500\nTIMER OPERATION 9500\nTIMER IHV off\n" })

/* IHV-37, IHV-39: no connect request */
TIMELINE(pre_association_fails, BOUND "connect nl80211",
	{ "ihv-pre 2 session=1 error=31",
	  "DONE 2 ndis=0x0 status=0x0\n"
	  "LINK failed nl80211 0x1\n"
	  "IHV AdapterReset\n"
	  "TIMER IHV off\n" })

/* I-18 */
TIMELINE(pre_association_takes_too_long, BOUND "connect 1",
	{ "wait IHV",
	  "LINK failed genl 0x1\n"
	  "DONE 1 ndis=0x0 status=0x1 "
	  "\"the IHV extension did not complete in time\"\n"
	  "IHV AdapterReset\n" })

/* IHV-108, I-18, C10: as the host wants it, and the next host may want something else */
TIMELINE(pre_association_has_the_time_that_the_host_wants,
	"radio-up; ihv-bind pre=300000; see ap1 -60",
	{ "connect 1", "IHV PreAssociate #1\nTIMER IHV 300000\n" },
	{ "ihv-unbind",
	  "LINK failed genl 0x1\n"
	  "DONE 1 ndis=0x0 status=0x1 \"the IHV extension is gone\"\n"
	  "TIMER IHV off\n" },
	{ "ihv-bind", "" },
	{ "connect 2", "IHV PreAssociate #2\nTIMER IHV 60000\n" })

TIMELINE(radio_off_during_pre_association, BOUND "connect 1; radio-down",
	{ "ihv-pre session=1 on",
	  "LINK failed genl 0x3\n"
	  "DONE 1 ndis=0x0 status=0x3 \"the radio is off\"\n"
	  "IHV AdapterReset\n"
	  "TIMER IHV off\n" })

/* a second connect: refused to the one, replaces the first for the other */
TIMELINE(connect_during_pre_association, BOUND "connect nl80211",
	{ "connect 2",
	  "DONE 2 ndis=0xc0000184 status=0x0 "
	  "\"the adapter is connected or connecting already\"\n" },
	{ "connect nl80211",
	  "IHV AdapterReset\n"
	  "IHV PreAssociate #2\n" })

/* the extension has no profile for it: as if there were none */
TIMELINE(not_managed, BOUND "connect 1; ihv-pre session=1; auth ap1",
	{ "assoc ap1",
	  SUCCESS_OPEN("ap1", "assoc/assoc", "2")
	  "RADIO authorize ap1 on\n"
	  "PORT create ap1 #1 uncontrolled authorized none\n"
	  "OID PORT_STATE_NOTIFICATION ap1 open\n"
	  "LINK up ap1 genl\n"
	  "IND CONNECTION_COMPLETION 0x0\n"
	  "DONE 1 ndis=0x0 status=0x0 ap1\n"
	  "IND LINK_QUALITY ap1 80\n"
	  "TIMER ATTEMPT off\nTIMER OPERATION off\n" })

/* PORT-12, PORT-62: no Stop for a Perform that returned an error */
TIMELINE(perform_fails, "perform-returns 31;" CLOSED,
	{ "ihv-post 2 ap1 session=1 on",
	  "DONE 2 ndis=0xc0010015 status=0x0 \"there is no such session, or it is over\"\n" },
	{ "disconnect 3",
	  "OID DISCONNECT_REQUEST\n"
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x7\n"
	  DELETED("ap1", "1", "explicit 0x7")
	  "RADIO deauth ap1 reason=3\n"
	  "LINK lost ap1 genl 0x7\n"
	  "IHV AdapterReset\n"
	  "DONE 3 ndis=0x0 status=0x0\n" })

/* PORT-15, PORT-16, PORT-18, PORT-59, IHV-52 */
TIMELINE(completions, CLOSED,
	{ "ihv-post ap1 session=1", "" },
	{ "ihv-post ap1 session=1 on", OPENS("ap1", "1") },
	{ "ihv-post ap1 session=1 on", "" },
	{ "ihv-post 2 ap1 session=7",
	  "DONE 2 ndis=0xc0010015 status=0x0 \"there is no such session, or it is over\"\n" },
	{ "ihv-post 3 ap2 session=1",
	  "DONE 3 ndis=0xc0010015 status=0x0 \"there is no such session, or it is over\"\n" },
	{ "ihv-post 4 ap1 session=1",
	  CLOSES("ap1", "1") "DONE 4 ndis=0x0 status=0x0 ap1\n" },
	{ "authorize 5 ap1 on",
	  "DONE 5 ndis=0xc0010015 status=0x0 "
	  "\"the port is not authorized by the operating system\"\n" })

/* fail closed; a later host is told of the port there is */
TIMELINE(extension_gone, AUTHORIZED,
	{ "ihv-unbind", CLOSES("ap1", "1") },
	{ "ihv-post 2 ap1 session=1 on",
	  "DONE 2 ndis=0xc0010015 status=0x0 \"there is no such session, or it is over\"\n" },
	{ "ihv-bind", "IHV Perform ap1 #1 unauthorized\n" },
	{ "ihv-bind", "" },
	{ "ihv-post ap1 session=1 on", OPENS("ap1", "1") },
	{ "ihv-unbind", CLOSES("ap1", "1") },
	/* nothing is owed to one that is gone */
	{ "disconnect 3",
	  "OID DISCONNECT_REQUEST\n"
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x7\n"
	  DELETED("ap1", "1", "explicit 0x7")
	  "RADIO deauth ap1 reason=3\n"
	  "LINK lost ap1 genl 0x7\n"
	  "DONE 3 ndis=0x0 status=0x0\n" },
	/* the next connection is nobody's but the OS's */
	{ "connect 4",
	  CONNECTS "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\nTIMER OPERATION 9500\n" })

/* IHV-16, PORT-24: one that takes leave is told of the end of everything */
TIMELINE(extension_takes_leave, AUTHORIZED,
	{ "ihv-unbind 2 on",
	  "GATE ap1 #1\n"
	  "IHV Stop ap1 #1 0x7\n"
	  CLOSES("ap1", "1")
	  "IHV DeinitAdapter\n"
	  "DONE 2 ndis=0x0 status=0x0 ap1\n" },
	{ "ihv-unbind 3 on", "DONE 3 ndis=0x0 status=0x0 ap1\n" },
	{ "ihv-bind", "IHV Perform ap1 #1 unauthorized\n" },
	/* not completed is owed its Stop, too (IHV-54) */
	{ "ihv-unbind on",
	  "IHV Stop ap1 #1 0x7\n"
	  "IHV DeinitAdapter\n" })

TIMELINE(extension_gone_in_pre_association, BOUND "connect 1",
	{ "ihv-unbind",
	  "LINK failed genl 0x1\n"
	  "DONE 1 ndis=0x0 status=0x1 \"the IHV extension is gone\"\n"
	  "TIMER IHV off\n" })

/* IHV-19 (b): a reset in INIT, too */
TIMELINE(reset_request, BOUND,
	{ "reset 1",
	  "OID RESET_REQUEST\n"
	  "IHV AdapterReset\n"
	  "FORGET keys bss\n"
	  "DONE 1 ndis=0x0 status=0x0\n" })

#define FIXED(request) \
	"DONE " request " ndis=0xc0000184 status=0x0 " \
	"\"not once pre-association is complete\"\n"
#define DONE_IN_INIT(request) "DONE " request " ndis=0x0 status=0x0\n"
#define EXEMPT "type=0x888e type=0x88b5 exempt=0x888e:always:3"

/* PORT-43, PORT-44, PORT-45: registered until pre-association is complete */
TIMELINE(PORT_43_ethertypes, "show-accept;" BOUND,
	{ "ihv-ethertypes 2 type=0x88b5", "ACCEPT\n" DONE_IN_INIT("2") },
	{ "connect 1", "ACCEPT\nIHV PreAssociate #1\nTIMER IHV 60000\n" },
	{ "ihv-ethertypes 3 " EXEMPT, "ACCEPT\n" DONE_IN_INIT("3") },
	{ "ihv-pre session=1 on",
	  CONNECTS "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\nTIMER OPERATION 9500\nTIMER IHV off\n" },
	{ "ihv-ethertypes 4 type=0x88b5", FIXED("4") },
	/* what holds already may be said again, and nothing else */
	{ "ihv-ethertypes 5 " EXEMPT, "ACCEPT\n" DONE_IN_INIT("5") },
	{ "ihv-ethertypes 6 type=0x888e type=0x88b6 exempt=0x888e:always:3",
	  FIXED("6") },
	{ "ihv-ethertypes 7 type=0x888e type=0x88b5", FIXED("7") },
	{ "ihv-ethertypes 8 type=0x888e type=0x88b5 exempt=0x888e:no-key:3",
	  FIXED("8") },
	{ "ihv-ethertypes 9 type=0x888e type=0x88b5 exempt=0x888e:always:1",
	  FIXED("9") },
	{ "ihv-ethertypes 10 type=0x888e type=0x88b5 exempt=0x88b5:always:3",
	  FIXED("10") },
	{ "ihv-ethertypes type=0x88b5", "" })

TIMELINE(PORT_43_ethertypes_of_a_connection_that_is_not_managed,
	"show-accept;" BOUND "ihv-ethertypes 2 type=0x88b5; connect 1;"
	"ihv-pre session=1",
	{ "ihv-ethertypes 3 type=0x88b5", FIXED("3") })

TIMELINE(PORT_43_no_ethertypes, "show-accept;" CLOSED,
	{ "ihv-ethertypes 3", "ACCEPT\nDONE 3 ndis=0x0 status=0x0 ap1\n" })

static unsigned int registered_after(struct rig *rig, const char *commands)
{
	const struct nwifi_registration *reg;

	rig_run(rig, commands);
	reg = nwifi_core_registration(&rig->core);
	/* PORT-46: the two go together */
	assert_int_equal(!reg->n, !rig->core.ihv.exemption.action);
	return reg->n;
}

/* IHV-19, E5: also after a connection that was there before the host */
TIMELINE(IHV_19_connection_from_before_the_host,
	"radio-up; see ap1 -60; connect 1; auth ap1; assoc ap1; ihv-bind",
	{ "disconnect 2",
	  "OID DISCONNECT_REQUEST\n"
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x7\n"
	  "PORT delete ap1 #1 uncontrolled unauthorized none explicit 0x7\n"
	  "RADIO deauth ap1 reason=3\n"
	  "LINK lost ap1 genl 0x7\n"
	  "IHV AdapterReset\n"
	  "DONE 2 ndis=0x0 status=0x0\n" })

/* PORT-44 to PORT-46, IHV-20, IHV-24: who registers, and how long that holds */
static void test_PORT_45_ethertypes_are_forgotten(void **state)
{
	struct rig *rig = test_malloc(sizeof(*rig));

	(void)state;
	rig_init(rig);
	assert_int_equal(registered_after(rig, BOUND "ihv-ethertypes " EXEMPT),
			 2);
	/* of a connection that the extension manages, they outlive its host */
	assert_int_equal(registered_after(rig,
		"connect 1; ihv-pre session=1 on; ihv-unbind; ihv-bind"), 2);
	assert_int_equal(registered_after(rig, "ihv-unbind on; ihv-bind"), 2);
	/* AdapterReset ends them */
	assert_int_equal(registered_after(rig, "disconnect 2"), 0);
	assert_int_equal(registered_after(rig, "ihv-ethertypes " EXEMPT), 2);
	assert_int_equal(registered_after(rig, "reset 3"), 0);
	/* and so does the end of a host that manages no connection */
	assert_int_equal(registered_after(rig, "ihv-ethertypes " EXEMPT), 2);
	assert_int_equal(registered_after(rig, "ihv-unbind"), 0);
	assert_int_equal(registered_after(rig,
		"ihv-bind; ihv-ethertypes " EXEMPT "; ihv-unbind on"), 0);
	/* a connection that ends without a host leaves them to the next bind */
	assert_int_equal(registered_after(rig,
		"ihv-bind; ihv-ethertypes " EXEMPT "; connect 4;"
		"ihv-pre session=2 on; ihv-unbind; disconnect 5"), 2);
	assert_int_equal(registered_after(rig, "ihv-bind"), 0);
	test_free(rig);
}

#define REQUIRED "radio-up; see ap1 -60; settings extension-required;"
#define MISSING "\"an IHV extension is required, and there is none\""

/* A7: a missing extension means that nothing is connected */
TIMELINE(A7_required_and_missing, REQUIRED,
	{ "connect 1", "DONE 1 ndis=0xc0000184 status=0x0 " MISSING "\n"
	  "LINK failed genl 0x1\n" },
	{ "connect nl80211", "LINK failed nl80211 0x1\n" },
	{ "settings 2 -extension-required",
	  "HOST not required\nDONE 2 ndis=0x0 status=0x0\n" },
	{ "connect 3",
	  CONNECTS "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\nTIMER OPERATION 9500\n" })

/* A7: with an extension that leaves a connection to others it is as before */
#define LEFT_ALONE REQUIRED "ihv-bind; connect 1; ihv-pre session=1"
#define UNCONTROLLED(action, state) \
	"PORT " action " ap1 #1 uncontrolled " state " none\n"

/* A7: its end closes every port, its return opens what was open */
TIMELINE(A7_required_and_gone, LEFT_ALONE "; auth ap1; assoc ap1",
	{ "ihv-unbind",
	  UNCONTROLLED("close", "unauthorized")
	  "RADIO authorize ap1 off\n"
	  "OID PORT_STATE_NOTIFICATION ap1 closed\n" },
	{ "settings 2 extension-required", "DONE 2 ndis=0x0 status=0x0 ap1\n" },
	{ "ihv-bind",
	  "RADIO authorize ap1 on\n"
	  UNCONTROLLED("open", "authorized")
	  "OID PORT_STATE_NOTIFICATION ap1 open\n" })

/* A7: a roam while it is missing makes a port that is closed */
TIMELINE(A7_required_and_gone_in_a_roam, LEFT_ALONE "; auth ap1; assoc ap1;"
	 "see ap2 -40; ihv-unbind; roam 2 ap2; auth ap2",
	{ "assoc ap2",
	  SUCCESS_OPEN("ap2", "reassoc/assoc", "2")
	  "PORT create ap2 #2 uncontrolled unauthorized none\n"
	  "LINK up ap2 genl roamed\n"
	  "IND ROAMING_COMPLETION 0x0\n"
	  "DONE 2 ndis=0x0 status=0x0 ap2\n"
	  "IND LINK_QUALITY ap2 100\n"
	  "TIMER ATTEMPT off\nTIMER OPERATION off\n" },
	{ "settings 3 -extension-required",
	  "HOST not required\n"
	  "RADIO authorize ap2 on\n"
	  "PORT open ap2 #2 uncontrolled authorized none\n"
	  "OID PORT_STATE_NOTIFICATION ap2 open\n"
	  "DONE 3 ndis=0x0 status=0x0 ap2\n" })

/* A7: a port of the operating system closes, and is not opened meanwhile */
TIMELINE(A7_required_port_of_the_os, CONTROLLED,
	{ "settings 3 extension-required",
	  "HOST required\n"
	  "PORT close ap1 #1 controlled unauthorized os\n"
	  "RADIO authorize ap1 off\n"
	  "OID PORT_STATE_NOTIFICATION ap1 closed\n"
	  "DONE 3 ndis=0x0 status=0x0 ap1\n" },
	{ "authorize 4 ap1 on",
	  "DONE 4 ndis=0xc0010015 status=0x0 " MISSING "\n" },
	{ "ihv-bind",
	  "RADIO authorize ap1 on\n"
	  "PORT open ap1 #1 controlled authorized os\n"
	  "OID PORT_STATE_NOTIFICATION ap1 open\n" },
	/* what is withdrawn while it is missing stays withdrawn */
	{ "ihv-unbind on",
	  "PORT close ap1 #1 controlled unauthorized os\n"
	  "RADIO authorize ap1 off\n"
	  "OID PORT_STATE_NOTIFICATION ap1 closed\n"
	  "IHV DeinitAdapter\n" },
	{ "authorize 5 ap1 off", "DONE 5 ndis=0x0 status=0x0 ap1\n" },
	{ "ihv-bind", "" })

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_s1_connect),
		cmocka_unit_test(test_s3_thrown_out),
		cmocka_unit_test(test_s4_better_ap),
		cmocka_unit_test(test_s5_disconnect),
		cmocka_unit_test(test_s6_disconnect_during_pre_association),
		cmocka_unit_test(test_s7_removal),
		cmocka_unit_test(test_device_gone),
		cmocka_unit_test(test_s8_removal_during_pre_association),
		cmocka_unit_test(test_pre_association_chooses_the_algorithms),
		cmocka_unit_test(test_pre_association_fails),
		cmocka_unit_test(test_pre_association_takes_too_long),
		cmocka_unit_test(test_pre_association_has_the_time_that_the_host_wants),
		cmocka_unit_test(test_radio_off_during_pre_association),
		cmocka_unit_test(test_connect_during_pre_association),
		cmocka_unit_test(test_not_managed),
		cmocka_unit_test(test_perform_fails),
		cmocka_unit_test(test_completions),
		cmocka_unit_test(test_extension_gone),
		cmocka_unit_test(test_extension_takes_leave),
		cmocka_unit_test(test_extension_gone_in_pre_association),
		cmocka_unit_test(test_reset_request),
		cmocka_unit_test(test_PORT_43_ethertypes),
		cmocka_unit_test(
			test_PORT_43_ethertypes_of_a_connection_that_is_not_managed),
		cmocka_unit_test(test_PORT_43_no_ethertypes),
		cmocka_unit_test(test_IHV_19_connection_from_before_the_host),
		cmocka_unit_test(test_PORT_45_ethertypes_are_forgotten),
		cmocka_unit_test(test_A7_required_and_missing),
		cmocka_unit_test(test_A7_required_and_gone),
		cmocka_unit_test(test_A7_required_and_gone_in_a_roam),
		cmocka_unit_test(test_A7_required_port_of_the_os),
	};

	cmocka_set_message_output(CM_OUTPUT_STDOUT);
	return cmocka_run_group_tests_name("core ihv", tests, NULL, NULL);
}
