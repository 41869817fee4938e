// SPDX-License-Identifier: GPL-2.0-only
/* What the handlers of the netlink family share. */
#include <linux/etherdevice.h>
#include <net/genetlink.h>
#include <net/sock.h>
#include <uapi/linux/nwifi.h>

#include "adapter/adapter.h"
#include "adapter/registry.h"
#include "core/base.h"
#include "report/reporter.h"
#include "request/genl.h"
#include "request/post.h"

/**
 * nwifi_genl_find() - the adapter that a request names
 * @net: network namespace of the requester
 * @attrs: attributes of the request
 * @extack: says why there is none
 * @err: set if there is none
 *
 * Context: may sleep.
 * Return: the adapter, with a reference, or %NULL.
 */
struct nwifi_adapter *nwifi_genl_find(struct net *net, struct nlattr **attrs,
				      struct netlink_ext_ack *extack, int *err)
{
	const struct nlattr *ifindex = attrs[NWIFI_A_IFINDEX];
	const struct nlattr *ifname = attrs[NWIFI_A_IFNAME];
	struct nwifi_adapter *adapter;

	if (!ifindex && !ifname) {
		NL_SET_ERR_MSG(extack, "which adapter?");
		*err = -EINVAL;
		return NULL;
	}
	adapter = nwifi_adapter_find(net, ifindex ? nla_get_u32(ifindex) : 0,
				     ifname ? nla_data(ifname) : NULL);
	if (!adapter) {
		NL_SET_ERR_MSG(extack, "there is no such adapter");
		*err = -ENODEV;
	}
	return adapter;
}

/**
 * nwifi_genl_cookie() - the requester's name of its request
 * @info: the request
 *
 * Context: a handler of the family.
 * Return: the cookie, zero if the request has none.
 */
u64 nwifi_genl_cookie(struct genl_info *info)
{
	return info->attrs[NWIFI_A_COOKIE] ?
	       nla_get_u64(info->attrs[NWIFI_A_COOKIE]) : 0;
}

/**
 * nwifi_genl_new_request() - the requester is going to wait
 * @info: the request
 *
 * Context: a handler of the family.
 * Return: number of the request, zero without memory.
 */
u32 nwifi_genl_new_request(struct genl_info *info)
{
	return nwifi_request_new(&nwifi_genl_adapter(info)->requests,
				 info->snd_portid, nwifi_genl_cookie(info),
				 info->genlhdr->cmd);
}

/**
 * nwifi_genl_posted() - a request was handed to the worker, or could not be
 * @info: the request
 * @request: its number, zero if nobody waits; forgotten on failure
 * @err: 0 or a negative error number
 *
 * Context: a handler of the family.
 * Return: @err.
 */
int nwifi_genl_posted(struct genl_info *info, u32 request, int err)
{
	if (err)
		nwifi_request_forget(&nwifi_genl_adapter(info)->requests,
				     request);
	if (err == -ENODEV)
		NL_SET_ERR_MSG(info->extack, "the adapter is being removed");
	else if (err)
		NL_SET_ERR_MSG(info->extack, "out of memory");
	return err;
}

/**
 * nwifi_genl_post_plain() - hand a request to the worker that says nothing more
 * @info: the request
 * @type: enum nwifi_event_type
 *
 * Context: a handler of the family.
 * Return: 0 or a negative error number.
 */
int nwifi_genl_post_plain(struct genl_info *info, u8 type)
{
	const u32 request = nwifi_genl_new_request(info);
	int err = -ENOMEM;

	if (request)
		err = nwifi_post_plain(nwifi_genl_adapter(info), type,
				       NWIFI_MANAGER_GENL, request);
	return nwifi_genl_posted(info, request, err);
}

/**
 * nwifi_genl_ssid() - an SSID in a request
 * @info: the request
 * @attr: attribute of the request
 * @ssid: receives the SSID
 *
 * Context: a handler of the family.
 * Return: 0, or -EINVAL if it is too long.
 */
int nwifi_genl_ssid(struct genl_info *info, const struct nlattr *attr,
		    struct nwifi_ssid *ssid)
{
	if (nla_len(attr) > NWIFI_SSID_BYTES) {
		NL_SET_ERR_MSG_ATTR(info->extack, attr,
				    "an SSID has at most 32 bytes");
		return -EINVAL;
	}
	memset(ssid, 0, sizeof(*ssid));
	ssid->len = nla_len(attr);
	memcpy(ssid->data, nla_data(attr), ssid->len);
	return 0;
}

/**
 * nwifi_genl_mac() - the address of a station in a request
 * @info: the request
 * @type: attribute
 * @mac: set to the address, %NULL if the request has none
 *
 * Context: a handler of the family.
 * Return: 0, or -EINVAL for an address that is not of a single station.
 */
