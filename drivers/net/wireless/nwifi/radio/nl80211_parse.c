// SPDX-License-Identifier: GPL-2.0-only
/*
 * What a message of nl80211 says, in terms of the radio.
 *
 * This is pure translation: no state, no lock, no allocation. The messages are
 * the kernel's, but half of what is in them was put on the air by some
 * transmitter, so that nothing is read before its length is known.
 */
#include "radio/nl80211_parse.h"

#include <linux/etherdevice.h>
#include <linux/ieee80211.h>
#include <linux/kernel.h>
#include <linux/netlink.h>
#include <linux/nl80211.h>
#include <linux/stddef.h>
#include <linux/string.h>
#include <net/genetlink.h>
#include <net/netlink.h>

#include "radio/radio.h"

/*
 * An attribute of fixed size must have exactly that size. An attribute that is
 * not known here is no error: the kernel may be newer than this file.
 */
#define NWIFI_NL80211_VALIDATE (NL_VALIDATE_TRAILING | NL_VALIDATE_STRICT_ATTRS)

/* The highest attribute that is read: all of them do not fit on a stack. */
#define NWIFI_NL80211_ATTR_MAX NL80211_ATTR_CH_SWITCH_BLOCK_TX

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

#define NWIFI_NL80211_STATION_MAX NL80211_STA_INFO_STA_FLAGS

static const struct nla_policy
nwifi_nl80211_station_policy[NWIFI_NL80211_STATION_MAX + 1] = {
	[NL80211_STA_INFO_STA_FLAGS] =
		NLA_POLICY_EXACT_LEN(sizeof(struct nl80211_sta_flag_update)),
};

static bool nwifi_nl80211_is_assoc(__le16 fc)
{
	return ieee80211_is_assoc_resp(fc) || ieee80211_is_reassoc_resp(fc);
}

/**
 * struct nwifi_nl80211_frame_kind - a command that reports a management frame
 * @type: what the frame is reported as
 * @timeout: what is reported if the frame fails to come, if @can_time_out
 * @min_len: length of the header and of the fixed fields, bytes
 * @matches: tells whether a frame control field is that of such a frame
 * @cmd: enum nl80211_commands
 * @can_time_out: the frame is an answer, which may fail to come
 */
struct nwifi_nl80211_frame_kind {
	enum nwifi_radio_event_type type;
	enum nwifi_radio_event_type timeout;
	size_t min_len;
	bool (*matches)(__le16 fc);
	u8 cmd;
	bool can_time_out;
};

static const struct nwifi_nl80211_frame_kind nwifi_nl80211_frame_kinds[] = {
	{
		.cmd = NL80211_CMD_AUTHENTICATE,
		.type = NWIFI_RADIO_AUTH,
		.timeout = NWIFI_RADIO_AUTH_TIMEOUT,
		.can_time_out = true,
		.min_len = offsetofend(struct ieee80211_mgmt,
				       u.auth.status_code),
		.matches = ieee80211_is_auth,
	},
	{
		.cmd = NL80211_CMD_ASSOCIATE,
		.type = NWIFI_RADIO_ASSOC,
		.timeout = NWIFI_RADIO_ASSOC_TIMEOUT,
		.can_time_out = true,
		.min_len = offsetofend(struct ieee80211_mgmt, u.assoc_resp.aid),
		.matches = nwifi_nl80211_is_assoc,
	},
	{
		.cmd = NL80211_CMD_DEAUTHENTICATE,
		.type = NWIFI_RADIO_DEAUTH,
		.min_len = offsetofend(struct ieee80211_mgmt,
				       u.deauth.reason_code),
		.matches = ieee80211_is_deauth,
	},
	{
		.cmd = NL80211_CMD_DISASSOCIATE,
		.type = NWIFI_RADIO_DISASSOC,
		.min_len = offsetofend(struct ieee80211_mgmt,
				       u.disassoc.reason_code),
		.matches = ieee80211_is_disassoc,
	},
	{
		.cmd = NL80211_CMD_UNPROT_DEAUTHENTICATE,
		.type = NWIFI_RADIO_UNPROT_DEAUTH,
		.min_len = offsetofend(struct ieee80211_mgmt,
				       u.deauth.reason_code),
		.matches = ieee80211_is_deauth,
	},
	{
		.cmd = NL80211_CMD_UNPROT_DISASSOCIATE,
		.type = NWIFI_RADIO_UNPROT_DISASSOC,
		.min_len = offsetofend(struct ieee80211_mgmt,
				       u.disassoc.reason_code),
		.matches = ieee80211_is_disassoc,
	},
	{
		.cmd = NL80211_CMD_FRAME,
		.type = NWIFI_RADIO_ACTION,
		.min_len = offsetofend(struct ieee80211_mgmt,
				       u.action.category),
		.matches = ieee80211_is_action,
	},
};

