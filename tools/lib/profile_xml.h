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
 * struct nwifi_xml - a document
 * @doc: as the library keeps it
 * @ns: namespace of the elements that the schema names
 * @err: negative error number of the first failure, or 0
 * @why: what that was; NWIFI_PROFILE_WHY bytes of the caller
 */
struct nwifi_xml {
	xmlDoc *doc;
	const char *ns;
	int err;
	char *why;
};

/**
 * struct nwifi_xml_seq - the children of an element, read in order
 * @parent: the element
 * @at: the next child, NULL at the end
 */
struct nwifi_xml_seq {
	xmlNode *parent;
	xmlNode *at;
};

int nwifi_xml_open(struct nwifi_xml *x, const void *bytes, size_t len,
		   const char *ns, char why[static NWIFI_PROFILE_WHY]);
void nwifi_xml_close(struct nwifi_xml *x);
void nwifi_xml_fail(struct nwifi_xml *x, const xmlNode *node, const char *fmt,
		    ...) __attribute__((format(printf, 3, 4)));
void nwifi_xml_no_memory(struct nwifi_xml *x);
bool nwifi_xml_is(const struct nwifi_xml *x, const xmlNode *node,
		  const char *name);

void nwifi_xml_enter(struct nwifi_xml *x, struct nwifi_xml_seq *seq,
		     xmlNode *parent);
xmlNode *nwifi_xml_take(struct nwifi_xml *x, struct nwifi_xml_seq *seq,
			const char *name);
xmlNode *nwifi_xml_need(struct nwifi_xml *x, struct nwifi_xml_seq *seq,
			const char *name);
xmlNode *nwifi_xml_any(struct nwifi_xml *x, struct nwifi_xml_seq *seq);
xmlNode *nwifi_xml_other(struct nwifi_xml *x, struct nwifi_xml_seq *seq);
void nwifi_xml_end(struct nwifi_xml *x, struct nwifi_xml_seq *seq);

char *nwifi_xml_text(struct nwifi_xml *x, const xmlNode *node);
void nwifi_xml_wipe(char *text);
bool nwifi_xml_bool(struct nwifi_xml *x, const xmlNode *node);
unsigned int nwifi_xml_number(struct nwifi_xml *x, const xmlNode *node,
			      unsigned int min, unsigned int max);
size_t nwifi_xml_hex(struct nwifi_xml *x, const xmlNode *node, uint8_t *buf,
		     size_t min, size_t max);
size_t nwifi_xml_pick(struct nwifi_xml *x, const xmlNode *node,
		      const char * const *values, size_t n);
char *nwifi_xml_dump(struct nwifi_xml *x, xmlNode *node);

#endif /* NWIFI_LIB_PROFILE_XML_H */
