// SPDX-License-Identifier: GPL-2.0-only
/*
 * The gate of a port. The worker makes, opens, closes and deletes it; every
 * frame looks at it. It can also be closed, never opened, by those who see
 * before the worker that nobody may answer for it any more.
 */
#include <linux/etherdevice.h>
#include <linux/rtnetlink.h>
#include <linux/slab.h>
#include <linux/timekeeping.h>
#include <net/sch_generic.h>

#include "compat.h"
#include "core/action.h"
#include "path/gate.h"
#include "path/path.h"

/* The worker alone writes the pointer, so that it may read it as it likes. */
static struct nwifi_gate *gate_of(struct nwifi_path *path)
{
	return rcu_dereference_protected(path->gate, true);
}

/* Every gate that opens, opens here. */
static bool gate_may_open(const struct nwifi_path *path,
			  const struct nwifi_gate *gate)
{
	lockdep_assert_held(&path->lock);
	if (path->shut)
		return false;
	/* A host that is gone authorizes nothing any more. */
	return path->host_bound ||
	       (gate->owner != NWIFI_OWNER_IHV && !path->host_required);
}

/**
 * nwifi_gate_create() - give the data path a port
 * @path: the path; has no gate yet
 * @change: the creation of the port
 * @registration: EtherTypes that go to the IHV extension; copied if the
 *	extension owns the port
 *
 * Context: the worker.
 * Return: 0, or -ENOMEM; then no data passes.
 */
int nwifi_gate_create(struct nwifi_path *path,
		      const struct nwifi_port_change *change,
		      const struct nwifi_registration *registration)
{
	struct nwifi_gate *gate;

	if (WARN_ON_ONCE(gate_of(path)))
		nwifi_gate_delete(path);
	gate = kzalloc(sizeof(*gate), GFP_KERNEL);
	if (!gate)
		return -ENOMEM;
	gate->counters = nwifi_counters_alloc();
	if (!gate->counters) {
		kfree(gate);
		return -ENOMEM;
	}
	ether_addr_copy(gate->peer, change->peer);
	gate->session = change->session;
	gate->controlled = change->controlled;
	gate->owner = change->owner;
	gate->since_ns = ktime_get_boottime_ns();
	if (gate->owner == NWIFI_OWNER_IHV)
		gate->registration = *registration;
	spin_lock_bh(&path->lock);
	gate->open = change->authorized && gate_may_open(path, gate);
	rcu_assign_pointer(path->gate, gate);
	spin_unlock_bh(&path->lock);
	return 0;
}

/**
 * nwifi_gate_set() - open or close the gate
 * @path: the path
 * @open: the new state
 *
 * Context: the worker.
 */
void nwifi_gate_set(struct nwifi_path *path, bool open)
{
	struct nwifi_gate *gate = gate_of(path);

	if (!gate)
		return;
	if (!open) {
		nwifi_gate_block(path);
		return;
	}
	spin_lock_bh(&path->lock);
	WRITE_ONCE(gate->open, gate_may_open(path, gate));
	spin_unlock_bh(&path->lock);
}

/* Closes the gate if it is of this owner, or of any if @owner is negative. */
static void gate_close(struct nwifi_path *path, int owner)
{
	struct nwifi_gate *gate;

	lockdep_assert_held(&path->lock);
	gate = rcu_dereference_protected(path->gate,
					 lockdep_is_held(&path->lock));
	if (gate && (owner < 0 || gate->owner == owner))
		WRITE_ONCE(gate->open, false);
}

/**
 * nwifi_gate_host() - an IHV extension host has come, or goes
 * @path: the path
 * @bound: there is one now
 *
 * When it goes, or wants to, the gate of its port closes at once. The port
 * itself follows in the worker, which cannot open the gate any more.
 *
 * Context: any but hard interrupt.
 */
void nwifi_gate_host(struct nwifi_path *path, bool bound)
{
	spin_lock_bh(&path->lock);
	path->host_bound = bound;
	if (!bound)
		gate_close(path, path->host_required ? -1 : NWIFI_OWNER_IHV);
	spin_unlock_bh(&path->lock);
}

/**
 * nwifi_gate_require() - no gate is open without an IHV extension host, or may
 *	be again
 * @path: the path
 * @on: a host is required
 *
 * Context: the worker.
 */
void nwifi_gate_require(struct nwifi_path *path, bool on)
{
	spin_lock_bh(&path->lock);
	path->host_required = on;
	if (on && !path->host_bound)
		gate_close(path, -1);
	spin_unlock_bh(&path->lock);
}

/**
 * nwifi_gate_shut() - the netdev goes: no frame passes any more
 * @path: the path
 *
 * The worker may be about to open a gate: it then stays closed.
 *
 * Context: any but hard interrupt.
 */
void nwifi_gate_shut(struct nwifi_path *path)
{
	spin_lock_bh(&path->lock);
	path->shut = true;
	gate_close(path, -1);
	spin_unlock_bh(&path->lock);
}

/*
 * PORT-40: frames that the stack handed over while the old port was open may
 * still sit in the lower device's queue discipline, which usually is empty.
 * The lower device drops its carrier over a roam, but linkwatch may take a
 * second to see it, and would by then find the carrier back and the frames
 * still there.
 */
static void lower_queue_purge(struct net_device *lower)
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
 * @path: the path
 *
 * When this returns, every frame that saw the gate open has been handed over,
 * and those that were handed over and were still queued are gone.
 *
 * Context: the worker; may sleep, takes RTNL if there is something to purge.
 */
void nwifi_gate_block(struct nwifi_path *path)
{
	struct nwifi_gate *gate = gate_of(path);
	netdevice_tracker tracker;
	struct net_device *lower;

	if (!gate)
		return;
	WRITE_ONCE(gate->open, false);
	/* A frame is at the gate for a moment; the roam is not to wait longer. */
	synchronize_rcu_expedited();
	lower = nwifi_path_lower(path, &tracker);
	if (lower) {
		lower_queue_purge(lower);
		netdev_put(lower, &tracker);
	}
}

static void gate_free(struct rcu_head *rcu)
{
	struct nwifi_gate *gate = container_of(rcu, struct nwifi_gate, rcu);

	free_percpu(gate->counters);
	kfree(gate);
}

/**
 * nwifi_gate_delete() - take the port away from the data path
 * @path: the path
 *
 * What the port counted is added to the adapter's own counters.
 *
 * Context: the worker.
 */
void nwifi_gate_delete(struct nwifi_path *path)
{
	struct nwifi_gate *gate = gate_of(path);
	struct nwifi_totals totals;

	if (!gate)
		return;
	/* Whoever adds up holds the lock, and finds the sum in one place. */
	spin_lock_bh(&path->lock);
	RCU_INIT_POINTER(path->gate, NULL);
	nwifi_counters_sum(gate->counters, &totals);
	nwifi_counters_add(path->counters, &totals);
	spin_unlock_bh(&path->lock);
	call_rcu(&gate->rcu, gate_free);
}

/**
 * nwifi_gate_session() - the session of the port of a peer
 * @path: the path
 * @peer: MAC address
 *
 * A request for a port names the session of the moment when it is made, so that
 * it has no effect on a later port of the same peer (PORT-13).
 *
 * Context: any.
 * Return: uSessionId, zero if the peer has no port.
 */
u32 nwifi_gate_session(struct nwifi_path *path, const u8 *peer)
{
	const struct nwifi_gate *gate;
	u32 session = 0;

	rcu_read_lock();
	gate = rcu_dereference(path->gate);
	if (gate && ether_addr_equal(gate->peer, peer))
		session = gate->session;
	rcu_read_unlock();
	return session;
}
