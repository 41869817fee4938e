// SPDX-License-Identifier: GPL-2.0-only
/* Settings of the user, and what becomes of them. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ihvd/onex/config.h"
#include "suites.h"

#define HEAD \
	"ap_scan=0\neapol_version=2\nnetwork={\nkey_mgmt=WPA-EAP\n" \
	"proto=RSN\npairwise=CCMP\ngroup=CCMP\n"

static char directory[] = "/tmp/onex-XXXXXX";
static char path[64], other[64];

static int set_up(void **state)
{
	(void)state;
	if (!mkdtemp(directory))
		return -1;
	snprintf(path, sizeof(path), "%s/settings", directory);
	snprintf(other, sizeof(other), "%s/other", directory);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	unlink(path);
	unlink(other);
	return rmdir(directory);
}

static void write_file(const char *name, const char *text, mode_t mode)
{
	FILE *file;

	unlink(name);
	file = fopen(name, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
	assert_int_equal(chmod(name, mode), 0);
}

/* what the user would answer, NULL for nothing; and what they were asked for */
static const char *answer;
static char asked[64];

static bool on_missing(void *arg, const char *what,
		       char value[ONEX_MAX_VALUE + 1])
{
	assert_ptr_equal(arg, asked);
	assert_true(strlen(asked) + strlen(what) + 1 < sizeof(asked));
	strcat(strcat(asked, what), " ");
	if (answer)
		strcpy(value, answer);
	return answer;
}

static int make(struct onex_config *c, const char *file, uint8_t type)
{
	*asked = '\0';
	return onex_config_make(c, file, type, on_missing, asked);
}

static void close_all(const struct onex_config *c)
{
	if (c->fd >= 0)
		close(c->fd);
}

/* what a supplicant reads, as it does */
static void read_fd(int fd, char *text, size_t size)
{
	char name[32];
	FILE *file;

	snprintf(name, sizeof(name), "/proc/self/fd/%d", fd);
	file = fopen(name, "r");
	assert_non_null(file);
	text[fread(text, 1, size - 1, file)] = '\0';
	fclose(file);
}

static void check(const char *settings, uint8_t type, const char *expected)
{
	struct onex_config c;
	char text[4096];

	write_file(path, settings, 0600);
	answer = NULL;
	if (make(&c, path, type))
		fail_msg("%s: %s", settings, c.why);
	read_fd(c.fd, text, sizeof(text));
	assert_string_equal(text, expected);
	close_all(&c);
}

static void settings_are_passed_on(void **state)
{
	(void)state;
	check("eap = PWD\nidentity = al\npassword = \"}\n", 0,
	      HEAD "eap=PWD \nidentity=616c\npassword=227d\n}\n");
	check("eap = PWD PSK\nidentity = a\npassword = b\n"
	      "fragment_size = 1000\n", 0,
	      HEAD "eap=PWD PSK \nidentity=61\npassword=62\n"
	      "fragment_size=1000\n}\n");
	/* the profile's method, if the settings have none */
	check("identity = a\npassword = b\n", 52,
	      HEAD "identity=61\npassword=62\neap=PWD \n}\n");
	check("eap = PSK\nidentity = a\npassword = b\n", 52,
	      HEAD "eap=PSK \nidentity=61\npassword=62\n}\n");
}

/* what is sure to be needed, and nothing else */
static void what_is_missing_is_asked_for(void **state)
{
	static const struct {
		const char *settings;
		const char *asked;
		const char *more;
	} all[] = {
		{ "eap = PWD\n", "IDENTITY PASSWORD ",
		  "identity=795d\npassword=795d\n" },
		{ "eap = PWD\nidentity = a\n", "PASSWORD ",
		  "password=795d\n" },
		{ "eap = GPSK\npassword = a\n", "IDENTITY ",
		  "identity=795d\n" },
		{ "eap = PEAP\nidentity = a\nca_cert = %s\n", "PASSWORD ",
		  "password=795d\n" },
		{ "eap = TLS TTLS\nidentity = a\nca_cert = %s\n", "PASSWORD ",
		  "password=795d\n" },
		{ "eap = PEAP\nidentity = a\nca_cert = %s\n"
		  "private_key = %s\n", "", "" },
		{ "eap = TLS\nidentity = a\nca_cert = %s\n", "", "" },
		{ "eap = TLS\nanonymous_identity = a\nca_cert = %s\n",
		  "IDENTITY ", "identity=795d\n" },
	};
	char settings[256], text[512], expected[64];
	struct onex_config c;
	size_t i;

	(void)state;
	write_file(other, "certificate\n", 0600);
	for (i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		snprintf(settings, sizeof(settings), all[i].settings, other,
			 other);
		write_file(path, settings, 0600);
		answer = "y]";
		assert_int_equal(make(&c, path, 0), 0);
		assert_string_equal(asked, all[i].asked);
		read_fd(c.fd, text, sizeof(text));
		snprintf(expected, sizeof(expected), "%s}\n", all[i].more);
		assert_non_null(strstr(text, expected));
		close_all(&c);
		if (!*all[i].asked)
			continue;
		answer = NULL;
		assert_int_equal(make(&c, path, 0), -EINVAL);
		assert_non_null(strstr(c.why, ": missing"));
		close_all(&c);
	}
}

