// SPDX-License-Identifier: GPL-2.0-only
/* Requests of the family about adapters: add, delete, show. */
#include <linux/etherdevice.h>
#include <linux/netdevice.h>
#include <linux/rtnetlink.h>
#include <net/genetlink.h>
#include <uapi/linux/nwifi.h>

#include "adapter/adapter.h"
#include "adapter/incoming.h"
#include "adapter/life.h"
#include "path/statistics.h"
#include "request/cfg80211.h"
#include "request/genl.h"
#include "request/genl_adapter.h"
#include "request/netdev.h"
#include "request/netlink_gen.h"

static bool put_lower(struct sk_buff *skb, struct nwifi_adapter *adapter)
{
	netdevice_tracker tracker;
	struct net_device *lower = nwifi_path_lower(&adapter->path, &tracker);
	bool ok;

	if (!lower)
		return true;
	ok = !nla_put_u32(skb, NWIFI_A_LOWER_IFINDEX, lower->ifindex) &&
	     !nla_put_string(skb, NWIFI_A_LOWER_IFNAME, lower->name);
	netdev_put(lower, &tracker);
	return ok;
}

static int fill_adapter(struct sk_buff *skb, struct nwifi_adapter *adapter,
			const void *arg)
{
	struct nwifi_totals totals;
	struct nwifi_snapshot state;
	bool ok;

	nwifi_adapter_state(adapter, &state);
	nwifi_statistics_since_reset(&adapter->path, &totals);
	/* Netdevs and wiphys are renamed under RTNL. */
	rtnl_lock();
	ok = nwifi_reporter_put(&adapter->reporter, skb) &&
	     put_lower(skb, adapter) &&
	     !nla_put_string(skb, NWIFI_A_WIPHY_NAME,
			     wiphy_name(adapter->upper.wiphy)) &&
	     !nla_put(skb, NWIFI_A_MAC, ETH_ALEN, adapter->reporter.addr);
	rtnl_unlock();
	ok = ok &&
	     !nla_put_u32(skb, NWIFI_A_STATE,
			  state.op ? NWIFI_STATE_OP : NWIFI_STATE_INIT) &&
	     !nla_put_string(skb, NWIFI_A_PHASE,
			     nwifi_phase_name(state.phase)) &&
	     !nla_put_bitfield32(skb, NWIFI_A_SETTINGS, state.settings,
				 NWIFI_SETTING_MASK) &&
	     (!state.associated ||
	      (!nla_put(skb, NWIFI_A_SSID, state.ssid.len, state.ssid.data) &&
	       !nla_put(skb, NWIFI_A_BSSID, ETH_ALEN, state.bssid))) &&
	     nwifi_genl_put_counters(skb, NWIFI_A_COUNTERS, &totals);
	return ok ? 1 : -EMSGSIZE;
}

/**
 * nwifi_genl_reply_adapter() - show an adapter to the requester
 * @info: the request
 * @adapter: the adapter
 *
 * Context: may sleep; takes RTNL.
 * Return: 0 or a negative error number.
 */
int nwifi_genl_reply_adapter(struct genl_info *info,
			     struct nwifi_adapter *adapter)
{
	return nwifi_genl_reply(info, adapter, fill_adapter, NULL);
}

int nwifi_nl_adapter_get_doit(struct sk_buff *skb, struct genl_info *info)
{
	return nwifi_genl_reply_adapter(info, nwifi_genl_adapter(info));
}

int nwifi_nl_adapter_get_dumpit(struct sk_buff *skb,
				struct netlink_callback *cb)
{
	return nwifi_genl_dump_adapters(skb, cb, NWIFI_CMD_ADAPTER_GET,
					fill_adapter);
}

static int ifindex_of(struct net *net, const char *name)
{
	struct net_device *dev;
	int ifindex = 0;

	rcu_read_lock();
	dev = dev_get_by_name_rcu(net, name);
	if (dev)
		ifindex = dev->ifindex;
	rcu_read_unlock();
	return ifindex;
}

int nwifi_nl_adapter_add_doit(struct sk_buff *skb, struct genl_info *info)
{
	static const struct nwifi_upper_ops ops = {
		.cfg80211 = &nwifi_cfg80211_ops,
		.netdev = &nwifi_netdev_ops,
		.link = &nwifi_netdev_link_ops,
	};
	const struct nlattr *by_index = info->attrs[NWIFI_A_LOWER_IFINDEX];
	const struct nlattr *by_name = info->attrs[NWIFI_A_LOWER_IFNAME];
	const struct nlattr *name = info->attrs[NWIFI_A_IFNAME];
	struct nwifi_adapter_params want = {
		.net = genl_info_net(info),
		.name = name ? nla_data(name) : NULL,
		.portid = info->snd_portid,
		.cookie = nwifi_genl_cookie(info),
		.command = NWIFI_CMD_ADAPTER_ADD,
	};
	struct nwifi_adapter *adapter;
	int err;

	if (!by_index == !by_name) {
		NL_SET_ERR_MSG(info->extack,
			       "name the lower device, by index or by name");
		return -EINVAL;
	}
	want.lower_ifindex = by_index ? nla_get_u32(by_index) :
			     ifindex_of(want.net, nla_data(by_name));
	if (name && !dev_valid_name(want.name)) {
		NL_SET_ERR_MSG_ATTR(info->extack, name,
				    "not a valid name for a network device");
		return -EINVAL;
	}
	adapter = nwifi_adapter_add(&want, &ops, info->extack);
	if (IS_ERR(adapter))
		return PTR_ERR(adapter);
	err = nwifi_genl_reply_adapter(info, adapter);
	nwifi_adapter_put(adapter);
	return err;
}

static_assert((int)NWIFI_SET_EXTENSION_REQUIRED ==
	      (int)NWIFI_SETTING_EXTENSION_REQUIRED);

int nwifi_nl_adapter_set_doit(struct sk_buff *skb, struct genl_info *info)
{
	struct nwifi_event event = { .type = NWIFI_EV_SETTINGS };
	struct nla_bitfield32 settings;
	int err = -ENOMEM;

	if (nwifi_genl_missing(info, NWIFI_A_SETTINGS))
		return -EINVAL;
	settings = nla_get_bitfield32(info->attrs[NWIFI_A_SETTINGS]);
	event.settings.selected = settings.selector;
	event.settings.values = settings.value;
	event.request = nwifi_genl_new_request(info);
	if (event.request)
		err = nwifi_post_event(&nwifi_genl_adapter(info)->queue,
				       &event, GFP_KERNEL_ACCOUNT);
	return nwifi_genl_posted(info, event.request, err);
}

int nwifi_nl_adapter_del_doit(struct sk_buff *skb, struct genl_info *info)
{
	const u32 request = nwifi_genl_new_request(info);

	if (!request)
		return nwifi_genl_posted(info, 0, -ENOMEM);
	nwifi_adapter_remove(nwifi_genl_adapter(info), request);
	return 0;
}
