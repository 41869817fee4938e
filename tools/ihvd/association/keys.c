// SPDX-License-Identifier: GPL-2.0-only
/*
 * Keys: out of the documented structures, into the form of the kernel. Their
 * bytes are neither logged nor kept.
 *
 * Pages: DOT11EXT_SET_DEFAULT_KEY, DOT11EXT_SET_KEY_MAPPING_KEY,
 * DOT11EXT_SET_DEFAULT_KEY_ID, DOT11_KEY_ALGO_CCMP, DOT11_KEY_ALGO_TKIP_MIC,
 * DOT11_KEY_ALGO_BIP.
 */
#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "ihvd/request/functions.h"
#include "wlanihv.h"

#define TKIP_KEY	16
#define TKIP_MIC	8
#define MAX_KEY		64

/* a structure of a key that begins with a counter and the key's length */
static bool take(struct nwc_blob data, size_t length_at, size_t key_at,
		 struct nwc_ihv_key *key)
{
	uint32_t length;

	if (data.len < key_at)
		return false;
	memcpy(&length, data.data + length_at, sizeof(length));
	if (length > data.len - key_at)
		return false;
	key->seq = (struct nwc_blob){ data.data, 6 };
	key->key = (struct nwc_blob){ data.data + key_at, length };
	return true;
}

/* cfg80211 wants the MIC key for sending first, the page the other one */
static bool take_tkip(struct nwc_blob data, struct nwc_ihv_key *key,
		      uint8_t *bytes)
{
	const size_t at = offsetof(DOT11_KEY_ALGO_TKIP_MIC, ucTKIPMICKeys);
	const DOT11_KEY_ALGO_TKIP_MIC *tkip = (const void *)data.data;
	const uint8_t *from;

	if (data.len < at + TKIP_KEY + 2 * TKIP_MIC ||
	    tkip->ulTKIPKeyLength != TKIP_KEY ||
	    tkip->ulMICKeyLength != 2 * TKIP_MIC)
		return false;
	from = data.data + at;
	memcpy(bytes, from, TKIP_KEY);
	memcpy(bytes + TKIP_KEY, from + TKIP_KEY + TKIP_MIC, TKIP_MIC);
	memcpy(bytes + TKIP_KEY + TKIP_MIC, from + TKIP_KEY, TKIP_MIC);
	key->seq = (struct nwc_blob){ data.data, 6 };
	key->key = (struct nwc_blob){ bytes, TKIP_KEY + 2 * TKIP_MIC };
	return true;
}

static bool take_material(struct nwc_blob data, struct nwc_ihv_key *key,
			  uint8_t *bytes)
{
	switch (key->cipher) {
	case DOT11_CIPHER_ALGO_CCMP:
		return take(data, offsetof(DOT11_KEY_ALGO_CCMP,
					   ulCCMPKeyLength),
			    offsetof(DOT11_KEY_ALGO_CCMP, ucCCMPKey), key);
	case DOT11_CIPHER_ALGO_BIP:
		return take(data, offsetof(DOT11_KEY_ALGO_BIP, ulBIPKeyLength),
			    offsetof(DOT11_KEY_ALGO_BIP, ucBIPKey), key);
	case DOT11_CIPHER_ALGO_TKIP:
		return take_tkip(data, key, bytes);
	default:
		key->key = data;
		return data.len;
	}
}

static uint32_t set(struct adapter *a, struct nwc_ihv_key *key)
{
	int err;

	key->session = a->post;
	err = kernel_request(a->plugin, nwc_ihv_key(a->ifindex, key));
	if (err == -EINVAL)
		return ERROR_INVALID_PARAMETER;
	return err ? ERROR_GEN_FAILURE : ERROR_SUCCESS;
}

/* what both structures have; @mac says whose key it is */
static uint32_t set_material(struct adapter *a, const struct ihvd_message *call,
			     struct nwc_ihv_key *key)
{
	const struct nwc_blob data = { call->blob[1], call->head.len[1] };
	uint8_t bytes[MAX_KEY];
	uint32_t result;

	if (!a->post)
		return ERROR_INVALID_STATE;
	key->cipher = call->head.arg[2];
	key->remove = call->head.arg[3];
	if (!key->remove && !take_material(data, key, bytes))
		return ERROR_INVALID_PARAMETER;
	result = set(a, key);
	explicit_bzero(bytes, sizeof(bytes));
	key->key = (struct nwc_blob){ NULL, 0 };
	return result;
}

/**
 * keys_set_default_key() - Dot11ExtSetDefaultKey (IHV-90)
 * @a: adapter
 * @call: direction, index, algorithm, delete, static; address, key
 * @answer: unused
 *
 * Return: Win32 error.
 */
uint32_t keys_set_default_key(struct adapter *a,
			      const struct ihvd_message *call,
			      struct ihvd_message *answer)
{
	static const uint8_t zero[6];
	const uint64_t direction = call->head.arg[0];
	struct nwc_ihv_key key = { .index = call->head.arg[1] };

	(void)answer;
	if (call->head.len[0] != sizeof(zero) ||
	    (direction != DOT11_DIR_INBOUND && direction != DOT11_DIR_BOTH))
		return ERROR_INVALID_PARAMETER;
	/* one with an address is that station's alone */
	if (memcmp(call->blob[0], zero, sizeof(zero)))
		key.mac = (struct nwc_blob){ call->blob[0], sizeof(zero) };
	return set_material(a, call, &key);
}

/**
 * keys_set_key_mapping_key() - Dot11ExtSetKeyMappingKey (IHV-92)
 * @a: adapter
 * @call: direction, algorithm, delete, static; address, key
 * @answer: unused
 *
 * Return: Win32 error.
 */
uint32_t keys_set_key_mapping_key(struct adapter *a,
				  const struct ihvd_message *call,
				  struct ihvd_message *answer)
{
	const uint64_t direction = call->head.arg[0];
	struct nwc_ihv_key key = {
		.mac = { call->blob[0], call->head.len[0] },
	};

	(void)answer;
	/* the radio has one key for both directions */
	if (key.mac.len != sizeof(a->peer) || direction < DOT11_DIR_INBOUND ||
	    direction > DOT11_DIR_BOTH)
		return ERROR_INVALID_PARAMETER;
	if (direction != DOT11_DIR_BOTH)
		return ERROR_NOT_SUPPORTED;
	return set_material(a, call, &key);
}

/**
 * keys_set_default_key_id() - Dot11ExtSetDefaultKeyId (IHV-91)
 * @a: adapter
 * @call: index
 * @answer: unused
 *
 * Return: Win32 error.
 */
uint32_t keys_set_default_key_id(struct adapter *a,
				 const struct ihvd_message *call,
				 struct ihvd_message *answer)
{
	struct nwc_ihv_key key = {
		.index = call->head.arg[0],
		.make_default = true,
	};

	(void)answer;
	if (call->head.arg[0] > 3)
		return ERROR_INVALID_PARAMETER;
	return a->post ? set(a, &key) : ERROR_INVALID_STATE;
}
