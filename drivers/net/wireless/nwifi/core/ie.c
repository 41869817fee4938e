// SPDX-License-Identifier: GPL-2.0-only
/*
 * IEEE 802.11 elements. Everything here reads bytes that came over the air:
 * no length in them is believed before it is checked against what is left.
 */
#include "dot11.h"
#include "ie.h"

#define OUI_WPA_TYPE	0x0050f201u	/* Microsoft, WPA */
#define SUITE_WPA(n)	(0x0050f200u | (n))
#define SUITE_RSN(n)	(0x000fac00u | (n))

#define PMKID_LEN	16

/**
 * nwifi_ie_next() - take the next element from a buffer
 * @pos: where to read; advanced
 * @left: bytes left at @pos; reduced
 * @elem: the element found
 *
 * Return: true if a whole element was there; false at the end of the buffer,
 * or when the last element is cut short.
 */
bool nwifi_ie_next(const u8 **pos, size_t *left, struct nwifi_element *elem)
{
	const u8 *p = *pos;

	if (*left < 2 || *left - 2 < p[1])
		return false;
	elem->id = p[0];
	elem->len = p[1];
	elem->data = p + 2;
	*pos = p + 2 + p[1];
	*left -= 2 + (size_t)p[1];
	return true;
}

/**
 * nwifi_ie_find() - find the first element of an id
 * @ies: elements
 * @len: bytes at @ies
 * @id: element id wanted
 * @elem: the element found
 *
 * Return: true if found.
 */
bool nwifi_ie_find(const u8 *ies, size_t len, u8 id,
		   struct nwifi_element *elem)
{
	while (nwifi_ie_next(&ies, &len, elem))
		if (elem->id == id)
			return true;
	return false;
}

/**
 * nwifi_ie_find_ext() - find the first element of an extended id
 * @ies: elements
 * @len: bytes at @ies
 * @ext_id: element id extension wanted
 * @elem: the element found; its body starts with the extension
 *
 * Return: true if found.
 */
bool nwifi_ie_find_ext(const u8 *ies, size_t len, u8 ext_id,
		       struct nwifi_element *elem)
{
	while (nwifi_ie_next(&ies, &len, elem))
		if (elem->id == NWIFI_EID_EXTENSION && elem->len &&
		    elem->data[0] == ext_id)
			return true;
	return false;
}

static u16 get_le16(const u8 *p)
{
	return (u16)(p[0] | p[1] << 8);
}

static u32 get_be32(const u8 *p)
{
	return (u32)p[0] << 24 | (u32)p[1] << 16 | (u32)p[2] << 8 | p[3];
}

/**
 * nwifi_ie_find_vendor() - find a vendor-specific element
 * @ies: elements
 * @len: bytes at @ies
 * @oui_type: OUI and type, as one number 0xOOUUIITT
 * @elem: the element found; its body starts with the OUI
 *
 * Return: true if found.
 */
bool nwifi_ie_find_vendor(const u8 *ies, size_t len, u32 oui_type,
			  struct nwifi_element *elem)
{
	while (nwifi_ie_next(&ies, &len, elem))
		if (elem->id == NWIFI_EID_VENDOR && elem->len >= 4 &&
		    get_be32(elem->data) == oui_type)
			return true;
	return false;
}

/**
 * nwifi_auth_from_akm() - the DOT11_AUTH_ALGORITHM of an AKM suite (AUTH-6)
 * @suite: suite selector, 0xOOUUIITT
 *
 * The fast-transition and SHA-256 variants are the same algorithm to Native
 * 802.11, which has one number for each.
 *
 * Return: the algorithm, or zero for an unknown suite.
 */
