// SPDX-License-Identifier: GPL-2.0-only
/* The socket to a plugin's process: the test is the process, and the owner. */
#include <errno.h>
#include <fcntl.h>
#include <netlink/attr.h>
#include <netlink/msg.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "ihvd/ipc/wire.h"
#include "ihvd/kernel/socket.h"
#include "ihvd/plugin/channel.h"
#include "suites.h"

/* long enough for a busy machine; one test makes it shorter */
#define DEADLINE_MS	60000
#define MANY		2000

/**
 * struct line - a channel, and what its owner was told
 * @event: event loop
 * @channel: the channel
 * @process: the other end of its socket
 * @deadline_ms: deadlines, all the same
 * @n_functions: functions that were called
 * @key: key that the last one came with, where it came
 * @failed: why the channel has failed, empty if it has not
 * @n_hung_up: how often the process has closed its end
 * @n_killed: how often the process was to be killed
 * @n_returned: handlers that have returned
 * @result: what the last one returned
 * @adapter: adapter of the last one
 */
struct line {
	sd_event *event;
	struct channel channel;
	int process;
	uint32_t deadline_ms[IHVD_N_HANDLERS];
	unsigned int n_functions;
	struct nwc_blob key;
	char failed[128];
	unsigned int n_hung_up;
	unsigned int n_killed;
	unsigned int n_returned;
	uint32_t result;
	struct adapter *adapter;
};

static void on_function(void *owner, const struct ihvd_message *call)
{
	struct ihvd_message answer = { .head.result = 7 };
	struct line *line = owner;

	line->n_functions++;
	if (call->head.op == IHVD_SET_DEFAULT_KEY)
		line->key = call->default_key.key.material;
	channel_answer(&line->channel, call, &answer);
}

static void on_failed(void *owner, const char *why)
{
	struct line *line = owner;

	assert_string_equal(line->failed, "");
	assert_true(strlen(why) < sizeof(line->failed));
	strcpy(line->failed, why);
	channel_close(&line->channel);
}

static void on_hung_up(void *owner)
{
	struct line *line = owner;

	line->n_hung_up++;
	channel_close(&line->channel);
}

static void on_kill(void *owner)
{
	((struct line *)owner)->n_killed++;
}

static const struct channel_ops ops = {
	.function = on_function,
	.failed = on_failed,
	.hung_up = on_hung_up,
	.kill = on_kill,
};

static void on_returned(struct adapter *adapter,
			const struct ihvd_message *ret, uint64_t arg)
{
	struct line *line = (void *)(uintptr_t)arg;

	line->n_returned++;
	line->result = ret->head.result;
	line->adapter = adapter;
}

static int setup(void **state)
{
	static struct line line;
	unsigned int i;
	int pair[2];

	memset(&line, 0, sizeof(line));
	for (i = 0; i < IHVD_N_HANDLERS; i++)
		line.deadline_ms[i] = DEADLINE_MS;
	if (sd_event_new(&line.event) < 0 ||
	    socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK,
		       0, pair))
		return -1;
	line.process = pair[1];
	channel_init(&line.channel, line.event, &ops, &line, line.deadline_ms);
	*state = &line;
	return channel_open(&line.channel, pair[0]);
}

static int teardown(void **state)
{
	struct line *line = *state;

	channel_close(&line->channel);
	if (line->process >= 0)
		close(line->process);
	sd_event_unref(line->event);
	return 0;
}

static void run_events(struct line *line)
{
	while (sd_event_run(line->event, 0) > 0)
		;
}

static void call(struct line *line, struct adapter *adapter)
{
	struct ihvd_message msg = IHVD_HANDLER_CALL(IHVD_ADAPTER_RESET);

	channel_call(&line->channel, &msg, adapter, on_returned,
		     (uintptr_t)line);
}

