/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The core: the station of the documents and the port layer above it, as one
 * state machine. Event in, list of actions out.
 */
#ifndef NWIFI_CORE_H
#define NWIFI_CORE_H

#include "action.h"
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

/**
 * enum nwifi_event_type - what can happen to the core
 * @NWIFI_EV_CONNECT: connect request; @request, @manager, @config
 * @NWIFI_EV_DISCONNECT: disconnect request; @request, @manager
 * @NWIFI_EV_RESET: reset request; @request
 * @NWIFI_EV_ROAM: roam request; @request, @manager, @have_bssid, @bssid;
 *	@config if not %NULL replaces the configuration
 * @NWIFI_EV_SCAN: explicit scan request; @request
 * @NWIFI_EV_SCAN_ABORT: abort the explicit scan
 * @NWIFI_EV_FLUSH: empty the BSS cache; @request
 * @NWIFI_EV_AUTHORIZE: authorization of a port by the OS; @request, @bssid,
 *	@on
 * @NWIFI_EV_REMOVE: the adapter is being removed
 * @NWIFI_EV_GONE: the lower device is gone
 * @NWIFI_EV_RADIO_UP: the radio can be used
 * @NWIFI_EV_RADIO_DOWN: the radio is off
 * @NWIFI_EV_AUTH: Authentication response; @bssid, @code is its status
 * @NWIFI_EV_AUTH_TIMEOUT: none came; @bssid
 * @NWIFI_EV_ASSOC: (Re)Association Response; @bssid, @code is its status,
 *	@comeback, @on if it is a Reassociation Response
 * @NWIFI_EV_ASSOC_TIMEOUT: none came; @bssid
 * @NWIFI_EV_DEAUTH: Deauthentication; @bssid, @code is its reason, @local
 * @NWIFI_EV_DISASSOC: Disassociation; @bssid, @code is its reason, @local
 * @NWIFI_EV_SCAN_DONE: a scan ended
 * @NWIFI_EV_SCAN_ABORTED: a scan was aborted
 * @NWIFI_EV_RADIO_FAILED: an action on the radio was refused; @action, @error
 * @NWIFI_EV_KEY_FAILED: a key could not be installed; the association ends
 * @NWIFI_EV_TIMER: a timer ran out; @timer
 * @NWIFI_EV_LINK: the signal of the AP was measured; @signal
 * @NWIFI_EV_IHV_BIND: an IHV extension host takes the adapter; @request
 * @NWIFI_EV_IHV_UNBIND: it is gone; @request
 * @NWIFI_EV_IHV_PRE: a pre-association is over; @session; @error is a Win32
 *	error; @on if the extension manages the connection; @config may bring
 *	the algorithms that it has chosen; @request
 * @NWIFI_EV_IHV_PERFORMED: what %NWIFI_ACT_IHV_PERFORM returned; @session,
 *	@error is a Win32 error
 * @NWIFI_EV_IHV_POST: post-association completion; @session, @bssid is the
 *	peer, @on; @request
 * @NWIFI_N_EVENTS: how many there are
 */
enum nwifi_event_type {
	NWIFI_EV_CONNECT,
	NWIFI_EV_DISCONNECT,
	NWIFI_EV_RESET,
	NWIFI_EV_ROAM,
	NWIFI_EV_SCAN,
	NWIFI_EV_SCAN_ABORT,
	NWIFI_EV_FLUSH,
	NWIFI_EV_AUTHORIZE,
	NWIFI_EV_REMOVE,
	NWIFI_EV_GONE,
	NWIFI_EV_RADIO_UP,
	NWIFI_EV_RADIO_DOWN,
	NWIFI_EV_AUTH,
	NWIFI_EV_AUTH_TIMEOUT,
	NWIFI_EV_ASSOC,
	NWIFI_EV_ASSOC_TIMEOUT,
	NWIFI_EV_DEAUTH,
	NWIFI_EV_DISASSOC,
	NWIFI_EV_SCAN_DONE,
	NWIFI_EV_SCAN_ABORTED,
	NWIFI_EV_RADIO_FAILED,
	NWIFI_EV_KEY_FAILED,
	NWIFI_EV_TIMER,
	NWIFI_EV_LINK,
	NWIFI_EV_IHV_BIND,
	NWIFI_EV_IHV_UNBIND,
	NWIFI_EV_IHV_PRE,
	NWIFI_EV_IHV_PERFORMED,
	NWIFI_EV_IHV_POST,
	NWIFI_N_EVENTS
};

/**
 * struct nwifi_event - one event
 * @type: enum nwifi_event_type
 * @now_ms: time of the event, any monotonic origin
 * @cache: BSS cache as of now; never %NULL
 * @request: number of the request, zero if nobody waits for its completion
 * @manager: enum nwifi_manager that made the request
 * @config: configuration that comes with the request
 * @have_bssid: @bssid holds
 * @bssid: BSSID or peer
 * @code: IEEE 802.11 status or reason code
 * @comeback: association comeback time of a response, TU; zero if none
 * @local: the device made the frame itself
 * @on: authorized; or the response is a Reassociation Response
 * @action: enum nwifi_action_type that failed
 * @error: negative error number, or a Win32 error
 * @busy: the radio refused because it is busy; trying again may help
 * @timer: enum nwifi_timer
 * @signal: mBm
 * @session: connection session or session of a port
 */
struct nwifi_event {
	u8 type;
	u64 now_ms;
	const struct nwifi_bss_list *cache;
	u32 request;
	u8 manager;
	const struct nwifi_config *config;
	bool have_bssid;
	u8 bssid[NWIFI_MAC_BYTES] NWIFI_MAC_ALIGNED;
	u16 code;
	u32 comeback;
	bool local;
	bool on;
	u8 action;
	int error;
	bool busy;
	u8 timer;
	s32 signal;
	u32 session;
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

void nwifi_core_init(struct nwifi_core *core);
void nwifi_core_step(struct nwifi_core *core, const struct nwifi_event *event,
		     struct nwifi_actions *out);
bool nwifi_core_is_op(const struct nwifi_core *core);
const char *nwifi_phase_name(u8 phase);
const char *nwifi_message_text(u8 message);

#endif /* NWIFI_CORE_H */
