// SPDX-License-Identifier: GPL-2.0-only
/*
 * Calls of the handlers: makes the documented structures of a message, and a
 * message of what came back. Whatever is handed over belongs to us and is gone
 * when the handler has returned (IHV-109); what a handler has allocated for us
 * is freed here (IHV-97).
 *
 * Page: Native 802.11 IHV Handler functions.
 */
#include <stdlib.h>
#include <string.h>

#include "ihvd/process/process.h"
#include "utf16.h"

DOT11EXT_IHV_HANDLERS process_handlers;

static __thread uint32_t current_handler = IHVD_NO_HANDLER;

/**
 * handlers_current() - the handler that runs on this thread
 *
 * Return: enum ihvd_handler, or %IHVD_NO_HANDLER.
 */
uint32_t handlers_current(void)
{
	return current_handler;
}

static void *blob(const struct ihvd_message *msg, unsigned int i)
{
	return (void *)msg->blob[i];
}

/* a text of the daemon, which is UTF-8; to be freed, never NULL */
static LPWSTR wide(const struct ihvd_message *msg, unsigned int i)
{
	const size_t room = msg->head.len[i] + 1;
	LPWSTR text = calloc(room, sizeof(*text));

	if (!text)
		process_end("no memory");
	if (msg->head.len[i])
		nwifi_utf8_to_utf16(text, room, msg->blob[i],
				    msg->head.len[i]);
	return text;
}

/**
 * struct profile - what the handlers that look at a profile are given
 * @params: general part
 * @conn: connectivity fragment
 * @sec: security fragment
 * @security: settings of the host's own security
 * @bss: networks
 */
struct profile {
	DOT11EXT_IHV_PROFILE_PARAMS params;
	DOT11EXT_IHV_CONNECTIVITY_PROFILE conn;
	DOT11EXT_IHV_SECURITY_PROFILE sec;
	DOT11_MSSECURITY_SETTINGS security;
	DOT11_BSS_LIST bss;
};

static void fill_profile(const struct ihvd_message *msg, struct profile *p)
{
	const uint64_t *arg = msg->head.arg;
	const size_t n = msg->head.len[0] / sizeof(DOT11_SSID);
	DOT11EXT_IHV_SSID_LIST *list;

	memset(p, 0, sizeof(*p));
	list = calloc(1, sizeof(*list) + msg->head.len[0]);
	if (!list)
		process_end("no memory");
	list->ulCount = n;
	if (n)
		memcpy(list->SSIDs, msg->blob[0], n * sizeof(DOT11_SSID));
	p->params.pSsidList = list;
	p->params.BssType = arg[1];
	if (arg[2]) {
		p->security.dot11AuthAlgorithm = arg[3];
		p->security.dot11CipherAlgorithm = arg[4];
		p->security.fOneXEnabled = arg[5];
		p->security.eapMethodType.eapType.type = arg[6];
		p->security.dwEapConnectionDataLen = msg->head.len[4];
		p->security.pEapConnectionData = blob(msg, 4);
		p->params.pMSSecuritySettings = &p->security;
	}
	p->conn.pszXmlFragmentIhvConnectivity = wide(msg, 1);
	p->sec.pszXmlFragmentIhvSecurity = wide(msg, 2);
	p->sec.bUseMSOnex = arg[7];
	p->bss.uNumOfBytes = msg->head.len[3];
	p->bss.pucBuffer = blob(msg, 3);
}

static void free_profile(struct profile *p)
{
	free(p->params.pSsidList);
	free(p->conn.pszXmlFragmentIhvConnectivity);
	free(p->sec.pszXmlFragmentIhvSecurity);
}

static void run_init_adapter(const struct ihvd_message *call,
			     struct ihvd_message *ret, HANDLE *extension)
{
	DOT11_ADAPTER adapter = {
		.pszDescription = wide(call, 1),
		.Dot11CurrentOpMode.uCurrentOpMode = call->head.arg[0],
	};

