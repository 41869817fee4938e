// SPDX-License-Identifier: GPL-2.0-only
/*
 * The guard on what leaves by the lower device (A1). The radio itself keeps data
 * in while its port is closed, but an extension that has registered several
 * EtherTypes needs the radio's port open all along, and a program that sends at
 * the lower device would pass no gate. So nothing passes the lower device but what
 * the adapter hands to it.
 *
 * It is a netfilter hook of that device, which every sender passes that uses the
 * stack, packet sockets without a queue discipline included. The radio's own
 * frames (management, port authentication) do not come this way.
 */
#include <linux/netfilter.h>
#include <linux/netfilter_netdev.h>
#include <linux/percpu.h>

#include "path/egress.h"
#include "path/path.h"

/*
 * The frame that an adapter hands to its lower device on this processor. The
 * hook is called within that call, so nothing in the frame has to say where it
 * is from, and nobody can forge that.
 */
static DEFINE_PER_CPU(const struct sk_buff *, egress_passing);

static unsigned int egress_hook(void *priv, struct sk_buff *skb,
				const struct nf_hook_state *state)
{
	const struct nwifi_path *path = priv;

	if (likely(this_cpu_read(egress_passing) == skb))
		return NF_ACCEPT;
	nwifi_count_drop(path->counters, NWIFI_DROP_TX_PAST_GATE);
	return NF_DROP;
}

/**
 * nwifi_egress_guard() - let nothing pass a device but what the adapter sends
 * @path: the path
 * @lower: its lower device
 *
 * Context: RTNL held.
 * Return: 0 or a negative error number.
 */
int nwifi_egress_guard(struct nwifi_path *path, struct net_device *lower)
{
	path->egress = (struct nf_hook_ops){
		.hook = egress_hook,
		.dev = lower,
		.priv = path,
		.pf = NFPROTO_NETDEV,
		.hooknum = NF_NETDEV_EGRESS,
		/* Before whoever could hold a frame back and send it later. */
		.priority = INT_MIN,
	};
	path->egress_net = dev_net(lower);
	return nf_register_net_hook(path->egress_net, &path->egress);
}

/**
 * nwifi_egress_unguard() - undo nwifi_egress_guard()
 * @path: the path
 *
 * Context: RTNL held. The caller waits for those who may still be in the hook.
 */
void nwifi_egress_unguard(struct nwifi_path *path)
{
	if (!path->egress_net)
		return;
	nf_unregister_net_hook(path->egress_net, &path->egress);
	path->egress_net = NULL;
}

/**
 * nwifi_egress_xmit() - hand a frame to the lower device
 * @skb: the frame, whose device that is; consumed
 *
 * Context: bottom halves are off.
 * Return: what dev_queue_xmit() returns.
 */
int nwifi_egress_xmit(struct sk_buff *skb)
{
	int ret;

	this_cpu_write(egress_passing, skb);
	ret = dev_queue_xmit(skb);
	this_cpu_write(egress_passing, NULL);
	return ret;
}
