/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * 802.11 structures and numbers that an IHV extension uses: addresses, entries
 * of the BSS list, outcomes of associations, keys, privacy exemptions, and the
 * payloads of indications.
 *
 * Offsets in a payload count from the beginning of the buffer that holds it.
 */
#if defined(_WIN32) && __has_include_next(<windot11.h>)
/* This platform has a header of the same name. */
#pragma GCC system_header
#include <windows.h>
#include_next <windot11.h>
#elif !defined(NWIFI_WINDOT11_H)
#define NWIFI_WINDOT11_H

#include "ntddndis.h"
#include "windef.h"
#include "wlantypes.h"

#define DOT11_PHY_ID_ANY 0xffffffffU

/* OIDs of requests that the operating system makes of the station by itself */
#define OID_DOT11_RESET_REQUEST 0x0d010310U
#define OID_DOT11_CONNECT_REQUEST 0x0e010181U
#define OID_DOT11_DISCONNECT_REQUEST 0x0e01018eU
#define OID_DOT11_PORT_STATE_NOTIFICATION 0x0e01029aU

/**
 * enum _DOT11_RESET_TYPE - part of a station that a reset concerns
 * @dot11_reset_type_phy: the PHY
 * @dot11_reset_type_mac: the MAC
 * @dot11_reset_type_phy_and_mac: both
 */
typedef enum _DOT11_RESET_TYPE {
	dot11_reset_type_phy = 1,
	dot11_reset_type_mac = 2,
	dot11_reset_type_phy_and_mac = 3
} DOT11_RESET_TYPE, *PDOT11_RESET_TYPE;

/* uCurrentOpMode of DOT11_CURRENT_OPERATION_MODE */
#define DOT11_OPERATION_MODE_UNKNOWN 0x00000000
#define DOT11_OPERATION_MODE_STATION 0x00000001
#define DOT11_OPERATION_MODE_AP 0x00000002
#define DOT11_OPERATION_MODE_EXTENSIBLE_STATION 0x00000004
#define DOT11_OPERATION_MODE_EXTENSIBLE_AP 0x00000008
#define DOT11_OPERATION_MODE_NETWORK_MONITOR 0x80000000

/**
 * typedef DOT11_ASSOC_STATUS - outcome of a connection, association or roam,
 *	or the reason why an association ended
 *
 * This is one of the values below, or of the ranges PEER_DEAUTHENTICATED,
 * PEER_DISASSOCIATED and ASSOCIATION_RESPONSE with the 802.11 reason or status
 * code in the low 16 bits.
 */
typedef ULONG DOT11_ASSOC_STATUS;
typedef DOT11_ASSOC_STATUS *PDOT11_ASSOC_STATUS;

#define DOT11_ASSOC_STATUS_SUCCESS 0x00000000U
#define DOT11_ASSOC_STATUS_FAILURE 0x00000001U
#define DOT11_ASSOC_STATUS_UNREACHABLE 0x00000002U
#define DOT11_ASSOC_STATUS_RADIO_OFF 0x00000003U
#define DOT11_ASSOC_STATUS_PHY_DISABLED 0x00000004U
#define DOT11_ASSOC_STATUS_CANCELLED 0x00000005U
#define DOT11_ASSOC_STATUS_CANDIDATE_LIST_EXHAUSTED 0x00000006U
#define DOT11_ASSOC_STATUS_DISASSOCIATED_BY_OS 0x00000007U
/* Implicit disassociation, which only StopPostAssociate receives: IHV-54 */
#define DOT11_ASSOC_STATUS_DISASSOCIATED_BY_ROAMING 0x00000008U
#define DOT11_ASSOC_STATUS_DISASSOCIATED_BY_RESET 0x00000009U
#define DOT11_ASSOC_STATUS_SYSTEM_ERROR 0x0000000aU
#define DOT11_ASSOC_STATUS_ROAMING_BETTER_AP_FOUND 0x0000000bU
#define DOT11_ASSOC_STATUS_ROAMING_ASSOCIATION_LOST 0x0000000cU
#define DOT11_ASSOC_STATUS_ROAMING_ADHOC 0x0000000dU
#define DOT11_ASSOC_STATUS_PEER_DEAUTHENTICATED 0x00010000U
#define DOT11_ASSOC_STATUS_PEER_DEAUTHENTICATED_START 0x00010000U
#define DOT11_ASSOC_STATUS_PEER_DEAUTHENTICATED_END 0x0001ffffU
#define DOT11_ASSOC_STATUS_PEER_DISASSOCIATED 0x00020000U
#define DOT11_ASSOC_STATUS_PEER_DISASSOCIATED_START 0x00020000U
#define DOT11_ASSOC_STATUS_PEER_DISASSOCIATED_END 0x0002ffffU
#define DOT11_ASSOC_STATUS_ASSOCIATION_RESPONSE 0x00030000U
#define DOT11_ASSOC_STATUS_ASSOCIATION_RESPONSE_START 0x00030000U
#define DOT11_ASSOC_STATUS_ASSOCIATION_RESPONSE_END 0x0003ffffU
#define DOT11_ASSOC_STATUS_REASON_CODE_MASK 0x0000ffffU
#define DOT11_ASSOC_STATUS_IHV_START 0x80000000U
#define DOT11_ASSOC_STATUS_IHV_END 0xffffffffU

