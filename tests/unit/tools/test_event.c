// SPDX-License-Identifier: GPL-2.0-only
/* From a message to the JSON that contract and documentation ask for. */
#include <arpa/inet.h>
#include <errno.h>
#include <linux/genetlink.h>
#include <stdlib.h>
#include <string.h>

#include "build_msg.h"
#include "lib/json.h"
#include "nwifi/event_text.h"
#include "suites.h"

#define A "\"02:00:00:00:ab:01\""
#define B "\"02:00:00:00:ab:02\""
#define NO_MAC "\"00:00:00:00:00:00\""

/* A payload attribute; mac, words and bytes by length, else a number. */
struct put {
	int attr;
	int len;
	uint32_t number;
	const void *bytes;
};

struct coded {
	int cmd;
	uint32_t code;
	struct put puts[24];
	const char *name;
	const char *payload;
};

#define U32(_attr, _n)		{ NWIFI_A_PAYLOAD_##_attr, 4, _n, NULL }
#define U8(_attr, _n)		{ NWIFI_A_PAYLOAD_##_attr, 1, _n, NULL }
#define BYTES(_attr, _len, _b)	{ NWIFI_A_PAYLOAD_##_attr, _len, 0, _b }
#define MAC(_attr, _mac)	BYTES(_attr, 6, _mac)

static const uint32_t phys[] = { 1, 4 };
static const struct {
	uint16_t ethertype;
	uint16_t type;
} encaps[] = {
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	{ 0x3781, 1 }, { 0xf380, 2 },
#else
	{ 0x8137, 1 }, { 0x80f3, 2 },
#endif
};

