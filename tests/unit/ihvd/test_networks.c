// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <netlink/attr.h>
#include <netlink/genl/genl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ihvd/ipc/wire.h"
#include "ihvd/profiles/networks.h"
#include "lib/profile/profile.h"
#include "rig.h"
#include "suites.h"
#include "wlanihv.h"

#define SSID(text) ((struct nwc_blob){ (const uint8_t *)(text), \
					 strlen(text) })

/*
 * What the kernel's cache has: so many BSSs of "home", then one of "cafe", then
 * a hidden one
 */
static unsigned int n_home;
static size_t n_elements;
static int dump_error;

int __wrap_nwc_dump(struct nwc_sock *s, struct nl_msg *msg,
		      nwc_msg_fn reply, void *arg);

static int reply_bss(const char *ssid, uint8_t last, nwc_msg_fn reply,
		     void *arg)
{
	const uint8_t mac[6] = { 2, 0, 0, 0, 0, last };
	struct nl_msg *msg = nlmsg_alloc_size(1 << 13);
	static uint8_t elements[4096];
	struct nlattr *nest;
	int err;

	genlmsg_put(msg, 0, 0, 0x20, 0, 0, NWIFI_CMD_BSS_GET,
		    NWIFI_FAMILY_VERSION);
	nest = nla_nest_start(msg, NWIFI_A_BSS);
	nla_put(msg, NWIFI_A_BSS_BSSID, sizeof(mac), mac);
	if (*ssid)
		nla_put(msg, NWIFI_A_BSS_SSID, strlen(ssid), ssid);
	nla_put_u32(msg, NWIFI_A_BSS_FREQUENCY, 2412);
	nla_put(msg, NWIFI_A_BSS_IES, n_elements, elements);
	nla_nest_end(msg, nest);
	err = reply(nlmsg_hdr(msg), arg);
	nlmsg_free(msg);
	return err;
}

int __wrap_nwc_dump(struct nwc_sock *s, struct nl_msg *msg,
		      nwc_msg_fn reply, void *arg)
{
	unsigned int i;
	int err = 0;

	(void)s;
	(void)msg;
	for (i = 0; i < n_home && !err; i++)
		err = reply_bss("home", i, reply, arg);
	if (!err)
		err = reply_bss("cafe", 98, reply, arg);
	if (!err)
		err = reply_bss("", 99, reply, arg);
	return err ? err : dump_error;
}

static size_t len_of(const struct networks *list, struct nwc_blob ssid)
{
	const struct network *network = networks_find(list, ssid);

	return network ? network->len : 0;
}

static void each_network_has_its_own(void **state)
{
	struct rig *rig = *state;
	const size_t each = offsetof(DOT11_BSS_ENTRY, ucBuffer) + 10;
	const struct network *home;
	struct networks list;
	unsigned int i;

	n_home = 3;
	n_elements = 10;
	dump_error = 0;
	networks_load(rig->adapter, &list);
	assert_int_equal(list.n, 3);
	home = networks_find(&list, SSID("home"));
	assert_non_null(home);
	/* without padding between them (IHV-33) */
	assert_int_equal(home->len, 3 * each);
	for (i = 0; i < 3; i++)
		assert_int_equal(home->bytes[i * each + 5 +
				 offsetof(DOT11_BSS_ENTRY, dot11BSSID)], i);
	assert_null(networks_find(&list, SSID("hom")));
	assert_int_equal(len_of(&list, SSID("cafe")), each);
	assert_int_equal(len_of(&list, (struct nwc_blob){ NULL, 0 }), each);
	networks_free(&list);
	assert_int_equal(list.n, 0);
}

static void a_long_list_is_cut_at_a_whole_entry(void **state)
{
	struct rig *rig = *state;
	struct networks list;
	size_t each, len;

	n_home = 200;
	n_elements = 1000;
	dump_error = 0;
	each = offsetof(DOT11_BSS_ENTRY, ucBuffer) + n_elements;
	networks_load(rig->adapter, &list);
	len = len_of(&list, SSID("home"));
	assert_int_equal(len % each, 0);
	assert_in_range(len, 64 * 1024 - each, 64 * 1024);
	networks_free(&list);
}

