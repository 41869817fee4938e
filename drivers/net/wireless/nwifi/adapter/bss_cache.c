// SPDX-License-Identifier: GPL-2.0-only
/*
 * The BSS cache: a copy of the lower device's table.
 *
 * It is read by an nl80211 dump rather than by iterating the table in place,
 * because only the dump tells the age of an entry, and an AP that has been
 * silent for long is no good candidate.
 */
#include <linux/etherdevice.h>
#include <linux/overflow.h>
#include <linux/slab.h>
#include <linux/timekeeping.h>

#include "adapter/bss_cache.h"
#include "radio/radio.h"

/**
 * nwifi_bss_cache_init() - start empty (STATE-8)
 * @cache: the cache
 */
void nwifi_bss_cache_init(struct nwifi_bss_cache *cache)
{
	memset(cache, 0, sizeof(*cache));
	mutex_init(&cache->lock);
}

static void table_empty(struct nwifi_bss_table *table)
{
	while (table->n)
		kfree(table->beacon[--table->n].ies);
	kfree(table->bss);
	kfree(table->beacon);
	memset(table, 0, sizeof(*table));
}

/**
 * nwifi_bss_cache_free() - free what the cache holds
 * @cache: the cache
 */
void nwifi_bss_cache_free(struct nwifi_bss_cache *cache)
{
	table_empty(&cache->table);
	mutex_destroy(&cache->lock);
}

static bool table_grow(struct nwifi_bss_table *table)
{
	const unsigned int size = table->size ? 2 * table->size : 16;
	struct nwifi_beacon *beacon;
	struct nwifi_bss *bss;

	if (table->size == NWIFI_MAX_BSS)
		return false;
	bss = krealloc(table->bss, array_size(size, sizeof(*bss)), GFP_KERNEL);
	if (!bss)
		return false;
	table->bss = bss;
	beacon = krealloc(table->beacon, array_size(size, sizeof(*beacon)),
			  GFP_KERNEL);
	if (!beacon)
		return false;
	table->beacon = beacon;
	table->size = size;
	return true;
}

static bool table_replaces(const struct nwifi_bss_table *table,
			   unsigned int new, unsigned int old)
{
	/* A hidden SSID adds nothing to what a Probe Response has told. */
	if (!table->bss[new].ssid.len != !table->bss[old].ssid.len)
		return table->bss[new].ssid.len;
	return table->beacon[new].seen_ns > table->beacon[old].seen_ns;
}

/*
 * Takes the entry behind the last one in. The lower device keeps several of a
 * BSSID: for a hidden network, or when an AP has changed its SSID. Here one
 * entry stands for a BSS (SCAN-24).
 */
static void table_merge(struct nwifi_bss_table *table)
{
	const unsigned int new = table->n;
	unsigned int old;

	for (old = 0; old < new; old++)
		if (nwifi_mac_equal(table->bss[old].bssid,
				    table->bss[new].bssid))
			break;
	if (old == new) {
		table->n++;
		return;
	}
	if (table_replaces(table, new, old)) {
		swap(table->bss[old], table->bss[new]);
		swap(table->beacon[old], table->beacon[new]);
	}
	/* Both entries tell that the AP is there. */
	table->bss[old].age_ms = min(table->bss[old].age_ms,
				     table->bss[new].age_ms);
	table->beacon[old].seen_ns = max(table->beacon[old].seen_ns,
					 table->beacon[new].seen_ns);
	kfree(table->beacon[new].ies);
}

struct table_fill {
	struct nwifi_bss_table table;
	u64 flush_ns;
};

/* Takes one entry of the dump in; what does not fit is left out. */
static void table_add(void *ctx, const struct nwifi_radio_bss *from)
{
	struct table_fill *fill = ctx;
	struct nwifi_bss_table *table = &fill->table;
	const u64 now_ns = ktime_get_boottime_ns();
	const u64 age_ns = (u64)from->seen_ms_ago * NSEC_PER_MSEC;
	const u64 seen_ns = age_ns < now_ns ? now_ns - age_ns : 0;
	struct nwifi_beacon *beacon;
	struct nwifi_bss *bss;

	if (seen_ns < fill->flush_ns && !from->associated)
		return;
	if (table->n == table->size && !table_grow(table))
		return;
	beacon = &table->beacon[table->n];
	beacon->ies = kmemdup(from->ies, from->ies_len, GFP_KERNEL);
	if (!beacon->ies && from->ies_len)
		return;
	beacon->ies_len = from->ies_len;
	beacon->tsf = from->tsf;
	beacon->seen_ns = seen_ns;
	beacon->from_presp = from->from_presp;

	bss = &table->bss[table->n];
	memset(bss, 0, sizeof(*bss));
	ether_addr_copy(bss->bssid, from->bssid);
	bss->freq = from->freq;
	bss->signal = from->signal;
	bss->age_ms = from->seen_ms_ago;
	bss->capability = from->capability;
	bss->beacon_interval = from->beacon_interval;
	nwifi_bss_parse(bss, from->ies, from->ies_len);
	table_merge(table);
}

