/* SPDX-License-Identifier: GPL-2.0-only */
/* The few frames of <linux/ieee80211.h> that nl80211_parse.c looks into. */
#ifndef FUZZ_SHIM_LINUX_IEEE80211_H
#define FUZZ_SHIM_LINUX_IEEE80211_H

#include <endian.h>
#include <linux/if_ether.h>
#include <linux/types.h>

struct ieee80211_mgmt {
	__le16 frame_control;
	__le16 duration;
	u8 da[ETH_ALEN];
	u8 sa[ETH_ALEN];
	u8 bssid[ETH_ALEN];
	__le16 seq_ctrl;
	union {
		struct {
			__le16 auth_alg;
			__le16 auth_transaction;
			__le16 status_code;
			u8 variable[];
		} __attribute__((packed)) auth;
		struct {
			__le16 reason_code;
		} __attribute__((packed)) deauth;
		struct {
			__le16 capab_info;
			__le16 status_code;
			__le16 aid;
			u8 variable[];
		} __attribute__((packed)) assoc_resp;
		struct {
			__le16 reason_code;
		} __attribute__((packed)) disassoc;
		struct {
			u8 category;
		} __attribute__((packed)) action;
	} u;
} __attribute__((packed, aligned(2)));

_Static_assert(offsetof(struct ieee80211_mgmt, u) == 24,
	       "IEEE 802.11, 9.3.3.1: management frame header");

/* type management (0), and one of its subtypes */
#define FUZZ_SHIM_IS(name, subtype)					\
	static inline bool ieee80211_is_##name(__le16 fc)		\
	{								\
		return (le16toh(fc) & 0x00fc) == ((subtype) << 4);	\
	}

FUZZ_SHIM_IS(assoc_resp, 1)
FUZZ_SHIM_IS(reassoc_resp, 3)
FUZZ_SHIM_IS(disassoc, 10)
FUZZ_SHIM_IS(auth, 11)
FUZZ_SHIM_IS(deauth, 12)
FUZZ_SHIM_IS(action, 13)

#endif /* FUZZ_SHIM_LINUX_IEEE80211_H */
