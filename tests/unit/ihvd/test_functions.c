// SPDX-License-Identifier: GPL-2.0-only
#include <endian.h>
#include <errno.h>
#include <string.h>

#include "ihvd/adapter/sending.h"
#include "rig.h"
#include "suites.h"
#include "wlanihv.h"

#define PRE	11

/* what a hostile process puts behind a number of 32 bits */
#define HIGH	(1ULL << 32)

static uint32_t complete_pre(struct rig *rig, uint64_t session, uint32_t reason,
			     uint32_t error, uint32_t in_handler)
{
	struct ihvd_message msg = {
		.head = { .op = IHVD_PRE_ASSOCIATE_COMPLETION,
			  .in_handler = in_handler },
		.pre_completion = { session, reason, error },
	};

	return rig_call(rig, &msg);
}

static uint32_t complete_post(struct rig *rig, uint64_t session,
			      const uint8_t *peer, uint32_t reason,
			      uint32_t error, uint32_t in_handler)
{
	struct ihvd_message msg = {
		.head = { .op = IHVD_POST_ASSOCIATE_COMPLETION,
			  .in_handler = in_handler },
		.post_completion = { session, reason, error, peer, { 0 } },
	};

	if (peer)
		memcpy(msg.post_completion.peer, peer, NWIFI_MAC_LEN);
	return rig_call(rig, &msg);
}

static uint32_t send_packet(struct rig *rig, const void *data, size_t len)
{
	struct ihvd_message msg = {
		.head.op = IHVD_SEND_PACKET,
		.send_packet = { UINT64_MAX, { data, len } },
	};

	return rig_call(rig, &msg);
}

static uint32_t set_types(struct rig *rig, uint32_t backlog, const void *exempt,
			  size_t n_exempt, const void *types, size_t len)
{
	struct ihvd_message msg = {
		.head.op = IHVD_SET_ETHERTYPE_HANDLING,
		.ethertypes = { backlog, { exempt, n_exempt }, { types, len } },
	};

	return rig_call(rig, &msg);
}

static uint32_t choose(struct rig *rig, uint32_t op, uint32_t algorithm)
{
	struct ihvd_message msg = { .head.op = op,
				    .algorithm.algorithm = algorithm };

	return rig_call(rig, &msg);
}

static uint32_t exclude(struct rig *rig, bool wanted)
{
	struct ihvd_message msg = { .head.op = IHVD_SET_EXCLUDE_UNENCRYPTED,
				    .exclude.exclude = wanted };

	return rig_call(rig, &msg);
}

/* IHV-10, IHV-25, IHV-105: whatever is called, a dead handle is one */
static void a_dead_handle_is_answered_and_nothing_else(void **state)
{
	static const enum adapter_stage dead[] = { STAGE_FAILED, STAGE_DEINIT };
	struct rig *rig = *state;
	uint32_t op, i;

	rig->adapter->post = RIG_SESSION;
	rig->adapter->pre = PRE;
	for (op = 0; op < IHVD_N_FUNCTIONS; op++) {
		struct ihvd_message msg = {
			.head = { .op = op, .adapter = RIG_HANDLE + 1 },
		};

		rig->adapter->stage = STAGE_READY;
		assert_int_equal(rig_call(rig, &msg), ERROR_INVALID_HANDLE);
		for (i = 0; i < 2; i++) {
			rig->adapter->stage = dead[i];
			msg.head.adapter = RIG_HANDLE;
			assert_int_equal(rig_call(rig, &msg),
					 ERROR_INVALID_HANDLE);
		}
	}
	assert_int_equal(fake.n_requests, 0);
	assert_int_equal(fake.n_reports, 0);
}

/* with arguments that are nothing in particular, in no state */
static void every_function_is_answered(void **state)
{
	struct rig *rig = *state;
	uint32_t op;

	for (op = 0; op < IHVD_N_FUNCTIONS; op++) {
		struct ihvd_message msg = { .head.op = op };

		rig_call(rig, &msg);
		assert_null(fake.data);
	}
}

