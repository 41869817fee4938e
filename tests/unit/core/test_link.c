// SPDX-License-Identifier: GPL-2.0-only
/* What becomes of an association while it lasts: channel, SA Query. */
#include "timeline.h"

/* B8: the association, its port and its link stay */
TIMELINE(channel_switch_is_passed_on, OPEN,
	{ "channel 2412", "" },
	{ "channel announced 2437",
	  "CHANNEL announced 2437 width=2 center=2447+0 count=5 quiet\n" },
	{ "channel moved 2437",
	  "CHANNEL moved 2437 width=2 center=2447+0\n" })

/* the manager has been told, or will be, by the outcome of the attempt */
TIMELINE(channel_switch_of_an_ap_that_is_left,
	OPEN "; see ap2 -40; roam 2 ap2",
	{ "channel announced 2437", "" },
	{ "channel moved 2437", "" })

TIMELINE(channel_switch_of_nobody, "radio-up",
	{ "channel announced 2437", "" },
	{ "channel moved 2437", "" },
	{ "channel 2437", "" })

static void expect_channel(const struct rig *rig, u32 freq, u32 width,
			   u32 center1)
{
	struct nwifi_snapshot state;

	nwifi_core_snapshot(&rig->core, &state);
	assert_int_equal(state.channel.freq, freq);
	assert_int_equal(state.channel.width, width);
	assert_int_equal(state.channel.center1, center1);
	assert_int_equal(state.channel.center2, 0);
}

static void test_channel_is_known(void **unused)
{
	struct rig *rig = test_malloc(sizeof(*rig));

	(void)unused;
	rig_init(rig);
	rig_run(rig, "radio-up; see ap1 -50; see ap2 -60 freq=5180; connect 1;"
		     "auth ap1");
	expect_channel(rig, 0, 0, 0);
	rig_run(rig, "assoc ap1");
	expect_channel(rig, 2412, 0, 2412);
	rig_run(rig, "channel 2412");
	expect_channel(rig, 2412, 2, 2422);
	rig_run(rig, "channel announced 2437");
	expect_channel(rig, 2412, 2, 2422);
	rig_run(rig, "channel moved 2437");
	expect_channel(rig, 2437, 2, 2447);
	/* the width of the old channel is not that of the new one */
	rig_run(rig, "roam 2 ap2; auth ap2; assoc ap2");
	expect_channel(rig, 5180, 0, 5180);
	rig_run(rig, "forget; deauth ap2 local");
	expect_channel(rig, 0, 0, 0);
	test_free(rig);
}

