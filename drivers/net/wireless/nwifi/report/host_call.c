// SPDX-License-Identifier: GPL-2.0-only
/*
 * Calls to the IHV extension host. See report/host.h.
 *
 * Pages: Performing a Post-Association Operation; Stopping a Post-Association
 * Operation; Receive Operations.
 */
#include <linux/etherdevice.h>
#include <linux/ieee80211.h>
#include <linux/printk.h>
#include <linux/skbuff.h>
#include <net/genetlink.h>
#include <uapi/linux/nwifi.h>

#include "core/action.h"
#include "report/event.h"
#include "report/host.h"
#include "report/ihv_report.h"
#include "report/payload.h"
#include "report/reporter.h"

/*
 * The kernel waits so long for a handler. The host has shorter deadlines of its
 * own for its plugins, so that this one is for a host that hangs itself.
 */
#define CALL_MS		3000
#define CALL_SIZE	(NLMSG_GOODSIZE + 3 * IEEE80211_MAX_DATA_LEN)

/* Win32 errors that stand for the end of a host. */
#define ERROR_NOT_READY	21
#define ERROR_TIMEOUT	1460

static const char * const handler_names[] = {
	[NWIFI_IHV_HANDLER_PERFORM_PRE_ASSOCIATE] =
		"Dot11ExtIhvPerformPreAssociate",
	[NWIFI_IHV_HANDLER_PERFORM_POST_ASSOCIATE] =
		"Dot11ExtIhvPerformPostAssociate",
	[NWIFI_IHV_HANDLER_STOP_POST_ASSOCIATE] =
		"Dot11ExtIhvStopPostAssociate",
	[NWIFI_IHV_HANDLER_ADAPTER_RESET] = "Dot11ExtIhvAdapterReset",
	[NWIFI_IHV_HANDLER_DEINIT_ADAPTER] = "Dot11ExtIhvDeinitAdapter",
	[NWIFI_IHV_HANDLER_RECEIVE_PACKET] = "Dot11ExtIhvReceivePacket",
	[NWIFI_IHV_HANDLER_SEND_PACKET_COMPLETION] =
		"Dot11ExtIhvSendPacketCompletion",
};

/**
 * struct host_call - what one call carries beside the names
 * @handler: enum nwifi_ihv_handler
 * @session: connection session or session of a port, zero for none
 * @peer: MAC address, %NULL for none
 * @port: the port that the call is about, %NULL for none
 * @completion: ASSOCIATION_COMPLETION of that port, %NULL for none
 * @ssid: the network, %NULL for none
 * @packet: a received packet behind its Ethernet header, %NULL for none
 */
struct host_call {
	u32 handler;
	u32 session;
	const u8 *peer;
	const struct nwifi_port_change *port;
	const struct nwifi_indicated *completion;
	const struct nwifi_ssid *ssid;
	const struct sk_buff *packet;
};

static void call_report(struct nwifi_host *host, const struct host_call *call,
			u32 phase, u32 result)
{
	const struct nwifi_ihv_report report = {
		.name = handler_names[call->handler],
		.phase = phase,
		.have_result = phase != NWIFI_IHV_PHASE_CALL,
		.result = result,
		.have_session = call->session,
		.session = call->session,
		.peer = call->peer,
	};

	nwifi_report_ihv(host->reporter, &report);
}

static bool put_port(struct sk_buff *skb, const struct nwifi_port_change *port)
{
	struct nlattr *nest = nla_nest_start(skb, NWIFI_A_PORT);

	if (!nest || !nwifi_payload_put_port(skb, port))
		return false;
	nla_nest_end(skb, nest);
	return true;
}

static bool put_completion(struct nwifi_host *host, struct sk_buff *skb,
			   const struct nwifi_indicated *completion)
{
	struct nlattr *nest = nla_nest_start(skb, NWIFI_A_PAYLOAD);

	if (!nest ||
	    !nwifi_payload_put_completion(host->reporter, skb, completion))
		return false;
	nla_nest_end(skb, nest);
	return true;
}

static bool put_packet(struct sk_buff *skb, const struct sk_buff *packet)
{
	const struct ethhdr *eth = eth_hdr(packet);
	struct nlattr *attr;

	if (nla_put(skb, NWIFI_A_MAC, ETH_ALEN, eth->h_source) ||
	    nla_put_u16(skb, NWIFI_A_ETHERTYPE, ntohs(eth->h_proto)))
		return false;
	attr = nla_reserve(skb, NWIFI_A_PACKET, packet->len);
	return attr && !skb_copy_bits(packet, 0, nla_data(attr), packet->len);
}

