// SPDX-License-Identifier: GPL-2.0-only
/* The socket to the process of a plugin: calls, and what they return. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "ihvd/ipc/wire.h"
#include "ihvd/plugin/channel.h"

#define DEADLINE_ACCURACY_US	1000

/* A process that leaves more messages unread does not read any more. */
#define MAX_OUTGOING	1024
/* Nor does one that leaves so much unread, by which it would use up memory. */
#define MAX_OUTGOING_BYTES	(32 * IHVD_MAX_MESSAGE)

/*
 * A process that calls functions without end waits for the rest of the
 * interval. All adapters of a daemon coming back at once do not need so many
 * messages.
 */
#define INCOMING_INTERVAL_US	(200 * 1000ULL)
#define MAX_INCOMING		512

/**
 * struct channel_message - a message that the process has not taken yet
 * @next: of the queue
 * @bytes: the message
 * @len: bytes of it
 */
struct channel_message {
	STAILQ_ENTRY(channel_message) next;
	void *bytes;
	size_t len;
};

/**
 * struct channel_call - a handler that has not returned
 * @next: of the list
 * @channel: the channel that it was called by
 * @cookie: number of the call
 * @op: enum ihvd_handler
 * @adapter: see channel_call()
 * @returned: see channel_call()
 * @arg: see channel_call()
 * @deadline: event source that ends the wait
 */
struct channel_call {
	LIST_ENTRY(channel_call) next;
	struct channel *channel;
	uint32_t cookie;
	uint32_t op;
	struct adapter *adapter;
	channel_returned_fn returned;
	uint64_t arg;
	sd_event_source *deadline;
};

static void call_free(struct channel_call *call)
{
	LIST_REMOVE(call, next);
	sd_event_source_disable_unref(call->deadline);
	free(call);
}

static int on_deadline(sd_event_source *source, uint64_t usec, void *arg)
{
	const struct channel_call *call = arg;
	struct channel *c = call->channel;
	char why[128];

	(void)source;
	(void)usec;
	snprintf(why, sizeof(why), "%s has not returned within %u ms",
		 ihvd_handler_name(call->op), c->deadline_ms[call->op]);
	c->ops->failed(c->owner, why);
	return 0;
}

/* drops the oldest message of the queue */
static void message_drop(struct channel *c)
{
	struct channel_message *out = STAILQ_FIRST(&c->out);

	STAILQ_REMOVE_HEAD(&c->out, next);
	ihvd_wipe(out->bytes, out->len);
	free(out);
}

/* appends a message to the queue, which takes the bytes over */
static bool message_queue(struct channel *c, void *bytes, size_t len)
{
	struct channel_message *out;
	size_t n = 0, all = len;

	STAILQ_FOREACH(out, &c->out, next) {
		n++;
		all += out->len;
	}
	out = n < MAX_OUTGOING && all <= MAX_OUTGOING_BYTES ?
		calloc(1, sizeof(*out)) : NULL;
	if (!out)
		return false;
	out->bytes = bytes;
	out->len = len;
	STAILQ_INSERT_TAIL(&c->out, out, next);
	sd_event_source_set_io_events(c->io, EPOLLIN | EPOLLOUT);
	return true;
}

/* Return: 0 or a negative error number. */
static int bytes_send(int fd, const void *bytes, size_t len)
{
	while (send(fd, bytes, len, MSG_NOSIGNAL) < 0)
		if (errno != EINTR)
			return -errno;
	return 0;
}

static void message_post(struct channel *c, const struct ihvd_message *msg)
{
	int err = -EAGAIN;
	size_t len;
	void *bytes;

	bytes = ihvd_encode(msg, &len);
	if (!bytes) {
		c->ops->kill(c->owner);
		return;
	}
	if (STAILQ_EMPTY(&c->out))
		err = bytes_send(c->fd, bytes, len);
	/* any other error is that of a process that has ended */
	if (err == -EAGAIN) {
		if (message_queue(c, bytes, len))
			return;
		c->ops->kill(c->owner);
	}
	ihvd_wipe(bytes, len);
}

static void queue_flush(struct channel *c)
{
	struct channel_message *out;

	while ((out = STAILQ_FIRST(&c->out))) {
		if (bytes_send(c->fd, out->bytes, out->len) == -EAGAIN)
			return;
		message_drop(c);
	}
	sd_event_source_set_io_events(c->io, EPOLLIN);
}

static void return_take(struct channel *c, const struct ihvd_message *ret)
{
	channel_returned_fn returned;
	struct channel_call *call;
	struct adapter *adapter;
	uint64_t arg;

	LIST_FOREACH(call, &c->calls, next)
		if (call->cookie == ret->head.cookie &&
		    call->op == ret->head.op)
			break;
	if (!call) {
		c->ops->failed(c->owner, "its process returns from a call that was not made");
		return;
	}
	returned = call->returned;
	adapter = call->adapter;
	arg = call->arg;
	call_free(call);
	if (returned)
		returned(adapter, ret, arg);
}

static void message_take(struct channel *c, const struct ihvd_message *msg)
{
	switch (msg->head.kind) {
	case IHVD_RETURNED:
		return_take(c, msg);
		break;
	case IHVD_FUNCTION:
		c->ops->function(c->owner, msg);
		break;
	default:
		c->ops->failed(c->owner, "its process sends a message that only the daemon may send");
		break;
	}
}

