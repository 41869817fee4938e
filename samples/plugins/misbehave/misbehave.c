// SPDX-License-Identifier: BSD-3-Clause
/*
 * An extension that accepts every network, and misbehaves in the ways that it
 * is told. It is the extension of accept.c, with functions of its own before
 * each handler and before the completions that accept.c calls.
 */
#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../accept.h"
#include "../adapter.h"
#include "../common.h"
#include "excess.h"
#include "forbidden.h"
#include "log.h"
#include "switches.h"

#define NAME(handler) "Dot11ExtIhv" handler
#define PRE NAME("PerformPreAssociate")
#define POST NAME("PerformPostAssociate")

/* After this time the handler that makes a completion too late has returned. */
#define LATE_MS 100

#define MAC_FORMAT "%02x:%02x:%02x:%02x:%02x:%02x"
#define MAC(mac) (*(mac))[0], (*(mac))[1], (*(mac))[2], \
	(*(mac))[3], (*(mac))[4], (*(mac))[5]

static DOT11EXT_APIS host;
static DOT11EXT_VIRTUAL_STATION_APIS virtual_host;
static DOT11EXT_IHV_HANDLERS well_behaved;

/*
 * @lock protects the sessions that were seen last, and those whose completion
 * was kept back.
 */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct context last;
static struct context kept_pre, kept_post;
static struct worker late_worker;

/*
 * Read the switches of a handler, and crash or hang. Return: true if the
 * handler does nothing else but fail.
 */
static bool handler_enter(const char *handler, struct switches *switches)
{
	switches_read(switches, handler);
	attempts_begin(switches->attempts);
	if (switches->crash)
		abort();
	while (switches->hang)
		sleep(1);
	return switches->fails;
}

#define ENTER(handler, switches, ...) \
	(log_line(handler __VA_ARGS__), handler_enter(handler, switches))

static HANDLE adapter_service(HANDLE handle)
{
	return ((struct adapter *)handle)->service;
}

static struct context context_get(HANDLE handle)
{
	struct context context;

	pthread_mutex_lock(&lock);
	context = last;
	pthread_mutex_unlock(&lock);
	context.api = &host;
	context.virtual_api = &virtual_host;
	context.service = handle ? adapter_service(handle) : NULL;
	return context;
}

static void forbidden_if_wanted(const struct switches *switches, HANDLE handle,
				enum place place, const char *handler)
{
	struct context context = context_get(handle);

	if (switches->forbidden)
		forbidden_calls(&context, place, handler);
}

/* Completions, which accept.c calls instead of those of the host */

static DWORD WINAPI pre_completion(HANDLE service, HANDLE session, DWORD reason,
				   DWORD error)
{
	struct switches switches;
	DWORD result;

	switches_read(&switches, PRE);
	if (switches.late) {
		pthread_mutex_lock(&lock);
		kept_pre = last;
		kept_pre.service = service;
		kept_pre.connection = session;
		pthread_mutex_unlock(&lock);
		return ERROR_SUCCESS;
	}
	result = host.Dot11ExtPreAssociateCompletion(service, session, reason,
						     error);
	if (switches.twice)
		log_line("twice Dot11ExtPreAssociateCompletion error=%u",
			 host.Dot11ExtPreAssociateCompletion(service, session,
							     reason, error));
	return result;
}

static DWORD WINAPI post_completion(HANDLE service, HANDLE session,
				    PDOT11_MAC_ADDRESS peer, DWORD reason,
				    DWORD error)
{
	struct switches switches;
	DWORD result;

	switches_read(&switches, POST);
	if (switches.late) {
		pthread_mutex_lock(&lock);
		kept_post = last;
		kept_post.service = service;
		kept_post.security = session;
		memcpy(kept_post.peer, *peer, sizeof(*peer));
		pthread_mutex_unlock(&lock);
		return ERROR_SUCCESS;
	}
	result = host.Dot11ExtPostAssociateCompletion(service, session, peer,
						      reason, error);
	if (switches.twice)
		log_line("twice Dot11ExtPostAssociateCompletion error=%u",
			 host.Dot11ExtPostAssociateCompletion(
				 service, session, peer, reason, error));
	return result;
}