static void files_are_copied(void **state)
{
	static const char before[] =
		HEAD "eap=PEAP \nidentity=61\npassword=62\nca_cert=\"/proc/self/fd/";
	char settings[256], text[512];
	struct onex_config c;
	char *end;
	int fd;

	(void)state;
	write_file(other, "certificate\n", 0600);
	snprintf(settings, sizeof(settings), "eap = PEAP\nidentity = a\n"
		 "password = b\nca_cert = %s\n", other);
	write_file(path, settings, 0600);
	assert_int_equal(make(&c, path, 0), 0);
	read_fd(c.fd, text, sizeof(text));
	assert_memory_equal(text, before, sizeof(before) - 1);
	fd = (int)strtol(text + sizeof(before) - 1, &end, 10);
	assert_string_equal(end, "\"\n}\n");
	read_fd(fd, text, sizeof(text));
	assert_string_equal(text, "certificate\n");
	close(fd);
	close_all(&c);
}

static void what_is_wrong_is_refused(void **state)
{
	static const struct {
		const char *settings;
		const char *why;
	} bad[] = {
		{ "eap = MD5\n", "eap: a method that is not known" },
		{ "eap = PWD  PSK\n", "eap: a method that is not known" },
		{ "eap = PEAP\n", "ca_cert: missing" },
		{ "eap = PWD TLS\n", "ca_cert: missing" },
		{ "identity = a\n", "eap: neither here" },
		{ "eap = PWD\neap = PWD\n", "line 2: not understood" },
		{ "eap = PWD\npsk = x\n", "line 2: not understood" },
		{ "eap = PWD\nidentity =\n", "line 2: not understood" },
		{ "[network]\neap = PWD\n", "line 2: not understood" },
		{ "eap = PEAP\nca_cert = /nowhere\n", "No such file" },
		{ "eap = PEAP\nca_cert = /\n", "not a file" },
		{ "eap = PEAP\nca_cert = /dev/zero\n", "not a file" },
		{ "eap = PWD\nfragment_size = 1x\n", "fragment_size" },
		{ "eap = PWD\nfragment_size = 99\n", "fragment_size" },
		{ "eap = PWD PWD PWD PWD PWD PWD PWD PWD PWD PWD PWD PWD PWD "
		  "PWD PWD PWD PWD\n", "eap: too many" },
	};
	struct onex_config c;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		write_file(path, bad[i].settings, 0600);
		if (make(&c, path, 0) != -EINVAL ||
		    !strstr(c.why, bad[i].why))
			fail_msg("%s: %s", bad[i].settings, c.why);
		close_all(&c);
	}
}

static void only_our_own_file_is_read(void **state)
{
	struct onex_config c;

	(void)state;
	write_file(path, "eap = PWD\n", 0640);
	assert_int_equal(make(&c, path, 0), -EINVAL);
	close_all(&c);
	unlink(path);
	assert_int_equal(make(&c, path, 0), -ENOENT);
	close_all(&c);
	write_file(other, "eap = PWD\n", 0600);
	assert_int_equal(symlink(other, path), 0);
	assert_int_equal(make(&c, path, 0), -EINVAL);
	close_all(&c);
	assert_int_equal(make(&c, "/dev/zero", 0), -EINVAL);
	close_all(&c);
}

static void names(void **state)
{
	static const char *const bad[] = { "", ".", "..", ".x", "a/b", "/" };
	char name[300], where[64];
	size_t i;

	(void)state;
	assert_int_equal(onex_config_path(where, sizeof(where), "/etc", "a b"),
			 0);
	assert_string_equal(where, "/etc/a b.conf");
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_int_equal(onex_config_path(where, sizeof(where), "/etc",
						  bad[i]), -EINVAL);
	memset(name, 'n', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	assert_int_equal(onex_config_path(where, sizeof(where), "/etc", name),
			 -EINVAL);
	name[100] = '\0';
	assert_int_equal(onex_config_path(where, sizeof(where), "/etc", name),
			 -EINVAL);
}

int suite_config(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(settings_are_passed_on),
		cmocka_unit_test(what_is_missing_is_asked_for),
		cmocka_unit_test(files_are_copied),
		cmocka_unit_test(what_is_wrong_is_refused),
		cmocka_unit_test(only_our_own_file_is_read),
		cmocka_unit_test(names),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
