// SPDX-License-Identifier: GPL-2.0-only
/*
 * Scans: explicit and implicit ones (SCAN-1), attempts, and the one scanner
 * that they have to share. The language is that of rig.h.
 */
#include "timeline.h"

TIMELINE(SCAN_2_SCAN_3_SCAN_4_one_scan_one_confirm, "radio-up",
	{ "scan 1",
	  "RADIO scan explicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "scan-done",
	  "IND SCAN_CONFIRM 0x0\n"
	  "SCAN_DONE 1 ndis=0x0\n"
	  "TIMER SCAN_END off\n" },
	{ "scan-done", "" },
	{ "scan-aborted", "" })

TIMELINE(SCAN_5_implicit_scans_are_not_confirmed, "radio-up",
	{ "connect 1",
	  CONNECTS
	  "RADIO scan implicit\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER SCAN_END 14000\n" },
	{ "scan-done",
	  "IND CONNECTION_COMPLETION 0x6\n"
	  "LINK failed genl 0x6\n"
	  "DONE 1 ndis=0x0 status=0x6 \"no AP could be joined\"\n"
	  "TIMER OPERATION off\n"
	  "TIMER SCAN_END off\n" })

TIMELINE(SCAN_5_scans_of_others_are_not_ours, "radio-up",
	{ "scan-done", "" },
	{ "scan-aborted", "" },
	{ "failed SCAN", "" },
	{ "failed SCAN busy", "" },
	{ "timer SCAN", "" },
	{ "timer SCAN_END", "" },
	{ "scan-abort", "" })