#ifdef NWIFI_MAC_ADDRESS_STRUCTURE
/**
 * struct _DOT11_MAC_ADDRESS - MAC address
 * @ucDot11MacAddress: bytes of the address, in the order of transmission
 *
 * The header of the kits has an array of 6 bytes for C and C++, and this
 * structure for MIDL alone, from where the documentation of the driver kit has
 * it. Both have the same layout. A source that is written for the structure has
 * to define NWIFI_MAC_ADDRESS_STRUCTURE before it includes a header. In C++ the
 * structure can be used as the array as well.
 */
typedef struct _DOT11_MAC_ADDRESS {
	UCHAR ucDot11MacAddress[6];
#ifdef __cplusplus
	/* private: conversion to the array */
	operator UCHAR *() { return ucDot11MacAddress; }
	operator const UCHAR *() const { return ucDot11MacAddress; }
#endif
} DOT11_MAC_ADDRESS, *PDOT11_MAC_ADDRESS;
#else
/** typedef DOT11_MAC_ADDRESS - MAC address, in the order of transmission */
typedef UCHAR DOT11_MAC_ADDRESS[6];
typedef DOT11_MAC_ADDRESS *PDOT11_MAC_ADDRESS;
#endif

/**
 * struct _DOT11_CURRENT_OPERATION_MODE - operation mode of an adapter
 * @uReserved: 0
 * @uCurrentOpMode: one of DOT11_OPERATION_MODE_..., EXTENSIBLE_STATION here
 */
typedef struct _DOT11_CURRENT_OPERATION_MODE {
	ULONG uReserved;
	ULONG uCurrentOpMode;
} DOT11_CURRENT_OPERATION_MODE, *PDOT11_CURRENT_OPERATION_MODE;

/**
 * enum _DOT11_PHY_TYPE - kind of a PHY
 * @dot11_phy_type_unknown: the kind is not known
 * @dot11_phy_type_any: any kind
 * @dot11_phy_type_fhss: frequency hopping
 * @dot11_phy_type_dsss: direct sequence
 * @dot11_phy_type_irbaseband: infrared
 * @dot11_phy_type_ofdm: 802.11a
 * @dot11_phy_type_hrdsss: 802.11b
 * @dot11_phy_type_erp: 802.11g
 * @dot11_phy_type_ht: 802.11n
 * @dot11_phy_type_vht: 802.11ac
 * @dot11_phy_type_dmg: 802.11ad
 * @dot11_phy_type_he: 802.11ax
 * @dot11_phy_type_eht: 802.11be
 * @dot11_phy_type_IHV_start: first of the proprietary ones
 * @dot11_phy_type_IHV_end: last of them
 */
__extension__ typedef enum _DOT11_PHY_TYPE {
	dot11_phy_type_unknown = 0,
	dot11_phy_type_any = dot11_phy_type_unknown,
	dot11_phy_type_fhss = 1,
	dot11_phy_type_dsss = 2,
	dot11_phy_type_irbaseband = 3,
	dot11_phy_type_ofdm = 4,
	dot11_phy_type_hrdsss = 5,
	dot11_phy_type_erp = 6,
	dot11_phy_type_ht = 7,
	dot11_phy_type_vht = 8,
	dot11_phy_type_dmg = 9,
	dot11_phy_type_he = 10,
	dot11_phy_type_eht = 11,
	dot11_phy_type_IHV_start = 0x80000000,
	dot11_phy_type_IHV_end = 0xffffffff
} DOT11_PHY_TYPE, *PDOT11_PHY_TYPE;