static const struct nwifi_nl80211_frame_kind *
nwifi_nl80211_frame_kind_find(u8 cmd)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(nwifi_nl80211_frame_kinds); i++)
		if (nwifi_nl80211_frame_kinds[i].cmd == cmd)
			return &nwifi_nl80211_frame_kinds[i];

	return NULL;
}

/*
 * Parse the attributes of a message into @tb. Returns -ENOMSG if the message is
 * about another interface or about none, -EBADMSG if it is malformed.
 */
static int nwifi_nl80211_parse_attrs(const struct nlmsghdr *nlh, int ifindex,
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

static int nwifi_nl80211_parse_nested(const struct nlattr *nest,
				      struct nlattr **tb, int max,
				      const struct nla_policy *policy)
{
	if (!nest)
		return -EBADMSG;

	if (__nla_parse(tb, max, nla_data(nest), nla_len(nest), policy,
			NWIFI_NL80211_VALIDATE, NULL))
		return -EBADMSG;

	return 0;
}

static int
nwifi_nl80211_parse_timeout(struct nlattr **tb,
			    const struct nwifi_nl80211_frame_kind *kind,
			    struct nwifi_radio_event *event)
{
	if (!kind->can_time_out || !tb[NL80211_ATTR_MAC])
		return -EBADMSG;

	event->type = kind->timeout;
	ether_addr_copy(event->bssid, nla_data(tb[NL80211_ATTR_MAC]));

	return 0;
}

static int
nwifi_nl80211_parse_frame(struct nlattr **tb, const u8 *addr,
			  const struct nwifi_nl80211_frame_kind *kind,
			  struct nwifi_radio_event *event)
{
	const struct nlattr *frame = tb[NL80211_ATTR_FRAME];
	const struct nlattr *req_ies = tb[NL80211_ATTR_REQ_IE];
	const struct ieee80211_mgmt *mgmt;

	if (tb[NL80211_ATTR_TIMED_OUT])
		return nwifi_nl80211_parse_timeout(tb, kind, event);

	if (!frame || (size_t)nla_len(frame) < kind->min_len)
		return -EBADMSG;

	mgmt = nla_data(frame);
	if (!kind->matches(mgmt->frame_control))
		return -EBADMSG;

	event->type = kind->type;
	event->frame = nla_data(frame);
	event->frame_len = nla_len(frame);
	event->local = ether_addr_equal_unaligned(mgmt->sa, addr);
	ether_addr_copy(event->bssid, mgmt->bssid);

	if (kind->type == NWIFI_RADIO_ACTION) {
		if (tb[NL80211_ATTR_WIPHY_FREQ])
			event->freq = nla_get_u32(tb[NL80211_ATTR_WIPHY_FREQ]);
		if (tb[NL80211_ATTR_RX_SIGNAL_DBM])
			event->signal =
				nla_get_u32(tb[NL80211_ATTR_RX_SIGNAL_DBM]);
	}
	if (req_ies && kind->type == NWIFI_RADIO_ASSOC) {
		event->req_ies = nla_data(req_ies);
		event->req_ies_len = nla_len(req_ies);
	}

	return 0;
}

static int nwifi_nl80211_parse_control_port(struct nlattr **tb,
					    struct nwifi_radio_event *event)
{
	const struct nlattr *frame = tb[NL80211_ATTR_FRAME];

	if (!frame || !tb[NL80211_ATTR_MAC] ||
	    !tb[NL80211_ATTR_CONTROL_PORT_ETHERTYPE])
		return -EBADMSG;

	event->type = NWIFI_RADIO_CONTROL_PORT;
	event->frame = nla_data(frame);
	event->frame_len = nla_len(frame);
	event->proto = nla_get_u16(tb[NL80211_ATTR_CONTROL_PORT_ETHERTYPE]);
	event->unencrypted = tb[NL80211_ATTR_CONTROL_PORT_NO_ENCRYPT];
	ether_addr_copy(event->bssid, nla_data(tb[NL80211_ATTR_MAC]));

	return 0;
}

static int nwifi_nl80211_parse_mic_failure(struct nlattr **tb,
					   struct nwifi_radio_event *event)
{
	/* nl80211 may leave the transmitter out: the failure is then nobody's. */
	if (!tb[NL80211_ATTR_MAC] || !tb[NL80211_ATTR_KEY_TYPE])
		return -EBADMSG;

	event->type = NWIFI_RADIO_MIC_FAILURE;
	event->group_key = nla_get_u32(tb[NL80211_ATTR_KEY_TYPE]) ==
			   NL80211_KEYTYPE_GROUP;
	if (tb[NL80211_ATTR_KEY_IDX])
		event->key_index = nla_get_u8(tb[NL80211_ATTR_KEY_IDX]);
	ether_addr_copy(event->bssid, nla_data(tb[NL80211_ATTR_MAC]));

	return 0;
}

/* What becomes of a frame that was sent by NL80211_CMD_FRAME. */
static int nwifi_nl80211_parse_sent(struct nlattr **tb,
				    enum nwifi_radio_event_type type,
				    struct nwifi_radio_event *event)
{
	const struct nlattr *frame = tb[NL80211_ATTR_FRAME];

	if (!tb[NL80211_ATTR_COOKIE])
		return -EBADMSG;

	event->type = type;
	event->cookie = nla_get_u64(tb[NL80211_ATTR_COOKIE]);
	event->acked = tb[NL80211_ATTR_ACK];
	if (tb[NL80211_ATTR_WIPHY_FREQ])
		event->freq = nla_get_u32(tb[NL80211_ATTR_WIPHY_FREQ]);
	if (frame && type == NWIFI_RADIO_MGMT_STATUS) {
		event->frame = nla_data(frame);
		event->frame_len = nla_len(frame);
	}

	return 0;
}

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

/* A message without a width is about the primary channel only. */
static int nwifi_nl80211_read_channel(struct nlattr **tb,
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

static int nwifi_nl80211_parse_switch(struct nlattr **tb,
				      enum nwifi_radio_event_type type,
				      struct nwifi_radio_event *event)
{
	if (nwifi_nl80211_read_channel(tb, &event->channel))
		return -EBADMSG;

	event->type = type;
	if (tb[NL80211_ATTR_CH_SWITCH_COUNT])
		event->count = min_t(u32, U8_MAX,
				     nla_get_u32(tb[NL80211_ATTR_CH_SWITCH_COUNT]));
	event->quiet = tb[NL80211_ATTR_CH_SWITCH_BLOCK_TX];

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

/**
 * nwifi_nl80211_parse_event() - translate an event of nl80211
 * @nlh: a message of nl80211 that answers no request: the entries of a scan
 *	dump have the same command as the end of a scan
 * @ifindex: interface index of the device
 * @addr: MAC address of the device, which tells its own frames from others
 * @event: filled in; points into @nlh
 *
 * Context: Any context.
 * Return: 0; -ENOMSG if the message is about another interface or about
 *	something that a radio does not report; -EBADMSG if it is malformed.
 */
int nwifi_nl80211_parse_event(const struct nlmsghdr *nlh, int ifindex,
			      const u8 *addr, struct nwifi_radio_event *event)
{
	struct nlattr *tb[NWIFI_NL80211_ATTR_MAX + 1];
	const struct nwifi_nl80211_frame_kind *kind;
	const struct genlmsghdr *genl = nlmsg_data(nlh);
	int ret;

	ret = nwifi_nl80211_parse_attrs(nlh, ifindex, tb);
	if (ret)
		return ret;

	memset(event, 0, sizeof(*event));
	event->key_index = -1;

	kind = nwifi_nl80211_frame_kind_find(genl->cmd);
	if (kind)
		return nwifi_nl80211_parse_frame(tb, addr, kind, event);

	switch (genl->cmd) {
	case NL80211_CMD_NEW_SCAN_RESULTS:
		event->type = NWIFI_RADIO_SCAN_DONE;
		return 0;
	case NL80211_CMD_SCAN_ABORTED:
		event->type = NWIFI_RADIO_SCAN_ABORTED;
		return 0;
	case NL80211_CMD_CONTROL_PORT_FRAME:
		return nwifi_nl80211_parse_control_port(tb, event);
	case NL80211_CMD_MICHAEL_MIC_FAILURE:
		return nwifi_nl80211_parse_mic_failure(tb, event);
	case NL80211_CMD_CH_SWITCH_STARTED_NOTIFY:
		return nwifi_nl80211_parse_switch(tb,
						  NWIFI_RADIO_CHANNEL_ANNOUNCED,
						  event);
	case NL80211_CMD_CH_SWITCH_NOTIFY:
		return nwifi_nl80211_parse_switch(tb,
						  NWIFI_RADIO_CHANNEL_MOVED,
						  event);
	case NL80211_CMD_FRAME_TX_STATUS:
		return nwifi_nl80211_parse_sent(tb, NWIFI_RADIO_MGMT_STATUS,
						event);
	case NL80211_CMD_FRAME_WAIT_CANCEL:
		return nwifi_nl80211_parse_sent(tb, NWIFI_RADIO_MGMT_EXPIRED,
						event);
	default:
		return -ENOMSG;
	}
}

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