static const struct coded coded[] = {
	{
		NWIFI_CMD_INDICATION, 0x40030000, { U32(STATUS, 0xc001000c) },
		"NDIS_STATUS_DOT11_SCAN_CONFIRM",
		"{\"ndisStatus\":3221291020}",
	},
	{
		NWIFI_CMD_INDICATION, 0x40030002,
		{ MAC(MAC_ADDR, mac_a), BYTES(SSID, 3, "a\\\n") },
		"NDIS_STATUS_DOT11_ASSOCIATION_START",
		"{\"MacAddr\":" A ",\"SSID\":\"a\\\\x5c\\\\x0a\","
		"\"uIHVData\":\"\"}",
	},
	{
		NWIFI_CMD_INDICATION, 0x40030003,
		{ MAC(MAC_ADDR, mac_a), U32(STATUS, 0), U8(RE_ASSOC_REQ, 1),
		  U8(RE_ASSOC_RESP, 1), BYTES(ASSOC_REQ, 2, "\x31\x04"),
		  BYTES(ASSOC_RESP, 1, "\xff"), BYTES(BEACON, 3, "\0\1\2"),
		  BYTES(IHV_DATA, 1, "\x10"), U32(AUTH_ALGO, 7),
		  U32(UNICAST_CIPHER, 4), U32(MULTICAST_CIPHER, 2),
		  BYTES(ACTIVE_PHY_LIST, sizeof(phys), phys),
		  U8(FOUR_ADDRESS_SUPPORTED, 0), U8(PORT_AUTHORIZED, 1),
		  U8(ACTIVE_QOS_PROTOCOL, 1), U32(DS_INFO, 2),
		  BYTES(ENCAP_TABLE, sizeof(encaps), encaps),
		  U32(MULTICAST_MGMT_CIPHER, 6), U32(ASSOC_COMEBACK_TIME, 9) },
		"NDIS_STATUS_DOT11_ASSOCIATION_COMPLETION",
		"{\"MacAddr\":" A ",\"uStatus\":0,\"bReAssocReq\":true,"
		"\"bReAssocResp\":true,\"uAssocReq\":\"3104\","
		"\"uAssocResp\":\"ff\",\"uBeacon\":\"000102\","
		"\"uIHVData\":\"10\",\"AuthAlgo\":7,\"UnicastCipher\":4,"
		"\"MulticastCipher\":2,\"uActivePhyList\":[1,4],"
		"\"bFourAddressSupported\":false,\"bPortAuthorized\":true,"
		"\"ucActiveQoSProtocol\":1,\"DSInfo\":2,\"uEncapTable\":["
		"{\"usEtherType\":33079,\"usEncapType\":1},"
		"{\"usEtherType\":33011,\"usEncapType\":2}],"
		"\"MulticastMgmtCipher\":6,\"uAssocComebackTime\":9}",
	},
	{
		/* Whatever is absent is zero, empty or an empty list. */
		NWIFI_CMD_INDICATION, 0x40030003,
		{ MAC(MAC_ADDR, mac_a), U32(STATUS, 0x3000f) },
		"NDIS_STATUS_DOT11_ASSOCIATION_COMPLETION",
		"{\"MacAddr\":" A ",\"uStatus\":196623,\"bReAssocReq\":false,"
		"\"bReAssocResp\":false,\"uAssocReq\":\"\","
		"\"uAssocResp\":\"\",\"uBeacon\":\"\","
		"\"uIHVData\":\"\",\"AuthAlgo\":0,\"UnicastCipher\":0,"
		"\"MulticastCipher\":0,\"uActivePhyList\":[],"
		"\"bFourAddressSupported\":false,\"bPortAuthorized\":false,"
		"\"ucActiveQoSProtocol\":0,\"DSInfo\":0,\"uEncapTable\":[],"
		"\"MulticastMgmtCipher\":0,\"uAssocComebackTime\":0}",
	},
	{
		NWIFI_CMD_INDICATION, 0x40030004,
		{ U32(BSS_TYPE, 2), MAC(ADHOC_BSSID, mac_b),
		  BYTES(ADHOC_SSID, 1, "x") },
		"NDIS_STATUS_DOT11_CONNECTION_START",
		"{\"BSSType\":2,\"AdhocBSSID\":" B ",\"AdhocSSID\":\"x\"}",
	},
	{
		NWIFI_CMD_INDICATION, 0x40030004, { U32(BSS_TYPE, 1) },
		"NDIS_STATUS_DOT11_CONNECTION_START",
		"{\"BSSType\":1,\"AdhocBSSID\":" NO_MAC ",\"AdhocSSID\":\"\"}",
	},
	{
		/* CONN-18 */
		NWIFI_CMD_INDICATION, 0x40030005, { U32(STATUS, 6) },
		"NDIS_STATUS_DOT11_CONNECTION_COMPLETION",
		"{\"uStatus\":6}",
	},
	{
		NWIFI_CMD_INDICATION, 0x40030006, { U32(ROAMING_REASON, 11) },
		"NDIS_STATUS_DOT11_ROAMING_START",
		"{\"AdhocBSSID\":" NO_MAC ",\"AdhocSSID\":\"\","
		"\"uRoamingReason\":11}",
	},
	{
		NWIFI_CMD_INDICATION, 0x40030007, { U32(STATUS, 0) },
		"NDIS_STATUS_DOT11_ROAMING_COMPLETION",
		"{\"uStatus\":0}",
	},
	{
		/* DISASSOC-4 */
		NWIFI_CMD_INDICATION, 0x40030008,
		{ BYTES(MAC_ADDR, 6, "\xff\xff\xff\xff\xff\xff"),
		  U32(REASON, 0x10003), BYTES(IHV_DATA, 0, "") },
		"NDIS_STATUS_DOT11_DISASSOCIATION",
		"{\"MacAddr\":\"ff:ff:ff:ff:ff:ff\",\"uReason\":65539,"
		"\"uIHVData\":\"\"}",
	},
	{
		NWIFI_CMD_INDICATION, 0x40030009,
		{ U8(DEFAULT_KEY_FAILURE, 1), U32(KEY_INDEX, 2),
		  MAC(MAC_ADDR, mac_a) },
		"NDIS_STATUS_DOT11_TKIPMIC_FAILURE",
		"{\"bDefaultKeyFailure\":true,\"uKeyIndex\":2,\"PeerMac\":" A
		"}",
	},
	{
		NWIFI_CMD_INDICATION, 0x4003000c, { { 0 } },
		"NDIS_STATUS_DOT11_LINK_QUALITY",
		"{\"uLinkQualityList\":[]}",
	},
	{
		/* The family carries no payload for these. */
		NWIFI_CMD_INDICATION, 0x40030001, { { 0 } },
		"NDIS_STATUS_DOT11_MPDU_MAX_LENGTH_CHANGED", "{}",
	},
	{
		NWIFI_CMD_INDICATION, 0x4003000a, { { 0 } },
		"NDIS_STATUS_DOT11_PMKID_CANDIDATE_LIST", "{}",
	},
	{
		NWIFI_CMD_INDICATION, 0x4003000b, { { 0 } },
		"NDIS_STATUS_DOT11_PHY_STATE_CHANGED", "{}",
	},
	{
		NWIFI_CMD_INDICATION, 0x40030011, { { 0 } },
		"NDIS_STATUS_DOT11_PHY_FREQUENCY_ADOPTED", "{}",
	},
	{
		NWIFI_CMD_INDICATION, 0x40010004, { { 0 } },
		"NDIS_STATUS_RESET_START", "{}",
	},
	{
		/* A newer module: show the number. */
		NWIFI_CMD_INDICATION, 0x40030099, { U32(STATUS, 1) },
		"0x40030099", "{}",
	},
	{
		NWIFI_CMD_OID_EVENT, 0x0e010181, { { 0 } },
		"OID_DOT11_CONNECT_REQUEST", "{}",
	},
	{
		NWIFI_CMD_OID_EVENT, 0x0e01018e, { { 0 } },
		"OID_DOT11_DISCONNECT_REQUEST", "{}",
	},
	{
		NWIFI_CMD_OID_EVENT, 0x0d010310,
		{ MAC(MAC_ADDR, mac_a), U8(DEFAULT_MIB, 1) },
		"OID_DOT11_RESET_REQUEST",
		"{\"dot11ResetType\":3,\"dot11MacAddress\":" A ","
		"\"bSetDefaultMIB\":true}",
	},
	{
		NWIFI_CMD_OID_EVENT, 0x0e01029a,
		{ MAC(MAC_ADDR, mac_a), U8(OPEN, 0) },
		"OID_DOT11_PORT_STATE_NOTIFICATION",
		"{\"PeerMac\":" A ",\"bOpen\":false}",
	},
};