/**
 * union DOT11_BSS_ENTRY_PHY_SPECIFIC_INFO - channel of a BSS
 * @uChCenterFrequency: centre frequency of the channel, in MHz
 * @FHSS: hopping sequence, of a frequency-hopping PHY
 */
typedef union DOT11_BSS_ENTRY_PHY_SPECIFIC_INFO {
	ULONG uChCenterFrequency;
	struct {
		ULONG uHopPattern;
		ULONG uHopSet;
		ULONG uDwellTime;
	} FHSS;
} DOT11_BSS_ENTRY_PHY_SPECIFIC_INFO, *PDOT11_BSS_ENTRY_PHY_SPECIFIC_INFO;

/**
 * struct DOT11_BSS_ENTRY - a Beacon or Probe Response that was received
 * @uPhyId: index of the PHY that received it, never DOT11_PHY_ID_ANY
 * @PhySpecificInfo: channel of the BSS
 * @dot11BSSID: BSSID
 * @dot11BSSType: kind of the network, never dot11_BSS_type_any
 * @lRSSI: strength of the signal, in dBm
 * @uLinkQuality: 0 to 100
 * @bInRegDomain: its channel and country fit the regulatory domain in force
 * @usBeaconPeriod: beacon interval, in TU
 * @ullTimestamp: timestamp of the frame
 * @ullHostTimestamp: system time of the reception
 * @usCapabilityInformation: capability information of the frame
 * @uBufferLength: length of @ucBuffer, in bytes
 * @ucBuffer: information elements
 *
 * In a list, an entry takes FIELD_OFFSET(DOT11_BSS_ENTRY, ucBuffer) +
 * @uBufferLength bytes, and the next one follows without padding (IHV-33). So
 * all but the first one may be unaligned: copy the fixed part of an entry
 * before you read its members.
 */
typedef struct DOT11_BSS_ENTRY {
	ULONG uPhyId;
	DOT11_BSS_ENTRY_PHY_SPECIFIC_INFO PhySpecificInfo;
	DOT11_MAC_ADDRESS dot11BSSID;
	DOT11_BSS_TYPE dot11BSSType;
	LONG lRSSI;
	ULONG uLinkQuality;
	BOOLEAN bInRegDomain;
	USHORT usBeaconPeriod;
	ULONGLONG ullTimestamp;
	ULONGLONG ullHostTimestamp;
	USHORT usCapabilityInformation;
	ULONG uBufferLength;
	UCHAR ucBuffer[1];
} DOT11_BSS_ENTRY, *PDOT11_BSS_ENTRY;

#define DOT11_QOS_PROTOCOL_FLAG_WMM 0x01
#define DOT11_QOS_PROTOCOL_FLAG_11E 0x02

/**
 * enum _DOT11_DS_INFO - whether the distribution system has changed
 * @DOT11_DS_CHANGED: the new AP is on another distribution system
 * @DOT11_DS_UNCHANGED: the new AP is on the same distribution system
 * @DOT11_DS_UNKNOWN: the station cannot tell
 */
typedef enum _DOT11_DS_INFO {
	DOT11_DS_CHANGED = 0,
	DOT11_DS_UNCHANGED = 1,
	DOT11_DS_UNKNOWN = 2
} DOT11_DS_INFO, *PDOT11_DS_INFO;

/* usEncapType of DOT11_ENCAP_ENTRY */
#define DOT11_ENCAP_RFC_1042 1
#define DOT11_ENCAP_802_1H 2

/**
 * struct DOT11_ENCAP_ENTRY - how payloads of an EtherType are encapsulated
 * @usEtherType: the EtherType, big-endian
 * @usEncapType: DOT11_ENCAP_RFC_1042 or DOT11_ENCAP_802_1H
 */
typedef struct DOT11_ENCAP_ENTRY {
	USHORT usEtherType;
	USHORT usEncapType;
} DOT11_ENCAP_ENTRY, *PDOT11_ENCAP_ENTRY;

