// SPDX-License-Identifier: GPL-2.0-only
/*
 * WLAN profiles and the fragments of extensions. Input: a document, tried as
 * a profile and as a fragment.
 */
#include "fuzz.h"
#include "lib/profile/encoding.h"
#include "lib/profile/fragment.h"
#include "lib/profile/json.h"
#include "lib/profile/parse.h"
#include "lib/profile/xml.h"
#include "lib/text.h"

/* what is said about a document goes to terminals and logs, as it is */
static void check_why(const char *why)
{
	REQUIRE(*why && strlen(why) < NWC_PROFILE_WHY);
	for (; *why; why++)
		REQUIRE(*why >= 0x20 && *why < 0x7f);
}

/* in the form that handlers are given, or a delimiter that gets lost again */
static bool is_delimiter(const char *fragment)
{
	return !strncmp(fragment, "<IHV", 4);
}

static void fragment(const char *text)
{
	char why[NWC_PROFILE_WHY] = "", *once, *twice;

	if (nwc_profile_fragment(text, &once, why)) {
		check_why(why);
		return;
	}
	REQUIRE(*once == '<' && strlen(once) <= NWC_PROFILE_MAX_BYTES);
	if (!is_delimiter(once)) {
		REQUIRE(!nwc_profile_fragment(once, &twice, why));
		REQUIRE(!strcmp(once, twice));
		nwc_xml_wipe(twice);
	}
	nwc_xml_wipe(once);
}

static void check_fragment(const char *text)
{
	char why[NWC_PROFILE_WHY] = "", *again;

	if (!text || is_delimiter(text))
		return;
	REQUIRE(!nwc_profile_fragment(text, &again, why));
	REQUIRE(!strcmp(text, again));
	nwc_xml_wipe(again);
}

static void check_security(const struct nwc_profile_security *s)
{
	REQUIRE(s->set == !!s->authentication);
	REQUIRE(s->set == !!s->encryption);
	REQUIRE(!s->key == !s->key_type);
	REQUIRE(!s->key || (*s->key && (s->set || s->key_protected)));
	REQUIRE(s->key_index < 4);
	REQUIRE(s->set || (!s->auth && !s->cipher && !s->use_onex));
	check_fragment(s->onex);
}

static void check_ihv(const struct nwc_profile_ihv *ihv)
{
	REQUIRE(ihv->set || (!ihv->connectivity && !ihv->security &&
			     !ihv->use_ms_onex && !ihv->onex && !ihv->type));
	check_fragment(ihv->connectivity);
	check_fragment(ihv->security);
	check_fragment(ihv->onex);
}

static void check_profile(const struct nwc_profile *p)
{
	size_t i, units = nwc_profile_units(p->name);

	REQUIRE(units && units <= NWC_PROFILE_MAX_NAME);
	REQUIRE(p->n_ssids);
	for (i = 0; i < p->n_ssids; i++) {
		struct nwc_blob ssid = { p->ssids[i].data, p->ssids[i].len };

		REQUIRE(ssid.len && ssid.len <= NWIFI_MAX_SSID_LEN);
		REQUIRE(nwc_profile_has_ssid(p, ssid));
	}
	REQUIRE(p->bss_type == 1 || p->bss_type == 2);
	REQUIRE(p->bss_type == 1 || (!p->automatic && !p->non_broadcast));
	REQUIRE(p->automatic || !p->auto_switch);
	check_security(&p->security);
	check_ihv(&p->ihv);
}

static void check_json(const struct nwc_profile *p)
{
	json_t *json = nwc_json_profile(p), *again;
	char *text = json_dumps(json, JSON_COMPACT);
	json_error_t error;

	REQUIRE(json && text);
	again = json_loads(text, 0, &error);
	REQUIRE(again && json_equal(json, again));
	json_decref(again);
	json_decref(json);
	free(text);
}

static bool same(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

/* its own fragments put into a profile: nothing has changed */
static void edit(const struct nwc_profile *p, const void *xml, size_t len)
{
	const struct nwc_profile_ihv *ihv = &p->ihv;
	char why[NWC_PROFILE_WHY] = "", *out;
	struct nwc_profile *again;

	if (!ihv->set ||
	    (ihv->connectivity && is_delimiter(ihv->connectivity)) ||
	    (ihv->security && is_delimiter(ihv->security)))
		return;
	REQUIRE(!nwc_profile_with_fragments(xml, len, ihv->connectivity,
					    ihv->security, ihv->use_ms_onex,
					    &out, why));
	REQUIRE(!nwc_profile_parse(out, strlen(out), &again, why));
	check_profile(again);
	REQUIRE(same(p->name, again->name));
	REQUIRE(p->n_ssids == again->n_ssids);
	REQUIRE(same(p->security.key, again->security.key));
	REQUIRE(!memcmp(ihv->oui, again->ihv.oui, sizeof(ihv->oui)));
	REQUIRE(same(ihv->connectivity, again->ihv.connectivity));
	REQUIRE(same(ihv->security, again->ihv.security));
	REQUIRE(ihv->use_ms_onex == again->ihv.use_ms_onex);
	nwc_profile_free(again);
	nwc_xml_wipe(out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char why[NWC_PROFILE_WHY] = "", *text;
	struct nwc_profile *p;
	void *copy = copy_exactly(data, size);

	if (nwc_profile_parse(copy, size, &p, why)) {
		check_why(why);
	} else {
		check_profile(p);
		check_json(p);
		edit(p, copy, size);
		nwc_profile_free(p);
	}
	free(copy);

	text = malloc(size + 1);
	REQUIRE(text);
	memcpy(text, data, size);
	text[size] = '\0';
	fragment(text);
	free(text);
	return 0;
}
