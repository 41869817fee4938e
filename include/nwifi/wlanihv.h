/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * The interface of an IHV extension: the handlers (Dot11ExtIhv...) that the
 * plugin implements and the host calls, and the functions (Dot11Ext...) that
 * the host implements and the plugin calls.
 *
 * A plugin exports Dot11ExtIhvGetVersionInfo and Dot11ExtIhvInitService, and
 * Dot11ExtIhvInitVirtualStation if it likes (IHV-2). All other handlers are
 * reached by the table that InitService fills.
 *
 * Unless their description says otherwise, handlers and functions return
 * ERROR_SUCCESS or an error number of winerror.h (IHV-106). Reason codes are
 * numbers of their own: L2_REASON_CODE_SUCCESS, a code of l2cmn.h, or one of
 * the extension's own, from L2_REASON_CODE_IHV_BASE on (IHV-107).
 *
 * Handles: the service handle is the host's name for an adapter, the adapter
 * handle is the extension's; a connection session lasts from
 * PerformPreAssociate to PreAssociateCompletion, a security session from
 * PerformPostAssociate to StopPostAssociate. A call with a handle that is dead
 * fails and does nothing (IHV-105).
 *
 * What a handler is given belongs to the host and is valid during the call only
 * (IHV-109). Buffers of variable length that it returns come from
 * AllocateBuffer and then belong to the host (IHV-97).
 */
#ifndef NWIFI_WLANIHV_H
#define NWIFI_WLANIHV_H

#include "dot1x.h"
#include "eaptypes.h"
#include "guiddef.h"
#include "l2cmn.h"
#include "windot11.h"
#include "winerror.h"
#include "winuser.h"
#include "wlanihvtypes.h"
#include "wlantypes.h"
#include "wlclient.h"

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Structures
 */

/**
 * struct _DOT11_IHV_VERSION_INFO - versions of the interface (IHV-3)
 * @dwVerMin: oldest one that the extension speaks
 * @dwVerMax: newest one
 *
 * There is one version so far: 0.
 */
typedef struct _DOT11_IHV_VERSION_INFO {
	DWORD dwVerMin;
	DWORD dwVerMax;
} DOT11_IHV_VERSION_INFO, *PDOT11_IHV_VERSION_INFO;

/**
 * enum _DOT11EXT_IHV_CONNECTION_PHASE - where a connection is (IHV-86)
 * @connection_phase_any: anywhere
 * @connection_phase_initial_connection: before pre-association
 * @connection_phase_post_l3_connection: after post-association
 */
typedef enum _DOT11EXT_IHV_CONNECTION_PHASE {
	connection_phase_any = 0,
	connection_phase_initial_connection = 1,
	connection_phase_post_l3_connection = 2
} DOT11EXT_IHV_CONNECTION_PHASE, *PDOT11EXT_IHV_CONNECTION_PHASE;

/**
 * enum _DOT11EXT_IHV_INDICATION_TYPE - what ReceiveIndication brings (IHV-67)
 * @IndicationTypeNicSpecificNotification: the station's proprietary data
 * @IndicationTypePmkidCandidateList: a DOT11_PMKID_CANDIDATE_LIST_PARAMETERS
 * @IndicationTypeTkipMicFailure: a DOT11_TKIPMIC_FAILURE_PARAMETERS
 * @IndicationTypePhyStateChange: a DOT11_PHY_STATE_PARAMETERS
 * @IndicationTypeLinkQuality: a DOT11_LINK_QUALITY_PARAMETERS
 *
 * Which structure it is, is decision I-10.
 */
typedef enum _DOT11EXT_IHV_INDICATION_TYPE {
	IndicationTypeNicSpecificNotification = 0,
	IndicationTypePmkidCandidateList = 1,
	IndicationTypeTkipMicFailure = 2,
	IndicationTypePhyStateChange = 3,
	IndicationTypeLinkQuality = 4
} DOT11EXT_IHV_INDICATION_TYPE, *PDOT11EXT_IHV_INDICATION_TYPE;

/**
 * struct _DOT11EXT_IHV_CONNECTIVITY_PROFILE - connectivity part of a profile
 * @pszXmlFragmentIhvConnectivity: XML, with the IHV element around it (IHV-27)
 *
 * Not to be trusted: parse it with care (IHV-17).
 */
typedef struct _DOT11EXT_IHV_CONNECTIVITY_PROFILE {
	LPWSTR pszXmlFragmentIhvConnectivity;
} DOT11EXT_IHV_CONNECTIVITY_PROFILE, *PDOT11EXT_IHV_CONNECTIVITY_PROFILE;

/**
 * struct _DOT11EXT_IHV_SECURITY_PROFILE - security part of a profile
 * @pszXmlFragmentIhvSecurity: XML, with the IHV element around it (IHV-27)
 * @bUseMSOnex: the host's 802.1X module is used (IHV-82)
 *
 * Not to be trusted: parse it with care (IHV-17).
 */
typedef struct _DOT11EXT_IHV_SECURITY_PROFILE {
	LPWSTR pszXmlFragmentIhvSecurity;
	BOOL bUseMSOnex;
} DOT11EXT_IHV_SECURITY_PROFILE, *PDOT11EXT_IHV_SECURITY_PROFILE;

/**
 * struct _DOT11EXT_IHV_DISCOVERY_PROFILE - a profile that the extension made
 * @IhvConnectivityProfile: its connectivity part
 * @IhvSecurityProfile: its security part
 */
typedef struct _DOT11EXT_IHV_DISCOVERY_PROFILE {
	DOT11EXT_IHV_CONNECTIVITY_PROFILE IhvConnectivityProfile;
	DOT11EXT_IHV_SECURITY_PROFILE IhvSecurityProfile;
} DOT11EXT_IHV_DISCOVERY_PROFILE, *PDOT11EXT_IHV_DISCOVERY_PROFILE;

/**
 * struct _DOT11EXT_IHV_DISCOVERY_PROFILE_LIST - profiles of the extension
 * @dwCount: how many
 * @pIhvDiscoveryProfiles: the profiles; like their texts, from AllocateBuffer
 *	(IHV-31)
 */
typedef struct _DOT11EXT_IHV_DISCOVERY_PROFILE_LIST {
	DWORD dwCount;
	PDOT11EXT_IHV_DISCOVERY_PROFILE pIhvDiscoveryProfiles;
} DOT11EXT_IHV_DISCOVERY_PROFILE_LIST, *PDOT11EXT_IHV_DISCOVERY_PROFILE_LIST;

/**
 * struct _DOT11EXT_IHV_UI_REQUEST - a question for the user (IHV-83)
 * @dwSessionId: session of the user
 * @guidUIRequest: name of the request, the extension's choice
 * @UIPageClsid: the page to show
 * @dwByteCount: length of @pvUIRequest, in bytes
 * @pvUIRequest: data for the page
 */
