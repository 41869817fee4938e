// SPDX-License-Identifier: GPL-2.0-only
/*
 * A plugin that calls the functions of 802.1X at all moments, on an adapter
 * alone, and says what they return. In its first connection EAPOL is not
 * registered, from the second on it is.
 */
#include <arpa/inet.h>
#include <stdio.h>

#include <eapol.h>

#include "accept.h"
#include "common.h"

#define BACKLOG 16

static DOT11EXT_APIS host;
static DOT11EXT_IHV_HANDLERS well_behaved;
static HANDLE service;
static unsigned int connections;

static void say(const char *moment, const char *what, DWORD error)
{
	fprintf(stderr, "calls: %s: %s error=%u\n", moment, what, error);
}

static void start(const char *moment)
{
	say(moment, "start", host.Dot11ExtStartOneX(service, NULL));
}

static void stop(const char *moment)
{
	say(moment, "stop", host.Dot11ExtStopOneX(service));
}

static void process(const char *moment, const char *what, UCHAR type,
		    UCHAR body, DWORD length)
{
	static UCHAR packet[2000];

	/* type, length, and the identity request of an EAP authenticator */
	packet[0] = type;
	packet[2] = body;
	packet[3] = 1;
	packet[6] = 5;
	packet[7] = 1;
	say(moment, what, host.Dot11ExtProcessOneXPacket(service, length,
							 packet));
}

static void all(const char *moment)
{
	start(moment);
	stop(moment);
	process(moment, "process", NWIFI_EAPOL_EAP, 5, 8);
}

static DWORD WINAPI init_adapter(PDOT11_ADAPTER description, HANDLE handle,
				 PHANDLE extension)
{
	service = handle;
	all("InitAdapter");
	return well_behaved.Dot11ExtIhvInitAdapter(description, handle, extension);
}

static DWORD WINAPI perform_pre(HANDLE handle, HANDLE session,
				PDOT11EXT_IHV_PROFILE_PARAMS params,
				PDOT11EXT_IHV_CONNECTIVITY_PROFILE conn,
				PDOT11EXT_IHV_SECURITY_PROFILE sec,
				PDOT11_BSS_LIST networks, PDWORD reason)
{
	USHORT ethertype = htons(NWIFI_ETHERTYPE_EAPOL);

	/* IHV-82 */
	fprintf(stderr, "calls: method=%d by host=%d\n",
		params->pMSSecuritySettings ?
		params->pMSSecuritySettings->eapMethodType.eapType.type : -1,
		sec->bUseMSOnex);
	all("PerformPreAssociate");
	if (connections++)
		host.Dot11ExtSetEtherTypeHandling(service, BACKLOG, 0, NULL, 1,
						  &ethertype);
	return well_behaved.Dot11ExtIhvPerformPreAssociate(handle, session, params,
						     conn, sec, networks,
						     reason);
}

static DWORD WINAPI
perform_post(HANDLE handle, HANDLE session, PDOT11_PORT_STATE port,
	     ULONG length, PDOT11_ASSOCIATION_COMPLETION_PARAMETERS params)
{
	const char *moment = connections > 1 ? "registered" : "unregistered";

	stop(moment);
	start(moment);
	if (connections > 1) {
		start("running");
		process("running", "key", NWIFI_EAPOL_KEY, 5, 8);
		process("running", "longer than it is", NWIFI_EAPOL_EAP, 6, 8);
		process("running", "short", NWIFI_EAPOL_EAP, 0, 2);
		process("running", "long", NWIFI_EAPOL_EAP, 5, 1500);
		process("running", "nothing", NWIFI_EAPOL_EAP, 0, 0);
		process("running", "logoff", NWIFI_EAPOL_LOGOFF, 0, 3);
		process("running", "eap", NWIFI_EAPOL_EAP, 5, 8);
		stop("running");
		process("stopped", "process", NWIFI_EAPOL_EAP, 5, 8);
		stop("stopped");
		start("again");
	}
	return well_behaved.Dot11ExtIhvPerformPostAssociate(handle, session, port,
						      length, params);
}

static DWORD WINAPI stop_post(HANDLE handle, PDOT11_MAC_ADDRESS peer,
			      DOT11_ASSOC_STATUS status)
{
	all("StopPostAssociate");
	return well_behaved.Dot11ExtIhvStopPostAssociate(handle, peer, status);
}

static DWORD WINAPI adapter_reset(HANDLE handle)
{
	all("AdapterReset");
	return well_behaved.Dot11ExtIhvAdapterReset(handle);
}

static DWORD WINAPI receive_packet(HANDLE handle, DWORD length, LPVOID packet)
{
	UNREFERENCED_PARAMETER(handle);
	UNREFERENCED_PARAMETER(length);
	UNREFERENCED_PARAMETER(packet);
	return ERROR_SUCCESS;
}

static DWORD WINAPI onex_result(HANDLE handle, DOT11_MSONEX_RESULT result,
				PDOT11_MSONEX_RESULT_PARAMS params)
{
	UNREFERENCED_PARAMETER(handle);
	fprintf(stderr, "calls: result=%d status=%d reason=%#x keys=%u,%u\n",
		result, params->Dot11OnexAuthStatus,
		(unsigned int)params->Dot11OneXReasonCode,
		params->dwMPPESendKeyLen, params->dwMPPERecvKeyLen);
	return ERROR_SUCCESS;
}

DWORD WINAPI Dot11ExtIhvGetVersionInfo(PDOT11_IHV_VERSION_INFO info)
{
	return common_version(info);
}

DWORD WINAPI Dot11ExtIhvInitService(DWORD version, PDOT11EXT_APIS api,
				    LPVOID reserved,
				    PDOT11EXT_IHV_HANDLERS handlers)
{
	UNREFERENCED_PARAMETER(version);
	UNREFERENCED_PARAMETER(reserved);
	host = *api;
	accept_init(api, handlers);
	well_behaved = *handlers;
	handlers->Dot11ExtIhvInitAdapter = init_adapter;
	handlers->Dot11ExtIhvPerformPreAssociate = perform_pre;
	handlers->Dot11ExtIhvPerformPostAssociate = perform_post;
	handlers->Dot11ExtIhvStopPostAssociate = stop_post;
	handlers->Dot11ExtIhvAdapterReset = adapter_reset;
	handlers->Dot11ExtIhvReceivePacket = receive_packet;
	handlers->Dot11ExtIhvOneXIndicateResult = onex_result;
	return ERROR_SUCCESS;
}
