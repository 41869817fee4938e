/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The core: the station of the documents and the port layer above it, as one
 * state machine. Event in, list of actions out.
 */
#ifndef NWIFI_CORE_H
#define NWIFI_CORE_H

#include "action.h"
#include "event.h"
#include "key.h"
#include "port.h"

/**
 * DOC: core
 *
 * The core takes no lock, never sleeps and calls nothing outside of itself.
 * One caller at a time gives it an event and carries out the actions in their
 * order before it gives the next one. Time, and what the radio has seen, are
 * part of the event.
 */

/**
 * enum nwifi_phase - phase of the station (miniport.md, section 16)
 * @NWIFI_PHASE_I: INIT, idle
 * @NWIFI_PHASE_C: connecting, no attempt open
 * @NWIFI_PHASE_CA: connecting, attempt open
 * @NWIFI_PHASE_A: connected and associated
 * @NWIFI_PHASE_L: connected, association lost, not roaming
 * @NWIFI_PHASE_R: roaming, no attempt open; passes within one step
 * @NWIFI_PHASE_RA: roaming, attempt open
 * @NWIFI_N_PHASES: how many there are
 */
enum nwifi_phase {
	NWIFI_PHASE_I,
	NWIFI_PHASE_C,
	NWIFI_PHASE_CA,
	NWIFI_PHASE_A,
	NWIFI_PHASE_L,
	NWIFI_PHASE_R,
	NWIFI_PHASE_RA,
	NWIFI_N_PHASES
};

/* step of an association operation */
enum nwifi_attempt { NWIFI_ATTEMPT_NONE, NWIFI_ATTEMPT_AUTH,
		     NWIFI_ATTEMPT_ASSOC };

/* what the station waits for before it can try candidates */
enum nwifi_search {
	NWIFI_SEARCH_NONE,
	NWIFI_SEARCH_WAIT,	/* for somebody else's scan to end */
	NWIFI_SEARCH_PROBE,	/* for its own scan to end */
};

/**
 * struct nwifi_station - the station (ExtSTA miniport side)
 * @phase: enum nwifi_phase
 * @radio_on: the radio can be used (PWR-1)
 * @manager: enum nwifi_manager of the connection
 * @link_up: the manager believes that the link is there
 * @config: configuration of the connection
 * @excluded: addresses that are never a candidate
 * @connect_request: connect request to complete, zero if none
 * @roam_request: roam request to complete, zero if none
 * @avoid: the AP to try last: it threw us out, or would not take us
 * @rescan: a roam failed: what it tried must be heard again first
 * @asked: a roam was asked for and has no outcome yet
 * @roam_manager: enum nwifi_manager that asked for the roam
 * @candidates: what the open bracket may still try
 * @next: next one in @candidates
 * @attempt: enum nwifi_attempt
 * @target: AP of the open attempt
 * @reassoc: the attempt reassociates
 * @echo: the device will report that it drops the association with @target
 * @prev: the AP that a reassociation leaves
 * @failure: how the last attempt failed, a DOT11_ASSOC_STATUS
 * @ap: AP of the association; after its end the last one
 * @search: enum nwifi_search
 * @probed: the search has scanned already
 * @wide: the search scans every channel, not only those of the network
 * @probe_ms: when that scan began
 * @seek: a roam was asked for that names no AP: only a better one will do
 * @aim: a roam was asked for that names @aim_bssid
 * @aim_bssid: the AP to go to
 * @roam_reason: uRoamingReason of the next roam
 * @lost: why the association ended, a DOT11_ASSOC_STATUS
 * @lost_ms: when it ended
 * @roam_delay: wait before the next look for a candidate, ms
 * @quality: link quality that was indicated last (LINK-6)
 * @associated_ms: when the association began
 * @short_lived: associations in a row that ended soon after they began
 */
struct nwifi_station {
	u8 phase;
	bool radio_on;
	u8 manager;
	bool link_up;
	struct nwifi_config config;
	struct nwifi_excluded excluded;
	u32 connect_request;
	u32 roam_request;
	u8 avoid[NWIFI_MAC_BYTES];
	bool rescan;
	bool asked;
	u8 roam_manager;
	struct nwifi_candidates candidates;
	unsigned int next;
	u8 attempt;
	struct nwifi_bss target;
	bool reassoc;
	bool echo;
	u8 prev[NWIFI_MAC_BYTES] NWIFI_MAC_ALIGNED;
	u32 failure;
	struct nwifi_bss ap;
	u8 search;
	bool probed;
	bool wide;
	u64 probe_ms;
	bool seek;
	bool aim;
	u8 aim_bssid[NWIFI_MAC_BYTES] NWIFI_MAC_ALIGNED;
	u32 roam_reason;
	u32 lost;
	u64 lost_ms;
	u32 roam_delay;
	u8 quality;
	u64 associated_ms;
	u32 short_lived;
};

