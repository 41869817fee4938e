// SPDX-License-Identifier: GPL-2.0-only
/*
 * The life of adapters. They are made by the netlink family, and ended by
 * whoever comes first: the netlink family, "ip link del", the lower device, the
 * network namespace or the module. All these only tell the worker, which leaves
 * the network, closes the ports and then ends the adapter in one place,
 * adapter_finish().
 */
#include <linux/etherdevice.h>
#include <linux/netdevice.h>
#include <linux/rtnetlink.h>
#include <linux/slab.h>
#include <linux/wait.h>
#include <net/cfg80211.h>
#include <net/net_namespace.h>
#include <uapi/linux/nwifi.h>

#include "adapter/act_host.h"
#include "adapter/adapter.h"
#include "adapter/eapol.h"
#include "adapter/frames.h"
#include "adapter/ihv_rx.h"
#include "adapter/incoming.h"
#include "adapter/life.h"
#include "adapter/netdev.h"
#include "adapter/registry.h"
#include "adapter/sink.h"
#include "adapter/timer.h"
#include "adapter/wiphy.h"
#include "adapter/worker.h"
#include "path/gate.h"
#include "path/lower.h"
#include "report/event.h"

/* An adapter left the list. */
static DECLARE_WAIT_QUEUE_HEAD(adapter_left);
/* The reaper ends what a worker cannot end itself. */
static struct workqueue_struct *reaper;

static void adapter_release(struct kref *ref)
{
	struct nwifi_adapter *adapter =
		container_of(ref, struct nwifi_adapter, ref);

	nwifi_wiphy_free(adapter);
	kfree_sensitive(adapter->worker.join);
	nwifi_scan_params_free(adapter->worker.scan);
	nwifi_bss_cache_free(&adapter->cache);
	/* A receive handler may have queued a packet while the gate went. */
	nwifi_ihv_rx_purge(adapter);
	nwifi_path_free(&adapter->path);
	nwifi_upper_destroy(&adapter->upper);
	kfree_sensitive(adapter);
}

/* The worker cannot do this from within itself. */
static void adapter_reap(struct work_struct *work)
{
	struct nwifi_adapter *adapter =
		container_of(work, struct nwifi_adapter, free_work);

	nwifi_timers_stop(adapter);
	nwifi_queue_destroy(&adapter->queue);
	nwifi_wiphy_unregister(adapter);
	nwifi_report_adapter(&adapter->reporter, NWIFI_ADAPTER_ACTION_REMOVAL);
	nwifi_request_end(&adapter->requests, adapter->worker.remove_request,
			  0, NULL);
	nwifi_requests_end(&adapter->requests, -ENODEV,
			   "the adapter was removed");
	nwifi_registry_del(adapter);
	nwifi_adapter_put(adapter);
	wake_up_all(&adapter_left);
}

/* The end of an adapter, when the core has closed everything. */
static void adapter_finish(struct nwifi_adapter *adapter, struct nwifi_job *job)
{
	struct nwifi_worker *worker = nwifi_worker_of(adapter);

	nwifi_queue_close(&adapter->queue);
	nwifi_ihv_rx_purge(adapter);
	if (worker->radio_started) {
		worker->radio_started = false;
		worker->radio.ops->stop(&worker->radio);
	}
	nwifi_gate_block(&adapter->path);
	nwifi_gate_delete(&adapter->path);
	nwifi_eapol_purge_early(adapter);
	nwifi_frames_free(&worker->frames);
	nwifi_netdev_destroy(adapter);
	queue_work(reaper, &adapter->free_work);
}

/**
 * struct end_job - the adapter is to end
 * @job: the job; its request is the one that removes the adapter
 * @event: %NWIFI_EV_REMOVE or %NWIFI_EV_GONE
 */
struct end_job {
	struct nwifi_job job;
	u8 event;
};

static bool end_job_run(struct nwifi_adapter *adapter, struct nwifi_job *job,
			struct nwifi_event *event)
{
	event->type = container_of(job, struct end_job, job)->event;
	nwifi_worker_of(adapter)->remove_request = job->request;
	return true;
}

static const struct nwifi_job_type end_job_type = {
	.size = sizeof(struct end_job),
	.run = end_job_run,
	.after = adapter_finish,
};

/* The end must not fail for want of memory. */
static void end_post(struct nwifi_adapter *adapter, u8 event, u32 request)
{
	struct end_job *ej;

	ej = nwifi_job_new(&end_job_type, struct end_job, 0,
			   GFP_KERNEL | __GFP_NOFAIL);
	ej->job.request = request;
	ej->event = event;
	nwifi_queue_post(&adapter->queue, &ej->job);
}

/**
 * nwifi_adapter_remove() - remove an adapter in good order (T15)
 * @adapter: the adapter
 * @request: number of the request that asks for it, zero if none does
 *
 * This returns at once. If the adapter is being removed already, the request
 * ends with it.
 *
 * Context: may sleep; any lock may be held.
 */
