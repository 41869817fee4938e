// SPDX-License-Identifier: BSD-3-Clause
/*
 * An extension that asks the user before it connects. It also shows
 * notifications, control requests and session changes. Otherwise it is the
 * extension of accept.c, which accepts every network, with a question before
 * the completion of each pre-association.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include <winuser.h>

#include "../accept.h"
#include "../adapter.h"
#include "../common.h"
#include "control.h"
#include "requests.h"

#define REASON_NO_ANSWER	(L2_REASON_CODE_IHV_BASE + 1)
#define REASON_NOT_ASKED	(L2_REASON_CODE_IHV_BASE + 2)

/* Code of the notification about an open port */
#define NOTIFY_AUTHORIZED	1

/* Class of the page that a program has to show to the user */
static const CLSID page = {
	0x6e776966, 0x6901, 0x4100,
	{ 0x80, 0x00, 0x61, 0x73, 0x6b, 0x2d, 0x75, 0x73 }
};

static DOT11EXT_APIS host;
static DOT11EXT_IHV_HANDLERS accepting;

/* @lock protects the variables after it. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct sessions sessions;
static DWORD query_phase;

static DWORD session_of_user(void)
{
	DWORD session;

	pthread_mutex_lock(&lock);
	session = sessions.user;
	pthread_mutex_unlock(&lock);
	return session;
}

/* Record the question before asking it, since the answer may come at once. */
static DWORD question_ask(HANDLE service, HANDLE connection, const GUID *guid,
			  const void *data, DWORD length)
{
	DOT11EXT_IHV_UI_REQUEST question = {
		.dwSessionId = session_of_user(),
		.guidUIRequest = *guid,
		.UIPageClsid = page,
		.dwByteCount = length,
		.pvUIRequest = (BYTE *)data,
	};
	DWORD error;

	error = requests_add(guid, service, connection, question.dwSessionId);
	if (error != ERROR_SUCCESS)
		return error;
	error = host.Dot11ExtSendUIRequest(service, &question);
	if (error != ERROR_SUCCESS)
		requests_take(guid, NULL);
	return error;
}

static DWORD guid_make(GUID *guid)
{
	return getrandom(guid, sizeof(*guid), GRND_NONBLOCK) ==
	       sizeof(*guid) ? ERROR_SUCCESS : ERROR_NOT_READY;
}

/* accept.c calls this function instead of that of the host. */
static DWORD WINAPI pre_completion(HANDLE service, HANDLE session, DWORD reason,
				   DWORD error)
{
	static const char text[] = "pass phrase";
	GUID guid;

	if (error == ERROR_SUCCESS) {
		error = guid_make(&guid);
		if (error == ERROR_SUCCESS)
			error = question_ask(service, session, &guid, text,
					     sizeof(text) - 1);
		if (error == ERROR_SUCCESS)
			return ERROR_SUCCESS;
		reason = REASON_NOT_ASKED;
	}
	return host.Dot11ExtPreAssociateCompletion(service, session, reason,
						   error);
}

static DWORD notification_send(HANDLE service, DWORD code, const void *data,
			       DWORD length)
{
	L2_NOTIFICATION_DATA notification = {
		.NotificationSource = L2_NOTIFICATION_SOURCE_WLAN_IHV,
		.NotificationCode = code,
		.InterfaceGuid = page,
		.dwDataSize = length,
		.pData = (PVOID)data,
	};

	return host.Dot11ExtSendNotification(service, &notification);
}

static DWORD WINAPI post_completion(HANDLE service, HANDLE session,
				    PDOT11_MAC_ADDRESS peer, DWORD reason,
				    DWORD error)
{
	DWORD result;

	result = host.Dot11ExtPostAssociateCompletion(service, session, peer,
						      reason, error);
	if (result == ERROR_SUCCESS)
		notification_send(service, NOTIFY_AUTHORIZED, peer,
				  sizeof(*peer));
	return result;
}

/* End the connection that waited for the answer to a question. */
static void request_cancel(const struct request *taken, void *arg)
{
	const DWORD *reason = arg;

	if (taken->connection)
		host.Dot11ExtPreAssociateCompletion(taken->service,
						    taken->connection, *reason,
						    ERROR_CANCELLED);
}

/* When the reset returns, the worker asks no further question (IHV-23). */
static DWORD WINAPI adapter_reset(HANDLE handle)
{
	const HANDLE service = ((struct adapter *)handle)->service;
	DWORD reason = L2_REASON_CODE_UNKNOWN;
	DWORD error = accepting.Dot11ExtIhvAdapterReset(handle);

	fprintf(stderr, "Dot11ExtIhvAdapterReset\n");
	requests_take_all(service, 0, request_cancel, &reason);
	return error;
}

