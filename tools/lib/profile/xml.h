/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * XML documents that are not trusted: reading, failures, writing.
 *
 * A document keeps its first failure. After that all functions here and in
 * element.h do nothing and return nothing, so a reader need not check before
 * its end.
 */
#ifndef NWIFI_LIB_PROFILE_XML_H
#define NWIFI_LIB_PROFILE_XML_H

#include <libxml/tree.h>
#include <stddef.h>

#include "lib/profile/why.h"

/* Greatest length of a document, and of a fragment of one, in bytes. */
#define NWC_PROFILE_MAX_BYTES	(64 * 1024)
/* Greatest depth of nested elements, the root included. */
#define NWC_PROFILE_MAX_DEPTH	32

/**
 * struct nwc_xml - a document
 * @doc: the tree of libxml2
 * @ns: namespace of the elements that the schema defines
 * @err: negative error number of the first failure, or 0
 * @why: description of that failure, NWC_PROFILE_WHY bytes of the caller
 */
struct nwc_xml {
	xmlDoc *doc;
	const char *ns;
	int err;
	char *why;
};

int nwc_xml_open(struct nwc_xml *x, const void *bytes, size_t len,
		 const char *ns, char why[static NWC_PROFILE_WHY]);
void nwc_xml_close(struct nwc_xml *x);
void nwc_xml_fail(struct nwc_xml *x, const xmlNode *node, const char *fmt,
		  ...) __attribute__((format(printf, 3, 4)));
void nwc_xml_no_memory(struct nwc_xml *x);
char *nwc_xml_dump(struct nwc_xml *x, xmlNode *node);
void nwc_xml_wipe(char *text);

#endif /* NWIFI_LIB_PROFILE_XML_H */
