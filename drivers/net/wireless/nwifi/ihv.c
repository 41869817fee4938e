// SPDX-License-Identifier: GPL-2.0-only
/*
 * Calls to the IHV extension host. See the DOC section of ihv.h.
 *
 * Pages: Performing a Post-Association Operation; Stopping a Post-Association
 * Operation; Receive Operations; IEEE EtherType Handling.
 */
#include <linux/etherdevice.h>
#include <linux/slab.h>
#include <net/genetlink.h>

#include "adapter.h"
#include "core/dot11.h"
#include "data.h"
#include "event.h"
#include "genl.h"
#include "ihv.h"
#include "job.h"
#include "key.h"
#include "worker.h"

/*
 * What the kernel side waits for a handler. The host has shorter deadlines of
 * its own, so that this one is for a host that hangs itself.
 */
#define CALL_MS		3000
#define CALL_SIZE	(NLMSG_GOODSIZE + 3 * IEEE80211_MAX_DATA_LEN)

/* Win32 errors that stand for the end of a host */
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

/* one call: what the message carries beside the names */
struct call {
	u32 handler;
	u32 session;
	const u8 *peer;
	const struct nwifi_port_change *port;
	const struct nwifi_ssid *ssid;
	struct sk_buff *packet;
};

static struct nwifi_ihv_host *host_of(struct nwifi_adapter *adapter)
{
	return &adapter->ihv;
}

static void report(struct nwifi_adapter *adapter, const struct call *call,
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

	nwifi_event_ihv(adapter, &report);
}

static bool put_port(struct sk_buff *skb, const struct nwifi_port_change *port)
{
	struct nlattr *nest = nla_nest_start(skb, NWIFI_A_PORT);

	if (!nest || !nwifi_event_put_port(skb, port))
		return false;
	nla_nest_end(skb, nest);
	return true;
}

static bool put_completion(struct nwifi_adapter *adapter, struct sk_buff *skb)
{
	struct nlattr *nest = nla_nest_start(skb, NWIFI_A_PAYLOAD);

	if (!nest || !nwifi_event_put_completion(adapter, skb,
						 &host_of(adapter)->completion))
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

static bool put_call(struct nwifi_adapter *adapter, struct sk_buff *skb,
		     const struct call *call)
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
	return !call->port || (put_port(skb, call->port) &&
			       put_completion(adapter, skb));
}

static int send(struct nwifi_adapter *adapter, u32 portid, u64 cookie,
		const struct call *call)
{
	struct sk_buff *skb = genlmsg_new(CALL_SIZE, GFP_KERNEL);
	void *head;

	if (!skb)
		return -ENOMEM;
	head = genlmsg_put(skb, portid, 0, &nwifi_genl_family, 0,
			   NWIFI_CMD_IHV_CALL);
	if (!head || nla_put_u32(skb, NWIFI_A_IFINDEX, adapter->ifindex) ||
	    nla_put_string(skb, NWIFI_A_IFNAME, adapter->name) ||
	    nla_put_u64_64bit(skb, NWIFI_A_COOKIE, cookie, NWIFI_A_PAD) ||
	    nla_put_u32(skb, NWIFI_A_IHV_HANDLER, call->handler) ||
	    nla_put_u32(skb, NWIFI_A_IHV_DEADLINE, CALL_MS) ||
	    !put_call(adapter, skb, call)) {
		nlmsg_free(skb);
		return -EMSGSIZE;
	}
	genlmsg_end(skb, head);
	return genlmsg_unicast(adapter->net, skb, portid);
}

/**
 * nwifi_ihv_shut() - the gate of an extension's port closes at once
 * @adapter: the adapter
 *
 * The port itself follows in the worker.
 *
 * Context: any.
 */
void nwifi_ihv_shut(struct nwifi_adapter *adapter)
{
	struct nwifi_gate *gate;

	rcu_read_lock();
	gate = rcu_dereference(adapter->data.port);
	if (gate && gate->owner == NWIFI_PORT_OWNER_IHV)
		WRITE_ONCE(gate->open, false);
	rcu_read_unlock();
}

