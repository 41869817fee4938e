/* SPDX-License-Identifier: GPL-2.0-only */
/* The way of frames between the stack and the lower device, past the gate. */
#ifndef NWIFI_PATH_PATH_H
#define NWIFI_PATH_PATH_H

#include <linux/if_ether.h>
#include <linux/netdevice.h>
#include <linux/netfilter.h>
#include <linux/spinlock.h>
#include <linux/types.h>

#include "path/counters.h"

struct nwifi_gate;
struct nwifi_path;

/**
 * DOC: data path
 *
 * A frame of data meets no queue of ours, no lock and no allocation. It looks
 * up the gate under RCU, reads one flag and counts in its processor's counters. The
 * worker makes, opens, closes and deletes the gate (path/gate.c); frames only
 * look at it (path/transmit.c, path/receive.c).
 *
 * Port-authentication frames (EAPOL) do not take this way: the worker sends
 * them past the lower device's queues and receives them as events of the
 * radio. So they keep their order among associations and key changes, and none
 * is lost while the lower device's carrier comes back.
 */

/**
 * struct nwifi_path_ops - where the path hands over what is not its own
 * @send_eapol: takes an EAPOL frame that the stack sends through the port with
 *	this session; the frame stays the caller's. Called from the transmit
 *	path. Returns true if the frame will be sent, false if it is refused
 * @receive_ihv: takes a packet for the IHV extension, consumed, behind its
 *	Ethernet header; called from any context but hard interrupt. Returns
 *	true if it was taken without discarding another one
 */
struct nwifi_path_ops {
	bool (*send_eapol)(struct nwifi_path *path, u32 session,
			   const struct sk_buff *skb);
	bool (*receive_ihv)(struct nwifi_path *path, struct sk_buff *skb);
};

/**
 * struct nwifi_path - the data path of an adapter
 * @ops: where the path hands over what is not its own
 * @dev: the adapter's netdev; its private area points at this structure
 * @lower: the lower device, %NULL once it was given back; written under RTNL
 *	and @lock
 * @lower_tracker: of @lower
 * @lower_opened: the adapter has brought the lower device up; RTNL
 * @lower_linked: the lower device is enslaved to @dev; RTNL
 * @lower_address: the address that the lower device had when it was attached,
 *	if @address_changed; RTNL
 * @address_changed: the adapter has given the lower device its address; RTNL
 * @address_changing: it is just doing so; RTNL
 * @filter_follows: the lower device receives what @dev wants to; RTNL and the
 *	address lock of @dev
 * @filter_flags: the flags of @dev that the lower device follows; RTNL
 * @egress: guard on what leaves by @lower (path/egress.c); RTNL
 * @egress_net: network namespace where @egress is registered, %NULL if it is
 *	not; RTNL
 * @lock: protects writing @lower, opening the gate, and what is marked so
 * @gate: the gate of the port; in infrastructure there is at most one. The
 *	worker writes it
 * @shut: no gate opens any more, since the netdev goes; @lock
 * @host_bound: an IHV extension host is there to authorize its ports; @lock
 * @host_required: no gate is open without a host; @lock
 * @before: what had been counted when the adapter was reset last (RESET-5);
 *	@lock
 * @counters: of the adapter: what no port can count
 */
struct nwifi_path {
	const struct nwifi_path_ops *ops;
	struct net_device *dev;
	struct net_device __rcu *lower;
	netdevice_tracker lower_tracker;
	bool lower_opened;
	bool lower_linked;
	u8 lower_address[ETH_ALEN];
	bool address_changed;
	bool address_changing;
	bool filter_follows;
	unsigned int filter_flags;
	struct nf_hook_ops egress;
	struct net *egress_net;
	spinlock_t lock;
	struct nwifi_gate __rcu *gate;
	bool shut;
	bool host_bound;
	bool host_required;
	struct nwifi_totals before;
	struct nwifi_counters __percpu *counters;
};

/**
 * nwifi_dev_path() - the data path of an adapter's netdev
 * @dev: a netdev of an adapter
 *
 * Context: any.
 * Return: the path.
 */
static inline struct nwifi_path *nwifi_dev_path(const struct net_device *dev)
{
	return *(struct nwifi_path **)netdev_priv(dev);
}

int nwifi_path_init(struct nwifi_path *path, const struct nwifi_path_ops *ops);
void nwifi_path_free(struct nwifi_path *path);
struct net_device *nwifi_path_lower(struct nwifi_path *path,
				    netdevice_tracker *tracker);
void nwifi_path_drop(struct nwifi_path *path, enum nwifi_drop cause);

#endif /* NWIFI_PATH_PATH_H */