#define DOT11_ASSOCIATION_START_PARAMETERS_REVISION_1 1

/**
 * struct DOT11_ASSOCIATION_START_PARAMETERS - an association attempt begins
 * @Header: type, revision and size
 * @MacAddr: AP or peer of the attempt
 * @SSID: network
 * @uIHVDataOffset: offset of proprietary data; 0 if there is none
 * @uIHVDataSize: size of the proprietary data, in bytes
 */
typedef struct DOT11_ASSOCIATION_START_PARAMETERS {
	NDIS_OBJECT_HEADER Header;
	DOT11_MAC_ADDRESS MacAddr;
	DOT11_SSID SSID;
	ULONG uIHVDataOffset;
	ULONG uIHVDataSize;
} DOT11_ASSOCIATION_START_PARAMETERS, *PDOT11_ASSOCIATION_START_PARAMETERS;

#define DOT11_ASSOCIATION_COMPLETION_PARAMETERS_REVISION_1 1
#define DOT11_ASSOCIATION_COMPLETION_PARAMETERS_REVISION_2 2

/**
 * struct DOT11_ASSOCIATION_COMPLETION_PARAMETERS - outcome of an attempt
 * @Header: type, revision and size
 * @MacAddr: AP or peer of the attempt
 * @uStatus: outcome
 * @bReAssocReq: a Reassociation Request was sent
 * @bReAssocResp: a Reassociation Response was received
 * @uAssocReqOffset: request without its MAC header; 0 if none was sent
 * @uAssocReqSize: size of the request, in bytes
 * @uAssocRespOffset: response without its MAC header; 0 if none was received
 * @uAssocRespSize: size of the response, in bytes
 * @uBeaconOffset: last Beacon or Probe Response without its MAC header
 * @uBeaconSize: size of the frame, in bytes
 * @uIHVDataOffset: offset of proprietary data; 0 if there is none
 * @uIHVDataSize: size of the proprietary data, in bytes
 * @AuthAlgo: authentication algorithm in use; 0 unless it succeeded
 * @UnicastCipher: unicast cipher in use; 0 unless it succeeded
 * @MulticastCipher: multicast cipher in use; 0 unless it succeeded
 * @uActivePhyListOffset: list of PHY ids (ULONG) in use
 * @uActivePhyListSize: size of the list, in bytes
 * @bFourAddressSupported: the AP bridges for stations
 * @bPortAuthorized: the station itself has authorized the port
 * @ucActiveQoSProtocol: 0 or one DOT11_QOS_PROTOCOL_FLAG_...
 * @DSInfo: whether the distribution system has changed
 * @uEncapTableOffset: list of DOT11_ENCAP_ENTRY, aligned to 4 bytes
 * @uEncapTableSize: size of the list, in bytes
 * @MulticastMgmtCipher: cipher of group-addressed management frames, or NONE
 * @uAssocComebackTime: time after which the AP wants another attempt, in TU
 *
 * The last two members exist from revision 2 on, which @Header has.
 * PerformPostAssociate receives this structure, and the length of the whole
 * buffer that the offsets are relative to (IHV-49).
 */
typedef struct DOT11_ASSOCIATION_COMPLETION_PARAMETERS {
	NDIS_OBJECT_HEADER Header;
	DOT11_MAC_ADDRESS MacAddr;
	DOT11_ASSOC_STATUS uStatus;
	BOOLEAN bReAssocReq;
	BOOLEAN bReAssocResp;
	ULONG uAssocReqOffset;
	ULONG uAssocReqSize;
	ULONG uAssocRespOffset;
	ULONG uAssocRespSize;
	ULONG uBeaconOffset;
	ULONG uBeaconSize;
	ULONG uIHVDataOffset;
	ULONG uIHVDataSize;
	DOT11_AUTH_ALGORITHM AuthAlgo;
	DOT11_CIPHER_ALGORITHM UnicastCipher;
	DOT11_CIPHER_ALGORITHM MulticastCipher;
	ULONG uActivePhyListOffset;
	ULONG uActivePhyListSize;
	BOOLEAN bFourAddressSupported;
	BOOLEAN bPortAuthorized;
	UCHAR ucActiveQoSProtocol;
	DOT11_DS_INFO DSInfo;
	ULONG uEncapTableOffset;
	ULONG uEncapTableSize;
	DOT11_CIPHER_ALGORITHM MulticastMgmtCipher;
	ULONG uAssocComebackTime;
} DOT11_ASSOCIATION_COMPLETION_PARAMETERS,
	*PDOT11_ASSOCIATION_COMPLETION_PARAMETERS;

