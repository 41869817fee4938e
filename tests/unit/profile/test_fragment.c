// SPDX-License-Identifier: GPL-2.0-only
/* Fragments that an extension makes (IHV-31, IHV-42). */
#include <errno.h>

#include "documents.h"
#include "lib/profile/fragment.h"
#include "lib/profile/xml.h"

static char *canonical(const char *text)
{
	char why[NWC_PROFILE_WHY], *fragment;

	if (nwc_profile_fragment(text, &fragment, why))
		fail_msg("%s: %s", text, why);
	return fragment;
}

static void check_fragment(const char *text, const char *expected)
{
	char *once = canonical(text), *twice = canonical(once);

	assert_string_equal(once, expected);
	assert_string_equal(twice, expected);
	nwc_xml_wipe(once);
	nwc_xml_wipe(twice);
}

/* IHV-31: with the delimiters that the pages want, and as it is done */
static void delimiters_are_taken_off(void **state)
{
	(void)state;
	check_fragment("<S xmlns='urn:s'>1</S>", "<S xmlns=\"urn:s\">1</S>");
	check_fragment("<IHV><S xmlns='urn:s'>1</S></IHV>",
		       "<S xmlns=\"urn:s\">1</S>");
	check_fragment("<IHV xmlns='" NS "'> <S xmlns='urn:s'>1</S>\n</IHV>",
		       "<S xmlns=\"urn:s\">1</S>");
	check_fragment("<IHV xmlns:v='urn:v'><v:S/></IHV>",
		       "<v:S xmlns:v=\"urn:v\"/>");
	check_fragment("<S/>", "<S/>");
	/* somebody else's element of that name */
	check_fragment("<IHV xmlns='urn:v'><a/><b/></IHV>",
		       "<IHV xmlns=\"urn:v\"><a/><b/></IHV>");
}

static void bad_fragments_are_refused(void **state)
{
	static const struct {
		const char *text;
		const char *reason;
	} bad[] = {
		{ "", "line 1: not XML" },
		{ "<IHV/>", "line 1: <IHV> is empty" },
		{ "<IHV>text</IHV>", "line 1: text in <IHV>" },
		{ "<IHV><a/><b/></IHV>",
		  "line 1: <b> is unknown, repeated or out of order in <IHV>" },
		{ "<!DOCTYPE a><a/>",
		  "line 1: a document type declaration is not allowed" },
		{ "<a/><b/>",
		  "line 1: there is more behind the end of the root element" },
	};
	char why[NWC_PROFILE_WHY], *fragment;
	size_t i;

	(void)state;
	for (i = 0; i < NWC_ARRAY_SIZE(bad); i++) {
		assert_int_equal(nwc_profile_fragment(bad[i].text, &fragment,
						      why), -EINVAL);
		assert_string_equal(why, bad[i].reason);
	}
}

static struct nwc_profile *edit(const char *xml, const char *connectivity,
				const char *security, bool use_ms_onex)
{
	char why[NWC_PROFILE_WHY], *out;
	struct nwc_profile *p;

	if (nwc_profile_with_fragments(xml, strlen(xml), connectivity,
				       security, use_ms_onex, &out, why))
		fail_msg("%s: %s", xml, why);
	p = parse_good(out);
	nwc_xml_wipe(out);
	return p;
}

/* IHV-42 */
static void fragments_are_replaced(void **state)
{
	static const char * const profiles[] = {
		OPEN(IHV("")),
		OPEN(IHV("<connectivity><old/></connectivity>")),
		OPEN(IHV("<security><old/></security>" OTHER)),
		OPEN(IHV("<useMSOneX>false</useMSOneX>")),
		OPEN(IHV("<connectivity><old/></connectivity>"
			 "<security><old><a/>b</old></security>"
			 "<useMSOneX>0</useMSOneX>" OTHER) OTHER),
	};
	struct nwc_profile *p;
	size_t i;

	(void)state;
	for (i = 0; i < NWC_ARRAY_SIZE(profiles); i++) {
		p = edit(profiles[i], "<IHV><c xmlns='urn:c'/></IHV>",
			 "<s xmlns='urn:s'>&amp;</s>", true);
		assert_string_equal(p->ihv.connectivity,
				    "<c xmlns=\"urn:c\"/>");
		assert_string_equal(p->ihv.security,
				    "<s xmlns=\"urn:s\">&amp;</s>");
		assert_true(p->ihv.use_ms_onex);
		nwc_profile_free(p);
	}
}

static void what_is_not_given_stays(void **state)
{
	static const char xml[] = PROFILE(NAMED("caf\xc3\xa9") CAFE ESS
		SECURITY(AUTH("open", "none"))
		IHV("<connectivity><c xmlns='urn:c'/></connectivity>"
		    "<security><s xmlns='urn:s'/></security>"
		    "<useMSOneX>true</useMSOneX>"));
	struct nwc_profile *p = edit(xml, NULL, NULL, false);

	(void)state;
	assert_string_equal(p->name, "caf\xc3\xa9");
	assert_string_equal(p->ihv.connectivity, "<c xmlns=\"urn:c\"/>");
	assert_string_equal(p->ihv.security, "<s xmlns=\"urn:s\"/>");
	assert_true(p->ihv.use_ms_onex);
	assert_string_equal(p->security.authentication, "open");
	nwc_profile_free(p);

	p = edit(xml, "<n/>", NULL, false);
	/* in no namespace, though the profile has one for all inside of it */
	assert_string_equal(p->ihv.connectivity, "<n xmlns=\"\"/>");
	assert_string_equal(p->ihv.security, "<s xmlns=\"urn:s\"/>");
	assert_true(p->ihv.use_ms_onex);
	nwc_profile_free(p);
}

static void no_place_for_fragments(void **state)
{
	static const char xml[] = OPEN(""), ihv[] = OPEN(IHV(""));
	char why[NWC_PROFILE_WHY], *out;

	(void)state;
	assert_int_equal(nwc_profile_with_fragments(xml, strlen(xml), "<a/>",
						    NULL, false, &out, why),
			 -EINVAL);
	assert_string_equal(why, "line 1: the profile has no IHV element");
	assert_int_equal(nwc_profile_with_fragments(ihv, strlen(ihv), "<a>",
						    NULL, false, &out, why),
			 -EINVAL);
	assert_string_equal(why,
			    "line 1: the document ends inside of an element");
}

int suite_fragment(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(delimiters_are_taken_off),
		cmocka_unit_test(bad_fragments_are_refused),
		cmocka_unit_test(fragments_are_replaced),
		cmocka_unit_test(what_is_not_given_stays),
		cmocka_unit_test(no_place_for_fragments),
	};

	return cmocka_run_group_tests_name("fragment", tests, NULL, NULL);
}
