// SPDX-License-Identifier: GPL-2.0-only
/*
 * Answers to what a supplicant has asked for, over its control interface.
 *
 * The control interface listens at an abstract address, as the supplicant can
 * write no file. Such addresses belong to a network namespace, and nobody else
 * is in the supplicant's. So the daemon's socket is made there, too. That
 * socket has no address of its own, so nothing can come back.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "ihvd/onex/control.h"
#include "ihvd/user/ui.h"

/**
 * onex_control_make() - make the daemon's end
 *
 * Context: the process that becomes the supplicant, in its namespaces.
 * Return: a socket, or a negative error number.
 */
int onex_control_make(void)
{
	const int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);

	return fd < 0 ? -errno : fd;
}

/**
 * onex_control_answer() - send a supplicant what the user has answered
 * @fd: socket from onex_control_make()
 * @ifname: interface of the supplicant
 * @field: name of what it has asked for
 * @text: the answer, without control characters
 * @len: bytes of the answer, not more than %UI_MAX_TEXT
 *
 * This leaves no copy in the daemon.
 *
 * Return: false if the supplicant does not listen.
 */
bool onex_control_answer(int fd, const char *ifname, const char *field,
			 const void *text, size_t len)
{
	/*
	 * wpa_supplicant binds the whole structure: the address has its length.
	 */
	const struct sockaddr_un at = {
		.sun_family = AF_UNIX,
		.sun_path = "\0" ONEX_CONTROL_NAME,
	};
	char command[64 + UI_MAX_TEXT];
	bool sent = false;
	int n;

	/* 0 is the only network of its configuration */
	n = snprintf(command, sizeof(command), "IFNAME=%s CTRL-RSP-%s-0:",
		     ifname, field);
	if (n >= 0 && (size_t)n < sizeof(command) &&
	    len <= sizeof(command) - (size_t)n) {
		memcpy(command + n, text, len);
		sent = sendto(fd, command, (size_t)n + len,
			      MSG_DONTWAIT | MSG_NOSIGNAL,
			      (const struct sockaddr *)&at, sizeof(at)) >= 0;
	}
	explicit_bzero(command, sizeof(command));
	return sent;
}
