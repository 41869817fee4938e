// SPDX-License-Identifier: GPL-2.0-only
/*
 * Requests that somebody waits for: from their acceptance by the netlink
 * family to the one request-done message that tells their outcome.
 */
#include <linux/atomic.h>
#include <linux/if_ether.h>
#include <linux/slab.h>
#include <net/genetlink.h>
#include <uapi/linux/nwifi.h>

#include "core/core.h"
#include "report/outcome.h"
#include "report/reporter.h"

/*
 * Whoever waits for outcomes never has more requests under way. The second bound
 * is for all senders together, so that many of them cannot hold the end of the
 * adapter up, which has to wait for its turn (A11).
 */
#define MAX_REQUESTS		256
#define MAX_REQUESTS_OF_ALL	1024

/* A request-done message with the longest reason fits. */
#define DONE_SIZE	512

/**
 * struct request - a request that somebody waits for
 * @list: in the list of its adapter
 * @id: its number, never zero
 * @portid: netlink port of its sender
 * @command: command of the netlink family
 * @cookie: the sender's name of it
 */
struct request {
	struct list_head list;
	u32 id;
	u32 portid;
	u32 command;
	u64 cookie;
};

/**
 * nwifi_requests_init() - make ready for requests
 * @requests: to be initialised
 * @reporter: the adapter
 *
 * Context: any.
 */
void nwifi_requests_init(struct nwifi_requests *requests,
			 const struct nwifi_reporter *reporter)
{
	requests->reporter = reporter;
	spin_lock_init(&requests->lock);
	INIT_LIST_HEAD(&requests->list);
}

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
 * nwifi_requests_full() - are as many requests under way as may be?
 * @requests: the requests of the adapter
 * @portid: netlink port of the sender of one more
 *
 * Context: any but hard interrupt.
 * Return: true if so.
 */
bool nwifi_requests_full(struct nwifi_requests *requests, u32 portid)
{
	const struct request *req;
	unsigned int all = 0, own = 0;

	spin_lock_bh(&requests->lock);
	list_for_each_entry(req, &requests->list, list) {
		all++;
		own += req->portid == portid;
	}
	spin_unlock_bh(&requests->lock);
	return own >= MAX_REQUESTS || all >= MAX_REQUESTS_OF_ALL;
}

/**
 * nwifi_request_new() - somebody is going to wait
 * @requests: the requests of the adapter
 * @portid: netlink port to answer
 * @cookie: to be repeated in the answer
 * @command: enum of the netlink family
 *
 * The memory is on the account of the sender.
 *
 * Context: may sleep.
 * Return: number of the request, zero without memory.
 */
u32 nwifi_request_new(struct nwifi_requests *requests, u32 portid, u64 cookie,
		      u32 command)
{
	struct request *req = kmalloc(sizeof(*req), GFP_KERNEL_ACCOUNT);

	if (!req)
		return 0;
	req->id = nwifi_request_id();
	req->portid = portid;
	req->command = command;
	req->cookie = cookie;
	spin_lock_bh(&requests->lock);
	list_add_tail(&req->list, &requests->list);
	spin_unlock_bh(&requests->lock);
	return req->id;
}

static struct request *request_take(struct nwifi_requests *requests, u32 id)
{
	struct request *req, *found = NULL;

	spin_lock_bh(&requests->lock);
	list_for_each_entry(req, &requests->list, list) {
		if (id && req->id != id)
			continue;
		list_del(&req->list);
		found = req;
		break;
	}
	spin_unlock_bh(&requests->lock);
	return found;
}

/**
 * struct outcome - how a request ended
 * @error: zero or a negative error number
 * @ndis: NDIS_STATUS
 * @status: DOT11_ASSOC_STATUS
 * @message: the reason, %NULL for none
 * @bssid: the AP that the station is associated with, %NULL for none
 */
struct outcome {
	int error;
	u32 ndis;
	u32 status;
	const char *message;
	const u8 *bssid;
};

