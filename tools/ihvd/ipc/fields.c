// SPDX-License-Identifier: GPL-2.0-only
/*
 * The members of a message of each operation. Whoever adds a member to a
 * structure of message.h adds it here; the compiler checks its type.
 */
#include "ihvd/ipc/fields.h"
#include "ihvd/ipc/message.h"

#define MEMBER(member)	(((struct ihvd_message *)0)->member)
#define OFFSET(member)	offsetof(struct ihvd_message, member)
/* zero; does not compile if the member has another type */
#define IS(member, type) \
	(sizeof(char[1 - 2 * !__builtin_types_compatible_p( \
		typeof(MEMBER(member)), type)]) - 1)

#define U32(member) \
	{ IHVD_FIELD_U32, OFFSET(member) + IS(member, uint32_t), \
	  sizeof(uint32_t) }
#define U64(member) \
	{ IHVD_FIELD_U64, OFFSET(member) + IS(member, uint64_t), \
	  sizeof(uint64_t) }
#define FLAG(member) \
	{ IHVD_FIELD_FLAG, OFFSET(member) + IS(member, bool), sizeof(bool) }
#define FIXED(member) \
	{ IHVD_FIELD_FIXED, OFFSET(member), sizeof(MEMBER(member)) }
#define ARRAY(member, element) \
	{ IHVD_FIELD_ARRAY, OFFSET(member) + IS(member, struct nwc_blob), \
	  sizeof(element) }
#define BYTES(member)	ARRAY(member, uint8_t)

#define PROFILE(member) \
	ARRAY(member.ssids, DOT11_SSID), U32(member.bss_type), \
	FLAG(member.has_security), U32(member.auth), U32(member.cipher), \
	FLAG(member.use_onex), U32(member.eap_type), FLAG(member.use_ms_onex), \
	BYTES(member.connectivity), BYTES(member.security), \
	BYTES(member.networks), BYTES(member.onex)

#define UI_REQUEST(member) \
	U32(member.session), FIXED(member.guid), FIXED(member.page), \
	BYTES(member.data)

#define KEY(member) \
	FIXED(member.mac), U32(member.cipher), FLAG(member.remove), \
	FLAG(member.is_static), BYTES(member.material)

#define FIELDS(...) \
	{ (const struct ihvd_field[]){ __VA_ARGS__ }, \
	  sizeof((const struct ihvd_field[]){ __VA_ARGS__ }) / \
	  sizeof(struct ihvd_field) }

/* An operation that is not listed carries nothing but the head. */

static const struct ihvd_fields calls[IHVD_N_HANDLERS] = {
	[IHVD_INIT_ADAPTER] = FIELDS(U32(init_adapter.op_mode),
				     FIXED(init_adapter.identifier),
				     BYTES(init_adapter.description)),
	[IHVD_PERFORM_PRE_ASSOCIATE] = FIELDS(U32(pre_associate.session),
					      PROFILE(pre_associate.profile)),
	[IHVD_PERFORM_POST_ASSOCIATE] =
		FIELDS(U32(post_associate.session), FIXED(post_associate.port),
		       BYTES(post_associate.completion)),
	[IHVD_STOP_POST_ASSOCIATE] = FIELDS(FIXED(stop_post_associate.peer),
					    U32(stop_post_associate.status)),
	[IHVD_VALIDATE_PROFILE] = FIELDS(PROFILE(profile)),
	[IHVD_PERFORM_CAPABILITY_MATCH] = FIELDS(PROFILE(profile)),
	[IHVD_CREATE_DISCOVERY_PROFILES] = FIELDS(FLAG(discovery.insecure),
						  PROFILE(discovery.profile)),
	[IHVD_PROCESS_SESSION_CHANGE] = FIELDS(U32(session_change.event),
					       U32(session_change.session)),
	[IHVD_RECEIVE_INDICATION] = FIELDS(U32(indication.type),
					   BYTES(indication.buffer)),
	[IHVD_RECEIVE_PACKET] = FIELDS(BYTES(packet.packet)),
	[IHVD_SEND_PACKET_COMPLETION] = FIELDS(U64(completion.handle)),
	[IHVD_IS_UI_REQUEST_PENDING] = FIELDS(FIXED(ui_name.guid)),
	[IHVD_PROCESS_UI_RESPONSE] = FIELDS(FIXED(ui_response.guid),
					    BYTES(ui_response.response)),
	[IHVD_QUERY_UI_REQUEST] = FIELDS(U32(ui_query.phase)),
	[IHVD_ONEX_INDICATE_RESULT] =
		FIELDS(U32(onex_result.result), U32(onex_result.status),
		       U32(onex_result.reason), BYTES(onex_result.send_key),
		       BYTES(onex_result.recv_key)),
	[IHVD_CONTROL] = FIELDS(U32(control.room), BYTES(control.in)),
};

static const struct ihvd_fields returns[IHVD_N_HANDLERS] = {
	[IHVD_CREATE_DISCOVERY_PROFILES] = FIELDS(BYTES(discovered.fragments)),
	[IHVD_IS_UI_REQUEST_PENDING] = FIELDS(FLAG(ui_pending.pending)),
	[IHVD_QUERY_UI_REQUEST] = FIELDS(FLAG(ui_queried.asks),
					 UI_REQUEST(ui_queried.request)),
	[IHVD_CONTROL] = FIELDS(U32(controlled.length), BYTES(controlled.out)),
};

