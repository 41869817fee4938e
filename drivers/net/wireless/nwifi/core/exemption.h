/* SPDX-License-Identifier: GPL-2.0-only */
/* The privacy exemption: frames that must be in the clear, or may be. */
#ifndef NWIFI_CORE_EXEMPTION_H
#define NWIFI_CORE_EXEMPTION_H

#include "base.h"

/**
 * enum nwifi_exemption_action - usExemptionActionType
 * @NWIFI_EXEMPTION_NONE: there is no entry
 * @NWIFI_EXEMPTION_ALWAYS: DOT11_EXEMPT_ALWAYS
 * @NWIFI_EXEMPTION_NO_MAPPING_KEY:
 *	DOT11_EXEMPT_ON_KEY_MAPPING_KEY_UNAVAILABLE
 */
enum nwifi_exemption_action {
	NWIFI_EXEMPTION_NONE,
	NWIFI_EXEMPTION_ALWAYS,
	NWIFI_EXEMPTION_NO_MAPPING_KEY,
};

/* Bits of usExemptionPacketType: DOT11_EXEMPT_BOTH is the two together. */
#define NWIFI_EXEMPTION_UNICAST		1
#define NWIFI_EXEMPTION_MULTICAST	2

/**
 * struct nwifi_exemption - the list of privacy exemptions (PORT-48, PORT-49)
 * @ethertype: EtherType of its entry, host byte order
 * @action: enum nwifi_exemption_action
 * @packets: which frames are meant: NWIFI_EXEMPTION_UNICAST and _MULTICAST
 */
struct nwifi_exemption {
	u16 ethertype;
	u8 action;
	u8 packets;
};

bool nwifi_exemption_covers(const struct nwifi_exemption *exemption,
			    u16 ethertype, const u8 *dest);
bool nwifi_exemption_accepts(const struct nwifi_exemption *exemption,
			     u16 ethertype, const u8 *dest, bool encrypted,
			     bool key);
bool nwifi_exemption_clear(const struct nwifi_exemption *exemption,
			   u16 ethertype, const u8 *dest, bool key);

#endif /* NWIFI_CORE_EXEMPTION_H */
