// SPDX-License-Identifier: GPL-2.0-only
/* What the process of a plugin hands to the handlers of the plugin. */
#include <malloc.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdlib.h>
#include <string.h>

#include "ihvd/process/buffer.h"
#include "ihvd/process/channel.h"
#include "ihvd/process/functions.h"
#include "ihvd/process/handlers.h"
#include "suites.h"
#include "utf16.h"
#include "wlanihv.h"

#define SESSION		7
#define ADAPTER		3

/* what the plugin was given, and what the daemon was sent */
static struct {
	bool has_conn, has_sec;
	char conn[64], sec[64];
	struct ihvd_head sent;
	char data[64];
} seen;

/* what functions return */
static uint32_t function_result;

static void function_answer(const struct ihvd_message *call)
{
	struct packet *packet = calloc(1, sizeof(*packet));

	assert_non_null(packet);
	packet->msg.head.kind = IHVD_ANSWER;
	packet->msg.head.op = call->head.op;
	packet->msg.head.cookie = call->head.cookie;
	packet->msg.head.result = function_result;
	functions_answer(packet);
}

void process_send(const struct ihvd_message *msg)
{
	struct nwc_blob data = { NULL, 0 };

	if (msg->head.kind == IHVD_FUNCTION) {
		function_answer(msg);
		return;
	}
	/* lanes have threads of their own, which are not looked at here */
	if (msg->head.adapter && msg->head.adapter != ADAPTER)
		return;
	if (msg->head.op == IHVD_QUERY_UI_REQUEST)
		data = msg->ui_queried.request.data;
	if (msg->head.op == IHVD_CREATE_DISCOVERY_PROFILES)
		data = msg->discovered.fragments;
	assert_true(data.len <= sizeof(seen.data));
	if (data.len)
		memcpy(seen.data, data.data, data.len);
	seen.sent = msg->head;
}

void process_end(const char *why)
{
	fail_msg("%s", why);
	abort();
}

static void profile_look(const DOT11EXT_IHV_CONNECTIVITY_PROFILE *conn,
			 const DOT11EXT_IHV_SECURITY_PROFILE *sec)
{
	seen.has_conn = conn->pszXmlFragmentIhvConnectivity;
	if (seen.has_conn)
		nwifi_utf16_to_utf8(seen.conn, sizeof(seen.conn),
				    conn->pszXmlFragmentIhvConnectivity,
				    NWIFI_UTF_NUL);
	seen.has_sec = sec->pszXmlFragmentIhvSecurity;
	if (seen.has_sec)
		nwifi_utf16_to_utf8(seen.sec, sizeof(seen.sec),
				    sec->pszXmlFragmentIhvSecurity,
				    NWIFI_UTF_NUL);
}

static DWORD WINAPI validate(HANDLE adapter,
			     PDOT11EXT_IHV_PROFILE_PARAMS params,
			     PDOT11EXT_IHV_CONNECTIVITY_PROFILE conn,
			     PDOT11EXT_IHV_SECURITY_PROFILE sec, PDWORD reason)
{
	(void)adapter;
	(void)params;
	profile_look(conn, sec);
	*reason = L2_REASON_CODE_SUCCESS;
	return ERROR_SUCCESS;
}

static DWORD WINAPI perform_pre(HANDLE adapter, HANDLE session,
				PDOT11EXT_IHV_PROFILE_PARAMS params,
				PDOT11EXT_IHV_CONNECTIVITY_PROFILE conn,
				PDOT11EXT_IHV_SECURITY_PROFILE sec,
				PDOT11_BSS_LIST networks, PDWORD reason)
{
	(void)session;
	(void)networks;
	return validate(adapter, params, conn, sec, reason);
}

static DWORD WINAPI match(HANDLE adapter, PDOT11EXT_IHV_PROFILE_PARAMS params,
			  PDOT11EXT_IHV_CONNECTIVITY_PROFILE conn,
			  PDOT11EXT_IHV_SECURITY_PROFILE sec,
			  PDOT11_BSS_LIST networks, PDWORD reason)
{
	(void)networks;
	return validate(adapter, params, conn, sec, reason);
}

static struct nwc_blob fragment_of(const char *text)
{
	return (struct nwc_blob){ (const uint8_t *)text,
				  text ? strlen(text) : 0 };
}

