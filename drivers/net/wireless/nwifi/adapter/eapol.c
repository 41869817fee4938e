// SPDX-License-Identifier: GPL-2.0-only
/*
 * Port-authentication frames. They are sent and received through the worker, so
 * that the last message of a handshake leaves before the key that it confirms
 * is installed, and the first one, which an AP may send before the station has
 * looked at its association response, waits for the port it is meant for.
 */
#include <linux/etherdevice.h>
#include <linux/skbuff.h>
#include <linux/slab.h>

#include "adapter/adapter.h"
#include "adapter/eapol.h"
#include "path/receive.h"
#include "report/trace.h"

/* No handshake has more frames than this under way. */
#define MAX_WAITING	32

/**
 * struct eapol_tx - a frame that is to be sent
 * @job: the job
 * @session: of the port that the frame was sent through
 * @dest: destination
 * @len: bytes at @data
 * @data: payload after the EtherType
 */
struct eapol_tx {
	struct nwifi_job job;
	u32 session;
	u8 dest[ETH_ALEN];
	size_t len;
	u8 data[];
};

static bool eapol_tx_run(struct nwifi_adapter *adapter, struct nwifi_job *job,
			 struct nwifi_event *event)
{
	const struct eapol_tx *tx = container_of(job, struct eapol_tx, job);
	struct nwifi_worker *worker = nwifi_worker_of(adapter);
	struct nwifi_radio *radio = &worker->radio;
	int err;

	/* Nothing that was queued for an old port leaves over a new one. */
	if (!nwifi_core_has_session(&worker->core, tx->session)) {
		nwifi_path_drop(&adapter->path, NWIFI_DROP_TX_NO_PORT);
		return false;
	}
	err = radio->ops->tx_control_port(radio, tx->dest, ETH_P_PAE, tx->data,
					  tx->len, false);
	trace_nwifi_radio(&adapter->reporter, "tx_control_port", tx->dest, err);
	if (err)
		nwifi_path_drop(&adapter->path, NWIFI_DROP_TX_LOWER);
	return false;
}

static const struct nwifi_job_type eapol_tx_type = {
	.size = sizeof(struct eapol_tx),
	.run = eapol_tx_run,
};

/**
 * nwifi_eapol_send() - send a port-authentication frame
 * @path: data path of the adapter
 * @session: of the port that the frame was sent through
 * @skb: the frame, with its Ethernet header; stays the caller's
 *
 * Context: transmit path.
 * Return: true if it is on its way, false if it was refused.
 */
bool nwifi_eapol_send(struct nwifi_path *path, u32 session,
		      const struct sk_buff *skb)
{
	struct nwifi_adapter *adapter =
		container_of(path, struct nwifi_adapter, path);
	const struct ethhdr *eth = (const struct ethhdr *)skb->data;
	const size_t len = skb->len - ETH_HLEN;
	struct eapol_tx *tx;

	/* An allocation is not worth the trouble if there is no room. */
	if (atomic_read(&adapter->n_eapol) >= MAX_WAITING)
		return false;
	tx = nwifi_job_new(&eapol_tx_type, struct eapol_tx, len, GFP_ATOMIC);
	if (!tx)
		return false;
	tx->session = session;
	ether_addr_copy(tx->dest, eth->h_dest);
	tx->len = len;
	if (skb_copy_bits(skb, ETH_HLEN, tx->data, len) ||
	    !nwifi_job_charge(&tx->job, &adapter->n_eapol, MAX_WAITING)) {
		nwifi_job_free(&tx->job);
		return false;
	}
	return !nwifi_queue_post(&adapter->queue, &tx->job);
}

/**
 * struct eapol_rx - a frame of the radio's control port
 * @job: the job
 * @encrypted: it came encrypted
 * @skb: the frame, with its Ethernet header
 */
struct eapol_rx {
	struct nwifi_job job;
	bool encrypted;
	struct sk_buff *skb;
};

static bool eapol_rx_run(struct nwifi_adapter *adapter, struct nwifi_job *job,
			 struct nwifi_event *event)
{
	struct eapol_rx *rx = container_of(job, struct eapol_rx, job);
	struct nwifi_worker *worker = nwifi_worker_of(adapter);
	const struct ethhdr *eth = eth_hdr(rx->skb);
	const struct nwifi_control_frame frame = {
		.source = eth->h_source,
		.dest = eth->h_dest,
		.ethertype = ntohs(eth->h_proto),
		.encrypted = rx->encrypted,
	};
	struct sk_buff *skb = rx->skb;

