// SPDX-License-Identifier: GPL-2.0-only
/*
 * Elements: every form that is allowed, and every way to be cut short. Buffers
 * are allocated in their exact size, so that the address sanitizer sees the
 * first byte read too many.
 */
#include "rig.h"

#include <stdlib.h>
#include <string.h>

#include "ie.h"

/* version 1, group CCMP, pairwise CCMP, AKM PSK, capabilities MFPC */
static const u8 rsn[] = { 1, 0, 0x00, 0x0f, 0xac, 4, 1, 0, 0x00, 0x0f, 0xac, 4,
			  1, 0, 0x00, 0x0f, 0xac, 2, 0x80, 0 };
/* OUI and type, version 1, group TKIP, pairwise TKIP, AKM PSK */
static const u8 wpa[] = { 0x00, 0x50, 0xf2, 1, 1, 0, 0x00, 0x50, 0xf2, 2, 1, 0,
			  0x00, 0x50, 0xf2, 2, 1, 0, 0x00, 0x50, 0xf2, 2 };

/* an element in a buffer of its own */
static u8 *element(u8 id, const u8 *body, u8 len, size_t *size)
{
	u8 *ies = malloc(2 + (size_t)len);

	assert_non_null(ies);
	ies[0] = id;
	ies[1] = len;
	if (len)
		memcpy(ies + 2, body, len);
	*size = 2 + (size_t)len;
	return ies;
}

static struct nwifi_security security_of(u8 id, const u8 *body, u8 len,
					 bool privacy)
{
	struct nwifi_security sec;
	size_t size;
	u8 *ies = element(id, body, len, &size);

	nwifi_ie_security(ies, size, privacy, &sec);
	free(ies);
	return sec;
}

static struct nwifi_security rsn_of(const u8 *body, u8 len)
{
	return security_of(NWIFI_EID_RSN, body, len, true);
}

static void assert_offers_nothing(const struct nwifi_security *sec)
{
	assert_int_equal(sec->auth, 0);
	assert_int_equal(sec->unicast, 0);
	assert_int_equal(sec->multicast, 0);
	assert_false(sec->mfp_capable);
	assert_false(sec->mfp_required);
}

static void test_next_at_every_length(void **state)
{
	static const u8 two[] = { 0, 3, 'a', 'b', 'c', 1, 0 };
	size_t len;

	(void)state;
	for (len = 0; len <= sizeof(two); len++) {
		u8 *copy = malloc(len ? len : 1);
		const u8 *pos = copy;
		struct nwifi_element elem;
		size_t left = len;
		unsigned int n = 0;

		memcpy(copy, two, len);
		while (nwifi_ie_next(&pos, &left, &elem)) {
			assert_int_equal(elem.id, n);
			assert_int_equal(elem.len, n ? 0 : 3);
			n++;
		}
		assert_int_equal(n, len < 5 ? 0 : len < 7 ? 1 : 2);
		assert_ptr_equal(pos + left, copy + len);
		free(copy);
	}
}

static void test_longest_element(void **state)
{
	u8 body[255] = { 7 };
	struct nwifi_element elem;
	size_t size;
	u8 *ies = element(9, body, sizeof(body), &size);

	(void)state;
	assert_true(nwifi_ie_find(ies, size, 9, &elem));
	assert_int_equal(elem.len, 255);
	assert_false(nwifi_ie_find(ies, size - 1, 9, &elem));
	free(ies);
}

static void test_find_takes_the_first(void **state)
{
	static const u8 ies[] = { 1, 1, 10, 0, 1, 'a', 0, 1, 'b' };
	struct nwifi_element elem;

	(void)state;
	assert_true(nwifi_ie_find(ies, sizeof(ies), 0, &elem));
	assert_int_equal(elem.data[0], 'a');
	assert_false(nwifi_ie_find(ies, sizeof(ies), 2, &elem));
	assert_false(nwifi_ie_find(ies, 0, 0, &elem));
}

static void test_find_extension(void **state)
{
	/* without a body there is no extension to compare */
	static const u8 ies[] = { 255, 0, 255, 1, 36, 255, 2, 35, 9 };
	struct nwifi_element elem;

	(void)state;
	assert_true(nwifi_ie_find_ext(ies, sizeof(ies), 35, &elem));
	assert_int_equal(elem.len, 2);
	assert_false(nwifi_ie_find_ext(ies, sizeof(ies), 0, &elem));
	assert_false(nwifi_ie_find_ext(ies, 2, 35, &elem));
}

