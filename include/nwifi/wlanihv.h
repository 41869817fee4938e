/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * The interface of an IHV extension. The plugin implements the handlers
 * (Dot11ExtIhv...), which the host calls. The host implements the functions
 * (Dot11Ext...), which the plugin calls.
 *
 * A plugin exports Dot11ExtIhvGetVersionInfo and Dot11ExtIhvInitService, and
 * optionally Dot11ExtIhvInitVirtualStation (IHV-2). The host calls all other
 * handlers through the table that InitService fills.
 *
 * Unless their description says otherwise, handlers and functions return
 * ERROR_SUCCESS or an error number of winerror.h (IHV-106). Reason codes are
 * numbers of another kind: L2_REASON_CODE_SUCCESS, a code of l2cmn.h, or a code
 * of the extension, from L2_REASON_CODE_IHV_BASE on (IHV-107).
 *
 * The service handle identifies an adapter in calls to the host, the adapter
 * handle identifies it in calls to the extension. A connection session lasts
 * from PerformPreAssociate to PreAssociateCompletion, a security session from
 * PerformPostAssociate to StopPostAssociate. A call with a handle that is not
 * valid any more fails and does nothing (IHV-105).
 *
 * The arguments of a handler belong to the host and are valid during the call
 * only (IHV-109). Buffers of variable length that a handler returns come from
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

#ifndef DECLSPEC_EXPORT
#define DECLSPEC_EXPORT __declspec(dllexport)
#endif

