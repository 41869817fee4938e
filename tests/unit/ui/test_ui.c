// SPDX-License-Identifier: GPL-2.0-only
/* Questions for the user: how they come about, and all the ways they end. */
#include <stdarg.h>
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ihvd/adapter/report.h"
#include "ihvd/base/guid.h"
#include "ihvd/base/log.h"
#include "ihvd/bus/bus.h"
#include "ihvd/plugin/call.h"
#include "ihvd/plugin/log.h"
#include "ihvd/user/ui.h"
#include "wlanihv.h"

#define SESSION		3

/* a daemon with two adapters of one plugin, and what it has said */
static struct daemon daemon_;
static struct plugin plugin;
static struct adapter one = { .daemon = &daemon_, .plugin = &plugin,
			      .name = "nwl0" };
static struct adapter other = { .daemon = &daemon_, .plugin = &plugin,
				.name = "nwl1" };

static unsigned int n_asked, n_gone, n_calls;
static char last_why[16];
static struct ihvd_message last_call;
static uint8_t last_data[64];
static channel_returned_fn last_returned;

void plugin_log(struct plugin *p, const char *fmt, ...)
{
	(void)p;
	(void)fmt;
}

void log_line(const char *fmt, ...)
{
	(void)fmt;
}

void bus_ui_request(struct bus *b, const char *adapter, const GUID *guid,
		    const GUID *page, uint32_t session)
{
	(void)b;
	(void)adapter;
	(void)guid;
	(void)page;
	(void)session;
	n_asked++;
}

void bus_ui_gone(struct bus *b, const GUID *guid, const char *why)
{
	(void)b;
	(void)guid;
	n_gone++;
	strcpy(last_why, why);
}

void adapter_report(struct adapter *a, const struct nwc_ihv_report *report)
{
	(void)a;
	(void)report;
}

int adapter_request(struct adapter *a, struct nl_msg *msg)
{
	(void)a;
	(void)msg;
	return 0;
}

const char *adapter_request_error(const struct adapter *a)
{
	(void)a;
	return "";
}

struct nl_msg *nwc_ihv_return(uint32_t ifindex, uint64_t cookie,
			      uint32_t result, bool managed)
{
	(void)ifindex;
	(void)cookie;
	(void)result;
	(void)managed;
	return NULL;
}

void plugin_call(struct plugin *p, struct ihvd_message *msg,
		 struct adapter *adapter, channel_returned_fn returned,
		 uint64_t arg)
{
	const struct nwc_blob *response = &msg->ui_response.response;

	(void)p;
	(void)adapter;
	(void)arg;
	n_calls++;
	last_call = *msg;
	last_returned = returned;
	if (msg->head.op == IHVD_PROCESS_UI_RESPONSE && response->len)
		memcpy(last_data, response->data, response->len);
}

static int setup(void **state)
{
	(void)state;
	one.stage = other.stage = STAGE_READY;
	n_asked = n_gone = n_calls = 0;
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	ui_drop_adapter(&one, UI_ENDED);
	ui_drop_adapter(&other, UI_ENDED);
	return daemon_.ui_requests ? -1 : 0;
}

/* what a plugin asks; GUIDs differ in their first number */
static struct ihvd_ui_request request(uint32_t number, const char *data)
{
	return (struct ihvd_ui_request){
		.session = SESSION,
		.guid = { .Data1 = number },
		.page = { .Data1 = 7 },
		.data = { (const uint8_t *)data, strlen(data) },
	};
}

static uint32_t send_request(struct adapter *a, uint32_t number)
{
	const struct ihvd_message msg = {
		.ui_request = request(number, "text"),
	};

	return ui_send_request(a, &msg, NULL);
}

static void names_are_text_and_back(void **state)
{
	static const char * const bad[] = {
		"", "{}", "00112233", "00112233-4455-6677-8899-aabbccddeef",
		"00112233-4455-6677-8899-aabbccddeeff0",
		"00112233-4455-6677-8899-aabbccddeeff}",
		"{00112233-4455-6677-8899-aabbccddeeff",
		"001122334455-6677-8899-aabbccddeeff",
		"00112233-4455-6677-8899-aabbccddeegg",
	};
	const GUID guid = { 0x00112233, 0x4455, 0x6677,
			    { 0x88, 0x99, 0xaa, 0xbb, 0xcc, 0xdd, 0xee, 0xff } };
	char text[GUID_TEXT];
	GUID read;
	size_t i;

	(void)state;
	assert_string_equal(guid_text(text, &guid),
			    "00112233-4455-6677-8899-aabbccddeeff");
	assert_true(guid_parse("{00112233-4455-6677-8899-AABBCCDDEEFF}",
			       &read));
	assert_true(IsEqualGUID(&read, &guid));
	assert_true(guid_parse(text, &read));
	assert_true(IsEqualGUID(&read, &guid));
	for (i = 0; i < NWC_ARRAY_SIZE(bad); i++)
		assert_false(guid_parse(bad[i], &read));
}

