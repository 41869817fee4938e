// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "lib/text.h"
#include "suites.h"

static struct nwc_blob blob(const char *text, size_t len)
{
	return (struct nwc_blob){ (const uint8_t *)text, len };
}

static void ssid_is_escaped(void **state)
{
	char buf[NWC_SSID_TEXT];

	(void)state;
	assert_string_equal(nwc_escape(buf, sizeof(buf), blob("my net", 6)),
			    "my net");
	assert_string_equal(nwc_escape(buf, sizeof(buf),
				       blob("a\\b\"\0\x7f\xc3\xa9~ \n", 11)),
			    "a\\x5cb\"\\x00\\x7f\\xc3\\xa9~ \\x0a");
	assert_string_equal(nwc_escape(buf, sizeof(buf),
				       (struct nwc_blob){ 0 }), "");
}

/* B19: what is printed can be typed */
static void escaped_ssid_is_read_back(void **state)
{
	static const struct {
		const char *text, *bytes;
		size_t len;
	} cases[] = {
		{ "", "", 0 },
		{ "my net", "my net", 6 },
		{ "a\\x5cb\\x00\\xfF", "a\\b\0\xff", 5 },
		/* an SSID that looks like an escape itself */
		{ "\\x5cx41", "\\x41", 4 },
		/* what is no escape stays as it is */
		{ "\\", "\\", 1 },
		{ "\\x", "\\x", 2 },
		{ "\\x4", "\\x4", 3 },
		{ "\\xg0\\x0g\\n", "\\xg0\\x0g\\n", 10 },
		{ "\xc3\xa9", "\xc3\xa9", 2 },
	};
	char text[NWC_ESCAPED(256)], all[256];
	uint8_t buf[256];
	size_t i;

	(void)state;
	for (i = 0; i < NWC_ARRAY_SIZE(cases); i++) {
		assert_int_equal(nwc_unescape(buf, sizeof(buf), cases[i].text),
				 cases[i].len);
		assert_memory_equal(buf, cases[i].bytes, cases[i].len);
	}
	for (i = 0; i < sizeof(all); i++)
		all[i] = i;
	nwc_escape(text, sizeof(text), blob(all, sizeof(all)));
	assert_int_equal(nwc_unescape(buf, sizeof(buf), text), sizeof(all));
	assert_memory_equal(buf, all, sizeof(all));
	/* no byte beyond the buffer */
	buf[2] = 7;
	assert_int_equal(nwc_unescape(buf, 2, "ab\\x63"), 3);
	assert_memory_equal(buf, "ab\7", 3);
}

static void longest_ssid_fits(void **state)
{
	char ssid[NWIFI_MAX_SSID_LEN], buf[NWC_SSID_TEXT];

	(void)state;
	memset(ssid, 0xff, sizeof(ssid));
	nwc_escape(buf, sizeof(buf), blob(ssid, sizeof(ssid)));
	assert_int_equal(strlen(buf), 4 * NWIFI_MAX_SSID_LEN);
}

static void text_is_cut_at_a_whole_character(void **state)
{
	char buf[6];

	(void)state;
	assert_string_equal(nwc_escape(buf, sizeof(buf), blob("a\x01\x02", 3)),
			    "a\\x01");
	assert_string_equal(nwc_escape(buf, 5, blob("a\x01\x02", 3)), "a");
	assert_string_equal(nwc_escape(buf, 1, blob("a", 1)), "");
	assert_string_equal(nwc_hex(buf, 4, blob("\x01\x02", 2)), "01");
}

static void mac_is_lower_case(void **state)
{
	char buf[NWC_MAC_TEXT];

	(void)state;
	assert_string_equal(nwc_mac_text(buf, blob("\x02\xAB\0\0\0\x01", 6)),
			    "02:ab:00:00:00:01");
	assert_string_equal(nwc_mac_text(buf, blob("\x02", 1)),
			    "00:00:00:00:00:00");
}

static void mac_is_parsed_exactly(void **state)
{
	static const char * const bad[] = {
		"", "02", "02:00:00:00:00", "02:00:00:00:00:0",
		"02:00:00:00:00:000", "02:00:00:00:00:0g", "02-00-00-00-00-01",
		"02:00:00:00:00:01 ", "002:0:00:00:00:01",
	};
	uint8_t mac[NWIFI_MAC_LEN];
	size_t i;

	(void)state;
	assert_true(nwc_mac_parse("02:aB:00:00:Ff:01", mac));
	assert_memory_equal(mac, "\x02\xab\x00\x00\xff\x01", 6);
	for (i = 0; i < NWC_ARRAY_SIZE(bad); i++)
		assert_false(nwc_mac_parse(bad[i], mac));
}

static void interface_names_are_checked(void **state)
{
	(void)state;
	assert_null(nwc_ifname_check("nwl0"));
	assert_null(nwc_ifname_check("nwl%d"));
	assert_null(nwc_ifname_check("123456789012345"));
	assert_non_null(nwc_ifname_check("1234567890123456"));
	assert_non_null(nwc_ifname_check(""));
	assert_non_null(nwc_ifname_check(".."));
	assert_non_null(nwc_ifname_check("a/b"));
	assert_non_null(nwc_ifname_check("a b"));
	assert_non_null(nwc_ifname_check("a:b"));
}

static void channels(void **state)
{
	static const struct {
		uint32_t mhz;
		unsigned int channel;
	} known[] = {
		{ 0, 0 }, { 2407, 0 }, { 2412, 1 }, { 2472, 13 }, { 2484, 14 },
		{ 2500, 0 }, { 4920, 184 }, { 5180, 36 }, { 5825, 165 },
		{ 5885, 177 }, { 5935, 2 }, { 5955, 1 }, { 7115, 233 },
		{ 8000, 0 }, { 58320, 1 }, { UINT32_MAX, 0 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < NWC_ARRAY_SIZE(known); i++)
		assert_int_equal(nwc_channel(known[i].mhz),
				 known[i].channel);
}

int suite_text(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ssid_is_escaped),
		cmocka_unit_test(escaped_ssid_is_read_back),
		cmocka_unit_test(longest_ssid_fits),
		cmocka_unit_test(text_is_cut_at_a_whole_character),
		cmocka_unit_test(mac_is_lower_case),
		cmocka_unit_test(mac_is_parsed_exactly),
		cmocka_unit_test(interface_names_are_checked),
		cmocka_unit_test(channels),
	};

	return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
