// SPDX-License-Identifier: GPL-2.0-only
/*
 * From XML to a profile. Each function below reads one element of the schema,
 * children in the order that it demands.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "lib/profile.h"
#include "lib/profile_schema.h"
#include "lib/profile_xml.h"

#define MAX_SSIDS	256
#define MAX_SSIDCONFIGS	256
#define MAX_PHY_TYPES	6

/**
 * struct value - a value of an element, and what it stands for
 * @text: value
 * @number: as the structures of Native 802.11 have it
 */
struct value {
	const char *text;
	uint32_t number;
};

static const struct value bss_types[] = {
	{ "ESS", 1 }, { "IBSS", 2 },
};

#define BSS_TYPE_IBSS	2

static const struct value authentications[] = {
	{ "open", 1 }, { "shared", 2 }, { "WPA", 3 }, { "WPAPSK", 4 },
	{ "WPA2", 6 }, { "WPA2PSK", 7 }, { "WPA3", 8 }, { "WPA3ENT192", 8 },
	{ "WPA3SAE", 9 }, { "OWE", 10 }, { "WPA3ENT", 11 },
};

static const struct value encryptions[] = {
	{ "none", 0 }, { "WEP", 0x101 }, { "TKIP", 2 }, { "AES", 4 },
	{ "GCMP256", 9 },
};

static const struct value key_types[] = {
	{ .text = "networkKey" }, { .text = "passPhrase" },
};

static const struct value phy_types[] = {
	{ .text = "a" }, { .text = "b" }, { .text = "g" }, { .text = "n" },
	{ .text = "ac" }, { .text = "ad" }, { .text = "ax" }, { .text = "be" },
};

static const struct value modes[] = {
	{ "manual", 0 }, { "auto", 1 },
};

static const struct value switches[] = {
	{ .text = "disabled" }, { .text = "enabled" },
};

static struct value pick_of(struct nwifi_xml *x, const xmlNode *node,
			    const struct value *values, size_t n)
{
	const char *texts[16];
	size_t i;

	for (i = 0; i < n; i++)
		texts[i] = values[i].text;
	i = nwifi_xml_pick(x, node, texts, n);
	return x->err ? (struct value){ 0 } : values[i];
}

#define PICK(_x, _node, _values) \
	pick_of(_x, _node, _values, NWIFI_ARRAY_SIZE(_values))

static void skip_others(struct nwifi_xml *x, struct nwifi_xml_seq *seq)
{
	while (nwifi_xml_other(x, seq))
		;
}

/* As skip_others(), but keep the settings for 802.1X if they are here. */
static void skip_others_but_onex(struct nwifi_xml *x,
				 struct nwifi_xml_seq *seq, char **onex)
{
	xmlNode *node;

	while ((node = nwifi_xml_other(x, seq))) {
		if (strcmp((const char *)node->ns->href, NWIFI_ONEX_NS) ||
		    strcmp((const char *)node->name, "OneX"))
			continue;
		if (*onex)
			nwifi_xml_fail(x, node, "<OneX> is repeated");
		else
			*onex = nwifi_xml_dump(x, node);
	}
}

static void read_name(struct nwifi_xml *x, const xmlNode *node,
		      struct nwifi_profile *p)
{
	size_t units;

	p->name = nwifi_xml_text(x, node);
	if (!p->name)
		return;
	units = nwifi_profile_units(p->name);
	if (!units || units > NWIFI_PROFILE_MAX_NAME)
		nwifi_xml_fail(x, node,
			       "the name of the profile is empty or longer than %d characters",
			       NWIFI_PROFILE_MAX_NAME);
}

/* Bytes outside of ASCII have no one form as text. */
static bool all_ascii(const struct nwifi_profile_ssid *ssid)
{
	uint8_t i;

	for (i = 0; i < ssid->len; i++) {
		if (ssid->data[i] < 0x20 || ssid->data[i] > 0x7e)
			return false;
	}
	return true;
}

static void read_ssid_name(struct nwifi_xml *x, const xmlNode *node,
			   struct nwifi_profile_ssid *ssid)
{
	struct nwifi_profile_ssid name = { 0 };
	char *text = nwifi_xml_text(x, node);
	size_t len;