static void what_a_plugin_asks_is_checked(void **state)
{
	static const uint8_t data[32 * 1024 + 1];
	struct ihvd_message msg = { .ui_request = request(2, "") };
	uint32_t i;

	(void)state;
	assert_int_equal(send_request(&one, 1), ERROR_SUCCESS);
	assert_int_equal(send_request(&one, 1), ERROR_INVALID_PARAMETER);
	/* names are one for all */
	assert_int_equal(send_request(&other, 1), ERROR_INVALID_PARAMETER);
	assert_int_equal(send_request(&one, 0), ERROR_INVALID_PARAMETER);
	msg.ui_request.data = (struct nwc_blob){ data, sizeof(data) };
	assert_int_equal(ui_send_request(&one, &msg, NULL),
			 ERROR_INVALID_PARAMETER);
	other.stage = STAGE_INIT;
	assert_int_equal(send_request(&other, 2), ERROR_INVALID_STATE);
	assert_int_equal(n_asked, 1);
	for (i = 2; i <= 16; i++)
		assert_int_equal(send_request(&one, i), ERROR_SUCCESS);
	assert_int_equal(send_request(&one, 17), ERROR_BUSY);
	other.stage = STAGE_READY;
	assert_int_equal(send_request(&other, 17), ERROR_SUCCESS);
}

static void each_end_takes_what_it_is_about(void **state)
{
	(void)state;
	send_request(&one, 1);
	send_request(&other, 2);
	send_request(&one, 3);
	ui_drop_adapter(&one, UI_RESET);
	assert_int_equal(n_gone, 2);
	assert_string_equal(last_why, "reset");
	send_request(&one, 4);
	/* IHV-87: all of the plugins, whichever session was asked */
	ui_drop_session(&daemon_, SESSION + 1);
	assert_int_equal(n_gone, 4);
	assert_string_equal(last_why, "logoff");
	assert_null(daemon_.ui_requests);
}

static void a_queried_request_joins(void **state)
{
	struct ihvd_message msg = {
		.ui_queried = { true, request(5, "more") },
	}, none = { 0 };
	const GUID guid = { .Data1 = 5 };

	(void)state;
	ui_query(&one, 2);
	assert_int_equal(last_call.head.op, IHVD_QUERY_UI_REQUEST);
	assert_int_equal(last_call.ui_query.phase, 2);
	last_returned(&one, &none, 0);
	assert_int_equal(n_asked, 0);
	last_returned(&one, &msg, 0);
	assert_int_equal(n_asked, 1);
	assert_int_equal(ui_find(&daemon_, &guid)->len, 4);
	/* too late, or not one at all */
	msg.head.result = ERROR_GEN_FAILURE;
	last_returned(&other, &msg, 0);
	msg = (struct ihvd_message){ .ui_queried = { true, request(6, "") } };
	other.stage = STAGE_DEINIT;
	last_returned(&other, &msg, 0);
	assert_int_equal(n_asked, 1);
}

static void an_answer_goes_to_the_plugin(void **state)
{
	const GUID name = { .Data1 = 1 };

	(void)state;
	send_request(&one, 1);
	ui_is_pending(ui_find(&daemon_, &name), NULL, 0);
	assert_int_equal(last_call.head.op, IHVD_IS_UI_REQUEST_PENDING);
	ui_answer(ui_find(&daemon_, &name), "words", 5, NULL, 0);
	assert_int_equal(last_call.head.op, IHVD_PROCESS_UI_RESPONSE);
	assert_int_equal(last_call.ui_response.response.len, 5);
	assert_memory_equal(last_data, "words", 5);
	assert_string_equal(last_why, "answered");
	assert_null(ui_find(&daemon_, &name));
}

/* what the daemon was told of its own questions */
static struct {
	unsigned int n;
	enum ui_end end;
	char data[16];
	struct ui_request *withdraw;
} told;

static void on_answered(void *arg, enum ui_end end, const void *data,
			size_t len)
{
	assert_ptr_equal(arg, &told);
	told.n++;
	told.end = end;
	if (end == UI_ANSWERED) {
		assert_true(len < sizeof(told.data));
		memcpy(told.data, data, len);
		told.data[len] = 0;
	} else {
		assert_null(data);
	}
	if (told.withdraw)
		ui_withdraw(told.withdraw);
	told.withdraw = NULL;
}

static struct ui_request *ask(struct adapter *a)
{
	return ui_ask(a, 0, "Who?", true, on_answered, &told);
}

