// SPDX-License-Identifier: GPL-2.0-only
/*
 * A generic netlink socket without a file.
 *
 * The hooks in the socket run in any context. They find their
 * &struct nwifi_genl_socket by RCU, because netlink may deliver with
 * interrupts off, where a bottom-half lock may not be taken;
 * sk_callback_lock covers the change of the hooks only.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include "radio/genl_socket.h"

#include <linux/compiler.h>
#include <linux/errno.h>
#include <linux/mm.h>
#include <linux/net.h>
#include <linux/netlink.h>
#include <linux/printk.h>
#include <linux/rcupdate.h>
#include <linux/skbuff.h>
#include <linux/slab.h>
#include <linux/socket.h>
#include <linux/sockptr.h>
#include <linux/spinlock.h>
#include <linux/uio.h>
#include <net/sock.h>

/* The largest datagram: netlink makes no part of a dump larger than this. */
#define NWIFI_GENL_BUF_SIZE (32 * 1024)

/* Half of what the receive queue holds: sock_set_rcvbuf() doubles it. */
#define NWIFI_GENL_RCVBUF (512 * 1024)

static void nwifi_genl_socket_data_ready(struct sock *sk)
{
	struct nwifi_genl_socket *gs;

	rcu_read_lock();
	gs = rcu_dereference_sk_user_data(sk);
	if (gs) {
		gs->data_ready(sk);
		gs->kick(gs->ctx);
	}
	rcu_read_unlock();
}

/*
 * An overrun need not come with a datagram: a multicast that could not be
 * cloned for this socket leaves nothing but the error.
 */
static void nwifi_genl_socket_error_report(struct sock *sk)
{
	struct nwifi_genl_socket *gs;

	rcu_read_lock();
	gs = rcu_dereference_sk_user_data(sk);
	if (gs) {
		gs->error_report(sk);
		gs->kick(gs->ctx);
	}
	rcu_read_unlock();
}

static void nwifi_genl_socket_hook(struct nwifi_genl_socket *gs)
{
	struct sock *sk = gs->sock->sk;

	write_lock_bh(&sk->sk_callback_lock);
	gs->data_ready = sk->sk_data_ready;
	gs->error_report = sk->sk_error_report;
	rcu_assign_sk_user_data(sk, gs);
	sk->sk_data_ready = nwifi_genl_socket_data_ready;
	sk->sk_error_report = nwifi_genl_socket_error_report;
	write_unlock_bh(&sk->sk_callback_lock);
}

static void nwifi_genl_socket_unhook(struct nwifi_genl_socket *gs)
{
	struct sock *sk = gs->sock->sk;

	write_lock_bh(&sk->sk_callback_lock);
	sk->sk_data_ready = gs->data_ready;
	sk->sk_error_report = gs->error_report;
	rcu_assign_sk_user_data(sk, NULL);
	write_unlock_bh(&sk->sk_callback_lock);

	/* After this no hook is running any more, and no kick comes. */
	synchronize_rcu();
}

static int nwifi_genl_socket_option(struct nwifi_genl_socket *gs, int name,
				    int value)
{
	struct socket *sock = gs->sock;

	return sock->ops->setsockopt(sock, SOL_NETLINK, name,
				     KERNEL_SOCKPTR(&value), sizeof(value));
}

static int nwifi_genl_socket_bind(struct nwifi_genl_socket *gs)
{
	struct sockaddr_nl addr = { .nl_family = AF_NETLINK };
	int ret;

	/* With port id zero netlink chooses one that is free. */
	ret = kernel_bind(gs->sock, (void *)&addr, sizeof(addr));
	if (ret)
		return ret;

	ret = kernel_getsockname(gs->sock, (struct sockaddr *)&addr);
	if (ret < 0)
		return ret;

	gs->portid = addr.nl_pid;
	sock_set_rcvbuf(gs->sock->sk, NWIFI_GENL_RCVBUF);

	/*
	 * Without this option a refusal carries the whole request back, and
	 * with it the key that was in it.
	 */
	return nwifi_genl_socket_option(gs, NETLINK_CAP_ACK, 1);
}

