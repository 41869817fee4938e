// SPDX-License-Identifier: GPL-2.0-only
/*
 * Reading of an XML document from somewhere else, by the rules of a schema.
 *
 * What the library says about an error may quote the document, and with it a
 * key; so what is reported here is in words of our own.
 */
#include <errno.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlsave.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/attr.h"
#include "lib/profile.h"
#include "lib/profile_xml.h"
#include "lib/text.h"

#define XSI_NS		"http://www.w3.org/2001/XMLSchema-instance"
#define XINCLUDE_NS	"http://www.w3.org/2001/XInclude"

#define XML_BLANKS	" \t\r\n"
/* Names of elements in messages are cut at so many bytes. */
#define NAME_TEXT	48

static const char *name_text(const xmlNode *node, char buf[static NAME_TEXT])
{
	const uint8_t *name = (const uint8_t *)node->name;

	return nwc_escape(buf, NAME_TEXT,
			  (struct nwc_blob){ name,
						 strlen((const char *)name) });
}

__attribute__((format(printf, 4, 0)))
static void vfail(struct nwc_xml *x, int err, long line, const char *fmt,
		  va_list ap)
{
	int n;

	if (x->err)
		return;
	x->err = err;
	n = line > 0 ? snprintf(x->why, NWC_PROFILE_WHY, "line %ld: ", line) :
		       0;
	vsnprintf(x->why + n, (size_t)(NWC_PROFILE_WHY - n), fmt, ap);
}

__attribute__((format(printf, 4, 5)))
static void fail_at(struct nwc_xml *x, int err, long line, const char *fmt,
		    ...)
{
	va_list ap;

	va_start(ap, fmt);
	vfail(x, err, line, fmt, ap);
	va_end(ap);
}

/**
 * nwc_xml_no_memory() - note that there is no memory
 * @x: document; only the first call has an effect
 */
void nwc_xml_no_memory(struct nwc_xml *x)
{
	fail_at(x, -ENOMEM, 0, "out of memory");
}

/**
 * nwc_xml_fail() - note what is wrong with the document
 * @x: document; only the first call has an effect
 * @node: where
 * @fmt: printf() format of the rest of the line
 */
void nwc_xml_fail(struct nwc_xml *x, const xmlNode *node, const char *fmt,
		  ...)
{
	va_list ap;

	va_start(ap, fmt);
	vfail(x, -EINVAL, xmlGetLineNo(node), fmt, ap);
	va_end(ap);
}

/* The next node of the tree in document order, without recursion. */
static xmlNode *next_node(xmlNode *node, int *depth)
{
	if (node->type == XML_ELEMENT_NODE && node->children) {
		++*depth;
		return node->children;
	}
	while (node && !node->next) {
		node = node->parent;
		--*depth;
		if (!node || node->type != XML_ELEMENT_NODE)
			return NULL;
	}
	return node ? node->next : NULL;
}

static void wipe_content(xmlNode *node)
{
	for (; node; node = node->next) {
		if (node->type == XML_TEXT_NODE && node->content)
			explicit_bzero(node->content,
				       strlen((char *)node->content));
	}
}

/* A copy of every key is in here; IHV-17. */
static void wipe_doc(xmlDoc *doc)
{
	xmlNode *node = xmlDocGetRootElement(doc);
	xmlAttr *attr;
	int depth = 0;

	for (; node; node = next_node(node, &depth)) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		wipe_content(node->children);
		for (attr = node->properties; attr; attr = attr->next)
			wipe_content(attr->children);
	}
}

static void check_tree(struct nwc_xml *x)
{
	xmlNode *node = xmlDocGetRootElement(x->doc);
	int depth = 1;

	for (; node && !x->err; node = next_node(node, &depth)) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		if (depth > NWC_PROFILE_MAX_DEPTH)
			nwc_xml_fail(x, node,
				     "elements are nested more than %d deep",
				     NWC_PROFILE_MAX_DEPTH);
		if (node->ns && !strcmp((const char *)node->ns->href,
					XINCLUDE_NS))
			nwc_xml_fail(x, node, "XInclude is not allowed");
	}
}

static void refuse_doctype(void *ctx, const xmlChar *name,
			   const xmlChar *external, const xmlChar *system)
{
	xmlParserCtxt *parser = ctx;

	(void)name;
	(void)external;
	(void)system;
	fail_at(parser->_private, -EINVAL, xmlSAX2GetLineNumber(parser),
		"a document type declaration is not allowed");
	/* Nothing that it declares or refers to is looked at any more. */
	xmlStopParser(parser);
}

static const char *error_text(int code)
{
	switch (code) {
	case XML_ERR_DOCUMENT_EMPTY:
	case XML_ERR_DOCUMENT_START:
		return "not XML";
	case XML_ERR_DOCUMENT_END:
		return "there is more behind the end of the root element";
	case XML_ERR_TAG_NAME_MISMATCH:
		return "an end tag does not match the start tag";
	case XML_ERR_TAG_NOT_FINISHED:
		return "the document ends inside of an element";
	case XML_ERR_UNDECLARED_ENTITY:
		return "an entity that is not one of XML's own five";
	case XML_ERR_INVALID_CHAR:
	case XML_ERR_INVALID_CHARREF:
		return "a character that XML does not allow";
	case XML_ERR_ATTRIBUTE_REDEFINED:
		return "an attribute is given twice";
	case XML_NS_ERR_UNDEFINED_NAMESPACE:
		return "a prefix without a namespace";
	case XML_ERR_NO_MEMORY:
		return "out of memory";
	default:
		return "not well-formed XML";
	}
}

