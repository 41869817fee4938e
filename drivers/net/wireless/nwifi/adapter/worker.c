// SPDX-License-Identifier: GPL-2.0-only
/*
 * The worker. Every event of an adapter passes through here, one at a time; the
 * actions that the core answers with are carried out in their order, with no
 * lock held.
 */
#include <linux/etherdevice.h>
#include <linux/netdevice.h>

#include "adapter/act.h"
#include "adapter/adapter.h"
#include "adapter/link.h"
#include "adapter/now.h"
#include "adapter/queue.h"
#include "adapter/rfkill.h"
#include "adapter/timer.h"
#include "adapter/worker.h"

/* A frame spends this time between the air and the lower device's table. */
#define SEEN_MARGIN_MS	100

/**
 * nwifi_worker_init() - make the worker's own state
 * @adapter: the adapter
 *
 * Context: before the worker runs.
 */
void nwifi_worker_init(struct nwifi_adapter *adapter)
{
	static struct lock_class_key worker_key;
	struct nwifi_worker *worker = &adapter->worker;

	lockdep_init_map(&worker->dep_map, "nwifi_worker", &worker_key, 0);
	nwifi_core_init(&worker->core);
	__skb_queue_head_init(&worker->early);
	nwifi_timers_init(adapter);
	nwifi_link_init(adapter);
	nwifi_rfkill_init(adapter);
}

/**
 * nwifi_worker_enter() - from here on this thread is the worker
 * @adapter: the adapter
 *
 * This is what nwifi_worker_of() asserts.
 *
 * Context: the worker.
 */
void nwifi_worker_enter(struct nwifi_adapter *adapter)
{
	lock_map_acquire(&adapter->worker.dep_map);
}

/**
 * nwifi_worker_leave() - this thread is not the worker any more
 * @adapter: the adapter
 *
 * Context: the worker.
 */
void nwifi_worker_leave(struct nwifi_adapter *adapter)
{
	lock_map_release(&adapter->worker.dep_map);
}

static void state_publish(struct nwifi_adapter *adapter)
{
	struct nwifi_snapshot state;

	nwifi_core_snapshot(&nwifi_worker_of(adapter)->core, &state);
	spin_lock_bh(&adapter->lock);
	adapter->state = state;
	spin_unlock_bh(&adapter->lock);
}

/* The BSS cache is read anew for the events that look for an AP in it. */
static void cache_prepare(struct nwifi_adapter *adapter,
			  const struct nwifi_event *event)
{
	if (nwifi_core_needs_cache(&nwifi_worker_of(adapter)->core, event))
		nwifi_link_refresh_cache(adapter, event);
}

static void core_step(struct nwifi_adapter *adapter, struct nwifi_event *event)
{
	struct nwifi_worker *worker = nwifi_worker_of(adapter);
	struct nwifi_actions *actions = &worker->actions;
	struct nwifi_bss_list list;
	unsigned int i;

	list.n = adapter->cache.table.n;
	list.bss = adapter->cache.table.bss;
	event->cache = &list;
	event->now_ms = nwifi_now_ms();
	worker->accepting = event->type;
	nwifi_core_step(&worker->core, event, actions);
	WARN_ON_ONCE(actions->overflow);
	state_publish(adapter);
	for (i = 0; i < actions->n; i++)
		nwifi_act(adapter, &actions->list[i]);
}

/* Results of a scan are told before the scan is said to be done. */
static void inform_upper(struct nwifi_adapter *adapter, u64 since_ns)
{
	const struct nwifi_bss_table *table = &adapter->cache.table;
	unsigned int i;

	/* What was not heard since is left out, so that it does not look new. */
	for (i = 0; i < table->n; i++)
		if (table->beacon[i].seen_ns >= since_ns)
			nwifi_upper_inform(&adapter->upper, &table->bss[i],
					   &table->beacon[i]);
}

/**
 * nwifi_worker_event() - let an event happen, and carry out what follows
 * @adapter: the adapter
 * @event: the event; time and BSS cache are added here
 *
 * Context: the worker.
 */