static void pre_association_is_completed_once(void **state)
{
	struct rig *rig = *state;
	struct adapter *a = rig->adapter;

	a->pre = PRE;
	a->auth = 7;
	a->unicast = 4;
	a->multicast = 5;
	/* IHV-39: not by the handler itself */
	assert_int_equal(complete_pre(rig, PRE, 0, 0,
				      IHVD_PERFORM_PRE_ASSOCIATE),
			 ERROR_INVALID_STATE);
	assert_int_equal(complete_pre(rig, PRE + 1, 0, 0, IHVD_NO_HANDLER),
			 ERROR_INVALID_HANDLE);
	assert_int_equal(complete_pre(rig, PRE | HIGH, 0, 0, IHVD_NO_HANDLER),
			 ERROR_INVALID_HANDLE);
	/* IHV-107: reason and result say the same */
	assert_int_equal(complete_pre(rig, PRE, 0, ERROR_GEN_FAILURE,
				      IHVD_NO_HANDLER),
			 ERROR_INVALID_PARAMETER);
	assert_int_equal(complete_pre(rig, PRE, L2_REASON_CODE_UNKNOWN, 0,
				      IHVD_NO_HANDLER),
			 ERROR_INVALID_PARAMETER);
	assert_int_equal(fake.n_requests, 0);
	assert_int_equal(a->pre, PRE);

	assert_int_equal(complete_pre(rig, PRE, L2_REASON_CODE_IHV_BASE + 3, 0,
				      IHVD_NO_HANDLER), ERROR_SUCCESS);
	assert_int_equal(fake.request.cmd, NWIFI_CMD_IHV_PRE_DONE);
	assert_int_equal(fake.request.session, PRE);
	assert_int_equal(fake.request.result, 0);
	assert_int_equal(fake.request.reason, L2_REASON_CODE_IHV_BASE + 3);
	assert_int_equal(fake.request.auth, 7);
	assert_int_equal(fake.request.unicast, 4);
	assert_int_equal(fake.request.multicast, 5);
	assert_true(a->frozen);
	assert_int_equal(complete_pre(rig, PRE, 0, 0, IHVD_NO_HANDLER),
			 ERROR_INVALID_HANDLE);
	assert_int_equal(fake.n_requests, 1);
}

/* IHV-21 */
static void a_reset_pre_association_has_no_effect(void **state)
{
	struct rig *rig = *state;
	struct adapter *a = rig->adapter;

	a->pre = PRE;
	a->pre_cancelled = true;
	assert_int_equal(complete_pre(rig, PRE, L2_REASON_CODE_UNKNOWN,
				      ERROR_CANCELLED, IHVD_NO_HANDLER),
			 ERROR_SUCCESS);
	a->pre = PRE;
	assert_int_equal(complete_pre(rig, PRE, 0, 0, IHVD_NO_HANDLER),
			 ERROR_INVALID_HANDLE);
	assert_int_equal(fake.n_requests, 0);
	assert_false(a->frozen);
}

/* IHV-45: what the station cannot do ends the connection */
static void algorithms_that_are_not_there(void **state)
{
	struct rig *rig = *state;

	rig->adapter->pre = PRE;
	fake.error = -EOPNOTSUPP;
	assert_int_equal(complete_pre(rig, PRE, 0, 0, IHVD_NO_HANDLER),
			 ERROR_NOT_SUPPORTED);
	assert_int_equal(fake.n_requests, 2);
	assert_int_equal(fake.request.session, PRE);
	assert_int_equal(fake.request.result, ERROR_NOT_SUPPORTED);
	assert_false(rig->adapter->frozen);
	/* nor does one that is over keep anything as it is */
	rig->adapter->pre = PRE;
	fake.error = -ENOENT;
	assert_int_equal(complete_pre(rig, PRE, 0, 0, IHVD_NO_HANDLER),
			 ERROR_GEN_FAILURE);
	assert_false(rig->adapter->frozen);
}

