// SPDX-License-Identifier: BSD-3-Clause
#include "element.h"

/* Fixed fields in front of the elements of a frame (IEEE 802.11, 9.3.3) */
#define ASSOC_FIXED 4
#define REASSOC_FIXED 10
#define BEACON_FIXED 12

/**
 * element_next() - the next one of a list of elements
 * @elements: the list; set to what follows
 * @length: bytes of it; likewise
 *
 * Return: the element, from its number on, all of it there; NULL at the end, or
 *	where the list is broken.
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

/* In a frame that is a part of the parameters */
static const UCHAR *
find(const DOT11_ASSOCIATION_COMPLETION_PARAMETERS *params, ULONG length,
     size_t offset, size_t size, size_t fixed, UCHAR number)
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
 * element_of_request() - an element of the association request
 * @params: what PerformPostAssociate was given; not trusted
 * @length: bytes of it
 * @number: of the element
 *
 * Return: the first such element, all of it there, or NULL.
 */
const UCHAR *
element_of_request(const DOT11_ASSOCIATION_COMPLETION_PARAMETERS *params,
		   ULONG length, UCHAR number)
{
	if (length < sizeof(*params))
		return NULL;
	return find(params, length, params->uAssocReqOffset,
		    params->uAssocReqSize,
		    params->bReAssocReq ? REASSOC_FIXED : ASSOC_FIXED, number);
}

/**
 * element_of_beacon() - an element of the AP's beacon
 * @params: what PerformPostAssociate was given; not trusted
 * @length: bytes of it
 * @number: of the element
 *
 * Return: the first such element, all of it there, or NULL.
 */
const UCHAR *
element_of_beacon(const DOT11_ASSOCIATION_COMPLETION_PARAMETERS *params,
		  ULONG length, UCHAR number)
{
	if (length < sizeof(*params))
		return NULL;
	return find(params, length, params->uBeaconOffset, params->uBeaconSize,
		    BEACON_FIXED, number);
}