/* B1: an AP that restarted cannot protect what it sends; it does not answer */
TIMELINE(unanswered_sa_query, CONTROLLED_NL80211,
	{ "unprot-deauth ap1 code=7",
	  "RADIO sa-query ap1 0\n"
	  "TIMER SA_QUERY 206\n" },
	/* one question at a time */
	{ "unprot-deauth ap1 code=6", "" },
	{ "wait SA_QUERY", "RADIO sa-query ap1 1\nTIMER SA_QUERY 206\n" },
	{ "wait SA_QUERY", "RADIO sa-query ap1 2\nTIMER SA_QUERY 206\n" },
	{ "wait SA_QUERY", "RADIO sa-query ap1 3\nTIMER SA_QUERY 206\n" },
	{ "wait SA_QUERY", "RADIO sa-query ap1 4\nTIMER SA_QUERY 206\n" },
	{ "wait SA_QUERY",
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x10007\n"
	  "PORT delete ap1 #1 controlled unauthorized os explicit 0x10007\n"
	  "RADIO deauth ap1 reason=3\n"
	  "IND ROAMING_START 0x10007\n"
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=7\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER GIVE_UP 10000\n" },
	/* the device says that it has left */
	{ "deauth ap1 local", "" },
	{ "auth ap1", "RADIO assoc ap1 auth=7\n" },
	{ "assoc ap1",
	  SUCCESS_PSK("ap1", "assoc/assoc", "2")
	  "PORT create ap1 #2 controlled unauthorized os\n"
	  "LINK up ap1 nl80211 roamed\n"
	  "IND ROAMING_COMPLETION 0x0\n"
	  "IND LINK_QUALITY ap1 80\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n"
	  "TIMER GIVE_UP off\n" })

/* B1: forged; the AP says, protected, that it knows the station */
TIMELINE(answered_sa_query, CONTROLLED_NL80211,
	{ "unprot-disassoc ap1 code=6",
	  "RADIO sa-query ap1 0\nTIMER SA_QUERY 206\n" },
	/* of somebody else, or of no request */
	{ "sa-query ap2 code=0", "" },
	{ "sa-query ap1 code=1", "" },
	{ "sa-query ap1 code=65535", "" },
	{ "wait SA_QUERY", "RADIO sa-query ap1 1\nTIMER SA_QUERY 206\n" },
	/* the answer to any of the requests will do */
	{ "sa-query ap1 code=0", "TIMER SA_QUERY off\n" },
	{ "sa-query ap1 code=1", "" },
	{ "timer SA_QUERY", "" },
	/* a flood of such frames is answered with one question in ten seconds */
	{ "unprot-deauth ap1 code=7", "" },
	{ "sleep 10000", "" },
	{ "unprot-deauth ap1 code=7",
	  "RADIO sa-query ap1 2\nTIMER SA_QUERY 206\n" },
	{ "sa-query ap1 code=2", "TIMER SA_QUERY off\n" })

/* a frame that gives another reason, or is of another AP, is not heeded */
TIMELINE(unprotected_frames_that_are_forged, CONTROLLED_NL80211,
	{ "unprot-deauth ap1 code=3", "" },
	{ "unprot-disassoc ap1 code=8", "" },
	{ "unprot-deauth ap2 code=7", "" })

/* the end of an association is the end of the question */
TIMELINE(sa_query_of_an_ap_that_is_left, OPEN "; see ap2 -40",
	{ "unprot-deauth ap1 code=7",
	  "RADIO sa-query ap1 0\nTIMER SA_QUERY 206\n" },
	{ "roam 2 ap2",
	  "IND ROAMING_START 0xb\n"
	  "GATE ap1 #1\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "PORT delete ap1 #1 uncontrolled unauthorized none implicit 0x8\n"
	  "RADIO auth ap2 auth=1 prev=ap1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER SA_QUERY off\n" },
	{ "unprot-deauth ap1 code=7", "" },
	{ "auth ap2", "RADIO assoc ap2 auth=1 prev=ap1\n" },
	{ "assoc ap2 re",
	  SUCCESS_OPEN("ap2", "reassoc/reassoc", "2")
	  "RADIO authorize ap2 on\n"
	  "PORT create ap2 #2 uncontrolled authorized none\n"
	  "OID PORT_STATE_NOTIFICATION ap2 open\n"
	  "LINK up ap2 genl roamed\n"
	  "IND ROAMING_COMPLETION 0x0\n"
	  "DONE 2 ndis=0x0 status=0x0 ap2\n"
	  "IND LINK_QUALITY ap2 100\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" },
	/* the pause was that of the other AP */
	{ "unprot-deauth ap2 code=7",
	  "RADIO sa-query ap2 1\nTIMER SA_QUERY 206\n" })

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_channel_switch_is_passed_on),
		cmocka_unit_test(test_channel_switch_of_an_ap_that_is_left),
		cmocka_unit_test(test_channel_switch_of_nobody),
		cmocka_unit_test(test_channel_is_known),
		cmocka_unit_test(test_unanswered_sa_query),
		cmocka_unit_test(test_answered_sa_query),
		cmocka_unit_test(test_unprotected_frames_that_are_forged),
		cmocka_unit_test(test_sa_query_of_an_ap_that_is_left),
	};

	cmocka_set_message_output(CM_OUTPUT_STDOUT);
	return cmocka_run_group_tests_name("core link", tests, NULL, NULL);
}
