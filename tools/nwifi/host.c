// SPDX-License-Identifier: GPL-2.0-only
/* Executing nwifi-host. */
#include <errno.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "nwifi/host.h"
#include "nwifi/print.h"

#define PROGRAM	"nwifi-host"

/**
 * host_exec() - execute nwifi-host, which is in the directory of this program
 * @argv: arguments of this program, ended by NULL
 *
 * Return: exit status if it cannot be executed; otherwise this does not return.
 */
int host_exec(char **argv)
{
	char path[PATH_MAX + sizeof(PROGRAM)];
	ssize_t len = readlink("/proc/self/exe", path, PATH_MAX);
	char *name;

	if (len < 0)
		return error_print("/proc/self/exe: %s", strerror(errno));
	path[len] = '\0';
	name = strrchr(path, '/');
	strcpy(name ? name + 1 : path, PROGRAM);
	execv(path, argv);
	return error_print("%s: %s", path, strerror(errno));
}
