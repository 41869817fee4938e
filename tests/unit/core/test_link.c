// SPDX-License-Identifier: GPL-2.0-only
/* What becomes of an association while it lasts: its channel. */
#include "timeline.h"

/* B8: the association, its port and its link stay */
TIMELINE(channel_switch_is_passed_on, OPEN,
	{ "channel 2412", "" },
	{ "channel announced 2437",
	  "CHANNEL announced 2437 width=2 center=2447+0 count=5 quiet\n" },
	{ "channel moved 2437",
	  "CHANNEL moved 2437 width=2 center=2447+0\n" })

/* the manager has been told, or will be, by the outcome of the attempt */
TIMELINE(channel_switch_of_an_ap_that_is_left,
	OPEN "; see ap2 -40; roam 2 ap2",
	{ "channel announced 2437", "" },
	{ "channel moved 2437", "" })

TIMELINE(channel_switch_of_nobody, "radio-up",
	{ "channel announced 2437", "" },
	{ "channel moved 2437", "" },
	{ "channel 2437", "" })

static void expect_channel(const struct rig *rig, u32 freq, u32 width,
			   u32 center1)
{
	struct nwifi_snapshot state;

	nwifi_core_snapshot(&rig->core, &state);
	assert_int_equal(state.channel.freq, freq);
	assert_int_equal(state.channel.width, width);
	assert_int_equal(state.channel.center1, center1);
	assert_int_equal(state.channel.center2, 0);
}

static void test_channel_is_known(void **unused)
{
	struct rig *rig = test_malloc(sizeof(*rig));

	(void)unused;
	rig_init(rig);
	rig_run(rig, "radio-up; see ap1 -50; see ap2 -60 freq=5180; connect 1;"
		     "auth ap1");
	expect_channel(rig, 0, 0, 0);
	rig_run(rig, "assoc ap1");
	expect_channel(rig, 2412, 0, 2412);
	rig_run(rig, "channel 2412");
	expect_channel(rig, 2412, 2, 2422);
	rig_run(rig, "channel announced 2437");
	expect_channel(rig, 2412, 2, 2422);
	rig_run(rig, "channel moved 2437");
	expect_channel(rig, 2437, 2, 2447);
	/* the width of the old channel is not that of the new one */
	rig_run(rig, "roam 2 ap2; auth ap2; assoc ap2");
	expect_channel(rig, 5180, 0, 5180);
	rig_run(rig, "forget; deauth ap2 local");
	expect_channel(rig, 0, 0, 0);
	test_free(rig);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_channel_switch_is_passed_on),
		cmocka_unit_test(test_channel_switch_of_an_ap_that_is_left),
		cmocka_unit_test(test_channel_switch_of_nobody),
		cmocka_unit_test(test_channel_is_known),
	};

	cmocka_set_message_output(CM_OUTPUT_STDOUT);
	return cmocka_run_group_tests_name("core link", tests, NULL, NULL);
}
