// SPDX-License-Identifier: GPL-2.0-only
/*
 * A socket of the kernel module's netlink family, in the event loop. The end of
 * a socket by which adapters are bound closes their ports.
 */
#include <errno.h>
#include <string.h>

#include "ihvd/kernel/socket.h"

/*
 * A message may come while a request waits for its acknowledgement, and then
 * nobody could make another request. So it is looked at later.
 */
static int on_message(const struct nlmsghdr *nlh, void *arg)
{
	struct kernel_socket *k = arg;

	if (!kernel_queue_add(&k->queue, nlh))
		return -ENOMEM;
	sd_event_source_set_enabled(k->work, SD_EVENT_ONESHOT);
	return 0;
}

static int on_work(sd_event_source *source, void *arg)
{
	struct kernel_socket *k = arg;
	struct nl_msg *msg;

	(void)source;
	/* an owner that closes the socket empties the queue */
	while ((msg = kernel_queue_take(&k->queue))) {
		k->ops->message(k->owner, msg);
		nlmsg_free(msg);
	}
	return 0;
}

static int on_readable(sd_event_source *source, int fd, uint32_t events,
		       void *arg)
{
	struct kernel_socket *k = arg;
	int err;

	(void)source;
	(void)fd;
	(void)events;
	err = nwc_sock_read(&k->nwc);
	if (err)
		k->ops->failed(k->owner, err);
	return 0;
}

static int kernel_prepare(struct kernel_socket *k, sd_event *event,
			  const struct kernel_ops *ops, void *owner)
{
	int err;

	memset(k, 0, sizeof(*k));
	STAILQ_INIT(&k->queue);
	k->ops = ops;
	k->owner = owner;
	err = nwc_sock_open(&k->nwc);
	if (err)
		return err;
	err = sd_event_add_defer(event, &k->work, on_work, k);
	if (err >= 0)
		err = sd_event_source_set_enabled(k->work, SD_EVENT_OFF);
	return err < 0 ? err : 0;
}

static int kernel_listen(struct kernel_socket *k, sd_event *event)
{
	int err = sd_event_add_io(event, &k->io, nwc_sock_fd(&k->nwc), EPOLLIN,
				  on_readable, k);

	return err < 0 ? err : 0;
}

/**
 * kernel_open() - open a socket by which adapters can be bound
 * @k: socket; filled in
 * @event: event loop
 * @ops: takes the kernel's calls, and outcomes of requests
 * @owner: for @ops
 *
 * Return: 0, or a negative error number with the reason in @k.
 */
int kernel_open(struct kernel_socket *k, sd_event *event,
		const struct kernel_ops *ops, void *owner)
{
	int err = kernel_prepare(k, event, ops, owner);

	if (err)
		return err;
	k->nwc.on_host = on_message;
	k->nwc.on_host_arg = k;
	return kernel_listen(k, event);
}

/**
 * kernel_watch() - open a socket that receives the events of all adapters
 * @k: socket; filled in
 * @event: event loop
 * @ops: takes the events
 * @owner: for @ops
 *
 * Return: 0, or a negative error number with the reason in @k.
 */
int kernel_watch(struct kernel_socket *k, sd_event *event,
		 const struct kernel_ops *ops, void *owner)
{
	int err = kernel_prepare(k, event, ops, owner);

	if (err)
		return err;
	k->nwc.on_event = on_message;
	k->nwc.on_event_arg = k;
	err = nwc_sock_join(&k->nwc);
	return err ? err : kernel_listen(k, event);
}

/**
 * kernel_close() - close a socket: the ports of its adapters are closed then
 * @k: socket, which may be closed already
 */
void kernel_close(struct kernel_socket *k)
{
	if (k->nwc.nl)
		nwc_sock_close(&k->nwc);
	k->nwc.nl = NULL;
	k->io = sd_event_source_disable_unref(k->io);
	k->work = sd_event_source_disable_unref(k->work);
	kernel_queue_clear(&k->queue);
}

/* A request may carry a key (IHV-17). */
static void request_wipe(struct nl_msg *msg)
{
	struct nlmsghdr *nlh = nlmsg_hdr(msg);

	explicit_bzero(nlh, nlh->nlmsg_len);
}

/**
 * kernel_request() - make a request and wait for its acknowledgement
 * @k: socket
 * @msg: request; wiped and freed
 *
 * Return: 0 or a negative error number, with the reason in @k.
 */
int kernel_request(struct kernel_socket *k, struct nl_msg *msg)
{
	int err = -ENOMEM;

	if (msg && k->nwc.nl)
		err = nwc_call(&k->nwc, msg, NULL, NULL);
	if (msg)
		request_wipe(msg);
	nlmsg_free(msg);
	return err;
}
