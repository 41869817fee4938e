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
static xmlNode *child(struct nwc_xml *x, xmlNode *parent, const char *name)
{
	struct nwc_xml_seq seq;
	xmlNode *node;

	if (!parent)
		return NULL;
	nwc_xml_enter(x, &seq, parent);
	while ((node = nwc_xml_any(x, &seq)))
		if (!strcmp((const char *)node->name, name))
			return node;
	return NULL;
}

static uint8_t eap_type(struct nwc_xml *x, xmlNode *config)
{
	xmlNode *node = child(x, config, "EapHostConfig");

	node = child(x, node, "EapMethod");
	node = child(x, node, "Type");
	return node ? nwc_xml_number(x, node, 1, UINT8_MAX) : 0;
}

/* whose credentials they are */
static bool is_no_user(struct nwc_xml *x, xmlNode *node)
{
	/* those of users first */
	static const char *const modes[] = {
		"machineOrUser", "user", "machine", "guest",
	};

	return nwc_xml_pick(x, node, modes, NWC_ARRAY_SIZE(modes)) > 1;
}

static void read_settings(struct nwc_xml *x, struct nwc_profile_onex *onex)
{
	struct nwc_xml_seq seq;
	xmlNode *node;

	nwc_xml_enter(x, &seq, xmlDocGetRootElement(x->doc));
	while ((node = nwc_xml_any(x, &seq))) {
		if (nwc_xml_is(x, node, "startPeriod"))
			onex->start_period_s =
				nwc_xml_number(x, node, 1, MAX_PERIOD_S);
		else if (nwc_xml_is(x, node, "maxStart"))
			onex->max_start =
				nwc_xml_number(x, node, 1, MAX_START);
		else if (nwc_xml_is(x, node, "authPeriod"))
			onex->auth_period_s =
				nwc_xml_number(x, node, 1, MAX_PERIOD_S);
		else if (nwc_xml_is(x, node, "authMode"))
			onex->no_user = is_no_user(x, node);
		else if (nwc_xml_is(x, node, "EAPConfig"))
			onex->eap_type = eap_type(x, node);
	}
}

/**
 * nwc_profile_onex_xml() - the OneX element of a profile
 * @profile: profile
 *
 * Return: the element as a document, that of the IHV element if there are two;
 * NULL if there is none.
 */
const char *nwc_profile_onex_xml(const struct nwc_profile *profile)
{
	return profile->ihv.onex ? profile->ihv.onex : profile->security.onex;
}

/**
 * nwc_profile_onex() - read the OneX element of a profile
 * @profile: profile; one without the element is like one with an empty one
 * @onex: filled in; the defaults of the schema for what is not there
 * @why: set to what is wrong after a failure
 *
 * Return: 0 or a negative error number.
 */
int nwc_profile_onex(const struct nwc_profile *profile,
		     struct nwc_profile_onex *onex,
		     char why[static NWC_PROFILE_WHY])
{
	const char *xml = nwc_profile_onex_xml(profile);
	struct nwc_xml x;
	int err;

	*onex = (struct nwc_profile_onex){
		.start_period_s = DEFAULT_START_PERIOD_S,
		.max_start = DEFAULT_MAX_START,
		.auth_period_s = DEFAULT_AUTH_PERIOD_S,
	};
	if (!xml)
		return 0;
	err = nwc_xml_open(&x, xml, strlen(xml), NWC_ONEX_NS, why);
	if (!err) {
		read_settings(&x, onex);
		err = x.err;
	}
	nwc_xml_close(&x);
	return err;
}
