// SPDX-License-Identifier: GPL-2.0-only
/* What a profile says (IHV-18, IHV-27). */
#include "documents.h"
#include "lib/profile/json.h"
#include "lib/profile/xml.h"

static struct nwc_blob blob(const char *text)
{
	return (struct nwc_blob){ (const uint8_t *)text, strlen(text) };
}

static void least_profile(void **state)
{
	struct nwc_profile *p = parse_good(OPEN(""));

	(void)state;
	assert_string_equal(p->name, "p");
	assert_int_equal(p->n_ssids, 1);
	assert_true(nwc_profile_has_ssid(p, blob("cafe")));
	assert_false(nwc_profile_has_ssid(p, blob("caf")));
	assert_false(nwc_profile_has_ssid(p, blob("Cafe")));
	assert_false(p->non_broadcast);
	assert_int_equal(p->bss_type, 1);
	assert_true(p->automatic);
	assert_false(p->auto_switch);
	assert_false(p->security.set);
	assert_null(p->security.key);
	assert_false(p->ihv.set);
	nwc_profile_free(p);
}

/* Everything that the schema has, in its order, with what others may add. */
static void whole_schema(void **state)
{
	struct nwc_profile *p = parse_good(
		"<?xml version='1.0'?>\n<!-- by hand -->\n<?pi?>"
		"<w:WLANProfile xmlns:w='" NS "' xmlns:xsi="
		"'http://www.w3.org/2001/XMLSchema-instance' "
		"xsi:schemaLocation='a b'>\n"
		"<w:name>A &amp; <![CDATA[<B>]]>&#33;</w:name>"
		"<w:SSIDConfig><w:SSID><w:hex> 636166C3A9 </w:hex>"
		"<w:name>caf?</w:name>" OTHER "</w:SSID>"
		"<w:SSID><w:name>second</w:name></w:SSID>"
		"<w:SSID><w:hex>7365636f6e64</w:hex></w:SSID>"
		"<w:nonBroadcast> 1 </w:nonBroadcast>" OTHER "</w:SSIDConfig>"
		"<w:SSIDConfig><w:SSID><w:hex>00</w:hex></w:SSID>"
		"<w:nonBroadcast>true</w:nonBroadcast></w:SSIDConfig>"
		"<w:Hotspot2><w:DomainName>d</w:DomainName></w:Hotspot2>"
		"<w:connectionType>ESS</w:connectionType>"
		"<w:connectionMode>auto</w:connectionMode>"
		"<w:autoSwitch>true</w:autoSwitch>" OTHER
		"<w:MSM><w:connectivity><w:phyType>a</w:phyType>"
		"<w:phyType>be</w:phyType>"
		"<w:QoSDSCPToUPMappingAllowed>0</w:QoSDSCPToUPMappingAllowed>"
		OTHER "</w:connectivity>"
		"<w:security><w:authEncryption>"
		"<w:authentication>WPA2</w:authentication>"
		"<w:encryption>AES</w:encryption><w:useOneX>true</w:useOneX>"
		"<FIPSMode xmlns='http://www.microsoft.com/networking/WLAN/profile/v2'>false</FIPSMode>"
		"</w:authEncryption><w:keyIndex>3</w:keyIndex>"
		"<w:PMKCacheMode>enabled</w:PMKCacheMode>"
		"<w:PMKCacheTTL>1440</w:PMKCacheTTL>"
		"<w:PMKCacheSize>+255</w:PMKCacheSize>"
		"<w:preAuthMode>disabled</w:preAuthMode>"
		"<w:preAuthThrottle>016</w:preAuthThrottle>"
		"<OneX xmlns='http://www.microsoft.com/networking/OneX/v1'>"
		"<authMode>user</authMode></OneX>" OTHER "</w:security>" OTHER
		"</w:MSM>" OTHER "</w:WLANProfile>\n<!-- end -->");
	const struct nwc_profile_security *s = &p->security;

	(void)state;
	assert_string_equal(p->name, "A & <B>!");
	/* the third is the second once more */
	assert_int_equal(p->n_ssids, 3);
	assert_true(nwc_profile_has_ssid(p, blob("caf\xc3\xa9")));
	assert_true(nwc_profile_has_ssid(p, blob("second")));
	assert_true(nwc_profile_has_ssid(p, (struct nwc_blob){
		(const uint8_t *)"", 1 }));
	assert_true(p->non_broadcast);
	assert_true(p->automatic);
	assert_true(p->auto_switch);
	assert_true(s->set);
	assert_string_equal(s->authentication, "WPA2");
	assert_int_equal(s->auth, 6);
	assert_int_equal(s->cipher, 4);
	assert_true(s->use_onex);
	assert_int_equal(s->key_index, 3);
	assert_string_equal(s->onex,
			    "<OneX xmlns=\"http://www.microsoft.com/networking/OneX/v1\""
			    " xmlns:w=\"" NS "\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
			    "<authMode>user</authMode></OneX>");
	nwc_profile_free(p);
}

