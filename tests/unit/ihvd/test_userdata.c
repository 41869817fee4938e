// SPDX-License-Identifier: GPL-2.0-only
/* What an extension keeps with a profile (IHV-41, IHV-42, IHV-94). */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ihvd/profiles/profiles.h"
#include "lib/profile/new.h"
#include "lib/profile/store.h"
#include "rig.h"
#include "suites.h"
#include "winerror.h"

#define PRE	11

static const uint8_t oui[NWC_PROFILE_OUI_LEN] = { 0, 0, 1 };

/* a pre-association with a profile of the store */
static int setup(void **state)
{
	char why[NWC_PROFILE_WHY], *xml;
	struct nwc_profile_store store;
	struct rig *rig;

	if (rig_setup(state))
		return -1;
	rig = *state;
	rig->options.store = strdup("/tmp/ihvd-store-XXXXXX");
	if (!mkdtemp(rig->options.store) ||
	    nwc_profile_new("p", (struct nwc_blob){
			      (const uint8_t *)"home", 4 }, oui, "<a/>",
			      NULL, &xml, why) ||
	    nwc_profile_store_open(&store, rig->options.store, true, why))
		return -1;
	rig->adapter->pre = PRE;
	if (nwc_profile_store_add(&store, xml, strlen(xml),
				    &rig->adapter->profile, why))
		return -1;
	nwc_profile_store_close(&store);
	free(xml);
	return 0;
}

static int teardown(void **state)
{
	struct rig *rig = *state;
	struct nwc_profile_store store;
	char why[NWC_PROFILE_WHY];

	if (nwc_profile_store_open(&store, rig->options.store, false, why) ||
	    nwc_profile_store_delete(&store, "p", why) ||
	    rmdir(rig->options.store))
		return -1;
	nwc_profile_store_close(&store);
	return rig_teardown(state);
}

static uint32_t set(struct rig *rig, uint64_t session, uint32_t user,
		    const char *data)
{
	struct ihvd_message msg = {
		.head.op = IHVD_SET_PROFILE_CUSTOM_USER_DATA,
		.set_user_data = { session, user,
				   { (const uint8_t *)data, strlen(data) } },
	};

	return rig_call(rig, &msg);
}

static uint32_t get(struct rig *rig, uint64_t session, uint32_t user)
{
	struct ihvd_message msg = {
		.head.op = IHVD_GET_PROFILE_CUSTOM_USER_DATA,
		.get_user_data = { session, user },
	};

	return rig_call(rig, &msg);
}

static void it_is_kept(void **state)
{
	struct rig *rig = *state;

	assert_int_equal(get(rig, PRE, 0), ERROR_SUCCESS);
	assert_null(fake.data);
	assert_int_equal(set(rig, PRE, 0, "mine"), ERROR_SUCCESS);
	assert_int_equal(get(rig, PRE, 0), ERROR_SUCCESS);
	assert_int_equal(fake.len, 4);
	assert_memory_equal(fake.data, "mine", 4);
	assert_int_equal(set(rig, PRE, 0, ""), ERROR_SUCCESS);
	assert_int_equal(get(rig, PRE, 0), ERROR_SUCCESS);
	assert_null(fake.data);
}

/* whatever is asked for a session of which nothing is known, it gets nothing */
static void nobody_is_guessed(void **state)
{
	static const uint32_t nobody[] = { 1, 0x80000001, 0xc0000000,
					   UINT32_MAX };
	struct rig *rig = *state;
	size_t i;

	assert_int_equal(set(rig, PRE, 0, "mine"), ERROR_SUCCESS);
	for (i = 0; i < NWC_ARRAY_SIZE(nobody); i++) {
		assert_int_equal(get(rig, PRE, nobody[i]),
				 ERROR_NO_SUCH_LOGON_SESSION);
		assert_null(fake.data);
		assert_int_equal(set(rig, PRE, nobody[i], "theirs"),
				 ERROR_NO_SUCH_LOGON_SESSION);
	}
	assert_int_equal(get(rig, PRE, 0), ERROR_SUCCESS);
	assert_memory_equal(fake.data, "mine", 4);
}

static void only_during_pre_association(void **state)
{
	struct rig *rig = *state;

	assert_int_equal(set(rig, PRE + 1, 0, "x"), ERROR_INVALID_HANDLE);
	rig->adapter->pre_cancelled = true;
	assert_int_equal(set(rig, PRE, 0, "x"), ERROR_INVALID_HANDLE);
	assert_int_equal(get(rig, PRE, 0), ERROR_INVALID_HANDLE);
	rig->adapter->pre_cancelled = false;
	rig->adapter->pre = 0;
	assert_int_equal(get(rig, PRE, 0), ERROR_INVALID_HANDLE);
	rig->adapter->pre = PRE;
	assert_int_equal(get(rig, PRE, 0), ERROR_SUCCESS);
	assert_null(fake.data);
}

static uint32_t set_profile(struct rig *rig, uint64_t session)
{
	struct ihvd_message msg = {
		.head.op = IHVD_SET_CURRENT_PROFILE,
		.current_profile = { .connection = session },
	};

	return rig_call(rig, &msg);
}

/* IHV-41, E7: whatever thread calls, the handler has to have returned */
static void not_while_the_handler_runs(void **state)
{
	struct rig *rig = *state;

	rig->adapter->pre_running = true;
	assert_int_equal(set(rig, PRE, 0, "x"), ERROR_INVALID_STATE);
	assert_int_equal(get(rig, PRE, 0), ERROR_INVALID_STATE);
	assert_int_equal(set_profile(rig, PRE), ERROR_INVALID_STATE);
	rig->adapter->pre_running = false;
	assert_int_equal(set_profile(rig, PRE), ERROR_SUCCESS);
}

int suite_userdata(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(it_is_kept),
		TEST(nobody_is_guessed),
		TEST(only_during_pre_association),
		TEST(not_while_the_handler_runs),
	};

	return cmocka_run_group_tests_name("userdata", tests, NULL, NULL);
}
