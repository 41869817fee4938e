/* SPDX-License-Identifier: BSD-3-Clause */
/* Names of networks, and numbers of authentication and cipher algorithms. */
#if defined(_WIN32) && __has_include_next(<wlantypes.h>)
/* This platform has a header of the same name. */
#pragma GCC system_header
#include <windows.h>
#include_next <wlantypes.h>
#elif !defined(NWIFI_WLANTYPES_H)
#define NWIFI_WLANTYPES_H

#include "windef.h"

#define DOT11_SSID_MAX_LENGTH 32

/**
 * struct _DOT11_SSID - name of a network
 * @uSSIDLength: bytes of @ucSSID in use, at most 32; 0 is the wildcard
 * @ucSSID: the name, which may have any bytes and has no terminator
 */
typedef struct _DOT11_SSID {
	ULONG uSSIDLength;
	UCHAR ucSSID[DOT11_SSID_MAX_LENGTH];
} DOT11_SSID, *PDOT11_SSID;

/**
 * enum _DOT11_BSS_TYPE - kind of a network
 * @dot11_BSS_type_infrastructure: a network with access points
 * @dot11_BSS_type_independent: a network without access points (IBSS)
 * @dot11_BSS_type_any: either kind; in scan requests only
 */
typedef enum _DOT11_BSS_TYPE {
	dot11_BSS_type_infrastructure = 1,
	dot11_BSS_type_independent = 2,
	dot11_BSS_type_any = 3
} DOT11_BSS_TYPE, *PDOT11_BSS_TYPE;

/**
 * enum _DOT11_AUTH_ALGORITHM - authentication algorithm (IHV-45)
 * @DOT11_AUTH_ALGO_80211_OPEN: open system
 * @DOT11_AUTH_ALGO_80211_SHARED_KEY: shared WEP key
 * @DOT11_AUTH_ALGO_WPA: WPA with 802.1X
 * @DOT11_AUTH_ALGO_WPA_PSK: WPA with a pre-shared key
 * @DOT11_AUTH_ALGO_WPA_NONE: WPA without 802.1X and key; not supported
 * @DOT11_AUTH_ALGO_RSNA: RSNA with 802.1X
 * @DOT11_AUTH_ALGO_RSNA_PSK: RSNA with a pre-shared key
 * @DOT11_AUTH_ALGO_WPA3: WPA3-Enterprise in 192-bit mode
 * @DOT11_AUTH_ALGO_WPA3_ENT_192: newer name of the same number
 * @DOT11_AUTH_ALGO_WPA3_SAE: simultaneous authentication of equals
 * @DOT11_AUTH_ALGO_OWE: opportunistic wireless encryption
 * @DOT11_AUTH_ALGO_WPA3_ENT: WPA3-Enterprise
 * @DOT11_AUTH_ALGO_IHV_START: first of the proprietary algorithms
 * @DOT11_AUTH_ALGO_IHV_END: last of them
 */
__extension__ typedef enum _DOT11_AUTH_ALGORITHM {
	DOT11_AUTH_ALGO_80211_OPEN = 1,
	DOT11_AUTH_ALGO_80211_SHARED_KEY = 2,
	DOT11_AUTH_ALGO_WPA = 3,
	DOT11_AUTH_ALGO_WPA_PSK = 4,
	DOT11_AUTH_ALGO_WPA_NONE = 5,
	DOT11_AUTH_ALGO_RSNA = 6,
	DOT11_AUTH_ALGO_RSNA_PSK = 7,
	DOT11_AUTH_ALGO_WPA3 = 8,
	DOT11_AUTH_ALGO_WPA3_ENT_192 = DOT11_AUTH_ALGO_WPA3,
	DOT11_AUTH_ALGO_WPA3_SAE = 9,
	DOT11_AUTH_ALGO_OWE = 10,
	DOT11_AUTH_ALGO_WPA3_ENT = 11,
	DOT11_AUTH_ALGO_IHV_START = 0x80000000,
	DOT11_AUTH_ALGO_IHV_END = 0xffffffff
} DOT11_AUTH_ALGORITHM, *PDOT11_AUTH_ALGORITHM;

