/* SPDX-License-Identifier: GPL-2.0-only */
/* What the state machines of the core ask to be done, in order. */
#ifndef NWIFI_CORE_ACTION_H
#define NWIFI_CORE_ACTION_H

#include "base.h"
#include "bss.h"
#include "event.h"

#define NWIFI_MAX_SCAN_FREQS 8

/**
 * enum nwifi_action_type - one thing to do
 * @NWIFI_ACT_INDICATE: make an indication; @indication
 * @NWIFI_ACT_OID: the OS side makes an OID request on its own; @oid
 * @NWIFI_ACT_GATE: stop all data of @port.peer; its port is about to go
 * @NWIFI_ACT_PORT: a port was created, opened, closed or deleted; @port. The
 *	data path follows it
 * @NWIFI_ACT_RADIO_AUTHORIZE: set the radio's AUTHORIZED flag of @port.peer
 *	to @port.authorized
 * @NWIFI_ACT_RADIO_SCAN: start a scan; @scan
 * @NWIFI_ACT_RADIO_ABORT_SCAN: abort the running scan
 * @NWIFI_ACT_RADIO_AUTH: authenticate with @join.bss
 * @NWIFI_ACT_RADIO_ASSOC: (re)associate with @join.bss
 * @NWIFI_ACT_RADIO_DEAUTH: leave @leave.bssid with a Deauthentication frame
 * @NWIFI_ACT_RADIO_DISASSOC: leave @leave.bssid with a Disassociation frame
 * @NWIFI_ACT_TIMER: arm @timer.id, or disarm it if @timer.ms is zero
 * @NWIFI_ACT_LINK_UP: tell the manager that the link is there; @link
 * @NWIFI_ACT_LINK_LOST: tell the manager that the link is gone; @link
 * @NWIFI_ACT_CONNECT_FAILED: tell the manager that its connect failed; @link
 * @NWIFI_ACT_SCAN_DONE: an explicit scan ended; @done
 * @NWIFI_ACT_FORGET: drop what the documents say a reset drops; @forget
 * @NWIFI_ACT_DONE: a request is complete; @done
 * @NWIFI_ACT_IHV_PRE: call Dot11ExtIhvPerformPreAssociate; @ihv.session. What
 *	comes of it is an event
 * @NWIFI_ACT_IHV_PERFORM: call Dot11ExtIhvPerformPostAssociate for @port; what
 *	it returned is the next event of the core
 * @NWIFI_ACT_IHV_STOP: call Dot11ExtIhvStopPostAssociate for @port, and let it
 *	return before the next action
 * @NWIFI_ACT_IHV_RESET: call Dot11ExtIhvAdapterReset
 * @NWIFI_ACT_IHV_DEINIT: call Dot11ExtIhvDeinitAdapter
 * @NWIFI_ACT_ACCEPT: what came with the event is in force from here on: the
 *	parameters of a connect, roam or scan request, the algorithms of a
 *	pre-association, the frames of a response, the lists of EtherTypes
 * @NWIFI_ACT_REQUIRE_HOST: from here on no gate is open without an IHV extension
 *	host, or gates may be again; @require_host
 * @NWIFI_ACT_RADIO_KEY: do with the key what @key says; its bytes came with
 *	the event
 * @NWIFI_ACT_CHANNEL: tell the manager of a channel switch; @channel
 * @NWIFI_ACT_RADIO_SA_QUERY: send an SA Query Request; @sa_query
 * @NWIFI_ACT_PEERS: after a roam the network behind the AP may be another part of
 *	it: have the stack announce the station
 */
enum nwifi_action_type {
	NWIFI_ACT_INDICATE,
	NWIFI_ACT_OID,
	NWIFI_ACT_GATE,
	NWIFI_ACT_PORT,
	NWIFI_ACT_RADIO_AUTHORIZE,
	NWIFI_ACT_RADIO_SCAN,
	NWIFI_ACT_RADIO_ABORT_SCAN,
	NWIFI_ACT_RADIO_AUTH,
	NWIFI_ACT_RADIO_ASSOC,
	NWIFI_ACT_RADIO_DEAUTH,
	NWIFI_ACT_RADIO_DISASSOC,
	NWIFI_ACT_TIMER,
	NWIFI_ACT_LINK_UP,
	NWIFI_ACT_LINK_LOST,
	NWIFI_ACT_CONNECT_FAILED,
	NWIFI_ACT_SCAN_DONE,
	NWIFI_ACT_FORGET,
	NWIFI_ACT_DONE,
	NWIFI_ACT_IHV_PRE,
	NWIFI_ACT_IHV_PERFORM,
	NWIFI_ACT_IHV_STOP,
	NWIFI_ACT_IHV_RESET,
	NWIFI_ACT_IHV_DEINIT,
	NWIFI_ACT_ACCEPT,
	NWIFI_ACT_REQUIRE_HOST,
	NWIFI_ACT_RADIO_KEY,
	NWIFI_ACT_CHANNEL,
	NWIFI_ACT_RADIO_SA_QUERY,
	NWIFI_ACT_PEERS,
};

