// SPDX-License-Identifier: GPL-2.0-only
/*
 * The channel of a radio that is driven through nl80211.
 */
#include "radio/nl80211_channel.h"

#include <linux/err.h>
#include <linux/nl80211.h>
#include <linux/skbuff.h>

#include "radio/genl_client.h"
#include "radio/nl80211_msg.h"
#include "radio/nl80211_parse.h"
#include "radio/radio.h"

/**
 * struct nwifi_nl80211_interface - the device, of which the channel is asked
 * @radio: the radio
 * @channel: the channel, valid if @known
 * @known: the device has told it
 */
struct nwifi_nl80211_interface {
	struct nwifi_radio *radio;
	struct nwifi_radio_channel *channel;
	bool known;
};

static int nwifi_nl80211_interface_entry(void *ctx, const struct nlmsghdr *nlh)
{
	struct nwifi_nl80211_interface *interface = ctx;
	int ret;

	ret = nwifi_nl80211_parse_channel(nlh, interface->radio->ifindex,
					  interface->channel);
	interface->known = !ret;

	return ret == -ENODATA ? 0 : ret;
}

/**
 * nwifi_nl80211_channel() - on which channel is the device?
 * @radio: the radio
 * @channel: filled in
 *
 * Context: the worker.
 * Return: 0; -ENODATA if the device is on none, or does not tell; another
 *	negative error number if it could not be asked.
 */
int nwifi_nl80211_channel(struct nwifi_radio *radio,
			  struct nwifi_radio_channel *channel)
{
	struct nwifi_nl80211_interface interface = {
		.radio = radio,
		.channel = channel,
	};
	struct nwifi_nl80211 *nl = radio->priv;
	struct sk_buff *msg;
	int ret;

	msg = nwifi_nl80211_msg_new(radio, NL80211_CMD_GET_INTERFACE, 0);
	if (IS_ERR(msg))
		return PTR_ERR(msg);

	ret = nwifi_genl_request(nl->client, msg,
				 nwifi_nl80211_interface_entry, &interface);
	if (ret)
		return ret;

	return interface.known ? 0 : -ENODATA;
}