#ifdef __cplusplus
extern "C" {
#endif

/*
 * Structures
 */

/**
 * struct _DOT11_IHV_VERSION_INFO - versions of the interface (IHV-3)
 * @dwVerMin: oldest version that the extension supports
 * @dwVerMax: newest version that the extension supports
 *
 * The only version so far is 0.
 */
typedef struct _DOT11_IHV_VERSION_INFO {
	DWORD dwVerMin;
	DWORD dwVerMax;
} DOT11_IHV_VERSION_INFO, *PDOT11_IHV_VERSION_INFO;

/**
 * enum _DOT11EXT_IHV_CONNECTION_PHASE - phase of a connection (IHV-86)
 * @connection_phase_any: any phase
 * @connection_phase_initial_connection: before pre-association
 * @connection_phase_post_l3_connection: after post-association
 */
typedef enum _DOT11EXT_IHV_CONNECTION_PHASE {
	connection_phase_any = 0,
	connection_phase_initial_connection = 1,
	connection_phase_post_l3_connection = 2
} DOT11EXT_IHV_CONNECTION_PHASE, *PDOT11EXT_IHV_CONNECTION_PHASE;

/**
 * enum _DOT11EXT_IHV_INDICATION_TYPE - kind of an indication (IHV-67)
 * @IndicationTypeNicSpecificNotification: proprietary data of the station
 * @IndicationTypePmkidCandidateList: a DOT11_PMKID_CANDIDATE_LIST_PARAMETERS
 * @IndicationTypeTkipMicFailure: a DOT11_TKIPMIC_FAILURE_PARAMETERS
 * @IndicationTypePhyStateChange: a DOT11_PHY_STATE_PARAMETERS
 * @IndicationTypeLinkQuality: a DOT11_LINK_QUALITY_PARAMETERS
 *
 * Decision I-10 assigns the structures to the types.
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
 * @pszXmlFragmentIhvConnectivity: the fragment: an XML document whose root is
 *	the element inside <connectivity> of <IHV> (IHV-27); NULL if the
 *	profile has none
 *
 * The fragment is not trusted, so it has to be parsed with care (IHV-17). An
 * extension may put <IHV> and </IHV> around a fragment that it returns
 * (IHV-31); the host accepts both forms.
 */
typedef struct _DOT11EXT_IHV_CONNECTIVITY_PROFILE {
	LPWSTR pszXmlFragmentIhvConnectivity;
} DOT11EXT_IHV_CONNECTIVITY_PROFILE, *PDOT11EXT_IHV_CONNECTIVITY_PROFILE;

/**
 * struct _DOT11EXT_IHV_SECURITY_PROFILE - security part of a profile
 * @pszXmlFragmentIhvSecurity: the fragment: an XML document whose root is the
 *	element inside <security> of <IHV> (IHV-27); NULL if the profile has
 *	none
 * @bUseMSOnex: the 802.1X module of the host is used (IHV-82)
 *
 * The fragment is not trusted, so it has to be parsed with care (IHV-17). An
 * extension may put <IHV> and </IHV> around a fragment that it returns
 * (IHV-31); the host accepts both forms.
 */
typedef struct _DOT11EXT_IHV_SECURITY_PROFILE {
	LPWSTR pszXmlFragmentIhvSecurity;
	BOOL bUseMSOnex;
} DOT11EXT_IHV_SECURITY_PROFILE, *PDOT11EXT_IHV_SECURITY_PROFILE;

/**
 * struct _DOT11EXT_IHV_DISCOVERY_PROFILE - a profile made by the extension
 * @IhvConnectivityProfile: connectivity part of the profile
 * @IhvSecurityProfile: security part of the profile
 */
typedef struct _DOT11EXT_IHV_DISCOVERY_PROFILE {
	DOT11EXT_IHV_CONNECTIVITY_PROFILE IhvConnectivityProfile;
	DOT11EXT_IHV_SECURITY_PROFILE IhvSecurityProfile;
} DOT11EXT_IHV_DISCOVERY_PROFILE, *PDOT11EXT_IHV_DISCOVERY_PROFILE;

/**
 * struct _DOT11EXT_IHV_DISCOVERY_PROFILE_LIST - profiles of the extension
 * @dwCount: number of profiles
 * @pIhvDiscoveryProfiles: the profiles; the array and the texts in it come from
 *	AllocateBuffer (IHV-31)
 */
typedef struct _DOT11EXT_IHV_DISCOVERY_PROFILE_LIST {
	DWORD dwCount;
	PDOT11EXT_IHV_DISCOVERY_PROFILE pIhvDiscoveryProfiles;
} DOT11EXT_IHV_DISCOVERY_PROFILE_LIST, *PDOT11EXT_IHV_DISCOVERY_PROFILE_LIST;

/**
 * struct _DOT11EXT_IHV_UI_REQUEST - a question for the user (IHV-83)
 * @dwSessionId: session of the user
 * @guidUIRequest: identifier of the request, chosen by the extension
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
 * enum _DOT11_MSONEX_RESULT - outcome of 802.1X in the host (IHV-77)
 * @DOT11_MSONEX_SUCCESS: the authentication succeeded
 * @DOT11_MSONEX_FAILURE: the authentication failed
 * @DOT11_MSONEX_IN_PROGRESS: the authentication has not ended
 */
typedef enum _DOT11_MSONEX_RESULT {
	DOT11_MSONEX_SUCCESS = 0,
	DOT11_MSONEX_FAILURE = 1,
	DOT11_MSONEX_IN_PROGRESS = 2
} DOT11_MSONEX_RESULT, *PDOT11_MSONEX_RESULT;

/**
 * struct _DOT11_EAP_RESULT - result of an EAP method
 * @dwFailureReasonCode: reason of a failure, as the method reports it
 * @pAttribArray: attributes that the method returned
 */
typedef struct _DOT11_EAP_RESULT {
	UINT32 dwFailureReasonCode;
	EAP_ATTRIBUTES *pAttribArray;
} DOT11_EAP_RESULT, *PDOT11_EAP_RESULT;

/**
 * struct _DOT11_MSONEX_RESULT_PARAMS - details of the outcome (IHV-77)
 * @Dot11OnexAuthStatus: state of the authentication
 * @Dot11OneXReasonCode: reason of a failure
 * @pbMPPESendKey: send key, in the form that the host protects keys in
 * @dwMPPESendKeyLen: length of @pbMPPESendKey, in bytes
 * @pbMPPERecvKey: receive key, in the form that the host protects keys in
 * @dwMPPERecvKeyLen: length of @pbMPPERecvKey, in bytes
 * @pDot11EapResult: result of the EAP method
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
 * @dot11SSID: name of the network of the AP
 * @dot11AuthAlgo: authentication
 * @dot11CipherAlgo: cipher
 * @bIsPassPhrase: the key is a pass-phrase
 * @dwKeyLength: length of @ucKeyData, in bytes; a pass-phrase includes its NUL
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
 * struct _WDIAG_IHV_WLAN_ID - the connection that a diagnosis concerns
 * @strProfileName: name of the profile of the connection
 * @Ssid: network of the connection
 * @BssType: kind of the network
 * @dwFlags: WDIAG_IHV_WLAN_ID_FLAG_SECURITY_ENABLED, or 0
 * @dwReasonCode: reason of the failure
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
 * typedef DOT11EXT_ALLOCATE_BUFFER - Dot11ExtAllocateBuffer: allocate memory
 * @dwByteCount: number of bytes
 * @ppvBuffer: set to the address of the memory
 *
 * Every buffer of variable length that a handler returns is allocated by this
 * function (IHV-97).
 *
 * Context: any thread, after InitService.
 * Return: ERROR_SUCCESS, or ERROR_OUTOFMEMORY.
 */
typedef DWORD WINAPI (*DOT11EXT_ALLOCATE_BUFFER)(DWORD dwByteCount,
						 LPVOID *ppvBuffer);

/**
 * typedef DOT11EXT_FREE_BUFFER - Dot11ExtFreeBuffer: free memory
 * @pvMemory: memory from AllocateBuffer or GetProfileCustomUserData, or NULL
 *
 * Context: any thread, after InitService (IHV-97).
 */
typedef VOID WINAPI (*DOT11EXT_FREE_BUFFER)(LPVOID pvMemory);

/**
 * typedef DOT11EXT_SET_PROFILE_CUSTOM_USER_DATA -
 *	Dot11ExtSetProfileCustomUserData: store data with the profile (IHV-94)
 * @hDot11SvcHandle: adapter
 * @hConnectSession: connection
 * @dwSessionID: session of the user that the data belongs to
 * @dwDataSize: length of @pvData, in bytes
 * @pvData: the data, which replaces earlier data; the host neither encrypts nor
 *	interprets it
 *
 * Context: during pre-association, but not inside PerformPreAssociate
 * (IHV-41, decision I-20).
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXT_SET_PROFILE_CUSTOM_USER_DATA)(
	HANDLE hDot11SvcHandle, HANDLE hConnectSession, DWORD dwSessionID,
	DWORD dwDataSize, LPVOID pvData);

/**
 * typedef DOT11EXT_GET_PROFILE_CUSTOM_USER_DATA -
 *	Dot11ExtGetProfileCustomUserData: read data stored with the profile
 * @hDot11SvcHandle: adapter
 * @hConnectSession: connection
 * @dwSessionID: session of the user that the data belongs to
 * @pdwDataSize: set to the length of the data, in bytes
 * @ppvData: set to the address of the data, which the caller frees (IHV-94)
 *
 * Context: during pre-association, but not inside PerformPreAssociate
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
 * The custom user data is removed as well.
 *
 * Context: during pre-association, but not inside PerformPreAssociate
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
 * @pIhvUIRequest: the question, which has to stay valid until ProcessUIResponse
 *
 * Context: after InitAdapter.
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXT_SEND_UI_REQUEST)(
	HANDLE hDot11SvcHandle, PDOT11EXT_IHV_UI_REQUEST pIhvUIRequest);

/**
 * typedef DOT11EXT_PRE_ASSOCIATE_COMPLETION - Dot11ExtPreAssociateCompletion:
 *	pre-association has ended (IHV-39)
 * @hDot11SvcHandle: adapter
 * @hConnectSession: connection; not valid afterwards (IHV-43)
 * @dwReasonCode: success or a code of the extension; not success on failure
 * @dwWin32Error: ERROR_SUCCESS to connect; any other number ends the connection
 *
 * This is called exactly once for each PerformPreAssociate that succeeded
 * (IHV-38), with ERROR_CANCELLED after AdapterReset (IHV-21), but never after
 * DeinitAdapter (IHV-11).
 *
 * Context: a thread of the extension, never inside the handler (IHV-104).
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXT_PRE_ASSOCIATE_COMPLETION)(
	HANDLE hDot11SvcHandle, HANDLE hConnectSession, DWORD dwReasonCode,
	DWORD dwWin32Error);

/**
 * typedef DOT11EXT_POST_ASSOCIATE_COMPLETION - Dot11ExtPostAssociateCompletion:
 *	authorize the port, or not (IHV-51)
 * @hDot11SvcHandle: adapter
 * @hSecuritySessionID: security session
 * @pPeer: AP or peer; NULL or zeros for the current AP
 * @dwReasonCode: success or a code of the extension; not success without
 *	authorization
 * @dwWin32Error: ERROR_SUCCESS to authorize the port
 *
 * During the session this may be called again when the authorization changes
 * (IHV-52), but never after StopPostAssociate (IHV-55).
 *
 * Context: a thread of the extension, never inside PerformPostAssociate
 * (IHV-104).
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXT_POST_ASSOCIATE_COMPLETION)(
	HANDLE hDot11SvcHandle, HANDLE hSecuritySessionID,
	PDOT11_MAC_ADDRESS pPeer, DWORD dwReasonCode, DWORD dwWin32Error);

/**
 * typedef DOT11EXT_SEND_NOTIFICATION - Dot11ExtSendNotification: notify
 *	listeners (IHV-95)
 * @hDot11SvcHandle: adapter
 * @pNotificationData: the notification, not NULL; may be freed afterwards
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
 * @pvPacket: a DOT11_SECURITY_PACKET_HEADER and payload, which has to stay
 *	valid until SendPacketCompletion
 * @hSendCompletion: handle by which the extension recognizes the completion
 *
 * The destination must be a unicast address. If this function succeeds, a
 * completion follows; if it fails, none does (IHV-61).
 *
 * Context: during post-association, also inside ReceivePacket (IHV-64, IHV-65).
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXT_SEND_PACKET)(HANDLE hDot11SvcHandle,
					     ULONG uPacketLen, LPVOID pvPacket,
					     HANDLE hSendCompletion);

/**
 * typedef DOT11EXT_SET_ETHERTYPE_HANDLING - Dot11ExtSetEtherTypeHandling:
 *	choose the EtherTypes that the extension receives, and those that
 *	pass unencrypted
 * @hDot11SvcHandle: adapter
 * @uMaxBackLog: number of packets to keep while ReceivePacket runs (IHV-66)
 * @uNumOfExemption: number of exemptions
 * @pExemption: the exemptions
 * @uNumOfRegistration: number of EtherTypes to receive
 * @pusRegistration: the EtherTypes, big-endian
 *
 * Both lists replace the earlier ones. They cannot be changed after a
 * successful PreAssociateCompletion (IHV-44), and AdapterReset empties them
 * (IHV-24).
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
 * Context: while a security session lives; or between PerformPreAssociate and its
 * completion. Then it is a static key, which the host keeps, and installs with
 * each association of the connection before it calls PerformPostAssociate.
 * Return: ERROR_SUCCESS or an error number; ERROR_INVALID_STATE at other times;
 * ERROR_BUSY for the 17th static key.
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
 * Context: as for SetDefaultKey.
 * Return: as SetDefaultKey.
 */
typedef DWORD WINAPI (*DOT11EXT_SET_KEY_MAPPING_KEY)(
	HANDLE hDot11SvcHandle, PDOT11_CIPHER_KEY_MAPPING_KEY_VALUE pKey);

/**
 * typedef DOT11EXT_SET_DEFAULT_KEY_ID - Dot11ExtSetDefaultKeyId: choose the
 *	default key to send with (IHV-91)
 * @hDot11SvcHandle: adapter
 * @uDefaultKeyId: index of the key, 0 to 3; any number with a proprietary
 *	cipher
 *
 * Context: as for SetDefaultKey.
 * Return: as SetDefaultKey.
 */
typedef DWORD WINAPI (*DOT11EXT_SET_DEFAULT_KEY_ID)(HANDLE hDot11SvcHandle,
						    ULONG uDefaultKeyId);

/**
 * typedef DOT11EXT_NIC_SPECIFIC_EXTENSION - Dot11ExtNicSpecificExtension: make
 *	a proprietary request of the station (IHV-89)
 * @hDot11SvcHandle: adapter
 * @dwInBufferSize: length of @pvInBuffer, in bytes
 * @pvInBuffer: the request
 * @pdwOutBufferSize: size of @pvOutBuffer; set to the length of the answer
 * @pvOutBuffer: buffer for the answer
 *
 * Context: inside InitAdapter and after it (IHV-8).
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
 * @bExcludeUnencrypted: drop these frames, except for exempted EtherTypes
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
 * @pEapAttribute: EAP attributes from AllocateBuffer, which belong to the host
 *	from now on (IHV-81); may be NULL
 *
 * EtherType 0x888e must be registered (IHV-71). There is one run at a time
 * (IHV-80). OneXIndicateResult reports the outcome.
 *
 * Context: from PerformPostAssociate, also inside it, to StopPostAssociate.
 * Return: ERROR_SUCCESS or an error number; ERROR_INVALID_STATE while a run is
 * under way (decision I-12).
 */
typedef DWORD WINAPI (*DOT11EXT_ONEX_START)(HANDLE hDot11SvcHandle,
					    EAP_ATTRIBUTES *pEapAttribute);

/**
 * typedef DOT11EXT_ONEX_STOP - Dot11ExtStopOneX: end a run of 802.1X (IHV-76)
 * @hDot11SvcHandle: adapter
 *
 * Context: while a run is under way.
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXT_ONEX_STOP)(HANDLE hDot11SvcHandle);

/**
 * typedef DOT11EXT_PROCESS_ONEX_PACKET - Dot11ExtProcessOneXPacket: hand an
 *	EAPOL packet to the 802.1X module of the host (IHV-74)
 * @hDot11SvcHandle: adapter
 * @dwInPacketSize: length of @pvInPacket, in bytes
 * @pvInPacket: the packet from its packet-type field on, that is without the
 *	version (IHV-75, decision I-11); nwifi_eapol_onex() of eapol.h finds it.
 *	The packet with its version in front is accepted as well
 *
 * The extension handles EAPOL-Key packets by itself.
 *
 * Context: while a run is under way.
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXT_PROCESS_ONEX_PACKET)(HANDLE hDot11SvcHandle,
						     DWORD dwInPacketSize,
						     LPVOID pvInPacket);

/**
 * typedef DOT11EXT_REQUEST_VIRTUAL_STATION - Dot11ExtRequestVirtualStation:
 *	request a virtual adapter (IHV-98)
 * @hDot11PrimaryHandle: adapter whose radio the virtual adapter shares
 * @pvReserved: NULL
 *
 * Success means that the creation has started. InitAdapter announces the
 * virtual adapter, but that may not happen (IHV-99).
 *
 * Context: after InitAdapter.
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXT_REQUEST_VIRTUAL_STATION)(
	HANDLE hDot11PrimaryHandle, LPVOID pvReserved);

/**
 * typedef DOT11EXT_RELEASE_VIRTUAL_STATION - Dot11ExtReleaseVirtualStation:
 *	release a virtual adapter (IHV-100)
 * @hDot11PrimaryHandle: adapter whose radio the virtual adapter shares
 * @pvReserved: NULL
 *
 * The host may ignore this. The extension keeps the resources of the virtual
 * adapter until DeinitAdapter.
 *
 * Context: after InitAdapter.
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXT_RELEASE_VIRTUAL_STATION)(
	HANDLE hDot11PrimaryHandle, LPVOID pvReserved);

/**
 * typedef DOT11EXT_QUERY_VIRTUAL_STATION_PROPERTIES -
 *	Dot11ExtQueryVirtualStationProperties: find out whether an adapter is
 *	virtual (IHV-101)
 * @hDot11SvcHandle: adapter
 * @pbIsVirtualStation: set to whether the adapter is virtual
 * @pgPrimary: set to the identifier of the adapter whose radio it shares
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
 * @dwNumProperties: number of descriptions
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
 * @Dot11ExtAllocateBuffer: allocate memory
 * @Dot11ExtFreeBuffer: free memory
 * @Dot11ExtSetProfileCustomUserData: store data with the profile
 * @Dot11ExtGetProfileCustomUserData: read data stored with the profile
 * @Dot11ExtSetCurrentProfile: replace the IHV parts of the profile
 * @Dot11ExtSendUIRequest: ask the user
 * @Dot11ExtPreAssociateCompletion: pre-association has ended
 * @Dot11ExtPostAssociateCompletion: authorize the port, or not
 * @Dot11ExtSendNotification: notify listeners
 * @Dot11ExtSendPacket: send to the peer
 * @Dot11ExtSetEtherTypeHandling: choose EtherTypes
 * @Dot11ExtSetAuthAlgorithm: choose the authentication
 * @Dot11ExtSetUnicastCipherAlgorithm: choose the unicast cipher
 * @Dot11ExtSetMulticastCipherAlgorithm: choose the multicast cipher
 * @Dot11ExtSetDefaultKey: set a default key
 * @Dot11ExtSetKeyMappingKey: set a key-mapping key
 * @Dot11ExtSetDefaultKeyId: choose the key to send with
 * @Dot11ExtNicSpecificExtension: make a proprietary request of the station
 * @Dot11ExtSetExcludeUnencrypted: drop received frames without encryption
 * @Dot11ExtStartOneX: let the host authenticate
 * @Dot11ExtStopOneX: end that authentication
 * @Dot11ExtProcessOneXPacket: hand an EAPOL packet to the host
 * @Dot11ExtProcessSecurityPacket: older name of the same member (decision I-21)
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
 * @Dot11ExtRequestVirtualStation: request a virtual adapter
 * @Dot11ExtReleaseVirtualStation: release a virtual adapter
 * @Dot11ExtQueryVirtualStationProperties: find out whether an adapter is
 *	virtual
 * @Dot11ExtSetVirtualStationAPProperties: describe the AP of a virtual adapter
 *
 * These may be called after InitVirtualStation has returned (IHV-6).
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
 * typedef DOT11EXTIHV_DEINIT_SERVICE - Dot11ExtIhvDeinitService: end the
 *	extension (IHV-14)
 *
 * All threads of the extension have to end before this returns. The library is
 * unloaded then.
 *
 * Context: once, after the last DeinitAdapter.
 */
typedef VOID WINAPI (*DOT11EXTIHV_DEINIT_SERVICE)(void);

/**
 * typedef DOT11EXTIHV_INIT_ADAPTER - Dot11ExtIhvInitAdapter: begin with an
 *	adapter (IHV-7)
 * @pDot11Adapter: the adapter
 * @hDot11SvcHandle: handle of the adapter for calls to the host
 * @phIhvExtAdapter: set to the handle of the adapter for calls to the
 *	extension, which has to be unique
 *
 * If this fails, no other handler is called for this adapter (IHV-9).
 *
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_INIT_ADAPTER)(PDOT11_ADAPTER pDot11Adapter,
						 HANDLE hDot11SvcHandle,
						 PHANDLE phIhvExtAdapter);

/**
 * typedef DOT11EXTIHV_DEINIT_ADAPTER - Dot11ExtIhvDeinitAdapter: end with an
 *	adapter (IHV-10)
 * @hIhvExtAdapter: adapter
 *
 * From now on, and inside this handler, no function of the host may be called
 * for the adapter. A pending pre-association is dropped without a completion
 * (IHV-11), and all resources of the adapter have to be freed (IHV-13).
 */
typedef VOID WINAPI (*DOT11EXTIHV_DEINIT_ADAPTER)(HANDLE hIhvExtAdapter);

/**
 * typedef DOT11EXTIHV_PERFORM_PRE_ASSOCIATE - Dot11ExtIhvPerformPreAssociate:
 *	prepare a connection (IHV-35)
 * @hIhvExtAdapter: adapter
 * @hConnectSession: handle of the connection, until PreAssociateCompletion
 * @pIhvProfileParams: general part of the profile
 * @pIhvConnProfile: connectivity part of the profile
 * @pIhvSecProfile: security part of the profile
 * @pConnectableBssid: BSSs of the network
 * @pdwReasonCode: set to the reason code in any case
 *
 * The handler checks the parts and fails if they are wrong; no completion
 * follows then (IHV-37). Otherwise it returns ERROR_SUCCESS and leaves the rest
 * to a thread of its own, which calls PreAssociateCompletion (IHV-38).
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
 * typedef DOT11EXTIHV_ADAPTER_RESET - Dot11ExtIhvAdapterReset: return to the
 *	state after InitAdapter (IHV-19, IHV-20)
 * @hIhvExtAdapter: adapter
 *
 * The extension completes a pending pre-association with ERROR_CANCELLED
 * (IHV-21) and drops its UI requests (IHV-23). Earlier session handles are not
 * valid any more (IHV-25).
 *
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_ADAPTER_RESET)(HANDLE hIhvExtAdapter);

/**
 * typedef DOT11EXTIHV_PERFORM_POST_ASSOCIATE - Dot11ExtIhvPerformPostAssociate:
 *	secure an association (IHV-48)
 * @hIhvExtAdapter: adapter
 * @hSecuritySessionID: handle of the session, until StopPostAssociate
 * @pPortState: the port, which must not be changed (IHV-109)
 * @uDot11AssocParamsBytes: length of the buffer at @pDot11AssocParams, in bytes
 * @pDot11AssocParams: outcome of the association, followed by the frames
 *
 * If the handler fails, no completion follows. Otherwise it leaves the rest to
 * a thread of its own, which calls PostAssociateCompletion (IHV-50).
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
 * @dot11AssocStatus: reason; DISASSOCIATED_BY_ROAMING for an implicit
 *	disassociation
 *
 * The extension releases the resources of the port and calls no completion any
 * more (IHV-55). The port is deleted when the handler returns (IHV-57).
 *
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_STOP_POST_ASSOCIATE)(
	HANDLE hIhvExtAdapter, PDOT11_MAC_ADDRESS pPeer,
	DOT11_ASSOC_STATUS dot11AssocStatus);

/**
 * typedef DOT11EXTIHV_VALIDATE_PROFILE - Dot11ExtIhvValidateProfile: decide
 *	whether a profile may be stored and used (IHV-29)
 * @hIhvExtAdapter: adapter
 * @pIhvProfileParams: general part of the profile
 * @pIhvConnProfile: connectivity part of the profile
 * @pIhvSecProfile: security part of the profile
 * @pdwReasonCode: set to the reason code in any case (IHV-32)
 *
 * Return: ERROR_SUCCESS if it may, else an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_VALIDATE_PROFILE)(
	HANDLE hIhvExtAdapter, PDOT11EXT_IHV_PROFILE_PARAMS pIhvProfileParams,
	PDOT11EXT_IHV_CONNECTIVITY_PROFILE pIhvConnProfile,
	PDOT11EXT_IHV_SECURITY_PROFILE pIhvSecProfile, PDWORD pdwReasonCode);

/**
 * typedef DOT11EXTIHV_PERFORM_CAPABILITY_MATCH -
 *	Dot11ExtIhvPerformCapabilityMatch: decide whether a network fits a
 *	profile (IHV-30)
 * @hIhvExtAdapter: adapter
 * @pIhvProfileParams: general part of the profile
 * @pIhvConnProfile: connectivity part of the profile
 * @pIhvSecProfile: security part of the profile
 * @pConnectableBssid: BSSs of the network
 * @pdwReasonCode: set to the reason code in any case (IHV-32)
 *
 * Return: ERROR_SUCCESS if at least one BSS of the network fits (decision I-4),
 * else an error number.
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
 * @bInsecure: only secure profiles may be returned (decision I-5)
 * @pIhvProfileParams: general part of the profile
 * @pConnectableBssid: BSSs of the network
 * @pIhvDiscoveryProfileList: set to the profiles
 * @pdwReasonCode: set to the reason code in any case (IHV-32)
 *
 * Return: ERROR_SUCCESS, or an error number if no profile can be made.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_CREATE_DISCOVERY_PROFILES)(
	HANDLE hIhvExtAdapter, BOOL bInsecure,
	PDOT11EXT_IHV_PROFILE_PARAMS pIhvProfileParams,
	PDOT11_BSS_LIST pConnectableBssid,
	PDOT11EXT_IHV_DISCOVERY_PROFILE_LIST pIhvDiscoveryProfileList,
	PDWORD pdwReasonCode);

/**
 * typedef DOT11EXTIHV_PROCESS_SESSION_CHANGE -
 *	Dot11ExtIhvProcessSessionChange: the session of a user has changed
 *	(IHV-88)
 * @uEventType: WTS_...
 * @pSessionNotification: the session
 *
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_PROCESS_SESSION_CHANGE)(
	ULONG uEventType, PWTSSESSION_NOTIFICATION pSessionNotification);

/**
 * typedef DOT11EXTIHV_RECEIVE_INDICATION - Dot11ExtIhvReceiveIndication:
 *	receive an indication of the station (IHV-67)
 * @hIhvExtAdapter: adapter
 * @indicationType: kind of the indication
 * @uBufferLength: length of @pvBuffer, in bytes
 * @pvBuffer: the indication
 *
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_RECEIVE_INDICATION)(
	HANDLE hIhvExtAdapter, DOT11EXT_IHV_INDICATION_TYPE indicationType,
	ULONG uBufferLength, LPVOID pvBuffer);

/**
 * typedef DOT11EXTIHV_RECEIVE_PACKET - Dot11ExtIhvReceivePacket: receive a
 *	packet of a registered EtherType (IHV-65)
 * @hIhvExtAdapter: adapter
 * @dwInBufferSize: length of @pvInBuffer, in bytes
 * @pvInBuffer: a DOT11_SECURITY_PACKET_HEADER and payload
 *
 * Packets are handed over one at a time, in their order.
 *
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_RECEIVE_PACKET)(HANDLE hIhvExtAdapter,
						   DWORD dwInBufferSize,
						   LPVOID pvInBuffer);

/**
 * typedef DOT11EXTIHV_SEND_PACKET_COMPLETION -
 *	Dot11ExtIhvSendPacketCompletion: a packet was sent or dropped (IHV-61)
 * @hSendCompletion: handle of the packet, whose buffer may be reused
 *
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_SEND_PACKET_COMPLETION)(
	HANDLE hSendCompletion);

/**
 * typedef DOT11EXTIHV_IS_UI_REQUEST_PENDING -
 *	Dot11ExtIhvIsUIRequestPending: say whether an answer is still needed
 *	(IHV-85)
 * @guidUIRequest: request
 * @pbIsRequestPending: set to whether it is
 *
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_IS_UI_REQUEST_PENDING)(
	GUID guidUIRequest, PBOOL pbIsRequestPending);

/**
 * typedef DOT11EXTIHV_PROCESS_UI_RESPONSE - Dot11ExtIhvProcessUIResponse:
 *	receive the answer of the user (IHV-84)
 * @guidUIRequest: request
 * @dwByteCount: length of @pvResponseBuffer, in bytes
 * @pvResponseBuffer: the answer, in a form of the extension; may be NULL
 *
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_PROCESS_UI_RESPONSE)(
	GUID guidUIRequest, DWORD dwByteCount, LPVOID pvResponseBuffer);

/**
 * typedef DOT11EXTIHV_QUERY_UI_REQUEST - Dot11ExtIhvQueryUIRequest: return a
 *	question for the user, if there is one (IHV-86)
 * @hIhvExtAdapter: adapter
 * @connectionPhase: phase of the connection
 * @ppIhvUIRequest: set to the request, which comes from AllocateBuffer
 *
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_QUERY_UI_REQUEST)(
	HANDLE hIhvExtAdapter, DOT11EXT_IHV_CONNECTION_PHASE connectionPhase,
	PDOT11EXT_IHV_UI_REQUEST *ppIhvUIRequest);

/**
 * typedef DOT11EXTIHV_ONEX_INDICATE_RESULT - Dot11ExtIhvOneXIndicateResult:
 *	receive the outcome of 802.1X in the host (IHV-77)
 * @hIhvExtAdapter: adapter
 * @msOneXResult: outcome
 * @pDot11MsOneXResultParams: details; may be NULL
 *
 * From now on the extension handles all EAPOL packets by itself. The port is
 * not authorized yet: the extension installs keys first, and then calls
 * PostAssociateCompletion (IHV-78).
 *
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_ONEX_INDICATE_RESULT)(
	HANDLE hIhvExtAdapter, DOT11_MSONEX_RESULT msOneXResult,
	PDOT11_MSONEX_RESULT_PARAMS pDot11MsOneXResultParams);

/**
 * typedef DOT11EXTIHV_CONTROL - Dot11ExtIhvControl: carry out a request of an
 *	application (IHV-96)
 * @hIhvExtAdapter: adapter
 * @dwInBufferSize: length of @pInBuffer, in bytes
 * @pInBuffer: the request, which the host has not checked; may be NULL
 * @dwOutBufferSize: size of @pOutBuffer, in bytes
 * @pOutBuffer: buffer for the answer; may be NULL
 * @pdwBytesReturned: set to the length of the answer (decision I-14)
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
 * @Dot11ExtIhvDeinitService: end the extension
 * @Dot11ExtIhvInitAdapter: begin with an adapter
 * @Dot11ExtIhvDeinitAdapter: end with an adapter
 * @Dot11ExtIhvPerformPreAssociate: prepare a connection
 * @Dot11ExtIhvAdapterReset: return to the state after InitAdapter
 * @Dot11ExtIhvPerformPostAssociate: secure an association
 * @Dot11ExtIhvStopPostAssociate: an association has ended
 * @Dot11ExtIhvValidateProfile: decide whether a profile may be used
 * @Dot11ExtIhvPerformCapabilityMatch: decide whether a network fits a profile
 * @Dot11ExtIhvCreateDiscoveryProfiles: make profiles for a network
 * @Dot11ExtIhvProcessSessionChange: the session of a user has changed
 * @Dot11ExtIhvReceiveIndication: receive an indication
 * @Dot11ExtIhvReceivePacket: receive a packet
 * @Dot11ExtIhvSendPacketCompletion: a packet was sent or dropped
 * @Dot11ExtIhvIsUIRequestPending: say whether an answer is still needed
 * @Dot11ExtIhvProcessUIResponse: receive the answer of the user
 * @Dot11ExtIhvQueryUIRequest: return a question for the user
 * @Dot11ExtIhvOnexIndicateResult: receive the outcome of 802.1X
 * @Dot11ExtIhvOneXIndicateResult: the same member, spelled as the handler is
 *	(decision I-21)
 * @Dot11ExtIhvControl: carry out a request of an application
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
 * typedef DOT11EXTIHV_GET_VERSION_INFO - Dot11ExtIhvGetVersionInfo: return the
 *	versions that the extension supports (IHV-3)
 * @pDot11IHVVersionInfo: set to the versions
 *
 * Context: this is the first call after the plugin was loaded.
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_GET_VERSION_INFO)(
	PDOT11_IHV_VERSION_INFO pDot11IHVVersionInfo);

/**
 * typedef DOT11EXTIHV_INIT_SERVICE - Dot11ExtIhvInitService: begin the
 *	extension (IHV-4, IHV-5)
 * @dwVerNumUsed: version in use
 * @pDot11ExtAPI: functions of the host, to be copied
 * @pvReserved: NULL
 * @pDot11IHVHandlers: set to the handlers
 *
 * Context: once, if there is a version that both sides support.
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_INIT_SERVICE)(
	DWORD dwVerNumUsed, PDOT11EXT_APIS pDot11ExtAPI, LPVOID pvReserved,
	PDOT11EXT_IHV_HANDLERS pDot11IHVHandlers);

/**
 * typedef DOT11EXTIHV_INIT_VIRTUAL_STATION - Dot11ExtIhvInitVirtualStation:
 *	receive the functions for virtual stations (IHV-6)
 * @pDot11ExtVSAPI: the functions, to be copied
 * @pvReserved: NULL
 *
 * Context: once, after InitService and before any InitAdapter.
 * Return: ERROR_SUCCESS or an error number.
 */
typedef DWORD WINAPI (*DOT11EXTIHV_INIT_VIRTUAL_STATION)(
	PDOT11EXT_VIRTUAL_STATION_APIS pDot11ExtVSAPI, LPVOID pvReserved);

/*
 * The functions that a plugin exports. These declarations give them C linkage,
 * and make them visible independently of -fvisibility.
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