static void post_association_is_completed_while_it_lives(void **state)
{
	static const uint8_t other[6] = { 2, 0, 0, 0, 9, 9 }, no_peer[6];
	struct rig *rig = *state;
	struct adapter *a = rig->adapter;

	assert_int_equal(complete_post(rig, 0, rig_peer, 0, 0,
				       IHVD_NO_HANDLER), ERROR_INVALID_HANDLE);
	a->post = RIG_SESSION;
	assert_int_equal(complete_post(rig, RIG_SESSION + 1, rig_peer, 0, 0,
				       IHVD_NO_HANDLER), ERROR_INVALID_HANDLE);
	assert_int_equal(complete_post(rig, RIG_SESSION | HIGH, rig_peer, 0, 0,
				       IHVD_NO_HANDLER), ERROR_INVALID_HANDLE);
	assert_int_equal(complete_post(rig, RIG_SESSION, other, 0, 0,
				       IHVD_NO_HANDLER),
			 ERROR_INVALID_PARAMETER);
	/* IHV-104 */
	assert_int_equal(complete_post(rig, RIG_SESSION, rig_peer, 0, 0,
				       IHVD_PERFORM_POST_ASSOCIATE),
			 ERROR_INVALID_STATE);
	assert_int_equal(complete_post(rig, RIG_SESSION, rig_peer, 0,
				       ERROR_GEN_FAILURE, IHVD_NO_HANDLER),
			 ERROR_INVALID_PARAMETER);
	assert_int_equal(fake.n_requests, 0);

	/* IHV-52: and again */
	assert_int_equal(complete_post(rig, RIG_SESSION, rig_peer, 0, 0,
				       IHVD_NO_HANDLER), ERROR_SUCCESS);
	assert_int_equal(fake.request.cmd, NWIFI_CMD_IHV_POST_DONE);
	assert_int_equal(fake.request.session, RIG_SESSION);
	assert_int_equal(fake.request.result, 0);
	assert_memory_equal(fake.request.mac.data, rig_peer, 6);
	/* IHV-51, C3: zeros stand for the current AP, as NULL does */
	assert_int_equal(complete_post(rig, RIG_SESSION, no_peer, 0, 0,
				       IHVD_NO_HANDLER), ERROR_SUCCESS);
	assert_memory_equal(fake.request.mac.data, rig_peer, 6);
	/* IHV-86: the first success of a session is asked about, no other */
	assert_int_equal(rig_n_calls, 1);
	assert_int_equal(rig_called.head.op, IHVD_QUERY_UI_REQUEST);
	assert_int_equal(rig_called.ui_query.phase,
			 connection_phase_post_l3_connection);
	assert_int_equal(complete_post(rig, RIG_SESSION, NULL,
				       L2_REASON_CODE_UNKNOWN,
				       ERROR_GEN_FAILURE, IHVD_NO_HANDLER),
			 ERROR_SUCCESS);
	assert_int_equal(fake.request.result, ERROR_GEN_FAILURE);
	assert_memory_equal(fake.request.mac.data, rig_peer, 6);
	assert_int_equal(complete_post(rig, RIG_SESSION, rig_peer, 0, 0,
				       IHVD_NO_HANDLER), ERROR_SUCCESS);
	assert_int_equal(rig_n_calls, 1);
}

static void packets(void **state)
{
	struct rig *rig = *state;
	struct adapter *a = rig->adapter;
	uint8_t packet[100] = { 2, 0, 0, 0, 1, 0, 0x88, 0xb5, 'd' };
	uint64_t handle = 0;
	unsigned int i;

	assert_int_equal(send_packet(rig, packet, 9), ERROR_INVALID_STATE);
	a->post = RIG_SESSION;
	for (i = 0; i <= 8; i++)
		assert_int_equal(send_packet(rig, packet, i),
				 ERROR_INVALID_PARAMETER);
	packet[0] = 3;
	assert_int_equal(send_packet(rig, packet, 9), ERROR_INVALID_PARAMETER);
	assert_int_equal(fake.n_requests, 0);
	packet[0] = 2;
	assert_int_equal(send_packet(rig, packet, 9), ERROR_SUCCESS);
	assert_int_equal(fake.request.cmd, NWIFI_CMD_IHV_SEND);
	assert_int_equal(fake.request.ethertype, 0x88b5);
	assert_int_equal(fake.request.packet.len, 1);
	assert_memory_equal(fake.request.packet.data, "d", 1);
	assert_true(sending_take(a, fake.request.cookie, &handle));
	assert_true(handle == UINT64_MAX);
	assert_false(sending_take(a, fake.request.cookie, &handle));

	/* IHV-61: one that was refused is not completed */
	fake.error = -EINVAL;
	assert_int_equal(send_packet(rig, packet, sizeof(packet)),
			 ERROR_INVALID_PARAMETER);
	assert_int_equal(a->n_sending, 0);
	fake.error = 0;
	for (i = 0; i < 256; i++)
		assert_int_equal(send_packet(rig, packet, 9), ERROR_SUCCESS);
	assert_int_equal(send_packet(rig, packet, 9), ERROR_BUSY);
}

