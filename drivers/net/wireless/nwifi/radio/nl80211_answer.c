// SPDX-License-Identifier: GPL-2.0-only
/*
 * What an answer of nl80211 says, in terms of the radio. This is pure
 * translation, as that of its events is.
 */
#include "radio/nl80211_parse.h"

#include <linux/etherdevice.h>
#include <linux/kernel.h>
#include <linux/netlink.h>
#include <linux/nl80211.h>
#include <linux/string.h>
#include <net/genetlink.h>
#include <net/netlink.h>

#include "radio/nl80211_attrs.h"
#include "radio/radio.h"

/**
 * nwifi_nl80211_parse_cookie() - the number of a frame that is to be sent
 * @nlh: an answer to NL80211_CMD_FRAME
 * @cookie: receives the number
 *
 * Context: Any context.
 * Return: 0; -ENOMSG if the message is no such answer; -EBADMSG if it is
 *	malformed.
 */
int nwifi_nl80211_parse_cookie(const struct nlmsghdr *nlh, u64 *cookie)
{
	struct nlattr *tb[NWIFI_NL80211_ATTR_MAX + 1];
	const struct genlmsghdr *genl = nlmsg_data(nlh);
	int ret;

	/* The answer names no interface. */
	ret = nwifi_nl80211_parse_attrs(nlh, 0, tb);
	if (ret != -ENOMSG)
		return -EBADMSG;
	if (genl->cmd != NL80211_CMD_FRAME)
		return -ENOMSG;
	if (!tb[NL80211_ATTR_COOKIE])
		return -EBADMSG;

	*cookie = nla_get_u64(tb[NL80211_ATTR_COOKIE]);

	return 0;
}

/**
 * nwifi_nl80211_parse_channel() - on which channel is the device?
 * @nlh: an answer to NL80211_CMD_GET_INTERFACE
 * @ifindex: interface index of the device
 * @channel: filled in
 *
 * Context: Any context.
 * Return: 0; -ENODATA if the answer has no channel; -ENOMSG if it is about
 *	something else; -EBADMSG if it is malformed.
 */
int nwifi_nl80211_parse_channel(const struct nlmsghdr *nlh, int ifindex,
				struct nwifi_radio_channel *channel)
{
	struct nlattr *tb[NWIFI_NL80211_ATTR_MAX + 1];
	const struct genlmsghdr *genl = nlmsg_data(nlh);
	int ret;

	ret = nwifi_nl80211_parse_attrs(nlh, ifindex, tb);
	if (ret)
		return ret;
	if (genl->cmd != NL80211_CMD_NEW_INTERFACE)
		return -ENOMSG;

	return nwifi_nl80211_read_channel(tb, channel);
}

#define NWIFI_NL80211_BSS_MAX NL80211_BSS_PRESP_DATA

static const struct nla_policy
nwifi_nl80211_bss_policy[NWIFI_NL80211_BSS_MAX + 1] = {
	[NL80211_BSS_BSSID] = NLA_POLICY_EXACT_LEN(ETH_ALEN),
	[NL80211_BSS_FREQUENCY] = { .type = NLA_U32 },
	[NL80211_BSS_TSF] = { .type = NLA_U64 },
	[NL80211_BSS_BEACON_INTERVAL] = { .type = NLA_U16 },
	[NL80211_BSS_CAPABILITY] = { .type = NLA_U16 },
	[NL80211_BSS_INFORMATION_ELEMENTS] = { .type = NLA_BINARY },
	[NL80211_BSS_SIGNAL_MBM] = { .type = NLA_U32 },
	[NL80211_BSS_BEACON_IES] = { .type = NLA_BINARY },
	[NL80211_BSS_BEACON_TSF] = { .type = NLA_U64 },
	[NL80211_BSS_STATUS] = { .type = NLA_U32 },
	[NL80211_BSS_SEEN_MS_AGO] = { .type = NLA_U32 },
	[NL80211_BSS_PRESP_DATA] = { .type = NLA_FLAG },
};

static void nwifi_nl80211_parse_bss_ies(struct nlattr **tb,
					struct nwifi_radio_bss *bss)
{
	const struct nlattr *ies = tb[NL80211_BSS_INFORMATION_ELEMENTS];
	const struct nlattr *beacon_ies = tb[NL80211_BSS_BEACON_IES];

	if (beacon_ies) {
		bss->beacon_ies = nla_data(beacon_ies);
		bss->beacon_ies_len = nla_len(beacon_ies);
	}
	if (!ies)
		return;

	bss->ies = nla_data(ies);
	bss->ies_len = nla_len(ies);
	bss->from_presp = tb[NL80211_BSS_PRESP_DATA];
}

/**
 * nwifi_nl80211_parse_bss() - translate one entry of a scan dump
 * @nlh: an answer to NL80211_CMD_GET_SCAN
 * @ifindex: interface index of the device
 * @bss: filled in; points into @nlh
 *
 * Context: Any context.
 * Return: 0; -ENOMSG if the message is no such entry; -EBADMSG if it is
 *	malformed.
 */
