/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * Sorting of EAPOL packets. ProcessOneXPacket takes a packet from its
 * packet-type field on (IHV-75). ReceivePacket receives it with an address, an
 * EtherType and the protocol version in front (IHV-62, decision I-11).
 */
#ifndef NWIFI_EAPOL_H
#define NWIFI_EAPOL_H

#include "wlclient.h"

#define NWIFI_ETHERTYPE_EAPOL 0x888e

/* Packet types */
#define NWIFI_EAPOL_EAP 0
#define NWIFI_EAPOL_START 1
#define NWIFI_EAPOL_LOGOFF 2
#define NWIFI_EAPOL_KEY 3

/* Version, packet type and length of the body */
#define NWIFI_EAPOL_HEADER_LENGTH 4

/**
 * nwifi_eapol_type() - find the packet type of a received packet
 * @packet: packet that ReceivePacket was given
 * @length: length of @packet, in bytes
 *
 * Return: the type; negative if this is not a whole EAPOL packet.
 */
static inline int nwifi_eapol_type(const VOID *packet, DWORD length)
{
	const DWORD start = FIELD_OFFSET(DOT11_SECURITY_PACKET_HEADER, Data);
	const UCHAR *bytes = (const UCHAR *)packet;
	const UCHAR *eapol = bytes + start;

	if (length < start + NWIFI_EAPOL_HEADER_LENGTH ||
	    bytes[start - 2] != NWIFI_ETHERTYPE_EAPOL >> 8 ||
	    bytes[start - 1] != (NWIFI_ETHERTYPE_EAPOL & 0xff))
		return -1;
	if (length - start - NWIFI_EAPOL_HEADER_LENGTH <
	    ((DWORD)eapol[2] << 8 | eapol[3]))
		return -1;
	return eapol[1];
}

/**
 * nwifi_eapol_onex() - find the part of a received packet that is for the host
 * @packet: packet that ReceivePacket was given
 * @length: length of @packet, in bytes
 * @onex: set to the address of the part, for ProcessOneXPacket
 * @onex_length: set to the length of the part in bytes, without padding
 *
 * EAPOL-Key packets are not for the host (IHV-74).
 *
 * Return: TRUE if there is such a part; FALSE if the packet is not for
 * ProcessOneXPacket.
 */
static inline BOOL nwifi_eapol_onex(LPVOID packet, DWORD length, LPVOID *onex,
				    DWORD *onex_length)
{
	UCHAR *eapol = (UCHAR *)packet +
		FIELD_OFFSET(DOT11_SECURITY_PACKET_HEADER, Data);
	int type = nwifi_eapol_type(packet, length);

	if (type < 0 || type == NWIFI_EAPOL_KEY)
		return FALSE;
	*onex = eapol + 1;
	*onex_length = NWIFI_EAPOL_HEADER_LENGTH - 1 +
		((DWORD)eapol[2] << 8 | eapol[3]);
	return TRUE;
}

#endif /* NWIFI_EAPOL_H */
