// SPDX-License-Identifier: GPL-2.0-only
/* Every sample plugin that there is: what it exports (IHV-1 to IHV-6). */
#include <dirent.h>
#include <glob.h>
#include <time.h>

#include "plugin.h"
#include "suites.h"

/* How long a thread that was waited for may still be seen, in milliseconds */
#define DEADLINE_MS 60000

static unsigned int threads(void)
{
	DIR *tasks = opendir("/proc/self/task");
	unsigned int n = 0;

	assert_non_null(tasks);
	while (readdir(tasks))
		n++;
	closedir(tasks);
	return n;
}

/* IHV-14: no thread of a plugin outlives its service. */
static void no_more_than(unsigned int before)
{
	const struct timespec pause = { .tv_nsec = 1000000 };
	int ms;

	for (ms = 0; threads() > before; ms++) {
		assert_true(ms < DEADLINE_MS);
		nanosleep(&pause, NULL);
	}
}

static void each(void (*test)(struct plugin *plugin))
{
	const unsigned int before = threads();
	struct plugin plugin;
	glob_t found;
	size_t i;

	assert_int_equal(glob(PLUGINS "/*.so", 0, NULL, &found), 0);
	assert_true(found.gl_pathc >= 3);
	for (i = 0; i < found.gl_pathc; i++) {
		print_message("%s\n", found.gl_pathv[i]);
		plugin_load(&plugin, found.gl_pathv[i]);
		test(&plugin);
		plugin_unload(&plugin);
		no_more_than(before);
	}
	globfree(&found);
}

static void all_there(struct plugin *plugin)
{
	void **pointer = (void **)&plugin->handlers;
	size_t i;

	for (i = 0; i < sizeof(plugin->handlers) / sizeof(void *); i++)
		assert_non_null(pointer[i]);
}

static void no_handler_is_missing(void **state)
{
	(void)state;
	each(all_there);
}

static void comes_and_goes(struct plugin *plugin)
{
	WCHAR description[] = u"nwl0";
	DOT11_ADAPTER record = {
		.pszDescription = description,
		.Dot11CurrentOpMode.uCurrentOpMode =
			DOT11_OPERATION_MODE_EXTENSIBLE_STATION,
	};
	HANDLE first = NULL, second = NULL;

	assert_int_equal(plugin->handlers.Dot11ExtIhvInitAdapter(
				 &record, &first, &first), ERROR_SUCCESS);
	assert_int_equal(plugin->handlers.Dot11ExtIhvInitAdapter(
				 &record, &second, &second), ERROR_SUCCESS);
	assert_ptr_not_equal(first, second);
	plugin->handlers.Dot11ExtIhvDeinitAdapter(first);
	/* IHV-14: the other one is left to DeinitService */
}

static void adapters_come_and_go(void **state)
{
	(void)state;
	each(comes_and_goes);
}

int suite_plugins(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_handler_is_missing),
		cmocka_unit_test(adapters_come_and_go),
	};

	return cmocka_run_group_tests_name("plugins", tests, NULL, NULL);
}
