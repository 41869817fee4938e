// SPDX-License-Identifier: GPL-2.0-only
/* What is no profile, and what is said about it (IHV-17). */
#include <errno.h>
#include <libxml/parser.h>

#include "documents.h"
#include "lib/profile/xml.h"

#define UNKNOWN(_name, _parent) \
	"line 1: <" _name "> is unknown, repeated or out of order in <" \
	_parent ">"
#define WITH_KEY(_auth, _cipher, _type, _key) \
	OPEN(SECURITY(AUTH(_auth, _cipher) KEY(_type, "false", _key)))

static void check_refused(const char *xml, const char *reason)
{
	char why[NWC_PROFILE_WHY] = "";
	struct nwc_profile *p;
	int err = parse_bytes(xml, strlen(xml), &p, why);

	if (err != -EINVAL || strcmp(why, reason))
		fail_msg("%s\nis: %d: %s\nnot: %s", xml, err, why, reason);
}

static unsigned int loads;

static xmlParserInputPtr count_load(const char *url, const char *id,
				    xmlParserCtxtPtr parser)
{
	(void)url;
	(void)id;
	(void)parser;
	loads++;
	return NULL;
}

/* Nothing outside of the document is ever looked for. */
static void document_types(void **state)
{
	static const char * const bad[] = {
		"<!DOCTYPE WLANProfile>" OPEN(""),
		"<!DOCTYPE WLANProfile SYSTEM 'file:///etc/hostname'>" OPEN(""),
		"<!DOCTYPE WLANProfile PUBLIC 'a' 'http://127.0.0.1/x.dtd'>"
		OPEN(""),
		"<!DOCTYPE a [<!ENTITY e 'x'>]>" PROFILE(NAMED("&e;") CAFE ESS),
		"<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>"
		PROFILE(NAMED("&e;") CAFE ESS),
		"<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://127.0.0.1/x'>%p;]>"
		OPEN(""),
		"<!DOCTYPE a [<!ATTLIST WLANProfile xmlns CDATA '" NS "'>]>"
		OPEN(""),
		"<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'>"
		"<!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
		"<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>"
		"<!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'>"
		"<!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'>"
		"<!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;'>"
		"<!ENTITY g '&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;'>]>"
		PROFILE(NAMED("&g;&g;&g;&g;") CAFE ESS),
	};
	xmlExternalEntityLoader before = xmlGetExternalEntityLoader();
	size_t i;

	(void)state;
	loads = 0;
	xmlSetExternalEntityLoader(count_load);
	for (i = 0; i < NWC_ARRAY_SIZE(bad); i++)
		check_refused(bad[i],
			      "line 1: a document type declaration is not allowed");
	xmlSetExternalEntityLoader(before);
	assert_int_equal(loads, 0);
}

static void xinclude(void **state)
{
#define INCLUDE	"<i:include xmlns:i='http://www.w3.org/2001/XInclude' " \
		"href='file:///etc/hostname' parse='text'/>"
	static const char * const bad[] = {
		OPEN(INCLUDE),
		PROFILE("<name>" INCLUDE "</name>" CAFE ESS),
		OPEN(IHV("<security><s>" INCLUDE "</s></security>")),
		INCLUDE,
	};
	size_t i;

	(void)state;
	for (i = 0; i < NWC_ARRAY_SIZE(bad); i++)
		check_refused(bad[i], "line 1: XInclude is not allowed");
}

