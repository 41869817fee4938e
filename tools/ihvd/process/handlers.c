// SPDX-License-Identifier: GPL-2.0-only
/*
 * Calls of the plugin's handlers: makes the documented structures of a message,
 * and a message of what the handler returns. What a handler is given belongs to
 * the host and is gone when the handler has returned (IHV-109); what a handler
 * has allocated for the host is freed here (IHV-97).
 *
 * Page: Native 802.11 IHV Handler functions.
 */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "ihvd/ipc/wire.h"
#include "ihvd/process/buffer.h"
#include "ihvd/process/channel.h"
#include "ihvd/process/handlers.h"
#include "utf16.h"

/* How long a thread may wait for the return of the handler that began it */
#define HOLD_SECONDS	1

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

/* A PerformPreAssociate that runs. */
struct running {
	struct running *next;
	uint32_t adapter;
};

static pthread_mutex_t running_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t running_changed = PTHREAD_COND_INITIALIZER;
static struct running *running;

static void running_begin(struct running *self, uint32_t adapter)
{
	self->adapter = adapter;
	pthread_mutex_lock(&running_lock);
	self->next = running;
	running = self;
	pthread_mutex_unlock(&running_lock);
}

static void running_end(const struct running *self)
{
	struct running **where = &running;

	pthread_mutex_lock(&running_lock);
	while (*where != self)
		where = &(*where)->next;
	*where = self->next;
	pthread_cond_broadcast(&running_changed);
	pthread_mutex_unlock(&running_lock);
}

static bool running_has(uint32_t adapter)
{
	const struct running *each;

	for (each = running; each; each = each->next)
		if (each->adapter == adapter)
			return true;
	return false;
}

/**
 * handlers_await_pre() - wait until PerformPreAssociate has returned
 * @adapter: service handle
 *
 * IHV-41: some functions are legal after the return only, and the thread that
 * the handler has begun cannot see it. A plugin whose handler waits for that
 * thread is not waited for long; the daemon refuses the call then.
 *
 * Context: any thread; does not wait on that of the handler.
 */
void handlers_await_pre(uint32_t adapter)
{
	struct timespec until;
	int err = 0;

	if (current_handler == IHVD_PERFORM_PRE_ASSOCIATE)
		return;
	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec += HOLD_SECONDS;
	pthread_mutex_lock(&running_lock);
	while (!err && running_has(adapter))
		err = pthread_cond_clockwait(&running_changed, &running_lock,
					     CLOCK_MONOTONIC, &until);
	pthread_mutex_unlock(&running_lock);
}

/* The documented structures have no const. */
static void *bytes_of(struct nwc_blob blob)
{
	return (void *)blob.data;
}

static void bytes_wipe(struct nwc_blob blob)
{
	if (blob.len)
		explicit_bzero(bytes_of(blob), blob.len);
}

/* A text of the daemon as UTF-16; to be freed, never NULL. */
static LPWSTR text_wide(struct nwc_blob text)
{
	const size_t room = text.len + 1;
	LPWSTR wide = calloc(room, sizeof(*wide));

	if (!wide)
		process_end("no memory");
	if (text.len)
		nwifi_utf8_to_utf16(wide, room, (const char *)text.data,
				    text.len);
	return wide;
}

/*
 * A fragment as UTF-16, to be freed; NULL if the profile has none, for which
 * extensions look (C2). A fragment is an XML document and so never empty.
 */
static LPWSTR fragment_wide(struct nwc_blob text)
{
	return text.len ? text_wide(text) : NULL;
}

