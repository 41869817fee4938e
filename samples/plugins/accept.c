// SPDX-License-Identifier: BSD-3-Clause
#include "accept.h"

#include <stdlib.h>
#include <string.h>

#include "common.h"

/**
 * struct station - an adapter
 * @adapter: what all plugins have of one
 * @lock: protects what follows
 * @connection: connection session, NULL for none
 * @cancelled: AdapterReset has been called, and waits
 * @security: security session, NULL for none
 * @peer: AP of @security
 */
struct station {
	struct adapter adapter;
	pthread_mutex_t lock;
	HANDLE connection;
	bool cancelled;
	HANDLE security;
	DOT11_MAC_ADDRESS peer;
};

/**
 * struct completion - a session to be completed
 * @task: see there
 * @station: whose
 * @session: session
 */
struct completion {
	struct task task;
	struct station *station;
	HANDLE session;
};

static DOT11EXT_APIS host;

static DWORD complete_later(struct station *station, HANDLE session,
			    void (*run)(struct task *task))
{
	struct completion *completion = calloc(1, sizeof(*completion));

	if (!completion)
		return ERROR_OUTOFMEMORY;
	completion->task.run = run;
	completion->station = station;
	completion->session = session;
	worker_post(&station->adapter.worker, &completion->task);
	return ERROR_SUCCESS;
}

static DWORD WINAPI init_adapter(PDOT11_ADAPTER description, HANDLE service,
				 PHANDLE handle)
{
	struct station *station = calloc(1, sizeof(*station));
	DWORD error;

	UNREFERENCED_PARAMETER(description);
	if (!station)
		return ERROR_OUTOFMEMORY;
	pthread_mutex_init(&station->lock, NULL);
	error = adapter_begin(&station->adapter, service);
	if (error != ERROR_SUCCESS) {
		pthread_mutex_destroy(&station->lock);
		free(station);
		return error;
	}
	*handle = station;
	return ERROR_SUCCESS;
}

/* IHV-11: a pending pre-association is dropped, not completed */
static VOID WINAPI deinit_adapter(HANDLE handle)
{
	struct station *station = handle;

	pthread_mutex_lock(&station->lock);
	station->connection = NULL;
	station->security = NULL;
	pthread_mutex_unlock(&station->lock);
	adapter_end(&station->adapter);
	pthread_mutex_destroy(&station->lock);
	free(station);
}

static VOID WINAPI deinit_service(VOID)
{
	struct adapter *adapter;

	while ((adapter = adapter_first()))
		deinit_adapter(adapter);
}

static void complete_pre(struct task *task)
{
	struct completion *completion = (struct completion *)task;
	struct station *station = completion->station;
	bool live, cancelled;

	pthread_mutex_lock(&station->lock);
	live = station->connection == completion->session;
	cancelled = station->cancelled;
	if (live)
		station->connection = NULL;
	pthread_mutex_unlock(&station->lock);
	if (live && cancelled)
		host.Dot11ExtPreAssociateCompletion(station->adapter.service,
						    completion->session,
						    L2_REASON_CODE_UNKNOWN,
						    ERROR_CANCELLED);
	else if (live)
		host.Dot11ExtPreAssociateCompletion(station->adapter.service,
						    completion->session,
						    L2_REASON_CODE_SUCCESS,
						    ERROR_SUCCESS);
}

static DWORD WINAPI perform_pre(HANDLE handle, HANDLE session,
				PDOT11EXT_IHV_PROFILE_PARAMS params,
				PDOT11EXT_IHV_CONNECTIVITY_PROFILE conn,
				PDOT11EXT_IHV_SECURITY_PROFILE sec,
				PDOT11_BSS_LIST networks, PDWORD reason)
{
	struct station *station = handle;
	DWORD error;

	UNREFERENCED_PARAMETER(params);
	UNREFERENCED_PARAMETER(conn);
	UNREFERENCED_PARAMETER(sec);
	UNREFERENCED_PARAMETER(networks);
	pthread_mutex_lock(&station->lock);
	station->connection = session;
	pthread_mutex_unlock(&station->lock);
	error = complete_later(station, session, complete_pre);
	*reason = error == ERROR_SUCCESS ? L2_REASON_CODE_SUCCESS :
					   L2_REASON_CODE_UNKNOWN;
	return error;
}

/* IHV-21: what is pending is completed as cancelled, by its own thread */
static DWORD WINAPI adapter_reset(HANDLE handle)
{
	struct station *station = handle;

	pthread_mutex_lock(&station->lock);
	station->cancelled = true;
	station->security = NULL;
	pthread_mutex_unlock(&station->lock);
	worker_flush(&station->adapter.worker);
	pthread_mutex_lock(&station->lock);
	station->cancelled = false;
	pthread_mutex_unlock(&station->lock);
	return ERROR_SUCCESS;
}

static void complete_post(struct task *task)
{
	struct completion *completion = (struct completion *)task;
	struct station *station = completion->station;
	DOT11_MAC_ADDRESS peer;
	bool live;

	pthread_mutex_lock(&station->lock);
	live = station->security == completion->session;
	peer = station->peer;
	pthread_mutex_unlock(&station->lock);
	if (live)
		host.Dot11ExtPostAssociateCompletion(station->adapter.service,
						     completion->session,
						     &peer,
						     L2_REASON_CODE_SUCCESS,
						     ERROR_SUCCESS);
}

static DWORD WINAPI
perform_post(HANDLE handle, HANDLE session, PDOT11_PORT_STATE port,
	     ULONG length, PDOT11_ASSOCIATION_COMPLETION_PARAMETERS params)
{
	struct station *station = handle;

	UNREFERENCED_PARAMETER(length);
	UNREFERENCED_PARAMETER(params);
	pthread_mutex_lock(&station->lock);
	station->security = session;
	station->peer = port->PeerMacAddress;
	pthread_mutex_unlock(&station->lock);
	return complete_later(station, session, complete_post);
}

/* IHV-55: when this returns, no completion is under way and none follows */
static DWORD WINAPI stop_post(HANDLE handle, PDOT11_MAC_ADDRESS peer,
			      DOT11_ASSOC_STATUS status)
{
	struct station *station = handle;
	bool known;

	UNREFERENCED_PARAMETER(status);
	pthread_mutex_lock(&station->lock);
	known = station->security &&
		!memcmp(&station->peer, peer, sizeof(*peer));
	if (known)
		station->security = NULL;
	pthread_mutex_unlock(&station->lock);
	worker_flush(&station->adapter.worker);
	return known ? ERROR_SUCCESS : ERROR_NOT_FOUND;
}

/**
 * accept_init() - be an extension that lets everybody in
 * @api: functions of the host; copied (IHV-5)
 * @handlers: filled in
 */
void accept_init(const DOT11EXT_APIS *api, PDOT11EXT_IHV_HANDLERS handlers)
{
	host = *api;
	common_handlers(handlers);
	handlers->Dot11ExtIhvDeinitService = deinit_service;
	handlers->Dot11ExtIhvInitAdapter = init_adapter;
	handlers->Dot11ExtIhvDeinitAdapter = deinit_adapter;
	handlers->Dot11ExtIhvPerformPreAssociate = perform_pre;
	handlers->Dot11ExtIhvAdapterReset = adapter_reset;
	handlers->Dot11ExtIhvPerformPostAssociate = perform_post;
	handlers->Dot11ExtIhvStopPostAssociate = stop_post;
}
