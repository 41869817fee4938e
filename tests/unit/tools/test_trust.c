// SPDX-License-Identifier: GPL-2.0-only
/* A9: what others can change is not opened. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lib/trust.h"
#include "suites.h"

#define NOBODY	65534

static char top[32];
static char why[NWC_TRUST_WHY];

/* a place of the test's own, below the sticky /tmp, with a/b/file */
static int setup(void **state)
{
	FILE *file;

	(void)state;
	strcpy(top, "/tmp/trust-XXXXXX");
	if (!mkdtemp(top) || chdir(top) || mkdir("a", 0755) ||
	    mkdir("a/b", 0755))
		return -1;
	file = fopen("a/b/file", "w");
	return !file || fclose(file) || chmod("a/b/file", 0644);
}

static int teardown(void **state)
{
	char command[64];

	(void)state;
	snprintf(command, sizeof(command), "rm -r %s", top);
	return chdir("/") || system(command);
}

static int opened(const char *path, enum nwc_trust_kind kind)
{
	int fd;

	strcpy(why, "");
	fd = nwc_trust_open(path, kind, why);
	if (fd < 0) {
		assert_true(*why);
		return fd;
	}
	close(fd);
	return 0;
}

static const char *below(const char *name)
{
	static char path[128];

	snprintf(path, sizeof(path), "%s/%s", top, name);
	return path;
}

#define FILE_OPENED(name)	opened(below(name), NWC_TRUST_FILE)
#define DIR_OPENED(name)	opened(below(name), NWC_TRUST_DIRECTORY)

static void what_is_ours(void **state)
{
	char *resolved;

	(void)state;
	assert_int_equal(FILE_OPENED("a/b/file"), 0);
	assert_int_equal(FILE_OPENED("a//./b/../b/file"), 0);
	assert_int_equal(opened("a/b/file", NWC_TRUST_FILE), 0);
	assert_int_equal(DIR_OPENED("a/b"), 0);
	assert_int_equal(DIR_OPENED("a/b/"), 0);
	assert_int_equal(opened("/", NWC_TRUST_DIRECTORY), 0);
	resolved = nwc_trust_resolve("a/./b/file", NWC_TRUST_FILE, why);
	assert_string_equal(resolved, below("a/b/file"));
	free(resolved);
}

static void what_is_not_there(void **state)
{
	(void)state;
	assert_int_equal(FILE_OPENED("a/none"), -ENOENT);
	assert_non_null(strstr(why, below("a/none")));
	assert_int_equal(FILE_OPENED("none/file"), -ENOENT);
	assert_int_equal(opened("", NWC_TRUST_FILE), -ENOENT);
	assert_int_equal(FILE_OPENED("a/b"), -EISDIR);
	assert_int_equal(opened("/", NWC_TRUST_FILE), -EISDIR);
	assert_int_equal(DIR_OPENED("a/b/file"), -ENOTDIR);
	assert_int_equal(FILE_OPENED("a/b/file/x"), -ENOTDIR);
	assert_int_equal(mkfifo("a/fifo", 0600), 0);
	assert_int_equal(FILE_OPENED("a/fifo"), -EINVAL);
	assert_null(nwc_trust_resolve("a/none", NWC_TRUST_FILE, why));
	assert_true(nwc_trust_permits("a/none", NWC_TRUST_FILE, why));
}

static void what_others_can_write_to(void **state)
{
	static const char *const each[] = { "a", "a/b", "a/b/file" };
	static const mode_t modes[] = { 0775, 0757, 0777 };
	size_t i, j;

	(void)state;
	for (i = 0; i < 3; i++) {
		for (j = 0; j < 3; j++) {
			assert_int_equal(chmod(each[i], modes[j]), 0);
			assert_int_equal(FILE_OPENED("a/b/file"), -EPERM);
			/* the reason names the one that it is */
			assert_non_null(strstr(why, below(each[i])));
			assert_non_null(strstr(why, ": others can write"));
			assert_false(nwc_trust_permits("a/b/file",
						       NWC_TRUST_FILE, why));
		}
		assert_int_equal(chmod(each[i], 0755), 0);
	}
	assert_int_equal(FILE_OPENED("a/b/file"), 0);
	/* a sticky directory is passed, but is none to take all files from */
	assert_int_equal(chmod("a", 01777), 0);
	assert_int_equal(FILE_OPENED("a/b/file"), 0);
	assert_int_equal(DIR_OPENED("a"), -EPERM);
	/* and a name in it may be that of somebody else's file */
	assert_int_equal(link("a/b/file", "a/hard"), 0);
	assert_int_equal(FILE_OPENED("a/hard"), -EPERM);
	assert_int_equal(FILE_OPENED("a/b/file"), 0);
}

static void what_belongs_to_others(void **state)
{
	static const char *const each[] = { "a", "a/b", "a/b/file" };
	size_t i;

	(void)state;
	if (geteuid())
		skip();
	for (i = 0; i < 3; i++) {
		assert_int_equal(chown(each[i], NOBODY, 0), 0);
		assert_int_equal(FILE_OPENED("a/b/file"), -EPERM);
		assert_non_null(strstr(why, ": it belongs to another user"));
		assert_int_equal(chown(each[i], 0, 0), 0);
	}
	/* a link of others, to what is safe */
	assert_int_equal(symlink("b/file", "a/link"), 0);
	assert_int_equal(FILE_OPENED("a/link"), 0);
	assert_int_equal(lchown("a/link", NOBODY, 0), 0);
	assert_int_equal(FILE_OPENED("a/link"), -EPERM);
}

static void links(void **state)
{
	(void)state;
	assert_int_equal(mkdir("open", 0755), 0);
	assert_int_equal(link("a/b/file", "open/file"), 0);
	assert_int_equal(symlink("../open/file", "a/relative"), 0);
	assert_int_equal(symlink(below("open"), "a/absolute"), 0);
	assert_int_equal(symlink("a/absolute", "twice"), 0);
	assert_int_equal(FILE_OPENED("a/relative"), 0);
	assert_int_equal(FILE_OPENED("a/absolute/file"), 0);
	assert_int_equal(FILE_OPENED("twice/file"), 0);
	assert_int_equal(DIR_OPENED("twice"), 0);
	/* each directory on the way of the link counts */
	assert_int_equal(chmod("open", 0777), 0);
	assert_int_equal(FILE_OPENED("a/relative"), -EPERM);
	assert_int_equal(FILE_OPENED("a/absolute/file"), -EPERM);
	assert_int_equal(FILE_OPENED("twice/file"), -EPERM);
	assert_int_equal(DIR_OPENED("twice"), -EPERM);
	assert_int_equal(chmod("open", 0755), 0);
	/* also that of the link itself */
	assert_int_equal(chmod("a", 0777), 0);
	assert_int_equal(FILE_OPENED("a/relative"), -EPERM);
	assert_int_equal(chmod("a", 0755), 0);
	assert_int_equal(symlink("loop", "loop"), 0);
	assert_int_equal(FILE_OPENED("loop"), -ELOOP);
	assert_int_equal(symlink("none", "dangling"), 0);
	assert_int_equal(FILE_OPENED("dangling"), -ENOENT);
}

int suite_trust(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(what_is_ours),
		TEST(what_is_not_there),
		TEST(what_others_can_write_to),
		TEST(what_belongs_to_others),
		TEST(links),
	};

	return cmocka_run_group_tests_name("trust", tests, NULL, NULL);
}