typedef struct _DOT11EXT_IHV_UI_REQUEST {
	DWORD dwSessionId;
	GUID guidUIRequest;
	CLSID UIPageClsid;
	DWORD dwByteCount;
	BYTE *pvUIRequest;
} DOT11EXT_IHV_UI_REQUEST, *PDOT11EXT_IHV_UI_REQUEST;

/**
 * enum _DOT11_MSONEX_RESULT - outcome of the host's 802.1X module (IHV-77)
 * @DOT11_MSONEX_SUCCESS: succeeded
 * @DOT11_MSONEX_FAILURE: failed
 * @DOT11_MSONEX_IN_PROGRESS: still at it
 */
typedef enum _DOT11_MSONEX_RESULT {
	DOT11_MSONEX_SUCCESS = 0,
	DOT11_MSONEX_FAILURE = 1,
	DOT11_MSONEX_IN_PROGRESS = 2
} DOT11_MSONEX_RESULT, *PDOT11_MSONEX_RESULT;

/**
 * struct _DOT11_EAP_RESULT - what an EAP method came to
 * @dwFailureReasonCode: why it failed, as the method says it
 * @pAttribArray: attributes that the session left
 */
typedef struct _DOT11_EAP_RESULT {
	UINT32 dwFailureReasonCode;
	EAP_ATTRIBUTES *pAttribArray;
} DOT11_EAP_RESULT, *PDOT11_EAP_RESULT;

/**
 * struct _DOT11_MSONEX_RESULT_PARAMS - details of the outcome (IHV-77)
 * @Dot11OnexAuthStatus: where the authentication is
 * @Dot11OneXReasonCode: why it failed
 * @pbMPPESendKey: send key, in the host's protected form
 * @dwMPPESendKeyLen: length of it, in bytes
 * @pbMPPERecvKey: receive key, in the host's protected form
 * @dwMPPERecvKeyLen: length of it, in bytes
 * @pDot11EapResult: what the EAP method came to
 */
typedef struct _DOT11_MSONEX_RESULT_PARAMS {
	ONEX_AUTH_STATUS Dot11OnexAuthStatus;
	ONEX_REASON_CODE Dot11OneXReasonCode;
	PBYTE pbMPPESendKey;
	DWORD dwMPPESendKeyLen;
	PBYTE pbMPPERecvKey;
	DWORD dwMPPERecvKeyLen;
	PDOT11_EAP_RESULT pDot11EapResult;
} DOT11_MSONEX_RESULT_PARAMS, *PDOT11_MSONEX_RESULT_PARAMS;

#define DOT11EXT_PSK_MAX_LENGTH 64

/**
 * struct _DOT11EXT_VIRTUAL_STATION_AP_PROPERTY - an AP on a virtual station
 *	(IHV-102)
 * @dot11SSID: name of its network
 * @dot11AuthAlgo: authentication
 * @dot11CipherAlgo: cipher
 * @bIsPassPhrase: the key is a pass-phrase
 * @dwKeyLength: length of @ucKeyData, in bytes; of a pass-phrase with its NUL
 * @ucKeyData: the key: 32 bytes, 64 hexadecimal digits, or a pass-phrase
 */
typedef struct _DOT11EXT_VIRTUAL_STATION_AP_PROPERTY {
	DOT11_SSID dot11SSID;
	DOT11_AUTH_ALGORITHM dot11AuthAlgo;
	DOT11_CIPHER_ALGORITHM dot11CipherAlgo;
	BOOL bIsPassPhrase;
	DWORD dwKeyLength;
	UCHAR ucKeyData[DOT11EXT_PSK_MAX_LENGTH];
} DOT11EXT_VIRTUAL_STATION_AP_PROPERTY, *PDOT11EXT_VIRTUAL_STATION_AP_PROPERTY;

#define WDIAG_IHV_WLAN_ID_FLAG_SECURITY_ENABLED 0x00000001

/**
 * struct _WDIAG_IHV_WLAN_ID - the connection that a diagnosis is about
 * @strProfileName: its profile
 * @Ssid: its network
 * @BssType: kind of the network
 * @dwFlags: WDIAG_IHV_WLAN_ID_FLAG_SECURITY_ENABLED
 * @dwReasonCode: why it failed
 */
typedef struct _WDIAG_IHV_WLAN_ID {
	WCHAR strProfileName[MS_MAX_PROFILE_NAME_LENGTH];
	DOT11_SSID Ssid;
	DOT11_BSS_TYPE BssType;
	DWORD dwFlags;
	DWORD dwReasonCode;
} WDIAG_IHV_WLAN_ID, *PWDIAG_IHV_WLAN_ID;

/*
 * Functions, provided by the host
 */

/**
 * typedef DOT11EXT_ALLOCATE_BUFFER - Dot11ExtAllocateBuffer: get memory
 * @dwByteCount: how much, in bytes
 * @ppvBuffer: where to put its address
 *
 * For every buffer of variable length that a handler returns (IHV-97).
 *
 * Context: any thread, after InitService.
 * Return: ERROR_SUCCESS, or ERROR_OUTOFMEMORY.
 */
typedef DWORD WINAPI (*DOT11EXT_ALLOCATE_BUFFER)(DWORD dwByteCount,
						 LPVOID *ppvBuffer);

/**
 * typedef DOT11EXT_FREE_BUFFER - Dot11ExtFreeBuffer: give memory back
 * @pvMemory: what AllocateBuffer or GetProfileCustomUserData gave, or NULL
 *
 * Context: any thread, after InitService (IHV-97).
 */
typedef VOID WINAPI (*DOT11EXT_FREE_BUFFER)(LPVOID pvMemory);

