// SPDX-License-Identifier: GPL-2.0-only
/*
 * Profiles that extensions have made for networks without one. They are not
 * used: whoever wants to may add one of them to the store. Each adapter has a
 * directory of its own, which is a store as well.
 *
 * Page: Creating Network Profile Extensions.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ihvd/profiles/discovered.h"
#include "ihvd/base/log.h"
#include "lib/profile_store.h"
#include "lib/profile_xml.h"

/* An extension that finds more ways into a network than that is none. */
#define MAX_PROFILES	16

static bool open_store(const struct adapter *a, bool create,
		       struct nwc_profile_store *store)
{
	const char *dir = a->plugin->daemon->options->discovered;
	char path[512], why[NWC_PROFILE_WHY];

	snprintf(path, sizeof(path), "%s/%s", dir, a->name);
	if (!nwc_profile_store_open(store, path, create, why))
		return true;
	log_line("%s: %s", path, why);
	return false;
}

/* what an extension may leave out; else it has to be a fragment */
static bool fragment(const char *text, char **out, char *why)
{
	*out = NULL;
	return !*text || !nwc_profile_fragment(text, out, why);
}

static void keep(struct adapter *a, struct nwc_profile_store *store,
		 struct nwc_blob ssid, const char *name,
		 const char *connectivity, const char *security)
{
	const struct plugin_options *o = a->plugin->options;
	char *conn = NULL, *sec = NULL, *xml = NULL;
	char why[NWC_PROFILE_WHY];
	struct nwc_profile *profile;
	bool ok;

	ok = fragment(connectivity, &conn, why) &&
	     fragment(security, &sec, why) &&
	     !nwc_profile_new(name, ssid, o->oui, conn, sec, &xml, why) &&
	     !nwc_profile_store_add(store, xml, strlen(xml), &profile, why);
	if (ok) {
		plugin_log(a->plugin, "%s: profile %s could be used", a->name, name);
		nwc_profile_free(profile);
	} else {
		plugin_log(a->plugin, "%s: a discovery profile for %s: %s", a->name, name,
			 why);
	}
	nwc_xml_wipe(conn);
	nwc_xml_wipe(sec);
	nwc_xml_wipe(xml);
}

/* the next text of several, each with its NUL; NULL if there is none */
static const char *next_text(struct nwc_blob *texts)
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
 * discovered_keep() - CreateDiscoveryProfiles has returned (IHV-31)
 * @a: adapter
 * @network: the network
 * @ret: what it returned: pairs of fragments, not to be trusted
 */
void discovered_keep(struct adapter *a, const struct network *network,
		     const struct ihvd_message *ret)
{
	struct nwc_blob texts = { ret->blob[0], ret->head.len[0] };
	char ssid[NWC_SSID_TEXT], name[NWC_SSID_TEXT + 8];
	const char *connectivity, *security;
	struct nwc_profile_store store;
	unsigned int n = 0;

	if (!open_store(a, true, &store))
		return;
	nwc_escape(ssid, sizeof(ssid), network->ssid);
	while (n < MAX_PROFILES && (connectivity = next_text(&texts)) &&
	       (security = next_text(&texts))) {
		n++;
		snprintf(name, sizeof(name), n > 1 ? "%s %u" : "%s", ssid, n);
		keep(a, &store, network->ssid, name, connectivity, security);
	}
	nwc_profile_store_close(&store);
}

static void on_bad(const char *file, const char *why, void *arg)
{
	(void)arg;
	log_line("%s: %s", file, why);
}

/**
 * discovered_forget() - what was found before counts no more
 * @a: adapter
 */
void discovered_forget(struct adapter *a)
{
	struct nwc_profile_list list;
	struct nwc_profile_store store;
	char why[NWC_PROFILE_WHY];
	size_t i;

	if (!open_store(a, false, &store))
		return;
	if (!nwc_profile_store_load(&store, &list, on_bad, NULL, why)) {
		for (i = 0; i < list.n; i++)
			nwc_profile_store_delete(&store, list.v[i]->name,
						   why);
		nwc_profile_list_free(&list);
	}
	nwc_profile_store_close(&store);
}
