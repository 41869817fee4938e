// SPDX-License-Identifier: GPL-2.0-only
/* The timers of the core: each that runs out becomes a job. */
#include <linux/jiffies.h>
#include <linux/workqueue.h>

#include "adapter/adapter.h"
#include "adapter/queue.h"
#include "adapter/timer.h"

/**
 * struct timer_job - a timer has run out
 * @job: the job
 * @id: enum nwifi_timer
 * @generation: of the timer when it ran out
 */
struct timer_job {
	struct nwifi_job job;
	u8 id;
	u32 generation;
};

static bool timer_job_run(struct nwifi_adapter *adapter, struct nwifi_job *job,
			  struct nwifi_event *event)
{
	const struct timer_job *tj = container_of(job, struct timer_job, job);

	/* It was disarmed, or armed anew, while it waited in the queue. */
	if (nwifi_worker_of(adapter)->timers[tj->id].generation !=
	    tj->generation)
		return false;
	event->type = NWIFI_EV_TIMER;
	event->timer.id = tj->id;
	return true;
}

static const struct nwifi_job_type timer_job_type = {
	.size = sizeof(struct timer_job),
	.run = timer_job_run,
};

/* This runs in the worker's queue, which is ordered: the generation holds. */
static void timer_expired(struct work_struct *work)
{
	struct nwifi_timer_work *timer =
		container_of(to_delayed_work(work), struct nwifi_timer_work,
			     work);
	struct nwifi_queue *queue = &timer->adapter->queue;
	struct timer_job *tj;

	tj = nwifi_job_new(&timer_job_type, struct timer_job, 0, GFP_KERNEL);
	if (!tj) {
		/* A timer must not get lost: nothing else ends what it ends. */
		queue_delayed_work(queue->wq, &timer->work, HZ / 10);
		return;
	}
	tj->id = timer->id;
	tj->generation = timer->generation;
	nwifi_queue_post(queue, &tj->job);
}

/**
 * nwifi_timers_init() - make the timers
 * @adapter: the adapter
 *
 * Context: before the worker runs.
 */
void nwifi_timers_init(struct nwifi_adapter *adapter)
{
	struct nwifi_timer_work *timers = adapter->worker.timers;
	unsigned int i;

	for (i = 0; i < NWIFI_N_TIMERS; i++) {
		INIT_DELAYED_WORK(&timers[i].work, timer_expired);
		timers[i].adapter = adapter;
		timers[i].id = i;
	}
}

/**
 * nwifi_timer_set() - arm or disarm a timer
 * @adapter: the adapter
 * @id: enum nwifi_timer
 * @ms: milliseconds from now, zero to disarm it
 *
 * Context: the worker.
 */
void nwifi_timer_set(struct nwifi_adapter *adapter, u8 id, u32 ms)
{
	struct nwifi_timer_work *timer = &nwifi_worker_of(adapter)->timers[id];

	timer->generation++;
	if (ms)
		mod_delayed_work(adapter->queue.wq, &timer->work,
				 msecs_to_jiffies(ms));
	else
		cancel_delayed_work(&timer->work);
}

/**
 * nwifi_timers_stop() - no timer runs any more
 * @adapter: the adapter; its queue takes no more jobs
 *
 * Context: outside of the worker; may sleep.
 */
void nwifi_timers_stop(struct nwifi_adapter *adapter)
{
	unsigned int i;

	for (i = 0; i < NWIFI_N_TIMERS; i++)
		cancel_delayed_work_sync(&adapter->worker.timers[i].work);
	cancel_delayed_work_sync(&adapter->worker.link_work);
	cancel_delayed_work_sync(&adapter->worker.rfkill_work);
}