static const struct ihvd_fields functions[IHVD_N_FUNCTIONS] = {
	[IHVD_SET_PROFILE_CUSTOM_USER_DATA] =
		FIELDS(U64(set_user_data.connection),
		       U32(set_user_data.session), BYTES(set_user_data.data)),
	[IHVD_GET_PROFILE_CUSTOM_USER_DATA] =
		FIELDS(U64(get_user_data.connection),
		       U32(get_user_data.session)),
	[IHVD_SET_CURRENT_PROFILE] =
		FIELDS(U64(current_profile.connection),
		       FLAG(current_profile.has_connectivity),
		       FLAG(current_profile.has_security),
		       FLAG(current_profile.use_ms_onex),
		       BYTES(current_profile.connectivity),
		       BYTES(current_profile.security)),
	[IHVD_SEND_UI_REQUEST] = FIELDS(UI_REQUEST(ui_request)),
	[IHVD_PRE_ASSOCIATE_COMPLETION] = FIELDS(U64(pre_completion.session),
						 U32(pre_completion.reason),
						 U32(pre_completion.error)),
	[IHVD_POST_ASSOCIATE_COMPLETION] =
		FIELDS(U64(post_completion.session),
		       U32(post_completion.reason), U32(post_completion.error),
		       FLAG(post_completion.has_peer),
		       FIXED(post_completion.peer)),
	[IHVD_SEND_NOTIFICATION] =
		FIELDS(U32(notification.source), U32(notification.code),
		       FIXED(notification.interface), BYTES(notification.data)),
	[IHVD_SEND_PACKET] = FIELDS(U64(send_packet.handle),
				    BYTES(send_packet.packet)),
	[IHVD_SET_ETHERTYPE_HANDLING] =
		FIELDS(U32(ethertypes.backlog),
		       ARRAY(ethertypes.exemptions, DOT11_PRIVACY_EXEMPTION),
		       ARRAY(ethertypes.registrations, uint16_t)),
	[IHVD_SET_AUTH_ALGORITHM] = FIELDS(U32(algorithm.algorithm)),
	[IHVD_SET_UNICAST_CIPHER_ALGORITHM] = FIELDS(U32(algorithm.algorithm)),
	[IHVD_SET_MULTICAST_CIPHER_ALGORITHM] =
		FIELDS(U32(algorithm.algorithm)),
	[IHVD_SET_DEFAULT_KEY] = FIELDS(U32(default_key.direction),
					U32(default_key.index),
					KEY(default_key.key)),
	[IHVD_SET_KEY_MAPPING_KEY] = FIELDS(U32(mapping_key.direction),
					    KEY(mapping_key.key)),
	[IHVD_SET_DEFAULT_KEY_ID] = FIELDS(U32(key_id.index)),
	[IHVD_NIC_SPECIFIC_EXTENSION] = FIELDS(U32(control.room),
					       BYTES(control.in)),
	[IHVD_SET_EXCLUDE_UNENCRYPTED] = FIELDS(FLAG(exclude.exclude)),
	[IHVD_PROCESS_ONEX_PACKET] = FIELDS(BYTES(packet.packet)),
	[IHVD_SET_VIRTUAL_STATION_AP_PROPERTIES] =
		FIELDS(U64(virtual_aps.connection),
		       ARRAY(virtual_aps.properties,
			     DOT11EXT_VIRTUAL_STATION_AP_PROPERTY)),
};

static const struct ihvd_fields answers[IHVD_N_FUNCTIONS] = {
	[IHVD_GET_PROFILE_CUSTOM_USER_DATA] = FIELDS(BYTES(bytes.bytes)),
	[IHVD_NIC_SPECIFIC_EXTENSION] = FIELDS(BYTES(bytes.bytes)),
	[IHVD_QUERY_VIRTUAL_STATION_PROPERTIES] =
		FIELDS(FLAG(virtual_station.is_virtual),
		       FIXED(virtual_station.primary)),
};

/**
 * ihvd_fields_of() - the members of a message
 * @kind: enum ihvd_kind
 * @op: enum ihvd_handler or enum ihvd_function
 * @fields: filled in
 *
 * Return: false if there is no such message.
 */
bool ihvd_fields_of(uint32_t kind, uint32_t op, struct ihvd_fields *fields)
{
	static const struct {
		const struct ihvd_fields *v;
		size_t n;
	} kinds[] = {
		[IHVD_HANDLER] = { calls, IHVD_N_HANDLERS },
		[IHVD_RETURNED] = { returns, IHVD_N_HANDLERS },
		[IHVD_FUNCTION] = { functions, IHVD_N_FUNCTIONS },
		[IHVD_ANSWER] = { answers, IHVD_N_FUNCTIONS },
	};

	if (kind >= NWC_ARRAY_SIZE(kinds) || op >= kinds[kind].n)
		return false;
	*fields = kinds[kind].v[op];
	return true;
}