/**
 * typedef DOT11EXT_SET_PROFILE_CUSTOM_USER_DATA -
 *	Dot11ExtSetProfileCustomUserData: keep data with the profile (IHV-94)
 * @hDot11SvcHandle: adapter
 * @hConnectSession: connection
 * @dwSessionID: session of the user whose data it is
 * @dwDataSize: length of it, in bytes
 * @pvData: the data; replaces what was there, is neither encrypted nor read
 *
 * Context: during pre-association, but not inside of PerformPreAssociate
 * (IHV-41, decision I-20).
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXT_SET_PROFILE_CUSTOM_USER_DATA)(
	HANDLE hDot11SvcHandle, HANDLE hConnectSession, DWORD dwSessionID,
	DWORD dwDataSize, LPVOID pvData);

/**
 * typedef DOT11EXT_GET_PROFILE_CUSTOM_USER_DATA -
 *	Dot11ExtGetProfileCustomUserData: fetch data kept with the profile
 * @hDot11SvcHandle: adapter
 * @hConnectSession: connection
 * @dwSessionID: session of the user whose data it is
 * @pdwDataSize: where to put the length of it, in bytes
 * @ppvData: where to put its address; the caller frees it (IHV-94)
 *
 * Context: during pre-association, but not inside of PerformPreAssociate
 * (IHV-41).
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXT_GET_PROFILE_CUSTOM_USER_DATA)(
	HANDLE hDot11SvcHandle, HANDLE hConnectSession, DWORD dwSessionID,
	DWORD *pdwDataSize, LPVOID *ppvData);

/**
 * typedef DOT11EXT_SET_CURRENT_PROFILE - Dot11ExtSetCurrentProfile: replace the
 *	IHV parts of the profile (IHV-42)
 * @hDot11SvcHandle: adapter
 * @hConnectSession: connection
 * @pIhvConnProfile: the new connectivity part
 * @pIhvSecProfile: the new security part
 *
 * Empties the custom user data as well.
 *
 * Context: during pre-association, but not inside of PerformPreAssociate
 * (IHV-41).
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXT_SET_CURRENT_PROFILE)(
	HANDLE hDot11SvcHandle, HANDLE hConnectSession,
	PDOT11EXT_IHV_CONNECTIVITY_PROFILE pIhvConnProfile,
	PDOT11EXT_IHV_SECURITY_PROFILE pIhvSecProfile);

/**
 * typedef DOT11EXT_SEND_UI_REQUEST - Dot11ExtSendUIRequest: ask the user
 *	(IHV-83)
 * @hDot11SvcHandle: adapter
 * @pIhvUIRequest: the question; stays valid until ProcessUIResponse
 *
 * Context: after InitAdapter.
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXT_SEND_UI_REQUEST)(
	HANDLE hDot11SvcHandle, PDOT11EXT_IHV_UI_REQUEST pIhvUIRequest);

/**
 * typedef DOT11EXT_PRE_ASSOCIATE_COMPLETION - Dot11ExtPreAssociateCompletion:
 *	pre-association is over (IHV-39)
 * @hDot11SvcHandle: adapter
 * @hConnectSession: connection; dead afterwards (IHV-43)
 * @dwReasonCode: success or an own code; if it failed, not success
 * @dwWin32Error: ERROR_SUCCESS to go on and connect; else nothing is connected
 *
 * Exactly once for each PerformPreAssociate that succeeded (IHV-38), with
 * ERROR_CANCELLED after AdapterReset (IHV-21), never after DeinitAdapter
 * (IHV-11).
 *
 * Context: the extension's own thread, never inside of the handler (IHV-104).
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXT_PRE_ASSOCIATE_COMPLETION)(
	HANDLE hDot11SvcHandle, HANDLE hConnectSession, DWORD dwReasonCode,
	DWORD dwWin32Error);

/**
 * typedef DOT11EXT_POST_ASSOCIATE_COMPLETION - Dot11ExtPostAssociateCompletion:
 *	the port is authorized, or is not (IHV-51)
 * @hDot11SvcHandle: adapter
 * @hSecuritySessionID: security session
 * @pPeer: AP or peer
 * @dwReasonCode: success or an own code; if unauthorized, not success
 * @dwWin32Error: ERROR_SUCCESS if authorized
 *
 * May come again, as long as the session lives, when that changes (IHV-52);
 * never after StopPostAssociate (IHV-55).
 *
 * Context: the extension's own thread, never inside of PerformPostAssociate
 * (IHV-104).
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXT_POST_ASSOCIATE_COMPLETION)(
	HANDLE hDot11SvcHandle, HANDLE hSecuritySessionID,
	PDOT11_MAC_ADDRESS pPeer, DWORD dwReasonCode, DWORD dwWin32Error);

/**
 * typedef DOT11EXT_SEND_NOTIFICATION - Dot11ExtSendNotification: tell whoever
 *	listens (IHV-95)
 * @hDot11SvcHandle: adapter
 * @pNotificationData: what to tell, not NULL; may be freed afterwards
 *
 * Context: after InitAdapter.
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXT_SEND_NOTIFICATION)(
	HANDLE hDot11SvcHandle, PL2_NOTIFICATION_DATA pNotificationData);

/**
 * typedef DOT11EXT_SEND_PACKET - Dot11ExtSendPacket: send to the peer (IHV-60)
 * @hDot11SvcHandle: adapter
 * @uPacketLen: length of @pvPacket, in bytes
 * @pvPacket: a DOT11_SECURITY_PACKET_HEADER and payload; stays valid until
 *	SendPacketCompletion
 * @hSendCompletion: the extension's name for this packet
 *
 * Unicast only. A completion follows if this succeeds, none if it fails
 * (IHV-61).
 *
 * Context: during post-association, in ReceivePacket, too (IHV-64, IHV-65).
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXT_SEND_PACKET)(HANDLE hDot11SvcHandle,
					     ULONG uPacketLen, LPVOID pvPacket,
					     HANDLE hSendCompletion);

/**
 * typedef DOT11EXT_SET_ETHERTYPE_HANDLING - Dot11ExtSetEtherTypeHandling: say
 *	which EtherTypes the extension takes, and which pass unencrypted
 * @hDot11SvcHandle: adapter
 * @uMaxBackLog: packets to keep while ReceivePacket runs (IHV-66)
 * @uNumOfExemption: how many exemptions
 * @pExemption: the exemptions
 * @uNumOfRegistration: how many EtherTypes to take
 * @pusRegistration: the EtherTypes, big-endian
 *
 * Replaces what was said before. From a successful PreAssociateCompletion on it
 * cannot be changed (IHV-44); AdapterReset finds both lists empty (IHV-24).
 *
 * Context: after InitAdapter.
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXT_SET_ETHERTYPE_HANDLING)(
	HANDLE hDot11SvcHandle, ULONG uMaxBackLog, ULONG uNumOfExemption,
	PDOT11_PRIVACY_EXEMPTION pExemption, ULONG uNumOfRegistration,
	USHORT *pusRegistration);

/**
 * typedef DOT11EXT_SET_AUTH_ALGORITHM - Dot11ExtSetAuthAlgorithm: choose the
 *	authentication (IHV-45)
 * @hDot11SvcHandle: adapter
 * @dwAuthAlgo: a DOT11_AUTH_ALGORITHM that the station advertises
 *
 * Context: after InitAdapter.
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXT_SET_AUTH_ALGORITHM)(HANDLE hDot11SvcHandle,
						    DWORD dwAuthAlgo);

/**
 * typedef DOT11EXT_SET_UNICAST_CIPHER_ALGORITHM -
 *	Dot11ExtSetUnicastCipherAlgorithm: choose the unicast cipher (IHV-45)
 * @hDot11SvcHandle: adapter
 * @dwUnicastCipherAlgo: a DOT11_CIPHER_ALGORITHM that the station advertises
 *
 * Context: after InitAdapter.
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXT_SET_UNICAST_CIPHER_ALGORITHM)(
	HANDLE hDot11SvcHandle, DWORD dwUnicastCipherAlgo);

/**
 * typedef DOT11EXT_SET_MULTICAST_CIPHER_ALGORITHM -
 *	Dot11ExtSetMulticastCipherAlgorithm: choose the multicast cipher
 *	(IHV-45)
 * @hDot11SvcHandle: adapter
 * @dwMulticastCipherAlgo: a DOT11_CIPHER_ALGORITHM that the station advertises
 *
 * Context: after InitAdapter.
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXT_SET_MULTICAST_CIPHER_ALGORITHM)(
	HANDLE hDot11SvcHandle, DWORD dwMulticastCipherAlgo);

/**
 * typedef DOT11EXT_SET_DEFAULT_KEY - Dot11ExtSetDefaultKey: set or delete a
 *	default or per-station key (IHV-90)
 * @hDot11SvcHandle: adapter
 * @pKey: the key
 * @dot11Direction: DOT11_DIR_INBOUND or DOT11_DIR_BOTH
 *
 * Context: after InitAdapter.
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXT_SET_DEFAULT_KEY)(
	HANDLE hDot11SvcHandle, PDOT11_CIPHER_DEFAULT_KEY_VALUE pKey,
	DOT11_DIRECTION dot11Direction);

/**
 * typedef DOT11EXT_SET_KEY_MAPPING_KEY - Dot11ExtSetKeyMappingKey: set or
 *	delete a key-mapping key (IHV-92)
 * @hDot11SvcHandle: adapter
 * @pKey: the key
 *
 * Context: after InitAdapter.
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXT_SET_KEY_MAPPING_KEY)(
	HANDLE hDot11SvcHandle, PDOT11_CIPHER_KEY_MAPPING_KEY_VALUE pKey);

/**
 * typedef DOT11EXT_SET_DEFAULT_KEY_ID - Dot11ExtSetDefaultKeyId: choose the
 *	default key to send with (IHV-91)
 * @hDot11SvcHandle: adapter
 * @uDefaultKeyId: its index, 0 to 3; any with a proprietary cipher
 *
 * Context: after InitAdapter.
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXT_SET_DEFAULT_KEY_ID)(HANDLE hDot11SvcHandle,
						    ULONG uDefaultKeyId);

/**
 * typedef DOT11EXT_NIC_SPECIFIC_EXTENSION - Dot11ExtNicSpecificExtension: a
 *	proprietary request to the station (IHV-89)
 * @hDot11SvcHandle: adapter
 * @dwInBufferSize: length of @pvInBuffer, in bytes
 * @pvInBuffer: the request
 * @pdwOutBufferSize: room in @pvOutBuffer; then the length of the answer
 * @pvOutBuffer: where to put the answer
 *
 * Context: after InitAdapter, and inside of it (IHV-8).
 * Return: ERROR_SUCCESS or an error number; ERROR_NOT_SUPPORTED if the station
 * has no such requests.
 */
