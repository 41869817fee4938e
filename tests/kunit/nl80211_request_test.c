// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the radio asks nl80211 for: each operation, attribute by attribute, as
 * it arrives at a family that plays nl80211; and whether nl80211 itself takes
 * it.
 */
#include <kunit/test.h>
#include <linux/errno.h>
#include <linux/ieee80211.h>
#include <linux/if_ether.h>
#include <linux/netlink.h>
#include <linux/nl80211.h>
#include <linux/sched.h>
#include <net/netlink.h>
#include <net/sock.h>

#include "nl80211_radio.h"

/* nl80211's bound on frames and element lists, and on SSIDs */
#define MOST_BYTES	IEEE80211_MAX_DATA_LEN
#define MOST_SSID	IEEE80211_MAX_SSID_LEN

static const u8 ssid[MOST_SSID + 1] = "an SSID that is thirty-two bytes";
static const u8 key[WLAN_KEY_LEN_CCMP_256 + 1] =
	"no key that anybody should read!";
static const u8 seq[] = { 1, 2, 3, 4, 5, 6 };
static u8 bytes[MOST_BYTES + 1];

static int request_suite_init(struct kunit_suite *suite)
{
	unsigned int i;

	for (i = 0; i < sizeof(bytes); i++)
		bytes[i] = i % 251;
	return 0;
}

/* exactly one request, with this command and our interface and @attrs */
static void expect_request(struct kunit *test, u8 cmd,
			   const struct attr *attrs, unsigned int n)
{
	const struct attr ours = A_U32(NL80211_ATTR_IFINDEX, OUR_IFINDEX);
	struct radio_rig *rig = test->priv;
	const struct family_request *request = rig->family.requests;
	struct attr all[16] = { ours };
	char what[16];

	snprintf(what, sizeof(what), "command %u", cmd);
	KUNIT_ASSERT_LT(test, n, (unsigned int)ARRAY_SIZE(all));
	memcpy(all + 1, attrs, n * sizeof(*attrs));
	KUNIT_ASSERT_EQ_MSG(test, rig->family.n_requests, 1U, what);
	rig->family.n_requests = 0;
	KUNIT_EXPECT_EQ(test, request->cmd, cmd);
	KUNIT_EXPECT_EQ(test, request->version, (u8)0);
	KUNIT_EXPECT_EQ(test, request->reserved, (u16)0);
	KUNIT_EXPECT_EQ_MSG(test, request->flags & ~NLM_F_DUMP,
			    NLM_F_REQUEST | NLM_F_ACK, what);
	/* else nl80211 looks for a file behind the socket: there is none */
	KUNIT_EXPECT_TRUE_MSG(test, request->addressed, what);
	expect_attrs(test, what, request->attrs, request->len, all, n + 1);
}

#define EXPECT_REQUEST(test, cmd, list) \
	expect_request(test, cmd, list, ARRAY_SIZE(list))

static void expect_nothing(struct kunit *test)
{
	struct radio_rig *rig = test->priv;

	KUNIT_EXPECT_EQ(test, rig->family.n_requests, 0U);
	rig->family.n_requests = 0;
}

static struct nwifi_radio *radio_of(struct kunit *test)
{
	return &((struct radio_rig *)test->priv)->radio;
}

static struct nwifi_radio_join open_join(size_t ssid_len)
{
	struct nwifi_radio_join join = {
		.ssid_len = ssid_len,
		.freq = 2412,
		.auth_type = NL80211_AUTHTYPE_OPEN_SYSTEM,
		.control_port = ETH_P_PAE,
	};

	memcpy(join.bssid, ap_mac, ETH_ALEN);
	memcpy(join.ssid, ssid, min_t(size_t, ssid_len, sizeof(join.ssid)));
	return join;
}

/* AUTH-3: open system, the SSID as long as it may be and as short */
static void auth_3_authenticate(struct kunit *test)
{
	static const size_t lens[] = { 0, 1, MOST_SSID };
	struct nwifi_radio *radio = radio_of(test);
	struct nwifi_radio_join join;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(lens); i++) {
		const struct attr want[] = {
			A_MAC(NL80211_ATTR_MAC, ap_mac),
			A_U32(NL80211_ATTR_WIPHY_FREQ, 2412),
			A_DATA(NL80211_ATTR_SSID, lens[i], ssid),
			A_U32(NL80211_ATTR_AUTH_TYPE,
			      NL80211_AUTHTYPE_OPEN_SYSTEM),
		};

		join = open_join(lens[i]);
		/* none of an authentication's business */
		join.ies = bytes;
		join.ies_len = 10;
		join.privacy = true;
		join.prev_bssid = other_mac;
		KUNIT_EXPECT_EQ(test, radio->ops->auth(radio, &join), 0);
		EXPECT_REQUEST(test, NL80211_CMD_AUTHENTICATE, want);
	}
	join = open_join(MOST_SSID + 1);
	KUNIT_EXPECT_EQ(test, radio->ops->auth(radio, &join), -EINVAL);
	expect_nothing(test);
}

/* what every association has (PORT-31: frames of the control port) */
#define ASSOC_ALWAYS(ssid_len)						\
	A_MAC(NL80211_ATTR_MAC, ap_mac),				\
	A_U32(NL80211_ATTR_WIPHY_FREQ, 2412),				\
	A_DATA(NL80211_ATTR_SSID, ssid_len, ssid),			\
	A_FLAG(NL80211_ATTR_CONTROL_PORT),				\
	A_FLAG(NL80211_ATTR_CONTROL_PORT_OVER_NL80211),			\
	A_FLAG(NL80211_ATTR_SOCKET_OWNER)

