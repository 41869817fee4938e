/* SPDX-License-Identifier: GPL-2.0-only */
/* The IHV extension host of an adapter: who it is, and calls to it. */
#ifndef NWIFI_REPORT_HOST_H
#define NWIFI_REPORT_HOST_H

#include <linux/spinlock.h>
#include <linux/types.h>
#include <linux/wait.h>

struct nwifi_host;
struct nwifi_indicated;
struct nwifi_port_change;
struct nwifi_reporter;
struct nwifi_ssid;
struct sk_buff;

/**
 * DOC: IHV extension host
 *
 * One process, known by the port id of its netlink socket, can be the extension
 * host of an adapter. The worker calls handlers of the extension by sending
 * ihv-call, and waits for ihv-return, so that the order of the documents holds
 * without further states: a port is deleted when its Stop has returned. The
 * host has a deadline for every call. One that misses it, or whose socket is
 * closed, is no host any more, and its ports are closed.
 *
 * PerformPreAssociate, ReceivePacket and SendPacketCompletion are not waited
 * for: nothing is under way whose order they could hold up.
 */

/**
 * struct nwifi_host_ops - who is told about the host
 * @bound: there is a host now, or none any more
 * @gone: the host is gone; the worker has to hear of it
 *
 * Both are called with &nwifi_host.lock held, so that nobody sees the gate open
 * without a host, and so that the end of a host comes before the next one.
 */
struct nwifi_host_ops {
	void (*bound)(struct nwifi_host *host, bool bound);
	void (*gone)(struct nwifi_host *host);
};

/**
 * struct nwifi_host - the extension host of an adapter
 * @ops: who is told about the host
 * @reporter: the adapter
 * @lock: protects all that follows but @wait
 * @portid: netlink port of the host, zero if there is none
 * @binding: counts the hosts, so that what an earlier host asked for is
 *	recognised
 * @known: number of the binding that the core has heard of last
 * @cookie: cookie of the last call
 * @waiting: cookie of the call that the worker waits for, zero if none
 * @result: what that call returned, a Win32 error
 * @pre_cookie: cookie of the PerformPreAssociate that has not returned, zero if
 *	none
 * @pre_session: connection session of the last PerformPreAssociate
 * @rx_cookie: cookie of the ReceivePacket that has not returned, zero if none
 * @wait: the worker waits here
 */
struct nwifi_host {
	const struct nwifi_host_ops *ops;
	struct nwifi_reporter *reporter;
	spinlock_t lock;
	u32 portid;
	u32 binding;
	u32 known;
	u64 cookie;
	u64 waiting;
	u32 result;
	u64 pre_cookie;
	u32 pre_session;
	u64 rx_cookie;
	wait_queue_head_t wait;
};

/**
 * struct nwifi_host_return - a call that was not waited for has returned
 * @pre: it was PerformPreAssociate, else ReceivePacket
 * @session: connection session of that PerformPreAssociate
 */
struct nwifi_host_return {
	bool pre;
	u32 session;
};

void nwifi_host_init(struct nwifi_host *host, struct nwifi_reporter *reporter,
		     const struct nwifi_host_ops *ops);
int nwifi_host_bind(struct nwifi_host *host, u32 portid, u32 *binding);
void nwifi_host_known(struct nwifi_host *host, u32 binding);
bool nwifi_host_is(struct nwifi_host *host, u32 portid, u32 *binding);
bool nwifi_host_is_current(struct nwifi_host *host, u32 binding);
void nwifi_host_release(struct nwifi_host *host, u32 portid);
void nwifi_host_forget(struct nwifi_host *host);
int nwifi_host_returned(struct nwifi_host *host, u64 cookie, u32 result,
			struct nwifi_host_return *returned);

void nwifi_host_pre_associate(struct nwifi_host *host, u32 session,
			      const struct nwifi_ssid *ssid);
u32 nwifi_host_perform(struct nwifi_host *host,
		       const struct nwifi_port_change *port,
		       const struct nwifi_indicated *completion);
void nwifi_host_stop(struct nwifi_host *host,
		     const struct nwifi_port_change *port);
void nwifi_host_reset(struct nwifi_host *host);
void nwifi_host_deinit(struct nwifi_host *host);
bool nwifi_host_receive(struct nwifi_host *host, const struct sk_buff *packet);
void nwifi_host_sent(struct nwifi_host *host, u64 cookie);
void nwifi_host_report_return(struct nwifi_host *host, u32 handler,
			      u32 session, u32 result);

#endif /* NWIFI_REPORT_HOST_H */
