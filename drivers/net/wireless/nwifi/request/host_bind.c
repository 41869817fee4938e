// SPDX-License-Identifier: GPL-2.0-only
/* Requests of the family that make a process the IHV extension host. */
#include <net/genetlink.h>
#include <uapi/linux/nwifi.h>

#include "adapter/act_host.h"
#include "adapter/adapter.h"
#include "adapter/incoming.h"
#include "path/gate.h"
#include "request/genl.h"
#include "request/genl_adapter.h"
#include "request/host_job.h"
#include "request/host_watch.h"
#include "request/netlink_gen.h"

/**
 * struct bind_job - a process becomes the host
 * @job: the job
 * @pre_ms: how long a pre-association may take; zero for the default
 */
struct bind_job {
	struct nwifi_job job;
	u32 pre_ms;
};

static bool bind_job_run(struct nwifi_adapter *adapter, struct nwifi_job *job,
			 struct nwifi_event *event)
{
	struct bind_job *bj = container_of(job, struct bind_job, job);

	nwifi_host_known(&adapter->host, job->binding);
	event->type = NWIFI_EV_IHV_BIND;
	event->request = job->request;
	event->bind.pre_ms = bj->pre_ms;
	return true;
}

static const struct nwifi_job_type bind_job_type = {
	.size = sizeof(struct bind_job),
	.run = bind_job_run,
};

static int bind_post(struct genl_info *info, u32 binding)
{
	struct nwifi_job *job;
	int err;

	job = nwifi_job_alloc(&bind_job_type, 0, GFP_KERNEL);
	if (!job)
		return -ENOMEM;
	if (info->attrs[NWIFI_A_IHV_PRE_TIMEOUT])
		container_of(job, struct bind_job, job)->pre_ms =
			nwifi_genl_u32(info, NWIFI_A_IHV_PRE_TIMEOUT);
	info->user_ptr[1] = (void *)(unsigned long)binding;
	err = nwifi_host_job_prepare(info, job);
	return err ? : nwifi_host_job_post(info, job);
}

int nwifi_nl_ihv_bind_doit(struct sk_buff *skb, struct genl_info *info)
{
	struct nwifi_adapter *adapter = nwifi_genl_adapter(info);
	u32 binding;
	int err;

	err = nwifi_host_watch_port(genl_info_net(info), info->snd_portid);
	if (err)
		return err;
	err = nwifi_host_bind(&adapter->host, info->snd_portid, &binding);
	if (err) {
		NL_SET_ERR_MSG(info->extack,
			       "the adapter has an IHV extension host already");
		return err;
	}
	err = nwifi_genl_reply_adapter(info, adapter);
	if (!err)
		err = bind_post(info, binding);
	if (err)
		nwifi_host_release(&adapter->host, info->snd_portid);
	return err;
}

/* No data passes from now on; then the host hears of the end of everything. */
int nwifi_nl_ihv_unbind_doit(struct sk_buff *skb, struct genl_info *info)
{
	struct nwifi_event_job *ej;
	int err;

	ej = nwifi_event_job_new(NWIFI_EV_IHV_UNBIND, GFP_KERNEL);
	if (!ej)
		return -ENOMEM;
	err = nwifi_host_job_prepare(info, &ej->job);
	if (err)
		return err;
	nwifi_gate_host(&nwifi_genl_adapter(info)->path, false);
	ej->event.unbind.orderly = true;
	return nwifi_host_job_post(info, &ej->job);
}

int nwifi_nl_ihv_return_doit(struct sk_buff *skb, struct genl_info *info)
{
	int err;

	if (nwifi_genl_missing(info, NWIFI_A_COOKIE) ||
	    nwifi_genl_missing(info, NWIFI_A_IHV_RESULT))
		return -EINVAL;
	err = nwifi_host_post_return(nwifi_genl_adapter(info),
				     nwifi_genl_cookie(info),
				     nwifi_genl_u32(info, NWIFI_A_IHV_RESULT),
				     info->attrs[NWIFI_A_IHV_MANAGED]);
	if (err)
		NL_SET_ERR_MSG(info->extack, "there is no such call");
	return err;
}