static void associate_open(struct kunit *test)
{
	static const size_t lens[] = { 0, 1, MOST_SSID };
	struct nwifi_radio *radio = radio_of(test);
	struct nwifi_radio_join join;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(lens); i++) {
		const struct attr want[] = { ASSOC_ALWAYS(lens[i]) };

		join = open_join(lens[i]);
		KUNIT_EXPECT_EQ(test, radio->ops->assoc(radio, &join), 0);
		EXPECT_REQUEST(test, NL80211_CMD_ASSOCIATE, want);
	}
	join = open_join(MOST_SSID + 1);
	KUNIT_EXPECT_EQ(test, radio->ops->assoc(radio, &join), -EINVAL);
	expect_nothing(test);
}

/*
 * ASSOC-13: elements as long as they may be. ROAM-11: a reassociation names
 * the AP that it leaves.
 */
static void assoc_13_associate_rsn(struct kunit *test)
{
	const struct attr want[] = {
		ASSOC_ALWAYS(MOST_SSID),
		A_MAC(NL80211_ATTR_PREV_BSSID, other_mac),
		A_DATA(NL80211_ATTR_IE, MOST_BYTES, bytes),
		A_FLAG(NL80211_ATTR_PRIVACY),
		A_U32(NL80211_ATTR_WPA_VERSIONS, NL80211_WPA_VERSION_2),
		A_U32(NL80211_ATTR_CIPHER_SUITES_PAIRWISE,
		      WLAN_CIPHER_SUITE_CCMP),
		A_U32(NL80211_ATTR_CIPHER_SUITE_GROUP,
		      WLAN_CIPHER_SUITE_TKIP),
		A_U32(NL80211_ATTR_AKM_SUITES, WLAN_AKM_SUITE_PSK),
		A_U32(NL80211_ATTR_USE_MFP, NL80211_MFP_REQUIRED),
	};
	struct nwifi_radio *radio = radio_of(test);
	struct nwifi_radio_join join = open_join(MOST_SSID);

	join.prev_bssid = other_mac;
	join.ies = bytes;
	join.ies_len = MOST_BYTES;
	join.privacy = true;
	join.wpa_versions = NL80211_WPA_VERSION_2;
	join.cipher_pairwise = WLAN_CIPHER_SUITE_CCMP;
	join.cipher_group = WLAN_CIPHER_SUITE_TKIP;
	join.akm = WLAN_AKM_SUITE_PSK;
	join.mfp = true;
	KUNIT_EXPECT_EQ(test, radio->ops->assoc(radio, &join), 0);
	EXPECT_REQUEST(test, NL80211_CMD_ASSOCIATE, want);

	join.ies_len++;
	KUNIT_EXPECT_EQ(test, radio->ops->assoc(radio, &join), -EINVAL);
	expect_nothing(test);
}

/* PORT-32: an extension's EtherType passes the closed port instead of EAPOL */
static void associate_other_control_port(struct kunit *test)
{
	const struct attr want[] = {
		ASSOC_ALWAYS(1),
		A_U16(NL80211_ATTR_CONTROL_PORT_ETHERTYPE, 0x88b5),
	};
	struct nwifi_radio *radio = radio_of(test);
	struct nwifi_radio_join join = open_join(1);

	join.control_port = 0x88b5;
	KUNIT_EXPECT_EQ(test, radio->ops->assoc(radio, &join), 0);
	EXPECT_REQUEST(test, NL80211_CMD_ASSOCIATE, want);
}

/* DISASSOC-1, RESET-4 */
static void disassoc_1_leave(struct kunit *test)
{
	const struct attr want[] = {
		A_MAC(NL80211_ATTR_MAC, ap_mac),
		A_U16(NL80211_ATTR_REASON_CODE, WLAN_REASON_DEAUTH_LEAVING),
	};
	const struct attr want_local[] = {
		A_MAC(NL80211_ATTR_MAC, ap_mac),
		A_U16(NL80211_ATTR_REASON_CODE, 0xffff),
		A_FLAG(NL80211_ATTR_LOCAL_STATE_CHANGE),
	};
	struct nwifi_radio *radio = radio_of(test);

	KUNIT_EXPECT_EQ(test, radio->ops->deauth(radio, ap_mac,
						 WLAN_REASON_DEAUTH_LEAVING,
						 false), 0);
	EXPECT_REQUEST(test, NL80211_CMD_DEAUTHENTICATE, want);
	KUNIT_EXPECT_EQ(test, radio->ops->deauth(radio, ap_mac, 0xffff, true),
			0);
	EXPECT_REQUEST(test, NL80211_CMD_DEAUTHENTICATE, want_local);
	KUNIT_EXPECT_EQ(test, radio->ops->disassoc(radio, ap_mac,
						   WLAN_REASON_DEAUTH_LEAVING),
			0);
	EXPECT_REQUEST(test, NL80211_CMD_DISASSOCIATE, want);
}

/* SCAN-12, SCAN-16: passive without SSIDs, an empty one is the wildcard */
static void scan_16_scan(struct kunit *test)
{
	const u32 freqs[] = { 2412, 5180 };
	const struct attr want_ssids[] = {
		A_DATA(0, 0, ""),
		A_DATA(1, 1, ssid),
		A_DATA(2, MOST_SSID, ssid),
	};
	const struct attr want_freqs[] = { A_U32(0, 2412), A_U32(1, 5180) };
	const struct attr want[] = {
		A_NEST(NL80211_ATTR_SCAN_SSIDS, want_ssids),
		A_NEST(NL80211_ATTR_SCAN_FREQUENCIES, want_freqs),
		A_DATA(NL80211_ATTR_IE, MOST_BYTES, bytes),
		A_MAC(NL80211_ATTR_BSSID, ap_mac),
	};
	struct nwifi_radio *radio = radio_of(test);
	struct nwifi_radio_scan scan = {};

	KUNIT_EXPECT_EQ(test, radio->ops->scan(radio, &scan), 0);
	expect_request(test, NL80211_CMD_TRIGGER_SCAN, NULL, 0);

	scan.n_ssids = 3;
	scan.ssids[1].len = 1;
	scan.ssids[2].len = MOST_SSID;
	memcpy(scan.ssids[1].ssid, ssid, 1);
	memcpy(scan.ssids[2].ssid, ssid, MOST_SSID);
	scan.freqs = freqs;
	scan.n_freqs = ARRAY_SIZE(freqs);
	scan.ies = bytes;
	scan.ies_len = MOST_BYTES;
	scan.bssid = ap_mac;
	KUNIT_EXPECT_EQ(test, radio->ops->scan(radio, &scan), 0);
	EXPECT_REQUEST(test, NL80211_CMD_TRIGGER_SCAN, want);

	KUNIT_EXPECT_EQ(test, radio->ops->abort_scan(radio), 0);
	expect_request(test, NL80211_CMD_ABORT_SCAN, NULL, 0);
}

