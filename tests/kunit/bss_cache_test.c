// SPDX-License-Identifier: GPL-2.0-only
/*
 * KUnit tests of the BSS cache: what it makes of the lower device's table, with
 * a radio that has a table of the test's own.
 */
#include <kunit/test.h>
#include <linux/etherdevice.h>

#include "adapter/bss_cache.h"
#include "core/core.h"
#include "core/dot11.h"
#include "radio/radio.h"

/* What the radio tells of a BSS; bytes of the BSSID count from the last one. */
struct told {
	unsigned int bssid;
	u32 freq;
	const char *ssid;
	s32 signal;
	u32 seen_ms_ago;
	bool associated;
};

static struct cache_rig {
	struct nwifi_bss_cache cache;
	struct nwifi_core core;
	struct nwifi_radio radio;
	const struct told *told;
	unsigned int n;
	unsigned int strangers;
} *rig;

static void tell(void (*one)(void *ctx, const struct nwifi_radio_bss *bss),
		 void *ctx, const struct told *told)
{
	u8 ies[2 + NWIFI_SSID_BYTES] = { 0, (u8)strlen(told->ssid) };
	const struct nwifi_radio_bss bss = {
		.bssid = { 2, 0, 0, 0, told->bssid >> 8, told->bssid },
		.freq = told->freq,
		.signal = told->signal,
		.seen_ms_ago = told->seen_ms_ago,
		.associated = told->associated,
		.capability = NWIFI_CAPAB_ESS,
		.ies = ies,
		.ies_len = 2 + ies[1],
	};

	memcpy(ies + 2, told->ssid, ies[1]);
	one(ctx, &bss);
}

/* Strangers come first and last, as if the list had been read twice. */
static int radio_dump_bss(struct nwifi_radio *radio,
			  void (*one)(void *ctx,
				      const struct nwifi_radio_bss *bss),
			  void *ctx)
{
	unsigned int i, turn;

	for (turn = 0; turn < 2; turn++) {
		for (i = 0; i < rig->strangers; i++) {
			const struct told stranger = {
				.bssid = 0x100 + i,
				.freq = 2412,
				.ssid = "stranger",
				.signal = -3000 - (s32)i,
			};

			tell(one, ctx, &stranger);
		}
		for (i = 0; !turn && i < rig->n; i++)
			tell(one, ctx, &rig->told[i]);
	}
	return 0;
}

static const struct nwifi_radio_ops scripted = { .dump_bss = radio_dump_bss };

static int cache_init(struct kunit *test)
{
	struct nwifi_config *config;

	rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);
	if (!rig)
		return -ENOMEM;
	nwifi_bss_cache_init(&rig->cache);
	nwifi_core_init(&rig->core);
	rig->radio.ops = &scripted;
	config = &rig->core.station.config;
	config->n_ssids = 1;
	config->ssids[0].len = 4;
	memcpy(config->ssids[0].data, "home", 4);
	config->n_bssids = 1;
	eth_broadcast_addr(config->bssids[0]);
	return 0;
}

static void cache_exit(struct kunit *test)
{
	if (rig)
		nwifi_bss_cache_free(&rig->cache);
}

static void refresh(struct kunit *test, const struct told *told, unsigned int n)
{
	rig->told = told;
	rig->n = n;
	KUNIT_ASSERT_EQ(test, nwifi_bss_cache_refresh(&rig->cache, &rig->radio,
						      &rig->core, NULL), 0);
}

static void expect_entry(struct kunit *test, unsigned int i, u8 bssid, u32 freq,
			 const char *ssid, u32 age_ms)
{
	const struct nwifi_bss *bss = &rig->cache.table.bss[i];

	KUNIT_ASSERT_LT(test, i, rig->cache.table.n);
	KUNIT_EXPECT_EQ(test, bss->bssid[5], bssid);
	KUNIT_EXPECT_EQ(test, bss->freq, freq);
	KUNIT_EXPECT_EQ(test, (size_t)bss->ssid.len, strlen(ssid));
	KUNIT_EXPECT_EQ(test, memcmp(bss->ssid.data, ssid, bss->ssid.len), 0);
	KUNIT_EXPECT_EQ(test, bss->age_ms, age_ms);
}

/* SCAN-24, B3: channel, BSSID and SSID name a BSS */
static void names(struct kunit *test)
{
	static const struct told told[] = {
		{ 2, 5180, "b", -5000, 100 }, { 2, 2412, "a", -5000, 100 },
		{ 1, 2412, "a", -5000, 300 }, { 1, 2412, "b", -5000, 200 },
		{ 2, 2412, "a", -4000, 50 },  { 2, 2412, "a", -6000, 70 },
	};

	refresh(test, told, ARRAY_SIZE(told));
	KUNIT_ASSERT_EQ(test, rig->cache.table.n, 4U);
	expect_entry(test, 0, 1, 2412, "a", 300);
	expect_entry(test, 1, 1, 2412, "b", 200);
	/* what was told more than once is there once, as it was heard last */
	expect_entry(test, 2, 2, 2412, "a", 50);
	KUNIT_EXPECT_EQ(test, rig->cache.table.bss[2].signal, -4000);
	expect_entry(test, 3, 2, 5180, "b", 100);
}

