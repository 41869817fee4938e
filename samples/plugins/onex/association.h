/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * The addresses and RSN elements that the keys of an association are bound to.
 */
#ifndef SAMPLES_ONEX_ASSOCIATION_H
#define SAMPLES_ONEX_ASSOCIATION_H

#include "supplicant.h"

/* Size of a buffer for the name of a network interface, with NUL */
#define INTERFACE_LENGTH 16

bool association_interface(LPCWSTR description, char name[INTERFACE_LENGTH]);
bool association_link(const char *interface, const DOT11_MAC_ADDRESS *peer,
		      ULONG length,
		      const DOT11_ASSOCIATION_COMPLETION_PARAMETERS *params,
		      struct link *link);

#endif /* SAMPLES_ONEX_ASSOCIATION_H */
