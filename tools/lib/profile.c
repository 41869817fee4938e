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

static struct value pick_of(struct nwc_xml *x, const xmlNode *node,
			    const struct value *values, size_t n)
{
	const char *texts[16];
	size_t i;

	for (i = 0; i < n; i++)
		texts[i] = values[i].text;
	i = nwc_xml_pick(x, node, texts, n);
	return x->err ? (struct value){ 0 } : values[i];
}

#define PICK(_x, _node, _values) \
	pick_of(_x, _node, _values, NWC_ARRAY_SIZE(_values))

static void skip_others(struct nwc_xml *x, struct nwc_xml_seq *seq)
{
	while (nwc_xml_other(x, seq))
		;
}

/* As skip_others(), but keep the settings for 802.1X if they are here. */
static void skip_others_but_onex(struct nwc_xml *x,
				 struct nwc_xml_seq *seq, char **onex)
{
	xmlNode *node;

	while ((node = nwc_xml_other(x, seq))) {
		if (strcmp((const char *)node->ns->href, NWC_ONEX_NS) ||
		    strcmp((const char *)node->name, "OneX"))
			continue;
		if (*onex)
			nwc_xml_fail(x, node, "<OneX> is repeated");
		else
			*onex = nwc_xml_dump(x, node);
	}
}

static void read_name(struct nwc_xml *x, const xmlNode *node,
		      struct nwc_profile *p)
{
	size_t units;

	p->name = nwc_xml_text(x, node);
	if (!p->name)
		return;
	units = nwc_profile_units(p->name);
	if (!units || units > NWC_PROFILE_MAX_NAME)
		nwc_xml_fail(x, node,
			     "the name of the profile is empty or longer than %d characters",
			     NWC_PROFILE_MAX_NAME);
}

/* Bytes outside of ASCII have no one form as text. */
static bool all_ascii(const struct nwc_profile_ssid *ssid)
{
	uint8_t i;

	for (i = 0; i < ssid->len; i++) {
		if (ssid->data[i] < 0x20 || ssid->data[i] > 0x7e)
			return false;
	}
	return true;
}

static void read_ssid_name(struct nwc_xml *x, const xmlNode *node,
			   struct nwc_profile_ssid *ssid)
{
	struct nwc_profile_ssid name = { 0 };
	char *text = nwc_xml_text(x, node);
	size_t len;

	if (!text)
		return;
	len = strlen(text);
	if (ssid->len) {
		/* the hexadecimal form counts; see "name (SSID) Element" */
		if (all_ascii(ssid) && (len != ssid->len ||
					memcmp(text, ssid->data, len)))
			nwc_xml_fail(x, node,
				     "<hex> and <name> of the SSID disagree");
	} else if (!len || len > sizeof(name.data)) {
		nwc_xml_fail(x, node, "the SSID is not 1 to %zu bytes long",
			     sizeof(name.data));
	} else {
		name.len = (uint8_t)len;
		memcpy(name.data, text, len);
		*ssid = name;
	}
	nwc_xml_wipe(text);
}

static void add_ssid(struct nwc_xml *x, struct nwc_profile *p,
		     const struct nwc_profile_ssid *ssid)
{
	void *grown;

	if (nwc_profile_has_ssid(p, (struct nwc_blob){ ssid->data,
							   ssid->len }))
		return;
	grown = reallocarray(p->ssids, p->n_ssids + 1, sizeof(*p->ssids));
	if (!grown) {
		nwc_xml_no_memory(x);
		return;
	}
	p->ssids = grown;
	p->ssids[p->n_ssids++] = *ssid;
}

static void read_ssid(struct nwc_xml *x, xmlNode *parent,
		      struct nwc_profile *p)
{
	struct nwc_profile_ssid ssid = { 0 };
	struct nwc_xml_seq seq;
	const xmlNode *node;

	nwc_xml_enter(x, &seq, parent);
	node = nwc_xml_take(x, &seq, "hex");
	if (node)
		ssid.len = (uint8_t)nwc_xml_hex(x, node, ssid.data, 1,
						sizeof(ssid.data));
	node = nwc_xml_take(x, &seq, "name");
	if (node)
		read_ssid_name(x, node, &ssid);
	skip_others(x, &seq);
	nwc_xml_end(x, &seq);
	if (!x->err && !ssid.len)
		nwc_xml_fail(x, parent, "<SSID> lacks <hex> or <name>");
	if (!x->err)
		add_ssid(x, p, &ssid);
}

