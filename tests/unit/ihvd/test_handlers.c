// SPDX-License-Identifier: GPL-2.0-only
/* What the process of a plugin hands to the handlers of the plugin. */
#include <stdlib.h>
#include <string.h>

#include "ihvd/process/channel.h"
#include "ihvd/process/handlers.h"
#include "suites.h"
#include "utf16.h"
#include "wlanihv.h"

#define SESSION		7

/* what the plugin was given, and what the daemon was sent */
static struct {
	bool has_conn, has_sec;
	char conn[64], sec[64];
	struct ihvd_head sent;
} seen;

void process_send(const struct ihvd_message *msg)
{
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

int suite_handlers(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fragments),
	};

	return cmocka_run_group_tests_name("handlers", tests, NULL, NULL);
}