#define DOT11_CONNECTION_START_PARAMETERS_REVISION_1 1

/**
 * struct DOT11_CONNECTION_START_PARAMETERS - a connection operation begins
 * @Header: type, revision and size
 * @BSSType: kind of the network
 * @AdhocBSSID: BSSID of the IBSS
 * @AdhocSSID: name of the IBSS
 */
typedef struct DOT11_CONNECTION_START_PARAMETERS {
	NDIS_OBJECT_HEADER Header;
	DOT11_BSS_TYPE BSSType;
	DOT11_MAC_ADDRESS AdhocBSSID;
	DOT11_SSID AdhocSSID;
} DOT11_CONNECTION_START_PARAMETERS, *PDOT11_CONNECTION_START_PARAMETERS;

#define DOT11_CONNECTION_COMPLETION_PARAMETERS_REVISION_1 1

/**
 * struct DOT11_CONNECTION_COMPLETION_PARAMETERS - a connection operation ends
 * @Header: type, revision and size
 * @uStatus: outcome
 */
typedef struct DOT11_CONNECTION_COMPLETION_PARAMETERS {
	NDIS_OBJECT_HEADER Header;
	DOT11_ASSOC_STATUS uStatus;
} DOT11_CONNECTION_COMPLETION_PARAMETERS,
	*PDOT11_CONNECTION_COMPLETION_PARAMETERS;

#define DOT11_ROAMING_START_PARAMETERS_REVISION_1 1

/**
 * struct DOT11_ROAMING_START_PARAMETERS - a roaming operation begins
 * @Header: type, revision and size
 * @AdhocBSSID: BSSID of the IBSS
 * @AdhocSSID: name of the IBSS
 * @uRoamingReason: reason of the roaming operation
 */
typedef struct DOT11_ROAMING_START_PARAMETERS {
	NDIS_OBJECT_HEADER Header;
	DOT11_MAC_ADDRESS AdhocBSSID;
	DOT11_SSID AdhocSSID;
	DOT11_ASSOC_STATUS uRoamingReason;
} DOT11_ROAMING_START_PARAMETERS, *PDOT11_ROAMING_START_PARAMETERS;

#define DOT11_ROAMING_COMPLETION_PARAMETERS_REVISION_1 1

/**
 * struct DOT11_ROAMING_COMPLETION_PARAMETERS - a roaming operation ends
 * @Header: type, revision and size
 * @uStatus: outcome
 */
typedef struct DOT11_ROAMING_COMPLETION_PARAMETERS {
	NDIS_OBJECT_HEADER Header;
	DOT11_ASSOC_STATUS uStatus;
} DOT11_ROAMING_COMPLETION_PARAMETERS, *PDOT11_ROAMING_COMPLETION_PARAMETERS;

#define DOT11_DISASSOCIATION_PARAMETERS_REVISION_1 1

/**
 * struct DOT11_DISASSOCIATION_PARAMETERS - an association ends explicitly
 * @Header: type, revision and size
 * @MacAddr: peer; all ones for the AP, or for all peers
 * @uReason: reason of the disassociation
 * @uIHVDataOffset: offset of proprietary data; 0 if there is none
 * @uIHVDataSize: size of the proprietary data, in bytes
 */
typedef struct DOT11_DISASSOCIATION_PARAMETERS {
	NDIS_OBJECT_HEADER Header;
	DOT11_MAC_ADDRESS MacAddr;
	DOT11_ASSOC_STATUS uReason;
	ULONG uIHVDataOffset;
	ULONG uIHVDataSize;
} DOT11_DISASSOCIATION_PARAMETERS, *PDOT11_DISASSOCIATION_PARAMETERS;

#define DOT11_TKIPMIC_FAILURE_PARAMETERS_REVISION_1 1

