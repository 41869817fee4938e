/* SPDX-License-Identifier: GPL-2.0-only */
/* Profiles, put together from their elements. */
#ifndef DOCUMENTS_H
#define DOCUMENTS_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lib/profile/parse.h"
#include "lib/profile/profile.h"
#include "suites.h"

#define NS	"http://www.microsoft.com/networking/WLAN/profile/v1"
#define OTHER	"<o:x xmlns:o='urn:other'><o:y/></o:x>"

#define PROFILE(_inner)	"<WLANProfile xmlns='" NS "'>" _inner "</WLANProfile>"
#define NAMED(_name)	"<name>" _name "</name>"
#define NETWORK(_ssid) \
	"<SSIDConfig><SSID>" _ssid "</SSID></SSIDConfig>"
#define CAFE		NETWORK("<name>cafe</name>")
#define ESS		"<connectionType>ESS</connectionType>"
#define MSM(_inner)	"<MSM>" _inner "</MSM>"
#define SECURITY(_inner) MSM("<security>" _inner "</security>")
#define AUTH(_auth, _cipher) \
	"<authEncryption><authentication>" _auth "</authentication>" \
	"<encryption>" _cipher "</encryption></authEncryption>"
#define KEY(_type, _protected, _key) \
	"<sharedKey><keyType>" _type "</keyType>" \
	"<protected>" _protected "</protected>" \
	"<keyMaterial>" _key "</keyMaterial></sharedKey>"
#define OUI		"<OUIHeader><OUI>00AAbb</OUI><type>0f</type></OUIHeader>"
#define IHV(_inner)	"<IHV>" OUI _inner "</IHV>"

/* The least profile, with something behind it. */
#define OPEN(_rest)	PROFILE(NAMED("p") CAFE ESS _rest)

/* From an exact copy, so that the sanitizer sees one byte too far. */
static inline int parse_bytes(const void *bytes, size_t len,
			      struct nwc_profile **p, char *why)
{
	char *copy = malloc(len ? len : 1);
	int err;

	memcpy(copy, bytes, len);
	err = nwc_profile_parse(copy, len, p, why);
	free(copy);
	return err;
}

static inline struct nwc_profile *parse_good(const char *xml)
{
	char why[NWC_PROFILE_WHY];
	struct nwc_profile *p;

	if (parse_bytes(xml, strlen(xml), &p, why))
		fail_msg("%s: %s", xml, why);
	return p;
}

#endif /* DOCUMENTS_H */