/* there is no host from now on; the core hears of it in its turn */
static void let_go(struct nwifi_adapter *adapter, u32 portid)
{
	struct nwifi_ihv_host *host = host_of(adapter);
	bool post = false;

	spin_lock_bh(&adapter->lock);
	if (host->portid && host->portid == portid) {
		host->portid = 0;
		host->binding++;
		nwifi_ihv_shut(adapter);
		post = !host->gone_posted;
		host->gone_posted = true;
	}
	spin_unlock_bh(&adapter->lock);
	wake_up_all(&host->wait);
	if (post)
		nwifi_job_post(adapter, &host->gone_job);
}

/*
 * @portid: set to whom to call; zero if the host that the core means is gone,
 *	even if another one has taken its place already
 * @expect: where the cookie is kept until the call has returned, or %NULL
 */
static u64 new_call(struct nwifi_adapter *adapter, u32 *portid, u64 *expect)
{
	struct nwifi_ihv_host *host = host_of(adapter);
	u64 cookie;

	spin_lock_bh(&adapter->lock);
	*portid = host->known == host->binding ? host->portid : 0;
	cookie = ++host->cookie;
	if (expect)
		*expect = cookie;
	spin_unlock_bh(&adapter->lock);
	return cookie;
}

static bool call_over(struct nwifi_adapter *adapter, u32 portid)
{
	bool over;

	spin_lock_bh(&adapter->lock);
	over = !host_of(adapter)->waiting || host_of(adapter)->portid != portid;
	spin_unlock_bh(&adapter->lock);
	return over;
}

/* send a call that is not waited for; false if nobody is there */
static bool call_only(struct nwifi_adapter *adapter, const struct call *call,
		      u64 *expect)
{
	u32 portid;
	u64 cookie = new_call(adapter, &portid, expect);
	int err;

	if (!portid)
		return false;
	report(adapter, call, NWIFI_IHV_PHASE_CALL, 0);
	err = send(adapter, portid, cookie, call);
	if (!err)
		return true;
	netdev_warn(adapter->dev, "IHV extension host: %s not delivered: %d\n",
		    handler_names[call->handler], err);
	let_go(adapter, portid);
	return false;
}

/* call a handler and wait for it to return: a Win32 error */
static u32 call_and_wait(struct nwifi_adapter *adapter, const struct call *call)
{
	struct nwifi_ihv_host *host = host_of(adapter);
	u32 portid, result = ERROR_NOT_READY;
	u64 cookie = new_call(adapter, &portid, &host->waiting);
	bool answered;
	int err;

	if (!portid)
		return result;
	report(adapter, call, NWIFI_IHV_PHASE_CALL, 0);
	err = send(adapter, portid, cookie, call);
	if (!err && !wait_event_timeout(host->wait, call_over(adapter, portid),
					msecs_to_jiffies(CALL_MS))) {
		err = -ETIMEDOUT;
		result = ERROR_TIMEOUT;
	}
	spin_lock_bh(&adapter->lock);
	answered = !err && !host->waiting;
	if (answered)
		result = host->result;
	host->waiting = 0;
	spin_unlock_bh(&adapter->lock);
	if (err) {
		netdev_warn(adapter->dev,
			    "IHV extension host: %s: %d, its ports close\n",
			    handler_names[call->handler], err);
		let_go(adapter, portid);
	}
	report(adapter, call, NWIFI_IHV_PHASE_RETURN, result);
	return result;
}

static void follow(struct nwifi_adapter *adapter,
		   const struct nwifi_event *event)
{
	struct nwifi_ihv_host *host = host_of(adapter);

	if (!WARN_ON_ONCE(host->n_after == ARRAY_SIZE(host->after)))
		host->after[host->n_after++] = *event;
}