/**
 * struct DOT11_TKIPMIC_FAILURE_PARAMETERS - a frame failed the Michael check
 * @Header: type, revision and size
 * @bDefaultKeyFailure: the frame was decrypted with a default key
 * @uKeyIndex: index of that key; 0 if it was a key-mapping key
 * @PeerMac: sender of the frame
 *
 * This is the buffer of IndicationTypeTkipMicFailure (IHV-67, decision I-10).
 */
typedef struct DOT11_TKIPMIC_FAILURE_PARAMETERS {
	NDIS_OBJECT_HEADER Header;
	BOOLEAN bDefaultKeyFailure;
	ULONG uKeyIndex;
	DOT11_MAC_ADDRESS PeerMac;
} DOT11_TKIPMIC_FAILURE_PARAMETERS, *PDOT11_TKIPMIC_FAILURE_PARAMETERS;

#define DOT11_PMKID_CANDIDATE_LIST_PARAMETERS_REVISION_1 1

/**
 * struct DOT11_PMKID_CANDIDATE_LIST_PARAMETERS - APs that need a PMKID
 * @Header: type, revision and size
 * @uCandidateListSize: size of the list, in bytes
 * @uCandidateListOffset: list of DOT11_BSSID_CANDIDATE, the best first
 *
 * This is the buffer of IndicationTypePmkidCandidateList (IHV-67, decision
 * I-10).
 */
typedef struct DOT11_PMKID_CANDIDATE_LIST_PARAMETERS {
	NDIS_OBJECT_HEADER Header;
	ULONG uCandidateListSize;
	ULONG uCandidateListOffset;
} DOT11_PMKID_CANDIDATE_LIST_PARAMETERS,
	*PDOT11_PMKID_CANDIDATE_LIST_PARAMETERS;

#define DOT11_PMKID_CANDIDATE_PREAUTH_ENABLED 0x00000001U

/**
 * struct DOT11_BSSID_CANDIDATE - an AP that needs a PMKID
 * @BSSID: BSSID of the AP
 * @uFlags: DOT11_PMKID_CANDIDATE_PREAUTH_ENABLED if the AP supports
 *	pre-authentication
 */
typedef struct DOT11_BSSID_CANDIDATE {
	DOT11_MAC_ADDRESS BSSID;
	ULONG uFlags;
} DOT11_BSSID_CANDIDATE, *PDOT11_BSSID_CANDIDATE;

#define DOT11_PHY_STATE_PARAMETERS_REVISION_1 1

/**
 * struct DOT11_PHY_STATE_PARAMETERS - a radio was switched on or off
 * @Header: type, revision and size
 * @uPhyId: the PHY; DOT11_PHY_ID_ANY for all PHYs
 * @bHardwarePhyState: the hardware switch is on
 * @bSoftwarePhyState: the software switch is on
 *
 * This is the buffer of IndicationTypePhyStateChange (IHV-67, decision I-10).
 */
typedef struct DOT11_PHY_STATE_PARAMETERS {
	NDIS_OBJECT_HEADER Header;
	ULONG uPhyId;
	BOOLEAN bHardwarePhyState;
	BOOLEAN bSoftwarePhyState;
} DOT11_PHY_STATE_PARAMETERS, *PDOT11_PHY_STATE_PARAMETERS;

#define DOT11_LINK_QUALITY_PARAMETERS_REVISION_1 1

/**
 * struct DOT11_LINK_QUALITY_PARAMETERS - the quality of links has changed
 * @Header: type, revision and size
 * @uLinkQualityListSize: number of entries
 * @uLinkQualityListOffset: list of DOT11_LINK_QUALITY_ENTRY
 *
 * This is the buffer of IndicationTypeLinkQuality (IHV-67, decision I-10).
 */
typedef struct DOT11_LINK_QUALITY_PARAMETERS {
	NDIS_OBJECT_HEADER Header;
	ULONG uLinkQualityListSize;
	ULONG uLinkQualityListOffset;
} DOT11_LINK_QUALITY_PARAMETERS, *PDOT11_LINK_QUALITY_PARAMETERS;

/**
 * struct DOT11_LINK_QUALITY_ENTRY - quality of one link
 * @PeerMacAddr: AP or peer
 * @ucLinkQuality: 0 to 100
 */
