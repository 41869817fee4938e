// SPDX-License-Identifier: GPL-2.0-only
/*
 * A generic netlink client that lives inside the kernel.
 */
#include "radio/genl_client.h"

#include <linux/debug_locks.h>
#include <linux/err.h>
#include <linux/genetlink.h>
#include <linux/jiffies.h>
#include <linux/kernel.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/skbuff.h>
#include <linux/slab.h>
#include <linux/string.h>
#include <net/genetlink.h>
#include <net/netlink.h>

#include "radio/genl_answer.h"
#include "radio/genl_lookup.h"
#include "radio/genl_socket.h"

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
 * at a time; nwifi_genl_enter() warns of an owner that does not. Whoever sends
 * may hold neither RTNL, nor a wiphy mutex, nor the generic netlink locks (that
 * is, run in a generic netlink handler), nor be waited for by somebody who
 * does: the request takes them all.
 *
 * The socket does not hold its network namespace: an owner that did would
 * keep the namespace, and with it the device that it drives, alive forever.
 * The owner must close the client before the namespace is gone. The exit of
 * register_pernet_device() operations is early enough: it runs before that of
 * all modules loaded earlier, cfg80211 among them. register_pernet_subsys() is
 * too late.
 */

/* How long a family may take to answer a request that it has been handed. */
#define NWIFI_GENL_TIMEOUT (5 * HZ)

/*
 * How long to wait for an answer once messages were lost. The acknowledgment
 * was sent before the loss could be noticed: it is in the queue already, or it
 * never comes. Only the later parts of a dump are still being made.
 */
#define NWIFI_GENL_GRACE (HZ / 2)

/* How long a request waits for the messages before it to be read. */
#define NWIFI_GENL_CATCH_UP (HZ / 10)

/* Datagrams taken in one go, so that a flood cannot hold the worker. */
#define NWIFI_GENL_BUDGET 256

/**
 * struct nwifi_genl_client - a generic netlink client
 * @socket: its socket
 * @sink: who listens
 * @ctx: argument for @sink
 * @seq: sequence number of the last request, never zero after the first one
 * @family_id: message type of the family, zero until it is known
 * @busy: the owner is inside a call
 */
struct nwifi_genl_client {
	struct nwifi_genl_socket socket;
	const struct nwifi_genl_sink *sink;
	void *ctx;
	u32 seq;
	u16 family_id;
	bool busy;
};

/*
 * RTNL is checked under lockdep only: another task may well hold it at this
 * moment, and only lockdep knows whose it is.
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

/* @answer is that of the request under way, %NULL if there is none. */
static void nwifi_genl_message(struct nwifi_genl_client *client,
			       struct nwifi_genl_answer *answer,
			       const struct nlmsghdr *nlh)
{
	/*
	 * A message with our port id and a sequence number answers a request.
	 * If that is not the one under way, it was given up and its answer
	 * must be dropped: an entry of an abandoned scan dump is no event,
	 * though it looks like one.
	 */
	if (nlh->nlmsg_seq && nlh->nlmsg_pid == client->socket.portid) {
		if (answer && nlh->nlmsg_seq == answer->seq)
			nwifi_genl_answer_read(answer, nlh);
		return;
	}

	if (nlh->nlmsg_type != client->family_id)
		return;

	if (nlmsg_len(nlh) < (int)GENL_HDRLEN) {
		nwifi_genl_malformed(client->family_id);
		return;
	}

	client->sink->message(client->ctx, nlh);
}

static void nwifi_genl_datagram(struct nwifi_genl_client *client,
				struct nwifi_genl_answer *answer, int len)
{
	struct nlmsghdr *nlh = client->socket.buf;

	while (nlmsg_ok(nlh, len)) {
		nwifi_genl_message(client, answer, nlh);
		nlh = nlmsg_next(nlh, &len);
	}

	if (len > 0)
		nwifi_genl_malformed(client->family_id);
}

/*
 * Deliver what is in the queue. Returns true if there may be more.
 *
 * After an overrun netlink drops without another word until the queue has been
 * empty once, so this must go on past the error.
 */
