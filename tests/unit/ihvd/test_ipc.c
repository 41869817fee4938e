// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "ihvd/ipc/fields.h"
#include "ihvd/ipc/wire.h"
#include "suites.h"

static uint8_t noise[IHVD_MAX_MESSAGE + 8];

/* array lengths of each kind: none, short of 8 bytes, as many, some more */
static const size_t lengths[] = { 0, 1, 7, 8, 9, 600 };

#define N_LENGTHS (sizeof(lengths) / sizeof(lengths[0]))

static void *member(struct ihvd_message *msg, const struct ihvd_field *field)
{
	return (uint8_t *)msg + field->offset;
}

/* a message with something in each member; its arrays have @elements each */
static struct ihvd_message sample(uint32_t kind, uint32_t op, size_t elements)
{
	struct ihvd_message msg = {
		.head = {
			.kind = kind,
			.op = op,
			.cookie = 1,
			.adapter = 2,
			.result = 3,
			.reason = 4,
			.in_handler = IHVD_NO_HANDLER,
		},
	};
	struct ihvd_fields fields;
	size_t i;

	for (i = 0; i < sizeof(noise); i++)
		noise[i] = i * 7;
	assert_true(ihvd_fields_of(kind, op, &fields));
	for (i = 0; i < fields.n; i++) {
		const struct ihvd_field *field = &fields.v[i];
		void *to = member(&msg, field);

		switch (field->type) {
		case IHVD_FIELD_FLAG:
			*(bool *)to = i & 1;
			break;
		case IHVD_FIELD_ARRAY:
			*(struct nwc_blob *)to = (struct nwc_blob){
				elements ? noise + i : NULL,
				elements * field->size,
			};
			break;
		default:
			memset(to, 0xf0 + i, field->size);
			break;
		}
	}
	return msg;
}

static void assert_same(struct ihvd_message *a, struct ihvd_message *b)
{
	struct ihvd_fields fields;
	size_t i;

	assert_memory_equal(&a->head, &b->head,
			    offsetof(struct ihvd_head, size));
	assert_true(ihvd_fields_of(a->head.kind, a->head.op, &fields));
	for (i = 0; i < fields.n; i++) {
		const struct ihvd_field *field = &fields.v[i];
		const struct nwc_blob *x = member(a, field);
		const struct nwc_blob *y = member(b, field);

		if (field->type != IHVD_FIELD_ARRAY) {
			assert_memory_equal(x, y, field->size);
			continue;
		}
		assert_int_equal(x->len, y->len);
		if (!x->len) {
			assert_null(y->data);
			continue;
		}
		assert_int_equal((uintptr_t)y->data % 8, 0);
		assert_memory_equal(x->data, y->data, x->len);
	}
}

static unsigned int n_ops(uint32_t kind)
{
	return kind == IHVD_HANDLER || kind == IHVD_RETURNED ?
	       (unsigned int)IHVD_N_HANDLERS : (unsigned int)IHVD_N_FUNCTIONS;
}

static void decode_is_the_inverse(void **state)
{
	struct ihvd_message msg, got;
	uint32_t kind, op;
	void *bytes;
	size_t i, len;

	(void)state;
	for (kind = IHVD_HANDLER; kind <= IHVD_ANSWER; kind++)
		for (op = 0; op < n_ops(kind); op++)
			for (i = 0; i < N_LENGTHS; i++) {
				msg = sample(kind, op, lengths[i]);
				assert_true(ihvd_fits(&msg));
				bytes = ihvd_encode(&msg, &len);
				assert_non_null(bytes);
				assert_int_equal(ihvd_decode(bytes, len, &got),
						 0);
				assert_int_equal(got.head.size, len);
				assert_same(&msg, &got);
				ihvd_wipe(bytes, len);
			}
}