static void pre_associate(struct nwifi_adapter *adapter, u32 session)
{
	struct nwifi_ihv_host *host = host_of(adapter);
	const struct call call = {
		.handler = NWIFI_IHV_HANDLER_PERFORM_PRE_ASSOCIATE,
		.session = session,
		.ssid = &adapter->core.ihv.config.ssids[0],
	};

	/* of an earlier one nobody wants to know any more */
	spin_lock_bh(&adapter->lock);
	host->pre_cookie = 0;
	host->pre_session = session;
	spin_unlock_bh(&adapter->lock);
	/* without a host, its end is on the way and fails the operation */
	call_only(adapter, &call, &host->pre_cookie);
}

static void perform(struct nwifi_adapter *adapter,
		    const struct nwifi_port_change *port)
{
	const struct call call = {
		.handler = NWIFI_IHV_HANDLER_PERFORM_POST_ASSOCIATE,
		.session = port->session,
		.peer = port->peer,
		.port = port,
	};
	const struct nwifi_event event = {
		.type = NWIFI_EV_IHV_PERFORMED,
		.session = port->session,
		.error = call_and_wait(adapter, &call),
	};

	follow(adapter, &event);
}

static void stop(struct nwifi_adapter *adapter,
		 const struct nwifi_port_change *port)
{
	const struct call call = {
		.handler = NWIFI_IHV_HANDLER_STOP_POST_ASSOCIATE,
		.session = port->session,
		.peer = port->peer,
		.port = port,
	};

	nwifi_ihv_rx_purge(adapter);
	call_and_wait(adapter, &call);
}

/* PORT-46: no registration, no exemption */
static void forget_ethertypes(struct nwifi_ihv_host *host)
{
	host->registration.n = 0;
	host->exemption.action = NWIFI_EXEMPTION_NONE;
}

static void reset(struct nwifi_adapter *adapter)
{
	const struct call call = {
		.handler = NWIFI_IHV_HANDLER_ADAPTER_RESET,
	};

	/* PORT-45: cleared before the call, which may register anew (P-12) */
	forget_ethertypes(host_of(adapter));
	call_and_wait(adapter, &call);
}

static void deinit(struct nwifi_adapter *adapter)
{
	struct nwifi_ihv_host *host = host_of(adapter);
	const struct call call = {
		.handler = NWIFI_IHV_HANDLER_DEINIT_ADAPTER,
	};

	call_and_wait(adapter, &call);
	/* IHV-10: no function has an effect any more */
	spin_lock_bh(&adapter->lock);
	host->portid = 0;
	host->binding++;
	spin_unlock_bh(&adapter->lock);
}

/**
 * nwifi_ihv_act() - carry an action out that concerns the extension
 * @adapter: the adapter
 * @act: one of NWIFI_ACT_IHV_*
 *
 * Context: the worker; waits for the host, for a limited time.
 */
void nwifi_ihv_act(struct nwifi_adapter *adapter,
		   const struct nwifi_action *act)
{
	switch (act->type) {
	case NWIFI_ACT_IHV_PRE:
		pre_associate(adapter, act->ihv.session);
		break;
	case NWIFI_ACT_IHV_PERFORM:
		perform(adapter, &act->port);
		break;
	case NWIFI_ACT_IHV_STOP:
		stop(adapter, &act->port);
		break;
	case NWIFI_ACT_IHV_RESET:
		reset(adapter);
		break;
	case NWIFI_ACT_IHV_DEINIT:
		deinit(adapter);
		break;
	}
}

/**
 * nwifi_ihv_host_bind() - become the extension host, at once
 * @adapter: the adapter
 * @portid: netlink port of the host
 * @binding: set to the number of the binding
 *
 * Return: 0, or -EBUSY if there is one.
 */
int nwifi_ihv_host_bind(struct nwifi_adapter *adapter, u32 portid, u32 *binding)
{
	struct nwifi_ihv_host *host = host_of(adapter);
	int err = 0;

	spin_lock_bh(&adapter->lock);
	if (host->portid) {
		err = -EBUSY;
	} else {
		host->portid = portid;
		*binding = ++host->binding;
	}
	spin_unlock_bh(&adapter->lock);
	return err;
}

/**
 * nwifi_ihv_host_known() - the core is about to hear of a host
 * @adapter: the adapter
 * @binding: the number of its binding
 *
 * From now on it is called.
 *
 * Context: the worker.
 */
