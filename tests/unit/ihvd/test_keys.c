// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <string.h>

#include "ihvd/association/keys.h"
#include "rig.h"
#include "suites.h"
#include "wlanihv.h"

#define CCMP_AT	offsetof(DOT11_KEY_ALGO_CCMP, ucCCMPKey)
#define BIP_AT	offsetof(DOT11_KEY_ALGO_BIP, ucBIPKey)
#define TKIP_AT	offsetof(DOT11_KEY_ALGO_TKIP_MIC, ucTKIPMICKeys)

static const uint8_t zero[6];
static const uint8_t counter[6] = { 1, 2, 3, 4, 5, 6 };
static uint8_t material[64];

static void fill(void)
{
	size_t i;

	for (i = 0; i < sizeof(material); i++)
		material[i] = 0x80 + i;
}

/* the structure of a key that has @said bytes, of which @len are there */
static size_t structure(uint8_t *to, size_t key_at, uint32_t said, size_t len)
{
	memset(to, 0, key_at);
	memcpy(to, counter, sizeof(counter));
	memcpy(to + key_at - sizeof(said), &said, sizeof(said));
	memcpy(to + key_at, material, len);
	return key_at + len;
}

static uint32_t set_mapping(struct rig *rig, uint32_t cipher, const void *data,
			    size_t len)
{
	struct ihvd_message msg = {
		.head.op = IHVD_SET_KEY_MAPPING_KEY,
		.mapping_key = {
			.direction = DOT11_DIR_BOTH,
			.key = { .cipher = cipher, .material = { data, len } },
		},
	};

	memcpy(msg.mapping_key.key.mac, rig_peer, sizeof(rig_peer));
	return rig_call(rig, &msg);
}

static uint32_t set_default(struct rig *rig, uint32_t direction, uint32_t index,
			    const uint8_t mac[static NWIFI_MAC_LEN])
{
	uint8_t data[BIP_AT + 16];
	struct ihvd_message msg = {
		.head.op = IHVD_SET_DEFAULT_KEY,
		.default_key = {
			.direction = direction,
			.index = index,
			.key = { .cipher = DOT11_CIPHER_ALGO_BIP,
				 .material = { data, sizeof(data) } },
		},
	};

	structure(data, BIP_AT, 16, 16);
	memcpy(msg.default_key.key.mac, mac, NWIFI_MAC_LEN);
	return rig_call(rig, &msg);
}

static void assert_key(const uint8_t *key, size_t len)
{
	assert_int_equal(fake.request.cmd, NWIFI_CMD_IHV_KEY);
	assert_int_equal(fake.request.ifindex, RIG_IFINDEX);
	assert_int_equal(fake.request.session, RIG_SESSION);
	assert_int_equal(fake.request.key.len, len);
	assert_memory_equal(fake.request.key.data, key, len);
}

static void ccmp_and_bip(void **state)
{
	static const struct {
		uint32_t cipher;
		size_t at;
	} kinds[] = {
		{ DOT11_CIPHER_ALGO_CCMP, CCMP_AT },
		{ DOT11_CIPHER_ALGO_BIP, BIP_AT },
	};
	struct rig *rig = *state;
	uint8_t data[128];
	size_t i, len;

	fill();
	rig->adapter->post = RIG_SESSION;
	for (i = 0; i < 2; i++) {
		len = structure(data, kinds[i].at, 16, 16);
		assert_int_equal(set_mapping(rig, kinds[i].cipher, data, len),
				 ERROR_SUCCESS);
		assert_key(material, 16);
		assert_int_equal(fake.request.cipher, kinds[i].cipher);
		assert_memory_equal(fake.request.mac.data, rig_peer, 6);
		assert_int_equal(fake.request.seq.len, 6);
		assert_memory_equal(fake.request.seq.data, counter, 6);
		assert_false(fake.request.remove);
		/* bytes behind the key are not part of it */
		structure(data, kinds[i].at, 16, 20);
		assert_int_equal(set_mapping(rig, kinds[i].cipher, data,
					     kinds[i].at + 20), ERROR_SUCCESS);
		assert_key(material, 16);
	}
}

