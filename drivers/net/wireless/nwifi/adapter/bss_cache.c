// SPDX-License-Identifier: GPL-2.0-only
/*
 * The BSS cache: a copy of the lower device's table.
 *
 * It is read by an nl80211 dump rather than by iterating the table in place,
 * because only the dump tells the age of an entry, and an AP that has been
 * silent for long is no good candidate.
 */
#include <linux/etherdevice.h>
#include <linux/list_sort.h>
#include <linux/mm.h>
#include <linux/slab.h>
#include <linux/timekeeping.h>

#include "adapter/bss_cache.h"
#include "core/core.h"
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
	kvfree(table->bss);
	kvfree(table->beacon);
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

/**
 * struct heard - one entry of a dump that is being read
 * @list: in &dump.heard
 * @bss: the entry, as the core sees it
 * @beacon: the last frame of it
 */
struct heard {
	struct list_head list;
	struct nwifi_bss bss;
	struct nwifi_beacon beacon;
};

/**
 * struct dump - a dump that is being read
 * @core: tells which entries have to stay
 * @event: event that the dump is read for, %NULL for none
 * @flush_ns: what was seen before does not count
 * @heard: the entries so far
 * @n: how many they are
 */
struct dump {
	const struct nwifi_core *core;
	const struct nwifi_event *event;
	u64 flush_ns;
	struct list_head heard;
	unsigned int n;
};

static void heard_drop(struct dump *dump, struct heard *heard)
{
	list_del(&heard->list);
	kfree(heard->beacon.ies);
	kfree(heard);
	dump->n--;
}

/* By name, and of one name the entry that was heard last first. */
static int heard_by_name(void *priv, const struct list_head *a,
			 const struct list_head *b)
{
	const struct heard *x = list_entry(a, struct heard, list);
	const struct heard *y = list_entry(b, struct heard, list);
	const int order = nwifi_bss_order(&x->bss, &y->bss);

	return order ? : x->bss.age_ms > y->bss.age_ms;
}

/* Whom a full cache keeps comes first. */
static int heard_by_worth(void *priv, const struct list_head *a,
			  const struct list_head *b)
{
	return nwifi_bss_outlives(&list_entry(b, struct heard, list)->bss,
				  &list_entry(a, struct heard, list)->bss);
}

static bool heard_same_ap(const struct heard *a, const struct heard *b)
{
	return a->bss.freq == b->bss.freq &&
	       nwifi_mac_equal(a->bss.bssid, b->bss.bssid);
}

/*
 * An entry without an SSID has the beacons of a hidden network. They add nothing
 * to what a Probe Response has told, but that the AP is still there.
 */
static void dump_join_hidden(struct dump *dump)
{
	struct heard *hidden, *next, *named;

	list_for_each_entry_safe(hidden, next, &dump->heard, list) {
		if (hidden->bss.ssid.len)
			continue;
		named = hidden;
		list_for_each_entry_continue(named, &dump->heard, list) {
			if (!heard_same_ap(named, hidden))
				break;
			named->bss.age_ms = min(named->bss.age_ms,
						hidden->bss.age_ms);
			named->beacon.seen_ns = max(named->beacon.seen_ns,
						    hidden->beacon.seen_ns);
		}
		if (named != next)
			heard_drop(dump, hidden);
	}
}

/*
 * One entry stands for a BSS (SCAN-24). A dump that was begun anew has told of
 * some of them twice. The entries of an AP are neighbours, the hidden one before
 * the others.
 */
static void dump_merge(struct dump *dump)
{
	struct heard *heard, *next, *last = NULL;

	list_sort(NULL, &dump->heard, heard_by_name);
	list_for_each_entry_safe(heard, next, &dump->heard, list) {
		if (last && !nwifi_bss_order(&last->bss, &heard->bss))
			heard_drop(dump, heard);
		else
			last = heard;
	}
	dump_join_hidden(dump);
}

/* Has no more entries than the cache takes, in the order of their names. */
static void dump_trim(struct dump *dump)
{
	dump_merge(dump);
	if (dump->n <= NWIFI_MAX_BSS)
		return;
	list_sort(NULL, &dump->heard, heard_by_worth);
	while (dump->n > NWIFI_MAX_BSS)
		heard_drop(dump, list_last_entry(&dump->heard, struct heard,
						 list));
	list_sort(NULL, &dump->heard, heard_by_name);
}

/* Copies the elements of both kinds of frames into one piece of memory. */
static bool beacon_fill(struct nwifi_beacon *beacon,
			const struct nwifi_radio_bss *from)
{
	const size_t len = from->ies_len + from->beacon_ies_len;

	if (len) {
		beacon->ies = kmalloc(len, GFP_KERNEL);
		if (!beacon->ies)
			return false;
	}
	if (from->ies_len)
		memcpy(beacon->ies, from->ies, from->ies_len);
	beacon->ies_len = from->ies_len;
	beacon->tsf = from->tsf;
	beacon->from_presp = from->from_presp;
	if (from->beacon_ies_len) {
		memcpy(beacon->ies + from->ies_len, from->beacon_ies,
		       from->beacon_ies_len);
		beacon->beacon_ies = beacon->ies + from->ies_len;
	}
	beacon->beacon_ies_len = from->beacon_ies_len;
	beacon->beacon_tsf = from->beacon_tsf;
	return true;
}