static void late_complete(void *arg)
{
	struct context pre, post;

	UNREFERENCED_PARAMETER(arg);
	pthread_mutex_lock(&lock);
	pre = kept_pre;
	post = kept_post;
	kept_pre = kept_post = (struct context){ .api = NULL };
	pthread_mutex_unlock(&lock);
	if (pre.connection)
		log_line("late Dot11ExtPreAssociateCompletion error=%u",
			 host.Dot11ExtPreAssociateCompletion(
				 pre.service, pre.connection,
				 L2_REASON_CODE_SUCCESS, ERROR_SUCCESS));
	if (post.security)
		log_line("late Dot11ExtPostAssociateCompletion error=%u",
			 host.Dot11ExtPostAssociateCompletion(
				 post.service, post.security, &post.peer,
				 L2_REASON_CODE_SUCCESS, ERROR_SUCCESS));
}

/* From now on the completions that were kept back are too late. */
static void late_schedule(void)
{
	bool any;

	pthread_mutex_lock(&lock);
	any = kept_pre.connection || kept_post.security;
	pthread_mutex_unlock(&lock);
	if (any)
		worker_alarm(&late_worker, LATE_MS, late_complete, NULL);
}

/* Handlers */

static VOID WINAPI deinit_service(VOID)
{
	struct switches switches;

	if (ENTER(NAME("DeinitService"), &switches, ""))
		return;
	excess_end();
	worker_end(&late_worker);
	well_behaved.Dot11ExtIhvDeinitService();
}

static DWORD WINAPI init_adapter(PDOT11_ADAPTER adapter, HANDLE service,
				 PHANDLE handle)
{
	struct switches switches;
	DWORD error;

	if (ENTER(NAME("InitAdapter"), &switches, " service=%p mode=%u",
		  service, adapter->Dot11CurrentOpMode.uCurrentOpMode))
		return switches.error;
	error = well_behaved.Dot11ExtIhvInitAdapter(adapter, service, handle);
	if (error == ERROR_SUCCESS)
		forbidden_if_wanted(&switches, *handle, IN_INIT,
				    NAME("InitAdapter"));
	return error;
}

static VOID WINAPI deinit_adapter(HANDLE handle)
{
	struct switches switches;

	if (ENTER(NAME("DeinitAdapter"), &switches, " service=%p",
		  adapter_service(handle)))
		return;
	excess_stop();
	forbidden_if_wanted(&switches, handle, IN_DEINIT,
			    NAME("DeinitAdapter"));
	well_behaved.Dot11ExtIhvDeinitAdapter(handle);
	late_schedule();
}

static ULONG text_length(LPCWSTR text)
{
	ULONG length = 0;

	while (text && text[length])
		length++;
	return length;
}

static ULONG params_ssids(PDOT11EXT_IHV_PROFILE_PARAMS params)
{
	return params && params->pSsidList ? params->pSsidList->ulCount : 0;
}

/* Only lengths are shown, since the fragments may have secrets (IHV-17). */
#define PROFILE_FORMAT "ssids=%u connectivity=%u security=%u"
#define PROFILE(params, conn, sec) params_ssids(params), \
	text_length(conn ? conn->pszXmlFragmentIhvConnectivity : NULL), \
	text_length(sec ? sec->pszXmlFragmentIhvSecurity : NULL)

static DWORD WINAPI perform_pre(HANDLE handle, HANDLE session,
				PDOT11EXT_IHV_PROFILE_PARAMS params,
				PDOT11EXT_IHV_CONNECTIVITY_PROFILE conn,
				PDOT11EXT_IHV_SECURITY_PROFILE sec,
				PDOT11_BSS_LIST networks, PDWORD reason)
{
	struct switches switches;

	*reason = L2_REASON_CODE_UNKNOWN;
	if (ENTER(PRE, &switches, " session=%p " PROFILE_FORMAT " networks=%u",
		  session, PROFILE(params, conn, sec),
		  networks ? networks->uNumOfBytes : 0))
		return switches.error;
	pthread_mutex_lock(&lock);
	last.connection = session;
	pthread_mutex_unlock(&lock);
	if (switches.inside)
		log_line("inside Dot11ExtPreAssociateCompletion error=%u",
			 host.Dot11ExtPreAssociateCompletion(
				 adapter_service(handle), session,
				 L2_REASON_CODE_SUCCESS, ERROR_SUCCESS));
	forbidden_if_wanted(&switches, handle, IN_PRE, PRE);
	return well_behaved.Dot11ExtIhvPerformPreAssociate(
		handle, session, params, conn, sec, networks, reason);
}

