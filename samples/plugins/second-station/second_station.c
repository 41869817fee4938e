// SPDX-License-Identifier: BSD-3-Clause
/*
 * An extension that accepts every network, and has a second, virtual station as
 * long as the first one is associated.
 *
 * Page: Virtual Station.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../accept.h"
#include "../adapter.h"
#include "../common.h"

/* How long to wait for the virtual station (IHV-99) */
#define PATIENCE_MS (2 * 60 * 1000)

static DOT11EXT_VIRTUAL_STATION_APIS stations;
static DOT11EXT_IHV_HANDLERS accepting;
static struct worker requests;

struct request {
	struct task task;
	HANDLE service;
};

static void station_overdue(void *arg)
{
	UNREFERENCED_PARAMETER(arg);
	fprintf(stderr, "second-station: the virtual station has not come\n");
}

static void request_station(struct task *task)
{
	const struct request *request = (struct request *)task;
	DWORD error = stations.Dot11ExtRequestVirtualStation(request->service,
							     NULL);

	fprintf(stderr, "second-station: request error=%u\n", error);
	if (error == ERROR_SUCCESS)
		worker_alarm(&requests, PATIENCE_MS, station_overdue, NULL);
}

static void release_station(struct task *task)
{
	const struct request *request = (struct request *)task;

	fprintf(stderr, "second-station: release error=%u\n",
		stations.Dot11ExtReleaseVirtualStation(request->service, NULL));
}

static void request_post(HANDLE adapter, void (*run)(struct task *task))
{
	struct request *request = calloc(1, sizeof(*request));

	if (!request)
		return;
	request->task.run = run;
	request->service = ((struct adapter *)adapter)->service;
	worker_post(&requests, &request->task);
}

/* Without the functions for virtual stations no adapter is one (IHV-6). */
static BOOL adapter_is_virtual(HANDLE service)
{
	BOOL virtual = FALSE;
	GUID primary;

	if (stations.Dot11ExtQueryVirtualStationProperties)
		stations.Dot11ExtQueryVirtualStationProperties(
			service, &virtual, &primary, NULL);
	return virtual;
}

static DWORD WINAPI init_adapter(PDOT11_ADAPTER description, HANDLE service,
				 PHANDLE handle)
{
	const BOOL second = adapter_is_virtual(service);

	fprintf(stderr, "second-station: virtual=%d\n", second);
	if (second)
		worker_alarm(&requests, 0, NULL, NULL);
	return accepting.Dot11ExtIhvInitAdapter(description, service, handle);
}

/* Describe the AP that a virtual station may be used for (IHV-102). */
static void ap_describe(HANDLE service, HANDLE session,
			const DOT11EXT_IHV_PROFILE_PARAMS *params)
{
	DOT11EXT_VIRTUAL_STATION_AP_PROPERTY property = {
		.dot11SSID = params->pSsidList->SSIDs[0],
		.dot11AuthAlgo = DOT11_AUTH_ALGO_RSNA_PSK,
		.dot11CipherAlgo = DOT11_CIPHER_ALGO_CCMP,
		.bIsPassPhrase = TRUE,
		.dwKeyLength = sizeof("pass phrase"),
		.ucKeyData = "pass phrase",
	};

	fprintf(stderr, "second-station: AP error=%u\n",
		stations.Dot11ExtSetVirtualStationAPProperties(
			service, session, 1, &property, NULL));
}

static DWORD WINAPI perform_pre(HANDLE handle, HANDLE session,
				PDOT11EXT_IHV_PROFILE_PARAMS params,
				PDOT11EXT_IHV_CONNECTIVITY_PROFILE conn,
				PDOT11EXT_IHV_SECURITY_PROFILE sec,
				PDOT11_BSS_LIST networks, PDWORD reason)
{
	const HANDLE service = ((struct adapter *)handle)->service;

	if (adapter_is_virtual(service) && params && params->pSsidList->ulCount)
		ap_describe(service, session, params);
	return accepting.Dot11ExtIhvPerformPreAssociate(handle, session, params,
							conn, sec, networks,
							reason);
}

static DWORD WINAPI
perform_post(HANDLE handle, HANDLE session, PDOT11_PORT_STATE port,
	     ULONG length, PDOT11_ASSOCIATION_COMPLETION_PARAMETERS params)
{
	if (!adapter_is_virtual(((struct adapter *)handle)->service))
		request_post(handle, request_station);
	return accepting.Dot11ExtIhvPerformPostAssociate(handle, session, port,
							 length, params);
}

static DWORD WINAPI stop_post(HANDLE handle, PDOT11_MAC_ADDRESS peer,
			      DOT11_ASSOC_STATUS status)
{
	if (!adapter_is_virtual(((struct adapter *)handle)->service))
		request_post(handle, release_station);
	return accepting.Dot11ExtIhvStopPostAssociate(handle, peer, status);
}

static VOID WINAPI deinit_service(VOID)
{
	worker_end(&requests);
	accepting.Dot11ExtIhvDeinitService();
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
	accept_init(api, handlers);
	accepting = *handlers;
	handlers->Dot11ExtIhvInitAdapter = init_adapter;
	handlers->Dot11ExtIhvPerformPreAssociate = perform_pre;
	handlers->Dot11ExtIhvPerformPostAssociate = perform_post;
	handlers->Dot11ExtIhvStopPostAssociate = stop_post;
	handlers->Dot11ExtIhvDeinitService = deinit_service;
	return worker_start(&requests);
}

DWORD WINAPI Dot11ExtIhvInitVirtualStation(PDOT11EXT_VIRTUAL_STATION_APIS api,
					   PVOID reserved)
{
	UNREFERENCED_PARAMETER(reserved);
	stations = *api;
	return ERROR_SUCCESS;
}
