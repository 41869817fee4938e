/* SPDX-License-Identifier: BSD-3-Clause */
/* The general part of a network profile, which handlers receive (IHV-28). */
#if defined(_WIN32) && __has_include_next(<wlanihvtypes.h>)
/* This platform has a header of the same name. */
#pragma GCC system_header
#include <windows.h>
#include_next <wlanihvtypes.h>
#elif !defined(NWIFI_WLANIHVTYPES_H)
#define NWIFI_WLANIHVTYPES_H

#include "eaptypes.h"
#include "guiddef.h"
#include "wlantypes.h"

#define MS_MAX_PROFILE_NAME_LENGTH 256

/* dwProfileTypeFlags of DOT11EXT_IHV_PARAMS */
#define MS_PROFILE_GROUP_POLICY 0x00000001
#define MS_PROFILE_USER 0x00000002

/**
 * struct _DOT11_MSSECURITY_SETTINGS - the standard security of a profile, for
 *	an extension that leaves 802.1X to the host (IHV-82)
 * @dot11AuthAlgorithm: authentication
 * @dot11CipherAlgorithm: cipher
 * @fOneXEnabled: 802.1X is used
 * @eapMethodType: EAP method
 * @dwEapConnectionDataLen: length of @pEapConnectionData, in bytes
 * @pEapConnectionData: settings of the EAP method
 */
typedef struct _DOT11_MSSECURITY_SETTINGS {
	DOT11_AUTH_ALGORITHM dot11AuthAlgorithm;
	DOT11_CIPHER_ALGORITHM dot11CipherAlgorithm;
	BOOL fOneXEnabled;
	EAP_METHOD_TYPE eapMethodType;
	DWORD dwEapConnectionDataLen;
	BYTE *pEapConnectionData;
} DOT11_MSSECURITY_SETTINGS, *PDOT11_MSSECURITY_SETTINGS;

/**
 * struct _DOT11EXT_IHV_SSID_LIST - names of networks
 * @ulCount: number of names
 * @SSIDs: the names
 */
typedef struct _DOT11EXT_IHV_SSID_LIST {
	ULONG ulCount;
	DOT11_SSID SSIDs[1];
} DOT11EXT_IHV_SSID_LIST, *PDOT11EXT_IHV_SSID_LIST;

/**
 * struct _DOT11EXT_IHV_PROFILE_PARAMS - general part of a profile (IHV-28)
 * @pSsidList: networks of the profile
 * @BssType: kind of these networks
 * @pMSSecuritySettings: standard security of the profile; NULL if it has none
 */
typedef struct _DOT11EXT_IHV_PROFILE_PARAMS {
	PDOT11EXT_IHV_SSID_LIST pSsidList;
	DOT11_BSS_TYPE BssType;
	PDOT11_MSSECURITY_SETTINGS pMSSecuritySettings;
} DOT11EXT_IHV_PROFILE_PARAMS, *PDOT11EXT_IHV_PROFILE_PARAMS;

/**
 * struct _DOT11EXT_IHV_PARAMS - a profile and its origin
 * @dot11ExtIhvProfileParams: general part of the profile
 * @wstrProfileName: name of the profile
 * @dwProfileTypeFlags: MS_PROFILE_GROUP_POLICY, MS_PROFILE_USER
 * @interfaceGuid: identifier of the adapter, as in DOT11_ADAPTER
 */
typedef struct _DOT11EXT_IHV_PARAMS {
	DOT11EXT_IHV_PROFILE_PARAMS dot11ExtIhvProfileParams;
	WCHAR wstrProfileName[MS_MAX_PROFILE_NAME_LENGTH];
	DWORD dwProfileTypeFlags;
	GUID interfaceGuid;
} DOT11EXT_IHV_PARAMS, *PDOT11EXT_IHV_PARAMS;

#endif /* NWIFI_WLANIHVTYPES_H */
