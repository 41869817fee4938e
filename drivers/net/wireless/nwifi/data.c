// SPDX-License-Identifier: GPL-2.0-only
/*
 * The data path. No queue of its own, no lock, no allocation for a frame.
 *
 * Port-authentication frames (EAPOL) do not take it: they travel through the
 * worker, which sends them past the lower device's queues and receives them
 * as events of the radio. So they keep their order among associations and key
 * changes, and none is lost while the lower device's carrier comes back.
 */
#include <linux/etherdevice.h>
#include <linux/if_arp.h>
#include <linux/rcupdate.h>
#include <linux/skbuff.h>
#include <net/sch_generic.h>

#include "adapter.h"
#include "compat.h"
#include "data.h"
#include "eapol.h"
#include "ihv.h"
#include "job.h"

static void count_tx(struct nwifi_counters __percpu *counters, unsigned int len)
{
	struct nwifi_counters *c = this_cpu_ptr(counters);

	u64_stats_update_begin(&c->syncp);
	u64_stats_inc(&c->tx_packets);
	u64_stats_add(&c->tx_bytes, len);
	u64_stats_update_end(&c->syncp);
}

static void count_rx(struct nwifi_counters __percpu *counters, unsigned int len)
{
	struct nwifi_counters *c = this_cpu_ptr(counters);

	u64_stats_update_begin(&c->syncp);
	u64_stats_inc(&c->rx_packets);
	u64_stats_add(&c->rx_bytes, len);
	u64_stats_update_end(&c->syncp);
}

static void count_drop(struct nwifi_counters __percpu *counters,
		       enum nwifi_drop cause)
{
	struct nwifi_counters *c = this_cpu_ptr(counters);

	u64_stats_update_begin(&c->syncp);
	u64_stats_inc(&c->drops[cause]);
	u64_stats_update_end(&c->syncp);
}

/**
 * nwifi_data_drop() - count a frame that was refused outside of the data path
 * @adapter: the adapter
 * @cause: why
 *
 * Context: any but hard interrupt.
 */
void nwifi_data_drop(struct nwifi_adapter *adapter, enum nwifi_drop cause)
{
	local_bh_disable();
	count_drop(adapter->data.counters, cause);
	local_bh_enable();
}

/**
 * nwifi_data_totals() - add counters up
 * @counters: per-CPU counters
 * @totals: filled in
 */
void nwifi_data_totals(struct nwifi_counters __percpu *counters,
		       struct nwifi_totals *totals)
{
	int cpu;

	memset(totals, 0, sizeof(*totals));
	for_each_possible_cpu(cpu) {
		const struct nwifi_counters *c = per_cpu_ptr(counters, cpu);
		struct nwifi_totals t;
		unsigned int start, i;

		do {
			start = u64_stats_fetch_begin(&c->syncp);
			t.tx_packets = u64_stats_read(&c->tx_packets);
			t.tx_bytes = u64_stats_read(&c->tx_bytes);
			t.rx_packets = u64_stats_read(&c->rx_packets);
			t.rx_bytes = u64_stats_read(&c->rx_bytes);
			for (i = 0; i < __NWIFI_DROP_MAX; i++)
				t.drops[i] = u64_stats_read(&c->drops[i]);
		} while (u64_stats_fetch_retry(&c->syncp, start));
		totals->tx_packets += t.tx_packets;
		totals->tx_bytes += t.tx_bytes;
		totals->rx_packets += t.rx_packets;
		totals->rx_bytes += t.rx_bytes;
		for (i = 0; i < __NWIFI_DROP_MAX; i++)
			totals->drops[i] += t.drops[i];
	}
}

/* a frame goes down: is the lower device ready to take it? */
static netdev_tx_t pass_down(struct nwifi_gate *gate, struct net_device *lower,
			     struct sk_buff *skb)
{
	const unsigned int len = skb->len;

	/*
	 * While the carrier is coming back the lower queue discipline is the
	 * no-op one, which swallows frames without an error.
	 */
	if (unlikely(!netif_carrier_ok(lower) || qdisc_tx_is_noop(lower))) {
		count_drop(gate->counters, NWIFI_DROP_TX_LOWER);
		kfree_skb(skb);
		return NETDEV_TX_OK;
	}
	skb->dev = lower;
	if (likely(dev_queue_xmit(skb) != NET_XMIT_DROP))
		count_tx(gate->counters, len);
	else
		count_drop(gate->counters, NWIFI_DROP_TX_LOWER);
	return NETDEV_TX_OK;
}

