// SPDX-License-Identifier: GPL-2.0-only
/*
 * The IHV extension host, as the worker deals with it: actions that call it,
 * what it returns, and its end.
 */
#include <uapi/linux/nwifi.h>

#include "adapter/act_host.h"
#include "adapter/adapter.h"
#include "adapter/ihv_rx.h"
#include "adapter/indicated.h"
#include "path/gate.h"

static void host_bound(struct nwifi_host *host, bool bound)
{
	struct nwifi_adapter *adapter =
		container_of(host, struct nwifi_adapter, host);

	nwifi_gate_host(&adapter->path, bound);
}

static void host_gone(struct nwifi_host *host)
{
	struct nwifi_adapter *adapter =
		container_of(host, struct nwifi_adapter, host);

	if (!atomic_xchg(&adapter->host_gone_posted, 1))
		nwifi_queue_post(&adapter->queue, &adapter->host_gone_job);
}

static const struct nwifi_host_ops host_ops = {
	.bound = host_bound,
	.gone = host_gone,
};

static bool host_gone_run(struct nwifi_adapter *adapter, struct nwifi_job *job,
			  struct nwifi_event *event)
{
	atomic_set(&adapter->host_gone_posted, 0);
	nwifi_worker_of(adapter)->ihv_rx_busy = false;
	nwifi_ihv_rx_purge(adapter);
	event->type = NWIFI_EV_IHV_UNBIND;
	return true;
}

/* It must not fail for want of memory that a host is gone. */
static const struct nwifi_job_type host_gone_type = {
	.run = host_gone_run,
	.embedded = true,
};

/**
 * nwifi_act_host_init() - an adapter without an extension host
 * @adapter: the adapter
 *
 * Context: before the worker runs.
 */
void nwifi_act_host_init(struct nwifi_adapter *adapter)
{
	nwifi_host_init(&adapter->host, &adapter->reporter, &host_ops);
	adapter->host_gone_job.type = &host_gone_type;
}

static void host_perform(struct nwifi_adapter *adapter,
			 const struct nwifi_port_change *port)
{
	struct nwifi_worker *worker = nwifi_worker_of(adapter);
	struct nwifi_event event = {
		.type = NWIFI_EV_IHV_PERFORMED,
		.performed.session = port->session,
	};
	struct nwifi_indicated what;

	nwifi_indicated_fill(adapter, &worker->completion, &what);
	event.performed.result = nwifi_host_perform(&adapter->host, port,
						    &what);
	nwifi_worker_follow(worker, &event);
}

/**
 * nwifi_act_host() - carry out an action that concerns the extension
 * @adapter: the adapter
 * @act: one of NWIFI_ACT_IHV_*
 *
 * Context: the worker; waits for the host, for a limited time.
 */
void nwifi_act_host(struct nwifi_adapter *adapter,
		    const struct nwifi_action *act)
{
	struct nwifi_host *host = &adapter->host;

	switch (act->type) {
	case NWIFI_ACT_IHV_PRE:
		nwifi_host_pre_associate(host, act->ihv.session,
					 &act->ihv.ssid);
		break;
	case NWIFI_ACT_IHV_PERFORM:
		host_perform(adapter, &act->port);
		break;
	case NWIFI_ACT_IHV_STOP:
		nwifi_ihv_rx_purge(adapter);
		nwifi_host_stop(host, &act->port);
		break;
	case NWIFI_ACT_IHV_RESET:
		nwifi_host_reset(host);
		break;
	case NWIFI_ACT_IHV_DEINIT:
		nwifi_host_deinit(host);
		break;
	}
}

/**
 * struct return_job - a call that was not waited for has returned
 * @job: the job
 * @returned: the call
 * @result: Win32 error
 * @managed: of PerformPreAssociate: the extension manages the connection
 */
struct return_job {
	struct nwifi_job job;
	struct nwifi_host_return returned;
	u32 result;
	bool managed;
};

static bool return_job_run(struct nwifi_adapter *adapter, struct nwifi_job *job,
			   struct nwifi_event *event)
{
	const struct return_job *rj = container_of(job, struct return_job, job);

	if (!rj->returned.pre) {
		nwifi_host_report_return(&adapter->host,
					 NWIFI_IHV_HANDLER_RECEIVE_PACKET, 0,
					 rj->result);
		nwifi_ihv_rx_returned(adapter);
		return false;
	}
	nwifi_host_report_return(&adapter->host,
				 NWIFI_IHV_HANDLER_PERFORM_PRE_ASSOCIATE,
				 rj->returned.session, rj->result);
	/* The operation was initiated: its completion is to come (IHV-38). */
	if (rj->managed && !rj->result)
		return false;
	event->type = NWIFI_EV_IHV_PRE;
	event->pre.session = rj->returned.session;
	event->pre.result = rj->result;
	return true;
}

static const struct nwifi_job_type return_job_type = {
	.size = sizeof(struct return_job),
	.run = return_job_run,
};

/**
 * nwifi_host_post_return() - a handler has returned
 * @adapter: the adapter
 * @cookie: of the call
 * @result: Win32 error
 * @managed: of PerformPreAssociate: the extension manages the connection
 *
 * Context: the netlink handler; the worker may be waiting for this.
 * Return: 0, or -ENOENT if there is no such call, or it has returned before.
 */
int nwifi_host_post_return(struct nwifi_adapter *adapter, u64 cookie,
			   u32 result, bool managed)
{
	struct nwifi_host_return returned = {};
	struct return_job *rj;
	int ret;

	ret = nwifi_host_returned(&adapter->host, cookie, result, &returned);
	if (ret)
		return min(ret, 0);
	/* The call has returned; what it returned must not get lost. */
	rj = nwifi_job_new(&return_job_type, struct return_job, 0,
			   GFP_KERNEL | __GFP_NOFAIL);
	rj->returned = returned;
	rj->result = result;
	rj->managed = managed;
	nwifi_queue_post(&adapter->queue, &rj->job);
	return 0;
}
