// SPDX-License-Identifier: BSD-3-Clause
/*
 * Calls of functions at times when they must not be called (ihv.md, section
 * 12). Their results are logged.
 */
#include "forbidden.h"

#include <arpa/inet.h>
#include <string.h>

#include "log.h"

#define ETHERTYPE 0x88b6
/* All handlers below; exceptions are removed from this set. */
#define ANYWHERE (IN_INIT | IN_PRE | IN_POST | IN_STOP | IN_RESET | IN_DEINIT)

static DWORD set_user_data(const struct context *c)
{
	char data[] = "data";

	return c->api->Dot11ExtSetProfileCustomUserData(
		c->service, c->connection, 0, sizeof(data), data);
}

static DWORD get_user_data(const struct context *c)
{
	LPVOID data = NULL;
	DWORD size, error;

	error = c->api->Dot11ExtGetProfileCustomUserData(
		c->service, c->connection, 0, &size, &data);
	if (error == ERROR_SUCCESS)
		c->api->Dot11ExtFreeBuffer(data);
	return error;
}

static DWORD set_current_profile(const struct context *c)
{
	static WCHAR text[] = u"<other/>";
	DOT11EXT_IHV_CONNECTIVITY_PROFILE conn = { text };

	return c->api->Dot11ExtSetCurrentProfile(c->service, c->connection,
						 &conn, NULL);
}

static DWORD send_ui_request(const struct context *c)
{
	static DOT11EXT_IHV_UI_REQUEST request;

	return c->api->Dot11ExtSendUIRequest(c->service, &request);
}

static DWORD pre_completion(const struct context *c)
{
	return c->api->Dot11ExtPreAssociateCompletion(
		c->service, c->connection, L2_REASON_CODE_SUCCESS,
		ERROR_SUCCESS);
}

static DWORD post_completion(const struct context *c)
{
	DOT11_MAC_ADDRESS peer;

	memcpy(peer, c->peer, sizeof(peer));
	return c->api->Dot11ExtPostAssociateCompletion(
		c->service, c->security, &peer, L2_REASON_CODE_SUCCESS,
		ERROR_SUCCESS);
}

static DWORD send_notification(const struct context *c)
{
	L2_NOTIFICATION_DATA data = {
		.NotificationSource = L2_NOTIFICATION_SOURCE_WLAN_IHV,
	};

	return c->api->Dot11ExtSendNotification(c->service, &data);
}

static DWORD send_packet(const struct context *c)
{
	static UCHAR packet[64];
	const USHORT ethertype = htons(ETHERTYPE);

	memcpy(packet, &c->peer, sizeof(c->peer));
	memcpy(packet + sizeof(c->peer), &ethertype, sizeof(ethertype));
	return c->api->Dot11ExtSendPacket(c->service, sizeof(packet), packet,
					  packet);
}

static DWORD set_ethertypes(const struct context *c)
{
	USHORT ethertype = htons(ETHERTYPE);

	return c->api->Dot11ExtSetEtherTypeHandling(c->service, 1, 0, NULL, 1,
						    &ethertype);
}

static DWORD set_auth(const struct context *c)
{
	return c->api->Dot11ExtSetAuthAlgorithm(c->service,
						DOT11_AUTH_ALGO_80211_OPEN);
}

static DWORD set_unicast(const struct context *c)
{
	return c->api->Dot11ExtSetUnicastCipherAlgorithm(
		c->service, DOT11_CIPHER_ALGO_NONE);
}

static DWORD set_multicast(const struct context *c)
{
	return c->api->Dot11ExtSetMulticastCipherAlgorithm(
		c->service, DOT11_CIPHER_ALGO_NONE);
}

static DWORD set_default_key(const struct context *c)
{
	DOT11_CIPHER_DEFAULT_KEY_VALUE key = {
		.uKeyIndex = 1,
		.AlgorithmId = DOT11_CIPHER_ALGO_CCMP,
		.bDelete = TRUE,
	};

	return c->api->Dot11ExtSetDefaultKey(c->service, &key, DOT11_DIR_BOTH);
}

static DWORD set_key_mapping_key(const struct context *c)
{
	DOT11_CIPHER_KEY_MAPPING_KEY_VALUE key = {
		.AlgorithmId = DOT11_CIPHER_ALGO_CCMP,
		.Direction = DOT11_DIR_BOTH,
		.bDelete = TRUE,
	};

	memcpy(key.PeerMacAddr, c->peer, sizeof(key.PeerMacAddr));
	return c->api->Dot11ExtSetKeyMappingKey(c->service, &key);
}

static DWORD set_default_key_id(const struct context *c)
{
	return c->api->Dot11ExtSetDefaultKeyId(c->service, 1);
}

static DWORD nic_specific(const struct context *c)
{
	DWORD size = 0;
	char in[4] = { 0 };

	return c->api->Dot11ExtNicSpecificExtension(c->service, sizeof(in), in,
						    &size, NULL);
}