static DWORD WINAPI adapter_reset(HANDLE handle)
{
	struct switches switches;
	DWORD error;

	if (ENTER(NAME("AdapterReset"), &switches, ""))
		return switches.error;
	excess_stop();
	forbidden_if_wanted(&switches, handle, IN_RESET, NAME("AdapterReset"));
	error = well_behaved.Dot11ExtIhvAdapterReset(handle);
	late_schedule();
	return error;
}

static DWORD WINAPI
perform_post(HANDLE handle, HANDLE session, PDOT11_PORT_STATE port,
	     ULONG length, PDOT11_ASSOCIATION_COMPLETION_PARAMETERS params)
{
	struct switches switches;
	struct context context;

	if (ENTER(POST, &switches, " session=%p peer=" MAC_FORMAT
		  " port=%u controlled=%d authorized=%d status=%u length=%u",
		  session, MAC(&port->PeerMacAddress), port->uSessionId,
		  port->bPortControlled, port->bPortAuthorized,
		  length >= sizeof(*params) ? params->uStatus : MAXDWORD,
		  length))
		return switches.error;
	pthread_mutex_lock(&lock);
	last.security = session;
	memcpy(last.peer, port->PeerMacAddress, sizeof(last.peer));
	pthread_mutex_unlock(&lock);
	context = context_get(handle);
	if (switches.inside)
		log_line("inside Dot11ExtPostAssociateCompletion error=%u",
			 host.Dot11ExtPostAssociateCompletion(
				 context.service, session, &context.peer,
				 L2_REASON_CODE_SUCCESS, ERROR_SUCCESS));
	forbidden_if_wanted(&switches, handle, IN_POST, POST);
	if (switches.oversize)
		excess_sizes(&context);
	if (switches.flood)
		excess_flood(&context);
	return well_behaved.Dot11ExtIhvPerformPostAssociate(
		handle, session, port, length, params);
}

static DWORD WINAPI stop_post(HANDLE handle, PDOT11_MAC_ADDRESS peer,
			      DOT11_ASSOC_STATUS status)
{
	struct switches switches;
	DWORD error;

	if (ENTER(NAME("StopPostAssociate"), &switches,
		  " peer=" MAC_FORMAT " status=%u", MAC(peer), status))
		return switches.error;
	excess_stop();
	forbidden_if_wanted(&switches, handle, IN_STOP,
			    NAME("StopPostAssociate"));
	error = well_behaved.Dot11ExtIhvStopPostAssociate(handle, peer, status);
	late_schedule();
	return error;
}

static DWORD WINAPI validate_profile(HANDLE handle,
				     PDOT11EXT_IHV_PROFILE_PARAMS params,
				     PDOT11EXT_IHV_CONNECTIVITY_PROFILE conn,
				     PDOT11EXT_IHV_SECURITY_PROFILE sec,
				     PDWORD reason)
{
	struct switches switches;

	*reason = L2_REASON_CODE_UNKNOWN;
	if (ENTER(NAME("ValidateProfile"), &switches, " " PROFILE_FORMAT,
		  PROFILE(params, conn, sec)))
		return switches.error;
	return well_behaved.Dot11ExtIhvValidateProfile(handle, params, conn,
						       sec, reason);
}