/* B24: how the requester wants it */
static void scan_manner(struct kunit *test)
{
	const u32 low = NL80211_SCAN_FLAG_LOW_PRIORITY | NL80211_SCAN_FLAG_FLUSH;
	const struct attr want_low[] = { A_U32(NL80211_ATTR_SCAN_FLAGS, low) };
	const struct attr want[] = {
		A_U32(NL80211_ATTR_SCAN_FLAGS, NL80211_SCAN_FLAG_RANDOM_ADDR),
		A_MAC(NL80211_ATTR_MAC, ap_mac),
		A_MAC(NL80211_ATTR_MAC_MASK, bytes),
		A_U16(NL80211_ATTR_MEASUREMENT_DURATION, 30),
		A_FLAG(NL80211_ATTR_MEASUREMENT_DURATION_MANDATORY),
		A_FLAG(NL80211_ATTR_TX_NO_CCK_RATE),
	};
	struct nwifi_radio *radio = radio_of(test);
	struct nwifi_radio_scan scan = { .flags = low };

	ether_addr_copy(scan.mac_addr, ap_mac);
	memcpy(scan.mac_addr_mask, bytes, ETH_ALEN);
	KUNIT_EXPECT_EQ(test, radio->ops->scan(radio, &scan), 0);
	EXPECT_REQUEST(test, NL80211_CMD_TRIGGER_SCAN, want_low);
	scan.flags = NL80211_SCAN_FLAG_RANDOM_ADDR;
	scan.duration = 30;
	scan.duration_mandatory = true;
	scan.no_cck = true;
	KUNIT_EXPECT_EQ(test, radio->ops->scan(radio, &scan), 0);
	EXPECT_REQUEST(test, NL80211_CMD_TRIGGER_SCAN, want);
}

/* as much as fits: the room for it was reckoned right */
static void scan_most(struct kunit *test)
{
	struct nwifi_radio *radio = radio_of(test);
	struct radio_rig *rig = test->priv;
	struct nwifi_radio_scan *scan;
	u32 *freqs;
	unsigned int i;

	scan = kunit_kzalloc(test, sizeof(*scan), GFP_KERNEL);
	freqs = kunit_kcalloc(test, 513, sizeof(*freqs), GFP_KERNEL);
	KUNIT_ASSERT_NOT_NULL(test, scan);
	KUNIT_ASSERT_NOT_NULL(test, freqs);
	scan->n_ssids = NWIFI_RADIO_MAX_SSIDS;
	for (i = 0; i < NWIFI_RADIO_MAX_SSIDS; i++)
		scan->ssids[i].len = MOST_SSID;
	scan->freqs = freqs;
	scan->n_freqs = 64;
	scan->ies = bytes;
	scan->ies_len = MOST_BYTES;
	KUNIT_EXPECT_EQ(test, radio->ops->scan(radio, scan), 0);
	KUNIT_EXPECT_EQ(test, rig->family.n_requests, 1U);
	rig->family.n_requests = 0;

	scan->ies_len = MOST_BYTES + 1;
	KUNIT_EXPECT_EQ(test, radio->ops->scan(radio, scan), -EINVAL);
	scan->ies_len = 0;
	scan->n_freqs = 513;
	KUNIT_EXPECT_EQ(test, radio->ops->scan(radio, scan), -EINVAL);
	scan->n_freqs = 0;
	scan->n_ssids = NWIFI_RADIO_MAX_SSIDS + 1;
	KUNIT_EXPECT_EQ(test, radio->ops->scan(radio, scan), -EINVAL);
	scan->n_ssids = 1;
	scan->ssids[0].len = MOST_SSID + 1;
	KUNIT_EXPECT_EQ(test, radio->ops->scan(radio, scan), -EINVAL);
	expect_nothing(test);
}

/* PORT-13: the radio's own port */
static void port_13_authorized(struct kunit *test)
{
	const struct nl80211_sta_flag_update on = {
		.mask = BIT(NL80211_STA_FLAG_AUTHORIZED),
		.set = BIT(NL80211_STA_FLAG_AUTHORIZED),
	};
	const struct nl80211_sta_flag_update off = {
		.mask = BIT(NL80211_STA_FLAG_AUTHORIZED),
	};
	const struct attr want_on[] = {
		A_MAC(NL80211_ATTR_MAC, ap_mac),
		A_DATA(NL80211_ATTR_STA_FLAGS2, sizeof(on), &on),
	};
	const struct attr want_off[] = {
		A_MAC(NL80211_ATTR_MAC, ap_mac),
		A_DATA(NL80211_ATTR_STA_FLAGS2, sizeof(off), &off),
	};
	struct nwifi_radio *radio = radio_of(test);
	struct radio_rig *rig = test->priv;

	KUNIT_EXPECT_EQ(test, radio->ops->set_authorized(radio, ap_mac, true),
			0);
	EXPECT_REQUEST(test, NL80211_CMD_SET_STATION, want_on);
	KUNIT_EXPECT_EQ(test, radio->ops->set_authorized(radio, ap_mac, false),
			0);
	EXPECT_REQUEST(test, NL80211_CMD_SET_STATION, want_off);

	/* who is gone has no port left to close, but none to open either */
	rig->family.err = -ENOENT;
	KUNIT_EXPECT_EQ(test, radio->ops->set_authorized(radio, ap_mac, false),
			0);
	KUNIT_EXPECT_EQ(test, radio->ops->set_authorized(radio, ap_mac, true),
			-ENOENT);
	rig->family.err = -ENOLINK;
	KUNIT_EXPECT_EQ(test, radio->ops->set_authorized(radio, ap_mac, false),
			-ENOLINK);
}