static void cut_keys_are_refused(void **state)
{
	static const uint32_t lengths[] = { 17, 32, INT32_MAX, UINT32_MAX };
	struct rig *rig = *state;
	uint8_t data[128];
	size_t len, i;

	rig->adapter->post = RIG_SESSION;
	len = structure(data, CCMP_AT, 16, 16);
	while (len--) {
		assert_int_equal(set_mapping(rig, DOT11_CIPHER_ALGO_CCMP, data,
					     len), ERROR_INVALID_PARAMETER);
		assert_int_equal(set_mapping(rig, DOT11_CIPHER_ALGO_BIP, data,
					     len), ERROR_INVALID_PARAMETER);
	}
	for (i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
		len = structure(data, CCMP_AT, lengths[i], 16);
		assert_int_equal(set_mapping(rig, DOT11_CIPHER_ALGO_CCMP, data,
					     len), ERROR_INVALID_PARAMETER);
	}
	assert_int_equal(set_mapping(rig, DOT11_CIPHER_ALGO_WEP40, NULL, 0),
			 ERROR_INVALID_PARAMETER);
	assert_int_equal(fake.n_requests, 0);
}

static size_t tkip(uint8_t *to, uint32_t key, uint32_t mic)
{
	DOT11_KEY_ALGO_TKIP_MIC *p = (void *)to;

	memset(to, 0, TKIP_AT);
	memcpy(to, counter, sizeof(counter));
	p->ulTKIPKeyLength = key;
	p->ulMICKeyLength = mic;
	memcpy(to + TKIP_AT, material, 32);
	return TKIP_AT + 32;
}

/* the page has the MIC key for receiving first, cfg80211 the one for sending */
static void tkip_has_its_mic_keys_swapped(void **state)
{
	_Alignas(8) uint8_t data[128];
	struct rig *rig = *state;
	uint8_t key[32];
	size_t len;

	fill();
	memcpy(key, material, 16);
	memcpy(key + 16, material + 24, 8);
	memcpy(key + 24, material + 16, 8);
	rig->adapter->post = RIG_SESSION;
	len = tkip(data, 16, 16);
	assert_int_equal(set_mapping(rig, DOT11_CIPHER_ALGO_TKIP, data, len),
			 ERROR_SUCCESS);
	assert_key(key, sizeof(key));
	assert_memory_equal(fake.request.seq.data, counter, 6);

	fake.n_requests = 0;
	while (len--)
		assert_int_equal(set_mapping(rig, DOT11_CIPHER_ALGO_TKIP, data,
					     len), ERROR_INVALID_PARAMETER);
	len = tkip(data, 15, 16);
	assert_int_equal(set_mapping(rig, DOT11_CIPHER_ALGO_TKIP, data, len),
			 ERROR_INVALID_PARAMETER);
	len = tkip(data, 16, 8);
	assert_int_equal(set_mapping(rig, DOT11_CIPHER_ALGO_TKIP, data, len),
			 ERROR_INVALID_PARAMETER);
	assert_int_equal(fake.n_requests, 0);
}

static void other_ciphers_have_the_key_alone(void **state)
{
	struct rig *rig = *state;

	fill();
	rig->adapter->post = RIG_SESSION;
	assert_int_equal(set_mapping(rig, DOT11_CIPHER_ALGO_WEP104, material,
				     13), ERROR_SUCCESS);
	assert_key(material, 13);
	assert_int_equal(fake.request.seq.len, 0);
}

static void default_keys(void **state)
{
	struct rig *rig = *state;

	fill();
	rig->adapter->post = RIG_SESSION;
	assert_int_equal(set_default(rig, DOT11_DIR_INBOUND, 4, zero),
			 ERROR_SUCCESS);
	assert_key(material, 16);
	assert_int_equal(fake.request.index, 4);
	assert_int_equal(fake.request.mac.len, 0);
	assert_int_equal(set_default(rig, DOT11_DIR_BOTH, 1, rig_peer),
			 ERROR_SUCCESS);
	assert_memory_equal(fake.request.mac.data, rig_peer, 6);

	fake.n_requests = 0;
	assert_int_equal(set_default(rig, DOT11_DIR_OUTBOUND, 1, zero),
			 ERROR_INVALID_PARAMETER);
	assert_int_equal(set_default(rig, 0, 1, zero),
			 ERROR_INVALID_PARAMETER);
	assert_int_equal(fake.n_requests, 0);
}