/* two members that share bytes would overwrite each other */
static void members_have_their_own_place(void **state)
{
	static bool used[sizeof(struct ihvd_message)];
	struct ihvd_fields fields;
	uint32_t kind, op;
	size_t i, at, size;

	(void)state;
	for (kind = IHVD_HANDLER; kind <= IHVD_ANSWER; kind++)
		for (op = 0; op < n_ops(kind); op++) {
			memset(used, 0, sizeof(used));
			assert_true(ihvd_fields_of(kind, op, &fields));
			for (i = 0; i < fields.n; i++) {
				size = fields.v[i].type == IHVD_FIELD_ARRAY ?
				       sizeof(struct nwc_blob) :
				       fields.v[i].size;
				at = fields.v[i].offset;
				assert_true(at >= sizeof(struct ihvd_head));
				while (size--) {
					assert_false(used[at]);
					used[at++] = true;
				}
			}
		}
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

/* the same with a head that says that it is right */
static int decode_as_long(uint8_t *bytes, size_t len)
{
	struct ihvd_head head;
	int err;

	if (len < sizeof(head))
		return decode(bytes, len);
	memcpy(&head, bytes, sizeof(head));
	head.size = len;
	memcpy(bytes, &head, sizeof(head));
	err = decode(bytes, len);
	return err;
}

static void a_message_of_another_length_is_refused(void **state)
{
	struct ihvd_message msg = sample(IHVD_FUNCTION, IHVD_SEND_UI_REQUEST,
					 9);
	uint8_t *bytes, *longer;
	size_t len, cut;

	(void)state;
	bytes = ihvd_encode(&msg, &len);
	longer = calloc(1, IHVD_MAX_MESSAGE + 8);
	for (cut = 0; cut < len; cut++) {
		assert_int_equal(decode(bytes, cut), -EBADMSG);
		memcpy(longer, bytes, len);
		assert_int_equal(decode_as_long(longer, cut), -EBADMSG);
	}
	for (cut = 1; cut <= 16; cut++) {
		memcpy(longer, bytes, len);
		memset(longer + len, 0, 16);
		assert_int_equal(decode(longer, len + cut), -EBADMSG);
		assert_int_equal(decode_as_long(longer, len + cut), -EBADMSG);
	}
	assert_int_equal(decode_as_long(longer, IHVD_MAX_MESSAGE + 8),
			 -EBADMSG);
	assert_int_equal(decode_as_long(longer, len), 0);
	free(longer);
	ihvd_wipe(bytes, len);
}

static void what_a_message_is_has_its_bounds(void **state)
{
	static const uint32_t kinds[] = {
		0, IHVD_HANDLER, IHVD_RETURNED, IHVD_FUNCTION, IHVD_ANSWER,
		IHVD_ANSWER + 1, UINT32_MAX,
	};
	struct ihvd_fields fields;
	uint8_t zeros[1024] = { 0 };
	struct ihvd_head head = { 0 };
	uint32_t i, op;
	size_t len;

	(void)state;
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		const bool known = i >= 1 && i <= 4;

		head.kind = kinds[i];
		for (op = 0; op < 64; op++) {
			const bool is = known && op < n_ops(kinds[i]);
			int found = 0;

			/* a message of zeros is one, if it is long enough */
			head.op = op;
			assert_int_equal(ihvd_fields_of(kinds[i], op, &fields),
					 is);
			for (len = sizeof(head); len <= sizeof(zeros);
			     len += 8) {
				head.size = len;
				memcpy(zeros, &head, sizeof(head));
				found += !decode(zeros, len);
			}
			assert_int_equal(found, is);
		}
		head.op = UINT32_MAX;
		head.size = sizeof(head);
		assert_int_equal(decode(&head, sizeof(head)), -EBADMSG);
	}
}

/**
 * struct numbers - a message of numbers only, as it is sent
 * @head: see there
 * @v: numbers
 */
struct numbers {
	struct ihvd_head head;
	uint64_t v[8];
};

static int decode_numbers(struct numbers *msg, uint32_t kind, uint32_t op,
			  size_t n)
{
	msg->head.kind = kind;
	msg->head.op = op;
	return decode_as_long((uint8_t *)msg, sizeof(msg->head) +
			      n * sizeof(msg->v[0]));
}

/* what is success to one who looks at 32 bits is none to another */
static void numbers_have_32_bits(void **state)
{
	struct numbers msg = { .v = { UINT64_MAX, UINT32_MAX, UINT32_MAX } };
	size_t i;

	(void)state;
	assert_int_equal(decode_numbers(&msg, IHVD_FUNCTION,
					IHVD_PRE_ASSOCIATE_COMPLETION, 3), 0);
	for (i = 1; i < 3; i++) {
		msg.v[i] = 1ULL << 32;
		assert_int_equal(decode_numbers(&msg, IHVD_FUNCTION,
						IHVD_PRE_ASSOCIATE_COMPLETION,
						3), -EBADMSG);
		msg.v[i] = UINT32_MAX;
	}
}

static void truth_has_two_values(void **state)
{
	static const uint64_t values[] = { 0, 1, 2, 256, 1ULL << 32,
					   UINT64_MAX };
	struct numbers msg = { .v = { 0 } };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		msg.v[0] = values[i];
		assert_int_equal(decode_numbers(&msg, IHVD_FUNCTION,
						IHVD_SET_EXCLUDE_UNENCRYPTED,
						1), i < 2 ? 0 : -EBADMSG);
	}
}

