// SPDX-License-Identifier: GPL-2.0-only
/* Settings of the user, and what becomes of them. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ihvd/onex_config.h"
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
	if (onex_config_make(&c, path, type))
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
	check("eap = PWD PSK\nfragment_size = 1000\n", 0,
	      HEAD "eap=PWD PSK \nfragment_size=1000\n}\n");
	/* the profile's method, if the settings have none */
	check("identity = a\n", 52, HEAD "identity=61\neap=PWD \n}\n");
	check("eap = PSK\n", 52, HEAD "eap=PSK \n}\n");
}

static void files_are_copied(void **state)
{
	static const char before[] =
		HEAD "eap=PEAP \nca_cert=\"/proc/self/fd/";
	char settings[256], text[256];
	struct onex_config c;
	char *end;
	int fd;

	(void)state;
	write_file(other, "certificate\n", 0600);
	snprintf(settings, sizeof(settings), "eap = PEAP\nca_cert = %s\n",
		 other);
	write_file(path, settings, 0600);
	assert_int_equal(onex_config_make(&c, path, 0), 0);
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
		if (onex_config_make(&c, path, 0) != -EINVAL ||
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
	assert_int_equal(onex_config_make(&c, path, 0), -EINVAL);
	close_all(&c);
	unlink(path);
	assert_int_equal(onex_config_make(&c, path, 0), -ENOENT);
	close_all(&c);
	write_file(other, "eap = PWD\n", 0600);
	assert_int_equal(symlink(other, path), 0);
	assert_int_equal(onex_config_make(&c, path, 0), -EINVAL);
	close_all(&c);
	assert_int_equal(onex_config_make(&c, "/dev/zero", 0), -EINVAL);
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
		cmocka_unit_test(files_are_copied),
		cmocka_unit_test(what_is_wrong_is_refused),
		cmocka_unit_test(only_our_own_file_is_read),
		cmocka_unit_test(names),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
