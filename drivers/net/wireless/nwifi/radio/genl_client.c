// SPDX-License-Identifier: GPL-2.0-only
/*
 * A generic netlink client that lives inside the kernel.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include "radio/genl_client.h"

#include <linux/debug_locks.h>
#include <linux/err.h>
#include <linux/genetlink.h>
#include <linux/jiffies.h>
#include <linux/kernel.h>
#include <linux/mm.h>
#include <linux/net.h>
#include <linux/netlink.h>
#include <linux/rcupdate.h>
#include <linux/rtnetlink.h>
#include <linux/skbuff.h>
#include <linux/slab.h>
#include <linux/socket.h>
#include <linux/sockptr.h>
#include <linux/string.h>
#include <linux/uio.h>
#include <net/genetlink.h>
#include <net/netlink.h>
#include <net/sock.h>

/**
 * DOC: generic netlink from inside
 *
 * The client is an ordinary netlink socket without a file. A request runs
 * synchronously in the context of the sender: when kernel_sendmsg() returns,
 * the family has done it, and its acknowledgment, everything it multicast on
 * the way and the first part of a dump are already in the receive queue, in
 * the order in which they happened. Waiting is therefore the exception, and
 * the deadline a safety net. What a request blocks on (RTNL, a wiphy mutex)
 * is waited for inside kernel_sendmsg() and knows no deadline.
 *
 * Locking: a client has no lock. Its owner calls it from one thread, one call
 * at a time; nwifi_genl_enter() catches who does not. Whoever sends may hold
 * neither RTNL, nor a wiphy mutex, nor the generic netlink locks (that is,
 * run in a generic netlink handler), nor be waited for by somebody who does:
 * the request takes them all. sk_callback_lock covers the hooks in the socket;
 * the hooks themselves find the client by RCU, because netlink may deliver
 * with interrupts off, where a bottom-half lock may not be taken.
 *
 * The socket does not hold its network namespace: an owner that did would
 * keep the namespace, and with it the device that it drives, alive forever.
 * The owner must close the client before the namespace is gone. The exit of
 * register_pernet_device() operations is early enough: it runs before that of
 * all modules loaded earlier, cfg80211 among them. register_pernet_subsys() is
 * too late.
 */

/* One datagram; netlink makes no dump part larger than this. */
#define NWIFI_GENL_BUF_SIZE (32 * 1024)

/* Half of what the receive queue holds: sock_set_rcvbuf() doubles it. */
#define NWIFI_GENL_RCVBUF (512 * 1024)

#define NWIFI_GENL_TIMEOUT (5 * HZ)

/*
 * After an overrun. The acknowledgment was sent before we could notice, so it
 * is in the queue or never comes; this only covers the rest of a dump.
 */
#define NWIFI_GENL_GRACE (HZ / 2)

/* Datagrams taken in one go, so that a flood cannot hold the worker. */
#define NWIFI_GENL_BUDGET 256

/**
 * struct nwifi_genl_client - a generic netlink client
 * @sock: the socket
 * @sink: who listens
 * @ctx: argument for @sink
 * @data_ready: sk_data_ready as the socket was born with
 * @error_report: sk_error_report as the socket was born with
 * @buf: holds one received datagram
 * @portid: our address
 * @seq: of the last request
 * @family_id: message type of the family
 * @busy: inside a call
 */
struct nwifi_genl_client {
	struct socket *sock;
	const struct nwifi_genl_sink *sink;
	void *ctx;
	void (*data_ready)(struct sock *sk);
	void (*error_report)(struct sock *sk);
	void *buf;
	u32 portid;
	u32 seq;
	u16 family_id;
	bool busy;
};

/**
 * struct nwifi_genl_wait - a request waiting for its end
 * @reply: takes each answer that carries data, may be %NULL
 * @ctx: argument for @reply
 * @seq: of the request
 * @type: message type of the answers
 * @dump: the request is a dump
 * @done: the end has come
 * @interrupted: what was dumped changed meanwhile
 * @err: how it ended
 */
