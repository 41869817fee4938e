// SPDX-License-Identifier: GPL-2.0-only
/* A profile made of fragments, for a network that has none yet. */
#include <errno.h>
#include <libxml/tree.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/profile_schema.h"

static xmlNode *add(xmlNode *parent, const char *name, const char *content)
{
	if (!parent)
		return NULL;
	/* escapes what has to be, and takes over the namespace */
	return xmlNewTextChild(parent, NULL, (const xmlChar *)name,
			       (const xmlChar *)content);
}

/* the smallest profile that the schema knows, with an IHV element in it */
static bool fill(xmlDoc *doc, const char *name, const char *ssid,
		 const char *oui)
{
	xmlNode *root = xmlNewNode(NULL, (const xmlChar *)"WLANProfile"), *node;

	if (!root)
		return false;
	xmlDocSetRootElement(doc, root);
	xmlSetNs(root, xmlNewNs(root, (const xmlChar *)NWC_PROFILE_NS, NULL));
	node = add(add(root, "name", name) ? root : NULL, "SSIDConfig", NULL);
	if (!add(add(node, "SSID", NULL), "hex", ssid) ||
	    !add(root, "connectionType", "ESS") ||
	    !add(root, "connectionMode", "manual"))
		return false;
	node = add(add(add(root, "MSM", NULL), "security", NULL),
		   "authEncryption", NULL);
	if (!add(node, "authentication", "open") ||
	    !add(node, "encryption", "none") || !add(node, "useOneX", "false"))
		return false;
	node = add(add(root, "IHV", NULL), "OUIHeader", NULL);
	return add(node, "OUI", oui) && add(node, "type", "00");
}

/**
 * nwc_profile_new() - make a profile for a network (IHV-31)
 * @name: its name, UTF-8
 * @ssid: SSID of the network
 * @oui: whose extension it is for
 * @connectivity: connectivity fragment, see nwc_profile_fragment(); NULL for
 *	none
 * @security: security fragment, likewise
 * @out: set to the profile, to be given to nwc_xml_wipe()
 * @why: set to what is wrong on failure
 *
 * Standard security is that of an open network: what there is to know about
 * this one's is in the fragments.
 *
 * Return: 0, -EINVAL, -EFBIG or -ENOMEM.
 */
int nwc_profile_new(const char *name, struct nwc_blob ssid,
		    const uint8_t oui[static NWC_PROFILE_OUI_LEN],
		    const char *connectivity, const char *security,
		    char **out, char why[static NWC_PROFILE_WHY])
{
	const struct nwc_blob ouis = { oui, NWC_PROFILE_OUI_LEN };
	char ssid_text[NWC_HEX(NWIFI_MAX_SSID_LEN)];
	char oui_text[NWC_HEX(NWC_PROFILE_OUI_LEN)];
	xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
	xmlChar *xml = NULL;
	int len, err = -ENOMEM;

	nwc_hex(ssid_text, sizeof(ssid_text), ssid);
	nwc_hex(oui_text, sizeof(oui_text), ouis);
	if (doc && fill(doc, name, ssid_text, oui_text))
		xmlDocDumpMemoryEnc(doc, &xml, &len, "UTF-8");
	if (xml)
		err = nwc_profile_with_fragments(xml, len, connectivity,
						 security, false, out, why);
	else
		snprintf(why, NWC_PROFILE_WHY, "out of memory");
	xmlFree(xml);
	xmlFreeDoc(doc);
	return err;
}