static void read_ssid_config(struct nwc_xml *x, xmlNode *parent,
			     struct nwc_profile *p, bool first)
{
	struct nwc_xml_seq seq;
	bool non_broadcast = false;
	xmlNode *node;
	int n = 0;

	nwc_xml_enter(x, &seq, parent);
	node = nwc_xml_need(x, &seq, "SSID");
	while (node && n++ < MAX_SSIDS) {
		read_ssid(x, node, p);
		node = nwc_xml_take(x, &seq, "SSID");
	}
	if (node)
		nwc_xml_fail(x, node, "more than %d SSIDs", MAX_SSIDS);
	node = nwc_xml_take(x, &seq, "nonBroadcast");
	if (node)
		non_broadcast = nwc_xml_bool(x, node);
	if (!first && non_broadcast != p->non_broadcast)
		nwc_xml_fail(x, parent,
			     "<nonBroadcast> is not the same for all SSIDs");
	p->non_broadcast = non_broadcast;
	skip_others(x, &seq);
	nwc_xml_end(x, &seq);
}

static void read_connectivity(struct nwc_xml *x, xmlNode *parent)
{
	struct nwc_xml_seq seq;
	const xmlNode *node;
	int n = 0;

	nwc_xml_enter(x, &seq, parent);
	while (n++ < MAX_PHY_TYPES &&
	       (node = nwc_xml_take(x, &seq, "phyType")))
		PICK(x, node, phy_types);
	node = nwc_xml_take(x, &seq, "QoSDSCPToUPMappingAllowed");
	if (node)
		nwc_xml_bool(x, node);
	skip_others(x, &seq);
	nwc_xml_end(x, &seq);
}

static void read_auth_encryption(struct nwc_xml *x, xmlNode *parent,
				 struct nwc_profile_security *s)
{
	struct nwc_xml_seq seq;
	const xmlNode *node;
	struct value value;

	s->set = true;
	nwc_xml_enter(x, &seq, parent);
	node = nwc_xml_need(x, &seq, "authentication");
	if (node) {
		value = PICK(x, node, authentications);
		s->authentication = value.text;
		s->auth = value.number;
	}
	node = nwc_xml_need(x, &seq, "encryption");
	if (node) {
		value = PICK(x, node, encryptions);
		s->encryption = value.text;
		s->cipher = value.number;
	}
	node = nwc_xml_take(x, &seq, "useOneX");
	if (node)
		s->use_onex = nwc_xml_bool(x, node);
	skip_others(x, &seq);
	nwc_xml_end(x, &seq);
}

static void read_shared_key(struct nwc_xml *x, xmlNode *parent,
			    struct nwc_profile_security *s)
{
	struct nwc_xml_seq seq;
	const xmlNode *node;

	nwc_xml_enter(x, &seq, parent);
	node = nwc_xml_need(x, &seq, "keyType");
	if (node)
		s->key_type = PICK(x, node, key_types).text;
	node = nwc_xml_need(x, &seq, "protected");
	if (node)
		s->key_protected = nwc_xml_bool(x, node);
	node = nwc_xml_need(x, &seq, "keyMaterial");
	if (node)
		s->key = nwc_xml_text(x, node);
	skip_others(x, &seq);
	nwc_xml_end(x, &seq);
	if (!x->err)
		nwc_profile_check_key(x, parent, s);
}

/* About a cache that the supplicant has, not this project: checked only. */
static void read_pmk_cache(struct nwc_xml *x, struct nwc_xml_seq *seq)
{
	const xmlNode *node;

	node = nwc_xml_take(x, seq, "PMKCacheMode");
	if (node)
		PICK(x, node, switches);
	node = nwc_xml_take(x, seq, "PMKCacheTTL");
	if (node)
		nwc_xml_number(x, node, 5, 1440);
	node = nwc_xml_take(x, seq, "PMKCacheSize");
	if (node)
		nwc_xml_number(x, node, 1, 255);
	node = nwc_xml_take(x, seq, "preAuthMode");
	if (node)
		PICK(x, node, switches);
	node = nwc_xml_take(x, seq, "preAuthThrottle");
	if (node)
		nwc_xml_number(x, node, 1, 16);
}

static void read_security(struct nwc_xml *x, xmlNode *parent,
			  struct nwc_profile_security *s)
{
	struct nwc_xml_seq seq;
	xmlNode *node;

