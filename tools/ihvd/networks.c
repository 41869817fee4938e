// SPDX-License-Identifier: GPL-2.0-only
/* Profiles, and the networks that they are for. */
#include <errno.h>
#include <fcntl.h>
#include <netlink/attr.h>
#include <stdlib.h>
#include <string.h>

#include "ihvd/layout.h"
#include "ihvd/log.h"
#include "ihvd/networks.h"
#include "lib/profile_onex.h"
#include "lib/profile_store.h"

/* What a list of networks may take of a message; the rest is left out. */
#define MAX_LIST	(64 * 1024)

/* a file that the user has named; NULL if it is not for this network */
static struct nwifi_profile *from_file(const char *path,
				       struct nwifi_blob ssid)
{
	char why[NWIFI_PROFILE_WHY];
	struct nwifi_profile *profile = NULL;
	char *xml = NULL;
	size_t len;
	int err;

	err = nwifi_profile_read_file(AT_FDCWD, path, &xml, &len, why);
	if (!err)
		err = nwifi_profile_parse(xml, len, &profile, why);
	free(xml);
	if (err) {
		log_line("%s: %s", path, why);
		return NULL;
	}
	if (nwifi_profile_has_ssid(profile, ssid))
		return profile;
	nwifi_profile_free(profile);
	return NULL;
}

/**
 * networks_profile() - the profile of a network
 * @d: daemon
 * @ssid: SSID
 *
 * Files are read anew each time: what the user has changed counts at once.
 *
 * Return: the first profile of this SSID that has an IHV element, to be freed;
 * NULL if there is none.
 */
struct nwifi_profile *networks_profile(struct daemon *d,
				       struct nwifi_blob ssid)
{
	const struct options *o = d->options;
	struct nwifi_profile *profile = NULL;
	struct nwifi_profile_store store;
	char why[NWIFI_PROFILE_WHY];
	size_t i;
	int err;

	for (i = 0; i < o->n_profiles; i++) {
		profile = from_file(o->profiles[i], ssid);
		if (profile && profile->ihv.set)
			return profile;
		nwifi_profile_free(profile);
	}
	err = nwifi_profile_store_open(&store, o->store, false, why);
	if (!err) {
		profile = NULL;
		err = nwifi_profile_store_find_ssid(&store, ssid, &profile,
						    why);
		nwifi_profile_store_close(&store);
	}
	if (err && err != -ENOENT)
		log_line("%s: %s", o->store, why);
	if (err || !profile)
		return NULL;
	if (profile->ihv.set)
		return profile;
	nwifi_profile_free(profile);
	return NULL;
}

struct listing {
	struct nwifi_blob ssid;
	struct networks *list;
};

static int on_bss(const struct nlmsghdr *nlh, void *arg)
{
	const struct listing *listing = arg;
	struct networks *list = listing->list;
	struct nwifi_bss bss;
	uint8_t *grown;
	size_t size;
	void *entry;

	if (nwifi_bss_parse(nlh, &bss, NULL) ||
	    bss.ssid.len != listing->ssid.len ||
	    memcmp(bss.ssid.data, listing->ssid.data, bss.ssid.len))
		return 0;
	entry = layout_bss(&bss, &size);
	if (entry && list->len + size <= MAX_LIST) {
		grown = realloc(list->bytes, list->len + size);
		if (grown) {
			memcpy(grown + list->len, entry, size);
			list->bytes = grown;
			list->len += size;
		}
	}
	free(entry);
	return 0;
}

/**
 * networks_list() - the BSSs of a network that an adapter knows
 * @a: adapter
 * @ssid: SSID
 * @list: filled in; its bytes are to be freed
 */
void networks_list(struct adapter *a, struct nwifi_blob ssid,
		   struct networks *list)
{
	struct listing listing = { ssid, list };
	struct daemon *d = a->plugin->daemon;
	struct nl_msg *msg = nwifi_request(NWIFI_CMD_BSS_GET);

	*list = (struct networks){ NULL, 0 };
	if (msg && !nla_put_u32(msg, NWIFI_A_IFINDEX, a->ifindex) &&
	    nwifi_dump(&d->events, msg, on_bss, &listing))
		log_line("%s: no list of networks: %s", a->name,
			 d->events.error);
	nlmsg_free(msg);
}

static bool add_text(struct ihvd_message *msg, const char *text)
{
	return ihvd_add_blob(msg, text, text ? strlen(text) : 0);
}

/* what cannot be read is said when 802.1X is to begin */
static uint8_t eap_type(const struct nwifi_profile *profile)
{
	struct nwifi_profile_onex onex;
	char why[NWIFI_PROFILE_WHY];

	return nwifi_profile_onex(profile, &onex, why) ? 0 : onex.eap_type;
}

/**
 * networks_fill() - put a profile into the call of a handler
 * @msg: the call; its numbers from the second on and its first blobs are set
 * @profile: profile
 * @list: networks
 * @ssids: set to what is to be freed when the message has been sent
 *
 * Return: false if it does not fit.
 */
bool networks_fill(struct ihvd_message *msg,
		   const struct nwifi_profile *profile,
		   const struct networks *list, void **ssids)
{
	DOT11_SSID *each = calloc(profile->n_ssids, sizeof(*each));
	uint64_t *arg = msg->head.arg;
	size_t i;

	*ssids = each;
	if (!each)
		return false;
	for (i = 0; i < profile->n_ssids; i++) {
		each[i].uSSIDLength = profile->ssids[i].len;
		memcpy(each[i].ucSSID, profile->ssids[i].data,
		       profile->ssids[i].len);
	}
	arg[1] = profile->bss_type;
	/* IHV-82: the host's own security is told of where it is used */
	arg[2] = profile->security.set;
	arg[3] = profile->security.auth;
	arg[4] = profile->security.cipher;
	arg[5] = profile->security.use_onex;
	arg[6] = eap_type(profile);
	arg[7] = profile->ihv.use_ms_onex;
	return ihvd_add_blob(msg, each, profile->n_ssids * sizeof(*each)) &&
	       add_text(msg, profile->ihv.connectivity) &&
	       add_text(msg, profile->ihv.security) &&
	       ihvd_add_blob(msg, list->bytes, list->len) &&
	       add_text(msg, nwifi_profile_onex_xml(profile));
}
