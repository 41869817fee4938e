/* SPDX-License-Identifier: GPL-2.0-only */
/* What can happen to the core. */
#ifndef NWIFI_CORE_EVENT_H
#define NWIFI_CORE_EVENT_H

#include "base.h"
#include "bss.h"
#include "exemption.h"
#include "key.h"
#include "registration.h"

/**
 * enum nwifi_event_type - what can happen to the core
 * @NWIFI_EV_CONNECT: connect request; &nwifi_event.connect
 * @NWIFI_EV_DISCONNECT: disconnect request; &nwifi_event.disconnect
 * @NWIFI_EV_RESET: reset request
 * @NWIFI_EV_ROAM: roam request; &nwifi_event.roam
 * @NWIFI_EV_SCAN: explicit scan request
 * @NWIFI_EV_SCAN_ABORT: abort the explicit scan
 * @NWIFI_EV_FLUSH: empty the BSS cache
 * @NWIFI_EV_SETTINGS: settings of the adapter change; &nwifi_event.settings
 * @NWIFI_EV_AUTHORIZE: the OS authorizes a port; &nwifi_event.authorize
 * @NWIFI_EV_REMOVE: the adapter is being removed
 * @NWIFI_EV_GONE: the lower device is gone
 * @NWIFI_EV_RADIO_UP: the radio can be used
 * @NWIFI_EV_RADIO_DOWN: the radio is off
 * @NWIFI_EV_AUTH: Authentication response; &nwifi_event.response
 * @NWIFI_EV_AUTH_TIMEOUT: no Authentication response came;
 *	&nwifi_event.response
 * @NWIFI_EV_ASSOC: (Re)Association Response; &nwifi_event.response
 * @NWIFI_EV_ASSOC_TIMEOUT: no (Re)Association Response came;
 *	&nwifi_event.response
 * @NWIFI_EV_DEAUTH: Deauthentication; &nwifi_event.leave
 * @NWIFI_EV_DISASSOC: Disassociation; &nwifi_event.leave
 * @NWIFI_EV_SCAN_DONE: a scan of the radio ended
 * @NWIFI_EV_SCAN_ABORTED: a scan of the radio was aborted
 * @NWIFI_EV_RADIO_FAILED: an action on the radio was refused;
 *	&nwifi_event.failed
 * @NWIFI_EV_KEY: something is to be done with a key; &nwifi_event.key
 * @NWIFI_EV_TIMER: a timer ran out; &nwifi_event.timer
 * @NWIFI_EV_LINK: the signal of the AP was measured; &nwifi_event.link
 * @NWIFI_EV_IHV_BIND: an IHV extension host takes the adapter
 * @NWIFI_EV_IHV_UNBIND: the host is gone; &nwifi_event.unbind
 * @NWIFI_EV_IHV_PRE: a pre-association is over; &nwifi_event.pre
 * @NWIFI_EV_IHV_PERFORMED: %NWIFI_ACT_IHV_PERFORM returned;
 *	&nwifi_event.performed
 * @NWIFI_EV_IHV_POST: post-association completion; &nwifi_event.post
 * @NWIFI_EV_IHV_ETHERTYPES: the extension registers EtherTypes and a privacy
 *	exemption; &nwifi_event.ethertypes
 * @NWIFI_EV_CHANNEL: something about the channel of the AP;
 *	&nwifi_event.channel
 * @NWIFI_EV_UNPROT_DEAUTH: Deauthentication that the device ignores, because
 *	it is not protected; &nwifi_event.leave
 * @NWIFI_EV_UNPROT_DISASSOC: the same of a Disassociation;
 *	&nwifi_event.leave
 * @NWIFI_EV_SA_QUERY: SA Query Response; &nwifi_event.sa_query
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
	NWIFI_EV_SETTINGS,
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
	NWIFI_EV_KEY,
	NWIFI_EV_TIMER,
	NWIFI_EV_LINK,
	NWIFI_EV_IHV_BIND,
	NWIFI_EV_IHV_UNBIND,
	NWIFI_EV_IHV_PRE,
	NWIFI_EV_IHV_PERFORMED,
	NWIFI_EV_IHV_POST,
	NWIFI_EV_IHV_ETHERTYPES,
	NWIFI_EV_CHANNEL,
	NWIFI_EV_UNPROT_DEAUTH,
	NWIFI_EV_UNPROT_DISASSOC,
	NWIFI_EV_SA_QUERY,
	NWIFI_N_EVENTS
};

/**
 * enum nwifi_channel_change - what has happened to the channel of the AP
 * @NWIFI_CHANNEL_IS: nothing: this is the channel
 * @NWIFI_CHANNEL_ANNOUNCED: the AP has announced that it will go there
 * @NWIFI_CHANNEL_MOVED: the AP has gone there, and the radio with it
 */
enum nwifi_channel_change {
	NWIFI_CHANNEL_IS,
	NWIFI_CHANNEL_ANNOUNCED,
	NWIFI_CHANNEL_MOVED,
};

/**
 * struct nwifi_channel_report - what is reported of the channel of the AP
 * @channel: the channel
 * @change: enum nwifi_channel_change
 * @count: beacons until the AP goes; of %NWIFI_CHANNEL_ANNOUNCED only
 * @quiet: nothing may be sent until then; of %NWIFI_CHANNEL_ANNOUNCED only
 */
struct nwifi_channel_report {
	struct nwifi_channel channel;
	u8 change;
	u8 count;
	bool quiet;
};