typedef DWORD WINAPI (*DOT11EXT_NIC_SPECIFIC_EXTENSION)(
	HANDLE hDot11SvcHandle, DWORD dwInBufferSize, LPVOID pvInBuffer,
	DWORD *pdwOutBufferSize, LPVOID pvOutBuffer);

/**
 * typedef DOT11EXT_SET_EXCLUDE_UNENCRYPTED - Dot11ExtSetExcludeUnencrypted:
 *	drop received frames that are not encrypted (IHV-93)
 * @hDot11SvcHandle: adapter
 * @bExcludeUnencrypted: whether to; exempted EtherTypes pass anyway
 *
 * Context: after InitAdapter.
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXT_SET_EXCLUDE_UNENCRYPTED)(
	HANDLE hDot11SvcHandle, BOOL bExcludeUnencrypted);

/**
 * typedef DOT11EXT_ONEX_START - Dot11ExtStartOneX: let the host authenticate
 *	with 802.1X (IHV-72)
 * @hDot11SvcHandle: adapter
 * @pEapAttribute: EAP attributes from AllocateBuffer, the host's from now on
 *	(IHV-81); may be NULL
 *
 * EtherType 0x888e must be registered (IHV-71). One run at a time (IHV-80). The
 * outcome comes by OneXIndicateResult.
 *
 * Context: from PerformPostAssociate to StopPostAssociate, and inside of the
 * former.
 * Return: ERROR_SUCCESS or an error number; ERROR_INVALID_STATE while a run is
 * under way (decision I-12).
 */
typedef DWORD WINAPI (*DOT11EXT_ONEX_START)(HANDLE hDot11SvcHandle,
					    EAP_ATTRIBUTES *pEapAttribute);

