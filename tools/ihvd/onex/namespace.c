// SPDX-License-Identifier: GPL-2.0-only
/*
 * The namespaces that a supplicant runs in. The capabilities of the supplicant,
 * and of the process that makes its network, count only inside of them; and the
 * daemon needs no capability to make them. They belong to the daemon's user, so
 * that a plugin, which runs as the same user as a supplicant, has no power over
 * it.
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

static bool map_write(pid_t pid, const char *name, unsigned int id)
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

/* Runs outside of the namespaces: inside nobody may map another user. */
_Noreturn static void map_run(int go, pid_t pid, const struct passwd *user)
{
	char byte;

	/* an end of file means that the process that waits has ended */
	if (read(go, &byte, 1) == 1 &&
	    map_write(pid, "uid_map", user->pw_uid) &&
	    map_write(pid, "gid_map", user->pw_gid))
		_exit(EXIT_SUCCESS);
	_exit(EXIT_FAILURE);
}

static int namespace_enter_and_map(const struct passwd *user)
{
	const pid_t self = getpid();
	int go[2], status, err = 0;
	pid_t helper;

	if (pipe2(go, O_CLOEXEC))
		return -errno;
	helper = fork();
	if (!helper) {
		close(go[1]);
		map_run(go[0], self, user);
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
 * onex_namespace_enter() - enter new namespaces
 * @user: user that exists in them; NULL for none
 *
 * Context: the process that becomes the supplicant, which has one thread.
 * Return: 0 or a negative error number.
 */
int onex_namespace_enter(const struct passwd *user)
{
	if (user)
		return namespace_enter_and_map(user);
	return unshare(CLONE_NEWUSER | CLONE_NEWNET) ? -errno : 0;
}