static struct nl_msg *build(const struct coded *c)
{
	struct nl_msg *msg = new_coded(c->cmd, c->code);
	struct nlattr *nest = nla_nest_start(msg, NWIFI_A_PAYLOAD);
	const struct put *p;

	for (p = c->puts; p->attr; p++) {
		if (p->bytes)
			nla_put(msg, p->attr, p->len, p->bytes);
		else if (p->len == 1)
			nla_put_u8(msg, p->attr, p->number);
		else
			nla_put_u32(msg, p->attr, p->number);
	}
	nla_nest_end(msg, nest);
	return msg;
}

static void check_line(struct nl_msg *msg, const char *expected,
		       const char *expected_bad)
{
	struct nwc_event ev;
	const char *bad;
	json_t *json;
	char *text;

	assert_int_equal(nwc_event_parse(nlmsg_hdr(msg), &ev, NULL), 0);
	json = nwc_json_event(&ev, &bad);
	text = json_dumps(json, JSON_COMPACT);
	assert_string_equal(text, expected);
	if (expected_bad)
		assert_string_equal(bad, expected_bad);
	else
		assert_null(bad);
	free(text);
	json_decref(json);
	nlmsg_free(msg);
}

static void every_coded_event(void **state)
{
	char line[2048];
	size_t i;

	(void)state;
	for (i = 0; i < NWC_ARRAY_SIZE(coded); i++) {
		const struct coded *c = &coded[i];
		bool oid = c->cmd == NWIFI_CMD_OID_EVENT;

		snprintf(line, sizeof(line),
			 "{\"seq\":1,\"time_ns\":1234567890123,"
			 "\"adapter\":\"nwl0\",\"event\":\"%s\",\"%s\":\"%s\","
			 "\"payload\":%s}", oid ? "oid" : "indication",
			 oid ? "oid" : "status", c->name, c->payload);
		check_line(build(c), line, NULL);
	}
}

/* Each payload attribute of each event, with every length but its own. */
static void malformed_members_are_null(void **state)
{
	static const uint8_t junk[48];
	struct nwc_event ev;
	const char *bad;
	size_t i, p;
	int len;

	(void)state;
	for (i = 0; i < NWC_ARRAY_SIZE(coded); i++) {
		for (p = 0; coded[i].puts[p].attr; p++) {
			const struct nwc_member *m;
			struct coded c = coded[i];
			struct put *put = &c.puts[p];

			for (len = 0; len < (int)sizeof(junk); len++) {
				struct nl_msg *msg;
				json_t *json, *member;
				bool ok = len == put->len;

				put->bytes = junk;
				put->len = len;
				msg = build(&c);
				put->len = coded[i].puts[p].len;
				assert_int_equal(
					nwc_event_parse(nlmsg_hdr(msg), &ev,
							NULL), 0);
				for (m = ev.desc ? ev.desc->members : NULL;
				     m && m->name && m->attr != put->attr; m++)
					;
				if (!m) {
					nlmsg_free(msg);
					continue;
				}
				if (m->kind == NWC_KIND_BYTES)
					ok = true;
				else if (m->kind == NWC_KIND_SSID)
					ok = len <= NWIFI_MAX_SSID_LEN;
				else if (m->kind == NWC_KIND_WORDS)
					ok = len % 4 == 0;
				json = nwc_json_event(&ev, &bad);
				member = json_object_get(
					json_object_get(json, "payload"),
					m->name);
				assert_non_null(member);
				assert_int_equal(json_is_null(member), !ok);
				if (ok)
					assert_null(bad);
				else
					assert_string_equal(bad, m->name);
				json_decref(json);
				nlmsg_free(msg);
			}
		}
	}
}

