// SPDX-License-Identifier: GPL-2.0-only
#include <stdlib.h>
#include <string.h>

#include "ihvd/kernel/layout.h"
#include "suites.h"

static const uint8_t mac[6] = { 2, 0, 0, 0, 1, 0 };
static const struct nwc_blob mac_blob = { mac, sizeof(mac) };

static void port(void **state)
{
	const struct nwc_port from = {
		.peer = mac_blob, .session = 9, .controlled = true,
		.authorized = false,
	};
	const struct nwc_port other = { .peer = { mac, 5 },
					  .authorized = true };
	DOT11_PORT_STATE to = layout_port(&from);

	(void)state;
	assert_memory_equal(&to.PeerMacAddress, mac, sizeof(mac));
	assert_int_equal(to.uSessionId, 9);
	assert_true(to.bPortControlled);
	assert_false(to.bPortAuthorized);
	to = layout_port(&other);
	assert_memory_equal(&to.PeerMacAddress, "\0\0\0\0\0\0", 6);
	assert_false(to.bPortControlled);
	assert_true(to.bPortAuthorized);
}

static void assert_part(const uint8_t *base, size_t size, size_t *end,
			ULONG offset, ULONG length, struct nwc_blob part)
{
	assert_int_equal(length, part.len);
	if (!part.len) {
		assert_int_equal(offset, 0);
		return;
	}
	assert_int_equal(offset % 4, 0);
	/* behind what was before, and not far */
	assert_in_range(offset, *end, *end + 3);
	*end = offset + length;
	assert_true(*end <= size);
	assert_memory_equal(base + offset, part.data, part.len);
}

static void assert_completion(const struct nwc_completion *c)
{
	DOT11_ASSOCIATION_COMPLETION_PARAMETERS *p;
	size_t size, end = sizeof(*p);
	const uint8_t *base = layout_completion(c, &size);

	assert_non_null(base);
	p = (void *)base;
	assert_int_equal(p->Header.Type, NDIS_OBJECT_TYPE_DEFAULT);
	assert_int_equal(p->Header.Size, sizeof(*p));
	assert_int_equal(p->uStatus, c->status);
	assert_int_equal(p->bReAssocReq, c->reassoc_req);
	assert_int_equal(p->bReAssocResp, c->reassoc_resp);
	assert_int_equal(p->AuthAlgo, c->auth);
	assert_int_equal(p->UnicastCipher, c->unicast);
	assert_int_equal(p->MulticastCipher, c->multicast);
	assert_int_equal(p->bPortAuthorized, c->authorized);
	assert_int_equal(p->bFourAddressSupported, c->four_address);
	assert_int_equal(p->ucActiveQoSProtocol, c->qos);
	assert_int_equal(p->DSInfo, c->ds_info);
	assert_int_equal(p->MulticastMgmtCipher, c->multicast_mgmt);
	assert_int_equal(p->uAssocComebackTime, c->comeback);
	assert_part(base, size, &end, p->uAssocReqOffset, p->uAssocReqSize,
		    c->assoc_req);
	assert_part(base, size, &end, p->uAssocRespOffset, p->uAssocRespSize,
		    c->assoc_resp);
	assert_part(base, size, &end, p->uBeaconOffset, p->uBeaconSize,
		    c->beacon);
	assert_part(base, size, &end, p->uIHVDataOffset, p->uIHVDataSize,
		    c->ihv_data);
	assert_part(base, size, &end, p->uActivePhyListOffset,
		    p->uActivePhyListSize, c->phys);
	assert_part(base, size, &end, p->uEncapTableOffset,
		    p->uEncapTableSize, c->encaps);
	/* and nothing else */
	assert_int_equal(size, end);
	free((void *)base);
}

static void completion(void **state)
{
	struct nwc_completion c = {
		.mac = mac_blob, .status = 1, .reassoc_req = true, .auth = 2,
		.unicast = 3, .multicast = 4, .authorized = true, .qos = 5,
		.ds_info = 6, .multicast_mgmt = 7, .comeback = 8,
	};
	struct nwc_blob *const parts[] = {
		&c.assoc_req, &c.assoc_resp, &c.beacon, &c.ihv_data, &c.phys,
		&c.encaps,
	};
	static uint8_t bytes[64];
	unsigned int lengths, i;

	(void)state;
	for (i = 0; i < sizeof(bytes); i++)
		bytes[i] = i ^ 0x5a;
	/* each part with none, one and three bytes, and a whole word */
	for (lengths = 0; lengths < 4096; lengths++) {
		static const size_t length[] = { 0, 1, 3, 4 };

		for (i = 0; i < 6; i++)
			*parts[i] = (struct nwc_blob){
				bytes + 7 * i,
				length[lengths >> 2 * i & 3],
			};
		assert_completion(&c);
	}
}

static void completion_of_nothing(void **state)
{
	const struct nwc_completion c = { .four_address = true,
					    .reassoc_resp = true };

	(void)state;
	assert_completion(&c);
}

static void bss(void **state)
{
	struct nwc_bss from = {
		.bssid = mac_blob, .frequency = 2412, .signal = -4100,
		.link_quality = 80, .beacon_interval = 100, .capability = 0x11,
		.tsf = 0x123456789ULL,
	};
	static uint8_t elements[2304];
	size_t len, size;

	(void)state;
	memset(elements, 0xdd, sizeof(elements));
	for (len = 0; len <= sizeof(elements); len += len < 40 ? 1 : 283) {
		DOT11_BSS_ENTRY *to;

		from.ies = (struct nwc_blob){ len ? elements : NULL, len };
		to = layout_bss(&from, &size);
		assert_non_null(to);
		assert_int_equal(size,
				 offsetof(DOT11_BSS_ENTRY, ucBuffer) + len);
		assert_int_equal(to->uBufferLength, len);
		assert_memory_equal(to->ucBuffer, elements, len);
		assert_int_equal(to->PhySpecificInfo.uChCenterFrequency, 2412);
		assert_memory_equal(&to->dot11BSSID, mac, sizeof(mac));
		assert_int_equal(to->dot11BSSType,
				 dot11_BSS_type_infrastructure);
		/* dBm */
		assert_int_equal(to->lRSSI, -41);
		assert_int_equal(to->uLinkQuality, 80);
		assert_int_equal(to->usBeaconPeriod, 100);
		assert_int_equal(to->ullTimestamp, 0x123456789ULL);
		assert_int_equal(to->usCapabilityInformation, 0x11);
		free(to);
	}
}

int suite_layout(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(port),
		cmocka_unit_test(completion),
		cmocka_unit_test(completion_of_nothing),
		cmocka_unit_test(bss),
	};

	return cmocka_run_group_tests_name("layout", tests, NULL, NULL);
}
