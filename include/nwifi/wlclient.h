/* SPDX-License-Identifier: BSD-3-Clause */
/* Adapters, ports, BSS lists and packets, which handlers receive. */
#ifndef NWIFI_WLCLIENT_H
#define NWIFI_WLCLIENT_H

#include "guiddef.h"
#include "windot11.h"

/**
 * struct _DOT11_ADAPTER - an adapter (IHV-7)
 * @gAdapterId: identifier of the adapter
 * @pszDescription: name of the adapter for users
 * @Dot11CurrentOpMode: operation mode of the adapter
 */
typedef struct _DOT11_ADAPTER {
	GUID gAdapterId;
	LPWSTR pszDescription;
	DOT11_CURRENT_OPERATION_MODE Dot11CurrentOpMode;
} DOT11_ADAPTER, *PDOT11_ADAPTER;

/**
 * struct _DOT11_BSS_LIST - BSSs that were found (IHV-33)
 * @uNumOfBytes: size of @pucBuffer, in bytes
 * @pucBuffer: list of DOT11_BSS_ENTRY without padding
 */
typedef struct _DOT11_BSS_LIST {
	ULONG uNumOfBytes;
	PUCHAR pucBuffer;
} DOT11_BSS_LIST, *PDOT11_BSS_LIST;

/**
 * struct _DOT11_PORT_STATE - state of a port (IHV-49)
 * @PeerMacAddress: AP or peer of the port
 * @uSessionId: number of the session
 * @bPortControlled: frames pass only while @bPortAuthorized is set
 * @bPortAuthorized: the port is open
 *
 * The structure belongs to the host; an extension must not change it (IHV-109).
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
 * @usEtherType: EtherType of the packet, big-endian
 * @Data: payload
 */
typedef struct _DOT11_SECURITY_PACKET_HEADER {
	DOT11_MAC_ADDRESS PeerMac;
	USHORT usEtherType;
	UCHAR Data[1];
} DOT11_SECURITY_PACKET_HEADER, *PDOT11_SECURITY_PACKET_HEADER;

#endif /* NWIFI_WLCLIENT_H */
