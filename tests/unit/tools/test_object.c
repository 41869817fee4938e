// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <stdlib.h>

#include "build_msg.h"
#include "lib/json.h"
#include "lib/object.h"
#include "suites.h"

#define COUNTERS \
	"{\"tx_packets\":1,\"tx_bytes\":2,\"rx_packets\":3,\"rx_bytes\":4," \
	"\"drops\":{\"tx_no_port\":11,\"tx_port_closed\":0," \
	"\"tx_too_short\":0,\"tx_backlog\":0,\"tx_lower\":0," \
	"\"rx_no_port\":0,\"rx_port_closed\":0,\"rx_down\":0," \
	"\"rx_backlog\":0," \
	"\"rx_not_peer\":0,\"rx_exemption\":0," \
	"\"tx_foreign_source\":0,\"rx_unencrypted\":0,\"tx_past_gate\":12}}"

static void check_json(json_t *json, const char *expected)
{
	char *text = json_dumps(json, JSON_COMPACT);

	assert_string_equal(text, expected);
	free(text);
	json_decref(json);
}

static struct nl_msg *new_adapter(void)
{
	struct nl_msg *msg = new_msg(NWIFI_CMD_ADAPTER_GET);

	nla_put_u32(msg, NWIFI_A_LOWER_IFINDEX, 3);
	nla_put_string(msg, NWIFI_A_LOWER_IFNAME, "wlan0");
	nla_put_string(msg, NWIFI_A_WIPHY_NAME, "nwphy0");
	nla_put(msg, NWIFI_A_MAC, sizeof(mac_b), mac_b);
	nla_put_string(msg, NWIFI_A_PHASE, "idle");
	return msg;
}

static void adapter(void **state)
{
	struct nl_msg *msg = new_adapter();
	struct nwc_adapter a;

	(void)state;
	put_counters(msg, NWIFI_A_COUNTERS);
	nla_put_u32(msg, NWIFI_A_STATE, NWIFI_STATE_INIT);
	assert_int_equal(nwc_adapter_parse(nlmsg_hdr(msg), &a, NULL), 0);
	assert_int_equal(a.ifindex, TEST_IFINDEX);
	check_json(nwc_json_adapter(&a),
		   "{\"name\":\"nwl0\",\"lower\":\"wlan0\","
		   "\"wiphy\":\"nwphy0\",\"mac\":\"02:00:00:00:ab:02\","
		   "\"state\":\"INIT\",\"ssid\":null,\"bssid\":null,"
		   "\"phase\":\"idle\",\"extension-required\":false,"
		   "\"counters\":" COUNTERS "}");
	nlmsg_free(msg);
}

static void adapter_connected(void **state)
{
	const struct nla_bitfield32 settings = {
		.value = NWIFI_SETTING_EXTENSION_REQUIRED | 1u << 31,
		.selector = ~0u,
	};
	struct nl_msg *msg = new_adapter();
	struct nwc_adapter a;
	json_t *json;

	(void)state;
	nla_put_u32(msg, NWIFI_A_STATE, NWIFI_STATE_OP);
	nla_put(msg, NWIFI_A_SSID, 4, "a\\b\xff");
	nla_put(msg, NWIFI_A_BSSID, sizeof(mac_a), mac_a);
	/* A setting and an attribute of a newer module. */
	nla_put(msg, NWIFI_A_SETTINGS, sizeof(settings), &settings);
	nla_put_u32(msg, NWIFI_A_MAX + 7, 1);
	assert_int_equal(nwc_adapter_parse(nlmsg_hdr(msg), &a, NULL), 0);
	json = nwc_json_adapter(&a);
	assert_string_equal(json_string_value(json_object_get(json, "ssid")),
			    "a\\x5cb\\xff");
	assert_string_equal(json_string_value(json_object_get(json, "bssid")),
			    "02:00:00:00:ab:01");
	assert_string_equal(json_string_value(json_object_get(json, "state")),
			    "OP");
	assert_true(json_is_true(json_object_get(json, "extension-required")));
	json_decref(json);
	nlmsg_free(msg);
}