static struct nwifi_radio_key a_key(const u8 *peer, u8 index, size_t len)
{
	return (struct nwifi_radio_key){
		.peer = peer,
		.index = index,
		.cipher = WLAN_CIPHER_SUITE_CCMP,
		.key = key,
		.key_len = len,
		.seq = seq,
		.seq_len = sizeof(seq),
	};
}

/* CIPHER-1, CIPHER-4, CIPHER-12: pairwise and group, each index, each length */
static void cipher_4_new_key(struct kunit *test)
{
	static const size_t lens[] = { 1, WLAN_KEY_LEN_CCMP, WLAN_KEY_LEN_TKIP };
	struct nwifi_radio *radio = radio_of(test);
	unsigned int i;
	u8 index;

	for (i = 0; i < ARRAY_SIZE(lens); i++) {
		const struct nwifi_radio_key pairwise = a_key(ap_mac, 0, lens[i]);
		const struct attr want_key[] = {
			A_U8(NL80211_KEY_IDX, 0),
			A_U32(NL80211_KEY_TYPE, NL80211_KEYTYPE_PAIRWISE),
			A_U32(NL80211_KEY_CIPHER, WLAN_CIPHER_SUITE_CCMP),
			A_DATA(NL80211_KEY_DATA, lens[i], key),
			A_DATA(NL80211_KEY_SEQ, sizeof(seq), seq),
		};
		const struct attr want[] = {
			A_MAC(NL80211_ATTR_MAC, ap_mac),
			A_NEST(NL80211_ATTR_KEY, want_key),
		};

		KUNIT_EXPECT_EQ(test, radio->ops->new_key(radio, &pairwise), 0);
		EXPECT_REQUEST(test, NL80211_CMD_NEW_KEY, want);
	}
	for (index = 0; index < 8; index++) {
		struct nwifi_radio_key group =
			a_key(NULL, index, WLAN_KEY_LEN_CCMP);
		const struct attr want_key[] = {
			A_U8(NL80211_KEY_IDX, index),
			A_U32(NL80211_KEY_TYPE, NL80211_KEYTYPE_GROUP),
			A_U32(NL80211_KEY_CIPHER, WLAN_CIPHER_SUITE_CCMP),
			A_DATA(NL80211_KEY_DATA, WLAN_KEY_LEN_CCMP, key),
		};
		const struct attr want[] = {
			A_NEST(NL80211_ATTR_KEY, want_key),
		};

		/* a length without a counter is none */
		group.seq = NULL;
		KUNIT_EXPECT_EQ(test, radio->ops->new_key(radio, &group), 0);
		EXPECT_REQUEST(test, NL80211_CMD_NEW_KEY, want);
	}
}

/* what is no key is not sent as one */
static void new_key_refused(struct kunit *test)
{
	struct nwifi_radio *radio = radio_of(test);
	struct nwifi_radio_key bad = a_key(ap_mac, 0, 0);

	KUNIT_EXPECT_EQ(test, radio->ops->new_key(radio, &bad), -EINVAL);
	bad.key = NULL;
	bad.key_len = WLAN_KEY_LEN_CCMP;
	KUNIT_EXPECT_EQ(test, radio->ops->new_key(radio, &bad), -EINVAL);
	bad.key = bytes;
	bad.key_len = sizeof(bytes);
	KUNIT_EXPECT_EQ(test, radio->ops->new_key(radio, &bad), -EMSGSIZE);
	/* less than nl80211's bound, more than there is room for */
	bad.key_len = MOST_BYTES;
	KUNIT_EXPECT_EQ(test, radio->ops->new_key(radio, &bad), -EMSGSIZE);
	expect_nothing(test);
}

/* CIPHER-8: deleting what is not there succeeds */
static void cipher_8_del_key(struct kunit *test)
{
	const struct attr want_pairwise[] = {
		A_U8(NL80211_KEY_IDX, 0),
		A_U32(NL80211_KEY_TYPE, NL80211_KEYTYPE_PAIRWISE),
	};
	const struct attr want_group[] = {
		A_U8(NL80211_KEY_IDX, 3),
		A_U32(NL80211_KEY_TYPE, NL80211_KEYTYPE_GROUP),
	};
	const struct attr want_of_peer[] = {
		A_MAC(NL80211_ATTR_MAC, ap_mac),
		A_NEST(NL80211_ATTR_KEY, want_pairwise),
	};
	const struct attr want_of_all[] = {
		A_NEST(NL80211_ATTR_KEY, want_group),
	};
	struct nwifi_radio *radio = radio_of(test);
	struct radio_rig *rig = test->priv;

	KUNIT_EXPECT_EQ(test, radio->ops->del_key(radio, ap_mac, 0), 0);
	EXPECT_REQUEST(test, NL80211_CMD_DEL_KEY, want_of_peer);
	KUNIT_EXPECT_EQ(test, radio->ops->del_key(radio, NULL, 3), 0);
	EXPECT_REQUEST(test, NL80211_CMD_DEL_KEY, want_of_all);

	rig->family.err = -ENOENT;
	KUNIT_EXPECT_EQ(test, radio->ops->del_key(radio, ap_mac, 0), 0);
	rig->family.err = -ENOLINK;
	KUNIT_EXPECT_EQ(test, radio->ops->del_key(radio, NULL, 3), 0);
	rig->family.err = -EINVAL;
	KUNIT_EXPECT_EQ(test, radio->ops->del_key(radio, NULL, 3), -EINVAL);
}

