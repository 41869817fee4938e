// SPDX-License-Identifier: GPL-2.0-only
/*
 * Packets on their way to the IHV extension.
 *
 * Pages: Receive Operations; IEEE EtherType Handling.
 */
#include <linux/skbuff.h>
#include <uapi/linux/nwifi.h>

#include "adapter/adapter.h"
#include "adapter/ihv_rx.h"

/**
 * nwifi_ihv_rx_deliver() - hand packets to the extension, while it takes them
 * @adapter: the adapter
 *
 * PORT-36: one after the other, in order. PORT-37: only while there is a
 * post-association context.
 *
 * Context: the worker.
 */
void nwifi_ihv_rx_deliver(struct nwifi_adapter *adapter)
{
	struct nwifi_worker *worker = nwifi_worker_of(adapter);
	struct sk_buff *packet;

	while (!worker->ihv_rx_busy) {
		packet = skb_dequeue(&adapter->ihv_rx.packets);
		if (!packet)
			return;
		if (nwifi_core_has_post_association(&worker->core))
			worker->ihv_rx_busy = nwifi_host_receive(&adapter->host,
								 packet);
		else
			nwifi_path_drop(&adapter->path, NWIFI_DROP_RX_NO_PORT);
		kfree_skb(packet);
	}
}

/**
 * nwifi_ihv_rx_returned() - ReceivePacket has returned
 * @adapter: the adapter
 *
 * IHV-66: with a backlog of zero nothing is kept that came while the handler
 * ran.
 *
 * Context: the worker.
 */
void nwifi_ihv_rx_returned(struct nwifi_adapter *adapter)
{
	struct sk_buff *packet;

	nwifi_worker_of(adapter)->ihv_rx_busy = false;
	while (!READ_ONCE(adapter->ihv_rx.backlog) &&
	       (packet = skb_dequeue(&adapter->ihv_rx.packets))) {
		nwifi_path_drop(&adapter->path, NWIFI_DROP_RX_BACKLOG);
		kfree_skb(packet);
	}
	nwifi_ihv_rx_deliver(adapter);
}

static bool ihv_rx_run(struct nwifi_adapter *adapter, struct nwifi_job *job,
		       struct nwifi_event *event)
{
	atomic_set(&adapter->ihv_rx.posted, 0);
	nwifi_ihv_rx_deliver(adapter);
	return false;
}

static const struct nwifi_job_type ihv_rx_type = {
	.run = ihv_rx_run,
	.embedded = true,
};

/**
 * nwifi_ihv_rx_init() - no packet is on its way
 * @adapter: the adapter
 *
 * Context: any.
 */
void nwifi_ihv_rx_init(struct nwifi_adapter *adapter)
{
	skb_queue_head_init(&adapter->ihv_rx.packets);
	adapter->ihv_rx.job.type = &ihv_rx_type;
}

/**
 * nwifi_ihv_rx_take() - a packet for the extension has been received (PORT-35)
 * @path: data path of the adapter
 * @skb: the packet behind its Ethernet header, which is where the MAC header
 *	is; consumed
 *
 * PORT-36: beyond the backlog the oldest packet is discarded.
 *
 * Context: any but hard interrupt.
 * Return: true if the packet was taken without discarding another one.
 */
bool nwifi_ihv_rx_take(struct nwifi_path *path, struct sk_buff *skb)
{
	struct nwifi_adapter *adapter =
		container_of(path, struct nwifi_adapter, path);
	struct nwifi_ihv_rx *rx = &adapter->ihv_rx;
	struct sk_buff *oldest = NULL;

	if (skb->len > NWIFI_MAX_PACKET_LEN) {
		kfree_skb(skb);
		return false;
	}
	spin_lock_bh(&rx->packets.lock);
	__skb_queue_tail(&rx->packets, skb);
	/* One packet has to wait for the worker, whoever waits for nothing. */
	if (skb_queue_len(&rx->packets) > max(1U, READ_ONCE(rx->backlog)))
		oldest = __skb_dequeue(&rx->packets);
	spin_unlock_bh(&rx->packets.lock);
	kfree_skb(oldest);

	if (!atomic_xchg(&rx->posted, 1))
		nwifi_queue_post(&adapter->queue, &rx->job);
	return !oldest;
}

/**
 * nwifi_ihv_rx_purge() - drop what waits for the extension
 * @adapter: the adapter
 *
 * Context: the worker.
 */
void nwifi_ihv_rx_purge(struct nwifi_adapter *adapter)
{
	skb_queue_purge(&adapter->ihv_rx.packets);
}
