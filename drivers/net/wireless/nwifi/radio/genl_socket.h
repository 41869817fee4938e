/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A generic netlink socket without a file.
 */
#ifndef NWIFI_GENL_SOCKET_H
#define NWIFI_GENL_SOCKET_H

#include <linux/types.h>

struct net;
struct sk_buff;
struct sock;
struct socket;

/**
 * struct nwifi_genl_socket - a generic netlink socket without a file
 * @sock: the socket
 * @kick: tells that a datagram or an error has arrived; called from any
 *	context, in an RCU read-side section, may not sleep
 * @ctx: argument for @kick
 * @data_ready: sk_data_ready as netlink has set it
 * @error_report: sk_error_report as netlink has set it
 * @buf: the datagram that was received last
 * @portid: port id that netlink has chosen for the socket
 */
struct nwifi_genl_socket {
	struct socket *sock;
	void (*kick)(void *ctx);
	void *ctx;
	void (*data_ready)(struct sock *sk);
	void (*error_report)(struct sock *sk);
	void *buf;
	u32 portid;
};

int nwifi_genl_socket_open(struct nwifi_genl_socket *gs, struct net *net,
			   void (*kick)(void *ctx), void *ctx);
void nwifi_genl_socket_close(struct nwifi_genl_socket *gs);
int nwifi_genl_socket_join(struct nwifi_genl_socket *gs, u32 group);
int nwifi_genl_socket_send(struct nwifi_genl_socket *gs,
			   const struct sk_buff *msg);
int nwifi_genl_socket_recv(struct nwifi_genl_socket *gs, long timeout);

#endif /* NWIFI_GENL_SOCKET_H */