/* CIPHER-1, CIPHER-2: default keys 0 to 3, those of management frames 4, 5 */
static void cipher_1_default_key(struct kunit *test)
{
	const struct attr to_all[] = {
		A_FLAG(NL80211_KEY_DEFAULT_TYPE_MULTICAST),
	};
	const struct attr to_any[] = {
		A_FLAG(NL80211_KEY_DEFAULT_TYPE_UNICAST),
		A_FLAG(NL80211_KEY_DEFAULT_TYPE_MULTICAST),
	};
	struct nwifi_radio *radio = radio_of(test);
	u8 index;

	for (index = 0; index < 6; index++) {
		const struct attr want_any[] = {
			A_U8(NL80211_KEY_IDX, index),
			A_FLAG(NL80211_KEY_DEFAULT),
			A_NEST(NL80211_KEY_DEFAULT_TYPES, to_any),
		};
		const struct attr want_none[] = {
			A_U8(NL80211_KEY_IDX, index),
			A_FLAG(NL80211_KEY_DEFAULT),
			{ .type = NL80211_KEY_DEFAULT_TYPES, .is_nest = true },
		};
		const struct attr want_mgmt[] = {
			A_U8(NL80211_KEY_IDX, index),
			A_FLAG(NL80211_KEY_DEFAULT_MGMT),
			A_NEST(NL80211_KEY_DEFAULT_TYPES, to_all),
		};
		const struct attr any[] = { A_NEST(NL80211_ATTR_KEY, want_any) };
		const struct attr none[] = {
			A_NEST(NL80211_ATTR_KEY, want_none)
		};
		const struct attr mgmt[] = {
			A_NEST(NL80211_ATTR_KEY, want_mgmt)
		};

		KUNIT_EXPECT_EQ(test, radio->ops->set_default_key(radio, index,
								  true, true),
				0);
		EXPECT_REQUEST(test, NL80211_CMD_SET_KEY, any);
		KUNIT_EXPECT_EQ(test, radio->ops->set_default_key(radio, index,
								  false, false),
				0);
		EXPECT_REQUEST(test, NL80211_CMD_SET_KEY, none);
		KUNIT_EXPECT_EQ(test, radio->ops->set_default_mgmt_key(radio,
								       index),
				0);
		EXPECT_REQUEST(test, NL80211_CMD_SET_KEY, mgmt);
	}
}

static void power_save(struct kunit *test)
{
	const struct attr on[] = {
		A_U32(NL80211_ATTR_PS_STATE, NL80211_PS_ENABLED),
	};
	const struct attr off[] = {
		A_U32(NL80211_ATTR_PS_STATE, NL80211_PS_DISABLED),
	};
	struct nwifi_radio *radio = radio_of(test);

	KUNIT_EXPECT_EQ(test, radio->ops->set_power_save(radio, true), 0);
	EXPECT_REQUEST(test, NL80211_CMD_SET_POWER_SAVE, on);
	KUNIT_EXPECT_EQ(test, radio->ops->set_power_save(radio, false), 0);
	EXPECT_REQUEST(test, NL80211_CMD_SET_POWER_SAVE, off);
}

/* PORT-31: frames past the closed port; AUTH-4: in the clear at first */
static void port_31_control_port(struct kunit *test)
{
	static const size_t lens[] = { 1, 99, MOST_BYTES };
	struct nwifi_radio *radio = radio_of(test);
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(lens); i++) {
		const struct attr want[] = {
			A_MAC(NL80211_ATTR_MAC, ap_mac),
			A_U16(NL80211_ATTR_CONTROL_PORT_ETHERTYPE, ETH_P_PAE),
			A_FLAG(NL80211_ATTR_DONT_WAIT_FOR_ACK),
			A_DATA(NL80211_ATTR_FRAME, lens[i], bytes),
			A_FLAG(NL80211_ATTR_CONTROL_PORT_NO_ENCRYPT),
		};

		KUNIT_EXPECT_EQ(test, radio->ops->tx_control_port(radio, ap_mac,
				ETH_P_PAE, bytes, lens[i], true), 0);
		EXPECT_REQUEST(test, NL80211_CMD_CONTROL_PORT_FRAME, want);
		/* the last one is not there when the frame is to be encrypted */
		KUNIT_EXPECT_EQ(test, radio->ops->tx_control_port(radio, ap_mac,
				ETH_P_PAE, bytes, lens[i], false), 0);
		expect_request(test, NL80211_CMD_CONTROL_PORT_FRAME, want,
			       ARRAY_SIZE(want) - 1);
	}
	KUNIT_EXPECT_EQ(test, radio->ops->tx_control_port(radio, ap_mac,
			ETH_P_PAE, bytes, 0, false), -EINVAL);
	KUNIT_EXPECT_EQ(test, radio->ops->tx_control_port(radio, ap_mac,
			ETH_P_PAE, bytes, MOST_BYTES + 1, false), -EINVAL);
	expect_nothing(test);
}

static void ignore_bss(void *ctx, const struct nwifi_radio_bss *bss)
{
}

