// SPDX-License-Identifier: GPL-2.0-only
/* Requests of the family about scans and the BSS cache. */
#include <linux/etherdevice.h>
#include <linux/timekeeping.h>
#include <net/genetlink.h>
#include <net/sock.h>
#include <uapi/linux/nwifi.h>

#include "adapter/adapter.h"
#include "adapter/incoming.h"
#include "compat.h"
#include "core/dot11.h"
#include "request/genl.h"
#include "request/netlink_gen.h"
#include "request/post.h"
#include "request/scan_params.h"

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
		err = nwifi_genl_ssid(info, attr, &ssids[n++]);
		if (err)
			return err;
	}
	return n;
}

int nwifi_nl_scan_doit(struct sk_buff *skb, struct genl_info *info)
{
	const bool passive = info->attrs[NWIFI_A_SCAN_PASSIVE];
	const struct nlattr *ies = info->attrs[NWIFI_A_SCAN_IES];
	struct nwifi_adapter *adapter = nwifi_genl_adapter(info);
	struct nwifi_ssid ssids[NWIFI_RADIO_MAX_SSIDS];
	struct nwifi_scan_params *params;
	u32 request;
	int n;

	n = get_scan_ssids(info, ssids);
	if (n < 0)
		return n;
	if (passive && (n || ies)) {
		NL_SET_ERR_MSG(info->extack,
			       "a passive scan sends no SSID and no elements");
		return -EINVAL;
	}
	/* SCAN-16: without a list, one probe with the zero-length SSID. */
	if (!passive && !n)
		ssids[n++].len = 0;
	if (n > adapter->upper.wiphy->max_scan_ssids) {
		NL_SET_ERR_MSG(info->extack, "more SSIDs than the radio takes");
		return -EINVAL;
	}
	if (ies && nla_len(ies) > adapter->upper.wiphy->max_scan_ie_len) {
		NL_SET_ERR_MSG_ATTR(info->extack, ies,
				    "more elements than the radio takes");
		return -EINVAL;
	}
	params = nwifi_scan_params_genl(ssids, n, ies ? nla_data(ies) : NULL,
					ies ? nla_len(ies) : 0);
	request = params ? nwifi_genl_new_request(info) : 0;
	if (!request) {
		nwifi_scan_params_free(params);
		return nwifi_genl_posted(info, 0, -ENOMEM);
	}
	return nwifi_genl_posted(info, request,
				 nwifi_post_scan(adapter, request, params));
}

static bool put_set(struct sk_buff *skb, int type, u32 set)
{
	unsigned int i;

	for (i = 0; i < 32; i++)
		if (set & BIT(i) && nla_put_u32(skb, type, i))
			return false;
	return true;
}

/* The multicast cipher is a set of one member. */
static u32 only_member(u32 set)
{
	return set ? __ffs(set) : NWIFI_CIPHER_NONE;
}

static bool put_bss(struct sk_buff *skb, const struct nwifi_bss *bss,
		    const struct nwifi_beacon *beacon, bool current_ap)
{
	const u32 age = nwifi_bss_cache_age_ms(beacon, ktime_get_boottime_ns());
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
	    /* That of the last frame, whichever kind it was of. */
	    nla_put_u64_64bit(skb, NWIFI_A_BSS_TSF,
			      max(beacon->tsf, beacon->beacon_tsf),
			      NWIFI_A_BSS_PAD) ||
	    nla_put_u32(skb, NWIFI_A_BSS_SEEN_MS_AGO, age) ||
	    nla_put(skb, NWIFI_A_BSS_IES, beacon->ies_len, beacon->ies) ||
	    !put_set(skb, NWIFI_A_BSS_AUTH_ALGO, bss->security.auth) ||
	    !put_set(skb, NWIFI_A_BSS_UNICAST_CIPHER, bss->security.unicast) ||
	    nla_put_u32(skb, NWIFI_A_BSS_MULTICAST_CIPHER,
			only_member(bss->security.multicast)) ||
	    (current_ap && nla_put_flag(skb, NWIFI_A_BSS_CURRENT)))
		return false;
	nla_nest_end(skb, nest);
	return true;
}

