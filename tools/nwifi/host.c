// SPDX-License-Identifier: GPL-2.0-only
/* Become nwifi-host. */
#include <errno.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "nwifi/host.h"
#include "nwifi/print.h"

#define PROGRAM	"nwifi-host"

/**
 * host_exec() - have nwifi-host do it, which is in the same directory
 * @argv: arguments of this program, ended by NULL
 *
 * Return: exit status, if it cannot be run; otherwise it does not return.
 */
int host_exec(char **argv)
{
	char path[PATH_MAX + sizeof(PROGRAM)];
	ssize_t len = readlink("/proc/self/exe", path, PATH_MAX);
	char *name;

	if (len < 0)
		return complain("/proc/self/exe: %s", strerror(errno));
	path[len] = '\0';
	name = strrchr(path, '/');
	strcpy(name ? name + 1 : path, PROGRAM);
	execv(path, argv);
	return complain("%s: %s", path, strerror(errno));
}