	nwc_xml_enter(x, &seq, parent);
	node = nwc_xml_take(x, &seq, "authEncryption");
	if (node)
		read_auth_encryption(x, node, s);
	node = nwc_xml_take(x, &seq, "sharedKey");
	if (node)
		read_shared_key(x, node, s);
	node = nwc_xml_take(x, &seq, "keyIndex");
	if (node)
		s->key_index = (uint8_t)nwc_xml_number(x, node, 0, 3);
	read_pmk_cache(x, &seq);
	skip_others_but_onex(x, &seq, &s->onex);
	nwc_xml_end(x, &seq);
}

static void read_msm(struct nwc_xml *x, xmlNode *parent,
		     struct nwc_profile *p)
{
	struct nwc_xml_seq seq;
	xmlNode *node;

	nwc_xml_enter(x, &seq, parent);
	node = nwc_xml_take(x, &seq, "connectivity");
	if (node)
		read_connectivity(x, node);
	node = nwc_xml_take(x, &seq, "security");
	if (node)
		read_security(x, node, &p->security);
	skip_others(x, &seq);
	nwc_xml_end(x, &seq);
}

/*
 * The fragment is the one element inside: that is what extensions read and
 * write (IHV-27, IHV-31). It is opaque; of which namespace it is, too, is for
 * the extension to judge.
 */
static char *read_fragment(struct nwc_xml *x, xmlNode *parent)
{
	struct nwc_xml_seq seq;
	xmlNode *node;

	nwc_xml_enter(x, &seq, parent);
	node = nwc_xml_any(x, &seq);
	if (!node)
		nwc_xml_fail(x, parent, "<%s> of <IHV> is empty",
			     (const char *)parent->name);
	nwc_xml_end(x, &seq);
	return node ? nwc_xml_dump(x, node) : NULL;
}

static void read_oui_header(struct nwc_xml *x, xmlNode *parent,
			    struct nwc_profile_ihv *ihv)
{
	struct nwc_xml_seq seq;
	const xmlNode *node;

	nwc_xml_enter(x, &seq, parent);
	node = nwc_xml_need(x, &seq, "OUI");
	if (node)
		nwc_xml_hex(x, node, ihv->oui, sizeof(ihv->oui),
			    sizeof(ihv->oui));
	node = nwc_xml_need(x, &seq, "type");
	if (node)
		nwc_xml_hex(x, node, &ihv->type, 1, 1);
	skip_others(x, &seq);
	nwc_xml_end(x, &seq);
}

static void read_ihv(struct nwc_xml *x, xmlNode *parent,
		     struct nwc_profile_ihv *ihv)
{
	struct nwc_xml_seq seq;
	xmlNode *node;

	ihv->set = true;
	nwc_xml_enter(x, &seq, parent);
	node = nwc_xml_need(x, &seq, "OUIHeader");
	if (node)
		read_oui_header(x, node, ihv);
	node = nwc_xml_take(x, &seq, "connectivity");
	if (node)
		ihv->connectivity = read_fragment(x, node);
	node = nwc_xml_take(x, &seq, "security");
	if (node)
		ihv->security = read_fragment(x, node);
	node = nwc_xml_take(x, &seq, "useMSOneX");
	if (node)
		ihv->use_ms_onex = nwc_xml_bool(x, node);
	skip_others_but_onex(x, &seq, &ihv->onex);
	nwc_xml_end(x, &seq);
}

/* What is a matter of the whole profile; the pages of the elements say so. */
static void check_whole(struct nwc_xml *x, const xmlNode *root,
			const struct nwc_profile *p)
{
	const struct nwc_profile_security *s = &p->security;

	if (p->bss_type == BSS_TYPE_IBSS && p->non_broadcast)
		nwc_xml_fail(x, root, "an IBSS cannot be nonBroadcast");
	if (p->bss_type == BSS_TYPE_IBSS && p->automatic)
		nwc_xml_fail(x, root,
			     "the connectionMode of an IBSS must be manual");
	if (!p->automatic && p->auto_switch)
		nwc_xml_fail(x, root,
			     "autoSwitch needs the connectionMode auto");
	if (p->ihv.security && !p->ihv.use_ms_onex && s->set &&
	    (strcmp(s->authentication, "open") ||
	     strcmp(s->encryption, "none") || s->use_onex || s->key))
		nwc_xml_fail(x, root,
			     "security settings of <MSM> and of <IHV> exclude each other");
}

/* Parts of the schema up to where the media-specific ones start. */
static void read_general(struct nwc_xml *x, struct nwc_xml_seq *seq,
			 struct nwc_profile *p)
{
	xmlNode *node;
	int n = 0;

