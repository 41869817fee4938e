// SPDX-License-Identifier: GPL-2.0-only
/*
 * Elements from the air. Input: flags (1: privacy, 2: 5 GHz), then elements.
 * Each finder is compared with a plain walk, and a torn last element must
 * change nothing.
 */
#include "bss.h"
#include "dot11.h"
#include "fuzz.h"

#define OUI_WPA_TYPE 0x0050f201u

/* first element that matches; @ext and @oui are ignored when negative */
static const u8 *walk(const u8 *ies, size_t len, int id, int ext, int64_t oui)
{
	size_t at;

	for (at = 0; at + 2 <= len && at + 2 + ies[at + 1] <= len;
	     at += 2 + ies[at + 1]) {
		const u8 *d = ies + at + 2;

		if (ies[at] != id || (ext >= 0 && (!d[-1] || d[0] != ext)))
			continue;
		if (oui < 0 || (d[-1] >= 4 && d[0] == (oui >> 24 & 255) &&
				d[1] == (oui >> 16 & 255) &&
				d[2] == (oui >> 8 & 255) && d[3] == (oui & 255)))
			return d;
	}
	return NULL;
}

/* the finders say what the walk says, of an @id that may be there or not */
static void finders(const u8 *ies, size_t len, u8 id, u8 ext, u32 oui)
{
	const u8 *d = walk(ies, len, id, -1, -1);
	struct nwifi_element e = { .data = NULL };

	REQUIRE(nwifi_ie_find(ies, len, id, &e) == !!d);
	REQUIRE(!d || (e.data == d && e.len == d[-1] && e.id == id));
	d = walk(ies, len, NWIFI_EID_EXTENSION, ext, -1);
	REQUIRE(nwifi_ie_find_ext(ies, len, ext, &e) == !!d);
	REQUIRE(!d || e.data == d);
	d = walk(ies, len, NWIFI_EID_VENDOR, -1, oui);
	REQUIRE(nwifi_ie_find_vendor(ies, len, oui, &e) == !!d);
	REQUIRE(!d || e.data == d);
}

static void sane(const struct nwifi_bss *bss, const u8 *ies, size_t len)
{
	const bool named = walk(ies, len, NWIFI_EID_RSN, -1, -1) ||
			   walk(ies, len, NWIFI_EID_VENDOR, -1, OUI_WPA_TYPE);
	unsigned int i;

	REQUIRE(bss->ssid.len <= NWIFI_SSID_BYTES);
	for (i = bss->ssid.len; i < NWIFI_SSID_BYTES; i++)
		REQUIRE(!bss->ssid.data[i]);
	REQUIRE(bss->n_basic <= NWIFI_MAX_RATES);
	for (i = 0; i < bss->n_basic; i++)
		REQUIRE(bss->basic[i] < 122);
	REQUIRE(bss->phy >= NWIFI_PHY_OFDM && bss->phy <= NWIFI_PHY_HE);
	REQUIRE(bss->security.auth < NWIFI_BIT(NWIFI_AUTH_LIMIT));
	/* what names a security that we cannot read is never an open BSS */
	REQUIRE(named == !(bss->security.auth & NWIFI_BIT(NWIFI_AUTH_OPEN)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bytes in = { data, size };
	const u8 flags = take(&in);
	struct nwifi_bss bss = {
		.capability = flags & 1 ? NWIFI_CAPAB_PRIVACY : 0,
		.freq = flags & 2 ? 5180 : 2412,
	}, whole;
	u8 *ies = copy_exactly(in.pos, in.left);
	const u8 *pos = ies;
	size_t left = in.left, n = 0;
	struct nwifi_element e;

	while (nwifi_ie_next(&pos, &left, &e)) {
		REQUIRE(e.data + e.len == pos);
		/* a few are enough, or long inputs take a square of time */
		if (n++ < 8)
			finders(ies, in.left, e.id, e.len ? e.data[0] : flags,
				OUI_WPA_TYPE);
	}
	REQUIRE(pos + left == ies + in.left);
	finders(ies, in.left, flags, flags, 0x0050f200u | flags);
	whole = bss;
	nwifi_bss_parse(&bss, ies, in.left);
	nwifi_bss_parse(&whole, ies, (size_t)(pos - ies));
	REQUIRE(!memcmp(&bss, &whole, sizeof(bss)));
	sane(&bss, ies, in.left);
	REQUIRE(nwifi_link_quality((s32)(flags * 0x01010101u)) <= 100);
	free(ies);
	return 0;
}