/* SCAN-23: the cache is read by a dump; the state of a peer by a request */
static void scan_23_queries(struct kunit *test)
{
	const struct attr want[] = { A_MAC(NL80211_ATTR_MAC, ap_mac) };
	struct nwifi_radio *radio = radio_of(test);
	struct radio_rig *rig = test->priv;

	KUNIT_EXPECT_EQ(test, radio->ops->dump_bss(radio, ignore_bss, NULL), 0);
	KUNIT_EXPECT_EQ(test, rig->family.requests[0].flags & NLM_F_DUMP,
			NLM_F_DUMP);
	expect_request(test, NL80211_CMD_GET_SCAN, NULL, 0);
	KUNIT_EXPECT_EQ(test, radio->ops->associated(radio, ap_mac), 0);
	KUNIT_EXPECT_EQ(test, rig->family.requests[0].flags & NLM_F_DUMP, 0);
	EXPECT_REQUEST(test, NL80211_CMD_GET_STATION, want);
	rig->family.err = -ENOENT;
	KUNIT_EXPECT_EQ(test, radio->ops->associated(radio, ap_mac), 0);
	rig->family.err = -ENODEV;
	KUNIT_EXPECT_EQ(test, radio->ops->associated(radio, ap_mac), -ENODEV);
}

/* B8: where the device is; silence is no channel */
static void channel(struct kunit *test)
{
	struct radio_rig *rig = test->priv;
	struct nwifi_radio_channel where;

	KUNIT_EXPECT_EQ(test, rig->radio.ops->channel(&rig->radio, &where),
			-ENODATA);
	KUNIT_EXPECT_EQ(test, rig->family.requests[0].flags & NLM_F_DUMP, 0);
	expect_request(test, NL80211_CMD_GET_INTERFACE, NULL, 0);
	rig->family.err = -ENODEV;
	KUNIT_EXPECT_EQ(test, rig->radio.ops->channel(&rig->radio, &where),
			-ENODEV);
}

/* B1, B7: all Action frames, or, where others have some, those of SA Query */
static void mgmt_listen(struct kunit *test)
{
	static const u8 sa_query[] = { WLAN_CATEGORY_SA_QUERY, 1 };
	const struct attr all[] = {
		A_U16(NL80211_ATTR_FRAME_TYPE, 0xd0),
		A_DATA(NL80211_ATTR_FRAME_MATCH, 0, ""),
	};
	const struct attr own[] = {
		A_U16(NL80211_ATTR_FRAME_TYPE, 0xd0),
		A_DATA(NL80211_ATTR_FRAME_MATCH, sizeof(sa_query), sa_query),
	};
	struct radio_rig *rig = test->priv;
	struct nwifi_radio *radio = &rig->radio;

	radio->ops->stop(radio);
	rig->family.n_requests = 0;
	KUNIT_ASSERT_EQ(test, nwifi_radio_nl80211_open(radio, FAMILY_NAME), 0);
	EXPECT_REQUEST(test, NL80211_CMD_REGISTER_FRAME, all);

	radio->ops->stop(radio);
	rig->family.n_requests = 0;
	rig->family.err = -EALREADY;
	/* there is a radio all the same */
	KUNIT_ASSERT_EQ(test, nwifi_radio_nl80211_open(radio, FAMILY_NAME), 0);
	KUNIT_ASSERT_EQ(test, rig->family.n_requests, 2U);
	rig->family.n_requests = 1;
	rig->family.requests[0] = rig->family.requests[1];
	EXPECT_REQUEST(test, NL80211_CMD_REGISTER_FRAME, own);
}

/* B1, B7: frames that are sent as they are */
static void mgmt_sent(struct kunit *test)
{
	const struct attr most[] = {
		A_U32(NL80211_ATTR_WIPHY_FREQ, 5180),
		A_U32(NL80211_ATTR_DURATION, 77),
		A_FLAG(NL80211_ATTR_OFFCHANNEL_TX_OK),
		A_FLAG(NL80211_ATTR_TX_NO_CCK_RATE),
		A_FLAG(NL80211_ATTR_DONT_WAIT_FOR_ACK),
		A_DATA(NL80211_ATTR_FRAME, MOST_BYTES, bytes),
	};
	const struct attr least[] = { A_DATA(NL80211_ATTR_FRAME, 26, bytes) };
	const struct attr cancel[] = {
		A_U64(NL80211_ATTR_COOKIE, 0x123456789abcdefULL),
	};
	struct nwifi_radio_mgmt mgmt = {
		.frame = bytes,
		.len = MOST_BYTES,
		.freq = 5180,
		.wait = 77,
		.offchannel = true,
		.no_cck = true,
		.no_ack = true,
	};
	struct nwifi_radio *radio = radio_of(test);
	u64 cookie;

	KUNIT_EXPECT_EQ(test, radio->ops->mgmt_tx(radio, &mgmt, &cookie), 0);
	EXPECT_REQUEST(test, NL80211_CMD_FRAME, most);
	mgmt.len = MOST_BYTES + 1;
	KUNIT_EXPECT_EQ(test, radio->ops->mgmt_tx(radio, &mgmt, &cookie),
			-EINVAL);
	mgmt.len = 0;
	KUNIT_EXPECT_EQ(test, radio->ops->mgmt_tx(radio, &mgmt, &cookie),
			-EINVAL);
	expect_nothing(test);
	mgmt = (struct nwifi_radio_mgmt){ .frame = bytes, .len = 26 };
	KUNIT_EXPECT_EQ(test, radio->ops->mgmt_tx(radio, &mgmt, &cookie), 0);
	EXPECT_REQUEST(test, NL80211_CMD_FRAME, least);
	KUNIT_EXPECT_EQ(test, radio->ops->mgmt_cancel(radio,
						      0x123456789abcdefULL), 0);
	EXPECT_REQUEST(test, NL80211_CMD_FRAME_WAIT_CANCEL, cancel);
}

