// SPDX-License-Identifier: GPL-2.0-only
/* What a privacy exemption means for a frame: every combination. */
#include "rig.h"

#include "exemption.h"

#define TYPE	0x88b5
#define OTHER	0x88b6
#define BOTH	(NWIFI_EXEMPTION_UNICAST | NWIFI_EXEMPTION_MULTICAST)

static const u8 station[] = { 2, 0, 0, 0, 0, 1 };
static const u8 group[] = { 1, 0x80, 0xc2, 0, 0, 3 };

/* the four kinds of frames, as bits: in the clear or encrypted, key or not */
enum {
	CLEAR_NO_KEY = 1,
	CLEAR_KEY = 2,
	ENCRYPTED_NO_KEY = 4,
	ENCRYPTED_KEY = 8,
	ALL = 15,
};

static unsigned int accepted(u8 action, u8 packets, u16 type, const u8 *dest)
{
	const struct nwifi_exemption exemption = { TYPE, action, packets };
	unsigned int i, found = 0;

	for (i = 0; i < 4; i++)
		if (nwifi_exemption_accepts(&exemption, type, dest, i & 2,
					    i & 1))
			found |= 1U << i;
	return found;
}

static void test_PORT_50_always_means_never_encrypted(void **state)
{
	(void)state;
	assert_int_equal(accepted(NWIFI_EXEMPTION_ALWAYS, BOTH, TYPE, station),
			 CLEAR_NO_KEY | CLEAR_KEY);
	assert_int_equal(accepted(NWIFI_EXEMPTION_ALWAYS, BOTH, TYPE, group),
			 CLEAR_NO_KEY | CLEAR_KEY);
}

static void test_PORT_51_in_the_clear_only_without_a_key(void **state)
{
	(void)state;
	assert_int_equal(accepted(NWIFI_EXEMPTION_NO_MAPPING_KEY, BOTH, TYPE,
				  station), ALL & ~CLEAR_KEY);
	assert_int_equal(accepted(NWIFI_EXEMPTION_NO_MAPPING_KEY, BOTH, TYPE,
				  group), ALL & ~CLEAR_KEY);
}

static void test_PORT_52_no_entry_no_rule(void **state)
{
	const u8 uni = NWIFI_EXEMPTION_UNICAST, multi = NWIFI_EXEMPTION_MULTICAST;
	u8 action;

	(void)state;
	assert_int_equal(accepted(NWIFI_EXEMPTION_NONE, 0, 0, station), ALL);
	assert_int_equal(accepted(NWIFI_EXEMPTION_NONE, BOTH, TYPE, station),
			 ALL);
	for (action = NWIFI_EXEMPTION_ALWAYS;
	     action <= NWIFI_EXEMPTION_NO_MAPPING_KEY; action++) {
		assert_int_equal(accepted(action, BOTH, OTHER, station), ALL);
		assert_int_equal(accepted(action, multi, TYPE, station), ALL);
		assert_int_equal(accepted(action, uni, TYPE, group), ALL);
		assert_int_not_equal(accepted(action, uni, TYPE, station), ALL);
		assert_int_not_equal(accepted(action, multi, TYPE, group), ALL);
	}
}

static bool clear(u8 action, u8 packets, u16 type, bool key)
{
	const struct nwifi_exemption exemption = { TYPE, action, packets };

	return nwifi_exemption_clear(&exemption, type, station, key);
}

static void test_PORT_53_what_is_sent_in_the_clear(void **state)
{
	const u8 always = NWIFI_EXEMPTION_ALWAYS;
	const u8 no_key = NWIFI_EXEMPTION_NO_MAPPING_KEY;

	(void)state;
	assert_true(clear(always, BOTH, TYPE, false));
	assert_true(clear(always, BOTH, TYPE, true));
	assert_true(clear(no_key, BOTH, TYPE, false));
	assert_false(clear(no_key, BOTH, TYPE, true));
	assert_false(clear(NWIFI_EXEMPTION_NONE, BOTH, TYPE, false));
	assert_false(clear(NWIFI_EXEMPTION_NONE, 0, 0, false));
	assert_false(clear(always, BOTH, OTHER, true));
	assert_false(clear(always, NWIFI_EXEMPTION_MULTICAST, TYPE, true));
	assert_true(clear(always, NWIFI_EXEMPTION_UNICAST, TYPE, true));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_PORT_50_always_means_never_encrypted),
		cmocka_unit_test(test_PORT_51_in_the_clear_only_without_a_key),
		cmocka_unit_test(test_PORT_52_no_entry_no_rule),
		cmocka_unit_test(test_PORT_53_what_is_sent_in_the_clear),
	};

	cmocka_set_message_output(CM_OUTPUT_STDOUT);
	return cmocka_run_group_tests_name("core exemption", tests, NULL, NULL);
}