int nwifi_genl_mac(struct genl_info *info, int type, const u8 **mac)
{
	const struct nlattr *attr = info->attrs[type];

	*mac = attr ? nla_data(attr) : NULL;
	if (attr && !is_valid_ether_addr(*mac)) {
		NL_SET_ERR_MSG_ATTR(info->extack, attr,
				    "not the address of a single station");
		return -EINVAL;
	}
	return 0;
}

/**
 * nwifi_genl_put_counters() - counters of an adapter or a port
 * @skb: the message
 * @type: attribute that nests them
 * @totals: the counters
 *
 * Context: any.
 * Return: false if the message is too short.
 */
bool nwifi_genl_put_counters(struct sk_buff *skb, int type,
			     const struct nwifi_totals *totals)
{
	struct nlattr *nest = nla_nest_start(skb, type);

	if (!nest ||
	    nla_put_u64_64bit(skb, NWIFI_A_COUNTERS_TX_PACKETS,
			      totals->tx_packets, NWIFI_A_COUNTERS_PAD) ||
	    nla_put_u64_64bit(skb, NWIFI_A_COUNTERS_TX_BYTES, totals->tx_bytes,
			      NWIFI_A_COUNTERS_PAD) ||
	    nla_put_u64_64bit(skb, NWIFI_A_COUNTERS_RX_PACKETS,
			      totals->rx_packets, NWIFI_A_COUNTERS_PAD) ||
	    nla_put_u64_64bit(skb, NWIFI_A_COUNTERS_RX_BYTES, totals->rx_bytes,
			      NWIFI_A_COUNTERS_PAD) ||
	    nla_put(skb, NWIFI_A_COUNTERS_DROPS, sizeof(totals->drops),
		    totals->drops))
		return false;
	nla_nest_end(skb, nest);
	return true;
}

static int message_fill(struct sk_buff *skb, u32 portid, u32 seq, int flags,
			u8 command, struct nwifi_adapter *adapter,
			nwifi_genl_fill fill, const void *arg)
{
	void *head = genlmsg_put(skb, portid, seq, nwifi_report_family, flags,
				 command);
	int ret;

	if (!head)
		return -EMSGSIZE;
	ret = fill(skb, adapter, arg);
	if (ret > 0)
		genlmsg_end(skb, head);
	else
		genlmsg_cancel(skb, head);
	return ret;
}

/**
 * nwifi_genl_fill_message() - fill one message of a dump in
 * @skb: where the messages go
 * @cb: the dump
 * @command: command of the family
 * @adapter: the adapter
 * @fill: fills the message in
 * @arg: for @fill
 *
 * Context: as @fill allows.
 * Return: what @fill returned, or -EMSGSIZE if there is no room.
 */
int nwifi_genl_fill_message(struct sk_buff *skb, struct netlink_callback *cb,
			    u8 command, struct nwifi_adapter *adapter,
			    nwifi_genl_fill fill, const void *arg)
{
	return message_fill(skb, NETLINK_CB(cb->skb).portid, cb->nlh->nlmsg_seq,
			    NLM_F_MULTI, command, adapter, fill, arg);
}

/**
 * nwifi_genl_reply() - answer a request with one message
 * @info: the request
 * @adapter: the adapter
 * @fill: fills the message in
 * @arg: for @fill
 *
 * Context: may sleep.
 * Return: 0, -ENOENT if there was nothing to say, or another negative error
 * number.
 */
int nwifi_genl_reply(struct genl_info *info, struct nwifi_adapter *adapter,
		     nwifi_genl_fill fill, const void *arg)
{
	struct sk_buff *skb = genlmsg_new(NLMSG_GOODSIZE, GFP_KERNEL);
	int ret = -ENOMEM;

	if (skb)
		ret = message_fill(skb, info->snd_portid, info->snd_seq, 0,
				   info->genlhdr->cmd, adapter, fill, arg);
	if (ret > 0)
		return genlmsg_reply(skb, info);
	nlmsg_free(skb);
	return ret ? : -ENOENT;
}

/**
 * nwifi_genl_dump_adapters() - dump one message for each adapter
 * @skb: where the messages go
 * @cb: the dump; args[0] is the last ifindex that is done
 * @command: command of the family
 * @fill: fills a message in
 *
 * Context: may sleep.
 * Return: bytes at @skb, or a negative error number.
 */
int nwifi_genl_dump_adapters(struct sk_buff *skb, struct netlink_callback *cb,
			     u8 command, nwifi_genl_fill fill)
{
	struct net *net = sock_net(cb->skb->sk);
	struct nwifi_adapter *adapter;
	int ret;

	while ((adapter = nwifi_adapter_next(net, cb->args[0]))) {
		ret = nwifi_genl_fill_message(skb, cb, command, adapter, fill,
					      NULL);
		if (ret >= 0)
			cb->args[0] = adapter->reporter.ifindex;
		nwifi_adapter_put(adapter);
		if (ret < 0)
			return skb->len ? : ret;
	}
	return skb->len;
}
