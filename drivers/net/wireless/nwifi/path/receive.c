// SPDX-License-Identifier: GPL-2.0-only
/* Frames on their way from the lower device to the stack. */
#include <linux/etherdevice.h>
#include <linux/if_vlan.h>
#include <linux/netdevice.h>
#include <linux/rcupdate.h>

#include "core/action.h"
#include "path/gate.h"
#include "path/path.h"
#include "path/receive.h"

/* PORT-35: the frame goes to the extension, and nowhere else. */
static void deliver_ihv(struct nwifi_path *path, struct nwifi_gate *gate,
			struct sk_buff *skb)
{
	const unsigned int len = skb->len + ETH_HLEN;

	skb = skb_share_check(skb, GFP_ATOMIC);
	if (!skb)
		return;
	if (path->ops->receive_ihv(path, skb))
		nwifi_count_rx(gate->counters, len);
	else
		nwifi_count_drop(gate->counters, NWIFI_DROP_RX_BACKLOG);
}

/*
 * PORT-35: the EtherType of a frame with a VLAN tag is that of the tag. The
 * stack has moved the tag out of the frame, so skb->protocol is the EtherType
 * behind it.
 */
static bool frame_is_registered(const struct nwifi_gate *gate,
				const struct sk_buff *skb)
{
	return gate->registration.n && !skb_vlan_tag_present(skb) &&
	       nwifi_registered(&gate->registration, ntohs(skb->protocol)) &&
	       skb->pkt_type == PACKET_HOST;
}

/**
 * nwifi_path_handle_frame() - receive handler of the lower device
 * @pskb: the frame; replaced if it was shared
 *
 * Context: RCU read-side section of the receive path.
 * Return: %RX_HANDLER_ANOTHER with the frame moved to the adapter,
 * %RX_HANDLER_CONSUMED, or %RX_HANDLER_PASS for what is no received data.
 */
rx_handler_result_t nwifi_path_handle_frame(struct sk_buff **pskb)
{
	struct sk_buff *skb = *pskb;
	struct nwifi_path *path = rcu_dereference(skb->dev->rx_handler_data);
	struct nwifi_gate *gate = rcu_dereference(path->gate);

	/* The lower device looped this frame back to itself. */
	if (unlikely(skb->pkt_type == PACKET_LOOPBACK))
		return RX_HANDLER_PASS;
	if (unlikely(!gate)) {
		nwifi_count_drop(path->counters, NWIFI_DROP_RX_NO_PORT);
		goto drop;
	}
	if (unlikely(frame_is_registered(gate, skb))) {
		deliver_ihv(path, gate, skb);
		return RX_HANDLER_CONSUMED;
	}
	/* Port-authentication frames come as events of the radio (PORT-31). */
	if (unlikely(!READ_ONCE(gate->open))) {
		nwifi_count_drop(gate->counters, NWIFI_DROP_RX_PORT_CLOSED);
		goto drop;
	}
	if (unlikely(!(path->dev->flags & IFF_UP))) {
		nwifi_count_drop(gate->counters, NWIFI_DROP_RX_DOWN);
		goto drop;
	}
	skb = skb_share_check(skb, GFP_ATOMIC);
	if (unlikely(!skb))
		return RX_HANDLER_CONSUMED;
	nwifi_count_rx(gate->counters, skb->len + ETH_HLEN);
	skb->dev = path->dev;
	*pskb = skb;
	return RX_HANDLER_ANOTHER;
drop:
	kfree_skb(skb);
	return RX_HANDLER_CONSUMED;
}

/*
 * Where a frame of the radio's control port goes if it is not for the
 * extension. Pre-authentication is data of other stations, which the present AP
 * forwards. Anything else is of that AP, and for its manager.
 */
static enum nwifi_drop control_refused(const struct nwifi_path *path,
				       const struct nwifi_gate *gate,
				       const struct ethhdr *eth)
{
	if (eth->h_proto == htons(ETH_P_PREAUTH)) {
		if (!READ_ONCE(gate->open))
			return NWIFI_DROP_RX_PORT_CLOSED;
		return path->dev->flags & IFF_UP ? __NWIFI_DROP_MAX :
						   NWIFI_DROP_RX_DOWN;
	}
	if (gate->owner == NWIFI_OWNER_IHV ||
	    !ether_addr_equal(gate->peer, eth->h_source))
		return NWIFI_DROP_RX_NOT_PEER;
	return __NWIFI_DROP_MAX;
}

/**
 * nwifi_path_deliver_control() - deliver a frame of the radio's control port
 * @path: the path
 * @skb: the frame, with its Ethernet header; consumed
 *
 * Context: the worker.
 */
void nwifi_path_deliver_control(struct nwifi_path *path, struct sk_buff *skb)
{
	const struct ethhdr *eth = eth_hdr(skb);
	enum nwifi_drop why;
	struct nwifi_gate *gate;

	rcu_read_lock_bh();
	gate = rcu_dereference_bh(path->gate);
	why = gate ? control_refused(path, gate, eth) : NWIFI_DROP_RX_NO_PORT;
	if (gate && nwifi_registered(&gate->registration,
				     ntohs(eth->h_proto))) {
		__skb_pull(skb, ETH_HLEN);
		deliver_ihv(path, gate, skb);
	} else if (why != __NWIFI_DROP_MAX) {
		nwifi_count_drop(gate ? gate->counters : path->counters, why);
		kfree_skb(skb);
	} else {
		nwifi_count_rx(gate->counters, skb->len);
		skb->protocol = eth_type_trans(skb, path->dev);
		netif_receive_skb(skb);
	}
	rcu_read_unlock_bh();
}