static DWORD exclude_unencrypted(const struct context *c)
{
	return c->api->Dot11ExtSetExcludeUnencrypted(c->service, FALSE);
}

static DWORD start_onex(const struct context *c)
{
	return c->api->Dot11ExtStartOneX(c->service, NULL);
}

static DWORD stop_onex(const struct context *c)
{
	return c->api->Dot11ExtStopOneX(c->service);
}

static DWORD process_onex(const struct context *c)
{
	UCHAR packet[3] = { 0 };

	return c->api->Dot11ExtProcessOneXPacket(c->service, sizeof(packet),
						 packet);
}

static DWORD request_station(const struct context *c)
{
	return c->virtual_api->Dot11ExtRequestVirtualStation(c->service, NULL);
}

static DWORD release_station(const struct context *c)
{
	return c->virtual_api->Dot11ExtReleaseVirtualStation(c->service, NULL);
}

static DWORD query_station(const struct context *c)
{
	BOOL is_virtual;
	GUID primary;

	return c->virtual_api->Dot11ExtQueryVirtualStationProperties(
		c->service, &is_virtual, &primary, NULL);
}

static DWORD set_station_ap(const struct context *c)
{
	static DOT11EXT_VIRTUAL_STATION_AP_PROPERTY property;

	return c->virtual_api->Dot11ExtSetVirtualStationAPProperties(
		c->service, c->connection, 1, &property, NULL);
}

static const struct {
	const char *name;
	DWORD (*call)(const struct context *c);
	unsigned int where;
} functions[] = {
	{ "Dot11ExtSetProfileCustomUserData", set_user_data, ANYWHERE },
	{ "Dot11ExtGetProfileCustomUserData", get_user_data, ANYWHERE },
	{ "Dot11ExtSetCurrentProfile", set_current_profile, ANYWHERE },
	{ "Dot11ExtSendUIRequest", send_ui_request, IN_DEINIT },
	{ "Dot11ExtPreAssociateCompletion", pre_completion, ANYWHERE },
	{ "Dot11ExtPostAssociateCompletion", post_completion, ANYWHERE },
	{ "Dot11ExtSendNotification", send_notification, IN_DEINIT },
	{ "Dot11ExtSendPacket", send_packet, ANYWHERE & ~IN_POST },
	{ "Dot11ExtSetEtherTypeHandling", set_ethertypes,
	  IN_POST | IN_DEINIT },
	{ "Dot11ExtSetAuthAlgorithm", set_auth, IN_DEINIT },
	{ "Dot11ExtSetUnicastCipherAlgorithm", set_unicast, IN_DEINIT },
	{ "Dot11ExtSetMulticastCipherAlgorithm", set_multicast, IN_DEINIT },
	{ "Dot11ExtSetDefaultKey", set_default_key, IN_DEINIT },
	{ "Dot11ExtSetKeyMappingKey", set_key_mapping_key, IN_DEINIT },
	{ "Dot11ExtSetDefaultKeyId", set_default_key_id, IN_DEINIT },
	{ "Dot11ExtNicSpecificExtension", nic_specific, IN_DEINIT },
	{ "Dot11ExtSetExcludeUnencrypted", exclude_unencrypted, IN_DEINIT },
	{ "Dot11ExtStartOneX", start_onex, ANYWHERE & ~IN_POST },
	{ "Dot11ExtStopOneX", stop_onex, ANYWHERE },
	{ "Dot11ExtProcessOneXPacket", process_onex, ANYWHERE },
}, virtual_functions[] = {
	{ "Dot11ExtRequestVirtualStation", request_station, IN_DEINIT },
	{ "Dot11ExtReleaseVirtualStation", release_station, IN_DEINIT },
	{ "Dot11ExtQueryVirtualStationProperties", query_station, IN_DEINIT },
	{ "Dot11ExtSetVirtualStationAPProperties", set_station_ap,
	  ANYWHERE & ~IN_PRE },
};

/**
 * forbidden_calls() - call all functions that must not be called in a handler
 * @context: functions and their arguments
 * @place: the handler
 * @handler: name of the handler
 *
 * AllocateBuffer and FreeBuffer may be called at any time.
 */
void forbidden_calls(const struct context *context, enum place place,
		     const char *handler)
{
	size_t i;

	for (i = 0; i < ARRAYSIZE(functions); i++)
		if (functions[i].where & place)
			log_line("forbidden %s in %s error=%u",
				 functions[i].name, handler,
				 functions[i].call(context));
	if (!context->virtual_api->Dot11ExtRequestVirtualStation)
		return;
	for (i = 0; i < ARRAYSIZE(virtual_functions); i++)
		if (virtual_functions[i].where & place)
			log_line("forbidden %s in %s error=%u",
				 virtual_functions[i].name, handler,
				 virtual_functions[i].call(context));
}
