// SPDX-License-Identifier: GPL-2.0-only
#include <linux/nwifi.h>

#include "lib/gap.h"
#include "suites.h"

static uint64_t note(struct nwc_gaps *gaps, uint32_t ifindex, uint64_t seq)
{
	struct nwc_event ev = {
		.cmd = NWIFI_CMD_INDICATION, .ifindex = ifindex, .seq = seq,
	};
	uint64_t lost;

	assert_int_equal(nwc_gaps_note(gaps, &ev, &lost), 0);
	return lost;
}

static uint64_t adapter(struct nwc_gaps *gaps, uint32_t ifindex,
			uint64_t seq, uint32_t action)
{
	struct nwc_event ev = {
		.cmd = NWIFI_CMD_ADAPTER_EVENT, .ifindex = ifindex, .seq = seq,
		.adapter_action = action,
	};
	uint64_t lost;

	assert_int_equal(nwc_gaps_note(gaps, &ev, &lost), 0);
	return lost;
}

static void first_event_is_the_base_line(void **state)
{
	struct nwc_gaps gaps = { 0 };

	(void)state;
	assert_int_equal(note(&gaps, 1, 500), 0);
	assert_int_equal(note(&gaps, 1, 501), 0);
	assert_int_equal(note(&gaps, 1, 505), 3);
	assert_int_equal(note(&gaps, 1, 506), 0);
	nwc_gaps_free(&gaps);
}

static void adapters_count_apart(void **state)
{
	struct nwc_gaps gaps = { 0 };
	uint32_t i;

	(void)state;
	for (i = 1; i <= 50; i++)
		assert_int_equal(note(&gaps, i, 10 * i), 0);
	for (i = 1; i <= 50; i++)
		assert_int_equal(note(&gaps, i, 10 * i + 1 + i), i);
	nwc_gaps_free(&gaps);
}

static void adapter_added_again(void **state)
{
	struct nwc_gaps gaps = { 0 };

	(void)state;
	assert_int_equal(note(&gaps, 1, 40), 0);
	assert_int_equal(note(&gaps, 2, 7), 0);
	/* Lost before the removal still counts. */
	assert_int_equal(adapter(&gaps, 1, 42, NWIFI_ADAPTER_ACTION_REMOVAL),
			 1);
	assert_int_equal(adapter(&gaps, 1, 1, NWIFI_ADAPTER_ACTION_ARRIVAL),
			 0);
	assert_int_equal(note(&gaps, 1, 2), 0);
	assert_int_equal(note(&gaps, 2, 8), 0);
	nwc_gaps_free(&gaps);
}

static void removal_and_arrival_were_lost(void **state)
{
	struct nwc_gaps gaps = { 0 };

	(void)state;
	assert_int_equal(note(&gaps, 1, 40), 0);
	assert_int_equal(note(&gaps, 1, 3), 2);
	assert_int_equal(note(&gaps, 1, 4), 0);
	/* An arrival is counted from 1 even if the index was never seen. */
	assert_int_equal(adapter(&gaps, 9, 1, NWIFI_ADAPTER_ACTION_ARRIVAL),
			 0);
	assert_int_equal(note(&gaps, 9, 4), 2);
	nwc_gaps_free(&gaps);
}

int suite_gap(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(first_event_is_the_base_line),
		cmocka_unit_test(adapters_count_apart),
		cmocka_unit_test(adapter_added_again),
		cmocka_unit_test(removal_and_arrival_were_lost),
	};

	return cmocka_run_group_tests_name("gap", tests, NULL, NULL);
}
