// SPDX-License-Identifier: GPL-2.0-only
/*
 * A run of the handshake, with an authenticator made by hand: the messages and
 * keys of a run whose nonces are known, every message in every state, and
 * whatever is not a message.
 */
#include <stdlib.h>
#include <string.h>

#include "crypto.h"
#include "session.h"
#include "suites.h"

#define STATION_NONCE 0x11
#define AUTHENTICATOR_NONCE 0x22
#define GROUP_NONCE 0x33
#define LONGEST sizeof(struct accept)

static const DOT11_MAC_ADDRESS ap = { 2, 0, 0, 0, 1, 0 };
static const UCHAR station[6] = { 2, 0, 0, 0, 2, 0 };
static const DOT11_SSID ssid = { 4, "cafe" };

/* Made once by another implementation of what README.md says */
static const UCHAR mic_key[MIC_LENGTH] = {
	0xbb, 0xc1, 0x06, 0x1b, 0x16, 0x83, 0xc3, 0x42,
	0xd4, 0xcf, 0xf5, 0xaa, 0x71, 0xc2, 0xd6, 0x21,
	0xd3, 0xd4, 0x4b, 0xd3, 0x87, 0x79, 0x37, 0x94,
	0x3d, 0xd2, 0xd0, 0x08, 0xd8, 0xc9, 0xa6, 0xa6,
};

static const UCHAR pairwise[CCMP_KEY_LENGTH] = {
	0x5e, 0x64, 0x87, 0x14, 0xb3, 0x80, 0x0e, 0x1d,
	0x1a, 0xf6, 0x45, 0x0d, 0xd4, 0x4e, 0x8e, 0x0d,
};

static const UCHAR group[CCMP_KEY_LENGTH] = {
	0x1b, 0x09, 0xbc, 0x37, 0x8b, 0x6c, 0x91, 0x63,
	0xdc, 0x34, 0x68, 0x68, 0x6c, 0x80, 0xd9, 0x10,
};

static const UCHAR response_mic[MIC_LENGTH] = {
	0x66, 0x7c, 0x82, 0xe0, 0x32, 0x64, 0xaf, 0x4a,
	0x14, 0xc8, 0x42, 0x84, 0x99, 0x5e, 0x34, 0x72,
	0xe0, 0xcd, 0xe8, 0xe1, 0xad, 0x97, 0x79, 0x27,
	0xcb, 0x60, 0xff, 0xfd, 0x66, 0xf9, 0xf5, 0xca,
};

static bool no_random;

/* The station's nonce is known; or there is none. */
bool __wrap_crypto_random(void *to, size_t length);

bool __wrap_crypto_random(void *to, size_t length)
{
	memset(to, STATION_NONCE, length);
	return !no_random;
}

/* The MIC of a message that was changed is right again. */
static void sign(UCHAR *message, size_t length)
{
	const struct crypto_part part = { message, length - MIC_LENGTH };

	assert_true(crypto_hmac_sha256(mic_key, sizeof(mic_key), &part, 1,
				       message + part.length));
}

/* A message of the authenticator. Return: its length. */
static size_t make(UCHAR to[LONGEST], UCHAR type)
{
	struct message head = {
		.oui = HANDSHAKE_OUI,
		.protocol = HANDSHAKE_PROTOCOL,
		.version = HANDSHAKE_VERSION,
		.type = type,
	};
	size_t length = sizeof(head);

	memset(head.station_nonce, STATION_NONCE, NONCE_LENGTH);
	memset(head.authenticator_nonce, AUTHENTICATOR_NONCE, NONCE_LENGTH);
	memcpy(to, &head, sizeof(head));
	if (type == MESSAGE_CHALLENGE) {
		memcpy(to + length, station, sizeof(station));
		length += sizeof(station);
	} else if (type == MESSAGE_ACCEPT) {
		static const UCHAR id_and_counter[] = { 2, 1, 2, 3, 4, 5, 6 };

		memcpy(to + length, id_and_counter,
		       sizeof(id_and_counter));
		length += sizeof(id_and_counter);
		memset(to + length, GROUP_NONCE, NONCE_LENGTH);
		length += NONCE_LENGTH;
	}
	sign(to, length + MIC_LENGTH);
	return length + MIC_LENGTH;
}

