// SPDX-License-Identifier: GPL-2.0-only
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ihvd/profiles/discovered.h"
#include "lib/profile/list.h"
#include "lib/profile/store.h"
#include "rig.h"
#include "suites.h"

static const struct network network = {
	.ssid = { (const uint8_t *)"n<\xff", 3 },
};

static char *place(struct rig *rig)
{
	char *dir = strdup("/tmp/ihvd-discovered-XXXXXX");

	assert_non_null(mkdtemp(dir));
	rig->options.discovered = dir;
	return dir;
}

/* how many profiles there are, and the name of the last */
static size_t kept(struct rig *rig, char *name, size_t size)
{
	struct nwc_profile_store store;
	struct nwc_profile_list list;
	char why[NWC_PROFILE_WHY], path[256];
	size_t n;

	snprintf(path, sizeof(path), "%s/nwl0", rig->options.discovered);
	assert_int_equal(nwc_profile_store_open(&store, path, false, why), 0);
	assert_int_equal(nwc_profile_store_load(&store, &list, NULL, NULL,
						  why), 0);
	n = list.n;
	if (n)
		snprintf(name, size, "%s", list.v[n - 1]->name);
	nwc_profile_list_free(&list);
	nwc_profile_store_close(&store);
	return n;
}

static void keep(struct rig *rig, const void *texts, size_t len)
{
	struct ihvd_message ret = {
		.head.op = IHVD_CREATE_DISCOVERY_PROFILES,
		.discovered.fragments = { texts, len },
	};

	discovered_keep(rig->adapter, &network, &ret);
}

static void remove_all(struct rig *rig)
{
	char command[300];

	snprintf(command, sizeof(command), "rm -r %s", rig->options.discovered);
	assert_int_equal(system(command), 0);
}

/* IHV-31: pairs of fragments; either may be missing */
static void pairs_become_profiles(void **state)
{
	static const char texts[] =
		"<IHV><c xmlns='urn:c'/></IHV>\0\0\0<s xmlns='urn:s'/>";
	struct rig *rig = *state;
	char name[64];

	place(rig);
	keep(rig, texts, sizeof(texts));
	assert_int_equal(kept(rig, name, sizeof(name)), 2);
	assert_string_equal(name, "n<\\xff 2");
	discovered_forget(rig->adapter);
	assert_int_equal(kept(rig, name, sizeof(name)), 0);
	remove_all(rig);
}

/* IHV-17: what is no fragment is none, and half a pair is none */
static void the_rest_is_left_out(void **state)
{
	static const char texts[] = "<c\0\0<c/>\0";
	struct rig *rig = *state;
	char name[64];

	place(rig);
	keep(rig, texts, sizeof(texts) - 1);
	keep(rig, "<c/>", 4);
	keep(rig, NULL, 0);
	assert_int_equal(kept(rig, name, sizeof(name)), 0);
	assert_int_equal(rig_n_lines, 1);
	assert_non_null(strstr(rig_lines[0], "not well-formed XML"));
	remove_all(rig);
}

static void there_is_a_limit(void **state)
{
	struct rig *rig = *state;
	char texts[200] = "", name[64];

	place(rig);
	keep(rig, texts, sizeof(texts));
	assert_int_equal(kept(rig, name, sizeof(name)), 16);
	remove_all(rig);
}

int suite_discovered(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, rig_setup, rig_teardown)
	const struct CMUnitTest tests[] = {
		TEST(pairs_become_profiles),
		TEST(the_rest_is_left_out),
		TEST(there_is_a_limit),
	};

	return cmocka_run_group_tests_name("discovered", tests, NULL, NULL);
}
