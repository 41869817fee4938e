// SPDX-License-Identifier: GPL-2.0-only
/*
 * The connection with the kernel module.
 *
 * libnl provides the socket, the messages and the look-up of the family. The
 * messages are received here, for two reasons: a request ends with an
 * acknowledgement and with request-done, which come in either order; and the
 * wait for them ends on a signal, at a deadline and when the adapter goes.
 */
#include <errno.h>
#include <netlink/genl/ctrl.h>
#include <netlink/genl/genl.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <time.h>

#include "lib/event.h"
#include "lib/sock.h"
#include "lib/text.h"

/* Enough for a burst of events while a slow reader delays the program */
#define RECEIVE_BUFFER	(8 << 20)
/* How long an acknowledgement or a part of a dump may take */
#define ANSWER_SECONDS	10
/* How long after the removal of the adapter request-done may come */
#define REMOVAL_MS	1000

/**
 * struct call - a request under way
 * @seq: sequence number of the request
 * @cookie: cookie of the request; 0 if it does not wait for request-done
 * @adapter: adapter whose removal ends the call soon; may be NULL
 * @seconds: how long the call may take
 * @deadline: when the call ends, in milliseconds of CLOCK_MONOTONIC
 * @reply: called for the replies; may be NULL
 * @arg: argument for @reply
 * @done: set to the outcome
 * @answered: the acknowledgement, or the end of the dump, was received
 * @finished: the outcome was received
 * @removed: the adapter was removed
 */
struct call {
	uint32_t seq;
	uint64_t cookie;
	const char *adapter;
	unsigned int seconds;
	int64_t deadline;
	nwc_msg_fn reply;
	void *arg;
	struct nwc_done *done;
	bool answered;
	bool finished;
	bool removed;
};

static int64_t now_ms(void)
{
	struct timespec ts;

	clock_gettime(CLOCK_MONOTONIC, &ts);
	return ts.tv_sec * 1000LL + ts.tv_nsec / 1000000;
}

__attribute__((format(printf, 3, 4)))
static int sock_fail(struct nwc_sock *s, int err, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(s->error, sizeof(s->error), fmt, ap);
	va_end(ap);
	return err;
}

static int sock_fail_nl(struct nwc_sock *s, const char *what, int nlerr)
{
	return sock_fail(s, -EIO, "%s: %s", what, nl_geterror(nlerr));
}

/* Describe an error for which the kernel gives no reason. */
static int sock_fail_errno(struct nwc_sock *s, int err)
{
	switch (err) {
	case -EPERM:
		return sock_fail(s, err,
				 "not permitted, CAP_NET_ADMIN is needed");
	case -ENODEV:
		return sock_fail(s, err, "no such adapter");
	case -EOPNOTSUPP:
		return sock_fail(s, err,
				 "the loaded module does not support this");
	default:
		return sock_fail(s, err, "%s", strerror(-err));
	}
}

/**
 * nwc_sock_malformed() - report a malformed message of the kernel
 * @s: socket, whose error text is set
 * @bad: what is malformed
 *
 * Return: -EBADMSG.
 */
int nwc_sock_malformed(struct nwc_sock *s, const char *bad)
{
	return sock_fail(s, -EBADMSG, "malformed message from the kernel: %s",
			 bad);
}

/**
 * nwc_sock_open() - connect with the module
 * @s: socket, to be closed by nwc_sock_close() also after a failure
 *
 * Return: 0, or a negative error number with the reason in @s->error;
 * -ENOENT if the module is not loaded.
 */
