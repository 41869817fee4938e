// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the radio makes of nl80211's messages, and the core's events of that:
 * each message that it knows, with attributes missing, too short, too long,
 * and cut off anywhere.
 */
#include <kunit/test.h>
#include <linux/etherdevice.h>
#include <linux/ieee80211.h>
#include <linux/nl80211.h>
#include <linux/stddef.h>
#include <net/genetlink.h>
#include <net/netlink.h>

#include "adapter/sink.h"
#include "core/event.h"
#include "nl80211_radio.h"
#include "radio/nl80211_parse.h"

#define FRAME_LEN(member)	offsetofend(struct ieee80211_mgmt, member)

/* what becomes of a message without an attribute, or with a wrong length */
enum { NO_MATTER, FOREIGN = -ENOMSG, BAD = -EBADMSG };

/* an attribute of a good message, and what it takes to spoil it */
struct part {
	struct attr attr;
	int missing;
	int resized;
};

#define MOST_PARTS 8

/* a message that is copied to where nothing may be read beyond its end */
static struct nlmsghdr *message(struct kunit *test, u8 cmd, u8 version,
				const struct part *parts, unsigned int n)
{
	struct sk_buff *skb = nlmsg_new(NLMSG_GOODSIZE, GFP_KERNEL);
	struct genlmsghdr genl = { .cmd = cmd, .version = version };
	struct nlmsghdr *nlh;
	unsigned int i;

	KUNIT_ASSERT_NOT_NULL(test, skb);
	nlh = nlmsg_put(skb, 0, 0, 99, GENL_HDRLEN, 0);
	memcpy(nlmsg_data(nlh), &genl, GENL_HDRLEN);
	for (i = 0; i < n; i++)
		put_attrs(test, skb, &parts[i].attr, 1);
	nlmsg_end(skb, nlh);
	nlh = kunit_kmalloc(test, skb->len, GFP_KERNEL);
	if (nlh)
		memcpy(nlh, skb->data, skb->len);
	nlmsg_free(skb);
	KUNIT_ASSERT_NOT_NULL(test, nlh);
	return nlh;
}

/* one of the parsers; those of the device's answers are tried the same way */
typedef int (*parser)(const struct nlmsghdr *nlh);

static struct nwifi_radio_event event;
static struct nwifi_radio_bss bss;
static bool associated;
static struct nwifi_radio_channel where;

static int parse_event(const struct nlmsghdr *nlh)
{
	return nwifi_nl80211_parse_event(nlh, OUR_IFINDEX, our_mac, &event);
}

static int parse_bss(const struct nlmsghdr *nlh)
{
	return nwifi_nl80211_parse_bss(nlh, OUR_IFINDEX, &bss);
}

static int parse_station(const struct nlmsghdr *nlh)
{
	return nwifi_nl80211_parse_station(nlh, OUR_IFINDEX, ap_mac, &associated);
}

static int parse_channel(const struct nlmsghdr *nlh)
{
	return nwifi_nl80211_parse_channel(nlh, OUR_IFINDEX, &where);
}

static int parse_of(struct kunit *test, parser parse, u8 cmd,
		    const struct part *parts, unsigned int n)
{
	return parse(message(test, cmd, 1, parts, n));
}

/* the message itself, then without each of its parts, then with them wrong */
static void spoil(struct kunit *test, parser parse, u8 cmd,
		  const struct part *parts, unsigned int n)
{
	struct part bad[MOST_PARTS];
	struct nlmsghdr *nlh;
	u8 longer[256] = {};
	unsigned int i, len;

	KUNIT_ASSERT_LE(test, n, (unsigned int)MOST_PARTS);
	KUNIT_ASSERT_EQ(test, parse_of(test, parse, cmd, parts, n), 0);

	for (i = 0; i < n; i++) {
		memcpy(bad, parts, n * sizeof(*parts));
		bad[i] = parts[n - 1];
		KUNIT_EXPECT_EQ_MSG(test, parse_of(test, parse, cmd, bad,
						   n - 1),
				    parts[i].missing,
				    "command %u without attribute %u", cmd,
				    parts[i].attr.type);
		if (parts[i].attr.is_nest)
			continue;
		memcpy(longer, parts[i].attr.data, parts[i].attr.len);
		memcpy(bad, parts, n * sizeof(*parts));
		bad[i].attr.data = longer;
		for (len = 0; len <= parts[i].attr.len + 1; len++) {
			bad[i].attr.len = len;
			if (len == parts[i].attr.len ||
			    parts[i].resized == NO_MATTER)
				continue;
			KUNIT_EXPECT_EQ_MSG(test, parse_of(test, parse, cmd,
							   bad, n),
					    parts[i].resized,
					    "command %u, attribute %u: %u bytes",
					    cmd, parts[i].attr.type, len);
		}
	}

	/* cut off: an attribute that is not whole spoils the message */
	nlh = message(test, cmd, 1, parts, n);
	for (len = nlh->nlmsg_len; len >= NLMSG_HDRLEN; len--) {
		struct nlmsghdr *cut = kunit_kmalloc(test, len, GFP_KERNEL);
		int ret;

		KUNIT_ASSERT_NOT_NULL(test, cut);
		memcpy(cut, nlh, len);
		cut->nlmsg_len = len;
		ret = parse(cut);
		if (len < NLMSG_HDRLEN + GENL_HDRLEN)
			KUNIT_EXPECT_EQ_MSG(test, ret, -EBADMSG, "%u bytes",
					    len);
		else
			KUNIT_EXPECT_TRUE_MSG(test, ret == 0 ||
					      ret == -EBADMSG ||
					      ret == -ENOMSG, "%u bytes", len);
		kunit_kfree(test, cut);
	}
}

#define SPOIL(test, parse, cmd, parts) \
	spoil(test, parse, cmd, parts, ARRAY_SIZE(parts))

#define OURS(missing) \
	{ A_U32(NL80211_ATTR_IFINDEX, OUR_IFINDEX), missing, BAD }

static struct ieee80211_mgmt mgmt(u16 stype, const u8 *from)
{
	struct ieee80211_mgmt frame = {
		.frame_control = cpu_to_le16(IEEE80211_FTYPE_MGMT | stype),
	};

	memcpy(frame.da, our_mac, ETH_ALEN);
	memcpy(frame.sa, from, ETH_ALEN);
	memcpy(frame.bssid, ap_mac, ETH_ALEN);
	return frame;
}

static struct nwifi_event translated(struct kunit *test)
{
	struct nwifi_event core = {};

	KUNIT_EXPECT_TRUE(test, nwifi_sink_translate(&event, &core));
	if (core.type == NWIFI_EV_DEAUTH || core.type == NWIFI_EV_DISASSOC ||
	    core.type == NWIFI_EV_UNPROT_DEAUTH ||
	    core.type == NWIFI_EV_UNPROT_DISASSOC) {
		KUNIT_EXPECT_TRUE(test, ether_addr_equal(core.leave.bssid,
							 event.bssid));
		KUNIT_EXPECT_EQ(test, core.leave.local, event.local);
	} else {
		KUNIT_EXPECT_TRUE(test, ether_addr_equal(core.response.bssid,
							 event.bssid));
	}
	return core;
}

