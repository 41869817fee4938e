// SPDX-License-Identifier: GPL-2.0-only
/* Reading the elements of an XML document by the rules of a schema. */
#include <stdlib.h>
#include <string.h>

#include "lib/attr.h"
#include "lib/profile/element.h"
#include "lib/text.h"

#define XSI_NS		"http://www.w3.org/2001/XMLSchema-instance"

#define XML_BLANKS	" \t\r\n"
/* Size of a buffer for the name of an element, which is cut in messages. */
#define NAME_TEXT	48

static const char *name_text(const xmlNode *node, char buf[static NAME_TEXT])
{
	const char *name = (const char *)node->name;

	return nwc_escape(buf, NAME_TEXT,
			  (struct nwc_blob){ (const uint8_t *)name,
					     strlen(name) });
}

/**
 * nwc_xml_is() - say whether a node is a certain element of the schema
 * @x: document
 * @node: node
 * @name: local name of the element
 *
 * Return: true if it is.
 */
bool nwc_xml_is(const struct nwc_xml *x, const xmlNode *node,
		const char *name)
{
	return node->type == XML_ELEMENT_NODE && node->ns &&
	       !strcmp((const char *)node->ns->href, x->ns) &&
	       !strcmp((const char *)node->name, name);
}

/* The schema defines no attributes. Those of XMLSchema-instance are allowed. */
static void check_attributes(struct nwc_xml *x, const xmlNode *node)
{
	char name[NAME_TEXT];
	const xmlAttr *attr;

	for (attr = node->properties; attr; attr = attr->next) {
		if (!attr->ns ||
		    strcmp((const char *)attr->ns->href, XSI_NS))
			nwc_xml_fail(x, node, "<%s> has an attribute",
				     name_text(node, name));
	}
}

/* Move on to the next element. Only comments and blanks may stand before it. */
static void seq_seek(struct nwc_xml *x, struct nwc_xml_seq *seq,
		     xmlNode *node)
{
	char name[NAME_TEXT];

	for (; node && !x->err; node = node->next) {
		if (node->type == XML_ELEMENT_NODE)
			break;
		if (node->type == XML_COMMENT_NODE ||
		    node->type == XML_PI_NODE || xmlIsBlankNode(node))
			continue;
		nwc_xml_fail(x, node, "text in <%s>",
			     name_text(seq->parent, name));
	}
	seq->at = x->err ? NULL : node;
}

/**
 * nwc_xml_enter() - begin to read the children of an element
 * @x: document
 * @seq: set to the first child
 * @parent: the element
 */
void nwc_xml_enter(struct nwc_xml *x, struct nwc_xml_seq *seq,
		   xmlNode *parent)
{
	*seq = (struct nwc_xml_seq){ .parent = parent };
	if (x->err)
		return;
	check_attributes(x, parent);
	seq_seek(x, seq, parent->children);
}

static xmlNode *seq_advance(struct nwc_xml *x, struct nwc_xml_seq *seq)
{
	xmlNode *node = seq->at;

	seq_seek(x, seq, node->next);
	return x->err ? NULL : node;
}

/**
 * nwc_xml_take() - read an element that may be absent
 * @x: document
 * @seq: position among the children; advanced past the element
 * @name: local name of the element; its namespace is that of the schema
 *
 * Return: the element if it is the next one, else NULL.
 */
xmlNode *nwc_xml_take(struct nwc_xml *x, struct nwc_xml_seq *seq,
		      const char *name)
{
	if (x->err || !seq->at || !nwc_xml_is(x, seq->at, name))
		return NULL;
	return seq_advance(x, seq);
}

/**
 * nwc_xml_need() - read an element that must be present
 * @x: document
 * @seq: position among the children; advanced past the element
 * @name: local name of the element; its namespace is that of the schema
 *
 * Return: the element, or NULL after a failure.
 */
xmlNode *nwc_xml_need(struct nwc_xml *x, struct nwc_xml_seq *seq,
		      const char *name)
{
	xmlNode *node = nwc_xml_take(x, seq, name);
	char found[NAME_TEXT], parent[NAME_TEXT];

	if (node || x->err)
		return node;
	if (seq->at)
		nwc_xml_fail(x, seq->at, "<%s> where <%s> is expected in <%s>",
			     name_text(seq->at, found), name,
			     name_text(seq->parent, parent));
	else
		nwc_xml_fail(x, seq->parent, "<%s> lacks <%s>",
			     name_text(seq->parent, parent), name);
	return NULL;
}

/**
 * nwc_xml_any() - read an element of any name
 * @x: document
 * @seq: position among the children; advanced past the element
 *
 * Return: the next element, or NULL at the end.
 */
xmlNode *nwc_xml_any(struct nwc_xml *x, struct nwc_xml_seq *seq)
{
	return x->err || !seq->at ? NULL : seq_advance(x, seq);
}

/**
 * nwc_xml_other() - read an element of another namespace
 * @x: document
 * @seq: position among the children; advanced past the element
 *
 * The schema allows such elements in some places.
 *
 * Return: the element if it is the next one, else NULL.
 */
xmlNode *nwc_xml_other(struct nwc_xml *x, struct nwc_xml_seq *seq)
{
	if (x->err || !seq->at || !seq->at->ns ||
	    !strcmp((const char *)seq->at->ns->href, x->ns))
		return NULL;
	return seq_advance(x, seq);
}

/**
 * nwc_xml_end() - fail unless all children were read
 * @x: document
 * @seq: position among the children
 */
