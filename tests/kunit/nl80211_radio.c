// SPDX-License-Identifier: GPL-2.0-only
/* A radio that drives the family that plays nl80211, and who listens to it. */
#include "nl80211_radio.h"

#include <linux/etherdevice.h>
#include <linux/minmax.h>
#include <linux/string.h>
#include <net/net_namespace.h>

const u8 our_mac[ETH_ALEN] __aligned(2) = { 2, 0, 0, 0, 0, 1 };
const u8 ap_mac[ETH_ALEN] __aligned(2) = { 2, 0, 0, 0, 0, 2 };
const u8 other_mac[ETH_ALEN] __aligned(2) = { 2, 0, 0, 0, 0, 3 };

static void hear(struct nwifi_radio *radio,
		 const struct nwifi_radio_event *event)
{
	struct radio_rig *rig = container_of(radio, struct radio_rig, radio);
	struct heard *heard;

	if (rig->n_heard++ >= HEARD_MAX)
		return;
	heard = &rig->heard[rig->n_heard - 1];
	heard->event = *event;
	if (event->frame) {
		memcpy(heard->frame, event->frame,
		       min(event->frame_len, sizeof(heard->frame)));
		heard->event.frame = heard->frame;
	}
	if (event->req_ies) {
		memcpy(heard->req_ies, event->req_ies,
		       min(event->req_ies_len, sizeof(heard->req_ies)));
		heard->event.req_ies = heard->req_ies;
	}
}

static void kick(struct nwifi_radio *radio)
{
	struct radio_rig *rig = container_of(radio, struct radio_rig, radio);

	rig->kicks++;
	if (rig->on_kick)
		rig->on_kick(rig);
}

static const struct nwifi_radio_sink sink = {
	.event = hear,
	.kick = kick,
};

static void listen(struct nwifi_radio *radio)
{
	radio->ops = &nwifi_radio_nl80211_ops;
	radio->sink = &sink;
	radio->net = &init_net;
	radio->ifindex = OUR_IFINDEX;
	ether_addr_copy(radio->addr, our_mac);
}

/**
 * radio_rig_init() - a radio that is started, for a test
 * @test: the test; the rig is its priv
 *
 * Return: 0 or a negative error number.
 */
int radio_rig_init(struct kunit *test)
{
	struct radio_rig *rig;
	int err;

	rig = kunit_kzalloc(test, sizeof(*rig), GFP_KERNEL);
	if (!rig)
		return -ENOMEM;
	listen(&rig->radio);
	err = family_register(test, &rig->family);
	if (err)
		return err;
	err = nwifi_radio_nl80211_open(&rig->radio, FAMILY_NAME);
	if (err) {
		family_unregister();
		return err;
	}
	/* it has asked for frames; that is a test of its own */
	rig->family.n_requests = 0;
	test->priv = rig;
	return 0;
}

/**
 * radio_rig_exit() - the end of radio_rig_init()
 * @test: the test
 */
void radio_rig_exit(struct kunit *test)
{
	struct radio_rig *rig = test->priv;

	if (!rig)
		return;
	rig->radio.ops->stop(&rig->radio);
	family_unregister();
}