/* Nothing is completed, and everything is freed (IHV-11, IHV-13). */
static VOID WINAPI deinit_adapter(HANDLE handle)
{
	const HANDLE service = ((struct adapter *)handle)->service;

	accepting.Dot11ExtIhvDeinitAdapter(handle);
	requests_take_all(service, 0, NULL, NULL);
}

static DWORD WINAPI perform_pre(HANDLE handle, HANDLE session,
				PDOT11EXT_IHV_PROFILE_PARAMS params,
				PDOT11EXT_IHV_CONNECTIVITY_PROFILE conn,
				PDOT11EXT_IHV_SECURITY_PROFILE sec,
				PDOT11_BSS_LIST networks, PDWORD reason)
{
	fprintf(stderr, "Dot11ExtIhvPerformPreAssociate\n");
	return accepting.Dot11ExtIhvPerformPreAssociate(handle, session, params,
							conn, sec, networks,
							reason);
}

static DWORD WINAPI is_ui_pending(GUID guid, PBOOL pending)
{
	*pending = requests_has(&guid);
	fprintf(stderr, "Dot11ExtIhvIsUIRequestPending %d\n", *pending);
	return ERROR_SUCCESS;
}

/* This handler may complete, because PerformPreAssociate has returned. */
static DWORD WINAPI ui_response(GUID guid, DWORD length, LPVOID response)
{
	struct request taken;

	fprintf(stderr, "Dot11ExtIhvProcessUIResponse length=%u\n", length);
	if (!requests_take(&guid, &taken))
		return ERROR_NOT_FOUND;
	if (!taken.connection)
		return control_keep(response, length);
	if (length)
		host.Dot11ExtPreAssociateCompletion(taken.service,
						    taken.connection,
						    L2_REASON_CODE_SUCCESS,
						    ERROR_SUCCESS);
	else
		host.Dot11ExtPreAssociateCompletion(taken.service,
						    taken.connection,
						    REASON_NO_ANSWER,
						    ERROR_CANCELLED);
	return ERROR_SUCCESS;
}

/* The host has asked for a question and frees what is allocated (IHV-86). */
static DWORD question_make(HANDLE service, PDOT11EXT_IHV_UI_REQUEST *request)
{
	static const char text[] = "queried";
	PDOT11EXT_IHV_UI_REQUEST question;
	LPVOID memory;
	DWORD error;

	error = host.Dot11ExtAllocateBuffer(sizeof(*question), &memory);
	if (error != ERROR_SUCCESS)
		return error;
	question = memory;
	error = host.Dot11ExtAllocateBuffer(sizeof(text) - 1, &memory);
	if (error == ERROR_SUCCESS) {
		question->pvUIRequest = memory;
		question->dwByteCount = sizeof(text) - 1;
		memcpy(memory, text, sizeof(text) - 1);
		question->dwSessionId = session_of_user();
		question->UIPageClsid = page;
		error = guid_make(&question->guidUIRequest);
	}
	if (error == ERROR_SUCCESS)
		error = requests_add(&question->guidUIRequest, service, NULL,
				     question->dwSessionId);
	if (error == ERROR_SUCCESS) {
		*request = question;
		return ERROR_SUCCESS;
	}
	host.Dot11ExtFreeBuffer(question->pvUIRequest);
	host.Dot11ExtFreeBuffer(question);
	return error;
}

static DWORD WINAPI query_ui(HANDLE handle, DOT11EXT_IHV_CONNECTION_PHASE phase,
			     PDOT11EXT_IHV_UI_REQUEST *request)
{
	bool wanted;

	fprintf(stderr, "Dot11ExtIhvQueryUIRequest phase=%u\n", phase);
	pthread_mutex_lock(&lock);
	wanted = query_phase == (DWORD)phase;
	if (wanted)
		query_phase = 0;
	pthread_mutex_unlock(&lock);
	*request = NULL;
	return wanted ? question_make(((struct adapter *)handle)->service,
				      request) : ERROR_SUCCESS;
}

static DWORD WINAPI session_change(ULONG event,
				   PWTSSESSION_NOTIFICATION session)
{
	DWORD reason = REASON_NO_ANSWER;

	fprintf(stderr, "Dot11ExtIhvProcessSessionChange event=%u session=%u\n",
		event, session->dwSessionId);
	pthread_mutex_lock(&lock);
	sessions.changes++;
	sessions.event = event;
	sessions.session = session->dwSessionId;
	if (event == WTS_SESSION_LOGON)
		sessions.user = session->dwSessionId;
	else if (event == WTS_SESSION_LOGOFF &&
		 sessions.user == session->dwSessionId)
		sessions.user = 0;
	pthread_mutex_unlock(&lock);
	/* The host has dropped these questions, too (IHV-87). */
	if (event == WTS_SESSION_LOGOFF)
		requests_take_all(NULL, session->dwSessionId, request_cancel,
				  &reason);
	return ERROR_SUCCESS;
}