void nwifi_adapter_remove(struct nwifi_adapter *adapter, u32 request)
{
	end_post(adapter, NWIFI_EV_REMOVE, request);
}

/**
 * nwifi_adapter_lower_gone() - the lower device is gone: remove the adapter
 * @adapter: the adapter; already taken off the lower device
 *
 * Context: RTNL held.
 */
void nwifi_adapter_lower_gone(struct nwifi_adapter *adapter)
{
	end_post(adapter, NWIFI_EV_GONE, 0);
}

/* This is the first thing that an adapter's worker does. */
static bool start_job_run(struct nwifi_adapter *adapter, struct nwifi_job *job,
			  struct nwifi_event *event)
{
	struct nwifi_worker *worker = nwifi_worker_of(adapter);
	int err;

	nwifi_report_adapter(&adapter->reporter, NWIFI_ADAPTER_ACTION_ARRIVAL);
	err = worker->radio.ops->start(&worker->radio);
	if (!err) {
		worker->radio_started = true;
		nwifi_request_end(&adapter->requests, job->request, 0, NULL);
		return false;
	}
	netdev_err(adapter->path.dev, "the radio cannot be driven: %d\n", err);
	nwifi_request_end(&adapter->requests, job->request, err,
			  "the radio cannot be driven");
	event->type = NWIFI_EV_REMOVE;
	return true;
}

static const struct nwifi_job_type start_job_type = {
	.size = sizeof(struct nwifi_job),
	.run = start_job_run,
	.after = adapter_finish,
};

/* Posted before anybody can see the adapter, so that nothing comes first. */
static int start_post(struct nwifi_adapter *adapter,
		      const struct nwifi_adapter_params *want)
{
	struct nwifi_job *job;

	job = nwifi_job_alloc(&start_job_type, 0, GFP_KERNEL);
	if (!job)
		return -ENOMEM;
	job->request = nwifi_request_new(&adapter->requests, want->portid,
					 want->cookie, want->command);
	if (!job->request) {
		nwifi_job_free(job);
		return -ENOMEM;
	}
	return nwifi_queue_post(&adapter->queue, job);
}

static const struct nwifi_path_ops path_ops = {
	.send_eapol = nwifi_eapol_send,
	.receive_ihv = nwifi_ihv_rx_take,
};

static struct nwifi_adapter *adapter_create(struct net *net)
{
	struct nwifi_adapter *adapter = kzalloc(sizeof(*adapter), GFP_KERNEL);
	struct nwifi_radio *radio;

	if (!adapter)
		return NULL;
	kref_init(&adapter->ref);
	adapter->release = adapter_release;
	adapter->reporter.net = net;
	spin_lock_init(&adapter->lock);
	INIT_WORK(&adapter->free_work, adapter_reap);
	nwifi_upper_init(&adapter->upper);
	nwifi_requests_init(&adapter->requests, &adapter->reporter);
	nwifi_bss_cache_init(&adapter->cache);
	nwifi_worker_init(adapter);
	nwifi_act_host_init(adapter);
	nwifi_ihv_rx_init(adapter);
	radio = &adapter->worker.radio;
	radio->ops = &nwifi_radio_nl80211_ops;
	radio->sink = &nwifi_adapter_sink;
	radio->net = net;
	if (nwifi_path_init(&adapter->path, &path_ops))
		goto err_free;
	if (nwifi_queue_init(&adapter->queue, nwifi_worker_run))
		goto err_path;
	return adapter;

err_path:
	nwifi_path_free(&adapter->path);
err_free:
	kfree(adapter);
	return NULL;
}

/* The lower device as it is when we look: checked, and held. */
static struct net_device *lower_get(const struct nwifi_adapter_params *want,
				    netdevice_tracker *tracker,
				    struct netlink_ext_ack *extack)
{
	struct net_device *lower = NULL;
	int err;

	rtnl_lock();
	if (want->lower_ifindex)
		lower = __dev_get_by_index(want->net, want->lower_ifindex);
	if (!lower) {
		NL_SET_ERR_MSG(extack, "there is no such network device");
		err = -ENODEV;
	} else {
		err = nwifi_lower_check(lower, extack);
	}
	if (!err)
		netdev_hold(lower, tracker, GFP_KERNEL);
	rtnl_unlock();
	return err ? ERR_PTR(err) : lower;
}

static int adapter_attach(struct nwifi_adapter *adapter,
			  struct net_device *lower, const char *name,
			  const struct nwifi_upper_ops *ops,
			  struct netlink_ext_ack *extack)
{
	int err;

