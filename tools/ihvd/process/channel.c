// SPDX-License-Identifier: GPL-2.0-only
/* The one socket that the process has. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "ihvd/process/process.h"

static int process_fd = -1;

/**
 * process_set_socket() - what to talk to the daemon over
 * @fd: socket
 */
void process_set_socket(int fd)
{
	process_fd = fd;
}

/**
 * process_send() - send a message to the daemon
 * @msg: message
 *
 * Context: any thread. Each message is sent by one system call, so that they
 * cannot get mixed up.
 */
void process_send(const struct ihvd_message *msg)
{
	int err = ihvd_send(process_fd, msg);

	if (err)
		process_end(strerror(-err));
}

/**
 * process_end() - this process has nothing to do any more
 * @why: for people; NULL if that is as it should be
 *
 * The plugin's threads may be anywhere, so nothing of it runs any more.
 */
void process_end(const char *why)
{
	if (why)
		fprintf(stderr, "%s\n", why);
	_exit(why ? 1 : 0);
}
