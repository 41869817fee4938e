/* SPDX-License-Identifier: GPL-2.0-only */
/* The queue of an adapter: how everybody else asks its worker for something. */
#ifndef NWIFI_ADAPTER_QUEUE_H
#define NWIFI_ADAPTER_QUEUE_H

#include <linux/atomic.h>
#include <linux/list.h>
#include <linux/spinlock.h>
#include <linux/types.h>
#include <linux/workqueue.h>

struct nwifi_adapter;
struct nwifi_event;
struct nwifi_job;

/**
 * DOC: jobs
 *
 * A job is something that the worker is asked to do. It has a type, and a body
 * of that type which begins with &struct nwifi_job. The worker runs it; what it
 * means to the core, it returns as an event, and the worker alone lets that
 * event happen. So no job calls back into the worker.
 */

/**
 * struct nwifi_job_type - a kind of job
 * @size: bytes of its body
 * @run: does it, in the worker with no lock held; returns true if it has filled
 *	@event in, which the worker then lets happen
 * @after: what follows when that event has happened, %NULL for nothing
 * @release: gives back what the body holds, %NULL for nothing; the body itself
 *	is wiped and freed by the queue
 * @embedded: the body is part of something else, and is not freed
 */
struct nwifi_job_type {
	size_t size;
	bool (*run)(struct nwifi_adapter *adapter, struct nwifi_job *job,
		    struct nwifi_event *event);
	void (*after)(struct nwifi_adapter *adapter, struct nwifi_job *job);
	void (*release)(struct nwifi_job *job);
	bool embedded;
};

/**
 * struct nwifi_job - a job; the first member of its body
 * @list: in the queue
 * @type: what kind of job it is
 * @request: number of the request that the job is, zero if nobody waits
 * @binding: number of the binding of the extension host that asks for it; such
 *	a job is not run when the host is gone. Zero for all others
 * @quota: counts the jobs of its sender that are under way, %NULL if they need
 *	no bound
 */
struct nwifi_job {
	struct list_head list;
	const struct nwifi_job_type *type;
	u32 request;
	u32 binding;
	atomic_t *quota;
};

/**
 * struct nwifi_queue - the queue of an adapter's worker
 * @wq: runs @work and the timers, one at a time
 * @work: runs the jobs
 * @lock: protects all that follows
 * @jobs: jobs to run, the oldest first
 * @paused: jobs wait until the adapter is complete
 * @closing: no more jobs are taken
 */
struct nwifi_queue {
	struct workqueue_struct *wq;
	struct work_struct work;
	spinlock_t lock;
	struct list_head jobs;
	bool paused;
	bool closing;
};

int nwifi_queue_init(struct nwifi_queue *queue, work_func_t run);
void nwifi_queue_destroy(struct nwifi_queue *queue);
void nwifi_queue_kick(struct nwifi_queue *queue);
void nwifi_queue_resume(struct nwifi_queue *queue);
void nwifi_queue_close(struct nwifi_queue *queue);
int nwifi_queue_post(struct nwifi_queue *queue, struct nwifi_job *job);
struct nwifi_job *nwifi_queue_take(struct nwifi_queue *queue);

void *nwifi_job_alloc(const struct nwifi_job_type *type, size_t extra,
		      gfp_t gfp);
bool nwifi_job_charge(struct nwifi_job *job, atomic_t *quota, int limit);
void nwifi_job_free(struct nwifi_job *job);

/**
 * nwifi_job_new() - make a job
 * @_type: its &struct nwifi_job_type
 * @_body: type of its body, whose member job is the job
 * @_extra: bytes behind the body
 * @_gfp: how to allocate it
 *
 * Context: any, as @_gfp allows.
 * Return: the body, zeroed but for its type, or %NULL.
 */
#define nwifi_job_new(_type, _body, _extra, _gfp) ({			\
	BUILD_BUG_ON(offsetof(typeof(_body), job));				\
	(typeof(_body) *)nwifi_job_alloc(_type, _extra, _gfp);			\
})

#endif /* NWIFI_ADAPTER_QUEUE_H */