	if (!text)
		return;
	len = strlen(text);
	if (ssid->len) {
		/* the hexadecimal form counts; see "name (SSID) Element" */
		if (all_ascii(ssid) && (len != ssid->len ||
					memcmp(text, ssid->data, len)))
			nwifi_xml_fail(x, node,
				       "<hex> and <name> of the SSID disagree");
	} else if (!len || len > sizeof(name.data)) {
		nwifi_xml_fail(x, node, "the SSID is not 1 to %zu bytes long",
			       sizeof(name.data));
	} else {
		name.len = (uint8_t)len;
		memcpy(name.data, text, len);
		*ssid = name;
	}
	nwifi_xml_wipe(text);
}

static void add_ssid(struct nwifi_xml *x, struct nwifi_profile *p,
		     const struct nwifi_profile_ssid *ssid)
{
	void *grown;

	if (nwifi_profile_has_ssid(p, (struct nwifi_blob){ ssid->data,
							   ssid->len }))
		return;
	grown = reallocarray(p->ssids, p->n_ssids + 1, sizeof(*p->ssids));
	if (!grown) {
		nwifi_xml_no_memory(x);
		return;
	}
	p->ssids = grown;
	p->ssids[p->n_ssids++] = *ssid;
}

static void read_ssid(struct nwifi_xml *x, xmlNode *parent,
		      struct nwifi_profile *p)
{
	struct nwifi_profile_ssid ssid = { 0 };
	struct nwifi_xml_seq seq;
	const xmlNode *node;

	nwifi_xml_enter(x, &seq, parent);
	node = nwifi_xml_take(x, &seq, "hex");
	if (node)
		ssid.len = (uint8_t)nwifi_xml_hex(x, node, ssid.data, 1,
						  sizeof(ssid.data));
	node = nwifi_xml_take(x, &seq, "name");
	if (node)
		read_ssid_name(x, node, &ssid);
	skip_others(x, &seq);
	nwifi_xml_end(x, &seq);
	if (!x->err && !ssid.len)
		nwifi_xml_fail(x, parent, "<SSID> lacks <hex> or <name>");
	if (!x->err)
		add_ssid(x, p, &ssid);
}

static void read_ssid_config(struct nwifi_xml *x, xmlNode *parent,
			     struct nwifi_profile *p, bool first)
{
	struct nwifi_xml_seq seq;
	bool non_broadcast = false;
	xmlNode *node;
	int n = 0;

	nwifi_xml_enter(x, &seq, parent);
	node = nwifi_xml_need(x, &seq, "SSID");
	while (node && n++ < MAX_SSIDS) {
		read_ssid(x, node, p);
		node = nwifi_xml_take(x, &seq, "SSID");
	}
	if (node)
		nwifi_xml_fail(x, node, "more than %d SSIDs", MAX_SSIDS);
	node = nwifi_xml_take(x, &seq, "nonBroadcast");
	if (node)
		non_broadcast = nwifi_xml_bool(x, node);
	if (!first && non_broadcast != p->non_broadcast)
		nwifi_xml_fail(x, parent,
			       "<nonBroadcast> is not the same for all SSIDs");
	p->non_broadcast = non_broadcast;
	skip_others(x, &seq);
	nwifi_xml_end(x, &seq);
}

static void read_connectivity(struct nwifi_xml *x, xmlNode *parent)
{
	struct nwifi_xml_seq seq;
	const xmlNode *node;
	int n = 0;

	nwifi_xml_enter(x, &seq, parent);
	while (n++ < MAX_PHY_TYPES &&
	       (node = nwifi_xml_take(x, &seq, "phyType")))
		PICK(x, node, phy_types);
	node = nwifi_xml_take(x, &seq, "QoSDSCPToUPMappingAllowed");
	if (node)
		nwifi_xml_bool(x, node);
	skip_others(x, &seq);
	nwifi_xml_end(x, &seq);
}

static void read_auth_encryption(struct nwifi_xml *x, xmlNode *parent,
				 struct nwifi_profile_security *s)
{
	struct nwifi_xml_seq seq;
	const xmlNode *node;
	struct value value;

