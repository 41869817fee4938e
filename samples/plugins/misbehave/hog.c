// SPDX-License-Identifier: BSD-3-Clause
/*
 * Attempts to leave nothing for others, and to stand in their way. They know how
 * ihvd is made: the number of the socket, and that the first thread reads it.
 */
#define _GNU_SOURCE

#include "hog.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "../common.h"
#include "log.h"

#define SOCKET 3
/* More than there may be of anything */
#define ENOUGH 20000
#define SMALL_STACK (16 * 1024)
#define SPINNING 200
/* In seconds */
#define LONG 3600
#define MIB (1024 * 1024)
#define PAGE 4096

/* Nobody begins to spin before all are there: they would never be. */
static pthread_mutex_t start = PTHREAD_MUTEX_INITIALIZER;

static void *sleep_on(void *arg)
{
	for (;;)
		sleep(LONG);
	return arg;
}

static void *spin_on(void *arg)
{
	volatile unsigned long turns = 0;

	pthread_mutex_lock(&start);
	pthread_mutex_unlock(&start);
	for (;;)
		turns++;
	return arg;
}

static long threads_make(void *(*run)(void *), long most)
{
	pthread_attr_t attr;
	pthread_t thread;
	long made = 0;

	pthread_attr_init(&attr);
	pthread_attr_setstacksize(&attr, SMALL_STACK);
	pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
	while (made < most && !pthread_create(&thread, &attr, run, NULL))
		made++;
	pthread_attr_destroy(&attr);
	return made;
}

long hog_threads(void)
{
	return threads_make(sleep_on, ENOUGH);
}

long hog_processors(void)
{
	long made;

	pthread_mutex_lock(&start);
	made = threads_make(spin_on, SPINNING);
	pthread_mutex_unlock(&start);
	return made;
}

/* In MiB */
long hog_memory(void)
{
	long got = 0;
	size_t at;
	char *memory;

	while (got < ENOUGH) {
		memory = mmap(NULL, MIB, PROT_READ | PROT_WRITE,
			      MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		if (memory == MAP_FAILED)
			break;
		for (at = 0; at < MIB; at += PAGE)
			memory[at] = 1;
		got++;
	}
	return got;
}

long hog_files(void)
{
	long got = 0;

	while (got < ENOUGH && dup(STDERR_FILENO) >= 0)
		got++;
	return got;
}

/* In pages: as many pipes as there may be, as large as they get */
long hog_pipes(void)
{
	static const char page[PAGE];
	long got = 0;
	int ends[2];

	while (got < ENOUGH && !pipe2(ends, O_NONBLOCK)) {
		if (fcntl(ends[0], F_SETPIPE_SZ, MIB) > 0)
			log_line("attempt pipes: enlarged");
		while (write(ends[1], page, sizeof(page)) > 0)
			got++;
	}
	return got;
}

long hog_lines(void)
{
	for (;;)
		log_line("attempt lines: this is said again and again");
	return 0;
}

/* A message that is none */
long hog_garbage(void)
{
	return write(SOCKET, "garbage", sizeof("garbage"));
}

long hog_close(void)
{
	return close(SOCKET);
}

/* To stop, or to end, as another process would see it */
long hog_stop(void)
{
	return !syscall(SYS_tgkill, getpid(), getpid(), SIGSTOP);
}

static void on_signal(int number)
{
	UNREFERENCED_PARAMETER(number);
	sleep_on(NULL);
}

/* The first thread never reads the socket again, and never sees its end. */
long hog_deaf(void)
{
	struct sigaction action;

	memset(&action, 0, sizeof(action));
	action.sa_handler = on_signal;
	sigaction(SIGUSR1, &action, NULL);
	return !syscall(SYS_tgkill, getpid(), getpid(), SIGUSR1);
}