int nwc_sock_open(struct nwc_sock *s)
{
	int one = 1, size = RECEIVE_BUFFER, err, fd;

	*s = (struct nwc_sock){ 0 };
	s->nl = nl_socket_alloc();
	if (!s->nl)
		return sock_fail_errno(s, -ENOMEM);
	err = genl_connect(s->nl);
	if (err)
		return sock_fail_nl(s, "cannot open a netlink socket", err);

	s->family = genl_ctrl_resolve(s->nl, NWIFI_FAMILY_NAME);
	if (s->family == -NLE_OBJ_NOTFOUND)
		return sock_fail(s, -ENOENT,
				 "the nwifi kernel module is not loaded");
	if (s->family < 0)
		return sock_fail_nl(s,
				    "cannot look up the nwifi netlink family",
				    s->family);

	/* These options only improve the reasons, so failures do not matter. */
	fd = nl_socket_get_fd(s->nl);
	setsockopt(fd, SOL_NETLINK, NETLINK_EXT_ACK, &one, sizeof(one));
	setsockopt(fd, SOL_NETLINK, NETLINK_CAP_ACK, &one, sizeof(one));
	/* CAP_NET_ADMIN allows a size above the limit of the system. */
	if (setsockopt(fd, SOL_SOCKET, SO_RCVBUFFORCE, &size, sizeof(size)))
		setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &size, sizeof(size));
	err = nl_socket_set_nonblocking(s->nl);
	if (err)
		return sock_fail_nl(s, "cannot set up the netlink socket", err);

	/* A random start avoids the cookies of earlier programs. */
	if (getrandom(&s->cookie, sizeof(s->cookie), 0) < 0)
		s->cookie = now_ms();
	return 0;
}

/**
 * nwc_sock_close() - end the connection
 * @s: socket
 */
void nwc_sock_close(struct nwc_sock *s)
{
	nlmsg_free(s->done_msg);
	nl_socket_free(s->nl);
	s->done_msg = NULL;
	s->nl = NULL;
}

/**
 * nwc_sock_fd() - get the file descriptor, for waiting elsewhere
 * @s: socket
 *
 * Return: file descriptor, which is readable when there are messages.
 */
int nwc_sock_fd(const struct nwc_sock *s)
{
	return nl_socket_get_fd(s->nl);
}

static void event_take(struct nwc_sock *s, struct call *call,
		       const struct nlmsghdr *nlh)
{
	char name[NWC_NAME_TEXT];
	struct nwc_event ev;

	if (!call || !call->adapter || call->removed ||
	    nwc_msg_cmd(nlh) != NWIFI_CMD_ADAPTER_EVENT ||
	    nwc_event_parse(nlh, &ev, NULL))
		return;
	if (ev.adapter_action != NWIFI_ADAPTER_ACTION_REMOVAL ||
	    ev.name.len != strlen(call->adapter) ||
	    memcmp(ev.name.data, call->adapter, ev.name.len))
		return;

	/* The module sends request-done soon, but do not rely on that. */
	call->removed = true;
	if (call->deadline > now_ms() + REMOVAL_MS)
		call->deadline = now_ms() + REMOVAL_MS;
	sock_fail(s, -ENODEV, "%s was removed",
		  nwc_escape(name, sizeof(name), ev.name));
}

static int host_tell(struct nwc_sock *s, const struct nlmsghdr *nlh)
{
	return s->on_host ? s->on_host(nlh, s->on_host_arg) : 0;
}

static int done_take(struct nwc_sock *s, struct call *call,
		     const struct nlmsghdr *nlh)
{
	struct nwc_done done;
	const char *bad;
	struct nl_msg *copy;

	if (!call || !call->cookie || call->finished)
		return host_tell(s, nlh);
	if (nwc_done_parse(nlh, &done, &bad))
		return nwc_sock_malformed(s, bad);
	if (done.cookie != call->cookie)
		return host_tell(s, nlh);

	/* The outcome is used after the receive buffer has been freed. */
	copy = nlmsg_convert((struct nlmsghdr *)nlh);
	if (!copy)
		return sock_fail_errno(s, -ENOMEM);
	nlmsg_free(s->done_msg);
	s->done_msg = copy;
	nwc_done_parse(nlmsg_hdr(copy), call->done, NULL);
	call->finished = true;
	return 0;
}

static int answer_take(struct nwc_sock *s, struct call *call,
		       const struct nlmsghdr *nlh)
{
	struct nwc_blob reason;
	int err;

	if (nwc_msg_ack(nlh, &err, &reason))
		return nwc_sock_malformed(s, "acknowledgement");
	call->answered = true;
	if (!err)
		return 0;
	if (err > 0)
		return nwc_sock_malformed(s, "error number");
	if (!reason.len)
		return sock_fail_errno(s, err);
	nwc_escape(s->error, sizeof(s->error), reason);
	return err;
}