/**
 * struct profile - a profile in the documented structures
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

static void profile_fill(const struct ihvd_profile *from, struct profile *p)
{
	const size_t n = from->ssids.len / sizeof(DOT11_SSID);
	DOT11EXT_IHV_SSID_LIST *list;

	memset(p, 0, sizeof(*p));
	list = calloc(1, sizeof(*list) + from->ssids.len);
	if (!list)
		process_end("no memory");
	list->ulCount = n;
	if (n)
		memcpy(list->SSIDs, from->ssids.data, n * sizeof(DOT11_SSID));
	p->params.pSsidList = list;
	p->params.BssType = from->bss_type;
	if (from->has_security) {
		p->security.dot11AuthAlgorithm = from->auth;
		p->security.dot11CipherAlgorithm = from->cipher;
		p->security.fOneXEnabled = from->use_onex;
		p->security.eapMethodType.eapType.type = from->eap_type;
		p->security.dwEapConnectionDataLen = from->onex.len;
		p->security.pEapConnectionData = bytes_of(from->onex);
		p->params.pMSSecuritySettings = &p->security;
	}
	p->conn.pszXmlFragmentIhvConnectivity = fragment_wide(from->connectivity);
	p->sec.pszXmlFragmentIhvSecurity = fragment_wide(from->security);
	p->sec.bUseMSOnex = from->use_ms_onex;
	p->bss.uNumOfBytes = from->networks.len;
	p->bss.pucBuffer = bytes_of(from->networks);
}

static void profile_free(struct profile *p)
{
	free(p->params.pSsidList);
	buffer_free(p->conn.pszXmlFragmentIhvConnectivity);
	buffer_free(p->sec.pszXmlFragmentIhvSecurity);
}

static HANDLE session_handle(uint32_t session)
{
	return (HANDLE)(uintptr_t)session;
}

static void handler_init_adapter(const struct ihvd_message *call,
				 struct ihvd_message *ret, HANDLE *extension)
{
	const struct ihvd_init_adapter *init = &call->init_adapter;
	DOT11_ADAPTER adapter = {
		.gAdapterId = init->identifier,
		.pszDescription = text_wide(init->description),
		.Dot11CurrentOpMode.uCurrentOpMode = init->op_mode,
	};

	*extension = NULL;
	ret->head.result = process_handlers.Dot11ExtIhvInitAdapter(
		&adapter, (HANDLE)(uintptr_t)call->head.adapter, extension);
	free(adapter.pszDescription);
}

static void handler_pre_associate(const struct ihvd_message *call,
				  struct ihvd_message *ret, HANDLE extension)
{
	const struct ihvd_pre_associate *pre = &call->pre_associate;
	DWORD reason = L2_REASON_CODE_UNKNOWN;
	struct profile p;

	profile_fill(&pre->profile, &p);
	ret->head.result = process_handlers.Dot11ExtIhvPerformPreAssociate(
		extension, session_handle(pre->session), &p.params, &p.conn,
		&p.sec, &p.bss, &reason);
	ret->head.reason = reason;
	profile_free(&p);
}

static void handler_validate(const struct ihvd_message *call,
			     struct ihvd_message *ret, HANDLE extension)
{
	DWORD reason = L2_REASON_CODE_UNKNOWN;
	struct profile p;

	profile_fill(&call->profile, &p);
	ret->head.result = process_handlers.Dot11ExtIhvValidateProfile(
		extension, &p.params, &p.conn, &p.sec, &reason);
	ret->head.reason = reason;
	profile_free(&p);
}

static void handler_match(const struct ihvd_message *call,
			  struct ihvd_message *ret, HANDLE extension)
{
	DWORD reason = L2_REASON_CODE_UNKNOWN;
	struct profile p;

	profile_fill(&call->profile, &p);
	ret->head.result = process_handlers.Dot11ExtIhvPerformCapabilityMatch(
		extension, &p.params, &p.conn, &p.sec, &p.bss, &reason);
	ret->head.reason = reason;
	profile_free(&p);
}

/**
 * struct fragments - fragments as they are returned to the daemon
 * @text: texts, each with its NUL: connectivity, security, connectivity, …
 * @len: bytes of @text
 */
struct fragments {
	char *text;
	size_t len;
};

static bool fragments_append(struct fragments *all, LPCWSTR text)
{
	ptrdiff_t len = 0;
	char *grown;

	if (text)
		len = nwifi_utf16_to_utf8(NULL, 0, text, IHVD_MAX_MESSAGE);
	if (len < 0 || all->len + len + 1 > IHVD_MAX_MESSAGE)
		return false;
	/* realloc() would leave a copy of what is there behind */
	grown = buffer_new(all->len + len + 1);
	if (!grown)
		return false;
	if (all->text)
		memcpy(grown, all->text, all->len);
	buffer_free(all->text);
	all->text = grown;
	grown[all->len] = 0;
	if (text)
		nwifi_utf16_to_utf8(grown + all->len, len + 1, text,
				    IHVD_MAX_MESSAGE);
	all->len += len + 1;
	return true;
}