static void test_find_vendor(void **state)
{
	static const u8 ies[] = { 221, 3, 0x00, 0x50, 0xf2,
				  221, 4, 0x00, 0x50, 0xf2, 2,
				  221, 5, 0x00, 0x50, 0xf2, 1, 99 };
	struct nwifi_element elem;
	size_t len;

	(void)state;
	for (len = 0; len <= sizeof(ies); len++) {
		u8 *copy = malloc(len ? len : 1);

		memcpy(copy, ies, len);
		assert_int_equal(nwifi_ie_find_vendor(copy, len, 0x0050f201,
						      &elem),
				 len == sizeof(ies));
		free(copy);
	}
	assert_true(nwifi_ie_find_vendor(ies, sizeof(ies), 0x0050f201, &elem));
	assert_int_equal(elem.data[4], 99);
}

static void test_CAND_6_AUTH_6_rsn_element(void **state)
{
	const struct nwifi_security sec = rsn_of(rsn, sizeof(rsn));

	(void)state;
	assert_int_equal(sec.auth, NWIFI_BIT(NWIFI_AUTH_RSNA_PSK));
	assert_int_equal(sec.unicast, NWIFI_BIT(NWIFI_CIPHER_CCMP));
	assert_int_equal(sec.multicast, NWIFI_BIT(NWIFI_CIPHER_CCMP));
	assert_true(sec.mfp_capable);
	assert_false(sec.mfp_required);
}

/*
 * Whole fields may be left out at the end and have defaults then; a field that
 * is cut short makes the element worthless.
 */
static void test_rsn_at_every_length(void **state)
{
	u8 len;

	(void)state;
	for (len = 0; len <= sizeof(rsn); len++) {
		const struct nwifi_security sec = rsn_of(rsn, len);
		const u32 ccmp = NWIFI_BIT(NWIFI_CIPHER_CCMP);

		switch (len) {
		case 2:		/* version */
		case 6:		/* and group cipher */
		case 12:	/* and pairwise ciphers */
			assert_int_equal(sec.auth, NWIFI_BIT(NWIFI_AUTH_RSNA));
			break;
		case 18:	/* and AKMs */
		case 19:	/* half of the capabilities */
		case 20:
			assert_int_equal(sec.auth,
					 NWIFI_BIT(NWIFI_AUTH_RSNA_PSK));
			break;
		default:
			assert_offers_nothing(&sec);
			continue;
		}
		assert_int_equal(sec.unicast, ccmp);
		assert_int_equal(sec.multicast, ccmp);
		assert_int_equal(sec.mfp_capable, len == 20);
	}
}

/* ASSOC-16: the group management cipher behind the PMKIDs, or its default */
static void test_rsn_group_management_cipher(void **state)
{
	static const u8 tail[] = { 1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
				   13, 14, 15, 16, 0x00, 0x0f, 0xac, 11 };
	static const u8 known[] = { NWIFI_BIP_CMAC_128, NWIFI_BIP_GMAC_128,
				    NWIFI_BIP_GMAC_256, NWIFI_BIP_CMAC_256 };
	u8 body[sizeof(rsn) + sizeof(tail)];
	struct nwifi_security sec;
	unsigned int type, i;
	u8 len;

	(void)state;
	memcpy(body, rsn, sizeof(rsn));
	memcpy(body + sizeof(rsn), tail, sizeof(tail));
	for (len = sizeof(rsn); len <= sizeof(body); len++) {
		sec = rsn_of(body, len);
		assert_true(sec.mfp_capable);
		assert_int_equal(sec.group_mgmt, len == sizeof(body) ?
				 NWIFI_BIP_GMAC_128 : NWIFI_BIP_CMAC_128);
	}
	for (type = 0; type < 256; type++) {
		u8 want = 0;

		for (i = 0; i < sizeof(known); i++)
			if (known[i] == type)
				want = (u8)type;
		body[sizeof(body) - 1] = (u8)type;
		assert_int_equal(rsn_of(body, sizeof(body)).group_mgmt, want);
	}
	/* without protection there is none, whatever stands there */
	body[18] = 0;
	assert_int_equal(rsn_of(body, sizeof(body)).group_mgmt, 0);
}

