// SPDX-License-Identifier: GPL-2.0-only
/* Checking a shared key against the security of its profile. */
#include <string.h>

#include "lib/profile/key.h"
#include "lib/text.h"

static bool value_is_in(const char *value, const char * const *values)
{
	for (; *values; values++) {
		if (!strcmp(value, *values))
			return true;
	}
	return false;
}

static bool text_is_hex(const char *text)
{
	for (; *text; text++) {
		if (nwc_hex_value(*text) < 0)
			return false;
	}
	return true;
}

static bool text_is_printable(const char *text)
{
	for (; *text; text++) {
		if (*text < 0x20 || *text > 0x7e)
			return false;
	}
	return true;
}

static const char *wep_key_error(const struct nwc_profile_security *s)
{
	size_t len = strlen(s->key);

	if (strcmp(s->key_type, "networkKey"))
		return "<keyType> must be networkKey with WEP";
	if (((len == 5 || len == 13) && text_is_printable(s->key)) ||
	    ((len == 10 || len == 26) && text_is_hex(s->key)))
		return NULL;
	return "the WEP key is neither 5 or 13 characters nor 10 or 26 hexadecimal digits";
}

static const char *psk_error(const struct nwc_profile_security *s)
{
	size_t len = strlen(s->key);

	if (!strcmp(s->key_type, "networkKey"))
		return len == 64 && text_is_hex(s->key) ? NULL :
		       "the network key is not 64 hexadecimal digits";
	return len >= 8 && len <= 63 && text_is_printable(s->key) ? NULL :
	       "the pass phrase is not 8 to 63 ASCII characters";
}

/**
 * nwc_profile_key_error() - check a shared key against its purpose
 * @s: security settings with a key
 *
 * The rules are the table of the page "keyMaterial (sharedKey) Element"; pairs
 * of authentication and encryption that the table does not have are not
 * checked. A protected key is encrypted with a secret of the Windows machine
 * that wrote it, so only its outer form can be checked.
 *
 * Return: NULL, or what is wrong.
 */
const char *nwc_profile_key_error(const struct nwc_profile_security *s)
{
	static const char * const psk_types[] = { "WPAPSK", "WPA2PSK", NULL };
	static const char * const psk_ciphers[] = { "TKIP", "AES", NULL };
	static const char * const wep_types[] = { "open", "shared", NULL };
	const char *wrong = NULL;

	if (!*s->key)
		wrong = "<keyMaterial> is empty";
	else if (s->key_protected)
		wrong = strlen(s->key) % 2 == 0 && text_is_hex(s->key) ? NULL :
			"<keyMaterial> is protected but not hexadecimal";
	else if (!s->set)
		wrong = "<sharedKey> without <authEncryption>";
	else if (!strcmp(s->encryption, "WEP") &&
		 value_is_in(s->authentication, wep_types))
		wrong = wep_key_error(s);
	else if (value_is_in(s->authentication, psk_types) &&
		 value_is_in(s->encryption, psk_ciphers))
		wrong = psk_error(s);
	return wrong;
}
