// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "ihvd/ipc/ipc.h"
#include "suites.h"

static uint8_t noise[IHVD_MAX_MESSAGE + 8];

/* with each kind of length: none, short of a boundary, on it, behind it */
static struct ihvd_message sample(void)
{
	static const size_t lengths[IHVD_N_BLOBS] = { 0, 1, 7, 8, 9, 600 };
	struct ihvd_message msg = {
		.head = {
			.kind = IHVD_FUNCTION,
			.op = IHVD_SEND_PACKET,
			.cookie = 1,
			.adapter = 2,
			.result = 3,
			.reason = 4,
			.in_handler = IHVD_NO_HANDLER,
			.arg = { 5, 6, 7, 8, 9, 10, 11, UINT64_MAX },
		},
	};
	size_t i;

	for (i = 0; i < sizeof(noise); i++)
		noise[i] = i * 7;
	for (i = 0; i < IHVD_N_BLOBS; i++)
		assert_true(ihvd_add_blob(&msg, noise + i, lengths[i]));
	return msg;
}

static void assert_same(const struct ihvd_message *a,
			const struct ihvd_message *b)
{
	unsigned int i;

	assert_memory_equal(&a->head, &b->head, sizeof(a->head));
	for (i = 0; i < a->head.n_blobs; i++) {
		if (!a->head.len[i]) {
			assert_null(b->blob[i]);
			continue;
		}
		assert_int_equal((uintptr_t)b->blob[i] % 8, 0);
		assert_memory_equal(a->blob[i], b->blob[i], a->head.len[i]);
	}
	for (; i < IHVD_N_BLOBS; i++)
		assert_null(b->blob[i]);
}

static void decode_is_the_inverse(void **state)
{
	struct ihvd_message msg = sample(), got;
	size_t len;
	void *bytes = ihvd_flatten(&msg, &len);

	(void)state;
	assert_non_null(bytes);
	assert_int_equal(ihvd_decode(bytes, len, &got), 0);
	assert_same(&msg, &got);
	free(bytes);
}

/* exactly as many bytes as there are, so that one more is seen */
static int decode(const void *bytes, size_t len)
{
	struct ihvd_message got;
	void *exact = malloc(len ? len : 1);
	int err;

	assert_non_null(exact);
	memcpy(exact, bytes, len);
	err = ihvd_decode(exact, len, &got);
	free(exact);
	return err;
}

static void a_message_of_another_length_is_refused(void **state)
{
	struct ihvd_message msg = sample();
	uint8_t *bytes, *longer;
	size_t len, cut;

	(void)state;
	bytes = ihvd_flatten(&msg, &len);
	for (cut = 0; cut < len; cut++)
		assert_int_equal(decode(bytes, cut), -EBADMSG);
	longer = calloc(1, IHVD_MAX_MESSAGE + 8);
	memcpy(longer, bytes, len);
	for (cut = 1; cut <= 16; cut++)
		assert_int_equal(decode(longer, len + cut), -EBADMSG);
	assert_int_equal(decode(longer, IHVD_MAX_MESSAGE + 8), -EBADMSG);
	assert_int_equal(decode(longer, len), 0);
	free(longer);
	free(bytes);
}

static void what_a_message_is_has_its_bounds(void **state)
{
	static const struct {
		uint32_t kind, ops;
	} kinds[] = {
		{ IHVD_HANDLER, IHVD_N_HANDLERS },
		{ IHVD_RETURNED, IHVD_N_HANDLERS },
		{ IHVD_FUNCTION, IHVD_N_FUNCTIONS },
		{ IHVD_ANSWER, IHVD_N_FUNCTIONS },
		{ 0, 0 }, { IHVD_ANSWER + 1, 0 }, { UINT32_MAX, 0 },
	};
	struct ihvd_head head = { 0 };
	uint32_t i, op;

	(void)state;
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		head.kind = kinds[i].kind;
		for (op = 0; op < 64; op++) {
			head.op = op;
			assert_int_equal(decode(&head, sizeof(head)),
					 op < kinds[i].ops ? 0 : -EBADMSG);
		}
		head.op = UINT32_MAX;
		assert_int_equal(decode(&head, sizeof(head)), -EBADMSG);
	}
}

static void lengths_cannot_reach_beyond(void **state)
{
	static const uint32_t wrong[] = {
		0, 1, 8, 17, 24, 25, 32, INT32_MAX, UINT32_MAX - 7,
		UINT32_MAX - 6, UINT32_MAX,
	};
	struct {
		struct ihvd_head head;
		uint8_t bytes[24];
	} msg = { .head = { .kind = IHVD_FUNCTION, .n_blobs = 2,
			    .len = { 9, 8 } } };
	const struct ihvd_head good = msg.head;
	size_t i;

	(void)state;
	assert_int_equal(decode(&msg, sizeof(msg)), 0);
	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		msg.head = good;
		msg.head.len[0] = wrong[i];
		assert_int_equal(decode(&msg, sizeof(msg)), -EBADMSG);
		msg.head = good;
		msg.head.len[1] = wrong[i];
		if (wrong[i] != 1 && wrong[i] != 8)
			assert_int_equal(decode(&msg, sizeof(msg)), -EBADMSG);
		msg.head = good;
		msg.head.len[5] = wrong[i];
		assert_int_equal(decode(&msg, sizeof(msg)),
				 wrong[i] ? -EBADMSG : 0);
	}
	msg.head = good;
	for (i = 0; i < 16; i++) {
		msg.head.n_blobs = i;
		assert_int_equal(decode(&msg, sizeof(msg)),
				 i >= 2 && i <= IHVD_N_BLOBS ? 0 : -EBADMSG);
	}
	msg.head.n_blobs = UINT32_MAX;
	assert_int_equal(decode(&msg, sizeof(msg)), -EBADMSG);
}

