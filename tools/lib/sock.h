/* SPDX-License-Identifier: GPL-2.0-only */
/* Talking to the kernel module: requests, their outcome, events. */
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

/* Longest reason that a failed call leaves behind, with NUL. */
#define NWC_ERROR_TEXT	256

/**
 * typedef nwc_msg_fn - takes a message of the family
 * @nlh: message, valid during the call
 * @arg: what was registered with the function
 *
 * Return: 0, or a negative error number that ends the call in progress.
 */
typedef int (*nwc_msg_fn)(const struct nlmsghdr *nlh, void *arg);

/**
 * struct nwc_sock - connection with the module
 * @nl: netlink socket, not blocking
 * @family: number of the family
 * @joined: receives events
 * @on_event: takes events, also those that arrive during a call; may be NULL
 * @on_event_arg: for @on_event
 * @on_host: takes what the kernel sends to an IHV extension host: its calls,
 *	and outcomes of requests that nobody here waits for; may be NULL. It may
 *	be called during a call, and must not make one
 * @on_host_arg: for @on_host
 * @stop: when not NULL and set, waiting ends with -EINTR
 * @wait_mask: signal mask while waiting, so that the signals that set @stop
 *	may be blocked otherwise and cannot be missed; NULL keeps the mask
 * @cookie: cookie of the last request
 * @done_msg: message that the last outcome points into
 * @error: why the last call failed, for people
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
