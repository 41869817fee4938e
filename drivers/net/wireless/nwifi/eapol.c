// SPDX-License-Identifier: GPL-2.0-only
/*
 * Port-authentication frames. Sent and received through the worker, so that
 * the last message of a handshake leaves before the key that it confirms is
 * installed, and the first one, which an AP may send before the station has
 * digested its association response, waits for the port it is meant for.
 */
#include <linux/etherdevice.h>
#include <linux/slab.h>

#include "adapter.h"
#include "data.h"
#include "eapol.h"
#include "ihv.h"
#include "job.h"
#include "trace.h"

/* more than any handshake has under way */
#define MAX_WAITING	32

struct eapol_tx {
	struct nwifi_job job;
	struct nwifi_adapter *adapter;
	u32 session;
	u8 dest[ETH_ALEN];
	size_t len;
	u8 data[];
};

static void run_tx(struct nwifi_adapter *adapter, struct nwifi_job *job)
{
	const struct eapol_tx *tx = container_of(job, struct eapol_tx, job);
	const struct nwifi_station *st = &adapter->core.station;
	const struct nwifi_port *port = nwifi_ports_find(&adapter->core.ports,
							 st->ap.bssid);
	int err;

	/* nothing queued for an old port leaves over a new one */
	if (!port || port->session != tx->session) {
		nwifi_data_drop(adapter, NWIFI_DROP_TX_NO_PORT);
		return;
	}
	err = adapter->radio.ops->tx_control_port(&adapter->radio, tx->dest,
						  ETH_P_PAE, tx->data, tx->len,
						  false);
	trace_nwifi_radio(adapter, "tx_control_port", tx->dest, err);
	if (err)
		nwifi_data_drop(adapter, NWIFI_DROP_TX_LOWER);
}

static void free_tx(struct nwifi_job *job)
{
	struct eapol_tx *tx = container_of(job, struct eapol_tx, job);

	spin_lock_bh(&tx->adapter->lock);
	tx->adapter->n_eapol--;
	spin_unlock_bh(&tx->adapter->lock);
	/* a handshake carries wrapped keys */
	kfree_sensitive(tx);
}

/**
 * nwifi_eapol_send() - send a port-authentication frame
 * @adapter: the adapter
 * @session: of the port that the frame was sent through
 * @skb: the frame, with its Ethernet header; stays the caller's
 *
 * Context: transmit path.
 * Return: true if it is on its way, false if it was refused.
 */
bool nwifi_eapol_send(struct nwifi_adapter *adapter, u32 session,
		      const struct sk_buff *skb)
{
	const size_t len = skb->len - ETH_HLEN;
	struct eapol_tx *tx;
	bool room;

	spin_lock_bh(&adapter->lock);
	room = adapter->n_eapol < MAX_WAITING;
	if (room)
		adapter->n_eapol++;
	spin_unlock_bh(&adapter->lock);
	if (!room)
		return false;
	tx = kmalloc(struct_size(tx, data, len), GFP_ATOMIC);
	if (!tx)
		goto err_room;
	tx->job.run = run_tx;
	tx->job.free = free_tx;
	tx->adapter = adapter;
	tx->session = session;
	ether_addr_copy(tx->dest, eth_hdr(skb)->h_dest);
	tx->len = len;
	if (skb_copy_bits(skb, ETH_HLEN, tx->data, len))
		goto err_free;
	return !nwifi_job_post(adapter, &tx->job);

err_free:
	kfree_sensitive(tx);
err_room:
	spin_lock_bh(&adapter->lock);
	adapter->n_eapol--;
	spin_unlock_bh(&adapter->lock);
	return false;
}

static struct sk_buff *build(struct nwifi_adapter *adapter,
			     const struct nwifi_radio_event *event)
{
	struct sk_buff *skb;
	struct ethhdr *eth;

	skb = netdev_alloc_skb_ip_align(adapter->dev,
					ETH_HLEN + event->frame_len);
	if (!skb)
		return NULL;
	eth = skb_put(skb, ETH_HLEN);
	/* or the PAE group: the radio does not say which */
	ether_addr_copy(eth->h_dest, adapter->dev->dev_addr);
	ether_addr_copy(eth->h_source, event->bssid);
	eth->h_proto = htons(event->proto);
	skb_put_data(skb, event->frame, event->frame_len);
	skb_reset_mac_header(skb);
	return skb;
}

struct eapol_rx {
	struct nwifi_job job;
	bool encrypted;
	struct sk_buff *skb;
};

static void run_rx(struct nwifi_adapter *adapter, struct nwifi_job *job)
{
	struct eapol_rx *rx = container_of(job, struct eapol_rx, job);
	const struct nwifi_core *core = &adapter->core;
	const struct ethhdr *eth = (struct ethhdr *)rx->skb->data;
	const struct nwifi_port *port = nwifi_ports_find(&core->ports,
							 eth->h_source);
	struct sk_buff *skb = rx->skb;

	rx->skb = NULL;
	if (!nwifi_ihv_accepts(adapter, eth, rx->encrypted)) {
		nwifi_data_drop(adapter, NWIFI_DROP_RX_EXEMPTION);
		kfree_skb(skb);
	} else if (port && !nwifi_eapol_is(eth->h_proto) &&
		   !nwifi_registered(&adapter->ihv.registration,
				     eth->h_proto) &&
		   !port->authorized) {
		/* pre-authentication with other APs is ordinary data */
		nwifi_data_drop(adapter, NWIFI_DROP_RX_PORT_CLOSED);
		kfree_skb(skb);
	} else if (!port && core->station.attempt == NWIFI_ATTEMPT_ASSOC &&
		   nwifi_mac_equal(core->station.target.bssid, eth->h_source) &&
		   skb_queue_len(&adapter->eapol_rx) < MAX_WAITING) {
		__skb_queue_tail(&adapter->eapol_rx, skb);
	} else {
		nwifi_data_rx_eapol(adapter, skb);
	}
}

static void free_rx(struct nwifi_job *job)
{
	struct eapol_rx *rx = container_of(job, struct eapol_rx, job);

	kfree_skb(rx->skb);
	kfree(rx);
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
	struct eapol_rx *rx = kmalloc(sizeof(*rx), GFP_KERNEL);

	if (!rx)
		return -ENOMEM;
	rx->job.run = run_rx;
	rx->job.free = free_rx;
	rx->encrypted = !event->unencrypted;
	rx->skb = build(adapter, event);
	if (!rx->skb) {
		kfree(rx);
		return -ENOMEM;
	}
	return nwifi_job_post(adapter, &rx->job);
}

/**
 * nwifi_eapol_release() - deliver the frames that came before their port
 * @adapter: the adapter
 *
 * Context: the worker.
 */
void nwifi_eapol_release(struct nwifi_adapter *adapter)
{
	struct sk_buff *skb;

	while ((skb = __skb_dequeue(&adapter->eapol_rx)))
		nwifi_data_rx_eapol(adapter, skb);
}

/**
 * nwifi_eapol_purge() - drop the frames whose port will not come
 * @adapter: the adapter
 *
 * Context: the worker.
 */
void nwifi_eapol_purge(struct nwifi_adapter *adapter)
{
	struct sk_buff *skb;

	while ((skb = __skb_dequeue(&adapter->eapol_rx))) {
		nwifi_data_drop(adapter, NWIFI_DROP_RX_BACKLOG);
		kfree_skb(skb);
	}
}