static enum session_action receive(struct session *s, UCHAR type)
{
	UCHAR message[LONGEST];
	size_t length = make(message, type);

	return session_receive(s, message, length);
}

static void begin(struct session *s)
{
	UCHAR secret[SECRET_LENGTH];
	size_t i;

	for (i = 0; i < sizeof(secret); i++)
		secret[i] = (UCHAR)i;
	assert_int_equal(session_begin(s, secret, &ssid, &ap), SESSION_SEND);
}

/* A session that has come to a state, the way that it has to */
static void reach(struct session *s, enum session_state state)
{
	memset(s, 0, sizeof(*s));
	begin(s);
	if (state >= SESSION_PROVING || state == SESSION_OVER)
		assert_int_equal(receive(s, MESSAGE_CHALLENGE), SESSION_SEND);
	if (state >= SESSION_CONFIRMING || state == SESSION_OVER)
		assert_int_equal(receive(s, MESSAGE_ACCEPT), SESSION_SEND);
	if (state >= SESSION_AUTHORIZED || state == SESSION_OVER)
		assert_int_equal(session_sent(s), SESSION_INSTALL);
	if (state == SESSION_OVER)
		assert_int_equal(receive(s, MESSAGE_REVOKE), SESSION_FAIL);
	assert_int_equal(s->state, state);
}

static void says(const struct session *s, UCHAR type)
{
	UCHAR expected[LONGEST];
	size_t length = make(expected, type);

	if (type == MESSAGE_HELLO) {
		length = sizeof(struct message);
		memset(expected + offsetof(struct message, authenticator_nonce),
		       0, NONCE_LENGTH);
	}
	assert_int_equal(s->out_length, length);
	assert_memory_equal(s->out, expected, length);
}

/* It is where it was, and says what it said. */
static void unmoved(const struct session *s, const struct session *before)
{
	assert_int_equal(s->state, before->state);
	assert_int_equal(s->tries, before->tries);
	assert_int_equal(s->out_length, before->out_length);
	assert_memory_equal(s->out, before->out, s->out_length);
	assert_memory_equal(s->group, before->group, CCMP_KEY_LENGTH);
	/* a CHALLENGE has to be tried before it is known to be wrong */
	if (s->state != SESSION_GREETING)
		assert_memory_equal(s->pairwise, before->pairwise, CCMP_KEY_LENGTH);
}

static void a_run(void **state)
{
	static const UCHAR counter[] = { 1, 2, 3, 4, 5, 6 };
	static const UCHAR zero[sizeof(struct session)];
	struct session s;

	(void)state;
	begin(&s);
	says(&s, MESSAGE_HELLO);
	/* nothing is installed because HELLO has left */
	assert_int_equal(session_sent(&s), SESSION_NOTHING);
	assert_int_equal(receive(&s, MESSAGE_CHALLENGE), SESSION_SEND);
	says(&s, MESSAGE_RESPONSE);
	assert_memory_equal(s.out + sizeof(struct message), response_mic,
			    MIC_LENGTH);
	assert_int_equal(session_sent(&s), SESSION_NOTHING);
	assert_int_equal(receive(&s, MESSAGE_ACCEPT), SESSION_SEND);
	says(&s, MESSAGE_CONFIRM);
	assert_int_equal(s.state, SESSION_CONFIRMING);
	assert_int_equal(session_sent(&s), SESSION_INSTALL);
	assert_int_equal(s.state, SESSION_AUTHORIZED);
	assert_memory_equal(s.pairwise, pairwise, sizeof(pairwise));
	assert_memory_equal(s.group, group, sizeof(group));
	assert_int_equal(s.key_id, 2);
	assert_memory_equal(s.counter, counter, sizeof(counter));
	assert_int_equal(session_sent(&s), SESSION_NOTHING);
	assert_int_equal(session_timeout(&s), SESSION_NOTHING);
	assert_int_equal(receive(&s, MESSAGE_REVOKE), SESSION_FAIL);
	assert_int_equal(s.reason, REASON_REVOKED);
	assert_int_equal(s.state, SESSION_OVER);
	session_end(&s);
	assert_memory_equal(&s, zero, sizeof(s));
}

