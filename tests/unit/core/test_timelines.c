// SPDX-License-Identifier: GPL-2.0-only
/*
 * The timelines of the catalogue (miniport.md, section 17): what happens, and
 * all that must come of it, in order. The language is that of rig.h.
 */
#include "timeline.h"

TIMELINE(T1_CONN_4_CONN_7_LINK_2_first_connect_open,
	"radio-up; see ap1 -50",
	{ "connect 1",
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
	  "LINK up ap1 genl\n"
	  "IND CONNECTION_COMPLETION 0x0\n"
	  "DONE 1 ndis=0x0 status=0x0 ap1\n"
	  "IND LINK_QUALITY ap1 100\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" })

/* the port opens when the OS says so, long after the connection is complete */
TIMELINE(T1_PORT_9_PORT_13_PORT_17_first_connect_controlled,
	"radio-up; see ap1 -60 psk",
	{ "connect 1 psk",
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
	  "LINK up ap1 genl\n"
	  "IND CONNECTION_COMPLETION 0x0\n"
	  "DONE 1 ndis=0x0 status=0x0 ap1\n"
	  "IND LINK_QUALITY ap1 80\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" },
	{ "key ap1", "RADIO key add 0 ap1\n" },
	{ "authorize 2 ap1 on",
	  "RADIO authorize ap1 on\n"
	  "PORT open ap1 #1 controlled authorized os\n"
	  "OID PORT_STATE_NOTIFICATION ap1 open\n"
	  "DONE 2 ndis=0x0 status=0x0 ap1\n" })

TIMELINE(T1_PORT_18_port_closes_without_disassociation,
	"radio-up; see ap1 -60 psk",
	{ "connect 1 psk",
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
	  "LINK up ap1 genl\n"
	  "IND CONNECTION_COMPLETION 0x0\n"
	  "DONE 1 ndis=0x0 status=0x0 ap1\n"
	  "IND LINK_QUALITY ap1 80\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" },
	{ "key ap1", "RADIO key add 0 ap1\n" },
	{ "authorize 2 ap1 on",
	  "RADIO authorize ap1 on\n"
	  "PORT open ap1 #1 controlled authorized os\n"
	  "OID PORT_STATE_NOTIFICATION ap1 open\n"
	  "DONE 2 ndis=0x0 status=0x0 ap1\n" },
	{ "authorize 3 ap1 off",
	  "PORT close ap1 #1 controlled unauthorized os\n"
	  "RADIO authorize ap1 off\n"
	  "OID PORT_STATE_NOTIFICATION ap1 closed\n"
	  "DONE 3 ndis=0x0 status=0x0 ap1\n" },
	{ "authorize 4 ap1 off",
	  "DONE 4 ndis=0x0 status=0x0 ap1\n" },
	{ "key ap1", "RADIO key add 0 ap1\n" },
	{ "authorize 5 ap1 on",
	  "RADIO authorize ap1 on\n"
	  "PORT open ap1 #1 controlled authorized os\n"
	  "OID PORT_STATE_NOTIFICATION ap1 open\n"
	  "DONE 5 ndis=0x0 status=0x0 ap1\n" })

/* a manager that waits for no request number */
TIMELINE(T1_nl80211_manager_is_told, "radio-up; see ap1 -60 psk",
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
	{ "key ap1", "RADIO key add 0 ap1\n" },
	{ "authorize ap1 on",
	  "RADIO authorize ap1 on\n"
	  "PORT open ap1 #1 controlled authorized os\n"
	  "OID PORT_STATE_NOTIFICATION ap1 open\n" })

TIMELINE(T1_CAND_8_nothing_known_is_probed_for, "radio-up",
	{ "connect 1",
	  CONNECTS
	  "RADIO scan implicit\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER SCAN_END 14000\n" },
	{ "see ap1 -70", "" },
	{ "scan-done",
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
	  "IND LINK_QUALITY ap1 60\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" })