/**
 * struct nwifi_indication - an indication; fields as the documented structure
 *	of its code has them, the others are zero
 * @code: enum nwifi_indication_code
 * @mac: MacAddr
 * @ssid: SSID
 * @status: uStatus, uReason or uRoamingReason
 * @bss_type: BSSType
 * @reassoc_req: bReAssocReq
 * @reassoc_resp: bReAssocResp
 * @auth: AuthAlgo
 * @unicast: UnicastCipher
 * @multicast: MulticastCipher
 * @phy: DOT11_PHY_TYPE in use, the only entry of the active PHY list; zero if
 *	there is none
 * @qos: ucActiveQoSProtocol
 * @ds_info: DSInfo
 * @mgmt_cipher: MulticastMgmtCipher
 * @comeback: uAssocComebackTime, TU
 * @quality: ucLinkQuality
 *
 * The frames of an ASSOCIATION_COMPLETION are not copied through the core:
 * who carries the indication out has them.
 */
struct nwifi_indication {
	u32 code;
	u8 mac[NWIFI_MAC_BYTES];
	struct nwifi_ssid ssid;
	u32 status;
	u8 bss_type;
	bool reassoc_req;
	bool reassoc_resp;
	u32 auth;
	u32 unicast;
	u32 multicast;
	u8 phy;
	u8 qos;
	u8 ds_info;
	u32 mgmt_cipher;
	u32 comeback;
	u8 quality;
};

/**
 * enum nwifi_core_owner - who authenticates a port (PORT-6)
 * @NWIFI_OWNER_NONE: nobody: the port is not controlled
 * @NWIFI_OWNER_OS: the operating system side
 * @NWIFI_OWNER_IHV: the IHV extension
 *
 * The netlink family has the same numbers.
 */
enum nwifi_core_owner {
	NWIFI_OWNER_NONE,
	NWIFI_OWNER_OS,
	NWIFI_OWNER_IHV,
};

/**
 * enum nwifi_core_port_action - what happened to a port
 * @NWIFI_PORT_CREATE: it was created
 * @NWIFI_PORT_OPEN: it was authorized
 * @NWIFI_PORT_CLOSE: its authorization was withdrawn
 * @NWIFI_PORT_DELETE: it was deleted
 *
 * The netlink family has the same numbers.
 */
enum nwifi_core_port_action {
	NWIFI_PORT_CREATE,
	NWIFI_PORT_OPEN,
	NWIFI_PORT_CLOSE,
	NWIFI_PORT_DELETE,
};

/**
 * enum nwifi_core_port_cause - why a port was deleted
 * @NWIFI_CAUSE_EXPLICIT: by an explicit disassociation (PORT-20)
 * @NWIFI_CAUSE_IMPLICIT: by the start of the next association (PORT-21)
 * @NWIFI_CAUSE_REMOVAL: by the end of the adapter or its device (PORT-24)
 *
 * The netlink family has the same numbers.
 */
enum nwifi_core_port_cause {
	NWIFI_CAUSE_EXPLICIT,
	NWIFI_CAUSE_IMPLICIT,
	NWIFI_CAUSE_REMOVAL,
};

/**
 * struct nwifi_port_change - a change of one port (PORT-2)
 * @action: enum nwifi_core_port_action
 * @peer: PeerMacAddress
 * @session: uSessionId
 * @controlled: bPortControlled
 * @authorized: bPortAuthorized after the change
 * @owner: enum nwifi_core_owner
 * @cause: enum nwifi_core_port_cause; of a deletion only
 * @status: DOT11_ASSOC_STATUS (PORT-27); of a deletion, and of the
 *	%NWIFI_ACT_IHV_STOP before it, only
 */