static void handler_run(uint32_t op, const char *conn, const char *sec)
{
	struct ihvd_message call = { .head.op = op };
	struct ihvd_profile *profile = op == IHVD_PERFORM_PRE_ASSOCIATE ?
		&call.pre_associate.profile : &call.profile;
	HANDLE extension = NULL;

	if (op == IHVD_PERFORM_PRE_ASSOCIATE)
		call.pre_associate.session = SESSION;
	profile->connectivity = fragment_of(conn);
	profile->security = fragment_of(sec);
	memset(&seen, 0, sizeof(seen));
	handlers_run(&call, &extension);
	assert_int_equal(seen.sent.op, op);
	assert_int_equal(seen.sent.result, ERROR_SUCCESS);
}

/* IHV-27, IHV-28, C2: a fragment that is not in the profile is NULL */
static void fragments(void **state)
{
	static const uint32_t ops[] = {
		IHVD_VALIDATE_PROFILE, IHVD_PERFORM_CAPABILITY_MATCH,
		IHVD_PERFORM_PRE_ASSOCIATE,
	};
	size_t i;

	(void)state;
	process_handlers.Dot11ExtIhvValidateProfile = validate;
	process_handlers.Dot11ExtIhvPerformCapabilityMatch = match;
	process_handlers.Dot11ExtIhvPerformPreAssociate = perform_pre;
	for (i = 0; i < sizeof(ops) / sizeof(ops[0]); i++) {
		handler_run(ops[i], "<c/>", "<s/>");
		assert_string_equal(seen.conn, "<c/>");
		assert_string_equal(seen.sec, "<s/>");
		handler_run(ops[i], "<c/>", NULL);
		assert_true(seen.has_conn);
		assert_false(seen.has_sec);
		handler_run(ops[i], NULL, "<s/>");
		assert_false(seen.has_conn);
		assert_true(seen.has_sec);
		handler_run(ops[i], NULL, NULL);
		assert_false(seen.has_conn || seen.has_sec);
	}
}

#define SECRET	"S3cr3tS3cr3t"

/* how the next request, or profile, is allocated */
static enum { ONE_BUFFER, TWO_BUFFERS, ALL_APART } layout;

static DWORD WINAPI query_ui(HANDLE adapter,
			     DOT11EXT_IHV_CONNECTION_PHASE phase,
			     PDOT11EXT_IHV_UI_REQUEST *request)
{
	const size_t more = layout == ONE_BUFFER ? sizeof(SECRET) : 0;
	DOT11EXT_IHV_UI_REQUEST *made = buffer_new(sizeof(*made) + more);

	(void)adapter;
	(void)phase;
	made->dwByteCount = sizeof(SECRET);
	made->pvUIRequest = more ? (BYTE *)(made + 1) :
				   buffer_new(sizeof(SECRET));
	memcpy(made->pvUIRequest, SECRET, sizeof(SECRET));
	*request = made;
	return ERROR_SUCCESS;
}

/*
 * IHV-86, IHV-97, E12: the request and its data are one buffer or two; either
 * is freed once, which the sanitizers see
 */
static void a_ui_request(void **state)
{
	struct ihvd_message call = { .head.op = IHVD_QUERY_UI_REQUEST };
	HANDLE extension = NULL;

	(void)state;
	process_handlers.Dot11ExtIhvQueryUIRequest = query_ui;
	for (layout = ONE_BUFFER; layout <= TWO_BUFFERS; layout++) {
		memset(&seen, 0, sizeof(seen));
		handlers_run(&call, &extension);
		assert_int_equal(seen.sent.result, ERROR_SUCCESS);
		assert_string_equal(seen.data, SECRET);
	}
}

static LPWSTR wide(LPWSTR to, const char *text)
{
	const size_t room = strlen(text) + 1;

	if (!to)
		to = buffer_new(room * sizeof(*to));
	nwifi_utf8_to_utf16(to, room, text, NWIFI_UTF_NUL);
	return to;
}

