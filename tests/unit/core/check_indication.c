// SPDX-License-Identifier: GPL-2.0-only
/* The rules of indications: their order, their status, the phase they make. */
#include "check_rules.h"

#include <string.h>

#include "dot11.h"

static bool in(u32 value, u32 first, u32 last)
{
	return value >= first && value <= last;
}

static bool peer_code(u32 s)
{
	return in(s, 0x10000, 0x2ffff) || s >= 0x80000000;
}

/* legal DOT11_ASSOC_STATUS by field: indications.md, section 2 */
static bool legal_status(const struct nwifi_indication *ind)
{
	const u32 s = ind->status;

	switch (ind->code) {
	case NWIFI_IND_ASSOCIATION_COMPLETION:
		return s <= 5 || s == 9 || peer_code(s) ||
		       in(s, 0x30000, 0x3ffff);
	case NWIFI_IND_CONNECTION_COMPLETION:
		return s <= 1 || in(s, 3, 6) || s == 9 || s >= 0x80000000;
	case NWIFI_IND_ROAMING_COMPLETION:
		return s <= 6 || s == 9 || s == 0xb || s >= 0x80000000;
	case NWIFI_IND_ROAMING_START:
		return in(s, 0xb, 0xd) || s == 2 || peer_code(s);
	case NWIFI_IND_DISASSOCIATION:
		return in(s, 2, 4) || s == 7 || s == 9 || peer_code(s);
	default:
		return true;
	}
}

static void connection_start(struct check *c,
			     const struct nwifi_indication *ind)
{
	static const u8 zero[NWIFI_MAC_BYTES];

	REQUIRE(c->accepted && c->phase == NWIFI_PHASE_I,
		"PAIR-1: CONNECTION_START in %s", nwifi_phase_name(c->phase));
	REQUIRE(ind->bss_type == NWIFI_BSS_INFRASTRUCTURE && !ind->ssid.len &&
		nwifi_mac_equal(ind->mac, zero), "CONN-7: payload");
	c->accepted = false;
	c->connected = false;
	c->phase = NWIFI_PHASE_C;
	c->success = false;
}

static void connection_completion(struct check *c,
				  const struct nwifi_indication *ind)
{
	/* after success the phase is A already, the bracket still open */
	REQUIRE(c->phase == NWIFI_PHASE_C ||
		(c->phase == NWIFI_PHASE_A && !c->connected),
		"PAIR-1: CONNECTION_COMPLETION in %s",
		nwifi_phase_name(c->phase));
	REQUIRE(c->success == !ind->status, "PAIR-5: CONNECTION_COMPLETION %#x",
		ind->status);
	c->connected = c->success;
	if (!c->success)
		c->phase = NWIFI_PHASE_I;
	c->success = false;
}

/* STATE-3, ROAM-3: where the station is once its association ended */
static u8 after_loss(const struct check *c)
{
	return c->leaving ? NWIFI_PHASE_I : NWIFI_PHASE_L;
}

static void roaming_start(struct check *c)
{
	REQUIRE(c->connected && (c->phase == NWIFI_PHASE_A ||
				 c->phase == NWIFI_PHASE_L),
		"PAIR-2/9: ROAMING_START in %s", nwifi_phase_name(c->phase));
	c->phase = NWIFI_PHASE_R;
	c->success = false;
}

static void roaming_completion(struct check *c,
			       const struct nwifi_indication *ind)
{
	REQUIRE(c->phase == NWIFI_PHASE_R || c->success,
		"PAIR-2: ROAMING_COMPLETION in %s", nwifi_phase_name(c->phase));
	REQUIRE(c->success == !ind->status, "PAIR-5: ROAMING_COMPLETION %#x",
		ind->status);
	c->phase = c->associated ? NWIFI_PHASE_A : after_loss(c);
	c->success = false;
}