struct nwifi_port_change {
	u8 action;
	u8 peer[NWIFI_MAC_BYTES] NWIFI_MAC_ALIGNED;
	u32 session;
	bool controlled;
	bool authorized;
	u8 owner;
	u8 cause;
	u32 status;
};

/**
 * enum nwifi_timer - a timer of the core
 * @NWIFI_TIMER_ATTEMPT: an association operation takes too long
 * @NWIFI_TIMER_OPERATION: a connection or roaming operation takes too long
 * @NWIFI_TIMER_ROAM: it is time to look for a candidate again
 * @NWIFI_TIMER_GIVE_UP: the station has been without an AP for too long
 * @NWIFI_TIMER_SCAN: it is time to try to start the scan again
 * @NWIFI_TIMER_SCAN_END: a scan takes too long
 * @NWIFI_TIMER_IHV: a pre-association takes too long
 * @NWIFI_TIMER_SA_QUERY: an SA Query Request was not answered
 * @NWIFI_N_TIMERS: how many there are
 */
enum nwifi_timer {
	NWIFI_TIMER_ATTEMPT,
	NWIFI_TIMER_OPERATION,
	NWIFI_TIMER_ROAM,
	NWIFI_TIMER_GIVE_UP,
	NWIFI_TIMER_SCAN,
	NWIFI_TIMER_SCAN_END,
	NWIFI_TIMER_IHV,
	NWIFI_TIMER_SA_QUERY,
	NWIFI_N_TIMERS
};

/*
 * The reason of a refusal or of a result, for people. nwifi_message_text() has
 * the words.
 */
enum nwifi_message {
	NWIFI_MSG_NONE,
	NWIFI_MSG_NOT_CONNECTED,
	NWIFI_MSG_ALREADY_OP,
	NWIFI_MSG_NOT_INIT,
	NWIFI_MSG_RADIO_OFF,
	NWIFI_MSG_SCAN_BUSY,
	NWIFI_MSG_SCAN_FAILED,
	NWIFI_MSG_ROAM_BUSY,
	NWIFI_MSG_NO_SUCH_BSS,
	NWIFI_MSG_NO_BETTER_AP,
	NWIFI_MSG_NO_CANDIDATE,
	NWIFI_MSG_FAILED,
	NWIFI_MSG_CANCELLED,
	NWIFI_MSG_NO_PORT,
	NWIFI_MSG_NOT_OS_PORT,
	NWIFI_MSG_REMOVED,
	NWIFI_MSG_NO_SESSION,
	NWIFI_MSG_IHV_REFUSED,
	NWIFI_MSG_IHV_TIMEOUT,
	NWIFI_MSG_IHV_GONE,
	NWIFI_MSG_NO_KEY,
	NWIFI_MSG_ETHERTYPES_FIXED,
	NWIFI_MSG_IHV_REQUIRED,
};

/**
 * struct nwifi_action - one action
 * @type: enum nwifi_action_type; says which member holds
 * @indication: see there
 * @port: see there
 * @oid: a request of the OS side
 * @oid.code: enum nwifi_oid_code
 * @oid.peer: PeerMac
 * @oid.open: bOpen
 * @scan: a scan
 * @scan.implicit: the station's own: probe for the desired SSIDs. Otherwise
 *	the parameters are those of the explicit request
 * @scan.n_ssids: entries of @scan.ssids; of an implicit scan only
 * @scan.ssids: SSIDs to probe for, besides the wildcard (CAND-8)
 * @scan.n_freqs: entries of @scan.freqs; zero for every channel
 * @scan.freqs: channels of an implicit scan, MHz
 * @join: an association attempt
 * @join.bss: its target
 * @join.auth: DOT11_AUTH_ALGORITHM
 * @join.akm: AKM suite type, zero for that of the request
 * @join.unicast: DOT11_CIPHER_ALGORITHM
 * @join.mfp: enum nwifi_mfp: management frame protection with @join.bss
 * @join.own_elements: the elements of the request were made for this AP: its
 *	manager has named it
 * @join.have_prev: reassociate; @join.prev is the AP that was left
 * @join.prev: the AP that was left
 * @leave: the end of an association or attempt
 * @leave.bssid: the AP
 * @leave.reason: IEEE 802.11 reason code
 * @leave.local: send no frame
 * @timer: a timer
 * @timer.id: enum nwifi_timer
 * @timer.ms: milliseconds from now, zero to disarm
 * @link: state of the link towards the manager
 * @link.manager: enum nwifi_manager
 * @link.roamed: the link was up all the time, the AP changed
 * @link.bssid: the AP
 * @link.status: DOT11_ASSOC_STATUS of the loss or failure
 * @ihv: a pre-association operation
 * @ihv.session: the connection session
 * @ihv.ssid: the network that is to be connected with
 * @key: see struct nwifi_key_request
 * @channel: see struct nwifi_channel_report
 * @require_host: no gate is open without an IHV extension host
 * @sa_query: an SA Query Request
 * @sa_query.bssid: the AP
 * @sa_query.id: transaction identifier
 * @forget: what a reset drops
 * @forget.keys: all keys, PMKSAs included
 * @forget.bss: the BSS cache
 * @forget.statistics: what was counted
 * @done: completion of a request
 * @done.request: its number, as the event had it
 * @done.ndis: NDIS_STATUS
 * @done.status: DOT11_ASSOC_STATUS, where there is one
 * @done.message: enum nwifi_message
 * @done.aborted: a scan ended before its time
 * @done.have_bssid: @done.bssid holds
 * @done.bssid: the AP that the station is associated with
 */
