// SPDX-License-Identifier: GPL-2.0-only
/*
 * The gate of a port: made, opened, closed and taken away by the worker,
 * looked at by every frame.
 */
#include <linux/rcupdate.h>
#include <linux/rtnetlink.h>
#include <linux/slab.h>
#include <linux/timekeeping.h>
#include <net/sch_generic.h>

#include "adapter.h"
#include "compat.h"
#include "data.h"

static struct nwifi_gate *gate_of(struct nwifi_adapter *adapter)
{
	/* only the worker writes, so it may read as it likes */
	return rcu_dereference_protected(adapter->data.port, true);
}

/**
 * nwifi_gate_create() - give the data path a port
 * @adapter: the adapter; it has none yet
 * @change: the creation
 *
 * Context: the worker.
 * Return: 0 or -ENOMEM; no data passes then.
 */
int nwifi_gate_create(struct nwifi_adapter *adapter,
		      const struct nwifi_port_change *change)
{
	struct nwifi_gate *gate;
	int cpu;

	if (WARN_ON_ONCE(gate_of(adapter)))
		nwifi_gate_delete(adapter);
	gate = kzalloc(sizeof(*gate), GFP_KERNEL);
	if (!gate)
		return -ENOMEM;
	gate->counters = alloc_percpu(struct nwifi_counters);
	if (!gate->counters) {
		kfree(gate);
		return -ENOMEM;
	}
	for_each_possible_cpu(cpu)
		u64_stats_init(&per_cpu_ptr(gate->counters, cpu)->syncp);
	ether_addr_copy(gate->peer, change->peer);
	gate->session = change->session;
	gate->controlled = change->controlled;
	gate->owner = change->owner;
	gate->since_ns = ktime_get_boottime_ns();
	if (gate->owner == NWIFI_OWNER_IHV)
		gate->registration = adapter->ihv.registration;
	spin_lock_bh(&adapter->lock);
	gate->open = change->authorized && !adapter->data.shut;
	rcu_assign_pointer(adapter->data.port, gate);
	spin_unlock_bh(&adapter->lock);
	return 0;
}

/**
 * nwifi_gate_set() - open or close the gate
 * @adapter: the adapter
 * @open: the new state
 *
 * Context: the worker.
 */
void nwifi_gate_set(struct nwifi_adapter *adapter, bool open)
{
	struct nwifi_gate *gate = gate_of(adapter);

	if (!gate)
		return;
	if (!open) {
		nwifi_gate_block(adapter);
		return;
	}
	spin_lock_bh(&adapter->lock);
	/* an extension that is gone opens nothing any more */
	WRITE_ONCE(gate->open, !adapter->data.shut &&
		   (gate->owner != NWIFI_OWNER_IHV || adapter->ihv.portid));
	spin_unlock_bh(&adapter->lock);
}

/**
 * nwifi_gate_shut() - the adapter's netdev goes: no frame passes any more
 * @adapter: the adapter
 *
 * Context: any but interrupt. The worker may be about to open a gate: then it
 * stays closed.
 */
void nwifi_gate_shut(struct nwifi_adapter *adapter)
{
	struct nwifi_gate *gate;

	rcu_read_lock();
	spin_lock_bh(&adapter->lock);
	adapter->data.shut = true;
	gate = rcu_dereference(adapter->data.port);
	if (gate)
		WRITE_ONCE(gate->open, false);
	spin_unlock_bh(&adapter->lock);
	rcu_read_unlock();
}

/*
 * PORT-40: frames that the stack handed over while the old port was open may
 * still sit in the lower device's queue discipline, which usually is empty.
 * The lower device drops its carrier over a roam, but linkwatch may take a
 * second to see it, and would by then find the carrier back and the frames
 * still there.
 */
static void purge(struct net_device *lower)
{
	bool empty = true;
	unsigned int i;

	rcu_read_lock();
	for (i = 0; i < lower->num_tx_queues; i++) {
		const struct Qdisc *qdisc =
			rcu_dereference(netdev_get_tx_queue(lower, i)->qdisc);

		empty &= !qdisc || qdisc_is_empty(qdisc);
	}
	rcu_read_unlock();
	if (empty)
		return;
	rtnl_lock();
	if (netif_running(lower)) {
		nwifi_compat_dev_deactivate(lower);
		dev_activate(lower);
	}
	rtnl_unlock();
}

/**
 * nwifi_gate_block() - from now on not a single frame passes (PORT-25)
 * @adapter: the adapter
 *
 * Returns after every frame that saw the gate open has been handed over, and
 * those handed over and still queued are gone.
 *
 * Context: the worker; may sleep, takes RTNL if there is something to purge.
 */
void nwifi_gate_block(struct nwifi_adapter *adapter)
{
	struct nwifi_gate *gate = gate_of(adapter);
	netdevice_tracker tracker;
	struct net_device *lower;

	if (!gate)
		return;
	WRITE_ONCE(gate->open, false);
	/* the frame's turn through the gate is short, the roam is not to wait */
	synchronize_rcu_expedited();
	lower = nwifi_adapter_lower(adapter, &tracker);
	if (lower) {
		purge(lower);
		netdev_put(lower, &tracker);
	}
}

static void free_gate(struct rcu_head *rcu)
{
	struct nwifi_gate *gate = container_of(rcu, struct nwifi_gate, rcu);

	free_percpu(gate->counters);
	kfree(gate);
}

/**
 * nwifi_gate_delete() - take the port away from the data path
 * @adapter: the adapter
 *
 * What it counted is added to the adapter's own counters.
 *
 * Context: the worker.
 */
void nwifi_gate_delete(struct nwifi_adapter *adapter)
{
	struct nwifi_gate *gate = gate_of(adapter);
	struct nwifi_counters *counters;
	struct nwifi_totals totals;
	unsigned int i;

	if (!gate)
		return;
	RCU_INIT_POINTER(adapter->data.port, NULL);
	nwifi_data_totals(gate->counters, &totals);
	local_bh_disable();
	counters = this_cpu_ptr(adapter->data.counters);
	u64_stats_update_begin(&counters->syncp);
	u64_stats_add(&counters->tx_packets, totals.tx_packets);
	u64_stats_add(&counters->tx_bytes, totals.tx_bytes);
	u64_stats_add(&counters->rx_packets, totals.rx_packets);
	u64_stats_add(&counters->rx_bytes, totals.rx_bytes);
	for (i = 0; i < __NWIFI_DROP_MAX; i++)
		u64_stats_add(&counters->drops[i], totals.drops[i]);
	u64_stats_update_end(&counters->syncp);
	local_bh_enable();
	call_rcu(&gate->rcu, free_gate);
}