static DWORD control_ask(HANDLE service, const UCHAR *in, DWORD length,
			 struct output *out)
{
	static const GUID any;
	GUID guid;
	DWORD error = ERROR_SUCCESS;

	if (length < sizeof(guid))
		return ERROR_INVALID_PARAMETER;
	memcpy(&guid, in, sizeof(guid));
	if (IsEqualGUID(&guid, &any))
		error = guid_make(&guid);
	if (error == ERROR_SUCCESS)
		error = question_ask(service, NULL, &guid, in + sizeof(guid),
				     length - sizeof(guid));
	output_add(out, &error, sizeof(error));
	output_add(out, &guid, sizeof(guid));
	return ERROR_SUCCESS;
}

static DWORD control_notify(HANDLE service, const UCHAR *in, DWORD length,
			    struct output *out)
{
	DWORD code, error;

	if (length < sizeof(code))
		return ERROR_INVALID_PARAMETER;
	memcpy(&code, in, sizeof(code));
	error = notification_send(service, code, in + sizeof(code),
				  length - sizeof(code));
	output_add(out, &error, sizeof(error));
	return ERROR_SUCCESS;
}

static DWORD control_obey(HANDLE service, UCHAR command, const UCHAR *in,
			  DWORD length, struct output *out)
{
	struct sessions now;

	switch (command) {
	case CONTROL_ECHO:
		output_add(out, in, length);
		return ERROR_SUCCESS;
	case CONTROL_SESSIONS:
		pthread_mutex_lock(&lock);
		now = sessions;
		pthread_mutex_unlock(&lock);
		output_add(out, &now, sizeof(now));
		return ERROR_SUCCESS;
	case CONTROL_ASK:
		return control_ask(service, in, length, out);
	case CONTROL_ANSWER:
		return control_kept(out);
	case CONTROL_FORGET:
		requests_take_all(service, 0, NULL, NULL);
		return ERROR_SUCCESS;
	case CONTROL_QUERY:
		pthread_mutex_lock(&lock);
		query_phase = length ? in[0] : 0;
		pthread_mutex_unlock(&lock);
		return ERROR_SUCCESS;
	case CONTROL_NOTIFY:
		return control_notify(service, in, length, out);
	default:
		return ERROR_INVALID_FUNCTION;
	}
}

/* The request is not trusted, whoever made it (IHV-96). */
static DWORD WINAPI control(HANDLE handle, DWORD in_length, PBYTE in,
			    DWORD out_length, PBYTE out, PDWORD returned)
{
	struct output output = { out, out_length, 0 };
	DWORD error;

	fprintf(stderr, "Dot11ExtIhvControl in=%u out=%u\n", in_length,
		out_length);
	*returned = 0;
	if (!in_length)
		return ERROR_INVALID_PARAMETER;
	error = control_obey(((struct adapter *)handle)->service, in[0], in + 1,
			     in_length - 1, &output);
	*returned = output.length;
	if (error == ERROR_SUCCESS && output.length > out_length)
		error = ERROR_INSUFFICIENT_BUFFER;
	return error;
}

DWORD WINAPI Dot11ExtIhvGetVersionInfo(PDOT11_IHV_VERSION_INFO info)
{
	return common_version(info);
}

DWORD WINAPI Dot11ExtIhvInitService(DWORD version, PDOT11EXT_APIS api,
				    LPVOID reserved,
				    PDOT11EXT_IHV_HANDLERS handlers)
{
	DOT11EXT_APIS between = *api;

	UNREFERENCED_PARAMETER(version);
	UNREFERENCED_PARAMETER(reserved);
	host = *api;
	between.Dot11ExtPreAssociateCompletion = pre_completion;
	between.Dot11ExtPostAssociateCompletion = post_completion;
	accept_init(&between, &accepting);
	*handlers = accepting;
	handlers->Dot11ExtIhvPerformPreAssociate = perform_pre;
	handlers->Dot11ExtIhvAdapterReset = adapter_reset;
	handlers->Dot11ExtIhvDeinitAdapter = deinit_adapter;
	handlers->Dot11ExtIhvProcessSessionChange = session_change;
	handlers->Dot11ExtIhvIsUIRequestPending = is_ui_pending;
	handlers->Dot11ExtIhvProcessUIResponse = ui_response;
	handlers->Dot11ExtIhvQueryUIRequest = query_ui;
	handlers->Dot11ExtIhvControl = control;
	return ERROR_SUCCESS;
}