/* SCAN-18: the beacons of a hidden network say that it is still there */
static void hidden(struct kunit *test)
{
	static const struct told told[] = {
		{ 1, 2412, "a", -5000, 900 }, { 1, 2412, "", -5000, 100 },
		{ 1, 2412, "b", -5000, 50 },  { 1, 5180, "a", -5000, 800 },
		{ 2, 2412, "", -5000, 400 },  { 3, 2412, "", -5000, 400 },
		{ 3, 2412, "", -5000, 300 },
	};

	refresh(test, told, ARRAY_SIZE(told));
	KUNIT_ASSERT_EQ(test, rig->cache.table.n, 5U);
	expect_entry(test, 0, 1, 2412, "a", 100);
	expect_entry(test, 1, 1, 2412, "b", 50);
	expect_entry(test, 2, 1, 5180, "a", 800);
	expect_entry(test, 3, 2, 2412, "", 400);
	expect_entry(test, 4, 3, 2412, "", 300);
}

/* B2, SCAN-23: strangers do not push out the current AP or a wanted network */
static void full(struct kunit *test)
{
	static const struct told told[] = {
		{ 1, 2412, "home", -9500, 29000 },
		{ 2, 2412, "home", -9600, 29000 },
		{ 3, 2412, "weak", -9500, 0 },
	};
	struct nwifi_station *st = &rig->core.station;
	struct nwifi_bss *bss;
	unsigned int i;

	st->phase = NWIFI_PHASE_A;
	st->ap.bssid[0] = 2;
	st->ap.bssid[5] = 2;
	st->ap.ssid = st->config.ssids[0];
	rig->strangers = 5 * NWIFI_MAX_BSS;
	refresh(test, told, ARRAY_SIZE(told));
	KUNIT_ASSERT_EQ(test, rig->cache.table.n, (unsigned int)NWIFI_MAX_BSS);
	bss = rig->cache.table.bss;
	expect_entry(test, 0, 1, 2412, "home", 29000);
	KUNIT_EXPECT_EQ(test, bss[0].rank, NWIFI_BSS_WANTED);
	expect_entry(test, 1, 2, 2412, "home", 29000);
	KUNIT_EXPECT_EQ(test, bss[1].rank, NWIFI_BSS_CURRENT);
	/* The others are the strongest ones, in the order of their names. */
	for (i = 2; i < NWIFI_MAX_BSS; i++)
		if (bss[i].signal != -3000 - (s32)(i - 2))
			KUNIT_FAIL(test, "entry %u: %d mBm", i, bss[i].signal);
}

/* A reader that comes back finds each entry once, also in a new table. */
static void reader(struct kunit *test)
{
	static const struct told told[] = {
		{ 1, 2412, "a", -5000, 1 }, { 1, 2412, "b", -5000, 1 },
		{ 1, 5180, "b", -5000, 1 }, { 2, 2412, "", -5000, 1 },
		{ 3, 2412, "c", -5000, 1 },
	};
	struct nwifi_bss after;
	unsigned int n = 0;
	int i;

	refresh(test, told, ARRAY_SIZE(told));
	mutex_lock(&rig->cache.lock);
	i = nwifi_bss_cache_next(&rig->cache, NULL);
	while (i >= 0) {
		KUNIT_EXPECT_EQ(test, i, (int)n);
		after = rig->cache.table.bss[i];
		n++;
		i = nwifi_bss_cache_next(&rig->cache, &after);
	}
	KUNIT_EXPECT_EQ(test, n, 5U);
	mutex_unlock(&rig->cache.lock);
	/* The entry that the reader has seen last is gone. */
	after = rig->cache.table.bss[1];
	refresh(test, told + 2, 3);
	mutex_lock(&rig->cache.lock);
	KUNIT_EXPECT_EQ(test, nwifi_bss_cache_next(&rig->cache, &after), 0);
	mutex_unlock(&rig->cache.lock);
	refresh(test, told, 0);
	mutex_lock(&rig->cache.lock);
	KUNIT_EXPECT_EQ(test, nwifi_bss_cache_next(&rig->cache, NULL), -1);
	mutex_unlock(&rig->cache.lock);
}

static struct kunit_case cache_cases[] = {
	KUNIT_CASE(names),
	KUNIT_CASE(hidden),
	KUNIT_CASE(full),
	KUNIT_CASE(reader),
	{}
};

static struct kunit_suite cache_suite = {
	.name = "nwifi-bss-cache",
	.init = cache_init,
	.exit = cache_exit,
	.test_cases = cache_cases,
};

kunit_test_suite(cache_suite);