/* What a message does, in each state; nothing, unless it is listed */
static const struct transition {
	enum session_state from;
	enum message_type type;
	enum session_action action;
	enum session_state to;
} transitions[] = {
	{ SESSION_GREETING, MESSAGE_CHALLENGE, SESSION_SEND, SESSION_PROVING },
	{ SESSION_PROVING, MESSAGE_CHALLENGE, SESSION_SEND, SESSION_PROVING },
	{ SESSION_PROVING, MESSAGE_ACCEPT, SESSION_SEND, SESSION_CONFIRMING },
	{ SESSION_PROVING, MESSAGE_REFUSE, SESSION_FAIL, SESSION_OVER },
	{ SESSION_CONFIRMING, MESSAGE_ACCEPT, SESSION_SEND,
	  SESSION_CONFIRMING },
	{ SESSION_AUTHORIZED, MESSAGE_ACCEPT, SESSION_SEND,
	  SESSION_AUTHORIZED },
	{ SESSION_AUTHORIZED, MESSAGE_REVOKE, SESSION_FAIL, SESSION_OVER },
};

static void every_message_in_every_state(void **unused)
{
	const struct transition *t;
	enum session_action action;
	struct session s, before;
	int state, type;

	(void)unused;
	for (state = SESSION_OVER; state <= SESSION_AUTHORIZED; state++)
		for (type = 0; type <= UINT8_MAX; type++) {
			for (t = transitions; t < transitions +
			     ARRAYSIZE(transitions); t++)
				if ((int)t->from == state &&
				    (int)t->type == type)
					break;
			reach(&s, state);
			before = s;
			action = receive(&s, (UCHAR)type);
			if (t < transitions + ARRAYSIZE(transitions)) {
				assert_int_equal(action, t->action);
				assert_int_equal(s.state, t->to);
			} else {
				assert_int_equal(action, SESSION_NOTHING);
				assert_memory_equal(&s, &before, sizeof(s));
			}
		}
}

/* The keys stay those that are in use, whatever nonce comes with ACCEPT. */
static void nothing_is_installed_twice(void **state)
{
	struct session s, before;
	UCHAR message[LONGEST];
	size_t length;

	(void)state;
	reach(&s, SESSION_AUTHORIZED);
	before = s;
	length = make(message, MESSAGE_ACCEPT);
	message[offsetof(struct accept, group_nonce)] ^= 1;
	sign(message, length);
	assert_int_equal(session_receive(&s, message, length), SESSION_SEND);
	assert_int_equal(session_sent(&s), SESSION_NOTHING);
	assert_memory_equal(&s, &before, sizeof(s));
}

/* Whoever knows the key, but not which run this is */
static void another_run(void **unused)
{
	struct session s, before;
	UCHAR message[LONGEST];
	int state, type;
	size_t length;

	(void)unused;
	for (state = SESSION_PROVING; state <= SESSION_AUTHORIZED; state++)
		for (type = MESSAGE_CHALLENGE; type <= MESSAGE_REVOKE; type++) {
			reach(&s, state);
			before = s;
			length = make(message, (UCHAR)type);
			message[offsetof(struct message,
					 authenticator_nonce)] ^= 1;
			sign(message, length);
			assert_int_equal(session_receive(&s, message, length),
					 SESSION_NOTHING);
			unmoved(&s, &before);
		}
}

static void key_ids(void **state)
{
	UCHAR message[LONGEST];
	struct session s;
	size_t length;
	int id;

	(void)state;
	for (id = 0; id <= UINT8_MAX; id++) {
		reach(&s, SESSION_PROVING);
		length = make(message, MESSAGE_ACCEPT);
		message[offsetof(struct accept, key_id)] = (UCHAR)id;
		sign(message, length);
		assert_int_equal(session_receive(&s, message, length),
				 id >= 1 && id <= 3 ? SESSION_SEND :
						      SESSION_NOTHING);
	}
}