static void adapter_malformed(void **state)
{
	struct nl_msg *msg = new_adapter();
	struct nwc_adapter a;
	const char *bad = NULL;

	(void)state;
	nla_put(msg, NWIFI_A_BSSID, 5, mac_a);
	assert_int_equal(nwc_adapter_parse(nlmsg_hdr(msg), &a, &bad),
			 -EBADMSG);
	assert_string_equal(bad, "a.bssid");
	nlmsg_free(msg);

	msg = new_adapter();
	nla_put_u32(msg, NWIFI_A_SETTINGS, 1);
	assert_int_equal(nwc_adapter_parse(nlmsg_hdr(msg), &a, &bad),
			 -EBADMSG);
	assert_string_equal(bad, "settings");
	nlmsg_free(msg);
}

static void counters_of_another_version(void **state)
{
	uint64_t drops[NWIFI_DROP_MAX + 5] = { 21 };
	struct nwc_adapter a;
	struct nl_msg *msg;
	struct nlattr *nest;
	const char *bad;
	int i;

	(void)state;
	/* More causes, fewer causes, none, and half a counter. */
	for (i = 0; i < 4; i++) {
		static const int len[] = { sizeof(drops), 8, 0, 12 };

		msg = new_adapter();
		nest = nla_nest_start(msg, NWIFI_A_COUNTERS);
		nla_put(msg, NWIFI_A_COUNTERS_DROPS, len[i], drops);
		nla_nest_end(msg, nest);
		assert_int_equal(nwc_adapter_parse(nlmsg_hdr(msg), &a, &bad),
				 len[i] == 12 ? -EBADMSG : 0);
		if (len[i] == 12)
			assert_string_equal(bad, "drops");
		else
			assert_int_equal(a.counters.drops[0], len[i] ? 21 : 0);
		nlmsg_free(msg);
	}
}

static struct nl_msg *new_bss(int bssid_len)
{
	struct nl_msg *msg = new_msg(NWIFI_CMD_BSS_GET);
	struct nlattr *nest = nla_nest_start(msg, NWIFI_A_BSS);
	int i;

	nla_put(msg, NWIFI_A_BSS_BSSID, bssid_len, mac_a);
	nla_put(msg, NWIFI_A_BSS_SSID, 4, "demo");
	nla_put_u32(msg, NWIFI_A_BSS_FREQUENCY, 5180);
	nla_put_s32(msg, NWIFI_A_BSS_SIGNAL, -3000);
	nla_put_u8(msg, NWIFI_A_BSS_LINK_QUALITY, 100);
	nla_put_u16(msg, NWIFI_A_BSS_BEACON_INTERVAL, 100);
	nla_put_u16(msg, NWIFI_A_BSS_CAPABILITY, 0x0411);
	nla_put_u32(msg, NWIFI_A_BSS_SEEN_MS_AGO, 20);
	nla_put(msg, NWIFI_A_BSS_IES, 3, "\x00\x01\xfe");
	nla_put_u32(msg, NWIFI_A_BSS_AUTH_ALGO, 7);
	nla_put_u32(msg, NWIFI_A_BSS_AUTH_ALGO, 9);
	/* Far more than fit: the rest is ignored. */
	for (i = 0; i < 40; i++)
		nla_put_u32(msg, NWIFI_A_BSS_UNICAST_CIPHER, 4);
	nla_put_u32(msg, NWIFI_A_BSS_MULTICAST_CIPHER, 2);
	nla_put_flag(msg, NWIFI_A_BSS_CURRENT);
	nla_nest_end(msg, nest);
	return msg;
}

static void bss(void **state)
{
	struct nl_msg *msg = new_bss(6);
	struct nwc_bss b;

	(void)state;
	assert_int_equal(nwc_bss_parse(nlmsg_hdr(msg), &b, NULL), 0);
	assert_int_equal(b.unicast_ciphers.n, NWC_U32S_MAX);
	b.unicast_ciphers.n = 1;
	check_json(nwc_json_bss(&b),
		   "{\"bssid\":\"02:00:00:00:ab:01\",\"ssid\":\"demo\","
		   "\"frequency\":5180,\"channel\":36,\"signal_dbm\":-30,"
		   "\"link_quality\":100,\"beacon_interval\":100,"
		   "\"capability\":1041,\"seen_ms_ago\":20,\"current\":true,"
		   "\"auth\":[\"RSNA_PSK\",\"WPA3_SAE\"],"
		   "\"unicast_ciphers\":[\"CCMP\"],"
		   "\"multicast_cipher\":\"TKIP\",\"ies\":\"0001fe\"}");
	nlmsg_free(msg);
}