static void not_xml(void **state)
{
	static const struct {
		const char *xml;
		const char *reason;
	} bad[] = {
		{ "", "line 1: not XML" },
		{ "text", "line 1: not XML" },
		{ "<a>", "line 1: the document ends inside of an element" },
		{ "<a>\n<b></a>", "line 2: an end tag does not match the start tag" },
		{ "<a/><b/>",
		  "line 1: there is more behind the end of the root element" },
		{ "<a>&nbsp;</a>",
		  "line 1: an entity that is not one of XML's own five" },
		{ "<a>&#0;</a>", "line 1: a character that XML does not allow" },
		{ "<a>\x01</a>", "line 1: a character that XML does not allow" },
		{ "<a b='1' b='2'/>", "line 1: an attribute is given twice" },
		{ "<x:a/>", "line 1: a prefix without a namespace" },
		{ "<a>\n\n<b =></a>", "line 3: not well-formed XML" },
		{ "<?xml version='1.0' encoding=UTF-8?><a/>",
		  "line 1: not well-formed XML" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < NWC_ARRAY_SIZE(bad); i++)
		check_refused(bad[i].xml, bad[i].reason);
}

static void other_root(void **state)
{
	static const char * const bad[] = {
		"<WLANProfile/>",
		"<WLANProfile xmlns='https://www.microsoft.com/networking/WLAN/profile/v1'/>",
		"<WLANProfile xmlns='http://www.microsoft.com/networking/WLAN/profile/v2'/>",
		"<wlanprofile xmlns='" NS "'/>",
		"<LANProfile xmlns='http://www.microsoft.com/networking/LAN/profile/v1'/>",
	};
	size_t i;

	(void)state;
	for (i = 0; i < NWC_ARRAY_SIZE(bad); i++)
		check_refused(bad[i],
			      "line 1: not a WLANProfile in the namespace " NS);
}

static void missing_and_out_of_order(void **state)
{
	static const struct {
		const char *xml;
		const char *reason;
	} bad[] = {
		{ PROFILE(""), "line 1: <WLANProfile> lacks <name>" },
		{ PROFILE(CAFE ESS),
		  "line 1: <SSIDConfig> where <name> is expected in <WLANProfile>" },
		{ PROFILE(NAMED("p")),
		  "line 1: <WLANProfile> lacks <SSIDConfig>" },
		{ PROFILE(NAMED("p") ESS CAFE),
		  "line 1: <connectionType> where <SSIDConfig> is expected in <WLANProfile>" },
		{ PROFILE(NAMED("p") CAFE),
		  "line 1: <WLANProfile> lacks <connectionType>" },
		{ PROFILE(NAMED("p") NAMED("p") CAFE ESS),
		  "line 1: <name> where <SSIDConfig> is expected in <WLANProfile>" },
		{ OPEN(ESS), UNKNOWN("connectionType", "WLANProfile") },
		{ OPEN("<autoSwitch>0</autoSwitch>"
		       "<connectionMode>auto</connectionMode>"),
		  UNKNOWN("connectionMode", "WLANProfile") },
		{ OPEN(IHV("") MSM("")), UNKNOWN("MSM", "WLANProfile") },
		{ OPEN(MSM("") MSM("")), UNKNOWN("MSM", "WLANProfile") },
		{ OPEN(IHV("") IHV("")), UNKNOWN("IHV", "WLANProfile") },
		{ OPEN("<extra/>"), UNKNOWN("extra", "WLANProfile") },
		{ OPEN("<extra xmlns=''/>"), UNKNOWN("extra", "WLANProfile") },
		{ OPEN("<\xc3\xa9/>"), UNKNOWN("\\xc3\\xa9", "WLANProfile") },
		{ PROFILE(OTHER NAMED("p") CAFE ESS),
		  "line 1: <x> where <name> is expected in <WLANProfile>" },
		{ PROFILE(NAMED("p") "<SSIDConfig/>" ESS),
		  "line 1: <SSIDConfig> lacks <SSID>" },
		{ OPEN(SECURITY("<sharedKey/>")),
		  "line 1: <sharedKey> lacks <keyType>" },
		{ OPEN(SECURITY(AUTH("open", "none") AUTH("open", "none"))),
		  UNKNOWN("authEncryption", "security") },
		{ OPEN(SECURITY("<authEncryption><encryption>none</encryption>"
				"</authEncryption>")),
		  "line 1: <encryption> where <authentication> is expected in <authEncryption>" },
		{ OPEN("<IHV/>"), "line 1: <IHV> lacks <OUIHeader>" },
		{ OPEN("<IHV><OUIHeader><type>00</type></OUIHeader></IHV>"),
		  "line 1: <type> where <OUI> is expected in <OUIHeader>" },
		{ OPEN(IHV("<useMSOneX>1</useMSOneX>"
			   "<security><a/></security>")),
		  UNKNOWN("security", "IHV") },
		{ OPEN("text"), "line 1: text in <WLANProfile>" },
		{ OPEN(MSM("<![CDATA[x]]>")), "line 1: text in <MSM>" },
		{ PROFILE("<name>a<b/></name>" CAFE ESS),
		  "line 1: <name> has more than text" },
		{ PROFILE("<name lang='de'>a</name>" CAFE ESS),
		  "line 1: <name> has an attribute" },
		{ OPEN("<MSM x='1'/>"), "line 1: <MSM> has an attribute" },
		{ "\n\n" PROFILE("\n" NAMED("p") "\n" CAFE "\n<a/>\n"),
		  "line 6: <a> where <connectionType> is expected in <WLANProfile>" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < NWC_ARRAY_SIZE(bad); i++)
		check_refused(bad[i].xml, bad[i].reason);
}

static void values_that_cannot_be(void **state)
{
#define NO_VALUE(_name) \
	"line 1: <" _name "> has none of the values that it can have"
#define NO_HEX(_name, _min, _max) \
	"line 1: <" _name "> is not " _min " to " _max " bytes in hexadecimal"
	static const struct {
		const char *xml;
		const char *reason;
	} bad[] = {
		{ PROFILE(NAMED("p") CAFE "<connectionType>AP</connectionType>"),
		  NO_VALUE("connectionType") },
		{ PROFILE(NAMED("p") CAFE "<connectionType> ESS</connectionType>"),
		  NO_VALUE("connectionType") },
		{ OPEN("<connectionMode>Auto</connectionMode>"),
		  NO_VALUE("connectionMode") },
		{ OPEN("<autoSwitch>TRUE</autoSwitch>"),
		  "line 1: <autoSwitch> is neither true nor false" },
		{ OPEN("<autoSwitch/>"),
		  "line 1: <autoSwitch> is neither true nor false" },
		{ OPEN(SECURITY(AUTH("WPA4", "AES"))),
		  NO_VALUE("authentication") },
		{ OPEN(SECURITY(AUTH("WPA2", "CCMP"))), NO_VALUE("encryption") },
		{ OPEN(MSM("<connectivity><phyType>ah</phyType></connectivity>")),
		  NO_VALUE("phyType") },
		{ OPEN(MSM("<connectivity><phyType>a</phyType>"
			   "<phyType>a</phyType><phyType>a</phyType>"
			   "<phyType>a</phyType><phyType>a</phyType>"
			   "<phyType>a</phyType><phyType>a</phyType>"
			   "</connectivity>")),
		  UNKNOWN("phyType", "connectivity") },
		{ OPEN(SECURITY("<keyIndex>4</keyIndex>")),
		  "line 1: <keyIndex> is not a number from 0 to 3" },
		{ OPEN(SECURITY("<keyIndex>-0</keyIndex>")),
		  "line 1: <keyIndex> is not a number from 0 to 3" },
		{ OPEN(SECURITY("<keyIndex>+</keyIndex>")),
		  "line 1: <keyIndex> is not a number from 0 to 3" },
		{ OPEN(SECURITY("<keyIndex> </keyIndex>")),
		  "line 1: <keyIndex> is not a number from 0 to 3" },
		{ OPEN(SECURITY("<keyIndex>4294967296</keyIndex>")),
		  "line 1: <keyIndex> is not a number from 0 to 3" },
		{ OPEN(SECURITY("<PMKCacheTTL>4</PMKCacheTTL>")),
		  "line 1: <PMKCacheTTL> is not a number from 5 to 1440" },
		{ OPEN(SECURITY("<PMKCacheSize>256</PMKCacheSize>")),
		  "line 1: <PMKCacheSize> is not a number from 1 to 255" },
		{ OPEN(SECURITY("<preAuthThrottle>17</preAuthThrottle>")),
		  "line 1: <preAuthThrottle> is not a number from 1 to 16" },
		{ OPEN("<IHV><OUIHeader><OUI>00AABB0</OUI><type>00</type>"
		       "</OUIHeader></IHV>"), NO_HEX("OUI", "3", "3") },
		{ OPEN("<IHV><OUIHeader><OUI>00-AA</OUI><type>00</type>"
		       "</OUIHeader></IHV>"), NO_HEX("OUI", "3", "3") },
		{ OPEN("<IHV><OUIHeader><OUI>00AAGG</OUI><type>00</type>"
		       "</OUIHeader></IHV>"),
		  "line 1: <OUI> has more than hexadecimal digits" },
		{ OPEN("<IHV><OUIHeader><OUI>00AABB</OUI><type>0000</type>"
		       "</OUIHeader></IHV>"), NO_HEX("type", "1", "1") },
		{ OPEN(IHV("<connectivity/>")),
		  "line 1: <connectivity> of <IHV> is empty" },
		{ OPEN(IHV("<security>key</security>")),
		  "line 1: text in <security>" },
		{ OPEN(IHV("<security><a/><b/></security>")),
		  UNKNOWN("b", "security") },
	};
	size_t i;

	(void)state;
	for (i = 0; i < NWC_ARRAY_SIZE(bad); i++)
		check_refused(bad[i].xml, bad[i].reason);
}

static void ssids(void **state)
{
	static const struct {
		const char *ssid;
		const char *reason;
	} bad[] = {
		{ "", "<SSID> lacks <hex> or <name>" },
		{ "<hex></hex>", "<hex> is not 1 to 32 bytes in hexadecimal" },
		{ "<hex>abc</hex>", "<hex> is not 1 to 32 bytes in hexadecimal" },
		{ "<hex>0123456789012345678901234567890123456789"
		  "01234567890123456789012345</hex>",
		  "<hex> is not 1 to 32 bytes in hexadecimal" },
		{ "<hex>6g</hex>", "<hex> has more than hexadecimal digits" },
		{ "<hex>6 1 </hex>",
		  "<hex> is not 1 to 32 bytes in hexadecimal" },
		{ "<name></name>", "the SSID is not 1 to 32 bytes long" },
		{ "<name>123456789012345678901234567890123</name>",
		  "the SSID is not 1 to 32 bytes long" },
		/* 31 bytes and a character of two */
		{ "<name>1234567890123456789012345678901\xc3\xa9</name>",
		  "the SSID is not 1 to 32 bytes long" },
		{ "<hex>63616665</hex><name>cafx</name>",
		  "<hex> and <name> of the SSID disagree" },
		{ "<hex>63616665</hex><name>cafe </name>",
		  "<hex> and <name> of the SSID disagree" },
		{ "<name>cafe</name><hex>63616665</hex>",
		  "<hex> is unknown, repeated or out of order in <SSID>" },
		{ "<name>a</name><name>a</name>",
		  "<name> is unknown, repeated or out of order in <SSID>" },
	};
	char xml[1024], reason[NWC_PROFILE_WHY];
	size_t i;

	(void)state;
	for (i = 0; i < NWC_ARRAY_SIZE(bad); i++) {
		snprintf(xml, sizeof(xml),
			 PROFILE(NAMED("p") NETWORK("%s") ESS), bad[i].ssid);
		snprintf(reason, sizeof(reason), "line 1: %s", bad[i].reason);
		check_refused(xml, reason);
	}
}

static void too_many_ssids(void **state)
{
	char *xml = calloc(1, NWC_PROFILE_MAX_BYTES), *p = xml;
	struct nwc_profile *profile;
	char *config;
	int i;

	(void)state;
	p += sprintf(p, "<WLANProfile xmlns='%s'>" NAMED("p") "<SSIDConfig>", NS);
	for (i = 0; i < 256; i++)
		p += sprintf(p, "<SSID><hex>%04x</hex></SSID>", i);
	config = p;
	strcpy(p, "</SSIDConfig>" ESS "</WLANProfile>");
	profile = parse_good(xml);
	assert_int_equal(profile->n_ssids, 256);
	nwc_profile_free(profile);
	strcpy(config, "<SSID><hex>ffff</hex></SSID></SSIDConfig>" ESS
	       "</WLANProfile>");
	check_refused(xml, "line 1: more than 256 SSIDs");
	free(xml);
}

static void names(void **state)
{
#define NAME_WRONG \
	"line 1: the name of the profile is empty or longer than 255 characters"
	char name[4 * 128 + 1] = "", xml[2048];
	int i;

	(void)state;
	check_refused(PROFILE(NAMED("") CAFE ESS), NAME_WRONG);
	check_refused(PROFILE("<name/>" CAFE ESS), NAME_WRONG);
	/* 128 characters outside of the first plane are 256 units */
	for (i = 0; i < 128; i++)
		strcat(name, "\xf0\x9f\x98\x80");
	snprintf(xml, sizeof(xml), PROFILE(NAMED("%s") CAFE ESS), name);
	check_refused(xml, NAME_WRONG);
}

static void settings_that_contradict(void **state)
{
	static const struct {
		const char *xml;
		const char *reason;
	} bad[] = {
		{ PROFILE(NAMED("p") "<SSIDConfig><SSID><name>a</name></SSID>"
			  "<nonBroadcast>true</nonBroadcast></SSIDConfig>"
			  "<connectionType>IBSS</connectionType>"),
		  "line 1: an IBSS cannot be nonBroadcast" },
		{ PROFILE(NAMED("p") "<SSIDConfig><SSID><name>a</name></SSID>"
			  "<nonBroadcast>true</nonBroadcast></SSIDConfig>"
			  CAFE ESS),
		  "line 1: <nonBroadcast> is not the same for all SSIDs" },
		{ PROFILE(NAMED("p") CAFE "<connectionType>IBSS</connectionType>"
			  "<connectionMode>auto</connectionMode>"),
		  "line 1: the connectionMode of an IBSS must be manual" },
		{ OPEN("<connectionMode>manual</connectionMode>"
		       "<autoSwitch>true</autoSwitch>"),
		  "line 1: autoSwitch needs the connectionMode auto" },
		{ OPEN(SECURITY(AUTH("WPA2PSK", "AES"))
		       IHV("<security><a/></security>")),
		  "line 1: security settings of <MSM> and of <IHV> exclude each other" },
		{ OPEN(SECURITY(
			"<OneX xmlns='http://www.microsoft.com/networking/OneX/v1'/>"
			"<OneX xmlns='http://www.microsoft.com/networking/OneX/v1'/>")),
		  "line 1: <OneX> is repeated" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < NWC_ARRAY_SIZE(bad); i++)
		check_refused(bad[i].xml, bad[i].reason);
}

static void keys(void **state)
{
#define WEP_WRONG \
	"line 1: the WEP key is neither 5 or 13 characters nor 10 or 26 hexadecimal digits"
#define PSK_WRONG "line 1: the pass phrase is not 8 to 63 ASCII characters"
	static const struct {
		const char *xml;
		const char *reason;
	} bad[] = {
		{ WITH_KEY("open", "WEP", "passPhrase", "12345"),
		  "line 1: <keyType> must be networkKey with WEP" },
		{ WITH_KEY("open", "WEP", "networkKey", "123456"), WEP_WRONG },
		{ WITH_KEY("shared", "WEP", "networkKey", "012345678g"),
		  WEP_WRONG },
		{ WITH_KEY("open", "WEP", "networkKey", "abc\xc3\xa9"),
		  WEP_WRONG },
		{ WITH_KEY("WPA2PSK", "AES", "passPhrase", "1234567"),
		  PSK_WRONG },
		{ WITH_KEY("WPAPSK", "TKIP", "passPhrase", "1234567\xc3\xa9"),
		  PSK_WRONG },
		{ WITH_KEY("WPA2PSK", "AES", "passPhrase",
			   "12345678901234567890123456789012"
			   "12345678901234567890123456789012"), PSK_WRONG },
		{ WITH_KEY("WPA2PSK", "AES", "networkKey", "12345678"),
		  "line 1: the network key is not 64 hexadecimal digits" },
		{ WITH_KEY("WPA2PSK", "AES", "passPhrase", ""),
		  "line 1: <keyMaterial> is empty" },
		{ OPEN(SECURITY(AUTH("WPA2PSK", "AES")
				KEY("passPhrase", "true", "0g"))),
		  "line 1: <keyMaterial> is protected but not hexadecimal" },
		{ OPEN(SECURITY(KEY("passPhrase", "false", "12345678"))),
		  "line 1: <sharedKey> without <authEncryption>" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < NWC_ARRAY_SIZE(bad); i++)
		check_refused(bad[i].xml, bad[i].reason);
}

static void too_long(void **state)
{
	size_t len = NWC_PROFILE_MAX_BYTES + 1;
	char *xml = malloc(len + 1), why[NWC_PROFILE_WHY];
	struct nwc_profile *p;

	(void)state;
	memset(xml, ' ', len);
	memcpy(xml, OPEN(""), strlen(OPEN("")));
	xml[len] = '\0';
	assert_int_equal(parse_bytes(xml, len, &p, why), -EFBIG);
	assert_string_equal(why, "longer than 65536 bytes");
	free(xml);
}

static void too_deep(void **state)
{
	static const int depths[] = { 33, 100, 255, 256, 2000, 20000 };
	char *xml = malloc(NWC_PROFILE_MAX_BYTES + 1);
	char why[NWC_PROFILE_WHY];
	struct nwc_profile *p;
	size_t i, n;
	int d;

	(void)state;
	for (i = 0; i < NWC_ARRAY_SIZE(depths); i++) {
		for (n = 0, d = 0; d < depths[i]; d++)
			n += sprintf(xml + n, "<a>");
		/* those that the library itself gives up on are not closed */
		for (d = 0; d < depths[i] && depths[i] < 3000; d++)
			n += sprintf(xml + n, "</a>");
		assert_int_equal(parse_bytes(xml, n, &p, why), -EINVAL);
		if (depths[i] <= 255)
			assert_string_equal(why,
					    "line 1: elements are nested more than 32 deep");
	}
	free(xml);
}

/* Whatever is cut off, what is left is no profile. */
static void every_beginning_of_a_profile(void **state)
{
	static const char whole[] = OPEN(
		SECURITY(AUTH("WPA2PSK", "AES")
			 KEY("passPhrase", "false", "12345678"))
		IHV("<connectivity><a b='c'>d</a></connectivity>"));
	char why[NWC_PROFILE_WHY];
	struct nwc_profile *p;
	size_t n;

	(void)state;
	for (n = 0; n < strlen(whole); n++) {
		assert_int_equal(parse_bytes(whole, n, &p, why), -EINVAL);
		assert_true(strlen(why) > 0);
	}
	nwc_profile_free(parse_good(whole));
}

int suite_refuse(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(document_types),
		cmocka_unit_test(xinclude),
		cmocka_unit_test(not_xml),
		cmocka_unit_test(other_root),
		cmocka_unit_test(missing_and_out_of_order),
		cmocka_unit_test(values_that_cannot_be),
		cmocka_unit_test(ssids),
		cmocka_unit_test(too_many_ssids),
		cmocka_unit_test(names),
		cmocka_unit_test(settings_that_contradict),
		cmocka_unit_test(keys),
		cmocka_unit_test(too_long),
		cmocka_unit_test(too_deep),
		cmocka_unit_test(every_beginning_of_a_profile),
	};

	return cmocka_run_group_tests_name("refuse", tests, NULL, NULL);
}