static void ethertypes(void **state)
{
	struct rig *rig = *state;
	uint16_t types[64];
	size_t i;

	for (i = 0; i < 64; i++)
		types[i] = htobe16(0x8800 + i);
	assert_int_equal(set_types(rig, 5, NULL, 0, types, 4), ERROR_SUCCESS);
	assert_int_equal(fake.request.cmd, NWIFI_CMD_IHV_ETHERTYPES);
	assert_int_equal(fake.request.backlog, 5);
	assert_int_equal(fake.request.n_registrations, 2);
	assert_int_equal(fake.request.registrations[1], 0x8801);
	/* IHV-66, E9: what is accepted is what holds */
	assert_int_equal(set_types(rig, 1024, NULL, 0, NULL, 0),
			 ERROR_SUCCESS);
	assert_int_equal(fake.request.backlog, 1024);
	assert_int_equal(set_types(rig, 0, NULL, 0, NULL, 0), ERROR_SUCCESS);
	assert_int_equal(fake.request.backlog, 0);
	fake.n_requests = 0;
	assert_int_equal(set_types(rig, 1025, NULL, 0, NULL, 0),
			 ERROR_INVALID_PARAMETER);
	assert_int_equal(set_types(rig, UINT32_MAX, NULL, 0, NULL, 0),
			 ERROR_INVALID_PARAMETER);
	assert_int_equal(fake.n_requests, 0);
	assert_int_equal(set_types(rig, 1, NULL, 0, types,
				   2 * NWIFI_MAX_ETHERTYPES), ERROR_SUCCESS);
	fake.n_requests = 0;
	assert_int_equal(set_types(rig, 1, NULL, 0, types,
				   2 * NWIFI_MAX_ETHERTYPES + 2),
			 ERROR_INVALID_PARAMETER);
	/* IHV-44 */
	rig->adapter->frozen = true;
	assert_int_equal(set_types(rig, 1, NULL, 0, types, 2),
			 ERROR_INVALID_STATE);
	assert_int_equal(fake.n_requests, 0);
}

/* PORT-46 to PORT-49 */
static void exemptions(void **state)
{
	struct rig *rig = *state;
	const DOT11_PRIVACY_EXEMPTION list[2] = {
		{ htobe16(0x88b5), DOT11_EXEMPT_ALWAYS, DOT11_EXEMPT_BOTH },
		{ htobe16(0x888e), DOT11_EXEMPT_ALWAYS, DOT11_EXEMPT_UNICAST },
	};
	const uint16_t type = htobe16(0x88b5);

	assert_int_equal(set_types(rig, 1, list, sizeof(*list), &type, 2),
			 ERROR_SUCCESS);
	assert_int_equal(fake.request.ethertype, 0x88b5);
	assert_int_equal(fake.request.exemption_action, 1);
	assert_int_equal(fake.request.exemption_packets, 3);
	assert_int_equal(fake.request.n_registrations, 1);
	assert_int_equal(set_types(rig, 1, NULL, 0, &type, 2), ERROR_SUCCESS);
	assert_int_equal(fake.request.exemption_action, 0);
	/* what the station does not want, the plugin hears */
	fake.error = -EOPNOTSUPP;
	assert_int_equal(set_types(rig, 1, list, sizeof(*list), &type, 2),
			 ERROR_NOT_SUPPORTED);
	/* IHV-8, E1: those of a connection that is there are fixed */
	fake.error = -EISCONN;
	assert_int_equal(set_types(rig, 1, NULL, 0, &type, 2),
			 ERROR_INVALID_STATE);
	fake.error = -ERANGE;
	assert_int_equal(set_types(rig, 1, list, sizeof(*list), &type, 2),
			 ERROR_INVALID_PARAMETER);
	fake.error = 0;
	fake.n_requests = 0;
	assert_int_equal(set_types(rig, 1, list, sizeof(list), &type, 2),
			 ERROR_INVALID_PARAMETER);
	rig->adapter->frozen = true;
	assert_int_equal(set_types(rig, 1, list, sizeof(*list), &type, 2),
			 ERROR_INVALID_STATE);
	assert_int_equal(fake.n_requests, 0);
}

static void algorithms(void **state)
{
	struct rig *rig = *state;
	struct adapter *a = rig->adapter;

	assert_int_equal(choose(rig, IHVD_SET_AUTH_ALGORITHM, 7), 0);
	assert_int_equal(choose(rig, IHVD_SET_UNICAST_CIPHER_ALGORITHM,
				DOT11_CIPHER_ALGO_CCMP), 0);
	assert_int_equal(choose(rig, IHVD_SET_MULTICAST_CIPHER_ALGORITHM, 2),
			 0);
	assert_int_equal(a->auth, 7);
	assert_int_equal(a->unicast, DOT11_CIPHER_ALGO_CCMP);
	assert_int_equal(a->multicast, 2);
	/* IHV-93 */
	assert_int_equal(exclude(rig, 1), 0);
	assert_int_equal(exclude(rig, 0),
			 ERROR_NOT_SUPPORTED);
	a->frozen = true;
	assert_int_equal(choose(rig, IHVD_SET_AUTH_ALGORITHM, 1),
			 ERROR_INVALID_STATE);
	assert_int_equal(a->auth, 7);
	a->unicast = DOT11_CIPHER_ALGO_NONE;
	assert_int_equal(exclude(rig, 0), 0);
	assert_int_equal(exclude(rig, 1),
			 ERROR_NOT_SUPPORTED);
}