static void expect_frame(struct kunit *test, enum nwifi_radio_event_type type,
			 const void *frame, size_t len)
{
	KUNIT_EXPECT_EQ(test, (int)event.type, (int)type);
	KUNIT_EXPECT_TRUE(test, ether_addr_equal(event.bssid, ap_mac));
	KUNIT_ASSERT_EQ(test, event.frame_len, len);
	KUNIT_EXPECT_EQ(test, memcmp(event.frame, frame, len), 0);
}

/* frames of the air end anywhere: nothing is made of too short a one */
static void truncated(struct kunit *test, u8 cmd, const void *frame,
		      size_t enough, size_t len)
{
	struct part parts[] = {
		OURS(FOREIGN),
		{ A_DATA(NL80211_ATTR_FRAME, 0, frame), BAD, BAD },
	};
	struct nwifi_event core;
	size_t i;
	int ret;

	for (i = 0; i <= len; i++) {
		parts[1].attr.len = i;
		ret = parse_of(test, parse_event, cmd, parts, 2);
		KUNIT_EXPECT_EQ_MSG(test, ret, i < enough ? -EBADMSG : 0,
				    "command %u, %zu bytes", cmd, i);
		if (ret)
			continue;
		memset(&core, 0, sizeof(core));
		KUNIT_EXPECT_TRUE(test, nwifi_sink_translate(&event, &core));
	}
}

/* a frame of another kind than its command says */
static void other_kind(struct kunit *test, u8 cmd, u16 own_a, u16 own_b)
{
	u16 stype;

	for (stype = 0; stype <= IEEE80211_STYPE_ACTION; stype += 0x10) {
		const struct ieee80211_mgmt frame = mgmt(stype, ap_mac);
		const struct part parts[] = {
			OURS(FOREIGN),
			{ A_DATA(NL80211_ATTR_FRAME, sizeof(frame), &frame), BAD, BAD },
		};
		const bool own = stype == own_a || stype == own_b;

		KUNIT_EXPECT_EQ_MSG(test, parse_of(test, parse_event, cmd,
						   parts, 2),
				    own ? 0 : -EBADMSG, "subtype %#x", stype);
	}
}

/* ASSOC-10: an answer that does not come; only these may fail to */
static void timed_out(struct kunit *test, u8 cmd, bool can,
		      enum nwifi_radio_event_type type,
		      enum nwifi_event_type core_type)
{
	const struct part parts[] = {
		OURS(FOREIGN),
		{ A_MAC(NL80211_ATTR_MAC, ap_mac), BAD, BAD },
		/* without it the frame itself is missing */
		{ A_FLAG(NL80211_ATTR_TIMED_OUT), BAD, BAD },
	};

	if (!can) {
		KUNIT_EXPECT_EQ(test, parse_of(test, parse_event, cmd, parts,
					       ARRAY_SIZE(parts)), -EBADMSG);
		return;
	}
	SPOIL(test, parse_event, cmd, parts);
	KUNIT_ASSERT_EQ(test, parse_of(test, parse_event, cmd, parts,
				       ARRAY_SIZE(parts)), 0);
	KUNIT_EXPECT_EQ(test, (int)event.type, (int)type);
	KUNIT_EXPECT_TRUE(test, ether_addr_equal(event.bssid, ap_mac));
	KUNIT_EXPECT_NULL(test, event.frame);
	KUNIT_EXPECT_EQ(test, (int)translated(test).type, (int)core_type);
}

static void assoc_10_authenticated(struct kunit *test)
{
	struct ieee80211_mgmt frame = mgmt(IEEE80211_STYPE_AUTH, ap_mac);
	const struct part parts[] = {
		OURS(FOREIGN),
		/* foreign attributes, one that we will never know */
		{ A_U32(NL80211_ATTR_WIPHY, 3), NO_MATTER, NO_MATTER },
		{ A_DATA(4000, 3, "new"), NO_MATTER, NO_MATTER },
		{ A_DATA(NL80211_ATTR_FRAME, FRAME_LEN(u.auth.status_code),
			 &frame), BAD, NO_MATTER },
	};
	struct nwifi_event core;

	frame.u.auth.status_code = cpu_to_le16(0x1234);
	SPOIL(test, parse_event, NL80211_CMD_AUTHENTICATE, parts);
	KUNIT_ASSERT_EQ(test, parse_of(test, parse_event,
				       NL80211_CMD_AUTHENTICATE, parts,
				       ARRAY_SIZE(parts)), 0);
	expect_frame(test, NWIFI_RADIO_AUTH, &frame,
		     FRAME_LEN(u.auth.status_code));
	KUNIT_EXPECT_FALSE(test, event.local);
	core = translated(test);
	KUNIT_EXPECT_EQ(test, (int)core.type, (int)NWIFI_EV_AUTH);
	KUNIT_EXPECT_EQ(test, core.response.status, 0x1234U);

	truncated(test, NL80211_CMD_AUTHENTICATE, &frame,
		  FRAME_LEN(u.auth.status_code), sizeof(frame));
	other_kind(test, NL80211_CMD_AUTHENTICATE, IEEE80211_STYPE_AUTH,
		   IEEE80211_STYPE_AUTH);
	timed_out(test, NL80211_CMD_AUTHENTICATE, true,
		  NWIFI_RADIO_AUTH_TIMEOUT, NWIFI_EV_AUTH_TIMEOUT);
}

/* ASSOC-9: request and response elements; ROAM-11: a reassociation */
static void assoc_9_associated(struct kunit *test)
{
	static const u16 stypes[] = {
		IEEE80211_STYPE_ASSOC_RESP, IEEE80211_STYPE_REASSOC_RESP,
	};
	/* come back in 0x01020304 TU */
	static const u8 ies[] = { 0, 1, 'x', WLAN_EID_TIMEOUT_INTERVAL, 5, 3,
				  4, 3, 2, 1 };
	static const u8 req_ies[] = { 0, 2, 'x', 'y' };
	const size_t head = FRAME_LEN(u.assoc_resp.aid);
	struct ieee80211_mgmt frame;
	u8 whole[sizeof(frame) + sizeof(ies)] __aligned(2);
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(stypes); i++) {
		const struct part parts[] = {
			OURS(FOREIGN),
			{ A_DATA(NL80211_ATTR_REQ_IE, sizeof(req_ies), req_ies),
			  NO_MATTER, NO_MATTER },
			{ A_DATA(NL80211_ATTR_FRAME, head + sizeof(ies), whole),
			  BAD, NO_MATTER },
		};
		struct nwifi_event core;

		frame = mgmt(stypes[i], ap_mac);
		frame.u.assoc_resp.status_code =
			cpu_to_le16(WLAN_STATUS_ASSOC_REJECTED_TEMPORARILY);
		memcpy(whole, &frame, head);
		memcpy(whole + head, ies, sizeof(ies));
		SPOIL(test, parse_event, NL80211_CMD_ASSOCIATE, parts);
		KUNIT_ASSERT_EQ(test, parse_of(test, parse_event,
					       NL80211_CMD_ASSOCIATE, parts,
					       ARRAY_SIZE(parts)), 0);
		expect_frame(test, NWIFI_RADIO_ASSOC, whole,
			     head + sizeof(ies));
		KUNIT_ASSERT_EQ(test, event.req_ies_len, sizeof(req_ies));
		KUNIT_EXPECT_EQ(test, memcmp(event.req_ies, req_ies,
					     sizeof(req_ies)), 0);
		core = translated(test);
		KUNIT_EXPECT_EQ(test, (int)core.type, (int)NWIFI_EV_ASSOC);
		KUNIT_EXPECT_EQ(test, core.response.status,
				(u32)WLAN_STATUS_ASSOC_REJECTED_TEMPORARILY);
		KUNIT_EXPECT_EQ(test, core.response.reassoc,
				stypes[i] == IEEE80211_STYPE_REASSOC_RESP);
		KUNIT_EXPECT_EQ(test, core.response.comeback, 0x01020304U);

		truncated(test, NL80211_CMD_ASSOCIATE, whole, head,
			  head + sizeof(ies));
		/* a time that is cut off is none */
		event.frame_len--;
		KUNIT_EXPECT_EQ(test, translated(test).response.comeback, 0U);
	}
	other_kind(test, NL80211_CMD_ASSOCIATE, stypes[0], stypes[1]);
	timed_out(test, NL80211_CMD_ASSOCIATE, true,
		  NWIFI_RADIO_ASSOC_TIMEOUT, NWIFI_EV_ASSOC_TIMEOUT);
}

