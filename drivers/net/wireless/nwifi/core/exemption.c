// SPDX-License-Identifier: GPL-2.0-only
/*
 * Privacy exemptions: what one of them means for a frame.
 *
 * Pages: Decryption Exemptions; Privacy Exemption Lists.
 */
#include "exemption.h"

/**
 * nwifi_exemption_covers() - is the exemption for this frame? (PORT-52)
 * @exemption: the exemption
 * @ethertype: of the frame, host byte order
 * @dest: its destination
 *
 * Return: true if both the EtherType and the type of the address match.
 */
bool nwifi_exemption_covers(const struct nwifi_exemption *exemption,
			    u16 ethertype, const u8 *dest)
{
	const u8 type = dest[0] & 1 ? NWIFI_EXEMPTION_MULTICAST :
				      NWIFI_EXEMPTION_UNICAST;

	return exemption->ethertype == ethertype && exemption->packets & type;
}

/**
 * nwifi_exemption_accepts() - may a received frame pass? (PORT-50, PORT-51)
 * @exemption: the exemption
 * @ethertype: of the frame, host byte order; known after decryption
 * @dest: its destination
 * @encrypted: it came encrypted
 * @key: there is a key that it could have been encrypted with: a key-mapping
 *	key of the transmitter or a usable default key (P-13)
 *
 * Return: true if so; also if no exemption is for this frame, about which
 * others decide then.
 */
bool nwifi_exemption_accepts(const struct nwifi_exemption *exemption,
			     u16 ethertype, const u8 *dest, bool encrypted,
			     bool key)
{
	if (!nwifi_exemption_covers(exemption, ethertype, dest))
		return true;
	switch (exemption->action) {
	case NWIFI_EXEMPTION_ALWAYS:
		return !encrypted;
	case NWIFI_EXEMPTION_NO_MAPPING_KEY:
		return encrypted || !key;
	default:
		return true;
	}
}

/**
 * nwifi_exemption_clear() - is a frame not to be encrypted? (PORT-53)
 * @exemption: the exemption
 * @ethertype: of the frame, host byte order
 * @dest: its destination
 * @key: there is a key-mapping key of the destination
 *
 * Return: true if it has to go out in the clear.
 */
bool nwifi_exemption_clear(const struct nwifi_exemption *exemption,
			   u16 ethertype, const u8 *dest, bool key)
{
	if (!nwifi_exemption_covers(exemption, ethertype, dest))
		return false;
	switch (exemption->action) {
	case NWIFI_EXEMPTION_ALWAYS:
		return true;
	case NWIFI_EXEMPTION_NO_MAPPING_KEY:
		return !key;
	default:
		return false;
	}
}
