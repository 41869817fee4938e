// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ihvd/base/options.h"
#include "lib/profile/store.h"
#include "suites.h"

#define MAX_ARGS	32

static char config[] = "/tmp/ihvd-conf-XXXXXX";
static char plugin_a[] = "/tmp/ihvd-plugin-a-XXXXXX";
static char plugin_b[] = "/tmp/ihvd-plugin-b-XXXXXX";
/* what is said to people is not looked at here */
static int saved_stdout, saved_stderr;

static int setup(void **state)
{
	const int null = open("/dev/null", O_WRONLY);

	(void)state;
	close(mkstemp(config));
	close(mkstemp(plugin_a));
	close(mkstemp(plugin_b));
	saved_stdout = dup(STDOUT_FILENO);
	saved_stderr = dup(STDERR_FILENO);
	close(null);
	return null < 0;
}

static int teardown(void **state)
{
	(void)state;
	close(saved_stdout);
	close(saved_stderr);
	return unlink(config) || unlink(plugin_a) || unlink(plugin_b);
}

static int read_args(struct options *o, const char *const *args)
{
	char *argv[MAX_ARGS + 1] = { (char *)"ihvd" };
	const int null = open("/dev/null", O_WRONLY);
	int argc = 1, err;

	while (args[argc - 1] && argc < MAX_ARGS) {
		argv[argc] = (char *)args[argc - 1];
		argc++;
	}
	fflush(NULL);
	dup2(null, STDOUT_FILENO);
	dup2(null, STDERR_FILENO);
	/* getopt begins anew */
	optind = 0;
	err = options_read(o, argc, argv);
	fflush(NULL);
	dup2(saved_stdout, STDOUT_FILENO);
	dup2(saved_stderr, STDERR_FILENO);
	close(null);
	return err;
}

#define READ(o, ...) \
	read_args(o, (const char *const[]){ __VA_ARGS__, NULL })

static void write_config(const char *text)
{
	FILE *file = fopen(config, "w");

	assert_non_null(file);
	assert_int_equal(fputs(text, file) < 0, 0);
	assert_int_equal(fclose(file), 0);
}

static void command_line(void **state)
{
	struct options o;

	(void)state;
	write_config("");
	assert_int_equal(READ(&o, "--config", config, "--plugin", plugin_a,
			      "--adapter", "nwl0", "--adapter", "nwl1",
			      "--plugin", plugin_b, "--profile", "x.xml",
			      "--profile", "y.xml"), 0);
	assert_int_equal(o.n_plugins, 2);
	assert_string_equal(o.plugins[0].file, plugin_a);
	assert_int_equal(o.plugins[0].n_adapters, 2);
	assert_string_equal(o.plugins[0].adapters[1], "nwl1");
	assert_string_equal(o.plugins[1].file, plugin_b);
	assert_int_equal(o.plugins[1].n_adapters, 0);
	assert_int_equal(o.n_profiles, 2);
	assert_string_equal(o.profiles[1], "y.xml");
	assert_string_equal(o.store, NWC_PROFILE_DIR);
	assert_string_equal(o.user, "nobody");
	options_free(&o);
}

static void the_file_adds_to_it(void **state)
{
	struct options o;
	char text[512];

	(void)state;
	snprintf(text, sizeof(text),
		 "; comment\n[ihvd]\nstore = /store\nuser = somebody\n"
		 "profile = z.xml\nuser = another\n\n[plugin]\nfile = %s\n"
		 "adapter = nwl2\nadapter = nwl3 ; comment\n", plugin_b);
	write_config(text);
	assert_int_equal(READ(&o, "--plugin", plugin_a, "--config", config), 0);
	assert_int_equal(o.n_plugins, 2);
	assert_string_equal(o.plugins[1].file, plugin_b);
	assert_int_equal(o.plugins[1].n_adapters, 2);
	assert_string_equal(o.plugins[1].adapters[1], "nwl3");
	assert_string_equal(o.store, "/store");
	assert_string_equal(o.user, "another");
	assert_string_equal(o.profiles[0], "z.xml");
	options_free(&o);
}