/* DISASSOC-1, DISASSOC-5: by the AP, or made by the device itself */
static void left(struct kunit *test, u8 cmd, u16 stype,
		 enum nwifi_radio_event_type type,
		 enum nwifi_event_type core_type)
{
	const size_t len = FRAME_LEN(u.deauth.reason_code);
	unsigned int local;

	for (local = 0; local < 2; local++) {
		struct ieee80211_mgmt frame =
			mgmt(stype, local ? our_mac : ap_mac);
		const struct part parts[] = {
			OURS(FOREIGN),
			{ A_DATA(NL80211_ATTR_FRAME, len, &frame), BAD,
			  NO_MATTER },
		};
		struct nwifi_event core;

		frame.u.deauth.reason_code = cpu_to_le16(0xfedc);
		SPOIL(test, parse_event, cmd, parts);
		KUNIT_ASSERT_EQ(test, parse_of(test, parse_event, cmd, parts,
					       ARRAY_SIZE(parts)), 0);
		expect_frame(test, type, &frame, len);
		KUNIT_EXPECT_EQ(test, event.local, !!local);
		core = translated(test);
		KUNIT_EXPECT_EQ(test, (int)core.type, (int)core_type);
		KUNIT_EXPECT_EQ(test, core.leave.reason, 0xfedcU);
		truncated(test, cmd, &frame, len, sizeof(frame));
	}
	other_kind(test, cmd, stype, stype);
	timed_out(test, cmd, false, type, core_type);
}

static void disassoc_5_deauthenticated(struct kunit *test)
{
	left(test, NL80211_CMD_DEAUTHENTICATE, IEEE80211_STYPE_DEAUTH,
	     NWIFI_RADIO_DEAUTH, NWIFI_EV_DEAUTH);
}

static void disassoc_5_disassociated(struct kunit *test)
{
	left(test, NL80211_CMD_DISASSOCIATE, IEEE80211_STYPE_DISASSOC,
	     NWIFI_RADIO_DISASSOC, NWIFI_EV_DISASSOC);
}

/* B1: what the device ignores because it is not protected */
static void unprotected(struct kunit *test)
{
	left(test, NL80211_CMD_UNPROT_DEAUTHENTICATE, IEEE80211_STYPE_DEAUTH,
	     NWIFI_RADIO_UNPROT_DEAUTH, NWIFI_EV_UNPROT_DEAUTH);
	left(test, NL80211_CMD_UNPROT_DISASSOCIATE, IEEE80211_STYPE_DISASSOC,
	     NWIFI_RADIO_UNPROT_DISASSOC, NWIFI_EV_UNPROT_DISASSOC);
}

/* B1: an SA Query Response is the station's own; B7: the rest is not */
static void action_frames(struct kunit *test)
{
	static const u8 answer[] = { WLAN_CATEGORY_SA_QUERY, 1, 0x34, 0x12 };
	const size_t head = sizeof(struct ieee80211_hdr_3addr);
	struct ieee80211_mgmt hdr = mgmt(IEEE80211_STYPE_ACTION, ap_mac);
	u8 frame[sizeof(struct ieee80211_hdr_3addr) + 4] __aligned(2);
	struct part parts[] = {
		OURS(FOREIGN),
		{ A_U32(NL80211_ATTR_WIPHY_FREQ, 2437), NO_MATTER, BAD },
		{ A_U32(NL80211_ATTR_RX_SIGNAL_DBM, (u32)-42), NO_MATTER, BAD },
		{ A_DATA(NL80211_ATTR_FRAME, sizeof(frame), frame), BAD,
		  NO_MATTER },
	};
	const u8 cmd = NL80211_CMD_FRAME;
	struct nwifi_event core = {};
	size_t len;

	memcpy(frame, &hdr, head);
	memcpy(frame + head, answer, sizeof(answer));
	SPOIL(test, parse_event, cmd, parts);
	KUNIT_ASSERT_EQ(test, parse_of(test, parse_event, cmd, parts, 4), 0);
	expect_frame(test, NWIFI_RADIO_ACTION, frame, sizeof(frame));
	KUNIT_EXPECT_EQ(test, event.freq, 2437U);
	KUNIT_EXPECT_EQ(test, event.signal, -42);
	KUNIT_ASSERT_TRUE(test, nwifi_sink_translate(&event, &core));
	KUNIT_EXPECT_EQ(test, (int)core.type, (int)NWIFI_EV_SA_QUERY);
	KUNIT_EXPECT_EQ(test, core.sa_query.id, (u16)0x1234);
	KUNIT_EXPECT_TRUE(test, ether_addr_equal(core.sa_query.bssid, ap_mac));

	/* cut off anywhere, it is none */
	for (len = 0; len < sizeof(frame); len++) {
		parts[3].attr.len = len;
		KUNIT_EXPECT_EQ(test, parse_of(test, parse_event, cmd, parts, 4),
				len > head ? 0 : -EBADMSG);
		if (len > head)
			KUNIT_EXPECT_FALSE(test, nwifi_sink_translate(&event,
								      &core));
	}
	/* a request, and another category */
	parts[3].attr.len = sizeof(frame);
	frame[head + 1] = 0;
	KUNIT_ASSERT_EQ(test, parse_of(test, parse_event, cmd, parts, 4), 0);
	KUNIT_EXPECT_FALSE(test, nwifi_sink_translate(&event, &core));
	frame[head] = WLAN_CATEGORY_WNM;
	KUNIT_ASSERT_EQ(test, parse_of(test, parse_event, cmd, parts, 4), 0);
	KUNIT_EXPECT_FALSE(test, nwifi_sink_translate(&event, &core));
	other_kind(test, cmd, IEEE80211_STYPE_ACTION, IEEE80211_STYPE_ACTION);
}

static u64 cookie;

static int parse_cookie(const struct nlmsghdr *nlh)
{
	return nwifi_nl80211_parse_cookie(nlh, &cookie);
}

