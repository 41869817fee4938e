/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a WLAN profile says. A profile is an XML document of the WLAN_profile
 * schema, version 1, with elements for vendors (IHV-27);
 * Documentation/profiles.md describes how it is read.
 */
#ifndef NWIFI_LIB_PROFILE_H
#define NWIFI_LIB_PROFILE_H

#include <linux/nwifi.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/attr.h"
#include "lib/profile/why.h"

/* Longest name of a profile, in units of UTF-16, without NUL. */
#define NWC_PROFILE_MAX_NAME	255
#define NWC_PROFILE_OUI_LEN	3

/**
 * struct nwc_profile_ssid - a network that a profile is for
 * @len: length of the SSID in bytes
 * @data: SSID
 */
struct nwc_profile_ssid {
	uint8_t len;
	uint8_t data[NWIFI_MAX_SSID_LEN];
};

/**
 * struct nwc_profile_security - security that the operating system provides
 * @set: the profile has the element <authEncryption>; the members up to
 *	@use_onex are zero if it does not
 * @authentication: value of the element, such as WPA2PSK
 * @auth: DOT11_AUTH_ALGORITHM that @authentication stands for
 * @encryption: value of the element, such as AES
 * @cipher: DOT11_CIPHER_ALGORITHM that @encryption stands for
 * @use_onex: 802.1X is used
 * @onex: OneX element, an XML document in UTF-8; NULL without one
 * @key_type: networkKey or passPhrase; NULL without a shared key
 * @key_protected: Windows has encrypted the key
 * @key: the shared key, UTF-8; it must not be printed
 * @key_index: index of the key that encrypts, 0 to 3
 */
struct nwc_profile_security {
	bool set;
	const char *authentication;
	uint32_t auth;
	const char *encryption;
	uint32_t cipher;
	bool use_onex;
	char *onex;
	const char *key_type;
	bool key_protected;
	char *key;
	uint8_t key_index;
};

/**
 * struct nwc_profile_ihv - settings for the extension of a vendor
 * @set: the profile has an IHV element; the other members are zero if not
 * @oui: OUI of the vendor whose extension this is for (IHV-18)
 * @type: type of the vendor's adapter
 * @connectivity: connectivity fragment, an XML document in UTF-8; NULL
 *	without one. It may hold secrets and must not be printed
 * @security: security fragment, of the same form
 * @use_ms_onex: the operating system does 802.1X for the extension (IHV-82)
 * @onex: OneX element for that, an XML document in UTF-8; NULL without one
 */
struct nwc_profile_ihv {
	bool set;
	uint8_t oui[NWC_PROFILE_OUI_LEN];
	uint8_t type;
	char *connectivity;
	char *security;
	bool use_ms_onex;
	char *onex;
};

/**
 * struct nwc_profile - a profile
 * @name: name, UTF-8, at most NWC_PROFILE_MAX_NAME units of UTF-16
 * @ssids: the networks, in the order of the document; at least one
 * @n_ssids: number of networks in @ssids
 * @non_broadcast: the networks hide their SSID
 * @bss_type: DOT11_BSS_TYPE, infrastructure or independent
 * @automatic: connect whenever the network is in range
 * @auto_switch: leave this network for one that is preferred
 * @security: standard security
 * @ihv: settings for an extension
 */
struct nwc_profile {
	char *name;
	struct nwc_profile_ssid *ssids;
	size_t n_ssids;
	bool non_broadcast;
	uint32_t bss_type;
	bool automatic;
	bool auto_switch;
	struct nwc_profile_security security;
	struct nwc_profile_ihv ihv;
};

void nwc_profile_free(struct nwc_profile *profile);
bool nwc_profile_has_ssid(const struct nwc_profile *profile,
			  struct nwc_blob ssid);
const char *nwc_profile_type(const struct nwc_profile *profile);
const char *nwc_profile_mode(const struct nwc_profile *profile);

#endif /* NWIFI_LIB_PROFILE_H */
