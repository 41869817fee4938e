// SPDX-License-Identifier: GPL-2.0-only
/* Frames on the wire; a socket pair is the wire. */
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "ihvd/onex/frame.h"
#include "suites.h"

static const uint8_t peer[ETH_ALEN] = { 2, 0, 0, 0, 0, 9 };
static int wire[2];

static int set_up(void **state)
{
	(void)state;
	return socketpair(AF_UNIX, SOCK_SEQPACKET, 0, wire);
}

static int tear_down(void **state)
{
	(void)state;
	return close(wire[0]) || close(wire[1]);
}

static void packets_are_put(void **state)
{
	static const uint8_t eapol[] = { 2, 0, 0, 1, 0xaa };
	static const uint8_t head[] = {
		0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 2, 0, 0, 0, 0, 9, 0x88, 0x8e,
	};
	uint8_t frame[64];

	(void)state;
	assert_true(onex_frame_put(wire[0], peer, eapol, sizeof(eapol)));
	assert_int_equal(recv(wire[1], frame, sizeof(frame), 0),
			 sizeof(head) + sizeof(eapol));
	assert_memory_equal(frame, head, sizeof(head));
	assert_memory_equal(frame + sizeof(head), eapol, sizeof(eapol));
}

/* IEEE 802.11, 12.7.2: message 1 of a handshake for CCMP */
static void key_is_asked_for(void **state)
{
	uint8_t frame[256];
	const uint8_t *eapol = frame + ETH_HLEN;

	(void)state;
	assert_true(onex_frame_ask_key(wire[0], peer));
	assert_int_equal(recv(wire[1], frame, sizeof(frame), 0),
			 ETH_HLEN + 4 + 95);
	assert_int_equal(eapol[1], 3);
	assert_int_equal(eapol[2] << 8 | eapol[3], 95);
	assert_int_equal(eapol[4], 2);
	assert_int_equal(eapol[5] << 8 | eapol[6], 0x008a);
	assert_true(onex_frame_valid(eapol, 99));
}

static void packets_are_taken(void **state)
{
	static const struct {
		uint8_t bytes[24];
		size_t len, taken;
	} frames[] = {
		{ { [14] = 2, 0, 0, 1, 7 }, 19, 5 },
		/* padded */
		{ { [14] = 2, 0, 0, 1, 7 }, 24, 5 },
		{ { [14] = 2, 1, 0, 0 }, 18, 4 },
		{ { [14] = 2, 0, 0, 2, 7 }, 19, 0 },
		{ { [14] = 2, 0, 0xff, 0xff, 7 }, 19, 0 },
		{ { [14] = 2, 0, 0 }, 17, 0 },
		{ { 0 }, 14, 0 },
		{ { 0 }, 3, 0 },
	};
	uint8_t eapol[ONEX_MAX_EAPOL];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(frames) / sizeof(frames[0]); i++) {
		assert_int_equal(send(wire[1], frames[i].bytes, frames[i].len,
				      0), frames[i].len);
		assert_int_equal(onex_frame_take(wire[0], eapol),
				 frames[i].taken);
		assert_memory_equal(eapol, frames[i].bytes + 14,
				    frames[i].taken);
	}
	assert_int_equal(onex_frame_take(wire[0], eapol), 0);
}

static void length_counts(void **state)
{
	uint8_t eapol[ONEX_MAX_EAPOL + 1] = { 2, 0, 0x05, 0xd8 };

	(void)state;
	assert_true(onex_frame_valid(eapol, ONEX_MAX_EAPOL));
	assert_false(onex_frame_valid(eapol, ONEX_MAX_EAPOL - 1));
	assert_false(onex_frame_valid(eapol, ONEX_MAX_EAPOL + 1));
	assert_false(onex_frame_valid(eapol, 3));
}

int suite_frame(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(packets_are_put),
		cmocka_unit_test(key_is_asked_for),
		cmocka_unit_test(packets_are_taken),
		cmocka_unit_test(length_counts),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
