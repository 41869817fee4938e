// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the IHV extension host asks for. Everything here is refused to anybody
 * but the host, is validated, and is then done by the worker, which looks
 * again whether the host is still the same.
 */
#include <linux/etherdevice.h>
#include <linux/ctype.h>
#include <linux/slab.h>
#include <net/genetlink.h>

#include "adapter.h"
#include "connection.h"
#include "core/dot11.h"
#include "data.h"
#include "event.h"
#include "genl.h"
#include "ihv.h"
#include "job.h"
#include "key.h"
#include "netlink_gen.h"
#include "request.h"
#include "trace.h"
#include "worker.h"

/* more than a host that waits for the outcome ever has under way */
#define MAX_REQUESTS	256

/**
 * struct ihv_job - something that the host asks for
 * @job: see there
 * @adapter: the adapter
 * @binding: number of the binding that it was asked under
 * @request: number of the request, zero if nobody waits
 * @run: does it; only while the host is the same
 * @event: for the core
 * @params: of a connection, %NULL for none
 * @registration: EtherTypes
 * @exemption: privacy exemption
 * @backlog: uMaxBackLog
 * @cookie: names a packet
 * @packet: a packet, %NULL for none; with its Ethernet header
 * @report: to be reported; @name and @peer are what it points at
 * @name: documented name
 * @peer: MAC address
 */
struct ihv_job {
	struct nwifi_job job;
	struct nwifi_adapter *adapter;
	u32 binding;
	u32 request;
	void (*run)(struct nwifi_adapter *adapter, struct ihv_job *ij);
	struct nwifi_event event;
	struct nwifi_join_params *params;
	struct nwifi_registration registration;
	struct nwifi_exemption exemption;
	u32 backlog;
	u64 cookie;
	struct sk_buff *packet;
	struct nwifi_ihv_report report;
	char name[48];
	u8 peer[ETH_ALEN];
};

static void run_job(struct nwifi_adapter *adapter, struct nwifi_job *job)
{
	struct ihv_job *ij = container_of(job, struct ihv_job, job);

	if (nwifi_ihv_current(adapter, ij->binding))
		ij->run(adapter, ij);
	else
		nwifi_request_fail(adapter, ij->request, -EPIPE,
				   "the host was let go");
}

static void free_job(struct nwifi_job *job)
{
	struct ihv_job *ij = container_of(job, struct ihv_job, job);

	spin_lock_bh(&ij->adapter->lock);
	ij->adapter->ihv.n_requests--;
	spin_unlock_bh(&ij->adapter->lock);
	kfree_skb(ij->packet);
	kfree_sensitive(ij->params);
	kfree(ij);
}

/* the adapter, for its host only */
static struct nwifi_adapter *find_for_host(struct genl_info *info, u32 *binding,
					   int *err)
{
	struct nwifi_adapter *adapter = nwifi_genl_find(info, err);

	if (adapter && !nwifi_ihv_is_host(adapter, info->snd_portid, binding)) {
		NL_SET_ERR_MSG(info->extack,
			       "only its IHV extension host may do this");
		nwifi_adapter_put(adapter);
		*err = -EPERM;
		return NULL;
	}
	return adapter;
}

/* likewise; a job that may be filled in */
static struct ihv_job *job_for_host(struct genl_info *info, int *err)
{
	struct nwifi_adapter *adapter;
	struct ihv_job *ij;
	u32 binding;
	bool room;

	adapter = find_for_host(info, &binding, err);
	if (!adapter)
		return NULL;
	ij = kzalloc(sizeof(*ij), GFP_KERNEL);
	if (!ij) {
		*err = -ENOMEM;
		goto err;
	}
	spin_lock_bh(&adapter->lock);
	room = adapter->ihv.n_requests < MAX_REQUESTS;
	adapter->ihv.n_requests += room;
	spin_unlock_bh(&adapter->lock);
	if (!room) {
		kfree(ij);
		NL_SET_ERR_MSG(info->extack, "too many requests under way");
		*err = -EAGAIN;
		goto err;
	}
	ij->job.run = run_job;
	ij->job.free = free_job;
	ij->adapter = adapter;
	ij->binding = binding;
	return ij;
err:
	nwifi_adapter_put(adapter);
	return NULL;
}