/* B7: the number of a frame, and what becomes of it */
static void sent_frames(struct kunit *test)
{
	static const u8 frame[] = { 0xd0, 0, 1, 2 };
	const struct part parts[] = {
		OURS(FOREIGN),
		{ A_U64(NL80211_ATTR_COOKIE, 0x123456789abcdefULL), BAD, BAD },
		{ A_FLAG(NL80211_ATTR_ACK), NO_MATTER, BAD },
		{ A_U32(NL80211_ATTR_WIPHY_FREQ, 2437), NO_MATTER, BAD },
		{ A_DATA(NL80211_ATTR_FRAME, sizeof(frame), frame), NO_MATTER,
		  NO_MATTER },
	};
	const struct part number[] = { parts[1], parts[2] };

	SPOIL(test, parse_event, NL80211_CMD_FRAME_TX_STATUS, parts);
	KUNIT_ASSERT_EQ(test, parse_of(test, parse_event,
				       NL80211_CMD_FRAME_TX_STATUS, parts, 5),
			0);
	KUNIT_EXPECT_EQ(test, (int)event.type, (int)NWIFI_RADIO_MGMT_STATUS);
	KUNIT_EXPECT_EQ(test, event.cookie, 0x123456789abcdefULL);
	KUNIT_EXPECT_TRUE(test, event.acked);
	KUNIT_EXPECT_EQ(test, event.frame_len, sizeof(frame));
	KUNIT_ASSERT_EQ(test, parse_of(test, parse_event,
				       NL80211_CMD_FRAME_WAIT_CANCEL, parts, 5),
			0);
	KUNIT_EXPECT_EQ(test, (int)event.type, (int)NWIFI_RADIO_MGMT_EXPIRED);
	KUNIT_EXPECT_EQ(test, event.freq, 2437U);
	KUNIT_EXPECT_NULL(test, event.frame);

	KUNIT_ASSERT_EQ(test, parse_of(test, parse_cookie, NL80211_CMD_FRAME,
				       number, 2), 0);
	KUNIT_EXPECT_EQ(test, cookie, 0x123456789abcdefULL);
	KUNIT_EXPECT_EQ(test, parse_of(test, parse_cookie, NL80211_CMD_FRAME,
				       number + 1, 1), -EBADMSG);
	KUNIT_EXPECT_EQ(test, parse_of(test, parse_cookie,
				       NL80211_CMD_NEW_STATION, number, 2),
			-ENOMSG);
}

static void scan_4_ended(struct kunit *test)
{
	const struct part parts[] = {
		OURS(FOREIGN),
		{ A_U32(NL80211_ATTR_WIPHY, 3), NO_MATTER, NO_MATTER },
	};

	SPOIL(test, parse_event, NL80211_CMD_NEW_SCAN_RESULTS, parts);
	KUNIT_ASSERT_EQ(test, parse_of(test, parse_event,
				       NL80211_CMD_NEW_SCAN_RESULTS, parts, 2),
			0);
	KUNIT_EXPECT_EQ(test, (int)event.type, (int)NWIFI_RADIO_SCAN_DONE);
	KUNIT_EXPECT_EQ(test, (int)translated(test).type,
			(int)NWIFI_EV_SCAN_DONE);

	SPOIL(test, parse_event, NL80211_CMD_SCAN_ABORTED, parts);
	KUNIT_ASSERT_EQ(test, parse_of(test, parse_event,
				       NL80211_CMD_SCAN_ABORTED, parts, 2), 0);
	KUNIT_EXPECT_EQ(test, (int)event.type, (int)NWIFI_RADIO_SCAN_ABORTED);
	KUNIT_EXPECT_EQ(test, (int)translated(test).type,
			(int)NWIFI_EV_SCAN_ABORTED);
}

static void port_31_control_port(struct kunit *test)
{
	static const u8 eapol[] = { 2, 3, 0, 1, 9 };
	const struct part parts[] = {
		OURS(FOREIGN),
		{ A_MAC(NL80211_ATTR_MAC, ap_mac), BAD, BAD },
		{ A_U16(NL80211_ATTR_CONTROL_PORT_ETHERTYPE, ETH_P_PAE), BAD,
		  BAD },
		{ A_FLAG(NL80211_ATTR_CONTROL_PORT_NO_ENCRYPT), NO_MATTER,
		  BAD },
		{ A_DATA(NL80211_ATTR_FRAME, sizeof(eapol), eapol), BAD,
		  NO_MATTER },
	};
	struct nwifi_event core = {};
	const u8 cmd = NL80211_CMD_CONTROL_PORT_FRAME;

	SPOIL(test, parse_event, cmd, parts);
	KUNIT_ASSERT_EQ(test, parse_of(test, parse_event, cmd, parts,
				       ARRAY_SIZE(parts)), 0);
	expect_frame(test, NWIFI_RADIO_CONTROL_PORT, eapol, sizeof(eapol));
	KUNIT_EXPECT_EQ(test, event.proto, (u16)ETH_P_PAE);
	KUNIT_EXPECT_TRUE(test, event.unencrypted);
	/* a way of its own; the core has nothing to do with it */
	KUNIT_EXPECT_FALSE(test, nwifi_sink_translate(&event, &core));

	/* encrypted, and empty */
	KUNIT_ASSERT_EQ(test, parse_of(test, parse_event, cmd,
				       (const struct part[]){
		OURS(FOREIGN), parts[1], parts[2],
		{ A_DATA(NL80211_ATTR_FRAME, 0, ""), BAD, NO_MATTER } }, 4),
			0);
	KUNIT_EXPECT_FALSE(test, event.unencrypted);
	KUNIT_EXPECT_EQ(test, event.frame_len, (size_t)0);
}

static void cipher_16_mic_failure(struct kunit *test)
{
	const struct part parts[] = {
		OURS(FOREIGN),
		{ A_MAC(NL80211_ATTR_MAC, ap_mac), BAD, BAD },
		{ A_U32(NL80211_ATTR_KEY_TYPE, NL80211_KEYTYPE_GROUP), BAD,
		  BAD },
		{ A_U8(NL80211_ATTR_KEY_IDX, 2), NO_MATTER, BAD },
	};
	const struct part pairwise[] = {
		OURS(FOREIGN),
		parts[1],
		{ A_U32(NL80211_ATTR_KEY_TYPE, NL80211_KEYTYPE_PAIRWISE), BAD,
		  BAD },
	};
	const u8 cmd = NL80211_CMD_MICHAEL_MIC_FAILURE;

	SPOIL(test, parse_event, cmd, parts);
	KUNIT_ASSERT_EQ(test, parse_of(test, parse_event, cmd, parts,
				       ARRAY_SIZE(parts)), 0);
	KUNIT_EXPECT_EQ(test, (int)event.type, (int)NWIFI_RADIO_MIC_FAILURE);
	KUNIT_EXPECT_TRUE(test, ether_addr_equal(event.bssid, ap_mac));
	KUNIT_EXPECT_TRUE(test, event.group_key);
	KUNIT_EXPECT_EQ(test, event.key_index, 2);

	SPOIL(test, parse_event, cmd, pairwise);
	KUNIT_ASSERT_EQ(test, parse_of(test, parse_event, cmd, pairwise,
				       ARRAY_SIZE(pairwise)), 0);
	KUNIT_EXPECT_FALSE(test, event.group_key);
	KUNIT_EXPECT_EQ(test, event.key_index, -1);
}

