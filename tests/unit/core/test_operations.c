// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the timelines leave open: refusals, failures of the radio, an AP that
 * throws the station out, managers that change their mind.
 */
#include "timeline.h"

/* a wrong passphrase: the port was never open */
TIMELINE(AUTH_handshake_that_fails_goes_to_the_manager,
	"radio-up; see ap1 -60 psk",
	{ "connect nl80211 psk",
	  CONNECTS
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=7\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "auth ap1",
	  "RADIO assoc ap1 auth=7\n" },
	{ "assoc ap1",
	  SUCCESS_PSK("ap1", "assoc/assoc", "2")
	  "PORT create ap1 #1 controlled unauthorized os\n"
	  "LINK up ap1 nl80211\n"
	  "IND CONNECTION_COMPLETION 0x0\n"
	  "IND LINK_QUALITY ap1 80\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" },
	{ "deauth ap1 code=15",
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x1000f\n"
	  "PORT delete ap1 #1 controlled unauthorized os explicit 0x1000f\n"
	  "OID DISCONNECT_REQUEST\n"
	  "LINK lost ap1 nl80211 0x1000f\n" })

TIMELINE(D_14_broken_key_ends_the_association, CONTROLLED,
	{ "failed KEY",
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x9\n"
	  "PORT delete ap1 #1 controlled unauthorized os explicit 0x9\n"
	  "RADIO deauth ap1 reason=3\n"
	  "IND ROAMING_START 0xc\n"
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=7\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER GIVE_UP 10000\n" })

TIMELINE(D_14_radio_that_does_not_mirror_the_port, OPEN,
	{ "failed AUTHORIZE ap2", "" },
	{ "failed AUTHORIZE ap1",
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x9\n"
	  "PORT delete ap1 #1 uncontrolled unauthorized none explicit 0x9\n"
	  "RADIO deauth ap1 reason=3\n"
	  "IND ROAMING_START 0xc\n"
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER GIVE_UP 10000\n" })

TIMELINE(CONN_2_DISCONN_3_wrong_state, "radio-up; see ap1 -50",
	{ "disconnect 1",
	  "DONE 1 ndis=0xc0000184 status=0x0 \"the adapter is not connected\"\n" },
	{ "roam 2",
	  "DONE 2 ndis=0xc0000184 status=0x0 \"the adapter is not connected\"\n" },
	{ "connect 3",
	  CONNECTS
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "connect 4",
	  "DONE 4 ndis=0xc0000184 status=0x0 \"the adapter is connected or connecting already\"\n" },
	{ "roam 5",
	  "DONE 5 ndis=0xc0000184 status=0x0 \"the adapter is not connected\"\n" },
	{ "flush 6",
	  "DONE 6 ndis=0xc0000184 status=0x0 \"not allowed while connected or connecting\"\n" },
	{ "authorize 7 ap1 on",
	  "DONE 7 ndis=0xc0010015 status=0x0 \"there is no port for this peer\"\n" },
	{ "auth ap1",
	  "RADIO assoc ap1 auth=1\n" },
	{ "assoc ap1",
	  SUCCESS_OPEN("ap1", "assoc/assoc", "2")
	  "RADIO authorize ap1 on\n"
	  "PORT create ap1 #1 uncontrolled authorized none\n"
	  "OID PORT_STATE_NOTIFICATION ap1 open\n"
	  "LINK up ap1 genl\n"
	  "IND CONNECTION_COMPLETION 0x0\n"
	  "DONE 3 ndis=0x0 status=0x0 ap1\n"
	  "IND LINK_QUALITY ap1 100\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" },
	{ "connect 8",
	  "DONE 8 ndis=0xc0000184 status=0x0 \"the adapter is connected or connecting already\"\n" },
	{ "flush 9",
	  "DONE 9 ndis=0xc0000184 status=0x0 \"not allowed while connected or connecting\"\n" },
	{ "authorize 10 ap1 on",
	  "DONE 10 ndis=0xc0010015 status=0x0 \"the port is not authorized by the operating system\"\n" },
	{ "roam 11",
	  "RADIO scan implicit channels=1\n"
	  "TIMER SCAN_END 14000\n" },
	{ "roam 12",
	  "DONE 12 ndis=0xc0000184 status=0x0 \"the adapter is roaming already\"\n" },
	{ "disconnect 13",
	  "OID DISCONNECT_REQUEST\n"
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x7\n"
	  "PORT delete ap1 #1 uncontrolled unauthorized none explicit 0x7\n"
	  "RADIO deauth ap1 reason=3\n"
	  "DONE 11 ndis=0x0 status=0x5 \"cancelled\"\n"
	  "RADIO abort-scan\n"
	  "LINK lost ap1 genl 0x7\n"
	  "DONE 13 ndis=0x0 status=0x0\n" },
	{ "flush 14",
	  "FORGET bss\n"
	  "DONE 14 ndis=0x0 status=0x0\n" })

/* as a manager does that was told of a loss */
TIMELINE(CONN_2_nl80211_connects_anew, CONTROLLED_NL80211,
	{ "connect nl80211 psk",
	  "OID DISCONNECT_REQUEST\n"
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x7\n"
	  "PORT delete ap1 #1 controlled unauthorized os explicit 0x7\n"
	  "RADIO deauth ap1 reason=3\n"
	  CONNECTS
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=7\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" })

TIMELINE(CONN_3_radio_off, "",
	{ "connect 1",
	  "DONE 1 ndis=0xc0232002 status=0x0 \"the radio is off\"\n"
	  "LINK failed genl 0x3\n" },
	{ "connect nl80211",
	  "LINK failed nl80211 0x3\n" },
	{ "radio-up", "" })

/* the fourth time in a row the station waits */
TIMELINE(ROAM_3_thrown_out_again_and_again, OPEN,
	{ "deauth ap1 code=3",
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x10003\n"
	  "PORT delete ap1 #1 uncontrolled unauthorized none explicit 0x10003\n"
	  "IND ROAMING_START 0x10003\n"
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER GIVE_UP 10000\n" },
	{ "auth ap1",
	  "RADIO assoc ap1 auth=1\n" },
	{ "assoc ap1",
	  SUCCESS_OPEN("ap1", "assoc/assoc", "2")
	  "RADIO authorize ap1 on\n"
	  "PORT create ap1 #2 uncontrolled authorized none\n"
	  "OID PORT_STATE_NOTIFICATION ap1 open\n"
	  "LINK up ap1 genl roamed\n"
	  "IND ROAMING_COMPLETION 0x0\n"
	  "IND LINK_QUALITY ap1 100\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n"
	  "TIMER GIVE_UP off\n" },
	{ "deauth ap1 code=3",
	  "GATE ap1 #2\n"
	  "IND DISASSOCIATION ap1 0x10003\n"
	  "PORT delete ap1 #2 uncontrolled unauthorized none explicit 0x10003\n"
	  "IND ROAMING_START 0x10003\n"
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER GIVE_UP 10000\n" },
	{ "auth ap1",
	  "RADIO assoc ap1 auth=1\n" },
	{ "assoc ap1",
	  SUCCESS_OPEN("ap1", "assoc/assoc", "2")
	  "RADIO authorize ap1 on\n"
	  "PORT create ap1 #3 uncontrolled authorized none\n"
	  "OID PORT_STATE_NOTIFICATION ap1 open\n"
	  "LINK up ap1 genl roamed\n"
	  "IND ROAMING_COMPLETION 0x0\n"
	  "IND LINK_QUALITY ap1 100\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n"
	  "TIMER GIVE_UP off\n" },
	{ "deauth ap1 code=3",
	  "GATE ap1 #3\n"
	  "IND DISASSOCIATION ap1 0x10003\n"
	  "PORT delete ap1 #3 uncontrolled unauthorized none explicit 0x10003\n"
	  "IND ROAMING_START 0x10003\n"
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER GIVE_UP 10000\n" },
	{ "auth ap1",
	  "RADIO assoc ap1 auth=1\n" },
	{ "assoc ap1",
	  SUCCESS_OPEN("ap1", "assoc/assoc", "2")
	  "RADIO authorize ap1 on\n"
	  "PORT create ap1 #4 uncontrolled authorized none\n"
	  "OID PORT_STATE_NOTIFICATION ap1 open\n"
	  "LINK up ap1 genl roamed\n"
	  "IND ROAMING_COMPLETION 0x0\n"
	  "IND LINK_QUALITY ap1 100\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n"
	  "TIMER GIVE_UP off\n" },
	{ "deauth ap1 code=3",
	  "GATE ap1 #4\n"
	  "IND DISASSOCIATION ap1 0x10003\n"
	  "PORT delete ap1 #4 uncontrolled unauthorized none explicit 0x10003\n"
	  "TIMER ROAM 100\n"
	  "TIMER GIVE_UP 10000\n" },
	{ "wait ROAM",
	  "IND ROAMING_START 0x10003\n"
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" })

/* what failed a moment ago must be heard again first */
TIMELINE(ROAM_9_failed_roam_is_followed_by_a_fresh_look, OPEN,
	{ "sleep 6000", "" },
	{ "see ap1 -50", "" },
	{ "see ap2 -60", "" },
	{ "deauth ap1 local",
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x2\n"
	  "PORT delete ap1 #1 uncontrolled unauthorized none explicit 0x2\n"
	  "IND ROAMING_START 0xc\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "RADIO auth ap2 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER GIVE_UP 10000\n" },
	{ "auth-timeout ap2",
	  "IND ASSOCIATION_COMPLETION ap2 0x2 assoc/assoc ds=2\n"
	  "IND ROAMING_COMPLETION 0x6\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n"
	  "TIMER ROAM 100\n" },
	{ "wait ROAM",
	  "RADIO scan implicit channels=1\n"
	  "TIMER SCAN_END 14000\n" },
	{ "see ap3 -70", "" },
	{ "scan-done",
	  "IND ROAMING_START 0xc\n"
	  "IND ASSOCIATION_START ap3 'home'\n"
	  "RADIO auth ap3 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER SCAN_END off\n" },
	{ "auth ap3",
	  "RADIO assoc ap3 auth=1\n" },
	{ "assoc ap3",
	  SUCCESS_OPEN("ap3", "assoc/assoc", "2")
	  "RADIO authorize ap3 on\n"
	  "PORT create ap3 #2 uncontrolled authorized none\n"
	  "OID PORT_STATE_NOTIFICATION ap3 open\n"
	  "LINK up ap3 genl roamed\n"
	  "IND ROAMING_COMPLETION 0x0\n"
	  "IND LINK_QUALITY ap3 60\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n"
	  "TIMER GIVE_UP off\n" })

/* else the radio would refuse to authenticate there again */
TIMELINE(ROAM_11_roam_that_the_radio_refuses_leaves_the_old_ap, OPEN,
	{ "see ap2 -40", "" },
	{ "roam 2 ap2",
	  "IND ROAMING_START 0xb\n"
	  "GATE ap1 #1\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "PORT delete ap1 #1 uncontrolled unauthorized none implicit 0x8\n"
	  "RADIO auth ap2 auth=1 prev=ap1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "failed AUTH ap2",
	  "RADIO deauth ap1 reason=3\n"
	  "IND ASSOCIATION_COMPLETION ap2 0x2 assoc/assoc ds=2\n"
	  "IND ROAMING_COMPLETION 0x6\n"
	  "DONE 2 ndis=0x0 status=0x6 \"no AP could be joined\"\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n"
	  "TIMER ROAM 100\n"
	  "TIMER GIVE_UP 10000\n" })

/* its connect must have an answer: it chooses for itself */
TIMELINE(ROAM_4_nl80211_roam_to_an_ap_that_is_not_there,
	CONTROLLED_NL80211,
	{ "roam nl80211 ap9 psk",
	  "RADIO scan implicit channels=1\n"
	  "TIMER SCAN_END 14000\n" },
	{ "scan-done",
	  "RADIO scan implicit\n" },
	{ "scan-done",
	  "OID DISCONNECT_REQUEST\n"
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x7\n"
	  "PORT delete ap1 #1 controlled unauthorized os explicit 0x7\n"
	  "RADIO deauth ap1 reason=3\n"
	  "LINK lost ap1 nl80211 0x7\n"
	  "TIMER SCAN_END off\n" })

/* the station goes on looking, nobody else does */
TIMELINE(ROAM_9_nl80211_roam_of_somebody_elses_connection, OPEN,
	{ "see ap2 -60", "" },
	{ "roam nl80211 ap2",
	  "IND ROAMING_START 0xb\n"
	  "GATE ap1 #1\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "PORT delete ap1 #1 uncontrolled unauthorized none implicit 0x8\n"
	  "RADIO auth ap2 auth=1 prev=ap1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "auth-timeout ap2",
	  "IND ASSOCIATION_COMPLETION ap2 0x2 assoc/assoc ds=2\n"
	  "IND ROAMING_COMPLETION 0x6\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n"
	  "TIMER ROAM 100\n"
	  "TIMER GIVE_UP 10000\n" })

/* it is as much asked for as one that names its AP */
TIMELINE(ROAM_9_nl80211_roam_without_bssid_fails, CONTROLLED_NL80211,
	{ "roam nl80211 psk",
	  "IND ROAMING_START 0xb\n"
	  "GATE ap1 #1\n"
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "PORT delete ap1 #1 controlled unauthorized os implicit 0x8\n"
	  "RADIO assoc ap1 auth=7 prev=ap1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "assoc-timeout ap1",
	  "IND ASSOCIATION_COMPLETION ap1 0x2 reassoc/assoc ds=2\n"
	  "IND ROAMING_COMPLETION 0x6\n"
	  "OID DISCONNECT_REQUEST\n"
	  "LINK lost ap1 nl80211 0xc\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" },
	{ "deauth ap1 local", "" })

/* a lost AP is not preferred because it was the hint once */
TIMELINE(ROAM_9_hint_of_a_connect_is_over_with_it,
	"radio-up; see ap1 -50; see ap2 -40",
	{ "connect nl80211 hint=ap1",
	  CONNECTS
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "auth ap1",
	  "RADIO assoc ap1 auth=1\n" },
	{ "assoc ap1",
	  SUCCESS_OPEN("ap1", "assoc/assoc", "2")
	  "RADIO authorize ap1 on\n"
	  "PORT create ap1 #1 uncontrolled authorized none\n"
	  "OID PORT_STATE_NOTIFICATION ap1 open\n"
	  "LINK up ap1 nl80211\n"
	  "IND CONNECTION_COMPLETION 0x0\n"
	  "IND LINK_QUALITY ap1 100\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" },
	{ "sleep 6000", "" },
	{ "see ap1 -50", "" },
	{ "see ap2 -60", "" },
	{ "deauth ap1 code=3",
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x10003\n"
	  "PORT delete ap1 #1 uncontrolled unauthorized none explicit 0x10003\n"
	  "IND ROAMING_START 0x10003\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "RADIO auth ap2 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER GIVE_UP 10000\n" })

/* the search is over once a candidate is tried */
TIMELINE(ROAM_9_lost_while_a_refused_scan_of_a_roam_waits, OPEN,
	{ "see ap2 -40", "" },
	{ "roam 2",
	  "RADIO scan implicit channels=1\n"
	  "TIMER SCAN_END 14000\n" },
	{ "failed SCAN busy",
	  "TIMER SCAN 200\n" },
	{ "deauth ap1 code=4 local",
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x2\n"
	  "PORT delete ap1 #1 uncontrolled unauthorized none explicit 0x2\n"
	  "IND ROAMING_START 0xc\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "RADIO auth ap2 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER GIVE_UP 10000\n"
	  "TIMER SCAN off\n"
	  "TIMER SCAN_END off\n" },
	{ "auth-timeout ap2",
	  "IND ASSOCIATION_COMPLETION ap2 0x2 assoc/assoc ds=2\n"
	  "IND ROAMING_COMPLETION 0x6\n"
	  "DONE 2 ndis=0x0 status=0x6 \"no AP could be joined\"\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n"
	  "TIMER ROAM 100\n" },
	{ "wait ROAM",
	  "RADIO scan implicit channels=1\n"
	  "TIMER SCAN_END 14000\n" })

TIMELINE(ROAM_9_radio_off_ends_a_roam_that_waits, OPEN,
	{ "sleep 6000", "" },
	{ "forget", "" },
	{ "deauth ap1 local",
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x2\n"
	  "PORT delete ap1 #1 uncontrolled unauthorized none explicit 0x2\n"
	  "RADIO scan implicit\n"
	  "TIMER GIVE_UP 10000\n"
	  "TIMER SCAN_END 14000\n" },
	{ "scan-done",
	  "TIMER ROAM 100\n"
	  "TIMER SCAN_END off\n" },
	{ "roam 2 ap9",
	  "RADIO scan implicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "radio-down",
	  "DONE 2 ndis=0x0 status=0x1 \"the radio is off\"\n"
	  "TIMER SCAN_END off\n" },
	{ "radio-up",
	  "RADIO scan implicit\n"
	  "TIMER SCAN_END 14000\n" })

/* the scan runs to its end, then the station looks */
TIMELINE(ROAM_loss_during_explicit_scan, OPEN,
	{ "sleep 6000", "" },
	{ "scan 2",
	  "RADIO scan explicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "see ap1 -50", "" },
	{ "deauth ap1 local",
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x2\n"
	  "PORT delete ap1 #1 uncontrolled unauthorized none explicit 0x2\n"
	  "TIMER GIVE_UP 10000\n" },
	{ "see ap2 -60", "" },
	{ "scan-done",
	  "IND SCAN_CONFIRM 0x0\n"
	  "SCAN_DONE 2 ndis=0x0\n"
	  "IND ROAMING_START 0xc\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "RADIO auth ap2 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER SCAN_END off\n" },
	{ "auth ap2",
	  "RADIO assoc ap2 auth=1\n" },
	{ "assoc ap2",
	  SUCCESS_OPEN("ap2", "assoc/assoc", "2")
	  "RADIO authorize ap2 on\n"
	  "PORT create ap2 #2 uncontrolled authorized none\n"
	  "OID PORT_STATE_NOTIFICATION ap2 open\n"
	  "LINK up ap2 genl roamed\n"
	  "IND ROAMING_COMPLETION 0x0\n"
	  "IND LINK_QUALITY ap2 80\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n"
	  "TIMER GIVE_UP off\n" })

TIMELINE(ROAM_requested_while_explicit_scan_runs, OPEN,
	{ "scan 2",
	  "RADIO scan explicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "see ap2 -40", "" },
	{ "roam 3 ap2", "" },
	{ "scan-done",
	  "IND SCAN_CONFIRM 0x0\n"
	  "SCAN_DONE 2 ndis=0x0\n"
	  "IND ROAMING_START 0xb\n"
	  "GATE ap1 #1\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "PORT delete ap1 #1 uncontrolled unauthorized none implicit 0x8\n"
	  "RADIO auth ap2 auth=1 prev=ap1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER SCAN_END off\n" },
	{ "auth ap2",
	  "RADIO assoc ap2 auth=1 prev=ap1\n" },
	{ "assoc ap2 re",
	  SUCCESS_OPEN("ap2", "reassoc/reassoc", "2")
	  "RADIO authorize ap2 on\n"
	  "PORT create ap2 #2 uncontrolled authorized none\n"
	  "OID PORT_STATE_NOTIFICATION ap2 open\n"
	  "LINK up ap2 genl roamed\n"
	  "IND ROAMING_COMPLETION 0x0\n"
	  "DONE 3 ndis=0x0 status=0x0 ap2\n"
	  "IND LINK_QUALITY ap2 100\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" })

/* nothing is open but the request */
TIMELINE(ROAM_8_radio_off_while_looking, OPEN,
	{ "roam 2",
	  "RADIO scan implicit channels=1\n"
	  "TIMER SCAN_END 14000\n" },
	{ "radio-down",
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x3\n"
	  "PORT delete ap1 #1 uncontrolled unauthorized none explicit 0x3\n"
	  "DONE 2 ndis=0x0 status=0x1 \"the radio is off\"\n"
	  "TIMER GIVE_UP 10000\n"
	  "TIMER SCAN_END off\n" })

/* must not end a new one */
TIMELINE(CONN_5_give_up_timer_of_an_old_connection,
	"radio-up; see ap1 -50",
	{ "connect nl80211",
	  CONNECTS
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "timer GIVE_UP", "" },
	{ "auth ap1",
	  "RADIO assoc ap1 auth=1\n" },
	{ "assoc ap1",
	  SUCCESS_OPEN("ap1", "assoc/assoc", "2")
	  "RADIO authorize ap1 on\n"
	  "PORT create ap1 #1 uncontrolled authorized none\n"
	  "OID PORT_STATE_NOTIFICATION ap1 open\n"
	  "LINK up ap1 nl80211\n"
	  "IND CONNECTION_COMPLETION 0x0\n"
	  "IND LINK_QUALITY ap1 100\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" })

/* an empty list allows nobody, so that there is nothing to probe for */
TIMELINE(CAND_3_no_desired_bssid, "radio-up; see ap1 -50",
	{ "connect 1 no-bssid",
	  CONNECTS
	  "IND CONNECTION_COMPLETION 0x6\n"
	  "LINK failed genl 0x6\n"
	  "DONE 1 ndis=0x0 status=0x6 \"no AP could be joined\"\n" })

/* each channel on which the network was heard, once; no other network's */
TIMELINE(SCAN_12_roam_looks_on_the_channels_of_the_network_first,
	OPEN "; see ap2 -80; see ap3 -80 freq=2437; see ap4 -80 freq=2462;"
	"see ap5 -80 ssid=work freq=2472",
	{ "roam 2",
	  "RADIO scan implicit channels=3\n"
	  "TIMER SCAN_END 14000\n" })

/* more channels than can be named are all of them */
TIMELINE(SCAN_12_roam_looks_on_every_channel,
	OPEN "; see ap2 -80 freq=5180; see ap3 -80 freq=5200;"
	"see ap4 -80 freq=5220; see ap5 -80 freq=5240; see ap6 -80 freq=5260;"
	"see ap7 -80 freq=5280; see ap8 -80 freq=5300; see ap9 -80 freq=5320",
	{ "roam 2",
	  "RADIO scan implicit\n"
	  "TIMER SCAN_END 14000\n" })

/* BIP only if both sides can */
TIMELINE(ASSOC_9_management_frame_protection,
	"radio-up; see ap1 -50 psk mfp",
	{ "connect 1 psk",
	  CONNECTS
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=7 no-mfp\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "auth ap1",
	  "RADIO assoc ap1 auth=7 no-mfp\n" },
	{ "assoc ap1",
	  SUCCESS_PSK("ap1", "assoc/assoc", "2")
	  "PORT create ap1 #1 controlled unauthorized os\n"
	  "LINK up ap1 genl\n"
	  "IND CONNECTION_COMPLETION 0x0\n"
	  "DONE 1 ndis=0x0 status=0x0 ap1\n"
	  "IND LINK_QUALITY ap1 100\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" },
	{ "disconnect 2",
	  "OID DISCONNECT_REQUEST\n"
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x7\n"
	  "PORT delete ap1 #1 controlled unauthorized os explicit 0x7\n"
	  "RADIO deauth ap1 reason=3\n"
	  "LINK lost ap1 genl 0x7\n"
	  "DONE 2 ndis=0x0 status=0x0\n" },
	{ "connect 3 psk mfp",
	  CONNECTS
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=7 mfp\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "auth ap1",
	  "RADIO assoc ap1 auth=7 mfp\n" },
	{ "assoc ap1",
	  "IND ASSOCIATION_COMPLETION ap1 0x0 assoc/assoc auth=7 unicast=4 multicast=4 mgmt=6 phy=6 qos=1 ds=2\n"
	  "PORT create ap1 #2 controlled unauthorized os\n"
	  "LINK up ap1 genl\n"
	  "IND CONNECTION_COMPLETION 0x0\n"
	  "DONE 3 ndis=0x0 status=0x0 ap1\n"
	  "IND LINK_QUALITY ap1 100\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" })

/* ASSOC-16: decided for each AP, also in a roam of the station's own */
TIMELINE(ASSOC_16_management_frame_protection_for_each_ap,
	"radio-up; see ap1 -50 psk mfp-only; see ap2 -80 psk;"
	"connect 1 psk mfp; auth ap1; assoc ap1; authorize ap1",
	{ "roam 2 ap2",
	  "IND ROAMING_START 0xb\n"
	  "GATE ap1 #1\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "PORT delete ap1 #1 controlled unauthorized os implicit 0x8\n"
	  "RADIO auth ap2 auth=7 prev=ap1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" })

/* an AP that demands it is a candidate of a manager that allows it only */
TIMELINE(ASSOC_16_ap_demands_management_frame_protection,
	"radio-up; see ap1 -50 psk mfp-only",
	{ "connect 1 psk mfp",
	  CONNECTS
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=7 mfp\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" })

TIMELINE(ASSOC_16_manager_demands_management_frame_protection,
	"radio-up; see ap1 -50 psk; see ap2 -60 psk mfp",
	{ "connect 1 psk mfp-only",
	  CONNECTS
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "RADIO auth ap2 auth=7 mfp\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" })

TIMELINE(ASSOC_9_management_frame_protection_that_the_ap_has_not,
	"radio-up; see ap1 -50 psk; connect 1 psk mfp; auth ap1",
	{ "assoc ap1",
	  SUCCESS_PSK("ap1", "assoc/assoc", "2")
	  "PORT create ap1 #1 controlled unauthorized os\n"
	  "LINK up ap1 genl\n"
	  "IND CONNECTION_COMPLETION 0x0\n"
	  "DONE 1 ndis=0x0 status=0x0 ap1\n"
	  "IND LINK_QUALITY ap1 100\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" })

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_AUTH_handshake_that_fails_goes_to_the_manager),
		cmocka_unit_test(test_D_14_broken_key_ends_the_association),
		cmocka_unit_test(test_D_14_radio_that_does_not_mirror_the_port),
		cmocka_unit_test(test_CONN_2_DISCONN_3_wrong_state),
		cmocka_unit_test(test_CONN_2_nl80211_connects_anew),
		cmocka_unit_test(test_CONN_3_radio_off),
		cmocka_unit_test(test_ROAM_3_thrown_out_again_and_again),
		cmocka_unit_test(
			test_ROAM_9_failed_roam_is_followed_by_a_fresh_look),
		cmocka_unit_test(
			test_ROAM_11_roam_that_the_radio_refuses_leaves_the_old_ap),
		cmocka_unit_test(
			test_ROAM_4_nl80211_roam_to_an_ap_that_is_not_there),
		cmocka_unit_test(
			test_ROAM_9_nl80211_roam_of_somebody_elses_connection),
		cmocka_unit_test(test_ROAM_9_nl80211_roam_without_bssid_fails),
		cmocka_unit_test(test_ROAM_9_hint_of_a_connect_is_over_with_it),
		cmocka_unit_test(
			test_ROAM_9_lost_while_a_refused_scan_of_a_roam_waits),
		cmocka_unit_test(test_ROAM_9_radio_off_ends_a_roam_that_waits),
		cmocka_unit_test(test_ROAM_loss_during_explicit_scan),
		cmocka_unit_test(test_ROAM_requested_while_explicit_scan_runs),
		cmocka_unit_test(test_ROAM_8_radio_off_while_looking),
		cmocka_unit_test(
			test_CONN_5_give_up_timer_of_an_old_connection),
		cmocka_unit_test(test_CAND_3_no_desired_bssid),
		cmocka_unit_test(
			test_SCAN_12_roam_looks_on_the_channels_of_the_network_first),
		cmocka_unit_test(test_SCAN_12_roam_looks_on_every_channel),
		cmocka_unit_test(test_ASSOC_9_management_frame_protection),
		cmocka_unit_test(
			test_ASSOC_16_management_frame_protection_for_each_ap),
		cmocka_unit_test(
			test_ASSOC_16_ap_demands_management_frame_protection),
		cmocka_unit_test(
			test_ASSOC_16_manager_demands_management_frame_protection),
		cmocka_unit_test(
			test_ASSOC_9_management_frame_protection_that_the_ap_has_not),
	};

	cmocka_set_message_output(CM_OUTPUT_STDOUT);
	return cmocka_run_group_tests_name("core operations", tests, NULL, NULL);
}
