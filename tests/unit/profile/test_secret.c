// SPDX-License-Identifier: GPL-2.0-only
/*
 * Keys are in no message and in no memory that is given back (IHV-17). The
 * linker leads every call of the functions below, as far as it is our own
 * code that makes it, to the one with __wrap_ here.
 */
#include <errno.h>
#include <libxml/parser.h>
#include <malloc.h>

#include "documents.h"
#include "lib/profile/fragment.h"
#include "lib/profile/json.h"
#include "lib/profile/xml.h"

#define SECRET	"S3cr3tS3cr3t"

void __real_free(void *memory);
void __wrap_free(void *memory);
void __real_xmlFreeDoc(xmlDoc *doc);
void __wrap_xmlFreeDoc(xmlDoc *doc);
void __real_xmlFreeParserCtxt(xmlParserCtxt *parser);
void __wrap_xmlFreeParserCtxt(xmlParserCtxt *parser);

static bool watching;
static unsigned int given_back, spilled;

static void look_at(const void *bytes, size_t len)
{
	given_back++;
	if (memmem(bytes, len, SECRET, strlen(SECRET)))
		spilled++;
}

void __wrap_free(void *memory)
{
	if (watching && memory)
		look_at(memory, malloc_usable_size(memory));
	__real_free(memory);
}

static void look_at_tree(const xmlNode *node)
{
	const xmlAttr *attr;

	for (; node; node = node->next) {
		if (node->type == XML_TEXT_NODE)
			look_at(node->content, strlen((char *)node->content));
		if (node->type != XML_ELEMENT_NODE)
			continue;
		for (attr = node->properties; attr; attr = attr->next)
			look_at_tree(attr->children);
		look_at_tree(node->children);
	}
}

void __wrap_xmlFreeDoc(xmlDoc *doc)
{
	if (watching && doc)
		look_at_tree(doc->children);
	__real_xmlFreeDoc(doc);
}

void __wrap_xmlFreeParserCtxt(xmlParserCtxt *parser)
{
	if (watching && parser->input)
		look_at(parser->input->base,
			(size_t)(parser->input->end - parser->input->base));
	__real_xmlFreeParserCtxt(parser);
}

static void watch(void)
{
	given_back = 0;
	spilled = 0;
	watching = true;
}

static void check_watched(unsigned int at_least)
{
	watching = false;
	assert_int_equal(spilled, 0);
	assert_true(given_back >= at_least);
}

static const char with_secrets[] = OPEN(
	SECURITY(AUTH("WPA2PSK", "AES") KEY("passPhrase", "false", SECRET)
		 "<OneX xmlns='http://www.microsoft.com/networking/OneX/v1'><k>"
		 SECRET "</k></OneX>")
	IHV("<connectivity><c a='" SECRET "'/></connectivity>"
	    "<security><s>" SECRET "</s></security>"
	    "<useMSOneX>1</useMSOneX>"));

/* Whether this file would notice. */
static void secrets_are_noticed(void **state)
{
	char *text = strdup("..." SECRET);
	xmlDoc *doc;

	(void)state;
	watch();
	free(text);
	watching = false;
	assert_int_equal(spilled, 1);

	doc = xmlReadDoc((const xmlChar *)with_secrets, NULL, NULL, 0);
	watch();
	xmlFreeDoc(doc);
	watching = false;
	assert_int_equal(spilled, 4);
}

static void secrets_are_wiped(void **state)
{
	char why[NWC_PROFILE_WHY];
	struct nwc_profile *p;
	int err;

	(void)state;
	watch();
	err = nwc_profile_parse(with_secrets, strlen(with_secrets), &p, why);
	watching = false;
	assert_int_equal(err, 0);
	assert_non_null(strstr(p->security.key, SECRET));
	assert_non_null(strstr(p->security.onex, SECRET));
	assert_non_null(strstr(p->ihv.connectivity, SECRET));
	assert_non_null(strstr(p->ihv.security, SECRET));
	watching = true;
	nwc_profile_free(p);
	check_watched(20);
}

static void secrets_are_wiped_from_what_is_refused(void **state)
{
	static const char xml[] = OPEN(
		SECURITY(AUTH("WPA2PSK", "AES")
			 KEY("passPhrase", "false", SECRET))
		IHV("<security><s>" SECRET "</s></security>"));
	char why[NWC_PROFILE_WHY];
	struct nwc_profile *p;
	int err;

	(void)state;
	watch();
	err = nwc_profile_parse(xml, strlen(xml), &p, why);
	check_watched(10);
	assert_int_equal(err, -EINVAL);
}

static void secrets_are_wiped_from_fragments(void **state)
{
	char why[NWC_PROFILE_WHY], *out;
	int err;

	(void)state;
	watch();
	err = nwc_profile_fragment("<a>" SECRET "</a>", &out, why);
	assert_int_equal(err, 0);
	nwc_xml_wipe(out);
	err = nwc_profile_with_fragments(with_secrets, strlen(with_secrets),
					 "<a>" SECRET "</a>",
					 "<b>" SECRET "</b>", true, &out,
					 why);
	assert_int_equal(err, 0);
	nwc_xml_wipe(out);
	check_watched(10);
}

/* The library would quote some of these. */
static void secrets_are_not_in_messages(void **state)
{
	static const char * const bad[] = {
		"a&" SECRET ";b", "a<" SECRET, "a</" SECRET ">", "<" SECRET "/>",
		"a]]>" SECRET, "<" SECRET " a=" SECRET "/>", "<!" SECRET ">",
		"<?" SECRET, "&#" SECRET ";", SECRET "<x:" SECRET "/>",
		SECRET SECRET SECRET SECRET SECRET SECRET,
		"<a " SECRET "='1' " SECRET "='2'/>",
	};
	char why[NWC_PROFILE_WHY], xml[2048];
	struct nwc_profile *p;
	size_t i;

	(void)state;
	for (i = 0; i < NWC_ARRAY_SIZE(bad); i++) {
		snprintf(xml, sizeof(xml),
			 OPEN(SECURITY(AUTH("WPA2PSK", "AES")
				       KEY("passPhrase", "false", "%s"))),
			 bad[i]);
		assert_int_equal(parse_bytes(xml, strlen(xml), &p, why),
				 -EINVAL);
		assert_null(strstr(why, SECRET));
	}
}

static void secrets_are_not_in_json(void **state)
{
	struct nwc_profile *p = parse_good(with_secrets);
	json_t *json = nwc_json_profile(p);
	char *text = json_dumps(json, 0);

	(void)state;
	assert_non_null(strstr(text, "present"));
	assert_null(strstr(text, SECRET));
	free(text);
	json_decref(json);
	nwc_profile_free(p);
}

int suite_secret(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(secrets_are_noticed),
		cmocka_unit_test(secrets_are_wiped),
		cmocka_unit_test(secrets_are_wiped_from_what_is_refused),
		cmocka_unit_test(secrets_are_wiped_from_fragments),
		cmocka_unit_test(secrets_are_not_in_messages),
		cmocka_unit_test(secrets_are_not_in_json),
	};

	return cmocka_run_group_tests_name("secret", tests, NULL, NULL);
}