static void wpa2_personal(void **state)
{
	struct nwc_profile *p = parse_good(OPEN(SECURITY(
		AUTH("WPA2PSK", "AES")
		KEY("passPhrase", "false", "a <!-- not part of it -->pass &lt;phrase"))));

	(void)state;
	assert_string_equal(p->security.authentication, "WPA2PSK");
	assert_int_equal(p->security.auth, 7);
	assert_string_equal(p->security.encryption, "AES");
	assert_int_equal(p->security.cipher, 4);
	assert_false(p->security.use_onex);
	assert_string_equal(p->security.key_type, "passPhrase");
	assert_false(p->security.key_protected);
	assert_string_equal(p->security.key, "a pass <phrase");
	nwc_profile_free(p);
}

static void every_security(void **state)
{
	static const struct {
		const char *auth;
		uint32_t number;
	} auths[] = {
		{ "open", 1 }, { "shared", 2 }, { "WPA", 3 }, { "WPAPSK", 4 },
		{ "WPA2", 6 }, { "WPA2PSK", 7 }, { "WPA3", 8 },
		{ "WPA3ENT192", 8 }, { "WPA3SAE", 9 }, { "OWE", 10 },
		{ "WPA3ENT", 11 },
	};
	static const struct {
		const char *cipher;
		uint32_t number;
	} ciphers[] = {
		{ "none", 0 }, { "WEP", 0x101 }, { "TKIP", 2 }, { "AES", 4 },
		{ "GCMP256", 9 },
	};
	struct nwc_profile *p;
	char xml[1024];
	size_t a, c;

	(void)state;
	for (a = 0; a < NWC_ARRAY_SIZE(auths); a++) {
		for (c = 0; c < NWC_ARRAY_SIZE(ciphers); c++) {
			snprintf(xml, sizeof(xml),
				 OPEN(SECURITY(AUTH("%s", "%s"))),
				 auths[a].auth, ciphers[c].cipher);
			p = parse_good(xml);
			assert_int_equal(p->security.auth, auths[a].number);
			assert_int_equal(p->security.cipher,
					 ciphers[c].number);
			nwc_profile_free(p);
		}
	}
}

static void keys_of_every_kind(void **state)
{
#define HEX64	"0123456789abcdefABCDEF00000000000000000000000000000000000000" \
		"0000"
	static const char * const good[] = {
		SECURITY(AUTH("open", "WEP") KEY("networkKey", "false", "5 one")),
		SECURITY(AUTH("shared", "WEP")
			 KEY("networkKey", "false", "0123456789abc")),
		SECURITY(AUTH("open", "WEP")
			 KEY("networkKey", "false", "01234567Ab")),
		SECURITY(AUTH("open", "WEP")
			 KEY("networkKey", "0", "01234567890123456789abcdef")),
		SECURITY(AUTH("WPAPSK", "TKIP")
			 KEY("passPhrase", "false", "8 chars.")),
		SECURITY(AUTH("WPA2PSK", "AES")
			 KEY("networkKey", "false", HEX64)),
		/* no table about these: whatever it is */
		SECURITY(AUTH("WPA3SAE", "AES")
			 KEY("passPhrase", "false", "\xc3\xa9")),
		SECURITY(AUTH("WPA2PSK", "AES")
			 KEY("passPhrase", "true", "01000000D08C9DDF")),
	};
	struct nwc_profile *p;
	char xml[2048];
	size_t i;

	(void)state;
	assert_int_equal(strlen(HEX64), 64);
	for (i = 0; i < NWC_ARRAY_SIZE(good); i++) {
		snprintf(xml, sizeof(xml), OPEN("%s"), good[i]);
		p = parse_good(xml);
		assert_non_null(p->security.key);
		nwc_profile_free(p);
	}
}