/* a scan of ours is not left behind, somebody else's is left alone */
static void stop_aborts_scan(struct kunit *test)
{
	const struct attr ended[] = { A_U32(NL80211_ATTR_IFINDEX, OUR_IFINDEX) };
	const struct nwifi_radio_scan scan = {};
	struct radio_rig *rig = test->priv;
	struct nwifi_radio *radio = &rig->radio;

	KUNIT_ASSERT_EQ(test, radio->ops->scan(radio, &scan), 0);
	rig->family.n_requests = 0;
	radio->ops->stop(radio);
	expect_request(test, NL80211_CMD_ABORT_SCAN, NULL, 0);

	KUNIT_ASSERT_EQ(test, nwifi_radio_nl80211_open(radio, FAMILY_NAME), 0);
	KUNIT_ASSERT_EQ(test, radio->ops->scan(radio, &scan), 0);
	rig->family.n_requests = 0;
	family_multicast(family_msg(test, NL80211_CMD_SCAN_ABORTED, ended,
				    ARRAY_SIZE(ended)), GROUP_SCAN);
	/* its end was not read yet */
	radio->ops->stop(radio);
	expect_nothing(test);

	KUNIT_ASSERT_EQ(test, nwifi_radio_nl80211_open(radio, FAMILY_NAME), 0);
	rig->family.err = -EBUSY;
	KUNIT_EXPECT_EQ(test, radio->ops->scan(radio, &scan), -EBUSY);
	rig->family.n_requests = 0;
	radio->ops->stop(radio);
	expect_nothing(test);
}

/*
 * Every operation that sends, with something to send. nl80211 looks at the
 * lengths of elements.
 */
static const u8 element[] = { WLAN_EID_VENDOR_SPECIFIC, 4, 0, 1, 2, 3 };

static int do_scan(struct nwifi_radio *radio)
{
	struct nwifi_radio_scan scan = {
		.n_ssids = 2,
		.ssids[1].len = MOST_SSID,
		.ies = element,
		.ies_len = sizeof(element),
		.freqs = (const u32[]){ 2412 },
		.n_freqs = 1,
		.bssid = ap_mac,
	};

	return radio->ops->scan(radio, &scan);
}

static int do_abort_scan(struct nwifi_radio *radio)
{
	return radio->ops->abort_scan(radio);
}

static int do_auth(struct nwifi_radio *radio)
{
	const struct nwifi_radio_join join = open_join(MOST_SSID);

	return radio->ops->auth(radio, &join);
}

static int do_assoc(struct nwifi_radio *radio)
{
	struct nwifi_radio_join join = open_join(MOST_SSID);

	join.prev_bssid = other_mac;
	join.ies = element;
	join.ies_len = sizeof(element);
	join.privacy = true;
	join.wpa_versions = NL80211_WPA_VERSION_2;
	join.cipher_pairwise = WLAN_CIPHER_SUITE_CCMP;
	join.cipher_group = WLAN_CIPHER_SUITE_CCMP;
	join.akm = WLAN_AKM_SUITE_PSK;
	join.mfp = true;
	join.control_port = 0x88b5;
	return radio->ops->assoc(radio, &join);
}

static int do_deauth(struct nwifi_radio *radio)
{
	return radio->ops->deauth(radio, ap_mac, 3, true);
}

static int do_disassoc(struct nwifi_radio *radio)
{
	return radio->ops->disassoc(radio, ap_mac, 3);
}

static int do_set_authorized(struct nwifi_radio *radio)
{
	return radio->ops->set_authorized(radio, ap_mac, true);
}

static int do_new_key(struct nwifi_radio *radio)
{
	const struct nwifi_radio_key pairwise =
		a_key(ap_mac, 7, WLAN_KEY_LEN_CCMP_256);

	return radio->ops->new_key(radio, &pairwise);
}

static int do_del_key(struct nwifi_radio *radio)
{
	return radio->ops->del_key(radio, ap_mac, 7);
}

static int do_set_default_key(struct nwifi_radio *radio)
{
	return radio->ops->set_default_key(radio, 3, true, true);
}

static int do_set_default_mgmt_key(struct nwifi_radio *radio)
{
	return radio->ops->set_default_mgmt_key(radio, 5);
}

static int do_set_power_save(struct nwifi_radio *radio)
{
	return radio->ops->set_power_save(radio, true);
}

static int do_tx_control_port(struct nwifi_radio *radio)
{
	return radio->ops->tx_control_port(radio, ap_mac, ETH_P_PAE, bytes,
					   MOST_BYTES, true);
}

static int do_dump_bss(struct nwifi_radio *radio)
{
	return radio->ops->dump_bss(radio, ignore_bss, NULL);
}

static int do_associated(struct nwifi_radio *radio)
{
	return radio->ops->associated(radio, ap_mac);
}

static int do_channel(struct nwifi_radio *radio)
{
	struct nwifi_radio_channel where;
	int err = radio->ops->channel(radio, &where);

	/* the family has no channel to tell */
	return err == -ENODATA ? 0 : err;
}

static int do_mgmt_tx(struct nwifi_radio *radio)
{
	const struct nwifi_radio_mgmt mgmt = { .frame = bytes, .len = 26 };
	u64 cookie;

	return radio->ops->mgmt_tx(radio, &mgmt, &cookie);
}

static int do_mgmt_cancel(struct nwifi_radio *radio)
{
	return radio->ops->mgmt_cancel(radio, 1);
}

static const struct {
	const char *name;
	int (*call)(struct nwifi_radio *radio);
} operations[] = {
	{ "scan", do_scan },
	{ "abort_scan", do_abort_scan },
	{ "auth", do_auth },
	{ "assoc", do_assoc },
	{ "deauth", do_deauth },
	{ "disassoc", do_disassoc },
	{ "set_authorized", do_set_authorized },
	{ "new_key", do_new_key },
	{ "del_key", do_del_key },
	{ "set_default_key", do_set_default_key },
	{ "set_default_mgmt_key", do_set_default_mgmt_key },
	{ "set_power_save", do_set_power_save },
	{ "tx_control_port", do_tx_control_port },
	{ "dump_bss", do_dump_bss },
	{ "associated", do_associated },
	{ "channel", do_channel },
	{ "mgmt_tx", do_mgmt_tx },
	{ "mgmt_cancel", do_mgmt_cancel },
};