void nwifi_ihv_host_known(struct nwifi_adapter *adapter, u32 binding)
{
	struct nwifi_ihv_host *host = host_of(adapter);

	spin_lock_bh(&adapter->lock);
	host->known = binding;
	spin_unlock_bh(&adapter->lock);
	/* those of a connection that was over when nobody was there to be told */
	if (!adapter->core.ihv.managed)
		forget_ethertypes(host);
}

/**
 * nwifi_ihv_is_host() - does this socket belong to the extension host?
 * @adapter: the adapter
 * @portid: netlink port of the socket
 * @binding: set to the number of the binding if so
 *
 * Return: true if so.
 */
bool nwifi_ihv_is_host(struct nwifi_adapter *adapter, u32 portid,
		       u32 *binding)
{
	struct nwifi_ihv_host *host = host_of(adapter);
	bool is;

	spin_lock_bh(&adapter->lock);
	is = host->portid && host->portid == portid;
	*binding = host->binding;
	spin_unlock_bh(&adapter->lock);
	return is;
}

/**
 * nwifi_ihv_current() - is this still the present host?
 * @adapter: the adapter
 * @binding: what was told when it asked for something
 *
 * Return: true if so; false if it has gone since.
 */
bool nwifi_ihv_current(struct nwifi_adapter *adapter, u32 binding)
{
	bool current_one;

	spin_lock_bh(&adapter->lock);
	current_one = host_of(adapter)->portid &&
		      host_of(adapter)->binding == binding;
	spin_unlock_bh(&adapter->lock);
	return current_one;
}

/**
 * nwifi_ihv_released() - a socket was closed, or its owner lets go
 * @adapter: the adapter
 * @portid: its netlink port
 *
 * The gate of the extension's port is closed when this returns; the rest
 * follows in the worker. Does nothing if it was not the host.
 *
 * Context: any but interrupt.
 */
void nwifi_ihv_released(struct nwifi_adapter *adapter, u32 portid)
{
	let_go(adapter, portid);
}

static void run_gone(struct nwifi_adapter *adapter, struct nwifi_job *job)
{
	const struct nwifi_event event = { .type = NWIFI_EV_IHV_UNBIND };
	struct nwifi_ihv_host *host = host_of(adapter);

	spin_lock_bh(&adapter->lock);
	host->gone_posted = false;
	spin_unlock_bh(&adapter->lock);
	host->rx_busy = false;
	/* PORT-44: of the connection, which the next host finds as it is */
	if (!adapter->core.ihv.managed)
		forget_ethertypes(host);
	nwifi_ihv_rx_purge(adapter);
	nwifi_worker_event(adapter, &event);
}

static void pre_returned(struct nwifi_adapter *adapter, u32 session,
			 u32 result, bool managed)
{
	const struct call call = {
		.handler = NWIFI_IHV_HANDLER_PERFORM_PRE_ASSOCIATE,
		.session = session,
	};
	const struct nwifi_event event = {
		.type = NWIFI_EV_IHV_PRE,
		.session = session,
		.error = result,
	};

	report(adapter, &call, NWIFI_IHV_PHASE_RETURN, result);
	/* initiated: its completion is yet to come (IHV-38) */
	if (managed && !result)
		return;
	nwifi_worker_event(adapter, &event);
}

static void deliver(struct nwifi_adapter *adapter);

static void rx_returned(struct nwifi_adapter *adapter, u32 result)
{
	const struct call call = {
		.handler = NWIFI_IHV_HANDLER_RECEIVE_PACKET,
	};

	host_of(adapter)->rx_busy = false;
	report(adapter, &call, NWIFI_IHV_PHASE_RETURN, result);
	deliver(adapter);
}

struct return_job {
	struct nwifi_job job;
	bool pre;
	u32 session;
	u32 result;
	bool managed;
};

static void run_return(struct nwifi_adapter *adapter, struct nwifi_job *job)
{
	const struct return_job *rj = container_of(job, struct return_job, job);

	if (rj->pre)
		pre_returned(adapter, rj->session, rj->result, rj->managed);
	else
		rx_returned(adapter, rj->result);
}