/* The first error counts: those that follow are often nothing but its echo. */
#if LIBXML_VERSION >= 21200
static void note_error(void *ctx, const xmlError *error)
#else
static void note_error(void *ctx, xmlError *error)
#endif
{
	xmlParserCtxt *parser = ctx;

	if (error->level >= XML_ERR_ERROR)
		fail_at(parser->_private,
			error->code == XML_ERR_NO_MEMORY ? -ENOMEM : -EINVAL,
			error->line, "%s", error_text(error->code));
}

static void parse(struct nwc_xml *x, const char *text, size_t len)
{
	/*
	 * No network, no file: there is nothing left that could be loaded once
	 * a document type is refused. No dictionary, so that texts are ours to
	 * wipe. The encoding was dealt with.
	 */
	int options = XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NODICT |
		      XML_PARSE_IGNORE_ENC;
	xmlParserCtxt *parser = xmlNewParserCtxt();

	if (!parser) {
		nwc_xml_no_memory(x);
		return;
	}
#if LIBXML_VERSION >= 21300
	options |= XML_PARSE_NO_XXE;
#endif
	parser->_private = x;
	parser->sax->internalSubset = refuse_doctype;
	parser->sax->serror = note_error;
	x->doc = xmlCtxtReadMemory(parser, text, (int)len, NULL, "UTF-8",
				   options);
	if (!x->doc || !parser->wellFormed || !parser->nsWellFormed)
		fail_at(x, -EINVAL, 0, "%s", error_text(XML_ERR_OK));
	/* What it has read is still in its buffer. */
	if (parser->input && parser->input->base < parser->input->end)
		explicit_bzero((xmlChar *)parser->input->base,
			       (size_t)(parser->input->end -
					parser->input->base));
	xmlFreeParserCtxt(parser);
}

/**
 * nwc_xml_open() - read a document
 * @x: set to it; to be given to nwc_xml_close() in any case
 * @bytes: the document, at most NWC_PROFILE_MAX_BYTES
 * @len: bytes of it
 * @ns: namespace of the elements that the schema names
 * @why: set to what is wrong on failure
 *
 * Refuses what a profile never needs and what makes reading XML from others
 * dangerous: document types, and with them entities; XInclude; depth; size
 * (IHV-17).
 *
 * Return: 0, -EINVAL, -EFBIG or -ENOMEM.
 */
int nwc_xml_open(struct nwc_xml *x, const void *bytes, size_t len,
		 const char *ns, char why[static NWC_PROFILE_WHY])
{
	char *text;
	size_t n;

	*x = (struct nwc_xml){ .ns = ns, .why = why };
	if (len > NWC_PROFILE_MAX_BYTES) {
		fail_at(x, -EFBIG, 0, "longer than %d bytes",
			NWC_PROFILE_MAX_BYTES);
		return x->err;
	}
	x->err = nwc_profile_utf8(bytes, len, &text, &n, why);
	if (x->err)
		return x->err;
	parse(x, text, n);
	explicit_bzero(text, n);
	free(text);
	if (!x->err)
		check_tree(x);
	return x->err;
}

/**
 * nwc_xml_close() - forget a document, its texts wiped
 * @x: document; nwc_xml_open() may have failed
 */
void nwc_xml_close(struct nwc_xml *x)
{
	if (!x->doc)
		return;
	wipe_doc(x->doc);
	xmlFreeDoc(x->doc);
	x->doc = NULL;
}

/**
 * nwc_xml_is() - is this an element of the schema?
 * @x: document
 * @node: what to look at
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

/* The schema has no attributes; those about validation are XML's own. */
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

/* Skip what does not count; anything else but an element is text. */
static void next_element(struct nwc_xml *x, struct nwc_xml_seq *seq,
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
 * nwc_xml_enter() - start to read the children of an element
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
	next_element(x, seq, parent->children);
}

static xmlNode *advance(struct nwc_xml *x, struct nwc_xml_seq *seq)
{
	xmlNode *node = seq->at;

	next_element(x, seq, node->next);
	return x->err ? NULL : node;
}

/**
 * nwc_xml_take() - read an element that may be absent
 * @x: document
 * @seq: children
 * @name: its local name; the namespace is that of the schema
 *
 * Return: the element if it is the next one, else NULL.
 */
xmlNode *nwc_xml_take(struct nwc_xml *x, struct nwc_xml_seq *seq,
		      const char *name)
{
	if (x->err || !seq->at || !nwc_xml_is(x, seq->at, name))
		return NULL;
	return advance(x, seq);
}

