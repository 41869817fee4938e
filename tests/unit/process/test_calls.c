// SPDX-License-Identifier: GPL-2.0-only
/* Functions that a plugin calls: messages to the daemon, and its answers. */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "ihvd/ipc/wire.h"
#include "ihvd/process/channel.h"
#include "ihvd/process/functions.h"
#include "suites.h"

#define ADAPTER		((HANDLE)5)

static int daemon_fd;
static _Alignas(8) uint8_t buffer[IHVD_MAX_MESSAGE];

_Noreturn void __wrap_process_end(const char *why);

_Noreturn void __wrap_process_end(const char *why)
{
	fail_msg("the process ends: %s", why ? why : "");
	abort();
}

/**
 * struct caller - a thread that calls a function
 * @thread: the thread
 * @index: argument of the function
 * @result: what it has returned
 */
struct caller {
	pthread_t thread;
	DWORD index;
	DWORD result;
};

static void *call_run(void *arg)
{
	struct caller *caller = arg;

	caller->result = process_apis.Dot11ExtSetDefaultKeyId(ADAPTER,
							      caller->index);
	return NULL;
}

static struct ihvd_message take(void)
{
	struct ihvd_message msg;

	assert_int_equal(ihvd_receive(daemon_fd, buffer, &msg), 1);
	assert_int_equal(msg.head.kind, IHVD_FUNCTION);
	return msg;
}

/* an answer comes from the socket by the first thread, which is this one */
static void answer(uint32_t cookie, uint32_t result)
{
	const struct ihvd_message msg = { .head = {
		.kind = IHVD_ANSWER, .op = IHVD_SET_DEFAULT_KEY_ID,
		.cookie = cookie, .result = result,
	} };
	struct packet *packet;

	assert_int_equal(ihvd_send(daemon_fd, &msg), 0);
	packet = process_receive();
	assert_int_equal(packet->msg.head.cookie, cookie);
	functions_answer(packet);
}

/* Each thread gets its own answer, whatever the order; others are dropped. */
static void test_answers(void **state)
{
	struct caller callers[3];
	uint32_t cookies[3];
	unsigned int i;

	(void)state;
	for (i = 0; i < 3; i++) {
		struct ihvd_message msg;

		callers[i].index = i;
		assert_int_equal(pthread_create(&callers[i].thread, NULL,
						call_run, &callers[i]), 0);
		msg = take();
		assert_int_equal(msg.head.op, IHVD_SET_DEFAULT_KEY_ID);
		assert_int_equal(msg.head.adapter, (uintptr_t)ADAPTER);
		assert_int_equal(msg.head.in_handler, IHVD_NO_HANDLER);
		assert_int_equal(msg.key_id.index, i);
		cookies[i] = msg.head.cookie;
	}
	answer(cookies[0] + 100, 99);
	answer(cookies[2], 12);
	pthread_join(callers[2].thread, NULL);
	/* the same once more, to nobody */
	answer(cookies[2], 99);
	answer(cookies[0], 10);
	answer(cookies[1], 11);
	pthread_join(callers[0].thread, NULL);
	pthread_join(callers[1].thread, NULL);
	for (i = 0; i < 3; i++)
		assert_int_equal(callers[i].result, 10 + i);
}

/* What cannot be put into a message is refused here, and nothing is sent. */
static void test_refused(void **state)
{
	static UCHAR packet[512 * 1024];
	LPVOID memory = &memory;
	uint8_t byte;

	(void)state;
	assert_int_equal(process_apis.Dot11ExtSendPacket(
		ADAPTER, sizeof(packet), packet, NULL),
		ERROR_INVALID_PARAMETER);
	assert_int_equal(process_apis.Dot11ExtSetDefaultKey(
		ADAPTER, NULL, DOT11_DIR_BOTH), ERROR_INVALID_PARAMETER);
	assert_int_equal(process_apis.Dot11ExtAllocateBuffer(1, NULL),
			 ERROR_INVALID_PARAMETER);
	assert_int_equal(process_apis.Dot11ExtAllocateBuffer(MAXDWORD, &memory),
			 ERROR_OUTOFMEMORY);
	assert_null(memory);
	assert_int_equal(recv(daemon_fd, &byte, 1, MSG_DONTWAIT), -1);
}

static int socket_open(void **state)
{
	int pair[2];

	(void)state;
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair))
		return -1;
	daemon_fd = pair[0];
	process_set_socket(pair[1]);
	return 0;
}

int suite_calls(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_answers),
		cmocka_unit_test(test_refused),
	};

	return cmocka_run_group_tests_name("calls", tests, socket_open, NULL);
}
