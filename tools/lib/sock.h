/* SPDX-License-Identifier: GPL-2.0-only */
/* The connection with the kernel module: requests, their outcome, events. */
#ifndef NWIFI_LIB_SOCK_H
#define NWIFI_LIB_SOCK_H

#include <linux/netlink.h>
#include <linux/nwifi.h>
#include <netlink/msg.h>
#include <netlink/netlink.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>

#include "lib/object.h"

/* Size of the buffer for the reason of a failed call, with NUL */
#define NWC_ERROR_TEXT	256

/**
 * typedef nwc_msg_fn - is called for a message of the family
 * @nlh: message, which is valid during the call
 * @arg: argument that was registered with the function
 *
 * Return: 0, or a negative error number that ends the call in progress.
 */
typedef int (*nwc_msg_fn)(const struct nlmsghdr *nlh, void *arg);

/**
 * struct nwc_sock - a connection with the module
 * @nl: netlink socket, which does not block
 * @family: number of the family
 * @joined: events are received
 * @on_event: called for events, also during a call; may be NULL
 * @on_event_arg: argument for @on_event
 * @on_host: called for messages to an IHV extension host: calls of handlers,
 *	and outcomes of requests that no call waits for; may be NULL. It may be
 *	called during a call, and must not make one
 * @on_host_arg: argument for @on_host
 * @stop: waiting ends with -EINTR when this is set; may be NULL
 * @wait_mask: signal mask while waiting; the signals that set @stop can be
 *	blocked otherwise, so that none is missed. NULL keeps the mask
 * @cookie: cookie of the last request
 * @done_msg: message that the last outcome points into
 * @error: reason why the last call failed
 */
struct nwc_sock {
	struct nl_sock *nl;
	int family;
	bool joined;
	nwc_msg_fn on_event;
	void *on_event_arg;
	nwc_msg_fn on_host;
	void *on_host_arg;
	const volatile sig_atomic_t *stop;
	const sigset_t *wait_mask;
	uint64_t cookie;
	struct nl_msg *done_msg;
	char error[NWC_ERROR_TEXT];
};

int nwc_sock_open(struct nwc_sock *s);
void nwc_sock_close(struct nwc_sock *s);
int nwc_sock_join(struct nwc_sock *s);
int nwc_sock_fd(const struct nwc_sock *s);
int nwc_sock_read(struct nwc_sock *s);
int nwc_sock_malformed(struct nwc_sock *s, const char *bad);
struct nl_msg *nwc_request(int cmd);
int nwc_call(struct nwc_sock *s, struct nl_msg *msg, nwc_msg_fn reply,
	     void *arg);
int nwc_dump(struct nwc_sock *s, struct nl_msg *msg, nwc_msg_fn reply,
	     void *arg);
int nwc_call_done(struct nwc_sock *s, struct nl_msg *msg,
		  const char *adapter, unsigned int seconds,
		  nwc_msg_fn reply, void *arg, struct nwc_done *done);

#endif /* NWIFI_LIB_SOCK_H */
