/* SPDX-License-Identifier: BSD-3-Clause */
/* Adapters, ports, BSS lists and packets, as handlers are given them. */
#ifndef NWIFI_WLCLIENT_H
#define NWIFI_WLCLIENT_H

#include "guiddef.h"
#include "windot11.h"

/**
 * struct _DOT11_ADAPTER - an adapter (IHV-7)
 * @gAdapterId: its identifier
 * @pszDescription: its name, for people
 * @Dot11CurrentOpMode: what it is used as
 */
typedef struct _DOT11_ADAPTER {
	GUID gAdapterId;
	LPWSTR pszDescription;
	DOT11_CURRENT_OPERATION_MODE Dot11CurrentOpMode;
} DOT11_ADAPTER, *PDOT11_ADAPTER;

/**
 * struct _DOT11_BSS_LIST - networks that were heard (IHV-33)
 * @uNumOfBytes: size of @pucBuffer, in bytes
 * @pucBuffer: one DOT11_BSS_ENTRY after the other, without any padding
 */
typedef struct _DOT11_BSS_LIST {
	ULONG uNumOfBytes;
	PUCHAR pucBuffer;
} DOT11_BSS_LIST, *PDOT11_BSS_LIST;

/**
 * struct _DOT11_PORT_STATE - record of a port (IHV-49)
 * @PeerMacAddress: AP or peer that the port is for
 * @uSessionId: number of the session
 * @bPortControlled: what passes depends on @bPortAuthorized
 * @bPortAuthorized: the port is open
 *
 * Belongs to the host; an extension must not change it (IHV-109).
 */
typedef struct _DOT11_PORT_STATE {
	DOT11_MAC_ADDRESS PeerMacAddress;
	ULONG uSessionId;
	BOOL bPortControlled;
	BOOL bPortAuthorized;
} DOT11_PORT_STATE, *PDOT11_PORT_STATE;

/**
 * struct _DOT11_SECURITY_PACKET_HEADER - a packet of SendPacket and
 *	ReceivePacket (IHV-62, decision I-9)
 * @PeerMac: destination of a packet to send, sender of one received
 * @usEtherType: its EtherType, big-endian
 * @Data: payload
 */
typedef struct _DOT11_SECURITY_PACKET_HEADER {
	DOT11_MAC_ADDRESS PeerMac;
	USHORT usEtherType;
	UCHAR Data[1];
} DOT11_SECURITY_PACKET_HEADER, *PDOT11_SECURITY_PACKET_HEADER;

#endif /* NWIFI_WLCLIENT_H */
