/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Reading of an XML document from somewhere else, by the rules of a schema.
 *
 * After the first failure every function does nothing, and what it returns is
 * empty; so a reader asks once, at its end.
 */
#ifndef NWIFI_LIB_PROFILE_XML_H
#define NWIFI_LIB_PROFILE_XML_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/profile_text.h"

/**
 * struct nwc_xml - a document
 * @doc: as the library keeps it
 * @ns: namespace of the elements that the schema names
 * @err: negative error number of the first failure, or 0
 * @why: what that was; NWC_PROFILE_WHY bytes of the caller
 */
struct nwc_xml {
	xmlDoc *doc;
	const char *ns;
	int err;
	char *why;
};

/**
 * struct nwc_xml_seq - the children of an element, read in order
 * @parent: the element
 * @at: the next child, NULL at the end
 */
struct nwc_xml_seq {
	xmlNode *parent;
	xmlNode *at;
};

int nwc_xml_open(struct nwc_xml *x, const void *bytes, size_t len,
		 const char *ns, char why[static NWC_PROFILE_WHY]);
void nwc_xml_close(struct nwc_xml *x);
void nwc_xml_fail(struct nwc_xml *x, const xmlNode *node, const char *fmt,
		  ...) __attribute__((format(printf, 3, 4)));
void nwc_xml_no_memory(struct nwc_xml *x);
bool nwc_xml_is(const struct nwc_xml *x, const xmlNode *node,
		const char *name);

void nwc_xml_enter(struct nwc_xml *x, struct nwc_xml_seq *seq,
		   xmlNode *parent);
xmlNode *nwc_xml_take(struct nwc_xml *x, struct nwc_xml_seq *seq,
		      const char *name);
xmlNode *nwc_xml_need(struct nwc_xml *x, struct nwc_xml_seq *seq,
		      const char *name);
xmlNode *nwc_xml_any(struct nwc_xml *x, struct nwc_xml_seq *seq);
xmlNode *nwc_xml_other(struct nwc_xml *x, struct nwc_xml_seq *seq);
void nwc_xml_end(struct nwc_xml *x, struct nwc_xml_seq *seq);

char *nwc_xml_text(struct nwc_xml *x, const xmlNode *node);
void nwc_xml_wipe(char *text);
bool nwc_xml_bool(struct nwc_xml *x, const xmlNode *node);
unsigned int nwc_xml_number(struct nwc_xml *x, const xmlNode *node,
			    unsigned int min, unsigned int max);
size_t nwc_xml_hex(struct nwc_xml *x, const xmlNode *node, uint8_t *buf,
		   size_t min, size_t max);
size_t nwc_xml_pick(struct nwc_xml *x, const xmlNode *node,
		    const char * const *values, size_t n);
char *nwc_xml_dump(struct nwc_xml *x, xmlNode *node);

#endif /* NWIFI_LIB_PROFILE_XML_H */