static int on_io(sd_event_source *source, int fd, uint32_t events, void *arg)
{
	static _Alignas(8) uint8_t buffer[IHVD_MAX_MESSAGE];
	struct ihvd_message msg;
	struct channel *c = arg;
	size_t len;
	int got;

	(void)source;
	if (events & EPOLLOUT)
		queue_flush(c);
	/*
	 * One message each time: the rate limit of the event source counts
	 * them, and other sources have their turn.
	 */
	got = ihvd_receive(fd, buffer, &msg);
	len = got == 1 ? msg.head.size : 0;
	if (got == 1)
		message_take(c, &msg);
	else if (got == -EBADMSG)
		c->ops->failed(c->owner, "its process sends a malformed message");
	else if (got != -EAGAIN)
		c->ops->hung_up(c->owner);
	/* it may have been a key, and the next message may be short (IHV-17) */
	if (got == 1)
		explicit_bzero(buffer, len);
	else if (got == -EBADMSG)
		explicit_bzero(buffer, sizeof(buffer));
	return 0;
}

/**
 * channel_init() - prepare a channel, which is closed at first
 * @c: channel; filled in
 * @event: event loop
 * @ops: see &struct channel_ops
 * @owner: for @ops
 * @deadline_ms: how long each handler may take, by enum ihvd_handler
 */
void channel_init(struct channel *c, sd_event *event,
		  const struct channel_ops *ops, void *owner,
		  const uint32_t *deadline_ms)
{
	*c = (struct channel){
		.event = event,
		.ops = ops,
		.owner = owner,
		.deadline_ms = deadline_ms,
		.fd = -1,
	};
	STAILQ_INIT(&c->out);
	LIST_INIT(&c->calls);
}

/**
 * channel_open() - use a socket
 * @c: closed channel
 * @fd: socket, which does not block; taken over
 *
 * Return: 0 or a negative error number.
 */
int channel_open(struct channel *c, int fd)
{
	int err;

	c->fd = fd;
	err = sd_event_add_io(c->event, &c->io, fd, EPOLLIN, on_io, c);
	if (err >= 0)
		err = sd_event_source_set_ratelimit(c->io,
						    INCOMING_INTERVAL_US,
						    MAX_INCOMING);
	return err < 0 ? err : 0;
}

/**
 * channel_close() - close the socket
 * @c: channel, which may be closed already
 *
 * Nobody is told of handlers that have not returned.
 */
void channel_close(struct channel *c)
{
	struct channel_call *call, *next;

	c->io = sd_event_source_disable_unref(c->io);
	if (c->fd >= 0)
		close(c->fd);
	c->fd = -1;
	while (!STAILQ_EMPTY(&c->out))
		message_drop(c);
	for (call = LIST_FIRST(&c->calls); call; call = next) {
		next = LIST_NEXT(call, next);
		call_free(call);
	}
}

/**
 * channel_call() - call a handler
 * @c: open channel
 * @msg: the call, without its kind and cookie
 * @adapter: adapter that it concerns, NULL for none. The channel only hands it
 *	to @returned
 * @returned: called when the handler has returned; may be NULL. It is not
 *	called if the channel is closed, or channel_forget() called, before
 * @arg: for @returned
 *
 * A handler that does not return within its deadline makes the channel fail.
 */
void channel_call(struct channel *c, struct ihvd_message *msg,
		  struct adapter *adapter, channel_returned_fn returned,
		  uint64_t arg)
{
	struct channel_call *call = calloc(1, sizeof(*call));
	const uint64_t ms = c->deadline_ms[msg->head.op];

	if (!call || sd_event_add_time_relative(c->event, &call->deadline,
						CLOCK_MONOTONIC, ms * 1000,
						DEADLINE_ACCURACY_US,
						on_deadline, call) < 0) {
		free(call);
		c->ops->kill(c->owner);
		return;
	}
	call->channel = c;
	call->cookie = ++c->last_cookie;
	call->op = msg->head.op;
	call->adapter = adapter;
	call->returned = returned;
	call->arg = arg;
	LIST_INSERT_HEAD(&c->calls, call, next);
	msg->head.kind = IHVD_HANDLER;
	msg->head.cookie = call->cookie;
	message_post(c, msg);
}

/**
 * channel_answer() - answer the call of a function
 * @c: open channel
 * @call: the call
 * @answer: what the function returns, without what repeats the call
 */
void channel_answer(struct channel *c, const struct ihvd_message *call,
		    struct ihvd_message *answer)
{
	answer->head.kind = IHVD_ANSWER;
	answer->head.op = call->head.op;
	answer->head.cookie = call->head.cookie;
	answer->head.adapter = call->head.adapter;
	message_post(c, answer);
}

/**
 * channel_forget() - tell nobody any more of handlers that were called for an
 *	adapter
 * @c: channel
 * @adapter: the adapter
 */
void channel_forget(struct channel *c, const struct adapter *adapter)
{
	struct channel_call *call;

	LIST_FOREACH(call, &c->calls, next)
		if (call->adapter == adapter) {
			call->adapter = NULL;
			call->returned = NULL;
		}
}
