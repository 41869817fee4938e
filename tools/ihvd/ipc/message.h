/* SPDX-License-Identifier: GPL-2.0-only */
/* Messages between the daemon and the process that runs a plugin. */
#ifndef IHVD_IPC_MESSAGE_H
#define IHVD_IPC_MESSAGE_H

#include <linux/nwifi.h>
#include <stdbool.h>
#include <stdint.h>

#include "guiddef.h"
#include "ihvd/ipc/operation.h"
#include "lib/attr.h"
#include "wlanihv.h"

/**
 * DOC: messages
 *
 * Either side calls the other: the daemon calls handlers, the plugin calls
 * functions. Each operation has a structure for what its call carries, and one
 * for what its return carries, if that is more than a result. fields.c lists
 * the members of these structures; wire.c makes bytes of a message and a
 * message of bytes by these lists.
 *
 * A text is UTF-8 without a terminating NUL. Bytes of a message that was
 * received lie in the buffer that it was received into.
 */

/**
 * enum ihvd_kind - what a message is
 * @IHVD_HANDLER: the daemon calls a handler
 * @IHVD_RETURNED: a handler has returned
 * @IHVD_FUNCTION: the plugin calls a function
 * @IHVD_ANSWER: the daemon answers the call of a function
 */
enum ihvd_kind {
	IHVD_HANDLER = 1,
	IHVD_RETURNED,
	IHVD_FUNCTION,
	IHVD_ANSWER,
};

/* The process of a plugin that has called abort() exits with this and SIGABRT. */
#define IHVD_EXIT_SIGNAL	128

/* in_handler of a function that is not called from inside a handler */
#define IHVD_NO_HANDLER		UINT32_MAX

/**
 * struct ihvd_head - what every message begins with
 * @kind: enum ihvd_kind
 * @op: enum ihvd_handler or enum ihvd_function, depending on @kind
 * @cookie: number of the call, which its return repeats
 * @adapter: service handle of the adapter, zero for none
 * @result: Win32 error, of a return
 * @reason: reason code, of a return
 * @in_handler: of a function: the handler whose thread calls it, or
 *	%IHVD_NO_HANDLER
 * @size: bytes of the whole message, filled in by ihvd_encode()
 */
struct ihvd_head {
	uint32_t kind;
	uint32_t op;
	uint32_t cookie;
	uint32_t adapter;
	uint32_t result;
	uint32_t reason;
	uint32_t in_handler;
	uint32_t size;
};

/**
 * struct ihvd_profile - a profile, as handlers are given it
 * @ssids: array of DOT11_SSID
 * @bss_type: DOT11_BSS_TYPE
 * @has_security: the profile uses the host's own security (IHV-82); the four
 *	members that follow are zero without it
 * @auth: DOT11_AUTH_ALGORITHM
 * @cipher: DOT11_CIPHER_ALGORITHM
 * @use_onex: 802.1X is enabled
 * @eap_type: EAP method, zero if the profile names none
 * @use_ms_onex: the extension uses the host's 802.1X
 * @connectivity: text of the connectivity fragment
 * @security: text of the security fragment
 * @networks: entries of a DOT11_BSS_LIST, one behind the other
 * @onex: text of the OneX element
 */
struct ihvd_profile {
	struct nwc_blob ssids;
	uint32_t bss_type;
	bool has_security;
	uint32_t auth;
	uint32_t cipher;
	bool use_onex;
	uint32_t eap_type;
	bool use_ms_onex;
	struct nwc_blob connectivity;
	struct nwc_blob security;
	struct nwc_blob networks;
	struct nwc_blob onex;
};

/**
 * struct ihvd_init_adapter - call of InitAdapter
 * @op_mode: current operation mode
 * @identifier: identifier of the adapter
 * @description: text, its name
 */
struct ihvd_init_adapter {
	uint32_t op_mode;
	GUID identifier;
	struct nwc_blob description;
};

/**
 * struct ihvd_pre_associate - call of PerformPreAssociate
 * @session: connection session
 * @profile: profile of the connection
 */
struct ihvd_pre_associate {
	uint32_t session;
	struct ihvd_profile profile;
};

/**
 * struct ihvd_post_associate - call of PerformPostAssociate
 * @session: security session
 * @port: state of the port
 * @completion: DOT11_ASSOCIATION_COMPLETION_PARAMETERS with what follows it
 */
struct ihvd_post_associate {
	uint32_t session;
	DOT11_PORT_STATE port;
	struct nwc_blob completion;
};

