// SPDX-License-Identifier: GPL-2.0-only
/*
 * Profiles that extensions have made for networks without one. The daemon does
 * not use them: users may add them to the store. Each adapter has a directory
 * of its own, which has the form of a store.
 *
 * Page: Creating Network Profile Extensions.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ihvd/base/log.h"
#include "ihvd/plugin/log.h"
#include "ihvd/profiles/discovered.h"
#include "lib/profile/fragment.h"
#include "lib/profile/list.h"
#include "lib/profile/new.h"
#include "lib/profile/store.h"
#include "lib/profile/xml.h"
#include "lib/text.h"

/* More profiles of an extension for one network are left out. */
#define MAX_PROFILES	16

static bool store_open(const struct adapter *a, bool create,
		       struct nwc_profile_store *store)
{
	const char *dir = a->daemon->options->discovered;
	char path[512], why[NWC_PROFILE_WHY];

	snprintf(path, sizeof(path), "%s/%s", dir, a->name);
	if (!nwc_profile_store_open_trusted(store, path, create, why))
		return true;
	log_line("%s: %s", path, why);
	return false;
}

/* An extension may leave a text out; else it has to be a fragment. */
static bool fragment_copy(const char *text, char **out, char *why)
{
	*out = NULL;
	return !*text || !nwc_profile_fragment(text, out, why);
}

static void profile_keep(struct adapter *a, struct nwc_profile_store *store,
			 struct nwc_blob ssid, const char *name,
			 const char *connectivity, const char *security)
{
	const struct plugin_options *o = a->plugin->options;
	char *conn = NULL, *sec = NULL, *xml = NULL;
	char why[NWC_PROFILE_WHY];
	struct nwc_profile *profile;
	bool ok;

	ok = fragment_copy(connectivity, &conn, why) &&
	     fragment_copy(security, &sec, why) &&
	     !nwc_profile_new(name, ssid, o->oui, conn, sec, &xml, why) &&
	     !nwc_profile_store_add(store, xml, strlen(xml), &profile, why);
	if (ok) {
		plugin_log(a->plugin, "%s: profile %s could be used", a->name,
			   name);
		nwc_profile_free(profile);
	} else {
		plugin_log(a->plugin, "%s: a discovery profile for %s: %s",
			   a->name, name, why);
	}
	nwc_xml_wipe(conn);
	nwc_xml_wipe(sec);
	nwc_xml_wipe(xml);
}

/* Takes the next of several texts, each with its NUL; NULL if there is none. */
static const char *text_next(struct nwc_blob *texts)
{
	const char *text = (const char *)texts->data;
	size_t len = texts->len ? strnlen(text, texts->len) : 0;

	if (len == texts->len)
		return NULL;
	texts->data += len + 1;
	texts->len -= len + 1;
	return text;
}

/**
 * discovered_keep() - keep what CreateDiscoveryProfiles has returned (IHV-31)
 * @a: adapter
 * @network: the network
 * @ret: its return, which is not to be trusted
 */
void discovered_keep(struct adapter *a, const struct network *network,
		     const struct ihvd_message *ret)
{
	struct nwc_blob texts = ret->discovered.fragments;
	char ssid[NWC_SSID_TEXT], name[NWC_SSID_TEXT + 8];
	const char *connectivity, *security;
	struct nwc_profile_store store;
	unsigned int n = 0;

	if (!store_open(a, true, &store))
		return;
	nwc_escape(ssid, sizeof(ssid), network->ssid);
	while (n < MAX_PROFILES && (connectivity = text_next(&texts)) &&
	       (security = text_next(&texts))) {
		n++;
		snprintf(name, sizeof(name), n > 1 ? "%s %u" : "%s", ssid, n);
		profile_keep(a, &store, network->ssid, name, connectivity,
			     security);
	}
	nwc_profile_store_close(&store);
}

static void on_bad(const char *file, const char *why, void *arg)
{
	(void)arg;
	log_line("%s: %s", file, why);
}

/**
 * discovered_forget() - remove the profiles of an adapter
 * @a: adapter
 */
void discovered_forget(struct adapter *a)
{
	struct nwc_profile_list list;
	struct nwc_profile_store store;
	char why[NWC_PROFILE_WHY];
	size_t i;

	if (!store_open(a, false, &store))
		return;
	if (!nwc_profile_store_load(&store, &list, on_bad, NULL, why)) {
		for (i = 0; i < list.n; i++)
			nwc_profile_store_delete(&store, list.v[i]->name,
						 why);
		nwc_profile_list_free(&list);
	}
	nwc_profile_store_close(&store);
}