void nwc_xml_end(struct nwc_xml *x, struct nwc_xml_seq *seq)
{
	char found[NAME_TEXT], parent[NAME_TEXT];

	if (!x->err && seq->at)
		nwc_xml_fail(x, seq->at,
			     "<%s> is unknown, repeated or out of order in <%s>",
			     name_text(seq->at, found),
			     name_text(seq->parent, parent));
}

/**
 * nwc_xml_text() - read the text of an element that has no child elements
 * @x: document
 * @node: the element
 *
 * Return: UTF-8, to be given to nwc_xml_wipe(); NULL after a failure.
 */
char *nwc_xml_text(struct nwc_xml *x, const xmlNode *node)
{
	char name[NAME_TEXT], *text;
	const xmlNode *child;
	size_t len = 0;

	if (x->err)
		return NULL;
	check_attributes(x, node);
	for (child = node->children; child; child = child->next) {
		if (child->type == XML_TEXT_NODE)
			len += strlen((const char *)child->content);
		else if (child->type != XML_COMMENT_NODE &&
			 child->type != XML_PI_NODE)
			nwc_xml_fail(x, child, "<%s> has more than text",
				     name_text(node, name));
	}
	if (x->err)
		return NULL;
	text = malloc(len + 1);
	if (!text) {
		nwc_xml_no_memory(x);
		return NULL;
	}
	len = 0;
	for (child = node->children; child; child = child->next) {
		if (child->type == XML_TEXT_NODE)
			len += strlen(strcpy(text + len,
					     (const char *)child->content));
	}
	text[len] = '\0';
	return text;
}

/* Read a text without the blanks around it, which most types ignore. */
static char *text_trimmed(struct nwc_xml *x, const xmlNode *node)
{
	char *text = nwc_xml_text(x, node);
	size_t len;

	if (!text)
		return NULL;
	memmove(text, text + strspn(text, XML_BLANKS),
		strlen(text + strspn(text, XML_BLANKS)) + 1);
	len = strlen(text);
	while (len && strchr(XML_BLANKS, text[len - 1]))
		text[--len] = '\0';
	return text;
}

/**
 * nwc_xml_bool() - read an xs:boolean
 * @x: document
 * @node: the element
 *
 * Return: the value; false after a failure.
 */
bool nwc_xml_bool(struct nwc_xml *x, const xmlNode *node)
{
	char name[NAME_TEXT], *text = text_trimmed(x, node);
	bool yes;

	if (!text)
		return false;
	yes = !strcmp(text, "true") || !strcmp(text, "1");
	if (!yes && strcmp(text, "false") && strcmp(text, "0"))
		nwc_xml_fail(x, node, "<%s> is neither true nor false",
			     name_text(node, name));
	nwc_xml_wipe(text);
	return yes;
}

/**
 * nwc_xml_number() - read an xs:integer
 * @x: document
 * @node: the element
 * @min: lowest value that is allowed
 * @max: highest value that is allowed
 *
 * Return: the value; 0 after a failure.
 */
unsigned int nwc_xml_number(struct nwc_xml *x, const xmlNode *node,
			    unsigned int min, unsigned int max)
{
	char name[NAME_TEXT], *text = text_trimmed(x, node);
	unsigned int value = 0;
	const char *p = text;

	if (!text)
		return 0;
	/* The loop ends above @max, so the value cannot overflow. */
	for (p += *p == '+'; *p >= '0' && *p <= '9' && value <= max; p++)
		value = value * 10 + (unsigned int)(*p - '0');
	if (p == text || *p || p[-1] == '+' || value < min || value > max) {
		nwc_xml_fail(x, node, "<%s> is not a number from %u to %u",
			     name_text(node, name), min, max);
		value = 0;
	}
	nwc_xml_wipe(text);
	return value;
}

/**
 * nwc_xml_hex() - read an xs:hexBinary
 * @x: document
 * @node: the element
 * @buf: set to the bytes; has room for @max
 * @min: lowest length that is allowed, in bytes
 * @max: highest length that is allowed, in bytes
 *
 * Return: number of bytes in @buf; 0 after a failure.
 */
size_t nwc_xml_hex(struct nwc_xml *x, const xmlNode *node, uint8_t *buf,
		   size_t min, size_t max)
{
	char name[NAME_TEXT], *text = text_trimmed(x, node);
	size_t i, len;

	if (!text)
		return 0;
	len = strlen(text);
	if (len % 2 || len / 2 < min || len / 2 > max) {
		nwc_xml_fail(x, node,
			     "<%s> is not %zu to %zu bytes in hexadecimal",
			     name_text(node, name), min, max);
		len = 0;
	}
	for (i = 0; i < len; i += 2) {
		int high = nwc_hex_value(text[i]);
		int low = nwc_hex_value(text[i + 1]);

		if (high < 0 || low < 0) {
			nwc_xml_fail(x, node,
				     "<%s> has more than hexadecimal digits",
				     name_text(node, name));
			break;
		}
		buf[i / 2] = (uint8_t)(high << 4 | low);
	}
	nwc_xml_wipe(text);
	return x->err ? 0 : len / 2;
}

/**
 * nwc_xml_pick() - read one of a set of values
 * @x: document
 * @node: the element
 * @values: the values
 * @n: number of @values
 *
 * Return: index of the value; 0 after a failure.
 */
size_t nwc_xml_pick(struct nwc_xml *x, const xmlNode *node,
		    const char * const *values, size_t n)
{
	char name[NAME_TEXT], *text = nwc_xml_text(x, node);
	size_t i;

	if (!text)
		return 0;
	for (i = 0; i < n; i++) {
		if (!strcmp(text, values[i]))
			break;
	}
	nwc_xml_wipe(text);
	if (i < n)
		return i;
	nwc_xml_fail(x, node, "<%s> has none of the values that it can have",
		     name_text(node, name));
	return 0;
}