/* B8: the AP goes to another channel */
static void channel_switch(struct kunit *test)
{
	static const struct {
		u8 cmd;
		enum nwifi_radio_event_type type;
		enum nwifi_channel_change change;
	} cases[] = {
		{ NL80211_CMD_CH_SWITCH_STARTED_NOTIFY,
		  NWIFI_RADIO_CHANNEL_ANNOUNCED, NWIFI_CHANNEL_ANNOUNCED },
		{ NL80211_CMD_CH_SWITCH_NOTIFY,
		  NWIFI_RADIO_CHANNEL_MOVED, NWIFI_CHANNEL_MOVED },
	};
	const struct part parts[] = {
		OURS(FOREIGN),
		{ A_U32(NL80211_ATTR_WIPHY_FREQ, 5180), BAD, BAD },
		{ A_U32(NL80211_ATTR_CHANNEL_WIDTH, NL80211_CHAN_WIDTH_80P80),
		  NO_MATTER, BAD },
		{ A_U32(NL80211_ATTR_CENTER_FREQ1, 5210), NO_MATTER, BAD },
		{ A_U32(NL80211_ATTR_CENTER_FREQ2, 5530), NO_MATTER, BAD },
		{ A_U32(NL80211_ATTR_CH_SWITCH_COUNT, 300), NO_MATTER, BAD },
		{ A_FLAG(NL80211_ATTR_CH_SWITCH_BLOCK_TX), NO_MATTER, BAD },
	};
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(cases); i++) {
		struct nwifi_event core = {};

		SPOIL(test, parse_event, cases[i].cmd, parts);
		KUNIT_ASSERT_EQ(test, parse_of(test, parse_event, cases[i].cmd,
					       parts, ARRAY_SIZE(parts)), 0);
		KUNIT_EXPECT_EQ(test, (int)event.type, (int)cases[i].type);
		KUNIT_ASSERT_TRUE(test, nwifi_sink_translate(&event, &core));
		KUNIT_EXPECT_EQ(test, (int)core.type, (int)NWIFI_EV_CHANNEL);
		KUNIT_EXPECT_EQ(test, (int)core.channel.change,
				(int)cases[i].change);
		KUNIT_EXPECT_EQ(test, core.channel.channel.freq, 5180U);
		KUNIT_EXPECT_EQ(test, core.channel.channel.width,
				(u32)NL80211_CHAN_WIDTH_80P80);
		KUNIT_EXPECT_EQ(test, core.channel.channel.center1, 5210U);
		KUNIT_EXPECT_EQ(test, core.channel.channel.center2, 5530U);
		KUNIT_EXPECT_EQ(test, core.channel.count, (u8)255);
		KUNIT_EXPECT_TRUE(test, core.channel.quiet);

		/* no more than the primary channel, and not what was before */
		KUNIT_ASSERT_EQ(test, parse_of(test, parse_event, cases[i].cmd,
					       parts, 2), 0);
		KUNIT_EXPECT_EQ(test, event.channel.width, 0U);
		KUNIT_EXPECT_EQ(test, event.channel.center1, 5180U);
		KUNIT_EXPECT_EQ(test, event.channel.center2, 0U);
		KUNIT_EXPECT_EQ(test, event.count, (u8)0);
		KUNIT_EXPECT_FALSE(test, event.quiet);
	}
}

/* B8: the device says on which channel it is, or that it is on none */
static void present_channel(struct kunit *test)
{
	const struct part parts[] = {
		OURS(FOREIGN),
		{ A_U32(NL80211_ATTR_WIPHY_FREQ, 2412), -ENODATA, BAD },
		{ A_U32(NL80211_ATTR_CHANNEL_WIDTH, NL80211_CHAN_WIDTH_40),
		  NO_MATTER, BAD },
		{ A_U32(NL80211_ATTR_CENTER_FREQ1, 2422), NO_MATTER, BAD },
	};
	const struct nlmsghdr *nlh =
		message(test, NL80211_CMD_NEW_INTERFACE, 1, parts, 4);

	KUNIT_ASSERT_EQ(test, parse_channel(nlh), 0);
	KUNIT_EXPECT_EQ(test, where.freq, 2412U);
	KUNIT_EXPECT_EQ(test, where.width, (u32)NL80211_CHAN_WIDTH_40);
	KUNIT_EXPECT_EQ(test, where.center1, 2422U);
	KUNIT_EXPECT_EQ(test, where.center2, 0U);
	KUNIT_EXPECT_EQ(test, parse_of(test, parse_channel,
				       NL80211_CMD_NEW_INTERFACE, parts, 1),
			-ENODATA);
	KUNIT_EXPECT_EQ(test, parse_of(test, parse_channel,
				       NL80211_CMD_DEL_INTERFACE, parts, 4),
			-ENOMSG);
}

/* other commands, interfaces and wiphys are not ours */
static void foreign(struct kunit *test)
{
	const struct ieee80211_mgmt frame = mgmt(IEEE80211_STYPE_DEAUTH, ap_mac);
	const struct part ours[] = {
		OURS(FOREIGN),
		{ A_DATA(NL80211_ATTR_FRAME, sizeof(frame), &frame), BAD, BAD },
		{ A_MAC(NL80211_ATTR_MAC, ap_mac), BAD, BAD },
	};
	const struct part theirs[] = {
		{ A_U32(NL80211_ATTR_IFINDEX, OUR_IFINDEX + 1), 0, 0 },
		ours[1],
		ours[2],
	};
	const struct part wiphy[] = {
		{ A_U32(NL80211_ATTR_WIPHY, OUR_IFINDEX), 0, 0 },
		ours[1],
		ours[2],
	};
	unsigned int cmd, known = 0;
	int ret;

	for (cmd = 0; cmd < 256; cmd++) {
		KUNIT_EXPECT_EQ_MSG(test, parse_of(test, parse_event, cmd,
						   theirs, 3), -ENOMSG,
				    "command %u", cmd);
		KUNIT_EXPECT_EQ_MSG(test, parse_of(test, parse_event, cmd,
						   wiphy, 3), -ENOMSG,
				    "command %u", cmd);
		ret = parse_of(test, parse_event, cmd, ours, 3);
		known += ret != -ENOMSG;
	}
	KUNIT_EXPECT_EQ(test, known, 15U);
}

/* nl80211 never had another version; its attributes say what it means */
static void other_version(struct kunit *test)
{
	const struct part parts[] = { OURS(FOREIGN) };
	unsigned int version;

	for (version = 0; version < 256; version++) {
		KUNIT_EXPECT_EQ(test, parse_event(message(test,
					NL80211_CMD_SCAN_ABORTED, version,
					parts, 1)), 0);
		KUNIT_EXPECT_EQ(test, (int)event.type,
				(int)NWIFI_RADIO_SCAN_ABORTED);
	}
}

