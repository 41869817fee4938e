/* SPDX-License-Identifier: GPL-2.0-only */
/* Text forms of addresses, SSIDs and byte strings. */
#ifndef NWIFI_LIB_TEXT_H
#define NWIFI_LIB_TEXT_H

#include <linux/nwifi.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/attr.h"

/* Sizes of buffers, with the terminating NUL */
#define NWC_MAC_TEXT		18
#define NWC_ESCAPED(n)		(4 * (n) + 1)
#define NWC_SSID_TEXT		NWC_ESCAPED(NWIFI_MAX_SSID_LEN)
#define NWC_NAME_TEXT		NWC_ESCAPED(15)
#define NWC_HEX(n)		(2 * (n) + 1)

char *nwc_mac_text(char buf[static NWC_MAC_TEXT], struct nwc_blob mac);
char *nwc_escape(char *buf, size_t size, struct nwc_blob bytes);
size_t nwc_unescape(uint8_t *buf, size_t size, const char *text);
char *nwc_hex(char *buf, size_t size, struct nwc_blob bytes);
int nwc_hex_value(char c);
bool nwc_mac_parse(const char *text, uint8_t mac[static NWIFI_MAC_LEN]);
const char *nwc_ifname_check(const char *text);
unsigned int nwc_channel(uint32_t mhz);

#endif /* NWIFI_LIB_TEXT_H */