static void test_wpa_at_every_length(void **state)
{
	u8 len;

	(void)state;
	for (len = 4; len <= sizeof(wpa); len++) {
		const struct nwifi_security sec =
			security_of(NWIFI_EID_VENDOR, wpa, len, true);

		switch (len) {
		case 6:
		case 10:
		case 16:
			assert_int_equal(sec.auth, NWIFI_BIT(NWIFI_AUTH_WPA));
			break;
		case 22:
			assert_int_equal(sec.auth,
					 NWIFI_BIT(NWIFI_AUTH_WPA_PSK));
			break;
		default:
			assert_offers_nothing(&sec);
			continue;
		}
		assert_int_equal(sec.unicast, NWIFI_BIT(NWIFI_CIPHER_TKIP));
		assert_int_equal(sec.multicast, NWIFI_BIT(NWIFI_CIPHER_TKIP));
		assert_false(sec.mfp_capable);
	}
}

/* an element that runs past the end of the frame is not there at all */
static void test_rsn_in_a_truncated_frame(void **state)
{
	size_t size, len;
	u8 *ies = element(NWIFI_EID_RSN, rsn, sizeof(rsn), &size);

	(void)state;
	for (len = 0; len < size; len++) {
		u8 *copy = malloc(len ? len : 1);
		struct nwifi_security sec;

		memcpy(copy, ies, len);
		nwifi_ie_security(copy, len, true, &sec);
		/* the Privacy bit still keeps it from passing for open */
		assert_false(sec.unicast & NWIFI_BIT(NWIFI_CIPHER_NONE));
		assert_false(sec.auth & NWIFI_BIT(NWIFI_AUTH_RSNA_PSK));
		free(copy);
	}
	free(ies);
}

static void test_rsn_counts_are_not_believed(void **state)
{
	u8 body[sizeof(rsn)];
	unsigned int count;
	struct nwifi_security sec;

	(void)state;
	for (count = 2; count <= 0xffff; count += 0x0fd3) {
		memcpy(body, rsn, sizeof(rsn));
		body[6] = (u8)count;
		body[7] = (u8)(count >> 8);
		sec = rsn_of(body, sizeof(body));
		assert_offers_nothing(&sec);
		memcpy(body, rsn, sizeof(rsn));
		body[12] = (u8)count;
		body[13] = (u8)(count >> 8);
		sec = rsn_of(body, sizeof(body));
		assert_offers_nothing(&sec);
	}
	/* no pairwise cipher, or no AKM, at all: nothing that could match */
	static const u8 no_pairwise[] = { 1, 0, 0x00, 0x0f, 0xac, 4, 0, 0 };
	static const u8 no_akm[] = { 1, 0, 0x00, 0x0f, 0xac, 4, 1, 0,
				     0x00, 0x0f, 0xac, 4, 0, 0 };

	assert_int_equal(rsn_of(no_pairwise, sizeof(no_pairwise)).unicast, 0);
	assert_int_equal(rsn_of(no_akm, sizeof(no_akm)).auth, 0);
}

static void test_rsn_of_another_version(void **state)
{
	u8 body[sizeof(rsn)];
	struct nwifi_security sec;

	(void)state;
	memcpy(body, rsn, sizeof(rsn));
	body[0] = 2;
	sec = rsn_of(body, sizeof(body));
	assert_offers_nothing(&sec);
	body[0] = 1;
	body[1] = 1;
	sec = rsn_of(body, sizeof(body));
	assert_offers_nothing(&sec);
}

static void test_rsn_lists_and_unknown_suites(void **state)
{
	static const u8 body[] = { 1, 0, 0x00, 0x0f, 0xac, 2,
				   3, 0, 0x00, 0x0f, 0xac, 4, 0x00, 0x0f, 0xac,
				   2, 0xaa, 0xbb, 0xcc, 1,
				   3, 0, 0x00, 0x0f, 0xac, 1, 0x00, 0x0f, 0xac,
				   8, 0xaa, 0xbb, 0xcc, 1, 0xc0, 0 };
	const struct nwifi_security sec = rsn_of(body, sizeof(body));
	u8 group[sizeof(rsn)];

	(void)state;
	assert_int_equal(sec.unicast, NWIFI_BIT(NWIFI_CIPHER_CCMP) |
				      NWIFI_BIT(NWIFI_CIPHER_TKIP));
	assert_int_equal(sec.multicast, NWIFI_BIT(NWIFI_CIPHER_TKIP));
	assert_int_equal(sec.auth, NWIFI_BIT(NWIFI_AUTH_RSNA) |
				   NWIFI_BIT(NWIFI_AUTH_WPA3_SAE));
	assert_true(sec.mfp_capable && sec.mfp_required);

	memcpy(group, rsn, sizeof(rsn));
	group[5] = 99;
	assert_int_equal(rsn_of(group, sizeof(group)).multicast, 0);
}