/**
 * typedef DOT11EXT_ONEX_STOP - Dot11ExtStopOneX: end a run of 802.1X (IHV-76)
 * @hDot11SvcHandle: adapter
 *
 * Context: while it is under way.
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXT_ONEX_STOP)(HANDLE hDot11SvcHandle);

/**
 * typedef DOT11EXT_PROCESS_ONEX_PACKET - Dot11ExtProcessOneXPacket: hand an
 *	EAPOL packet to the host's 802.1X module (IHV-74)
 * @hDot11SvcHandle: adapter
 * @dwInPacketSize: length of @pvInPacket, in bytes
 * @pvInPacket: the packet from its packet-type field on, that is without the
 *	version (IHV-75, decision I-11); nwifi_eapol_onex() of eapol.h finds it
 *
 * Not for EAPOL-Key packets, which the extension handles itself.
 *
 * Context: while a run is under way.
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXT_PROCESS_ONEX_PACKET)(HANDLE hDot11SvcHandle,
						     DWORD dwInPacketSize,
						     LPVOID pvInPacket);

/**
 * typedef DOT11EXT_REQUEST_VIRTUAL_STATION - Dot11ExtRequestVirtualStation: ask
 *	for a virtual adapter (IHV-98)
 * @hDot11PrimaryHandle: adapter that it is to be on
 * @pvReserved: NULL
 *
 * Success says that it has been asked for; the adapter comes by InitAdapter, or
 * does not come (IHV-99).
 *
 * Context: after InitAdapter.
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXT_REQUEST_VIRTUAL_STATION)(
	HANDLE hDot11PrimaryHandle, LPVOID pvReserved);

/**
 * typedef DOT11EXT_RELEASE_VIRTUAL_STATION - Dot11ExtReleaseVirtualStation:
 *	give a virtual adapter back (IHV-100)
 * @hDot11PrimaryHandle: adapter that it is on
 * @pvReserved: NULL
 *
 * The host may ignore it. What belongs to the virtual adapter is kept until its
 * DeinitAdapter.
 *
 * Context: after InitAdapter.
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXT_RELEASE_VIRTUAL_STATION)(
	HANDLE hDot11PrimaryHandle, LPVOID pvReserved);

/**
 * typedef DOT11EXT_QUERY_VIRTUAL_STATION_PROPERTIES -
 *	Dot11ExtQueryVirtualStationProperties: is an adapter virtual (IHV-101)
 * @hDot11SvcHandle: adapter
 * @pbIsVirtualStation: where to say so
 * @pgPrimary: where to put the identifier of the adapter that it is on
 * @pvReserved: NULL
 *
 * Context: after InitAdapter.
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXT_QUERY_VIRTUAL_STATION_PROPERTIES)(
	HANDLE hDot11SvcHandle, BOOL *pbIsVirtualStation, GUID *pgPrimary,
	LPVOID pvReserved);

/**
 * typedef DOT11EXT_SET_VIRTUAL_STATION_AP_PROPERTIES -
 *	Dot11ExtSetVirtualStationAPProperties: describe the AP of a virtual
 *	adapter (IHV-102)
 * @hDot11SvcHandle: adapter
 * @hConnectSession: connection
 * @dwNumProperties: how many descriptions
 * @pProperties: the descriptions
 * @pvReserved: NULL
 *
 * Context: during pre-association (decision I-15).
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXT_SET_VIRTUAL_STATION_AP_PROPERTIES)(
	HANDLE hDot11SvcHandle, HANDLE hConnectSession, DWORD dwNumProperties,
	PDOT11EXT_VIRTUAL_STATION_AP_PROPERTY pProperties, LPVOID pvReserved);

/**
 * struct _DOT11EXT_APIS - functions of the host
 * @Dot11ExtAllocateBuffer: get memory
 * @Dot11ExtFreeBuffer: give it back
 * @Dot11ExtSetProfileCustomUserData: keep data with the profile
 * @Dot11ExtGetProfileCustomUserData: fetch it
 * @Dot11ExtSetCurrentProfile: replace the IHV parts of the profile
 * @Dot11ExtSendUIRequest: ask the user
 * @Dot11ExtPreAssociateCompletion: pre-association is over
 * @Dot11ExtPostAssociateCompletion: the port is authorized, or is not
 * @Dot11ExtSendNotification: tell whoever listens
 * @Dot11ExtSendPacket: send to the peer
 * @Dot11ExtSetEtherTypeHandling: choose EtherTypes
 * @Dot11ExtSetAuthAlgorithm: choose the authentication
 * @Dot11ExtSetUnicastCipherAlgorithm: choose the unicast cipher
 * @Dot11ExtSetMulticastCipherAlgorithm: choose the multicast cipher
 * @Dot11ExtSetDefaultKey: set a default key
 * @Dot11ExtSetKeyMappingKey: set a key-mapping key
 * @Dot11ExtSetDefaultKeyId: choose the key to send with
 * @Dot11ExtNicSpecificExtension: proprietary request to the station
 * @Dot11ExtSetExcludeUnencrypted: drop what is not encrypted
 * @Dot11ExtStartOneX: let the host authenticate
 * @Dot11ExtStopOneX: end that
 * @Dot11ExtProcessOneXPacket: hand an EAPOL packet to the host
 * @Dot11ExtProcessSecurityPacket: the same by its older name (decision I-21)
 *
 * No member is NULL. An extension copies the table in InitService (IHV-5).
 */
typedef struct _DOT11EXT_APIS {
	DOT11EXT_ALLOCATE_BUFFER Dot11ExtAllocateBuffer;
	DOT11EXT_FREE_BUFFER Dot11ExtFreeBuffer;
	DOT11EXT_SET_PROFILE_CUSTOM_USER_DATA Dot11ExtSetProfileCustomUserData;
	DOT11EXT_GET_PROFILE_CUSTOM_USER_DATA Dot11ExtGetProfileCustomUserData;
	DOT11EXT_SET_CURRENT_PROFILE Dot11ExtSetCurrentProfile;
	DOT11EXT_SEND_UI_REQUEST Dot11ExtSendUIRequest;
	DOT11EXT_PRE_ASSOCIATE_COMPLETION Dot11ExtPreAssociateCompletion;
	DOT11EXT_POST_ASSOCIATE_COMPLETION Dot11ExtPostAssociateCompletion;
	DOT11EXT_SEND_NOTIFICATION Dot11ExtSendNotification;
	DOT11EXT_SEND_PACKET Dot11ExtSendPacket;
	DOT11EXT_SET_ETHERTYPE_HANDLING Dot11ExtSetEtherTypeHandling;
	DOT11EXT_SET_AUTH_ALGORITHM Dot11ExtSetAuthAlgorithm;
	DOT11EXT_SET_UNICAST_CIPHER_ALGORITHM Dot11ExtSetUnicastCipherAlgorithm;
	DOT11EXT_SET_MULTICAST_CIPHER_ALGORITHM Dot11ExtSetMulticastCipherAlgorithm;
	DOT11EXT_SET_DEFAULT_KEY Dot11ExtSetDefaultKey;
	DOT11EXT_SET_KEY_MAPPING_KEY Dot11ExtSetKeyMappingKey;
	DOT11EXT_SET_DEFAULT_KEY_ID Dot11ExtSetDefaultKeyId;
	DOT11EXT_NIC_SPECIFIC_EXTENSION Dot11ExtNicSpecificExtension;
	DOT11EXT_SET_EXCLUDE_UNENCRYPTED Dot11ExtSetExcludeUnencrypted;
	DOT11EXT_ONEX_START Dot11ExtStartOneX;
	DOT11EXT_ONEX_STOP Dot11ExtStopOneX;
	union {
		DOT11EXT_PROCESS_ONEX_PACKET Dot11ExtProcessOneXPacket;
		DOT11EXT_PROCESS_ONEX_PACKET Dot11ExtProcessSecurityPacket;
	};
} DOT11EXT_APIS, *PDOT11EXT_APIS;

/**
 * struct _DOT11EXT_VIRTUAL_STATION_APIS - functions of the host for virtual
 *	stations
 * @Dot11ExtRequestVirtualStation: ask for one
 * @Dot11ExtReleaseVirtualStation: give it back
 * @Dot11ExtQueryVirtualStationProperties: is an adapter virtual
 * @Dot11ExtSetVirtualStationAPProperties: describe its AP
 *
 * May be used when InitVirtualStation has returned (IHV-6).
 */