u32 nwifi_auth_from_akm(u32 suite)
{
	switch (suite) {
	case SUITE_WPA(1):
		return NWIFI_AUTH_WPA;
	case SUITE_WPA(2):
		return NWIFI_AUTH_WPA_PSK;
	case SUITE_RSN(1):
	case SUITE_RSN(3):
	case SUITE_RSN(5):
		return NWIFI_AUTH_RSNA;
	case SUITE_RSN(2):
	case SUITE_RSN(4):
	case SUITE_RSN(6):
		return NWIFI_AUTH_RSNA_PSK;
	case SUITE_RSN(8):
	case SUITE_RSN(9):
		return NWIFI_AUTH_WPA3_SAE;
	case SUITE_RSN(12):
		return NWIFI_AUTH_WPA3_ENT_192;
	case SUITE_RSN(18):
		return NWIFI_AUTH_OWE;
	default:
		return 0;
	}
}

static u32 rsn_akm_type(u32 suite)
{
	const u32 type = suite ^ SUITE_RSN(0);

	return type < 32 ? type : 0;
}

static u32 wpa_akm_type(u32 suite)
{
	const u32 type = suite ^ SUITE_WPA(0);

	return type < 32 ? type : 0;
}

/**
 * nwifi_cipher_from_suite() - the DOT11_CIPHER_ALGORITHM of a cipher suite
 * @suite: suite selector, 0xOOUUIITT
 *
 * Return: the algorithm, or %NWIFI_CIPHER_NONE for an unknown suite.
 */
u32 nwifi_cipher_from_suite(u32 suite)
{
	switch (suite) {
	case SUITE_WPA(1):
	case SUITE_RSN(1):
		return NWIFI_CIPHER_WEP40;
	case SUITE_WPA(2):
	case SUITE_RSN(2):
		return NWIFI_CIPHER_TKIP;
	case SUITE_WPA(4):
	case SUITE_RSN(4):
		return NWIFI_CIPHER_CCMP;
	case SUITE_WPA(5):
	case SUITE_RSN(5):
		return NWIFI_CIPHER_WEP104;
	case SUITE_RSN(6):
		return NWIFI_CIPHER_BIP;
	case SUITE_RSN(8):
		return NWIFI_CIPHER_GCMP;
	case SUITE_RSN(9):
		return NWIFI_CIPHER_GCMP_256;
	case SUITE_RSN(10):
		return NWIFI_CIPHER_CCMP_256;
	default:
		return NWIFI_CIPHER_NONE;
	}
}

/**
 * nwifi_bip_from_suite() - the type of a group management cipher suite
 * @suite: suite selector, 0xOOUUIITT
 *
 * Return: %NWIFI_BIP_CMAC_128 …, or zero for any other suite.
 */
u8 nwifi_bip_from_suite(u32 suite)
{
	switch (suite) {
	case SUITE_RSN(NWIFI_BIP_CMAC_128):
	case SUITE_RSN(NWIFI_BIP_GMAC_128):
	case SUITE_RSN(NWIFI_BIP_GMAC_256):
	case SUITE_RSN(NWIFI_BIP_CMAC_256):
		return (u8)suite;
	default:
		return 0;
	}
}

static u32 suite_bit(u32 number)
{
	return number ? NWIFI_BIT(number) : 0;
}

/* reads "count, suites": false if it is cut short */
static bool suites_read(const u8 **pos, size_t *left, u32 (*map)(u32), u32 *set)
{
	size_t count;

	if (*left < 2)
		return false;
	count = get_le16(*pos);
	*pos += 2;
	*left -= 2;
	if (*left / 4 < count)
		return false;
	for (*left -= 4 * count; count; count--, *pos += 4)
		*set |= suite_bit(map(get_be32(*pos)));
	return true;
}

/*
 * What stands behind the suites of an RSN element: capabilities, PMKIDs, group
 * management cipher. Each may be left out with all that follows; the default
 * of the latter is BIP-CMAC-128.
 */
static void capabilities_parse(const u8 *pos, size_t left,
			       struct nwifi_security *out)
{
	size_t skip = 2;
	u16 capab;

