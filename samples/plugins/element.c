// SPDX-License-Identifier: BSD-3-Clause
#include "element.h"

/* Length of the fixed fields before the elements of a frame (9.3.3) */
#define ASSOC_FIXED 4
#define REASSOC_FIXED 10
#define BEACON_FIXED 12

/**
 * element_next() - take the next element from a list
 * @elements: the list; advanced past the element
 * @length: length of the list in bytes; reduced by that of the element
 *
 * Return: the whole element, from its number on; NULL at the end of the list,
 * or where it is malformed.
 */
const UCHAR *element_next(const UCHAR **elements, size_t *length)
{
	const UCHAR *element = *elements;
	size_t size;

	if (*length < ELEMENT_HEAD)
		return NULL;
	size = ELEMENT_HEAD + (size_t)element[1];
	if (size > *length)
		return NULL;
	*elements += size;
	*length -= size;
	return element;
}

/* Find an element in a frame that follows the parameters. */
static const UCHAR *
element_find(const DOT11_ASSOCIATION_COMPLETION_PARAMETERS *params,
	     ULONG length, size_t offset, size_t size, size_t fixed,
	     UCHAR number)
{
	const UCHAR *elements, *element;

	if (offset > length || size > length - offset || size < fixed)
		return NULL;
	elements = (const UCHAR *)params + offset + fixed;
	size -= fixed;
	while ((element = element_next(&elements, &size)))
		if (element[0] == number)
			return element;
	return NULL;
}

/**
 * element_of_request() - find an element of the association request
 * @params: parameters of PerformPostAssociate, which are not trusted
 * @length: length of @params in bytes
 * @number: number of the element
 *
 * Return: the first such element as a whole, or NULL.
 */
const UCHAR *
element_of_request(const DOT11_ASSOCIATION_COMPLETION_PARAMETERS *params,
		   ULONG length, UCHAR number)
{
	if (length < sizeof(*params))
		return NULL;
	return element_find(params, length, params->uAssocReqOffset,
			    params->uAssocReqSize,
			    params->bReAssocReq ? REASSOC_FIXED : ASSOC_FIXED,
			    number);
}

/**
 * element_of_beacon() - find an element of the beacon of the AP
 * @params: parameters of PerformPostAssociate, which are not trusted
 * @length: length of @params in bytes
 * @number: number of the element
 *
 * Return: the first such element as a whole, or NULL.
 */
const UCHAR *
element_of_beacon(const DOT11_ASSOCIATION_COMPLETION_PARAMETERS *params,
		  ULONG length, UCHAR number)
{
	if (length < sizeof(*params))
		return NULL;
	return element_find(params, length, params->uBeaconOffset,
			    params->uBeaconSize, BEACON_FIXED, number);
}
