// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reading a profile from its XML document. Each read_ function below reads one
 * element of the schema and its children, in the order that the schema demands.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <wlantypes.h>

#include "lib/profile/element.h"
#include "lib/profile/encoding.h"
#include "lib/profile/key.h"
#include "lib/profile/parse.h"
#include "lib/profile/schema.h"
#include "lib/profile/xml.h"

#define MAX_SSIDS	256
#define MAX_SSIDCONFIGS	256
#define MAX_PHY_TYPES	6

/**
 * struct value - a value that an element may have
 * @text: the value
 * @number: number that stands for it in struct nwc_profile
 */
struct value {
	const char *text;
	uint32_t number;
};

static const struct value bss_types[] = {
	{ NWC_PROFILE_ESS, dot11_BSS_type_infrastructure },
	{ NWC_PROFILE_IBSS, dot11_BSS_type_independent },
};

static const struct value authentications[] = {
	{ "open", DOT11_AUTH_ALGO_80211_OPEN },
	{ "shared", DOT11_AUTH_ALGO_80211_SHARED_KEY },
	{ "WPA", DOT11_AUTH_ALGO_WPA },
	{ "WPAPSK", DOT11_AUTH_ALGO_WPA_PSK },
	{ "WPA2", DOT11_AUTH_ALGO_RSNA },
	{ "WPA2PSK", DOT11_AUTH_ALGO_RSNA_PSK },
	{ "WPA3", DOT11_AUTH_ALGO_WPA3 },
	{ "WPA3ENT192", DOT11_AUTH_ALGO_WPA3_ENT_192 },
	{ "WPA3SAE", DOT11_AUTH_ALGO_WPA3_SAE },
	{ "OWE", DOT11_AUTH_ALGO_OWE },
	{ "WPA3ENT", DOT11_AUTH_ALGO_WPA3_ENT },
};

static const struct value encryptions[] = {
	{ "none", DOT11_CIPHER_ALGO_NONE },
	{ "WEP", DOT11_CIPHER_ALGO_WEP },
	{ "TKIP", DOT11_CIPHER_ALGO_TKIP },
	{ "AES", DOT11_CIPHER_ALGO_CCMP },
	{ "GCMP256", DOT11_CIPHER_ALGO_GCMP_256 },
};

static const struct value key_types[] = {
	{ .text = "networkKey" }, { .text = "passPhrase" },
};

static const struct value phy_types[] = {
	{ .text = "a" }, { .text = "b" }, { .text = "g" }, { .text = "n" },
	{ .text = "ac" }, { .text = "ad" }, { .text = "ax" }, { .text = "be" },
};

static const struct value modes[] = {
	{ NWC_PROFILE_MANUAL, false }, { NWC_PROFILE_AUTO, true },
};

static const struct value switches[] = {
	{ .text = "disabled" }, { .text = "enabled" },
};

static struct value read_value(struct nwc_xml *x, const xmlNode *node,
			       const struct value *values, size_t n)
{
	const char *texts[16];
	size_t i;

	for (i = 0; i < n; i++)
		texts[i] = values[i].text;
	i = nwc_xml_pick(x, node, texts, n);
	return x->err ? (struct value){ 0 } : values[i];
}

#define READ_VALUE(_x, _node, _values) \
	read_value(_x, _node, _values, NWC_ARRAY_SIZE(_values))

/* Skip the elements of other namespaces that the schema allows here. */
static void skip_elements(struct nwc_xml *x, struct nwc_xml_seq *seq)
{
	while (nwc_xml_other(x, seq))
		;
}

/* The same, but the settings for 802.1X are kept if they are among them. */
static void skip_elements_but_onex(struct nwc_xml *x, struct nwc_xml_seq *seq,
				   char **onex)
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

/* The text form of an SSID is only unambiguous in printable ASCII. */
static bool ssid_is_ascii(const struct nwc_profile_ssid *ssid)
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
		/* The page "name (SSID) Element" lets <hex> prevail. */
		if (ssid_is_ascii(ssid) &&
		    (len != ssid->len || memcmp(text, ssid->data, len)))
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
	skip_elements(x, &seq);
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
	skip_elements(x, &seq);
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
		READ_VALUE(x, node, phy_types);
	node = nwc_xml_take(x, &seq, "QoSDSCPToUPMappingAllowed");
	if (node)
		nwc_xml_bool(x, node);
	skip_elements(x, &seq);
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
		value = READ_VALUE(x, node, authentications);
		s->authentication = value.text;
		s->auth = value.number;
	}
	node = nwc_xml_need(x, &seq, "encryption");
	if (node) {
		value = READ_VALUE(x, node, encryptions);
		s->encryption = value.text;
		s->cipher = value.number;
	}
	node = nwc_xml_take(x, &seq, "useOneX");
	if (node)
		s->use_onex = nwc_xml_bool(x, node);
	skip_elements(x, &seq);
	nwc_xml_end(x, &seq);
}

