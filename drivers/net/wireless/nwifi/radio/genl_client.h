/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A generic netlink client that lives inside the kernel.
 */
#ifndef NWIFI_GENL_CLIENT_H
#define NWIFI_GENL_CLIENT_H

#include <linux/types.h>

struct net;
struct nlmsghdr;
struct nwifi_genl_client;
struct sk_buff;

/**
 * struct nwifi_genl_sink - who listens to a client
 * @message: takes one message of the family that answers no request of this
 *	client: a multicast, or a unicast that the family sends on its own
 *	account. The message has a generic netlink header; its attributes are
 *	not checked; it is valid during the call only. Called from inside
 *	nwifi_genl_poll() and from inside every request, so that it must queue
 *	and not act.
 * @overrun: tells that messages were lost; called like @message
 * @kick: tells that something has arrived and nwifi_genl_poll() is to be called
 *	soon; called from any context, in an RCU read-side section, may not
 *	sleep
 */
struct nwifi_genl_sink {
	void (*message)(void *ctx, const struct nlmsghdr *nlh);
	void (*overrun)(void *ctx);
	void (*kick)(void *ctx);
};

struct nwifi_genl_client *
nwifi_genl_open(struct net *net, const char *family,
		const char * const *groups, unsigned int n_groups,
		const struct nwifi_genl_sink *sink, void *ctx);
void nwifi_genl_close(struct nwifi_genl_client *client);

void nwifi_genl_poll(struct nwifi_genl_client *client);

struct sk_buff *nwifi_genl_msg_new(const struct nwifi_genl_client *client,
				   u8 cmd, size_t room);
void nwifi_genl_msg_free(struct sk_buff *msg);

int nwifi_genl_request(struct nwifi_genl_client *client, struct sk_buff *msg,
		       int (*reply)(void *ctx, const struct nlmsghdr *nlh),
		       void *ctx);
int nwifi_genl_dump(struct nwifi_genl_client *client, struct sk_buff *msg,
		    int (*reply)(void *ctx, const struct nlmsghdr *nlh),
		    void *ctx);

#endif /* NWIFI_GENL_CLIENT_H */
