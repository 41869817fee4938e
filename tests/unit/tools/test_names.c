// SPDX-License-Identifier: GPL-2.0-only
#include <linux/nwifi.h>
#include <string.h>

#include "lib/attr.h"
#include "lib/event.h"
#include "lib/names.h"
#include "suites.h"

static void statuses_are_explained(void **state)
{
	static const struct {
		uint32_t status;
		const char *text;
	} known[] = {
		{ 0, "0x0 success" },
		{ 6, "0x6 candidate list exhausted" },
		{ 8, "0x8 disassociated by roaming" },
		{ 0xe, "0xe unknown status" },
		{ 0x10003, "0x10003 peer deauthenticated, reason 3 "
			   "(Deauthenticated because sending STA is leaving)" },
		{ 0x20004, "0x20004 peer disassociated, reason 4 "
			   "(Disassociated due to inactivity)" },
		{ 0x3000f, "0x3000f response, status 15 (Challenge failure)" },
		{ 0x1fffe, "0x1fffe peer deauthenticated, reason 65534" },
		{ 0x40000, "0x40000 unknown status" },
		{ 0x80000000, "0x80000000 IHV status" },
		{ 0xffffffff, "0xffffffff IHV status" },
	};
	char buf[NWC_STATUS_TEXT];
	size_t i;

	(void)state;
	for (i = 0; i < NWC_ARRAY_SIZE(known); i++)
		assert_string_equal(nwc_status_text(known[i].status, buf),
				    known[i].text);
}

/* No text may be cut; the longest one is close to the size of the buffer. */
static void every_status_fits(void **state)
{
	char buf[NWC_STATUS_TEXT];
	uint32_t status;

	(void)state;
	for (status = 0; status < 0x40100; status++)
		assert_true(strlen(nwc_status_text(status, buf)) <
			    sizeof(buf) - 1);
}

static void every_indication_has_its_name(void **state)
{
	static const struct {
		uint32_t code;
		const char *name;
		const char *short_name;
	} known[] = {
		{ 0x40030000, "NDIS_STATUS_DOT11_SCAN_CONFIRM",
		  "SCAN_CONFIRM" },
		{ 0x40030001, "NDIS_STATUS_DOT11_MPDU_MAX_LENGTH_CHANGED",
		  "MPDU_MAX_LENGTH_CHANGED" },
		{ 0x40030002, "NDIS_STATUS_DOT11_ASSOCIATION_START",
		  "ASSOCIATION_START" },
		{ 0x40030003, "NDIS_STATUS_DOT11_ASSOCIATION_COMPLETION",
		  "ASSOCIATION_COMPLETION" },
		{ 0x40030004, "NDIS_STATUS_DOT11_CONNECTION_START",
		  "CONNECTION_START" },
		{ 0x40030005, "NDIS_STATUS_DOT11_CONNECTION_COMPLETION",
		  "CONNECTION_COMPLETION" },
		{ 0x40030006, "NDIS_STATUS_DOT11_ROAMING_START",
		  "ROAMING_START" },
		{ 0x40030007, "NDIS_STATUS_DOT11_ROAMING_COMPLETION",
		  "ROAMING_COMPLETION" },
		{ 0x40030008, "NDIS_STATUS_DOT11_DISASSOCIATION",
		  "DISASSOCIATION" },
		{ 0x40030009, "NDIS_STATUS_DOT11_TKIPMIC_FAILURE",
		  "TKIPMIC_FAILURE" },
		{ 0x4003000a, "NDIS_STATUS_DOT11_PMKID_CANDIDATE_LIST",
		  "PMKID_CANDIDATE_LIST" },
		{ 0x4003000b, "NDIS_STATUS_DOT11_PHY_STATE_CHANGED",
		  "PHY_STATE_CHANGED" },
		{ 0x4003000c, "NDIS_STATUS_DOT11_LINK_QUALITY",
		  "LINK_QUALITY" },
		{ 0x40030011, "NDIS_STATUS_DOT11_PHY_FREQUENCY_ADOPTED",
		  "PHY_FREQUENCY_ADOPTED" },
		{ 0x40010012, "NDIS_STATUS_MEDIA_SPECIFIC_INDICATION",
		  "MEDIA_SPECIFIC_INDICATION" },
		{ 0x40010004, "NDIS_STATUS_RESET_START", "RESET_START" },
		{ 0x40010005, "NDIS_STATUS_RESET_END", "RESET_END" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < NWC_ARRAY_SIZE(known); i++) {
		const struct nwc_code *desc = nwc_indication(known[i].code);

		assert_non_null(desc);
		assert_string_equal(desc->name, known[i].name);
		assert_string_equal(nwc_code_short(desc),
				    known[i].short_name);
	}
	/* Never sent by a station: MEDIA_CONNECT, ExtAP. */
	assert_null(nwc_indication(0x4001000b));
	assert_null(nwc_indication(0x4003000d));
	assert_string_equal(nwc_code_short(nwc_oid(0x0e010181)),
			    "CONNECT_REQUEST");
	assert_null(nwc_oid(0x40030002));
}

static void numbers_without_a_name_stay_numbers(void **state)
{
	char buf[NWC_NUMBER_TEXT];

	(void)state;
	assert_string_equal(nwc_auth_name(7), "RSNA_PSK");
	assert_string_equal(nwc_cipher_name(4), "CCMP");
	assert_null(nwc_auth_name(0));
	assert_null(nwc_auth_name(0x80000001));
	assert_null(nwc_cipher_name(3));
	assert_null(nwc_state_name(2));
	assert_null(nwc_drop_name(NWIFI_DROP_MAX + 1));
	assert_string_equal(nwc_name_or_number(NULL, 0x80000001, buf),
			    "0x80000001");
	assert_string_equal(nwc_name_or_number("x", 1, buf), "x");
}

static void phases_are_words(void **state)
{
	static const struct {
		const char *letters;
		const char *word;
	} known[] = {
		{ "I", "idle" }, { "C", "connecting" }, { "CA", "connecting" },
		{ "A", "connected" }, { "L", "lost" }, { "R", "roaming" },
		{ "RA", "roaming" },
	};
	struct nwc_blob phase;
	size_t i;

	(void)state;
	for (i = 0; i < NWC_ARRAY_SIZE(known); i++) {
		phase.data = (const uint8_t *)known[i].letters;
		phase.len = strlen(known[i].letters);
		assert_string_equal(nwc_phase_name(phase), known[i].word);
		/* neither the beginning of the letters, nor more of them */
		assert_null(nwc_phase_name((struct nwc_blob){ phase.data, 0 }));
	}
	phase.data = (const uint8_t *)"CAR";
	phase.len = 3;
	assert_null(nwc_phase_name(phase));
	assert_null(nwc_phase_name((struct nwc_blob){ NULL, 0 }));
}

int suite_names(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(statuses_are_explained),
		cmocka_unit_test(every_status_fits),
		cmocka_unit_test(every_indication_has_its_name),
		cmocka_unit_test(numbers_without_a_name_stay_numbers),
		cmocka_unit_test(phases_are_words),
	};

	return cmocka_run_group_tests_name("names", tests, NULL, NULL);
}