static int msg_take(struct nwc_sock *s, struct call *call,
		    const struct nlmsghdr *nlh)
{
	bool ours = call && nlh->nlmsg_seq == call->seq;
	int cmd;

	if (nlh->nlmsg_type == NLMSG_ERROR || nlh->nlmsg_type == NLMSG_DONE)
		return ours ? answer_take(s, call, nlh) : 0;
	if (nlh->nlmsg_type != s->family)
		return 0;

	cmd = nwc_msg_cmd(nlh);
	if (cmd < 0)
		return nwc_sock_malformed(s, "message length");
	if (cmd == NWIFI_CMD_REQUEST_DONE)
		return done_take(s, call, nlh);
	if (cmd == NWIFI_CMD_IHV_CALL || cmd == NWIFI_CMD_IHV_LOST)
		return host_tell(s, nlh);
	if (nwc_is_event(cmd)) {
		event_take(s, call, nlh);
		return s->on_event ? s->on_event(nlh, s->on_event_arg) : 0;
	}
	if (ours && call->reply)
		return call->reply(nlh, call->arg);
	return 0;
}

/* Receive once. Return: 0, -EAGAIN if there is nothing, or another error. */
static int sock_receive(struct nwc_sock *s, struct call *call)
{
	struct sockaddr_nl from = { 0 };
	unsigned char *buf = NULL;
	struct nlmsghdr *nlh;
	int n, err = 0;

	n = nl_recv(s->nl, &from, &buf, NULL);
	if (n == -NLE_AGAIN || n == 0)
		return -EAGAIN;
	if (n == -NLE_NOMEM)
		return sock_fail_errno(s, -ENOBUFS);
	if (n < 0)
		return sock_fail_nl(s, "cannot receive", n);

	/* Any process may send to this socket; only the kernel is believed. */
	if (from.nl_pid == 0) {
		for (nlh = (struct nlmsghdr *)buf; nlmsg_ok(nlh, n) && !err;
		     nlh = nlmsg_next(nlh, &n))
			err = msg_take(s, call, nlh);
	}
	free(buf);
	return err;
}

/* Wait until there is a message. */
static int sock_wait(struct nwc_sock *s, int64_t deadline)
{
	struct pollfd fd = { .fd = nwc_sock_fd(s), .events = POLLIN };
	struct timespec ts;
	int64_t left;
	int n;

	for (;;) {
		if (s->stop && *s->stop)
			return sock_fail(s, -EINTR, "interrupted");
		left = deadline - now_ms();
		if (left <= 0)
			return -ETIMEDOUT;
		ts.tv_sec = left / 1000;
		ts.tv_nsec = left % 1000 * 1000000;
		n = ppoll(&fd, 1, &ts, s->wait_mask);
		if (n > 0)
			return 0;
		if (n < 0 && errno != EINTR)
			return sock_fail_errno(s, -errno);
	}
}

static int call_run(struct nwc_sock *s, struct nl_msg *msg, int flags,
		    struct call *call)
{
	struct nlmsghdr *nlh = nlmsg_hdr(msg);
	int err;

	nlh->nlmsg_type = s->family;
	nlh->nlmsg_flags |= flags;
	nl_complete_msg(s->nl, msg);
	call->seq = nlh->nlmsg_seq;
	call->deadline = now_ms() + call->seconds * 1000LL;
	s->error[0] = '\0';

	err = nl_send(s->nl, msg);
	if (err < 0)
		return sock_fail_nl(s, "cannot send", err);

	while (!call->answered || (call->cookie && !call->finished)) {
		/* Check the deadline even if a flood of events never ends. */
		err = sock_wait(s, call->deadline);
		if (err == -ETIMEDOUT && call->removed)
			return -ENODEV;
		if (err == -ETIMEDOUT)
			return sock_fail(s, err, "no answer within %u s",
					 call->seconds);
		if (!err)
			err = sock_receive(s, call);
		/* Lost events do not concern the call. */
		if (err && err != -EAGAIN && err != -ENOBUFS)
			return err;
	}
	return 0;
}

/**
 * nwc_sock_join() - begin to receive events
 * @s: socket
 *
 * Return: 0, or a negative error number with the reason in @s->error.
 */