static bool put_call(struct nwifi_host *host, struct sk_buff *skb,
		     const struct host_call *call)
{
	if (call->session &&
	    nla_put_u32(skb, NWIFI_A_IHV_SESSION, call->session))
		return false;
	if (call->ssid && nla_put(skb, NWIFI_A_SSID, call->ssid->len,
				  call->ssid->data))
		return false;
	if (call->packet)
		return put_packet(skb, call->packet);
	if (call->peer && nla_put(skb, NWIFI_A_MAC, ETH_ALEN, call->peer))
		return false;
	if (call->handler == NWIFI_IHV_HANDLER_STOP_POST_ASSOCIATE)
		return !nla_put_u32(skb, NWIFI_A_STATUS, call->port->status);
	return !call->port ||
	       (put_port(skb, call->port) &&
		put_completion(host, skb, call->completion));
}

static int call_send(struct nwifi_host *host, u32 portid, u64 cookie,
		     const struct host_call *call)
{
	struct sk_buff *skb = genlmsg_new(CALL_SIZE, GFP_KERNEL);
	struct nwifi_reporter *reporter = host->reporter;
	void *head;

	if (!skb)
		return -ENOMEM;
	head = genlmsg_put(skb, portid, 0, nwifi_report_family, 0,
			   NWIFI_CMD_IHV_CALL);
	if (!head || !nwifi_reporter_put(reporter, skb) ||
	    nla_put_u64_64bit(skb, NWIFI_A_COOKIE, cookie, NWIFI_A_PAD) ||
	    nla_put_u32(skb, NWIFI_A_IHV_HANDLER, call->handler) ||
	    nla_put_u32(skb, NWIFI_A_IHV_DEADLINE, CALL_MS) ||
	    !put_call(host, skb, call)) {
		nlmsg_free(skb);
		return -EMSGSIZE;
	}
	genlmsg_end(skb, head);
	return genlmsg_unicast(reporter->net, skb, portid);
}

/*
 * Begins a call. @portid is set to whom to call; to zero if the host that the
 * core means is gone, even if another one has taken its place already. @expect
 * is where the cookie is kept until the call has returned, or %NULL.
 */
static u64 call_begin(struct nwifi_host *host, u32 *portid, u64 *expect)
{
	u64 cookie;

	spin_lock_bh(&host->lock);
	*portid = host->known == host->binding ? host->portid : 0;
	cookie = ++host->cookie;
	if (expect)
		*expect = cookie;
	spin_unlock_bh(&host->lock);
	return cookie;
}

static bool call_is_over(struct nwifi_host *host, u32 portid)
{
	bool over;

	spin_lock_bh(&host->lock);
	over = !host->waiting || host->portid != portid;
	spin_unlock_bh(&host->lock);
	return over;
}

/*
 * A host that was stopped for a while finds this behind the calls that it has
 * missed. One that has no room for it learns by that that messages were lost.
 */
static void lost_send(struct nwifi_host *host, u32 portid)
{
	struct sk_buff *skb = genlmsg_new(NLMSG_GOODSIZE, GFP_KERNEL);
	struct nwifi_reporter *reporter = host->reporter;
	void *head;

	if (!skb)
		return;
	head = genlmsg_put(skb, portid, 0, nwifi_report_family, 0,
			   NWIFI_CMD_IHV_LOST);
	if (!head || !nwifi_reporter_put(reporter, skb)) {
		nlmsg_free(skb);
		return;
	}
	genlmsg_end(skb, head);
	genlmsg_unicast(reporter->net, skb, portid);
}

static void call_failed(struct nwifi_host *host, u32 portid,
			const struct host_call *call, int err)
{
	pr_warn("nwifi: %s: the IHV extension host did not take or answer %s: %d; its ports close\n",
		host->reporter->name, handler_names[call->handler], err);
	nwifi_host_release(host, portid);
	lost_send(host, portid);
}

/* Sends a call that is not waited for. Returns false if nobody is there. */
static bool call_post(struct nwifi_host *host, const struct host_call *call,
		      u64 *expect)
{
	u32 portid;
	u64 cookie = call_begin(host, &portid, expect);
	int err;

	if (!portid)
		return false;
	call_report(host, call, NWIFI_IHV_PHASE_CALL, 0);
	err = call_send(host, portid, cookie, call);
	if (err)
		call_failed(host, portid, call, err);
	return !err;
}

/* Calls a handler and waits for it to return: a Win32 error. */
static u32 call_wait(struct nwifi_host *host, const struct host_call *call)
{
	u32 portid, result = ERROR_NOT_READY;
	u64 cookie = call_begin(host, &portid, &host->waiting);
	bool answered;
	int err;

	if (!portid)
		return result;
	call_report(host, call, NWIFI_IHV_PHASE_CALL, 0);
	err = call_send(host, portid, cookie, call);
	if (!err &&
	    !wait_event_timeout(host->wait, call_is_over(host, portid),
				msecs_to_jiffies(CALL_MS))) {
		err = -ETIMEDOUT;
		result = ERROR_TIMEOUT;
	}
	spin_lock_bh(&host->lock);
	answered = !err && !host->waiting;
	if (answered)
		result = host->result;
	host->waiting = 0;
	spin_unlock_bh(&host->lock);
	if (err)
		call_failed(host, portid, call, err);
	call_report(host, call, NWIFI_IHV_PHASE_RETURN, result);
	return result;
}