static int refuse(struct ihv_job *ij, int err)
{
	struct nwifi_adapter *adapter = ij->adapter;

	free_job(&ij->job);
	nwifi_adapter_put(adapter);
	return err;
}

/* consumes the job; a request-done follows if there is a cookie */
static int post(struct ihv_job *ij, struct genl_info *info)
{
	struct nwifi_adapter *adapter = ij->adapter;
	u32 request = 0;

	if (info->attrs[NWIFI_A_COOKIE]) {
		request = nwifi_genl_new_request(adapter, info);
		if (!request)
			return refuse(ij, -ENOMEM);
	}
	ij->request = request;
	return nwifi_genl_posted(adapter, info, request,
				 nwifi_job_post(adapter, &ij->job));
}

static void run_event(struct nwifi_adapter *adapter, struct ihv_job *ij)
{
	ij->event.request = ij->request;
	nwifi_worker_event(adapter, &ij->event);
}

static void run_bind(struct nwifi_adapter *adapter, struct ihv_job *ij)
{
	nwifi_ihv_host_known(adapter, ij->binding);
	run_event(adapter, ij);
}

int nwifi_nl_ihv_bind_doit(struct sk_buff *skb, struct genl_info *info)
{
	struct nwifi_adapter *adapter;
	struct ihv_job *ij;
	u32 binding;
	int err;

	adapter = nwifi_genl_find(info, &err);
	if (!adapter)
		return err;
	err = nwifi_ihv_host_bind(adapter, info->snd_portid, &binding);
	if (err) {
		NL_SET_ERR_MSG(info->extack,
			       "the adapter has an IHV extension host already");
		goto out;
	}
	err = nwifi_genl_reply_adapter(info, adapter);
	if (err)
		goto err_bound;
	ij = job_for_host(info, &err);
	if (!ij)
		goto err_bound;
	ij->run = run_bind;
	ij->event.type = NWIFI_EV_IHV_BIND;
	err = post(ij, info);
	if (err)
		goto err_bound;
	goto out;
err_bound:
	nwifi_ihv_released(adapter, info->snd_portid);
out:
	nwifi_adapter_put(adapter);
	return err;
}

/* no data from now on; then the host hears of the end of everything */
int nwifi_nl_ihv_unbind_doit(struct sk_buff *skb, struct genl_info *info)
{
	struct ihv_job *ij;
	int err;

	ij = job_for_host(info, &err);
	if (!ij)
		return err;
	nwifi_ihv_shut(ij->adapter);
	ij->run = run_event;
	ij->event.type = NWIFI_EV_IHV_UNBIND;
	ij->event.on = true;
	return post(ij, info);
}

static int need(struct genl_info *info, int type)
{
	if (info->attrs[type])
		return 0;
	NL_SET_ERR_MSG(info->extack, "an attribute is missing");
	return -EINVAL;
}

static u32 u32_or_zero(struct genl_info *info, int type)
{
	return info->attrs[type] ? nla_get_u32(info->attrs[type]) : 0;
}

int nwifi_nl_ihv_return_doit(struct sk_buff *skb, struct genl_info *info)
{
	struct nwifi_adapter *adapter;
	u32 binding, result;
	u64 cookie;
	int err;

	err = need(info, NWIFI_A_COOKIE) ?: need(info, NWIFI_A_IHV_RESULT);
	if (err)
		return err;
	adapter = find_for_host(info, &binding, &err);
	if (!adapter)
		return err;
	cookie = nla_get_u64(info->attrs[NWIFI_A_COOKIE]);
	result = nla_get_u32(info->attrs[NWIFI_A_IHV_RESULT]);
	err = nwifi_ihv_returned(adapter, cookie, result,
				 info->attrs[NWIFI_A_IHV_MANAGED]);
	if (err)
		NL_SET_ERR_MSG(info->extack, "there is no such call");
	nwifi_adapter_put(adapter);
	return err;
}

static void report_completion(struct nwifi_adapter *adapter,
			      const struct ihv_job *ij, const char *name,
			      const u8 *peer)
{
	const struct nwifi_ihv_report report = {
		.name = name,
		.function = true,
		.phase = NWIFI_IHV_PHASE_COMPLETION,
		.have_result = true,
		.result = ij->event.error,
		.have_session = true,
		.session = ij->event.session,
		.peer = peer,
	};

	nwifi_event_ihv(adapter, &report);
}

