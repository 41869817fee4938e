// SPDX-License-Identifier: GPL-2.0-only
/*
 * A plugin that lets everybody in, and on the way calls each function of the
 * host that the samples have no use for, where it may be called. For each there
 * is a line with what it came to.
 */
#include <arpa/inet.h>
#include <stdio.h>
#include <string.h>

#include "accept.h"
#include "common.h"

#define ETHERTYPE	0x88b5

static DOT11EXT_APIS host;
static unsigned char packet[64];

static void say(const char *function, DWORD error)
{
	fprintf(stderr, "every: %s error=%u\n", function, error);
}

#define SAY(function, ...) say(#function, host.Dot11Ext##function(__VA_ARGS__))

static void say_user_data(HANDLE service, HANDLE session)
{
	LPVOID data = NULL;
	DWORD size = 99, error;

	error = host.Dot11ExtGetProfileCustomUserData(service, session, 0,
						      &size, &data);
	fprintf(stderr, "every: GetProfileCustomUserData error=%u size=%u '%.*s'\n",
		error, size, (int)size, data ? (char *)data : "");
	host.Dot11ExtFreeBuffer(data);
}

/* what a pre-association may do, from a thread of ours (IHV-40, IHV-41) */
static DWORD WINAPI before_pre(HANDLE service, HANDLE session, DWORD reason,
			       DWORD error)
{
	WCHAR fragment[] = u"<IHV><Changed xmlns='urn:every'/></IHV>";
	DOT11EXT_IHV_CONNECTIVITY_PROFILE conn = { fragment };
	USHORT type = htons(ETHERTYPE);

	say_user_data(service, session);
	SAY(SetProfileCustomUserData, service, session, 0, 4, "mine");
	say_user_data(service, session);
	SAY(SetCurrentProfile, service, session, &conn, NULL);
	say_user_data(service, session);
	SAY(SetProfileCustomUserData, service, session, 0, 5, "again");
	SAY(SetAuthAlgorithm, service, DOT11_AUTH_ALGO_80211_OPEN);
	SAY(SetUnicastCipherAlgorithm, service, DOT11_CIPHER_ALGO_NONE);
	SAY(SetMulticastCipherAlgorithm, service, DOT11_CIPHER_ALGO_NONE);
	SAY(SetEtherTypeHandling, service, 4, 0, NULL, 1, &type);
	return host.Dot11ExtPreAssociateCompletion(service, session, reason,
						   error);
}

/* what a post-association may do (IHV-53) */
static DWORD WINAPI before_post(HANDLE service, HANDLE session,
				PDOT11_MAC_ADDRESS peer, DWORD reason,
				DWORD error)
{
	DOT11_CIPHER_DEFAULT_KEY_VALUE group = {
		.uKeyIndex = 1,
		.AlgorithmId = DOT11_CIPHER_ALGO_CCMP,
		.bDelete = TRUE,
	};
	DOT11_CIPHER_KEY_MAPPING_KEY_VALUE pairwise = {
		.AlgorithmId = DOT11_CIPHER_ALGO_CCMP,
		.Direction = DOT11_DIR_BOTH,
		.bDelete = TRUE,
	};
	const USHORT type = htons(ETHERTYPE);
	DWORD size = 0;

	memcpy(pairwise.PeerMacAddr, *peer, sizeof(*peer));
	SAY(SetExcludeUnencrypted, service, FALSE);
	SAY(SetDefaultKey, service, &group, DOT11_DIR_BOTH);
	SAY(SetDefaultKey, service, &group, DOT11_DIR_OUTBOUND);
	SAY(SetKeyMappingKey, service, &pairwise);
	SAY(SetDefaultKeyId, service, 0);
	SAY(SetDefaultKeyId, service, 4);
	SAY(NicSpecificExtension, service, 4, "what", &size, NULL);
	memcpy(packet, peer, sizeof(*peer));
	memcpy(packet + sizeof(*peer), &type, sizeof(type));
	SAY(SendPacket, service, sizeof(packet), packet, packet);
	return host.Dot11ExtPostAssociateCompletion(service, session, peer,
						    reason, error);
}

static DWORD WINAPI packet_completed(HANDLE handle)
{
	fprintf(stderr, "every: completed %s\n",
		handle == (HANDLE)packet ? "the packet" : "something else");
	return ERROR_SUCCESS;
}

static DOT11EXTIHV_INIT_ADAPTER accept_init_adapter;

/* IHV-8: what is registered before there is a connection */
static DWORD WINAPI init_adapter(PDOT11_ADAPTER description, HANDLE service,
				 PHANDLE handle)
{
	USHORT type = htons(ETHERTYPE);
	DWORD error;

	error = host.Dot11ExtSetEtherTypeHandling(service, 4, 0, NULL, 1,
						  &type);
	fprintf(stderr, "every: InitAdapter: SetEtherTypeHandling error=%u\n",
		error);
	return accept_init_adapter(description, service, handle);
}

DWORD WINAPI Dot11ExtIhvGetVersionInfo(PDOT11_IHV_VERSION_INFO info)
{
	return common_version(info);
}

DWORD WINAPI Dot11ExtIhvInitService(DWORD version, PDOT11EXT_APIS api,
				    LPVOID reserved,
				    PDOT11EXT_IHV_HANDLERS handlers)
{
	DOT11EXT_APIS ours = *api;

	UNREFERENCED_PARAMETER(version);
	UNREFERENCED_PARAMETER(reserved);
	host = *api;
	ours.Dot11ExtPreAssociateCompletion = before_pre;
	ours.Dot11ExtPostAssociateCompletion = before_post;
	accept_init(&ours, handlers);
	accept_init_adapter = handlers->Dot11ExtIhvInitAdapter;
	handlers->Dot11ExtIhvInitAdapter = init_adapter;
	handlers->Dot11ExtIhvSendPacketCompletion = packet_completed;
	return ERROR_SUCCESS;
}
