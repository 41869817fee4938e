// SPDX-License-Identifier: GPL-2.0-only
/*
 * What a device that is driven through nl80211 knows of the BSSs around it.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include "radio/nl80211_bss.h"

#include <linux/err.h>
#include <linux/if_ether.h>
#include <linux/netlink.h>
#include <linux/nl80211.h>
#include <linux/printk.h>
#include <linux/skbuff.h>
#include <net/netlink.h>

#include "radio/genl_client.h"
#include "radio/nl80211_msg.h"
#include "radio/nl80211_parse.h"
#include "radio/radio.h"

/* How often a scan dump is tried if it is disturbed each time. */
#define NWIFI_NL80211_DUMP_TRIES 3

/**
 * struct nwifi_nl80211_bss_dump - a scan dump under way
 * @radio: the radio
 * @one: takes each entry
 * @ctx: argument for @one
 */
struct nwifi_nl80211_bss_dump {
	struct nwifi_radio *radio;
	void (*one)(void *ctx, const struct nwifi_radio_bss *bss);
	void *ctx;
};

static int nwifi_nl80211_bss_entry(void *ctx, const struct nlmsghdr *nlh)
{
	struct nwifi_nl80211_bss_dump *dump = ctx;
	struct nwifi_radio_bss bss;
	int ret;

	ret = nwifi_nl80211_parse_bss(nlh, dump->radio->ifindex, &bss);
	if (ret == -EBADMSG)
		pr_warn_ratelimited("malformed nl80211 scan entry dropped\n");
	if (!ret)
		dump->one(dump->ctx, &bss);

	/* An entry that cannot be read does not spoil the others. */
	return 0;
}

static int nwifi_nl80211_bss_dump_once(struct nwifi_radio *radio,
				       struct nwifi_nl80211_bss_dump *dump)
{
	struct nwifi_nl80211 *nl = radio->priv;
	struct sk_buff *msg;

	msg = nwifi_nl80211_msg_new(radio, NL80211_CMD_GET_SCAN, 0);
	if (IS_ERR(msg))
		return PTR_ERR(msg);

	return nwifi_genl_dump(nl->client, msg, nwifi_nl80211_bss_entry, dump);
}

/**
 * nwifi_nl80211_dump_bss() - list the BSSs that the device has seen
 * @radio: the radio
 * @one: takes each of them
 * @ctx: argument for @one
 *
 * A dump that is disturbed is begun anew: after -EAGAIN, because the list has
 * changed between two parts of the dump, and after -EBUSY, because an earlier
 * dump was given up before its end. To read that refusal pulls the rest of the
 * earlier dump out of netlink. @one is then called again for the BSSs that it
 * has been given before.
 *
 * Context: the worker.
 * Return: 0 if the list was complete. With a negative error number it was not,
 *	and a BSS that @one was not given may be there all the same.
 */
int nwifi_nl80211_dump_bss(struct nwifi_radio *radio,
			   void (*one)(void *ctx,
				       const struct nwifi_radio_bss *bss),
			   void *ctx)
{
	struct nwifi_nl80211_bss_dump dump = {
		.radio = radio,
		.one = one,
		.ctx = ctx,
	};
	unsigned int tries = NWIFI_NL80211_DUMP_TRIES;
	int ret;

	do {
		ret = nwifi_nl80211_bss_dump_once(radio, &dump);
	} while ((ret == -EAGAIN || ret == -EBUSY) && --tries);

	return ret;
}

/**
 * struct nwifi_nl80211_peer - a peer whose station entry is asked for
 * @radio: the radio
 * @addr: MAC address of the peer
 * @associated: the entry says that the device is associated with the peer
 */
struct nwifi_nl80211_peer {
	struct nwifi_radio *radio;
	const u8 *addr;
	bool associated;
};

static int nwifi_nl80211_peer_entry(void *ctx, const struct nlmsghdr *nlh)
{
	struct nwifi_nl80211_peer *peer = ctx;

	return nwifi_nl80211_parse_station(nlh, peer->radio->ifindex,
					   peer->addr, &peer->associated);
}

/**
 * nwifi_nl80211_associated() - is the device associated with an AP?
 * @radio: the radio
 * @bssid: the AP
 *
 * Context: the worker.
 * Return: 1 if it is. 0 if it is not, also because the device knows no such
 *	peer. A negative error number if neither is known: the device could not
 *	be asked, or its answer did not come in time, was lost or is malformed.
 */
int nwifi_nl80211_associated(struct nwifi_radio *radio, const u8 *bssid)
{
	struct nwifi_nl80211_peer peer = {
		.radio = radio,
		.addr = bssid,
	};
	struct nwifi_nl80211 *nl = radio->priv;
	struct sk_buff *msg;
	int ret;

	msg = nwifi_nl80211_msg_new(radio, NL80211_CMD_GET_STATION, 0);
	if (IS_ERR(msg))
		return PTR_ERR(msg);

	if (nla_put(msg, NL80211_ATTR_MAC, ETH_ALEN, bssid)) {
		nwifi_genl_msg_free(msg);
		return -EMSGSIZE;
	}

	ret = nwifi_genl_request(nl->client, msg, nwifi_nl80211_peer_entry,
				 &peer);
	if (ret == -ENOENT)
		return 0;

	return ret ? ret : peer.associated;
}

