// SPDX-License-Identifier: GPL-2.0-only
/* Indications of the station, and who is told of them. */
#include "ihvd/request/indications.h"
#include "lib/event.h"
#include "ntddndis.h"
#include "rig.h"
#include "suites.h"
#include "wlanihvtypes.h"

static void indicate(struct rig *rig, uint32_t ifindex, uint32_t code)
{
	const struct nwc_event event = {
		.cmd = NWIFI_CMD_INDICATION,
		.ifindex = ifindex,
		.code = code,
	};

	indications_take(&rig->daemon, &event);
}

/* IHV-67: link quality and TKIP MIC failures go to the extension */
static void an_extension_is_told(void **state)
{
	struct rig *rig = *state;

	indicate(rig, RIG_IFINDEX, NDIS_STATUS_DOT11_LINK_QUALITY);
	assert_int_equal(rig_n_calls, 1);
	assert_int_equal(rig_called.head.op, IHVD_RECEIVE_INDICATION);
	assert_int_equal(rig_called.indication.type,
			 IndicationTypeLinkQuality);
	indicate(rig, RIG_IFINDEX, NDIS_STATUS_DOT11_TKIPMIC_FAILURE);
	assert_int_equal(rig_n_calls, 2);
	assert_int_equal(rig_called.indication.type,
			 IndicationTypeTkipMicFailure);
}

/*
 * IHV-68: without an extension they are discarded: nobody else is told, nor one
 * that was not initialised, or is not any more
 */
static void without_one_nobody_is_told(void **state)
{
	static const enum adapter_stage none[] = {
		STAGE_BIND, STAGE_INIT, STAGE_FAILED, STAGE_DEINIT,
	};
	struct rig *rig = *state;
	size_t i;

	indicate(rig, RIG_IFINDEX + 1, NDIS_STATUS_DOT11_LINK_QUALITY);
	for (i = 0; i < sizeof(none) / sizeof(none[0]); i++) {
		rig->adapter->stage = none[i];
		indicate(rig, RIG_IFINDEX, NDIS_STATUS_DOT11_LINK_QUALITY);
		indicate(rig, RIG_IFINDEX, NDIS_STATUS_DOT11_TKIPMIC_FAILURE);
	}
	rig->adapter->stage = STAGE_READY;
	/* what concerns the operating system is not for the extension */
	indicate(rig, RIG_IFINDEX, NDIS_STATUS_DOT11_ROAMING_START);
	assert_int_equal(rig_n_calls, 0);
	assert_int_equal(fake.n_requests, 0);
}

int suite_indications(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, rig_setup, rig_teardown)
	const struct CMUnitTest tests[] = {
		TEST(an_extension_is_told),
		TEST(without_one_nobody_is_told),
	};

	return cmocka_run_group_tests_name("indications", tests, NULL, NULL);
}