static void keys_are_removed_without_material(void **state)
{
	struct rig *rig = *state;
	struct ihvd_message msg = {
		.head.op = IHVD_SET_KEY_MAPPING_KEY,
		.mapping_key = {
			.direction = DOT11_DIR_BOTH,
			.key = { .cipher = DOT11_CIPHER_ALGO_CCMP,
				 .remove = true },
		},
	};

	rig->adapter->post = RIG_SESSION;
	memcpy(msg.mapping_key.key.mac, rig_peer, sizeof(rig_peer));
	assert_int_equal(rig_call(rig, &msg), ERROR_SUCCESS);
	assert_key(NULL, 0);
	assert_true(fake.request.remove);
}

static void mapping_keys_have_both_directions(void **state)
{
	static const uint32_t results[] = {
		ERROR_INVALID_PARAMETER, ERROR_NOT_SUPPORTED,
		ERROR_NOT_SUPPORTED, ERROR_SUCCESS, ERROR_INVALID_PARAMETER,
	};
	struct rig *rig = *state;
	uint32_t direction;

	rig->adapter->post = RIG_SESSION;
	for (direction = 0; direction < 5; direction++) {
		struct ihvd_message msg = {
			.head.op = IHVD_SET_KEY_MAPPING_KEY,
			.mapping_key = {
				.direction = direction,
				.key = { .cipher = DOT11_CIPHER_ALGO_WEP,
					 .material = { material, 5 } },
			},
		};

		memcpy(msg.mapping_key.key.mac, rig_peer, sizeof(rig_peer));
		assert_int_equal(rig_call(rig, &msg), results[direction]);
	}
}

static uint32_t set_id(struct rig *rig, uint32_t index)
{
	struct ihvd_message msg = {
		.head.op = IHVD_SET_DEFAULT_KEY_ID,
		.key_id.index = index,
	};

	return rig_call(rig, &msg);
}

static void default_key_ids(void **state)
{
	struct rig *rig = *state;

	rig->adapter->post = RIG_SESSION;
	assert_int_equal(set_id(rig, 3), ERROR_SUCCESS);
	assert_true(fake.request.make_default);
	assert_int_equal(fake.request.index, 3);
	fake.n_requests = 0;
	assert_int_equal(set_id(rig, 4), ERROR_INVALID_PARAMETER);
	assert_int_equal(set_id(rig, UINT32_MAX), ERROR_INVALID_PARAMETER);
	assert_int_equal(fake.n_requests, 0);
}

/* IHV-90: keys are for a security session that lives */
static void without_a_session_there_are_no_keys(void **state)
{
	struct rig *rig = *state;
	uint8_t data[64];
	size_t len = structure(data, CCMP_AT, 16, 16);

	assert_int_equal(set_mapping(rig, DOT11_CIPHER_ALGO_CCMP, data, len),
			 ERROR_INVALID_STATE);
	assert_int_equal(set_default(rig, DOT11_DIR_BOTH, 1, zero),
			 ERROR_INVALID_STATE);
	assert_int_equal(set_id(rig, 0), ERROR_INVALID_STATE);
	assert_int_equal(fake.n_requests, 0);
}

/* Begins a pre-association, or a security session, as the kernel does. */
static void pre_begun(struct rig *rig, uint32_t session)
{
	keys_forget(rig->adapter);
	rig->adapter->pre = session;
	rig->adapter->pre_cancelled = false;
}

static void post_begun(struct rig *rig)
{
	rig->adapter->pre = 0;
	rig->adapter->post = RIG_SESSION;
	fake.n_requests = 0;
	keys_install(rig->adapter);
}