static DWORD WINAPI discover(HANDLE adapter, BOOL insecure,
			     PDOT11EXT_IHV_PROFILE_PARAMS params,
			     PDOT11_BSS_LIST networks,
			     PDOT11EXT_IHV_DISCOVERY_PROFILE_LIST list,
			     PDWORD reason)
{
	DOT11EXT_IHV_DISCOVERY_PROFILE *found;
	const size_t texts = 64 * sizeof(WCHAR);
	LPWSTR conn = NULL, sec = NULL;

	(void)adapter;
	(void)insecure;
	(void)params;
	(void)networks;
	found = buffer_new(sizeof(*found) +
			   (layout == ONE_BUFFER ? texts : 0));
	if (layout == ONE_BUFFER)
		conn = (LPWSTR)(found + 1);
	else if (layout == TWO_BUFFERS)
		conn = buffer_new(texts);
	if (conn)
		sec = conn + 32;
	found->IhvConnectivityProfile.pszXmlFragmentIhvConnectivity =
		wide(conn, "<c/>");
	found->IhvSecurityProfile.pszXmlFragmentIhvSecurity =
		wide(sec, SECRET);
	list->dwCount = 1;
	list->pIhvDiscoveryProfiles = found;
	*reason = L2_REASON_CODE_SUCCESS;
	return ERROR_SUCCESS;
}

/* IHV-31, IHV-97, E12: the same for a list of profiles and its fragments */
static void discovery_profiles(void **state)
{
	struct ihvd_message call = {
		.head.op = IHVD_CREATE_DISCOVERY_PROFILES,
	};
	HANDLE extension = NULL;

	(void)state;
	process_handlers.Dot11ExtIhvCreateDiscoveryProfiles = discover;
	for (layout = ONE_BUFFER; layout <= ALL_APART; layout++) {
		memset(&seen, 0, sizeof(seen));
		handlers_run(&call, &extension);
		assert_int_equal(seen.sent.result, ERROR_SUCCESS);
		assert_string_equal(seen.data, "<c/>");
		assert_string_equal(seen.data + 5, SECRET);
	}
}

void __real_free(void *memory);
void __wrap_free(void *memory);

static bool watching;
static unsigned int given_back, spilled;

void __wrap_free(void *memory)
{
	if (watching && memory) {
		given_back++;
		spilled += !!memmem(memory, malloc_usable_size(memory), SECRET,
				    strlen(SECRET));
		/* as UTF-16 */
		spilled += !!memmem(memory, malloc_usable_size(memory),
				    "S\0003\0c\0r\0003\0t", 12);
	}
	__real_free(memory);
}

/* IHV-17, E3: what goes back to the allocator has no secret in it */
static void secrets_are_wiped(void **state)
{
	struct ihvd_message query = { .head.op = IHVD_QUERY_UI_REQUEST };
	struct ihvd_message call = {
		.head.op = IHVD_CREATE_DISCOVERY_PROFILES,
	};
	HANDLE extension = NULL;

	(void)state;
	given_back = 0;
	spilled = 0;
	watching = true;
	handler_run(IHVD_VALIDATE_PROFILE, "<c/>", SECRET);
	handler_run(IHVD_PERFORM_PRE_ASSOCIATE, SECRET, "<s/>");
	handlers_run(&call, &extension);
	handlers_run(&query, &extension);
	watching = false;
	assert_true(given_back >= 8);
	assert_int_equal(spilled, 0);
}

/* the attributes of 802.1X, allocated in one of three ways */
static EAP_ATTRIBUTES *attributes_new(void)
{
	const size_t list_size = 2 * sizeof(EAP_ATTRIBUTE);
	EAP_ATTRIBUTES *all;
	EAP_ATTRIBUTE *list;
	BYTE *values = NULL;
	DWORD i;

	if (layout == ONE_BUFFER) {
		all = buffer_new(sizeof(*all) + list_size + 2 * sizeof(SECRET));
		list = (EAP_ATTRIBUTE *)(all + 1);
		values = (BYTE *)(list + 2);
	} else {
		all = buffer_new(sizeof(*all));
		list = buffer_new(list_size + (layout == TWO_BUFFERS ?
					       2 * sizeof(SECRET) : 0));
		if (layout == TWO_BUFFERS)
			values = (BYTE *)(list + 2);
	}
	all->dwNumberOfAttributes = 2;
	all->pAttribs = list;
	for (i = 0; i < 2; i++) {
		list[i].dwLength = sizeof(SECRET);
		list[i].pValue = values ? values + i * sizeof(SECRET) :
					  buffer_new(sizeof(SECRET));
		memcpy(list[i].pValue, SECRET, sizeof(SECRET));
	}
	return all;
}