struct nwifi_genl_wait {
	int (*reply)(void *ctx, const struct nlmsghdr *nlh);
	void *ctx;
	u32 seq;
	u16 type;
	bool dump;
	bool done;
	bool interrupted;
	int err;
};

/**
 * struct nwifi_genl_lookup - ids to be found by name
 * @groups: names of the multicast groups
 * @n_groups: entries of @groups and @ids
 * @ids: ids of the multicast groups, zero where unknown
 * @family_id: id of the family, zero if unknown
 */
struct nwifi_genl_lookup {
	const char * const *groups;
	unsigned int n_groups;
	u32 ids[NWIFI_GENL_MAX_GROUPS];
	u16 family_id;
};

static void nwifi_genl_malformed(const struct nwifi_genl_client *client)
{
	pr_warn_ratelimited("malformed netlink message dropped (family %u)\n",
			    client->family_id);
}

/*
 * RTNL is checked under lockdep only: somebody else may well hold it just now,
 * and only lockdep knows whose it is.
 */
static bool nwifi_genl_enter(struct nwifi_genl_client *client)
{
	might_sleep();
#ifdef CONFIG_PROVE_LOCKING
	WARN_ON_ONCE(debug_locks && lockdep_rtnl_is_held());
#endif
	if (WARN_ON_ONCE(client->busy))
		return false;

	client->busy = true;
	return true;
}

static void nwifi_genl_leave(struct nwifi_genl_client *client)
{
	client->busy = false;
}

/* Runs in any context, also with interrupts off. */
static void nwifi_genl_data_ready(struct sock *sk)
{
	struct nwifi_genl_client *client;

	rcu_read_lock();
	client = rcu_dereference_sk_user_data(sk);
	if (client) {
		client->data_ready(sk);
		client->sink->kick(client->ctx);
	}
	rcu_read_unlock();
}

/* An overrun may come while the queue is empty: a clone that failed. */
static void nwifi_genl_error_report(struct sock *sk)
{
	struct nwifi_genl_client *client;

	rcu_read_lock();
	client = rcu_dereference_sk_user_data(sk);
	if (client) {
		client->error_report(sk);
		client->sink->kick(client->ctx);
	}
	rcu_read_unlock();
}

static void nwifi_genl_hook(struct nwifi_genl_client *client)
{
	struct sock *sk = client->sock->sk;

	write_lock_bh(&sk->sk_callback_lock);
	client->data_ready = sk->sk_data_ready;
	client->error_report = sk->sk_error_report;
	rcu_assign_sk_user_data(sk, client);
	sk->sk_data_ready = nwifi_genl_data_ready;
	sk->sk_error_report = nwifi_genl_error_report;
	write_unlock_bh(&sk->sk_callback_lock);
}

static void nwifi_genl_unhook(struct nwifi_genl_client *client)
{
	struct sock *sk = client->sock->sk;

	write_lock_bh(&sk->sk_callback_lock);
	sk->sk_data_ready = client->data_ready;
	sk->sk_error_report = client->error_report;
	rcu_assign_sk_user_data(sk, NULL);
	write_unlock_bh(&sk->sk_callback_lock);

	/* No hook is running any more, and no kick comes after this. */
	synchronize_rcu();
}

static int nwifi_genl_setsockopt(struct nwifi_genl_client *client, int name,
				 int value)
{
	struct socket *sock = client->sock;

	return sock->ops->setsockopt(sock, SOL_NETLINK, name,
				     KERNEL_SOCKPTR(&value), sizeof(value));
}

static int nwifi_genl_bind(struct nwifi_genl_client *client)
{
	struct sockaddr_nl addr = { .nl_family = AF_NETLINK };
	int ret;

	/* Port id zero: the kernel chooses one that is free. */
	ret = kernel_bind(client->sock, (void *)&addr, sizeof(addr));
	if (ret)
		return ret;

	ret = kernel_getsockname(client->sock, (struct sockaddr *)&addr);
	if (ret < 0)
		return ret;

	client->portid = addr.nl_pid;
	sock_set_rcvbuf(client->sock->sk, NWIFI_GENL_RCVBUF);

	/*
	 * Without this a refusal carries the whole request back, and with it
	 * the key that was in it.
	 */
	return nwifi_genl_setsockopt(client, NETLINK_CAP_ACK, 1);
}