	if (call->head.len[0] == sizeof(GUID))
		memcpy(&adapter.gAdapterId, call->blob[0], sizeof(GUID));
	*extension = NULL;
	ret->head.result = process_handlers.Dot11ExtIhvInitAdapter(
		&adapter, (HANDLE)(uintptr_t)call->head.adapter, extension);
	free(adapter.pszDescription);
}

static void run_profile(const struct ihvd_message *call,
			struct ihvd_message *ret, HANDLE extension)
{
	const HANDLE session = (HANDLE)(uintptr_t)call->head.arg[0];
	DWORD reason = L2_REASON_CODE_UNKNOWN;
	struct profile p;

	fill_profile(call, &p);
	switch (call->head.op) {
	case IHVD_PERFORM_PRE_ASSOCIATE:
		ret->head.result =
			process_handlers.Dot11ExtIhvPerformPreAssociate(
				extension, session, &p.params, &p.conn, &p.sec,
				&p.bss, &reason);
		break;
	case IHVD_VALIDATE_PROFILE:
		ret->head.result = process_handlers.Dot11ExtIhvValidateProfile(
			extension, &p.params, &p.conn, &p.sec, &reason);
		break;
	default:
		ret->head.result =
			process_handlers.Dot11ExtIhvPerformCapabilityMatch(
				extension, &p.params, &p.conn, &p.sec, &p.bss,
				&reason);
		break;
	}
	ret->head.reason = reason;
	free_profile(&p);
}

/* fragments go back as one text each, with their NUL: connectivity, security */
struct fragments {
	char *text;
	size_t len;
};

static bool append(struct fragments *all, LPCWSTR text)
{
	ptrdiff_t len = 0;
	char *grown;

	if (text)
		len = nwifi_utf16_to_utf8(NULL, 0, text, IHVD_MAX_MESSAGE);
	if (len < 0 || all->len + len + 1 > IHVD_MAX_MESSAGE)
		return false;
	grown = realloc(all->text, all->len + len + 1);
	if (!grown)
		return false;
	all->text = grown;
	grown[all->len] = 0;
	if (text)
		nwifi_utf16_to_utf8(grown + all->len, len + 1, text,
				    IHVD_MAX_MESSAGE);
	all->len += len + 1;
	return true;
}

static void run_discovery(const struct ihvd_message *call,
			  struct ihvd_message *ret, HANDLE extension,
			  struct fragments *all)
{
	DOT11EXT_IHV_DISCOVERY_PROFILE_LIST list = {};
	DWORD reason = L2_REASON_CODE_UNKNOWN, i;
	struct profile p;

	fill_profile(call, &p);
	ret->head.result = process_handlers.Dot11ExtIhvCreateDiscoveryProfiles(
		extension, !!call->head.arg[0], &p.params, &p.bss, &list,
		&reason);
	ret->head.reason = reason;
	if (ret->head.result != ERROR_SUCCESS)
		list.dwCount = 0;
	for (i = 0; i < list.dwCount && list.pIhvDiscoveryProfiles; i++) {
		DOT11EXT_IHV_DISCOVERY_PROFILE *found =
			&list.pIhvDiscoveryProfiles[i];
		LPWSTR conn = found->IhvConnectivityProfile
				      .pszXmlFragmentIhvConnectivity;
		LPWSTR sec = found->IhvSecurityProfile
				     .pszXmlFragmentIhvSecurity;

		if (append(all, conn) && append(all, sec))
			ret->head.arg[0]++;
		free(conn);
		free(sec);
	}
	free(list.pIhvDiscoveryProfiles);
	ihvd_add_blob(ret, all->text, all->len);
	free_profile(&p);
}

static void run_perform(const struct ihvd_message *call,
			struct ihvd_message *ret, HANDLE extension)
{
	DOT11_PORT_STATE port = {};

