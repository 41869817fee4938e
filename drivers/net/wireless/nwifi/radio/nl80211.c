// SPDX-License-Identifier: GPL-2.0-only
/*
 * A radio that drives any mac80211 device through nl80211: its operations, its
 * start and end, and its reports.
 *
 * All of it runs in the adapter's worker with no lock held, one call at a time;
 * see "DOC: generic netlink from inside". Only nwifi_nl80211_kick() is called
 * from any context.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/bug.h>
#include <linux/err.h>
#include <linux/kernel.h>
#include <linux/netlink.h>
#include <linux/nl80211.h>
#include <linux/printk.h>
#include <linux/skbuff.h>
#include <linux/slab.h>
#include <net/netlink.h>

#include "radio/genl_client.h"
#include "radio/nl80211_bss.h"
#include "radio/nl80211_channel.h"
#include "radio/nl80211_join.h"
#include "radio/nl80211_key.h"
#include "radio/nl80211_mgmt.h"
#include "radio/nl80211_msg.h"
#include "radio/nl80211_parse.h"
#include "radio/nl80211_port.h"
#include "radio/nl80211_scan.h"
#include "radio/radio.h"

static void nwifi_nl80211_message(void *ctx, const struct nlmsghdr *nlh)
{
	struct nwifi_radio *radio = ctx;
	struct nwifi_radio_event event;
	int ret;

	ret = nwifi_nl80211_parse_event(nlh, radio->ifindex, radio->addr,
					&event);
	if (ret == -EBADMSG)
		pr_warn_ratelimited("malformed nl80211 event dropped\n");
	if (ret)
		return;

	nwifi_nl80211_scan_event(radio, &event);
	radio->sink->event(radio, &event);
}

static void nwifi_nl80211_overrun(void *ctx)
{
	static const struct nwifi_radio_event event = {
		.type = NWIFI_RADIO_OVERRUN,
	};
	struct nwifi_radio *radio = ctx;

	radio->sink->event(radio, &event);
}

static void nwifi_nl80211_kick(void *ctx)
{
	struct nwifi_radio *radio = ctx;

	radio->sink->kick(radio);
}

static const struct nwifi_genl_sink nwifi_nl80211_sink = {
	.message = nwifi_nl80211_message,
	.overrun = nwifi_nl80211_overrun,
	.kick = nwifi_nl80211_kick,
};

/**
 * nwifi_radio_nl80211_open() - drive a device through a family like nl80211
 * @radio: the radio
 * @family: name of a generic netlink family that understands nl80211's
 *	messages: nl80211 itself, or a test that plays it
 *
 * Context: the worker.
 * Return: 0 or a negative error number.
 */
int nwifi_radio_nl80211_open(struct nwifi_radio *radio, const char *family)
{
	static const char * const groups[] = {
		NL80211_MULTICAST_GROUP_MLME,
		NL80211_MULTICAST_GROUP_SCAN,
	};
	struct nwifi_nl80211 *nl;
	int ret;

	if (WARN_ON_ONCE(radio->priv))
		return -EALREADY;

	nl = kzalloc(sizeof(*nl), GFP_KERNEL);
	if (!nl)
		return -ENOMEM;

	/* Events may come from within nwifi_genl_open() already. */
	radio->priv = nl;

	nl->client = nwifi_genl_open(radio->net, family, groups,
				     ARRAY_SIZE(groups), &nwifi_nl80211_sink,
				     radio);
	if (IS_ERR(nl->client)) {
		ret = PTR_ERR(nl->client);
		radio->priv = NULL;
		kfree(nl);
		return ret;
	}

	/* Without Action frames most of the station works all the same. */
	if (nwifi_nl80211_mgmt_listen(radio))
		pr_warn("no Action frames of the lower device\n");

	return 0;
}

static int nwifi_nl80211_start(struct nwifi_radio *radio)
{
	return nwifi_radio_nl80211_open(radio, NL80211_GENL_NAME);
}

static void nwifi_nl80211_poll(struct nwifi_radio *radio)
{
	struct nwifi_nl80211 *nl = radio->priv;

	if (nl)
		nwifi_genl_poll(nl->client);
}

/*
 * A connection belongs to the owner of the socket (NL80211_ATTR_SOCKET_OWNER):
 * when the socket is closed, cfg80211 leaves the BSS. A scan belongs to nobody
 * and would go on.
 */
static void nwifi_nl80211_stop(struct nwifi_radio *radio)
{
	struct nwifi_nl80211 *nl = radio->priv;

	if (!nl)
		return;

	nwifi_nl80211_scan_stop(radio);
	nwifi_genl_close(nl->client);
	radio->priv = NULL;
	kfree(nl);
}

static int nwifi_nl80211_set_power_save(struct nwifi_radio *radio, bool on)
{
	struct sk_buff *msg;
	int built;

	msg = nwifi_nl80211_msg_new(radio, NL80211_CMD_SET_POWER_SAVE, 0);
	if (IS_ERR(msg))
		return PTR_ERR(msg);

	built = nla_put_u32(msg, NL80211_ATTR_PS_STATE,
			    on ? NL80211_PS_ENABLED : NL80211_PS_DISABLED);

	return nwifi_nl80211_msg_send(radio, msg, built);
}

/*
 * The network device is opened and closed by the layers above. While it is
 * closed most operations return -ENETDOWN.
 */
const struct nwifi_radio_ops nwifi_radio_nl80211_ops = {
	.start = nwifi_nl80211_start,
	.stop = nwifi_nl80211_stop,
	.poll = nwifi_nl80211_poll,
	.scan = nwifi_nl80211_scan,
	.abort_scan = nwifi_nl80211_abort_scan,
	.auth = nwifi_nl80211_auth,
	.assoc = nwifi_nl80211_assoc,
	.deauth = nwifi_nl80211_deauth,
	.disassoc = nwifi_nl80211_disassoc,
	.set_authorized = nwifi_nl80211_set_authorized,
	.new_key = nwifi_nl80211_new_key,
	.del_key = nwifi_nl80211_del_key,
	.set_default_key = nwifi_nl80211_set_default_key,
	.set_default_mgmt_key = nwifi_nl80211_set_default_mgmt_key,
	.set_power_save = nwifi_nl80211_set_power_save,
	.tx_control_port = nwifi_nl80211_tx_control_port,
	.mgmt_tx = nwifi_nl80211_mgmt_tx,
	.mgmt_cancel = nwifi_nl80211_mgmt_cancel,
	.dump_bss = nwifi_nl80211_dump_bss,
	.associated = nwifi_nl80211_associated,
	.channel = nwifi_nl80211_channel,
};