	s->set = true;
	nwifi_xml_enter(x, &seq, parent);
	node = nwifi_xml_need(x, &seq, "authentication");
	if (node) {
		value = PICK(x, node, authentications);
		s->authentication = value.text;
		s->auth = value.number;
	}
	node = nwifi_xml_need(x, &seq, "encryption");
	if (node) {
		value = PICK(x, node, encryptions);
		s->encryption = value.text;
		s->cipher = value.number;
	}
	node = nwifi_xml_take(x, &seq, "useOneX");
	if (node)
		s->use_onex = nwifi_xml_bool(x, node);
	skip_others(x, &seq);
	nwifi_xml_end(x, &seq);
}

static void read_shared_key(struct nwifi_xml *x, xmlNode *parent,
			    struct nwifi_profile_security *s)
{
	struct nwifi_xml_seq seq;
	const xmlNode *node;

	nwifi_xml_enter(x, &seq, parent);
	node = nwifi_xml_need(x, &seq, "keyType");
	if (node)
		s->key_type = PICK(x, node, key_types).text;
	node = nwifi_xml_need(x, &seq, "protected");
	if (node)
		s->key_protected = nwifi_xml_bool(x, node);
	node = nwifi_xml_need(x, &seq, "keyMaterial");
	if (node)
		s->key = nwifi_xml_text(x, node);
	skip_others(x, &seq);
	nwifi_xml_end(x, &seq);
	if (!x->err)
		nwifi_profile_check_key(x, parent, s);
}

/* About a cache that the supplicant has, not this project: checked only. */
static void read_pmk_cache(struct nwifi_xml *x, struct nwifi_xml_seq *seq)
{
	const xmlNode *node;

	node = nwifi_xml_take(x, seq, "PMKCacheMode");
	if (node)
		PICK(x, node, switches);
	node = nwifi_xml_take(x, seq, "PMKCacheTTL");
	if (node)
		nwifi_xml_number(x, node, 5, 1440);
	node = nwifi_xml_take(x, seq, "PMKCacheSize");
	if (node)
		nwifi_xml_number(x, node, 1, 255);
	node = nwifi_xml_take(x, seq, "preAuthMode");
	if (node)
		PICK(x, node, switches);
	node = nwifi_xml_take(x, seq, "preAuthThrottle");
	if (node)
		nwifi_xml_number(x, node, 1, 16);
}

static void read_security(struct nwifi_xml *x, xmlNode *parent,
			  struct nwifi_profile_security *s)
{
	struct nwifi_xml_seq seq;
	xmlNode *node;

	nwifi_xml_enter(x, &seq, parent);
	node = nwifi_xml_take(x, &seq, "authEncryption");
	if (node)
		read_auth_encryption(x, node, s);
	node = nwifi_xml_take(x, &seq, "sharedKey");
	if (node)
		read_shared_key(x, node, s);
	node = nwifi_xml_take(x, &seq, "keyIndex");
	if (node)
		s->key_index = (uint8_t)nwifi_xml_number(x, node, 0, 3);
	read_pmk_cache(x, &seq);
	skip_others_but_onex(x, &seq, &s->onex);
	nwifi_xml_end(x, &seq);
}

static void read_msm(struct nwifi_xml *x, xmlNode *parent,
		     struct nwifi_profile *p)
{
	struct nwifi_xml_seq seq;
	xmlNode *node;

	nwifi_xml_enter(x, &seq, parent);
	node = nwifi_xml_take(x, &seq, "connectivity");
	if (node)
		read_connectivity(x, node);
	node = nwifi_xml_take(x, &seq, "security");
	if (node)
		read_security(x, node, &p->security);
	skip_others(x, &seq);
	nwifi_xml_end(x, &seq);
}

/*
 * The fragment is the one element inside: that is what extensions read and
 * write (IHV-27, IHV-31). It is opaque; of which namespace it is, too, is for
 * the extension to judge.
 */
