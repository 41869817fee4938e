// SPDX-License-Identifier: GPL-2.0-only
/*
 * The process of a plugin, between the daemon's messages and a plugin that
 * returns what it likes. Input: messages, one after the other, given in full or
 * made of a few bytes for each of their members; and behind each of them what
 * the plugin returns.
 */
#include "fuzz.h"
#include "ihvd/ipc/fields.h"
#include "ihvd/ipc/wire.h"
#include "ihvd/process/functions.h"
#include "ihvd/process/handlers.h"
#include "utf16.h"

#define EXTENSION	((HANDLE)0x1234)
#define MAX_FOUND	4
#define MAX_TEXT	64

/* what may come */
enum {
	RAW_MESSAGE,
	MESSAGE,
	N_KINDS,
};

/* what is left of the input, for the plugin as well */
static struct bytes in;

/* the call that runs; its return, which has to come once */
static const struct ihvd_message *call;
static unsigned int n_sent;

_Noreturn void process_end(const char *why)
{
	fprintf(stderr, "the process ends: %s\n", why);
	abort();
}

struct packet *process_receive(void)
{
	abort();
}

/* it can be encoded, and the daemon gets it as it was */
void process_send(const struct ihvd_message *msg)
{
	struct ihvd_message got;
	size_t len;
	void *bytes;

	n_sent++;
	REQUIRE(msg->head.kind == IHVD_RETURNED);
	REQUIRE(msg->head.op == call->head.op);
	REQUIRE(msg->head.cookie == call->head.cookie);
	REQUIRE(msg->head.adapter == call->head.adapter);
	REQUIRE(ihvd_fits(msg));
	if (call->head.op == IHVD_CONTROL)
		REQUIRE(msg->controlled.out.len <= call->control.room);
	bytes = ihvd_encode(msg, &len);
	REQUIRE(bytes);
	REQUIRE(!ihvd_decode(bytes, len, &got));
	ihvd_wipe(bytes, len);
}

static uint16_t take_u16(void)
{
	const uint16_t high = take(&in);

	return high << 8 | take(&in);
}

/* What the plugin is given may be read from its first byte to its last. */
static void look(const void *data, size_t len)
{
	REQUIRE(data || !len);
	free(copy_exactly(data, len));
}

static void look_text(LPCWSTR text)
{
	size_t len = 0;

	while (text[len])
		len++;
	look(text, (len + 1) * sizeof(*text));
}

static void look_fragment(LPCWSTR text)
{
	/* there is none if the profile has none (C2) */
	if (text)
		look_text(text);
}

static void look_profile(const DOT11EXT_IHV_PROFILE_PARAMS *params,
			 const DOT11EXT_IHV_CONNECTIVITY_PROFILE *conn,
			 const DOT11EXT_IHV_SECURITY_PROFILE *sec,
			 const DOT11_BSS_LIST *bss)
{
	const DOT11_MSSECURITY_SETTINGS *own = params->pMSSecuritySettings;

	look(params->pSsidList->SSIDs, params->pSsidList->ulCount *
	     sizeof(params->pSsidList->SSIDs[0]));
	if (own)
		look(own->pEapConnectionData, own->dwEapConnectionDataLen);
	if (conn)
		look_fragment(conn->pszXmlFragmentIhvConnectivity);
	if (sec)
		look_fragment(sec->pszXmlFragmentIhvSecurity);
	if (bss)
		look(bss->pucBuffer, bss->uNumOfBytes);
}

static DWORD result(void)
{
	return take(&in) & 1 ? ERROR_GEN_FAILURE : ERROR_SUCCESS;
}

/* A text of the plugin, with surrogates that have no other half among it */
static LPWSTR made_text(void)
{
	const size_t len = take(&in) % MAX_TEXT;
	LPWSTR text;
	size_t i;

	if (len == MAX_TEXT - 1)
		return NULL;
	text = calloc(len + 1, sizeof(*text));
	REQUIRE(text);
	for (i = 0; i < len; i++)
		text[i] = take_u16();
	return text;
}

static VOID WINAPI deinit_service(VOID)
{
}

static DWORD WINAPI init_adapter(PDOT11_ADAPTER adapter, HANDLE service,
				 PHANDLE handle)
{
	(void)service;
	look_text(adapter->pszDescription);
	*handle = EXTENSION;
	return result();
}

static VOID WINAPI deinit_adapter(HANDLE handle)
{
	REQUIRE(handle == EXTENSION);
}

static DWORD WINAPI perform_pre(HANDLE handle, HANDLE session,
				PDOT11EXT_IHV_PROFILE_PARAMS params,
				PDOT11EXT_IHV_CONNECTIVITY_PROFILE conn,
				PDOT11EXT_IHV_SECURITY_PROFILE sec,
				PDOT11_BSS_LIST networks, PDWORD reason)
{
	REQUIRE(handle == EXTENSION);
	REQUIRE((uintptr_t)session == call->pre_associate.session);
	look_profile(params, conn, sec, networks);
	*reason = take(&in);
	return result();
}