/**
 * struct ihvd_stop_post_associate - call of StopPostAssociate
 * @peer: the AP
 * @status: DOT11_ASSOC_STATUS
 */
struct ihvd_stop_post_associate {
	uint8_t peer[NWIFI_MAC_LEN];
	uint32_t status;
};

/**
 * struct ihvd_discovery - call of CreateDiscoveryProfiles
 * @insecure: profiles without security are asked for
 * @profile: the network, as a profile without fragments
 */
struct ihvd_discovery {
	bool insecure;
	struct ihvd_profile profile;
};

/**
 * struct ihvd_discovered - return of CreateDiscoveryProfiles
 * @fragments: texts, each with a terminating NUL: a connectivity fragment and a
 *	security fragment for each profile
 */
struct ihvd_discovered {
	struct nwc_blob fragments;
};

/**
 * struct ihvd_session_change - call of ProcessSessionChange
 * @event: what has happened, a WTS code
 * @session: number of the session
 */
struct ihvd_session_change {
	uint32_t event;
	uint32_t session;
};

/**
 * struct ihvd_indication - call of ReceiveIndication
 * @type: DOT11EXT_IHV_INDICATION_TYPE
 * @buffer: the documented structure
 */
struct ihvd_indication {
	uint32_t type;
	struct nwc_blob buffer;
};

/**
 * struct ihvd_packet - call of ReceivePacket, or of a function with a packet
 * @packet: the packet
 */
struct ihvd_packet {
	struct nwc_blob packet;
};

/**
 * struct ihvd_completion - call of SendPacketCompletion
 * @handle: the plugin's handle of the packet
 */
struct ihvd_completion {
	uint64_t handle;
};

/**
 * struct ihvd_ui_name - call of IsUIRequestPending
 * @guid: name of the request
 */
struct ihvd_ui_name {
	GUID guid;
};

/**
 * struct ihvd_ui_pending - return of IsUIRequestPending
 * @pending: the plugin still waits for the answer
 */
struct ihvd_ui_pending {
	bool pending;
};

/**
 * struct ihvd_ui_response - call of ProcessUIResponse
 * @guid: name of the request
 * @response: the answer of the user
 */
struct ihvd_ui_response {
	GUID guid;
	struct nwc_blob response;
};

/**
 * struct ihvd_ui_query - call of QueryUIRequest
 * @phase: DOT11EXT_IHV_CONNECTION_PHASE
 */
struct ihvd_ui_query {
	uint32_t phase;
};

/**
 * struct ihvd_ui_request - a question for the user
 * @session: session of the user
 * @guid: name of the request
 * @page: class of the page to show
 * @data: data for that page
 */
struct ihvd_ui_request {
	uint32_t session;
	GUID guid;
	CLSID page;
	struct nwc_blob data;
};

/**
 * struct ihvd_ui_queried - return of QueryUIRequest
 * @asks: there is a request; else the other member is zero
 * @request: the request
 */
struct ihvd_ui_queried {
	bool asks;
	struct ihvd_ui_request request;
};

/**
 * struct ihvd_onex_result - call of OneXIndicateResult
 * @result: DOT11_MSONEX_RESULT
 * @status: ONEX_AUTH_STATUS
 * @reason: ONEX_REASON_CODE
 * @send_key: MS-MPPE-Send-Key; empty without one
 * @recv_key: MS-MPPE-Recv-Key; empty without one
 */
struct ihvd_onex_result {
	uint32_t result;
	uint32_t status;
	uint32_t reason;
	struct nwc_blob send_key;
	struct nwc_blob recv_key;
};

/**
 * struct ihvd_control - call of Control, or of NicSpecificExtension
 * @room: bytes that the caller has room for
 * @in: what the caller hands over
 */
struct ihvd_control {
	uint32_t room;
	struct nwc_blob in;
};

/**
 * struct ihvd_controlled - return of Control
 * @length: bytes that there were to return
 * @out: these bytes, if there was room for them
 */
struct ihvd_controlled {
	uint32_t length;
	struct nwc_blob out;
};

/**
 * struct ihvd_bytes - answer of a function that returns bytes
 * @bytes: the bytes
 */
struct ihvd_bytes {
	struct nwc_blob bytes;
};

/**
 * struct ihvd_set_user_data - call of SetProfileCustomUserData
 * @connection: connection session
 * @session: session of the user
 * @data: the data
 */