/**
 * enum _DOT11_CIPHER_ALGORITHM - cipher algorithm (IHV-45)
 * @DOT11_CIPHER_ALGO_NONE: no encryption
 * @DOT11_CIPHER_ALGO_WEP40: WEP with a key of 5 bytes
 * @DOT11_CIPHER_ALGO_TKIP: TKIP; keys are a DOT11_KEY_ALGO_TKIP_MIC
 * @DOT11_CIPHER_ALGO_CCMP: CCMP with 128 bits; keys are a DOT11_KEY_ALGO_CCMP
 * @DOT11_CIPHER_ALGO_WEP104: WEP with a key of 13 bytes
 * @DOT11_CIPHER_ALGO_BIP: BIP for group-addressed management frames; keys
 *	are a DOT11_KEY_ALGO_BIP
 * @DOT11_CIPHER_ALGO_GCMP: GCMP with 128 bits
 * @DOT11_CIPHER_ALGO_GCMP_256: GCMP with 256 bits
 * @DOT11_CIPHER_ALGO_CCMP_256: CCMP with 256 bits
 * @DOT11_CIPHER_ALGO_BIP_GMAC_128: BIP with GMAC and 128 bits
 * @DOT11_CIPHER_ALGO_BIP_GMAC_256: BIP with GMAC and 256 bits
 * @DOT11_CIPHER_ALGO_BIP_CMAC_256: BIP with CMAC and 256 bits
 * @DOT11_CIPHER_ALGO_WPA_USE_GROUP: the group cipher for unicast, too
 * @DOT11_CIPHER_ALGO_RSN_USE_GROUP: the same in an RSN
 * @DOT11_CIPHER_ALGO_WEP: WEP with a key of any length
 * @DOT11_CIPHER_ALGO_IHV_START: first of the proprietary algorithms
 * @DOT11_CIPHER_ALGO_IHV_END: last of them
 */
__extension__ typedef enum _DOT11_CIPHER_ALGORITHM {
	DOT11_CIPHER_ALGO_NONE = 0x00,
	DOT11_CIPHER_ALGO_WEP40 = 0x01,
	DOT11_CIPHER_ALGO_TKIP = 0x02,
	DOT11_CIPHER_ALGO_CCMP = 0x04,
	DOT11_CIPHER_ALGO_WEP104 = 0x05,
	DOT11_CIPHER_ALGO_BIP = 0x06,
	DOT11_CIPHER_ALGO_GCMP = 0x08,
	DOT11_CIPHER_ALGO_GCMP_256 = 0x09,
	DOT11_CIPHER_ALGO_CCMP_256 = 0x0a,
	DOT11_CIPHER_ALGO_BIP_GMAC_128 = 0x0b,
	DOT11_CIPHER_ALGO_BIP_GMAC_256 = 0x0c,
	DOT11_CIPHER_ALGO_BIP_CMAC_256 = 0x0d,
	DOT11_CIPHER_ALGO_WPA_USE_GROUP = 0x100,
	DOT11_CIPHER_ALGO_RSN_USE_GROUP = 0x100,
	DOT11_CIPHER_ALGO_WEP = 0x101,
	DOT11_CIPHER_ALGO_IHV_START = 0x80000000,
	DOT11_CIPHER_ALGO_IHV_END = 0xffffffff
} DOT11_CIPHER_ALGORITHM, *PDOT11_CIPHER_ALGORITHM;

/**
 * struct DOT11_AUTH_CIPHER_PAIR - a pair of algorithms
 * @AuthAlgoId: authentication
 * @CipherAlgoId: cipher
 */
typedef struct DOT11_AUTH_CIPHER_PAIR {
	DOT11_AUTH_ALGORITHM AuthAlgoId;
	DOT11_CIPHER_ALGORITHM CipherAlgoId;
} DOT11_AUTH_CIPHER_PAIR, *PDOT11_AUTH_CIPHER_PAIR;

#endif /* NWIFI_WLANTYPES_H */