/*
 * Receive one datagram into the buffer. @timeout is in jiffies; zero does not
 * wait. Returns its length, zero for one that was not for us, -EAGAIN if there
 * is none, -ENOBUFS if some were lost.
 */
static int nwifi_genl_recv(struct nwifi_genl_client *client, long timeout)
{
	struct kvec vec = {
		.iov_base = client->buf,
		.iov_len = NWIFI_GENL_BUF_SIZE,
	};
	struct sockaddr_nl from = {};
	struct msghdr msg = {
		.msg_name = &from,
		.msg_namelen = sizeof(from),
	};
	int len;

	WRITE_ONCE(client->sock->sk->sk_rcvtimeo, timeout);
	len = kernel_recvmsg(client->sock, &msg, &vec, 1, vec.iov_len,
			     timeout ? 0 : MSG_DONTWAIT);
	if (len < 0)
		return len;

	if (msg.msg_flags & MSG_TRUNC) {
		pr_warn_ratelimited("oversized netlink message dropped\n");
		return -ENOBUFS;
	}

	/* A privileged process can write to our port; the kernel is port 0. */
	return from.nl_pid ? 0 : len;
}

/*
 * The destination is named on every message, though port 0 is the default.
 * netlink_ns_capable() accepts a sender that named it on the capabilities of
 * the running task; otherwise it also asks those of the file behind the
 * socket, and a socket made in the kernel has none: NULL dereference.
 */
static int nwifi_genl_send(struct nwifi_genl_client *client,
			   const struct sk_buff *msg)
{
	struct sockaddr_nl to = { .nl_family = AF_NETLINK };
	struct msghdr hdr = {
		.msg_name = &to,
		.msg_namelen = sizeof(to),
	};
	struct kvec vec = {
		.iov_base = msg->data,
		.iov_len = msg->len,
	};
	int ret;

	ret = kernel_sendmsg(client->sock, &hdr, &vec, 1, vec.iov_len);

	return ret < 0 ? ret : 0;
}

static void nwifi_genl_finish(struct nwifi_genl_wait *wait, int err)
{
	if (err > 0 || err < -MAX_ERRNO)
		err = -EPROTO;

	wait->done = true;
	if (err)
		wait->err = err;
}

static void nwifi_genl_ack(struct nwifi_genl_client *client,
			   struct nwifi_genl_wait *wait,
			   const struct nlmsghdr *nlh)
{
	const struct nlmsgerr *ack = nlmsg_data(nlh);

	if (nlmsg_len(nlh) < (int)sizeof(*ack)) {
		nwifi_genl_malformed(client);
		nwifi_genl_finish(wait, -EBADMSG);
		return;
	}

	nwifi_genl_finish(wait, ack->error);
}

static void nwifi_genl_dump_done(struct nwifi_genl_wait *wait,
				 const struct nlmsghdr *nlh)
{
	const int *err = nlmsg_data(nlh);

	nwifi_genl_finish(wait, nlmsg_len(nlh) < (int)sizeof(*err) ? 0 : *err);
}

static void nwifi_genl_data(struct nwifi_genl_client *client,
			    struct nwifi_genl_wait *wait,
			    const struct nlmsghdr *nlh)
{
	int err;

	if (nlh->nlmsg_type != wait->type)
		return;

	if (nlmsg_len(nlh) < (int)GENL_HDRLEN) {
		nwifi_genl_malformed(client);
		return;
	}

	if (!wait->reply)
		return;

	err = wait->reply(wait->ctx, nlh);
	if (err && !wait->err)
		wait->err = err;
}

