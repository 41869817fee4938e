// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>

#include "ihvd/kernel/queue.h"

/**
 * queue_add() - keep a message for later
 * @queue: queue
 * @nlh: message; copied
 *
 * Return: false without memory.
 */
bool queue_add(struct host_queue *queue, const struct nlmsghdr *nlh)
{
	struct host_message *m = calloc(1, sizeof(*m));

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
 * queue_take() - take the oldest message
 * @queue: queue
 *
 * Return: the message, to be freed; NULL if there is none.
 */
struct nl_msg *queue_take(struct host_queue *queue)
{
	struct host_message *m = STAILQ_FIRST(queue);
	struct nl_msg *msg;

	if (!m)
		return NULL;
	STAILQ_REMOVE_HEAD(queue, next);
	msg = m->msg;
	free(m);
	return msg;
}

/**
 * queue_clear() - nobody will look at what is there
 * @queue: queue
 */
void queue_clear(struct host_queue *queue)
{
	struct nl_msg *msg;

	while ((msg = queue_take(queue)))
		nlmsg_free(msg);
}
