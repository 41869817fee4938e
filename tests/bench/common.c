// SPDX-License-Identifier: GPL-2.0-only
#include <arpa/inet.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

#include "common.h"

/**
 * die - end the program: the system would not do something
 * @format: printf() format of what; the reason, from errno, is appended
 */
void die(const char *format, ...)
{
	const int error = errno;
	va_list args;

	fprintf(stderr, "%s: ", program_invocation_short_name);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fprintf(stderr, ": %s\n", strerror(error));
	exit(EXIT_FAILURE);
}

/**
 * now_ns - the clock that the events of nwifi are stamped with
 *
 * Return: CLOCK_BOOTTIME in nanoseconds.
 */
uint64_t now_ns(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_BOOTTIME, &ts);
	return ts.tv_sec * UINT64_C(1000000000) + ts.tv_nsec;
}

/**
 * port_number - read the number of a UDP or TCP port
 * @text: decimal number
 *
 * Return: it, in network byte order.
 */
in_port_t port_number(const char *text)
{
	char *end;
	unsigned long port = strtoul(text, &end, 10);

	if (*end || !port || port > UINT16_MAX) {
		errno = EINVAL;
		die("port %s", text);
	}
	return htons(port);
}

/**
 * connected - make a socket and connect it
 * @type: SOCK_DGRAM or SOCK_STREAM
 * @address: IPv4 address of the other side
 * @port: its port
 *
 * Return: the socket.
 */
int connected(int type, const char *address, const char *port)
{
	struct sockaddr_in to = {
		.sin_family = AF_INET,
		.sin_port = port_number(port),
	};
	int fd;

	errno = EINVAL;
	if (inet_pton(AF_INET, address, &to.sin_addr) != 1)
		die("address %s", address);
	fd = socket(AF_INET, type | SOCK_CLOEXEC, 0);
	if (fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof(to)))
		die("%s port %s", address, port);
	return fd;
}
