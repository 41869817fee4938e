/* SPDX-License-Identifier: GPL-2.0-only */
/* Starting the process of a plugin. */
#ifndef IHVD_SPAWN_H
#define IHVD_SPAWN_H

#include <sys/types.h>

#include "ihvd/base/options.h"

/* argument that makes the program be that process; the socket is this one */
#define SPAWN_ARGUMENT	"--plugin-process"
#define SPAWN_FD	3

/**
 * struct spawned - a process and what we hold of it
 * @pid: the process
 * @fd: our end of the socket to it, which does not block
 * @err: our end of its standard error, which does not block
 */
struct spawned {
	pid_t pid;
	int fd;
	int err;
};

int spawn_process(const struct options *o, const struct plugin_options *p,
		  struct spawned *s);

#endif /* IHVD_SPAWN_H */
