// SPDX-License-Identifier: GPL-2.0-only
/* Messages of the kernel that nobody has looked at yet. */
#include <stdlib.h>

#include "ihvd/kernel/queue.h"

/**
 * kernel_queue_add() - keep a message for later
 * @queue: queue
 * @nlh: message; copied
 *
 * Return: false without memory.
 */
bool kernel_queue_add(struct kernel_queue *queue, const struct nlmsghdr *nlh)
{
	struct kernel_message *m = calloc(1, sizeof(*m));

	if (m)
		m->msg = nlmsg_convert((struct nlmsghdr *)nlh);
	if (!m || !m->msg) {
		free(m);
		return false;
	}
	STAILQ_INSERT_TAIL(queue, m, next);
	return true;
}

/**
 * kernel_queue_take() - take the oldest message
 * @queue: queue
 *
 * Return: the message, to be freed; NULL if the queue is empty.
 */
struct nl_msg *kernel_queue_take(struct kernel_queue *queue)
{
	struct kernel_message *m = STAILQ_FIRST(queue);
	struct nl_msg *msg;

	if (!m)
		return NULL;
	STAILQ_REMOVE_HEAD(queue, next);
	msg = m->msg;
	free(m);
	return msg;
}

/**
 * kernel_queue_clear() - drop all messages
 * @queue: queue
 */
void kernel_queue_clear(struct kernel_queue *queue)
{
	struct nl_msg *msg;

	while ((msg = kernel_queue_take(queue)))
		nlmsg_free(msg);
}