static void each_handler_has_a_deadline(void **state)
{
	static const char *const names[IHVD_N_HANDLERS] = {
		"init-service", "deinit-service", "init-adapter",
		"deinit-adapter", "perform-pre-associate", "adapter-reset",
		"perform-post-associate", "stop-post-associate",
		"validate-profile", "perform-capability-match",
		"create-discovery-profiles", "process-session-change",
		"receive-indication", "receive-packet",
		"send-packet-completion", "is-ui-request-pending",
		"process-ui-response", "query-ui-request",
		"onex-indicate-result", "control",
	};
	struct options plain, o;
	char text[128];
	uint32_t i, j;

	(void)state;
	write_config("");
	assert_int_equal(READ(&plain, "--plugin", plugin_a, "--config", config),
			 0);
	for (i = 0; i < IHVD_N_HANDLERS; i++) {
		assert_in_range(plain.deadline_ms[i], 1, 10000);
		snprintf(text, sizeof(text), "[deadlines]\n%s = 12345\n",
			 names[i]);
		write_config(text);
		assert_int_equal(READ(&o, "--plugin", plugin_a, "--config",
				      config), 0);
		for (j = 0; j < IHVD_N_HANDLERS; j++)
			assert_int_equal(o.deadline_ms[j], i == j ? 12345 :
					 plain.deadline_ms[j]);
		options_free(&o);
	}
	options_free(&plain);
}

/* IHV-108, I-18, C10: longer than any handler, for both wait for users */
static void operations_have_a_time(void **state)
{
	static const char *const refused[] = { "0", "3600001", "60s", "" };
	struct options o;
	char text[64];
	size_t i;

	(void)state;
	write_config("");
	assert_int_equal(READ(&o, "--plugin", plugin_a, "--config", config), 0);
	assert_int_equal(o.pre_ms, 60000);
	assert_int_equal(o.post_ms, 60000);
	options_free(&o);
	write_config("[deadlines]\npre-association = 300000\n"
		     "post-association = 3600000\n");
	assert_int_equal(READ(&o, "--plugin", plugin_a, "--config", config), 0);
	assert_int_equal(o.pre_ms, 300000);
	assert_int_equal(o.post_ms, 3600000);
	options_free(&o);
	for (i = 0; i < NWC_ARRAY_SIZE(refused); i++) {
		snprintf(text, sizeof(text), "[deadlines]\npre-association = %s\n",
			 refused[i]);
		write_config(text);
		assert_int_equal(READ(&o, "--plugin", plugin_a, "--config",
				      config), -EINVAL);
		options_free(&o);
	}
}

static void a_user_has_time_or_none(void **state)
{
	struct options o;

	(void)state;
	write_config("");
	assert_int_equal(READ(&o, "--plugin", plugin_a, "--config", config), 0);
	assert_int_equal(o.onex_answer_ms, 50000);
	options_free(&o);
	write_config("[onex]\nanswer = 0\n");
	assert_int_equal(READ(&o, "--plugin", plugin_a, "--config", config), 0);
	assert_int_equal(o.onex_answer_ms, 0);
	options_free(&o);
}

static void wrong_files_are_refused(void **state)
{
	static const char *const wrong[] = {
		"store = /x\n", "[ihvd]\nnonsense = 1\n", "[ihvd]\nstore\n",
		"[nonsense]\nstore = /x\n", "[plugin]\nfile = /nowhere/plugin.so\n", "[plugin]\nfile =\n",
		"[plugin]\nnonsense = 1\n", "[deadlines]\nnonsense = 1\n",
		"[deadlines]\ncontrol = 0\n", "[deadlines]\ncontrol = 60001\n",
		"[deadlines]\ncontrol = -1\n", "[deadlines]\ncontrol = 1s\n",
		"[deadlines]\ncontrol =\n",
		"[deadlines]\ncontrol = 18446744073709551617\n",
		"[onex]\nanswer = 60001\n", "[onex]\nanswer =\n",
		"[deadlines\ncontrol = 1\n", "\177ELF\n",
	};
	struct options o;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		write_config(wrong[i]);
		if (READ(&o, "--config", config, "--plugin", plugin_b) !=
		    -EINVAL)
			fail_msg("taken: %s", wrong[i]);
		options_free(&o);
	}
}

