// SPDX-License-Identifier: GPL-2.0-only
/*
 * Adapters: made by the netlink family, ended by whoever comes first: the
 * netlink family, "ip link del", the lower device, the network namespace or
 * the module. All these only tell the worker, which leaves the network, closes
 * the ports and then ends the adapter in one place, nwifi_adapter_finish().
 */
#include <linux/etherdevice.h>
#include <linux/rtnetlink.h>
#include <linux/slab.h>
#include <linux/wait.h>
#include <net/cfg80211.h>
#include <net/net_namespace.h>

#include "adapter.h"
#include "eapol.h"
#include "event.h"
#include "job.h"
#include "link.h"
#include "request.h"
#include "scan.h"
#include "worker.h"

static DEFINE_MUTEX(nwifi_adapters_lock);
static LIST_HEAD(adapters);
static bool closed;			/* no more adapters are made */
static DECLARE_WAIT_QUEUE_HEAD(gone);	/* an adapter left the list */
static struct workqueue_struct *reaper;	/* ends what a worker cannot end */

static void release(struct kref *ref)
{
	struct nwifi_adapter *adapter =
		container_of(ref, struct nwifi_adapter, ref);

	nwifi_wiphy_free(adapter);
	kfree_sensitive(adapter->join);
	nwifi_scan_params_free(adapter->scan);
	nwifi_bss_cache_free(&adapter->cache);
	nwifi_data_free(adapter);
	mutex_destroy(&adapter->upper_lock);
	kfree_sensitive(adapter);
}

/**
 * nwifi_adapter_get() - take a reference
 * @adapter: the adapter
 *
 * Return: @adapter.
 */
struct nwifi_adapter *nwifi_adapter_get(struct nwifi_adapter *adapter)
{
	kref_get(&adapter->ref);
	return adapter;
}

/**
 * nwifi_adapter_put() - give a reference back
 * @adapter: the adapter
 *
 * Context: may sleep.
 */
void nwifi_adapter_put(struct nwifi_adapter *adapter)
{
	kref_put(&adapter->ref, release);
}

/**
 * nwifi_adapter_find() - find an adapter
 * @net: in this network namespace
 * @ifindex: of its netdev, zero for any
 * @name: of its netdev, %NULL for any
 *
 * Return: the adapter, with a reference, or %NULL.
 */
struct nwifi_adapter *nwifi_adapter_find(struct net *net, int ifindex,
					 const char *name)
{
	struct nwifi_adapter *adapter, *found = NULL;

	mutex_lock(&nwifi_adapters_lock);
	list_for_each_entry(adapter, &adapters, list) {
		if (!net_eq(adapter->net, net) ||
		    (ifindex && adapter->ifindex != ifindex) ||
		    (name && strcmp(adapter->name, name)))
			continue;
		found = nwifi_adapter_get(adapter);
		break;
	}
	mutex_unlock(&nwifi_adapters_lock);
	return found;
}

/**
 * nwifi_adapter_next() - go through the adapters by their ifindex
 * @net: in this network namespace
 * @after: ifindex of the one before
 *
 * Return: the adapter with the next ifindex, with a reference, or %NULL.
 */
struct nwifi_adapter *nwifi_adapter_next(struct net *net, int after)
{
	struct nwifi_adapter *adapter, *found = NULL;

	mutex_lock(&nwifi_adapters_lock);
	list_for_each_entry(adapter, &adapters, list)
		if (net_eq(adapter->net, net) && adapter->ifindex > after &&
		    (!found || adapter->ifindex < found->ifindex))
			found = adapter;
	if (found)
		nwifi_adapter_get(found);
	mutex_unlock(&nwifi_adapters_lock);
	return found;
}

/**
 * nwifi_adapter_snapshot() - copy the state for a reader
 * @adapter: the adapter
 * @snapshot: filled in
 */
void nwifi_adapter_snapshot(struct nwifi_adapter *adapter,
			    struct nwifi_snapshot *snapshot)
{
	spin_lock_bh(&adapter->lock);
	*snapshot = adapter->snapshot;
	spin_unlock_bh(&adapter->lock);
}

/**
 * nwifi_adapter_lower() - the lower device, for a user outside of RTNL
 * @adapter: the adapter
 * @tracker: to be handed to netdev_put()
 *
 * Return: the lower device, held, or %NULL if it was given back.
 */
