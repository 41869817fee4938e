// SPDX-License-Identifier: GPL-2.0-only
/* Rights that the daemon has no use for, and those that its children give up. */
#include <cap-ng.h>
#include <errno.h>
#include <linux/capability.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "ihvd/base/log.h"
#include "ihvd/base/rights.h"
#include "lib/attr.h"

/* What it takes to become another user, without capabilities */
static const unsigned int to_change_user[] = {
	CAP_SETUID, CAP_SETGID, CAP_SETPCAP,
};

/**
 * rights_hide_memory() - let nobody see the memory of this process
 *
 * It leaves no core behind, and only who has CAP_SYS_PTRACE can trace it.
 *
 * Context: the daemon, whose memory has keys and profiles, and every process of
 * a plugin. A child inherits it until it executes a program, or becomes another
 * user.
 * Return: 0 or a negative error number.
 */
int rights_hide_memory(void)
{
	const struct rlimit none = { 0, 0 };

	if (setrlimit(RLIMIT_CORE, &none) || prctl(PR_SET_DUMPABLE, 0))
		return -errno;
	return 0;
}

/**
 * rights_keep_to_change_user() - have the program that is executed next become
 *	another user by itself
 *
 * No other capability is left.
 *
 * Context: a child in a user namespace of its own.
 * Return: 0 or a negative error number.
 */
int rights_keep_to_change_user(void)
{
	size_t i;

	capng_clear(CAPNG_SELECT_BOTH);
	for (i = 0; i < NWC_ARRAY_SIZE(to_change_user); i++)
		capng_update(CAPNG_ADD, CAPNG_EFFECTIVE | CAPNG_PERMITTED |
			     CAPNG_INHERITABLE, to_change_user[i]);
	if (capng_apply(CAPNG_SELECT_CAPS) < 0)
		return -EPERM;
	for (i = 0; i < NWC_ARRAY_SIZE(to_change_user); i++)
		if (prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE,
			  to_change_user[i], 0, 0))
			return -errno;
	return 0;
}

/**
 * rights_user() - find the user that a child runs as
 * @name: name of the user
 * @user: set to the user; NULL if the daemon is not root, and the child stays
 *	the same user
 *
 * Return: 0, or -ENOENT after a message.
 */
int rights_user(const char *name, const struct passwd **user)
{
	*user = NULL;
	if (geteuid())
		return 0;
	*user = getpwnam(name);
	if (*user)
		return 0;
	log_line("there is no user %s", name);
	return -ENOENT;
}

/**
 * rights_end_with() - have a child end with the daemon, even if that is killed
 * @parent: the daemon
 *
 * Context: the child; to be called again after a change of the user, which
 * undoes it.
 */
void rights_end_with(pid_t parent)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(EXIT_FAILURE);
}

/**
 * rights_end_with_socket() - have a child end with the daemon, even if that is
 *	killed
 * @fd: socket to the daemon, of which only the daemon has the other end
 *
 * Context: as of rights_end_with(), for a child that is in a process namespace
 * of its own, where the daemon has no number.
 */
void rights_end_with_socket(int fd)
{
	struct pollfd other = { .fd = fd };

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (poll(&other, 1, 0) > 0 && other.revents & POLLHUP)
		_exit(EXIT_FAILURE);
}

/**
 * rights_give_up() - become another user, without capabilities
 * @user: user to become, NULL to stay the same
 * @keep: capability that the child and the program that it executes keep;
 *	%RIGHTS_NONE for none
 *
 * Context: the child.
 * Return: 0 or a negative error number.
 */
int rights_give_up(const struct passwd *user, int keep)
{
	int err;

	prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
	capng_clear(CAPNG_SELECT_BOTH);
	if (keep != RIGHTS_NONE)
		capng_update(CAPNG_ADD, CAPNG_EFFECTIVE | CAPNG_PERMITTED |
			     CAPNG_INHERITABLE, (unsigned int)keep);
	if (user)
		err = capng_change_id((int)user->pw_uid, (int)user->pw_gid,
				      CAPNG_DROP_SUPP_GRP |
				      CAPNG_CLEAR_BOUNDING);
	else
		err = capng_apply(CAPNG_SELECT_CAPS);
	if (err < 0)
		return -EPERM;
	if (keep != RIGHTS_NONE &&
	    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, keep, 0, 0))
		return -errno;
	return 0;
}