/* LINK-5 */
static void link_qualities(void **state)
{
	struct nl_msg *msg = new_coded(NWIFI_CMD_INDICATION, 0x4003000c);
	struct nlattr *nest = nla_nest_start(msg, NWIFI_A_PAYLOAD);

	(void)state;
	put_linkq(msg, mac_a, 73);
	put_linkq(msg, mac_b, 100);
	nla_nest_end(msg, nest);
	check_line(msg,
		   "{\"seq\":1,\"time_ns\":1234567890123,\"adapter\":\"nwl0\","
		   "\"event\":\"indication\","
		   "\"status\":\"NDIS_STATUS_DOT11_LINK_QUALITY\","
		   "\"payload\":{\"uLinkQualityList\":["
		   "{\"PeerMacAddr\":" A ",\"ucLinkQuality\":73},"
		   "{\"PeerMacAddr\":" B ",\"ucLinkQuality\":100}]}}", NULL);

	/* One bad entry spoils the list, not the event. */
	msg = new_coded(NWIFI_CMD_INDICATION, 0x4003000c);
	nest = nla_nest_start(msg, NWIFI_A_PAYLOAD);
	put_linkq(msg, mac_a, 73);
	nla_put(msg, NWIFI_A_PAYLOAD_LINK_QUALITY_ENTRY, 3, "abc");
	nla_nest_end(msg, nest);
	check_line(msg,
		   "{\"seq\":1,\"time_ns\":1234567890123,\"adapter\":\"nwl0\","
		   "\"event\":\"indication\","
		   "\"status\":\"NDIS_STATUS_DOT11_LINK_QUALITY\","
		   "\"payload\":{\"uLinkQualityList\":null}}",
		   "uLinkQualityList");
}

static void port_events(void **state)
{
	struct nl_msg *msg;

	(void)state;
	check_line(new_port_event(NWIFI_PORT_ACTION_CREATE),
		   "{\"seq\":5,\"time_ns\":1234567890123,\"adapter\":\"nwl0\","
		   "\"event\":\"port\",\"action\":\"create\",\"peer\":" A ","
		   "\"session\":3,\"controlled\":true,\"authorized\":false,"
		   "\"owner\":\"os\"}", NULL);

	msg = new_port_event(NWIFI_PORT_ACTION_DELETE);
	nla_put_u32(msg, NWIFI_A_PORT_CAUSE, NWIFI_PORT_CAUSE_IMPLICIT);
	nla_put_u32(msg, NWIFI_A_STATUS, 8);
	check_line(msg,
		   "{\"seq\":5,\"time_ns\":1234567890123,\"adapter\":\"nwl0\","
		   "\"event\":\"port\",\"action\":\"delete\",\"peer\":" A ","
		   "\"session\":3,\"controlled\":true,\"authorized\":false,"
		   "\"owner\":\"os\",\"cause\":\"implicit\",\"status\":8}",
		   NULL);
}

static void adapter_events(void **state)
{
	struct nl_msg *msg = new_event(NWIFI_CMD_ADAPTER_EVENT, 1);

	(void)state;
	nla_put_u32(msg, NWIFI_A_ADAPTER_ACTION, NWIFI_ADAPTER_ACTION_ARRIVAL);
	check_line(msg,
		   "{\"seq\":1,\"time_ns\":1234567890123,\"adapter\":\"nwl0\","
		   "\"event\":\"adapter\",\"action\":\"arrival\"}", NULL);
}

