// SPDX-License-Identifier: GPL-2.0-only
/* The queue of an adapter's worker. */
#include <linux/slab.h>

#include "adapter.h"
#include "job.h"
#include "worker.h"

static struct nwifi_job *take(struct nwifi_adapter *adapter)
{
	struct nwifi_job *job;

	spin_lock_bh(&adapter->lock);
	job = list_first_entry_or_null(&adapter->jobs, struct nwifi_job, list);
	if (job)
		list_del(&job->list);
	spin_unlock_bh(&adapter->lock);
	return job;
}

/*
 * What was posted goes before what the radio has to say: a radio that went
 * down is known to be down before its farewell is read.
 */
static void run(struct work_struct *work)
{
	struct nwifi_adapter *adapter =
		container_of(work, struct nwifi_adapter, work);
	struct nwifi_job *job;

	for (;;) {
		job = take(adapter);
		if (!job) {
			nwifi_worker_poll(adapter);
			job = take(adapter);
		}
		if (!job)
			return;
		job->run(adapter, job);
		job->free(job);
	}
}

/**
 * nwifi_job_init() - make the queue ready; jobs wait for nwifi_job_resume()
 * @adapter: the adapter
 */
void nwifi_job_init(struct nwifi_adapter *adapter)
{
	adapter->paused = true;
	INIT_LIST_HEAD(&adapter->jobs);
	INIT_WORK(&adapter->work, run);
}

/**
 * nwifi_job_kick() - have the worker look for jobs and at the radio
 * @adapter: the adapter
 *
 * Context: any.
 */
void nwifi_job_kick(struct nwifi_adapter *adapter)
{
	queue_work(adapter->wq, &adapter->work);
}

/**
 * nwifi_job_post() - hand a job to the worker
 * @adapter: the adapter
 * @job: the job; consumed, also on failure
 *
 * Context: any.
 * Return: 0, or -ENODEV if the adapter is being removed.
 */
int nwifi_job_post(struct nwifi_adapter *adapter, struct nwifi_job *job)
{
	int err = 0;

	spin_lock_bh(&adapter->lock);
	if (adapter->closing) {
		err = -ENODEV;
	} else {
		list_add_tail(&job->list, &adapter->jobs);
		/* under the lock, lest the queue be gone already */
		if (!adapter->paused)
			nwifi_job_kick(adapter);
	}
	spin_unlock_bh(&adapter->lock);
	if (err)
		job->free(job);
	return err;
}

/**
 * nwifi_job_resume() - the adapter is complete: do what has been posted
 * @adapter: the adapter
 */
void nwifi_job_resume(struct nwifi_adapter *adapter)
{
	spin_lock_bh(&adapter->lock);
	adapter->paused = false;
	nwifi_job_kick(adapter);
	spin_unlock_bh(&adapter->lock);
}

/**
 * nwifi_job_close() - take no more jobs, and forget those that wait
 * @adapter: the adapter
 *
 * Context: the worker, or while it never ran.
 */
void nwifi_job_close(struct nwifi_adapter *adapter)
{
	struct nwifi_job *job;

	spin_lock_bh(&adapter->lock);
	adapter->closing = true;
	spin_unlock_bh(&adapter->lock);
	while ((job = take(adapter)))
		job->free(job);
}

struct event_job {
	struct nwifi_job job;
	struct nwifi_event event;
};

static void run_event(struct nwifi_adapter *adapter, struct nwifi_job *job)
{
	nwifi_worker_event(adapter,
			   &container_of(job, struct event_job, job)->event);
}

static void free_event(struct nwifi_job *job)
{
	kfree(container_of(job, struct event_job, job));
}

/**
 * nwifi_job_post_event() - let an event happen to the core
 * @adapter: the adapter
 * @event: the event; copied, so it may not point at anything
 * @gfp: for the copy
 *
 * Context: any, as @gfp allows.
 * Return: 0, -ENOMEM, or -ENODEV if the adapter is being removed.
 */
int nwifi_job_post_event(struct nwifi_adapter *adapter,
			 const struct nwifi_event *event, gfp_t gfp)
{
	struct event_job *ej = kmalloc(sizeof(*ej), gfp);

	if (!ej)
		return -ENOMEM;
	ej->job.run = run_event;
	ej->job.free = free_event;
	ej->event = *event;
	return nwifi_job_post(adapter, &ej->job);
}