/* the next message that the process has; its arrays are not looked at */
static struct ihvd_message take(struct line *line)
{
	static _Alignas(8) uint8_t buffer[IHVD_MAX_MESSAGE];
	struct ihvd_message msg;

	assert_int_equal(ihvd_receive(line->process, buffer, &msg), 1);
	return msg;
}

static void say(struct line *line, struct ihvd_message msg)
{
	assert_int_equal(ihvd_send(line->process, &msg), 0);
	run_events(line);
}

static void a_handler_returns_to_its_caller(void **state)
{
	struct adapter *one = (void *)8, *other = (void *)16;
	struct line *line = *state;
	struct ihvd_message first, second;

	call(line, one);
	call(line, other);
	first = take(line);
	second = take(line);
	assert_int_equal(first.head.kind, IHVD_HANDLER);
	assert_int_equal(first.head.op, IHVD_ADAPTER_RESET);
	assert_int_not_equal(first.head.cookie, second.head.cookie);
	/* in whatever order they return */
	second.head.kind = IHVD_RETURNED;
	second.head.result = 5;
	say(line, second);
	assert_int_equal(line->n_returned, 1);
	assert_int_equal(line->result, 5);
	assert_ptr_equal(line->adapter, other);
	first.head.kind = IHVD_RETURNED;
	say(line, first);
	assert_int_equal(line->n_returned, 2);
	assert_ptr_equal(line->adapter, one);
	assert_string_equal(line->failed, "");
	/* but not twice */
	say(line, first);
	assert_string_not_equal(line->failed, "");
	assert_int_equal(line->n_returned, 2);
}

static void a_handler_has_a_deadline(void **state)
{
	struct line *line = *state;

	line->deadline_ms[IHVD_ADAPTER_RESET] = 50;
	call(line, NULL);
	while (!*line->failed)
		assert_true(sd_event_run(line->event, 10000000) > 0);
	assert_string_equal(line->failed, "Dot11ExtIhvAdapterReset has not returned within 50 ms");
	assert_int_equal(line->n_returned, 0);
}

static void nobody_hears_of_what_is_forgotten(void **state)
{
	struct adapter *adapter = (void *)8;
	struct line *line = *state;
	struct ihvd_message msg;

	call(line, adapter);
	msg = take(line);
	channel_forget(&line->channel, adapter);
	msg.head.kind = IHVD_RETURNED;
	say(line, msg);
	assert_int_equal(line->n_returned, 0);
	assert_string_equal(line->failed, "");
}

static void a_function_is_answered(void **state)
{
	struct ihvd_message msg = {
		.head = { .kind = IHVD_FUNCTION, .op = IHVD_STOP_ONEX,
			  .cookie = 9, .adapter = 3 },
	};
	struct line *line = *state;

	say(line, msg);
	assert_int_equal(line->n_functions, 1);
	msg = take(line);
	assert_int_equal(msg.head.kind, IHVD_ANSWER);
	assert_int_equal(msg.head.op, IHVD_STOP_ONEX);
	assert_int_equal(msg.head.cookie, 9);
	assert_int_equal(msg.head.adapter, 3);
	assert_int_equal(msg.head.result, 7);
}

/* what the daemon alone may say, and what is no message */
static void what_is_wrong_ends_it(void **state)
{
	static const uint32_t kinds[] = { IHVD_HANDLER, IHVD_ANSWER };
	struct ihvd_message msg = { .head.op = IHVD_ADAPTER_RESET };
	struct line *line;
	size_t i;

	for (i = 0; i < 2; i++) {
		line = *state;
		msg.head.kind = kinds[i];
		say(line, msg);
		assert_string_not_equal(line->failed, "");
		assert_int_equal(teardown(state), 0);
		assert_int_equal(setup(state), 0);
	}
	line = *state;
	assert_int_equal(send(line->process, "what?", 5, 0), 5);
	run_events(line);
	assert_string_equal(line->failed, "its process sends a malformed message");
}