/* SCAN-24: an entry of the BSS cache */
static void scan_24_bss(struct kunit *test)
{
	static const u8 ies[] = { 0, 1, 'x' };
	const struct attr entry[] = {
		A_MAC(NL80211_BSS_BSSID, ap_mac),
		A_U32(NL80211_BSS_FREQUENCY, 5180),
		A_U16(NL80211_BSS_CAPABILITY, 0x1111),
		A_U64(NL80211_BSS_TSF, 0x123456789abcdefULL),
		A_U16(NL80211_BSS_BEACON_INTERVAL, 100),
		A_U32(NL80211_BSS_SIGNAL_MBM, (u32)-4200),
		A_U32(NL80211_BSS_SEEN_MS_AGO, 77),
		A_U32(NL80211_BSS_STATUS, NL80211_BSS_STATUS_ASSOCIATED),
		A_FLAG(NL80211_BSS_PRESP_DATA),
		A_U64(NL80211_BSS_BEACON_TSF, 0x1122334455667788ULL),
		A_DATA(NL80211_BSS_INFORMATION_ELEMENTS, sizeof(ies), ies),
	};
	static const u8 beacon_ies[] = { 0, 0, 1, 1, 2 };
	const struct attr both[] = {
		entry[0], entry[1], entry[2], entry[ARRAY_SIZE(entry) - 1],
		A_DATA(NL80211_BSS_BEACON_IES, sizeof(beacon_ies), beacon_ies),
	};
	const unsigned int n = ARRAY_SIZE(entry);
	struct attr bad[ARRAY_SIZE(entry)];
	struct part parts[] = {
		OURS(FOREIGN),
		{ A_NEST(NL80211_ATTR_BSS, entry), BAD, BAD },
	};
	const u8 cmd = NL80211_CMD_NEW_SCAN_RESULTS;
	unsigned int i;
	u8 longer[9];
	u16 len;

	SPOIL(test, parse_bss, cmd, parts);
	KUNIT_ASSERT_EQ(test, parse_of(test, parse_bss, cmd, parts, 2), 0);
	KUNIT_EXPECT_TRUE(test, ether_addr_equal(bss.bssid, ap_mac));
	KUNIT_EXPECT_EQ(test, bss.freq, 5180U);
	KUNIT_EXPECT_EQ(test, bss.capability, (u16)0x1111);
	KUNIT_EXPECT_EQ(test, bss.tsf, 0x123456789abcdefULL);
	KUNIT_EXPECT_EQ(test, bss.beacon_interval, (u16)100);
	KUNIT_EXPECT_EQ(test, bss.signal, -4200);
	KUNIT_EXPECT_EQ(test, bss.seen_ms_ago, 77U);
	KUNIT_EXPECT_TRUE(test, bss.associated);
	KUNIT_EXPECT_TRUE(test, bss.from_presp);
	KUNIT_ASSERT_EQ(test, bss.ies_len, sizeof(ies));
	KUNIT_EXPECT_EQ(test, memcmp(bss.ies, ies, sizeof(ies)), 0);
	KUNIT_EXPECT_EQ(test, bss.beacon_tsf, 0x1122334455667788ULL);
	KUNIT_EXPECT_NULL(test, bss.beacon_ies);
	/* B24: of the beacon, and of the probe response */
	parts[1].attr.nest = both;
	parts[1].attr.n_nest = ARRAY_SIZE(both);
	KUNIT_ASSERT_EQ(test, parse_of(test, parse_bss, cmd, parts, 2), 0);
	KUNIT_EXPECT_EQ(test, bss.ies_len, sizeof(ies));
	KUNIT_ASSERT_EQ(test, bss.beacon_ies_len, sizeof(beacon_ies));
	KUNIT_EXPECT_EQ(test, memcmp(bss.beacon_ies, beacon_ies,
				     sizeof(beacon_ies)), 0);

	/* its first three are needed; each but the elements has one length */
	parts[1].attr.nest = bad;
	for (i = 0; i < n; i++) {
		memcpy(bad, entry, sizeof(bad));
		bad[i] = entry[n - 1];
		parts[1].attr.n_nest = n - 1;
		KUNIT_EXPECT_EQ_MSG(test, parse_of(test, parse_bss, cmd, parts,
						   2), i < 3 ? -EBADMSG : 0,
				    "without %u", entry[i].type);
		parts[1].attr.n_nest = n;
		memcpy(bad, entry, sizeof(bad));
		memcpy(longer, entry[i].data, entry[i].len);
		bad[i].data = longer;
		for (len = 0; i < n - 1 && len <= entry[i].len + 1; len++) {
			bad[i].len = len;
			KUNIT_EXPECT_EQ_MSG(test, parse_of(test, parse_bss, cmd,
							   parts, 2),
					    len == entry[i].len ? 0 : -EBADMSG,
					    "attribute %u: %u bytes",
					    entry[i].type, len);
		}
	}

	/* only what is needed: nothing is left over from the entry before */
	memcpy(bad, entry, sizeof(bad));
	parts[1].attr.n_nest = 3;
	KUNIT_ASSERT_EQ(test, parse_of(test, parse_bss, cmd, parts, 2), 0);
	KUNIT_EXPECT_EQ(test, bss.signal, 0);
	KUNIT_EXPECT_EQ(test, bss.tsf, 0ULL);
	KUNIT_EXPECT_FALSE(test, bss.associated);
	KUNIT_EXPECT_FALSE(test, bss.from_presp);
	KUNIT_EXPECT_NULL(test, bss.ies);

	KUNIT_EXPECT_EQ(test, parse_of(test, parse_bss,
				       NL80211_CMD_SCAN_ABORTED, parts, 2),
			-ENOMSG);
	/* authenticated is not associated */
	bad[3] = (struct attr)A_U32(NL80211_BSS_STATUS,
				    NL80211_BSS_STATUS_AUTHENTICATED);
	parts[1].attr.n_nest = 4;
	KUNIT_ASSERT_EQ(test, parse_of(test, parse_bss, cmd, parts, 2), 0);
	KUNIT_EXPECT_FALSE(test, bss.associated);
}

/* a peer is associated if its flag is known, and set */
static void station(struct kunit *test)
{
	const u32 flag = BIT(NL80211_STA_FLAG_ASSOCIATED);
	const u32 other = BIT(NL80211_STA_FLAG_AUTHENTICATED);
	struct nl80211_sta_flag_update flags = { .mask = flag, .set = flag };
	const struct attr info[] = {
		A_DATA(NL80211_STA_INFO_STA_FLAGS, sizeof(flags), &flags),
	};
	const struct attr shorter[] = {
		A_DATA(NL80211_STA_INFO_STA_FLAGS, sizeof(flags) - 1, &flags),
	};
	const struct part parts[] = {
		OURS(FOREIGN),
		{ A_MAC(NL80211_ATTR_MAC, ap_mac), BAD, BAD },
		{ A_NEST(NL80211_ATTR_STA_INFO, info), BAD, BAD },
	};
	struct part bad[3];
	const u8 cmd = NL80211_CMD_NEW_STATION;

	SPOIL(test, parse_station, cmd, parts);
	KUNIT_EXPECT_EQ(test, parse_of(test, parse_station, cmd, parts, 3), 0);
	KUNIT_EXPECT_TRUE(test, associated);
	flags.set = other;
	KUNIT_EXPECT_EQ(test, parse_of(test, parse_station, cmd, parts, 3), 0);
	KUNIT_EXPECT_FALSE(test, associated);
	flags.set = flag | other;
	flags.mask = other;
	KUNIT_EXPECT_EQ(test, parse_of(test, parse_station, cmd, parts, 3), 0);
	KUNIT_EXPECT_FALSE(test, associated);

	memcpy(bad, parts, sizeof(bad));
	bad[1].attr.data = other_mac;
	KUNIT_EXPECT_EQ(test, parse_of(test, parse_station, cmd, bad, 3),
			-ENOMSG);
	bad[1].attr.data = ap_mac;
	bad[2].attr.n_nest = 0;
	KUNIT_EXPECT_EQ(test, parse_of(test, parse_station, cmd, bad, 3),
			-EBADMSG);
	bad[2].attr.n_nest = 1;
	bad[2].attr.nest = shorter;
	KUNIT_EXPECT_EQ(test, parse_of(test, parse_station, cmd, bad, 3),
			-EBADMSG);
	KUNIT_EXPECT_EQ(test, parse_of(test, parse_station,
				       NL80211_CMD_DEL_STATION, parts, 3),
			-ENOMSG);
}

