// SPDX-License-Identifier: GPL-2.0-only
/* What the kernel says, and which handlers are called for that. */
#include <errno.h>
#include <netlink/genl/genl.h>
#include <string.h>

#include "ihvd/adapter/sending.h"
#include "ihvd/request/calls.h"
#include "rig.h"
#include "suites.h"
#include "winerror.h"

#define COOKIE		77

static struct nl_msg *message(int cmd, uint64_t cookie)
{
	struct nl_msg *msg = nlmsg_alloc();

	assert_non_null(msg);
	assert_non_null(genlmsg_put(msg, 0, 0, 0x20, 0, 0, cmd,
				    NWIFI_FAMILY_VERSION));
	assert_int_equal(nla_put_u32(msg, NWIFI_A_IFINDEX, RIG_IFINDEX), 0);
	assert_int_equal(nla_put_u64(msg, NWIFI_A_COOKIE, cookie), 0);
	return msg;
}

static void take(struct rig *rig, struct nl_msg *msg)
{
	calls_from_kernel(&rig->plugin, msg);
	nlmsg_free(msg);
}

/* the kernel wants a handler called */
static void call(struct rig *rig, uint32_t handler, uint64_t cookie)
{
	struct nl_msg *msg = message(NWIFI_CMD_IHV_CALL, cookie);

	assert_int_equal(nla_put_u32(msg, NWIFI_A_IHV_HANDLER, handler), 0);
	take(rig, msg);
}

/* the outcome of a request */
static void done(struct rig *rig, uint32_t command, uint64_t cookie, int error)
{
	struct nl_msg *msg = message(NWIFI_CMD_REQUEST_DONE, cookie);

	assert_int_equal(nla_put_u32(msg, NWIFI_A_COMMAND, command), 0);
	assert_int_equal(nla_put_s32(msg, NWIFI_A_ERROR, error), 0);
	take(rig, msg);
}

/* IHV-7, IHV-8, E1: InitAdapter comes when the station knows of the host */
static void an_adapter_is_initialised_when_it_is_bound(void **state)
{
	struct rig *rig = *state;

	rig->adapter->stage = STAGE_BIND;
	/* what the kernel calls meanwhile waits for InitAdapter */
	call(rig, NWIFI_IHV_HANDLER_ADAPTER_RESET, COOKIE);
	assert_int_equal(rig_n_calls, 0);
	done(rig, NWIFI_CMD_IHV_BIND, 1, 0);
	assert_int_equal(rig_n_calls, 1);
	assert_int_equal(rig_called.head.op, IHVD_INIT_ADAPTER);
	/* it is called once */
	done(rig, NWIFI_CMD_IHV_BIND, 2, 0);
	assert_int_equal(rig_n_calls, 1);
	rig_return(ERROR_SUCCESS, 0);
	assert_int_equal(rig_n_calls, 2);
	assert_int_equal(rig_called.head.op, IHVD_ADAPTER_RESET);
}

static void one_that_cannot_be_bound_is_let_go(void **state)
{
	struct rig *rig = *state;

	rig->adapter->stage = STAGE_BIND;
	done(rig, NWIFI_CMD_IHV_BIND, 1, -EPIPE);
	assert_int_equal(rig_n_calls, 0);
	assert_true(LIST_EMPTY(&rig->plugin.adapters));
}

/* IHV-20: nothing of the connection is left, whatever the plugin does */
static void a_reset_forgets_what_was_chosen(void **state)
{
	struct rig *rig = *state;
	struct adapter *a = rig->adapter;

	a->auth = 7;
	a->unicast = 4;
	a->multicast = 4;
	a->eapol = true;
	a->frozen = true;
	a->post = RIG_SESSION;
	call(rig, NWIFI_IHV_HANDLER_ADAPTER_RESET, COOKIE);
	assert_int_equal(rig_called.head.op, IHVD_ADAPTER_RESET);
	assert_int_equal(a->auth | a->unicast | a->multicast, 0);
	assert_false(a->eapol || a->frozen);
	assert_int_equal(a->post, 0);
	/* the kernel waits for the return */
	assert_int_equal(fake.n_requests, 0);
	rig_return(ERROR_GEN_FAILURE, 0);
	assert_int_equal(fake.request.cmd, NWIFI_CMD_IHV_RETURN);
	assert_int_equal(fake.request.cookie, COOKIE);
	assert_int_equal(fake.request.result, ERROR_GEN_FAILURE);
}

/* IHV-59, IHV-61, I-8, E8: what is on its way is completed, and before the end */
static void packets_are_completed_before_deinit(void **state)
{
	struct rig *rig = *state;
	struct adapter *a = rig->adapter;

	assert_true(sending_add(a, 1, 101));
	assert_true(sending_add(a, 2, 102));
	assert_true(sending_add(a, 3, 103));
	/* one is completed by the kernel; its handler has not returned */
	call(rig, NWIFI_IHV_HANDLER_SEND_PACKET_COMPLETION, 2);
	assert_int_equal(rig_n_calls, 1);
	assert_int_equal(rig_called.completion.handle, 102);
	call(rig, NWIFI_IHV_HANDLER_DEINIT_ADAPTER, COOKIE);
	assert_int_equal(a->stage, STAGE_DEINIT);
	assert_int_equal(rig_n_calls, 3);
	assert_int_equal(rig_called.head.op, IHVD_SEND_PACKET_COMPLETION);
	assert_int_equal(a->n_sending, 0);
	/* what the kernel says of them now is late, and none comes twice */
	call(rig, NWIFI_IHV_HANDLER_SEND_PACKET_COMPLETION, 1);
	done(rig, NWIFI_CMD_IHV_SEND, 3, -EPIPE);
	assert_int_equal(rig_n_calls, 3);
	rig_return(ERROR_SUCCESS, 0);
	rig_return(ERROR_SUCCESS, 0);
	assert_int_equal(rig_n_calls, 3);
	rig_return(ERROR_SUCCESS, 0);
	assert_int_equal(rig_n_calls, 4);
	assert_int_equal(rig_called.head.op, IHVD_DEINIT_ADAPTER);
	assert_int_equal(fake.n_requests, 0);
	rig_return(ERROR_SUCCESS, 0);
	assert_int_equal(fake.request.cookie, COOKIE);
	assert_true(LIST_EMPTY(&rig->plugin.adapters));
}

static void nothing_to_complete(void **state)
{
	struct rig *rig = *state;

	call(rig, NWIFI_IHV_HANDLER_DEINIT_ADAPTER, COOKIE);
	assert_int_equal(rig_n_calls, 1);
	assert_int_equal(rig_called.head.op, IHVD_DEINIT_ADAPTER);
}

int suite_calls(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, rig_setup, rig_teardown)
	const struct CMUnitTest tests[] = {
		TEST(an_adapter_is_initialised_when_it_is_bound),
		TEST(one_that_cannot_be_bound_is_let_go),
		TEST(a_reset_forgets_what_was_chosen),
		TEST(packets_are_completed_before_deinit),
		TEST(nothing_to_complete),
	};

	return cmocka_run_group_tests_name("calls", tests, NULL, NULL);
}
