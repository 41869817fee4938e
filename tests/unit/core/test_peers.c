// SPDX-License-Identifier: GPL-2.0-only
/*
 * What the stack above is to do after a roam, which it cannot see (B12):
 * once after each, as soon as data passes, and not without one.
 */
#include "timeline.h"

#define ROAMED \
	"see ap2 -50; roam 2 ap2; auth ap2"
#define ROAMED_PSK \
	"see ap2 -50 psk; roam 3 ap2; auth ap2; assoc ap2 re"

/* what the last command has to do with peers */
static bool told(struct rig *rig)
{
	return rig_count(rig, NWIFI_ACT_PEERS) != 0;
}

static void test_open_network(void **state)
{
	struct rig rig;

	(void)state;
	rig_init(&rig);
	rig_run(&rig, "radio-up; see ap1 -50; connect 1; auth ap1");
	rig_do(&rig, "assoc ap1");
	/* a carrier that comes up says all there is to say */
	assert_false(told(&rig));
	rig_run(&rig, ROAMED);
	rig_do(&rig, "assoc ap2 re");
	assert_true(told(&rig));
	rig_do(&rig, "link dbm=-70");
	assert_false(told(&rig));
	/* it comes last: the port is open, and the roam complete */
	rig_run(&rig, "see ap1 -40; roam 4 ap1; auth ap1");
	rig_do(&rig, "assoc ap1 re");
	assert_int_equal(rig.actions.list[rig.actions.n - 1].type,
			 NWIFI_ACT_PEERS);
}

static void test_port_of_the_os(void **state)
{
	struct rig rig;

	(void)state;
	rig_init(&rig);
	rig_run(&rig, CONTROLLED);
	assert_false(told(&rig));
	rig_run(&rig, ROAMED_PSK);
	/* the port is closed: nothing would get out */
	assert_false(told(&rig));
	rig_do(&rig, "key ap2");
	assert_false(told(&rig));
	rig_do(&rig, "authorize 4 ap2 on");
	assert_true(told(&rig));
	/* closed and opened again, the port is at the same place */
	rig_do(&rig, "authorize 5 ap2 off");
	rig_do(&rig, "authorize 6 ap2 on");
	assert_false(told(&rig));
}

static void test_roam_whose_port_never_opened(void **state)
{
	struct rig rig;

	(void)state;
	rig_init(&rig);
	rig_run(&rig, CONTROLLED);
	rig_run(&rig, ROAMED_PSK);
	rig_run(&rig, "disconnect 7; connect 8 psk; auth ap2; assoc ap2;"
		      "key ap2");
	rig_do(&rig, "authorize 9 ap2 on");
	assert_false(told(&rig));
}

static void test_lost_and_found(void **state)
{
	struct rig rig;

	(void)state;
	rig_init(&rig);
	rig_run(&rig, OPEN);
	rig_run(&rig, "sleep 6000; see ap2 -50; lose ap1; deauth ap1 local;"
		      "auth ap2");
	rig_do(&rig, "assoc ap2");
	assert_true(told(&rig));
}

static void test_same_ap(void **state)
{
	struct rig rig;

	(void)state;
	rig_init(&rig);
	rig_run(&rig, OPEN);
	rig_run(&rig, "roam 2 ap1");
	rig_do(&rig, "assoc ap1 re");
	assert_false(told(&rig));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_open_network),
		cmocka_unit_test(test_port_of_the_os),
		cmocka_unit_test(test_roam_whose_port_never_opened),
		cmocka_unit_test(test_lost_and_found),
		cmocka_unit_test(test_same_ap),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
