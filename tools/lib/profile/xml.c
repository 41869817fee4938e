// SPDX-License-Identifier: GPL-2.0-only
/*
 * XML documents that are not trusted.
 *
 * The error messages of libxml2 may quote the document, and with it a key, so
 * failures are reported in our own words.
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

#include "lib/profile/encoding.h"
#include "lib/profile/xml.h"

#define XINCLUDE_NS	"http://www.w3.org/2001/XInclude"

__attribute__((format(printf, 4, 0)))
static void xml_vfail(struct nwc_xml *x, int err, long line, const char *fmt,
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
static void xml_fail_at(struct nwc_xml *x, int err, long line, const char *fmt,
			...)
{
	va_list ap;

	va_start(ap, fmt);
	xml_vfail(x, err, line, fmt, ap);
	va_end(ap);
}

/**
 * nwc_xml_no_memory() - record that memory has run out
 * @x: document; only its first failure is recorded
 */
void nwc_xml_no_memory(struct nwc_xml *x)
{
	xml_fail_at(x, -ENOMEM, 0, "out of memory");
}

/**
 * nwc_xml_fail() - record what is wrong with a document
 * @x: document; only its first failure is recorded
 * @node: node that is wrong
 * @fmt: printf() format of the description, which follows the line number
 */
void nwc_xml_fail(struct nwc_xml *x, const xmlNode *node, const char *fmt,
		  ...)
{
	va_list ap;

	va_start(ap, fmt);
	xml_vfail(x, -EINVAL, xmlGetLineNo(node), fmt, ap);
	va_end(ap);
}

/* The next node of a tree in document order, found without recursion. */
static xmlNode *node_next(xmlNode *node, int *depth)
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

static void text_nodes_wipe(xmlNode *node)
{
	for (; node; node = node->next) {
		if (node->type == XML_TEXT_NODE && node->content)
			explicit_bzero(node->content,
				       strlen((char *)node->content));
	}
}

/* Wipe the tree, which has a copy of every key (IHV-17). */
static void doc_wipe(xmlDoc *doc)
{
	xmlNode *node = xmlDocGetRootElement(doc);
	xmlAttr *attr;
	int depth = 0;

	for (; node; node = node_next(node, &depth)) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		text_nodes_wipe(node->children);
		for (attr = node->properties; attr; attr = attr->next)
			text_nodes_wipe(attr->children);
	}
}

static void doc_check(struct nwc_xml *x)
{
	xmlNode *node = xmlDocGetRootElement(x->doc);
	int depth = 1;

	for (; node && !x->err; node = node_next(node, &depth)) {
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

static void on_doctype(void *ctx, const xmlChar *name, const xmlChar *external,
		       const xmlChar *system)
{
	xmlParserCtxt *parser = ctx;

	(void)name;
	(void)external;
	(void)system;
	xml_fail_at(parser->_private, -EINVAL, xmlSAX2GetLineNumber(parser),
		    "a document type declaration is not allowed");
	/* So nothing that the declaration contains or refers to is read. */
	xmlStopParser(parser);
}

static const char *xml_error_text(int code)
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

/* Only the first error counts, because it often causes those that follow. */
#if LIBXML_VERSION >= 21200
static void on_error(void *ctx, const xmlError *error)
#else
static void on_error(void *ctx, xmlError *error)
#endif
{
	xmlParserCtxt *parser = ctx;

	if (error->level >= XML_ERR_ERROR)
		xml_fail_at(parser->_private,
			    error->code == XML_ERR_NO_MEMORY ? -ENOMEM :
							       -EINVAL,
			    error->line, "%s", xml_error_text(error->code));
}

static void doc_parse(struct nwc_xml *x, const char *text, size_t len)
{
	/*
	 * The parser may not use the network. It does not read other files
	 * either, since document types are refused. Without a dictionary it
	 * shares no texts, so they can be wiped. The text is UTF-8 already,
	 * whatever encoding the document declares.
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
	parser->sax->internalSubset = on_doctype;
	parser->sax->serror = on_error;
	x->doc = xmlCtxtReadMemory(parser, text, (int)len, NULL, "UTF-8",
				   options);
	if (!x->doc || !parser->wellFormed || !parser->nsWellFormed)
		xml_fail_at(x, -EINVAL, 0, "%s", xml_error_text(XML_ERR_OK));
	/* The buffer of the parser still has a copy of the document. */
	if (parser->input && parser->input->base < parser->input->end)
		explicit_bzero((xmlChar *)parser->input->base,
			       (size_t)(parser->input->end -
					parser->input->base));
	xmlFreeParserCtxt(parser);
}

/**
 * nwc_xml_open() - read a document
 * @x: set to the document; to be given to nwc_xml_close() also on failure
 * @bytes: the bytes of the document, at most NWC_PROFILE_MAX_BYTES
 * @len: length of @bytes
 * @ns: namespace of the elements that the schema defines
 * @why: set to what is wrong on failure
 *
 * Features that no profile needs, and that make XML of others dangerous to
 * read, are refused: document types, and with them entities; XInclude; deep
 * nesting; great length (IHV-17).
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
		xml_fail_at(x, -EFBIG, 0, "longer than %d bytes",
			    NWC_PROFILE_MAX_BYTES);
		return x->err;
	}
	x->err = nwc_profile_utf8(bytes, len, &text, &n, why);
	if (x->err)
		return x->err;
	doc_parse(x, text, n);
	explicit_bzero(text, n);
	free(text);
	if (!x->err)
		doc_check(x);
	return x->err;
}

/**
 * nwc_xml_close() - wipe and free a document
 * @x: document, also one that could not be opened
 */
void nwc_xml_close(struct nwc_xml *x)
{
	if (!x->doc)
		return;
	doc_wipe(x->doc);
	xmlFreeDoc(x->doc);
	x->doc = NULL;
}

/*
 * Copy an element to the root of a new document. The copy declares all prefixes
 * that the element has inherited, because values may use them, too, and that
 * cannot be seen from outside.
 */
static xmlDoc *doc_copy_element(xmlNode *node)
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
 * nwc_xml_dump() - write an element as a document of its own
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
	doc = doc_copy_element(node);
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
		doc_wipe(doc);
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
