/* SPDX-License-Identifier: GPL-2.0-only */
/* Building JSON objects and arrays without a check after each step. */
#ifndef NWIFI_LIB_JSON_OBJECT_H
#define NWIFI_LIB_JSON_OBJECT_H

#include <jansson.h>
#include <stdbool.h>

#include "lib/attr.h"

/**
 * struct nwc_json - an object that is being built
 * @o: the object
 * @failed: a member could not be added
 */
struct nwc_json {
	json_t *o;
	bool failed;
};

#define NWC_JSON_NEW	{ .o = json_object() }

void nwc_json_put(struct nwc_json *obj, const char *key, json_t *value);
json_t *nwc_json_end(struct nwc_json *obj);
json_t *nwc_json_append(json_t *array, json_t *value);
json_t *nwc_json_text(struct nwc_blob text);
json_t *nwc_json_hex(struct nwc_blob bytes);

#endif /* NWIFI_LIB_JSON_OBJECT_H */