	rx->skb = NULL;
	switch (nwifi_core_judge_control(&worker->core, &frame)) {
	case NWIFI_VERDICT_EXEMPTION:
		nwifi_path_drop(&adapter->path, NWIFI_DROP_RX_EXEMPTION);
		kfree_skb(skb);
		return false;
	case NWIFI_VERDICT_UNENCRYPTED:
		nwifi_path_drop(&adapter->path, NWIFI_DROP_RX_UNENCRYPTED);
		kfree_skb(skb);
		return false;
	case NWIFI_VERDICT_CLOSED:
		nwifi_path_drop(&adapter->path, NWIFI_DROP_RX_PORT_CLOSED);
		kfree_skb(skb);
		return false;
	case NWIFI_VERDICT_HOLD:
		if (skb_queue_len(&worker->early) < MAX_WAITING) {
			__skb_queue_tail(&worker->early, skb);
			return false;
		}
		break;
	case NWIFI_VERDICT_DELIVER:
		break;
	}
	nwifi_path_deliver_control(&adapter->path, skb);
	return false;
}

static void eapol_rx_release(struct nwifi_job *job)
{
	kfree_skb(container_of(job, struct eapol_rx, job)->skb);
}

static const struct nwifi_job_type eapol_rx_type = {
	.size = sizeof(struct eapol_rx),
	.run = eapol_rx_run,
	.release = eapol_rx_release,
};

static struct sk_buff *eapol_build(struct nwifi_adapter *adapter,
				   const struct nwifi_radio_event *event)
{
	struct net_device *dev = adapter->path.dev;
	struct sk_buff *skb;
	struct ethhdr *eth;

	skb = netdev_alloc_skb_ip_align(dev, ETH_HLEN + event->frame_len);
	if (!skb)
		return NULL;
	eth = skb_put(skb, ETH_HLEN);
	/* It may have been sent to the PAE group: the radio does not tell. */
	ether_addr_copy(eth->h_dest, dev->dev_addr);
	ether_addr_copy(eth->h_source, event->bssid);
	eth->h_proto = htons(event->proto);
	skb_put_data(skb, event->frame, event->frame_len);
	skb_reset_mac_header(skb);
	return skb;
}

/**
 * nwifi_eapol_received() - the radio received a port-authentication frame
 * @adapter: the adapter
 * @event: the frame
 *
 * Context: the worker, inside an operation of the radio.
 * Return: 0 or a negative error number.
 */
int nwifi_eapol_received(struct nwifi_adapter *adapter,
			 const struct nwifi_radio_event *event)
{
	struct eapol_rx *rx;

	rx = nwifi_job_new(&eapol_rx_type, struct eapol_rx, 0, GFP_KERNEL);
	if (!rx)
		return -ENOMEM;
	rx->encrypted = !event->unencrypted;
	rx->skb = eapol_build(adapter, event);
	if (!rx->skb) {
		nwifi_job_free(&rx->job);
		return -ENOMEM;
	}
	return nwifi_queue_post(&adapter->queue, &rx->job);
}

/**
 * nwifi_eapol_release_early() - deliver the frames that came before their port
 * @adapter: the adapter
 *
 * Context: the worker.
 */
void nwifi_eapol_release_early(struct nwifi_adapter *adapter)
{
	struct sk_buff_head *early = &nwifi_worker_of(adapter)->early;
	struct sk_buff *skb;

	while ((skb = __skb_dequeue(early)))
		nwifi_path_deliver_control(&adapter->path, skb);
}

/**
 * nwifi_eapol_purge_early() - drop the frames whose port will not come
 * @adapter: the adapter
 *
 * Context: the worker.
 */
void nwifi_eapol_purge_early(struct nwifi_adapter *adapter)
{
	struct sk_buff_head *early = &nwifi_worker_of(adapter)->early;
	struct sk_buff *skb;

	while ((skb = __skb_dequeue(early))) {
		nwifi_path_drop(&adapter->path, NWIFI_DROP_RX_BACKLOG);
		kfree_skb(skb);
	}
}
