// SPDX-License-Identifier: BSD-3-Clause
/* Attempts to get at others: which there are, and when they are made. */
#include "attempts.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>

#include "../common.h"
#include "hog.h"
#include "log.h"
#include "reach.h"

#define BIT(number) (1ULL << (number))

/* In the order of README.md */
static const struct attempt {
	const char *name;
	long (*make)(void);
	/* it is made before the handler goes on */
	bool first;
} attempts[] = {
	{ "memory-of-others", reach_memory, false },
	{ "trace", reach_trace, false },
	{ "signal", reach_signal, false },
	{ "signal-by-file", reach_signal_by_file, false },
	{ "schedule", reach_schedule, false },
	{ "limits", reach_limits, false },
	{ "process", reach_process, false },
	{ "namespace", reach_namespace, false },
	{ "user", reach_user, false },
	{ "write", reach_write, false },
	{ "device", reach_device, false },
	{ "socket", reach_socket, false },
	{ "pass-file", reach_pass_file, false },
	{ "lock", reach_lock, false },
	{ "watch", reach_watch, false },
	{ "key", reach_key, false },
	{ "kernel", reach_kernel, false },
	{ "pages", reach_pages, false },
	{ "ipc", reach_ipc, false },
	{ "dump", reach_dump, false },
	{ "clock", reach_clock, false },
	{ "threads", hog_threads, false },
	{ "processors", hog_processors, false },
	{ "memory", hog_memory, false },
	{ "files", hog_files, false },
	{ "pipes", hog_pipes, false },
	{ "lines", hog_lines, false },
	{ "garbage", hog_garbage, true },
	{ "close", hog_close, true },
	{ "stop", hog_stop, true },
	{ "deaf", hog_deaf, true },
};

/* @lock protects @begun: no attempt is made twice. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static attempts_set begun;

/**
 * attempts_named() - find an attempt
 * @name: its name
 *
 * Return: set with this attempt; an empty one if there is none of that name.
 */
attempts_set attempts_named(const char *name)
{
	size_t i;

	for (i = 0; i < ARRAYSIZE(attempts); i++)
		if (!strcmp(name, attempts[i].name))
			return BIT(i);
	return 0;
}

static void *attempt_make(void *arg)
{
	const struct attempt *attempt = arg;
	long got;

	errno = 0;
	got = attempt->make();
	log_line("attempt %s got=%ld errno=%d", attempt->name, got, errno);
	return NULL;
}

static void attempt_begin(const struct attempt *attempt)
{
	pthread_t thread;

	if (attempt->first)
		attempt_make((void *)attempt);
	else if (!pthread_create(&thread, NULL, attempt_make, (void *)attempt))
		pthread_detach(thread);
	else
		log_line("attempt %s: no thread", attempt->name);
}

/**
 * attempts_begin() - begin attempts
 * @wanted: the attempts; those that were begun before are left out
 *
 * Each is made on a thread of its own, which may never end.
 *
 * Context: a handler.
 */
void attempts_begin(attempts_set wanted)
{
	size_t i;

	pthread_mutex_lock(&lock);
	wanted &= ~begun;
	begun |= wanted;
	pthread_mutex_unlock(&lock);
	for (i = 0; i < ARRAYSIZE(attempts); i++)
		if (wanted & BIT(i))
			attempt_begin(&attempts[i]);
}