static void request_answer(struct nwifi_requests *requests,
			   struct request *req, const struct outcome *outcome)
{
	const struct nwifi_reporter *reporter = requests->reporter;
	struct sk_buff *skb;
	void *head;

	/* It is small, and nothing else would end the requester's wait. */
	skb = genlmsg_new(DONE_SIZE, GFP_KERNEL | __GFP_NOFAIL);
	head = genlmsg_put(skb, req->portid, 0, nwifi_report_family, 0,
			   NWIFI_CMD_REQUEST_DONE);
	if (!head || !nwifi_reporter_put(reporter, skb) ||
	    nla_put_u64_64bit(skb, NWIFI_A_COOKIE, req->cookie, NWIFI_A_PAD) ||
	    nla_put_u32(skb, NWIFI_A_COMMAND, req->command) ||
	    nla_put_s32(skb, NWIFI_A_ERROR, outcome->error) ||
	    nla_put_u32(skb, NWIFI_A_NDIS_STATUS, outcome->ndis) ||
	    nla_put_u32(skb, NWIFI_A_STATUS, outcome->status) ||
	    (outcome->message &&
	     nla_put_string(skb, NWIFI_A_MESSAGE, outcome->message)) ||
	    (outcome->bssid &&
	     nla_put(skb, NWIFI_A_BSSID, ETH_ALEN, outcome->bssid))) {
		nlmsg_free(skb);
	} else {
		genlmsg_end(skb, head);
		genlmsg_unicast(reporter->net, skb, req->portid);
	}
	kfree(req);
}

/* The error number that comes nearest to what the documents' codes say. */
static int outcome_error(const struct nwifi_action *act)
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
	case NWIFI_MSG_ETHERTYPES_FIXED:
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
	case NWIFI_MSG_NO_KEY:
		return -ENOKEY;
	case NWIFI_MSG_REMOVED:
		return -ENODEV;
	default:
		return -EHOSTUNREACH;
	}
}

/**
 * nwifi_request_done() - the core has completed a request
 * @requests: the requests of the adapter
 * @act: a %NWIFI_ACT_DONE or %NWIFI_ACT_SCAN_DONE action
 *
 * Context: the worker.
 */
void nwifi_request_done(struct nwifi_requests *requests,
			const struct nwifi_action *act)
{
	const struct outcome outcome = {
		.error = outcome_error(act),
		.ndis = act->done.ndis,
		.status = act->done.status,
		.message = nwifi_message_text(act->done.message),
		.bssid = act->done.have_bssid ? act->done.bssid : NULL,
	};
	struct request *req;

	/* Scans of cfg80211 have a number, but nobody waits here for them. */
	req = act->done.request ? request_take(requests, act->done.request) : NULL;
	if (req)
		request_answer(requests, req, &outcome);
}

/**
 * nwifi_request_end() - a request ends without the core
 * @requests: the requests of the adapter
 * @id: its number
 * @error: zero or a negative error number
 * @message: the reason, %NULL for none
 *
 * Context: may sleep.
 */
void nwifi_request_end(struct nwifi_requests *requests, u32 id, int error,
		       const char *message)
{
	const struct outcome outcome = {
		.error = error,
		.message = message,
	};
	struct request *req = id ? request_take(requests, id) : NULL;

	if (req)
		request_answer(requests, req, &outcome);
}

/**
 * nwifi_request_forget() - a request ends without an answer
 * @requests: the requests of the adapter
 * @id: its number, zero for none
 */
void nwifi_request_forget(struct nwifi_requests *requests, u32 id)
{
	if (id)
		kfree(request_take(requests, id));
}

/**
 * nwifi_requests_end() - end every request that is left
 * @requests: the requests of the adapter
 * @error: a negative error number
 * @message: the reason
 *
 * Context: may sleep.
 */
void nwifi_requests_end(struct nwifi_requests *requests, int error,
			const char *message)
{
	const struct outcome outcome = {
		.error = error,
		.message = message,
	};
	struct request *req;

	while ((req = request_take(requests, 0)))
		request_answer(requests, req, &outcome);
}
