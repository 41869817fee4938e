// SPDX-License-Identifier: GPL-2.0-only
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "ihvd/plugin/log.h"
#include "ihvd/plugin/output.h"
#include "rig.h"
#include "suites.h"

/* tools/ihvd/plugin/log.c */
#define AT_ONCE	1000
/* not even a machine that has other things to do takes so long for them */
#define MANY	(8 * AT_ONCE)
#define PATIENCE_US	(60 * 1000000ULL)

/* turn the daemon's loop until so many lines were logged */
static void wait_lines(struct rig *rig, unsigned int n)
{
	while (rig_n_lines < n)
		assert_true(sd_event_run(rig->daemon.event, PATIENCE_US) > 0);
}

static int watched_pipe(struct rig *rig)
{
	int ends[2];

	assert_int_equal(pipe2(ends, O_NONBLOCK), 0);
	assert_int_equal(output_watch(&rig->plugin, ends[0]), 0);
	return ends[1];
}

static void lines_are_told_with_the_plugin(void **state)
{
	struct rig *rig = *state;
	int fd = watched_pipe(rig);

	assert_true(dprintf(fd, "first\nse") > 0);
	wait_lines(rig, 1);
	assert_true(dprintf(fd, "cond\n\xff\x1b[2J\nno end") > 0);
	wait_lines(rig, 3);
	close(fd);
	wait_lines(rig, 4);
	assert_string_equal(rig_lines[0], "vendor.so: first");
	assert_string_equal(rig_lines[1], "vendor.so: second");
	/* a terminal is not to be told what to do */
	assert_string_equal(rig_lines[2], "vendor.so: \\xff\\x1b[2J");
	assert_string_equal(rig_lines[3], "vendor.so: no end");
	assert_int_equal(rig->plugin.err_fd, -1);
}

static void what_is_left_is_told_at_the_end(void **state)
{
	struct rig *rig = *state;
	int fd = watched_pipe(rig), n;

	for (n = 0; n < 20; n++)
		assert_true(dprintf(fd, "line %d\n", n) > 0);
	output_close(&rig->plugin);
	assert_int_equal(rig_n_lines, 20);
	assert_string_equal(rig_lines[19], "vendor.so: line 19");
	close(fd);
}

static void too_many_lines_are_left_out_and_counted(void **state)
{
	struct rig *rig = *state;
	unsigned int said;
	char line[64];
	int i;

	for (i = 0; i < MANY; i++)
		plugin_log(&rig->plugin, "line %d", i);
	/* those at once, and a few for the time that this has taken */
	said = rig_n_lines;
	assert_in_range(said, AT_ONCE, MANY - 1);
	wait_lines(rig, said + 1);
	snprintf(line, sizeof(line), "vendor.so: %u lines left out",
		 MANY - said);
	assert_string_equal(rig_lines[said], line);
	/* a second has passed, in which some more may be said */
	plugin_log(&rig->plugin, "again");
	assert_string_equal(rig_lines[said + 1], "again");
	assert_int_equal(rig_n_lines, said + 2);
}

static void a_plugin_that_goes_leaves_its_number(void **state)
{
	struct rig *rig = *state;
	unsigned int said;
	int i;

	for (i = 0; i < MANY; i++)
		plugin_log(&rig->plugin, "line %d", i);
	said = rig_n_lines;
	plugin_log_flush(&rig->plugin);
	assert_int_equal(rig_n_lines, said + 1);
	assert_non_null(strstr(rig_lines[said], " lines left out"));
	plugin_log_flush(&rig->plugin);
	assert_int_equal(rig_n_lines, said + 1);
}

static void refusals_are_counted_with_the_rest(void **state)
{
	struct rig *rig = *state;
	int i;

	for (i = 0; i < AT_ONCE + 10; i++) {
		struct ihvd_message msg = {
			.head.op = IHVD_SET_DEFAULT_KEY_ID,
		};

		rig_call(rig, &msg);
	}
	assert_int_equal(rig_n_lines, AT_ONCE);
	assert_int_equal(rig->plugin.left_out, 10);
}

int suite_output(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, rig_setup, rig_teardown)
	const struct CMUnitTest tests[] = {
		TEST(lines_are_told_with_the_plugin),
		TEST(what_is_left_is_told_at_the_end),
		TEST(too_many_lines_are_left_out_and_counted),
		TEST(a_plugin_that_goes_leaves_its_number),
		TEST(refusals_are_counted_with_the_rest),
	};

	return cmocka_run_group_tests_name("output", tests, NULL, NULL);
}
