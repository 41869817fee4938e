// SPDX-License-Identifier: GPL-2.0-only
/*
 * The attributes of messages of nl80211: of what type they are, so that nothing
 * is read before its length is known.
 */
#include "radio/nl80211_attrs.h"

#include <linux/etherdevice.h>
#include <linux/kernel.h>
#include <linux/netlink.h>
#include <linux/nl80211.h>
#include <linux/string.h>
#include <net/genetlink.h>
#include <net/netlink.h>

#include "radio/radio.h"

/*
 * An attribute of fixed size must have exactly that size. An attribute that is
 * not known here is no error: the kernel may be newer than this file.
 */
#define NWIFI_NL80211_VALIDATE (NL_VALIDATE_TRAILING | NL_VALIDATE_STRICT_ATTRS)

static const struct nla_policy
nwifi_nl80211_policy[NWIFI_NL80211_ATTR_MAX + 1] = {
	[NL80211_ATTR_IFINDEX] = { .type = NLA_U32 },
	[NL80211_ATTR_MAC] = NLA_POLICY_EXACT_LEN(ETH_ALEN),
	[NL80211_ATTR_WIPHY_FREQ] = { .type = NLA_U32 },
	[NL80211_ATTR_CHANNEL_WIDTH] = { .type = NLA_U32 },
	[NL80211_ATTR_CENTER_FREQ1] = { .type = NLA_U32 },
	[NL80211_ATTR_CENTER_FREQ2] = { .type = NLA_U32 },
	[NL80211_ATTR_CH_SWITCH_COUNT] = { .type = NLA_U32 },
	[NL80211_ATTR_CH_SWITCH_BLOCK_TX] = { .type = NLA_FLAG },
	[NL80211_ATTR_COOKIE] = { .type = NLA_U64 },
	[NL80211_ATTR_ACK] = { .type = NLA_FLAG },
	[NL80211_ATTR_RX_SIGNAL_DBM] = { .type = NLA_U32 },
	[NL80211_ATTR_KEY_IDX] = { .type = NLA_U8 },
	[NL80211_ATTR_STA_INFO] = { .type = NLA_NESTED },
	[NL80211_ATTR_BSS] = { .type = NLA_NESTED },
	[NL80211_ATTR_FRAME] = { .type = NLA_BINARY },
	[NL80211_ATTR_KEY_TYPE] = { .type = NLA_U32 },
	[NL80211_ATTR_TIMED_OUT] = { .type = NLA_FLAG },
	[NL80211_ATTR_REQ_IE] = { .type = NLA_BINARY },
	[NL80211_ATTR_CONTROL_PORT_ETHERTYPE] = { .type = NLA_U16 },
	[NL80211_ATTR_CONTROL_PORT_NO_ENCRYPT] = { .type = NLA_FLAG },
};

/**
 * nwifi_nl80211_parse_attrs() - find the attributes of a message
 * @nlh: a message of nl80211
 * @ifindex: interface index of the device
 * @tb: receives %NWIFI_NL80211_ATTR_MAX + 1 pointers into @nlh, also where the
 *	message is about something else
 *
 * Context: Any context.
 * Return: 0; -ENOMSG if the message is about another interface or about none;
 *	-EBADMSG if it is malformed.
 */
int nwifi_nl80211_parse_attrs(const struct nlmsghdr *nlh, int ifindex,
			      struct nlattr **tb)
{
	if (nlmsg_len(nlh) < (int)GENL_HDRLEN)
		return -EBADMSG;

	if (__nla_parse(tb, NWIFI_NL80211_ATTR_MAX,
			nlmsg_attrdata(nlh, GENL_HDRLEN),
			nlmsg_attrlen(nlh, GENL_HDRLEN), nwifi_nl80211_policy,
			NWIFI_NL80211_VALIDATE, NULL))
		return -EBADMSG;

	if (!tb[NL80211_ATTR_IFINDEX] ||
	    nla_get_u32(tb[NL80211_ATTR_IFINDEX]) != (u32)ifindex)
		return -ENOMSG;

	return 0;
}

/**
 * nwifi_nl80211_parse_nested() - find the attributes in an attribute
 * @nest: the attribute, %NULL if the message does not have it
 * @tb: receives @max + 1 pointers into @nest
 * @max: the highest attribute that is read
 * @policy: of what type they are
 *
 * Context: Any context.
 * Return: 0; -EBADMSG if it is missing or malformed.
 */
int nwifi_nl80211_parse_nested(const struct nlattr *nest, struct nlattr **tb,
			       int max, const struct nla_policy *policy)
{
	if (!nest)
		return -EBADMSG;

	if (__nla_parse(tb, max, nla_data(nest), nla_len(nest), policy,
			NWIFI_NL80211_VALIDATE, NULL))
		return -EBADMSG;

	return 0;
}

/**
 * nwifi_nl80211_read_channel() - the channel that a message is about
 * @tb: attributes of the message
 * @channel: filled in; without a width it is the primary channel only
 *
 * Context: Any context.
 * Return: 0; -ENODATA if the message has no channel.
 */
int nwifi_nl80211_read_channel(struct nlattr **tb,
			       struct nwifi_radio_channel *channel)
{
	if (!tb[NL80211_ATTR_WIPHY_FREQ])
		return -ENODATA;

	memset(channel, 0, sizeof(*channel));
	channel->freq = nla_get_u32(tb[NL80211_ATTR_WIPHY_FREQ]);
	channel->center1 = channel->freq;
	if (!tb[NL80211_ATTR_CHANNEL_WIDTH])
		return 0;

	channel->width = nla_get_u32(tb[NL80211_ATTR_CHANNEL_WIDTH]);
	if (tb[NL80211_ATTR_CENTER_FREQ1])
		channel->center1 = nla_get_u32(tb[NL80211_ATTR_CENTER_FREQ1]);
	if (tb[NL80211_ATTR_CENTER_FREQ2])
		channel->center2 = nla_get_u32(tb[NL80211_ATTR_CENTER_FREQ2]);

	return 0;
}
