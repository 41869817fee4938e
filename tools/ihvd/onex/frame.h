/* SPDX-License-Identifier: GPL-2.0-only */
/* EAPOL frames on the wire between a supplicant and the daemon. */
#ifndef IHVD_ONEX_FRAME_H
#define IHVD_ONEX_FRAME_H

#include <net/ethernet.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/attr.h"

/* Protocol version that is sent (IEEE 802.1X-2004) */
#define ONEX_EAPOL_VERSION	2

/* Longest packet that fits into a frame */
#define ONEX_MAX_EAPOL		1500

bool onex_frame_valid(const uint8_t *eapol, size_t len);
bool onex_frame_put(int link, const uint8_t from[ETH_ALEN],
		    const uint8_t *eapol, size_t len);
size_t onex_frame_of_plugin(struct nwc_blob packet,
			    uint8_t eapol[static ONEX_MAX_EAPOL]);
size_t onex_frame_take(int link, uint8_t eapol[static ONEX_MAX_EAPOL]);
bool onex_frame_ask_key(int link, const uint8_t from[ETH_ALEN]);

#endif /* IHVD_ONEX_FRAME_H */