static void lengths_cannot_reach_beyond(void **state)
{
	static const uint64_t wrong[] = {
		0, 1, 8, 17, 24, 25, 32, INT32_MAX, UINT32_MAX - 7,
		UINT32_MAX, 1ULL << 32, INT64_MAX, UINT64_MAX - 7,
		UINT64_MAX - 6, UINT64_MAX,
	};
	/* a handle; a length, and room for 9 to 16 bytes */
	struct numbers msg = { .v = { 0, 9 } };
	size_t i;

	(void)state;
	assert_int_equal(decode_numbers(&msg, IHVD_FUNCTION, IHVD_SEND_PACKET,
					4), 0);
	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		msg.v[1] = wrong[i];
		assert_int_equal(decode_numbers(&msg, IHVD_FUNCTION,
						IHVD_SEND_PACKET, 4),
				 -EBADMSG);
	}
}

/* IHV-44, PORT-46: EtherTypes have 2 bytes, exemptions those of the page */
static void elements_are_whole(void **state)
{
	struct ihvd_message msg = {
		.head = { .kind = IHVD_FUNCTION,
			  .op = IHVD_SET_ETHERTYPE_HANDLING },
	};
	size_t len, i, j;
	void *bytes;

	(void)state;
	for (i = 0; i < 3 * sizeof(DOT11_PRIVACY_EXEMPTION); i++)
		for (j = 0; j < 6; j++) {
			msg.ethertypes.exemptions =
				(struct nwc_blob){ noise, i };
			msg.ethertypes.registrations =
				(struct nwc_blob){ noise, j };
			bytes = ihvd_encode(&msg, &len);
			assert_non_null(bytes);
			assert_int_equal(decode(bytes, len),
					 i % sizeof(DOT11_PRIVACY_EXEMPTION) ||
					 j % 2 ? -EBADMSG : 0);
			ihvd_wipe(bytes, len);
		}
}

static void no_message_gets_too_long(void **state)
{
	const size_t room = IHVD_MAX_MESSAGE - sizeof(struct ihvd_head) -
			    3 * sizeof(uint64_t);
	struct ihvd_message msg = {
		.head = { .kind = IHVD_FUNCTION,
			  .op = IHVD_SET_PROFILE_CUSTOM_USER_DATA },
	}, got;
	static const size_t more[] = { 1, 8, IHVD_MAX_MESSAGE, SIZE_MAX / 2 };
	size_t len, i;
	void *bytes;

	(void)state;
	msg.set_user_data.data = (struct nwc_blob){ noise, room };
	assert_true(ihvd_fits(&msg));
	bytes = ihvd_encode(&msg, &len);
	assert_non_null(bytes);
	assert_int_equal(len, IHVD_MAX_MESSAGE);
	assert_int_equal(ihvd_decode(bytes, len, &got), 0);
	ihvd_wipe(bytes, len);
	for (i = 0; i < sizeof(more) / sizeof(more[0]); i++) {
		msg.set_user_data.data.len = room + more[i];
		assert_false(ihvd_fits(&msg));
		assert_null(ihvd_encode(&msg, &len));
		assert_int_equal(ihvd_send(-1, &msg), -EMSGSIZE);
	}
	msg.set_user_data.data.len = SIZE_MAX;
	assert_false(ihvd_fits(&msg));
	/* two that fit by themselves do not fit together */
	msg = (struct ihvd_message){
		.head = { .kind = IHVD_FUNCTION,
			  .op = IHVD_SET_CURRENT_PROFILE },
		.current_profile = {
			.connectivity = { noise, IHVD_MAX_MESSAGE / 2 },
			.security = { noise, IHVD_MAX_MESSAGE / 2 },
		},
	};
	assert_false(ihvd_fits(&msg));
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
	struct ihvd_message msg = sample(IHVD_FUNCTION, IHVD_SEND_PACKET, 600);
	struct ihvd_message got;
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
		cmocka_unit_test(members_have_their_own_place),
		cmocka_unit_test(a_message_of_another_length_is_refused),
		cmocka_unit_test(what_a_message_is_has_its_bounds),
		cmocka_unit_test(numbers_have_32_bits),
		cmocka_unit_test(truth_has_two_values),
		cmocka_unit_test(lengths_cannot_reach_beyond),
		cmocka_unit_test(elements_are_whole),
		cmocka_unit_test(no_message_gets_too_long),
		cmocka_unit_test(messages_go_through_a_socket),
		cmocka_unit_test(everything_has_its_documented_name),
	};

	return cmocka_run_group_tests_name("ipc", tests, NULL, NULL);
}
