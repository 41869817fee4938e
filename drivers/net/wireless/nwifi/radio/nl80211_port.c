// SPDX-License-Identifier: GPL-2.0-only
/*
 * The own port of a device that is driven through nl80211.
 */
#include "radio/nl80211_port.h"

#include <linux/bits.h>
#include <linux/err.h>
#include <linux/if_ether.h>
#include <linux/nl80211.h>
#include <linux/skbuff.h>
#include <net/netlink.h>

#include "radio/nl80211_msg.h"

/**
 * nwifi_nl80211_set_authorized() - open or close the device's own port
 * @radio: the radio
 * @peer: MAC address of the peer
 * @authorized: open it
 *
 * Context: the worker.
 * Return: 0 or a negative error number. To close the port of a peer that is
 *	gone succeeds.
 */
int nwifi_nl80211_set_authorized(struct nwifi_radio *radio, const u8 *peer,
				 bool authorized)
{
	struct nl80211_sta_flag_update flags = {
		.mask = BIT(NL80211_STA_FLAG_AUTHORIZED),
		.set = authorized ? BIT(NL80211_STA_FLAG_AUTHORIZED) : 0,
	};
	struct sk_buff *msg;
	int built = 0;
	int ret;

	msg = nwifi_nl80211_msg_new(radio, NL80211_CMD_SET_STATION, 0);
	if (IS_ERR(msg))
		return PTR_ERR(msg);

	if (nla_put(msg, NL80211_ATTR_MAC, ETH_ALEN, peer) ||
	    nla_put(msg, NL80211_ATTR_STA_FLAGS2, sizeof(flags), &flags))
		built = -EMSGSIZE;

	ret = nwifi_nl80211_msg_send(radio, msg, built);

	/* A peer that is gone has no port that could be left open. */
	return !authorized && ret == -ENOENT ? 0 : ret;
}

/**
 * nwifi_nl80211_tx_control_port() - send a port-authentication frame
 * @radio: the radio
 * @dest: MAC address of the receiver
 * @proto: EtherType, host byte order
 * @data: payload after the EtherType
 * @len: bytes at @data
 * @unencrypted: send the frame in the clear
 *
 * Context: the worker.
 * Return: 0 or a negative error number.
 */
int nwifi_nl80211_tx_control_port(struct nwifi_radio *radio, const u8 *dest,
				  u16 proto, const u8 *data, size_t len,
				  bool unencrypted)
{
	struct sk_buff *msg;
	int built = 0;

	if (!len || len > NWIFI_NL80211_MAX_BYTES)
		return -EINVAL;

	msg = nwifi_nl80211_msg_new(radio, NL80211_CMD_CONTROL_PORT_FRAME,
				    nla_total_size(len));
	if (IS_ERR(msg))
		return PTR_ERR(msg);

	/* Nobody reads a report of the transmission, so none is asked for. */
	if (nla_put(msg, NL80211_ATTR_MAC, ETH_ALEN, dest) ||
	    nla_put_u16(msg, NL80211_ATTR_CONTROL_PORT_ETHERTYPE, proto) ||
	    nla_put_flag(msg, NL80211_ATTR_DONT_WAIT_FOR_ACK) ||
	    (unencrypted &&
	     nla_put_flag(msg, NL80211_ATTR_CONTROL_PORT_NO_ENCRYPT)) ||
	    nla_put(msg, NL80211_ATTR_FRAME, len, data))
		built = -EMSGSIZE;

	return nwifi_nl80211_msg_send(radio, msg, built);
}