static DWORD WINAPI capability_match(HANDLE handle,
				     PDOT11EXT_IHV_PROFILE_PARAMS params,
				     PDOT11EXT_IHV_CONNECTIVITY_PROFILE conn,
				     PDOT11EXT_IHV_SECURITY_PROFILE sec,
				     PDOT11_BSS_LIST networks, PDWORD reason)
{
	struct switches switches;

	*reason = L2_REASON_CODE_UNKNOWN;
	if (ENTER(NAME("PerformCapabilityMatch"), &switches,
		  " " PROFILE_FORMAT " networks=%u", PROFILE(params, conn, sec),
		  networks ? networks->uNumOfBytes : 0))
		return switches.error;
	return well_behaved.Dot11ExtIhvPerformCapabilityMatch(
		handle, params, conn, sec, networks, reason);
}

static DWORD WINAPI
discovery_profiles(HANDLE handle, BOOL insecure,
		   PDOT11EXT_IHV_PROFILE_PARAMS params,
		   PDOT11_BSS_LIST networks,
		   PDOT11EXT_IHV_DISCOVERY_PROFILE_LIST list, PDWORD reason)
{
	struct switches switches;

	*reason = L2_REASON_CODE_UNKNOWN;
	if (ENTER(NAME("CreateDiscoveryProfiles"), &switches,
		  " insecure=%d ssids=%u networks=%u", insecure,
		  params_ssids(params), networks ? networks->uNumOfBytes : 0))
		return switches.error;
	return well_behaved.Dot11ExtIhvCreateDiscoveryProfiles(
		handle, insecure, params, networks, list, reason);
}

static DWORD WINAPI session_change(ULONG event,
				   PWTSSESSION_NOTIFICATION session)
{
	struct switches switches;

	if (ENTER(NAME("ProcessSessionChange"), &switches,
		  " event=%u session=%u", event,
		  session ? session->dwSessionId : MAXDWORD))
		return switches.error;
	return well_behaved.Dot11ExtIhvProcessSessionChange(event, session);
}

static DWORD WINAPI receive_indication(HANDLE handle,
				       DOT11EXT_IHV_INDICATION_TYPE type,
				       ULONG length, LPVOID buffer)
{
	struct switches switches;

	if (ENTER(NAME("ReceiveIndication"), &switches, " type=%d length=%u",
		  (int)type, length))
		return switches.error;
	return well_behaved.Dot11ExtIhvReceiveIndication(handle, type, length,
							 buffer);
}

static DWORD WINAPI receive_packet(HANDLE handle, DWORD length, LPVOID buffer)
{
	const DOT11_SECURITY_PACKET_HEADER *packet = buffer;
	struct switches switches;

	if (length < FIELD_OFFSET(DOT11_SECURITY_PACKET_HEADER, Data))
		return ERROR_INVALID_DATA;
	if (ENTER(NAME("ReceivePacket"), &switches,
		  " peer=" MAC_FORMAT " ethertype=%#x length=%u",
		  MAC(&packet->PeerMac), ntohs(packet->usEtherType), length))
		return switches.error;
	return well_behaved.Dot11ExtIhvReceivePacket(handle, length, buffer);
}

/* The packets are not those of accept.c, which sends none. */
static DWORD WINAPI send_packet_completion(HANDLE packet)
{
	struct switches switches;

	if (ENTER(NAME("SendPacketCompletion"), &switches, " packet=%p",
		  packet))
		return switches.error;
	return ERROR_SUCCESS;
}

#define GUID_FORMAT "%08x"

static DWORD WINAPI is_ui_pending(GUID request, PBOOL pending)
{
	struct switches switches;

	if (ENTER(NAME("IsUIRequestPending"), &switches,
		  " request=" GUID_FORMAT, request.Data1))
		return switches.error;
	return well_behaved.Dot11ExtIhvIsUIRequestPending(request, pending);
}

static DWORD WINAPI ui_response(GUID request, DWORD length, LPVOID response)
{
	struct switches switches;

	if (ENTER(NAME("ProcessUIResponse"), &switches,
		  " request=" GUID_FORMAT " length=%u", request.Data1, length))
		return switches.error;
	return well_behaved.Dot11ExtIhvProcessUIResponse(request, length,
							 response);
}