static void association_start(struct check *c,
			      const struct nwifi_indication *ind)
{
	REQUIRE((c->phase == NWIFI_PHASE_C || c->phase == NWIFI_PHASE_R) &&
		!c->success, "PAIR-3/4: ASSOCIATION_START in %s",
		nwifi_phase_name(c->phase));
	REQUIRE(ind->ssid.len, "ASSOC-2: no SSID");
	memcpy(c->attempt, ind->mac, sizeof(c->attempt));
	c->associated = false;
	c->phase = c->phase == NWIFI_PHASE_C ? NWIFI_PHASE_CA :
					       NWIFI_PHASE_RA;
}

static void association_completion(struct check *c, u64 now,
				   const struct nwifi_indication *ind)
{
	const bool roam = c->phase == NWIFI_PHASE_RA;

	REQUIRE(roam || c->phase == NWIFI_PHASE_CA,
		"PAIR-3: ASSOCIATION_COMPLETION in %s",
		nwifi_phase_name(c->phase));
	REQUIRE(nwifi_mac_equal(ind->mac, c->attempt),
		"PAIR-3: completion of another AP");
	if (ind->status) {
		REQUIRE(!ind->auth && !ind->unicast && !ind->multicast &&
			!ind->phy && !ind->mgmt_cipher && !ind->qos,
			"ASSOC-9: negotiated values without success");
		c->phase = roam ? NWIFI_PHASE_R : NWIFI_PHASE_C;
		return;
	}
	REQUIRE(ind->auth, "ASSOC-9: success without AuthAlgo");
	c->success = true;
	c->same_ds = ind->ds_info == NWIFI_DS_UNCHANGED;
	c->ciphered = ind->unicast != NWIFI_CIPHER_NONE;
	c->associated = true;
	memcpy(c->ap, ind->mac, sizeof(c->ap));
	c->phase = NWIFI_PHASE_A;
	c->create_due = true;
	memcpy(c->create_peer, ind->mac, sizeof(c->create_peer));
	c->quality_due = true;
	c->quality_ms = now;
	c->joined = true;
	memcpy(c->joined_ap, ind->mac, sizeof(c->joined_ap));
}

static void disassociation(struct check *c, const struct nwifi_indication *ind)
{
	REQUIRE(c->associated && nwifi_mac_equal(ind->mac, c->ap),
		"PAIR-6: DISASSOCIATION without association");
	REQUIRE(c->phase == NWIFI_PHASE_A && !c->success,
		"PAIR-7: DISASSOCIATION in %s", nwifi_phase_name(c->phase));
	c->associated = false;
	c->quality_due = false;
	c->phase = after_loss(c);
}

void check_indication(struct check *c, u64 now,
		      const struct nwifi_indication *ind)
{
	check_owed(c);
	check_gates(c, ind);
	REQUIRE(legal_status(ind), "status %#x in indication %#x", ind->status,
		ind->code);
	c->last = *ind;
	switch (ind->code) {
	case NWIFI_IND_CONNECTION_START:
		c->bracket_ms = now;
		connection_start(c, ind);
		break;
	case NWIFI_IND_CONNECTION_COMPLETION:
		connection_completion(c, ind);
		break;
	case NWIFI_IND_ROAMING_START:
		c->bracket_ms = now;
		roaming_start(c);
		break;
	case NWIFI_IND_ROAMING_COMPLETION:
		roaming_completion(c, ind);
		break;
	case NWIFI_IND_ASSOCIATION_START:
		c->attempt_ms = now;
		association_start(c, ind);
		break;
	case NWIFI_IND_ASSOCIATION_COMPLETION:
		association_completion(c, now, ind);
		break;
	case NWIFI_IND_DISASSOCIATION:
		disassociation(c, ind);
		break;
	case NWIFI_IND_SCAN_CONFIRM:
		REQUIRE(c->scan_open, "PAIR-10: SCAN_CONFIRM without a scan");
		c->scan_open = false;
		c->scan_done_due = true;
		break;
	case NWIFI_IND_LINK_QUALITY:
		REQUIRE(c->associated && nwifi_mac_equal(ind->mac, c->ap),
			"LINK-4: LINK_QUALITY of no AP of ours");
		c->quality_due = false;
		break;
	default:
		check_broken(c, "indication %#x", ind->code);
		break;
	}
}