/* Called in an RCU-bh read-side section by the stack. */
static netdev_tx_t nwifi_start_xmit(struct sk_buff *skb, struct net_device *dev)
{
	struct nwifi_adapter *adapter = nwifi_dev_adapter(dev);
	struct net_device *lower;
	struct nwifi_gate *gate;

	if (unlikely(!pskb_may_pull(skb, ETH_HLEN))) {
		count_drop(adapter->data.counters, NWIFI_DROP_TX_TOO_SHORT);
		goto drop;
	}
	gate = rcu_dereference_bh(adapter->data.port);
	lower = rcu_dereference_bh(adapter->lower);
	if (unlikely(!gate || !lower)) {
		count_drop(adapter->data.counters, NWIFI_DROP_TX_NO_PORT);
		goto drop;
	}
	/* PORT-31, P-11: the extension speaks for itself, by SendPacket */
	if (unlikely(nwifi_eapol_is(eth_hdr(skb)->h_proto) &&
		     gate->owner != NWIFI_PORT_OWNER_IHV)) {
		if (nwifi_eapol_send(adapter, gate->session, skb))
			count_tx(gate->counters, skb->len);
		else
			count_drop(gate->counters, NWIFI_DROP_TX_BACKLOG);
		consume_skb(skb);
		return NETDEV_TX_OK;
	}
	if (likely(READ_ONCE(gate->open)))
		return pass_down(gate, lower, skb);
	count_drop(gate->counters, NWIFI_DROP_TX_PORT_CLOSED);
drop:
	kfree_skb(skb);
	return NETDEV_TX_OK;
}

/* a frame goes to the extension, and nowhere else (PORT-35) */
static void rx_ihv(struct nwifi_adapter *adapter, struct nwifi_gate *gate,
		   struct sk_buff *skb)
{
	const unsigned int len = skb->len + ETH_HLEN;

	skb = skb_share_check(skb, GFP_ATOMIC);
	if (!skb)
		return;
	if (nwifi_ihv_rx(adapter, skb))
		count_rx(gate->counters, len);
	else
		count_drop(gate->counters, NWIFI_DROP_RX_BACKLOG);
}

/**
 * nwifi_data_tx_ihv() - send a packet of the extension
 * @adapter: the adapter
 * @skb: the packet, with its Ethernet header; consumed
 *
 * Context: the worker, which has seen that there is a port.
 * Return: 0 or a negative error number.
 */
int nwifi_data_tx_ihv(struct nwifi_adapter *adapter, struct sk_buff *skb)
{
	struct net_device *lower;
	struct nwifi_gate *gate;
	int err = -ENETDOWN;

	rcu_read_lock_bh();
	gate = rcu_dereference_bh(adapter->data.port);
	lower = rcu_dereference_bh(adapter->lower);
	if (gate && lower && netif_carrier_ok(lower) &&
	    !qdisc_tx_is_noop(lower)) {
		err = 0;
		pass_down(gate, lower, skb);
		skb = NULL;
	}
	rcu_read_unlock_bh();
	kfree_skb(skb);
	return err;
}

/**
 * nwifi_data_rx() - a frame comes up from the lower device
 * @pskb: the frame; replaced if it was shared
 *
 * Context: RCU read-side section of the receive path.
 * Return: %RX_HANDLER_ANOTHER with the frame moved to the adapter, or
 * %RX_HANDLER_CONSUMED.
 */
rx_handler_result_t nwifi_data_rx(struct sk_buff **pskb)
{
	struct sk_buff *skb = *pskb;
	struct nwifi_adapter *adapter =
		rcu_dereference(skb->dev->rx_handler_data);
	struct nwifi_gate *gate = rcu_dereference(adapter->data.port);

	/* what the lower device looped back to itself is not received data */
	if (unlikely(skb->pkt_type == PACKET_LOOPBACK))
		return RX_HANDLER_PASS;
	if (unlikely(!gate)) {
		count_drop(adapter->data.counters, NWIFI_DROP_RX_NO_PORT);
		goto drop;
	}
	if (unlikely(gate->registration.n &&
		     nwifi_registered(&gate->registration, skb->protocol) &&
		     skb->pkt_type == PACKET_HOST)) {
		rx_ihv(adapter, gate, skb);
		return RX_HANDLER_CONSUMED;
	}
	/* port-authentication frames come as events of the radio (PORT-31) */
	if (unlikely(!READ_ONCE(gate->open))) {
		count_drop(gate->counters, NWIFI_DROP_RX_PORT_CLOSED);
		goto drop;
	}
	if (unlikely(!(adapter->dev->flags & IFF_UP))) {
		count_drop(gate->counters, NWIFI_DROP_RX_DOWN);
		goto drop;
	}
	skb = skb_share_check(skb, GFP_ATOMIC);
	if (unlikely(!skb))
		return RX_HANDLER_CONSUMED;
	count_rx(gate->counters, skb->len + ETH_HLEN);
	skb->dev = adapter->dev;
	*pskb = skb;
	return RX_HANDLER_ANOTHER;
drop:
	kfree_skb(skb);
	return RX_HANDLER_CONSUMED;
}

