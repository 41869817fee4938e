// SPDX-License-Identifier: GPL-2.0-only
/* JSON form of a profile, without its secrets. */
#include "lib/json_object.h"
#include "lib/profile/json.h"

static json_t *string_json(const char *text)
{
	return text ? json_string(text) : json_null();
}

static json_t *ssids_json(const struct nwc_profile *p)
{
	json_t *array = json_array();
	struct nwc_blob ssid;
	size_t i;

	for (i = 0; i < p->n_ssids; i++) {
		ssid.data = p->ssids[i].data;
		ssid.len = p->ssids[i].len;
		array = nwc_json_append(array, nwc_json_text(ssid));
	}
	return array;
}

/* Only the kind of the key is shown, never the key. */
static json_t *key_json(const struct nwc_profile_security *s)
{
	struct nwc_json obj = NWC_JSON_NEW;

	nwc_json_put(&obj, "keyType", string_json(s->key_type));
	nwc_json_put(&obj, "protected", json_boolean(s->key_protected));
	nwc_json_put(&obj, "keyMaterial", json_string("present"));
	nwc_json_put(&obj, "keyIndex", json_integer(s->key_index));
	return nwc_json_end(&obj);
}

/* Only the extension can tell whether a fragment holds secrets. */
static json_t *fragment_json(const char *text)
{
	return text ? json_string("present") : json_null();
}

static json_t *ihv_json(const struct nwc_profile_ihv *ihv)
{
	const struct nwc_blob oui = { ihv->oui, sizeof(ihv->oui) };
	const struct nwc_blob type = { &ihv->type, sizeof(ihv->type) };
	struct nwc_json obj = NWC_JSON_NEW;

	nwc_json_put(&obj, "OUI", nwc_json_hex(oui));
	nwc_json_put(&obj, "type", nwc_json_hex(type));
	nwc_json_put(&obj, "connectivity", fragment_json(ihv->connectivity));
	nwc_json_put(&obj, "security", fragment_json(ihv->security));
	nwc_json_put(&obj, "useMSOneX", json_boolean(ihv->use_ms_onex));
	return nwc_json_end(&obj);
}

/**
 * nwc_json_profile() - make the JSON form of a profile
 * @p: profile
 *
 * The members have the names of the elements of the schema. The name of the
 * profile is not escaped, because it is UTF-8; the SSIDs are.
 *
 * Return: JSON object, or NULL for lack of memory.
 */
json_t *nwc_json_profile(const struct nwc_profile *p)
{
	const struct nwc_profile_security *s = &p->security;
	struct nwc_json obj = NWC_JSON_NEW;

	nwc_json_put(&obj, "name", json_string(p->name));
	nwc_json_put(&obj, "SSID", ssids_json(p));
	nwc_json_put(&obj, "nonBroadcast", json_boolean(p->non_broadcast));
	nwc_json_put(&obj, "connectionType", json_string(nwc_profile_type(p)));
	nwc_json_put(&obj, "connectionMode", json_string(nwc_profile_mode(p)));
	nwc_json_put(&obj, "autoSwitch", json_boolean(p->auto_switch));
	nwc_json_put(&obj, "authentication", string_json(s->authentication));
	nwc_json_put(&obj, "encryption", string_json(s->encryption));
	nwc_json_put(&obj, "useOneX", json_boolean(s->use_onex));
	nwc_json_put(&obj, "sharedKey", s->key ? key_json(s) : json_null());
	nwc_json_put(&obj, "IHV", p->ihv.set ? ihv_json(&p->ihv) : json_null());
	return nwc_json_end(&obj);
}