/**
 * nwifi_bss_cache_refresh() - copy the lower device's table anew
 * @cache: the cache
 * @radio: the radio
 *
 * Context: the worker; may sleep.
 * Return: 0 or a negative error number; the cache then holds what could be
 * read.
 */
int nwifi_bss_cache_refresh(struct nwifi_bss_cache *cache,
			    struct nwifi_radio *radio)
{
	struct table_fill fill = { .flush_ns = cache->flush_ns };
	int err;

	/* Read without the lock: the radio's request may take its time. */
	err = radio->ops->dump_bss(radio, table_add, &fill);

	mutex_lock(&cache->lock);
	swap(cache->table, fill.table);
	mutex_unlock(&cache->lock);

	table_empty(&fill.table);
	return err;
}

/**
 * nwifi_bss_cache_heard() - a BSS was heard by other means than a scan
 * @cache: the cache
 * @bssid: the BSS
 * @signal: mBm
 *
 * Context: the worker.
 */
void nwifi_bss_cache_heard(struct nwifi_bss_cache *cache, const u8 *bssid,
			   s32 signal)
{
	const int i = nwifi_bss_cache_find(cache, bssid);

	if (i < 0)
		return;
	mutex_lock(&cache->lock);
	cache->table.bss[i].signal = signal;
	cache->table.bss[i].age_ms = 0;
	cache->table.beacon[i].seen_ns = ktime_get_boottime_ns();
	mutex_unlock(&cache->lock);
}

/**
 * nwifi_bss_cache_flush() - empty the cache (SCAN-22)
 * @cache: the cache
 *
 * Context: the worker.
 */
void nwifi_bss_cache_flush(struct nwifi_bss_cache *cache)
{
	mutex_lock(&cache->lock);
	cache->flush_ns = ktime_get_boottime_ns();
	table_empty(&cache->table);
	mutex_unlock(&cache->lock);
}

/**
 * nwifi_bss_cache_find() - find the entry of a BSSID
 * @cache: the cache
 * @bssid: six bytes
 *
 * Context: the worker, or with the lock held.
 * Return: index of the entry, or -1.
 */
int nwifi_bss_cache_find(const struct nwifi_bss_cache *cache, const u8 *bssid)
{
	unsigned int i;

	for (i = 0; i < cache->table.n; i++)
		if (nwifi_mac_equal(cache->table.bss[i].bssid, bssid))
			return i;
	return -1;
}

/**
 * nwifi_bss_cache_next() - go through the entries in the order of their BSSIDs
 * @cache: the cache
 * @after: BSSID of the entry before, as a number; zero to begin
 *
 * The worker may replace the table between two steps of a reader: an entry that
 * is there all the time is found exactly once.
 *
 * Context: the lock is held.
 * Return: index of the entry, or -1 if there is none left.
 */
int nwifi_bss_cache_next(const struct nwifi_bss_cache *cache, u64 after)
{
	u64 lowest = U64_MAX;
	unsigned int i;
	int found = -1;

	lockdep_assert_held(&cache->lock);
	for (i = 0; i < cache->table.n; i++) {
		const u64 bssid = ether_addr_to_u64(cache->table.bss[i].bssid);

		if (bssid > after && bssid < lowest) {
			lowest = bssid;
			found = i;
		}
	}
	return found;
}

/**
 * nwifi_bss_cache_age_ms() - age of an entry
 * @beacon: the last frame of the entry
 * @now_ns: CLOCK_BOOTTIME now
 *
 * Return: milliseconds since its last frame.
 */
u32 nwifi_bss_cache_age_ms(const struct nwifi_beacon *beacon, u64 now_ns)
{
	return div_u64(now_ns - min(beacon->seen_ns, now_ns), NSEC_PER_MSEC);
}