static void tries(void **unused)
{
	struct session s;
	int state, i;

	(void)unused;
	for (state = SESSION_GREETING; state <= SESSION_CONFIRMING; state++) {
		reach(&s, state);
		for (i = 1; i < SESSION_TRIES; i++)
			assert_int_equal(session_timeout(&s), SESSION_SEND);
		assert_int_equal(s.state, state);
		assert_int_equal(session_timeout(&s), SESSION_FAIL);
		assert_int_equal(s.reason, REASON_NO_ANSWER);
		assert_int_equal(s.state, SESSION_OVER);
		assert_int_equal(session_timeout(&s), SESSION_NOTHING);
		assert_int_equal(receive(&s, MESSAGE_CHALLENGE),
				 SESSION_NOTHING);
	}
}

static void wrong_answers(void **state)
{
	UCHAR message[LONGEST];
	struct session s;
	size_t length;
	int i;

	(void)state;
	reach(&s, SESSION_GREETING);
	length = make(message, MESSAGE_CHALLENGE);
	message[length - 1] ^= 1;
	assert_int_equal(session_receive(&s, message, length),
			 SESSION_NOTHING);
	for (i = 1; i < SESSION_TRIES; i++)
		assert_int_equal(session_timeout(&s), SESSION_SEND);
	says(&s, MESSAGE_HELLO);
	assert_int_equal(session_timeout(&s), SESSION_FAIL);
	assert_int_equal(s.reason, REASON_WRONG_ANSWER);
}

static void no_random_numbers(void **state)
{
	static const UCHAR secret[SECRET_LENGTH];
	struct session s;

	(void)state;
	no_random = true;
	assert_int_equal(session_begin(&s, secret, &ssid, &ap), SESSION_FAIL);
	no_random = false;
	assert_int_equal(s.reason, REASON_FAILED);
}

/* In a place of its own size, where the sanitizer sees what is read beyond */
static enum session_action receive_exactly(struct session *s,
					   const UCHAR *bytes, size_t length)
{
	UCHAR *exact = malloc(length + !length);
	enum session_action action;

	assert_non_null(exact);
	memcpy(exact, bytes, length);
	action = session_receive(s, exact, length);
	free(exact);
	return action;
}

static void altered(void **unused)
{
	struct session s, before;
	UCHAR message[LONGEST];
	int state, type, bit;
	size_t length, at;

	(void)unused;
	for (state = SESSION_OVER; state <= SESSION_AUTHORIZED; state++)
		for (type = MESSAGE_HELLO; type <= MESSAGE_REVOKE; type++) {
			reach(&s, state);
			before = s;
			length = make(message, (UCHAR)type);
			for (at = 0; at < length; at++)
				for (bit = 1; bit <= 0x80; bit <<= 1) {
					message[at] ^= (UCHAR)bit;
					assert_int_equal(receive_exactly(
						&s, message, length),
						SESSION_NOTHING);
					message[at] ^= (UCHAR)bit;
					unmoved(&s, &before);
				}
		}
}

static void other_lengths(void **unused)
{
	UCHAR message[LONGEST + 64] = { 0 };
	struct session s, before;
	size_t right, length;
	int state, type;

	(void)unused;
	for (state = SESSION_OVER; state <= SESSION_AUTHORIZED; state++)
		for (type = MESSAGE_HELLO; type <= MESSAGE_REVOKE; type++) {
			reach(&s, state);
			before = s;
			right = make(message, (UCHAR)type);
			for (length = 0; length < sizeof(message); length++) {
				if (length == right)
					continue;
				assert_int_equal(receive_exactly(
					&s, message, length),
					SESSION_NOTHING);
				unmoved(&s, &before);
			}
		}
}

static int open_library(void **state)
{
	(void)state;
	return !crypto_open();
}

static int close_library(void **state)
{
	(void)state;
	crypto_close();
	return 0;
}

int suite_session(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_run),
		cmocka_unit_test(every_message_in_every_state),
		cmocka_unit_test(nothing_is_installed_twice),
		cmocka_unit_test(another_run),
		cmocka_unit_test(key_ids),
		cmocka_unit_test(tries),
		cmocka_unit_test(wrong_answers),
		cmocka_unit_test(no_random_numbers),
		cmocka_unit_test(altered),
		cmocka_unit_test(other_lengths),
	};

	return cmocka_run_group_tests_name("session", tests, open_library,
					   close_library);
}