/* through the socket: each event once and in order, others not at all */
static void multicasts(struct kunit *test)
{
	const struct ieee80211_mgmt frame = mgmt(IEEE80211_STYPE_DEAUTH, ap_mac);
	const struct attr ours[] = {
		A_U32(NL80211_ATTR_IFINDEX, OUR_IFINDEX),
		A_DATA(NL80211_ATTR_FRAME, 26, &frame),
	};
	const struct attr theirs[] = {
		A_U32(NL80211_ATTR_IFINDEX, OUR_IFINDEX + 1),
		A_DATA(NL80211_ATTR_FRAME, 26, &frame),
	};
	const struct attr cut_off[] = {
		A_U32(NL80211_ATTR_IFINDEX, OUR_IFINDEX),
		A_DATA(NL80211_ATTR_FRAME, 25, &frame),
	};
	struct radio_rig *rig = test->priv;

	rig->kicks = 0;
	family_multicast(family_msg(test, NL80211_CMD_DEAUTHENTICATE, theirs,
				    2), GROUP_MLME);
	family_multicast(family_msg(test, NL80211_CMD_DEAUTHENTICATE, cut_off,
				    2), GROUP_MLME);
	family_multicast(family_msg(test, NL80211_CMD_DEAUTHENTICATE, ours, 2),
			 GROUP_MLME);
	family_multicast(family_msg(test, NL80211_CMD_SCAN_ABORTED, ours, 1),
			 GROUP_SCAN);
	family_multicast(family_msg(test, NL80211_CMD_SCAN_ABORTED, ours, 1),
			 GROUP_OTHER);
	/* nothing is read before the worker is there to read it */
	KUNIT_EXPECT_EQ(test, rig->kicks, 4U);
	KUNIT_EXPECT_EQ(test, rig->n_heard, 0U);
	rig->radio.ops->poll(&rig->radio);
	KUNIT_ASSERT_EQ(test, rig->n_heard, 2U);
	KUNIT_EXPECT_EQ(test, (int)rig->heard[0].event.type,
			(int)NWIFI_RADIO_DEAUTH);
	KUNIT_EXPECT_EQ(test, rig->heard[0].event.frame_len, (size_t)26);
	KUNIT_EXPECT_EQ(test, memcmp(rig->heard[0].frame, &frame, 26), 0);
	KUNIT_EXPECT_EQ(test, (int)rig->heard[1].event.type,
			(int)NWIFI_RADIO_SCAN_ABORTED);
}

static int dump_entries(struct family *family, struct sk_buff *skb,
			struct netlink_callback *cb)
{
	static const u32 ifindices[] = {
		OUR_IFINDEX, OUR_IFINDEX + 1, OUR_IFINDEX, OUR_IFINDEX,
	};
	const struct attr entry[] = {
		A_MAC(NL80211_BSS_BSSID, ap_mac),
		A_U32(NL80211_BSS_FREQUENCY, 2412),
		A_U16(NL80211_BSS_CAPABILITY, 1),
	};
	const unsigned int i = cb->args[0];
	const struct attr attrs[] = {
		A_U32(NL80211_ATTR_IFINDEX, ifindices[i % 4]),
		{ .type = NL80211_ATTR_BSS, .is_nest = true,
		  /* the third is incomplete */
		  .n_nest = i == 2 ? 2 : 3, .nest = entry },
	};
	struct nlmsghdr *nlh;
	struct genlmsghdr *genl;

	if (i == ARRAY_SIZE(ifindices))
		return 0;
	/* one in each part, so that the dump has several */
	nlh = nlmsg_put(skb, NETLINK_CB(cb->skb).portid, cb->nlh->nlmsg_seq,
			family_id(), GENL_HDRLEN, NLM_F_MULTI);
	if (!nlh)
		return -EMSGSIZE;
	genl = nlmsg_data(nlh);
	*genl = (struct genlmsghdr){ .cmd = NL80211_CMD_NEW_SCAN_RESULTS };
	put_attrs(family->test, skb, attrs, ARRAY_SIZE(attrs));
	nlmsg_end(skb, nlh);
	cb->args[0]++;
	return skb->len;
}

static void count_bss(void *ctx, const struct nwifi_radio_bss *one)
{
	(*(unsigned int *)ctx)++;
}

/* SCAN-23: a bad entry does not spoil the others, and none is an event */
static void scan_23_dump(struct kunit *test)
{
	struct radio_rig *rig = test->priv;
	struct nwifi_radio *radio = &rig->radio;
	unsigned int found = 0;

	rig->family.dump = dump_entries;
	KUNIT_EXPECT_EQ(test, radio->ops->dump_bss(radio, count_bss, &found),
			0);
	KUNIT_EXPECT_EQ(test, found, 2U);
	KUNIT_EXPECT_EQ(test, rig->n_heard, 0U);
	KUNIT_EXPECT_EQ(test, rig->family.n_requests, 1U);
}

/* how many dumps the table changes under */
static unsigned int changes;

static int dump_changes(struct family *family, struct sk_buff *skb,
			struct netlink_callback *cb)
{
	int len = dump_entries(family, skb, cb);

	/* the table changes after the first part */
	cb->seq = family->n_requests <= changes ? cb->args[0] + 1 : 1;
	if (len > 0)
		nl_dump_check_consistent(cb, (struct nlmsghdr *)(skb->data +
								 skb->len - len));
	return len;
}

/* a table that changes is dumped anew, but not for ever */
static void dump_again(struct kunit *test)
{
	struct radio_rig *rig = test->priv;
	struct nwifi_radio *radio = &rig->radio;
	unsigned int found = 0;

	rig->family.dump = dump_changes;
	changes = 1;
	KUNIT_EXPECT_EQ(test, radio->ops->dump_bss(radio, count_bss, &found),
			0);
	KUNIT_EXPECT_EQ(test, rig->family.n_requests, 2U);
	rig->family.n_requests = 0;
	changes = UINT_MAX;
	KUNIT_EXPECT_EQ(test, radio->ops->dump_bss(radio, count_bss, &found),
			-EAGAIN);
	KUNIT_EXPECT_EQ(test, rig->family.n_requests, 3U);
	rig->family.n_requests = 0;
	/* no answer at all: the list is not known, and not asked for again */
	rig->family.err = -EINTR;
	KUNIT_EXPECT_EQ(test, radio->ops->dump_bss(radio, count_bss, &found),
			-ETIMEDOUT);
	KUNIT_EXPECT_EQ(test, rig->family.n_requests, 1U);
	rig->family.n_requests = 0;
	rig->family.err = -EBUSY;
	KUNIT_EXPECT_EQ(test, radio->ops->dump_bss(radio, count_bss, &found),
			-EBUSY);
	KUNIT_EXPECT_EQ(test, rig->family.n_requests, 3U);
}