/**
 * nwifi_genl_socket_open() - open a socket
 * @gs: filled in; must stay where it is until nwifi_genl_socket_close()
 * @net: network namespace; not held, close the socket before it goes
 * @kick: see &struct nwifi_genl_socket; may be called from within this call
 * @ctx: argument for @kick
 *
 * Context: Process context, may sleep.
 * Return: 0 or a negative error number; in that case nothing is left behind.
 */
int nwifi_genl_socket_open(struct nwifi_genl_socket *gs, struct net *net,
			   void (*kick)(void *ctx), void *ctx)
{
	int ret;

	gs->kick = kick;
	gs->ctx = ctx;

	gs->buf = kvmalloc(NWIFI_GENL_BUF_SIZE, GFP_KERNEL);
	if (!gs->buf)
		return -ENOMEM;

	ret = sock_create_kern(net, AF_NETLINK, SOCK_RAW, NETLINK_GENERIC,
			       &gs->sock);
	if (ret)
		goto err_free_buf;

	nwifi_genl_socket_hook(gs);

	ret = nwifi_genl_socket_bind(gs);
	if (ret)
		goto err_release_sock;

	return 0;

err_release_sock:
	nwifi_genl_socket_unhook(gs);
	sock_release(gs->sock);
err_free_buf:
	kvfree(gs->buf);
	return ret;
}

/**
 * nwifi_genl_socket_close() - close a socket
 * @gs: the socket
 *
 * &nwifi_genl_socket.kick is not called after this.
 *
 * Context: Process context, may sleep. No lock held that a family takes when
 *	the owner of a socket is gone.
 */
void nwifi_genl_socket_close(struct nwifi_genl_socket *gs)
{
	nwifi_genl_socket_unhook(gs);
	sock_release(gs->sock);
	kvfree(gs->buf);
}

/**
 * nwifi_genl_socket_join() - join a multicast group
 * @gs: the socket
 * @group: id of the group
 *
 * Context: Process context, may sleep.
 * Return: 0 or a negative error number.
 */
int nwifi_genl_socket_join(struct nwifi_genl_socket *gs, u32 group)
{
	return nwifi_genl_socket_option(gs, NETLINK_ADD_MEMBERSHIP, group);
}

/**
 * nwifi_genl_socket_send() - send a message to the kernel
 * @gs: the socket
 * @msg: the message; stays with the caller
 *
 * The family handles the message in the context of the caller, before this
 * returns.
 *
 * The destination is named on every message, though port 0 is the default.
 * netlink_ns_capable() is content with the capabilities of the running task if
 * the sender has named its destination. Otherwise it also asks for those of
 * the file behind the socket, which a socket made in the kernel does not have:
 * it would dereference a NULL pointer.
 *
 * Context: Process context, may sleep. No lock held that the family takes.
 * Return: 0 or a negative error number.
 */
int nwifi_genl_socket_send(struct nwifi_genl_socket *gs,
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

	ret = kernel_sendmsg(gs->sock, &hdr, &vec, 1, vec.iov_len);

	return ret < 0 ? ret : 0;
}

/**
 * nwifi_genl_socket_recv() - receive a datagram into &nwifi_genl_socket.buf
 * @gs: the socket
 * @timeout: how long to wait for one, in jiffies; zero does not wait
 *
 * Context: Process context, may sleep.
 * Return: length of the datagram; zero if it did not come from the kernel, so
 *	that it must not be read; -EAGAIN if there is none; -ENOBUFS if
 *	datagrams were lost; or another negative error number.
 */
int nwifi_genl_socket_recv(struct nwifi_genl_socket *gs, long timeout)
{
	struct kvec vec = {
		.iov_base = gs->buf,
		.iov_len = NWIFI_GENL_BUF_SIZE,
	};
	struct sockaddr_nl from = {};
	struct msghdr msg = {
		.msg_name = &from,
		.msg_namelen = sizeof(from),
	};
	int len;

	WRITE_ONCE(gs->sock->sk->sk_rcvtimeo, timeout);
	len = kernel_recvmsg(gs->sock, &msg, &vec, 1, vec.iov_len,
			     timeout ? 0 : MSG_DONTWAIT);
	if (len < 0)
		return len;

	if (msg.msg_flags & MSG_TRUNC) {
		pr_warn_ratelimited("oversized netlink message dropped\n");
		return -ENOBUFS;
	}

	/* A privileged process can write to our port. The kernel is port 0. */
	return from.nl_pid ? 0 : len;
}
