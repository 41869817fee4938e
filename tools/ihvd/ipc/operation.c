// SPDX-License-Identifier: GPL-2.0-only
/* The documented names of the operations, for people. */
#include "ihvd/ipc/operation.h"

static const char *const handler_names[IHVD_N_HANDLERS] = {
	[IHVD_START] = "Dot11ExtIhvInitService",
	[IHVD_DEINIT_SERVICE] = "Dot11ExtIhvDeinitService",
	[IHVD_INIT_ADAPTER] = "Dot11ExtIhvInitAdapter",
	[IHVD_DEINIT_ADAPTER] = "Dot11ExtIhvDeinitAdapter",
	[IHVD_PERFORM_PRE_ASSOCIATE] = "Dot11ExtIhvPerformPreAssociate",
	[IHVD_ADAPTER_RESET] = "Dot11ExtIhvAdapterReset",
	[IHVD_PERFORM_POST_ASSOCIATE] = "Dot11ExtIhvPerformPostAssociate",
	[IHVD_STOP_POST_ASSOCIATE] = "Dot11ExtIhvStopPostAssociate",
	[IHVD_VALIDATE_PROFILE] = "Dot11ExtIhvValidateProfile",
	[IHVD_PERFORM_CAPABILITY_MATCH] = "Dot11ExtIhvPerformCapabilityMatch",
	[IHVD_CREATE_DISCOVERY_PROFILES] =
		"Dot11ExtIhvCreateDiscoveryProfiles",
	[IHVD_PROCESS_SESSION_CHANGE] = "Dot11ExtIhvProcessSessionChange",
	[IHVD_RECEIVE_INDICATION] = "Dot11ExtIhvReceiveIndication",
	[IHVD_RECEIVE_PACKET] = "Dot11ExtIhvReceivePacket",
	[IHVD_SEND_PACKET_COMPLETION] = "Dot11ExtIhvSendPacketCompletion",
	[IHVD_IS_UI_REQUEST_PENDING] = "Dot11ExtIhvIsUIRequestPending",
	[IHVD_PROCESS_UI_RESPONSE] = "Dot11ExtIhvProcessUIResponse",
	[IHVD_QUERY_UI_REQUEST] = "Dot11ExtIhvQueryUIRequest",
	[IHVD_ONEX_INDICATE_RESULT] = "Dot11ExtIhvOneXIndicateResult",
	[IHVD_CONTROL] = "Dot11ExtIhvControl",
};

static const char *const function_names[IHVD_N_FUNCTIONS] = {
	[IHVD_SET_PROFILE_CUSTOM_USER_DATA] =
		"Dot11ExtSetProfileCustomUserData",
	[IHVD_GET_PROFILE_CUSTOM_USER_DATA] =
		"Dot11ExtGetProfileCustomUserData",
	[IHVD_SET_CURRENT_PROFILE] = "Dot11ExtSetCurrentProfile",
	[IHVD_SEND_UI_REQUEST] = "Dot11ExtSendUIRequest",
	[IHVD_PRE_ASSOCIATE_COMPLETION] = "Dot11ExtPreAssociateCompletion",
	[IHVD_POST_ASSOCIATE_COMPLETION] = "Dot11ExtPostAssociateCompletion",
	[IHVD_SEND_NOTIFICATION] = "Dot11ExtSendNotification",
	[IHVD_SEND_PACKET] = "Dot11ExtSendPacket",
	[IHVD_SET_ETHERTYPE_HANDLING] = "Dot11ExtSetEtherTypeHandling",
	[IHVD_SET_AUTH_ALGORITHM] = "Dot11ExtSetAuthAlgorithm",
	[IHVD_SET_UNICAST_CIPHER_ALGORITHM] =
		"Dot11ExtSetUnicastCipherAlgorithm",
	[IHVD_SET_MULTICAST_CIPHER_ALGORITHM] =
		"Dot11ExtSetMulticastCipherAlgorithm",
	[IHVD_SET_DEFAULT_KEY] = "Dot11ExtSetDefaultKey",
	[IHVD_SET_KEY_MAPPING_KEY] = "Dot11ExtSetKeyMappingKey",
	[IHVD_SET_DEFAULT_KEY_ID] = "Dot11ExtSetDefaultKeyId",
	[IHVD_NIC_SPECIFIC_EXTENSION] = "Dot11ExtNicSpecificExtension",
	[IHVD_SET_EXCLUDE_UNENCRYPTED] = "Dot11ExtSetExcludeUnencrypted",
	[IHVD_START_ONEX] = "Dot11ExtStartOneX",
	[IHVD_STOP_ONEX] = "Dot11ExtStopOneX",
	[IHVD_PROCESS_ONEX_PACKET] = "Dot11ExtProcessOneXPacket",
	[IHVD_REQUEST_VIRTUAL_STATION] = "Dot11ExtRequestVirtualStation",
	[IHVD_RELEASE_VIRTUAL_STATION] = "Dot11ExtReleaseVirtualStation",
	[IHVD_QUERY_VIRTUAL_STATION_PROPERTIES] =
		"Dot11ExtQueryVirtualStationProperties",
	[IHVD_SET_VIRTUAL_STATION_AP_PROPERTIES] =
		"Dot11ExtSetVirtualStationAPProperties",
};

/**
 * ihvd_handler_name() - the documented name of a handler
 * @handler: enum ihvd_handler
 *
 * Return: the name; "?" for a number that is no handler.
 */
const char *ihvd_handler_name(uint32_t handler)
{
	return handler < IHVD_N_HANDLERS ? handler_names[handler] : "?";
}

/**
 * ihvd_function_name() - the documented name of a function
 * @function: enum ihvd_function
 *
 * Return: the name; "?" for a number that is no function.
 */
const char *ihvd_function_name(uint32_t function)
{
	return function < IHVD_N_FUNCTIONS ? function_names[function] : "?";
}
