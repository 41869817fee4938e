// SPDX-License-Identifier: GPL-2.0-only
/*
 * What an event of nl80211 says, in terms of the radio.
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

#include "radio/nl80211_attrs.h"
#include "radio/radio.h"

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