struct ihvd_set_user_data {
	uint64_t connection;
	uint32_t session;
	struct nwc_blob data;
};

/**
 * struct ihvd_get_user_data - call of GetProfileCustomUserData
 * @connection: connection session
 * @session: session of the user
 */
struct ihvd_get_user_data {
	uint64_t connection;
	uint32_t session;
};

/**
 * struct ihvd_current_profile - call of SetCurrentProfile
 * @connection: connection session
 * @has_connectivity: @connectivity is given
 * @has_security: @security and @use_ms_onex are given
 * @use_ms_onex: the extension uses the host's 802.1X
 * @connectivity: text of the connectivity fragment
 * @security: text of the security fragment
 */
struct ihvd_current_profile {
	uint64_t connection;
	bool has_connectivity;
	bool has_security;
	bool use_ms_onex;
	struct nwc_blob connectivity;
	struct nwc_blob security;
};

/**
 * struct ihvd_pre_completion - call of PreAssociateCompletion
 * @session: connection session
 * @reason: reason code
 * @error: Win32 error
 */
struct ihvd_pre_completion {
	uint64_t session;
	uint32_t reason;
	uint32_t error;
};

/**
 * struct ihvd_post_completion - call of PostAssociateCompletion
 * @session: security session
 * @reason: reason code
 * @error: Win32 error
 * @has_peer: @peer is given
 * @peer: the AP
 */
struct ihvd_post_completion {
	uint64_t session;
	uint32_t reason;
	uint32_t error;
	bool has_peer;
	uint8_t peer[NWIFI_MAC_LEN];
};

/**
 * struct ihvd_notification - call of SendNotification
 * @source: source of the notification
 * @code: what it is
 * @interface: identifier of the interface
 * @data: its data
 */
struct ihvd_notification {
	uint32_t source;
	uint32_t code;
	GUID interface;
	struct nwc_blob data;
};

/**
 * struct ihvd_send_packet - call of SendPacket
 * @handle: the plugin's handle of the packet, for its completion
 * @packet: the packet
 */
struct ihvd_send_packet {
	uint64_t handle;
	struct nwc_blob packet;
};

/**
 * struct ihvd_ethertypes - call of SetEtherTypeHandling
 * @backlog: packets that may wait
 * @exemptions: array of DOT11_PRIVACY_EXEMPTION
 * @registrations: array of EtherTypes, 2 bytes each in network byte order
 */
struct ihvd_ethertypes {
	uint32_t backlog;
	struct nwc_blob exemptions;
	struct nwc_blob registrations;
};

/**
 * struct ihvd_algorithm - call of a function that sets an algorithm
 * @algorithm: DOT11_AUTH_ALGORITHM or DOT11_CIPHER_ALGORITHM
 */
struct ihvd_algorithm {
	uint32_t algorithm;
};

/**
 * struct ihvd_key - a key, or what identifies one that is deleted
 * @mac: whose key it is; zeros for a key of no particular station
 * @cipher: DOT11_CIPHER_ALGORITHM
 * @remove: delete the key
 * @is_static: the key stays after the session
 * @material: the documented structure of a key of that cipher
 */
struct ihvd_key {
	uint8_t mac[NWIFI_MAC_LEN];
	uint32_t cipher;
	bool remove;
	bool is_static;
	struct nwc_blob material;
};

/**
 * struct ihvd_default_key - call of SetDefaultKey
 * @direction: DOT11_DIRECTION
 * @index: key index
 * @key: the key
 */
struct ihvd_default_key {
	uint32_t direction;
	uint32_t index;
	struct ihvd_key key;
};

/**
 * struct ihvd_mapping_key - call of SetKeyMappingKey
 * @direction: DOT11_DIRECTION
 * @key: the key
 */
struct ihvd_mapping_key {
	uint32_t direction;
	struct ihvd_key key;
};

/**
 * struct ihvd_key_id - call of SetDefaultKeyId
 * @index: key index
 */
struct ihvd_key_id {
	uint32_t index;
};

/**
 * struct ihvd_exclude - call of SetExcludeUnencrypted
 * @exclude: frames that are not encrypted are to be dropped
 */
struct ihvd_exclude {
	bool exclude;
};

/**
 * struct ihvd_virtual_station - answer of QueryVirtualStationProperties
 * @is_virtual: the adapter is the virtual station
 * @primary: then the identifier of the adapter that it is beside
 */
struct ihvd_virtual_station {
	bool is_virtual;
	GUID primary;
};

