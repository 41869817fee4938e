// SPDX-License-Identifier: GPL-2.0-only
/* Profiles made of fragments (IHV-31). */
#include <errno.h>
#include <string.h>

#include "documents.h"
#include "lib/profile/new.h"
#include "lib/profile/xml.h"

static const uint8_t oui[] = { 0x00, 0xe0, 0x4c };

static struct nwc_profile *made(const char *name, const char *ssid,
				const char *conn, const char *sec)
{
	const struct nwc_blob blob = { (const uint8_t *)ssid, strlen(ssid) };
	char why[NWC_PROFILE_WHY], *xml;
	struct nwc_profile *p;

	if (nwc_profile_new(name, blob, oui, conn, sec, &xml, why) ||
	    nwc_profile_parse(xml, strlen(xml), &p, why))
		fail_msg("%s: %s", name, why);
	nwc_xml_wipe(xml);
	return p;
}

/* what it is made of is what is read again */
static void what_is_made_can_be_read(void **state)
{
	struct nwc_profile *p = made("a <&> \"b\"", "s\xff&",
				     "<C xmlns='urn:c'>1</C>",
				     "<S xmlns='urn:s'/>");

	(void)state;
	assert_string_equal(p->name, "a <&> \"b\"");
	assert_int_equal(p->n_ssids, 1);
	assert_int_equal(p->ssids[0].len, 3);
	assert_memory_equal(p->ssids[0].data, "s\xff&", 3);
	assert_memory_equal(p->ihv.oui, oui, sizeof(oui));
	assert_string_equal(p->ihv.connectivity, "<C xmlns=\"urn:c\">1</C>");
	assert_string_equal(p->ihv.security, "<S xmlns=\"urn:s\"/>");
	assert_false(p->automatic);
	nwc_profile_free(p);
}

static void fragments_may_be_left_out(void **state)
{
	struct nwc_profile *p = made("n", "n", NULL, NULL);

	(void)state;
	assert_true(p->ihv.set);
	assert_null(p->ihv.connectivity);
	assert_null(p->ihv.security);
	nwc_profile_free(p);
}

static void bad_fragments_are_refused(void **state)
{
	const struct nwc_blob ssid = { (const uint8_t *)"n", 1 };
	char why[NWC_PROFILE_WHY], *xml = NULL;

	(void)state;
	assert_int_equal(nwc_profile_new("n", ssid, oui, "<a>", NULL, &xml,
					 why), -EINVAL);
	assert_null(xml);
}

int suite_new(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_made_can_be_read),
		cmocka_unit_test(fragments_may_be_left_out),
		cmocka_unit_test(bad_fragments_are_refused),
	};

	return cmocka_run_group_tests_name("new", tests, NULL, NULL);
}