static DWORD start_onex(EAP_ATTRIBUTES *all)
{
	return process_apis.Dot11ExtStartOneX((HANDLE)ADAPTER, all);
}

/* IHV-81, E12: the host frees what it has taken, all of it and once */
static void attributes_of_8021x(void **state)
{
	static const unsigned int buffers[] = {
		[ONE_BUFFER] = 1, [TWO_BUFFERS] = 2, [ALL_APART] = 4,
	};
	unsigned int others;
	EAP_ATTRIBUTES *all;

	(void)state;
	function_result = ERROR_SUCCESS;
	given_back = 0;
	watching = true;
	assert_int_equal(start_onex(NULL), ERROR_SUCCESS);
	others = given_back;
	for (layout = ONE_BUFFER; layout <= ALL_APART; layout++) {
		spilled = 0;
		all = attributes_new();
		given_back = 0;
		assert_int_equal(start_onex(all), ERROR_SUCCESS);
		assert_int_equal(given_back, others + buffers[layout]);
		assert_int_equal(spilled, 0);
	}
	/* what is refused stays the plugin's */
	layout = ONE_BUFFER;
	all = attributes_new();
	function_result = ERROR_INVALID_STATE;
	given_back = 0;
	assert_int_equal(start_onex(all), ERROR_INVALID_STATE);
	assert_int_equal(given_back, others);
	watching = false;
	assert_int_equal(all->dwNumberOfAttributes, 2);
	buffer_free(all);
}

static pthread_t thread;
static sem_t begun;

/* what a thread that the handler has begun does */
static void *call_function(void *arg)
{
	(void)arg;
	sem_post(&begun);
	handlers_await_pre(ADAPTER);
	assert_int_equal(seen.sent.op, IHVD_PERFORM_PRE_ASSOCIATE);
	return NULL;
}

static DWORD WINAPI begin_thread(HANDLE adapter, HANDLE session,
				 PDOT11EXT_IHV_PROFILE_PARAMS params,
				 PDOT11EXT_IHV_CONNECTIVITY_PROFILE conn,
				 PDOT11EXT_IHV_SECURITY_PROFILE sec,
				 PDOT11_BSS_LIST networks, PDWORD reason)
{
	assert_int_equal(pthread_create(&thread, NULL, call_function, NULL),
			 0);
	sem_wait(&begun);
	/* inside of the handler nothing is waited for, lest it be for ever */
	handlers_await_pre(ADAPTER);
	return perform_pre(adapter, session, params, conn, sec, networks,
			   reason);
}

/*
 * IHV-41, E7: a thread that cannot see that the handler has returned is held
 * back until it has; so the daemon hears of the return first
 */
static void a_thread_waits_for_the_return(void **state)
{
	struct ihvd_message call = {
		.head = { .op = IHVD_PERFORM_PRE_ASSOCIATE,
			  .adapter = ADAPTER },
	};
	HANDLE extension = NULL;

	(void)state;
	memset(&seen, 0, sizeof(seen));
	seen.sent.op = IHVD_NO_HANDLER;
	sem_init(&begun, 0, 0);
	process_handlers.Dot11ExtIhvPerformPreAssociate = begin_thread;
	handlers_run(&call, &extension);
	assert_int_equal(pthread_join(thread, NULL), 0);
	/* there is nothing to wait for any more, and never was elsewhere */
	handlers_await_pre(ADAPTER);
	handlers_await_pre(ADAPTER + 1);
	process_handlers.Dot11ExtIhvPerformPreAssociate = perform_pre;
	sem_destroy(&begun);
}

int suite_handlers(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fragments),
		cmocka_unit_test(a_ui_request),
		cmocka_unit_test(discovery_profiles),
		cmocka_unit_test(secrets_are_wiped),
		cmocka_unit_test(attributes_of_8021x),
		cmocka_unit_test(a_thread_waits_for_the_return),
	};

	return cmocka_run_group_tests_name("handlers", tests, NULL, NULL);
}