static DWORD WINAPI reset(HANDLE handle)
{
	REQUIRE(handle == EXTENSION);
	return result();
}

static DWORD WINAPI
perform_post(HANDLE handle, HANDLE session, PDOT11_PORT_STATE port,
	     ULONG length, PDOT11_ASSOCIATION_COMPLETION_PARAMETERS params)
{
	REQUIRE(handle == EXTENSION);
	REQUIRE((uintptr_t)session == call->post_associate.session);
	look(port, sizeof(*port));
	look(params, length);
	return result();
}

static DWORD WINAPI stop_post(HANDLE handle, PDOT11_MAC_ADDRESS peer,
			      DOT11_ASSOC_STATUS status)
{
	(void)handle;
	(void)status;
	look(peer, sizeof(*peer));
	return result();
}

static DWORD WINAPI validate(HANDLE handle, PDOT11EXT_IHV_PROFILE_PARAMS params,
			     PDOT11EXT_IHV_CONNECTIVITY_PROFILE conn,
			     PDOT11EXT_IHV_SECURITY_PROFILE sec, PDWORD reason)
{
	(void)handle;
	look_profile(params, conn, sec, NULL);
	*reason = take(&in);
	return result();
}

static DWORD WINAPI match(HANDLE handle, PDOT11EXT_IHV_PROFILE_PARAMS params,
			  PDOT11EXT_IHV_CONNECTIVITY_PROFILE conn,
			  PDOT11EXT_IHV_SECURITY_PROFILE sec,
			  PDOT11_BSS_LIST networks, PDWORD reason)
{
	(void)handle;
	look_profile(params, conn, sec, networks);
	*reason = take(&in);
	return result();
}

static DWORD WINAPI discover(HANDLE handle, BOOL insecure,
			     PDOT11EXT_IHV_PROFILE_PARAMS params,
			     PDOT11_BSS_LIST networks,
			     PDOT11EXT_IHV_DISCOVERY_PROFILE_LIST list,
			     PDWORD reason)
{
	DOT11EXT_IHV_DISCOVERY_PROFILE *found;
	DWORD i, n = take(&in) % (MAX_FOUND + 1);

	(void)handle;
	(void)insecure;
	look_profile(params, NULL, NULL, networks);
	*reason = take(&in);
	/* what comes with an error would be the plugin's own to free */
	if (!n)
		return result();
	found = calloc(n, sizeof(*found));
	REQUIRE(found);
	for (i = 0; i < n; i++) {
		found[i].IhvConnectivityProfile.pszXmlFragmentIhvConnectivity =
			made_text();
		found[i].IhvSecurityProfile.pszXmlFragmentIhvSecurity =
			made_text();
	}
	list->dwCount = n;
	list->pIhvDiscoveryProfiles = found;
	return ERROR_SUCCESS;
}

static DWORD WINAPI session_change(ULONG event, PWTSSESSION_NOTIFICATION session)
{
	(void)event;
	look(session, sizeof(*session));
	return result();
}

static DWORD WINAPI indication(HANDLE handle, DOT11EXT_IHV_INDICATION_TYPE type,
			       ULONG length, LPVOID buffer)
{
	(void)handle;
	(void)type;
	look(buffer, length);
	return result();
}

static DWORD WINAPI packet(HANDLE handle, DWORD length, LPVOID buffer)
{
	(void)handle;
	look(buffer, length);
	return result();
}

static DWORD WINAPI sent(HANDLE handle)
{
	(void)handle;
	return result();
}

static DWORD WINAPI ui_pending(GUID request, PBOOL pending)
{
	(void)request;
	*pending = take(&in);
	return result();
}

static DWORD WINAPI ui_response(GUID request, DWORD length, LPVOID response)
{
	(void)request;
	look(response, length);
	return result();
}

static DWORD WINAPI query_ui(HANDLE handle, DOT11EXT_IHV_CONNECTION_PHASE phase,
			     PDOT11EXT_IHV_UI_REQUEST *request)
{
	DOT11EXT_IHV_UI_REQUEST *made;

	(void)handle;
	(void)phase;
	if (take(&in) & 1)
		return result();
	made = calloc(1, sizeof(*made));
	REQUIRE(made);
	made->dwByteCount = take(&in);
	if (made->dwByteCount)
		made->pvUIRequest = calloc(1, made->dwByteCount);
	*request = made;
	return result();
}

static DWORD WINAPI onex_result(HANDLE handle, DOT11_MSONEX_RESULT what,
				PDOT11_MSONEX_RESULT_PARAMS params)
{
	(void)handle;
	(void)what;
	look(params->pbMPPESendKey, params->dwMPPESendKeyLen);
	look(params->pbMPPERecvKey, params->dwMPPERecvKeyLen);
	look(params->pDot11EapResult, sizeof(*params->pDot11EapResult));
	return result();
}