/* A9: whatever ihvd is told to use, nobody else may be able to change it */
static void what_others_can_write_to_is_refused(void **state)
{
	char dir[] = "/tmp/ihvd-open-XXXXXX", text[128], link[64];
	struct options o;

	(void)state;
	write_config("");
	assert_non_null(mkdtemp(dir));
	snprintf(link, sizeof(link), "%s/link", dir);
	assert_int_equal(symlink(plugin_a, link), 0);
#define PLAIN(expected, ...)						\
	do {								\
		assert_int_equal(READ(&o, "--config", config, "--plugin", \
				      plugin_b, __VA_ARGS__), expected); \
		options_free(&o);					\
	} while (0)
#define EACH_WAY(expected)						\
	do {								\
		PLAIN(expected, "--plugin", link);			\
		PLAIN(expected, "--profile", link);			\
	} while (0)
	EACH_WAY(0);
	assert_int_equal(chmod(plugin_a, 0666), 0);
	EACH_WAY(-EINVAL);
	assert_int_equal(chmod(plugin_a, 0600), 0);
	assert_int_equal(chmod(dir, 0777), 0);
	EACH_WAY(-EINVAL);
	snprintf(text, sizeof(text), "[ihvd]\nstore = %s\n", dir);
	write_config(text);
	PLAIN(-EINVAL, "--adapter", "nwl0");
	snprintf(text, sizeof(text), "[ihvd]\nprofile = %s\n", link);
	write_config(text);
	PLAIN(-EINVAL, "--adapter", "nwl0");
	snprintf(text, sizeof(text), "[onex]\nprogram = %s\n", link);
	write_config(text);
	PLAIN(-EINVAL, "--adapter", "nwl0");
	assert_int_equal(chmod(dir, 0700), 0);
	PLAIN(0, "--adapter", "nwl0");
	write_config("");
	assert_int_equal(chmod(config, 0622), 0);
	PLAIN(-EINVAL, "--adapter", "nwl0");
	assert_int_equal(chmod(config, 0600), 0);
	PLAIN(0, "--adapter", "nwl0");
	assert_int_equal(unlink(link) || rmdir(dir), 0);
}

static void wrong_command_lines_are_refused(void **state)
{
	struct options o;

	(void)state;
	write_config("");
#define REFUSED(...)							\
	do {								\
		assert_int_equal(READ(&o, __VA_ARGS__), -EINVAL);	\
		options_free(&o);					\
	} while (0)
	REFUSED("--config", config);
	write_config("[plugin]\nadapter = nwl0\n");
	REFUSED("--config", config);
	write_config("");
	REFUSED("--config", "/nowhere/ihvd.conf", "--plugin", plugin_a);
	REFUSED("--nonsense");
	REFUSED("--plugin");
	REFUSED("--plugin", "/nowhere/plugin.so");
	REFUSED("--adapter", "nwl0", "--plugin", plugin_a);
	REFUSED("--plugin", plugin_a, "--adapter", "");
	REFUSED("--plugin", plugin_a, "--adapter", "sixteen-letters-");
	REFUSED("--plugin", plugin_a, "--config", config, "word");
#undef REFUSED
	assert_int_equal(READ(&o, "--help"), 1);
	options_free(&o);
	assert_int_equal(READ(&o, "--version"), 1);
	options_free(&o);
}

static void an_adapter_has_one_plugin(void **state)
{
	struct options o;

	(void)state;
	write_config("");
	assert_int_equal(READ(&o, "--config", config, "--plugin", plugin_a,
			      "--adapter", "nwl0", "--plugin", plugin_b,
			      "--plugin", plugin_b, "--plugin", plugin_a,
			      "--adapter", "nwl0", "--adapter", "nwl1"), 0);
	assert_true(options_serves(&o, &o.plugins[0], "nwl0"));
	assert_false(options_serves(&o, &o.plugins[3], "nwl0"));
	assert_true(options_serves(&o, &o.plugins[3], "nwl1"));
	assert_false(options_serves(&o, &o.plugins[1], "nwl1"));
	assert_true(options_serves(&o, &o.plugins[1], "nwl2"));
	assert_false(options_serves(&o, &o.plugins[2], "nwl2"));
	options_free(&o);

	assert_int_equal(READ(&o, "--config", config, "--plugin", plugin_a,
			      "--adapter", "nwl0"), 0);
	assert_false(options_serves(&o, &o.plugins[0], "nwl1"));
	options_free(&o);
}

int suite_options(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(command_line),
		cmocka_unit_test(the_file_adds_to_it),
		cmocka_unit_test(each_handler_has_a_deadline),
		cmocka_unit_test(operations_have_a_time),
		cmocka_unit_test(a_user_has_time_or_none),
		cmocka_unit_test(wrong_files_are_refused),
		cmocka_unit_test(what_others_can_write_to_is_refused),
		cmocka_unit_test(wrong_command_lines_are_refused),
		cmocka_unit_test(an_adapter_has_one_plugin),
	};

	return cmocka_run_group_tests_name("options", tests, setup, teardown);
}
