// SPDX-License-Identifier: GPL-2.0-only
/*
 * The profiles that there are: files that the user has named, and the store.
 * They are read anew each time, so what was changed counts at once.
 *
 * Pages: Network Profile Overview; Network Profile Management; Installing
 * Native 802.11 IHV Extensions.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "ihvd/base/log.h"
#include "ihvd/profiles/profiles.h"
#include "lib/profile_store.h"

static bool append(struct profiles *list, struct nwc_profile *profile)
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

static void load_file(struct profiles *list, const char *path)
{
	char why[NWC_PROFILE_WHY];
	struct nwc_profile *profile = NULL;
	char *xml = NULL;
	size_t len;
	int err;

	err = nwc_profile_read_file(AT_FDCWD, path, &xml, &len, why);
	if (!err)
		err = nwc_profile_parse(xml, len, &profile, why);
	free(xml);
	if (err)
		log_line("%s: %s", path, why);
	else
		append(list, profile);
}

static void on_bad(const char *file, const char *why, void *arg)
{
	(void)arg;
	log_line("%s: %s", file, why);
}

static void load_store(struct profiles *list, const char *path)
{
	struct nwc_profile_list stored = { NULL, 0 };
	struct nwc_profile_store store;
	char why[NWC_PROFILE_WHY];
	size_t i;
	int err;

	err = nwc_profile_store_open(&store, path, false, why);
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
		append(list, stored.v[i]);
		stored.v[i] = NULL;
	}
	nwc_profile_list_free(&stored);
}

/**
 * profiles_load() - read all profiles
 * @d: daemon
 * @list: filled in, to be given to profiles_free(); what cannot be read is
 *	told to the user, and left out
 */
void profiles_load(struct daemon *d, struct profiles *list)
{
	const struct options *o = d->options;
	size_t i;

	*list = (struct profiles){ NULL, 0 };
	for (i = 0; i < o->n_profiles; i++)
		load_file(list, o->profiles[i]);
	load_store(list, o->store);
}

/**
 * profiles_free() - forget profiles
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

/**
 * profiles_serves() - is a profile for an extension? (IHV-18)
 * @p: plugin with the extension
 * @profile: profile
 *
 * Return: true if it has an IHV element, with the plugin's OUI if the user has
 * told that.
 */
bool profiles_serves(const struct plugin *p,
		     const struct nwc_profile *profile)
{
	const struct plugin_options *o = p->options;

	return profile->ihv.set &&
	       (!o->has_oui ||
		!memcmp(profile->ihv.oui, o->oui, sizeof(o->oui)));
}

/**
 * profiles_find() - the profile with which an extension is connected
 * @p: plugin
 * @ssid: SSID of the network
 *
 * Return: the first that is for both, to be freed; NULL if there is none.
 */
struct nwc_profile *profiles_find(const struct plugin *p,
				    struct nwc_blob ssid)
{
	struct nwc_profile *found = NULL;
	struct profiles list;
	size_t i;

	profiles_load(p->daemon, &list);
	for (i = 0; i < list.n && !found; i++)
		if (profiles_serves(p, list.v[i]) &&
		    nwc_profile_has_ssid(list.v[i], ssid)) {
			found = list.v[i];
			list.v[i] = NULL;
		}
	profiles_free(&list);
	return found;
}

/* FNV-1a; whoever writes profiles is trusted not to look for collisions */
static void mix(uint64_t *hash, const void *bytes, size_t len)
{
	const uint8_t *byte = bytes;

	while (len--)
		*hash = (*hash ^ *byte++) * 0x100000001b3;
}

static void mix_number(uint64_t *hash, uint32_t number)
{
	mix(hash, &number, sizeof(number));
}

static void mix_text(uint64_t *hash, const char *text)
{
	mix_number(hash, text ? strlen(text) : UINT32_MAX);
	if (text)
		mix(hash, text, strlen(text));
}

/**
 * profiles_fingerprint() - what a profile says to an extension, in short
 * @profile: profile
 *
 * Return: a number that changes with whatever a handler is given of it
 * (IHV-28); not zero.
 */
uint64_t profiles_fingerprint(const struct nwc_profile *profile)
{
	uint64_t hash = 0xcbf29ce484222325;
	size_t i;

	for (i = 0; i < profile->n_ssids; i++) {
		mix_number(&hash, profile->ssids[i].len);
		mix(&hash, profile->ssids[i].data, profile->ssids[i].len);
	}
	mix_number(&hash, profile->bss_type);
	mix_number(&hash, profile->security.set);
	mix_number(&hash, profile->security.auth);
	mix_number(&hash, profile->security.cipher);
	mix_number(&hash, profile->security.use_onex);
	mix_number(&hash, profile->ihv.use_ms_onex);
	mix_text(&hash, profile->ihv.connectivity);
	mix_text(&hash, profile->ihv.security);
	mix_text(&hash, profile->ihv.onex);
	return hash ? hash : 1;
}
