// SPDX-License-Identifier: GPL-2.0-only
/*
 * Management frames of a radio that is driven through nl80211.
 */
#include "radio/nl80211_mgmt.h"

#include <linux/err.h>
#include <linux/ieee80211.h>
#include <linux/nl80211.h>
#include <linux/skbuff.h>
#include <net/netlink.h>

#include "radio/genl_client.h"
#include "radio/nl80211_msg.h"
#include "radio/nl80211_parse.h"
#include "radio/radio.h"

static int nwifi_nl80211_mgmt_register(struct nwifi_radio *radio,
				       const u8 *match, size_t len)
{
	struct sk_buff *msg;
	int built = 0;

	msg = nwifi_nl80211_msg_new(radio, NL80211_CMD_REGISTER_FRAME, 0);
	if (IS_ERR(msg))
		return PTR_ERR(msg);

	if (nla_put_u16(msg, NL80211_ATTR_FRAME_TYPE,
			IEEE80211_FTYPE_MGMT | IEEE80211_STYPE_ACTION) ||
	    nla_put(msg, NL80211_ATTR_FRAME_MATCH, len, match))
		built = -EMSGSIZE;

	return nwifi_nl80211_msg_send(radio, msg, built);
}

/**
 * nwifi_nl80211_mgmt_listen() - have Action frames reported
 * @radio: the radio
 *
 * Each kind of frame is given to one program only. So a program that has asked
 * the lower device for some of them keeps these from the adapter, and all of
 * them cannot be had any more. What the station itself needs is then asked for
 * by itself.
 *
 * Context: the worker.
 * Return: 0; -EALREADY if another program has them; another negative error
 *	number.
 */
int nwifi_nl80211_mgmt_listen(struct nwifi_radio *radio)
{
	static const u8 sa_query_response[] = {
		WLAN_CATEGORY_SA_QUERY, WLAN_ACTION_SA_QUERY_RESPONSE,
	};
	int ret;

	ret = nwifi_nl80211_mgmt_register(radio, NULL, 0);
	if (ret != -EALREADY)
		return ret;

	return nwifi_nl80211_mgmt_register(radio, sa_query_response,
					   sizeof(sa_query_response));
}

static int nwifi_nl80211_mgmt_put(struct sk_buff *msg,
				  const struct nwifi_radio_mgmt *mgmt)
{
	if ((mgmt->freq &&
	     nla_put_u32(msg, NL80211_ATTR_WIPHY_FREQ, mgmt->freq)) ||
	    (mgmt->wait &&
	     nla_put_u32(msg, NL80211_ATTR_DURATION, mgmt->wait)) ||
	    (mgmt->offchannel &&
	     nla_put_flag(msg, NL80211_ATTR_OFFCHANNEL_TX_OK)) ||
	    (mgmt->no_cck &&
	     nla_put_flag(msg, NL80211_ATTR_TX_NO_CCK_RATE)) ||
	    (mgmt->no_ack &&
	     nla_put_flag(msg, NL80211_ATTR_DONT_WAIT_FOR_ACK)))
		return -EMSGSIZE;

	return nla_put(msg, NL80211_ATTR_FRAME, mgmt->len, mgmt->frame);
}

/**
 * struct nwifi_nl80211_mgmt_answer - the answer to a frame that is to be sent
 * @radio: the radio
 * @cookie: number of the frame
 */
struct nwifi_nl80211_mgmt_answer {
	struct nwifi_radio *radio;
	u64 cookie;
};

static int nwifi_nl80211_mgmt_answered(void *ctx, const struct nlmsghdr *nlh)
{
	struct nwifi_nl80211_mgmt_answer *answer = ctx;

	return nwifi_nl80211_parse_cookie(nlh, &answer->cookie);
}

/**
 * nwifi_nl80211_mgmt_tx() - send a management frame
 * @radio: the radio
 * @mgmt: the frame, and how it is to be sent
 * @cookie: receives the number of the frame
 *
 * Context: the worker.
 * Return: 0 or a negative error number.
 */
int nwifi_nl80211_mgmt_tx(struct nwifi_radio *radio,
			  const struct nwifi_radio_mgmt *mgmt, u64 *cookie)
{
	struct nwifi_nl80211_mgmt_answer answer = { .radio = radio };
	struct nwifi_nl80211 *nl = radio->priv;
	struct sk_buff *msg;
	int ret;

	if (!mgmt->len || mgmt->len > NWIFI_NL80211_MAX_BYTES)
		return -EINVAL;

	msg = nwifi_nl80211_msg_new(radio, NL80211_CMD_FRAME,
				    nla_total_size(mgmt->len));
	if (IS_ERR(msg))
		return PTR_ERR(msg);

	ret = nwifi_nl80211_mgmt_put(msg, mgmt);
	if (ret) {
		nwifi_genl_msg_free(msg);
		return ret;
	}

	ret = nwifi_genl_request(nl->client, msg, nwifi_nl80211_mgmt_answered,
				 &answer);
	*cookie = answer.cookie;

	return ret;
}

/**
 * nwifi_nl80211_mgmt_cancel() - do not wait any longer for an answer
 * @radio: the radio
 * @cookie: number of the frame
 *
 * Context: the worker.
 * Return: 0 or a negative error number.
 */
int nwifi_nl80211_mgmt_cancel(struct nwifi_radio *radio, u64 cookie)
{
	struct sk_buff *msg;

	msg = nwifi_nl80211_msg_new(radio, NL80211_CMD_FRAME_WAIT_CANCEL, 0);
	if (IS_ERR(msg))
		return PTR_ERR(msg);

	return nwifi_nl80211_msg_send(radio, msg,
				      nla_put(msg, NL80211_ATTR_COOKIE,
					      sizeof(cookie), &cookie));
}
