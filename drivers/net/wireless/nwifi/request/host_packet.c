// SPDX-License-Identifier: GPL-2.0-only
/*
 * Requests of the family about the packets of the IHV extension: EtherTypes,
 * the privacy exemption, sending.
 */
#include <linux/etherdevice.h>
#include <linux/skbuff.h>
#include <net/genetlink.h>
#include <uapi/linux/nwifi.h>

#include "adapter/adapter.h"
#include "adapter/incoming.h"
#include "path/transmit.h"
#include "report/trace.h"
#include "path/egress.h"
#include "request/genl.h"
#include "request/host_job.h"
#include "request/netlink_gen.h"

/*
 * The radio tells of no other frames but those of its control port whether they
 * were encrypted, and it does not tell whom they were for.
 */
static int take_exemption(struct genl_info *info,
			  const struct nwifi_registration *registration,
			  struct nwifi_exemption *exemption)
{
	struct nlattr **attrs = info->attrs;

	if (!attrs[NWIFI_A_EXEMPTION_ACTION] && !attrs[NWIFI_A_ETHERTYPE] &&
	    !attrs[NWIFI_A_EXEMPTION_PACKETS])
		return 0;
	if (nwifi_genl_missing(info, NWIFI_A_EXEMPTION_ACTION) ||
	    nwifi_genl_missing(info, NWIFI_A_ETHERTYPE) ||
	    nwifi_genl_missing(info, NWIFI_A_EXEMPTION_PACKETS))
		return -EINVAL;
	exemption->ethertype = nla_get_u16(attrs[NWIFI_A_ETHERTYPE]);
	exemption->action = nla_get_u32(attrs[NWIFI_A_EXEMPTION_ACTION]);
	exemption->packets = nla_get_u32(attrs[NWIFI_A_EXEMPTION_PACKETS]);
	if (exemption->ethertype !=
	    nwifi_registered_control_port(registration)) {
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

static int take_registration(struct genl_info *info,
			     struct nwifi_registration *registration)
{
	const struct nlattr *attr;
	int rem;

	nlmsg_for_each_attr(attr, info->nlhdr, GENL_HDRLEN, rem) {
		if (nla_type(attr) != NWIFI_A_REGISTRATION)
			continue;
		if (registration->n == NWIFI_MAX_ETHERTYPES) {
			NL_SET_ERR_MSG_ATTR(info->extack, attr,
					    "too many EtherTypes");
			return -EINVAL;
		}
		registration->type[registration->n++] = nla_get_u16(attr);
	}
	/* The radio lets one of them pass a closed port; more need it open. */
	if (registration->n > 1 && !nwifi_egress_is_guarded()) {
		NL_SET_ERR_MSG(info->extack,
			       "this kernel (without NETFILTER_EGRESS) can pass one EtherType only");
		return -EOPNOTSUPP;
	}
	return 0;
}

int nwifi_nl_ihv_ethertypes_doit(struct sk_buff *skb, struct genl_info *info)
{
	struct nwifi_registration registration = {};
	struct nwifi_exemption exemption = {};
	struct nwifi_snapshot state;
	struct nwifi_event_job *ej;
	int err;

	err = take_registration(info, &registration);
	if (!err)
		err = take_exemption(info, &registration, &exemption);
	if (err)
		return err;
	/*
	 * IHV-8: the host hears of a refusal at once. It cannot wait for an
	 * outcome, since the worker may be waiting for the handler that makes
	 * this request. Once the host knows that it is bound, a connection
	 * begins with its leave only, so nothing changes before the job runs.
	 */
	nwifi_adapter_state(nwifi_genl_adapter(info), &state);
	if (!nwifi_snapshot_takes_ethertypes(&state, &registration,
					     &exemption)) {
		NL_SET_ERR_MSG(info->extack,
			       "the EtherTypes of a connection are fixed");
		return -EISCONN;
	}
	ej = nwifi_event_job_new(NWIFI_EV_IHV_ETHERTYPES, GFP_KERNEL);
	if (!ej)
		return -ENOMEM;
	err = nwifi_host_job_prepare(info, &ej->job);
	if (err)
		return err;
	ej->event.ethertypes.registration = registration;
	ej->event.ethertypes.exemption = exemption;
	ej->incoming.backlog = info->attrs[NWIFI_A_BACKLOG] ?
			       nwifi_genl_u32(info, NWIFI_A_BACKLOG) : 1;
	return nwifi_host_job_post(info, &ej->job);
}

/**
 * struct send_job - the extension sends a packet
 * @job: the job
 * @cookie: names the packet
 * @packet: the packet, with its Ethernet header
 */
struct send_job {
	struct nwifi_job job;
	u64 cookie;
	struct sk_buff *packet;
};

/* PORT-33, PORT-38, IHV-64 */
static bool send_job_run(struct nwifi_adapter *adapter, struct nwifi_job *job,
			 struct nwifi_event *event)
{
	struct send_job *sj = container_of(job, struct send_job, job);
	struct nwifi_worker *worker = nwifi_worker_of(adapter);
	const struct ethhdr *eth = eth_hdr(sj->packet);
	struct nwifi_radio *radio = &worker->radio;
	const u16 proto = ntohs(eth->h_proto);
	u8 dest[ETH_ALEN];
	int err;

	if (!nwifi_core_has_post_association(&worker->core) ||
	    !worker->radio_started) {
		nwifi_request_end(&adapter->requests, job->request, -ENOTCONN,
				  "there is no post-association");
		return false;
	}
	nwifi_request_end(&adapter->requests, job->request, 0, NULL);
	ether_addr_copy(dest, eth->h_dest);
	if (proto == nwifi_core_control_port(&worker->core)) {
		err = radio->ops->tx_control_port(radio, dest, proto,
				sj->packet->data + ETH_HLEN,
				sj->packet->len - ETH_HLEN,
				nwifi_core_sends_clear(&worker->core, proto,
						       dest));
	} else {
		err = nwifi_path_send_ihv(&adapter->path, sj->packet);
		sj->packet = NULL;
	}
	trace_nwifi_radio(&adapter->reporter, "ihv send", dest, err);
	if (err)
		nwifi_path_drop(&adapter->path, NWIFI_DROP_TX_LOWER);
	nwifi_host_sent(&adapter->host, sj->cookie);
	return false;
}

static void send_job_release(struct nwifi_job *job)
{
	kfree_skb(container_of(job, struct send_job, job)->packet);
}

static const struct nwifi_job_type send_job_type = {
	.size = sizeof(struct send_job),
	.run = send_job_run,
	.release = send_job_release,
};

static struct sk_buff *packet_build(const struct nwifi_adapter *adapter,
				    const u8 *dest, u16 proto,
				    const struct nlattr *packet)
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
	ether_addr_copy(eth->h_source, adapter->reporter.addr);
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
	struct nwifi_adapter *adapter = nwifi_genl_adapter(info);
	struct send_job *sj;
	const u8 *dest;
	int err, mtu;

	if (nwifi_genl_missing(info, NWIFI_A_COOKIE) ||
	    nwifi_genl_missing(info, NWIFI_A_MAC) ||
	    nwifi_genl_missing(info, NWIFI_A_ETHERTYPE) ||
	    nwifi_genl_missing(info, NWIFI_A_PACKET))
		return -EINVAL;
	err = nwifi_genl_mac(info, NWIFI_A_MAC, &dest);
	if (err)
		return err;
	mtu = nwifi_upper_mtu(&adapter->upper);
	if (mtu < 0) {
		NL_SET_ERR_MSG(info->extack, "the adapter is being removed");
		return mtu;
	}
	if (nla_len(packet) > min(NWIFI_MAX_PACKET_LEN, mtu)) {
		NL_SET_ERR_MSG_ATTR(info->extack, packet,
				    "longer than the adapter's MTU");
		return -EMSGSIZE;
	}
	sj = nwifi_job_new(&send_job_type, struct send_job, 0, GFP_KERNEL);
	if (!sj)
		return -ENOMEM;
	err = nwifi_host_job_prepare(info, &sj->job);
	if (err)
		return err;
	sj->packet = packet_build(adapter, dest,
				  nla_get_u16(info->attrs[NWIFI_A_ETHERTYPE]),
				  packet);
	if (!sj->packet) {
		nwifi_job_free(&sj->job);
		return -ENOMEM;
	}
	sj->cookie = nwifi_genl_cookie(info);
	return nwifi_host_job_post(info, &sj->job);
}