/* @arg is the index of the entry; the cache is locked. */
static int fill_bss(struct sk_buff *skb, struct nwifi_adapter *adapter,
		    const void *arg)
{
	const struct nwifi_bss_table *table = &adapter->cache.table;
	const struct nwifi_bss *bss = &table->bss[*(const int *)arg];
	const int i = *(const int *)arg;
	struct nwifi_bss ap = {};
	struct nwifi_snapshot state;
	bool current_ap;

	nwifi_adapter_state(adapter, &state);
	ap.ssid = state.ssid;
	ap.freq = state.channel.freq;
	current_ap = state.associated &&
		     ether_addr_equal(state.bssid, bss->bssid) &&
		     nwifi_bss_cache_find(&adapter->cache, state.bssid,
					  &ap) == i;
	return nwifi_reporter_put(&adapter->reporter, skb) &&
	       put_bss(skb, bss, &table->beacon[i], current_ap) ?
	       1 : -EMSGSIZE;
}

int nwifi_nl_bss_get_doit(struct sk_buff *skb, struct genl_info *info)
{
	struct nwifi_adapter *adapter = nwifi_genl_adapter(info);
	const u8 *bssid;
	int i, err;

	err = nwifi_genl_mac(info, NWIFI_A_BSSID, &bssid);
	if (err)
		return err;
	if (!bssid) {
		NL_SET_ERR_MSG(info->extack, "which BSS?");
		return -EINVAL;
	}
	mutex_lock(&adapter->cache.lock);
	i = nwifi_bss_cache_find(&adapter->cache, bssid, NULL);
	err = i < 0 ? -ENOENT : nwifi_genl_reply(info, adapter, fill_bss, &i);
	mutex_unlock(&adapter->cache.lock);
	if (i < 0)
		NL_SET_ERR_MSG(info->extack, "the BSS cache has no such entry");
	return err;
}

/* Where a dump of the BSS cache is: the name of the last entry that is done. */
struct bss_dump {
	bool begun;
	u8 bssid[ETH_ALEN] NWIFI_MAC_ALIGNED;
	u32 freq;
	struct nwifi_ssid ssid;
};

/* The next entry of the dump, as nwifi_bss_cache_next(). */
static int bss_dump_next(const struct nwifi_adapter *adapter,
			 const struct bss_dump *dump)
{
	struct nwifi_bss after = {};

	if (!dump->begun)
		return nwifi_bss_cache_next(&adapter->cache, NULL);
	ether_addr_copy(after.bssid, dump->bssid);
	after.freq = dump->freq;
	after.ssid = dump->ssid;
	return nwifi_bss_cache_next(&adapter->cache, &after);
}

static void bss_dump_advance(struct bss_dump *dump, const struct nwifi_bss *bss)
{
	dump->begun = true;
	ether_addr_copy(dump->bssid, bss->bssid);
	dump->freq = bss->freq;
	dump->ssid = bss->ssid;
}

int nwifi_nl_bss_get_dumpit(struct sk_buff *skb, struct netlink_callback *cb)
{
	const struct genl_dumpit_info *info = genl_dumpit_info(cb);
	struct bss_dump *dump = (struct bss_dump *)cb->ctx;
	const struct nwifi_bss_table *table;
	struct nwifi_adapter *adapter;
	int i, ret = 0;

	BUILD_BUG_ON(sizeof(*dump) > sizeof(cb->ctx));
	adapter = nwifi_genl_find(sock_net(cb->skb->sk),
				  nwifi_compat_dump_attrs(info), cb->extack,
				  &ret);
	if (!adapter)
		return ret;
	table = &adapter->cache.table;
	mutex_lock(&adapter->cache.lock);
	while ((i = bss_dump_next(adapter, dump)) >= 0) {
		ret = nwifi_genl_fill_message(skb, cb, NWIFI_CMD_BSS_GET,
					      adapter, fill_bss, &i);
		if (ret < 0)
			break;
		bss_dump_advance(dump, &table->bss[i]);
	}
	mutex_unlock(&adapter->cache.lock);
	nwifi_adapter_put(adapter);
	return skb->len ? : min(ret, 0);
}

int nwifi_nl_bss_flush_doit(struct sk_buff *skb, struct genl_info *info)
{
	return nwifi_genl_post_plain(info, NWIFI_EV_FLUSH);
}
