// SPDX-License-Identifier: GPL-2.0-only
/*
 * The generic netlink family: requests are validated here and posted to the
 * worker of their adapter. No handler waits for the worker: it may itself be
 * waiting for a lock that generic netlink holds around a handler.
 *
 * The family is defined in Documentation/netlink/specs/nwifi.yaml.
 */
#include <linux/etherdevice.h>
#include <linux/timekeeping.h>
#include <net/genetlink.h>
#include <net/sock.h>

#include "adapter.h"
#include "compat.h"
#include "connection.h"
#include "core/dot11.h"
#include "genl.h"
#include "job.h"
#include "netlink_gen.h"
#include "request.h"
#include "scan.h"

static const struct genl_multicast_group groups[] = {
	[NWIFI_NLGRP_EVENTS] = { .name = NWIFI_MCGRP_EVENTS },
};

struct genl_family nwifi_genl_family __ro_after_init = {
	.name = NWIFI_FAMILY_NAME,
	.version = NWIFI_FAMILY_VERSION,
	.netnsok = true,
	.parallel_ops = true,
	.module = THIS_MODULE,
	.ops = nwifi_nl_ops,
	.n_ops = ARRAY_SIZE(nwifi_nl_ops),
	/* every operation is validated strictly, and always was */
	.resv_start_op = 1,
	.mcgrps = groups,
	.n_mcgrps = ARRAY_SIZE(groups),
};

/**
 * nwifi_genl_has_listeners() - does anybody listen to the events?
 * @net: in this network namespace
 *
 * Return: true if somebody does.
 */
bool nwifi_genl_has_listeners(struct net *net)
{
	return genl_has_listeners(&nwifi_genl_family, net, NWIFI_NLGRP_EVENTS);
}

/**
 * nwifi_genl_multicast() - send an event to those who listen
 * @net: in this network namespace
 * @skb: the message; consumed
 *
 * Context: may sleep.
 */
void nwifi_genl_multicast(struct net *net, struct sk_buff *skb)
{
	genlmsg_multicast_netns(&nwifi_genl_family, net, skb, 0,
				NWIFI_NLGRP_EVENTS, GFP_KERNEL);
}

