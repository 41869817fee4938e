// SPDX-License-Identifier: GPL-2.0-only
/* Text forms of addresses, SSIDs and byte strings. */
#include <ctype.h>
#include <net/if.h>
#include <stdio.h>
#include <string.h>

#include "lib/text.h"

static const char hex_digits[] = "0123456789abcdef";

/**
 * nwc_mac_text() - write a MAC address in lower case with colons
 * @buf: where to write
 * @mac: address; anything but 6 bytes is written as the zero address, which is
 *	the value of a member that the kernel left out
 *
 * Return: @buf.
 */
char *nwc_mac_text(char buf[static NWC_MAC_TEXT], struct nwc_blob mac)
{
	static const uint8_t zero[NWIFI_MAC_LEN];
	const uint8_t *m = mac.len == NWIFI_MAC_LEN ? mac.data : zero;

	snprintf(buf, NWC_MAC_TEXT, "%02x:%02x:%02x:%02x:%02x:%02x",
		 m[0], m[1], m[2], m[3], m[4], m[5]);
	return buf;
}

/**
 * nwc_escape() - write bytes as printable ASCII
 * @buf: where to write; NWC_ESCAPED(length) is always enough
 * @size: size of @buf, at least 1; the text is cut at a whole character
 * @bytes: bytes; those outside printable ASCII, and the backslash, become
 *	``\xNN``
 *
 * Return: @buf.
 */
char *nwc_escape(char *buf, size_t size, struct nwc_blob bytes)
{
	size_t i, o = 0;

	for (i = 0; i < bytes.len; i++) {
		uint8_t c = bytes.data[i];
		bool plain = c >= 0x20 && c < 0x7f && c != '\\';

		if (size - o <= (plain ? 1 : 4))
			break;
		if (plain) {
			buf[o++] = c;
		} else {
			buf[o++] = '\\';
			buf[o++] = 'x';
			buf[o++] = hex_digits[c >> 4];
			buf[o++] = hex_digits[c & 15];
		}
	}
	buf[o] = '\0';
	return buf;
}

/**
 * nwc_unescape() - read bytes as nwc_escape() writes them
 * @buf: where to write
 * @size: size of @buf
 * @text: text; ``\xNN`` stands for a byte, and every other character, also a
 *	backslash before something else, for itself
 *
 * Return: how many bytes @text stands for; those beyond @size are not written.
 */
size_t nwc_unescape(uint8_t *buf, size_t size, const char *text)
{
	size_t n = 0;

	for (; *text; n++) {
		uint8_t byte = *text;
		int used = 1;

		if (text[0] == '\\' && text[1] == 'x' &&
		    nwc_hex_value(text[2]) >= 0 && nwc_hex_value(text[3]) >= 0) {
			byte = nwc_hex_value(text[2]) << 4 |
			       nwc_hex_value(text[3]);
			used = 4;
		}
		if (n < size)
			buf[n] = byte;
		text += used;
	}
	return n;
}

/**
 * nwc_hex() - write bytes in lower-case hexadecimal digits
 * @buf: where to write; NWC_HEX(length) is enough
 * @size: size of @buf, at least 1; the text is cut at a whole byte
 * @bytes: bytes
 *
 * Return: @buf.
 */
char *nwc_hex(char *buf, size_t size, struct nwc_blob bytes)
{
	size_t i, o = 0;

	for (i = 0; i < bytes.len && size - o > 2; i++) {
		buf[o++] = hex_digits[bytes.data[i] >> 4];
		buf[o++] = hex_digits[bytes.data[i] & 15];
	}
	buf[o] = '\0';
	return buf;
}

/**
 * nwc_hex_value() - read a hexadecimal digit
 * @c: character
 *
 * Return: 0 to 15, or -1 if the character is not a hexadecimal digit.
 */
int nwc_hex_value(char c)
{
	const char *p = c ? strchr(hex_digits, tolower((uint8_t)c)) : NULL;

	return p ? (int)(p - hex_digits) : -1;
}

/**
 * nwc_mac_parse() - read a MAC address
 * @text: six pairs of hexadecimal digits with colons
 * @mac: set to the address
 *
 * Return: true if @text is exactly an address.
 */
bool nwc_mac_parse(const char *text, uint8_t mac[static NWIFI_MAC_LEN])
{
	unsigned int i;

	if (strlen(text) != NWC_MAC_TEXT - 1)
		return false;
	for (i = 0; i < NWIFI_MAC_LEN; i++, text += 3) {
		int hi = nwc_hex_value(text[0]);
		int lo = nwc_hex_value(text[1]);

		if (hi < 0 || lo < 0)
			return false;
		if (text[2] != (i == NWIFI_MAC_LEN - 1 ? '\0' : ':'))
			return false;
		mac[i] = hi << 4 | lo;
	}
	return true;
}

/**
 * nwc_ifname_check() - check the name of a network interface
 * @text: name, or a template such as nwl%d
 *
 * The rules are those of dev_valid_name() in the kernel.
 *
 * Return: NULL if the kernel accepts the name, else what is wrong with it.
 */
const char *nwc_ifname_check(const char *text)
{
	if (!*text)
		return "is empty";
	if (strlen(text) >= IFNAMSIZ)
		return "is longer than 15 bytes";
	if (!strcmp(text, ".") || !strcmp(text, ".."))
		return "is not an interface name";
	for (; *text; text++) {
		if (*text == '/' || *text == ':' ||
		    isspace((unsigned char)*text))
			return "contains a slash, a colon or a space";
	}
	return NULL;
}

/**
 * nwc_channel() - find the IEEE 802.11 channel number of a centre frequency
 * @mhz: frequency of a 20 MHz (or 60 GHz) channel
 *
 * Return: the channel number, or 0 when the frequency is in no known band.
 */
unsigned int nwc_channel(uint32_t mhz)
{
	if (mhz == 2484)
		return 14;
	if (mhz > 2407 && mhz < 2484)
		return (mhz - 2407) / 5;
	if (mhz >= 4910 && mhz <= 4980)
		return (mhz - 4000) / 5;
	if (mhz == 5935)
		return 2;
	if (mhz > 5000 && mhz < 5935)
		return (mhz - 5000) / 5;
	if (mhz > 5950 && mhz <= 7115)
		return (mhz - 5950) / 5;
	if (mhz >= 58320 && mhz <= 70200)
		return (mhz - 56160) / 2160;
	return 0;
}
