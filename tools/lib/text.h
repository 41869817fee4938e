/* SPDX-License-Identifier: GPL-2.0-only */
/* Text forms of addresses, SSIDs and byte strings. */
#ifndef NWIFI_LIB_TEXT_H
#define NWIFI_LIB_TEXT_H

#include <linux/nwifi.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/attr.h"

/* Buffer sizes, with the terminating NUL. */
#define NWIFI_MAC_TEXT		18
#define NWIFI_ESCAPED(n)	(4 * (n) + 1)
#define NWIFI_SSID_TEXT		NWIFI_ESCAPED(NWIFI_MAX_SSID_LEN)
#define NWIFI_NAME_TEXT		NWIFI_ESCAPED(15)
#define NWIFI_HEX(n)		(2 * (n) + 1)

char *nwifi_mac_text(char buf[static NWIFI_MAC_TEXT], struct nwifi_blob mac);
char *nwifi_escape(char *buf, size_t size, struct nwifi_blob bytes);
char *nwifi_hex(char *buf, size_t size, struct nwifi_blob bytes);
int nwifi_hex_value(char c);
bool nwifi_mac_parse(const char *text, uint8_t mac[static NWIFI_MAC_LEN]);
const char *nwifi_ifname_check(const char *text);
unsigned int nwifi_channel(uint32_t mhz);

#endif /* NWIFI_LIB_TEXT_H */
