// SPDX-License-Identifier: GPL-2.0-only
/*
 * Requests to nl80211 about the device that a radio drives.
 */
#include "radio/nl80211_msg.h"

#include <linux/err.h>
#include <linux/nl80211.h>
#include <linux/overflow.h>
#include <linux/skbuff.h>
#include <net/netlink.h>

#include "radio/genl_client.h"
#include "radio/radio.h"

/* Room for all the attributes of fixed size that any one request has. */
#define NWIFI_NL80211_ROOM 384

/**
 * nwifi_nl80211_msg_new() - start a request about the device
 * @radio: the radio
 * @cmd: enum nl80211_commands
 * @room: bytes of attributes to come that have no fixed size, padding included
 *
 * The caller appends the attributes, then hands the request to
 * nwifi_nl80211_msg_send() or to the netlink client.
 *
 * Context: the worker.
 * Return: the request, or an error pointer: -ENODEV if the radio is not
 *	started.
 */
struct sk_buff *nwifi_nl80211_msg_new(struct nwifi_radio *radio, u8 cmd,
				      size_t room)
{
	struct nwifi_nl80211 *nl = radio->priv;
	struct sk_buff *msg;

	if (!nl)
		return ERR_PTR(-ENODEV);

	msg = nwifi_genl_msg_new(nl->client, cmd,
				 size_add(NWIFI_NL80211_ROOM, room));
	if (!msg)
		return ERR_PTR(-ENOMEM);

	if (nla_put_u32(msg, NL80211_ATTR_IFINDEX, radio->ifindex)) {
		nwifi_genl_msg_free(msg);
		return ERR_PTR(-EMSGSIZE);
	}

	return msg;
}

/**
 * nwifi_nl80211_msg_put() - append bytes if there are any
 * @msg: the request
 * @type: the attribute
 * @data: the bytes
 * @len: how many; none leaves the attribute out
 *
 * Context: Any context.
 * Return: 0; -EMSGSIZE if there are more than nl80211 takes or than fit.
 */
int nwifi_nl80211_msg_put(struct sk_buff *msg, int type, const u8 *data,
			  size_t len)
{
	if (len > NWIFI_NL80211_MAX_BYTES)
		return -EMSGSIZE;

	return len ? nla_put(msg, type, len, data) : 0;
}

/**
 * nwifi_nl80211_msg_send() - have a request done, unless building it failed
 * @radio: the radio
 * @msg: the request; wiped and freed in any case
 * @built: zero, or the error that building the request ended with
 *
 * Context: the worker.
 * Return: @built if that is an error, or else as nwifi_genl_request().
 */
int nwifi_nl80211_msg_send(struct nwifi_radio *radio, struct sk_buff *msg,
			   int built)
{
	struct nwifi_nl80211 *nl = radio->priv;

	if (built) {
		nwifi_genl_msg_free(msg);
		return built;
	}

	return nwifi_genl_request(nl->client, msg, NULL, NULL);
}

/**
 * nwifi_nl80211_msg_send_plain() - send a request of the command alone
 * @radio: the radio
 * @cmd: enum nl80211_commands
 *
 * Context: the worker.
 * Return: 0 or a negative error number.
 */
int nwifi_nl80211_msg_send_plain(struct nwifi_radio *radio, u8 cmd)
{
	struct sk_buff *msg;

	msg = nwifi_nl80211_msg_new(radio, cmd, 0);
	if (IS_ERR(msg))
		return PTR_ERR(msg);

	return nwifi_nl80211_msg_send(radio, msg, 0);
}
