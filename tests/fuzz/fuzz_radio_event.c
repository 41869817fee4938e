// SPDX-License-Identifier: GPL-2.0-only
/*
 * What nl80211 says. Input: a netlink message from its header on; its length
 * field is put right first, as nlmsg_ok() has seen to it in the module. Each
 * message is tried as an event, as a BSS, as a station and as an interface.
 */
#include "radio/nl80211_parse.h"

#include <errno.h>
#include <linux/netlink.h>
#include <linux/nl80211.h>

#include "bss.h"
#include "fuzz.h"
#include "radio/radio.h"

#define IFINDEX 3

static const u8 addr[] = { 2, 0, 0, 0, 0, 0 };
static const u8 *message;
static size_t length;

/* all of it inside the message, and there */
static void inside(const u8 *data, size_t len)
{
	volatile u8 sink = 0;
	size_t i;

	if (!len)
		return;
	REQUIRE(data > message && len < length &&
		(size_t)(data - message) <= length - len);
	for (i = 0; i < len; i++)
		sink ^= data[i];
	(void)sink;
}

/* the last attribute that names an interface names ours */
static bool ours(void)
{
	u32 ifindex = 0;
	size_t at = 20, len;
	u16 word[2];

	for (; at + 4 <= length; at += (len + 3) & ~3) {
		memcpy(word, message + at, sizeof(word));
		len = word[0];
		if (len < 4 || len > length - at)
			break;
		if ((word[1] & NLA_TYPE_MASK) == NL80211_ATTR_IFINDEX && len == 8)
			memcpy(&ifindex, message + at + 4, sizeof(ifindex));
	}
	return ifindex == IFINDEX;
}

static void check_event(const struct nwifi_radio_event *event)
{
	inside(event->frame, event->frame_len);
	inside(event->req_ies, event->req_ies_len);
	REQUIRE(!event->req_ies || event->type == NWIFI_RADIO_ASSOC);
	REQUIRE(event->key_index >= -1 && event->key_index <= 255);
	REQUIRE(event->type < NWIFI_RADIO_OVERRUN);
	/* what the worker reads of a frame without asking for its length */
	switch (event->type) {
	case NWIFI_RADIO_AUTH:
	case NWIFI_RADIO_ASSOC:
		REQUIRE(event->frame_len >= 30);
		REQUIRE(!memcmp(event->bssid, event->frame + 16, 6));
		break;
	case NWIFI_RADIO_DEAUTH:
	case NWIFI_RADIO_DISASSOC:
	case NWIFI_RADIO_UNPROT_DEAUTH:
	case NWIFI_RADIO_UNPROT_DISASSOC:
		REQUIRE(event->frame_len >= 26);
		REQUIRE(event->local == !memcmp(event->frame + 10, addr, 6));
		break;
	case NWIFI_RADIO_ACTION:
		REQUIRE(event->frame_len >= 25);
		REQUIRE(!memcmp(event->bssid, event->frame + 16, 6));
		break;
	case NWIFI_RADIO_MGMT_STATUS:
		break;
	case NWIFI_RADIO_CONTROL_PORT:
		REQUIRE(event->frame);
		break;
	default:
		REQUIRE(!event->frame);
		break;
	}
}

static void check_bss(const struct nwifi_radio_bss *bss)
{
	struct nwifi_bss parsed = {
		.freq = bss->freq, .capability = bss->capability,
	};

	inside(bss->ies, bss->ies_len);
	nwifi_bss_parse(&parsed, bss->ies, bss->ies_len);
	REQUIRE(parsed.ssid.len <= NWIFI_SSID_BYTES);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct nwifi_radio_event event;
	struct nwifi_radio_bss bss;
	struct nlmsghdr *nlh;
	struct nwifi_radio_channel channel;
	bool associated;
	int ret[4], i;

	if (size < NLMSG_HDRLEN || size > 65536)
		return 0;
	nlh = copy_exactly(data, size);
	nlh->nlmsg_len = (u32)size;
	message = (const u8 *)nlh;
	length = size;
	ret[0] = nwifi_nl80211_parse_event(nlh, IFINDEX, addr, &event);
	if (!ret[0])
		check_event(&event);
	ret[1] = nwifi_nl80211_parse_bss(nlh, IFINDEX, &bss);
	if (!ret[1])
		check_bss(&bss);
	ret[2] = nwifi_nl80211_parse_station(nlh, IFINDEX, addr, &associated);
	ret[3] = nwifi_nl80211_parse_channel(nlh, IFINDEX, &channel);
	for (i = 0; i < 4; i++)
		REQUIRE(ret[i] ? ret[i] == -ENOMSG || ret[i] == -EBADMSG ||
				 (i == 3 && ret[i] == -ENODATA) :
				 ours());
	/* the two that share a command */
	REQUIRE(ret[1] || (ret[0] == 0 && event.type == NWIFI_RADIO_SCAN_DONE));
	free(nlh);
	return 0;
}