static void free_return(struct nwifi_job *job)
{
	kfree(container_of(job, struct return_job, job));
}

/**
 * nwifi_ihv_returned() - a handler has returned
 * @adapter: the adapter
 * @cookie: of the call
 * @result: Win32 error
 * @managed: of PerformPreAssociate: the extension manages the connection
 *
 * Context: the netlink handler; the worker may be waiting for it.
 * Return: 0, or -ENOENT if there is no such call, or it has returned.
 */
int nwifi_ihv_returned(struct nwifi_adapter *adapter, u64 cookie, u32 result,
		       bool managed)
{
	struct nwifi_ihv_host *host = host_of(adapter);
	bool waited, pre, rx;
	struct return_job *rj;
	u32 session;

	spin_lock_bh(&adapter->lock);
	waited = cookie && host->waiting == cookie;
	pre = cookie && host->pre_cookie == cookie;
	rx = cookie && host->rx_cookie == cookie;
	if (waited) {
		host->waiting = 0;
		host->result = result;
	}
	if (pre)
		host->pre_cookie = 0;
	/* there may be a later one until the worker comes to this */
	session = host->pre_session;
	if (rx)
		host->rx_cookie = 0;
	spin_unlock_bh(&adapter->lock);
	if (waited) {
		wake_up_all(&host->wait);
		return 0;
	}
	if (!pre && !rx)
		return -ENOENT;
	rj = kmalloc(sizeof(*rj), GFP_KERNEL | __GFP_NOFAIL);
	rj->job.run = run_return;
	rj->job.free = free_return;
	rj->pre = pre;
	rj->session = session;
	rj->result = result;
	rj->managed = managed;
	nwifi_job_post(adapter, &rj->job);
	return 0;
}

/* PORT-37: only while there is a post-association context */
static bool has_context(struct nwifi_adapter *adapter)
{
	const struct nwifi_port *port;

	port = nwifi_ports_find(&adapter->core.ports,
				adapter->core.station.ap.bssid);
	return port && port->post != NWIFI_POST_NONE;
}

/* PORT-36: one after the other, in order */
static void deliver(struct nwifi_adapter *adapter)
{
	struct nwifi_ihv_host *host = host_of(adapter);
	struct call call = { .handler = NWIFI_IHV_HANDLER_RECEIVE_PACKET };

	while (!host->rx_busy) {
		call.packet = skb_dequeue(&host->rx);
		if (!call.packet)
			return;
		if (has_context(adapter)) {
			call.peer = eth_hdr(call.packet)->h_source;
			host->rx_busy = call_only(adapter, &call,
						  &host->rx_cookie);
		} else {
			nwifi_data_drop(adapter, NWIFI_DROP_RX_NO_PORT);
		}
		kfree_skb(call.packet);
	}
}

static void run_rx(struct nwifi_adapter *adapter, struct nwifi_job *job)
{
	spin_lock_bh(&adapter->lock);
	host_of(adapter)->rx_posted = false;
	spin_unlock_bh(&adapter->lock);
	deliver(adapter);
}

/* embedded jobs */
static void free_nothing(struct nwifi_job *job)
{
}

/**
 * nwifi_ihv_rx() - a packet for the extension has been received (PORT-35)
 * @adapter: the adapter
 * @skb: the packet behind its Ethernet header, which is where the MAC header
 *	is; consumed
 *
 * PORT-36: beyond the backlog the oldest is discarded.
 *
 * Context: any but hard interrupt.
 * Return: true if it was taken without discarding one.
 */
