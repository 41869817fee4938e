/* SPDX-License-Identifier: GPL-2.0-only */
/* A radio that drives the family that plays nl80211, and who listens to it. */
#ifndef NWIFI_KUNIT_NL80211_RADIO_H
#define NWIFI_KUNIT_NL80211_RADIO_H

#include <kunit/test.h>
#include <linux/types.h>

#include "family.h"
#include "radio/radio.h"

#define OUR_IFINDEX	7777

/**
 * struct heard - an event that a radio has reported
 * @event: the event, its pointers into @frame and @req_ies
 * @frame: copy of the frame
 * @req_ies: copy of the elements
 */
struct heard {
	struct nwifi_radio_event event;
	u8 frame[512];
	u8 req_ies[64];
};

#define HEARD_MAX 8

/**
 * struct radio_rig - the radio, above the family
 * @radio: the radio
 * @family: the family
 * @n_heard: events so far
 * @heard: the first of them
 * @kicks: how often the worker was asked for
 * @on_kick: called then, may be %NULL
 */
struct radio_rig {
	struct nwifi_radio radio;
	struct family family;
	unsigned int n_heard;
	struct heard heard[HEARD_MAX];
	unsigned int kicks;
	void (*on_kick)(struct radio_rig *rig);
};

extern const u8 our_mac[ETH_ALEN];
extern const u8 ap_mac[ETH_ALEN];
extern const u8 other_mac[ETH_ALEN];

int radio_rig_init(struct kunit *test);
void radio_rig_exit(struct kunit *test);

#endif /* NWIFI_KUNIT_NL80211_RADIO_H */
