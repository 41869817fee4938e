// SPDX-License-Identifier: GPL-2.0-only
/*
 * Scans of a radio that is driven through nl80211.
 */
#include "radio/nl80211_scan.h"

#include <linux/err.h>
#include <linux/ieee80211.h>
#include <linux/if_ether.h>
#include <linux/nl80211.h>
#include <linux/skbuff.h>
#include <linux/types.h>
#include <net/netlink.h>

#include "radio/genl_client.h"
#include "radio/nl80211_msg.h"
#include "radio/radio.h"

/* The most channels that one scan names; nl80211 has no bound of its own. */
#define NWIFI_NL80211_MAX_FREQS 512

static int nwifi_nl80211_scan_put_ssids(struct sk_buff *msg,
					const struct nwifi_radio_scan *scan)
{
	struct nlattr *nest;
	unsigned int i;

	/* Without a list the scan is passive; an empty SSID is the wildcard. */
	if (!scan->n_ssids)
		return 0;

	nest = nla_nest_start(msg, NL80211_ATTR_SCAN_SSIDS);
	if (!nest)
		return -EMSGSIZE;

	for (i = 0; i < scan->n_ssids; i++) {
		if (scan->ssids[i].len > sizeof(scan->ssids[i].ssid))
			return -EINVAL;
		if (nla_put(msg, i, scan->ssids[i].len, scan->ssids[i].ssid))
			return -EMSGSIZE;
	}

	nla_nest_end(msg, nest);
	return 0;
}

static int nwifi_nl80211_scan_put_freqs(struct sk_buff *msg,
					const struct nwifi_radio_scan *scan)
{
	struct nlattr *nest;
	unsigned int i;

	if (!scan->n_freqs)
		return 0;

	nest = nla_nest_start(msg, NL80211_ATTR_SCAN_FREQUENCIES);
	if (!nest)
		return -EMSGSIZE;

	for (i = 0; i < scan->n_freqs; i++)
		if (nla_put_u32(msg, i, scan->freqs[i]))
			return -EMSGSIZE;

	nla_nest_end(msg, nest);
	return 0;
}

/* Whatever is not wanted is left out: a device need not know of it. */
static int nwifi_nl80211_scan_put_manner(struct sk_buff *msg,
					 const struct nwifi_radio_scan *scan)
{
	if (scan->flags &&
	    nla_put_u32(msg, NL80211_ATTR_SCAN_FLAGS, scan->flags))
		return -EMSGSIZE;

	if (scan->flags & NL80211_SCAN_FLAG_RANDOM_ADDR &&
	    (nla_put(msg, NL80211_ATTR_MAC, ETH_ALEN, scan->mac_addr) ||
	     nla_put(msg, NL80211_ATTR_MAC_MASK, ETH_ALEN,
		     scan->mac_addr_mask)))
		return -EMSGSIZE;

	if (scan->duration &&
	    nla_put_u16(msg, NL80211_ATTR_MEASUREMENT_DURATION,
			scan->duration))
		return -EMSGSIZE;

	if (scan->duration_mandatory &&
	    nla_put_flag(msg, NL80211_ATTR_MEASUREMENT_DURATION_MANDATORY))
		return -EMSGSIZE;

	if (scan->no_cck && nla_put_flag(msg, NL80211_ATTR_TX_NO_CCK_RATE))
		return -EMSGSIZE;

	return 0;
}

static int nwifi_nl80211_scan_put(struct sk_buff *msg,
				  const struct nwifi_radio_scan *scan)
{
	int ret;

	ret = nwifi_nl80211_scan_put_ssids(msg, scan);
	if (ret)
		return ret;

	ret = nwifi_nl80211_scan_put_freqs(msg, scan);
	if (ret)
		return ret;

	ret = nwifi_nl80211_msg_put(msg, NL80211_ATTR_IE, scan->ies,
				    scan->ies_len);
	if (ret)
		return ret;

	ret = nwifi_nl80211_scan_put_manner(msg, scan);
	if (ret)
		return ret;

	if (scan->bssid)
		return nla_put(msg, NL80211_ATTR_BSSID, ETH_ALEN, scan->bssid);

	return 0;
}

/**
 * nwifi_nl80211_scan() - start a scan
 * @radio: the radio
 * @scan: what to scan for
 *
 * Context: the worker.
 * Return: 0 or a negative error number; -EINVAL if @scan has more SSIDs,
 *	channels or elements than a request may have.
 */
int nwifi_nl80211_scan(struct nwifi_radio *radio,
		       const struct nwifi_radio_scan *scan)
{
	struct nwifi_nl80211 *nl = radio->priv;
	struct sk_buff *msg;
	size_t room;
	int ret;

	if (scan->n_ssids > NWIFI_RADIO_MAX_SSIDS ||
	    scan->n_freqs > NWIFI_NL80211_MAX_FREQS ||
	    scan->ies_len > NWIFI_NL80211_MAX_BYTES)
		return -EINVAL;

	room = scan->n_ssids * nla_total_size(IEEE80211_MAX_SSID_LEN) +
	       scan->n_freqs * nla_total_size(sizeof(u32)) +
	       nla_total_size(scan->ies_len);

	msg = nwifi_nl80211_msg_new(radio, NL80211_CMD_TRIGGER_SCAN, room);
	if (IS_ERR(msg))
		return PTR_ERR(msg);

	ret = nwifi_nl80211_msg_send(radio, msg,
				     nwifi_nl80211_scan_put(msg, scan));
	if (!ret)
		nl->scanning = true;

	return ret;
}

/**
 * nwifi_nl80211_abort_scan() - abort the scan of the device
 * @radio: the radio
 *
 * nl80211 does not ask who has started the scan.
 *
 * Context: the worker.
 * Return: 0 or a negative error number.
 */
int nwifi_nl80211_abort_scan(struct nwifi_radio *radio)
{
	return nwifi_nl80211_msg_send_plain(radio, NL80211_CMD_ABORT_SCAN);
}

/**
 * nwifi_nl80211_scan_event() - note that a scan has ended
 * @radio: the radio
 * @event: any event of the device
 *
 * The device runs one scan at a time, so that the end of a scan is also that of
 * ours.
 *
 * Context: the worker.
 */
void nwifi_nl80211_scan_event(struct nwifi_radio *radio,
			      const struct nwifi_radio_event *event)
{
	struct nwifi_nl80211 *nl = radio->priv;

	if (event->type == NWIFI_RADIO_SCAN_DONE ||
	    event->type == NWIFI_RADIO_SCAN_ABORTED)
		nl->scanning = false;
}

/**
 * nwifi_nl80211_scan_stop() - leave no scan of ours behind
 * @radio: the radio, which is about to end
 *
 * NL80211_CMD_ABORT_SCAN aborts the scan of the device whoever has started it.
 * So it is sent only while a scan of ours is running. What the device has
 * reported is read first, because the end of the scan may be among it.
 *
 * Context: the worker.
 */
void nwifi_nl80211_scan_stop(struct nwifi_radio *radio)
{
	struct nwifi_nl80211 *nl = radio->priv;

	nwifi_genl_poll(nl->client);
	if (nl->scanning)
		nwifi_nl80211_abort_scan(radio);
}
