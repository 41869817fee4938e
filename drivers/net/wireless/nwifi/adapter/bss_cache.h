/* SPDX-License-Identifier: GPL-2.0-only */
/* The BSS cache of an adapter (SCAN-22 to SCAN-24). */
#ifndef NWIFI_ADAPTER_BSS_CACHE_H
#define NWIFI_ADAPTER_BSS_CACHE_H

#include <linux/mutex.h>
#include <linux/types.h>

#include "core/bss.h"
#include "report/payload.h"

struct nwifi_core;
struct nwifi_event;
struct nwifi_radio;

/* As many as cfg80211 keeps of a device. */
#define NWIFI_MAX_BSS 1000

/**
 * struct nwifi_bss_table - entries of the cache
 * @n: entries
 * @bss: the entries, as the core sees them, in the order of nwifi_bss_order()
 * @beacon: the last frame of each
 */
struct nwifi_bss_table {
	unsigned int n;
	struct nwifi_bss *bss;
	struct nwifi_beacon *beacon;
};

/**
 * struct nwifi_bss_cache - the BSS cache
 * @lock: protects @table against readers; only the worker writes it
 * @table: the entries
 * @flush_ns: CLOCK_BOOTTIME; what was seen before does not count any more.
 *	Worker
 *
 * The cache is a copy of the lower device's own table, made anew before it is
 * needed. So a flush keeps nothing: it remembers when it happened.
 */
struct nwifi_bss_cache {
	struct mutex lock;
	struct nwifi_bss_table table;
	u64 flush_ns;
};

void nwifi_bss_cache_init(struct nwifi_bss_cache *cache);
void nwifi_bss_cache_free(struct nwifi_bss_cache *cache);
int nwifi_bss_cache_refresh(struct nwifi_bss_cache *cache,
			    struct nwifi_radio *radio,
			    const struct nwifi_core *core,
			    const struct nwifi_event *event);
void nwifi_bss_cache_heard(struct nwifi_bss_cache *cache,
			   const struct nwifi_bss *ap, s32 signal);
void nwifi_bss_cache_flush(struct nwifi_bss_cache *cache);
int nwifi_bss_cache_find(const struct nwifi_bss_cache *cache, const u8 *bssid,
			 const struct nwifi_bss *like);
int nwifi_bss_cache_next(const struct nwifi_bss_cache *cache,
			 const struct nwifi_bss *after);
u32 nwifi_bss_cache_age_ms(const struct nwifi_beacon *beacon, u64 now_ns);

#endif /* NWIFI_ADAPTER_BSS_CACHE_H */