static void nwifi_genl_answer(struct nwifi_genl_client *client,
			      struct nwifi_genl_wait *wait,
			      const struct nlmsghdr *nlh)
{
	if (wait->done)
		return;

	if (nlh->nlmsg_flags & NLM_F_DUMP_INTR)
		wait->interrupted = true;

	switch (nlh->nlmsg_type) {
	case NLMSG_ERROR:
		nwifi_genl_ack(client, wait, nlh);
		break;
	case NLMSG_DONE:
		if (wait->dump)
			nwifi_genl_dump_done(wait, nlh);
		break;
	default:
		nwifi_genl_data(client, wait, nlh);
		break;
	}
}

static void nwifi_genl_message(struct nwifi_genl_client *client,
			       struct nwifi_genl_wait *wait,
			       const struct nlmsghdr *nlh)
{
	/*
	 * Our port id and a sequence number make an answer. One to a request
	 * that was given up is nobody's: a scan result of an abandoned dump
	 * is no event, though it looks like one.
	 */
	if (nlh->nlmsg_seq && nlh->nlmsg_pid == client->portid) {
		if (wait && nlh->nlmsg_seq == wait->seq)
			nwifi_genl_answer(client, wait, nlh);
		return;
	}

	if (nlh->nlmsg_type != client->family_id)
		return;

	if (nlmsg_len(nlh) < (int)GENL_HDRLEN) {
		nwifi_genl_malformed(client);
		return;
	}

	client->sink->message(client->ctx, nlh);
}

static void nwifi_genl_datagram(struct nwifi_genl_client *client,
				struct nwifi_genl_wait *wait, int len)
{
	struct nlmsghdr *nlh = client->buf;

	while (nlmsg_ok(nlh, len)) {
		nwifi_genl_message(client, wait, nlh);
		nlh = nlmsg_next(nlh, &len);
	}

	if (len > 0)
		nwifi_genl_malformed(client);
}

/*
 * Deliver what is in the queue. Returns true if there may be more.
 * After an overrun netlink drops without another word until the queue has been
 * empty once, so this must go on past the error.
 */
static bool nwifi_genl_drain(struct nwifi_genl_client *client)
{
	int len = 0;
	unsigned int i;

	for (i = 0; i < NWIFI_GENL_BUDGET; i++) {
		len = nwifi_genl_recv(client, 0);
		if (len == -EAGAIN)
			return false;
		if (len == -ENOBUFS)
			client->sink->overrun(client->ctx);
		else if (len > 0)
			nwifi_genl_datagram(client, NULL, len);
	}

	/* An error that stays must not make the worker spin. */
	return len >= 0 || len == -ENOBUFS;
}

static int nwifi_genl_await(struct nwifi_genl_client *client,
			    struct nwifi_genl_wait *wait)
{
	unsigned long deadline = jiffies + NWIFI_GENL_TIMEOUT;
	bool overrun = false;
	long left;
	int len;

	while (!wait->done) {
		left = deadline - jiffies;
		if (left <= 0)
			return overrun ? -ENOBUFS : -ETIMEDOUT;

		len = nwifi_genl_recv(client, left);
		if (len == -ENOBUFS) {
			client->sink->overrun(client->ctx);
			if (!overrun)
				deadline = jiffies + min_t(long, left,
							   NWIFI_GENL_GRACE);
			overrun = true;
		} else if (len > 0) {
			nwifi_genl_datagram(client, wait, len);
		} else if (len < 0 && len != -EAGAIN) {
			return len;
		}
	}

	if (wait->err)
		return wait->err;

	return wait->interrupted ? -EAGAIN : 0;
}

static int nwifi_genl_call(struct nwifi_genl_client *client,
			   struct sk_buff *msg, struct nwifi_genl_wait *wait)
{
	struct nlmsghdr *nlh = nlmsg_hdr(msg);
	int ret = -EBUSY;

	if (!nwifi_genl_enter(client))
		goto out_free;