/* and the search looks at what the explicit scan found */
TIMELINE(SCAN_6_explicit_cancels_implicit, "radio-up",
	{ "connect 1",
	  CONNECTS
	  "RADIO scan implicit\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER SCAN_END 14000\n" },
	{ "scan 2",
	  "RADIO abort-scan\n" },
	{ "scan-aborted",
	  "RADIO scan explicit\n" },
	{ "see ap1 -50", "" },
	{ "scan-done",
	  "IND SCAN_CONFIRM 0x0\n"
	  "SCAN_DONE 2 ndis=0x0\n"
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER SCAN_END off\n" },
	{ "auth ap1",
	  "RADIO assoc ap1 auth=1\n" },
	{ "assoc ap1",
	  SUCCESS_OPEN("ap1", "assoc/assoc", "2")
	  "RADIO authorize ap1 on\n"
	  "PORT create ap1 #1 uncontrolled authorized none\n"
	  "OID PORT_STATE_NOTIFICATION ap1 open\n"
	  "LINK up ap1 genl\n"
	  "IND CONNECTION_COMPLETION 0x0\n"
	  "DONE 1 ndis=0x0 status=0x0 ap1\n"
	  "IND LINK_QUALITY ap1 100\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" })

/* which need not have probed for the desired SSID */
TIMELINE(SCAN_6_CAND_8_search_probes_again_after_an_explicit_scan,
	"radio-up",
	{ "connect 1",
	  CONNECTS
	  "RADIO scan implicit\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER SCAN_END 14000\n" },
	{ "scan 2",
	  "RADIO abort-scan\n" },
	{ "scan-aborted",
	  "RADIO scan explicit\n" },
	{ "scan-done",
	  "IND SCAN_CONFIRM 0x0\n"
	  "SCAN_DONE 2 ndis=0x0\n"
	  "RADIO scan implicit\n" },
	{ "see ap1 -50", "" },
	{ "scan-done",
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER SCAN_END off\n" })

/* half a scan is not a fresh look */
TIMELINE(SCAN_6_seek_waits_for_the_explicit_scan, OPEN,
	{ "see ap1 -60", "" },
	{ "roam 2",
	  "RADIO scan implicit channels=1\n"
	  "TIMER SCAN_END 14000\n" },
	{ "scan 3",
	  "RADIO abort-scan\n" },
	{ "scan-aborted",
	  "RADIO scan explicit\n" },
	{ "see ap2 -40", "" },
	{ "scan-done",
	  "IND SCAN_CONFIRM 0x0\n"
	  "SCAN_DONE 3 ndis=0x0\n"
	  "RADIO scan implicit channels=1\n" },
	{ "see ap2 -40", "" },
	{ "scan-done",
	  "IND ROAMING_START 0xb\n"
	  "GATE ap1 #1\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "PORT delete ap1 #1 uncontrolled unauthorized none implicit 0x8\n"
	  "RADIO auth ap2 auth=1 prev=ap1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER SCAN_END off\n" })

TIMELINE(SCAN_6_no_implicit_scan_while_an_explicit_one_runs, OPEN,
	{ "sleep 6000", "" },
	{ "scan 2",
	  "RADIO scan explicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "forget", "" },
	{ "deauth ap1 local",
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x2\n"
	  "PORT delete ap1 #1 uncontrolled unauthorized none explicit 0x2\n"
	  "TIMER GIVE_UP 10000\n" },
	{ "roam 3", "" },
	{ "scan-done",
	  "IND SCAN_CONFIRM 0x0\n"
	  "SCAN_DONE 2 ndis=0x0\n"
	  "RADIO scan implicit\n" },
	{ "scan-done",
	  "DONE 3 ndis=0x0 status=0x1 \"no AP of the network is in range\"\n"
	  "TIMER ROAM 100\n"
	  "TIMER SCAN_END off\n" })

/* and does not disturb the first */
TIMELINE(SCAN_7_second_request_is_refused, "radio-up",
	{ "scan 1",
	  "RADIO scan explicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "scan 2",
	  "SCAN_DONE 2 ndis=0xc0232001 aborted \"a scan is running already\"\n" },
	{ "scan-done",
	  "IND SCAN_CONFIRM 0x0\n"
	  "SCAN_DONE 1 ndis=0x0\n"
	  "TIMER SCAN_END off\n" },
	{ "scan 3",
	  "RADIO scan explicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "scan-done",
	  "IND SCAN_CONFIRM 0x0\n"
	  "SCAN_DONE 3 ndis=0x0\n"
	  "TIMER SCAN_END off\n" })

TIMELINE(SCAN_7_second_request_while_the_first_waits,
	"radio-up; see ap1 -50",
	{ "connect 1",
	  CONNECTS
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "scan 2",
	  "TIMER SCAN_END 14000\n" },
	{ "scan 3",
	  "SCAN_DONE 3 ndis=0xc0232001 aborted \"a scan is running already\"\n" },
	{ "auth-timeout ap1",
	  "IND ASSOCIATION_COMPLETION ap1 0x2 assoc/assoc ds=2\n"
	  "IND CONNECTION_COMPLETION 0x6\n"
	  "LINK failed genl 0x2\n"
	  "DONE 1 ndis=0x0 status=0x6 \"no AP could be joined\"\n"
	  "RADIO scan explicit\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" },
	{ "scan-done",
	  "IND SCAN_CONFIRM 0x0\n"
	  "SCAN_DONE 2 ndis=0x0\n"
	  "TIMER SCAN_END off\n" })

TIMELINE(SCAN_8_radio_off, "",
	{ "scan 1",
	  "SCAN_DONE 1 ndis=0xc0232002 aborted \"the radio is off\"\n" })

/* all PHYs used for it are off */
TIMELINE(SCAN_10_radio_turned_off, "radio-up",
	{ "scan 1",
	  "RADIO scan explicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "radio-down",
	  "IND SCAN_CONFIRM 0xc0010019\n"
	  "SCAN_DONE 1 ndis=0xc0010019 aborted \"the radio could not scan\"\n"
	  "TIMER SCAN_END off\n" },
	{ "scan-aborted", "" },
	{ "radio-up", "" },
	{ "scan 2",
	  "RADIO scan explicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "scan-done",
	  "IND SCAN_CONFIRM 0x0\n"
	  "SCAN_DONE 2 ndis=0x0\n"
	  "TIMER SCAN_END off\n" })

/* in INIT */
TIMELINE(SCAN_10_reset, "radio-up",
	{ "scan 1",
	  "RADIO scan explicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "reset 2",
	  "OID RESET_REQUEST\n"
	  "RADIO abort-scan\n"
	  "IND SCAN_CONFIRM 0xc001000c\n"
	  "SCAN_DONE 1 ndis=0xc001000c aborted \"cancelled\"\n"
	  "FORGET keys bss\n"
	  "DONE 2 ndis=0x0 status=0x0\n" },
	{ "scan-aborted",
	  "TIMER SCAN_END off\n" },
	{ "scan 3",
	  "RADIO scan explicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "scan-done",
	  "IND SCAN_CONFIRM 0x0\n"
	  "SCAN_DONE 3 ndis=0x0\n"
	  "TIMER SCAN_END off\n" })

/* the radio has one scanner: the end is awaited */
TIMELINE(SCAN_10_scan_again_before_the_aborted_one_ended, "radio-up",
	{ "scan 1",
	  "RADIO scan explicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "reset 2",
	  "OID RESET_REQUEST\n"
	  "RADIO abort-scan\n"
	  "IND SCAN_CONFIRM 0xc001000c\n"
	  "SCAN_DONE 1 ndis=0xc001000c aborted \"cancelled\"\n"
	  "FORGET keys bss\n"
	  "DONE 2 ndis=0x0 status=0x0\n" },
	{ "scan 3", "" },
	{ "scan-aborted",
	  "RADIO scan explicit\n" },
	{ "scan-done",
	  "IND SCAN_CONFIRM 0x0\n"
	  "SCAN_DONE 3 ndis=0x0\n"
	  "TIMER SCAN_END off\n" })

TIMELINE(SCAN_14_radio_never_answers, "radio-up",
	{ "scan 1",
	  "RADIO scan explicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "wait SCAN_END",
	  "RADIO abort-scan\n"
	  "IND SCAN_CONFIRM 0x0\n"
	  "SCAN_DONE 1 ndis=0x0\n"
	  "TIMER SCAN_END 1000\n" },
	{ "scan-aborted",
	  "TIMER SCAN_END off\n" },
	{ "scan 2",
	  "RADIO scan explicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "scan-done",
	  "IND SCAN_CONFIRM 0x0\n"
	  "SCAN_DONE 2 ndis=0x0\n"
	  "TIMER SCAN_END off\n" })

TIMELINE(SCAN_14_radio_never_answers_an_abort, "radio-up",
	{ "connect 1",
	  CONNECTS
	  "RADIO scan implicit\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER SCAN_END 14000\n" },
	{ "disconnect 2",
	  "OID DISCONNECT_REQUEST\n"
	  "IND CONNECTION_COMPLETION 0x5\n"
	  "DONE 1 ndis=0x0 status=0x5 \"cancelled\"\n"
	  "RADIO abort-scan\n"
	  "DONE 2 ndis=0x0 status=0x0\n"
	  "TIMER OPERATION off\n" },
	{ "scan 3", "" },
	{ "wait SCAN_END",
	  "RADIO abort-scan\n"
	  "IND SCAN_CONFIRM 0xc0000001\n"
	  "SCAN_DONE 3 ndis=0xc0000001 aborted \"the radio could not scan\"\n" })

/* attempts come first, but the limit stays */
TIMELINE(SCAN_14_time_runs_since_the_request,
	"radio-up; see ap1 -50; see ap2 -60",
	{ "connect 1",
	  CONNECTS
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "scan 2",
	  "TIMER SCAN_END 14000\n" },
	{ "wait ATTEMPT",
	  "RADIO deauth ap1 reason=3 local\n"
	  "IND ASSOCIATION_COMPLETION ap1 0x2 assoc/assoc ds=2\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "RADIO auth ap2 auth=1\n"
	  "TIMER ATTEMPT 4500\n" },
	{ "wait ATTEMPT",
	  "RADIO deauth ap2 reason=3 local\n"
	  "IND ASSOCIATION_COMPLETION ap2 0x2 assoc/assoc ds=2\n"
	  "IND CONNECTION_COMPLETION 0x6\n"
	  "LINK failed genl 0x2\n"
	  "DONE 1 ndis=0x0 status=0x6 \"no AP could be joined\"\n"
	  "RADIO scan explicit\n"
	  "TIMER OPERATION off\n" },
	{ "wait SCAN_END",
	  "RADIO abort-scan\n"
	  "IND SCAN_CONFIRM 0x0\n"
	  "SCAN_DONE 2 ndis=0x0\n"
	  "TIMER SCAN_END 1000\n" })

TIMELINE(SCAN_busy_radio_is_asked_again, "radio-up",
	{ "scan 1",
	  "RADIO scan explicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "failed SCAN busy",
	  "TIMER SCAN 200\n" },
	{ "wait SCAN",
	  "RADIO scan explicit\n" },
	{ "failed SCAN busy",
	  "TIMER SCAN 200\n" },
	{ "wait SCAN",
	  "RADIO scan explicit\n" },
	{ "scan-done",
	  "IND SCAN_CONFIRM 0x0\n"
	  "SCAN_DONE 1 ndis=0x0\n"
	  "TIMER SCAN_END off\n" })

/* it is not ours: ours starts now */
/* one that is always busy has failed, well before the time is up */
static void test_SCAN_14_busy_radio_is_not_asked_for_ever(void **state)
{
	struct rig *rig = test_malloc(sizeof(*rig));
	unsigned int i;

	(void)state;
	rig_init(rig);
	rig_run(rig, "radio-up; scan 1");
	for (i = 1; i < NWIFI_SCAN_TRIES; i++) {
		rig_expect(rig, "failed SCAN busy", "TIMER SCAN 200\n");
		rig_expect(rig, "wait SCAN", "RADIO scan explicit\n");
	}
	rig_expect(rig, "failed SCAN busy",
		   "IND SCAN_CONFIRM 0xc0000001\n"
		   "SCAN_DONE 1 ndis=0xc0000001 aborted \"the radio could not scan\"\n"
		   "TIMER SCAN_END off\n");
	test_free(rig);
}

TIMELINE(SCAN_3_the_scan_that_kept_ours_from_starting_ends, "radio-up",
	{ "scan 1",
	  "RADIO scan explicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "failed SCAN busy",
	  "TIMER SCAN 200\n" },
	{ "scan-done",
	  "RADIO scan explicit\n"
	  "TIMER SCAN off\n" },
	{ "scan-done",
	  "IND SCAN_CONFIRM 0x0\n"
	  "SCAN_DONE 1 ndis=0x0\n"
	  "TIMER SCAN_END off\n" })

/* a timer that ran out while it was disarmed */
TIMELINE(SCAN_retry_only_when_refused, "radio-up",
	{ "scan 1",
	  "RADIO scan explicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "timer SCAN", "" },
	{ "scan-done",
	  "IND SCAN_CONFIRM 0x0\n"
	  "SCAN_DONE 1 ndis=0x0\n"
	  "TIMER SCAN_END off\n" })

TIMELINE(SCAN_radio_cannot_scan, "radio-up",
	{ "scan 1",
	  "RADIO scan explicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "failed SCAN",
	  "IND SCAN_CONFIRM 0xc0000001\n"
	  "SCAN_DONE 1 ndis=0xc0000001 aborted \"the radio could not scan\"\n"
	  "TIMER SCAN_END off\n" },
	{ "connect 2",
	  CONNECTS
	  "RADIO scan implicit\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER SCAN_END 14000\n" },
	{ "failed SCAN",
	  "IND CONNECTION_COMPLETION 0x6\n"
	  "LINK failed genl 0x6\n"
	  "DONE 2 ndis=0x0 status=0x6 \"no AP could be joined\"\n"
	  "TIMER OPERATION off\n"
	  "TIMER SCAN_END off\n" })

/* after success */
TIMELINE(SCAN_attempt_first_then_the_explicit_scan,
	"radio-up; see ap1 -50",
	{ "connect 1",
	  CONNECTS
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "scan 2",
	  "TIMER SCAN_END 14000\n" },
	{ "auth ap1",
	  "RADIO assoc ap1 auth=1\n" },
	{ "assoc ap1",
	  SUCCESS_OPEN("ap1", "assoc/assoc", "2")
	  "RADIO authorize ap1 on\n"
	  "PORT create ap1 #1 uncontrolled authorized none\n"
	  "OID PORT_STATE_NOTIFICATION ap1 open\n"
	  "LINK up ap1 genl\n"
	  "IND CONNECTION_COMPLETION 0x0\n"
	  "DONE 1 ndis=0x0 status=0x0 ap1\n"
	  "IND LINK_QUALITY ap1 100\n"
	  "RADIO scan explicit\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" },
	{ "scan-done",
	  "IND SCAN_CONFIRM 0x0\n"
	  "SCAN_DONE 2 ndis=0x0\n"
	  "TIMER SCAN_END off\n" })

/* between two attempts there is no time for it */
TIMELINE(SCAN_explicit_after_failed_attempts,
	"radio-up; see ap1 -50; see ap2 -60",
	{ "connect 1",
	  CONNECTS
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "scan 2",
	  "TIMER SCAN_END 14000\n" },
	{ "auth-timeout ap1",
	  "IND ASSOCIATION_COMPLETION ap1 0x2 assoc/assoc ds=2\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "RADIO auth ap2 auth=1\n" },
	{ "auth-timeout ap2",
	  "IND ASSOCIATION_COMPLETION ap2 0x2 assoc/assoc ds=2\n"
	  "IND CONNECTION_COMPLETION 0x6\n"
	  "LINK failed genl 0x2\n"
	  "DONE 1 ndis=0x0 status=0x6 \"no AP could be joined\"\n"
	  "RADIO scan explicit\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" },
	{ "scan-done",
	  "IND SCAN_CONFIRM 0x0\n"
	  "SCAN_DONE 2 ndis=0x0\n"
	  "TIMER SCAN_END off\n" })

/* nobody else would start it */
TIMELINE(SCAN_explicit_after_cancelled_attempt, "radio-up; see ap1 -50",
	{ "connect 1",
	  CONNECTS
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "scan 2",
	  "TIMER SCAN_END 14000\n" },
	{ "disconnect 3",
	  "OID DISCONNECT_REQUEST\n"
	  "IND ASSOCIATION_COMPLETION ap1 0x5 assoc/assoc ds=2\n"
	  "RADIO deauth ap1 reason=3\n"
	  "IND CONNECTION_COMPLETION 0x5\n"
	  "DONE 1 ndis=0x0 status=0x5 \"cancelled\"\n"
	  "DONE 3 ndis=0x0 status=0x0\n"
	  "RADIO scan explicit\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" },
	{ "scan-done",
	  "IND SCAN_CONFIRM 0x0\n"
	  "SCAN_DONE 2 ndis=0x0\n"
	  "TIMER SCAN_END off\n" })

/* an implicit one would be aborted */
TIMELINE(SCAN_connect_waits_for_the_explicit_scan,
	"radio-up; see ap1 -50",
	{ "scan 1",
	  "RADIO scan explicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "connect 2",
	  CONNECTS
	  "TIMER OPERATION 9500\n" },
	{ "scan-done",
	  "IND SCAN_CONFIRM 0x0\n"
	  "SCAN_DONE 1 ndis=0x0\n"
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER SCAN_END off\n" })

TIMELINE(SCAN_connect_aborts_an_old_implicit_scan, "radio-up",
	{ "connect 1",
	  CONNECTS
	  "RADIO scan implicit\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER SCAN_END 14000\n" },
	{ "wait OPERATION",
	  "IND CONNECTION_COMPLETION 0x6\n"
	  "LINK failed genl 0x6\n"
	  "DONE 1 ndis=0x0 status=0x6 \"no AP could be joined\"\n" },
	{ "see ap1 -50", "" },
	{ "connect 2",
	  CONNECTS
	  "RADIO abort-scan\n"
	  "TIMER OPERATION 9500\n" },
	{ "scan-aborted",
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER SCAN_END off\n" })

TIMELINE(SCAN_abort_of_a_running_scan, "radio-up",
	{ "scan-abort", "" },
	{ "scan 1",
	  "RADIO scan explicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "scan-abort",
	  "RADIO abort-scan\n" },
	{ "scan-aborted",
	  "IND SCAN_CONFIRM 0xc001000c\n"
	  "SCAN_DONE 1 ndis=0xc001000c aborted \"cancelled\"\n"
	  "TIMER SCAN_END off\n" })

TIMELINE(SCAN_abort_of_a_scan_that_ended_meanwhile, "radio-up",
	{ "scan 1",
	  "RADIO scan explicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "scan-abort",
	  "RADIO abort-scan\n" },
	{ "scan-done",
	  "IND SCAN_CONFIRM 0x0\n"
	  "SCAN_DONE 1 ndis=0x0\n"
	  "TIMER SCAN_END off\n" })

/* it never started */
TIMELINE(SCAN_abort_of_a_refused_scan, "radio-up",
	{ "scan 1",
	  "RADIO scan explicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "failed SCAN busy",
	  "TIMER SCAN 200\n" },
	{ "scan-abort",
	  "IND SCAN_CONFIRM 0xc001000c\n"
	  "SCAN_DONE 1 ndis=0xc001000c aborted \"cancelled\"\n"
	  "TIMER SCAN off\n"
	  "TIMER SCAN_END off\n" },
	{ "scan 2",
	  "RADIO scan explicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "scan-done",
	  "IND SCAN_CONFIRM 0x0\n"
	  "SCAN_DONE 2 ndis=0x0\n"
	  "TIMER SCAN_END off\n" })

/* the search goes on */
TIMELINE(SCAN_abort_of_a_refused_scan_that_a_search_waits_for,
	"radio-up; see ap1 -50",
	{ "scan 1",
	  "RADIO scan explicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "failed SCAN busy",
	  "TIMER SCAN 200\n" },
	{ "connect 2",
	  CONNECTS
	  "TIMER OPERATION 9500\n" },
	{ "scan-abort",
	  "IND SCAN_CONFIRM 0xc001000c\n"
	  "SCAN_DONE 1 ndis=0xc001000c aborted \"cancelled\"\n"
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER SCAN off\n"
	  "TIMER SCAN_END off\n" })

/* the search goes on when that one has ended */
TIMELINE(SCAN_abort_of_a_scan_that_waits_for_an_implicit_one,
	"radio-up",
	{ "connect 1",
	  CONNECTS
	  "RADIO scan implicit\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER SCAN_END 14000\n" },
	{ "scan 2",
	  "RADIO abort-scan\n" },
	{ "scan-abort",
	  "IND SCAN_CONFIRM 0xc001000c\n"
	  "SCAN_DONE 2 ndis=0xc001000c aborted \"cancelled\"\n" },
	{ "scan-aborted",
	  "RADIO scan implicit\n" },
	{ "see ap1 -50", "" },
	{ "scan-done",
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER SCAN_END off\n" })

TIMELINE(SCAN_abort_of_a_scan_that_waits_for_an_attempt,
	"radio-up; see ap1 -50",
	{ "connect 1",
	  CONNECTS
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "scan 2",
	  "TIMER SCAN_END 14000\n" },
	{ "scan-abort",
	  "IND SCAN_CONFIRM 0xc001000c\n"
	  "SCAN_DONE 2 ndis=0xc001000c aborted \"cancelled\"\n"
	  "TIMER SCAN_END off\n" },
	{ "auth-timeout ap1",
	  "IND ASSOCIATION_COMPLETION ap1 0x2 assoc/assoc ds=2\n"
	  "IND CONNECTION_COMPLETION 0x6\n"
	  "LINK failed genl 0x2\n"
	  "DONE 1 ndis=0x0 status=0x6 \"no AP could be joined\"\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" })

/* there is nothing to abort */
TIMELINE(SCAN_refused_implicit_scan_gives_way_at_once, "radio-up",
	{ "connect 1",
	  CONNECTS
	  "RADIO scan implicit\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER SCAN_END 14000\n" },
	{ "failed SCAN busy",
	  "TIMER SCAN 200\n" },
	{ "scan 2",
	  "RADIO scan explicit\n"
	  "TIMER SCAN off\n" },
	{ "scan-done",
	  "IND SCAN_CONFIRM 0x0\n"
	  "SCAN_DONE 2 ndis=0x0\n"
	  "RADIO scan implicit\n" })

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_SCAN_2_SCAN_3_SCAN_4_one_scan_one_confirm),
		cmocka_unit_test(test_SCAN_5_implicit_scans_are_not_confirmed),
		cmocka_unit_test(test_SCAN_5_scans_of_others_are_not_ours),
		cmocka_unit_test(test_SCAN_6_explicit_cancels_implicit),
		cmocka_unit_test(
			test_SCAN_6_CAND_8_search_probes_again_after_an_explicit_scan),
		cmocka_unit_test(test_SCAN_6_seek_waits_for_the_explicit_scan),
		cmocka_unit_test(
			test_SCAN_6_no_implicit_scan_while_an_explicit_one_runs),
		cmocka_unit_test(test_SCAN_7_second_request_is_refused),
		cmocka_unit_test(
			test_SCAN_7_second_request_while_the_first_waits),
		cmocka_unit_test(test_SCAN_8_radio_off),
		cmocka_unit_test(test_SCAN_10_radio_turned_off),
		cmocka_unit_test(test_SCAN_10_reset),
		cmocka_unit_test(
			test_SCAN_10_scan_again_before_the_aborted_one_ended),
		cmocka_unit_test(test_SCAN_14_radio_never_answers),
		cmocka_unit_test(test_SCAN_14_radio_never_answers_an_abort),
		cmocka_unit_test(test_SCAN_14_time_runs_since_the_request),
		cmocka_unit_test(test_SCAN_busy_radio_is_asked_again),
		cmocka_unit_test(test_SCAN_14_busy_radio_is_not_asked_for_ever),
		cmocka_unit_test(
			test_SCAN_3_the_scan_that_kept_ours_from_starting_ends),
		cmocka_unit_test(test_SCAN_retry_only_when_refused),
		cmocka_unit_test(test_SCAN_radio_cannot_scan),
		cmocka_unit_test(
			test_SCAN_attempt_first_then_the_explicit_scan),
		cmocka_unit_test(test_SCAN_explicit_after_failed_attempts),
		cmocka_unit_test(test_SCAN_explicit_after_cancelled_attempt),
		cmocka_unit_test(test_SCAN_connect_waits_for_the_explicit_scan),
		cmocka_unit_test(test_SCAN_connect_aborts_an_old_implicit_scan),
		cmocka_unit_test(test_SCAN_abort_of_a_running_scan),
		cmocka_unit_test(
			test_SCAN_abort_of_a_scan_that_ended_meanwhile),
		cmocka_unit_test(test_SCAN_abort_of_a_refused_scan),
		cmocka_unit_test(
			test_SCAN_abort_of_a_refused_scan_that_a_search_waits_for),
		cmocka_unit_test(
			test_SCAN_abort_of_a_scan_that_waits_for_an_implicit_one),
		cmocka_unit_test(
			test_SCAN_abort_of_a_scan_that_waits_for_an_attempt),
		cmocka_unit_test(
			test_SCAN_refused_implicit_scan_gives_way_at_once),
	};

	cmocka_set_message_output(CM_OUTPUT_STDOUT);
	return cmocka_run_group_tests_name("core scan", tests, NULL, NULL);
}
