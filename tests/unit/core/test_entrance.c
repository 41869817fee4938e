// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the core's entrance and its helpers do with values that nobody should
 * give them, and when a step wants more than there is room for.
 */
#include "emit.h"
#include "rig.h"

#include <string.h>

static void test_phase_names(void **state)
{
	static const char * const want[] = {
		"I", "C", "CA", "A", "L", "R", "RA", "?",
	};
	unsigned int i;

	(void)state;
	for (i = 0; i <= NWIFI_N_PHASES; i++)
		assert_string_equal(nwifi_phase_name(i), want[i]);
}

/* whoever is refused something is told why, and not the same for two reasons */
static void test_every_message_has_its_text(void **state)
{
	int i, j;

	(void)state;
	assert_null(nwifi_message_text(NWIFI_MSG_NONE));
	for (i = NWIFI_MSG_NONE + 1; i <= NWIFI_MSG_IHV_REQUIRED; i++) {
		assert_non_null(nwifi_message_text(i));
		for (j = NWIFI_MSG_NONE + 1; j < i; j++)
			assert_string_not_equal(nwifi_message_text(i),
						nwifi_message_text(j));
	}
	assert_null(nwifi_message_text(i));
}

/* whatever the number, nothing happens */
static void expect_nothing(struct nwifi_event *event)
{
	const struct nwifi_bss_list cache = { 0 };
	struct rig *rig = test_malloc(sizeof(*rig));
	struct nwifi_core *before = test_malloc(sizeof(*before));

	rig_init(rig);
	rig_run(rig, "radio-up; see ap1 -50; connect 1; auth ap1; assoc ap1");
	event->cache = &cache;
	memcpy(before, &rig->core, sizeof(*before));
	nwifi_core_step(&rig->core, event, &rig->actions);
	assert_int_equal(rig->actions.n, 0);
	assert_memory_equal(&rig->core, before, sizeof(*before));
	test_free(before);
	test_free(rig);
}

static void test_unknown_event(void **state)
{
	struct nwifi_event event = { .type = NWIFI_N_EVENTS };

	(void)state;
	expect_nothing(&event);
}

static void test_unknown_timer(void **state)
{
	struct nwifi_event event = { .type = NWIFI_EV_TIMER,
				     .timer.id = NWIFI_N_TIMERS };

	(void)state;
	expect_nothing(&event);
}

/* a defect that must show, and must not write where it should not */
static void test_too_many_actions(void **state)
{
	struct nwifi_actions *out = test_calloc(1, sizeof(*out));
	unsigned int i;

	(void)state;
	for (i = 0; i < NWIFI_MAX_ACTIONS; i++)
		nwifi_emit_oid(i, out);
	assert_int_equal(out->n, NWIFI_MAX_ACTIONS);
	assert_false(out->overflow);
	nwifi_emit_oid(i, out);
	assert_int_equal(out->n, NWIFI_MAX_ACTIONS);
	assert_true(out->overflow);
	assert_int_equal(out->list[NWIFI_MAX_ACTIONS - 1].oid.code, i);
	test_free(out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_phase_names),
		cmocka_unit_test(test_every_message_has_its_text),
		cmocka_unit_test(test_unknown_event),
		cmocka_unit_test(test_unknown_timer),
		cmocka_unit_test(test_too_many_actions),
	};

	cmocka_set_message_output(CM_OUTPUT_STDOUT);
	return cmocka_run_group_tests_name("core entrance", tests, NULL, NULL);
}
