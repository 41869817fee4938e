// SPDX-License-Identifier: GPL-2.0-only
/* Requests of the family about ports. */
#include <linux/etherdevice.h>
#include <net/genetlink.h>
#include <net/sock.h>
#include <uapi/linux/nwifi.h>

#include "adapter/adapter.h"
#include "compat.h"
#include "path/gate.h"
#include "request/genl.h"
#include "request/netlink_gen.h"
#include "request/post.h"

/* @arg is the MAC address of the peer, %NULL for any. */
static int fill_port(struct sk_buff *skb, struct nwifi_adapter *adapter,
		     const void *arg)
{
	struct nwifi_totals totals;
	struct nwifi_gate *gate;
	struct nlattr *nest;
	int ret = 0;

	rcu_read_lock();
	gate = rcu_dereference(adapter->path.gate);
	if (!gate || (arg && !ether_addr_equal(gate->peer, arg)))
		goto out;
	nwifi_counters_sum(gate->counters, &totals);
	ret = -EMSGSIZE;
	if (!nwifi_reporter_put(&adapter->reporter, skb))
		goto out;
	nest = nla_nest_start(skb, NWIFI_A_PORT);
	if (!nest ||
	    nla_put(skb, NWIFI_A_PORT_PEER, ETH_ALEN, gate->peer) ||
	    nla_put_u32(skb, NWIFI_A_PORT_SESSION, gate->session) ||
	    nla_put_u8(skb, NWIFI_A_PORT_CONTROLLED, gate->controlled) ||
	    nla_put_u8(skb, NWIFI_A_PORT_AUTHORIZED, READ_ONCE(gate->open)) ||
	    nla_put_u32(skb, NWIFI_A_PORT_OWNER, gate->owner) ||
	    nla_put_u64_64bit(skb, NWIFI_A_PORT_SINCE_NS, gate->since_ns,
			      NWIFI_A_PORT_PAD) ||
	    !nwifi_genl_put_counters(skb, NWIFI_A_PORT_COUNTERS, &totals))
		goto out;
	nla_nest_end(skb, nest);
	ret = 1;
out:
	rcu_read_unlock();
	return ret;
}

int nwifi_nl_port_get_doit(struct sk_buff *skb, struct genl_info *info)
{
	const u8 *peer;
	int err;

	err = nwifi_genl_mac(info, NWIFI_A_MAC, &peer);
	if (err)
		return err;
	err = nwifi_genl_reply(info, nwifi_genl_adapter(info), fill_port, peer);
	if (err == -ENOENT)
		NL_SET_ERR_MSG(info->extack, "there is no such port");
	return err;
}

int nwifi_nl_port_get_dumpit(struct sk_buff *skb, struct netlink_callback *cb)
{
	struct nlattr **attrs = nwifi_compat_dump_attrs(genl_dumpit_info(cb));
	struct nwifi_adapter *adapter;
	int ret = 0;

	if (!attrs[NWIFI_A_IFINDEX] && !attrs[NWIFI_A_IFNAME])
		return nwifi_genl_dump_adapters(skb, cb, NWIFI_CMD_PORT_GET,
						fill_port);
	if (cb->args[0])
		return 0;
	adapter = nwifi_genl_find(sock_net(cb->skb->sk), attrs, cb->extack,
				  &ret);
	if (!adapter)
		return ret;
	ret = nwifi_genl_fill_message(skb, cb, NWIFI_CMD_PORT_GET, adapter,
				      fill_port, NULL);
	cb->args[0] = 1;
	nwifi_adapter_put(adapter);
	return ret < 0 ? ret : skb->len;
}

/*
 * PORT-13: the request is about the port that the peer has at this moment. When
 * the worker comes to it, the peer may have another port, of another
 * association; that one is not meant.
 */
int nwifi_nl_port_set_doit(struct sk_buff *skb, struct genl_info *info)
{
	struct nwifi_adapter *adapter = nwifi_genl_adapter(info);
	u32 session, request;
	const u8 *peer;
	int err;

	err = nwifi_genl_mac(info, NWIFI_A_MAC, &peer);
	if (err)
		return err;
	if (!peer || !info->attrs[NWIFI_A_AUTHORIZED]) {
		NL_SET_ERR_MSG(info->extack, "which port, and which state?");
		return -EINVAL;
	}
	session = nwifi_gate_session(&adapter->path, peer);
	if (!session) {
		NL_SET_ERR_MSG(info->extack,
			       "there is no port for this peer");
		return -ENOENT;
	}
	request = nwifi_genl_new_request(info);
	err = request ?
	      nwifi_post_authorize(adapter, request, peer, session,
				   nla_get_u8(info->attrs[NWIFI_A_AUTHORIZED])) :
	      -ENOMEM;
	return nwifi_genl_posted(info, request, err);
}