static void run_pre_done(struct nwifi_adapter *adapter, struct ihv_job *ij)
{
	const struct nwifi_ihv *ihv = &adapter->core.ihv;

	report_completion(adapter, ij, "Dot11ExtPreAssociateCompletion", NULL);
	if (ihv->pending && ihv->session == ij->event.session &&
	    !ij->event.error && ij->params) {
		nwifi_join_params_security(ij->params, adapter->join);
		swap(adapter->join, ij->params);
		ij->event.config = &adapter->join->config;
	}
	run_event(adapter, ij);
}

int nwifi_nl_ihv_pre_done_doit(struct sk_buff *skb, struct genl_info *info)
{
	const u32 multicast = u32_or_zero(info, NWIFI_A_MULTICAST_CIPHER);
	const u32 unicast = u32_or_zero(info, NWIFI_A_UNICAST_CIPHER);
	const u32 auth = u32_or_zero(info, NWIFI_A_AUTH_ALGO);
	struct ihv_job *ij;
	int err;

	err = need(info, NWIFI_A_IHV_SESSION) ?: need(info, NWIFI_A_IHV_RESULT);
	if (err)
		return err;
	ij = job_for_host(info, &err);
	if (!ij)
		return err;
	ij->run = run_pre_done;
	ij->event.type = NWIFI_EV_IHV_PRE;
	ij->event.session = nla_get_u32(info->attrs[NWIFI_A_IHV_SESSION]);
	ij->event.error = nla_get_u32(info->attrs[NWIFI_A_IHV_RESULT]);
	ij->event.on = true;
	if (auth) {
		ij->params = nwifi_join_params_ihv(ij->adapter, auth, unicast,
						   multicast);
		if (IS_ERR(ij->params)) {
			err = PTR_ERR(ij->params);
			ij->params = NULL;
			if (err == -EOPNOTSUPP)
				NL_SET_ERR_MSG(info->extack,
					       "no such pair of algorithms here");
			return refuse(ij, err);
		}
	}
	return post(ij, info);
}

static void run_post_done(struct nwifi_adapter *adapter, struct ihv_job *ij)
{
	report_completion(adapter, ij, "Dot11ExtPostAssociateCompletion",
			  ij->event.bssid);
	run_event(adapter, ij);
}

int nwifi_nl_ihv_post_done_doit(struct sk_buff *skb, struct genl_info *info)
{
	struct ihv_job *ij;
	const u8 *peer;
	int err;

	err = need(info, NWIFI_A_IHV_SESSION) ?:
	      need(info, NWIFI_A_IHV_RESULT) ?: need(info, NWIFI_A_MAC) ?:
	      nwifi_genl_mac(info, NWIFI_A_MAC, &peer);
	if (err)
		return err;
	ij = job_for_host(info, &err);
	if (!ij)
		return err;
	ij->run = run_post_done;
	ij->event.type = NWIFI_EV_IHV_POST;
	ij->event.session = nla_get_u32(info->attrs[NWIFI_A_IHV_SESSION]);
	ij->event.error = nla_get_u32(info->attrs[NWIFI_A_IHV_RESULT]);
	ij->event.on = !ij->event.error;
	ether_addr_copy(ij->event.bssid, peer);
	return post(ij, info);
}

static bool same_ethertypes(const struct nwifi_ihv_host *host,
			    const struct ihv_job *ij)
{
	const struct nwifi_exemption *a = &host->exemption, *b = &ij->exemption;

	return host->registration.n == ij->registration.n &&
	       !memcmp(host->registration.type, ij->registration.type,
		       ij->registration.n * sizeof(ij->registration.type[0])) &&
	       a->action == b->action &&
	       (a->action == NWIFI_EXEMPTION_NONE ||
		(a->ethertype == b->ethertype && a->packets == b->packets));
}

/*
 * PORT-43: not once pre-association is complete. A host that has come since
 * may say what holds already (PORT-44).
 */
