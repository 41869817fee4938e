// SPDX-License-Identifier: GPL-2.0-only
/*
 * The profiles that the user has named, and those of the store. They are read
 * anew each time, so a change takes effect at once.
 *
 * Pages: Network Profile Overview; Network Profile Management; Installing
 * Native 802.11 IHV Extensions.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "ihvd/base/log.h"
#include "ihvd/profiles/profiles.h"
#include "lib/profile/list.h"
#include "lib/profile/parse.h"
#include "lib/profile/store.h"

static bool profiles_append(struct profiles *list, struct nwc_profile *profile)
{
	struct nwc_profile **grown;

	grown = reallocarray(list->v, list->n + 1, sizeof(*grown));
	if (!grown) {
		nwc_profile_free(profile);
		return false;
	}
	list->v = grown;
	grown[list->n++] = profile;
	return true;
}

static void profiles_load_file(struct profiles *list, const char *path)
{
	char why[NWC_PROFILE_WHY];
	struct nwc_profile *profile = NULL;
	char *xml = NULL;
	size_t len = 0;
	int err;

	err = nwc_profile_read_trusted(path, &xml, &len, why);
	if (!err)
		err = nwc_profile_parse(xml, len, &profile, why);
	if (xml)
		explicit_bzero(xml, len);
	free(xml);
	if (err)
		log_line("%s: %s", path, why);
	else
		profiles_append(list, profile);
}

static void on_bad(const char *file, const char *why, void *arg)
{
	(void)arg;
	log_line("%s: %s", file, why);
}

static void profiles_load_store(struct profiles *list, const char *path)
{
	struct nwc_profile_list stored = { NULL, 0 };
	struct nwc_profile_store store;
	char why[NWC_PROFILE_WHY];
	size_t i;
	int err;

	err = nwc_profile_store_open_trusted(&store, path, false, why);
	if (!err) {
		err = nwc_profile_store_load(&store, &stored, on_bad, NULL,
					     why);
		nwc_profile_store_close(&store);
	}
	if (err) {
		if (err != -ENOENT)
			log_line("%s: %s", path, why);
		return;
	}
	for (i = 0; i < stored.n; i++) {
		profiles_append(list, stored.v[i]);
		stored.v[i] = NULL;
	}
	nwc_profile_list_free(&stored);
}

/**
 * profiles_load() - read all profiles
 * @o: what the user has said
 * @list: filled in, to be given to profiles_free(). What cannot be read is
 *	logged, and left out
 */
void profiles_load(const struct options *o, struct profiles *list)
{
	size_t i;

	*list = (struct profiles){ NULL, 0 };
	for (i = 0; i < o->n_profiles; i++)
		profiles_load_file(list, o->profiles[i]);
	profiles_load_store(list, o->store);
}

/**
 * profiles_free() - free profiles
 * @list: profiles; empty afterwards
 */
void profiles_free(struct profiles *list)
{
	size_t i;

	for (i = 0; i < list->n; i++)
		nwc_profile_free(list->v[i]);
	free(list->v);
	*list = (struct profiles){ NULL, 0 };
}

static bool oui_is(const struct plugin_options *o,
		   const struct nwc_profile *profile)
{
	return o->has_oui && !memcmp(profile->ihv.oui, o->oui, sizeof(o->oui));
}

static bool oui_is_taken(const struct options *o,
			 const struct nwc_profile *profile)
{
	size_t i;

	for (i = 0; i < o->n_plugins; i++)
		if (oui_is(&o->plugins[i], profile))
			return true;
	return false;
}

/**
 * profiles_serves() - is a profile for the extension of a plugin? (IHV-18)
 * @p: plugin
 * @profile: profile
 *
 * Return: true if the profile has an IHV element, with the plugin's OUI; if the
 * user has not said which that is, with an OUI that no other plugin has.
 */
bool profiles_serves(const struct plugin *p,
		     const struct nwc_profile *profile)
{
	if (!profile->ihv.set)
		return false;
	return p->options->has_oui ? oui_is(p->options, profile) :
				     !oui_is_taken(p->daemon_options, profile);
}

/**
 * profiles_any() - is there a profile for the extension of a plugin?
 * @p: plugin
 *
 * Return: true if there is one, for whatever network.
 */
bool profiles_any(const struct plugin *p)
{
	struct profiles list;
	bool any = false;
	size_t i;

	profiles_load(p->daemon_options, &list);
	for (i = 0; i < list.n && !any; i++)
		any = profiles_serves(p, list.v[i]);
	profiles_free(&list);
	return any;
}

/**
 * profiles_find() - find the profile with which an extension is connected
 * @p: plugin
 * @ssid: SSID of the network
 *
 * Return: the first profile for this plugin and network, to be freed; NULL if
 * there is none.
 */
struct nwc_profile *profiles_find(const struct plugin *p,
				  struct nwc_blob ssid)
{
	struct nwc_profile *found = NULL;
	struct profiles list;
	size_t i;

	profiles_load(p->daemon_options, &list);
	for (i = 0; i < list.n && !found; i++)
		if (profiles_serves(p, list.v[i]) &&
		    nwc_profile_has_ssid(list.v[i], ssid)) {
			found = list.v[i];
			list.v[i] = NULL;
		}
	profiles_free(&list);
	return found;
}

/* FNV-1a: whoever may write profiles has no use for a collision. */
static void hash_mix(uint64_t *hash, const void *bytes, size_t len)
{
	const uint8_t *byte = bytes;

	while (len--)
		*hash = (*hash ^ *byte++) * 0x100000001b3;
}

static void hash_mix_number(uint64_t *hash, uint32_t number)
{
	hash_mix(hash, &number, sizeof(number));
}

static void hash_mix_text(uint64_t *hash, const char *text)
{
	hash_mix_number(hash, text ? strlen(text) : UINT32_MAX);
	if (text)
		hash_mix(hash, text, strlen(text));
}

/**
 * profiles_fingerprint() - a hash of what a profile says to an extension
 * @profile: profile
 *
 * Return: a number that changes with all that a handler is given of the profile
 * (IHV-28); never zero.
 */
uint64_t profiles_fingerprint(const struct nwc_profile *profile)
{
	uint64_t hash = 0xcbf29ce484222325;
	size_t i;

	for (i = 0; i < profile->n_ssids; i++) {
		hash_mix_number(&hash, profile->ssids[i].len);
		hash_mix(&hash, profile->ssids[i].data, profile->ssids[i].len);
	}
	hash_mix_number(&hash, profile->bss_type);
	hash_mix_number(&hash, profile->security.set);
	hash_mix_number(&hash, profile->security.auth);
	hash_mix_number(&hash, profile->security.cipher);
	hash_mix_number(&hash, profile->security.use_onex);
	hash_mix_number(&hash, profile->ihv.use_ms_onex);
	hash_mix_text(&hash, profile->ihv.connectivity);
	hash_mix_text(&hash, profile->ihv.security);
	hash_mix_text(&hash, profile->ihv.onex);
	return hash ? hash : 1;
}
