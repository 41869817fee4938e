// SPDX-License-Identifier: GPL-2.0-only
/*
 * Requests of the IHV extension host, handed to the worker as jobs. The worker
 * looks again whether the host is still the same when it comes to a job.
 */
#include <net/genetlink.h>
#include <uapi/linux/nwifi.h>

#include "adapter/adapter.h"
#include "adapter/queue.h"
#include "request/genl.h"
#include "request/host_job.h"

/* A host that waits for outcomes never has more requests under way. */
#define MAX_REQUESTS	256

/**
 * nwifi_host_job_prepare() - make a job one of the host
 * @info: the request
 * @job: the job; freed on failure
 *
 * Context: a handler of the family that only the host may call.
 * Return: 0, or -EAGAIN if the host has too many requests under way.
 */
int nwifi_host_job_prepare(struct genl_info *info, struct nwifi_job *job)
{
	struct nwifi_adapter *adapter = nwifi_genl_adapter(info);

	job->binding = nwifi_genl_binding(info);
	if (nwifi_job_charge(job, &adapter->n_host_requests, MAX_REQUESTS))
		return 0;
	nwifi_job_free(job);
	NL_SET_ERR_MSG(info->extack, "too many requests under way");
	return -EAGAIN;
}

/**
 * nwifi_host_job_post() - hand a job of the host to the worker
 * @info: the request; a request-done follows if it has a cookie
 * @job: the job; consumed
 *
 * Context: a handler of the family that only the host may call.
 * Return: 0 or a negative error number.
 */
int nwifi_host_job_post(struct genl_info *info, struct nwifi_job *job)
{
	struct nwifi_adapter *adapter = nwifi_genl_adapter(info);
	u32 request;

	if (info->attrs[NWIFI_A_COOKIE]) {
		job->request = nwifi_genl_new_request(info);
		if (!job->request) {
			nwifi_job_free(job);
			return nwifi_genl_posted(info, 0, -ENOMEM);
		}
	}
	/* The job is consumed, and its number may be needed. */
	request = job->request;
	return nwifi_genl_posted(info, request,
				 nwifi_queue_post(&adapter->queue, job));
}