static void run_ethertypes(struct nwifi_adapter *adapter, struct ihv_job *ij)
{
	if (nwifi_core_is_op(&adapter->core) &&
	    !(adapter->core.ihv.managed &&
	      same_ethertypes(&adapter->ihv, ij))) {
		nwifi_request_fail(adapter, ij->request, -EBUSY,
				   "not once pre-association is complete");
		return;
	}
	adapter->ihv.registration = ij->registration;
	adapter->ihv.exemption = ij->exemption;
	WRITE_ONCE(adapter->ihv.backlog, ij->backlog);
	nwifi_request_fail(adapter, ij->request, 0, NULL);
}

/*
 * The radio tells of no other frames but those of its control port whether
 * they were encrypted, and does not tell whom they were for.
 */
static int take_exemption(struct genl_info *info, struct ihv_job *ij)
{
	struct nwifi_exemption *exemption = &ij->exemption;
	struct nlattr **attrs = info->attrs;
	int err;

	if (!attrs[NWIFI_A_EXEMPTION_ACTION] && !attrs[NWIFI_A_ETHERTYPE] &&
	    !attrs[NWIFI_A_EXEMPTION_PACKETS])
		return 0;
	err = need(info, NWIFI_A_EXEMPTION_ACTION) ?:
	      need(info, NWIFI_A_ETHERTYPE) ?:
	      need(info, NWIFI_A_EXEMPTION_PACKETS);
	if (err)
		return err;
	exemption->ethertype = nla_get_u16(attrs[NWIFI_A_ETHERTYPE]);
	exemption->action = nla_get_u32(attrs[NWIFI_A_EXEMPTION_ACTION]);
	exemption->packets = nla_get_u32(attrs[NWIFI_A_EXEMPTION_PACKETS]);
	if (exemption->ethertype !=
	    nwifi_registered_control_port(&ij->registration)) {
		NL_SET_ERR_MSG_ATTR(info->extack, attrs[NWIFI_A_ETHERTYPE],
				    "only the control port can be exempted");
		return -EOPNOTSUPP;
	}
	if (exemption->packets == NWIFI_EXEMPTION_MULTICAST) {
		NL_SET_ERR_MSG_ATTR(info->extack,
				    attrs[NWIFI_A_EXEMPTION_PACKETS],
				    "multicast alone cannot be exempted");
		return -EOPNOTSUPP;
	}
	return 0;
}

int nwifi_nl_ihv_ethertypes_doit(struct sk_buff *skb, struct genl_info *info)
{
	struct nwifi_registration *reg;
	const struct nlattr *attr;
	struct ihv_job *ij;
	int rem, err;

	ij = job_for_host(info, &err);
	if (!ij)
		return err;
	reg = &ij->registration;
	nlmsg_for_each_attr(attr, info->nlhdr, GENL_HDRLEN, rem) {
		if (nla_type(attr) != NWIFI_A_REGISTRATION)
			continue;
		if (reg->n == NWIFI_MAX_ETHERTYPES) {
			NL_SET_ERR_MSG_ATTR(info->extack, attr,
					    "too many EtherTypes");
			return refuse(ij, -EINVAL);
		}
		reg->type[reg->n++] = htons(nla_get_u16(attr));
	}
	err = take_exemption(info, ij);
	if (err)
		return refuse(ij, err);
	ij->backlog = max(1U, u32_or_zero(info, NWIFI_A_BACKLOG));
	ij->run = run_ethertypes;
	return post(ij, info);
}

/* PORT-33, PORT-38, IHV-64 */
static void run_send(struct nwifi_adapter *adapter, struct ihv_job *ij)
{
	const struct nwifi_radio_ops *ops = adapter->radio.ops;
	const struct ethhdr *eth = eth_hdr(ij->packet);
	const u16 proto = ntohs(eth->h_proto);
	const struct nwifi_port *port;
	int err = -ENOTCONN;

	port = nwifi_ports_find(&adapter->core.ports,
				adapter->core.station.ap.bssid);
	if (!port || port->post == NWIFI_POST_NONE || !adapter->radio_started) {
		nwifi_request_fail(adapter, ij->request, err,
				   "there is no post-association");
		return;
	}
	nwifi_request_fail(adapter, ij->request, 0, NULL);
	if (proto == nwifi_ihv_control_port(adapter)) {
		err = ops->tx_control_port(&adapter->radio, eth->h_dest, proto,
					   ij->packet->data + ETH_HLEN,
					   ij->packet->len - ETH_HLEN,
					   nwifi_ihv_sends_clear(adapter, eth));
	} else {
		err = nwifi_data_tx_ihv(adapter, ij->packet);
		ij->packet = NULL;
	}
	trace_nwifi_radio(adapter, "ihv send", eth->h_dest, err);
	if (err)
		nwifi_data_drop(adapter, NWIFI_DROP_TX_LOWER);
	nwifi_ihv_sent(adapter, ij->cookie);
}

