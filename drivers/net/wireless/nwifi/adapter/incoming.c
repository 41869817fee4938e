// SPDX-License-Identifier: GPL-2.0-only
/* Jobs that are events, and what comes with them. */
#include <linux/slab.h>

#include "adapter/adapter.h"
#include "adapter/incoming.h"

/**
 * nwifi_scan_params_free() - free parameters of a scan
 * @params: parameters or %NULL
 *
 * Context: any.
 */
void nwifi_scan_params_free(struct nwifi_scan_params *params)
{
	if (!params)
		return;
	kfree(params->freqs);
	kfree(params->ies);
	kfree(params);
}

/**
 * nwifi_event_job_release() - give back what came with an event
 * @job: the &struct nwifi_event_job
 *
 * Context: any but hard interrupt.
 */
void nwifi_event_job_release(struct nwifi_job *job)
{
	struct nwifi_incoming *incoming =
		&container_of(job, struct nwifi_event_job, job)->incoming;

	kfree_sensitive(incoming->join);
	nwifi_scan_params_free(incoming->scan);
	kfree_sensitive(incoming->key);
	kfree(incoming->response);
	kfree(incoming->req_ies);
}

static bool event_job_run(struct nwifi_adapter *adapter, struct nwifi_job *job,
			  struct nwifi_event *event)
{
	struct nwifi_event_job *ej =
		container_of(job, struct nwifi_event_job, job);

	*event = ej->event;
	event->request = job->request;
	nwifi_worker_of(adapter)->incoming = &ej->incoming;
	if (event->type == NWIFI_EV_CONNECT)
		nwifi_upper_begin(&adapter->upper, ej->incoming.connection);
	return true;
}

static const struct nwifi_job_type event_job_type = {
	.size = sizeof(struct nwifi_event_job),
	.run = event_job_run,
	.release = nwifi_event_job_release,
};

/**
 * nwifi_event_job_new() - make a job that is an event
 * @type: enum nwifi_event_type
 * @gfp: how to allocate it
 *
 * Context: any, as @gfp allows.
 * Return: the job, with an event that is zeroed but for its type, or %NULL.
 */
struct nwifi_event_job *nwifi_event_job_new(u8 type, gfp_t gfp)
{
	struct nwifi_event_job *ej;

	ej = nwifi_job_new(&event_job_type, struct nwifi_event_job, 0, gfp);
	if (ej)
		ej->event.type = type;
	return ej;
}

/**
 * nwifi_post_event() - have an event happen to the core in its turn
 * @queue: the adapter's queue
 * @event: the event; copied, so that it may not point at anything
 * @gfp: how to allocate the copy
 *
 * Context: any, as @gfp allows.
 * Return: 0, -ENOMEM, or -ENODEV if the adapter is being removed.
 */
int nwifi_post_event(struct nwifi_queue *queue, const struct nwifi_event *event,
		     gfp_t gfp)
{
	struct nwifi_event_job *ej = nwifi_event_job_new(event->type, gfp);

	if (!ej)
		return -ENOMEM;
	ej->event = *event;
	ej->job.request = event->request;
	return nwifi_queue_post(queue, &ej->job);
}