static char *read_fragment(struct nwifi_xml *x, xmlNode *parent)
{
	struct nwifi_xml_seq seq;
	xmlNode *node;

	nwifi_xml_enter(x, &seq, parent);
	node = nwifi_xml_any(x, &seq);
	if (!node)
		nwifi_xml_fail(x, parent, "<%s> of <IHV> is empty",
			       (const char *)parent->name);
	nwifi_xml_end(x, &seq);
	return node ? nwifi_xml_dump(x, node) : NULL;
}

static void read_oui_header(struct nwifi_xml *x, xmlNode *parent,
			    struct nwifi_profile_ihv *ihv)
{
	struct nwifi_xml_seq seq;
	const xmlNode *node;

	nwifi_xml_enter(x, &seq, parent);
	node = nwifi_xml_need(x, &seq, "OUI");
	if (node)
		nwifi_xml_hex(x, node, ihv->oui, sizeof(ihv->oui),
			      sizeof(ihv->oui));
	node = nwifi_xml_need(x, &seq, "type");
	if (node)
		nwifi_xml_hex(x, node, &ihv->type, 1, 1);
	skip_others(x, &seq);
	nwifi_xml_end(x, &seq);
}

static void read_ihv(struct nwifi_xml *x, xmlNode *parent,
		     struct nwifi_profile_ihv *ihv)
{
	struct nwifi_xml_seq seq;
	xmlNode *node;

	ihv->set = true;
	nwifi_xml_enter(x, &seq, parent);
	node = nwifi_xml_need(x, &seq, "OUIHeader");
	if (node)
		read_oui_header(x, node, ihv);
	node = nwifi_xml_take(x, &seq, "connectivity");
	if (node)
		ihv->connectivity = read_fragment(x, node);
	node = nwifi_xml_take(x, &seq, "security");
	if (node)
		ihv->security = read_fragment(x, node);
	node = nwifi_xml_take(x, &seq, "useMSOneX");
	if (node)
		ihv->use_ms_onex = nwifi_xml_bool(x, node);
	skip_others_but_onex(x, &seq, &ihv->onex);
	nwifi_xml_end(x, &seq);
}

/* What is a matter of the whole profile; the pages of the elements say so. */
static void check_whole(struct nwifi_xml *x, const xmlNode *root,
			const struct nwifi_profile *p)
{
	const struct nwifi_profile_security *s = &p->security;

	if (p->bss_type == BSS_TYPE_IBSS && p->non_broadcast)
		nwifi_xml_fail(x, root, "an IBSS cannot be nonBroadcast");
	if (p->bss_type == BSS_TYPE_IBSS && p->automatic)
		nwifi_xml_fail(x, root,
			       "the connectionMode of an IBSS must be manual");
	if (!p->automatic && p->auto_switch)
		nwifi_xml_fail(x, root,
			       "autoSwitch needs the connectionMode auto");
	if (p->ihv.security && !p->ihv.use_ms_onex && s->set &&
	    (strcmp(s->authentication, "open") ||
	     strcmp(s->encryption, "none") || s->use_onex || s->key))
		nwifi_xml_fail(x, root,
			       "security settings of <MSM> and of <IHV> exclude each other");
}

/* Parts of the schema up to where the media-specific ones start. */
static void read_general(struct nwifi_xml *x, struct nwifi_xml_seq *seq,
			 struct nwifi_profile *p)
{
	xmlNode *node;
	int n = 0;

	node = nwifi_xml_need(x, seq, "name");
	if (node)
		read_name(x, node, p);
	node = nwifi_xml_need(x, seq, "SSIDConfig");
	while (node && n++ < MAX_SSIDCONFIGS) {
		read_ssid_config(x, node, p, n == 1);
		node = nwifi_xml_take(x, seq, "SSIDConfig");
	}
	if (node)
		nwifi_xml_fail(x, node, "more than %d <SSIDConfig>",
			       MAX_SSIDCONFIGS);
	/* no Hotspot 2.0 here: such a profile is one for its SSIDs */
	nwifi_xml_take(x, seq, "Hotspot2");
	node = nwifi_xml_need(x, seq, "connectionType");
	if (node)
		p->bss_type = PICK(x, node, bss_types).number;
	p->automatic = p->bss_type != BSS_TYPE_IBSS;
	node = nwifi_xml_take(x, seq, "connectionMode");
	if (node)
		p->automatic = PICK(x, node, modes).number;
	node = nwifi_xml_take(x, seq, "autoSwitch");
	if (node)
		p->auto_switch = nwifi_xml_bool(x, node);
	skip_others(x, seq);
}

