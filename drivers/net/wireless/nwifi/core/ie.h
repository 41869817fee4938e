/* SPDX-License-Identifier: GPL-2.0-only */
/* IEEE 802.11 elements: finding them, and what they say of security. */
#ifndef NWIFI_CORE_IE_H
#define NWIFI_CORE_IE_H

#include "base.h"

#define NWIFI_EID_SSID			0
#define NWIFI_EID_SUPP_RATES		1
#define NWIFI_EID_HT_CAPABILITY		45
#define NWIFI_EID_RSN			48
#define NWIFI_EID_EXT_SUPP_RATES	50
#define NWIFI_EID_TIMEOUT_INTERVAL	56
#define NWIFI_EID_VHT_CAPABILITY	191
#define NWIFI_EID_VENDOR		221
#define NWIFI_EID_EXTENSION		255
#define NWIFI_EID_EXT_HE_CAPABILITY	35

/* RSN capabilities: management frame protection is demanded, is possible */
#define NWIFI_RSN_MFPR			0x40
#define NWIFI_RSN_MFPC			0x80

/* AKM suite types; the first two are those of both OUIs */
#define NWIFI_AKM_8021X			1
#define NWIFI_AKM_PSK			2
#define NWIFI_AKM_8021X_SHA256		5
#define NWIFI_AKM_PSK_SHA256		6

/* Suite types of group management ciphers, OUI 00-0f-ac */
#define NWIFI_BIP_CMAC_128		6
#define NWIFI_BIP_GMAC_128		11
#define NWIFI_BIP_GMAC_256		12
#define NWIFI_BIP_CMAC_256		13

/**
 * struct nwifi_element - one element inside a buffer
 * @id: element id
 * @len: bytes at @data
 * @data: its body, inside the searched buffer
 */
struct nwifi_element {
	u8 id;
	u8 len;
	const u8 *data;
};

/**
 * struct nwifi_suites - what one element offers, RSN or WPA
 * @akms: set of AKM suite types of the element's own OUI; Native 802.11 has one
 *	number for several of them
 * @unicast: set of DOT11_CIPHER_ALGORITHM
 * @multicast: set of DOT11_CIPHER_ALGORITHM, one member
 */
struct nwifi_suites {
	u32 akms;
	u32 unicast;
	u32 multicast;
};

/**
 * struct nwifi_security - what a BSS offers
 * @rsn: its RSN element
 * @wpa: its WPA element
 * @auth: set of DOT11_AUTH_ALGORITHM
 * @unicast: set of DOT11_CIPHER_ALGORITHM
 * @multicast: set of DOT11_CIPHER_ALGORITHM, one member
 * @mfp_capable: management frame protection is possible
 * @mfp_required: management frame protection is demanded
 * @group_mgmt: suite type of its group management cipher (%NWIFI_BIP_CMAC_128
 *	…); zero if it is unknown, or if @mfp_capable says no
 */
struct nwifi_security {
	struct nwifi_suites rsn;
	struct nwifi_suites wpa;
	u32 auth;
	u32 unicast;
	u32 multicast;
	bool mfp_capable;
	bool mfp_required;
	u8 group_mgmt;
};

bool nwifi_ie_next(const u8 **pos, size_t *left, struct nwifi_element *elem);
bool nwifi_ie_find(const u8 *ies, size_t len, u8 id,
		   struct nwifi_element *elem);
bool nwifi_ie_find_ext(const u8 *ies, size_t len, u8 ext_id,
		       struct nwifi_element *elem);
bool nwifi_ie_find_vendor(const u8 *ies, size_t len, u32 oui_type,
			  struct nwifi_element *elem);
void nwifi_ie_security(const u8 *ies, size_t len, bool privacy,
		       struct nwifi_security *security);
u32 nwifi_auth_from_akm(u32 suite);
u32 nwifi_cipher_from_suite(u32 suite);
u8 nwifi_bip_from_suite(u32 suite);

#endif /* NWIFI_CORE_IE_H */