static void bss_malformed(void **state)
{
	struct nl_msg *msg = new_bss(5);
	struct nwc_bss b;
	const char *bad;

	(void)state;
	assert_int_equal(nwc_bss_parse(nlmsg_hdr(msg), &b, &bad), -EBADMSG);
	assert_string_equal(bad, "bssid");
	nlmsg_free(msg);

	/* A reply without the object. */
	msg = new_msg(NWIFI_CMD_BSS_GET);
	assert_int_equal(nwc_bss_parse(nlmsg_hdr(msg), &b, &bad), -EBADMSG);
	nlmsg_free(msg);
}

static void port(void **state)
{
	struct nl_msg *msg = new_msg(NWIFI_CMD_PORT_GET);
	struct nlattr *nest = nla_nest_start(msg, NWIFI_A_PORT);
	struct nwc_port p;

	(void)state;
	nla_put(msg, NWIFI_A_PORT_PEER, sizeof(mac_a), mac_a);
	nla_put_u32(msg, NWIFI_A_PORT_SESSION, 3);
	nla_put_u8(msg, NWIFI_A_PORT_CONTROLLED, 1);
	nla_put_u8(msg, NWIFI_A_PORT_AUTHORIZED, 1);
	nla_put_u32(msg, NWIFI_A_PORT_OWNER, NWIFI_PORT_OWNER_OS);
	nla_put_u64(msg, NWIFI_A_PORT_SINCE_NS, 123456789012345ULL);
	put_counters(msg, NWIFI_A_PORT_COUNTERS);
	nla_nest_end(msg, nest);

	assert_int_equal(nwc_port_parse(nlmsg_hdr(msg), &p, NULL), 0);
	check_json(nwc_json_port(&p),
		   "{\"adapter\":\"nwl0\",\"peer\":\"02:00:00:00:ab:01\","
		   "\"session\":3,\"controlled\":true,\"authorized\":true,"
		   "\"owner\":\"os\",\"since_ns\":123456789012345,"
		   "\"counters\":" COUNTERS "}");
	nlmsg_free(msg);
}

static void done(void **state)
{
	struct nl_msg *msg = new_msg(NWIFI_CMD_REQUEST_DONE);
	struct nwc_done d;
	const char *bad;

	(void)state;
	nla_put_s32(msg, NWIFI_A_ERROR, -ENETUNREACH);
	/* Without a cookie it belongs to nobody. */
	assert_int_equal(nwc_done_parse(nlmsg_hdr(msg), &d, &bad), -EBADMSG);
	assert_string_equal(bad, "cookie");

	nla_put_u64(msg, NWIFI_A_COOKIE, 0xfedcba9876543210ULL);
	nla_put_u32(msg, NWIFI_A_STATUS, 6);
	nla_put_u32(msg, NWIFI_A_NDIS_STATUS, 0xc0000001);
	nla_put_string(msg, NWIFI_A_MESSAGE, "no AP");
	nla_put(msg, NWIFI_A_BSSID, sizeof(mac_a), mac_a);
	assert_int_equal(nwc_done_parse(nlmsg_hdr(msg), &d, NULL), 0);
	assert_int_equal(d.error, -ENETUNREACH);
	assert_true(d.cookie == 0xfedcba9876543210ULL);
	assert_int_equal(d.ndis_status, 0xc0000001);
	check_json(nwc_json_done(&d),
		   "{\"status\":6,\"bssid\":\"02:00:00:00:ab:01\","
		   "\"message\":\"no AP\"}");
	nlmsg_free(msg);
}

int suite_object(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(adapter),
		cmocka_unit_test(adapter_connected),
		cmocka_unit_test(adapter_malformed),
		cmocka_unit_test(counters_of_another_version),
		cmocka_unit_test(bss),
		cmocka_unit_test(bss_malformed),
		cmocka_unit_test(port),
		cmocka_unit_test(done),
	};

	return cmocka_run_group_tests_name("object", tests, NULL, NULL);
}
