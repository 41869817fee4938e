// SPDX-License-Identifier: GPL-2.0-only
/* The users that exist in a user namespace. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "ihvd/base/usermap.h"

static int text_write(pid_t pid, const char *name, const char *text, int len)
{
	char path[64];
	int fd, err = 0;

	snprintf(path, sizeof(path), "/proc/%d/%s", pid, name);
	fd = open(path, O_WRONLY | O_CLOEXEC);
	if (fd < 0)
		return -errno;
	if (write(fd, text, (size_t)len) != len)
		err = -errno;
	close(fd);
	return err;
}

static int id_write(pid_t pid, const char *name, unsigned int id)
{
	char line[64];

	return text_write(pid, name, line,
			  snprintf(line, sizeof(line), "%u %u 1\n", id, id));
}

/**
 * usermap_write() - let one user and its group exist in a user namespace
 * @pid: process in the namespace, which nobody but root may trace or which is
 *	dumpable
 * @user: the user, who is the same one inside; NULL for the user of this
 *	process
 *
 * Context: a process outside of the namespace.
 * Return: 0 or a negative error number.
 */
int usermap_write(pid_t pid, const struct passwd *user)
{
	static const char deny[] = "deny";
	int err = 0;

	/* who is not root may map a group only if groups cannot be changed */
	if (!user)
		err = text_write(pid, "setgroups", deny, sizeof(deny) - 1);
	if (!err)
		err = id_write(pid, "uid_map", user ? user->pw_uid : geteuid());
	if (!err)
		err = id_write(pid, "gid_map", user ? user->pw_gid : getegid());
	return err;
}
