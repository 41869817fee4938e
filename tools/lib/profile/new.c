// SPDX-License-Identifier: GPL-2.0-only
/* Making a profile out of fragments, for a network that has none yet. */
#include <errno.h>
#include <libxml/tree.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/profile/fragment.h"
#include "lib/profile/new.h"
#include "lib/profile/schema.h"
#include "lib/text.h"

static xmlNode *element_add(xmlNode *parent, const char *name,
			    const char *content)
{
	if (!parent)
		return NULL;
	/* This escapes the content, and the child inherits the namespace. */
	return xmlNewTextChild(parent, NULL, (const xmlChar *)name,
			       (const xmlChar *)content);
}

/* Build the smallest profile that the schema allows, with an IHV element. */
static bool document_fill(xmlDoc *doc, const char *name, const char *ssid,
			  const char *oui)
{
	xmlNode *root = xmlNewNode(NULL, (const xmlChar *)"WLANProfile"), *node;

	if (!root)
		return false;
	xmlDocSetRootElement(doc, root);
	xmlSetNs(root, xmlNewNs(root, (const xmlChar *)NWC_PROFILE_NS, NULL));
	node = element_add(element_add(root, "name", name) ? root : NULL,
			   "SSIDConfig", NULL);
	if (!element_add(element_add(node, "SSID", NULL), "hex", ssid) ||
	    !element_add(root, "connectionType", NWC_PROFILE_ESS) ||
	    !element_add(root, "connectionMode", NWC_PROFILE_MANUAL))
		return false;
	node = element_add(root, "MSM", NULL);
	node = element_add(node, "security", NULL);
	node = element_add(node, "authEncryption", NULL);
	if (!element_add(node, "authentication", "open") ||
	    !element_add(node, "encryption", "none") ||
	    !element_add(node, "useOneX", "false"))
		return false;
	node = element_add(element_add(root, "IHV", NULL), "OUIHeader", NULL);
	return element_add(node, "OUI", oui) &&
	       element_add(node, "type", "00");
}

/**
 * nwc_profile_new() - make a profile for a network (IHV-31)
 * @name: name of the profile, UTF-8
 * @ssid: SSID of the network
 * @oui: OUI of the vendor whose extension the profile is for
 * @connectivity: connectivity fragment, see nwc_profile_fragment(); NULL for
 *	none
 * @security: security fragment, of the same form
 * @out: set to the profile, to be given to nwc_xml_wipe()
 * @why: set to what is wrong on failure
 *
 * The standard security is that of an open network, because the fragments say
 * all that is known about the security of this one.
 *
 * Return: 0, -EINVAL, -EFBIG or -ENOMEM.
 */
int nwc_profile_new(const char *name, struct nwc_blob ssid,
		    const uint8_t oui[static NWC_PROFILE_OUI_LEN],
		    const char *connectivity, const char *security,
		    char **out, char why[static NWC_PROFILE_WHY])
{
	const struct nwc_blob oui_bytes = { oui, NWC_PROFILE_OUI_LEN };
	char ssid_text[NWC_HEX(NWIFI_MAX_SSID_LEN)];
	char oui_text[NWC_HEX(NWC_PROFILE_OUI_LEN)];
	xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
	xmlChar *xml = NULL;
	int len, err = -ENOMEM;

	nwc_hex(ssid_text, sizeof(ssid_text), ssid);
	nwc_hex(oui_text, sizeof(oui_text), oui_bytes);
	if (doc && document_fill(doc, name, ssid_text, oui_text))
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