/* C4, IHV-90, IHV-91, IHV-92 */
static void static_keys_wait_for_the_association(void **state)
{
	struct rig *rig = *state;
	uint8_t data[64];
	size_t len;

	fill();
	pre_begun(rig, 1);
	/* the id comes before the key, but is set after it */
	assert_int_equal(set_id(rig, 2), ERROR_SUCCESS);
	assert_int_equal(set_default(rig, DOT11_DIR_BOTH, 2, zero),
			 ERROR_SUCCESS);
	/* its place is taken by the next one of the same name */
	assert_int_equal(set_default(rig, DOT11_DIR_BOTH, 2, zero),
			 ERROR_SUCCESS);
	assert_int_equal(fake.n_requests, 0);
	post_begun(rig);
	assert_int_equal(fake.n_requests, 2);
	assert_true(fake.request.make_default);
	assert_int_equal(fake.request.index, 2);
	assert_int_equal(fake.request.session, RIG_SESSION);

	/* in the session a key is set at once, and is not kept */
	len = structure(data, CCMP_AT, 16, 16);
	assert_int_equal(set_mapping(rig, DOT11_CIPHER_ALGO_CCMP, data, len),
			 ERROR_SUCCESS);
	assert_int_equal(fake.n_requests, 3);

	/* a roam has no pre-association, and has the same keys */
	post_begun(rig);
	assert_int_equal(fake.n_requests, 2);

	/* the next connection has its own */
	rig->adapter->post = 0;
	pre_begun(rig, 2);
	memset(data, 0, sizeof(data));
	len = structure(data, CCMP_AT, 16, 16);
	assert_int_equal(set_mapping(rig, DOT11_CIPHER_ALGO_CCMP, data, len),
			 ERROR_SUCCESS);
	/* the bytes are kept, not where they were */
	memset(data, 0, sizeof(data));
	post_begun(rig);
	assert_int_equal(fake.n_requests, 1);
	assert_key(material, 16);
	assert_memory_equal(fake.request.seq.data, counter, 6);
	assert_memory_equal(fake.request.mac.data, rig_peer, 6);
}

static void static_keys_are_judged_when_they_are_set(void **state)
{
	struct rig *rig = *state;
	uint8_t data[64] = { 0 };
	unsigned int i, lines;

	pre_begun(rig, 1);
	assert_int_equal(set_mapping(rig, DOT11_CIPHER_ALGO_CCMP, data, 3),
			 ERROR_INVALID_PARAMETER);
	assert_int_equal(set_mapping(rig, DOT11_CIPHER_ALGO_WEP, data, 33),
			 ERROR_INVALID_PARAMETER);
	assert_int_equal(set_id(rig, 4), ERROR_INVALID_PARAMETER);
	for (i = 0; i < 16; i++)
		assert_int_equal(set_default(rig, DOT11_DIR_BOTH, i, zero),
				 ERROR_SUCCESS);
	assert_int_equal(set_default(rig, DOT11_DIR_BOTH, 16, zero),
			 ERROR_BUSY);
	/* not once AdapterReset was called, nor when it is complete */
	rig->adapter->pre_cancelled = true;
	assert_int_equal(set_id(rig, 0), ERROR_INVALID_STATE);
	rig->adapter->pre = 0;
	rig->adapter->pre_cancelled = false;
	assert_int_equal(set_id(rig, 0), ERROR_INVALID_STATE);
	/* what the kernel then refuses is for the log */
	fake.error = -EINVAL;
	lines = rig_n_lines;
	post_begun(rig);
	assert_int_equal(fake.n_requests, 16);
	assert_int_equal(rig_n_lines, lines + 16);
}

static void what_the_kernel_refuses_is_refused(void **state)
{
	struct rig *rig = *state;

	rig->adapter->post = RIG_SESSION;
	fake.error = -EINVAL;
	assert_int_equal(set_id(rig, 0), ERROR_INVALID_PARAMETER);
	fake.error = -ENOENT;
	assert_int_equal(set_id(rig, 0), ERROR_GEN_FAILURE);
}

int suite_keys(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, rig_setup, rig_teardown)
	const struct CMUnitTest tests[] = {
		TEST(ccmp_and_bip),
		TEST(cut_keys_are_refused),
		TEST(tkip_has_its_mic_keys_swapped),
		TEST(other_ciphers_have_the_key_alone),
		TEST(default_keys),
		TEST(keys_are_removed_without_material),
		TEST(mapping_keys_have_both_directions),
		TEST(default_key_ids),
		TEST(without_a_session_there_are_no_keys),
		TEST(static_keys_wait_for_the_association),
		TEST(static_keys_are_judged_when_they_are_set),
		TEST(what_the_kernel_refuses_is_refused),
	};

	return cmocka_run_group_tests_name("keys", tests, NULL, NULL);
}
