/* SPDX-License-Identifier: BSD-3-Clause */
/* Elements of management frames (IEEE 802.11, 9.4.2). */
#ifndef SAMPLES_ELEMENT_H
#define SAMPLES_ELEMENT_H

#include <stddef.h>

#include <wlanihv.h>

/* Length of the head of an element: its number and its length */
#define ELEMENT_HEAD 2

const UCHAR *element_next(const UCHAR **elements, size_t *length);
const UCHAR *
element_of_request(const DOT11_ASSOCIATION_COMPLETION_PARAMETERS *params,
		   ULONG length, UCHAR number);
const UCHAR *
element_of_beacon(const DOT11_ASSOCIATION_COMPLETION_PARAMETERS *params,
		  ULONG length, UCHAR number);

#endif /* SAMPLES_ELEMENT_H */