static void the_end_of_the_process_is_seen(void **state)
{
	struct line *line = *state;

	close(line->process);
	line->process = -1;
	run_events(line);
	assert_int_equal(line->n_hung_up, 1);
	assert_string_equal(line->failed, "");
}

/* a process that does not read for a while loses nothing, for long everything */
static void messages_wait_for_the_process(void **state)
{
	struct line *line = *state;
	uint32_t cookie = 0, n = 0;
	unsigned int i;

	for (i = 0; i < MANY && !line->n_killed; i++)
		call(line, NULL);
	assert_int_equal(line->n_killed, 1);
	/* all but the last one come, in their order */
	while (++n < i) {
		cookie++;
		assert_int_equal(take(line).head.cookie, cookie);
		run_events(line);
	}
	assert_true(n > 1024);
}

/* IHV-17, E3: a key does not stay where it was received */
static void a_key_is_wiped(void **state)
{
	static const char key[] = "S3cr3tS3cr3t";
	struct line *line = *state;
	struct ihvd_message msg = {
		.head = { .kind = IHVD_FUNCTION, .op = IHVD_SET_DEFAULT_KEY },
		.default_key.key.material = { (const uint8_t *)key,
					      sizeof(key) },
	};
	size_t i;

	say(line, msg);
	assert_int_equal(line->n_functions, 1);
	assert_int_equal(line->key.len, sizeof(key));
	for (i = 0; i < sizeof(key); i++)
		assert_int_equal(line->key.data[i], 0);
}

int __real_kernel_request(struct kernel_socket *k, struct nl_msg *msg);

/* IHV-17, E3: nor in the request that hands it to the kernel */
static void a_request_is_wiped(void **state)
{
	struct kernel_socket nobody = { .nwc = { .nl = NULL } };
	struct nl_msg *msg = nlmsg_alloc();
	const char *bytes;
	size_t len, i;

	(void)state;
	assert_non_null(msg);
	assert_non_null(nlmsg_put(msg, 0, 0, 0, 0, 0));
	assert_int_equal(nla_put_string(msg, NWIFI_A_KEY, "S3cr3tS3cr3t"), 0);
	bytes = (const char *)nlmsg_hdr(msg);
	len = nlmsg_hdr(msg)->nlmsg_len;
	/* one more reference, so that the test may look */
	nlmsg_get(msg);
	assert_int_equal(__real_kernel_request(&nobody, msg), -ENOMEM);
	for (i = 0; i < len; i++)
		assert_int_equal(bytes[i], 0);
	nlmsg_free(msg);
}

/* nor can it have the daemon keep as much as there is memory (A8) */
static void long_messages_wait_for_less(void **state)
{
	static const uint8_t bytes[IHVD_MAX_MESSAGE / 2];
	struct ihvd_message msg = IHVD_HANDLER_CALL(IHVD_RECEIVE_PACKET);
	struct line *line = *state;
	unsigned int i;

	msg.packet.packet = (struct nwc_blob){ bytes, sizeof(bytes) };
	for (i = 0; i < MANY && !line->n_killed; i++)
		channel_call(&line->channel, &msg, NULL, on_returned,
			     (uintptr_t)line);
	assert_int_equal(line->n_killed, 1);
	/* some are in the socket */
	assert_in_range(i, 64, 128);
}

int suite_channel(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(a_handler_returns_to_its_caller),
		TEST(a_handler_has_a_deadline),
		TEST(nobody_hears_of_what_is_forgotten),
		TEST(a_function_is_answered),
		TEST(what_is_wrong_ends_it),
		TEST(the_end_of_the_process_is_seen),
		TEST(messages_wait_for_the_process),
		TEST(a_key_is_wiped),
		cmocka_unit_test(a_request_is_wiped),
		TEST(long_messages_wait_for_less),
	};

	return cmocka_run_group_tests_name("channel", tests, NULL, NULL);
}
