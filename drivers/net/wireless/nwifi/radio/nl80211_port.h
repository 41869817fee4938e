/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The own port of a device that is driven through nl80211.
 */
#ifndef NWIFI_NL80211_PORT_H
#define NWIFI_NL80211_PORT_H

#include <linux/types.h>

struct nwifi_radio;

int nwifi_nl80211_set_authorized(struct nwifi_radio *radio, const u8 *peer,
				 bool authorized);
int nwifi_nl80211_tx_control_port(struct nwifi_radio *radio, const u8 *dest,
				  u16 proto, const u8 *data, size_t len,
				  bool unencrypted);

#endif /* NWIFI_NL80211_PORT_H */