	if (call->head.len[0] == sizeof(port))
		memcpy(&port, call->blob[0], sizeof(port));
	ret->head.result = process_handlers.Dot11ExtIhvPerformPostAssociate(
		extension, (HANDLE)(uintptr_t)call->head.arg[0], &port,
		call->head.len[1], blob(call, 1));
}

static void run_stop(const struct ihvd_message *call, struct ihvd_message *ret,
		     HANDLE extension)
{
	DOT11_MAC_ADDRESS peer = {};

	if (call->head.len[0] == sizeof(peer))
		memcpy(&peer, call->blob[0], sizeof(peer));
	ret->head.result = process_handlers.Dot11ExtIhvStopPostAssociate(
		extension, &peer, call->head.arg[0]);
}

static GUID guid_of(const struct ihvd_message *call)
{
	GUID guid = {};

	if (call->head.len[0] == sizeof(guid))
		memcpy(&guid, call->blob[0], sizeof(guid));
	return guid;
}

static void run_ui_pending(const struct ihvd_message *call,
			   struct ihvd_message *ret)
{
	BOOL pending = FALSE;

	ret->head.result = process_handlers.Dot11ExtIhvIsUIRequestPending(
		guid_of(call), &pending);
	ret->head.arg[0] = !!pending;
}

/* @request is freed after it has been sent */
static void run_query_ui(const struct ihvd_message *call,
			 struct ihvd_message *ret, HANDLE extension,
			 DOT11EXT_IHV_UI_REQUEST **request)
{
	ret->head.result = process_handlers.Dot11ExtIhvQueryUIRequest(
		extension, call->head.arg[0], request);
	if (ret->head.result != ERROR_SUCCESS || !*request)
		return;
	ret->head.arg[0] = (*request)->dwSessionId;
	ihvd_add_blob(ret, &(*request)->guidUIRequest, sizeof(GUID));
	ihvd_add_blob(ret, &(*request)->UIPageClsid, sizeof(CLSID));
	ihvd_add_blob(ret, (*request)->pvUIRequest,
		      (*request)->pvUIRequest ? (*request)->dwByteCount : 0);
}

static void run_onex_result(const struct ihvd_message *call,
			    struct ihvd_message *ret, HANDLE extension)
{
	const uint64_t *arg = call->head.arg;
	DOT11_EAP_RESULT eap = { .dwFailureReasonCode = arg[4] };
	DOT11_MSONEX_RESULT_PARAMS params = {
		.Dot11OnexAuthStatus = arg[2],
		.Dot11OneXReasonCode = arg[3],
		.pbMPPESendKey = blob(call, 0),
		.dwMPPESendKeyLen = call->head.len[0],
		.pbMPPERecvKey = blob(call, 1),
		.dwMPPERecvKeyLen = call->head.len[1],
		.pDot11EapResult = &eap,
	};

	ret->head.result = process_handlers.Dot11ExtIhvOnexIndicateResult(
		extension, arg[0], arg[1] ? &params : NULL);
	/* what the plugin wants to keep, it has copied (IHV-109) */
	explicit_bzero(blob(call, 0), call->head.len[0]);
	explicit_bzero(blob(call, 1), call->head.len[1]);
}

static void run_control(const struct ihvd_message *call,
			struct ihvd_message *ret, HANDLE extension, void **out)
{
	DWORD size = call->head.arg[0], returned = 0;

	if (size > IHVD_MAX_MESSAGE / 2)
		size = IHVD_MAX_MESSAGE / 2;
	*out = size ? calloc(1, size) : NULL;
	if (!*out)
		size = 0;
	ret->head.result = process_handlers.Dot11ExtIhvControl(
		extension, call->head.len[0], blob(call, 0), size, *out,
		&returned);
	/* IHV-96: the length always, the bytes if they fit */
	ret->head.arg[0] = returned;
	ihvd_add_blob(ret, *out, returned <= size ? returned : 0);
}

