/* SPDX-License-Identifier: GPL-2.0-only */
/* Profiles, and the networks that they are for. */
#ifndef IHVD_NETWORKS_H
#define IHVD_NETWORKS_H

#include "ihvd/daemon.h"

/**
 * struct networks - a list of BSSs in the documented form
 * @bytes: the entries
 * @len: how many bytes
 */
struct networks {
	uint8_t *bytes;
	size_t len;
};

struct nwifi_profile *networks_profile(struct daemon *d,
				       struct nwifi_blob ssid);
void networks_list(struct adapter *a, struct nwifi_blob ssid,
		   struct networks *list);
bool networks_fill(struct ihvd_message *msg,
		   const struct nwifi_profile *profile,
		   const struct networks *list, void **ssids);

#endif /* IHVD_NETWORKS_H */