typedef struct _DOT11EXT_VIRTUAL_STATION_APIS {
	DOT11EXT_REQUEST_VIRTUAL_STATION Dot11ExtRequestVirtualStation;
	DOT11EXT_RELEASE_VIRTUAL_STATION Dot11ExtReleaseVirtualStation;
	DOT11EXT_QUERY_VIRTUAL_STATION_PROPERTIES
		Dot11ExtQueryVirtualStationProperties;
	DOT11EXT_SET_VIRTUAL_STATION_AP_PROPERTIES
		Dot11ExtSetVirtualStationAPProperties;
} DOT11EXT_VIRTUAL_STATION_APIS, *PDOT11EXT_VIRTUAL_STATION_APIS;

/*
 * Handlers, implemented by the extension
 */

/**
 * typedef DOT11EXTIHV_DEINIT_SERVICE - Dot11ExtIhvDeinitService: the end
 *	(IHV-14)
 *
 * All threads of the extension have ended when it returns. Then the library is
 * unloaded.
 *
 * Context: once, after the last DeinitAdapter.
 */
typedef VOID WINAPI (*DOT11EXTIHV_DEINIT_SERVICE)(void);

/**
 * typedef DOT11EXTIHV_INIT_ADAPTER - Dot11ExtIhvInitAdapter: an adapter came
 *	(IHV-7)
 * @pDot11Adapter: which
 * @hDot11SvcHandle: its name in calls to the host
 * @phIhvExtAdapter: where to put its name in calls to the extension, which no
 *	other adapter has
 *
 * If it fails, nothing else is called for this adapter (IHV-9).
 *
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_INIT_ADAPTER)(PDOT11_ADAPTER pDot11Adapter,
						 HANDLE hDot11SvcHandle,
						 PHANDLE phIhvExtAdapter);

/**
 * typedef DOT11EXTIHV_DEINIT_ADAPTER - Dot11ExtIhvDeinitAdapter: an adapter
 *	goes (IHV-10)
 * @hIhvExtAdapter: adapter
 *
 * No function of the host may be called for it any more, inside of this
 * neither. A pending pre-association is dropped without a completion (IHV-11);
 * everything that belongs to the adapter is freed (IHV-13).
 */
typedef VOID WINAPI (*DOT11EXTIHV_DEINIT_ADAPTER)(HANDLE hIhvExtAdapter);