static void the_daemon_asks(void **state)
{
	struct ui_request *first, *second;

	(void)state;
	told.n = 0;
	first = ask(&one);
	second = ask(&one);
	assert_false(IsEqualGUID(&first->guid, &second->guid));
	assert_string_equal(first->text, "Who?");
	assert_true(first->secret);
	ui_answer(first, "me", 2, NULL, 0);
	assert_int_equal(told.n, 1);
	assert_string_equal(told.data, "me");
	assert_int_equal(n_calls, 0);
	ui_withdraw(second);
	assert_string_equal(last_why, "withdrawn");
	assert_int_equal(told.n, 1);
	assert_null(daemon_.ui_requests);
}

static void the_daemon_is_told_of_each_end(void **state)
{
	(void)state;
	told.n = 0;
	ask(&one);
	ask(&other);
	/* for any session: none is its end */
	ui_drop_session(&daemon_, SESSION);
	assert_int_equal(told.n, 0);
	ui_drop_adapter(&one, UI_REMOVED);
	assert_int_equal(told.n, 1);
	assert_int_equal(told.end, UI_REMOVED);
	/* who is told may withdraw the next one */
	ask(&one);
	told.withdraw = ask(&one);
	ask(&one);
	ui_drop_adapter(&one, UI_RESET);
	assert_int_equal(told.n, 3);
}

static void the_end_of_a_session_takes_what_is_for_it(void **state)
{
	(void)state;
	told.n = 0;
	ui_ask(&one, SESSION, "Who?", false, on_answered, &told);
	ui_ask(&other, SESSION + 1, "Who?", false, on_answered, &told);
	send_request(&one, 1);
	told.withdraw = ui_ask(&other, SESSION, "Who?", false, on_answered,
			       &told);
	ui_drop_session(&daemon_, SESSION);
	assert_int_equal(told.n, 1);
	assert_int_equal(told.end, UI_LOGOFF);
	assert_string_equal(last_why, "logoff");
	assert_int_equal(n_gone, 3);
	assert_int_equal(daemon_.ui_requests->session, SESSION + 1);
	assert_null(daemon_.ui_requests->next);
}

static bool takes(const struct ui_request *r, const char *text, size_t len,
		  size_t left)
{
	const bool ok = ui_takes(r, text, &len);

	return ok && len == left;
}

static void the_daemon_takes_a_line(void **state)
{
	static char long_text[UI_MAX_TEXT + 2];
	static const GUID name = { .Data1 = 1 };
	struct ui_request *r = ask(&one);

	(void)state;
	memset(long_text, 'x', sizeof(long_text));
	assert_true(takes(r, "me", 2, 2));
	assert_true(takes(r, "me\n", 3, 2));
	assert_true(takes(r, "\n", 1, 0));
	assert_true(takes(r, NULL, 0, 0));
	assert_true(takes(r, "\xc3\xa4 ~", 4, 4));
	assert_true(takes(r, long_text, UI_MAX_TEXT, UI_MAX_TEXT));
	assert_false(takes(r, long_text, UI_MAX_TEXT + 1, UI_MAX_TEXT + 1));
	long_text[UI_MAX_TEXT] = '\n';
	assert_true(takes(r, long_text, UI_MAX_TEXT + 1, UI_MAX_TEXT));
	assert_false(takes(r, "me\n\n", 4, 3));
	assert_false(takes(r, "a\0b", 3, 3));
	assert_false(takes(r, "a\nb", 3, 3));
	assert_false(takes(r, "\x1b", 1, 1));
	assert_false(takes(r, "\x7f", 1, 1));
	/* what a plugin is told is its own business */
	send_request(&one, 1);
	assert_true(takes(ui_find(&daemon_, &name), "\0\n", 2, 2));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_text_and_back),
		cmocka_unit_test_setup_teardown(what_a_plugin_asks_is_checked,
						setup, teardown),
		cmocka_unit_test_setup_teardown(each_end_takes_what_it_is_about,
						setup, teardown),
		cmocka_unit_test_setup_teardown(a_queried_request_joins, setup,
						teardown),
		cmocka_unit_test_setup_teardown(an_answer_goes_to_the_plugin,
						setup, teardown),
		cmocka_unit_test_setup_teardown(the_daemon_asks, setup,
						teardown),
		cmocka_unit_test_setup_teardown(the_daemon_is_told_of_each_end,
						setup, teardown),
		cmocka_unit_test_setup_teardown(
			the_end_of_a_session_takes_what_is_for_it, setup,
			teardown),
		cmocka_unit_test_setup_teardown(the_daemon_takes_a_line, setup,
						teardown),
	};

	return cmocka_run_group_tests_name("ui", tests, NULL, NULL);
}
