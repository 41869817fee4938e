/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The core: the station of the documents and the port layer above it, as one
 * state machine. It takes an event and returns a list of actions.
 */
#ifndef NWIFI_CORE_H
#define NWIFI_CORE_H

#include "action.h"
#include "event.h"
#include "exemption.h"
#include "key.h"
#include "port.h"
#include "registration.h"
#include "search.h"
#include "setting.h"

/**
 * DOC: core
 *
 * The core takes no lock, never sleeps and calls nothing outside of itself.
 * One caller at a time gives it an event and carries out the actions in their
 * order before it gives the next one. Time, and what the radio has seen, are
 * part of the event.
 *
 * A file of the core knows only files further down in this table, by calls as
 * well as includes; the file LAYERS has the same order for a checker. What a
 * lower file cannot decide it returns: an attempt its outcome, a scan whether
 * the radio has become free, a pre-association whether the connection is to be
 * made.
 *
 * ============  =========================================================
 * step          gives an event to whom it concerns
 * operation     answers, losses and timers carry the open operation on
 * request       requests that are complete at once; the end of the adapter
 * disassociate  an association ends, the station stays in OP
 * connect       connection operation
 * roam          roaming operation
 * disconnect    everything that is open ends
 * bracket       a connection or roaming operation is closed
 * associate     association operation: one attempt
 * ihv           the IHV extension, asked and told
 * keys          which key requests pass, and the account of keys
 * quality       link quality
 * channel       the channel of the AP
 * sa_query      does the AP still know the station?
 * scan          the one scanner, and who may use it
 * emit          actions that several of the above make
 * question      what others may ask
 * station       what the files of the core ask the station
 * text          names and messages for people
 * search        memory of a station that looks for an AP
 * port          the port layer, which knows nothing of the station
 * bss, ie       the BSS cache, candidates, elements
 * rsn           the RSN element of a request
 * exemption     privacy exemptions
 * pmksa         PMKSA cache; the core itself has no use for it
 * ============  =========================================================
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
 * enum nwifi_attempt - step of an association operation
 * @NWIFI_ATTEMPT_NONE: no attempt is open
 * @NWIFI_ATTEMPT_AUTH: an Authentication response is awaited
 * @NWIFI_ATTEMPT_ASSOC: a (Re)Association Response is awaited
 */
enum nwifi_attempt {
	NWIFI_ATTEMPT_NONE,
	NWIFI_ATTEMPT_AUTH,
	NWIFI_ATTEMPT_ASSOC,
};

/**
 * struct nwifi_named_aps - the APs that the manager's configuration names
 * @have_hint: @hint holds
 * @hint: BSSID to try first
 * @bssid: first entry of the desired BSSID list
 */
struct nwifi_named_aps {
	bool have_hint;
	u8 hint[NWIFI_MAC_BYTES] NWIFI_MAC_ALIGNED;
	u8 bssid[NWIFI_MAC_BYTES] NWIFI_MAC_ALIGNED;
};

/**
 * struct nwifi_sa_query - the station asks its AP whether it still knows it
 * @first: transaction identifier of the first request
 * @sent: requests so far; zero if the AP is not asked
 * @why: DOT11_ASSOC_STATUS of the frame that gave rise to it
 * @began: the AP has been asked before; @began_ms holds
 * @began_ms: when it was asked last
 */
struct nwifi_sa_query {
	u16 first;
	u16 sent;
	u32 why;
	bool began;
	u64 began_ms;
};

/**
 * struct nwifi_station - the station (ExtSTA miniport side)
 * @phase: enum nwifi_phase
 * @radio_on: the radio can be used (PWR-1)
 * @manager: enum nwifi_manager of the connection
 * @link_up: the manager believes that the link is there
 * @config: configuration of the connection
 * @named: the APs that @config named when it was accepted
 * @excluded: addresses that are never a candidate
 * @connect_request: connect request to complete, zero if none
 * @candidates: what the open bracket may still try
 * @next: next one in @candidates
 * @attempt: enum nwifi_attempt
 * @target: AP of the open attempt
 * @reassoc: the attempt reassociates
 * @echo: the device will report that it drops the association with @target
 * @prev: the AP that a reassociation leaves
 * @failure: how the last attempt failed, a DOT11_ASSOC_STATUS
 * @ap: AP of the association; after its end the last one
 * @channel: channel of @ap, as far as the radio has told it
 * @sa_query: what @ap is asked
 * @needs_key: the configuration had a pairwise cipher when it was made
 * @search: what the station waits for before it can try candidates
 * @roam_asker: who asked for a roam that has no outcome yet
 * @roam_target: where the next roam is to go
 * @roam_reason: uRoamingReason of the next roam
 * @roam_delay: wait before the next look for a candidate, ms
 * @loss: the end of the last association
 * @quality: link quality that was indicated last (LINK-6)
 * @associated_ms: when the association began
 * @peers_due: the station has roamed, and its peers have not been told
 * @short_lived: associations in a row that ended soon after they began
 */