TIMELINE(T2_CONN_11_first_ap_fails_second_succeeds,
	"radio-up; see ap1 -50; see ap2 -60",
	{ "connect 1",
	  CONNECTS
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "auth-timeout ap1",
	  "IND ASSOCIATION_COMPLETION ap1 0x2 assoc/assoc ds=2\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "RADIO auth ap2 auth=1\n" },
	{ "auth ap2",
	  "RADIO assoc ap2 auth=1\n" },
	{ "assoc ap2",
	  SUCCESS_OPEN("ap2", "assoc/assoc", "2")
	  "RADIO authorize ap2 on\n"
	  "PORT create ap2 #1 uncontrolled authorized none\n"
	  "OID PORT_STATE_NOTIFICATION ap2 open\n"
	  "LINK up ap2 genl\n"
	  "IND CONNECTION_COMPLETION 0x0\n"
	  "DONE 1 ndis=0x0 status=0x0 ap2\n"
	  "IND LINK_QUALITY ap2 80\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" })

TIMELINE(T2_ASSOC_10_every_way_to_fail,
	"radio-up; see ap1 -41; see ap2 -42; see ap3 -43; see ap4 -44; "
	"see ap5 -45; see ap6 -46; see ap7 -47; see ap8 -48; see ap9 -49",
	{ "connect 1",
	  CONNECTS
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "auth ap1 code=1",
	  "IND ASSOCIATION_COMPLETION ap1 0x30001 assoc/assoc ds=2\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "RADIO auth ap2 auth=1\n" },
	{ "auth ap2",
	  "RADIO assoc ap2 auth=1\n" },
	{ "assoc ap2 code=17",
	  "IND ASSOCIATION_COMPLETION ap2 0x30011 assoc/assoc ds=2\n"
	  "IND ASSOCIATION_START ap3 'home'\n"
	  "RADIO auth ap3 auth=1\n" },
	{ "auth ap3",
	  "RADIO assoc ap3 auth=1\n" },
	{ "assoc ap3 code=30 comeback=1000",
	  "IND ASSOCIATION_COMPLETION ap3 0x3001e assoc/assoc ds=2 comeback=1000\n"
	  "IND ASSOCIATION_START ap4 'home'\n"
	  "RADIO auth ap4 auth=1\n" },
	{ "auth ap4",
	  "RADIO assoc ap4 auth=1\n" },
	{ "assoc-timeout ap4",
	  "IND ASSOCIATION_COMPLETION ap4 0x2 assoc/assoc ds=2\n"
	  "IND ASSOCIATION_START ap5 'home'\n"
	  "RADIO auth ap5 auth=1\n" },
	{ "deauth ap5 code=2",
	  "IND ASSOCIATION_COMPLETION ap5 0x10002 assoc/assoc ds=2\n"
	  "IND ASSOCIATION_START ap6 'home'\n"
	  "RADIO auth ap6 auth=1\n" },
	{ "auth ap6",
	  "RADIO assoc ap6 auth=1\n" },
	{ "disassoc ap6 code=5",
	  "IND ASSOCIATION_COMPLETION ap6 0x20005 assoc/assoc ds=2\n"
	  "IND ASSOCIATION_START ap7 'home'\n"
	  "RADIO auth ap7 auth=1\n" },
	{ "wait ATTEMPT",
	  "RADIO deauth ap7 reason=3 local\n"
	  "IND ASSOCIATION_COMPLETION ap7 0x2 assoc/assoc ds=2\n"
	  "IND ASSOCIATION_START ap8 'home'\n"
	  "RADIO auth ap8 auth=1\n"
	  "TIMER ATTEMPT 4500\n" },
	{ "auth ap8",
	  "RADIO assoc ap8 auth=1\n" },
	{ "failed ASSOC ap8",
	  "IND ASSOCIATION_COMPLETION ap8 0x2 assoc/assoc ds=2\n"
	  "IND ASSOCIATION_START ap9 'home'\n"
	  "RADIO auth ap9 auth=1\n" })

/* late, or for another step */
TIMELINE(T2_answers_of_others_change_nothing,
	"radio-up; see ap1 -50; see ap2 -60",
	{ "connect 1",
	  CONNECTS
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "auth ap2", "" },
	{ "assoc ap1", "" },
	{ "assoc-timeout ap1", "" },
	{ "deauth ap1 local", "" },
	{ "deauth ap2 code=2", "" },
	{ "auth ap1",
	  "RADIO assoc ap1 auth=1\n" },
	{ "auth ap1", "" },
	{ "auth-timeout ap1", "" },
	{ "deauth ap2 code=2", "" },
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

TIMELINE(T3_CONN_11_CONN_14_fails_everywhere,
	"radio-up; see ap1 -50; see ap2 -60",
	{ "connect 1",
	  CONNECTS
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "auth ap1 code=1",
	  "IND ASSOCIATION_COMPLETION ap1 0x30001 assoc/assoc ds=2\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "RADIO auth ap2 auth=1\n" },
	{ "auth-timeout ap2",
	  "IND ASSOCIATION_COMPLETION ap2 0x2 assoc/assoc ds=2\n"
	  "IND CONNECTION_COMPLETION 0x6\n"
	  "LINK failed genl 0x2\n"
	  "DONE 1 ndis=0x0 status=0x6 \"no AP could be joined\"\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" })

/* CONN-15: no SSID is desired, or none answers the probe: exhausted */
TIMELINE(T3_CONN_10_no_candidate, "radio-up; see ap1 -50",
	{ "connect 1 no-ssid",
	  CONNECTS
	  "IND CONNECTION_COMPLETION 0x6\n"
	  "LINK failed genl 0x6\n"
	  "DONE 1 ndis=0x0 status=0x6 \"no AP could be joined\"\n" },
	{ "connect 2 ssid=other",
	  CONNECTS
	  "RADIO scan implicit\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER SCAN_END 14000\n" },
	{ "scan-done",
	  "IND CONNECTION_COMPLETION 0x6\n"
	  "LINK failed genl 0x6\n"
	  "DONE 2 ndis=0x0 status=0x6 \"no AP could be joined\"\n"
	  "TIMER OPERATION off\n"
	  "TIMER SCAN_END off\n" })

/* CONN-17: no further candidate is tried */
TIMELINE(T3_CONN_16_time_is_up,
	"radio-up; see ap1 -50; see ap2 -60; see ap3 -70",
	{ "connect 1",
	  CONNECTS
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "wait ATTEMPT",
	  "RADIO deauth ap1 reason=3 local\n"
	  "IND ASSOCIATION_COMPLETION ap1 0x2 assoc/assoc ds=2\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "RADIO auth ap2 auth=1\n"
	  "TIMER ATTEMPT 4500\n" },
	{ "auth ap2",
	  "RADIO assoc ap2 auth=1\n" },
	{ "wait ATTEMPT",
	  "RADIO deauth ap2 reason=3 local\n"
	  "IND ASSOCIATION_COMPLETION ap2 0x2 assoc/assoc ds=2\n"
	  "IND ASSOCIATION_START ap3 'home'\n"
	  "RADIO auth ap3 auth=1\n"
	  "TIMER ATTEMPT 4500\n" },
	{ "wait OPERATION",
	  "RADIO deauth ap3 reason=3 local\n"
	  "IND ASSOCIATION_COMPLETION ap3 0x2 assoc/assoc ds=2\n"
	  "IND CONNECTION_COMPLETION 0x6\n"
	  "LINK failed genl 0x2\n"
	  "DONE 1 ndis=0x0 status=0x6 \"no AP could be joined\"\n"
	  "TIMER ATTEMPT off\n" })

TIMELINE(T3_CONN_16_probe_takes_too_long, "radio-up",
	{ "connect nl80211",
	  CONNECTS
	  "RADIO scan implicit\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER SCAN_END 14000\n" },
	{ "wait OPERATION",
	  "IND CONNECTION_COMPLETION 0x6\n"
	  "LINK failed nl80211 0x6\n" },
	{ "scan-done",
	  "TIMER SCAN_END off\n" })

TIMELINE(T4_DISASSOC_8_ROAM_3_deauthenticated_other_ap, CONTROLLED,
	{ "sleep 6000", "" },
	{ "see ap2 -65 psk", "" },
	{ "deauth ap1 code=6",
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x10006\n"
	  "PORT delete ap1 #1 controlled unauthorized os explicit 0x10006\n"
	  "IND ROAMING_START 0x10006\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "RADIO auth ap2 auth=7\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER GIVE_UP 10000\n" },
	{ "auth ap2",
	  "RADIO assoc ap2 auth=7\n" },
	{ "assoc ap2",
	  SUCCESS_PSK("ap2", "assoc/assoc", "2")
	  "PORT create ap2 #2 controlled unauthorized os\n"
	  "LINK up ap2 genl roamed\n"
	  "IND ROAMING_COMPLETION 0x0\n"
	  "IND LINK_QUALITY ap2 70\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n"
	  "TIMER GIVE_UP off\n" },
	{ "key ap2", "RADIO key add 0 ap2\n" },
	{ "authorize 3 ap2 on",
	  "RADIO authorize ap2 on\n"
	  "PORT open ap2 #2 controlled authorized os\n"
	  "OID PORT_STATE_NOTIFICATION ap2 open\n"
	  "DONE 3 ndis=0x0 status=0x0 ap2\n" })

/* at once, too */
TIMELINE(T4_disassociated_short_after, OPEN,
	{ "see ap2 -65", "" },
	{ "disassoc ap1 code=8",
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x20008\n"
	  "PORT delete ap1 #1 uncontrolled unauthorized none explicit 0x20008\n"
	  "IND ROAMING_START 0x20008\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "RADIO auth ap2 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER GIVE_UP 10000\n" },
	{ "auth ap2",
	  "RADIO assoc ap2 auth=1\n" },
	{ "assoc ap2",
	  SUCCESS_OPEN("ap2", "assoc/assoc", "2")
	  "RADIO authorize ap2 on\n"
	  "PORT create ap2 #2 uncontrolled authorized none\n"
	  "OID PORT_STATE_NOTIFICATION ap2 open\n"
	  "LINK up ap2 genl roamed\n"
	  "IND ROAMING_COMPLETION 0x0\n"
	  "IND LINK_QUALITY ap2 70\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n"
	  "TIMER GIVE_UP off\n" })

/* no frame of the AP: reason 2, and the roam says lost */
TIMELINE(T4_DISASSOC_5_ROAM_5_ap_lost, OPEN,
	{ "sleep 6000", "" },
	{ "see ap2 -65", "" },
	{ "deauth ap1 code=4 local",
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x2\n"
	  "PORT delete ap1 #1 uncontrolled unauthorized none explicit 0x2\n"
	  "IND ROAMING_START 0xc\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "RADIO auth ap2 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER GIVE_UP 10000\n" },
	{ "auth ap2",
	  "RADIO assoc ap2 auth=1\n" },
	{ "assoc ap2",
	  SUCCESS_OPEN("ap2", "assoc/assoc", "2")
	  "RADIO authorize ap2 on\n"
	  "PORT create ap2 #2 uncontrolled authorized none\n"
	  "OID PORT_STATE_NOTIFICATION ap2 open\n"
	  "LINK up ap2 genl roamed\n"
	  "IND ROAMING_COMPLETION 0x0\n"
	  "IND LINK_QUALITY ap2 70\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n"
	  "TIMER GIVE_UP off\n" })

/* what was heard before the loss is no candidate */
TIMELINE(T4_ROAM_4_no_candidate_keeps_scanning, OPEN,
	{ "sleep 6000", "" },
	{ "see ap1 -50", "" },
	{ "deauth ap1 code=4 local",
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x2\n"
	  "PORT delete ap1 #1 uncontrolled unauthorized none explicit 0x2\n"
	  "RADIO scan implicit channels=1\n"
	  "TIMER GIVE_UP 10000\n"
	  "TIMER SCAN_END 14000\n" },
	{ "scan-done",
	  "RADIO scan implicit\n" },
	{ "scan-done",
	  "TIMER ROAM 100\n"
	  "TIMER SCAN_END off\n" },
	{ "wait ROAM",
	  "RADIO scan implicit channels=1\n"
	  "TIMER SCAN_END 14000\n" },
	{ "scan-done",
	  "RADIO scan implicit\n" },
	{ "scan-done",
	  "TIMER ROAM 200\n"
	  "TIMER SCAN_END off\n" },
	{ "wait ROAM",
	  "RADIO scan implicit channels=1\n"
	  "TIMER SCAN_END 14000\n" },
	{ "see ap1 -55", "" },
	{ "scan-done",
	  "IND ROAMING_START 0xc\n"
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER SCAN_END off\n" },
	{ "auth ap1",
	  "RADIO assoc ap1 auth=1\n" },
	{ "assoc ap1",
	  SUCCESS_OPEN("ap1", "assoc/assoc", "2")
	  "RADIO authorize ap1 on\n"
	  "PORT create ap1 #2 uncontrolled authorized none\n"
	  "OID PORT_STATE_NOTIFICATION ap1 open\n"
	  "LINK up ap1 genl roamed\n"
	  "IND ROAMING_COMPLETION 0x0\n"
	  "IND LINK_QUALITY ap1 90\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n"
	  "TIMER GIVE_UP off\n" })

/* ROAM-7: after a failed attempt the next candidate is tried */
TIMELINE(T4_the_ap_that_sent_us_away_is_tried_last, OPEN,
	{ "sleep 6000", "" },
	{ "see ap1 -40", "" },
	{ "see ap2 -80", "" },
	{ "deauth ap1 code=3",
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x10003\n"
	  "PORT delete ap1 #1 uncontrolled unauthorized none explicit 0x10003\n"
	  "IND ROAMING_START 0x10003\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "RADIO auth ap2 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER GIVE_UP 10000\n" },
	{ "auth-timeout ap2",
	  "IND ASSOCIATION_COMPLETION ap2 0x2 assoc/assoc ds=2\n"
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n" },
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
	  "TIMER GIVE_UP off\n" })

/* DISCONN-1: by a disconnect request */
TIMELINE(T5_DISCONN_5_disconnect, CONTROLLED,
	{ "disconnect 3",
	  "OID DISCONNECT_REQUEST\n"
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x7\n"
	  "PORT delete ap1 #1 controlled unauthorized os explicit 0x7\n"
	  "RADIO deauth ap1 reason=3\n"
	  "LINK lost ap1 genl 0x7\n"
	  "DONE 3 ndis=0x0 status=0x0\n" },
	{ "disconnect 4",
	  "DONE 4 ndis=0xc0000184 status=0x0 \"the adapter is not connected\"\n" })

/* the echo of our own leaving is nothing new */
TIMELINE(T5_disconnect_by_nl80211, CONTROLLED_NL80211,
	{ "disconnect nl80211",
	  "OID DISCONNECT_REQUEST\n"
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x7\n"
	  "PORT delete ap1 #1 controlled unauthorized os explicit 0x7\n"
	  "RADIO deauth ap1 reason=3\n"
	  "LINK lost ap1 nl80211 0x7\n" },
	{ "deauth ap1 local", "" })

/* B23: the AP is told the reason that the manager gives */
TIMELINE(DISCONN_1_reason_of_the_manager, CONTROLLED_NL80211,
	{ "disconnect nl80211 reason=8",
	  "OID DISCONNECT_REQUEST\n"
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x7\n"
	  "PORT delete ap1 #1 controlled unauthorized os explicit 0x7\n"
	  "RADIO deauth ap1 reason=8\n"
	  "LINK lost ap1 nl80211 0x7\n" })

TIMELINE(DISCONN_1_reason_of_the_manager_while_connecting,
	"radio-up; see ap1 -50; connect nl80211",
	{ "disconnect nl80211 reason=8",
	  "OID DISCONNECT_REQUEST\n"
	  "IND ASSOCIATION_COMPLETION ap1 0x5 assoc/assoc ds=2\n"
	  "RADIO deauth ap1 reason=8\n"
	  "IND CONNECTION_COMPLETION 0x5\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" })

TIMELINE(T5_disconnect_of_somebody_elses_connection, CONTROLLED_NL80211,
	{ "disconnect 3",
	  "OID DISCONNECT_REQUEST\n"
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x7\n"
	  "PORT delete ap1 #1 controlled unauthorized os explicit 0x7\n"
	  "RADIO deauth ap1 reason=3\n"
	  "LINK lost ap1 nl80211 0x7\n"
	  "DONE 3 ndis=0x0 status=0x0\n" })

/* with an attempt open */
TIMELINE(T6_DISCONN_4_D16_disconnect_while_connecting,
	"radio-up; see ap1 -50",
	{ "connect 1",
	  CONNECTS
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "auth ap1",
	  "RADIO assoc ap1 auth=1\n" },
	{ "disconnect 2",
	  "OID DISCONNECT_REQUEST\n"
	  "IND ASSOCIATION_COMPLETION ap1 0x5 assoc/assoc ds=2\n"
	  "RADIO deauth ap1 reason=3\n"
	  "IND CONNECTION_COMPLETION 0x5\n"
	  "DONE 1 ndis=0x0 status=0x5 \"cancelled\"\n"
	  "DONE 2 ndis=0x0 status=0x0\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" },
	{ "assoc ap1", "" })

/* no attempt is open */
TIMELINE(T6_disconnect_while_probing, "radio-up",
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
	{ "scan-aborted",
	  "TIMER SCAN_END off\n" })

/* the manager is told, it did not ask for it */
TIMELINE(T6_RESET_3_reset_while_connecting, "radio-up; see ap1 -50",
	{ "connect nl80211",
	  CONNECTS
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "reset 2",
	  "OID RESET_REQUEST\n"
	  "IND ASSOCIATION_COMPLETION ap1 0x5 assoc/assoc ds=2\n"
	  "RADIO deauth ap1 reason=3\n"
	  "IND CONNECTION_COMPLETION 0x5\n"
	  "LINK failed nl80211 0x5\n"
	  "FORGET keys bss\n"
	  "DONE 2 ndis=0x0 status=0x0\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" })

/* the old association ended with ASSOCIATION_START: no DISASSOCIATION */
TIMELINE(T7_ROAM_16_disconnect_while_roaming, OPEN,
	{ "see ap2 -40", "" },
	{ "roam 2 ap2",
	  "IND ROAMING_START 0xb\n"
	  "GATE ap1 #1\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "PORT delete ap1 #1 uncontrolled unauthorized none implicit 0x8\n"
	  "RADIO auth ap2 auth=1 prev=ap1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "disconnect 3",
	  "OID DISCONNECT_REQUEST\n"
	  "IND ASSOCIATION_COMPLETION ap2 0x5 assoc/assoc ds=2\n"
	  "RADIO deauth ap2 reason=3\n"
	  "IND ROAMING_COMPLETION 0x5\n"
	  "DONE 2 ndis=0x0 status=0x5 \"cancelled\"\n"
	  "LINK lost ap1 genl 0x7\n"
	  "DONE 3 ndis=0x0 status=0x0\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" })

/* the association still exists, there is no roam to complete */
TIMELINE(T7_DISCONN_6_disconnect_before_the_roam_began, OPEN,
	{ "see ap2 -40", "" },
	{ "roam 2",
	  "RADIO scan implicit channels=1\n"
	  "TIMER SCAN_END 14000\n" },
	{ "disconnect 3",
	  "OID DISCONNECT_REQUEST\n"
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x7\n"
	  "PORT delete ap1 #1 uncontrolled unauthorized none explicit 0x7\n"
	  "RADIO deauth ap1 reason=3\n"
	  "DONE 2 ndis=0x0 status=0x5 \"cancelled\"\n"
	  "RADIO abort-scan\n"
	  "LINK lost ap1 genl 0x7\n"
	  "DONE 3 ndis=0x0 status=0x0\n" },
	{ "scan-aborted",
	  "TIMER SCAN_END off\n" })

TIMELINE(T7_reset_while_roaming, OPEN,
	{ "see ap2 -40", "" },
	{ "roam 2 ap2",
	  "IND ROAMING_START 0xb\n"
	  "GATE ap1 #1\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "PORT delete ap1 #1 uncontrolled unauthorized none implicit 0x8\n"
	  "RADIO auth ap2 auth=1 prev=ap1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "auth ap2",
	  "RADIO assoc ap2 auth=1 prev=ap1\n" },
	{ "reset 3",
	  "OID RESET_REQUEST\n"
	  "IND ASSOCIATION_COMPLETION ap2 0x5 reassoc/assoc ds=2\n"
	  "RADIO deauth ap2 reason=3\n"
	  "IND ROAMING_COMPLETION 0x5\n"
	  "DONE 2 ndis=0x0 status=0x5 \"cancelled\"\n"
	  "LINK lost ap1 genl 0x7\n"
	  "FORGET keys bss\n"
	  "DONE 3 ndis=0x0 status=0x0\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" })

TIMELINE(T8_ROAM_10_PORT_21_roam_to_better_ap, CONTROLLED,
	{ "see ap2 -50 psk", "" },
	{ "roam 3",
	  "RADIO scan implicit channels=1\n"
	  "TIMER SCAN_END 14000\n" },
	{ "see ap2 -50 psk", "" },
	{ "scan-done",
	  "IND ROAMING_START 0xb\n"
	  "GATE ap1 #1\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "PORT delete ap1 #1 controlled unauthorized os implicit 0x8\n"
	  "RADIO auth ap2 auth=7 prev=ap1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER SCAN_END off\n" },
	{ "deauth ap1 code=3 local", "" },
	{ "auth ap2",
	  "RADIO assoc ap2 auth=7 prev=ap1\n" },
	{ "assoc ap2 re",
	  SUCCESS_PSK("ap2", "reassoc/reassoc", "2")
	  "PORT create ap2 #2 controlled unauthorized os\n"
	  "LINK up ap2 genl roamed\n"
	  "IND ROAMING_COMPLETION 0x0\n"
	  "DONE 3 ndis=0x0 status=0x0 ap2\n"
	  "IND LINK_QUALITY ap2 100\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" },
	{ "key ap2", "RADIO key add 0 ap2\n" },
	{ "authorize 4 ap2 on",
	  "RADIO authorize ap2 on\n"
	  "PORT open ap2 #2 controlled authorized os\n"
	  "OID PORT_STATE_NOTIFICATION ap2 open\n"
	  "DONE 4 ndis=0x0 status=0x0 ap2\n" })

/* which need not be a better one */
TIMELINE(T8_roam_to_a_given_ap, OPEN,
	{ "see ap2 -80", "" },
	{ "roam 2 ap2",
	  "IND ROAMING_START 0xb\n"
	  "GATE ap1 #1\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "PORT delete ap1 #1 uncontrolled unauthorized none implicit 0x8\n"
	  "RADIO auth ap2 auth=1 prev=ap1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "auth ap2",
	  "RADIO assoc ap2 auth=1 prev=ap1\n" },
	{ "assoc ap2 re",
	  SUCCESS_OPEN("ap2", "reassoc/reassoc", "2")
	  "RADIO authorize ap2 on\n"
	  "PORT create ap2 #2 uncontrolled authorized none\n"
	  "OID PORT_STATE_NOTIFICATION ap2 open\n"
	  "LINK up ap2 genl roamed\n"
	  "IND ROAMING_COMPLETION 0x0\n"
	  "DONE 2 ndis=0x0 status=0x0 ap2\n"
	  "IND LINK_QUALITY ap2 40\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" })

/*
 * 5 dB more would be better, 3 dB are not; nothing happens to the association
 */
/* a better AP is one that the search itself has heard, not a memory of one */
TIMELINE(T8_remembered_signal_does_not_count, OPEN,
	{ "see ap1 -60", "" },
	{ "see ap2 -30", "" },
	{ "sleep 3000", "" },
	{ "roam 2",
	  "RADIO scan implicit channels=1\n"
	  "TIMER SCAN_END 14000\n" },
	{ "see ap1 -60", "" },
	{ "sleep 100", "" },
	{ "scan-done",
	  "RADIO scan implicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "scan-done",
	  "DONE 2 ndis=0x0 status=0x1 ap1 \"no better AP of the connected network is in range\"\n"
	  "TIMER SCAN_END off\n" })

/* LINK-3: another group, and far enough to be more than wavering */
TIMELINE(LINK_3_quality_changes_group, OPEN,
	{ "link dbm=-60", "" },
	{ "link dbm=-61",
	  "IND LINK_QUALITY ap1 78\n" },
	{ "link dbm=-60", "" },
	{ "link dbm=-70", "" },
	{ "link dbm=-58",
	  "IND LINK_QUALITY ap1 84\n" },
	{ "link dbm=-100",
	  "IND LINK_QUALITY ap1 0\n" },
	{ "disconnect 2",
	  "OID DISCONNECT_REQUEST\n"
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x7\n"
	  "PORT delete ap1 #1 uncontrolled unauthorized none explicit 0x7\n"
	  "RADIO deauth ap1 reason=3\n"
	  "LINK lost ap1 genl 0x7\n"
	  "DONE 2 ndis=0x0 status=0x0\n" },
	{ "link dbm=-40", "" })

TIMELINE(T8_no_better_ap, OPEN,
	{ "see ap1 -60", "" },
	{ "see ap2 -57", "" },
	{ "roam 2",
	  "RADIO scan implicit channels=1\n"
	  "TIMER SCAN_END 14000\n" },
	{ "scan-done",
	  "RADIO scan implicit\n" },
	{ "scan-done",
	  "DONE 2 ndis=0x0 status=0x1 ap1 \"no better AP of the connected network is in range\"\n"
	  "TIMER SCAN_END off\n" },
	{ "roam 3 ap9",
	  "RADIO scan implicit channels=1\n"
	  "TIMER SCAN_END 14000\n" },
	{ "scan-done",
	  "RADIO scan implicit\n" },
	{ "scan-done",
	  "DONE 3 ndis=0x0 status=0x1 ap1 \"no such AP of the connected network is in range\"\n"
	  "TIMER SCAN_END off\n" })

TIMELINE(T8_roam_by_nl80211, CONTROLLED_NL80211,
	{ "see ap2 -70 psk", "" },
	{ "roam nl80211 ap2 psk",
	  "IND ROAMING_START 0xb\n"
	  "GATE ap1 #1\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "PORT delete ap1 #1 controlled unauthorized os implicit 0x8\n"
	  "RADIO auth ap2 auth=7 prev=ap1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "auth ap2",
	  "RADIO assoc ap2 auth=7 prev=ap1\n" },
	{ "assoc ap2 re",
	  SUCCESS_PSK("ap2", "reassoc/reassoc", "2")
	  "PORT create ap2 #2 controlled unauthorized os\n"
	  "LINK up ap2 nl80211 roamed\n"
	  "IND ROAMING_COMPLETION 0x0\n"
	  "IND LINK_QUALITY ap2 60\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" })

/*
 * the device reports that it drops the old association: that is the implicit
 * one
 */
TIMELINE(T9_ROAM_11_reassociation_to_the_same_ap, CONTROLLED,
	{ "roam 3 ap1",
	  "IND ROAMING_START 0x80000001\n"
	  "GATE ap1 #1\n"
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "PORT delete ap1 #1 controlled unauthorized os implicit 0x8\n"
	  "RADIO assoc ap1 auth=7 prev=ap1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "deauth ap1 code=3 local", "" },
	{ "assoc ap1 re",
	  SUCCESS_PSK("ap1", "reassoc/reassoc", "1")
	  "PORT create ap1 #2 controlled unauthorized os\n"
	  "LINK up ap1 genl roamed\n"
	  "IND ROAMING_COMPLETION 0x0\n"
	  "DONE 3 ndis=0x0 status=0x0 ap1\n"
	  "IND LINK_QUALITY ap1 80\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" },
	{ "key ap1", "RADIO key add 0 ap1\n" },
	{ "authorize 4 ap1 on",
	  "RADIO authorize ap1 on\n"
	  "PORT open ap1 #2 controlled authorized os\n"
	  "OID PORT_STATE_NOTIFICATION ap1 open\n"
	  "DONE 4 ndis=0x0 status=0x0 ap1\n" })

/* E23: an AP that was lost is not one to reassociate with */
TIMELINE(ROAM_5_request_for_the_lost_ap, OPEN "; forget; deauth ap1 code=6",
	{ "see ap1 -60", "" },
	{ "roam 2 ap1", "RADIO abort-scan\n" },
	{ "scan-aborted",
	  "IND ROAMING_START 0xc\n"
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER SCAN_END off\n" })

/* only the second device-made report is a loss */
TIMELINE(T9_reassociation_refused_by_the_ap, OPEN,
	{ "roam 2 ap1",
	  "IND ROAMING_START 0x80000001\n"
	  "GATE ap1 #1\n"
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "PORT delete ap1 #1 uncontrolled unauthorized none implicit 0x8\n"
	  "RADIO assoc ap1 auth=1 prev=ap1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "deauth ap1 code=3 local", "" },
	{ "deauth ap1 code=3 local",
	  "IND ASSOCIATION_COMPLETION ap1 0x2 reassoc/assoc ds=2\n"
	  "IND ROAMING_COMPLETION 0x6\n"
	  "DONE 2 ndis=0x0 status=0x6 \"no AP could be joined\"\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n"
	  "TIMER ROAM 100\n"
	  "TIMER GIVE_UP 10000\n" })

TIMELINE(T10_STATE_4_ROAM_8_roam_failure_stays_in_op, OPEN,
	{ "see ap2 -40", "" },
	{ "see ap3 -45", "" },
	{ "roam 2",
	  "RADIO scan implicit channels=1\n"
	  "TIMER SCAN_END 14000\n" },
	{ "see ap2 -40", "" },
	{ "see ap3 -45", "" },
	{ "scan-done",
	  "IND ROAMING_START 0xb\n"
	  "GATE ap1 #1\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "PORT delete ap1 #1 uncontrolled unauthorized none implicit 0x8\n"
	  "RADIO auth ap2 auth=1 prev=ap1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER SCAN_END off\n" },
	{ "auth ap2 code=1",
	  "IND ASSOCIATION_COMPLETION ap2 0x30001 assoc/assoc ds=2\n"
	  "IND ASSOCIATION_START ap3 'home'\n"
	  "RADIO auth ap3 auth=1\n" },
	{ "auth-timeout ap3",
	  "IND ASSOCIATION_COMPLETION ap3 0x2 assoc/assoc ds=2\n"
	  "IND ROAMING_COMPLETION 0x6\n"
	  "DONE 2 ndis=0x0 status=0x6 \"no AP could be joined\"\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n"
	  "TIMER ROAM 100\n"
	  "TIMER GIVE_UP 10000\n" })

/* it chooses for itself */
TIMELINE(T10_nl80211_is_told_at_once, CONTROLLED_NL80211,
	{ "see ap2 -50 psk", "" },
	{ "roam nl80211 ap2 psk",
	  "IND ROAMING_START 0xb\n"
	  "GATE ap1 #1\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "PORT delete ap1 #1 controlled unauthorized os implicit 0x8\n"
	  "RADIO auth ap2 auth=7 prev=ap1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "auth-timeout ap2",
	  "IND ASSOCIATION_COMPLETION ap2 0x2 assoc/assoc ds=2\n"
	  "IND ROAMING_COMPLETION 0x6\n"
	  "OID DISCONNECT_REQUEST\n"
	  "LINK lost ap1 nl80211 0xc\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" })

/* a manager takes over when roaming has gone on for too long */
TIMELINE(T10_give_up_nl80211, CONTROLLED_NL80211,
	{ "sleep 6000", "" },
	{ "forget", "" },
	{ "deauth ap1 local",
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x2\n"
	  "PORT delete ap1 #1 controlled unauthorized os explicit 0x2\n"
	  "RADIO scan implicit\n"
	  "TIMER GIVE_UP 10000\n"
	  "TIMER SCAN_END 14000\n" },
	{ "sleep 20000",
	  "OID DISCONNECT_REQUEST\n"
	  "RADIO abort-scan\n"
	  "LINK lost ap1 nl80211 0x2\n"
	  "RADIO abort-scan\n" })

/* B13: nothing is left that the manager allows, and it scans by itself */
TIMELINE(T10_nl80211_is_told_when_nothing_is_left, CONTROLLED_NL80211,
	{ "sleep 6000", "" },
	{ "forget", "" },
	{ "deauth ap1 local",
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x2\n"
	  "PORT delete ap1 #1 controlled unauthorized os explicit 0x2\n"
	  "RADIO scan implicit\n"
	  "TIMER GIVE_UP 10000\n"
	  "TIMER SCAN_END 14000\n" },
	{ "scan-done",
	  "OID DISCONNECT_REQUEST\n"
	  "LINK lost ap1 nl80211 0x2\n"
	  "TIMER GIVE_UP off\n"
	  "TIMER SCAN_END off\n" })

/* every channel is searched for any AP of the network, but not for one AP */
TIMELINE(T10_nl80211_any_ap_on_every_channel, CONTROLLED_NL80211,
	{ "sleep 6000", "" },
	{ "deauth ap1 local",
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x2\n"
	  "PORT delete ap1 #1 controlled unauthorized os explicit 0x2\n"
	  "RADIO scan implicit channels=1\n"
	  "TIMER GIVE_UP 10000\n"
	  "TIMER SCAN_END 14000\n" },
	{ "scan-done",
	  "RADIO scan implicit\n" },
	{ "see ap2 -60 psk freq=2462", "" },
	{ "scan-done",
	  "IND ROAMING_START 0xc\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "RADIO auth ap2 auth=7\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER SCAN_END off\n" })

TIMELINE(T10_nl80211_named_ap_on_its_channel,
	"radio-up; see ap1 -60 psk; connect nl80211 psk bssid=ap1; auth ap1;"
	"assoc ap1; key ap1; authorize ap1 on; see ap2 -50 psk; sleep 6000",
	{ "deauth ap1 local",
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x2\n"
	  "PORT delete ap1 #1 controlled unauthorized os explicit 0x2\n"
	  "RADIO scan implicit channels=1\n"
	  "TIMER GIVE_UP 10000\n"
	  "TIMER SCAN_END 14000\n" },
	{ "scan-done",
	  "OID DISCONNECT_REQUEST\n"
	  "LINK lost ap1 nl80211 0x2\n"
	  "TIMER GIVE_UP off\n"
	  "TIMER SCAN_END off\n" })

/* B4: there is an AP of the network, which only the manager can join */
TIMELINE(T10_nl80211_other_ciphers, CONTROLLED_NL80211,
	{ "sleep 6000", "" },
	{ "deauth ap1 local",
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x2\n"
	  "PORT delete ap1 #1 controlled unauthorized os explicit 0x2\n"
	  "RADIO scan implicit channels=1\n"
	  "TIMER GIVE_UP 10000\n"
	  "TIMER SCAN_END 14000\n" },
	{ "see ap2 -60", "" },
	{ "scan-done",
	  "OID DISCONNECT_REQUEST\n"
	  "LINK lost ap1 nl80211 0x2\n"
	  "TIMER GIVE_UP off\n"
	  "TIMER SCAN_END off\n" })

/* who asked for the roam is not the manager, whose connection goes on */
TIMELINE(T10_named_roam_of_a_lost_nl80211_connection, CONTROLLED_NL80211,
	{ "sleep 6000", "" },
	{ "forget", "" },
	{ "deauth ap1 local",
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x2\n"
	  "PORT delete ap1 #1 controlled unauthorized os explicit 0x2\n"
	  "RADIO scan implicit\n"
	  "TIMER GIVE_UP 10000\n"
	  "TIMER SCAN_END 14000\n" },
	{ "roam 7 ap9",
	  "RADIO abort-scan\n" },
	{ "scan-aborted",
	  "RADIO scan implicit\n" },
	{ "scan-done",
	  "DONE 7 ndis=0x0 status=0x1 \"no such AP of the connected network is in range\"\n"
	  "TIMER ROAM 100\n"
	  "TIMER SCAN_END off\n" })

TIMELINE(T10_give_up_genl_goes_on, OPEN,
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
	{ "sleep 300",
	  "RADIO scan implicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "scan-done",
	  "TIMER ROAM 200\n"
	  "TIMER SCAN_END off\n" },
	{ "wait ROAM",
	  "RADIO scan implicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "scan-done",
	  "TIMER ROAM 400\n"
	  "TIMER SCAN_END off\n" },
	{ "wait ROAM",
	  "RADIO scan implicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "scan-done",
	  "TIMER ROAM 800\n"
	  "TIMER SCAN_END off\n" },
	{ "wait ROAM",
	  "RADIO scan implicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "scan-done",
	  "TIMER ROAM 1600\n"
	  "TIMER SCAN_END off\n" },
	{ "wait ROAM",
	  "RADIO scan implicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "scan-done",
	  "TIMER ROAM 3200\n"
	  "TIMER SCAN_END off\n" },
	{ "wait ROAM",
	  "RADIO scan implicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "scan-done",
	  "TIMER ROAM 6400\n"
	  "TIMER SCAN_END off\n" },
	{ "wait GIVE_UP",
	  "LINK lost ap1 genl 0x2\n" },
	{ "see ap1 -50", "" },
	{ "wait ROAM",
	  "IND ROAMING_START 0xc\n"
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "auth ap1",
	  "RADIO assoc ap1 auth=1\n" },
	{ "assoc ap1",
	  SUCCESS_OPEN("ap1", "assoc/assoc", "2")
	  "RADIO authorize ap1 on\n"
	  "PORT create ap1 #2 uncontrolled authorized none\n"
	  "OID PORT_STATE_NOTIFICATION ap1 open\n"
	  "LINK up ap1 genl\n"
	  "IND ROAMING_COMPLETION 0x0\n"
	  "IND LINK_QUALITY ap1 100\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" })

/* DISCONN-1: by a reset request */
TIMELINE(T14_RESET_3_RESET_4_reset_while_associated_and_scanning,
	CONTROLLED,
	{ "scan 3",
	  "RADIO scan explicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "reset 4",
	  "OID RESET_REQUEST\n"
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x7\n"
	  "PORT delete ap1 #1 controlled unauthorized os explicit 0x7\n"
	  "RADIO disassoc ap1 reason=3\n"
	  "LINK lost ap1 genl 0x7\n"
	  "RADIO abort-scan\n"
	  "IND SCAN_CONFIRM 0xc001000c\n"
	  "SCAN_DONE 3 ndis=0xc001000c aborted \"cancelled\"\n"
	  "FORGET keys bss\n"
	  "DONE 4 ndis=0x0 status=0x0\n" },
	{ "scan-aborted",
	  "TIMER SCAN_END off\n" })

TIMELINE(T15_orderly_removal, CONTROLLED,
	{ "scan 3",
	  "RADIO scan explicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "remove",
	  "OID DISCONNECT_REQUEST\n"
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x7\n"
	  "PORT delete ap1 #1 controlled unauthorized os explicit 0x7\n"
	  "RADIO deauth ap1 reason=3\n"
	  "LINK lost ap1 genl 0x7\n"
	  "RADIO abort-scan\n"
	  "IND SCAN_CONFIRM 0xc001000c\n"
	  "SCAN_DONE 3 ndis=0xc001000c aborted \"cancelled\"\n"
	  "TIMER SCAN_END off\n" })

TIMELINE(T15_PORT_24_PORT_27_lower_device_gone, CONTROLLED,
	{ "scan 3",
	  "RADIO scan explicit\n"
	  "TIMER SCAN_END 14000\n" },
	{ "gone",
	  "PORT delete ap1 #1 controlled unauthorized os removal 0x7\n"
	  "LINK lost ap1 genl 0x7\n"
	  "IND SCAN_CONFIRM 0xc001000c\n"
	  "SCAN_DONE 3 ndis=0xc001000c aborted \"cancelled\"\n"
	  "TIMER SCAN_END off\n" })

TIMELINE(T15_gone_while_roaming, OPEN,
	{ "see ap2 -40", "" },
	{ "roam 2 ap2",
	  "IND ROAMING_START 0xb\n"
	  "GATE ap1 #1\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "PORT delete ap1 #1 uncontrolled unauthorized none implicit 0x8\n"
	  "RADIO auth ap2 auth=1 prev=ap1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "gone",
	  "IND ASSOCIATION_COMPLETION ap2 0x5 assoc/assoc ds=2\n"
	  "IND ROAMING_COMPLETION 0x5\n"
	  "DONE 2 ndis=0x0 status=0x5 \"cancelled\"\n"
	  "LINK lost ap1 genl 0x7\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" })

TIMELINE(T16_PWR_6_radio_off_and_on_again, CONTROLLED,
	{ "radio-down",
	  "GATE ap1 #1\n"
	  "IND DISASSOCIATION ap1 0x3\n"
	  "PORT delete ap1 #1 controlled unauthorized os explicit 0x3\n"
	  "TIMER GIVE_UP 10000\n" },
	{ "radio-down", "" },
	{ "sleep 3000", "" },
	{ "radio-up",
	  "IND ROAMING_START 0xc\n"
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=7\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "see ap1 -60 psk", "" },
	{ "scan-done", "" },
	{ "auth ap1",
	  "RADIO assoc ap1 auth=7\n" },
	{ "assoc ap1",
	  SUCCESS_PSK("ap1", "assoc/assoc", "2")
	  "PORT create ap1 #2 controlled unauthorized os\n"
	  "LINK up ap1 genl roamed\n"
	  "IND ROAMING_COMPLETION 0x0\n"
	  "IND LINK_QUALITY ap1 80\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n"
	  "TIMER GIVE_UP off\n" })

/* ASSOC-12, CONN-15: the status is RADIO_OFF */
TIMELINE(T16_radio_off_while_connecting,
	"radio-up; see ap1 -50; see ap2 -60",
	{ "connect 1",
	  CONNECTS
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "radio-down",
	  "IND ASSOCIATION_COMPLETION ap1 0x3 assoc/assoc ds=2\n"
	  "IND CONNECTION_COMPLETION 0x3\n"
	  "LINK failed genl 0x3\n"
	  "DONE 1 ndis=0x0 status=0x3 \"no AP could be joined\"\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n" },
	{ "connect 2",
	  "DONE 2 ndis=0xc0232002 status=0x0 \"the radio is off\"\n"
	  "LINK failed genl 0x3\n" },
	{ "radio-up", "" })

TIMELINE(T16_radio_off_while_roaming_and_scanning, OPEN,
	{ "see ap2 -40", "" },
	{ "roam 2 ap2",
	  "IND ROAMING_START 0xb\n"
	  "GATE ap1 #1\n"
	  "IND ASSOCIATION_START ap2 'home'\n"
	  "PORT delete ap1 #1 uncontrolled unauthorized none implicit 0x8\n"
	  "RADIO auth ap2 auth=1 prev=ap1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n" },
	{ "scan 3",
	  "TIMER SCAN_END 14000\n" },
	{ "radio-down",
	  "IND SCAN_CONFIRM 0xc0010019\n"
	  "SCAN_DONE 3 ndis=0xc0010019 aborted \"the radio could not scan\"\n"
	  "IND ASSOCIATION_COMPLETION ap2 0x3 assoc/assoc ds=2\n"
	  "IND ROAMING_COMPLETION 0x3\n"
	  "DONE 2 ndis=0x0 status=0x3 \"no AP could be joined\"\n"
	  "TIMER ATTEMPT off\n"
	  "TIMER OPERATION off\n"
	  "TIMER ROAM 100\n"
	  "TIMER GIVE_UP 10000\n"
	  "TIMER SCAN_END off\n" },
	{ "radio-up",
	  "IND ROAMING_START 0xc\n"
	  "IND ASSOCIATION_START ap1 'home'\n"
	  "RADIO auth ap1 auth=1\n"
	  "TIMER ATTEMPT 4500\n"
	  "TIMER OPERATION 9500\n"
	  "TIMER ROAM off\n" })

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_T1_CONN_4_CONN_7_LINK_2_first_connect_open),
		cmocka_unit_test(
			test_T1_PORT_9_PORT_13_PORT_17_first_connect_controlled),
		cmocka_unit_test(
			test_T1_PORT_18_port_closes_without_disassociation),
		cmocka_unit_test(test_T1_nl80211_manager_is_told),
		cmocka_unit_test(test_T1_CAND_8_nothing_known_is_probed_for),
		cmocka_unit_test(
			test_T2_CONN_11_first_ap_fails_second_succeeds),
		cmocka_unit_test(test_T2_ASSOC_10_every_way_to_fail),
		cmocka_unit_test(test_T2_answers_of_others_change_nothing),
		cmocka_unit_test(test_T3_CONN_11_CONN_14_fails_everywhere),
		cmocka_unit_test(test_T3_CONN_10_no_candidate),
		cmocka_unit_test(test_T3_CONN_16_time_is_up),
		cmocka_unit_test(test_T3_CONN_16_probe_takes_too_long),
		cmocka_unit_test(
			test_T4_DISASSOC_8_ROAM_3_deauthenticated_other_ap),
		cmocka_unit_test(test_T4_disassociated_short_after),
		cmocka_unit_test(test_T4_DISASSOC_5_ROAM_5_ap_lost),
		cmocka_unit_test(test_T4_ROAM_4_no_candidate_keeps_scanning),
		cmocka_unit_test(
			test_T4_the_ap_that_sent_us_away_is_tried_last),
		cmocka_unit_test(test_T5_DISCONN_5_disconnect),
		cmocka_unit_test(test_T5_disconnect_by_nl80211),
		cmocka_unit_test(test_DISCONN_1_reason_of_the_manager),
		cmocka_unit_test(
			test_DISCONN_1_reason_of_the_manager_while_connecting),
		cmocka_unit_test(
			test_T5_disconnect_of_somebody_elses_connection),
		cmocka_unit_test(
			test_T6_DISCONN_4_D16_disconnect_while_connecting),
		cmocka_unit_test(test_T6_disconnect_while_probing),
		cmocka_unit_test(test_T6_RESET_3_reset_while_connecting),
		cmocka_unit_test(test_T7_ROAM_16_disconnect_while_roaming),
		cmocka_unit_test(
			test_T7_DISCONN_6_disconnect_before_the_roam_began),
		cmocka_unit_test(test_T7_reset_while_roaming),
		cmocka_unit_test(test_T8_ROAM_10_PORT_21_roam_to_better_ap),
		cmocka_unit_test(test_T8_roam_to_a_given_ap),
		cmocka_unit_test(test_T8_no_better_ap),
		cmocka_unit_test(test_T8_remembered_signal_does_not_count),
		cmocka_unit_test(test_LINK_3_quality_changes_group),
		cmocka_unit_test(test_T8_roam_by_nl80211),
		cmocka_unit_test(test_T9_ROAM_11_reassociation_to_the_same_ap),
		cmocka_unit_test(test_ROAM_5_request_for_the_lost_ap),
		cmocka_unit_test(test_T9_reassociation_refused_by_the_ap),
		cmocka_unit_test(
			test_T10_STATE_4_ROAM_8_roam_failure_stays_in_op),
		cmocka_unit_test(test_T10_nl80211_is_told_at_once),
		cmocka_unit_test(test_T10_give_up_nl80211),
		cmocka_unit_test(test_T10_nl80211_is_told_when_nothing_is_left),
		cmocka_unit_test(test_T10_nl80211_any_ap_on_every_channel),
		cmocka_unit_test(test_T10_nl80211_named_ap_on_its_channel),
		cmocka_unit_test(test_T10_nl80211_other_ciphers),
		cmocka_unit_test(test_T10_named_roam_of_a_lost_nl80211_connection),
		cmocka_unit_test(test_T10_give_up_genl_goes_on),
		cmocka_unit_test(
			test_T14_RESET_3_RESET_4_reset_while_associated_and_scanning),
		cmocka_unit_test(test_T15_orderly_removal),
		cmocka_unit_test(test_T15_PORT_24_PORT_27_lower_device_gone),
		cmocka_unit_test(test_T15_gone_while_roaming),
		cmocka_unit_test(test_T16_PWR_6_radio_off_and_on_again),
		cmocka_unit_test(test_T16_radio_off_while_connecting),
		cmocka_unit_test(test_T16_radio_off_while_roaming_and_scanning),
	};

	cmocka_set_message_output(CM_OUTPUT_STDOUT);
	return cmocka_run_group_tests_name("core timelines", tests, NULL, NULL);
}
