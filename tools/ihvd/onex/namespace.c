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
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ihvd/base/usermap.h"
#include "ihvd/onex/namespace.h"

/* Runs outside of the namespaces: inside nobody may map another user. */
_Noreturn static void map_run(int go, pid_t pid, const struct passwd *user)
{
	char byte;

	/* an end of file means that the process that waits has ended */
	if (read(go, &byte, 1) == 1 && !usermap_write(pid, user))
		_exit(EXIT_SUCCESS);
	_exit(EXIT_FAILURE);
}

static int namespace_enter_and_map(const struct passwd *user)
{
	const pid_t self = getpid();
	int go[2], status, err = 0;
	pid_t helper;

	/*
	 * The daemon is not dumpable, and neither was this process. Its maps
	 * are to be written by one that has no right to trace it; until it is
	 * another user, nobody but root gains by that.
	 */
	if (prctl(PR_SET_DUMPABLE, 1) || pipe2(go, O_CLOEXEC))
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