static void test_rsn_and_wpa_together(void **state)
{
	u8 ies[2 + sizeof(rsn) + 2 + sizeof(wpa)];
	struct nwifi_security sec;
	unsigned int order;

	(void)state;
	for (order = 0; order < 2; order++) {
		u8 *r = order ? ies + 2 + sizeof(wpa) : ies;
		u8 *w = order ? ies : ies + 2 + sizeof(rsn);

		r[0] = NWIFI_EID_RSN;
		r[1] = sizeof(rsn);
		memcpy(r + 2, rsn, sizeof(rsn));
		w[0] = NWIFI_EID_VENDOR;
		w[1] = sizeof(wpa);
		memcpy(w + 2, wpa, sizeof(wpa));
		nwifi_ie_security(ies, sizeof(ies), true, &sec);
		assert_int_equal(sec.auth, NWIFI_BIT(NWIFI_AUTH_RSNA_PSK) |
					   NWIFI_BIT(NWIFI_AUTH_WPA_PSK));
		assert_int_equal(sec.unicast, NWIFI_BIT(NWIFI_CIPHER_CCMP) |
					      NWIFI_BIT(NWIFI_CIPHER_TKIP));
		/* one group key: what RSN says, whichever comes first */
		assert_int_equal(sec.multicast, NWIFI_BIT(NWIFI_CIPHER_CCMP));

		r[2] = 9;	/* a broken RSN element does not spoil WPA */
		nwifi_ie_security(ies, sizeof(ies), true, &sec);
		assert_int_equal(sec.auth, NWIFI_BIT(NWIFI_AUTH_WPA_PSK));
		assert_int_equal(sec.multicast, NWIFI_BIT(NWIFI_CIPHER_TKIP));
	}
}

static void test_no_element(void **state)
{
	struct nwifi_security sec;

	(void)state;
	nwifi_ie_security(NULL, 0, false, &sec);
	assert_int_equal(sec.auth, NWIFI_BIT(NWIFI_AUTH_OPEN));
	assert_int_equal(sec.unicast, NWIFI_BIT(NWIFI_CIPHER_NONE));
	assert_int_equal(sec.multicast, NWIFI_BIT(NWIFI_CIPHER_NONE));

	nwifi_ie_security(NULL, 0, true, &sec);
	assert_int_equal(sec.auth, NWIFI_BIT(NWIFI_AUTH_OPEN) |
				   NWIFI_BIT(NWIFI_AUTH_SHARED_KEY));
	assert_int_equal(sec.unicast, NWIFI_BIT(NWIFI_CIPHER_WEP40) |
				      NWIFI_BIT(NWIFI_CIPHER_WEP104));
	assert_int_equal(sec.multicast, sec.unicast);
}

static void test_AUTH_6_akm_suites(void **state)
{
	static const struct {
		u32 suite, auth;
	} table[] = {
		{ 0x0050f201, NWIFI_AUTH_WPA },
		{ 0x0050f202, NWIFI_AUTH_WPA_PSK },
		{ 0x000fac01, NWIFI_AUTH_RSNA },
		{ 0x000fac02, NWIFI_AUTH_RSNA_PSK },
		{ 0x000fac03, NWIFI_AUTH_RSNA },
		{ 0x000fac04, NWIFI_AUTH_RSNA_PSK },
		{ 0x000fac05, NWIFI_AUTH_RSNA },
		{ 0x000fac06, NWIFI_AUTH_RSNA_PSK },
		{ 0x000fac08, NWIFI_AUTH_WPA3_SAE },
		{ 0x000fac09, NWIFI_AUTH_WPA3_SAE },
		{ 0x000fac0c, NWIFI_AUTH_WPA3_ENT_192 },
		{ 0x000fac12, NWIFI_AUTH_OWE },
		{ 0x000fac00, 0 }, { 0x000fac07, 0 }, { 0x000facff, 0 },
		{ 0x0050f200, 0 }, { 0x0050f203, 0 }, { 0, 0 },
		{ 0xffffffff, 0 },
	};
	unsigned int i;

	(void)state;
	for (i = 0; i < sizeof(table) / sizeof(*table); i++)
		assert_int_equal(nwifi_auth_from_akm(table[i].suite),
				 table[i].auth);
}

