// SPDX-License-Identifier: GPL-2.0-only
/*
 * The channel of the present AP, which may go to another one: the association
 * stays, and so do the ports. The documents have no indication for it.
 */
#include "channel.h"

/**
 * nwifi_channel_reported() - the radio has told something about the channel
 * @core: the core
 * @report: what
 * @out: receives the actions
 *
 * A report of an AP that the station has left, or is about to leave, matters to
 * nobody.
 */
void nwifi_channel_reported(struct nwifi_core *core,
			    const struct nwifi_channel_report *report,
			    struct nwifi_actions *out)
{
	struct nwifi_station *st = &core->station;

	if (st->phase != NWIFI_PHASE_A)
		return;
	if (report->change != NWIFI_CHANNEL_ANNOUNCED) {
		st->channel = report->channel;
		st->ap.freq = report->channel.freq;
	}
	if (report->change != NWIFI_CHANNEL_IS)
		nwifi_action_add(out, NWIFI_ACT_CHANNEL)->channel = *report;
}