/* the entry of @about, which is associated if @flags say so */
static void answer_station(struct family *family, struct genl_info *info,
			   const u8 *about,
			   const struct nl80211_sta_flag_update *flags)
{
	const struct attr sta_info[] = {
		A_DATA(NL80211_STA_INFO_STA_FLAGS, sizeof(*flags), flags),
	};
	const struct attr attrs[] = {
		A_U32(NL80211_ATTR_IFINDEX, OUR_IFINDEX),
		A_MAC(NL80211_ATTR_MAC, about),
		{ .type = NL80211_ATTR_STA_INFO, .is_nest = true,
		  .n_nest = flags ? 1 : 0, .nest = sta_info },
	};
	struct sk_buff *skb = family_msg(family->test, NL80211_CMD_NEW_STATION,
					 attrs, ARRAY_SIZE(attrs));

	nlmsg_hdr(skb)->nlmsg_seq = info->snd_seq;
	nlmsg_hdr(skb)->nlmsg_pid = info->snd_portid;
	family_unicast(family, skb);
}

static void answer_associated(struct family *family, struct genl_info *info)
{
	const struct nl80211_sta_flag_update flags = {
		.mask = BIT(NL80211_STA_FLAG_ASSOCIATED),
		.set = BIT(NL80211_STA_FLAG_ASSOCIATED),
	};

	answer_station(family, info, ap_mac, &flags);
}

static void answer_authenticated(struct family *family, struct genl_info *info)
{
	const struct nl80211_sta_flag_update flags = {
		.mask = BIT(NL80211_STA_FLAG_ASSOCIATED) |
			BIT(NL80211_STA_FLAG_AUTHENTICATED),
		.set = BIT(NL80211_STA_FLAG_AUTHENTICATED),
	};

	answer_station(family, info, ap_mac, &flags);
}

static void answer_incomplete(struct family *family, struct genl_info *info)
{
	answer_station(family, info, ap_mac, NULL);
}

static void answer_other(struct family *family, struct genl_info *info)
{
	answer_station(family, info, other_mac, NULL);
}

/* B20: no answer, or one that cannot be read, is not the loss of the AP */
static void association(struct kunit *test)
{
	static const struct {
		void (*respond)(struct family *family, struct genl_info *info);
		int err;
		int want;
	} cases[] = {
		{ answer_associated, 0, 1 },
		{ answer_authenticated, 0, 0 },
		{ answer_incomplete, 0, -EBADMSG },
		{ answer_other, 0, -ENOMSG },
		{ NULL, -ENOENT, 0 },
		{ NULL, -ENODEV, -ENODEV },
		{ NULL, -ENOMEM, -ENOMEM },
		{ NULL, -EINTR, -ETIMEDOUT },
		/* what was said before it failed does not count */
		{ answer_associated, -ENOMEM, -ENOMEM },
	};
	struct radio_rig *rig = test->priv;
	struct nwifi_radio *radio = &rig->radio;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(cases); i++) {
		rig->family.respond = cases[i].respond;
		rig->family.err = cases[i].err;
		KUNIT_EXPECT_EQ_MSG(test, radio->ops->associated(radio, ap_mac),
				    cases[i].want, "case %u", i);
	}
	KUNIT_EXPECT_EQ(test, rig->n_heard, 0U);
}

/* more than the socket holds */
static void flood(struct kunit *test)
{
	const struct attr ended[] = {
		A_U32(NL80211_ATTR_IFINDEX, OUR_IFINDEX),
	};
	unsigned int i;

	for (i = 0; i < 2000; i++)
		family_multicast(family_msg(test, NL80211_CMD_SCAN_ABORTED,
					    ended, 1), GROUP_SCAN);
}

/* what was lost is known to be, before what came earlier and was not */
static void overrun(struct kunit *test)
{
	struct radio_rig *rig = test->priv;
	unsigned int polls, heard = 0;

	flood(test);
	for (polls = 0; polls < 20; polls++) {
		rig->kicks = 0;
		rig->radio.ops->poll(&rig->radio);
		if (!rig->kicks)
			break;
	}
	KUNIT_EXPECT_LT(test, polls, 20U);
	KUNIT_EXPECT_GT(test, rig->n_heard, 100U);
	KUNIT_EXPECT_LT(test, rig->n_heard, 2000U);
	KUNIT_EXPECT_EQ(test, (int)rig->heard[0].event.type,
			(int)NWIFI_RADIO_OVERRUN);
	for (polls = 1; polls < HEARD_MAX; polls++)
		heard += rig->heard[polls].event.type ==
			 NWIFI_RADIO_SCAN_ABORTED;
	KUNIT_EXPECT_EQ(test, heard, HEARD_MAX - 1U);

	/* and everything goes on */
	rig->n_heard = 0;
	family_multicast(family_msg(test, NL80211_CMD_SCAN_ABORTED,
				    (const struct attr[]){
		A_U32(NL80211_ATTR_IFINDEX, OUR_IFINDEX) }, 1), GROUP_SCAN);
	rig->radio.ops->poll(&rig->radio);
	KUNIT_EXPECT_EQ(test, rig->n_heard, 1U);
	KUNIT_EXPECT_EQ(test, (int)rig->heard[0].event.type,
			(int)NWIFI_RADIO_SCAN_ABORTED);
}

static struct kunit_case event_cases[] = {
	KUNIT_CASE(assoc_10_authenticated),
	KUNIT_CASE(assoc_9_associated),
	KUNIT_CASE(disassoc_5_deauthenticated),
	KUNIT_CASE(disassoc_5_disassociated),
	KUNIT_CASE(scan_4_ended),
	KUNIT_CASE(port_31_control_port),
	KUNIT_CASE(cipher_16_mic_failure),
	KUNIT_CASE(unprotected),
	KUNIT_CASE(action_frames),
	KUNIT_CASE(sent_frames),
	KUNIT_CASE(channel_switch),
	KUNIT_CASE(present_channel),
	KUNIT_CASE(foreign),
	KUNIT_CASE(other_version),
	KUNIT_CASE(scan_24_bss),
	KUNIT_CASE(station),
	KUNIT_CASE(multicasts),
	KUNIT_CASE(scan_23_dump),
	KUNIT_CASE(dump_again),
	KUNIT_CASE(association),
	KUNIT_CASE(overrun),
	{}
};

static struct kunit_suite event_suite = {
	.name = "nwifi-nl80211-events",
	.init = radio_rig_init,
	.exit = radio_rig_exit,
	.test_cases = event_cases,
};

kunit_test_suite(event_suite);
