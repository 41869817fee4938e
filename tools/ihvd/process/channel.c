// SPDX-License-Identifier: GPL-2.0-only
/* The one socket that the process has, and the messages from it. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "ihvd/ipc/wire.h"
#include "ihvd/process/channel.h"

static int process_fd = -1;

/**
 * process_set_socket() - set the socket to the daemon
 * @fd: socket
 */
void process_set_socket(int fd)
{
	process_fd = fd;
}

/**
 * process_receive() - wait for the next message
 *
 * Context: the first thread.
 * Return: the message, to be freed. The process ends with the daemon.
 */
struct packet *process_receive(void)
{
	struct packet *packet;
	ssize_t len;

	do {
		len = recv(process_fd, NULL, 0, MSG_PEEK | MSG_TRUNC);
	} while (len < 0 && errno == EINTR);
	if (len <= 0)
		process_end(NULL);
	packet = malloc(sizeof(*packet) + len);
	if (!packet)
		process_end("no memory");
	if (recv(process_fd, packet + 1, len, 0) != len)
		process_end("the socket has failed");
	if (ihvd_decode(packet + 1, len, &packet->msg))
		process_end("malformed message from the daemon");
	return packet;
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
 * process_end() - end the process at once
 * @why: reason for people; NULL if there is nothing to say
 *
 * The plugin's threads may be anywhere, so no code of it runs any more.
 */
void process_end(const char *why)
{
	if (why)
		fprintf(stderr, "%s\n", why);
	_exit(why ? 1 : 0);
}
