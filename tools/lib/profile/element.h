/* SPDX-License-Identifier: GPL-2.0-only */
/* Reading the elements of an XML document by the rules of a schema. */
#ifndef NWIFI_LIB_PROFILE_ELEMENT_H
#define NWIFI_LIB_PROFILE_ELEMENT_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/profile/xml.h"

/**
 * struct nwc_xml_seq - position among the children of an element
 * @parent: the element
 * @at: the next child; NULL at the end
 */
struct nwc_xml_seq {
	xmlNode *parent;
	xmlNode *at;
};

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
bool nwc_xml_bool(struct nwc_xml *x, const xmlNode *node);
unsigned int nwc_xml_number(struct nwc_xml *x, const xmlNode *node,
			    unsigned int min, unsigned int max);
size_t nwc_xml_hex(struct nwc_xml *x, const xmlNode *node, uint8_t *buf,
		   size_t min, size_t max);
size_t nwc_xml_pick(struct nwc_xml *x, const xmlNode *node,
		    const char * const *values, size_t n);

#endif /* NWIFI_LIB_PROFILE_ELEMENT_H */
