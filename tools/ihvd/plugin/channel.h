/* SPDX-License-Identifier: GPL-2.0-only */
/* The socket to the process of a plugin: calls, and what they return. */
#ifndef IHVD_PLUGIN_CHANNEL_H
#define IHVD_PLUGIN_CHANNEL_H

#include <stdint.h>
#include <sys/queue.h>
#include <systemd/sd-event.h>

#include "ihvd/ipc/message.h"

struct adapter;
struct channel_call;
struct channel_message;

LIST_HEAD(channel_call_list, channel_call);
STAILQ_HEAD(channel_queue, channel_message);

/**
 * typedef channel_returned_fn - a handler has returned
 * @adapter: adapter that it was called for; NULL for none
 * @ret: what it returned
 * @arg: as given with the call
 */
typedef void (*channel_returned_fn)(struct adapter *adapter,
				    const struct ihvd_message *ret,
				    uint64_t arg);

/**
 * struct channel_ops - what the owner of a channel does
 * @function: the plugin calls a function
 * @failed: the process does what it must not do; the text says what. The owner
 *	closes the channel
 * @hung_up: the process has closed its end of the socket
 * @kill: the process has to end, but the owner must not close the channel
 *	before the event loop runs again
 */
struct channel_ops {
	void (*function)(void *owner, const struct ihvd_message *call);
	void (*failed)(void *owner, const char *why);
	void (*hung_up)(void *owner);
	void (*kill)(void *owner);
};

/**
 * struct channel - the socket to the process of a plugin
 * @event: event loop
 * @ops: see &struct channel_ops
 * @owner: for @ops
 * @deadline_ms: how long each handler may take, by enum ihvd_handler
 * @fd: the socket, -1 when it is closed
 * @io: event source of @fd
 * @out: messages that the process has not taken yet
 * @calls: handlers that have not returned
 * @last_cookie: cookie of the last call
 */
struct channel {
	sd_event *event;
	const struct channel_ops *ops;
	void *owner;
	const uint32_t *deadline_ms;
	int fd;
	sd_event_source *io;
	struct channel_queue out;
	struct channel_call_list calls;
	uint32_t last_cookie;
};

void channel_init(struct channel *c, sd_event *event,
		  const struct channel_ops *ops, void *owner,
		  const uint32_t *deadline_ms);
int channel_open(struct channel *c, int fd);
void channel_close(struct channel *c);
void channel_call(struct channel *c, struct ihvd_message *msg,
		  struct adapter *adapter, channel_returned_fn returned,
		  uint64_t arg);
void channel_answer(struct channel *c, const struct ihvd_message *call,
		    struct ihvd_message *answer);
void channel_forget(struct channel *c, const struct adapter *adapter);

#endif /* IHVD_PLUGIN_CHANNEL_H */
