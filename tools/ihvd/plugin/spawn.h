/* SPDX-License-Identifier: GPL-2.0-only */
/* Starting the process of a plugin. */
#ifndef IHVD_PLUGIN_SPAWN_H
#define IHVD_PLUGIN_SPAWN_H

#include <stdbool.h>
#include <sys/types.h>

#include "ihvd/base/options.h"

/*
 * Argument that makes the program run as such a process, its socket, and the
 * file of the plugin. The name of that file follows the argument, and then the
 * user to become as "UID:GID", which is empty if the process stays the same user.
 */
#define SPAWN_ARGUMENT	"--plugin-process"
#define SPAWN_USER_LEN	32
#define SPAWN_FD	3
#define SPAWN_IMAGE_FD	4

/**
 * struct spawned - a process, and the daemon's ends of what leads to it
 * @pid: the process
 * @fd: socket, which does not block
 * @err: standard error of the process, which does not block
 */
struct spawned {
	pid_t pid;
	int fd;
	int err;
};

bool spawn_permits(const struct plugin_options *p);
int spawn_process(const struct options *o, const struct plugin_options *p,
		  struct spawned *s);

#endif /* IHVD_PLUGIN_SPAWN_H */
