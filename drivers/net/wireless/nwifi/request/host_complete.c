// SPDX-License-Identifier: GPL-2.0-only
/*
 * Requests of the family by which the IHV extension host completes operations,
 * and reports what the module cannot see.
 */
#include <linux/ctype.h>
#include <linux/etherdevice.h>
#include <net/genetlink.h>
#include <uapi/linux/nwifi.h>

#include "adapter/adapter.h"
#include "adapter/incoming.h"
#include "report/event.h"
#include "report/ihv_report.h"
#include "request/connect_params.h"
#include "request/genl.h"
#include "request/host_job.h"
#include "request/netlink_gen.h"

/**
 * struct report_job - a report that is made before an event happens, if there
 *	is one
 * @event: the event job
 * @alone: there is no event
 * @report: the report; @name and @peer are what it points at
 * @name: documented name
 * @peer: MAC address, zero for none
 */
struct report_job {
	struct nwifi_event_job event;
	bool alone;
	struct nwifi_ihv_report report;
	char name[48];
	u8 peer[ETH_ALEN];
};

static bool report_job_run(struct nwifi_adapter *adapter,
			   struct nwifi_job *job, struct nwifi_event *event)
{
	struct report_job *rj = container_of(job, struct report_job, event.job);

	rj->report.name = rj->name;
	rj->report.peer = is_zero_ether_addr(rj->peer) ? NULL : rj->peer;
	nwifi_report_ihv(&adapter->reporter, &rj->report);
	if (rj->alone)
		return false;
	*event = rj->event.event;
	event->request = job->request;
	nwifi_worker_of(adapter)->incoming = &rj->event.incoming;
	return true;
}

static const struct nwifi_job_type report_job_type = {
	.size = sizeof(struct report_job),
	.run = report_job_run,
	.release = nwifi_event_job_release,
};

/* A job of the host; the reason why there is none is in @err. */
static struct report_job *report_job_new(struct genl_info *info, int *err)
{
	struct report_job *rj;

	rj = nwifi_job_alloc(&report_job_type, 0, GFP_KERNEL);
	*err = rj ? nwifi_host_job_prepare(info, &rj->event.job) : -ENOMEM;
	return *err ? NULL : rj;
}

static struct report_job *completion_new(struct genl_info *info, u8 type,
					 const char *name, int *err)
{
	struct report_job *rj;

	if (nwifi_genl_missing(info, NWIFI_A_IHV_SESSION) ||
	    nwifi_genl_missing(info, NWIFI_A_IHV_RESULT)) {
		*err = -EINVAL;
		return NULL;
	}
	rj = report_job_new(info, err);
	if (!rj)
		return NULL;
	rj->event.event.type = type;
	strscpy(rj->name, name, sizeof(rj->name));
	rj->report.function = true;
	rj->report.phase = NWIFI_IHV_PHASE_COMPLETION;
	rj->report.have_result = true;
	rj->report.result = nwifi_genl_u32(info, NWIFI_A_IHV_RESULT);
	rj->report.have_session = true;
	rj->report.session = nwifi_genl_u32(info, NWIFI_A_IHV_SESSION);
	return rj;
}

/* IHV-45: the algorithms that the extension has chosen, if it has. */
static int take_algorithms(struct genl_info *info, struct report_job *rj)
{
	const u32 multicast = nwifi_genl_u32(info, NWIFI_A_MULTICAST_CIPHER);
	const u32 unicast = nwifi_genl_u32(info, NWIFI_A_UNICAST_CIPHER);
	const u32 auth = nwifi_genl_u32(info, NWIFI_A_AUTH_ALGO);
	struct nwifi_incoming *incoming = &rj->event.incoming;
	struct nwifi_connect_params *params;

	if (!auth)
		return 0;
	params = nwifi_connect_params_ihv(nwifi_genl_adapter(info), auth,
					  unicast, multicast);
	if (PTR_ERR(params) == -EOPNOTSUPP)
		NL_SET_ERR_MSG(info->extack, "no such pair of algorithms here");
	if (IS_ERR(params))
		return PTR_ERR(params);
	incoming->config = params->config;
	swap(incoming->join, params->join);
	nwifi_connect_params_free(params);
	rj->event.event.pre.config = &incoming->config;
	return 0;
}

int nwifi_nl_ihv_pre_done_doit(struct sk_buff *skb, struct genl_info *info)
{
	struct report_job *rj;
	int err;

	rj = completion_new(info, NWIFI_EV_IHV_PRE,
			    "Dot11ExtPreAssociateCompletion", &err);
	if (!rj)
		return err;
	rj->event.event.pre.session = rj->report.session;
	rj->event.event.pre.result = rj->report.result;
	rj->event.event.pre.managed = true;
	err = take_algorithms(info, rj);
	if (err) {
		nwifi_job_free(&rj->event.job);
		return err;
	}
	return nwifi_host_job_post(info, &rj->event.job);
}

int nwifi_nl_ihv_post_done_doit(struct sk_buff *skb, struct genl_info *info)
{
	struct report_job *rj;
	const u8 *peer;
	int err;

	if (nwifi_genl_missing(info, NWIFI_A_MAC))
		return -EINVAL;
	err = nwifi_genl_mac(info, NWIFI_A_MAC, &peer);
	if (err)
		return err;
	rj = completion_new(info, NWIFI_EV_IHV_POST,
			    "Dot11ExtPostAssociateCompletion", &err);
	if (!rj)
		return err;
	ether_addr_copy(rj->peer, peer);
	ether_addr_copy(rj->event.event.post.peer, peer);
	rj->event.event.post.session = rj->report.session;
	rj->event.event.post.authorized = !rj->report.result;
	return nwifi_host_job_post(info, &rj->event.job);
}

static bool name_is_valid(const char *name)
{
	for (; *name; name++)
		if (!isalnum(*name))
			return false;
	return true;
}

int nwifi_nl_ihv_report_doit(struct sk_buff *skb, struct genl_info *info)
{
	struct nlattr **attrs = info->attrs;
	struct nwifi_ihv_report *report;
	struct report_job *rj;
	const u8 *peer;
	int err;

	if (nwifi_genl_missing(info, NWIFI_A_IHV_NAME) ||
	    nwifi_genl_missing(info, NWIFI_A_IHV_PHASE))
		return -EINVAL;
	err = nwifi_genl_mac(info, NWIFI_A_MAC, &peer);
	if (err)
		return err;
	rj = report_job_new(info, &err);
	if (!rj)
		return err;
	rj->alone = true;
	nla_strscpy(rj->name, attrs[NWIFI_A_IHV_NAME], sizeof(rj->name));
	if (!name_is_valid(rj->name)) {
		NL_SET_ERR_MSG_ATTR(info->extack, attrs[NWIFI_A_IHV_NAME],
				    "not the name of a handler or function");
		nwifi_job_free(&rj->event.job);
		return -EINVAL;
	}
	report = &rj->report;
	report->function = attrs[NWIFI_A_IHV_IS_FUNCTION];
	report->phase = nwifi_genl_u32(info, NWIFI_A_IHV_PHASE);
	report->have_result = attrs[NWIFI_A_IHV_RESULT];
	report->result = nwifi_genl_u32(info, NWIFI_A_IHV_RESULT);
	report->have_session = attrs[NWIFI_A_IHV_SESSION];
	report->session = nwifi_genl_u32(info, NWIFI_A_IHV_SESSION);
	if (peer)
		ether_addr_copy(rj->peer, peer);
	return nwifi_host_job_post(info, &rj->event.job);
}