/* what the radio's scanner is doing for us */
enum nwifi_scan_state {
	NWIFI_SCAN_IDLE,
	NWIFI_SCAN_EXPLICIT,
	NWIFI_SCAN_IMPLICIT,
	NWIFI_SCAN_ABORTING,	/* an implicit scan that nobody wants any more */
};

/**
 * struct nwifi_scan - arbiter of the one scanner that a radio has
 * @state: enum nwifi_scan_state
 * @wanted: an explicit scan was accepted and is not confirmed yet
 * @request: its number
 * @refused: the radio was too busy to start it; a timer will try again
 * @tries: how often that happened
 */
struct nwifi_scan {
	u8 state;
	bool wanted;
	u32 request;
	bool refused;
	unsigned int tries;
};

/**
 * struct nwifi_ihv - what the core knows of an IHV extension (ihv.md)
 * @bound: an extension host has the adapter
 * @managed: the extension authenticates the ports of the connection (PORT-6)
 * @used: the extension has state that an AdapterReset must clear
 * @pending: a connect request waits for its pre-association (IHV-35)
 * @session: its connection session, never used twice
 * @request: the waiting connect request
 * @manager: enum nwifi_manager that made it
 * @config: its configuration
 */
struct nwifi_ihv {
	bool bound;
	bool managed;
	bool used;
	bool pending;
	u32 session;
	u32 request;
	u8 manager;
	struct nwifi_config config;
};

/**
 * struct nwifi_core - everything that the core knows of one adapter
 * @station: the station
 * @scan: its scans
 * @ports: the port layer
 * @ihv: the IHV extension
 */
struct nwifi_core {
	struct nwifi_station station;
	struct nwifi_scan scan;
	struct nwifi_ports ports;
	struct nwifi_ihv ihv;
};

/**
 * struct nwifi_snapshot - what others may know of the station
 * @phase: enum nwifi_phase
 * @op: the station is in OP (STATE-1)
 * @scanning: an explicit scan was accepted and is not confirmed yet
 * @associated: @bssid and @ssid hold
 * @bssid: the AP
 * @ssid: the network
 */
struct nwifi_snapshot {
	u8 phase;
	bool op;
	bool scanning;
	bool associated;
	u8 bssid[NWIFI_MAC_BYTES] NWIFI_MAC_ALIGNED;
	struct nwifi_ssid ssid;
};

/**
 * struct nwifi_control_frame - a received frame of the radio's control port
 * @source: transmitter
 * @dest: destination
 * @ethertype: EtherType, host byte order
 * @encrypted: it came encrypted
 */
struct nwifi_control_frame {
	const u8 *source;
	const u8 *dest;
	u16 ethertype;
	bool encrypted;
};

/**
 * enum nwifi_verdict - what is to become of such a frame
 * @NWIFI_VERDICT_DELIVER: deliver it to whom the port says
 * @NWIFI_VERDICT_HOLD: keep it until its port is there: it came before the
 *	response that creates the port was looked at
 * @NWIFI_VERDICT_EXEMPTION: a privacy exemption forbids it (PORT-52)
 * @NWIFI_VERDICT_CLOSED: it is ordinary data, and the port is closed
 */
enum nwifi_verdict {
	NWIFI_VERDICT_DELIVER,
	NWIFI_VERDICT_HOLD,
	NWIFI_VERDICT_EXEMPTION,
	NWIFI_VERDICT_CLOSED,
};

/* step.c */
void nwifi_core_init(struct nwifi_core *core);
void nwifi_core_step(struct nwifi_core *core, const struct nwifi_event *event,
		     struct nwifi_actions *out);

/* question.c: changes nothing */
bool nwifi_core_is_op(const struct nwifi_core *core);
void nwifi_core_snapshot(const struct nwifi_core *core, struct nwifi_snapshot *state);
const u8 *nwifi_core_associated(const struct nwifi_core *core);
bool nwifi_core_needs_cache(const struct nwifi_core *core,
			    const struct nwifi_event *event);
bool nwifi_core_has_session(const struct nwifi_core *core, u32 session);
bool nwifi_core_has_post_association(const struct nwifi_core *core);
bool nwifi_core_is_managed(const struct nwifi_core *core);
bool nwifi_core_keeps_radio_open(const struct nwifi_core *core, u8 owner);
u16 nwifi_core_control_port(const struct nwifi_core *core);
enum nwifi_verdict
nwifi_core_judge_control(const struct nwifi_core *core,
			 const struct nwifi_control_frame *frame);
bool nwifi_core_sends_clear(const struct nwifi_core *core, u16 ethertype,
			    const u8 *dest);
const struct nwifi_registration *
nwifi_core_registration(const struct nwifi_core *core);

/* text.c */
const char *nwifi_phase_name(u8 phase);
const char *nwifi_message_text(u8 message);

#endif /* NWIFI_CORE_H */
