// SPDX-License-Identifier: GPL-2.0-only
/* What the sandbox allows, and what it refuses (A8). */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "peer.h"
#include "suites.h"

static struct peer peer;
static char text[65536];

static const char * const allowed[] = {
	"read", "nonblock", "pipe", "pipe-again", "dup", "thread",
	"signal-self", "name", "barrier", "map", "dont-need",
};

static const char * const refused[] = {
	"open-write", "open-create", "memfd", "setown", "setsig", "async",
	"pipe-size", "packet-pipe", "lock", "lease", "socket", "sendmsg",
	"recvmsg", "send-elsewhere", "send-address", "shutdown", "fork",
	"thread-files", "thread-namespace", "exec", "signal-parent", "kill",
	"queue", "pidfd", "ptrace", "dumpable", "pdeathsig", "nice", "affinity",
	"rlimit", "unshare", "mount", "io-uring", "inotify", "keyctl",
	"barrier-all", "map-huge", "map-locked", "map-shared", "merge",
	"merge-64", "lock-page",
};

/* what errno became, by the line of the plugin */
static int err_of(const char *name)
{
	const size_t len = strlen(name);
	const char *line;

	for (line = text; line; line = strchr(line, '\n')) {
		line += *line == '\n';
		if (!strncmp(line, name, len) && line[len] == ' ')
			return atoi(line + len);
	}
	fail_msg("%s: nothing was said in\n%s", name, text);
	return -1;
}

static void expect(const char *name, int err)
{
	if (err_of(name) != err)
		fail_msg("%s: %s", name, strerror(err_of(name)));
}

static void test_calls(void **state)
{
	size_t i;

	(void)state;
	peer_start(&peer, PLUGINS "/own/probe.so");
	assert_int_equal(peer_load(&peer).head.result, ERROR_NOT_SUPPORTED);
	assert_int_equal(peer_end(&peer, text, sizeof(text)), 1);
	for (i = 0; i < sizeof(allowed) / sizeof(allowed[0]); i++)
		expect(allowed[i], 0);
	for (i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
		expect(refused[i], EPERM);
	/* so that glibc makes threads by another call */
	expect("clone3", ENOSYS);
	expect("map-too-much", ENOMEM);
	expect("map-too-much-data", ENOMEM);
}

static void limit_is(const char *limits, const char *name, const char *most)
{
	const char *line = strstr(limits, name);

	assert_non_null(line);
	line += strlen(name) + strspn(line + strlen(name), " ");
	if (strncmp(line, most, strlen(most)) || line[strlen(most)] != ' ')
		fail_msg("%s: %.60s", name, line);
}

static void test_limits(void **state)
{
	char path[64], limits[4096] = "";
	FILE *file;

	(void)state;
	peer_start(&peer, PLUGINS "/accept-all.so");
	assert_int_equal(peer_load(&peer).head.result, ERROR_SUCCESS);
	snprintf(path, sizeof(path), "/proc/%d/limits", peer.pid);
	file = fopen(path, "r");
	assert_non_null(file);
	assert_true(fread(limits, 1, sizeof(limits) - 1, file) > 0);
	fclose(file);
	limit_is(limits, "Max core file size", "0");
	limit_is(limits, "Max file size", "0");
	limit_is(limits, "Max processes", "512");
	limit_is(limits, "Max open files", "64");
	limit_is(limits, "Max locked memory", "0");
	limit_is(limits, "Max data size", "536870912");
	limit_is(limits, "Max realtime priority", "0");
	assert_int_equal(peer_end(&peer, text, sizeof(text)), 0);
}

int suite_sandbox(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_calls),
		cmocka_unit_test(test_limits),
	};

	return cmocka_run_group_tests_name("sandbox", tests, NULL, NULL);
}