static struct sk_buff *build(struct nwifi_adapter *adapter, const u8 *dest,
			     u16 proto, const struct nlattr *packet)
{
	const int len = nla_len(packet);
	struct sk_buff *skb;
	struct ethhdr *eth;

	skb = alloc_skb(LL_MAX_HEADER + ETH_HLEN + len, GFP_KERNEL);
	if (!skb)
		return NULL;
	skb_reserve(skb, LL_MAX_HEADER);
	eth = skb_put(skb, ETH_HLEN);
	ether_addr_copy(eth->h_dest, dest);
	ether_addr_copy(eth->h_source, adapter->radio.addr);
	eth->h_proto = htons(proto);
	skb_put_data(skb, nla_data(packet), len);
	skb_reset_mac_header(skb);
	skb_set_network_header(skb, ETH_HLEN);
	skb->protocol = eth->h_proto;
	return skb;
}

int nwifi_nl_ihv_send_doit(struct sk_buff *skb, struct genl_info *info)
{
	const struct nlattr *packet = info->attrs[NWIFI_A_PACKET];
	struct ihv_job *ij;
	const u8 *dest;
	int err;

	err = need(info, NWIFI_A_COOKIE) ?: need(info, NWIFI_A_MAC) ?:
	      need(info, NWIFI_A_ETHERTYPE) ?: need(info, NWIFI_A_PACKET) ?:
	      nwifi_genl_mac(info, NWIFI_A_MAC, &dest);
	if (err)
		return err;
	ij = job_for_host(info, &err);
	if (!ij)
		return err;
	if (nla_len(packet) > min_t(int, NWIFI_MAX_PACKET_LEN,
				    READ_ONCE(ij->adapter->dev->mtu))) {
		NL_SET_ERR_MSG_ATTR(info->extack, packet,
				    "longer than the adapter's MTU");
		return refuse(ij, -EMSGSIZE);
	}
	ij->packet = build(ij->adapter, dest,
			   nla_get_u16(info->attrs[NWIFI_A_ETHERTYPE]), packet);
	if (!ij->packet)
		return refuse(ij, -ENOMEM);
	ij->cookie = nla_get_u64(info->attrs[NWIFI_A_COOKIE]);
	ij->run = run_send;
	return post(ij, info);
}

static int post_key(struct nwifi_adapter *adapter, struct genl_info *info)
{
	const struct nlattr *data = info->attrs[NWIFI_A_KEY];
	const struct nlattr *seq = info->attrs[NWIFI_A_KEY_SEQ];
	const u32 cipher = u32_or_zero(info, NWIFI_A_KEY_CIPHER);
	struct nwifi_radio_key key = {
		.index = u32_or_zero(info, NWIFI_A_KEY_INDEX),
	};
	u32 session;
	int err;

	err = need(info, NWIFI_A_IHV_SESSION) ?:
	      nwifi_genl_mac(info, NWIFI_A_MAC, &key.peer);
	if (err)
		return err;
	session = nla_get_u32(info->attrs[NWIFI_A_IHV_SESSION]);
	if (!session) {
		NL_SET_ERR_MSG(info->extack, "no session has this number");
		return -EINVAL;
	}
	if (info->attrs[NWIFI_A_KEY_DELETE])
		return nwifi_post_key(adapter, NWIFI_KEY_DEL, key.index,
				      key.peer, false, false, session);
	if (data) {
		key.cipher = nwifi_wiphy_suite(adapter, cipher);
		key.key = nla_data(data);
		key.key_len = nla_len(data);
		key.seq = seq ? nla_data(seq) : NULL;
		key.seq_len = seq ? nla_len(seq) : 0;
		if (!key.cipher ||
		    !nwifi_wiphy_key_len_ok(key.cipher, key.key_len) ||
		    key.seq_len > 6) {
			NL_SET_ERR_MSG(info->extack,
				       "no such cipher here, or not its key");
			return -EINVAL;
		}
		err = nwifi_post_key_add(adapter, &key, session);
	} else if (!info->attrs[NWIFI_A_KEY_DEFAULT]) {
		NL_SET_ERR_MSG(info->extack, "what about the key?");
		return -EINVAL;
	}
	if (!err && info->attrs[NWIFI_A_KEY_DEFAULT])
		err = nwifi_post_key(adapter, NWIFI_KEY_DEFAULT, key.index,
				     NULL, true, true, session);
	return err;
}