/**
 * nwifi_host_pre_associate() - call Dot11ExtIhvPerformPreAssociate
 * @host: the host
 * @session: connection session
 * @ssid: the network that is to be connected with
 *
 * Context: the worker; does not wait. Without a host nothing happens: that it
 * is gone is on its way to the core, and fails the operation.
 */
void nwifi_host_pre_associate(struct nwifi_host *host, u32 session,
			      const struct nwifi_ssid *ssid)
{
	const struct host_call call = {
		.handler = NWIFI_IHV_HANDLER_PERFORM_PRE_ASSOCIATE,
		.session = session,
		.ssid = ssid,
	};

	/* The return of an earlier call has no meaning from here on. */
	spin_lock_bh(&host->lock);
	host->pre_cookie = 0;
	host->pre_session = session;
	spin_unlock_bh(&host->lock);
	call_post(host, &call, &host->pre_cookie);
}

/**
 * nwifi_host_perform() - call Dot11ExtIhvPerformPostAssociate
 * @host: the host
 * @port: the port
 * @completion: the ASSOCIATION_COMPLETION that created it
 *
 * Context: the worker; waits for the host, for a limited time.
 * Return: what the handler returned, a Win32 error.
 */
u32 nwifi_host_perform(struct nwifi_host *host,
		       const struct nwifi_port_change *port,
		       const struct nwifi_indicated *completion)
{
	const struct host_call call = {
		.handler = NWIFI_IHV_HANDLER_PERFORM_POST_ASSOCIATE,
		.session = port->session,
		.peer = port->peer,
		.port = port,
		.completion = completion,
	};

	return call_wait(host, &call);
}

/**
 * nwifi_host_stop() - call Dot11ExtIhvStopPostAssociate
 * @host: the host
 * @port: the port, and why it goes
 *
 * Context: the worker; waits for the host, for a limited time.
 */
void nwifi_host_stop(struct nwifi_host *host,
		     const struct nwifi_port_change *port)
{
	const struct host_call call = {
		.handler = NWIFI_IHV_HANDLER_STOP_POST_ASSOCIATE,
		.session = port->session,
		.peer = port->peer,
		.port = port,
	};

	call_wait(host, &call);
}

/**
 * nwifi_host_reset() - call Dot11ExtIhvAdapterReset
 * @host: the host
 *
 * Context: the worker; waits for the host, for a limited time.
 */
void nwifi_host_reset(struct nwifi_host *host)
{
	const struct host_call call = {
		.handler = NWIFI_IHV_HANDLER_ADAPTER_RESET,
	};

	call_wait(host, &call);
}

/**
 * nwifi_host_deinit() - call Dot11ExtIhvDeinitAdapter, and let the host go
 * @host: the host
 *
 * No function of the host has an effect any more (IHV-10).
 *
 * Context: the worker; waits for the host, for a limited time.
 */
void nwifi_host_deinit(struct nwifi_host *host)
{
	const struct host_call call = {
		.handler = NWIFI_IHV_HANDLER_DEINIT_ADAPTER,
	};

	call_wait(host, &call);
	nwifi_host_forget(host);
}

/**
 * nwifi_host_receive() - call Dot11ExtIhvReceivePacket
 * @host: the host
 * @packet: the packet, behind its Ethernet header, which is where the MAC
 *	header is
 *
 * Context: the worker; does not wait.
 * Return: true if the return of the handler is to be expected.
 */
bool nwifi_host_receive(struct nwifi_host *host, const struct sk_buff *packet)
{
	const struct host_call call = {
		.handler = NWIFI_IHV_HANDLER_RECEIVE_PACKET,
		.peer = eth_hdr(packet)->h_source,
		.packet = packet,
	};

	return call_post(host, &call, &host->rx_cookie);
}

/**
 * nwifi_host_sent() - call Dot11ExtIhvSendPacketCompletion (IHV-61)
 * @host: the host
 * @cookie: of the request to send, which names the packet
 *
 * Context: the worker; does not wait.
 */
void nwifi_host_sent(struct nwifi_host *host, u64 cookie)
{
	const struct host_call call = {
		.handler = NWIFI_IHV_HANDLER_SEND_PACKET_COMPLETION,
	};
	u32 portid;
	int err;

	call_begin(host, &portid, NULL);
	if (!portid)
		return;
	call_report(host, &call, NWIFI_IHV_PHASE_CALL, 0);
	err = call_send(host, portid, cookie, &call);
	if (err)
		call_failed(host, portid, &call, err);
}

/**
 * nwifi_host_report_return() - tell listeners that a handler has returned
 * @host: the host
 * @handler: enum nwifi_ihv_handler; one that was not waited for
 * @session: session of the call, zero for none
 * @result: Win32 error
 *
 * Context: the worker.
 */
void nwifi_host_report_return(struct nwifi_host *host, u32 handler,
			      u32 session, u32 result)
{
	const struct host_call call = {
		.handler = handler,
		.session = session,
	};

	call_report(host, &call, NWIFI_IHV_PHASE_RETURN, result);
}