/**
 * typedef DOT11EXTIHV_PERFORM_PRE_ASSOCIATE - Dot11ExtIhvPerformPreAssociate:
 *	prepare a connection (IHV-35)
 * @hIhvExtAdapter: adapter
 * @hConnectSession: name of the connection, until PreAssociateCompletion
 * @pIhvProfileParams: general part of the profile
 * @pIhvConnProfile: connectivity part
 * @pIhvSecProfile: security part
 * @pConnectableBssid: what was heard of the network
 * @pdwReasonCode: where to say why, always set
 *
 * Checks the parts; if they are wrong, fails, and that was it (IHV-37). Else
 * returns ERROR_SUCCESS and goes on in a thread of its own, which calls
 * PreAssociateCompletion (IHV-38).
 *
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_PERFORM_PRE_ASSOCIATE)(
	HANDLE hIhvExtAdapter, HANDLE hConnectSession,
	PDOT11EXT_IHV_PROFILE_PARAMS pIhvProfileParams,
	PDOT11EXT_IHV_CONNECTIVITY_PROFILE pIhvConnProfile,
	PDOT11EXT_IHV_SECURITY_PROFILE pIhvSecProfile,
	PDOT11_BSS_LIST pConnectableBssid, PDWORD pdwReasonCode);

/**
 * typedef DOT11EXTIHV_ADAPTER_RESET - Dot11ExtIhvAdapterReset: back to where
 *	InitAdapter left it (IHV-19, IHV-20)
 * @hIhvExtAdapter: adapter
 *
 * Completes a pending pre-association with ERROR_CANCELLED (IHV-21); UI
 * requests are dropped (IHV-23); handles from before are dead (IHV-25).
 *
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_ADAPTER_RESET)(HANDLE hIhvExtAdapter);

/**
 * typedef DOT11EXTIHV_PERFORM_POST_ASSOCIATE - Dot11ExtIhvPerformPostAssociate:
 *	secure an association (IHV-48)
 * @hIhvExtAdapter: adapter
 * @hSecuritySessionID: name of the session, until StopPostAssociate
 * @pPortState: the port; not to be changed (IHV-109)
 * @uDot11AssocParamsBytes: length of the buffer at @pDot11AssocParams, in bytes
 * @pDot11AssocParams: outcome of the association, with frames behind it
 *
 * If it fails there is no completion, else it goes on in a thread of its own,
 * which calls PostAssociateCompletion (IHV-50).
 *
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_PERFORM_POST_ASSOCIATE)(
	HANDLE hIhvExtAdapter, HANDLE hSecuritySessionID,
	PDOT11_PORT_STATE pPortState, ULONG uDot11AssocParamsBytes,
	PDOT11_ASSOCIATION_COMPLETION_PARAMETERS pDot11AssocParams);

/**
 * typedef DOT11EXTIHV_STOP_POST_ASSOCIATE - Dot11ExtIhvStopPostAssociate: an
 *	association has ended (IHV-54)
 * @hIhvExtAdapter: adapter
 * @pPeer: AP or peer
 * @dot11AssocStatus: why; DISASSOCIATED_BY_ROAMING if implicitly
 *
 * Everything that belongs to the port is released, and no completion is called
 * any more (IHV-55). When it returns, the port is deleted (IHV-57).
 *
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_STOP_POST_ASSOCIATE)(
	HANDLE hIhvExtAdapter, PDOT11_MAC_ADDRESS pPeer,
	DOT11_ASSOC_STATUS dot11AssocStatus);

/**
 * typedef DOT11EXTIHV_VALIDATE_PROFILE - Dot11ExtIhvValidateProfile: may this
 *	profile be saved and used (IHV-29)
 * @hIhvExtAdapter: adapter
 * @pIhvProfileParams: general part
 * @pIhvConnProfile: connectivity part
 * @pIhvSecProfile: security part
 * @pdwReasonCode: where to say why, always set (IHV-32)
 *
 * Return: ERROR_SUCCESS if so, else an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_VALIDATE_PROFILE)(
	HANDLE hIhvExtAdapter, PDOT11EXT_IHV_PROFILE_PARAMS pIhvProfileParams,
	PDOT11EXT_IHV_CONNECTIVITY_PROFILE pIhvConnProfile,
	PDOT11EXT_IHV_SECURITY_PROFILE pIhvSecProfile, PDWORD pdwReasonCode);

/**
 * typedef DOT11EXTIHV_PERFORM_CAPABILITY_MATCH -
 *	Dot11ExtIhvPerformCapabilityMatch: does a network fit a profile (IHV-30)
 * @hIhvExtAdapter: adapter
 * @pIhvProfileParams: general part
 * @pIhvConnProfile: connectivity part
 * @pIhvSecProfile: security part
 * @pConnectableBssid: what was heard of the network
 * @pdwReasonCode: where to say why, always set (IHV-32)
 *
 * Return: ERROR_SUCCESS if some BSS of it does (decision I-4), else an error
 * number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_PERFORM_CAPABILITY_MATCH)(
	HANDLE hIhvExtAdapter, PDOT11EXT_IHV_PROFILE_PARAMS pIhvProfileParams,
	PDOT11EXT_IHV_CONNECTIVITY_PROFILE pIhvConnProfile,
	PDOT11EXT_IHV_SECURITY_PROFILE pIhvSecProfile,
	PDOT11_BSS_LIST pConnectableBssid, PDWORD pdwReasonCode);

/**
 * typedef DOT11EXTIHV_CREATE_DISCOVERY_PROFILES -
 *	Dot11ExtIhvCreateDiscoveryProfiles: make profiles for a network that has
 *	none (IHV-31)
 * @hIhvExtAdapter: adapter
 * @bInsecure: only secure ones (decision I-5)
 * @pIhvProfileParams: general part
 * @pConnectableBssid: what was heard of the network
 * @pIhvDiscoveryProfileList: where to put the profiles
 * @pdwReasonCode: where to say why, always set (IHV-32)
 *
 * Return: ERROR_SUCCESS, or an error number if there is none to make.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_CREATE_DISCOVERY_PROFILES)(
	HANDLE hIhvExtAdapter, BOOL bInsecure,
	PDOT11EXT_IHV_PROFILE_PARAMS pIhvProfileParams,
	PDOT11_BSS_LIST pConnectableBssid,
	PDOT11EXT_IHV_DISCOVERY_PROFILE_LIST pIhvDiscoveryProfileList,
	PDWORD pdwReasonCode);

/**
 * typedef DOT11EXTIHV_PROCESS_SESSION_CHANGE -
 *	Dot11ExtIhvProcessSessionChange: a user came or went (IHV-88)
 * @uEventType: WTS_...
 * @pSessionNotification: session that it happened to
 *
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_PROCESS_SESSION_CHANGE)(
	ULONG uEventType, PWTSSESSION_NOTIFICATION pSessionNotification);

/**
 * typedef DOT11EXTIHV_RECEIVE_INDICATION - Dot11ExtIhvReceiveIndication: the
 *	station has something for the extension (IHV-67)
 * @hIhvExtAdapter: adapter
 * @indicationType: what @pvBuffer is
 * @uBufferLength: length of it, in bytes
 * @pvBuffer: the indication
 *
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_RECEIVE_INDICATION)(
	HANDLE hIhvExtAdapter, DOT11EXT_IHV_INDICATION_TYPE indicationType,
	ULONG uBufferLength, LPVOID pvBuffer);

/**
 * typedef DOT11EXTIHV_RECEIVE_PACKET - Dot11ExtIhvReceivePacket: a packet of an
 *	EtherType that the extension takes (IHV-65)
 * @hIhvExtAdapter: adapter
 * @dwInBufferSize: length of @pvInBuffer, in bytes
 * @pvInBuffer: a DOT11_SECURITY_PACKET_HEADER and payload
 *
 * One at a time, in order.
 *
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_RECEIVE_PACKET)(HANDLE hIhvExtAdapter,
						   DWORD dwInBufferSize,
						   LPVOID pvInBuffer);

/**
 * typedef DOT11EXTIHV_SEND_PACKET_COMPLETION -
 *	Dot11ExtIhvSendPacketCompletion: a packet has been dealt with (IHV-61)
 * @hSendCompletion: which; its buffer is the extension's again
 *
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_SEND_PACKET_COMPLETION)(
	HANDLE hSendCompletion);

/**
 * typedef DOT11EXTIHV_IS_UI_REQUEST_PENDING -
 *	Dot11ExtIhvIsUIRequestPending: is the answer still needed (IHV-85)
 * @guidUIRequest: request
 * @pbIsRequestPending: where to say so
 *
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_IS_UI_REQUEST_PENDING)(
	GUID guidUIRequest, PBOOL pbIsRequestPending);

/**
 * typedef DOT11EXTIHV_PROCESS_UI_RESPONSE - Dot11ExtIhvProcessUIResponse: what
 *	the user answered (IHV-84)
 * @guidUIRequest: request
 * @dwByteCount: length of @pvResponseBuffer, in bytes
 * @pvResponseBuffer: the answer, in the extension's form; may be NULL
 *
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_PROCESS_UI_RESPONSE)(
	GUID guidUIRequest, DWORD dwByteCount, LPVOID pvResponseBuffer);

/**
 * typedef DOT11EXTIHV_QUERY_UI_REQUEST - Dot11ExtIhvQueryUIRequest: is there
 *	anything to ask the user (IHV-86)
 * @hIhvExtAdapter: adapter
 * @connectionPhase: where the connection is
 * @ppIhvUIRequest: where to put the request, from AllocateBuffer
 *
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_QUERY_UI_REQUEST)(
	HANDLE hIhvExtAdapter, DOT11EXT_IHV_CONNECTION_PHASE connectionPhase,
	PDOT11EXT_IHV_UI_REQUEST *ppIhvUIRequest);

/**
 * typedef DOT11EXTIHV_ONEX_INDICATE_RESULT - Dot11ExtIhvOneXIndicateResult:
 *	what the host's 802.1X module came to (IHV-77)
 * @hIhvExtAdapter: adapter
 * @msOneXResult: outcome
 * @pDot11MsOneXResultParams: details, may be NULL
 *
 * From here on the extension handles all EAPOL packets itself. The port is not
 * authorized yet: keys first, then PostAssociateCompletion (IHV-78).
 *
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_ONEX_INDICATE_RESULT)(
	HANDLE hIhvExtAdapter, DOT11_MSONEX_RESULT msOneXResult,
	PDOT11_MSONEX_RESULT_PARAMS pDot11MsOneXResultParams);

/**
 * typedef DOT11EXTIHV_CONTROL - Dot11ExtIhvControl: a request from an
 *	application (IHV-96)
 * @hIhvExtAdapter: adapter
 * @dwInBufferSize: length of @pInBuffer, in bytes
 * @pInBuffer: the request, checked by nobody; may be NULL
 * @dwOutBufferSize: room in @pOutBuffer, in bytes
 * @pOutBuffer: where to put the answer, may be NULL
 * @pdwBytesReturned: where to put the length of the answer (decision I-14)
 *
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_CONTROL)(HANDLE hIhvExtAdapter,
					    DWORD dwInBufferSize,
					    PBYTE pInBuffer,
					    DWORD dwOutBufferSize,
					    PBYTE pOutBuffer,
					    PDWORD pdwBytesReturned);

/**
 * struct _DOT11EXT_IHV_HANDLERS - handlers of the extension
 * @Dot11ExtIhvDeinitService: the end
 * @Dot11ExtIhvInitAdapter: there is an adapter
 * @Dot11ExtIhvDeinitAdapter: an adapter goes
 * @Dot11ExtIhvPerformPreAssociate: prepare a connection
 * @Dot11ExtIhvAdapterReset: back to where InitAdapter left it
 * @Dot11ExtIhvPerformPostAssociate: secure an association
 * @Dot11ExtIhvStopPostAssociate: an association has ended
 * @Dot11ExtIhvValidateProfile: may this profile be used
 * @Dot11ExtIhvPerformCapabilityMatch: does a network fit a profile
 * @Dot11ExtIhvCreateDiscoveryProfiles: make profiles for a network
 * @Dot11ExtIhvProcessSessionChange: a user came or went
 * @Dot11ExtIhvReceiveIndication: the station has something
 * @Dot11ExtIhvReceivePacket: a packet came
 * @Dot11ExtIhvSendPacketCompletion: a packet has been dealt with
 * @Dot11ExtIhvIsUIRequestPending: is the answer still needed
 * @Dot11ExtIhvProcessUIResponse: what the user answered
 * @Dot11ExtIhvQueryUIRequest: is there anything to ask
 * @Dot11ExtIhvOnexIndicateResult: what 802.1X came to
 * @Dot11ExtIhvOneXIndicateResult: the same, spelled as the handler is
 *	(decision I-21)
 * @Dot11ExtIhvControl: a request from an application
 *
 * InitService sets all of them; none may be NULL (IHV-5).
 */
