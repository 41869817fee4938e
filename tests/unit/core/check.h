/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The rules that every trace of the core must obey, whatever happens to it:
 * PAIR-1 to PAIR-11 (which sum up CONN-8, CONN-9, ASSOC-1, ASSOC-6 and
 * DISASSOC-6), the phase table, the PORT rules, requests completed exactly
 * once, nothing without a deadline.
 */
#ifndef TEST_CHECK_H
#define TEST_CHECK_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include "core.h"

#define CHECK_MAX_PENDING 64

/* a port as its events show it */
struct check_port {
	bool used, authorized;
	bool gated;		/* the next indication will end it */
	bool ending;		/* the last indication has ended it */
	bool ihv;		/* the extension authenticates it */
	bool called;		/* Perform was called and has not returned */
	bool runs;		/* Perform returned success: Stop is owed */
	u8 peer[NWIFI_MAC_BYTES];
	u32 session;
};

/*
 * What an observer of events and actions knows. It is deliberately not made
 * from the core's own state, which is only compared with it.
 */
struct check {
	char error[256];	/* first violation, empty if none */

	u8 phase;
	bool connected;		/* a connection completed with success */
	bool associated;
	u8 ap[NWIFI_MAC_BYTES];
	bool accepted;		/* OID_DOT11_CONNECT_REQUEST, no START yet */
	u8 attempt[NWIFI_MAC_BYTES];
	bool success;		/* the open bracket has its association */
	bool quality_due;

	u64 bracket_ms, attempt_ms, scan_ms, quality_ms;

	struct check_port ports[NWIFI_MAX_PORTS];
	u32 last_session;
	bool create_due;	/* a success was indicated, its port is missing */
	u8 create_peer[NWIFI_MAC_BYTES];
	bool notify_due;	/* a port changed, its notification is missing */
	struct nwifi_indication last;

	u32 pending[CHECK_MAX_PENDING];
	unsigned int n_pending;
	bool scan_open;		/* accepted, not confirmed */
	u32 scan_request;
	bool scan_done_due;	/* confirmed, SCAN_DONE is missing */

	bool radio_on;
	bool scanning;		/* RADIO_SCAN given, no end of a scan seen */
	bool joined;		/* the radio is associated, whatever we say */
	u8 joined_ap[NWIFI_MAC_BYTES];
	u8 joining;		/* action that has just told it to go elsewhere */
	bool leaving;		/* the OS side ends the connection in this step */
	bool link_up;
	bool same_ds;		/* the AP is that of the association before */
	bool peers_due;		/* a roam that the stack has not heard of */
	bool nl80211_waits;	/* an nl80211 connect has no answer yet */
	bool bound;		/* there is an IHV extension */
	bool required;		/* no port is open without one */
	bool taking_leave;	/* the extension does in this step */
	bool roam_waits;	/* an nl80211 roam has no answer yet */
	bool in_force;		/* what came with this event was accepted */
	bool ciphered;		/* the association has a pairwise cipher */
	bool keyed;		/* it has a pairwise key */
};

void check_init(struct check *c);
void check_step(struct check *c, const struct nwifi_core *core,
		const struct nwifi_event *event,
		const struct nwifi_actions *actions, const u64 *due);

#endif /* TEST_CHECK_H */