static void envelope_is_checked(void **state)
{
	struct nl_msg *msg = new_msg(NWIFI_CMD_INDICATION);
	struct nwc_event ev;
	const char *bad;

	(void)state;
	assert_int_equal(nwc_event_parse(nlmsg_hdr(msg), &ev, &bad),
			 -EBADMSG);
	assert_string_equal(bad, "ev.seq");
	nla_put_u32(msg, NWIFI_A_SEQ, 1);
	assert_int_equal(nwc_event_parse(nlmsg_hdr(msg), &ev, &bad),
			 -EBADMSG);
	nlmsg_free(msg);

	/* A port event without its port. */
	msg = new_event(NWIFI_CMD_PORT_EVENT, 1);
	assert_int_equal(nwc_event_parse(nlmsg_hdr(msg), &ev, &bad),
			 -EBADMSG);
	nlmsg_free(msg);

	msg = new_event(NWIFI_CMD_REQUEST_DONE, 1);
	assert_int_equal(nwc_event_parse(nlmsg_hdr(msg), &ev, &bad),
			 -ENOMSG);
	nlmsg_free(msg);
}

/*
 * A message that is cut anywhere, or has any one byte changed, may be
 * refused or misread, but never read beyond: the sanitizers watch, on an
 * exact copy.
 */
static void no_byte_leads_astray(void **state)
{
	size_t i, at, len;

	(void)state;
	for (i = 0; i < NWC_ARRAY_SIZE(coded); i++) {
		struct nl_msg *msg = build(&coded[i]);

		len = nlmsg_hdr(msg)->nlmsg_len;
		for (at = NLMSG_HDRLEN; at < 2 * len; at++) {
			bool cut = at >= len;
			size_t size = cut ? at - len : len;
			struct nlmsghdr *copy;
			struct nwc_event ev;
			const char *bad;

			if (size < NLMSG_HDRLEN)
				continue;
			copy = malloc(size);
			memcpy(copy, nlmsg_hdr(msg), size);
			copy->nlmsg_len = size;
			if (!cut)
				((uint8_t *)copy)[at] ^= 0xff;
			if (!nwc_event_parse(copy, &ev, &bad))
				json_decref(nwc_json_event(&ev, &bad));
			free(copy);
		}
		nlmsg_free(msg);
	}
}

static char *as_text(struct nl_msg *msg)
{
	struct cli cli = { .color = false };
	struct nwc_event ev;
	const char *bad;
	char *text;
	size_t len;
	FILE *out = open_memstream(&text, &len);

	assert_int_equal(nwc_event_parse(nlmsg_hdr(msg), &ev, NULL), 0);
	event_text(&cli, out, &ev, &bad);
	fclose(out);
	nlmsg_free(msg);
	/* The time of day comes first, and is not the same every time. */
	memmove(text, text + 14, strlen(text + 14) + 1);
	return text;
}

static void lines_for_people(void **state)
{
	struct nl_msg *msg;
	char *text;

	(void)state;
	text = as_text(build(&coded[1]));
	assert_string_equal(text, "nwl0   <- ASSOCIATION_START        "
			    "MacAddr 02:00:00:00:ab:01, SSID \"a\\x5c\\x0a\"");
	free(text);

	msg = new_port_event(NWIFI_PORT_ACTION_DELETE);
	nla_put_u32(msg, NWIFI_A_PORT_CAUSE, NWIFI_PORT_CAUSE_EXPLICIT);
	nla_put_u32(msg, NWIFI_A_STATUS, 0x10003);
	text = as_text(msg);
	assert_string_equal(text, "nwl0   || port delete              "
			    "02:00:00:00:ab:01 session 3, controlled, "
			    "unauthorized, owner os, explicit: 0x10003 peer "
			    "deauthenticated, reason 3 (Deauthenticated because "
			    "sending STA is leaving)");
	free(text);

	text = as_text(build(&coded[NWC_ARRAY_SIZE(coded) - 1]));
	assert_string_equal(text, "nwl0   -> PORT_STATE_NOTIFICATION  "
			    "PeerMac 02:00:00:00:ab:01, bOpen no");
	free(text);
}

static void lost_line(void **state)
{
	json_t *json = nwc_json_lost((struct nwc_blob){
		(const uint8_t *)"nwl0", 4 }, 3);
	char *text = json_dumps(json, JSON_COMPACT);

	(void)state;
	assert_string_equal(text, "{\"event\":\"lost\",\"adapter\":\"nwl0\","
			    "\"count\":3}");
	free(text);
	json_decref(json);
}

int suite_event(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_coded_event),
		cmocka_unit_test(malformed_members_are_null),
		cmocka_unit_test(link_qualities),
		cmocka_unit_test(port_events),
		cmocka_unit_test(adapter_events),
		cmocka_unit_test(envelope_is_checked),
		cmocka_unit_test(no_byte_leads_astray),
		cmocka_unit_test(lines_for_people),
		cmocka_unit_test(lost_line),
	};

	return cmocka_run_group_tests_name("event", tests, NULL, NULL);
}