/**
 * nwifi_data_rx_eapol() - deliver a port-authentication frame to the stack
 * @adapter: the adapter
 * @skb: the frame, with its Ethernet header; consumed
 *
 * Context: the worker.
 */
void nwifi_data_rx_eapol(struct nwifi_adapter *adapter, struct sk_buff *skb)
{
	struct nwifi_gate *gate;

	rcu_read_lock_bh();
	gate = rcu_dereference_bh(adapter->data.port);
	if (gate && nwifi_registered(&gate->registration,
				     eth_hdr(skb)->h_proto)) {
		__skb_pull(skb, ETH_HLEN);
		rx_ihv(adapter, gate, skb);
	/* without a port, or from somebody else, it has no business here */
	} else if (!gate || gate->owner == NWIFI_PORT_OWNER_IHV ||
		   !ether_addr_equal(gate->peer, eth_hdr(skb)->h_source)) {
		count_drop(adapter->data.counters, gate ?
			   NWIFI_DROP_RX_NOT_PEER : NWIFI_DROP_RX_NO_PORT);
		kfree_skb(skb);
	} else {
		count_rx(gate->counters, skb->len);
		skb->protocol = eth_type_trans(skb, adapter->dev);
		netif_receive_skb(skb);
	}
	rcu_read_unlock_bh();
}

/* to + sign * from, member by member */
static void add_totals(struct nwifi_totals *to, const struct nwifi_totals *from,
		       int sign)
{
	unsigned int i;

	to->tx_packets += sign * from->tx_packets;
	to->tx_bytes += sign * from->tx_bytes;
	to->rx_packets += sign * from->rx_packets;
	to->rx_bytes += sign * from->rx_bytes;
	for (i = 0; i < __NWIFI_DROP_MAX; i++)
		to->drops[i] += sign * from->drops[i];
}

/**
 * nwifi_data_all() - everything that the adapter has counted, ports included
 * @adapter: the adapter
 * @totals: filled in
 */
void nwifi_data_all(struct nwifi_adapter *adapter, struct nwifi_totals *totals)
{
	struct nwifi_totals port;
	struct nwifi_gate *gate;

	nwifi_data_totals(adapter->data.counters, totals);
	rcu_read_lock();
	gate = rcu_dereference(adapter->data.port);
	if (gate) {
		nwifi_data_totals(gate->counters, &port);
		add_totals(totals, &port, 1);
	}
	rcu_read_unlock();
}

/**
 * nwifi_data_since_reset() - what the adapter has counted since its last reset
 * @adapter: the adapter
 * @totals: filled in
 *
 * The counters of the netdev go on over a reset: the stack does not expect
 * them to fall.
 */
void nwifi_data_since_reset(struct nwifi_adapter *adapter,
			    struct nwifi_totals *totals)
{
	nwifi_data_all(adapter, totals);
	spin_lock_bh(&adapter->lock);
	add_totals(totals, &adapter->data.before, -1);
	spin_unlock_bh(&adapter->lock);
}

/**
 * nwifi_data_reset() - the adapter is reset: its statistics begin anew (RESET-5)
 * @adapter: the adapter
 *
 * Context: the worker.
 */
void nwifi_data_reset(struct nwifi_adapter *adapter)
{
	struct nwifi_totals totals;

	nwifi_data_all(adapter, &totals);
	spin_lock_bh(&adapter->lock);
	adapter->data.before = totals;
	spin_unlock_bh(&adapter->lock);
}

static void nwifi_get_stats64(struct net_device *dev,
			      struct rtnl_link_stats64 *stats)
{
	struct nwifi_totals totals;
	unsigned int i;

	nwifi_data_all(nwifi_dev_adapter(dev), &totals);
	stats->tx_packets = totals.tx_packets;
	stats->tx_bytes = totals.tx_bytes;
	stats->rx_packets = totals.rx_packets;
	stats->rx_bytes = totals.rx_bytes;
	for (i = 0; i < __NWIFI_DROP_MAX; i++)
		if (i < NWIFI_DROP_RX_NO_PORT)
			stats->tx_dropped += totals.drops[i];
		else
			stats->rx_dropped += totals.drops[i];
}