	if (left < 2)
		return;
	capab = get_le16(pos);
	out->mfp_required = capab & NWIFI_RSN_MFPR;
	if (!(capab & NWIFI_RSN_MFPC))
		return;
	out->mfp_capable = true;
	out->group_mgmt = NWIFI_BIP_CMAC_128;
	if (left >= 4)
		skip += 2 + PMKID_LEN * (size_t)get_le16(pos + 2);
	if (left >= skip + 4)
		out->group_mgmt = nwifi_bip_from_suite(get_be32(pos + skip));
}

/*
 * The RSN element and the WPA element share their form after the version.
 * Fields left out at the end have defaults (IEEE 802.11, 9.4.2.24): the group
 * and pairwise cipher of the default suite, and its 802.1X AKM.
 */
static void suites_parse(const u8 *pos, size_t left, bool rsn,
			 struct nwifi_security *out)
{
	const u32 cipher = rsn ? NWIFI_CIPHER_CCMP : NWIFI_CIPHER_TKIP;
	struct nwifi_suites suites = { .multicast = NWIFI_BIT(cipher) };
	bool ok = left >= 2 && get_le16(pos) == 1;
	const u8 *akms;
	size_t rest;
	u32 auth = 0;

	if (!ok)
		return;
	pos += 2;
	left -= 2;
	if (left >= 4) {
		suites.multicast =
			suite_bit(nwifi_cipher_from_suite(get_be32(pos)));
		pos += 4;
		left -= 4;
	}
	if (left) {
		if (!suites_read(&pos, &left, nwifi_cipher_from_suite,
				 &suites.unicast))
			return;
	} else {
		suites.unicast = NWIFI_BIT(cipher);
	}
	akms = pos;
	rest = left;
	if (left) {
		if (!suites_read(&pos, &left, nwifi_auth_from_akm, &auth))
			return;
		suites_read(&akms, &rest, rsn ? rsn_akm_type : wpa_akm_type,
			    &suites.akms);
	} else {
		auth = NWIFI_BIT(rsn ? NWIFI_AUTH_RSNA : NWIFI_AUTH_WPA);
		suites.akms = NWIFI_BIT(NWIFI_AKM_8021X);
	}
	if (rsn)
		capabilities_parse(pos, left, out);

	out->auth |= auth;
	out->unicast |= suites.unicast;
	/* with both elements the group cipher is the same key: RSN says it */
	if (rsn || !out->multicast)
		out->multicast = suites.multicast;
	if (rsn)
		out->rsn = suites;
	else
		out->wpa = suites;
}

/**
 * nwifi_ie_security() - what a BSS offers (CAND-6, AUTH-6)
 * @ies: elements of its Beacon or Probe Response
 * @len: bytes at @ies
 * @privacy: Privacy bit of its capability information
 * @security: filled in
 *
 * A malformed RSN or WPA element offers nothing, so that such a BSS is no
 * candidate rather than an open one.
 */
void nwifi_ie_security(const u8 *ies, size_t len, bool privacy,
		       struct nwifi_security *security)
{
	struct nwifi_element elem;
	bool rsn, wpa;

	memset(security, 0, sizeof(*security));
	rsn = nwifi_ie_find(ies, len, NWIFI_EID_RSN, &elem);
	if (rsn)
		suites_parse(elem.data, elem.len, true, security);
	wpa = nwifi_ie_find_vendor(ies, len, OUI_WPA_TYPE, &elem);
	if (wpa)
		suites_parse(elem.data + 4, elem.len - 4u, false, security);
	if (rsn || wpa)
		return;
	security->auth = NWIFI_BIT(NWIFI_AUTH_OPEN);
	if (privacy) {
		security->auth |= NWIFI_BIT(NWIFI_AUTH_SHARED_KEY);
		security->unicast = NWIFI_BIT(NWIFI_CIPHER_WEP40) |
				    NWIFI_BIT(NWIFI_CIPHER_WEP104);
	} else {
		security->unicast = NWIFI_BIT(NWIFI_CIPHER_NONE);
	}
	security->multicast = security->unicast;
}
