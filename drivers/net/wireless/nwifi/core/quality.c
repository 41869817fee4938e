// SPDX-License-Identifier: GPL-2.0-only
/*
 * Quality of the link to the present AP.
 *
 * Page: NDIS_STATUS_DOT11_LINK_QUALITY.
 */
#include "bss.h"
#include "dot11.h"
#include "emit.h"
#include "limits.h"
#include "quality.h"

/**
 * nwifi_quality_indicate() - indicate the quality of the link (LINK-2)
 * @core: the core, in phase A
 * @out: receives the indication
 */
void nwifi_quality_indicate(struct nwifi_core *core, struct nwifi_actions *out)
{
	struct nwifi_indication ind = {
		.code = NWIFI_IND_LINK_QUALITY,
		.quality = nwifi_link_quality(core->station.ap.signal),
	};

	core->station.quality = ind.quality;
	memcpy(ind.mac, core->station.ap.bssid, sizeof(ind.mac));
	nwifi_emit_indication(core, &ind, out);
}

/* LINK-1: there are five groups; the last one includes both ends. */
static unsigned int quality_group(u8 quality)
{
	return quality < 100 ? quality / 20 : 4;
}

/**
 * nwifi_quality_measured() - the signal of the AP was measured
 * @core: the core
 * @signal: mBm
 * @out: receives the actions
 *
 * LINK-3: the quality is indicated when it moves to another group, but not
 * while it wavers about the border of two.
 */
void nwifi_quality_measured(struct nwifi_core *core, s32 signal,
			    struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;
	const u8 now = nwifi_link_quality(signal);
	const u8 change = now > st->quality ? now - st->quality :
					      st->quality - now;

	if (st->phase != NWIFI_PHASE_A)
		return;
	st->ap.signal = signal;
	if (quality_group(now) != quality_group(st->quality) &&
	    change >= NWIFI_QUALITY_CHANGE)
		nwifi_quality_indicate(core, out);
}