typedef struct _DOT11EXT_IHV_HANDLERS {
	DOT11EXTIHV_DEINIT_SERVICE Dot11ExtIhvDeinitService;
	DOT11EXTIHV_INIT_ADAPTER Dot11ExtIhvInitAdapter;
	DOT11EXTIHV_DEINIT_ADAPTER Dot11ExtIhvDeinitAdapter;
	DOT11EXTIHV_PERFORM_PRE_ASSOCIATE Dot11ExtIhvPerformPreAssociate;
	DOT11EXTIHV_ADAPTER_RESET Dot11ExtIhvAdapterReset;
	DOT11EXTIHV_PERFORM_POST_ASSOCIATE Dot11ExtIhvPerformPostAssociate;
	DOT11EXTIHV_STOP_POST_ASSOCIATE Dot11ExtIhvStopPostAssociate;
	DOT11EXTIHV_VALIDATE_PROFILE Dot11ExtIhvValidateProfile;
	DOT11EXTIHV_PERFORM_CAPABILITY_MATCH Dot11ExtIhvPerformCapabilityMatch;
	DOT11EXTIHV_CREATE_DISCOVERY_PROFILES Dot11ExtIhvCreateDiscoveryProfiles;
	DOT11EXTIHV_PROCESS_SESSION_CHANGE Dot11ExtIhvProcessSessionChange;
	DOT11EXTIHV_RECEIVE_INDICATION Dot11ExtIhvReceiveIndication;
	DOT11EXTIHV_RECEIVE_PACKET Dot11ExtIhvReceivePacket;
	DOT11EXTIHV_SEND_PACKET_COMPLETION Dot11ExtIhvSendPacketCompletion;
	DOT11EXTIHV_IS_UI_REQUEST_PENDING Dot11ExtIhvIsUIRequestPending;
	DOT11EXTIHV_PROCESS_UI_RESPONSE Dot11ExtIhvProcessUIResponse;
	DOT11EXTIHV_QUERY_UI_REQUEST Dot11ExtIhvQueryUIRequest;
	union {
		DOT11EXTIHV_ONEX_INDICATE_RESULT Dot11ExtIhvOnexIndicateResult;
		DOT11EXTIHV_ONEX_INDICATE_RESULT Dot11ExtIhvOneXIndicateResult;
	};
	DOT11EXTIHV_CONTROL Dot11ExtIhvControl;
} DOT11EXT_IHV_HANDLERS, *PDOT11EXT_IHV_HANDLERS;

/**
 * typedef DOT11EXTIHV_GET_VERSION_INFO - Dot11ExtIhvGetVersionInfo: which
 *	versions the extension speaks (IHV-3)
 * @pDot11IHVVersionInfo: where to say so
 *
 * Context: the first call after loading.
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_GET_VERSION_INFO)(
	PDOT11_IHV_VERSION_INFO pDot11IHVVersionInfo);

/**
 * typedef DOT11EXTIHV_INIT_SERVICE - Dot11ExtIhvInitService: the beginning
 *	(IHV-4, IHV-5)
 * @dwVerNumUsed: version in use
 * @pDot11ExtAPI: functions of the host, to be copied
 * @pvReserved: NULL
 * @pDot11IHVHandlers: where to put the handlers
 *
 * Context: once, if a version was found that both speak.
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_INIT_SERVICE)(
	DWORD dwVerNumUsed, PDOT11EXT_APIS pDot11ExtAPI, LPVOID pvReserved,
	PDOT11EXT_IHV_HANDLERS pDot11IHVHandlers);

/**
 * typedef DOT11EXTIHV_INIT_VIRTUAL_STATION - Dot11ExtIhvInitVirtualStation: the
 *	functions for virtual stations (IHV-6)
 * @pDot11ExtVSAPI: the functions, to be copied
 * @pvReserved: NULL
 *
 * Context: once, after InitService and before any InitAdapter.
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_INIT_VIRTUAL_STATION)(
	PDOT11EXT_VIRTUAL_STATION_APIS pDot11ExtVSAPI, LPVOID pvReserved);

/*
 * What a plugin exports. Declared here so that they have C linkage, and are
 * visible whatever -fvisibility says.
 */

#define IHV_VERSION_FUNCTION_NAME "Dot11ExtIhvGetVersionInfo"
#define IHV_INIT_FUNCTION_NAME "Dot11ExtIhvInitService"
#define IHV_INIT_VS_FUNCTION_NAME "Dot11ExtIhvInitVirtualStation"

DECLSPEC_EXPORT DWORD WINAPI
Dot11ExtIhvGetVersionInfo(PDOT11_IHV_VERSION_INFO pDot11IHVVersionInfo);

DECLSPEC_EXPORT DWORD WINAPI
Dot11ExtIhvInitService(DWORD dwVerNumUsed, PDOT11EXT_APIS pDot11ExtAPI,
		       LPVOID pvReserved,
		       PDOT11EXT_IHV_HANDLERS pDot11IHVHandlers);

DECLSPEC_EXPORT DWORD WINAPI
Dot11ExtIhvInitVirtualStation(PDOT11EXT_VIRTUAL_STATION_APIS pDot11ExtVSAPI,
			      LPVOID pvReserved);

#ifdef __cplusplus
}
#endif

#endif /* NWIFI_WLANIHV_H */