struct net_device *nwifi_adapter_lower(struct nwifi_adapter *adapter,
				       netdevice_tracker *tracker)
{
	struct net_device *lower;

	spin_lock_bh(&adapter->lock);
	lower = rcu_dereference_protected(adapter->lower,
					  lockdep_is_held(&adapter->lock));
	if (lower)
		netdev_hold(lower, tracker, GFP_ATOMIC);
	spin_unlock_bh(&adapter->lock);
	return lower;
}

/* what the worker cannot do from within itself */
static void reap(struct work_struct *work)
{
	struct nwifi_adapter *adapter =
		container_of(work, struct nwifi_adapter, free_work);

	nwifi_worker_stop_timers(adapter);
	destroy_workqueue(adapter->wq);
	nwifi_wiphy_unregister(adapter);
	nwifi_event_adapter(adapter, NWIFI_ADAPTER_ACTION_REMOVAL);
	nwifi_request_fail(adapter, adapter->remove_request, 0, NULL);
	nwifi_requests_end(adapter, -ENODEV, "the adapter was removed");

	mutex_lock(&nwifi_adapters_lock);
	list_del(&adapter->list);
	mutex_unlock(&nwifi_adapters_lock);
	nwifi_adapter_put(adapter);
	wake_up_all(&gone);
}

/**
 * nwifi_adapter_finish() - the end of an adapter
 * @adapter: the adapter; the core has closed everything
 *
 * Context: the worker, for the last time.
 */
void nwifi_adapter_finish(struct nwifi_adapter *adapter)
{
	nwifi_job_close(adapter);
	nwifi_ihv_end(adapter);
	if (adapter->radio_started) {
		adapter->radio_started = false;
		adapter->radio.ops->stop(&adapter->radio);
	}
	nwifi_gate_block(adapter);
	nwifi_gate_delete(adapter);
	nwifi_eapol_purge(adapter);
	nwifi_frames_free(adapter);
	nwifi_link_destroy(adapter);
	queue_work(reaper, &adapter->free_work);
}

struct end_job {
	struct nwifi_job job;
	u8 event;
	u32 request;
};

static void run_end(struct nwifi_adapter *adapter, struct nwifi_job *job)
{
	const struct end_job *ej = container_of(job, struct end_job, job);
	const struct nwifi_event event = { .type = ej->event };

	adapter->remove_request = ej->request;
	nwifi_worker_event(adapter, &event);
	nwifi_adapter_finish(adapter);
}

static void free_end(struct nwifi_job *job)
{
	kfree(container_of(job, struct end_job, job));
}

/* the end must not fail for want of memory */
static void post_end(struct nwifi_adapter *adapter, u8 event, u32 request)
{
	struct end_job *ej = kmalloc(sizeof(*ej), GFP_KERNEL | __GFP_NOFAIL);

	ej->job.run = run_end;
	ej->job.free = free_end;
	ej->event = event;
	ej->request = request;
	nwifi_job_post(adapter, &ej->job);
}

/**
 * nwifi_adapter_remove() - remove an adapter in good order (T15)
 * @adapter: the adapter
 * @request: number of the request that asks for it, zero if none does
 *
 * Returns at once. If it is being removed already, the request ends with it.
 *
 * Context: may sleep; any lock may be held.
 */
void nwifi_adapter_remove(struct nwifi_adapter *adapter, u32 request)
{
	post_end(adapter, NWIFI_EV_REMOVE, request);
}

/**
 * nwifi_adapter_lower_gone() - the lower device is gone: remove the adapter
 * @adapter: the adapter; already taken off the lower device
 *
 * Context: RTNL held.
 */
void nwifi_adapter_lower_gone(struct nwifi_adapter *adapter)
{
	post_end(adapter, NWIFI_EV_GONE, 0);
}

struct start_job {
	struct nwifi_job job;
	u32 request;
};

/* the first thing that an adapter's worker does */
static void run_start(struct nwifi_adapter *adapter, struct nwifi_job *job)
{
	const u32 request = container_of(job, struct start_job, job)->request;
	const struct nwifi_event end = { .type = NWIFI_EV_REMOVE };
	int err;

	nwifi_event_adapter(adapter, NWIFI_ADAPTER_ACTION_ARRIVAL);
	err = adapter->radio.ops->start(&adapter->radio);
	if (err) {
		netdev_err(adapter->dev, "the radio cannot be driven: %d\n",
			   err);
		nwifi_request_fail(adapter, request, err,
				   "the radio cannot be driven");
		nwifi_worker_event(adapter, &end);
		nwifi_adapter_finish(adapter);
		return;
	}
	adapter->radio_started = true;
	nwifi_request_fail(adapter, request, 0, NULL);
}