	rtnl_lock();
	/* RTNL was let go meanwhile, so the device is looked at again. */
	if (lower->reg_state != NETREG_REGISTERED ||
	    !net_eq(dev_net(lower), adapter->reporter.net)) {
		NL_SET_ERR_MSG(extack, "the network device is going away");
		err = -ENODEV;
	} else {
		err = nwifi_lower_check(lower, extack);
	}
	if (!err)
		err = nwifi_netdev_create(adapter, lower, name, ops->netdev,
					  ops->link, extack);
	rtnl_unlock();
	return err;
}

/**
 * nwifi_adapter_add() - attach an adapter to a wireless device
 * @want: what the adapter is to be
 * @ops: how it is asked for something from above
 * @extack: says what failed
 *
 * Context: may sleep; takes RTNL.
 * Return: the adapter, with a reference, or an error pointer.
 */
struct nwifi_adapter *nwifi_adapter_add(const struct nwifi_adapter_params *want,
					const struct nwifi_upper_ops *ops,
					struct netlink_ext_ack *extack)
{
	struct nwifi_adapter *adapter;
	netdevice_tracker tracker;
	struct net_device *lower;
	int err = -ENOMEM;

	lower = lower_get(want, &tracker, extack);
	if (IS_ERR(lower))
		return ERR_CAST(lower);
	adapter = adapter_create(want->net);
	if (!adapter)
		goto err_lower;
	err = start_post(adapter, want);
	if (err)
		goto err_free;
	adapter->worker.radio.ifindex = want->lower_ifindex;
	ether_addr_copy(adapter->worker.radio.addr, lower->dev_addr);
	ether_addr_copy(adapter->reporter.addr, lower->dev_addr);

	err = nwifi_wiphy_create(adapter, lower->ieee80211_ptr->wiphy,
				 ops->cfg80211);
	if (err) {
		NL_SET_ERR_MSG(extack, "the wiphy could not be registered");
		goto err_free;
	}
	adapter->reporter.wiphy = adapter->upper.wiphy;

	nwifi_registry_lock();
	err = nwifi_registry_is_closed() ? -ENODEV :
	      adapter_attach(adapter, lower, want->name ? : "nwl%d", ops,
			     extack);
	if (!err) {
		nwifi_registry_add(adapter);
		nwifi_adapter_get(adapter);
	}
	nwifi_registry_unlock();
	if (err)
		goto err_wiphy;
	netdev_put(lower, &tracker);
	nwifi_queue_resume(&adapter->queue);
	return adapter;

err_wiphy:
	nwifi_wiphy_unregister(adapter);
err_free:
	nwifi_queue_close(&adapter->queue);
	nwifi_queue_destroy(&adapter->queue);
	nwifi_requests_end(&adapter->requests, err, NULL);
	nwifi_adapter_put(adapter);
err_lower:
	netdev_put(lower, &tracker);
	return ERR_PTR(err);
}

static void adapter_remove_one(struct nwifi_adapter *adapter)
{
	nwifi_adapter_remove(adapter, 0);
}

/*
 * Removes the adapters of a network namespace, or all of them if @net is NULL,
 * and waits until they are gone. RTNL is not held.
 */
static void adapters_remove(struct net *net)
{
	DEFINE_WAIT_FUNC(wait, woken_wake_function);

	nwifi_registry_each(net, adapter_remove_one);
	/* wait_event() will not do: to look takes a mutex, which may sleep. */
	add_wait_queue(&adapter_left, &wait);
	while (nwifi_registry_each(net, NULL))
		wait_woken(&wait, TASK_UNINTERRUPTIBLE, MAX_SCHEDULE_TIMEOUT);
	remove_wait_queue(&adapter_left, &wait);
	/* The last reaper may still be between its wake-up and its end. */
	flush_workqueue(reaper);
}

static void __net_exit adapters_net_exit(struct net *net)
{
	adapters_remove(net);
}

/*
 * This is a device, not a subsystem: as such it leaves before cfg80211, which
 * would find a wiphy in a dying namespace that cannot be moved out of it, and
 * before the sockets of the namespace become useless.
 */
static struct pernet_operations adapters_net_ops = {
	.exit = adapters_net_exit,
};

/**
 * nwifi_adapters_init() - make ready for adapters
 *
 * Context: module init.
 * Return: 0 or a negative error number.
 */
int __init nwifi_adapters_init(void)
{
	int err;

	reaper = alloc_workqueue("nwifi_reaper", WQ_UNBOUND, 0);
	if (!reaper)
		return -ENOMEM;
	err = register_pernet_device(&adapters_net_ops);
	if (err)
		destroy_workqueue(reaper);
	return err;
}

/**
 * nwifi_adapters_exit() - remove all adapters; no new ones are made
 *
 * Context: module exit.
 */
void nwifi_adapters_exit(void)
{
	nwifi_registry_close();
	adapters_remove(NULL);
	unregister_pernet_device(&adapters_net_ops);
	destroy_workqueue(reaper);
	/* Netdevs are freed by RCU and by those who unregistered them. */
	rcu_barrier();
}