	node = nwc_xml_need(x, seq, "name");
	if (node)
		read_name(x, node, p);
	node = nwc_xml_need(x, seq, "SSIDConfig");
	while (node && n++ < MAX_SSIDCONFIGS) {
		read_ssid_config(x, node, p, n == 1);
		node = nwc_xml_take(x, seq, "SSIDConfig");
	}
	if (node)
		nwc_xml_fail(x, node, "more than %d <SSIDConfig>",
			     MAX_SSIDCONFIGS);
	/* no Hotspot 2.0 here: such a profile is one for its SSIDs */
	nwc_xml_take(x, seq, "Hotspot2");
	node = nwc_xml_need(x, seq, "connectionType");
	if (node)
		p->bss_type = PICK(x, node, bss_types).number;
	p->automatic = p->bss_type != BSS_TYPE_IBSS;
	node = nwc_xml_take(x, seq, "connectionMode");
	if (node)
		p->automatic = PICK(x, node, modes).number;
	node = nwc_xml_take(x, seq, "autoSwitch");
	if (node)
		p->auto_switch = nwc_xml_bool(x, node);
	skip_others(x, seq);
}

static void read_profile(struct nwc_xml *x, struct nwc_profile *p)
{
	xmlNode *root = xmlDocGetRootElement(x->doc), *node;
	struct nwc_xml_seq seq;

	if (!nwc_xml_is(x, root, "WLANProfile")) {
		nwc_xml_fail(x, root,
			     "not a WLANProfile in the namespace %s", x->ns);
		return;
	}
	nwc_xml_enter(x, &seq, root);
	read_general(x, &seq, p);
	node = nwc_xml_take(x, &seq, "MSM");
	if (node)
		read_msm(x, node, p);
	node = nwc_xml_take(x, &seq, "IHV");
	if (node)
		read_ihv(x, node, &p->ihv);
	skip_others(x, &seq);
	nwc_xml_end(x, &seq);
	if (!x->err)
		check_whole(x, root, p);
}

/**
 * nwc_profile_parse() - read a profile
 * @xml: the document, UTF-8 or UTF-16
 * @len: bytes of it, at most NWC_PROFILE_MAX_BYTES
 * @profile: set to the profile, to be given to nwc_profile_free()
 * @why: set to what is wrong on failure, with the line of the document; it
 *	quotes names of elements, and nothing that could be a key
 *
 * IHV-17, IHV-18, IHV-27; schema WLAN_profile of the Native Wifi reference.
 * What the fragments for the extension say is not judged: ask its
 * ValidateProfile (IHV-29).
 *
 * Return: 0, -EINVAL, -EFBIG or -ENOMEM.
 */
int nwc_profile_parse(const void *xml, size_t len,
		      struct nwc_profile **profile,
		      char why[static NWC_PROFILE_WHY])
{
	struct nwc_profile *p = calloc(1, sizeof(*p));
	struct nwc_xml x;

	if (!p) {
		strcpy(why, "out of memory");
		return -ENOMEM;
	}
	if (!nwc_xml_open(&x, xml, len, NWC_PROFILE_NS, why))
		read_profile(&x, p);
	nwc_xml_close(&x);
	if (x.err) {
		nwc_profile_free(p);
		return x.err;
	}
	*profile = p;
	return 0;
}

/**
 * nwc_profile_free() - forget a profile, secrets wiped
 * @profile: profile, or NULL
 *
 * IHV-17.
 */
void nwc_profile_free(struct nwc_profile *profile)
{
	if (!profile)
		return;
	free(profile->name);
	free(profile->ssids);
	nwc_xml_wipe(profile->security.onex);
	nwc_xml_wipe(profile->security.key);
	nwc_xml_wipe(profile->ihv.connectivity);
	nwc_xml_wipe(profile->ihv.security);
	nwc_xml_wipe(profile->ihv.onex);
	free(profile);
}

/**
 * nwc_profile_has_ssid() - is this profile for the network?
 * @profile: profile
 * @ssid: SSID
 *
 * Return: true if it is.
 */
bool nwc_profile_has_ssid(const struct nwc_profile *profile,
			  struct nwc_blob ssid)
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
 * nwc_profile_type() - connectionType of a profile
 * @profile: profile
 *
 * Return: value of the element.
 */
const char *nwc_profile_type(const struct nwc_profile *profile)
{
	return bss_types[profile->bss_type == BSS_TYPE_IBSS].text;
}

/**
 * nwc_profile_mode() - connectionMode of a profile
 * @profile: profile
 *
 * Return: value of the element, the default if it was absent.
 */
const char *nwc_profile_mode(const struct nwc_profile *profile)
{
	return modes[profile->automatic].text;
}