	/*
	 * Old messages first: they keep their place before everything that
	 * the request brings about, and the acknowledgment finds room.
	 */
	nwifi_genl_drain(client);

	if (!++client->seq)
		client->seq = 1;

	wait->seq = client->seq;
	wait->type = nlh->nlmsg_type;

	nlmsg_end(msg, nlh);
	nlh->nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK;
	if (wait->dump)
		nlh->nlmsg_flags |= NLM_F_DUMP;
	nlh->nlmsg_seq = wait->seq;
	nlh->nlmsg_pid = client->portid;

	ret = nwifi_genl_send(client, msg);
	if (!ret)
		ret = nwifi_genl_await(client, wait);

	nwifi_genl_leave(client);
out_free:
	nwifi_genl_msg_free(msg);
	return ret;
}

static struct sk_buff *nwifi_genl_msg_alloc(u16 type, u8 cmd, u8 version,
					    size_t room)
{
	struct genlmsghdr *genl;
	struct nlmsghdr *nlh;
	struct sk_buff *msg;

	msg = nlmsg_new(GENL_HDRLEN + room, GFP_KERNEL);
	if (!msg)
		return NULL;

	nlh = nlmsg_put(msg, 0, 0, type, GENL_HDRLEN, 0);
	if (!nlh) {
		nlmsg_free(msg);
		return NULL;
	}

	genl = nlmsg_data(nlh);
	memset(genl, 0, GENL_HDRLEN);
	genl->cmd = cmd;
	genl->version = version;

	return msg;
}

/**
 * nwifi_genl_msg_new() - start a request to the family
 * @client: the client
 * @cmd: command of the family
 * @room: bytes of attributes to come, padding included
 *
 * The caller appends the attributes with nla_put() and hands the message to
 * nwifi_genl_request(), nwifi_genl_dump() or nwifi_genl_msg_free().
 *
 * Context: Process context, may sleep.
 * Return: the message, or %NULL if there is no memory.
 */
struct sk_buff *nwifi_genl_msg_new(const struct nwifi_genl_client *client,
				   u8 cmd, size_t room)
{
	return nwifi_genl_msg_alloc(client->family_id, cmd, 0, room);
}

/**
 * nwifi_genl_msg_free() - wipe and free a request
 * @msg: from nwifi_genl_msg_new(), not sent
 *
 * Any request may have held a key, so each is wiped. The copy that netlink
 * makes of it is wiped by nl80211 itself.
 *
 * Context: Any context.
 */
void nwifi_genl_msg_free(struct sk_buff *msg)
{
	memzero_explicit(msg->head, skb_end_offset(msg));
	consume_skb(msg);
}

/**
 * nwifi_genl_request() - have a request done
 * @client: the client
 * @msg: the request; wiped and freed in any case
 * @reply: takes each answer that carries data, as
 *	&nwifi_genl_sink.message does; %NULL if none is of interest. An error
 *	that it returns becomes the result, unless the family has its own.
 * @ctx: argument for @reply
 *
 * Everything that arrived before, and everything that arrives until the
 * request is acknowledged, goes to the sink first.
 *
 * Context: Process context, may sleep. No lock held, see "DOC: generic netlink
 *	from inside".
 * Return: 0, or the error of the family; -ETIMEDOUT if it did not answer in
 *	five seconds; -ENOBUFS if messages were lost and the answer may be among
 *	them: the request may have been done or not.
 */
int nwifi_genl_request(struct nwifi_genl_client *client, struct sk_buff *msg,
		       int (*reply)(void *ctx, const struct nlmsghdr *nlh),
		       void *ctx)
{
	struct nwifi_genl_wait wait = {
		.reply = reply,
		.ctx = ctx,
	};

	return nwifi_genl_call(client, msg, &wait);
}

/**
 * nwifi_genl_dump() - have a list dumped
 * @client: the client
 * @msg: the request; wiped and freed in any case
 * @reply: takes each entry, as &nwifi_genl_sink.message does. An error that
 *	it returns becomes the result, but does not end the dump.
 * @ctx: argument for @reply
 *
 * Context: as nwifi_genl_request().
 * Return: as nwifi_genl_request(), and -EAGAIN if the list changed meanwhile,
 *	so that an entry may have been left out or come twice.
 */
