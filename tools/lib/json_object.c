// SPDX-License-Identifier: GPL-2.0-only
/*
 * Building JSON objects and arrays without a check after each step.
 *
 * The functions of jansson that add a value accept NULL for it, and fail then,
 * and so does json_object_set_new() on a NULL object. So a failure anywhere,
 * which can only be lack of memory, makes the whole object or array NULL.
 */
#include <stdlib.h>

#include "lib/json_object.h"
#include "lib/text.h"

/**
 * nwc_json_put() - add a member to an object
 * @obj: object, initialised with NWC_JSON_NEW
 * @key: name of the member
 * @value: value, which the object owns from now on; NULL for lack of memory
 */
void nwc_json_put(struct nwc_json *obj, const char *key, json_t *value)
{
	if (json_object_set_new(obj->o, key, value))
		obj->failed = true;
}

/**
 * nwc_json_end() - finish an object
 * @obj: object
 *
 * Return: the object, or NULL for lack of memory.
 */
json_t *nwc_json_end(struct nwc_json *obj)
{
	if (obj->failed) {
		json_decref(obj->o);
		return NULL;
	}
	return obj->o;
}

/**
 * nwc_json_append() - add a value to an array
 * @array: array, or NULL after a failure; freed on failure
 * @value: value, which the array owns from now on; NULL for lack of memory
 *
 * Return: @array, or NULL for lack of memory.
 */
json_t *nwc_json_append(json_t *array, json_t *value)
{
	if (json_array_append_new(array, value)) {
		json_decref(array);
		return NULL;
	}
	return array;
}

/**
 * nwc_json_text() - make a string of bytes
 * @text: bytes; those outside printable ASCII, and the backslash, become
 *	``\xNN``
 *
 * Return: JSON string, or NULL for lack of memory.
 */
json_t *nwc_json_text(struct nwc_blob text)
{
	char *buf = malloc(NWC_ESCAPED(text.len));
	json_t *json = NULL;

	if (buf)
		json = json_string(nwc_escape(buf, NWC_ESCAPED(text.len),
					      text));
	free(buf);
	return json;
}

/**
 * nwc_json_hex() - make a string of bytes in hexadecimal digits
 * @bytes: bytes
 *
 * Return: JSON string, or NULL for lack of memory.
 */
json_t *nwc_json_hex(struct nwc_blob bytes)
{
	char *buf = malloc(NWC_HEX(bytes.len));
	json_t *json = NULL;

	if (buf)
		json = json_string(nwc_hex(buf, NWC_HEX(bytes.len), bytes));
	free(buf);
	return json;
}