/* what the device says is what the caller hears */
static void refusals(struct kunit *test)
{
	struct radio_rig *rig = test->priv;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(operations); i++) {
		rig->family.n_requests = 0;
		rig->family.err = -ENETDOWN;
		KUNIT_EXPECT_EQ_MSG(test, operations[i].call(&rig->radio),
				    -ENETDOWN, operations[i].name);
		KUNIT_EXPECT_EQ_MSG(test, rig->family.n_requests, 1U,
				    operations[i].name);
	}
}

/* a radio that is not started asks for nothing */
static void not_started(struct kunit *test)
{
	struct radio_rig *rig = test->priv;
	unsigned int i;

	rig->radio.ops->stop(&rig->radio);
	for (i = 0; i < ARRAY_SIZE(operations); i++)
		KUNIT_EXPECT_EQ_MSG(test, operations[i].call(&rig->radio),
				    -ENODEV, operations[i].name);
	rig->radio.ops->poll(&rig->radio);
	expect_nothing(test);
}

/*
 * The policy of nl80211 itself comes before it looks for the device, which
 * does not exist: whoever gets as far as that has sent nothing wrong.
 */
static void nl80211_takes_it(struct kunit *test)
{
	struct radio_rig *rig = test->priv;
	struct nwifi_radio *radio = &rig->radio;
	unsigned int i;

	radio->ops->stop(radio);
	radio->ifindex = INT_MAX;
	KUNIT_ASSERT_EQ(test, radio->ops->start(radio), 0);
	for (i = 0; i < ARRAY_SIZE(operations); i++)
		KUNIT_EXPECT_EQ_MSG(test, operations[i].call(radio), -ENODEV,
				    operations[i].name);
	expect_nothing(test);
}

/* does any of the messages that wait at the sender hold the key? */
static bool key_waits(struct sock *sk)
{
	struct sk_buff *skb;
	bool found = false;
	unsigned int i;

	spin_lock_bh(&sk->sk_receive_queue.lock);
	skb_queue_walk(&sk->sk_receive_queue, skb)
		for (i = 0; i + WLAN_KEY_LEN_CCMP <= skb->len; i++)
			if (!memcmp(skb->data + i, key, WLAN_KEY_LEN_CCMP))
				found = true;
	spin_unlock_bh(&sk->sk_receive_queue.lock);
	return found;
}

static unsigned int keys_seen, acks_seen;

static void look_for_key(struct radio_rig *rig)
{
	if (!rig->family.sender)
		return;
	acks_seen++;
	keys_seen += key_waits(rig->family.sender);
}

/* CIPHER-21: a refusal does not carry the request, and the key in it, back */
static void cipher_21_refused_key(struct kunit *test)
{
	struct radio_rig *rig = test->priv;

	keys_seen = 0;
	acks_seen = 0;
	rig->on_kick = look_for_key;
	rig->family.err = -EINVAL;
	KUNIT_EXPECT_EQ(test, do_new_key(&rig->radio), -EINVAL);
	rig->on_kick = NULL;
	KUNIT_EXPECT_EQ(test, acks_seen, 1U);
	KUNIT_EXPECT_EQ(test, keys_seen, 0U);
}

#ifdef CONFIG_FAILSLAB
/* each operation, with its first allocation failing, then its second … */
static void no_memory(struct kunit *test)
{
	struct radio_rig *rig = test->priv;
	unsigned int i, nth, left, failed;
	int err;

	for (i = 0; i < ARRAY_SIZE(operations); i++) {
		failed = 0;
		for (nth = 1; nth < 100; nth++) {
			current->fail_nth = nth;
			err = operations[i].call(&rig->radio);
			left = current->fail_nth;
			current->fail_nth = 0;
			if (left)
				break;
			failed++;
			KUNIT_EXPECT_LE_MSG(test, err, 0, operations[i].name);
		}
		KUNIT_EXPECT_GT_MSG(test, failed, 0U, operations[i].name);
		KUNIT_EXPECT_LT_MSG(test, nth, 100U, operations[i].name);
		KUNIT_EXPECT_EQ_MSG(test, err, 0, operations[i].name);
	}
}
#endif

static struct kunit_case request_cases[] = {
	KUNIT_CASE(auth_3_authenticate),
	KUNIT_CASE(associate_open),
	KUNIT_CASE(assoc_13_associate_rsn),
	KUNIT_CASE(associate_other_control_port),
	KUNIT_CASE(disassoc_1_leave),
	KUNIT_CASE(scan_16_scan),
	KUNIT_CASE(scan_manner),
	KUNIT_CASE(scan_most),
	KUNIT_CASE(port_13_authorized),
	KUNIT_CASE(cipher_4_new_key),
	KUNIT_CASE(new_key_refused),
	KUNIT_CASE(cipher_8_del_key),
	KUNIT_CASE(cipher_1_default_key),
	KUNIT_CASE(power_save),
	KUNIT_CASE(port_31_control_port),
	KUNIT_CASE(scan_23_queries),
	KUNIT_CASE(channel),
	KUNIT_CASE(mgmt_listen),
	KUNIT_CASE(mgmt_sent),
	KUNIT_CASE(stop_aborts_scan),
	KUNIT_CASE(refusals),
	KUNIT_CASE(not_started),
	KUNIT_CASE(nl80211_takes_it),
	KUNIT_CASE(cipher_21_refused_key),
#ifdef CONFIG_FAILSLAB
	KUNIT_CASE(no_memory),
#endif
	{}
};

static struct kunit_suite request_suite = {
	.name = "nwifi-nl80211-requests",
	.suite_init = request_suite_init,
	.init = radio_rig_init,
	.exit = radio_rig_exit,
	.test_cases = request_cases,
};

kunit_test_suite(request_suite);