static void read_shared_key(struct nwc_xml *x, xmlNode *parent,
			    struct nwc_profile_security *s)
{
	struct nwc_xml_seq seq;
	const xmlNode *node;
	const char *wrong;

	nwc_xml_enter(x, &seq, parent);
	node = nwc_xml_need(x, &seq, "keyType");
	if (node)
		s->key_type = READ_VALUE(x, node, key_types).text;
	node = nwc_xml_need(x, &seq, "protected");
	if (node)
		s->key_protected = nwc_xml_bool(x, node);
	node = nwc_xml_need(x, &seq, "keyMaterial");
	if (node)
		s->key = nwc_xml_text(x, node);
	skip_elements(x, &seq);
	nwc_xml_end(x, &seq);
	wrong = x->err ? NULL : nwc_profile_key_error(s);
	if (wrong)
		nwc_xml_fail(x, parent, "%s", wrong);
}

/*
 * The PMK cache is the supplicant's, not ours, so these settings are only
 * checked.
 */
static void read_pmk_cache(struct nwc_xml *x, struct nwc_xml_seq *seq)
{
	const xmlNode *node;

	node = nwc_xml_take(x, seq, "PMKCacheMode");
	if (node)
		READ_VALUE(x, node, switches);
	node = nwc_xml_take(x, seq, "PMKCacheTTL");
	if (node)
		nwc_xml_number(x, node, 5, 1440);
	node = nwc_xml_take(x, seq, "PMKCacheSize");
	if (node)
		nwc_xml_number(x, node, 1, 255);
	node = nwc_xml_take(x, seq, "preAuthMode");
	if (node)
		READ_VALUE(x, node, switches);
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
	skip_elements_but_onex(x, &seq, &s->onex);
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
	skip_elements(x, &seq);
	nwc_xml_end(x, &seq);
}

/*
 * The fragment is the single element inside the parent: extensions read and
 * write it without the parent (IHV-27, IHV-31). It is opaque, and the extension
 * judges its namespace as well.
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
	skip_elements(x, &seq);
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
	skip_elements_but_onex(x, &seq, &ihv->onex);
	nwc_xml_end(x, &seq);
}

/* Rules that concern more than one element; they are on the elements' pages. */
static void check_profile(struct nwc_xml *x, const xmlNode *root,
			  const struct nwc_profile *p)
{
	bool is_ibss = p->bss_type == dot11_BSS_type_independent;
	const struct nwc_profile_security *s = &p->security;

	if (is_ibss && p->non_broadcast)
		nwc_xml_fail(x, root, "an IBSS cannot be nonBroadcast");
	if (is_ibss && p->automatic)
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

/* The elements of a profile before <MSM>, the media-specific ones. */
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
	/* Hotspot 2.0 is not supported: such a profile is for its SSIDs. */
	nwc_xml_take(x, seq, "Hotspot2");
	node = nwc_xml_need(x, seq, "connectionType");
	if (node)
		p->bss_type = READ_VALUE(x, node, bss_types).number;
	p->automatic = p->bss_type != dot11_BSS_type_independent;
	node = nwc_xml_take(x, seq, "connectionMode");
	if (node)
		p->automatic = READ_VALUE(x, node, modes).number;
	node = nwc_xml_take(x, seq, "autoSwitch");
	if (node)
		p->auto_switch = nwc_xml_bool(x, node);
	skip_elements(x, seq);
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
	skip_elements(x, &seq);
	nwc_xml_end(x, &seq);
	if (!x->err)
		check_profile(x, root, p);
}

/**
 * nwc_profile_parse() - read a profile
 * @xml: the document, UTF-8 or UTF-16
 * @len: length of @xml in bytes, at most NWC_PROFILE_MAX_BYTES
 * @profile: set to the profile, to be given to nwc_profile_free()
 * @why: set to what is wrong on failure, with the line of the document; it
 *	quotes names of elements, but nothing that could be a key
 *
 * IHV-17, IHV-18, IHV-27; schema WLAN_profile of the Native Wifi reference.
 * The contents of the fragments are not judged; the extension does that in its
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
