// SPDX-License-Identifier: GPL-2.0-only
/*
 * The candidate list. Input: bytes of the configuration, then six bytes for
 * each BSS. The list is compared with a plain selection sort of the cache.
 */
#include "bss.h"
#include "dot11.h"
#include "fuzz.h"

#define MAX_BSS 48

static void mac(u8 *addr, u8 n)
{
	memset(addr, n == 31 ? 0xff : 2, NWIFI_MAC_BYTES);
	if (n != 31)
		addr[5] = n;
}

static void ssid(struct nwifi_ssid *s, u8 n)
{
	memset(s, 0, sizeof(*s));
	s->len = n & 3 ? 1 + n % 32 : 0;
	memset(s->data, 'a' + (n & 1), s->len);
}

static void read_config(struct bytes *in, struct nwifi_config *config,
			struct nwifi_excluded *excluded)
{
	u8 flags = take(in), i;

	config->bss_type = flags & 1 ? NWIFI_BSS_INDEPENDENT :
				       NWIFI_BSS_INFRASTRUCTURE;
	config->mfp_capable = flags & 2;
	config->mfp_required = flags & 4;
	config->group_mgmt = NWIFI_BIT(NWIFI_BIP_CMAC_128);
	config->have_hint = flags & 8;
	mac(config->hint, flags >> 4);
	config->auth = take(in) << 1;
	config->unicast = config->multicast = take(in);
	config->n_ssids = take(in) % (NWIFI_MAX_DESIRED_SSIDS + 1);
	for (i = 0; i < config->n_ssids; i++)
		ssid(&config->ssids[i], take(in));
	config->n_bssids = take(in) % (NWIFI_MAX_DESIRED_BSSIDS + 1);
	for (i = 0; i < config->n_bssids; i++)
		mac(config->bssids[i], take(in) & 31);
	config->n_rates = take(in) % (NWIFI_MAX_RATES + 1);
	for (i = 0; i < config->n_rates; i++)
		config->rates[i] = 2 * i + 2;
	excluded->n = take(in) % (NWIFI_MAX_EXCLUDED + 1);
	for (i = 0; i < excluded->n; i++)
		mac(excluded->mac[i], take(in) & 31);
}

static void read_bss(struct bytes *in, struct nwifi_bss *bss)
{
	u8 flags;

	mac(bss->bssid, take(in) % 31);
	ssid(&bss->ssid, take(in));
	bss->signal = -100 * take(in);
	flags = take(in);
	bss->capability = flags & 3;
	bss->security.mfp_capable = flags & 4;
	bss->security.mfp_required = flags & 8;
	bss->security.group_mgmt = flags & 16 ? NWIFI_BIP_GMAC_256 :
						NWIFI_BIP_CMAC_128;
	bss->n_basic = flags >> 4;
	memset(bss->basic, 2 * (flags & 7) + 2, bss->n_basic);
	bss->security.auth = take(in) << 1;
	bss->security.unicast = bss->security.multicast = take(in);
}

/* the hinted one, then those that are not the last one, then the strong */
static s32 rank(const struct nwifi_bss *bss, const struct nwifi_config *config,
		const u8 *last)
{
	s32 rank = bss->signal;

	if (config->have_hint && nwifi_mac_equal(bss->bssid, config->hint))
		rank += 1000000;
	if (last && nwifi_mac_equal(bss->bssid, last))
		rank -= 100000;
	return rank;
}

static bool eligible(const struct nwifi_bss *bss,
		     const struct nwifi_config *config,
		     const struct nwifi_excluded *excluded)
{
	const struct nwifi_security *sec = &bss->security;
	const bool is = nwifi_bss_is_candidate(bss, config, excluded);
	unsigned int i;

	if (!is)
		return false;
	for (i = 0; i < excluded->n; i++)
		REQUIRE(!nwifi_mac_equal(excluded->mac[i], bss->bssid));
	REQUIRE(bss->ssid.len && nwifi_bss_wanted(bss, config));
	REQUIRE(sec->auth & config->auth & NWIFI_BIT(nwifi_bss_auth(bss, config)));
	if (sec->mfp_required || config->mfp_required)
		REQUIRE(sec->mfp_capable && config->mfp_capable &&
			config->group_mgmt & NWIFI_BIT(sec->group_mgmt));
	return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bytes in = { data, size };
	struct nwifi_config config = { 0 };
	struct nwifi_excluded excluded = { 0 };
	struct nwifi_bss bss[MAX_BSS] = { 0 };
	struct nwifi_bss_list cache = { .bss = bss };
	struct nwifi_candidates *out = malloc(sizeof(*out));
	bool used[MAX_BSS] = { 0 };
	u8 last[NWIFI_MAC_BYTES], which = take(&in);
	unsigned int i, n;

	mac(last, which & 31);
	read_config(&in, &config, &excluded);
	while (in.left && cache.n < MAX_BSS)
		read_bss(&in, &bss[cache.n++]);
	REQUIRE(out);
	memset(out, 0xa5, sizeof(*out));
	nwifi_candidates_build(out, &cache, &config, &excluded,
			       which & 32 ? last : NULL);
	REQUIRE(out->n <= NWIFI_MAX_CANDIDATES);

	for (n = 0; n < NWIFI_MAX_CANDIDATES; n++) {
		const struct nwifi_bss *best = NULL;

		for (i = 0; i < cache.n; i++)
			if (!used[i] && eligible(&bss[i], &config, &excluded) &&
			    (!best || rank(&bss[i], &config, which & 32 ? last : NULL) >
				      rank(best, &config, which & 32 ? last : NULL)))
				best = &bss[i];
		if (!best)
			break;
		used[best - bss] = true;
		REQUIRE(n < out->n && !memcmp(best, &out->bss[n], sizeof(*best)));
	}
	REQUIRE(n == out->n);
	free(out);
	return 0;
}