static void test_cipher_suites(void **state)
{
	static const struct {
		u32 suite, cipher;
	} table[] = {
		{ 0x0050f201, NWIFI_CIPHER_WEP40 },
		{ 0x0050f202, NWIFI_CIPHER_TKIP },
		{ 0x0050f204, NWIFI_CIPHER_CCMP },
		{ 0x0050f205, NWIFI_CIPHER_WEP104 },
		{ 0x000fac01, NWIFI_CIPHER_WEP40 },
		{ 0x000fac02, NWIFI_CIPHER_TKIP },
		{ 0x000fac04, NWIFI_CIPHER_CCMP },
		{ 0x000fac05, NWIFI_CIPHER_WEP104 },
		{ 0x000fac06, NWIFI_CIPHER_BIP },
		{ 0x000fac08, NWIFI_CIPHER_GCMP },
		{ 0x000fac09, NWIFI_CIPHER_GCMP_256 },
		{ 0x000fac0a, NWIFI_CIPHER_CCMP_256 },
		{ 0x000fac00, NWIFI_CIPHER_NONE },
		{ 0x0050f206, NWIFI_CIPHER_NONE },
		{ 0xdeadbeef, NWIFI_CIPHER_NONE },
	};
	unsigned int i;

	(void)state;
	for (i = 0; i < sizeof(table) / sizeof(*table); i++)
		assert_int_equal(nwifi_cipher_from_suite(table[i].suite),
				 table[i].cipher);
}

/* random bytes, for the sanitizers: nothing is expected but to survive */
static void test_random_bytes(void **state)
{
	unsigned int i, j, seed = 42;

	(void)state;
	for (i = 0; i < 50000; i++) {
		const size_t len = rand_r(&seed) % 300;
		u8 *ies = malloc(len ? len : 1);
		struct nwifi_security sec;
		struct nwifi_bss bss = { .freq = 2412 };

		for (j = 0; j < len; j++)
			ies[j] = (u8)rand_r(&seed);
		/* likely enough to be looked at closely */
		if (len > 8) {
			ies[0] = i & 1 ? NWIFI_EID_RSN : NWIFI_EID_VENDOR;
			ies[1] = (u8)(len - 2 > 255 ? 255 : len - 2);
			memcpy(ies + 2, i & 1 ? rsn : wpa, 6);
		}
		nwifi_ie_security(ies, len, true, &sec);
		nwifi_bss_parse(&bss, ies, len);
		assert_true(bss.ssid.len <= NWIFI_SSID_BYTES);
		assert_true(bss.n_basic <= NWIFI_MAX_RATES);
		free(ies);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_next_at_every_length),
		cmocka_unit_test(test_longest_element),
		cmocka_unit_test(test_find_takes_the_first),
		cmocka_unit_test(test_find_extension),
		cmocka_unit_test(test_find_vendor),
		cmocka_unit_test(test_CAND_6_AUTH_6_rsn_element),
		cmocka_unit_test(test_rsn_at_every_length),
		cmocka_unit_test(test_rsn_group_management_cipher),
		cmocka_unit_test(test_wpa_at_every_length),
		cmocka_unit_test(test_rsn_in_a_truncated_frame),
		cmocka_unit_test(test_rsn_counts_are_not_believed),
		cmocka_unit_test(test_rsn_of_another_version),
		cmocka_unit_test(test_rsn_lists_and_unknown_suites),
		cmocka_unit_test(test_rsn_and_wpa_together),
		cmocka_unit_test(test_no_element),
		cmocka_unit_test(test_AUTH_6_akm_suites),
		cmocka_unit_test(test_cipher_suites),
		cmocka_unit_test(test_random_bytes),
	};

	cmocka_set_message_output(CM_OUTPUT_STDOUT);
	return cmocka_run_group_tests_name("core elements", tests, NULL, NULL);
}