static void free_start(struct nwifi_job *job)
{
	kfree(container_of(job, struct start_job, job));
}

/* before anybody can see the adapter, so that nothing comes first */
static int post_start(struct nwifi_adapter *adapter, u32 portid, u64 cookie)
{
	struct start_job *start = kmalloc(sizeof(*start), GFP_KERNEL);

	if (!start)
		return -ENOMEM;
	start->job.run = run_start;
	start->job.free = free_start;
	start->request = nwifi_request_new(adapter, portid, cookie,
					   NWIFI_CMD_ADAPTER_ADD);
	if (!start->request) {
		kfree(start);
		return -ENOMEM;
	}
	return nwifi_job_post(adapter, &start->job);
}

static struct nwifi_adapter *create(struct net *net)
{
	struct nwifi_adapter *adapter = kzalloc(sizeof(*adapter), GFP_KERNEL);

	if (!adapter)
		return NULL;
	kref_init(&adapter->ref);
	adapter->net = net;
	mutex_init(&adapter->upper_lock);
	spin_lock_init(&adapter->lock);
	INIT_LIST_HEAD(&adapter->requests);
	INIT_WORK(&adapter->free_work, reap);
	nwifi_bss_cache_init(&adapter->cache);
	nwifi_job_init(adapter);
	nwifi_worker_init(adapter);
	nwifi_ihv_init(adapter);
	adapter->radio.ops = &nwifi_radio_nl80211_ops;
	adapter->radio.sink = &nwifi_worker_sink;
	adapter->radio.net = net;
	if (nwifi_data_init(adapter))
		goto err_free;
	adapter->wq = alloc_ordered_workqueue("nwifi", WQ_HIGHPRI);
	if (!adapter->wq)
		goto err_data;
	return adapter;

err_data:
	nwifi_data_free(adapter);
err_free:
	kfree(adapter);
	return NULL;
}

/* the lower device as it is when we look: checked, and held */
static struct net_device *get_lower(struct net *net, int ifindex,
				    netdevice_tracker *tracker,
				    struct netlink_ext_ack *extack)
{
	struct net_device *lower;
	int err;

	rtnl_lock();
	lower = ifindex ? __dev_get_by_index(net, ifindex) : NULL;
	if (!lower) {
		NL_SET_ERR_MSG(extack, "there is no such network device");
		err = -ENODEV;
	} else {
		err = nwifi_link_check_lower(lower, extack);
	}
	if (!err)
		netdev_hold(lower, tracker, GFP_KERNEL);
	rtnl_unlock();
	return err ? ERR_PTR(err) : lower;
}

static int link_up(struct nwifi_adapter *adapter, struct net_device *lower,
		   const char *name, struct netlink_ext_ack *extack)
{
	int err;

	rtnl_lock();
	/* it was let go meanwhile: look again */
	if (lower->reg_state != NETREG_REGISTERED ||
	    !net_eq(dev_net(lower), adapter->net)) {
		NL_SET_ERR_MSG(extack, "the network device is going away");
		err = -ENODEV;
	} else {
		err = nwifi_link_check_lower(lower, extack);
	}
	if (!err)
		err = nwifi_link_create(adapter, lower, name, extack);
	rtnl_unlock();
	return err;
}

/**
 * nwifi_adapter_add() - attach an adapter to a wireless device
 * @net: network namespace of the device
 * @lower_ifindex: the device
 * @name: for the adapter's netdev, %NULL for the next nwl%d
 * @portid: netlink port that waits for the radio to be driven
 * @cookie: of the request
 * @extack: says what failed
 *
 * Context: may sleep; takes RTNL.
 * Return: the adapter, with a reference, or an error pointer.
 */
struct nwifi_adapter *nwifi_adapter_add(struct net *net, int lower_ifindex,
					const char *name, u32 portid,
					u64 cookie,
					struct netlink_ext_ack *extack)
{
	struct nwifi_adapter *adapter;
	netdevice_tracker tracker;
	struct net_device *lower;
	int err = -ENOMEM;

