/* SPDX-License-Identifier: GPL-2.0-only */
/* Messages of the kernel that nobody has looked at yet. */
#ifndef IHVD_KERNEL_QUEUE_H
#define IHVD_KERNEL_QUEUE_H

#include <netlink/msg.h>
#include <stdbool.h>
#include <sys/queue.h>

/**
 * struct kernel_message - a message of the kernel
 * @next: of the queue
 * @msg: the message
 */
struct kernel_message {
	STAILQ_ENTRY(kernel_message) next;
	struct nl_msg *msg;
};

STAILQ_HEAD(kernel_queue, kernel_message);

bool kernel_queue_add(struct kernel_queue *queue, const struct nlmsghdr *nlh);
struct nl_msg *kernel_queue_take(struct kernel_queue *queue);
void kernel_queue_clear(struct kernel_queue *queue);

#endif /* IHVD_KERNEL_QUEUE_H */