static int nwifi_open(struct net_device *dev)
{
	return 0;
}

/* A user who takes the interface down wants the connection to end. */
static int nwifi_stop(struct net_device *dev)
{
	struct nwifi_adapter *adapter = nwifi_dev_adapter(dev);
	const struct nwifi_event event = { .type = NWIFI_EV_DISCONNECT };

	/* cfg80211 warns about a scan that outlives its interface */
	nwifi_wiphy_scan_done(adapter, 0, true);
	nwifi_job_post_event(adapter, &event, GFP_KERNEL);
	return 0;
}

static int nwifi_get_iflink(const struct net_device *dev)
{
	struct nwifi_adapter *adapter =
		nwifi_dev_adapter((struct net_device *)dev);
	struct net_device *lower;
	int ifindex;

	rcu_read_lock();
	lower = rcu_dereference(adapter->lower);
	ifindex = lower ? lower->ifindex : 0;
	rcu_read_unlock();
	return ifindex;
}

const struct net_device_ops nwifi_netdev_ops = {
	.ndo_open = nwifi_open,
	.ndo_stop = nwifi_stop,
	.ndo_start_xmit = nwifi_start_xmit,
	.ndo_get_stats64 = nwifi_get_stats64,
	.ndo_get_iflink = nwifi_get_iflink,
	.ndo_validate_addr = eth_validate_addr,
};

/**
 * nwifi_data_setup() - setup function of the netdev
 * @dev: the netdev
 */
void nwifi_data_setup(struct net_device *dev)
{
	ether_setup(dev);
	dev->netdev_ops = &nwifi_netdev_ops;
	dev->needs_free_netdev = true;
	dev->priv_flags &= ~(IFF_TX_SKB_SHARING | IFF_XMIT_DST_RELEASE);
	dev->priv_flags |= IFF_NO_QUEUE;
	nwifi_compat_set_lltx(dev);
}

/*
 * What the stack may always leave for later, as with macvlan: a frame is only
 * passed on, and the lower device's own transmit path does what that device
 * cannot. So a segment crosses the gate once, not once for each of its frames.
 */
#define NWIFI_ALWAYS_ON \
	(NETIF_F_SG | NETIF_F_HW_CSUM | NETIF_F_FRAGLIST | NETIF_F_HIGHDMA | \
	 NETIF_F_GSO_SOFTWARE | NETIF_F_GSO_ROBUST)

/* what only the lower device can have done */
#define NWIFI_FROM_LOWER (NETIF_F_RXCSUM | NETIF_F_GRO)

/**
 * nwifi_data_inherit() - take over the limits of the lower device
 * @dev: the adapter's netdev
 * @lower: the lower device
 *
 * Context: RTNL held, or @dev not registered yet.
 */
void nwifi_data_inherit(struct net_device *dev, const struct net_device *lower)
{
	dev->features &= ~NWIFI_FROM_LOWER;
	dev->features |= NWIFI_ALWAYS_ON | (lower->features & NWIFI_FROM_LOWER);
	dev->hw_features = NWIFI_ALWAYS_ON | NWIFI_FROM_LOWER;
	dev->vlan_features = NWIFI_ALWAYS_ON;
	dev->hw_enc_features = NWIFI_ALWAYS_ON;
	dev->needed_headroom = lower->needed_headroom;
	dev->needed_tailroom = lower->needed_tailroom;
	dev->hard_header_len = lower->hard_header_len;
	dev->min_mtu = lower->min_mtu;
	dev->max_mtu = lower->mtu;
	netif_inherit_tso_max(dev, lower);
}

/**
 * nwifi_data_init() - make the counters
 * @adapter: the adapter
 *
 * Return: 0 or -ENOMEM.
 */
int nwifi_data_init(struct nwifi_adapter *adapter)
{
	int cpu;

	adapter->data.counters = alloc_percpu(struct nwifi_counters);
	if (!adapter->data.counters)
		return -ENOMEM;
	for_each_possible_cpu(cpu)
		u64_stats_init(&per_cpu_ptr(adapter->data.counters,
					    cpu)->syncp);
	return 0;
}

/**
 * nwifi_data_free() - free the counters
 * @adapter: the adapter
 */
void nwifi_data_free(struct nwifi_adapter *adapter)
{
	free_percpu(adapter->data.counters);
}