/* The manager of a connection asked for it, and is told what becomes of it. */
enum nwifi_manager { NWIFI_MANAGER_GENL, NWIFI_MANAGER_NL80211 };

/**
 * struct nwifi_event - one event
 * @type: enum nwifi_event_type; says which member of the union holds
 * @now_ms: time of the event, any monotonic origin
 * @cache: BSS cache as of now; never %NULL
 * @request: number of the request that the event is, zero if nobody waits for
 *	its completion
 * @manager: enum nwifi_manager that made the request
 * @connect: a connect request
 * @connect.config: configuration of the connection
 * @disconnect: a disconnect request
 * @disconnect.reason: IEEE 802.11 reason code that the AP is told, zero for that
 *	of a station that leaves
 * @roam: a roam request
 * @roam.have_bssid: @roam.bssid is the AP to go to; else a better AP is looked
 *	for
 * @roam.bssid: the AP to go to
 * @roam.config: configuration that replaces that of the connection, %NULL to
 *	keep it
 * @settings: settings of the adapter
 * @settings.selected: enum nwifi_core_setting that are set or cleared
 * @settings.values: those of @settings.selected that are set
 * @authorize: authorization of a port by the OS
 * @authorize.peer: peer of the port
 * @authorize.session: session of the port that is meant, zero for whichever
 *	there is
 * @authorize.on: the port is authorized, else its authorization is withdrawn
 * @response: the answer of an AP to the station's frame, or its absence
 * @response.bssid: the AP
 * @response.status: IEEE 802.11 status code; not of a timeout
 * @response.comeback: association comeback time, TU; zero if there is none
 * @response.reassoc: the frame is a Reassociation Response
 * @leave: a Deauthentication or Disassociation frame
 * @leave.bssid: the AP
 * @leave.reason: IEEE 802.11 reason code
 * @leave.local: the device made the frame itself
 * @failed: an action that the radio refused
 * @failed.action: enum nwifi_action_type
 * @failed.bssid: the AP that the action was about, zero if it was about none
 * @failed.error: negative error number
 * @failed.busy: the radio is busy; trying again may help
 * @key: see struct nwifi_key_request
 * @timer: a timer
 * @timer.id: enum nwifi_timer
 * @link: a measurement of the AP
 * @link.signal: mBm
 * @bind: an extension host
 * @bind.pre_ms: how long a pre-association may take; zero for the default
 * @unbind: the end of an extension host
 * @unbind.orderly: the host itself asks for it, and is to be told of the end
 *	of everything before it goes (IHV-16)
 * @pre: what PerformPreAssociate returned, or its completion
 * @pre.session: connection session
 * @pre.result: Win32 error
 * @pre.managed: the extension manages the connection
 * @pre.config: has the algorithms that the extension has chosen; %NULL if it
 *	has chosen none
 * @performed: what PerformPostAssociate returned
 * @performed.session: session of the port
 * @performed.result: Win32 error
 * @post: a post-association completion
 * @post.session: session of the port
 * @post.peer: peer of the port
 * @post.authorized: the operation succeeded
 * @ethertypes: what the extension registers
 * @ethertypes.registration: EtherTypes
 * @ethertypes.exemption: privacy exemption
 * @channel: see struct nwifi_channel_report
 * @sa_query: an SA Query Response, which was protected
 * @sa_query.bssid: the AP
 * @sa_query.id: transaction identifier
 */
struct nwifi_event {
	u8 type;
	u64 now_ms;
	const struct nwifi_bss_list *cache;
	u32 request;
	u8 manager;
	union {
		struct {
			const struct nwifi_config *config;
		} connect;
		struct {
			u16 reason;
		} disconnect;
		struct {
			bool have_bssid;
			u8 bssid[NWIFI_MAC_BYTES] NWIFI_MAC_ALIGNED;
			const struct nwifi_config *config;
		} roam;
		struct {
			u32 selected;
			u32 values;
		} settings;
		struct {
			u8 peer[NWIFI_MAC_BYTES] NWIFI_MAC_ALIGNED;
			u32 session;
			bool on;
		} authorize;
		struct {
			u8 bssid[NWIFI_MAC_BYTES] NWIFI_MAC_ALIGNED;
			u16 status;
			u32 comeback;
			bool reassoc;
		} response;
		struct {
			u8 bssid[NWIFI_MAC_BYTES] NWIFI_MAC_ALIGNED;
			u16 reason;
			bool local;
		} leave;
		struct {
			u8 action;
			u8 bssid[NWIFI_MAC_BYTES] NWIFI_MAC_ALIGNED;
			int error;
			bool busy;
		} failed;
		struct nwifi_key_request key;
		struct {
			u8 id;
		} timer;
		struct {
			s32 signal;
		} link;
		struct {
			u32 pre_ms;
		} bind;
		struct {
			bool orderly;
		} unbind;
		struct {
			u32 session;
			u32 result;
			bool managed;
			const struct nwifi_config *config;
		} pre;
		struct {
			u32 session;
			u32 result;
		} performed;
		struct {
			u32 session;
			u8 peer[NWIFI_MAC_BYTES] NWIFI_MAC_ALIGNED;
			bool authorized;
		} post;
		struct {
			struct nwifi_registration registration;
			struct nwifi_exemption exemption;
		} ethertypes;
		struct nwifi_channel_report channel;
		struct {
			u8 bssid[NWIFI_MAC_BYTES] NWIFI_MAC_ALIGNED;
			u16 id;
		} sa_query;
	};
};

#endif /* NWIFI_CORE_EVENT_H */
