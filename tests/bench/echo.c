// SPDX-License-Identifier: GPL-2.0-only
/*
 * Small datagrams that are echoed, to see how long traffic stands still.
 *
 *   echo serve PORT
 *	echo what comes, for ever.
 *   echo to ADDRESS PORT [INTERVAL-US]
 *	send a datagram every INTERVAL-US (2000), until standard input ends.
 *
 * The sender is told by lines on its standard input what to do, so that one
 * process serves for a whole series and its start does not disturb anything:
 *
 *   mark	wait until an echo is back, then forget what was
 *   gap	wait until an echo is back, then print the longest time between
 *		two echoes since the mark, and what was lost:
 *		gap_us N sent N lost N
 *
 * Both wait for the echo of a datagram that was sent after the line had been
 * read, so "gap" includes a stall that is still going on.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#include "common.h"

#define DEFAULT_INTERVAL_US	2000

/**
 * struct sender - the sending side
 * @socket: connected UDP socket
 * @timer: expires when the next datagram is due
 * @sent: sequence number of the last datagram
 * @last_ns: when the last echo came
 * @gap_ns: longest time between echoes since the mark
 * @marked: value of @sent at the mark
 * @received: echoes since the mark
 * @wanted: the echo of this datagram or a later one completes @command; 0
 *	when there is no command
 * @report: the command is "gap"
 */
struct sender {
	int socket;
	int timer;
	uint64_t sent;
	uint64_t last_ns;
	uint64_t gap_ns;
	uint64_t marked;
	uint64_t received;
	uint64_t wanted;
	bool report;
};

static int serve(const char *port)
{
	struct sockaddr_in local = {
		.sin_family = AF_INET,
		.sin_port = port_number(port),
	};
	int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);

	if (fd < 0 || bind(fd, (struct sockaddr *)&local, sizeof(local)))
		die("port %s", port);
	for (;;) {
		struct sockaddr_in from;
		socklen_t len = sizeof(from);
		char data[64];
		ssize_t n = recvfrom(fd, data, sizeof(data), 0,
				     (struct sockaddr *)&from, &len);

		/* What cannot be sent now is lost, as on any network. */
		if (n >= 0)
			sendto(fd, data, n, MSG_DONTWAIT,
			       (struct sockaddr *)&from, len);
	}
}

static void send_one(struct sender *s)
{
	uint64_t expirations;

	if (read(s->timer, &expirations, sizeof(expirations)) < 0)
		return;
	s->sent++;
	/* Errors are what the gap is made of. */
	send(s->socket, &s->sent, sizeof(s->sent), MSG_DONTWAIT);
}

static void complete(struct sender *s, uint64_t now)
{
	if (s->report) {
		/* What is still on its way is not lost. */
		printf("gap_us %" PRIu64 " sent %" PRIu64 " lost %" PRIu64 "\n",
		       s->gap_ns / 1000, s->wanted - s->marked,
		       s->wanted - s->marked > s->received ?
		       s->wanted - s->marked - s->received : 0);
	} else {
		puts("marked");
	}
	s->gap_ns = 0;
	s->received = 0;
	s->marked = s->wanted;
	s->last_ns = now;
	s->wanted = 0;
}

static void receive(struct sender *s)
{
	uint64_t number, now;

	/* Connected sockets report unreachable hosts here. */
	while (recv(s->socket, &number, sizeof(number), MSG_DONTWAIT) ==
	       sizeof(number)) {
		now = now_ns();
		if (s->last_ns && now - s->last_ns > s->gap_ns)
			s->gap_ns = now - s->last_ns;
		s->last_ns = now;
		if (number > s->marked)
			s->received++;
		if (s->wanted && number >= s->wanted)
			complete(s, now);
	}
}

/* Return: false at the end of the input. */
static bool take_command(struct sender *s)
{
	char line[16];

	/* Whoever writes commands waits for the answer to each. */
	ssize_t n = read(STDIN_FILENO, line, sizeof(line) - 1);

	if (n <= 0)
		return n < 0 && errno == EINTR;
	line[n] = '\0';
	s->report = !strcmp(line, "gap\n");
	if (!s->report && strcmp(line, "mark\n"))
		die("'%s' is no command", line);
	s->wanted = s->sent + 1;
	return true;
}

static int send_to(const char *address, const char *port, long interval_us)
{
	const struct timespec interval = {
		.tv_sec = interval_us / 1000000,
		.tv_nsec = interval_us % 1000000 * 1000,
	};
	const struct itimerspec every = { interval, interval };
	struct sender s = {
		.socket = connected(SOCK_DGRAM, address, port),
		.timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC),
	};
	struct pollfd fds[] = {
		{ .fd = STDIN_FILENO, .events = POLLIN },
		{ .fd = s.timer, .events = POLLIN },
		{ .fd = s.socket, .events = POLLIN },
	};

	if (s.timer < 0 || timerfd_settime(s.timer, 0, &every, NULL))
		die("timer");
	setlinebuf(stdout);
	for (;;) {
		if (poll(fds, 3, -1) < 0 && errno != EINTR)
			die("poll");
		if (fds[0].revents && !take_command(&s))
			return 0;
		if (fds[1].revents)
			send_one(&s);
		if (fds[2].revents)
			receive(&s);
	}
}

int main(int argc, char **argv)
{
	if (argc == 3 && !strcmp(argv[1], "serve"))
		return serve(argv[2]);
	if ((argc == 4 || argc == 5) && !strcmp(argv[1], "to"))
		return send_to(argv[2], argv[3], argc == 5 ? atol(argv[4]) :
			       DEFAULT_INTERVAL_US);
	fputs("usage: echo serve PORT\n"
	      "       echo to ADDRESS PORT [INTERVAL-US]\n", stderr);
	return 2;
}
