// SPDX-License-Identifier: GPL-2.0-only
/*
 * Requests that somebody waits for: from their acceptance by the netlink
 * family to the one request-done message that tells their outcome.
 */
#include <linux/atomic.h>
#include <linux/slab.h>
#include <uapi/linux/nwifi.h>

#include "adapter.h"
#include "core/dot11.h"
#include "event.h"
#include "request.h"

struct request {
	struct list_head list;
	u32 id;
	u32 portid;
	u32 command;
	u64 cookie;
};

/**
 * nwifi_request_id() - a number for a request
 *
 * Return: never zero, which means that nobody waits.
 */
u32 nwifi_request_id(void)
{
	static atomic_t last = ATOMIC_INIT(0);
	u32 id;

	do {
		id = atomic_inc_return(&last);
	} while (!id);
	return id;
}

/**
 * nwifi_request_new() - somebody is going to wait
 * @adapter: the adapter
 * @portid: netlink port to answer
 * @cookie: to be repeated in the answer
 * @command: enum of the netlink family
 *
 * Return: number of the request, zero without memory.
 */
u32 nwifi_request_new(struct nwifi_adapter *adapter, u32 portid, u64 cookie,
		      u32 command)
{
	struct request *req = kmalloc(sizeof(*req), GFP_KERNEL);

	if (!req)
		return 0;
	req->id = nwifi_request_id();
	req->portid = portid;
	req->command = command;
	req->cookie = cookie;
	spin_lock_bh(&adapter->lock);
	list_add_tail(&req->list, &adapter->requests);
	spin_unlock_bh(&adapter->lock);
	return req->id;
}

static struct request *take(struct nwifi_adapter *adapter, u32 id)
{
	struct request *req, *found = NULL;

	spin_lock_bh(&adapter->lock);
	list_for_each_entry(req, &adapter->requests, list) {
		if (id && req->id != id)
			continue;
		list_del(&req->list);
		found = req;
		break;
	}
	spin_unlock_bh(&adapter->lock);
	return found;
}

static void answer(struct nwifi_adapter *adapter, struct request *req,
		   const struct nwifi_outcome *outcome)
{
	nwifi_event_request_done(adapter, req->portid, req->cookie,
				 req->command, outcome);
	kfree(req);
}

/* the error number that says most of what the documents' codes say */
static int error_of(const struct nwifi_action *act)
{
	switch (act->done.message) {
	case NWIFI_MSG_NONE:
	case NWIFI_MSG_NO_BETTER_AP:
		return 0;
	case NWIFI_MSG_NOT_CONNECTED:
		return -ENOTCONN;
	case NWIFI_MSG_ALREADY_OP:
	case NWIFI_MSG_NOT_INIT:
	case NWIFI_MSG_SCAN_BUSY:
	case NWIFI_MSG_ROAM_BUSY:
		return -EBUSY;
	case NWIFI_MSG_RADIO_OFF:
		return -ENETDOWN;
	case NWIFI_MSG_CANCELLED:
		return -ECANCELED;
	case NWIFI_MSG_NO_SUCH_BSS:
	case NWIFI_MSG_NO_CANDIDATE:
	case NWIFI_MSG_NO_PORT:
		return -ENOENT;
	case NWIFI_MSG_NOT_OS_PORT:
		return -EPERM;
	case NWIFI_MSG_REMOVED:
		return -ENODEV;
	default:
		return -EHOSTUNREACH;
	}
}

/**
 * nwifi_request_done() - the core has completed a request
 * @adapter: the adapter
 * @act: a %NWIFI_ACT_DONE or %NWIFI_ACT_SCAN_DONE action
 *
 * Context: the worker.
 */
void nwifi_request_done(struct nwifi_adapter *adapter,
			const struct nwifi_action *act)
{
	const struct nwifi_outcome outcome = {
		.error = error_of(act),
		.ndis = act->done.ndis,
		.status = act->done.status,
		.message = nwifi_message_text(act->done.message),
		.bssid = act->done.have_bssid ? act->done.bssid : NULL,
	};
	struct request *req;

	/* scans of cfg80211 have a number, but nobody waits here for them */
	req = act->done.request ? take(adapter, act->done.request) : NULL;
	if (req)
		answer(adapter, req, &outcome);
}

/**
 * nwifi_request_fail() - a request ends without the core
 * @adapter: the adapter
 * @id: its number
 * @error: zero or a negative error number
 * @message: the reason, %NULL for none
 *
 * Context: may sleep.
 */
void nwifi_request_fail(struct nwifi_adapter *adapter, u32 id, int error,
			const char *message)
{
	const struct nwifi_outcome outcome = {
		.error = error,
		.message = message,
	};
	struct request *req = id ? take(adapter, id) : NULL;

	if (req)
		answer(adapter, req, &outcome);
}

/**
 * nwifi_request_forget() - a request ends without an answer
 * @adapter: the adapter
 * @id: its number, zero for none
 */
void nwifi_request_forget(struct nwifi_adapter *adapter, u32 id)
{
	if (id)
		kfree(take(adapter, id));
}

/**
 * nwifi_requests_end() - end every request that is left
 * @adapter: the adapter
 * @error: a negative error number
 * @message: the reason
 *
 * Context: may sleep.
 */
void nwifi_requests_end(struct nwifi_adapter *adapter, int error,
			const char *message)
{
	const struct nwifi_outcome outcome = {
		.error = error,
		.message = message,
	};
	struct request *req;

	while ((req = take(adapter, 0)))
		answer(adapter, req, &outcome);
}