static void ibss_is_manual_by_itself(void **state)
{
	struct nwc_profile *p = parse_good(PROFILE(
		NAMED("p") CAFE "<connectionType>IBSS</connectionType>"));

	(void)state;
	assert_int_equal(p->bss_type, 2);
	assert_false(p->automatic);
	assert_string_equal(nwc_profile_type(p), "IBSS");
	assert_string_equal(nwc_profile_mode(p), "manual");
	nwc_profile_free(p);
}

/* IHV-18, IHV-27, IHV-82 */
static void extensions(void **state)
{
	struct nwc_profile *p = parse_good(
		"<WLANProfile xmlns='" NS "' xmlns:v='urn:v'>"
		NAMED("p") CAFE ESS MSM("") "<IHV><OUIHeader><OUI>00AAbb</OUI>"
		"<type>0f</type>" OTHER "</OUIHeader>"
		"<connectivity>\n <v:c a='v:b'>\xc3\xa9&lt;</v:c>\n</connectivity>"
		"<security><S xmlns='urn:s'><k/></S></security>"
		"<useMSOneX>true</useMSOneX>"
		"<OneX xmlns='http://www.microsoft.com/networking/OneX/v1'/>"
		OTHER "</IHV></WLANProfile>");
	const struct nwc_profile_ihv *ihv = &p->ihv;

	(void)state;
	assert_true(ihv->set);
	assert_memory_equal(ihv->oui, "\x00\xaa\xbb", 3);
	assert_int_equal(ihv->type, 0x0f);
	/* a document of its own: what is declared above comes along */
	assert_string_equal(ihv->connectivity,
			    "<v:c xmlns:v=\"urn:v\" a=\"v:b\">\xc3\xa9&lt;</v:c>");
	assert_string_equal(ihv->security,
			    "<S xmlns=\"urn:s\" xmlns:v=\"urn:v\"><k/></S>");
	assert_true(ihv->use_ms_onex);
	assert_non_null(ihv->onex);
	nwc_profile_free(p);

	p = parse_good(OPEN(IHV("")));
	assert_true(p->ihv.set);
	assert_null(p->ihv.connectivity);
	assert_null(p->ihv.security);
	assert_false(p->ihv.use_ms_onex);
	nwc_profile_free(p);
}

/* They are opaque (IHV-27), down to the namespace. */
static void fragments_of_any_namespace(void **state)
{
	struct nwc_profile *p = parse_good(OPEN(
		IHV("<connectivity><mine>1</mine></connectivity>"
		    "<security><b xmlns=''><c/></b></security>")));

	(void)state;
	assert_string_equal(p->ihv.connectivity,
			    "<mine xmlns=\"" NS "\">1</mine>");
	assert_string_equal(p->ihv.security, "<b xmlns=\"\"><c/></b>");
	nwc_profile_free(p);
}

/* No settings, and settings that say so, do not contradict the extension. */
static void extension_and_no_standard_security(void **state)
{
	static const char * const good[] = {
		OPEN(SECURITY("") IHV("<security><a/></security>")),
		OPEN(SECURITY(AUTH("open", "none"))
		     IHV("<security><a/></security>")),
		/* here the operating system has a part (IHV-82) */
		OPEN(SECURITY(AUTH("WPA2", "AES"))
		     IHV("<security><a/></security><useMSOneX>1</useMSOneX>")),
		OPEN(SECURITY(AUTH("WPA2PSK", "AES"))
		     IHV("<connectivity><a/></connectivity>")),
	};
	size_t i;

	(void)state;
	for (i = 0; i < NWC_ARRAY_SIZE(good); i++)
		nwc_profile_free(parse_good(good[i]));
}

