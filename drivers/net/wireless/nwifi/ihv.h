/* SPDX-License-Identifier: GPL-2.0-only */
/* The IHV extension host of an adapter: calls to it, and what it may do. */
#ifndef NWIFI_IHV_H
#define NWIFI_IHV_H

#include <linux/if_ether.h>
#include <linux/skbuff.h>
#include <linux/types.h>
#include <linux/wait.h>
#include <uapi/linux/nwifi.h>

#include "core/core.h"
#include "core/exemption.h"
#include "job.h"
#include "registration.h"

struct ethhdr;
struct nwifi_adapter;
struct netlink_ext_ack;

/**
 * DOC: IHV extension host
 *
 * One process, told by the port id of its socket, can be the extension host of
 * an adapter. The worker calls handlers of the extension by sending ihv-call
 * and waits for ihv-return, so that the order of the documents holds without
 * further states: a port is deleted when its Stop has returned. The host has a
 * deadline for every call; one that misses it, or whose socket is closed, is no
 * host any more, and its ports are closed.
 *
 * PerformPreAssociate, ReceivePacket and SendPacketCompletion are not waited
 * for: nothing is under way that they could hold up the order of.
 */

/**
 * struct nwifi_ihv_host - the extension host of an adapter
 * @portid: its netlink port, zero if there is none; &nwifi_adapter.lock
 * @binding: counts the hosts, so that a job of an earlier one is recognised;
 *	&nwifi_adapter.lock
 * @known: number of the binding that the core has heard of last;
 *	&nwifi_adapter.lock
 * @cookie: of the last call; &nwifi_adapter.lock
 * @waiting: cookie of the call that the worker waits for, zero if none;
 *	&nwifi_adapter.lock
 * @result: what it returned, a Win32 error; &nwifi_adapter.lock
 * @wait: the worker waits here
 * @pre_cookie: of the PerformPreAssociate that has not returned, zero if none;
 *	&nwifi_adapter.lock
 * @pre_session: connection session of the last PerformPreAssociate;
 *	&nwifi_adapter.lock
 * @rx_cookie: of the ReceivePacket that has not returned, zero if none;
 *	&nwifi_adapter.lock
 * @rx_busy: what it returned has not been looked at; worker
 * @n_requests: requests of the host that the worker has not come to;
 *	&nwifi_adapter.lock
 * @rx: packets for the extension, the oldest first; has its own lock
 * @backlog: uMaxBackLog; worker writes
 * @rx_job: delivers @rx
 * @rx_posted: @rx_job is on its way; &nwifi_adapter.lock
 * @gone_job: tells the core that the host is gone
 * @gone_posted: @gone_job is on its way; &nwifi_adapter.lock
 * @registration: EtherTypes registered (PORT-41); worker
 * @exemption: the privacy exemption (PORT-41); worker
 * @completion: the last ASSOCIATION_COMPLETION; worker
 * @after: events that follow the present step; worker
 * @n_after: entries of @after
 */
struct nwifi_ihv_host {
	u32 portid;
	u32 binding;
	u32 known;
	u64 cookie;
	u64 waiting;
	u32 result;
	wait_queue_head_t wait;
	u64 pre_cookie;
	u32 pre_session;
	u64 rx_cookie;
	bool rx_busy;
	unsigned int n_requests;
	struct sk_buff_head rx;
	u32 backlog;
	struct nwifi_job rx_job;
	bool rx_posted;
	struct nwifi_job gone_job;
	bool gone_posted;
	struct nwifi_registration registration;
	struct nwifi_exemption exemption;
	struct nwifi_indication completion;
	struct nwifi_event after[NWIFI_MAX_PORTS];
	unsigned int n_after;
};

void nwifi_ihv_init(struct nwifi_adapter *adapter);
void nwifi_ihv_end(struct nwifi_adapter *adapter);
int nwifi_ihv_host_bind(struct nwifi_adapter *adapter, u32 portid, u32 *binding);
void nwifi_ihv_host_known(struct nwifi_adapter *adapter, u32 binding);
bool nwifi_ihv_is_host(struct nwifi_adapter *adapter, u32 portid,
		       u32 *binding);
bool nwifi_ihv_current(struct nwifi_adapter *adapter, u32 binding);
void nwifi_ihv_shut(struct nwifi_adapter *adapter);
void nwifi_ihv_released(struct nwifi_adapter *adapter, u32 portid);
int nwifi_ihv_returned(struct nwifi_adapter *adapter, u64 cookie, u32 result,
		       bool managed);
void nwifi_ihv_act(struct nwifi_adapter *adapter,
		   const struct nwifi_action *act);
bool nwifi_ihv_rx(struct nwifi_adapter *adapter, struct sk_buff *skb);
void nwifi_ihv_rx_purge(struct nwifi_adapter *adapter);
void nwifi_ihv_sent(struct nwifi_adapter *adapter, u64 cookie);
u16 nwifi_ihv_control_port(const struct nwifi_adapter *adapter);
bool nwifi_ihv_accepts(const struct nwifi_adapter *adapter,
		       const struct ethhdr *eth, bool encrypted);
bool nwifi_ihv_sends_clear(const struct nwifi_adapter *adapter,
			   const struct ethhdr *eth);

int nwifi_ihv_nl_init(void);
void nwifi_ihv_nl_exit(void);

#endif /* NWIFI_IHV_H */
