/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The few names that the core takes from outside: integer types and memory
 * functions. The same core compiles into the module and into host programs.
 */
#ifndef NWIFI_CORE_BASE_H
#define NWIFI_CORE_BASE_H

#ifdef __KERNEL__
#include <linux/string.h>
#include <linux/types.h>
#else
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef uint64_t u64;
typedef int8_t s8;
typedef int32_t s32;
#endif

#define NWIFI_MAC_BYTES 6

/* A member that is a MAC address: the kernel reads it by 16 bits at a time. */
#ifdef __KERNEL__
#define NWIFI_MAC_ALIGNED __aligned(2)
#else
#define NWIFI_MAC_ALIGNED __attribute__((aligned(2)))
#endif
#define NWIFI_SSID_BYTES 32

/**
 * struct nwifi_ssid - an SSID
 * @len: bytes used, 0 to 32; zero is the wildcard where one is allowed
 * @data: the bytes; those past @len are zero
 */
struct nwifi_ssid {
	u8 len;
	u8 data[NWIFI_SSID_BYTES];
};

/**
 * nwifi_mac_equal() - compare two MAC addresses
 * @a: six bytes
 * @b: six bytes
 *
 * Return: true if they are the same.
 */
static inline bool nwifi_mac_equal(const u8 *a, const u8 *b)
{
	return !memcmp(a, b, NWIFI_MAC_BYTES);
}

/**
 * nwifi_mac_is_wildcard() - is this FF:FF:FF:FF:FF:FF? (OID-7)
 * @a: six bytes
 *
 * Return: true for the wildcard address.
 */
static inline bool nwifi_mac_is_wildcard(const u8 *a)
{
	return (a[0] & a[1] & a[2] & a[3] & a[4] & a[5]) == 0xff;
}

/**
 * nwifi_ssid_equal() - compare two SSIDs
 * @a: one
 * @b: other
 *
 * Return: true if they have the same bytes.
 */
static inline bool nwifi_ssid_equal(const struct nwifi_ssid *a,
				    const struct nwifi_ssid *b)
{
	return a->len == b->len && !memcmp(a->data, b->data, a->len);
}

#endif /* NWIFI_CORE_BASE_H */
