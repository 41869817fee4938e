// SPDX-License-Identifier: GPL-2.0-only
/*
 * As much traffic as goes through, for the throughput of a device.
 *
 *   flow sink udp|tcp PORT
 *	print "ready", take one stream, print "bytes N ns N": what came after
 *	the first piece, and in what time.
 *   flow send udp|tcp ADDRESS PORT SIZE MILLISECONDS
 *	send pieces of SIZE bytes.
 */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "common.h"

/* A stream of datagrams has no end: it is over when nothing comes any more. */
#define SILENCE_US	200000

static int listening(int type, const char *port)
{
	struct sockaddr_in local = {
		.sin_family = AF_INET,
		.sin_port = port_number(port),
	};
	int fd = socket(AF_INET, type | SOCK_CLOEXEC, 0);
	int yes = 1;

	if (fd < 0 ||
	    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes)) ||
	    bind(fd, (struct sockaddr *)&local, sizeof(local)) ||
	    (type == SOCK_STREAM && listen(fd, 1)))
		die("port %s", port);
	puts("ready");
	fflush(stdout);
	return fd;
}

static int sink(int type, const char *port)
{
	static const struct timeval silence = { .tv_usec = SILENCE_US };
	static char data[65536];
	uint64_t bytes = 0, first, last;
	int fd = listening(type, port);
	ssize_t n;

	if (type == SOCK_STREAM)
		fd = accept(fd, NULL, NULL);
	if (fd < 0 || recv(fd, data, sizeof(data), 0) < 0)
		die("receive");
	if (type == SOCK_DGRAM)
		setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &silence,
			   sizeof(silence));
	first = last = now_ns();
	while ((n = recv(fd, data, sizeof(data), 0)) > 0) {
		last = now_ns();
		bytes += n;
	}
	if (n < 0 && errno != EAGAIN)
		die("receive");
	printf("bytes %" PRIu64 " ns %" PRIu64 "\n", bytes, last - first);
	return 0;
}

static int send_flow(int type, char **args)
{
	static char data[65536];
	const size_t size = strtoul(args[2], NULL, 10);
	const uint64_t end = now_ns() + strtoul(args[3], NULL, 10) * 1000000;
	int fd = connected(type, args[0], args[1]);

	errno = EINVAL;
	if (!size || size > sizeof(data))
		die("size %s", args[2]);
	/* Asking for the time is not free: not for each piece. */
	while (now_ns() < end) {
		int i;

		for (i = 0; i < 16; i++) {
			if (send(fd, data, size, 0) < 0 && errno != ENOBUFS)
				die("send");
		}
	}
	return 0;
}

int main(int argc, char **argv)
{
	int type = argc > 2 && !strcmp(argv[2], "tcp") ? SOCK_STREAM :
							 SOCK_DGRAM;

	if (argc == 4 && !strcmp(argv[1], "sink"))
		return sink(type, argv[3]);
	if (argc == 7 && !strcmp(argv[1], "send"))
		return send_flow(type, argv + 3);
	fputs("usage: flow sink udp|tcp PORT\n"
	      "       flow send udp|tcp ADDRESS PORT SIZE MILLISECONDS\n",
	      stderr);
	return 2;
}
