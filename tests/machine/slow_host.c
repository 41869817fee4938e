// SPDX-License-Identifier: GPL-2.0-only
/*
 * A host whose disk is slow: preloaded into the program that runs a virtual
 * machine (QEMU, or User Mode Linux), this makes it wait for SLOW_HOST_SECONDS
 * when the machine looks up a file with "slow-host" in its name.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void wait_if_slow(const char *path)
{
	const char *seconds = getenv("SLOW_HOST_SECONDS");

	if (seconds && strstr(path, "slow-host"))
		sleep(atoi(seconds));
}

/* QEMU's 9P server */
int fstatat64(int dirfd, const char *path, struct stat64 *st, int flags)
{
	int (*next)(int dirfd, const char *path, struct stat64 *st, int flags) =
		dlsym(RTLD_NEXT, "fstatat64");

	wait_if_slow(path);
	return next(dirfd, path, st, flags);
}

/* hostfs of User Mode Linux */
int lstat64(const char *path, struct stat64 *st)
{
	int (*next)(const char *path, struct stat64 *st) =
		dlsym(RTLD_NEXT, "lstat64");

	wait_if_slow(path);
	return next(path, st);
}
