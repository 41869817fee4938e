/* SPDX-License-Identifier: GPL-2.0-only */
/* Requests of the IHV extension host, handed to the worker as jobs. */
#ifndef NWIFI_REQUEST_HOST_JOB_H
#define NWIFI_REQUEST_HOST_JOB_H

#include <linux/types.h>
#include <net/genetlink.h>

struct nwifi_job;

int nwifi_host_job_prepare(struct genl_info *info, struct nwifi_job *job);
int nwifi_host_job_post(struct genl_info *info, struct nwifi_job *job);

#endif /* NWIFI_REQUEST_HOST_JOB_H */