static uint32_t set_virtual_ap(struct rig *rig, uint64_t session, DWORD key_len,
			       bool pass_phrase, const char *key)
{
	DOT11EXT_VIRTUAL_STATION_AP_PROPERTY ap = {
		.dot11SSID = { 4, "home" },
		.bIsPassPhrase = pass_phrase,
		.dwKeyLength = key_len,
	};
	struct ihvd_message msg = {
		.head.op = IHVD_SET_VIRTUAL_STATION_AP_PROPERTIES,
		.virtual_aps = { session, { (const uint8_t *)&ap, sizeof(ap) } },
	};

	memcpy(ap.ucKeyData, key, strlen(key));
	return rig_call(rig, &msg);
}

/* IHV-25, IHV-102, E6: for the session of a connection that is being made */
static void an_ap_for_a_virtual_station(void **state)
{
	struct rig *rig = *state;
	struct adapter *a = rig->adapter;

	assert_int_equal(set_virtual_ap(rig, PRE, 32, false, "k"),
			 ERROR_INVALID_HANDLE);
	a->pre = PRE;
	assert_int_equal(set_virtual_ap(rig, PRE, 32, false, "k"),
			 ERROR_SUCCESS);
	assert_int_equal(set_virtual_ap(rig, PRE + 1, 32, false, "k"),
			 ERROR_INVALID_HANDLE);
	a->pre_cancelled = true;
	assert_int_equal(set_virtual_ap(rig, PRE, 32, false, "k"),
			 ERROR_INVALID_HANDLE);
}

/* IHV-102: 32 bytes, 64 digits, or a pass phrase whose length counts its NUL */
static void the_key_of_such_an_ap(void **state)
{
	struct rig *rig = *state;

	rig->adapter->pre = PRE;
	assert_int_equal(set_virtual_ap(rig, PRE, 64, false, "k"), 0);
	assert_int_equal(set_virtual_ap(rig, PRE, 63, false, "k"),
			 ERROR_INVALID_PARAMETER);
	assert_int_equal(set_virtual_ap(rig, PRE, 0, false, "k"),
			 ERROR_INVALID_PARAMETER);
	assert_int_equal(set_virtual_ap(rig, PRE, 9, true, "passWord"), 0);
	assert_int_equal(set_virtual_ap(rig, PRE, 8, true, "passWord"),
			 ERROR_INVALID_PARAMETER);
	assert_int_equal(set_virtual_ap(rig, PRE, 10, true, "passWord"),
			 ERROR_INVALID_PARAMETER);
	assert_int_equal(set_virtual_ap(rig, PRE, 0, true, ""),
			 ERROR_INVALID_PARAMETER);
	assert_int_equal(set_virtual_ap(rig, PRE, 65, true, "passWord"),
			 ERROR_INVALID_PARAMETER);
}

static void listeners_are_told(void **state)
{
	struct rig *rig = *state;

	choose(rig, IHVD_SET_AUTH_ALGORITHM, 7);
	assert_int_equal(fake.n_reports, 1);
	assert_string_equal(fake.report.name, "Dot11ExtSetAuthAlgorithm");
	assert_true(fake.report.is_function);
	assert_int_equal(fake.report.phase, NWIFI_IHV_PHASE_RETURN);
	assert_int_equal(fake.report.result, 0);
	/* a completion that has effect is the kernel's to tell, but no other */
	complete_post(rig, RIG_SESSION, NULL, 0, 0, IHVD_NO_HANDLER);
	assert_int_equal(fake.n_reports, 2);
	assert_int_equal(fake.report.result, ERROR_INVALID_HANDLE);
	rig->adapter->post = RIG_SESSION;
	complete_post(rig, RIG_SESSION, NULL, 0, 0, IHVD_NO_HANDLER);
	assert_int_equal(fake.n_reports, 2);
}

int suite_functions(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, rig_setup, rig_teardown)
	const struct CMUnitTest tests[] = {
		TEST(a_dead_handle_is_answered_and_nothing_else),
		TEST(every_function_is_answered),
		TEST(pre_association_is_completed_once),
		TEST(a_reset_pre_association_has_no_effect),
		TEST(algorithms_that_are_not_there),
		TEST(post_association_is_completed_while_it_lives),
		TEST(packets),
		TEST(ethertypes),
		TEST(exemptions),
		TEST(algorithms),
		TEST(an_ap_for_a_virtual_station),
		TEST(the_key_of_such_an_ap),
		TEST(listeners_are_told),
	};

	return cmocka_run_group_tests_name("functions", tests, NULL, NULL);
}
