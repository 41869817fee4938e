// SPDX-License-Identifier: GPL-2.0-only
/*
 * Fragments that an extension makes: those of discovery profiles (IHV-31) and
 * those that it puts into the current profile (IHV-42).
 */
#include <string.h>

#include "lib/profile/element.h"
#include "lib/profile/fragment.h"
#include "lib/profile/schema.h"
#include "lib/profile/xml.h"

/*
 * The documentation puts the fragments of discovery profiles between <IHV> and
 * </IHV>. Existing extensions return the bare element, in the form in which
 * they receive it.
 */
static xmlNode *fragment_inside_ihv(struct nwc_xml *x, xmlNode *root)
{
	struct nwc_xml_seq seq;
	xmlNode *inside;

	if (strcmp((const char *)root->name, "IHV") ||
	    (root->ns && !nwc_xml_is(x, root, "IHV")))
		return root;
	nwc_xml_enter(x, &seq, root);
	inside = nwc_xml_any(x, &seq);
	if (!inside)
		nwc_xml_fail(x, root, "<IHV> is empty");
	nwc_xml_end(x, &seq);
	return inside;
}

static int fragment_open(struct nwc_xml *x, const char *text,
			 xmlNode **fragment, char *why)
{
	int err = nwc_xml_open(x, text, strlen(text), NWC_PROFILE_NS, why);

	if (err)
		return err;
	*fragment = fragment_inside_ihv(x, xmlDocGetRootElement(x->doc));
	return x->err;
}

/**
 * nwc_profile_fragment() - check a fragment and bring it into one form
 * @text: UTF-8, from an extension; with <IHV> and </IHV> around it or without
 * @fragment: set to the element of the fragment, as handlers and struct
 *	nwc_profile_ihv have it; to be given to nwc_xml_wipe()
 * @why: set to what is wrong on failure
 *
 * IHV-17, IHV-31.
 *
 * Return: 0, -EINVAL, -EFBIG or -ENOMEM.
 */
int nwc_profile_fragment(const char *text, char **fragment,
			 char why[static NWC_PROFILE_WHY])
{
	struct nwc_xml x;
	xmlNode *node;

	if (!fragment_open(&x, text, &node, why))
		*fragment = nwc_xml_dump(&x, node);
	nwc_xml_close(&x);
	return x.err;
}

static xmlNode *child_find(const struct nwc_xml *x, const xmlNode *parent,
			   const char *name)
{
	xmlNode *node;

	for (node = parent->children; node; node = node->next) {
		if (nwc_xml_is(x, node, name))
			return node;
	}
	return NULL;
}

/* Find the child of this name, or make it behind the child @before. */
static xmlNode *child_after(struct nwc_xml *x, xmlNode *before,
			    const char *name)
{
	xmlNode *node = child_find(x, before->parent, name);

	if (node)
		return node;
	node = xmlNewDocNode(x->doc, before->ns, (const xmlChar *)name, NULL);
	return node ? xmlAddNextSibling(before, node) : NULL;
}

static void remove_children(xmlNode *node)
{
	xmlNode *child;

	while ((child = node->children)) {
		xmlUnlinkNode(child);
		xmlFreeNode(child);
	}
}

/*
 * Put a fragment into the child @name of the parent of @before. Without a @text
 * the child stays as it is.
 *
 * Return: the child that the next one has to follow.
 */
static xmlNode *fragment_put(struct nwc_xml *x, xmlNode *before,
			     const char *name, const char *text)
{
	xmlNode *holder, *fragment, *copy = NULL;
	struct nwc_xml other;

	if (x->err)
		return before;
	if (!text) {
		holder = child_find(x, before->parent, name);
		return holder ?: before;
	}
	if (!fragment_open(&other, text, &fragment, x->why)) {
		holder = child_after(x, before, name);
		copy = holder ? xmlDocCopyNode(fragment, x->doc, 1) : NULL;
		if (copy) {
			/*
			 * Without a declaration of its own, the element would
			 * be in the namespace of the profile.
			 */
			if (!copy->ns && !copy->nsDef)
				xmlNewNs(copy, (const xmlChar *)"", NULL);
			remove_children(holder);
			xmlAddChild(holder, copy);
			before = holder;
		} else {
			nwc_xml_no_memory(x);
		}
	}
	nwc_xml_close(&other);
	if (other.err)
		x->err = other.err;
	return before;
}

/**
 * nwc_profile_with_fragments() - replace the fragments of a profile
 * @xml: profile
 * @len: length of @xml in bytes
 * @connectivity: connectivity fragment, see nwc_profile_fragment(); NULL to
 *	leave it as it is
 * @security: security fragment, of the same form; NULL to leave it as it is
 * @use_ms_onex: new value of useMSOneX; only used if there is a @security
 * @out: set to the new profile, to be given to nwc_xml_wipe()
 * @why: set to what is wrong on failure
 *
 * Everything else in the profile stays. The result is not checked as a profile.
 * DOT11EXT_SET_CURRENT_PROFILE, IHV-42.
 *
 * Return: 0, -EINVAL, -EFBIG or -ENOMEM.
 */
int nwc_profile_with_fragments(const void *xml, size_t len,
			       const char *connectivity,
			       const char *security, bool use_ms_onex,
			       char **out,
			       char why[static NWC_PROFILE_WHY])
{
	xmlNode *root, *ihv, *at;
	struct nwc_xml x;

	if (nwc_xml_open(&x, xml, len, NWC_PROFILE_NS, why))
		goto out_close;
	root = xmlDocGetRootElement(x.doc);
	ihv = child_find(&x, root, "IHV");
	at = ihv ? child_find(&x, ihv, "OUIHeader") : NULL;
	if (!at) {
		nwc_xml_fail(&x, root, "the profile has no IHV element");
		goto out_close;
	}
	at = fragment_put(&x, at, "connectivity", connectivity);
	at = fragment_put(&x, at, "security", security);
	if (security && !x.err) {
		at = child_after(&x, at, "useMSOneX");
		if (at)
			xmlNodeSetContent(at, (const xmlChar *)
					  (use_ms_onex ? "true" : "false"));
		else
			nwc_xml_no_memory(&x);
	}
	*out = nwc_xml_dump(&x, root);
out_close:
	nwc_xml_close(&x);
	return x.err;
}
