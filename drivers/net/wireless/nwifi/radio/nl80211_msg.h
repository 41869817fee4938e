/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Requests to nl80211 about the device that a radio drives.
 */
#ifndef NWIFI_NL80211_MSG_H
#define NWIFI_NL80211_MSG_H

#include <linux/ieee80211.h>
#include <linux/types.h>

struct nwifi_genl_client;
struct nwifi_radio;
struct sk_buff;

/* nl80211's own bound on frames and on lists of elements, in bytes. */
#define NWIFI_NL80211_MAX_BYTES IEEE80211_MAX_DATA_LEN

/**
 * struct nwifi_nl80211 - &nwifi_radio.priv of a radio driven through nl80211
 * @client: the netlink client
 * @scanning: a scan of ours has started and, as far as is known, not ended
 */
struct nwifi_nl80211 {
	struct nwifi_genl_client *client;
	bool scanning;
};

struct sk_buff *nwifi_nl80211_msg_new(struct nwifi_radio *radio, u8 cmd,
				      size_t room);
int nwifi_nl80211_msg_put(struct sk_buff *msg, int type, const u8 *data,
			  size_t len);
int nwifi_nl80211_msg_send(struct nwifi_radio *radio, struct sk_buff *msg,
			   int built);
int nwifi_nl80211_msg_send_plain(struct nwifi_radio *radio, u8 cmd);

#endif /* NWIFI_NL80211_MSG_H */
