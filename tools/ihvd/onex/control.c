// SPDX-License-Identifier: GPL-2.0-only
/*
 * What a supplicant is told: answers to what it has asked for, over its control
 * interface.
 *
 * That listens at an abstract address, as the supplicant can write no file. Such
 * addresses belong to a network namespace, and in the supplicant's there is
 * nobody else: so the daemon's socket is made there, too. It has no address of
 * its own, so nothing can come back.
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
 * onex_control_answer() - tell a supplicant what the user has answered
 * @fd: socket from onex_control_make()
 * @ifname: interface of the supplicant
 * @field: what it has asked for
 * @text: the answer, without control characters
 * @len: its bytes, not more than %UI_MAX_TEXT
 *
 * No copy is left in the daemon.
 *
 * Return: false if it does not listen.
 */
bool onex_control_answer(int fd, const char *ifname, const char *field,
			 const void *text, size_t len)
{
	/* wpa_supplicant binds all of the structure */
	const struct sockaddr_un at = {
		.sun_family = AF_UNIX,
		.sun_path = "\0" ONEX_CONTROL_NAME,
	};
	char command[64 + UI_MAX_TEXT];
	bool sent = false;
	int n;

	/* 0 is the one network that its configuration has */
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
