// SPDX-License-Identifier: GPL-2.0-only
/*
 * The OneX element of a profile. Settings that say how Windows keeps
 * credentials are ignored, and so is the configuration of the EAP method, whose
 * form is different for each method.
 *
 * Pages: OneX schema, EapHostConfig schema.
 */
#include <string.h>

#include "lib/attr.h"
#include "lib/profile/element.h"
#include "lib/profile/onex.h"
#include "lib/profile/schema.h"
#include "lib/profile/xml.h"

#define DEFAULT_START_PERIOD_S	5
#define DEFAULT_MAX_START	3
#define DEFAULT_AUTH_PERIOD_S	18

#define MAX_PERIOD_S		3600
#define MAX_START		100

/*
 * The schemas of EAP have namespaces of their own, nested in each other, so
 * only the local name is compared.
 */
static xmlNode *child_find(struct nwc_xml *x, xmlNode *parent,
			   const char *name)
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

static uint8_t read_eap_type(struct nwc_xml *x, xmlNode *config)
{
	xmlNode *node = child_find(x, config, "EapHostConfig");

	node = child_find(x, node, "EapMethod");
	node = child_find(x, node, "Type");
	return node ? nwc_xml_number(x, node, 1, UINT8_MAX) : 0;
}

/* Return: true if the credentials are not those of a user. */
static bool read_no_user(struct nwc_xml *x, xmlNode *node)
{
	/* The modes with credentials of a user come first. */
	static const char * const modes[] = {
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
			onex->no_user = read_no_user(x, node);
		else if (nwc_xml_is(x, node, "EAPConfig"))
			onex->eap_type = read_eap_type(x, node);
	}
}

/**
 * nwc_profile_onex_xml() - find the OneX element of a profile
 * @profile: profile
 *
 * Return: the element as a document, the one of the IHV element if there are
 * two; NULL if there is none.
 */
const char *nwc_profile_onex_xml(const struct nwc_profile *profile)
{
	return profile->ihv.onex ? profile->ihv.onex : profile->security.onex;
}

/**
 * nwc_profile_onex() - read the OneX element of a profile
 * @profile: profile; without the element it is read as with an empty one
 * @onex: set to the settings; those that are absent have the defaults of the
 *	schema
 * @why: set to what is wrong on failure
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
