/* SPDX-License-Identifier: GPL-2.0-only */
/* What the kernel has said and nobody has looked at. */
#ifndef IHVD_QUEUE_H
#define IHVD_QUEUE_H

#include <netlink/msg.h>
#include <stdbool.h>
#include <sys/queue.h>

/**
 * struct host_message - a message of the kernel
 * @next: of the queue
 * @msg: the message
 */
struct host_message {
	STAILQ_ENTRY(host_message) next;
	struct nl_msg *msg;
};

STAILQ_HEAD(host_queue, host_message);

bool queue_add(struct host_queue *queue, const struct nlmsghdr *nlh);
struct nl_msg *queue_take(struct host_queue *queue);
void queue_clear(struct host_queue *queue);

#endif /* IHVD_QUEUE_H */
