/* SPDX-License-Identifier: GPL-2.0-only */
/* Jobs: how everybody else asks an adapter's worker to do something. */
#ifndef NWIFI_JOB_H
#define NWIFI_JOB_H

#include <linux/list.h>
#include <linux/types.h>

struct nwifi_adapter;
struct nwifi_event;

/**
 * struct nwifi_job - something for the worker to do; embed it first
 * @list: in the adapter's queue
 * @run: does it; in the worker, no lock held
 * @free: frees it, after @run or instead of it
 */
struct nwifi_job {
	struct list_head list;
	void (*run)(struct nwifi_adapter *adapter, struct nwifi_job *job);
	void (*free)(struct nwifi_job *job);
};

int nwifi_job_post(struct nwifi_adapter *adapter, struct nwifi_job *job);
int nwifi_job_post_event(struct nwifi_adapter *adapter,
			 const struct nwifi_event *event, gfp_t gfp);
void nwifi_job_kick(struct nwifi_adapter *adapter);
void nwifi_job_resume(struct nwifi_adapter *adapter);
void nwifi_job_close(struct nwifi_adapter *adapter);
void nwifi_job_init(struct nwifi_adapter *adapter);

#endif /* NWIFI_JOB_H */