	lower = get_lower(net, lower_ifindex, &tracker, extack);
	if (IS_ERR(lower))
		return ERR_CAST(lower);
	adapter = create(net);
	if (!adapter)
		goto err_lower;
	err = post_start(adapter, portid, cookie);
	if (err)
		goto err_free;
	adapter->radio.ifindex = lower_ifindex;
	ether_addr_copy(adapter->radio.addr, lower->dev_addr);

	err = nwifi_wiphy_create(adapter, lower->ieee80211_ptr->wiphy);
	if (err) {
		NL_SET_ERR_MSG(extack, "the wiphy could not be registered");
		goto err_free;
	}

	mutex_lock(&nwifi_adapters_lock);
	err = closed ? -ENODEV : link_up(adapter, lower, name ? : "nwl%d",
					 extack);
	if (!err) {
		list_add_tail(&adapter->list, &adapters);
		/* the list's reference is the first one */
		nwifi_adapter_get(adapter);
	}
	mutex_unlock(&nwifi_adapters_lock);
	if (err)
		goto err_wiphy;
	netdev_put(lower, &tracker);
	nwifi_job_resume(adapter);
	return adapter;

err_wiphy:
	nwifi_wiphy_unregister(adapter);
err_free:
	nwifi_job_close(adapter);
	destroy_workqueue(adapter->wq);
	nwifi_requests_end(adapter, err, NULL);
	nwifi_adapter_put(adapter);
err_lower:
	netdev_put(lower, &tracker);
	return ERR_PTR(err);
}

static bool none_left(struct net *net)
{
	struct nwifi_adapter *adapter;
	bool none = true;

	mutex_lock(&nwifi_adapters_lock);
	list_for_each_entry(adapter, &adapters, list)
		none &= net && !net_eq(adapter->net, net);
	mutex_unlock(&nwifi_adapters_lock);
	return none;
}

/**
 * nwifi_adapters_remove() - remove adapters, and wait until they are gone
 * @net: those of this network namespace, %NULL for all
 *
 * Context: may sleep; no RTNL.
 */
void nwifi_adapters_remove(struct net *net)
{
	DEFINE_WAIT_FUNC(wait, woken_wake_function);
	struct nwifi_adapter *adapter;

	mutex_lock(&nwifi_adapters_lock);
	list_for_each_entry(adapter, &adapters, list)
		if (!net || net_eq(adapter->net, net))
			nwifi_adapter_remove(adapter, 0);
	mutex_unlock(&nwifi_adapters_lock);
	/* not wait_event(): to look takes a mutex, which may itself sleep */
	add_wait_queue(&gone, &wait);
	while (!none_left(net))
		wait_woken(&wait, TASK_UNINTERRUPTIBLE, MAX_SCHEDULE_TIMEOUT);
	remove_wait_queue(&gone, &wait);
	/* the last reaper may still be between its wake-up and its end */
	flush_workqueue(reaper);
}

static void __net_exit net_exit(struct net *net)
{
	nwifi_adapters_remove(net);
}

/*
 * A device, not a subsystem: as such it leaves before cfg80211, which would
 * find a wiphy in a dying namespace that cannot be moved out of it, and before
 * the sockets of the namespace become useless.
 */
static struct pernet_operations net_ops = {
	.exit = net_exit,
};

/**
 * nwifi_adapters_init() - make ready for adapters
 *
 * Return: 0 or a negative error number.
 */
int __init nwifi_adapters_init(void)
{
	int err;

	reaper = alloc_workqueue("nwifi_reaper", WQ_UNBOUND, 0);
	if (!reaper)
		return -ENOMEM;
	err = register_pernet_device(&net_ops);
	if (err)
		destroy_workqueue(reaper);
	return err;
}

/**
 * nwifi_adapters_exit() - remove all adapters; no new ones are made
 */
void nwifi_adapters_exit(void)
{
	mutex_lock(&nwifi_adapters_lock);
	closed = true;
	mutex_unlock(&nwifi_adapters_lock);
	nwifi_adapters_remove(NULL);
	unregister_pernet_device(&net_ops);
	destroy_workqueue(reaper);
	/* netdevs are freed by RCU and by those who unregistered them */
	rcu_barrier();
}