/* Frees the fragments of a profile, but not those that @list has in it. */
static void discovered_free(const DOT11EXT_IHV_DISCOVERY_PROFILE *found,
			    const DOT11EXT_IHV_DISCOVERY_PROFILE *list)
{
	LPWSTR conn = found->IhvConnectivityProfile
			      .pszXmlFragmentIhvConnectivity;
	LPWSTR sec = found->IhvSecurityProfile.pszXmlFragmentIhvSecurity;
	const bool apart = !buffer_has(list, conn);

	if (!buffer_has(list, sec))
		buffer_free_part(sec, apart ? conn : NULL);
	if (apart)
		buffer_free(conn);
}

static void handler_discovery(const struct ihvd_message *call,
			      struct ihvd_message *ret, HANDLE extension,
			      struct fragments *all)
{
	DOT11EXT_IHV_DISCOVERY_PROFILE_LIST list = {};
	DWORD reason = L2_REASON_CODE_UNKNOWN, i;
	struct profile p;

	profile_fill(&call->discovery.profile, &p);
	ret->head.result = process_handlers.Dot11ExtIhvCreateDiscoveryProfiles(
		extension, call->discovery.insecure, &p.params, &p.bss, &list,
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

		if (fragments_append(all, conn))
			fragments_append(all, sec);
		discovered_free(found, list.pIhvDiscoveryProfiles);
	}
	buffer_free(list.pIhvDiscoveryProfiles);
	ret->discovered.fragments = (struct nwc_blob){
		(const uint8_t *)all->text, all->len,
	};
	if (!ihvd_fits(ret))
		ret->discovered.fragments.len = 0;
	profile_free(&p);
}

static void handler_post_associate(const struct ihvd_message *call,
				   struct ihvd_message *ret, HANDLE extension)
{
	const struct ihvd_post_associate *post = &call->post_associate;
	DOT11_PORT_STATE port = post->port;

	ret->head.result = process_handlers.Dot11ExtIhvPerformPostAssociate(
		extension, session_handle(post->session), &port,
		post->completion.len, bytes_of(post->completion));
}

static void handler_stop(const struct ihvd_message *call, struct ihvd_message *ret,
			 HANDLE extension)
{
	DOT11_MAC_ADDRESS peer;

	memcpy(&peer, call->stop_post_associate.peer, sizeof(peer));
	ret->head.result = process_handlers.Dot11ExtIhvStopPostAssociate(
		extension, &peer, call->stop_post_associate.status);
}

static void handler_ui_pending(const struct ihvd_message *call,
			       struct ihvd_message *ret)
{
	BOOL pending = FALSE;

	ret->head.result = process_handlers.Dot11ExtIhvIsUIRequestPending(
		call->ui_name.guid, &pending);
	ret->ui_pending.pending = pending;
}

/* @request is freed after it has been sent */
static void handler_query_ui(const struct ihvd_message *call,
			     struct ihvd_message *ret, HANDLE extension,
			     DOT11EXT_IHV_UI_REQUEST **request)
{
	const DOT11EXT_IHV_UI_REQUEST *made;

	ret->head.result = process_handlers.Dot11ExtIhvQueryUIRequest(
		extension, call->ui_query.phase, request);
	made = *request;
	if (ret->head.result != ERROR_SUCCESS || !made)
		return;
	ret->ui_queried.asks = true;
	ret->ui_queried.request = (struct ihvd_ui_request){
		.session = made->dwSessionId,
		.guid = made->guidUIRequest,
		.page = made->UIPageClsid,
		.data = { made->pvUIRequest,
			  made->pvUIRequest ? made->dwByteCount : 0 },
	};
	if (!ihvd_fits(ret))
		ret->ui_queried.request.data.len = 0;
}

static void handler_onex_result(const struct ihvd_message *call,
				struct ihvd_message *ret, HANDLE extension)
{
	const struct ihvd_onex_result *result = &call->onex_result;
	DOT11_EAP_RESULT eap = { .dwFailureReasonCode = result->reason };
	DOT11_MSONEX_RESULT_PARAMS params = {
		.Dot11OnexAuthStatus = result->status,
		.Dot11OneXReasonCode = result->reason,
		.pbMPPESendKey = bytes_of(result->send_key),
		.dwMPPESendKeyLen = result->send_key.len,
		.pbMPPERecvKey = bytes_of(result->recv_key),
		.dwMPPERecvKeyLen = result->recv_key.len,
		.pDot11EapResult = &eap,
	};

	ret->head.result = process_handlers.Dot11ExtIhvOnexIndicateResult(
		extension, result->result, &params);
	/* the plugin has copied what it wants to keep (IHV-109) */
	bytes_wipe(result->send_key);
	bytes_wipe(result->recv_key);
}

