// SPDX-License-Identifier: GPL-2.0-only
/* The daemon's part towards the real process of a plugin. */
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "peer.h"
#include "suites.h"

#define SOCKET		3
#define IMAGE		4
#define DEADLINE_MS	60000

/* start a process that loads a plugin, once it is told to */
void peer_start(struct peer *peer, const char *plugin)
{
	int pair[2], output[2];

	assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0,
				    pair), 0);
	assert_int_equal(pipe2(output, O_CLOEXEC), 0);
	peer->n_functions = 0;
	peer->cookie = 0;
	peer->pid = fork();
	if (!peer->pid) {
		/* as high as to be out of the way of what follows */
		const int fd = fcntl(pair[1], F_DUPFD_CLOEXEC, 10);
		const int image = open(plugin, O_RDONLY | O_CLOEXEC);

		dup2(output[1], STDERR_FILENO);
		dup2(image, IMAGE);
		dup2(fd, SOCKET);
		execl(PROCESS, "plugin-process", plugin, NULL);
		_exit(127);
	}
	assert_true(peer->pid > 0);
	close(pair[1]);
	close(output[1]);
	peer->fd = pair[0];
	peer->err = output[0];
}

/* call a handler; functions that the plugin calls meanwhile succeed */
struct ihvd_message peer_call(struct peer *peer, struct ihvd_message *msg)
{
	struct pollfd waiting = { .fd = peer->fd, .events = POLLIN };
	struct ihvd_message got, answer = {};

	msg->head.kind = IHVD_HANDLER;
	msg->head.cookie = ++peer->cookie;
	assert_int_equal(ihvd_send(peer->fd, msg), 0);
	for (;;) {
		assert_int_equal(poll(&waiting, 1, DEADLINE_MS), 1);
		assert_int_equal(ihvd_receive(peer->fd, peer->buffer, &got), 1);
		if (got.head.kind != IHVD_FUNCTION)
			break;
		peer->n_functions++;
		answer.head = got.head;
		answer.head.kind = IHVD_ANSWER;
		assert_int_equal(ihvd_send(peer->fd, &answer), 0);
	}
	assert_int_equal(got.head.kind, IHVD_RETURNED);
	assert_int_equal(got.head.op, msg->head.op);
	assert_int_equal(got.head.cookie, msg->head.cookie);
	assert_int_equal(got.head.adapter, msg->head.adapter);
	return got;
}

struct ihvd_message peer_load(struct peer *peer)
{
	struct ihvd_message msg = { .head.op = IHVD_START };

	return peer_call(peer, &msg);
}

/*
 * Close the socket and wait for the end; returns the exit status. What the
 * process has written is in @text.
 */
int peer_end(struct peer *peer, char *text, size_t size)
{
	size_t len = 0;
	ssize_t got;
	int status;

	close(peer->fd);
	while (len < size - 1 &&
	       (got = read(peer->err, text + len, size - 1 - len)) > 0)
		len += (size_t)got;
	text[len] = '\0';
	close(peer->err);
	assert_int_equal(waitpid(peer->pid, &status, 0), peer->pid);
	if (!WIFEXITED(status))
		fail_msg("ended by signal %d: %s", WTERMSIG(status), text);
	return WEXITSTATUS(status);
}