static DWORD WINAPI control(HANDLE handle, DWORD in_length, PBYTE from,
			    DWORD out_length, PBYTE to, PDWORD returned)
{
	(void)handle;
	look(from, in_length);
	if (out_length)
		memset(to, 1, out_length);
	/* also more than there is room for (IHV-96) */
	*returned = take_u16();
	return result();
}

static const DOT11EXT_IHV_HANDLERS handlers = {
	.Dot11ExtIhvDeinitService = deinit_service,
	.Dot11ExtIhvInitAdapter = init_adapter,
	.Dot11ExtIhvDeinitAdapter = deinit_adapter,
	.Dot11ExtIhvPerformPreAssociate = perform_pre,
	.Dot11ExtIhvAdapterReset = reset,
	.Dot11ExtIhvPerformPostAssociate = perform_post,
	.Dot11ExtIhvStopPostAssociate = stop_post,
	.Dot11ExtIhvValidateProfile = validate,
	.Dot11ExtIhvPerformCapabilityMatch = match,
	.Dot11ExtIhvCreateDiscoveryProfiles = discover,
	.Dot11ExtIhvProcessSessionChange = session_change,
	.Dot11ExtIhvReceiveIndication = indication,
	.Dot11ExtIhvReceivePacket = packet,
	.Dot11ExtIhvSendPacketCompletion = sent,
	.Dot11ExtIhvIsUIRequestPending = ui_pending,
	.Dot11ExtIhvProcessUIResponse = ui_response,
	.Dot11ExtIhvQueryUIRequest = query_ui,
	.Dot11ExtIhvOneXIndicateResult = onex_result,
	.Dot11ExtIhvControl = control,
};

/* an answer that nobody waits for, which is only dropped */
static void answer(const struct ihvd_message *msg)
{
	struct packet *p = calloc(1, sizeof(*p));

	REQUIRE(p);
	p->msg = *msg;
	functions_answer(p);
}

static void arrive(const void *bytes, size_t len)
{
	HANDLE extension = EXTENSION;
	struct ihvd_message msg;

	if (ihvd_decode(bytes, len, &msg))
		return;
	if (msg.head.kind == IHVD_ANSWER)
		answer(&msg);
	if (msg.head.kind != IHVD_HANDLER || msg.head.op == IHVD_START)
		return;
	call = &msg;
	n_sent = 0;
	handlers_run(&msg, &extension);
	REQUIRE(n_sent == 1);
	REQUIRE(handlers_current() == IHVD_NO_HANDLER);
}

static void raw_message(void)
{
	const size_t wanted = take_u16();
	const size_t len = wanted < in.left ? wanted : in.left;
	void *bytes = copy_exactly(in.pos, len);

	in.pos += len;
	in.left -= len;
	arrive(bytes, len);
	free(bytes);
}

static struct nwc_blob part(size_t each)
{
	size_t len = take_u16();
	struct nwc_blob blob;

	len = len < in.left ? len : in.left;
	len -= len % each;
	blob = (struct nwc_blob){ in.pos, len };
	in.pos += len;
	in.left -= len;
	return blob;
}

static void fill_member(struct ihvd_message *msg,
			const struct ihvd_field *field)
{
	void *to = (uint8_t *)msg + field->offset;
	struct nwc_blob blob;
	uint64_t number;

	switch (field->type) {
	case IHVD_FIELD_FLAG:
		*(bool *)to = take(&in) & 1;
		break;
	case IHVD_FIELD_FIXED:
		blob = part(1);
		if (blob.len)
			memcpy(to, blob.data, blob.len < field->size ?
			       blob.len : field->size);
		break;
	case IHVD_FIELD_ARRAY:
		*(struct nwc_blob *)to = part(field->size);
		break;
	default:
		number = take_u16();
		memcpy(to, &number, field->type == IHVD_FIELD_U32 ?
		       sizeof(uint32_t) : sizeof(number));
		break;
	}
}

static void message(void)
{
	struct ihvd_message msg = { .head.kind = IHVD_HANDLER };
	struct ihvd_fields fields;
	void *bytes, *exact;
	size_t i, len;

	msg.head.op = take(&in) % IHVD_N_HANDLERS;
	msg.head.cookie = take(&in);
	msg.head.adapter = take(&in);
	REQUIRE(ihvd_fields_of(IHVD_HANDLER, msg.head.op, &fields));
	for (i = 0; i < fields.n; i++)
		fill_member(&msg, &fields.v[i]);
	bytes = ihvd_encode(&msg, &len);
	REQUIRE(bytes);
	exact = copy_exactly(bytes, len);
	ihvd_wipe(bytes, len);
	arrive(exact, len);
	free(exact);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	in = (struct bytes){ data, size };
	process_handlers = handlers;
	while (in.left)
		if (take(&in) % N_KINDS == RAW_MESSAGE)
			raw_message();
		else
			message();
	return 0;
}
