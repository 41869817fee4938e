// SPDX-License-Identifier: BSD-3-Clause
#include "association.h"

#include <stdio.h>
#include <string.h>

/* Fixed fields in front of the elements of a frame (IEEE 802.11, 9.3.3) */
#define ASSOC_FIXED 4
#define REASSOC_FIXED 10
#define BEACON_FIXED 12
#define ELEMENT_RSN 48

/**
 * association_interface() - name of the network interface of an adapter
 * @description: what InitAdapter was given: on this host that is the name
 * @name: where to put it
 *
 * Return: false if that is none.
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
 * The interface of the extension has no way to ask for the address of the
 * adapter; that of the kernel has. To read a file is allowed to a plugin.
 */
static bool own_address(const char *interface, UCHAR address[6])
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

/* The RSN element of a frame that is a part of the parameters */
static bool take_rsne(const UCHAR *params, ULONG length, size_t offset,
		      size_t size, size_t fixed, UCHAR rsne[MAX_RSNE],
		      size_t *rsne_length)
{
	const UCHAR *at = params + offset + fixed;
	size_t n;

	if (offset > length || size > length - offset || size < fixed)
		return false;
	for (size -= fixed; size >= 2; at += n, size -= n) {
		n = 2 + (size_t)at[1];
		if (n > size)
			return false;
		if (at[0] == ELEMENT_RSN) {
			memcpy(rsne, at, n);
			*rsne_length = n;
			return true;
		}
	}
	return false;
}

/**
 * association_link() - what the keys of an association are bound to
 * @interface: name of the network interface
 * @peer: AP
 * @length: bytes of @params
 * @params: what PerformPostAssociate was given
 * @link: filled in
 *
 * Return: false if something of it is not there.
 */
bool association_link(const char *interface, const DOT11_MAC_ADDRESS *peer,
		      ULONG length,
		      const DOT11_ASSOCIATION_COMPLETION_PARAMETERS *params,
		      struct link *link)
{
	const UCHAR *base = (const UCHAR *)params;

	if (length < sizeof(*params))
		return false;
	memcpy(link->peer, peer, sizeof(link->peer));
	return own_address(interface, link->own) &&
	       take_rsne(base, length, params->uAssocReqOffset,
			 params->uAssocReqSize,
			 params->bReAssocReq ? REASSOC_FIXED : ASSOC_FIXED,
			 link->rsne, &link->rsne_length) &&
	       take_rsne(base, length, params->uBeaconOffset,
			 params->uBeaconSize, BEACON_FIXED, link->ap_rsne,
			 &link->ap_rsne_length);
}