int nwc_sock_join(struct nwc_sock *s)
{
	struct nl_sock *ctrl;
	int group, err;

	if (s->joined)
		return 0;
	/* The look-up needs a socket that blocks and receives no events. */
	ctrl = nl_socket_alloc();
	if (!ctrl)
		return sock_fail_errno(s, -ENOMEM);
	group = genl_connect(ctrl);
	if (!group)
		group = genl_ctrl_resolve_grp(ctrl, NWIFI_FAMILY_NAME,
					      NWIFI_MCGRP_EVENTS);
	nl_socket_free(ctrl);
	if (group < 0)
		return sock_fail_nl(s, "cannot look up the event group", group);

	err = nl_socket_add_membership(s->nl, group);
	if (err)
		return sock_fail_nl(s, "cannot join the event group", err);
	s->joined = true;
	return 0;
}

/**
 * nwc_sock_read() - handle the messages that have arrived, without waiting
 * @s: socket, whose functions are called for the messages
 *
 * Return: 0 when no message is left; -ENOBUFS when the kernel has dropped
 * messages, and then there may be more; or another negative error number with
 * the reason in @s->error.
 */
int nwc_sock_read(struct nwc_sock *s)
{
	int err;

	do {
		err = sock_receive(s, NULL);
	} while (!err);
	return err == -EAGAIN ? 0 : err;
}

/**
 * nwc_request() - make a new request
 * @cmd: command of the family
 *
 * Return: message for the attributes, to be freed with nlmsg_free(); NULL for
 * lack of memory.
 */
struct nl_msg *nwc_request(int cmd)
{
	struct nl_msg *msg = nlmsg_alloc();

	/* The number of the family is set when the request is sent. */
	if (msg && !genlmsg_put(msg, NL_AUTO_PORT, NL_AUTO_SEQ, 0, 0,
				NLM_F_REQUEST, cmd, NWIFI_FAMILY_VERSION)) {
		nlmsg_free(msg);
		msg = NULL;
	}
	return msg;
}

/**
 * nwc_call() - send a request and wait for its acknowledgement
 * @s: socket
 * @msg: request, made by nwc_request()
 * @reply: called for the reply; may be NULL
 * @arg: argument for @reply
 *
 * Return: 0, or a negative error number with the reason in @s->error.
 */
int nwc_call(struct nwc_sock *s, struct nl_msg *msg, nwc_msg_fn reply,
	     void *arg)
{
	struct call call = {
		.seconds = ANSWER_SECONDS,
		.reply = reply,
		.arg = arg,
	};

	return call_run(s, msg, NLM_F_ACK, &call);
}

/**
 * nwc_dump() - send a request that is answered with a list
 * @s: socket
 * @msg: request, made by nwc_request()
 * @reply: called for each entry
 * @arg: argument for @reply
 *
 * Return: 0, or a negative error number with the reason in @s->error.
 */
int nwc_dump(struct nwc_sock *s, struct nl_msg *msg, nwc_msg_fn reply,
	     void *arg)
{
	struct call call = {
		.seconds = ANSWER_SECONDS,
		.reply = reply,
		.arg = arg,
	};

	return call_run(s, msg, NLM_F_DUMP, &call);
}

/**
 * nwc_call_done() - send a request and wait for its outcome
 * @s: socket, which joins the event group to notice the end of the adapter
 * @msg: request, made by nwc_request(), without a cookie
 * @adapter: name of the adapter whose removal ends the wait; NULL for none
 * @seconds: how long the outcome may take
 * @reply: called for the reply; may be NULL
 * @arg: argument for @reply
 * @done: set to the outcome, valid until the next call on @s
 *
 * Return: 0 when the outcome was received, even if it is a failure; else a
 * negative error number with the reason in @s->error: the error with which the
 * kernel refuses the request, -EINTR, -ETIMEDOUT or -ENODEV.
 */
int nwc_call_done(struct nwc_sock *s, struct nl_msg *msg,
		  const char *adapter, unsigned int seconds,
		  nwc_msg_fn reply, void *arg, struct nwc_done *done)
{
	struct call call = {
		.adapter = adapter,
		.seconds = seconds,
		.reply = reply,
		.arg = arg,
		.done = done,
	};
	int err;

	if (adapter) {
		err = nwc_sock_join(s);
		if (err)
			return err;
	}
	/* A cookie of zero means that there is none. */
	if (!++s->cookie)
		s->cookie++;
	call.cookie = s->cookie;
	if (nla_put_u64(msg, NWIFI_A_COOKIE, call.cookie))
		return sock_fail_errno(s, -ENOMEM);
	return call_run(s, msg, NLM_F_ACK, &call);
}