struct nwifi_action {
	u8 type;
	union {
		struct nwifi_indication indication;
		struct nwifi_port_change port;
		struct {
			u32 code;
			u8 peer[NWIFI_MAC_BYTES];
			bool open;
		} oid;
		struct {
			bool implicit;
			u8 n_ssids;
			struct nwifi_ssid ssids[NWIFI_MAX_DESIRED_SSIDS];
			u8 n_freqs;
			u32 freqs[NWIFI_MAX_SCAN_FREQS];
		} scan;
		struct {
			struct nwifi_bss bss;
			u32 auth;
			u32 akm;
			u32 unicast;
			u8 mfp;
			bool own_elements;
			bool have_prev;
			u8 prev[NWIFI_MAC_BYTES] NWIFI_MAC_ALIGNED;
		} join;
		struct {
			u8 bssid[NWIFI_MAC_BYTES];
			u16 reason;
			bool local;
		} leave;
		struct {
			u8 id;
			u32 ms;
		} timer;
		struct {
			u8 manager;
			bool roamed;
			u8 bssid[NWIFI_MAC_BYTES] NWIFI_MAC_ALIGNED;
			u32 status;
		} link;
		struct {
			u32 session;
			struct nwifi_ssid ssid;
		} ihv;
		struct nwifi_key_request key;
		struct nwifi_channel_report channel;
		bool require_host;
		struct {
			u8 bssid[NWIFI_MAC_BYTES] NWIFI_MAC_ALIGNED;
			u16 id;
		} sa_query;
		struct {
			bool keys;
			bool bss;
			bool statistics;
		} forget;
		struct {
			u32 request;
			u32 ndis;
			u32 status;
			u8 message;
			bool aborted;
			bool have_bssid;
			u8 bssid[NWIFI_MAC_BYTES] NWIFI_MAC_ALIGNED;
		} done;
	};
};

/* A wildcard DISASSOCIATION blocks and deletes every port of an IBSS. */
#define NWIFI_MAX_ACTIONS 96

/**
 * struct nwifi_actions - actions of one step, to be carried out in order
 * @n: entries
 * @overflow: an action did not fit: a defect, a step is bounded
 * @list: the actions
 */
struct nwifi_actions {
	unsigned int n;
	bool overflow;
	struct nwifi_action list[NWIFI_MAX_ACTIONS];
};

/**
 * nwifi_action_add() - append an action
 * @out: actions of this step
 * @type: what to do
 *
 * Return: the action, zeroed but for its type; never %NULL.
 */
static inline struct nwifi_action *
nwifi_action_add(struct nwifi_actions *out, enum nwifi_action_type type)
{
	struct nwifi_action *act;

	if (out->n == NWIFI_MAX_ACTIONS) {
		out->overflow = true;
		out->n--;
	}
	act = &out->list[out->n++];
	memset(act, 0, sizeof(*act));
	act->type = type;
	return act;
}

/**
 * nwifi_action_timer() - arm or disarm a timer
 * @out: actions of this step
 * @id: which
 * @ms: milliseconds from now, zero to disarm
 */
static inline void nwifi_action_timer(struct nwifi_actions *out,
				      enum nwifi_timer id, u32 ms)
{
	struct nwifi_action *act = nwifi_action_add(out, NWIFI_ACT_TIMER);

	act->timer.id = id;
	act->timer.ms = ms;
}

#endif /* NWIFI_CORE_ACTION_H */
