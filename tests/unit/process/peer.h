/* SPDX-License-Identifier: GPL-2.0-only */
/* The daemon's part towards the real process of a plugin. */
#ifndef PEER_H
#define PEER_H

#include <sys/types.h>

#include "ihvd/ipc/wire.h"

/**
 * struct peer - a process, and what it has said
 * @pid: the process
 * @fd: socket to it
 * @err: its standard error
 * @n_functions: functions that it has called
 * @cookie: of the last handler that was called
 * @buffer: the last message
 */
struct peer {
	pid_t pid;
	int fd;
	int err;
	unsigned int n_functions;
	uint32_t cookie;
	_Alignas(8) uint8_t buffer[IHVD_MAX_MESSAGE];
};

void peer_start(struct peer *peer, const char *plugin);
struct ihvd_message peer_call(struct peer *peer, struct ihvd_message *msg);
struct ihvd_message peer_load(struct peer *peer);
int peer_end(struct peer *peer, char *text, size_t size);

#endif /* PEER_H */
