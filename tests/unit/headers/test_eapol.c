// SPDX-License-Identifier: GPL-2.0-only
/* Sorting of EAPOL packets. */
#include <eapol.h>

#include <stdlib.h>
#include <string.h>

#include "suites.h"

/*
 * A packet as ReceivePacket brings it, in memory of its own so that reading
 * beyond it is seen.
 */
static UCHAR *packet(const char *bytes, size_t length)
{
	UCHAR *copy = malloc(length);

	assert_non_null(copy);
	memcpy(copy, bytes, length);
	return copy;
}

#define PEER "\x02\0\0\0\0\x01"
#define EAPOL PEER "\x88\x8e"
#define BYTES(text) text, sizeof(text) - 1

static int type_of(const char *bytes, size_t length)
{
	UCHAR *copy = packet(bytes, length);
	int type = nwifi_eapol_type(copy, length);

	free(copy);
	return type;
}

static void types(void **state)
{
	(void)state;
	assert_int_equal(type_of(BYTES(EAPOL "\x02\0\0\x01" "x")),
			 NWIFI_EAPOL_EAP);
	assert_int_equal(type_of(BYTES(EAPOL "\x01\x01\0\0")),
			 NWIFI_EAPOL_START);
	assert_int_equal(type_of(BYTES(EAPOL "\x02\x03\0\x02" "xy")),
			 NWIFI_EAPOL_KEY);
	/* Another EtherType, by either byte */
	assert_true(type_of(BYTES(PEER "\x88\x8f" "\x02\0\0\0")) < 0);
	assert_true(type_of(BYTES(PEER "\x08\x8e" "\x02\0\0\0")) < 0);
	/* Cut off in each place */
	assert_true(type_of(BYTES(EAPOL "\x02\0\0\x02" "x")) < 0);
	assert_true(type_of(BYTES(EAPOL "\x02\0\x01\0" "x")) < 0);
	assert_true(type_of(BYTES(EAPOL "\x02\0\0")) < 0);
	assert_true(type_of(BYTES(EAPOL)) < 0);
	assert_true(type_of(BYTES(PEER)) < 0);
	assert_true(type_of("x", 1) < 0);
}

static void from_packet_type(void **state)
{
	/* The last byte is padding. */
	UCHAR *copy = packet(BYTES(EAPOL "\x02\0\0\x02" "xyz"));
	DWORD length = 0;
	LPVOID onex;

	(void)state;
	assert_true(nwifi_eapol_onex(copy, sizeof(EAPOL) - 1 + 7, &onex,
				     &length));
	assert_int_equal(length, 5);
	assert_ptr_equal(onex, copy + sizeof(EAPOL));
	assert_memory_equal(onex, "\0\0\x02" "xy", 5);
	free(copy);
}

static void not_for_host(void **state)
{
	UCHAR *key = packet(BYTES(EAPOL "\x02\x03\0\x02" "xy"));
	UCHAR *half = packet(BYTES(EAPOL "\x02\0\0\x02" "x"));
	LPVOID onex = NULL;
	DWORD length = 0;

	(void)state;
	assert_false(nwifi_eapol_onex(key, sizeof(EAPOL) - 1 + 6, &onex,
				      &length));
	assert_false(nwifi_eapol_onex(half, sizeof(EAPOL) - 1 + 5, &onex,
				      &length));
	assert_null(onex);
	assert_int_equal(length, 0);
	free(half);
	free(key);
}

int suite_eapol(void)
{
	const struct CMUnitTest tests[] = {
		NAMED("IHV-62, IHV-74: types of EAPOL packets", types),
		NAMED("IHV-75, I-11: from the packet-type field on",
		      from_packet_type),
		NAMED("IHV-74: EAPOL-Key and broken packets are not forwarded",
		      not_for_host),
	};

	return cmocka_run_group_tests_name("eapol", tests, NULL, NULL);
}