static void no_message_gets_too_long(void **state)
{
	const size_t room = IHVD_MAX_MESSAGE - sizeof(struct ihvd_head);
	struct ihvd_message msg = { .head.kind = IHVD_FUNCTION }, got;
	unsigned int i;
	void *bytes;
	size_t len;

	(void)state;
	assert_false(ihvd_add_blob(&msg, noise, room + 1));
	assert_false(ihvd_add_blob(&msg, noise, SIZE_MAX));
	assert_false(ihvd_add_blob(&msg, noise, SIZE_MAX - 6));
	assert_int_equal(msg.head.n_blobs, 0);
	assert_true(ihvd_add_blob(&msg, noise, room - 8));
	assert_false(ihvd_add_blob(&msg, noise, 9));
	assert_true(ihvd_add_blob(&msg, noise, 1));
	assert_false(ihvd_add_blob(&msg, noise, 1));
	bytes = ihvd_flatten(&msg, &len);
	assert_int_equal(len, IHVD_MAX_MESSAGE);
	assert_int_equal(ihvd_decode(bytes, len, &got), 0);
	free(bytes);
	for (i = msg.head.n_blobs; i < IHVD_N_BLOBS; i++)
		assert_true(ihvd_add_blob(&msg, NULL, 0));
	assert_false(ihvd_add_blob(&msg, NULL, 0));
}

static int make_pair(int pair[2])
{
	const int size = 4 * IHVD_MAX_MESSAGE;

	assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair), 0);
	setsockopt(pair[0], SOL_SOCKET, SO_SNDBUF, &size, sizeof(size));
	return fcntl(pair[1], F_SETFL, O_NONBLOCK);
}

static void messages_go_through_a_socket(void **state)
{
	static _Alignas(8) uint8_t buffer[IHVD_MAX_MESSAGE];
	struct ihvd_message msg = sample(), got;
	int pair[2];

	(void)state;
	assert_int_equal(make_pair(pair), 0);
	assert_int_equal(ihvd_receive(pair[1], buffer, &got), -EAGAIN);
	assert_int_equal(ihvd_send(pair[0], &msg), 0);
	assert_int_equal(ihvd_receive(pair[1], buffer, &got), 1);
	assert_same(&msg, &got);

	assert_int_equal(send(pair[0], noise, 10, 0), 10);
	assert_int_equal(ihvd_receive(pair[1], buffer, &got), -EBADMSG);
	/* one that is too long is not taken for what fits of it */
	assert_int_equal(send(pair[0], noise, sizeof(noise), 0),
			 sizeof(noise));
	assert_int_equal(ihvd_receive(pair[1], buffer, &got), -EBADMSG);

	close(pair[0]);
	assert_int_equal(ihvd_receive(pair[1], buffer, &got), 0);
	assert_int_equal(ihvd_send(pair[1], &msg), -EPIPE);
	close(pair[1]);
}

static void everything_has_its_documented_name(void **state)
{
	uint32_t i, j;

	(void)state;
	for (i = 0; i < IHVD_N_HANDLERS; i++) {
		assert_memory_equal(ihvd_handler_name(i), "Dot11ExtIhv", 11);
		for (j = 0; j < i; j++)
			assert_string_not_equal(ihvd_handler_name(i),
						ihvd_handler_name(j));
	}
	for (i = 0; i < IHVD_N_FUNCTIONS; i++) {
		assert_memory_equal(ihvd_function_name(i), "Dot11Ext", 8);
		for (j = 0; j < i; j++)
			assert_string_not_equal(ihvd_function_name(i),
						ihvd_function_name(j));
	}
	assert_string_equal(ihvd_handler_name(IHVD_N_HANDLERS), "?");
	assert_string_equal(ihvd_function_name(UINT32_MAX), "?");
}

int suite_ipc(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(decode_is_the_inverse),
		cmocka_unit_test(a_message_of_another_length_is_refused),
		cmocka_unit_test(what_a_message_is_has_its_bounds),
		cmocka_unit_test(lengths_cannot_reach_beyond),
		cmocka_unit_test(no_message_gets_too_long),
		cmocka_unit_test(messages_go_through_a_socket),
		cmocka_unit_test(everything_has_its_documented_name),
	};

	return cmocka_run_group_tests_name("ipc", tests, NULL, NULL);
}
