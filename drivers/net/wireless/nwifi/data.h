/* SPDX-License-Identifier: GPL-2.0-only */
/* The data path: the port gate between the stack and the lower device. */
#ifndef NWIFI_DATA_H
#define NWIFI_DATA_H

#include <linux/if_ether.h>
#include <linux/netdevice.h>
#include <linux/types.h>
#include <linux/u64_stats_sync.h>
#include <uapi/linux/nwifi.h>

#include "registration.h"

struct nwifi_adapter;
struct nwifi_port_change;

/**
 * struct nwifi_counters - per-CPU counters of a port or an adapter
 * @syncp: lets 32-bit machines read them
 * @tx_packets: passed towards the lower device
 * @tx_bytes: their bytes
 * @rx_packets: passed towards the stack
 * @rx_bytes: their bytes
 * @drops: refused, by cause
 */
struct nwifi_counters {
	struct u64_stats_sync syncp;
	u64_stats_t tx_packets;
	u64_stats_t tx_bytes;
	u64_stats_t rx_packets;
	u64_stats_t rx_bytes;
	u64_stats_t drops[__NWIFI_DROP_MAX];
};

/**
 * struct nwifi_totals - counters, added up
 * @tx_packets: passed towards the lower device
 * @tx_bytes: their bytes
 * @rx_packets: passed towards the stack
 * @rx_bytes: their bytes
 * @drops: refused, by cause
 */
struct nwifi_totals {
	u64 tx_packets;
	u64 tx_bytes;
	u64 rx_packets;
	u64 rx_bytes;
	u64 drops[__NWIFI_DROP_MAX];
};

/**
 * struct nwifi_gate - a port, as the data path sees it
 * @rcu: frees it
 * @counters: of this port
 * @peer: PeerMacAddress
 * @session: uSessionId
 * @controlled: bPortControlled
 * @owner: enum nwifi_port_owner
 * @since_ns: CLOCK_BOOTTIME of its creation
 * @registration: EtherTypes that go to the IHV extension
 * @open: frames may pass; the only member that changes
 */
struct nwifi_gate {
	struct rcu_head rcu;
	struct nwifi_counters __percpu *counters;
	u8 peer[ETH_ALEN];
	u32 session;
	bool controlled;
	u8 owner;
	u64 since_ns;
	struct nwifi_registration registration;
	bool open;
};

/**
 * struct nwifi_data - the data path of an adapter
 * @port: the port; in infrastructure there is at most one
 * @shut: no gate opens any more; &nwifi_adapter.lock
 * @before: what had been counted when the adapter was reset (RESET-5);
 *	&nwifi_adapter.lock
 * @counters: of the adapter: what no port can count
 */
struct nwifi_data {
	struct nwifi_gate __rcu *port;
	bool shut;
	struct nwifi_totals before;
	struct nwifi_counters __percpu *counters;
};

extern const struct net_device_ops nwifi_netdev_ops;

int nwifi_data_init(struct nwifi_adapter *adapter);
void nwifi_data_free(struct nwifi_adapter *adapter);
void nwifi_data_setup(struct net_device *dev);
void nwifi_data_inherit(struct net_device *dev, const struct net_device *lower);
rx_handler_result_t nwifi_data_rx(struct sk_buff **pskb);
void nwifi_data_drop(struct nwifi_adapter *adapter, enum nwifi_drop cause);
void nwifi_data_totals(struct nwifi_counters __percpu *counters,
		       struct nwifi_totals *totals);
void nwifi_data_all(struct nwifi_adapter *adapter,
		    struct nwifi_totals *totals);
void nwifi_data_since_reset(struct nwifi_adapter *adapter,
			    struct nwifi_totals *totals);
void nwifi_data_reset(struct nwifi_adapter *adapter);
int nwifi_data_tx_ihv(struct nwifi_adapter *adapter, struct sk_buff *skb);
void nwifi_data_rx_eapol(struct nwifi_adapter *adapter, struct sk_buff *skb);

int nwifi_gate_create(struct nwifi_adapter *adapter,
		      const struct nwifi_port_change *change);
void nwifi_gate_set(struct nwifi_adapter *adapter, bool open);
void nwifi_gate_shut(struct nwifi_adapter *adapter);
void nwifi_gate_block(struct nwifi_adapter *adapter);
void nwifi_gate_delete(struct nwifi_adapter *adapter);

#endif /* NWIFI_DATA_H */