static void read_profile(struct nwifi_xml *x, struct nwifi_profile *p)
{
	xmlNode *root = xmlDocGetRootElement(x->doc), *node;
	struct nwifi_xml_seq seq;

	if (!nwifi_xml_is(x, root, "WLANProfile")) {
		nwifi_xml_fail(x, root,
			       "not a WLANProfile in the namespace %s", x->ns);
		return;
	}
	nwifi_xml_enter(x, &seq, root);
	read_general(x, &seq, p);
	node = nwifi_xml_take(x, &seq, "MSM");
	if (node)
		read_msm(x, node, p);
	node = nwifi_xml_take(x, &seq, "IHV");
	if (node)
		read_ihv(x, node, &p->ihv);
	skip_others(x, &seq);
	nwifi_xml_end(x, &seq);
	if (!x->err)
		check_whole(x, root, p);
}

/**
 * nwifi_profile_parse() - read a profile
 * @xml: the document, UTF-8 or UTF-16
 * @len: bytes of it, at most NWIFI_PROFILE_MAX_BYTES
 * @profile: set to the profile, to be given to nwifi_profile_free()
 * @why: set to what is wrong on failure, with the line of the document; it
 *	quotes names of elements, and nothing that could be a key
 *
 * IHV-17, IHV-18, IHV-27; schema WLAN_profile of the Native Wifi reference.
 * What the fragments for the extension say is not judged: ask its
 * ValidateProfile (IHV-29).
 *
 * Return: 0, -EINVAL, -EFBIG or -ENOMEM.
 */
int nwifi_profile_parse(const void *xml, size_t len,
			struct nwifi_profile **profile,
			char why[static NWIFI_PROFILE_WHY])
{
	struct nwifi_profile *p = calloc(1, sizeof(*p));
	struct nwifi_xml x;

	if (!p) {
		strcpy(why, "out of memory");
		return -ENOMEM;
	}
	if (!nwifi_xml_open(&x, xml, len, NWIFI_PROFILE_NS, why))
		read_profile(&x, p);
	nwifi_xml_close(&x);
	if (x.err) {
		nwifi_profile_free(p);
		return x.err;
	}
	*profile = p;
	return 0;
}

/**
 * nwifi_profile_free() - forget a profile, secrets wiped
 * @profile: profile, or NULL
 *
 * IHV-17.
 */
void nwifi_profile_free(struct nwifi_profile *profile)
{
	if (!profile)
		return;
	free(profile->name);
	free(profile->ssids);
	nwifi_xml_wipe(profile->security.onex);
	nwifi_xml_wipe(profile->security.key);
	nwifi_xml_wipe(profile->ihv.connectivity);
	nwifi_xml_wipe(profile->ihv.security);
	nwifi_xml_wipe(profile->ihv.onex);
	free(profile);
}

/**
 * nwifi_profile_has_ssid() - is this profile for the network?
 * @profile: profile
 * @ssid: SSID
 *
 * Return: true if it is.
 */
bool nwifi_profile_has_ssid(const struct nwifi_profile *profile,
			    struct nwifi_blob ssid)
{
	size_t i;

	for (i = 0; i < profile->n_ssids; i++) {
		if (profile->ssids[i].len == ssid.len &&
		    !memcmp(profile->ssids[i].data, ssid.data, ssid.len))
			return true;
	}
	return false;
}

/**
 * nwifi_profile_type() - connectionType of a profile
 * @profile: profile
 *
 * Return: value of the element.
 */
const char *nwifi_profile_type(const struct nwifi_profile *profile)
{
	return bss_types[profile->bss_type == BSS_TYPE_IBSS].text;
}

/**
 * nwifi_profile_mode() - connectionMode of a profile
 * @profile: profile
 *
 * Return: value of the element, the default if it was absent.
 */
const char *nwifi_profile_mode(const struct nwifi_profile *profile)
{
	return modes[profile->automatic].text;
}