void nwifi_worker_event(struct nwifi_adapter *adapter,
			struct nwifi_event *event)
{
	struct nwifi_worker *worker = nwifi_worker_of(adapter);
	const bool scanned = event->type == NWIFI_EV_SCAN_DONE ||
			     event->type == NWIFI_EV_SCAN_ABORTED;
	struct nwifi_event next;

	cache_prepare(adapter, event);
	if (scanned && worker->scan_began_ms)
		inform_upper(adapter,
			     (worker->scan_began_ms - SEEN_MARGIN_MS) *
			     NSEC_PER_MSEC);
	core_step(adapter, event);
	worker->incoming = NULL;
	while (worker->n_following) {
		next = worker->following[0];
		worker->n_following--;
		memmove(worker->following, worker->following + 1,
			worker->n_following * sizeof(next));
		cache_prepare(adapter, &next);
		core_step(adapter, &next);
	}
}

static void job_run(struct nwifi_adapter *adapter, struct nwifi_job *job)
{
	const struct nwifi_job_type *type = job->type;
	struct nwifi_event event = {};

	if (job->binding &&
	    !nwifi_host_is_current(&adapter->host, job->binding)) {
		nwifi_request_end(&adapter->requests, job->request, -EPIPE,
				  "the host was let go");
	} else if (type->run(adapter, job, &event)) {
		nwifi_worker_event(adapter, &event);
		if (type->after)
			type->after(adapter, job);
	}
	nwifi_job_free(job);
}

/**
 * nwifi_worker_run() - run the jobs that wait
 * @work: &nwifi_queue.work
 *
 * What was posted goes before what the radio has to say: a radio that went down
 * is known to be down before its farewell is read.
 *
 * Context: the worker's queue.
 */
void nwifi_worker_run(struct work_struct *work)
{
	struct nwifi_adapter *adapter =
		container_of(work, struct nwifi_adapter, queue.work);
	struct nwifi_job *job;

	nwifi_worker_enter(adapter);
	for (;;) {
		job = nwifi_queue_take(&adapter->queue);
		if (!job) {
			nwifi_worker_poll(adapter);
			job = nwifi_queue_take(&adapter->queue);
		}
		if (!job)
			break;
		job_run(adapter, job);
	}
	nwifi_worker_leave(adapter);
}

/*
 * Reports of the radio were lost. Attempts and scans have deadlines of their
 * own; only the end of an association has none, so the device is asked whether
 * the association is still there. If it cannot say, it is asked again with the
 * next measurement of the link; that it went down or away comes by other means.
 */
static void association_check(struct nwifi_adapter *adapter)
{
	struct nwifi_worker *worker = nwifi_worker_of(adapter);
	const u8 *bssid = nwifi_core_associated(&worker->core);
	struct nwifi_event event = {
		.type = NWIFI_EV_DEAUTH,
		.leave.local = true,
	};
	int associated;

	if (!bssid)
		return;
	associated = worker->radio.ops->associated(&worker->radio, bssid);
	worker->radio_unsure = associated < 0;
	if (associated < 0) {
		nwifi_link_watch(adapter);
	} else if (!associated) {
		ether_addr_copy(event.leave.bssid, bssid);
		nwifi_worker_event(adapter, &event);
	}
}

/**
 * nwifi_worker_poll() - take what the radio has to say
 * @adapter: the adapter
 *
 * Context: the worker.
 */
void nwifi_worker_poll(struct nwifi_adapter *adapter)
{
	struct nwifi_worker *worker = nwifi_worker_of(adapter);

	if (!worker->radio_started)
		return;
	worker->radio.ops->poll(&worker->radio);
	if (worker->radio_lost) {
		worker->radio_lost = false;
		netdev_warn(adapter->path.dev,
			    "reports of the radio were lost\n");
		association_check(adapter);
	} else if (worker->radio_unsure && worker->link_measured) {
		association_check(adapter);
	}
	worker->link_measured = false;
}
