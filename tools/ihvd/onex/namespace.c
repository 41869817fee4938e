// SPDX-License-Identifier: GPL-2.0-only
/*
 * The namespaces that a supplicant is in: its rights, and those of who makes
 * its network, are worth nothing outside of them, and the daemon needs none for
 * that. They belong to the daemon's user, so that a plugin, which runs as the
 * same user as a supplicant, has no power over it.
 */
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ihvd/onex/namespace.h"

static bool write_map(pid_t pid, const char *name, unsigned int id)
{
	char path[64], line[64];
	ssize_t len, written = -1;
	int fd;

	snprintf(path, sizeof(path), "/proc/%d/%s", pid, name);
	len = snprintf(line, sizeof(line), "%u %u 1\n", id, id);
	fd = open(path, O_WRONLY | O_CLOEXEC);
	if (fd >= 0) {
		written = write(fd, line, (size_t)len);
		close(fd);
	}
	return written == len;
}

/* from outside: nobody inside may let in another user */
_Noreturn static void map(int go, pid_t pid, const struct passwd *user)
{
	char byte;

	/* its end without a byte is that of the one who waits for us */
	if (read(go, &byte, 1) == 1 &&
	    write_map(pid, "uid_map", user->pw_uid) &&
	    write_map(pid, "gid_map", user->pw_gid))
		_exit(EXIT_SUCCESS);
	_exit(EXIT_FAILURE);
}

static int enter_and_map(const struct passwd *user)
{
	const pid_t self = getpid();
	int go[2], status, err = 0;
	pid_t helper;

	if (pipe2(go, O_CLOEXEC))
		return -errno;
	helper = fork();
	if (!helper) {
		close(go[1]);
		map(go[0], self, user);
	}
	if (helper < 0 || unshare(CLONE_NEWUSER | CLONE_NEWNET) ||
	    write(go[1], "", 1) != 1)
		err = -errno;
	close(go[0]);
	close(go[1]);
	if (helper > 0 && waitpid(helper, &status, 0) == helper && !err &&
	    status)
		err = -EPERM;
	return err;
}

/**
 * onex_namespace_enter() - enter namespaces of our own
 * @user: who there is in them; NULL for nobody but ourselves
 *
 * Context: the process that becomes the supplicant, which has one thread.
 * Return: 0 or a negative error number.
 */
int onex_namespace_enter(const struct passwd *user)
{
	if (user)
		return enter_and_map(user);
	return unshare(CLONE_NEWUSER | CLONE_NEWNET) ? -errno : 0;
}