int nwifi_nl80211_parse_bss(const struct nlmsghdr *nlh, int ifindex,
			    struct nwifi_radio_bss *bss)
{
	struct nlattr *tb[NWIFI_NL80211_ATTR_MAX + 1];
	struct nlattr *tb_bss[NWIFI_NL80211_BSS_MAX + 1];
	const struct genlmsghdr *genl = nlmsg_data(nlh);
	int ret;

	ret = nwifi_nl80211_parse_attrs(nlh, ifindex, tb);
	if (ret)
		return ret;
	if (genl->cmd != NL80211_CMD_NEW_SCAN_RESULTS)
		return -ENOMSG;

	ret = nwifi_nl80211_parse_nested(tb[NL80211_ATTR_BSS], tb_bss,
					 NWIFI_NL80211_BSS_MAX,
					 nwifi_nl80211_bss_policy);
	if (ret)
		return ret;
	if (!tb_bss[NL80211_BSS_BSSID] || !tb_bss[NL80211_BSS_FREQUENCY] ||
	    !tb_bss[NL80211_BSS_CAPABILITY])
		return -EBADMSG;

	memset(bss, 0, sizeof(*bss));
	ether_addr_copy(bss->bssid, nla_data(tb_bss[NL80211_BSS_BSSID]));
	bss->freq = nla_get_u32(tb_bss[NL80211_BSS_FREQUENCY]);
	bss->capability = nla_get_u16(tb_bss[NL80211_BSS_CAPABILITY]);

	if (tb_bss[NL80211_BSS_SIGNAL_MBM])
		bss->signal = nla_get_u32(tb_bss[NL80211_BSS_SIGNAL_MBM]);
	if (tb_bss[NL80211_BSS_BEACON_INTERVAL])
		bss->beacon_interval =
			nla_get_u16(tb_bss[NL80211_BSS_BEACON_INTERVAL]);
	if (tb_bss[NL80211_BSS_TSF])
		bss->tsf = nla_get_u64(tb_bss[NL80211_BSS_TSF]);
	if (tb_bss[NL80211_BSS_BEACON_TSF])
		bss->beacon_tsf = nla_get_u64(tb_bss[NL80211_BSS_BEACON_TSF]);
	if (tb_bss[NL80211_BSS_SEEN_MS_AGO])
		bss->seen_ms_ago = nla_get_u32(tb_bss[NL80211_BSS_SEEN_MS_AGO]);
	if (tb_bss[NL80211_BSS_STATUS])
		bss->associated = nla_get_u32(tb_bss[NL80211_BSS_STATUS]) ==
				  NL80211_BSS_STATUS_ASSOCIATED;
	nwifi_nl80211_parse_bss_ies(tb_bss, bss);

	return 0;
}

#define NWIFI_NL80211_STATION_MAX NL80211_STA_INFO_STA_FLAGS

static const struct nla_policy
nwifi_nl80211_station_policy[NWIFI_NL80211_STATION_MAX + 1] = {
	[NL80211_STA_INFO_STA_FLAGS] =
		NLA_POLICY_EXACT_LEN(sizeof(struct nl80211_sta_flag_update)),
};

/**
 * nwifi_nl80211_parse_station() - is the device associated with a peer?
 * @nlh: an answer to NL80211_CMD_GET_STATION
 * @ifindex: interface index of the device
 * @peer: MAC address of the peer
 * @associated: set to the answer
 *
 * That there is an entry says little: the device makes one to authenticate.
 *
 * Context: Any context.
 * Return: 0; -ENOMSG if the message is about something else; -EBADMSG if it is
 *	malformed.
 */
int nwifi_nl80211_parse_station(const struct nlmsghdr *nlh, int ifindex,
				const u8 *peer, bool *associated)
{
	struct nlattr *tb[NWIFI_NL80211_ATTR_MAX + 1];
	struct nlattr *tb_sta[NWIFI_NL80211_STATION_MAX + 1];
	const struct genlmsghdr *genl = nlmsg_data(nlh);
	struct nl80211_sta_flag_update flags;
	int ret;

	ret = nwifi_nl80211_parse_attrs(nlh, ifindex, tb);
	if (ret)
		return ret;
	if (genl->cmd != NL80211_CMD_NEW_STATION)
		return -ENOMSG;
	if (!tb[NL80211_ATTR_MAC])
		return -EBADMSG;
	if (!ether_addr_equal_unaligned(nla_data(tb[NL80211_ATTR_MAC]), peer))
		return -ENOMSG;

	ret = nwifi_nl80211_parse_nested(tb[NL80211_ATTR_STA_INFO], tb_sta,
					 NWIFI_NL80211_STATION_MAX,
					 nwifi_nl80211_station_policy);
	if (ret)
		return ret;
	if (!tb_sta[NL80211_STA_INFO_STA_FLAGS])
		return -EBADMSG;

	nla_memcpy(&flags, tb_sta[NL80211_STA_INFO_STA_FLAGS], sizeof(flags));
	*associated = flags.mask & flags.set & BIT(NL80211_STA_FLAG_ASSOCIATED);

	return 0;
}