typedef struct DOT11_LINK_QUALITY_ENTRY {
	DOT11_MAC_ADDRESS PeerMacAddr;
	UCHAR ucLinkQuality;
} DOT11_LINK_QUALITY_ENTRY, *PDOT11_LINK_QUALITY_ENTRY;

#define DOT11_PHY_FREQUENCY_ADOPTED_PARAMETERS_REVISION_1 1

/**
 * struct _DOT11_PHY_FREQUENCY_ADOPTED_PARAMETERS - the station uses a channel
 * @Header: type, revision and size
 * @ulPhyId: the PHY
 * @ulChannel: number of the channel, for a DSSS, HRDSSS or ERP PHY
 * @ulFrequency: frequency of the channel, for an OFDM PHY
 */
typedef struct _DOT11_PHY_FREQUENCY_ADOPTED_PARAMETERS {
	NDIS_OBJECT_HEADER Header;
	ULONG ulPhyId;
	union {
		ULONG ulChannel;
		ULONG ulFrequency;
	};
} DOT11_PHY_FREQUENCY_ADOPTED_PARAMETERS,
	*PDOT11_PHY_FREQUENCY_ADOPTED_PARAMETERS;

#define DOT11_MPDU_MAX_LENGTH_INDICATION_REVISION_1 1

/**
 * struct _DOT11_MPDU_MAX_LENGTH_INDICATION - largest MPDU of a PHY has changed
 * @Header: type, revision and size
 * @uPhyId: the PHY
 * @uMPDUMaxLength: the largest MPDU, in bytes
 */
typedef struct _DOT11_MPDU_MAX_LENGTH_INDICATION {
	NDIS_OBJECT_HEADER Header;
	ULONG uPhyId;
	ULONG uMPDUMaxLength;
} DOT11_MPDU_MAX_LENGTH_INDICATION, *PDOT11_MPDU_MAX_LENGTH_INDICATION;

/* usExemptionActionType of DOT11_PRIVACY_EXEMPTION */
#define DOT11_EXEMPT_NO_EXEMPTION 0
#define DOT11_EXEMPT_ALWAYS 1
#define DOT11_EXEMPT_ON_KEY_MAPPING_KEY_UNAVAILABLE 2

/* usExemptionPacketType of DOT11_PRIVACY_EXEMPTION */
#define DOT11_EXEMPT_UNICAST 1
#define DOT11_EXEMPT_MULTICAST 2
#define DOT11_EXEMPT_BOTH 3

/**
 * struct DOT11_PRIVACY_EXEMPTION - an EtherType that may pass unencrypted
 * @usEtherType: the EtherType, big-endian
 * @usExemptionActionType: when it may pass: DOT11_EXEMPT_ALWAYS or
 *	DOT11_EXEMPT_ON_KEY_MAPPING_KEY_UNAVAILABLE
 * @usExemptionPacketType: packets that may pass: DOT11_EXEMPT_UNICAST,
 *	_MULTICAST or _BOTH
 */
typedef struct DOT11_PRIVACY_EXEMPTION {
	USHORT usEtherType;
	USHORT usExemptionActionType;
	USHORT usExemptionPacketType;
} DOT11_PRIVACY_EXEMPTION, *PDOT11_PRIVACY_EXEMPTION;

/**
 * enum DOT11_DIRECTION - the direction that a key is for
 * @DOT11_DIR_INBOUND: frames that are received
 * @DOT11_DIR_OUTBOUND: frames that are sent
 * @DOT11_DIR_BOTH: both directions
 */
typedef enum DOT11_DIRECTION {
	DOT11_DIR_INBOUND = 1,
	DOT11_DIR_OUTBOUND = 2,
	DOT11_DIR_BOTH = 3
} DOT11_DIRECTION, *PDOT11_DIRECTION;

#define DOT11_CIPHER_DEFAULT_KEY_VALUE_REVISION_1 1

