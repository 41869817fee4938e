// SPDX-License-Identifier: GPL-2.0-only
/*
 * The OneX element of a profile. What says how credentials are kept on Windows
 * is not looked at; nor is the configuration of the method,
 * which has a form of its own for each.
 *
 * Pages: OneX schema, EapHostConfig schema.
 */
#include <string.h>

#include "lib/attr.h"
#include "lib/profile_onex.h"
#include "lib/profile_schema.h"
#include "lib/profile_xml.h"

#define DEFAULT_START_PERIOD_S	5
#define DEFAULT_MAX_START	3
#define DEFAULT_AUTH_PERIOD_S	18

#define MAX_PERIOD_S		3600
#define MAX_START		100

/* the schemas of EAP have namespaces of their own, one inside of the other */
static xmlNode *child(struct nwifi_xml *x, xmlNode *parent, const char *name)
{
	struct nwifi_xml_seq seq;
	xmlNode *node;

	if (!parent)
		return NULL;
	nwifi_xml_enter(x, &seq, parent);
	while ((node = nwifi_xml_any(x, &seq)))
		if (!strcmp((const char *)node->name, name))
			return node;
	return NULL;
}

static uint8_t eap_type(struct nwifi_xml *x, xmlNode *config)
{
	xmlNode *node = child(x, config, "EapHostConfig");

	node = child(x, node, "EapMethod");
	node = child(x, node, "Type");
	return node ? nwifi_xml_number(x, node, 1, UINT8_MAX) : 0;
}

/* whose credentials they are */
static bool is_no_user(struct nwifi_xml *x, xmlNode *node)
{
	/* those of users first */
	static const char *const modes[] = {
		"machineOrUser", "user", "machine", "guest",
	};

	return nwifi_xml_pick(x, node, modes, NWIFI_ARRAY_SIZE(modes)) > 1;
}

static void read_settings(struct nwifi_xml *x, struct nwifi_profile_onex *onex)
{
	struct nwifi_xml_seq seq;
	xmlNode *node;

	nwifi_xml_enter(x, &seq, xmlDocGetRootElement(x->doc));
	while ((node = nwifi_xml_any(x, &seq))) {
		if (nwifi_xml_is(x, node, "startPeriod"))
			onex->start_period_s =
				nwifi_xml_number(x, node, 1, MAX_PERIOD_S);
		else if (nwifi_xml_is(x, node, "maxStart"))
			onex->max_start =
				nwifi_xml_number(x, node, 1, MAX_START);
		else if (nwifi_xml_is(x, node, "authPeriod"))
			onex->auth_period_s =
				nwifi_xml_number(x, node, 1, MAX_PERIOD_S);
		else if (nwifi_xml_is(x, node, "authMode"))
			onex->no_user = is_no_user(x, node);
		else if (nwifi_xml_is(x, node, "EAPConfig"))
			onex->eap_type = eap_type(x, node);
	}
}

/**
 * nwifi_profile_onex_xml() - the OneX element of a profile
 * @profile: profile
 *
 * Return: the element as a document, that of the IHV element if there are two;
 * NULL if there is none.
 */
const char *nwifi_profile_onex_xml(const struct nwifi_profile *profile)
{
	return profile->ihv.onex ? profile->ihv.onex : profile->security.onex;
}

/**
 * nwifi_profile_onex() - read the OneX element of a profile
 * @profile: profile; one without the element is like one with an empty one
 * @onex: filled in; the defaults of the schema for what is not there
 * @why: set to what is wrong after a failure
 *
 * Return: 0 or a negative error number.
 */
int nwifi_profile_onex(const struct nwifi_profile *profile,
		       struct nwifi_profile_onex *onex,
		       char why[static NWIFI_PROFILE_WHY])
{
	const char *xml = nwifi_profile_onex_xml(profile);
	struct nwifi_xml x;
	int err;

	*onex = (struct nwifi_profile_onex){
		.start_period_s = DEFAULT_START_PERIOD_S,
		.max_start = DEFAULT_MAX_START,
		.auth_period_s = DEFAULT_AUTH_PERIOD_S,
	};
	if (!xml)
		return 0;
	err = nwifi_xml_open(&x, xml, strlen(xml), NWIFI_ONEX_NS, why);
	if (!err) {
		read_settings(&x, onex);
		err = x.err;
	}
	nwifi_xml_close(&x);
	return err;
}