static bool nwifi_genl_drain(struct nwifi_genl_client *client)
{
	int len = 0;
	unsigned int i;

	for (i = 0; i < NWIFI_GENL_BUDGET; i++) {
		len = nwifi_genl_socket_recv(&client->socket, 0);
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

/*
 * Messages that are older than a request are delivered first: so they keep their
 * place before everything that the request brings about. The queue has to be
 * empty once, because from an overrun until then netlink drops the answer, too.
 * Returns false if somebody fills it faster than it can be read (A10).
 */
static bool nwifi_genl_catch_up(struct nwifi_genl_client *client)
{
	const unsigned long deadline = jiffies + NWIFI_GENL_CATCH_UP;

	while (nwifi_genl_drain(client)) {
		if (time_after(jiffies, deadline))
			return false;
		cond_resched();
	}
	return true;
}

static int nwifi_genl_await(struct nwifi_genl_client *client,
			    struct nwifi_genl_answer *answer, bool overrun)
{
	unsigned long deadline = jiffies + (overrun ? NWIFI_GENL_GRACE :
						      NWIFI_GENL_TIMEOUT);
	long left;
	int len;

	while (!answer->done) {
		left = deadline - jiffies;
		if (left <= 0)
			return overrun ? -ENOBUFS : -ETIMEDOUT;

		len = nwifi_genl_socket_recv(&client->socket, left);
		if (len == -ENOBUFS) {
			client->sink->overrun(client->ctx);
			if (!overrun)
				deadline = jiffies + min_t(long, left,
							   NWIFI_GENL_GRACE);
			overrun = true;
		} else if (len > 0) {
			nwifi_genl_datagram(client, answer, len);
		} else if (len < 0 && len != -EAGAIN) {
			return len;
		}
	}

	return nwifi_genl_answer_result(answer);
}

static int nwifi_genl_call(struct nwifi_genl_client *client,
			   struct sk_buff *msg,
			   struct nwifi_genl_answer *answer)
{
	struct nlmsghdr *nlh = nlmsg_hdr(msg);
	int ret = -EBUSY;
	bool flooded;

	if (!nwifi_genl_enter(client))
		goto out_free;

	flooded = !nwifi_genl_catch_up(client);

	if (!++client->seq)
		client->seq = 1;

	answer->seq = client->seq;
	answer->type = nlh->nlmsg_type;

	nlmsg_end(msg, nlh);
	nlh->nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK;
	if (answer->dump)
		nlh->nlmsg_flags |= NLM_F_DUMP;
	nlh->nlmsg_seq = answer->seq;
	nlh->nlmsg_pid = client->socket.portid;

	ret = nwifi_genl_socket_send(&client->socket, msg);
	if (!ret)
		ret = nwifi_genl_await(client, answer, flooded);

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
 * @msg: a request that was not sent, from nwifi_genl_msg_new()
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
	struct nwifi_genl_answer answer = {
		.reply = reply,
		.ctx = ctx,
	};

	return nwifi_genl_call(client, msg, &answer);
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
 * Return: 0 if @reply has been given the whole list. Otherwise the list is not
 *	known: an error as nwifi_genl_request() returns it, or -EAGAIN if the
 *	list changed meanwhile, so that an entry may have been left out or come
 *	twice.
 */
int nwifi_genl_dump(struct nwifi_genl_client *client, struct sk_buff *msg,
		    int (*reply)(void *ctx, const struct nlmsghdr *nlh),
		    void *ctx)
{
	struct nwifi_genl_answer answer = {
		.reply = reply,
		.ctx = ctx,
		.dump = true,
	};

	return nwifi_genl_call(client, msg, &answer);
}

/**
 * nwifi_genl_poll() - deliver what has arrived
 * @client: the client
 *
 * If there is more than fits into one go, &nwifi_genl_sink.kick is called
 * again.
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

	ret = nwifi_genl_request(client, msg, nwifi_genl_lookup_read, lookup);
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

		ret = nwifi_genl_socket_join(&client->socket, lookup->ids[i]);
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
 * @sink: who listens; its kick may be called from within this call already
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

	ret = nwifi_genl_socket_open(&client->socket, net, sink->kick, ctx);
	if (ret)
		goto err_free_client;

	ret = nwifi_genl_resolve(client, family, &lookup);
	if (ret)
		goto err_close_socket;

	ret = nwifi_genl_join(client, &lookup);
	if (ret)
		goto err_close_socket;

	return client;

err_close_socket:
	nwifi_genl_socket_close(&client->socket);
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
	nwifi_genl_socket_close(&client->socket);
	kfree(client);
}