/**
 * nwc_xml_need() - read an element that must be there
 * @x: document
 * @seq: children
 * @name: its local name; the namespace is that of the schema
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
 * nwc_xml_any() - read an element of whatever name
 * @x: document
 * @seq: children
 *
 * Return: the next element, or NULL at the end.
 */
xmlNode *nwc_xml_any(struct nwc_xml *x, struct nwc_xml_seq *seq)
{
	return x->err || !seq->at ? NULL : advance(x, seq);
}

/**
 * nwc_xml_other() - read an element of another namespace
 * @x: document
 * @seq: children
 *
 * For the places where the schema lets others insert elements.
 *
 * Return: the element if it is the next one, else NULL.
 */
xmlNode *nwc_xml_other(struct nwc_xml *x, struct nwc_xml_seq *seq)
{
	if (x->err || !seq->at || !seq->at->ns ||
	    !strcmp((const char *)seq->at->ns->href, x->ns))
		return NULL;
	return advance(x, seq);
}

/**
 * nwc_xml_end() - make sure that all children were read
 * @x: document
 * @seq: children
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
 * nwc_xml_text() - the text of an element that has no children
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

/**
 * nwc_xml_wipe() - overwrite and free a text
 * @text: text, or NULL
 */
void nwc_xml_wipe(char *text)
{
	if (text)
		explicit_bzero(text, strlen(text));
	free(text);
}

/* The text without blanks around it, which do not count in most types. */
static char *trimmed(struct nwc_xml *x, const xmlNode *node)
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
 * Return: its value; false after a failure.
 */
bool nwc_xml_bool(struct nwc_xml *x, const xmlNode *node)
{
	char name[NAME_TEXT], *text = trimmed(x, node);
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
 * @min: least value allowed
 * @max: greatest value allowed
 *
 * Return: its value; 0 after a failure.
 */
unsigned int nwc_xml_number(struct nwc_xml *x, const xmlNode *node,
			    unsigned int min, unsigned int max)
{
	char name[NAME_TEXT], *text = trimmed(x, node);
	unsigned int value = 0;
	const char *p = text;

	if (!text)
		return 0;
	/* a greater number than all that are allowed cannot overflow */
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
 * @buf: set to the bytes; room for @max
 * @min: least length, in bytes
 * @max: greatest length, in bytes
 *
 * Return: bytes in @buf; 0 after a failure.
 */
size_t nwc_xml_hex(struct nwc_xml *x, const xmlNode *node, uint8_t *buf,
		   size_t min, size_t max)
{
	char name[NAME_TEXT], *text = trimmed(x, node);
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
 * @n: how many
 *
 * Return: which one; 0 after a failure.
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

/*
 * A copy of an element as the root of a document, with the prefixes that it
 * has inherited: values may use them, too, and nobody can see which.
 */
static xmlDoc *document_of(xmlNode *node)
{
	xmlNs **all, **p;
	xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
	xmlNode *copy;
	xmlNs *ns;

	if (!doc)
		return NULL;
	doc->encoding = xmlStrdup((const xmlChar *)"UTF-8");
	copy = xmlDocCopyNode(node, doc, 1);
	if (!copy) {
		xmlFreeDoc(doc);
		return NULL;
	}
	xmlDocSetRootElement(doc, copy);
	all = xmlGetNsList(node->doc, node);
	for (p = all; p && *p; p++) {
		for (ns = copy->nsDef; ns; ns = ns->next) {
			if (xmlStrEqual(ns->prefix, (*p)->prefix))
				break;
		}
		if (!ns && (*p)->prefix)
			xmlNewNs(copy, (*p)->href, (*p)->prefix);
	}
	xmlFree(all);
	return doc;
}

/**
 * nwc_xml_dump() - an element as a document of its own
 * @x: document
 * @node: the element
 *
 * Return: UTF-8 without an XML declaration, to be given to nwc_xml_wipe();
 * NULL after a failure.
 */
char *nwc_xml_dump(struct nwc_xml *x, xmlNode *node)
{
	xmlBuffer *buf = NULL;
	xmlDoc *doc = NULL;
	xmlSaveCtxt *save;
	char *text = NULL;

	if (x->err)
		return NULL;
	doc = document_of(node);
	buf = xmlBufferCreate();
	save = buf ? xmlSaveToBuffer(buf, "UTF-8",
				     XML_SAVE_AS_XML | XML_SAVE_NO_DECL) : NULL;
	if (doc && save && xmlSaveTree(save, doc->children) >= 0 &&
	    xmlSaveFlush(save) >= 0)
		text = strdup((const char *)xmlBufferContent(buf));
	if (save)
		xmlSaveClose(save);
	if (buf) {
		explicit_bzero((xmlChar *)xmlBufferContent(buf),
			       (size_t)xmlBufferLength(buf));
		xmlBufferFree(buf);
	}
	if (doc) {
		wipe_doc(doc);
		xmlFreeDoc(doc);
	}
	if (!text) {
		nwc_xml_no_memory(x);
	} else if (strlen(text) > NWC_PROFILE_MAX_BYTES) {
		nwc_xml_fail(x, node, "longer than %d bytes",
			     NWC_PROFILE_MAX_BYTES);
		nwc_xml_wipe(text);
		text = NULL;
	}
	return text;
}
