// SPDX-License-Identifier: GPL-2.0-only
/* Is this a shared key for the security of the profile? */
#include <string.h>

#include "lib/profile_schema.h"

static bool is_one_of(const char *text, const char * const *values)
{
	for (; *values; values++) {
		if (!strcmp(text, *values))
			return true;
	}
	return false;
}

static bool is_hex(const char *text)
{
	for (; *text; text++) {
		if (nwc_hex_value(*text) < 0)
			return false;
	}
	return true;
}

static bool is_printable(const char *text)
{
	for (; *text; text++) {
		if (*text < 0x20 || *text > 0x7e)
			return false;
	}
	return true;
}

static const char *wep_key(const struct nwc_profile_security *s)
{
	size_t len = strlen(s->key);

	if (strcmp(s->key_type, "networkKey"))
		return "<keyType> must be networkKey with WEP";
	if (((len == 5 || len == 13) && is_printable(s->key)) ||
	    ((len == 10 || len == 26) && is_hex(s->key)))
		return NULL;
	return "the WEP key is neither 5 or 13 characters nor 10 or 26 hexadecimal digits";
}

static const char *psk(const struct nwc_profile_security *s)
{
	size_t len = strlen(s->key);

	if (!strcmp(s->key_type, "networkKey"))
		return len == 64 && is_hex(s->key) ? NULL :
		       "the network key is not 64 hexadecimal digits";
	return len >= 8 && len <= 63 && is_printable(s->key) ? NULL :
	       "the pass phrase is not 8 to 63 ASCII characters";
}

/**
 * nwc_profile_check_key() - check a shared key against its purpose
 * @x: document
 * @node: where it is
 * @s: settings with it
 *
 * Table of "keyMaterial (sharedKey) Element"; pairs that it does not have are
 * left alone. What is protected is encrypted with a secret of the Windows
 * machine that wrote it, so only its form can be seen.
 */
void nwc_profile_check_key(struct nwc_xml *x, const xmlNode *node,
			   const struct nwc_profile_security *s)
{
	static const char * const psk_types[] = { "WPAPSK", "WPA2PSK", NULL };
	static const char * const psk_ciphers[] = { "TKIP", "AES", NULL };
	static const char * const wep_types[] = { "open", "shared", NULL };
	const char *wrong = NULL;

	if (!*s->key)
		wrong = "<keyMaterial> is empty";
	else if (s->key_protected)
		wrong = strlen(s->key) % 2 == 0 && is_hex(s->key) ? NULL :
			"<keyMaterial> is protected but not hexadecimal";
	else if (!s->set)
		wrong = "<sharedKey> without <authEncryption>";
	else if (!strcmp(s->encryption, "WEP") &&
		 is_one_of(s->authentication, wep_types))
		wrong = wep_key(s);
	else if (is_one_of(s->authentication, psk_types) &&
		 is_one_of(s->encryption, psk_ciphers))
		wrong = psk(s);
	if (wrong)
		nwc_xml_fail(x, node, "%s", wrong);
}