static void without_the_kernel_it_is_said(void **state)
{
	struct rig *rig = *state;
	struct networks list;

	n_home = 0;
	dump_error = -ENODEV;
	strcpy(rig->daemon.events.nwc.error, "no such adapter");
	networks_load(rig->adapter, &list);
	assert_int_equal(len_of(&list, SSID("home")), 0);
	assert_int_equal(rig_n_lines, 1);
	assert_non_null(strstr(rig_lines[0], "no such adapter"));
	networks_free(&list);
}

static void assert_text(struct nwc_blob got, const char *text)
{
	assert_int_equal(got.len, strlen(text));
	if (got.len)
		assert_memory_equal(got.data, text, got.len);
}

static void a_profile_is_put_into_the_call(void **state)
{
	struct nwc_profile_ssid ssids[2] = {
		{ 4, "home" }, { NWIFI_MAX_SSID_LEN, { 0xff } },
	};
	uint8_t bytes[40] = { 1 };
	const struct network network = { .bytes = bytes,
					 .len = sizeof(bytes) };
	struct nwc_profile profile = {
		.ssids = ssids, .n_ssids = 2, .bss_type = 1,
		.security = { .set = true, .auth = 7, .cipher = 4,
			      .use_onex = true },
		.ihv = { .set = true, .connectivity = (char *)"<c/>",
			 .use_ms_onex = true, .onex = (char *)"<onex/>" },
	};
	struct ihvd_profile to;
	const DOT11_SSID *each;
	void *to_free;

	(void)state;
	assert_true(networks_fill(&to, &profile, &network, &to_free));
	assert_int_equal(to.bss_type, 1);
	assert_true(to.has_security);
	assert_int_equal(to.auth, 7);
	assert_int_equal(to.cipher, 4);
	assert_true(to.use_onex);
	assert_true(to.use_ms_onex);
	assert_int_equal(to.ssids.len, 2 * sizeof(DOT11_SSID));
	each = (const void *)to.ssids.data;
	assert_int_equal(each[0].uSSIDLength, 4);
	assert_memory_equal(each[0].ucSSID, "home\0", 5);
	assert_int_equal(each[1].uSSIDLength, 32);
	assert_text(to.connectivity, "<c/>");
	assert_text(to.security, "");
	assert_int_equal(to.networks.len, sizeof(bytes));
	assert_ptr_equal(to.networks.data, bytes);
	assert_text(to.onex, "<onex/>");
	free(to_free);
}

static void what_does_not_fit_is_said_so(void **state)
{
	struct ihvd_message msg =
		IHVD_HANDLER_CALL(IHVD_PERFORM_CAPABILITY_MATCH);
	struct nwc_profile_ssid ssid = { 4, "home" };
	uint8_t *bytes = calloc(1, IHVD_MAX_MESSAGE);
	const struct network network = { .bytes = bytes,
					 .len = IHVD_MAX_MESSAGE };
	struct nwc_profile profile = { .ssids = &ssid, .n_ssids = 1 };
	void *to_free;

	(void)state;
	assert_true(networks_fill(&msg.profile, &profile, &network, &to_free));
	assert_false(ihvd_fits(&msg));
	free(to_free);
	free(bytes);
}

int suite_networks(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, rig_setup, rig_teardown)
	const struct CMUnitTest tests[] = {
		TEST(each_network_has_its_own),
		TEST(a_long_list_is_cut_at_a_whole_entry),
		TEST(without_the_kernel_it_is_said),
		TEST(a_profile_is_put_into_the_call),
		TEST(what_does_not_fit_is_said_so),
	};

	return cmocka_run_group_tests_name("networks", tests, NULL, NULL);
}