int nwifi_genl_dump(struct nwifi_genl_client *client, struct sk_buff *msg,
		    int (*reply)(void *ctx, const struct nlmsghdr *nlh),
		    void *ctx)
{
	struct nwifi_genl_wait wait = {
		.reply = reply,
		.ctx = ctx,
		.dump = true,
	};

	return nwifi_genl_call(client, msg, &wait);
}

/**
 * nwifi_genl_poll() - deliver what has arrived
 * @client: the client
 *
 * Kicks again if there is more than fits into one go.
 *
 * Context: Process context, may sleep. No lock held.
 */
void nwifi_genl_poll(struct nwifi_genl_client *client)
{
	bool more;

	if (!nwifi_genl_enter(client))
		return;

	more = nwifi_genl_drain(client);
	nwifi_genl_leave(client);

	if (more)
		client->sink->kick(client->ctx);
}

static const struct nla_policy nwifi_ctrl_policy[CTRL_ATTR_MCAST_GROUPS + 1] = {
	[CTRL_ATTR_FAMILY_ID] = { .type = NLA_U16 },
	[CTRL_ATTR_MCAST_GROUPS] = { .type = NLA_NESTED },
};

static const struct nla_policy
nwifi_ctrl_group_policy[CTRL_ATTR_MCAST_GRP_MAX + 1] = {
	[CTRL_ATTR_MCAST_GRP_NAME] = { .type = NLA_NUL_STRING,
				       .len = GENL_NAMSIZ - 1 },
	[CTRL_ATTR_MCAST_GRP_ID] = { .type = NLA_U32 },
};

static int nwifi_genl_found_group(struct nwifi_genl_lookup *lookup,
				  const struct nlattr *group)
{
	struct nlattr *tb[CTRL_ATTR_MCAST_GRP_MAX + 1];
	unsigned int i;
	int ret;

	ret = nla_parse_nested_deprecated(tb, CTRL_ATTR_MCAST_GRP_MAX, group,
					  nwifi_ctrl_group_policy, NULL);
	if (ret)
		return ret;

	if (!tb[CTRL_ATTR_MCAST_GRP_NAME] || !tb[CTRL_ATTR_MCAST_GRP_ID])
		return -EBADMSG;

	for (i = 0; i < lookup->n_groups; i++)
		if (!nla_strcmp(tb[CTRL_ATTR_MCAST_GRP_NAME],
				lookup->groups[i]))
			lookup->ids[i] = nla_get_u32(tb[CTRL_ATTR_MCAST_GRP_ID]);

	return 0;
}

static int nwifi_genl_found_family(void *ctx, const struct nlmsghdr *nlh)
{
	struct nlattr *tb[CTRL_ATTR_MCAST_GROUPS + 1];
	struct nwifi_genl_lookup *lookup = ctx;
	struct nlattr *group;
	int rem;
	int ret;

	ret = nlmsg_parse_deprecated(nlh, GENL_HDRLEN, tb,
				     CTRL_ATTR_MCAST_GROUPS, nwifi_ctrl_policy,
				     NULL);
	if (ret)
		return ret;

	if (!tb[CTRL_ATTR_FAMILY_ID])
		return -EBADMSG;

	lookup->family_id = nla_get_u16(tb[CTRL_ATTR_FAMILY_ID]);

	if (!tb[CTRL_ATTR_MCAST_GROUPS])
		return 0;

	nla_for_each_nested(group, tb[CTRL_ATTR_MCAST_GROUPS], rem) {
		ret = nwifi_genl_found_group(lookup, group);
		if (ret)
			return ret;
	}

	return 0;
}

static int nwifi_genl_resolve(struct nwifi_genl_client *client,
			      const char *family,
			      struct nwifi_genl_lookup *lookup)
{
	struct sk_buff *msg;
	int ret;