/* Takes one entry of the dump in; what there is no memory for is left out. */
static void dump_add(void *ctx, const struct nwifi_radio_bss *from)
{
	const u64 now_ns = ktime_get_boottime_ns();
	const u64 age_ns = (u64)from->seen_ms_ago * NSEC_PER_MSEC;
	const u64 seen_ns = age_ns < now_ns ? now_ns - age_ns : 0;
	struct dump *dump = ctx;
	struct nwifi_bss *bss;
	struct heard *heard;

	if (seen_ns < dump->flush_ns && !from->associated)
		return;
	heard = kzalloc(sizeof(*heard), GFP_KERNEL);
	if (!heard)
		return;
	if (!beacon_fill(&heard->beacon, from)) {
		kfree(heard);
		return;
	}
	heard->beacon.seen_ns = seen_ns;

	bss = &heard->bss;
	ether_addr_copy(bss->bssid, from->bssid);
	bss->freq = from->freq;
	bss->signal = from->signal;
	bss->age_ms = from->seen_ms_ago;
	bss->capability = from->capability;
	bss->beacon_interval = from->beacon_interval;
	nwifi_bss_parse(bss, from->ies, from->ies_len);
	bss->rank = nwifi_core_bss_rank(dump->core, dump->event, bss);

	list_add_tail(&heard->list, &dump->heard);
	/* Twice as many are let in, so that they are seldom sorted. */
	if (++dump->n == 2 * NWIFI_MAX_BSS)
		dump_trim(dump);
}

/* Moves the entries of a dump into a table. */
static int dump_finish(struct dump *dump, struct nwifi_bss_table *table)
{
	struct heard *heard, *next;
	int err = 0;

	dump_trim(dump);
	memset(table, 0, sizeof(*table));
	table->bss = kvcalloc(dump->n, sizeof(*table->bss), GFP_KERNEL);
	table->beacon = kvcalloc(dump->n, sizeof(*table->beacon), GFP_KERNEL);
	if (!table->bss || !table->beacon)
		err = -ENOMEM;
	list_for_each_entry_safe(heard, next, &dump->heard, list) {
		if (!err) {
			table->bss[table->n] = heard->bss;
			table->beacon[table->n++] = heard->beacon;
			heard->beacon.ies = NULL;
		}
		heard_drop(dump, heard);
	}
	if (err)
		table_empty(table);
	return err;
}

/**
 * nwifi_bss_cache_refresh() - copy the lower device's table anew
 * @cache: the cache
 * @radio: the radio
 * @core: the core, which knows the networks that always find room
 * @event: event that the cache is read for, %NULL for none
 *
 * A lower device with more BSSs than the cache takes loses the weakest and
 * oldest ones of those that nobody has asked for.
 *
 * Context: the worker; may sleep.
 * Return: 0 or a negative error number; the cache then holds what could be
 * read, or what it held before if there is no memory.
 */
int nwifi_bss_cache_refresh(struct nwifi_bss_cache *cache,
			    struct nwifi_radio *radio,
			    const struct nwifi_core *core,
			    const struct nwifi_event *event)
{
	struct dump dump = {
		.core = core,
		.event = event,
		.flush_ns = cache->flush_ns,
		.heard = LIST_HEAD_INIT(dump.heard),
	};
	struct nwifi_bss_table table;
	int err, ret;

	/* Read without the lock: the radio's request may take its time. */
	err = radio->ops->dump_bss(radio, dump_add, &dump);
	ret = dump_finish(&dump, &table);
	if (ret)
		return ret;

	mutex_lock(&cache->lock);
	swap(cache->table, table);
	mutex_unlock(&cache->lock);

	table_empty(&table);
	return err;
}

/**
 * nwifi_bss_cache_heard() - a BSS was heard by other means than a scan
 * @cache: the cache
 * @ap: the BSS
 * @signal: mBm
 *
 * Context: the worker.
 */
void nwifi_bss_cache_heard(struct nwifi_bss_cache *cache,
			   const struct nwifi_bss *ap, s32 signal)
{
	const int i = nwifi_bss_cache_find(cache, ap->bssid, ap);

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
 * nwifi_bss_cache_find() - find the entry of a BSS
 * @cache: the cache
 * @bssid: its BSSID
 * @like: what else is known of it, %NULL for nothing; see nwifi_bss_find()
 *
 * Context: the worker, or with the lock held.
 * Return: index of the entry, or -1.
 */
int nwifi_bss_cache_find(const struct nwifi_bss_cache *cache, const u8 *bssid,
			 const struct nwifi_bss *like)
{
	const struct nwifi_bss_list list = {
		.n = cache->table.n,
		.bss = cache->table.bss,
	};

	return nwifi_bss_find(&list, bssid, like);
}

/**
 * nwifi_bss_cache_next() - go through the entries in the order of their names
 * @cache: the cache
 * @after: the entry before, of which the BSSID, the channel and the SSID count;
 *	%NULL to begin
 *
 * The worker may replace the table between two steps of a reader: an entry that
 * is there all the time is found exactly once.
 *
 * Context: the lock is held.
 * Return: index of the entry, or -1 if there is none left.
 */
int nwifi_bss_cache_next(const struct nwifi_bss_cache *cache,
			 const struct nwifi_bss *after)
{
	const struct nwifi_bss_table *table = &cache->table;
	unsigned int low = 0, high = table->n;

	lockdep_assert_held(&cache->lock);
	while (after && low < high) {
		const unsigned int middle = low + (high - low) / 2;

		if (nwifi_bss_order(&table->bss[middle], after) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < table->n ? (int)low : -1;
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