static DWORD WINAPI query_ui(HANDLE handle,
			     DOT11EXT_IHV_CONNECTION_PHASE phase,
			     PDOT11EXT_IHV_UI_REQUEST *request)
{
	struct switches switches;

	if (ENTER(NAME("QueryUIRequest"), &switches, " phase=%d", (int)phase))
		return switches.error;
	return well_behaved.Dot11ExtIhvQueryUIRequest(handle, phase, request);
}

static DWORD WINAPI onex_result(HANDLE handle, DOT11_MSONEX_RESULT result,
				PDOT11_MSONEX_RESULT_PARAMS params)
{
	struct switches switches;

	if (ENTER(NAME("OneXIndicateResult"), &switches, " result=%d",
		  (int)result))
		return switches.error;
	return well_behaved.Dot11ExtIhvOneXIndicateResult(handle, result,
							  params);
}

static DWORD WINAPI control(HANDLE handle, DWORD in_length, PBYTE in,
			    DWORD out_length, PBYTE out, PDWORD returned)
{
	struct switches switches;

	*returned = 0;
	if (ENTER(NAME("Control"), &switches, " in=%u out=%u", in_length,
		  out_length))
		return switches.error;
	return well_behaved.Dot11ExtIhvControl(handle, in_length, in,
					       out_length, out, returned);
}

/* Exports */

DWORD WINAPI Dot11ExtIhvGetVersionInfo(PDOT11_IHV_VERSION_INFO info)
{
	struct switches switches;

	if (ENTER(NAME("GetVersionInfo"), &switches, ""))
		return switches.error;
	return common_version(info);
}

static const DOT11EXT_IHV_HANDLERS own_handlers = {
	.Dot11ExtIhvDeinitService = deinit_service,
	.Dot11ExtIhvInitAdapter = init_adapter,
	.Dot11ExtIhvDeinitAdapter = deinit_adapter,
	.Dot11ExtIhvPerformPreAssociate = perform_pre,
	.Dot11ExtIhvAdapterReset = adapter_reset,
	.Dot11ExtIhvPerformPostAssociate = perform_post,
	.Dot11ExtIhvStopPostAssociate = stop_post,
	.Dot11ExtIhvValidateProfile = validate_profile,
	.Dot11ExtIhvPerformCapabilityMatch = capability_match,
	.Dot11ExtIhvCreateDiscoveryProfiles = discovery_profiles,
	.Dot11ExtIhvProcessSessionChange = session_change,
	.Dot11ExtIhvReceiveIndication = receive_indication,
	.Dot11ExtIhvReceivePacket = receive_packet,
	.Dot11ExtIhvSendPacketCompletion = send_packet_completion,
	.Dot11ExtIhvIsUIRequestPending = is_ui_pending,
	.Dot11ExtIhvProcessUIResponse = ui_response,
	.Dot11ExtIhvQueryUIRequest = query_ui,
	.Dot11ExtIhvOneXIndicateResult = onex_result,
	.Dot11ExtIhvControl = control,
};

DWORD WINAPI Dot11ExtIhvInitService(DWORD version, PDOT11EXT_APIS api,
				    LPVOID reserved,
				    PDOT11EXT_IHV_HANDLERS handlers)
{
	struct switches switches;
	DOT11EXT_APIS own;
	DWORD error;

	if (ENTER(NAME("InitService"), &switches, " version=%u reserved=%p",
		  version, reserved))
		return switches.error;
	host = own = *api;
	own.Dot11ExtPreAssociateCompletion = pre_completion;
	own.Dot11ExtPostAssociateCompletion = post_completion;
	accept_init(&own, &well_behaved);
	*handlers = own_handlers;
	error = worker_start(&late_worker);
	if (error != ERROR_SUCCESS)
		return error;
	error = excess_begin();
	if (error != ERROR_SUCCESS)
		worker_end(&late_worker);
	return error;
}

DWORD WINAPI Dot11ExtIhvInitVirtualStation(PDOT11EXT_VIRTUAL_STATION_APIS api,
					   LPVOID reserved)
{
	struct switches switches;

	if (ENTER(NAME("InitVirtualStation"), &switches, " reserved=%p",
		  reserved))
		return switches.error;
	virtual_host = *api;
	return ERROR_SUCCESS;
}