/* the adapter that a request names, with a reference; says why there is none */
static struct nwifi_adapter *find(struct net *net, struct nlattr **attrs,
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
 * nwifi_genl_find() - the adapter that a request names
 * @info: the request
 * @err: set if there is none; the extended acknowledgment says why
 *
 * Return: the adapter, with a reference, or %NULL.
 */
struct nwifi_adapter *nwifi_genl_find(struct genl_info *info, int *err)
{
	return find(genl_info_net(info), info->attrs, info->extack, err);
}

static u64 cookie_of(struct genl_info *info)
{
	return info->attrs[NWIFI_A_COOKIE] ?
	       nla_get_u64(info->attrs[NWIFI_A_COOKIE]) : 0;
}

/**
 * nwifi_genl_new_request() - the requester is going to wait
 * @adapter: the adapter
 * @info: the request
 *
 * Return: number of the request, zero without memory.
 */
u32 nwifi_genl_new_request(struct nwifi_adapter *adapter, struct genl_info *info)
{
	return nwifi_request_new(adapter, info->snd_portid, cookie_of(info),
				 info->genlhdr->cmd);
}

/**
 * nwifi_genl_posted() - a request was handed to the worker, or could not be
 * @adapter: the adapter; its reference is dropped
 * @info: the request
 * @request: its number, zero if nobody waits; forgotten on failure
 * @err: 0 or a negative error number
 *
 * Return: @err.
 */
int nwifi_genl_posted(struct nwifi_adapter *adapter, struct genl_info *info,
		      u32 request, int err)
{
	if (err)
		nwifi_request_forget(adapter, request);
	if (err == -ENODEV)
		NL_SET_ERR_MSG(info->extack, "the adapter is being removed");
	else if (err)
		NL_SET_ERR_MSG(info->extack, "out of memory");
	nwifi_adapter_put(adapter);
	return err;
}

static int post_event(struct genl_info *info, struct nwifi_event *event)
{
	struct nwifi_adapter *adapter;
	int err;

	adapter = nwifi_genl_find(info, &err);
	if (!adapter)
		return err;
	event->manager = NWIFI_MANAGER_GENL;
	event->request = nwifi_genl_new_request(adapter, info);
	err = event->request ? nwifi_job_post_event(adapter, event, GFP_KERNEL) :
			       -ENOMEM;
	return nwifi_genl_posted(adapter, info, event->request, err);
}

static int get_ssid(struct genl_info *info, const struct nlattr *attr,
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

static bool put_counters(struct sk_buff *skb, int type,
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

static bool put_names(struct sk_buff *skb, const struct nwifi_adapter *adapter)
{
	return !nla_put_u32(skb, NWIFI_A_IFINDEX, adapter->ifindex) &&
	       !nla_put_string(skb, NWIFI_A_IFNAME, adapter->name);
}

static bool put_lower(struct sk_buff *skb, struct nwifi_adapter *adapter)
{
	netdevice_tracker tracker;
	struct net_device *lower = nwifi_adapter_lower(adapter, &tracker);
	bool ok;

	if (!lower)
		return true;
	ok = !nla_put_u32(skb, NWIFI_A_LOWER_IFINDEX, lower->ifindex) &&
	     !nla_put_string(skb, NWIFI_A_LOWER_IFNAME, lower->name);
	netdev_put(lower, &tracker);
	return ok;
}

static bool fill_adapter(struct sk_buff *skb, struct nwifi_adapter *adapter)
{
	struct nwifi_snapshot snapshot;
	struct nwifi_totals totals;

	nwifi_adapter_snapshot(adapter, &snapshot);
	nwifi_data_since_reset(adapter, &totals);
	return put_names(skb, adapter) && put_lower(skb, adapter) &&
	       !nla_put_string(skb, NWIFI_A_WIPHY_NAME,
			       wiphy_name(adapter->wiphy)) &&
	       !nla_put(skb, NWIFI_A_MAC, ETH_ALEN, adapter->radio.addr) &&
	       !nla_put_u32(skb, NWIFI_A_STATE, snapshot.op ?
			    NWIFI_STATE_OP : NWIFI_STATE_INIT) &&
	       !nla_put_string(skb, NWIFI_A_PHASE,
			       nwifi_phase_name(snapshot.phase)) &&
	       (!snapshot.associated ||
		(!nla_put(skb, NWIFI_A_SSID, snapshot.ssid.len,
			  snapshot.ssid.data) &&
		 !nla_put(skb, NWIFI_A_BSSID, ETH_ALEN, snapshot.bssid))) &&
	       put_counters(skb, NWIFI_A_COUNTERS, &totals);
}

/* one message of a reply or a dump: 1 filled, 0 nothing to say, or an error */
typedef int (*fill_fn)(struct sk_buff *skb, struct nwifi_adapter *adapter,
		       const void *arg);

static int fill_message(struct sk_buff *skb, u32 portid, u32 seq, int flags,
			u8 command, struct nwifi_adapter *adapter,
			fill_fn fill, const void *arg)
{
	void *head = genlmsg_put(skb, portid, seq, &nwifi_genl_family, flags,
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

static int reply(struct genl_info *info, struct nwifi_adapter *adapter,
		 fill_fn fill, const void *arg)
{
	struct sk_buff *skb = genlmsg_new(NLMSG_GOODSIZE, GFP_KERNEL);
	int ret = -ENOMEM;

	if (skb)
		ret = fill_message(skb, info->snd_portid, info->snd_seq, 0,
				   info->genlhdr->cmd, adapter, fill, arg);
	if (ret > 0)
		return genlmsg_reply(skb, info);
	nlmsg_free(skb);
	return ret ? : -ENOENT;
}

static int fill_get(struct sk_buff *skb, struct nwifi_adapter *adapter,
		    const void *arg)
{
	return fill_adapter(skb, adapter) ? 1 : -EMSGSIZE;
}

/**
 * nwifi_genl_reply_adapter() - show an adapter to the requester
 * @info: the request
 * @adapter: the adapter
 *
 * Return: 0 or a negative error number.
 */
int nwifi_genl_reply_adapter(struct genl_info *info,
			     struct nwifi_adapter *adapter)
{
	return reply(info, adapter, fill_get, NULL);
}

int nwifi_nl_adapter_get_doit(struct sk_buff *skb, struct genl_info *info)
{
	struct nwifi_adapter *adapter;
	int err;

	adapter = nwifi_genl_find(info, &err);
	if (!adapter)
		return err;
	err = reply(info, adapter, fill_get, NULL);
	nwifi_adapter_put(adapter);
	return err;
}

/* dump one message for each adapter; cb->args[0] is the last ifindex done */
static int dump_adapters(struct sk_buff *skb, struct netlink_callback *cb,
			 u8 command, fill_fn fill)
{
	struct net *net = sock_net(cb->skb->sk);
	struct nwifi_adapter *adapter;
	int ret;

	while ((adapter = nwifi_adapter_next(net, cb->args[0]))) {
		ret = fill_message(skb, NETLINK_CB(cb->skb).portid,
				   cb->nlh->nlmsg_seq, NLM_F_MULTI, command,
				   adapter, fill, NULL);
		if (ret >= 0)
			cb->args[0] = adapter->ifindex;
		nwifi_adapter_put(adapter);
		if (ret < 0)
			return skb->len ? : ret;
	}
	return skb->len;
}

int nwifi_nl_adapter_get_dumpit(struct sk_buff *skb,
				struct netlink_callback *cb)
{
	return dump_adapters(skb, cb, NWIFI_CMD_ADAPTER_GET, fill_get);
}

int nwifi_nl_adapter_add_doit(struct sk_buff *skb, struct genl_info *info)
{
	const struct nlattr *by_index = info->attrs[NWIFI_A_LOWER_IFINDEX];
	const struct nlattr *by_name = info->attrs[NWIFI_A_LOWER_IFNAME];
	const struct nlattr *name = info->attrs[NWIFI_A_IFNAME];
	struct net *net = genl_info_net(info);
	struct nwifi_adapter *adapter;
	struct net_device *lower;
	int ifindex = 0, err;

	if (!by_index == !by_name) {
		NL_SET_ERR_MSG(info->extack,
			       "name the lower device, by index or by name");
		return -EINVAL;
	}
	if (by_index) {
		ifindex = nla_get_u32(by_index);
	} else {
		rcu_read_lock();
		lower = dev_get_by_name_rcu(net, nla_data(by_name));
		if (lower)
			ifindex = lower->ifindex;
		rcu_read_unlock();
	}
	if (name && !dev_valid_name(nla_data(name))) {
		NL_SET_ERR_MSG_ATTR(info->extack, name,
				    "not a valid name for a network device");
		return -EINVAL;
	}
	adapter = nwifi_adapter_add(net, ifindex, name ? nla_data(name) : NULL,
				    info->snd_portid, cookie_of(info),
				    info->extack);
	if (IS_ERR(adapter))
		return PTR_ERR(adapter);
	err = reply(info, adapter, fill_get, NULL);
	nwifi_adapter_put(adapter);
	return err;
}

int nwifi_nl_adapter_del_doit(struct sk_buff *skb, struct genl_info *info)
{
	struct nwifi_adapter *adapter;
	u32 request;
	int err;

	adapter = nwifi_genl_find(info, &err);
	if (!adapter)
		return err;
	request = nwifi_genl_new_request(adapter, info);
	err = request ? 0 : -ENOMEM;
	if (request)
		nwifi_adapter_remove(adapter, request);
	return nwifi_genl_posted(adapter, info, request, err);
}

static int get_scan_ssids(struct genl_info *info, struct nwifi_ssid *ssids)
{
	const struct nlattr *attr;
	int n = 0, rem, err;

	nlmsg_for_each_attr(attr, info->nlhdr, GENL_HDRLEN, rem) {
		if (nla_type(attr) != NWIFI_A_SCAN_SSID)
			continue;
		if (n == NWIFI_RADIO_MAX_SSIDS) {
			NL_SET_ERR_MSG_ATTR(info->extack, attr,
					    "too many SSIDs");
			return -EINVAL;
		}
		err = get_ssid(info, attr, &ssids[n++]);
		if (err)
			return err;
	}
	return n;
}

int nwifi_nl_scan_doit(struct sk_buff *skb, struct genl_info *info)
{
	const bool passive = info->attrs[NWIFI_A_SCAN_PASSIVE];
	const struct nlattr *ies = info->attrs[NWIFI_A_SCAN_IES];
	struct nwifi_ssid ssids[NWIFI_RADIO_MAX_SSIDS];
	struct nwifi_scan_params *params;
	struct nwifi_adapter *adapter;
	u32 request;
	int n, err;

	n = get_scan_ssids(info, ssids);
	if (n < 0)
		return n;
	if (passive && (n || ies)) {
		NL_SET_ERR_MSG(info->extack,
			       "a passive scan sends no SSID and no elements");
		return -EINVAL;
	}
	/* SCAN-16: without a list, one probe with the zero-length SSID */
	if (!passive && !n)
		ssids[n++].len = 0;
	adapter = nwifi_genl_find(info, &err);
	if (!adapter)
		return err;
	if (n > adapter->wiphy->max_scan_ssids) {
		NL_SET_ERR_MSG(info->extack, "more SSIDs than the radio takes");
		err = -EINVAL;
		goto out;
	}
	if (ies && nla_len(ies) > adapter->wiphy->max_scan_ie_len) {
		NL_SET_ERR_MSG_ATTR(info->extack, ies,
				    "more elements than the radio takes");
		err = -EINVAL;
		goto out;
	}
	params = nwifi_scan_params_genl(ssids, n, ies ? nla_data(ies) : NULL,
					ies ? nla_len(ies) : 0);
	request = params ? nwifi_genl_new_request(adapter, info) : 0;
	if (!request) {
		nwifi_scan_params_free(params);
		err = -ENOMEM;
		goto out;
	}
	err = nwifi_post_scan(adapter, request, params);
	return nwifi_genl_posted(adapter, info, request, err);
out:
	nwifi_adapter_put(adapter);
	return err;
}

static bool put_set(struct sk_buff *skb, int type, u32 set)
{
	unsigned int i;

	for (i = 0; i < 32; i++)
		if (set & BIT(i) && nla_put_u32(skb, type, i))
			return false;
	return true;
}

/* the multicast cipher is a set of one member */
static u32 only_member(u32 set)
{
	return set ? __ffs(set) : NWIFI_CIPHER_NONE;
}

static bool put_bss(struct sk_buff *skb, const struct nwifi_bss *bss,
		    const struct nwifi_bss_frame *frame, bool current_ap)
{
	const u32 age = nwifi_bss_cache_age_ms(frame, ktime_get_boottime_ns());
	struct nlattr *nest = nla_nest_start(skb, NWIFI_A_BSS);

	if (!nest || nla_put(skb, NWIFI_A_BSS_BSSID, ETH_ALEN, bss->bssid) ||
	    nla_put(skb, NWIFI_A_BSS_SSID, bss->ssid.len, bss->ssid.data) ||
	    nla_put_u32(skb, NWIFI_A_BSS_FREQUENCY, bss->freq) ||
	    nla_put_s32(skb, NWIFI_A_BSS_SIGNAL, bss->signal) ||
	    nla_put_u8(skb, NWIFI_A_BSS_LINK_QUALITY,
		       nwifi_link_quality(bss->signal)) ||
	    nla_put_u16(skb, NWIFI_A_BSS_BEACON_INTERVAL,
			bss->beacon_interval) ||
	    nla_put_u16(skb, NWIFI_A_BSS_CAPABILITY, bss->capability) ||
	    nla_put_u64_64bit(skb, NWIFI_A_BSS_TSF, frame->tsf,
			      NWIFI_A_BSS_PAD) ||
	    nla_put_u32(skb, NWIFI_A_BSS_SEEN_MS_AGO, age) ||
	    nla_put(skb, NWIFI_A_BSS_IES, frame->ies_len, frame->ies) ||
	    !put_set(skb, NWIFI_A_BSS_AUTH_ALGO, bss->security.auth) ||
	    !put_set(skb, NWIFI_A_BSS_UNICAST_CIPHER, bss->security.unicast) ||
	    nla_put_u32(skb, NWIFI_A_BSS_MULTICAST_CIPHER,
			only_member(bss->security.multicast)) ||
	    (current_ap && nla_put_flag(skb, NWIFI_A_BSS_CURRENT)))
		return false;
	nla_nest_end(skb, nest);
	return true;
}

/* @arg: index of the entry; the cache is locked */
static int fill_bss(struct sk_buff *skb, struct nwifi_adapter *adapter,
		    const void *arg)
{
	const struct nwifi_bss_table *table = &adapter->cache.table;
	const unsigned int i = *(const unsigned int *)arg;
	struct nwifi_snapshot snapshot;

	nwifi_adapter_snapshot(adapter, &snapshot);
	return put_names(skb, adapter) &&
	       put_bss(skb, &table->bss[i], &table->frame[i],
		       snapshot.associated &&
		       ether_addr_equal(snapshot.bssid, table->bss[i].bssid)) ?
	       1 : -EMSGSIZE;
}

int nwifi_nl_bss_get_doit(struct sk_buff *skb, struct genl_info *info)
{
	struct nwifi_adapter *adapter;
	unsigned int i;
	const u8 *bssid;
	int found, err;

	err = nwifi_genl_mac(info, NWIFI_A_BSSID, &bssid);
	if (err)
		return err;
	if (!bssid) {
		NL_SET_ERR_MSG(info->extack, "which BSS?");
		return -EINVAL;
	}
	adapter = nwifi_genl_find(info, &err);
	if (!adapter)
		return err;
	mutex_lock(&adapter->cache.lock);
	found = nwifi_bss_cache_find(&adapter->cache, bssid);
	i = found;
	err = found < 0 ? -ENOENT : reply(info, adapter, fill_bss, &i);
	mutex_unlock(&adapter->cache.lock);
	if (found < 0)
		NL_SET_ERR_MSG(info->extack, "the BSS cache has no such entry");
	nwifi_adapter_put(adapter);
	return err;
}

/* cb->args[0]: entries done */
int nwifi_nl_bss_get_dumpit(struct sk_buff *skb, struct netlink_callback *cb)
{
	const struct genl_dumpit_info *info = genl_dumpit_info(cb);
	struct nwifi_adapter *adapter;
	unsigned int i;
	int ret = 0;

	adapter = find(sock_net(cb->skb->sk), nwifi_compat_dump_attrs(info),
		       cb->extack, &ret);
	if (!adapter)
		return ret;
	mutex_lock(&adapter->cache.lock);
	for (i = cb->args[0]; i < adapter->cache.table.n; i++) {
		ret = fill_message(skb, NETLINK_CB(cb->skb).portid,
				   cb->nlh->nlmsg_seq, NLM_F_MULTI,
				   NWIFI_CMD_BSS_GET, adapter, fill_bss, &i);
		if (ret < 0)
			break;
	}
	mutex_unlock(&adapter->cache.lock);
	cb->args[0] = i;
	nwifi_adapter_put(adapter);
	return skb->len ? : min(ret, 0);
}

int nwifi_nl_bss_flush_doit(struct sk_buff *skb, struct genl_info *info)
{
	struct nwifi_event event = { .type = NWIFI_EV_FLUSH };

	return post_event(info, &event);
}

int nwifi_nl_connect_doit(struct sk_buff *skb, struct genl_info *info)
{
	struct nwifi_join_params *params;
	struct nwifi_adapter *adapter;
	struct nwifi_ssid ssid;
	const u8 *bssid;
	u32 request;
	int err;

	if (!info->attrs[NWIFI_A_SSID]) {
		NL_SET_ERR_MSG(info->extack, "connect needs an SSID");
		return -EINVAL;
	}
	err = get_ssid(info, info->attrs[NWIFI_A_SSID], &ssid);
	if (!err)
		err = nwifi_genl_mac(info, NWIFI_A_BSSID, &bssid);
	if (err)
		return err;
	adapter = nwifi_genl_find(info, &err);
	if (!adapter)
		return err;
	params = nwifi_join_params_open(adapter, &ssid, bssid);
	request = params ? nwifi_genl_new_request(adapter, info) : 0;
	if (!request) {
		kfree_sensitive(params);
		return nwifi_genl_posted(adapter, info, 0, -ENOMEM);
	}
	err = nwifi_post_connect(adapter, request, NWIFI_MANAGER_GENL, params);
	return nwifi_genl_posted(adapter, info, request, err);
}

int nwifi_nl_disconnect_doit(struct sk_buff *skb, struct genl_info *info)
{
	struct nwifi_event event = { .type = NWIFI_EV_DISCONNECT };

	return post_event(info, &event);
}

int nwifi_nl_roam_doit(struct sk_buff *skb, struct genl_info *info)
{
	struct nwifi_adapter *adapter;
	const u8 *bssid;
	u32 request;
	int err;

	err = nwifi_genl_mac(info, NWIFI_A_BSSID, &bssid);
	if (err)
		return err;
	adapter = nwifi_genl_find(info, &err);
	if (!adapter)
		return err;
	request = nwifi_genl_new_request(adapter, info);
	err = request ? nwifi_post_roam(adapter, request, NWIFI_MANAGER_GENL,
					bssid, NULL) : -ENOMEM;
	return nwifi_genl_posted(adapter, info, request, err);
}

int nwifi_nl_reset_doit(struct sk_buff *skb, struct genl_info *info)
{
	struct nwifi_event event = { .type = NWIFI_EV_RESET };

	return post_event(info, &event);
}

/* @arg: MAC address of the peer, %NULL for any */
static int fill_port(struct sk_buff *skb, struct nwifi_adapter *adapter,
		     const void *arg)
{
	struct nwifi_totals totals;
	struct nwifi_gate *gate;
	struct nlattr *nest;
	int ret = 0;

	rcu_read_lock();
	gate = rcu_dereference(adapter->data.port);
	if (!gate || (arg && !ether_addr_equal(gate->peer, arg)))
		goto out;
	nwifi_data_totals(gate->counters, &totals);
	ret = -EMSGSIZE;
	if (!put_names(skb, adapter))
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
	    !put_counters(skb, NWIFI_A_PORT_COUNTERS, &totals))
		goto out;
	nla_nest_end(skb, nest);
	ret = 1;
out:
	rcu_read_unlock();
	return ret;
}

int nwifi_nl_port_get_doit(struct sk_buff *skb, struct genl_info *info)
{
	struct nwifi_adapter *adapter;
	const u8 *peer;
	int err;

	err = nwifi_genl_mac(info, NWIFI_A_MAC, &peer);
	if (err)
		return err;
	adapter = nwifi_genl_find(info, &err);
	if (!adapter)
		return err;
	err = reply(info, adapter, fill_port, peer);
	if (err == -ENOENT)
		NL_SET_ERR_MSG(info->extack, "there is no such port");
	nwifi_adapter_put(adapter);
	return err;
}

int nwifi_nl_port_get_dumpit(struct sk_buff *skb, struct netlink_callback *cb)
{
	struct nlattr **attrs = nwifi_compat_dump_attrs(genl_dumpit_info(cb));
	struct nwifi_adapter *adapter;
	int ret = 0;

	if (!attrs[NWIFI_A_IFINDEX] && !attrs[NWIFI_A_IFNAME])
		return dump_adapters(skb, cb, NWIFI_CMD_PORT_GET, fill_port);
	if (cb->args[0])
		return 0;
	adapter = find(sock_net(cb->skb->sk), attrs, cb->extack, &ret);
	if (!adapter)
		return ret;
	ret = fill_message(skb, NETLINK_CB(cb->skb).portid, cb->nlh->nlmsg_seq,
			   NLM_F_MULTI, NWIFI_CMD_PORT_GET, adapter, fill_port,
			   NULL);
	cb->args[0] = 1;
	nwifi_adapter_put(adapter);
	return ret < 0 ? ret : skb->len;
}

int nwifi_nl_port_set_doit(struct sk_buff *skb, struct genl_info *info)
{
	struct nwifi_event event = { .type = NWIFI_EV_AUTHORIZE };
	const u8 *peer;
	int err;

	err = nwifi_genl_mac(info, NWIFI_A_MAC, &peer);
	if (err)
		return err;
	if (!peer || !info->attrs[NWIFI_A_AUTHORIZED]) {
		NL_SET_ERR_MSG(info->extack, "which port, and which state?");
		return -EINVAL;
	}
	ether_addr_copy(event.bssid, peer);
	event.on = nla_get_u8(info->attrs[NWIFI_A_AUTHORIZED]);
	return post_event(info, &event);
}

/**
 * nwifi_genl_init() - register the family
 *
 * Return: 0 or a negative error number.
 */
int __init nwifi_genl_init(void)
{
	return genl_register_family(&nwifi_genl_family);
}

/**
 * nwifi_genl_exit() - unregister the family
 */
void nwifi_genl_exit(void)
{
	genl_unregister_family(&nwifi_genl_family);
}
