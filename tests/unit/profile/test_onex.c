// SPDX-License-Identifier: GPL-2.0-only
/* The OneX element (IHV-82). */
#include "documents.h"
#include "lib/profile/onex.h"

#define ONEX(_inner) \
	"<OneX xmlns='http://www.microsoft.com/networking/OneX/v1'>" \
	_inner "</OneX>"
#define EAP(_type) \
	"<EAPConfig><EapHostConfig xmlns='http://www.microsoft.com/" \
	"provisioning/EapHostConfig'><EapMethod><Type xmlns='http://www." \
	"microsoft.com/provisioning/EapCommon'>" _type "</Type></EapMethod>" \
	"<Config><Eap><Type>26</Type></Eap></Config></EapHostConfig>" \
	"</EAPConfig>"
#define IN_MSM(_onex) SECURITY(AUTH("WPA2", "AES") _onex)
#define IN_IHV(_onex) IHV("<useMSOneX>true</useMSOneX>" _onex)

static struct nwc_profile_onex read_good(const char *xml)
{
	struct nwc_profile *p = parse_good(xml);
	struct nwc_profile_onex onex;
	char why[NWC_PROFILE_WHY];

	if (nwc_profile_onex(p, &onex, why))
		fail_msg("%s: %s", xml, why);
	nwc_profile_free(p);
	return onex;
}

static void what_is_absent_has_a_default(void **state)
{
	const char *const none[] = { OPEN(""), OPEN(IN_MSM(ONEX(""))) };
	size_t i;

	(void)state;
	for (i = 0; i < 2; i++) {
		const struct nwc_profile_onex onex = read_good(none[i]);

		assert_int_equal(onex.start_period_s, 5);
		assert_int_equal(onex.max_start, 3);
		assert_int_equal(onex.auth_period_s, 18);
		assert_int_equal(onex.eap_type, 0);
		assert_false(onex.no_user);
	}
}

static void settings_are_read(void **state)
{
	struct nwc_profile_onex onex;

	(void)state;
	onex = read_good(OPEN(IN_MSM(ONEX(
		"<heldPeriod>1</heldPeriod><authPeriod>7</authPeriod>"
		"<startPeriod>8</startPeriod><maxStart>9</maxStart>"
		"<authMode>user</authMode>" EAP("25")))));
	assert_int_equal(onex.start_period_s, 8);
	assert_int_equal(onex.max_start, 9);
	assert_int_equal(onex.auth_period_s, 7);
	assert_int_equal(onex.eap_type, 25);
	/* the extension's own counts */
	onex = read_good(OPEN(IN_MSM(ONEX(EAP("25")))
			      IN_IHV(ONEX(EAP("13")))));
	assert_int_equal(onex.eap_type, 13);
}

static void whose_credentials_they_are(void **state)
{
	(void)state;
#define MODE(_mode) OPEN(IN_MSM(ONEX("<authMode>" _mode "</authMode>")))
	assert_false(read_good(MODE("machineOrUser")).no_user);
	assert_false(read_good(MODE("user")).no_user);
	assert_true(read_good(MODE("machine")).no_user);
	assert_true(read_good(MODE("guest")).no_user);
}

static void bad_settings_are_refused(void **state)
{
	const char *const bad[] = {
		"<startPeriod>0</startPeriod>", "<maxStart>101</maxStart>",
		"<authPeriod>3601</authPeriod>", "<maxStart>x</maxStart>",
		EAP("256"), EAP("0"), EAP("PEAP"),
	}, *const mode = OPEN(IN_MSM(ONEX("<authMode>nobody</authMode>")));
	struct nwc_profile_onex onex;
	char xml[2048], why[NWC_PROFILE_WHY];
	struct nwc_profile *p;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		snprintf(xml, sizeof(xml), OPEN(IN_MSM(ONEX("%s"))), bad[i]);
		p = parse_good(xml);
		*why = '\0';
		assert_int_not_equal(nwc_profile_onex(p, &onex, why), 0);
		assert_non_null(strstr(why, "is not a number from"));
		nwc_profile_free(p);
	}
	p = parse_good(mode);
	assert_int_not_equal(nwc_profile_onex(p, &onex, why), 0);
	assert_non_null(strstr(why, "none of the values"));
	nwc_profile_free(p);
}

int suite_onex(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_absent_has_a_default),
		cmocka_unit_test(settings_are_read),
		cmocka_unit_test(whose_credentials_they_are),
		cmocka_unit_test(bad_settings_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
