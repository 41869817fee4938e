// SPDX-License-Identifier: GPL-2.0-only
/* Rights that a child of the daemon gives up before it executes a program. */
#include <cap-ng.h>
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "ihvd/base/log.h"
#include "ihvd/base/rights.h"

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
