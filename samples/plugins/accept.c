// SPDX-License-Identifier: BSD-3-Clause
#include "accept.h"

#include "adapter.h"

static DOT11EXT_APIS host;

static DWORD WINAPI init_adapter(PDOT11_ADAPTER description, HANDLE service,
				 PHANDLE handle)
{
	UNREFERENCED_PARAMETER(description);
	return adapter_new(sizeof(struct adapter), &host, service, handle);
}

static VOID WINAPI deinit_adapter(HANDLE handle)
{
	adapter_delete(handle);
}

static VOID WINAPI deinit_service(VOID)
{
	adapter_delete_all(deinit_adapter);
}

static void complete_pre(struct task *task)
{
	const struct job *job = (struct job *)task;

	connection_complete(job->adapter, job->session, ERROR_SUCCESS,
			    L2_REASON_CODE_UNKNOWN);
}

static DWORD WINAPI perform_pre(HANDLE handle, HANDLE session,
				PDOT11EXT_IHV_PROFILE_PARAMS params,
				PDOT11EXT_IHV_CONNECTIVITY_PROFILE conn,
				PDOT11EXT_IHV_SECURITY_PROFILE sec,
				PDOT11_BSS_LIST networks, PDWORD reason)
{
	struct job *job = job_new(sizeof(*job), complete_pre, handle, session);

	UNREFERENCED_PARAMETER(params);
	UNREFERENCED_PARAMETER(conn);
	UNREFERENCED_PARAMETER(sec);
	UNREFERENCED_PARAMETER(networks);
	if (!job) {
		*reason = L2_REASON_CODE_UNKNOWN;
		return ERROR_OUTOFMEMORY;
	}
	*reason = L2_REASON_CODE_SUCCESS;
	connection_begin(job);
	return ERROR_SUCCESS;
}

static DWORD WINAPI adapter_reset(HANDLE handle)
{
	connection_reset(handle);
	return ERROR_SUCCESS;
}

static void complete_post(struct task *task)
{
	const struct job *job = (struct job *)task;

	if (security_enter(job))
		security_complete(job->adapter, L2_REASON_CODE_SUCCESS,
				  ERROR_SUCCESS);
}

static DWORD WINAPI
perform_post(HANDLE handle, HANDLE session, PDOT11_PORT_STATE port,
	     ULONG length, PDOT11_ASSOCIATION_COMPLETION_PARAMETERS params)
{
	struct job *job = job_new(sizeof(*job), complete_post, handle, session);

	UNREFERENCED_PARAMETER(length);
	UNREFERENCED_PARAMETER(params);
	if (!job)
		return ERROR_OUTOFMEMORY;
	security_begin(job, &port->PeerMacAddress);
	return ERROR_SUCCESS;
}

static DWORD WINAPI stop_post(HANDLE handle, PDOT11_MAC_ADDRESS peer,
			      DOT11_ASSOC_STATUS status)
{
	UNREFERENCED_PARAMETER(status);
	return security_stop(handle, peer);
}

/**
 * accept_init() - set up an extension that accepts every network
 * @api: functions of the host, which are copied (IHV-5)
 * @handlers: set to the handlers of the extension
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
