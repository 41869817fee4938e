/* SPDX-License-Identifier: GPL-2.0-only */
/* The wire between a supplicant and the daemon. */
#ifndef IHVD_ONEX_LINK_H
#define IHVD_ONEX_LINK_H

#include <net/ethernet.h>
#include <stdint.h>

/* The supplicant's end of the wire */
#define ONEX_LINK	"onex0"

int onex_link_make(const uint8_t mac[ETH_ALEN]);

#endif /* IHVD_ONEX_LINK_H */