static void handler_control(const struct ihvd_message *call,
			    struct ihvd_message *ret, HANDLE extension,
			    void **out)
{
	const struct nwc_blob in = call->control.in;
	DWORD size = call->control.room, returned = 0;

	if (size > IHVD_MAX_MESSAGE / 2)
		size = IHVD_MAX_MESSAGE / 2;
	*out = size ? calloc(1, size) : NULL;
	if (!*out)
		size = 0;
	ret->head.result = process_handlers.Dot11ExtIhvControl(
		extension, in.len, bytes_of(in), size, *out, &returned);
	/* IHV-96: the length always, the bytes if they fit */
	ret->controlled.length = returned;
	if (returned <= size)
		ret->controlled.out = (struct nwc_blob){ *out, returned };
}

static void handler_session_change(const struct ihvd_message *call,
				   struct ihvd_message *ret)
{
	WTSSESSION_NOTIFICATION session = {
		.cbSize = sizeof(session),
		.dwSessionId = call->session_change.session,
	};

	ret->head.result = process_handlers.Dot11ExtIhvProcessSessionChange(
		call->session_change.event, &session);
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
	struct running self;
	void *out = NULL;
	const bool pre = call->head.op == IHVD_PERFORM_PRE_ASSOCIATE;

	if (pre)
		running_begin(&self, call->head.adapter);
	current_handler = call->head.op;
	switch (call->head.op) {
	case IHVD_DEINIT_SERVICE:
		h->Dot11ExtIhvDeinitService();
		break;
	case IHVD_INIT_ADAPTER:
		handler_init_adapter(call, &ret, extension);
		break;
	case IHVD_DEINIT_ADAPTER:
		h->Dot11ExtIhvDeinitAdapter(*extension);
		break;
	case IHVD_PERFORM_PRE_ASSOCIATE:
		handler_pre_associate(call, &ret, *extension);
		break;
	case IHVD_VALIDATE_PROFILE:
		handler_validate(call, &ret, *extension);
		break;
	case IHVD_PERFORM_CAPABILITY_MATCH:
		handler_match(call, &ret, *extension);
		break;
	case IHVD_CREATE_DISCOVERY_PROFILES:
		handler_discovery(call, &ret, *extension, &fragments);
		break;
	case IHVD_ADAPTER_RESET:
		ret.head.result = h->Dot11ExtIhvAdapterReset(*extension);
		break;
	case IHVD_PERFORM_POST_ASSOCIATE:
		handler_post_associate(call, &ret, *extension);
		break;
	case IHVD_STOP_POST_ASSOCIATE:
		handler_stop(call, &ret, *extension);
		break;
	case IHVD_PROCESS_SESSION_CHANGE:
		handler_session_change(call, &ret);
		break;
	case IHVD_RECEIVE_INDICATION:
		ret.head.result = h->Dot11ExtIhvReceiveIndication(
			*extension, call->indication.type,
			call->indication.buffer.len,
			bytes_of(call->indication.buffer));
		break;
	case IHVD_RECEIVE_PACKET:
		ret.head.result = h->Dot11ExtIhvReceivePacket(
			*extension, call->packet.packet.len,
			bytes_of(call->packet.packet));
		break;
	case IHVD_SEND_PACKET_COMPLETION:
		ret.head.result = h->Dot11ExtIhvSendPacketCompletion(
			(HANDLE)(uintptr_t)call->completion.handle);
		break;
	case IHVD_IS_UI_REQUEST_PENDING:
		handler_ui_pending(call, &ret);
		break;
	case IHVD_PROCESS_UI_RESPONSE:
		ret.head.result = h->Dot11ExtIhvProcessUIResponse(
			call->ui_response.guid, call->ui_response.response.len,
			bytes_of(call->ui_response.response));
		break;
	case IHVD_QUERY_UI_REQUEST:
		handler_query_ui(call, &ret, *extension, &ui);
		break;
	case IHVD_ONEX_INDICATE_RESULT:
		handler_onex_result(call, &ret, *extension);
		break;
	case IHVD_CONTROL:
		handler_control(call, &ret, *extension, &out);
		break;
	}
	current_handler = IHVD_NO_HANDLER;
	process_send(&ret);
	if (pre)
		running_end(&self);
	if (ui)
		buffer_free_part(ui->pvUIRequest, ui);
	buffer_free(ui);
	buffer_free(fragments.text);
	buffer_free(out);
}