/**
 * struct ihvd_virtual_aps - call of SetVirtualStationAPProperties
 * @connection: connection session
 * @properties: array of DOT11EXT_VIRTUAL_STATION_AP_PROPERTY
 */
struct ihvd_virtual_aps {
	uint64_t connection;
	struct nwc_blob properties;
};

/**
 * struct ihvd_message - a message
 * @head: see &struct ihvd_head
 * @init_adapter: of a call of InitAdapter
 * @pre_associate: of a call of PerformPreAssociate
 * @post_associate: of a call of PerformPostAssociate
 * @stop_post_associate: of a call of StopPostAssociate
 * @profile: of a call of ValidateProfile or PerformCapabilityMatch
 * @discovery: of a call of CreateDiscoveryProfiles
 * @discovered: of its return
 * @session_change: of a call of ProcessSessionChange
 * @indication: of a call of ReceiveIndication
 * @packet: of a call of ReceivePacket or ProcessOneXPacket
 * @completion: of a call of SendPacketCompletion
 * @ui_name: of a call of IsUIRequestPending
 * @ui_pending: of its return
 * @ui_response: of a call of ProcessUIResponse
 * @ui_query: of a call of QueryUIRequest
 * @ui_queried: of its return
 * @onex_result: of a call of OneXIndicateResult
 * @control: of a call of Control or NicSpecificExtension
 * @controlled: of a return of Control
 * @bytes: of an answer of GetProfileCustomUserData or NicSpecificExtension
 * @set_user_data: of a call of SetProfileCustomUserData
 * @get_user_data: of a call of GetProfileCustomUserData
 * @current_profile: of a call of SetCurrentProfile
 * @ui_request: of a call of SendUIRequest
 * @pre_completion: of a call of PreAssociateCompletion
 * @post_completion: of a call of PostAssociateCompletion
 * @notification: of a call of SendNotification
 * @send_packet: of a call of SendPacket
 * @ethertypes: of a call of SetEtherTypeHandling
 * @algorithm: of a call of SetAuthAlgorithm, SetUnicastCipherAlgorithm or
 *	SetMulticastCipherAlgorithm
 * @default_key: of a call of SetDefaultKey
 * @mapping_key: of a call of SetKeyMappingKey
 * @key_id: of a call of SetDefaultKeyId
 * @exclude: of a call of SetExcludeUnencrypted
 * @virtual_station: of an answer of QueryVirtualStationProperties
 * @virtual_aps: of a call of SetVirtualStationAPProperties
 *
 * The kind and the operation in @head say which of the other members counts;
 * there may be none.
 */
struct ihvd_message {
	struct ihvd_head head;
	union {
		struct ihvd_init_adapter init_adapter;
		struct ihvd_pre_associate pre_associate;
		struct ihvd_post_associate post_associate;
		struct ihvd_stop_post_associate stop_post_associate;
		struct ihvd_profile profile;
		struct ihvd_discovery discovery;
		struct ihvd_discovered discovered;
		struct ihvd_session_change session_change;
		struct ihvd_indication indication;
		struct ihvd_packet packet;
		struct ihvd_completion completion;
		struct ihvd_ui_name ui_name;
		struct ihvd_ui_pending ui_pending;
		struct ihvd_ui_response ui_response;
		struct ihvd_ui_query ui_query;
		struct ihvd_ui_queried ui_queried;
		struct ihvd_onex_result onex_result;
		struct ihvd_control control;
		struct ihvd_controlled controlled;
		struct ihvd_bytes bytes;
		struct ihvd_set_user_data set_user_data;
		struct ihvd_get_user_data get_user_data;
		struct ihvd_current_profile current_profile;
		struct ihvd_ui_request ui_request;
		struct ihvd_pre_completion pre_completion;
		struct ihvd_post_completion post_completion;
		struct ihvd_notification notification;
		struct ihvd_send_packet send_packet;
		struct ihvd_ethertypes ethertypes;
		struct ihvd_algorithm algorithm;
		struct ihvd_default_key default_key;
		struct ihvd_mapping_key mapping_key;
		struct ihvd_key_id key_id;
		struct ihvd_exclude exclude;
		struct ihvd_virtual_station virtual_station;
		struct ihvd_virtual_aps virtual_aps;
	};
};

/* Initialiser of the call of a handler, to be filled in */
#define IHVD_HANDLER_CALL(handler) \
	{ .head = { .kind = IHVD_HANDLER, .op = (handler) } }

#endif /* IHVD_IPC_MESSAGE_H */
