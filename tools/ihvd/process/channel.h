/* SPDX-License-Identifier: GPL-2.0-only */
/* The one socket that the process has, and the messages from it. */
#ifndef IHVD_PROCESS_CHANNEL_H
#define IHVD_PROCESS_CHANNEL_H

#include "ihvd/ipc/message.h"

/**
 * struct packet - a message that was received
 * @next: of a queue
 * @msg: the message; its bytes are behind this structure
 */
struct packet {
	struct packet *next;
	struct ihvd_message msg;
};

void process_set_socket(int fd);
struct packet *process_receive(void);
void process_send(const struct ihvd_message *msg);
_Noreturn void process_end(const char *why);

#endif /* IHVD_PROCESS_CHANNEL_H */