static void run_session_change(const struct ihvd_message *call,
			       struct ihvd_message *ret)
{
	WTSSESSION_NOTIFICATION session = {
		.cbSize = sizeof(session),
		.dwSessionId = call->head.arg[1],
	};

	ret->head.result = process_handlers.Dot11ExtIhvProcessSessionChange(
		call->head.arg[0], &session);
}

/**
 * handlers_run() - call a handler and send its return
 * @call: the call
 * @extension: the plugin's handle of the adapter; set by InitAdapter
 *
 * Context: the lane that the call belongs to.
 */
void handlers_run(const struct ihvd_message *call, HANDLE *extension)
{
	const DOT11EXT_IHV_HANDLERS *h = &process_handlers;
	DOT11EXT_IHV_UI_REQUEST *ui = NULL;
	struct fragments fragments = {};
	struct ihvd_message ret = {
		.head = {
			.kind = IHVD_RETURNED,
			.op = call->head.op,
			.cookie = call->head.cookie,
			.adapter = call->head.adapter,
		},
	};
	void *out = NULL;

	current_handler = call->head.op;
	switch (call->head.op) {
	case IHVD_DEINIT_SERVICE:
		h->Dot11ExtIhvDeinitService();
		break;
	case IHVD_INIT_ADAPTER:
		run_init_adapter(call, &ret, extension);
		break;
	case IHVD_DEINIT_ADAPTER:
		h->Dot11ExtIhvDeinitAdapter(*extension);
		break;
	case IHVD_PERFORM_PRE_ASSOCIATE:
	case IHVD_VALIDATE_PROFILE:
	case IHVD_PERFORM_CAPABILITY_MATCH:
		run_profile(call, &ret, *extension);
		break;
	case IHVD_CREATE_DISCOVERY_PROFILES:
		run_discovery(call, &ret, *extension, &fragments);
		break;
	case IHVD_ADAPTER_RESET:
		ret.head.result = h->Dot11ExtIhvAdapterReset(*extension);
		break;
	case IHVD_PERFORM_POST_ASSOCIATE:
		run_perform(call, &ret, *extension);
		break;
	case IHVD_STOP_POST_ASSOCIATE:
		run_stop(call, &ret, *extension);
		break;
	case IHVD_PROCESS_SESSION_CHANGE:
		run_session_change(call, &ret);
		break;
	case IHVD_RECEIVE_INDICATION:
		ret.head.result = h->Dot11ExtIhvReceiveIndication(
			*extension, call->head.arg[0], call->head.len[0],
			blob(call, 0));
		break;
	case IHVD_RECEIVE_PACKET:
		ret.head.result = h->Dot11ExtIhvReceivePacket(
			*extension, call->head.len[0], blob(call, 0));
		break;
	case IHVD_SEND_PACKET_COMPLETION:
		ret.head.result = h->Dot11ExtIhvSendPacketCompletion(
			(HANDLE)(uintptr_t)call->head.arg[0]);
		break;
	case IHVD_IS_UI_REQUEST_PENDING:
		run_ui_pending(call, &ret);
		break;
	case IHVD_PROCESS_UI_RESPONSE:
		ret.head.result = h->Dot11ExtIhvProcessUIResponse(
			guid_of(call), call->head.len[1], blob(call, 1));
		break;
	case IHVD_QUERY_UI_REQUEST:
		run_query_ui(call, &ret, *extension, &ui);
		break;
	case IHVD_ONEX_INDICATE_RESULT:
		run_onex_result(call, &ret, *extension);
		break;
	case IHVD_CONTROL:
		run_control(call, &ret, *extension, &out);
		break;
	}
	current_handler = IHVD_NO_HANDLER;
	process_send(&ret);
	if (ui)
		free(ui->pvUIRequest);
	free(ui);
	free(fragments.text);
	free(out);
}
