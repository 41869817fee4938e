// SPDX-License-Identifier: BSD-3-Clause
#include "association.h"

#include <stdio.h>
#include <string.h>

#include "../element.h"

#define ELEMENT_RSN 48

/**
 * association_interface() - find the network interface of an adapter
 * @description: description of the adapter, which is that name on this host
 * @name: set to the name
 *
 * Return: false if the description is not the name of an interface.
 */
bool association_interface(LPCWSTR description, char name[INTERFACE_LENGTH])
{
	size_t i;

	for (i = 0; i < INTERFACE_LENGTH - 1 && description[i]; i++) {
		if (description[i] <= ' ' || description[i] > '~' ||
		    description[i] == '/')
			return false;
		name[i] = (char)description[i];
	}
	name[i] = '\0';
	return i && !description[i] && name[0] != '.';
}

/*
 * An extension has no function to ask for the address of the adapter, but a
 * plugin may read it from a file of the kernel.
 */
static bool address_read(const char *interface, UCHAR address[6])
{
	char path[sizeof("/sys/class/net//address") + INTERFACE_LENGTH];
	unsigned int byte[6];
	FILE *file;
	size_t i;
	int n;

	snprintf(path, sizeof(path), "/sys/class/net/%s/address", interface);
	file = fopen(path, "re");
	if (!file)
		return false;
	n = fscanf(file, "%2x:%2x:%2x:%2x:%2x:%2x", &byte[0], &byte[1],
		   &byte[2], &byte[3], &byte[4], &byte[5]);
	fclose(file);
	for (i = 0; i < 6; i++)
		address[i] = n == 6 ? (UCHAR)byte[i] : 0;
	return n == 6;
}

static bool rsne_copy(const UCHAR *element, UCHAR rsne[MAX_RSNE],
		      size_t *length)
{
	if (!element)
		return false;
	*length = ELEMENT_HEAD + (size_t)element[1];
	memcpy(rsne, element, *length);
	return true;
}

/**
 * association_link() - find what the keys of an association are bound to
 * @interface: name of the network interface
 * @peer: AP
 * @length: length of @params in bytes
 * @params: parameters of PerformPostAssociate
 * @link: set to the addresses and RSN elements
 *
 * Return: false if one of them is missing.
 */
bool association_link(const char *interface, const DOT11_MAC_ADDRESS *peer,
		      ULONG length,
		      const DOT11_ASSOCIATION_COMPLETION_PARAMETERS *params,
		      struct link *link)
{
	memcpy(link->peer, peer, sizeof(link->peer));
	return address_read(interface, link->own) &&
	       rsne_copy(element_of_request(params, length, ELEMENT_RSN),
			 link->rsne, &link->rsne_length) &&
	       rsne_copy(element_of_beacon(params, length, ELEMENT_RSN),
			 link->ap_rsne, &link->ap_rsne_length);
}
