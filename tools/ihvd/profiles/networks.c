// SPDX-License-Identifier: GPL-2.0-only
/* The networks in range, and how an extension is given them. */
#include <netlink/attr.h>
#include <stdlib.h>
#include <string.h>

#include "ihvd/base/log.h"
#include "ihvd/kernel/layout.h"
#include "ihvd/profiles/networks.h"
#include "lib/profile/onex.h"
#include "lib/profile/profile.h"

/* A longer list of BSSs is cut to this size, so that it fits into a message. */
#define MAX_LIST	(64 * 1024)

static struct network *network_find(const struct networks *list,
				    struct nwc_blob ssid)
{
	size_t i;

	for (i = 0; i < list->n; i++)
		if (list->v[i]->ssid.len == ssid.len &&
		    (!ssid.len ||
		     !memcmp(list->v[i]->ssid_data, ssid.data, ssid.len)))
			return list->v[i];
	return NULL;
}

static struct network *network_find_or_add(struct networks *list,
					   struct nwc_blob ssid)
{
	struct network *network = network_find(list, ssid), **grown;

	if (network || ssid.len > sizeof(network->ssid_data))
		return network;
	network = calloc(1, sizeof(*network));
	grown = reallocarray(list->v, list->n + 1, sizeof(*grown));
	if (grown)
		list->v = grown;
	if (!network || !grown) {
		free(network);
		return NULL;
	}
	if (ssid.len)
		memcpy(network->ssid_data, ssid.data, ssid.len);
	network->ssid = (struct nwc_blob){ network->ssid_data, ssid.len };
	grown[list->n++] = network;
	return network;
}

static int on_bss(const struct nlmsghdr *nlh, void *arg)
{
	struct network *network;
	struct nwc_bss bss;
	uint8_t *grown;
	size_t size;
	void *entry;

	if (nwc_bss_parse(nlh, &bss, NULL))
		return 0;
	network = network_find_or_add(arg, bss.ssid);
	if (!network)
		return 0;
	entry = layout_bss(&bss, &size);
	if (entry && network->len + size <= MAX_LIST) {
		grown = realloc(network->bytes, network->len + size);
		if (grown) {
			memcpy(grown + network->len, entry, size);
			network->bytes = grown;
			network->len += size;
		}
	}
	free(entry);
	return 0;
}

/**
 * networks_load() - list the networks that an adapter knows
 * @a: adapter
 * @list: filled in, to be given to networks_free(); all BSSs that hide their
 *	SSID are one network with an empty SSID
 */
void networks_load(struct adapter *a, struct networks *list)
{
	struct nwc_sock *sock = &a->daemon->events.nwc;
	struct nl_msg *msg = nwc_request(NWIFI_CMD_BSS_GET);

	*list = (struct networks){ NULL, 0 };
	if (msg && !nla_put_u32(msg, NWIFI_A_IFINDEX, a->ifindex) &&
	    nwc_dump(sock, msg, on_bss, list))
		log_line("%s: no list of networks: %s", a->name,
			 sock->error);
	nlmsg_free(msg);
}

/**
 * networks_free() - forget networks
 * @list: networks; empty afterwards
 */
void networks_free(struct networks *list)
{
	size_t i;

	for (i = 0; i < list->n; i++) {
		free(list->v[i]->bytes);
		free(list->v[i]);
	}
	free(list->v);
	*list = (struct networks){ NULL, 0 };
}

/**
 * networks_find() - find the BSSs of an SSID
 * @list: networks
 * @ssid: SSID
 *
 * Return: the network, or NULL if it is not in range.
 */
const struct network *networks_find(const struct networks *list,
				    struct nwc_blob ssid)
{
	return network_find(list, ssid);
}

static struct nwc_blob text_of(const char *text)
{
	return (struct nwc_blob){ (const uint8_t *)text,
				  text ? strlen(text) : 0 };
}

/* An element that cannot be read is reported when 802.1X is to begin. */
static uint8_t profile_eap_type(const struct nwc_profile *profile)
{
	struct nwc_profile_onex onex;
	char why[NWC_PROFILE_WHY];

	return nwc_profile_onex(profile, &onex, why) ? 0 : onex.eap_type;
}

/**
 * networks_fill() - put a profile into the call of a handler
 * @to: profile of the call; filled in
 * @profile: profile
 * @network: network that it is used for; NULL for none
 * @ssids: set to what is to be freed when the message has been sent
 *
 * Return: false without memory.
 */
bool networks_fill(struct ihvd_profile *to, const struct nwc_profile *profile,
		   const struct network *network, void **ssids)
{
	DOT11_SSID *each = calloc(profile->n_ssids, sizeof(*each));
	size_t i;

	*ssids = each;
	if (!each)
		return false;
	for (i = 0; i < profile->n_ssids; i++) {
		each[i].uSSIDLength = profile->ssids[i].len;
		memcpy(each[i].ucSSID, profile->ssids[i].data,
		       profile->ssids[i].len);
	}
	*to = (struct ihvd_profile){
		.ssids = { (const uint8_t *)each,
			   profile->n_ssids * sizeof(*each) },
		.bss_type = profile->bss_type,
		.has_security = profile->security.set,
		.auth = profile->security.auth,
		.cipher = profile->security.cipher,
		.use_onex = profile->security.use_onex,
		.eap_type = profile_eap_type(profile),
		.use_ms_onex = profile->ihv.use_ms_onex,
		.connectivity = text_of(profile->ihv.connectivity),
		.security = text_of(profile->ihv.security),
		.onex = text_of(nwc_profile_onex_xml(profile)),
	};
	if (network)
		to->networks = (struct nwc_blob){ network->bytes,
						  network->len };
	return true;
}