int nwifi_nl_ihv_key_doit(struct sk_buff *skb, struct genl_info *info)
{
	struct nwifi_adapter *adapter;
	u32 binding, request = 0;
	int err;

	adapter = find_for_host(info, &binding, &err);
	if (!adapter)
		return err;
	err = post_key(adapter, info);
	if (!err && info->attrs[NWIFI_A_COOKIE]) {
		request = nwifi_genl_new_request(adapter, info);
		nwifi_request_fail(adapter, request, 0, NULL);
	}
	nwifi_adapter_put(adapter);
	return err;
}

static void run_report(struct nwifi_adapter *adapter, struct ihv_job *ij)
{
	ij->report.name = ij->name;
	ij->report.peer = is_zero_ether_addr(ij->peer) ? NULL : ij->peer;
	nwifi_event_ihv(adapter, &ij->report);
}

int nwifi_nl_ihv_report_doit(struct sk_buff *skb, struct genl_info *info)
{
	struct nlattr **attrs = info->attrs;
	struct ihv_job *ij;
	const u8 *peer;
	const char *c;
	int err;

	err = need(info, NWIFI_A_IHV_NAME) ?: need(info, NWIFI_A_IHV_PHASE) ?:
	      nwifi_genl_mac(info, NWIFI_A_MAC, &peer);
	if (err)
		return err;
	ij = job_for_host(info, &err);
	if (!ij)
		return err;
	nla_strscpy(ij->name, attrs[NWIFI_A_IHV_NAME], sizeof(ij->name));
	for (c = ij->name; *c; c++) {
		if (isalnum(*c))
			continue;
		NL_SET_ERR_MSG_ATTR(info->extack, attrs[NWIFI_A_IHV_NAME],
				    "not the name of a handler or function");
		return refuse(ij, -EINVAL);
	}
	ij->report.function = attrs[NWIFI_A_IHV_IS_FUNCTION];
	ij->report.phase = nla_get_u32(attrs[NWIFI_A_IHV_PHASE]);
	ij->report.have_result = attrs[NWIFI_A_IHV_RESULT];
	ij->report.result = u32_or_zero(info, NWIFI_A_IHV_RESULT);
	ij->report.have_session = attrs[NWIFI_A_IHV_SESSION];
	ij->report.session = u32_or_zero(info, NWIFI_A_IHV_SESSION);
	if (peer)
		ether_addr_copy(ij->peer, peer);
	ij->run = run_report;
	return post(ij, info);
}

/* rule 9: whatever becomes of the host, its ports close at once */
static int netlink_event(struct notifier_block *nb, unsigned long event,
			 void *ptr)
{
	const struct netlink_notify *notify = ptr;
	struct nwifi_adapter *adapter;
	int after = 0;

	if (event != NETLINK_URELEASE || notify->protocol != NETLINK_GENERIC)
		return NOTIFY_DONE;
	while ((adapter = nwifi_adapter_next(notify->net, after))) {
		after = adapter->ifindex;
		nwifi_ihv_released(adapter, notify->portid);
		nwifi_adapter_put(adapter);
	}
	return NOTIFY_DONE;
}

static struct notifier_block notifier = { .notifier_call = netlink_event };

/**
 * nwifi_ihv_nl_init() - watch sockets
 *
 * Return: 0 or a negative error number.
 */
int __init nwifi_ihv_nl_init(void)
{
	return netlink_register_notifier(&notifier);
}

/**
 * nwifi_ihv_nl_exit() - undo nwifi_ihv_nl_init()
 */
void nwifi_ihv_nl_exit(void)
{
	netlink_unregister_notifier(&notifier);
}