bool nwifi_ihv_rx(struct nwifi_adapter *adapter, struct sk_buff *skb)
{
	struct nwifi_ihv_host *host = host_of(adapter);
	struct sk_buff *oldest = NULL;
	bool post;

	if (skb->len > NWIFI_MAX_PACKET_LEN) {
		kfree_skb(skb);
		return false;
	}
	spin_lock_bh(&host->rx.lock);
	__skb_queue_tail(&host->rx, skb);
	if (skb_queue_len(&host->rx) > READ_ONCE(host->backlog))
		oldest = __skb_dequeue(&host->rx);
	spin_unlock_bh(&host->rx.lock);
	kfree_skb(oldest);

	spin_lock_bh(&adapter->lock);
	post = !host->rx_posted;
	host->rx_posted = true;
	spin_unlock_bh(&adapter->lock);
	if (post)
		nwifi_job_post(adapter, &host->rx_job);
	return !oldest;
}

/**
 * nwifi_ihv_rx_purge() - drop what waits for the extension
 * @adapter: the adapter
 *
 * Context: the worker.
 */
void nwifi_ihv_rx_purge(struct nwifi_adapter *adapter)
{
	skb_queue_purge(&host_of(adapter)->rx);
}

/**
 * nwifi_ihv_sent() - a packet of the extension has left (IHV-61)
 * @adapter: the adapter
 * @cookie: of the request, which names the packet
 *
 * Context: the worker.
 */
void nwifi_ihv_sent(struct nwifi_adapter *adapter, u64 cookie)
{
	const struct call call = {
		.handler = NWIFI_IHV_HANDLER_SEND_PACKET_COMPLETION,
	};
	u32 portid;

	new_call(adapter, &portid, NULL);
	if (!portid)
		return;
	report(adapter, &call, NWIFI_IHV_PHASE_CALL, 0);
	if (send(adapter, portid, cookie, &call))
		let_go(adapter, portid);
}

/**
 * nwifi_ihv_control_port() - EtherType that the radio passes on a closed port
 * @adapter: the adapter
 *
 * The radio knows one; where the extension has no say, it is EAPOL.
 *
 * Context: the worker.
 * Return: EtherType in host byte order.
 */
u16 nwifi_ihv_control_port(const struct nwifi_adapter *adapter)
{
	if (!adapter->core.ihv.managed)
		return ETH_P_PAE;
	return nwifi_registered_control_port(&adapter->ihv.registration);
}

/**
 * nwifi_ihv_accepts() - may a frame of the radio's control port pass? (PORT-52)
 * @adapter: the adapter
 * @eth: its header
 * @encrypted: it came encrypted
 *
 * Context: the worker.
 * Return: false if the privacy exemption of the extension forbids it.
 */
bool nwifi_ihv_accepts(const struct nwifi_adapter *adapter,
		       const struct ethhdr *eth, bool encrypted)
{
	return !adapter->core.ihv.managed ||
	       nwifi_exemption_accepts(&adapter->ihv.exemption,
				       ntohs(eth->h_proto), eth->h_dest,
				       encrypted, nwifi_keys_usable(adapter));
}

/**
 * nwifi_ihv_sends_clear() - is a packet of the extension exempted? (PORT-53)
 * @adapter: the adapter
 * @eth: its header
 *
 * Context: the worker.
 * Return: true if it goes out in the clear, whatever keys there are.
 */
bool nwifi_ihv_sends_clear(const struct nwifi_adapter *adapter,
			   const struct ethhdr *eth)
{
	return nwifi_exemption_clear(&adapter->ihv.exemption,
				     ntohs(eth->h_proto), eth->h_dest,
				     adapter->keyed);
}

/**
 * nwifi_ihv_init() - an adapter without an extension host
 * @adapter: the adapter
 */
void nwifi_ihv_init(struct nwifi_adapter *adapter)
{
	struct nwifi_ihv_host *host = host_of(adapter);

	init_waitqueue_head(&host->wait);
	skb_queue_head_init(&host->rx);
	host->rx_job.run = run_rx;
	host->rx_job.free = free_nothing;
	host->gone_job.run = run_gone;
	host->gone_job.free = free_nothing;
}

/**
 * nwifi_ihv_end() - the adapter is at its end
 * @adapter: the adapter; takes no more jobs
 *
 * Context: the worker, for the last time.
 */
void nwifi_ihv_end(struct nwifi_adapter *adapter)
{
	nwifi_ihv_rx_purge(adapter);
}
