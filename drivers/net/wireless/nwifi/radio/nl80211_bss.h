/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a device that is driven through nl80211 knows of the BSSs around it.
 */
#ifndef NWIFI_NL80211_BSS_H
#define NWIFI_NL80211_BSS_H

#include <linux/types.h>

struct nwifi_radio;
struct nwifi_radio_bss;

int nwifi_nl80211_dump_bss(struct nwifi_radio *radio,
			   void (*one)(void *ctx,
				       const struct nwifi_radio_bss *bss),
			   void *ctx);
int nwifi_nl80211_associated(struct nwifi_radio *radio, const u8 *bssid);

#endif /* NWIFI_NL80211_BSS_H */
