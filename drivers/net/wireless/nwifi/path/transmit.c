// SPDX-License-Identifier: GPL-2.0-only
/* Frames on their way from the stack to the lower device. */
#include <linux/etherdevice.h>
#include <linux/netdevice.h>
#include <linux/rcupdate.h>
#include <net/sch_generic.h>

#include "core/action.h"
#include "path/egress.h"
#include "path/gate.h"
#include "path/path.h"
#include "path/transmit.h"

/*
 * While the carrier of the lower device is coming back, its queue discipline
 * is the no-op one, which swallows frames without an error.
 */
static bool lower_takes_frames(const struct net_device *lower)
{
	return netif_carrier_ok(lower) && !qdisc_tx_is_noop(lower);
}

static void pass_down(struct nwifi_gate *gate, struct net_device *lower,
		      struct sk_buff *skb)
{
	const unsigned int len = skb->len;

	if (unlikely(!lower_takes_frames(lower))) {
		nwifi_count_drop(gate->counters, NWIFI_DROP_TX_LOWER);
		kfree_skb(skb);
		return;
	}
	skb->dev = lower;
	if (likely(nwifi_egress_xmit(skb) != NET_XMIT_DROP))
		nwifi_count_tx(gate->counters, len);
	else
		nwifi_count_drop(gate->counters, NWIFI_DROP_TX_LOWER);
}

/**
 * nwifi_path_start_xmit() - the netdev's transmit function
 * @skb: the frame; consumed
 * @dev: the adapter's netdev
 *
 * Context: RCU-bh read-side section of the stack.
 * Return: %NETDEV_TX_OK.
 */
netdev_tx_t nwifi_path_start_xmit(struct sk_buff *skb, struct net_device *dev)
{
	struct nwifi_path *path = nwifi_dev_path(dev);
	const struct ethhdr *eth;
	struct net_device *lower;
	struct nwifi_gate *gate;

	if (unlikely(!pskb_may_pull(skb, ETH_HLEN))) {
		nwifi_count_drop(path->counters, NWIFI_DROP_TX_TOO_SHORT);
		goto drop;
	}
	/* AF_XDP sets no MAC header: the frame is what its bytes say. */
	eth = (const struct ethhdr *)skb->data;
	gate = rcu_dereference_bh(path->gate);
	lower = rcu_dereference_bh(path->lower);
	if (unlikely(!gate || !lower)) {
		nwifi_count_drop(path->counters, NWIFI_DROP_TX_NO_PORT);
		goto drop;
	}
	/* PORT-31, P-11: the extension speaks for itself, by SendPacket. */
	if (unlikely(eth->h_proto == htons(ETH_P_PAE) &&
		     gate->owner != NWIFI_OWNER_IHV)) {
		/*
		 * The radio sends these frames in the station's own name, and
		 * may not do so for somebody above it. Data keeps its source.
		 */
		if (!ether_addr_equal(eth->h_source, dev->dev_addr)) {
			nwifi_count_drop(gate->counters,
					 NWIFI_DROP_TX_FOREIGN_SOURCE);
			goto drop;
		}
		if (path->ops->send_eapol(path, gate->session, skb))
			nwifi_count_tx(gate->counters, skb->len);
		else
			nwifi_count_drop(gate->counters,
					 NWIFI_DROP_TX_BACKLOG);
		consume_skb(skb);
		return NETDEV_TX_OK;
	}
	if (likely(READ_ONCE(gate->open))) {
		pass_down(gate, lower, skb);
		return NETDEV_TX_OK;
	}
	nwifi_count_drop(gate->counters, NWIFI_DROP_TX_PORT_CLOSED);
drop:
	kfree_skb(skb);
	return NETDEV_TX_OK;
}

/**
 * nwifi_path_send_ihv() - send a packet of the IHV extension
 * @path: the path
 * @skb: the packet, with its Ethernet header; consumed
 *
 * The packet passes a closed gate: it is the extension that opens it.
 *
 * Context: the worker, which has seen that there is a port.
 * Return: 0, or -ENETDOWN if the lower device takes no frames.
 */
int nwifi_path_send_ihv(struct nwifi_path *path, struct sk_buff *skb)
{
	struct net_device *lower;
	struct nwifi_gate *gate;
	int err = -ENETDOWN;

	rcu_read_lock_bh();
	gate = rcu_dereference_bh(path->gate);
	lower = rcu_dereference_bh(path->lower);
	if (gate && lower && lower_takes_frames(lower)) {
		err = 0;
		pass_down(gate, lower, skb);
		skb = NULL;
	}
	rcu_read_unlock_bh();
	kfree_skb(skb);
	return err;
}
