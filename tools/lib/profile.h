/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * WLAN profiles: XML documents of the WLAN_profile schema, version 1, with
 * the elements for vendors (IHV-27). Documentation/profiles.md says how they
 * are read.
 */
#ifndef NWIFI_LIB_PROFILE_H
#define NWIFI_LIB_PROFILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/attr.h"
#include "lib/profile_text.h"
#include "lib/text.h"

/* Longest document, and longest fragment of one. */
#define NWC_PROFILE_MAX_BYTES	(64 * 1024)
/* Elements inside of each other, the root included. */
#define NWC_PROFILE_MAX_DEPTH	32
/* Longest name of a profile, in units of UTF-16, without NUL. */
#define NWC_PROFILE_MAX_NAME	255
#define NWC_PROFILE_OUI_LEN	3

/**
 * struct nwc_profile_ssid - a network that a profile is for
 * @len: bytes of the SSID
 * @data: SSID
 */
struct nwc_profile_ssid {
	uint8_t len;
	uint8_t data[NWIFI_MAX_SSID_LEN];
};

/**
 * struct nwc_profile_security - what the operating system would do
 * @set: the profile has such settings; the other members are 0 if not
 * @authentication: value of the element, such as WPA2PSK
 * @auth: DOT11_AUTH_ALGORITHM of it
 * @encryption: value of the element, such as AES
 * @cipher: DOT11_CIPHER_ALGORITHM of it
 * @use_onex: 802.1X is used
 * @onex: OneX element, an XML document in UTF-8; NULL without one
 * @key_type: networkKey or passPhrase; NULL without a shared key
 * @key_protected: the key is encrypted, by Windows
 * @key: the shared key, UTF-8; never to be printed
 * @key_index: which key encrypts, 0 to 3
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
 * struct nwc_profile_ihv - what only a vendor's extension can read
 * @set: the profile has an IHV element; the other members are 0 if not
 * @oui: whose extension (IHV-18)
 * @type: which of that vendor's adapters
 * @connectivity: connectivity fragment, an XML document in UTF-8; NULL
 *	without one. It may hold secrets and is not to be printed
 * @security: security fragment, likewise
 * @use_ms_onex: 802.1X is the operating system's (IHV-82)
 * @onex: settings for that, an XML document in UTF-8; NULL without them
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
 * @n_ssids: how many
 * @non_broadcast: the networks hide their SSID
 * @bss_type: DOT11_BSS_TYPE: 1 for ESS, 2 for IBSS
 * @automatic: connect whenever in range
 * @auto_switch: leave for a network that is preferred
 * @security: standard security
 * @ihv: extensions
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

int nwc_profile_parse(const void *xml, size_t len,
		      struct nwc_profile **profile,
		      char why[static NWC_PROFILE_WHY]);
void nwc_profile_free(struct nwc_profile *profile);
bool nwc_profile_has_ssid(const struct nwc_profile *profile,
			  struct nwc_blob ssid);
const char *nwc_profile_type(const struct nwc_profile *profile);
const char *nwc_profile_mode(const struct nwc_profile *profile);
int nwc_profile_fragment(const char *text, char **fragment,
			 char why[static NWC_PROFILE_WHY]);
int nwc_profile_with_fragments(const void *xml, size_t len,
			       const char *connectivity,
			       const char *security, bool use_ms_onex,
			       char **out,
			       char why[static NWC_PROFILE_WHY]);
int nwc_profile_new(const char *name, struct nwc_blob ssid,
		    const uint8_t oui[static NWC_PROFILE_OUI_LEN],
		    const char *connectivity, const char *security,
		    char **out, char why[static NWC_PROFILE_WHY]);

#endif /* NWIFI_LIB_PROFILE_H */