/**
 * struct DOT11_CIPHER_DEFAULT_KEY_VALUE - a default or per-station key
 * @Header: type, revision and size
 * @uKeyIndex: 0 to 3; 4 or 5 for BIP; any for a proprietary cipher
 * @AlgorithmId: cipher that the key is for
 * @MacAddr: 0 for a default key, a unicast address for a per-station key
 * @bDelete: remove the key; the next three members are not used then
 * @bStatic: the key outlives the connection
 * @usKeyLength: length of @ucKey, in bytes
 * @ucKey: for TKIP a DOT11_KEY_ALGO_TKIP_MIC, for CCMP a DOT11_KEY_ALGO_CCMP,
 *	for BIP a DOT11_KEY_ALGO_BIP, else the key itself
 *
 * This is the argument of SetDefaultKey (IHV-90). @ucKey is not aligned: fill a
 * separate structure and copy it there.
 */
typedef struct DOT11_CIPHER_DEFAULT_KEY_VALUE {
	NDIS_OBJECT_HEADER Header;
	ULONG uKeyIndex;
	DOT11_CIPHER_ALGORITHM AlgorithmId;
	DOT11_MAC_ADDRESS MacAddr;
	BOOLEAN bDelete;
	BOOLEAN bStatic;
	USHORT usKeyLength;
	UCHAR ucKey[1];
} DOT11_CIPHER_DEFAULT_KEY_VALUE, *PDOT11_CIPHER_DEFAULT_KEY_VALUE;

/**
 * struct DOT11_CIPHER_KEY_MAPPING_KEY_VALUE - a key-mapping key
 * @PeerMacAddr: the peer of the key
 * @AlgorithmId: cipher that the key is for
 * @Direction: direction of the frames
 * @bDelete: remove the key of this peer and direction; the next three members
 *	are not used then
 * @bStatic: the key outlives the connection
 * @usKeyLength: length of @ucKey, in bytes
 * @ucKey: as in DOT11_CIPHER_DEFAULT_KEY_VALUE
 *
 * This is the argument of SetKeyMappingKey (IHV-92).
 */
typedef struct DOT11_CIPHER_KEY_MAPPING_KEY_VALUE {
	DOT11_MAC_ADDRESS PeerMacAddr;
	DOT11_CIPHER_ALGORITHM AlgorithmId;
	DOT11_DIRECTION Direction;
	BOOLEAN bDelete;
	BOOLEAN bStatic;
	USHORT usKeyLength;
	UCHAR ucKey[1];
} DOT11_CIPHER_KEY_MAPPING_KEY_VALUE, *PDOT11_CIPHER_KEY_MAPPING_KEY_VALUE;

/**
 * struct DOT11_KEY_ALGO_CCMP - a CCMP key
 * @ucIV48Counter: packet number of the first frame to receive
 * @ulCCMPKeyLength: length of @ucCCMPKey, in bytes: 16
 * @ucCCMPKey: the key
 */
typedef struct DOT11_KEY_ALGO_CCMP {
	UCHAR ucIV48Counter[6];
	ULONG ulCCMPKeyLength;
	UCHAR ucCCMPKey[1];
} DOT11_KEY_ALGO_CCMP, *PDOT11_KEY_ALGO_CCMP;

/**
 * struct DOT11_KEY_ALGO_TKIP_MIC - a TKIP key with its Michael keys
 * @ucIV48Counter: sequence counter of the first frame to receive
 * @ulTKIPKeyLength: length of the TKIP key, in bytes: 16
 * @ulMICKeyLength: length of the Michael keys, in bytes: 16
 * @ucTKIPMICKeys: the TKIP key; then 8 bytes for receiving, 8 for sending
 */
typedef struct DOT11_KEY_ALGO_TKIP_MIC {
	UCHAR ucIV48Counter[6];
	ULONG ulTKIPKeyLength;
	ULONG ulMICKeyLength;
	UCHAR ucTKIPMICKeys[1];
} DOT11_KEY_ALGO_TKIP_MIC, *PDOT11_KEY_ALGO_TKIP_MIC;

/**
 * struct _DOT11_KEY_ALGO_BIP - a key for group-addressed management frames
 * @ucIPN: packet number of the first frame to receive
 * @ulBIPKeyLength: length of @ucBIPKey, in bytes
 * @ucBIPKey: the key
 */
typedef struct _DOT11_KEY_ALGO_BIP {
	UCHAR ucIPN[6];
	ULONG ulBIPKeyLength;
	UCHAR ucBIPKey[1];
} DOT11_KEY_ALGO_BIP, *PDOT11_KEY_ALGO_BIP;

#endif /* NWIFI_WINDOT11_H */
