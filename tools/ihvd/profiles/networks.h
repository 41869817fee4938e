/* SPDX-License-Identifier: GPL-2.0-only */
/* The networks in range, and how an extension is given them. */
#ifndef IHVD_PROFILES_NETWORKS_H
#define IHVD_PROFILES_NETWORKS_H

#include "ihvd/adapter/adapter.h"

/**
 * struct network - the BSSs of one SSID
 * @ssid: SSID; the bytes are in @ssid_data
 * @ssid_data: bytes of the SSID
 * @bytes: entries of a DOT11_BSS_LIST, one behind the other (IHV-33)
 * @len: bytes of @bytes
 */
struct network {
	struct nwc_blob ssid;
	uint8_t ssid_data[NWIFI_MAX_SSID_LEN];
	uint8_t *bytes;
	size_t len;
};

/**
 * struct networks - the networks in range
 * @v: networks, each allocated by itself, because it points into itself
 * @n: how many there are
 */
struct networks {
	struct network **v;
	size_t n;
};

void networks_load(struct adapter *a, struct networks *list);
void networks_free(struct networks *list);
const struct network *networks_find(const struct networks *list,
				    struct nwc_blob ssid);
bool networks_fill(struct ihvd_profile *to, const struct nwc_profile *profile,
		   const struct network *network, void **ssids);

#endif /* IHVD_PROFILES_NETWORKS_H */
