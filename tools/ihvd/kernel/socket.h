/* SPDX-License-Identifier: GPL-2.0-only */
/* A socket of the kernel module's netlink family, in the event loop. */
#ifndef IHVD_KERNEL_SOCKET_H
#define IHVD_KERNEL_SOCKET_H

#include <netlink/msg.h>
#include <systemd/sd-event.h>

#include "ihvd/kernel/queue.h"
#include "lib/sock.h"

/**
 * struct kernel_ops - what the owner of a socket does with what comes from it
 * @message: takes a message. It may make requests, and it may close the socket
 * @failed: the socket cannot be read: messages may be lost
 *
 * Each is called from the event loop with the owner.
 */
struct kernel_ops {
	void (*message)(void *owner, struct nl_msg *msg);
	void (*failed)(void *owner, int err);
};

/**
 * struct kernel_socket - a socket of the family
 * @nwc: the library's socket; its member nl is NULL while the socket is closed
 * @ops: see &struct kernel_ops
 * @owner: for @ops
 * @io: event source of the socket
 * @queue: messages that wait for @work
 * @work: event source that takes messages from @queue
 */
struct kernel_socket {
	struct nwc_sock nwc;
	const struct kernel_ops *ops;
	void *owner;
	sd_event_source *io;
	struct kernel_queue queue;
	sd_event_source *work;
};

int kernel_open(struct kernel_socket *k, sd_event *event,
		const struct kernel_ops *ops, void *owner);
int kernel_watch(struct kernel_socket *k, sd_event *event,
		 const struct kernel_ops *ops, void *owner);
void kernel_close(struct kernel_socket *k);
int kernel_request(struct kernel_socket *k, struct nl_msg *msg);

#endif /* IHVD_KERNEL_SOCKET_H */