	msg = nwifi_genl_msg_alloc(GENL_ID_CTRL, CTRL_CMD_GETFAMILY, 1,
				   nla_total_size(GENL_NAMSIZ));
	if (!msg)
		return -ENOMEM;

	if (nla_put_string(msg, CTRL_ATTR_FAMILY_NAME, family)) {
		nwifi_genl_msg_free(msg);
		return -EMSGSIZE;
	}

	ret = nwifi_genl_request(client, msg, nwifi_genl_found_family, lookup);
	if (ret)
		return ret;
	if (!lookup->family_id)
		return -ENOENT;

	client->family_id = lookup->family_id;
	return 0;
}

static int nwifi_genl_join(struct nwifi_genl_client *client,
			   const struct nwifi_genl_lookup *lookup)
{
	unsigned int i;
	int ret;

	for (i = 0; i < lookup->n_groups; i++) {
		if (!lookup->ids[i])
			return -ENOENT;

		ret = nwifi_genl_setsockopt(client, NETLINK_ADD_MEMBERSHIP,
					    lookup->ids[i]);
		if (ret)
			return ret;
	}

	return 0;
}

/**
 * nwifi_genl_open() - open a client of a generic netlink family
 * @net: network namespace; not held, close the client before it goes
 * @family: name of the family
 * @groups: names of the multicast groups to join
 * @n_groups: entries of @groups, at most %NWIFI_GENL_MAX_GROUPS
 * @sink: who listens; kicked from within this call already
 * @ctx: argument for @sink
 *
 * Context: Process context, may sleep. No lock held, see "DOC: generic netlink
 *	from inside".
 * Return: the client or an error pointer: -ENOENT if the family or one of the
 *	groups does not exist.
 */
struct nwifi_genl_client *
nwifi_genl_open(struct net *net, const char *family,
		const char * const *groups, unsigned int n_groups,
		const struct nwifi_genl_sink *sink, void *ctx)
{
	struct nwifi_genl_lookup lookup = {
		.groups = groups,
		.n_groups = n_groups,
	};
	struct nwifi_genl_client *client;
	int ret;

	if (WARN_ON_ONCE(n_groups > NWIFI_GENL_MAX_GROUPS))
		return ERR_PTR(-EINVAL);

	client = kzalloc(sizeof(*client), GFP_KERNEL);
	if (!client)
		return ERR_PTR(-ENOMEM);

	client->sink = sink;
	client->ctx = ctx;

	client->buf = kvmalloc(NWIFI_GENL_BUF_SIZE, GFP_KERNEL);
	if (!client->buf) {
		ret = -ENOMEM;
		goto err_free_client;
	}

	ret = sock_create_kern(net, AF_NETLINK, SOCK_RAW, NETLINK_GENERIC,
			       &client->sock);
	if (ret)
		goto err_free_buf;

	nwifi_genl_hook(client);

	ret = nwifi_genl_bind(client);
	if (ret)
		goto err_release_sock;

	ret = nwifi_genl_resolve(client, family, &lookup);
	if (ret)
		goto err_release_sock;

	ret = nwifi_genl_join(client, &lookup);
	if (ret)
		goto err_release_sock;

	return client;

err_release_sock:
	nwifi_genl_unhook(client);
	sock_release(client->sock);
err_free_buf:
	kvfree(client->buf);
err_free_client:
	kfree(client);
	return ERR_PTR(ret);
}

/**
 * nwifi_genl_close() - close a client
 * @client: from nwifi_genl_open()
 *
 * No callback of the sink runs after this. What the family keeps for the owner
 * of the socket goes as well.
 *
 * Context: Process context, may sleep. No lock held, see "DOC: generic netlink
 *	from inside".
 */
void nwifi_genl_close(struct nwifi_genl_client *client)
{
	nwifi_genl_unhook(client);
	sock_release(client->sock);
	kvfree(client->buf);
	kfree(client);
}