static void bounds_that_hold(void **state)
{
	char name[4 * 255 + 1] = "", xml[8192];
	struct nwc_profile *p;
	int i;

	(void)state;
	for (i = 0; i < 127; i++)
		strcat(name, "\xf0\x9f\x98\x80");
	strcat(name, "x");
	snprintf(xml, sizeof(xml), PROFILE(NAMED("%s") NETWORK(
		"<name>12345678901234567890123456789012</name>") ESS), name);
	p = parse_good(xml);
	assert_string_equal(p->name, name);
	assert_int_equal(p->ssids[0].len, 32);
	nwc_profile_free(p);
}

static void deep_and_long_enough(void **state)
{
	char *xml = malloc(NWC_PROFILE_MAX_BYTES + 1);
	size_t len, head = strlen("<WLANProfile xmlns='" NS "'>");
	int i;

	(void)state;
	/* root, IHV, connectivity, and 29 more are 32 */
	strcpy(xml, "<WLANProfile xmlns='" NS "'>" NAMED("p") CAFE ESS
	       "<IHV>" OUI "<connectivity>");
	for (i = 0; i < 29; i++)
		strcat(xml, "<d>");
	for (i = 0; i < 29; i++)
		strcat(xml, "</d>");
	strcat(xml, "</connectivity></IHV></WLANProfile>");
	len = strlen(xml);
	memset(xml + len, ' ', NWC_PROFILE_MAX_BYTES - len);
	xml[NWC_PROFILE_MAX_BYTES] = '\0';
	assert_true(head < len);
	nwc_profile_free(parse_good(xml));
	free(xml);
}

static void json_of_a_profile(void **state)
{
	struct nwc_profile *p = parse_good(PROFILE(NAMED("caf\xc3\xa9 \"1\"")
		"<SSIDConfig><SSID><hex>61ff</hex></SSID></SSIDConfig>" ESS
		SECURITY(AUTH("WPA2PSK", "AES")
			 KEY("passPhrase", "false", "top secret"))
		IHV("<connectivity><a>hidden</a></connectivity>")));
	json_t *json = nwc_json_profile(p);
	char *text = json_dumps(json, JSON_COMPACT);

	(void)state;
	assert_string_equal(text,
			    "{\"name\":\"caf\xc3\xa9 \\\"1\\\"\",\"SSID\":[\"a\\\\xff\"],"
			    "\"nonBroadcast\":false,\"connectionType\":\"ESS\","
			    "\"connectionMode\":\"auto\",\"autoSwitch\":false,"
			    "\"authentication\":\"WPA2PSK\",\"encryption\":\"AES\","
			    "\"useOneX\":false,\"sharedKey\":{\"keyType\":\"passPhrase\","
			    "\"protected\":false,\"keyMaterial\":\"present\",\"keyIndex\":0},"
			    "\"IHV\":{\"OUI\":\"00aabb\",\"type\":\"0f\","
			    "\"connectivity\":\"present\",\"security\":null,"
			    "\"useMSOneX\":false}}");
	free(text);
	json_decref(json);
	nwc_profile_free(p);

	p = parse_good(OPEN(""));
	json = nwc_json_profile(p);
	assert_true(json_is_null(json_object_get(json, "authentication")));
	assert_true(json_is_null(json_object_get(json, "sharedKey")));
	assert_true(json_is_null(json_object_get(json, "IHV")));
	json_decref(json);
	nwc_profile_free(p);
}

int suite_parse(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(least_profile),
		cmocka_unit_test(whole_schema),
		cmocka_unit_test(wpa2_personal),
		cmocka_unit_test(every_security),
		cmocka_unit_test(keys_of_every_kind),
		cmocka_unit_test(ibss_is_manual_by_itself),
		cmocka_unit_test(extensions),
		cmocka_unit_test(fragments_of_any_namespace),
		cmocka_unit_test(extension_and_no_standard_security),
		cmocka_unit_test(bounds_that_hold),
		cmocka_unit_test(deep_and_long_enough),
		cmocka_unit_test(json_of_a_profile),
	};

	return cmocka_run_group_tests_name("parse", tests, NULL, NULL);
}
