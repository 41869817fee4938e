// SPDX-License-Identifier: GPL-2.0-only
/* The queue of an adapter's worker. */
#include <linux/slab.h>

#include "adapter/queue.h"

/**
 * nwifi_queue_init() - make a queue whose jobs wait for nwifi_queue_resume()
 * @queue: to be initialised
 * @run: runs the jobs
 *
 * Context: may sleep.
 * Return: 0 or -ENOMEM.
 */
int nwifi_queue_init(struct nwifi_queue *queue, work_func_t run)
{
	INIT_WORK(&queue->work, run);
	spin_lock_init(&queue->lock);
	INIT_LIST_HEAD(&queue->jobs);
	queue->paused = true;
	queue->wq = alloc_ordered_workqueue("nwifi", WQ_HIGHPRI);
	return queue->wq ? 0 : -ENOMEM;
}

/**
 * nwifi_queue_destroy() - wait for the worker, and end it
 * @queue: the queue; takes no more jobs
 *
 * Context: outside of the worker; may sleep.
 */
void nwifi_queue_destroy(struct nwifi_queue *queue)
{
	destroy_workqueue(queue->wq);
}

/**
 * nwifi_queue_kick() - have the worker look for jobs and at the radio
 * @queue: the queue
 *
 * Context: any.
 */
void nwifi_queue_kick(struct nwifi_queue *queue)
{
	queue_work(queue->wq, &queue->work);
}

/**
 * nwifi_queue_post() - hand a job to the worker
 * @queue: the queue
 * @job: the job; consumed, also on failure
 *
 * Context: any but hard interrupt.
 * Return: 0, or -ENODEV if the adapter is being removed.
 */
int nwifi_queue_post(struct nwifi_queue *queue, struct nwifi_job *job)
{
	int err = 0;

	spin_lock_bh(&queue->lock);
	if (queue->closing) {
		err = -ENODEV;
	} else {
		list_add_tail(&job->list, &queue->jobs);
		/* Under the lock, lest the workqueue be gone already. */
		if (!queue->paused)
			nwifi_queue_kick(queue);
	}
	spin_unlock_bh(&queue->lock);
	if (err)
		nwifi_job_free(job);
	return err;
}

/**
 * nwifi_queue_take() - take the oldest job
 * @queue: the queue
 *
 * Context: the worker, or while it does not run.
 * Return: the job, or %NULL.
 */
struct nwifi_job *nwifi_queue_take(struct nwifi_queue *queue)
{
	struct nwifi_job *job;

	spin_lock_bh(&queue->lock);
	job = list_first_entry_or_null(&queue->jobs, struct nwifi_job, list);
	if (job)
		list_del(&job->list);
	spin_unlock_bh(&queue->lock);
	return job;
}

/**
 * nwifi_queue_resume() - the adapter is complete: run what has been posted
 * @queue: the queue
 *
 * Context: any but hard interrupt.
 */
void nwifi_queue_resume(struct nwifi_queue *queue)
{
	spin_lock_bh(&queue->lock);
	queue->paused = false;
	nwifi_queue_kick(queue);
	spin_unlock_bh(&queue->lock);
}

/**
 * nwifi_queue_close() - take no more jobs, and drop those that wait
 * @queue: the queue
 *
 * Context: the worker, or while it never ran.
 */
void nwifi_queue_close(struct nwifi_queue *queue)
{
	struct nwifi_job *job;

	spin_lock_bh(&queue->lock);
	queue->closing = true;
	spin_unlock_bh(&queue->lock);
	while ((job = nwifi_queue_take(queue)))
		nwifi_job_free(job);
}

/**
 * nwifi_job_alloc() - see nwifi_job_new()
 * @type: kind of job
 * @extra: bytes behind the body
 * @gfp: how to allocate it
 *
 * Context: any, as @gfp allows.
 * Return: the body, or %NULL.
 */
void *nwifi_job_alloc(const struct nwifi_job_type *type, size_t extra,
		      gfp_t gfp)
{
	struct nwifi_job *job = kzalloc(size_add(type->size, extra), gfp);

	if (job)
		job->type = type;
	return job;
}

/**
 * nwifi_job_charge() - count a job on the account of its sender
 * @job: the job
 * @quota: the account
 * @limit: so many jobs may be under way
 *
 * Context: any.
 * Return: true if there was room; the account is relieved when the job is
 * freed. Else nothing has changed.
 */
bool nwifi_job_charge(struct nwifi_job *job, atomic_t *quota, int limit)
{
	if (!atomic_add_unless(quota, 1, limit))
		return false;
	job->quota = quota;
	return true;
}

/**
 * nwifi_job_free() - free a job that was run, or will not be
 * @job: the job
 *
 * Bodies may hold keys or parts of a handshake, so they are wiped.
 *
 * Context: any but hard interrupt.
 */
void nwifi_job_free(struct nwifi_job *job)
{
	if (job->type->release)
		job->type->release(job);
	if (job->quota)
		atomic_dec(job->quota);
	if (!job->type->embedded)
		kfree_sensitive(job);
}