struct nwifi_station {
	u8 phase;
	bool radio_on;
	u8 manager;
	bool link_up;
	struct nwifi_config config;
	struct nwifi_named_aps named;
	struct nwifi_excluded excluded;
	u32 connect_request;
	struct nwifi_candidates candidates;
	unsigned int next;
	u8 attempt;
	struct nwifi_bss target;
	bool reassoc;
	bool echo;
	u8 prev[NWIFI_MAC_BYTES] NWIFI_MAC_ALIGNED;
	u32 failure;
	struct nwifi_bss ap;
	struct nwifi_channel channel;
	struct nwifi_sa_query sa_query;
	bool needs_key;
	struct nwifi_search search;
	struct nwifi_asker roam_asker;
	struct nwifi_roam_target roam_target;
	u32 roam_reason;
	u32 roam_delay;
	struct nwifi_loss loss;
	u8 quality;
	u64 associated_ms;
	bool peers_due;
	u32 short_lived;
};

/**
 * enum nwifi_scan_state - what the radio's scanner does for the core
 * @NWIFI_SCAN_IDLE: nothing
 * @NWIFI_SCAN_EXPLICIT: an explicit scan
 * @NWIFI_SCAN_IMPLICIT: a scan of the station's own
 * @NWIFI_SCAN_ABORTING: a scan that was aborted has not ended yet
 */
enum nwifi_scan_state {
	NWIFI_SCAN_IDLE,
	NWIFI_SCAN_EXPLICIT,
	NWIFI_SCAN_IMPLICIT,
	NWIFI_SCAN_ABORTING,
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
 * @pre_ms: how long a pre-association may take, as the host wants it (I-18)
 * @asker: who made the waiting connect request
 * @config: configuration of that request
 * @registration: EtherTypes that the extension has registered (PORT-41)
 * @exemption: privacy exemption of the extension (PORT-41)
 */
struct nwifi_ihv {
	bool bound;
	bool managed;
	bool used;
	bool pending;
	u32 session;
	u32 pre_ms;
	struct nwifi_asker asker;
	struct nwifi_config config;
	struct nwifi_registration registration;
	struct nwifi_exemption exemption;
};

/**
 * struct nwifi_core - everything that the core knows of one adapter
 * @station: the station
 * @scan: its scans
 * @ports: the port layer
 * @keys: keys of the present association
 * @ihv: the IHV extension
 * @settings: enum nwifi_core_setting that are set
 */
struct nwifi_core {
	struct nwifi_station station;
	struct nwifi_scan scan;
	struct nwifi_ports ports;
	struct nwifi_keys keys;
	struct nwifi_ihv ihv;
	u32 settings;
};

/**
 * struct nwifi_snapshot - what others may know of the station
 * @phase: enum nwifi_phase
 * @op: the station is in OP (STATE-1)
 * @scanning: an explicit scan was accepted and is not confirmed yet
 * @settings: enum nwifi_core_setting that are set
 * @associated: @bssid and @ssid hold
 * @bssid: the AP
 * @ssid: the network
 * @channel: channel of the AP; zero while the station is not associated
 * @managed: the IHV extension manages the connection
 * @registration: EtherTypes that it has registered
 * @exemption: its privacy exemption
 */
struct nwifi_snapshot {
	u8 phase;
	bool op;
	bool scanning;
	u32 settings;
	bool associated;
	u8 bssid[NWIFI_MAC_BYTES] NWIFI_MAC_ALIGNED;
	struct nwifi_ssid ssid;
	struct nwifi_channel channel;
	bool managed;
	struct nwifi_registration registration;
	struct nwifi_exemption exemption;
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
 * @NWIFI_VERDICT_UNENCRYPTED: it came in the clear although the association has
 *	a pairwise key (PORT-52)
 * @NWIFI_VERDICT_CLOSED: it is ordinary data, and the port is closed
 */
enum nwifi_verdict {
	NWIFI_VERDICT_DELIVER,
	NWIFI_VERDICT_HOLD,
	NWIFI_VERDICT_EXEMPTION,
	NWIFI_VERDICT_UNENCRYPTED,
	NWIFI_VERDICT_CLOSED,
};

/* step.c */
void nwifi_core_init(struct nwifi_core *core);
void nwifi_core_step(struct nwifi_core *core, const struct nwifi_event *event,
		     struct nwifi_actions *out);

/* question.c; nothing in it changes the core */
bool nwifi_core_is_op(const struct nwifi_core *core);
void nwifi_core_snapshot(const struct nwifi_core *core, struct nwifi_snapshot *state);
bool nwifi_snapshot_takes_ethertypes(const struct nwifi_snapshot *state,
				     const struct nwifi_registration *registration,
				     const struct nwifi_exemption *exemption);
const u8 *nwifi_core_associated(const struct nwifi_core *core);
const struct nwifi_bss *nwifi_core_bss(const struct nwifi_core *core,
				       const u8 *bssid);
u8 nwifi_core_bss_rank(const struct nwifi_core *core,
		       const struct nwifi_event *event,
		       const struct nwifi_bss *bss);
bool nwifi_core_needs_cache(const struct nwifi_core *core,
			    const struct nwifi_event *event);
bool nwifi_core_has_session(const struct nwifi_core *core, u32 session);
bool nwifi_core_has_post_association(const struct nwifi_core *core);
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
