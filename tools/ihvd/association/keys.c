// SPDX-License-Identifier: GPL-2.0-only
/*
 * Keys that a plugin installs, from the documented structures into the form of
 * the kernel. The bytes of a key are never logged. They are kept for the time of
 * a connection if the plugin sets them before there is an association, between
 * PerformPreAssociate and its completion: then they are static keys, which are
 * installed with each association of the connection (IHV-90 to IHV-92, C4).
 *
 * Pages: DOT11EXT_SET_DEFAULT_KEY, DOT11EXT_SET_KEY_MAPPING_KEY,
 * DOT11EXT_SET_DEFAULT_KEY_ID, DOT11_KEY_ALGO_CCMP, DOT11_KEY_ALGO_TKIP_MIC,
 * DOT11_KEY_ALGO_BIP.
 */
#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "ihvd/association/keys.h"
#include "ihvd/plugin/log.h"
#include "lib/ihv.h"
#include "wlanihv.h"

#define TKIP_KEY_LEN	16
#define TKIP_MIC_LEN	8
#define SEQ_LEN		6
#define MAX_KEY_ID	3

/* Default keys, and keys of a few stations: more than a radio has room for */
#define MAX_KEPT	16

_Static_assert(TKIP_KEY_LEN + 2 * TKIP_MIC_LEN == NWIFI_MAX_KEY_LEN,
	       "the kernel takes a key of TKIP with both MIC keys");

/*
 * Takes a structure that begins with a counter and has the key's length in it.
 */
static bool key_take(struct nwc_blob data, size_t length_at, size_t key_at,
		     struct nwc_ihv_key *key)
{
	uint32_t length;

	if (data.len < key_at)
		return false;
	memcpy(&length, data.data + length_at, sizeof(length));
	if (length > data.len - key_at)
		return false;
	key->seq = (struct nwc_blob){ data.data, SEQ_LEN };
	key->key = (struct nwc_blob){ data.data + key_at, length };
	return true;
}

/*
 * cfg80211 wants the MIC key for sending before that for receiving, the page
 * has them the other way round.
 */
static bool key_take_tkip(struct nwc_blob data, struct nwc_ihv_key *key,
			  uint8_t bytes[static NWIFI_MAX_KEY_LEN])
{
	const size_t at = offsetof(DOT11_KEY_ALGO_TKIP_MIC, ucTKIPMICKeys);
	const DOT11_KEY_ALGO_TKIP_MIC *tkip = (const void *)data.data;
	const uint8_t *from;

	if (data.len < at + TKIP_KEY_LEN + 2 * TKIP_MIC_LEN ||
	    tkip->ulTKIPKeyLength != TKIP_KEY_LEN ||
	    tkip->ulMICKeyLength != 2 * TKIP_MIC_LEN)
		return false;
	from = data.data + at;
	memcpy(bytes, from, TKIP_KEY_LEN);
	memcpy(bytes + TKIP_KEY_LEN, from + TKIP_KEY_LEN + TKIP_MIC_LEN,
	       TKIP_MIC_LEN);
	memcpy(bytes + TKIP_KEY_LEN + TKIP_MIC_LEN, from + TKIP_KEY_LEN,
	       TKIP_MIC_LEN);
	key->seq = (struct nwc_blob){ data.data, SEQ_LEN };
	key->key = (struct nwc_blob){ bytes, NWIFI_MAX_KEY_LEN };
	return true;
}

static bool key_take_material(struct nwc_blob data, struct nwc_ihv_key *key,
			      uint8_t bytes[static NWIFI_MAX_KEY_LEN])
{
	switch (key->cipher) {
	case DOT11_CIPHER_ALGO_CCMP:
		return key_take(data, offsetof(DOT11_KEY_ALGO_CCMP,
					       ulCCMPKeyLength),
				offsetof(DOT11_KEY_ALGO_CCMP, ucCCMPKey), key);
	case DOT11_CIPHER_ALGO_BIP:
		return key_take(data, offsetof(DOT11_KEY_ALGO_BIP,
					       ulBIPKeyLength),
				offsetof(DOT11_KEY_ALGO_BIP, ucBIPKey), key);
	case DOT11_CIPHER_ALGO_TKIP:
		return key_take_tkip(data, key, bytes);
	default:
		key->key = data;
		return data.len;
	}
}

/**
 * struct kept_key - a key that waits for an association, or the default key id
 * @next: next one
 * @key: the key; what it points to is here
 * @mac: address, if the key has one
 * @seq: counter, if the key has one
 * @bytes: the key itself
 */
struct kept_key {
	struct kept_key *next;
	struct nwc_ihv_key key;
	uint8_t mac[NWIFI_MAC_LEN];
	uint8_t seq[SEQ_LEN];
	uint8_t bytes[NWIFI_MAX_KEY_LEN];
};

static bool key_is_same(const struct nwc_ihv_key *a, const struct nwc_ihv_key *b)
{
	if (a->make_default || b->make_default)
		return a->make_default == b->make_default;
	return a->index == b->index && a->mac.len == b->mac.len &&
	       (!a->mac.len || !memcmp(a->mac.data, b->mac.data, a->mac.len));
}

static void kept_free(struct kept_key *kept)
{
	explicit_bzero(kept, sizeof(*kept));
	free(kept);
}

static void kept_copy(struct nwc_blob *to, uint8_t *bytes)
{
	if (!to->len)
		return;
	memcpy(bytes, to->data, to->len);
	to->data = bytes;
}

/* Takes the place of what was kept before of the same name. */
static uint32_t key_keep(struct adapter *a, const struct nwc_ihv_key *key)
{
	struct kept_key **at = &a->kept, *kept;
	unsigned int n = 0;

	if (key->key.len > NWIFI_MAX_KEY_LEN)
		return ERROR_INVALID_PARAMETER;
	while (*at) {
		kept = *at;
		if (key_is_same(&kept->key, key)) {
			*at = kept->next;
			kept_free(kept);
		} else {
			at = &kept->next;
			n++;
		}
	}
	if (key->remove)
		return ERROR_SUCCESS;
	if (n == MAX_KEPT)
		return ERROR_BUSY;
	kept = calloc(1, sizeof(*kept));
	if (!kept)
		return ERROR_OUTOFMEMORY;
	kept->key = *key;
	kept_copy(&kept->key.mac, kept->mac);
	kept_copy(&kept->key.seq, kept->seq);
	kept_copy(&kept->key.key, kept->bytes);
	/* the default key id is set when the key is there */
	if (!key->make_default)
		at = &a->kept;
	kept->next = *at;
	*at = kept;
	return ERROR_SUCCESS;
}

static bool keys_may_be_kept(const struct adapter *a)
{
	return !a->post && a->pre && !a->pre_cancelled;
}

static uint32_t key_request(struct adapter *a, struct nwc_ihv_key *key)
{
	int err;

	if (keys_may_be_kept(a))
		return key_keep(a, key);
	if (!a->post)
		return ERROR_INVALID_STATE;

	key->session = a->post;
	err = adapter_request(a, nwc_ihv_key(a->ifindex, key));
	if (err == -EINVAL)
		return ERROR_INVALID_PARAMETER;
	return err ? ERROR_GEN_FAILURE : ERROR_SUCCESS;
}

/* @to: its address and its index are set already */
static uint32_t key_set(struct adapter *a, const struct ihvd_key *from,
			struct nwc_ihv_key *to)
{
	uint8_t bytes[NWIFI_MAX_KEY_LEN];
	uint32_t result;

	if (!a->post && !keys_may_be_kept(a))
		return ERROR_INVALID_STATE;
	to->cipher = from->cipher;
	to->remove = from->remove;
	if (!to->remove && !key_take_material(from->material, to, bytes))
		return ERROR_INVALID_PARAMETER;
	result = key_request(a, to);
	explicit_bzero(bytes, sizeof(bytes));
	to->key = (struct nwc_blob){ NULL, 0 };
	return result;
}

/**
 * keys_set_default_key() - Dot11ExtSetDefaultKey (IHV-90)
 * @a: adapter
 * @call: the call
 * @answer: unused
 *
 * Return: Win32 error.
 */
uint32_t keys_set_default_key(struct adapter *a,
			      const struct ihvd_message *call,
			      struct ihvd_message *answer)
{
	static const uint8_t zero[NWIFI_MAC_LEN];
	const struct ihvd_default_key *set = &call->default_key;
	struct nwc_ihv_key key = { .index = set->index };

	(void)answer;
	if (set->direction != DOT11_DIR_INBOUND &&
	    set->direction != DOT11_DIR_BOTH)
		return ERROR_INVALID_PARAMETER;
	/* a key with an address is for the frames of that station only */
	if (memcmp(set->key.mac, zero, sizeof(zero)))
		key.mac = (struct nwc_blob){ set->key.mac, sizeof(zero) };
	return key_set(a, &set->key, &key);
}

/**
 * keys_set_key_mapping_key() - Dot11ExtSetKeyMappingKey (IHV-92)
 * @a: adapter
 * @call: the call
 * @answer: unused
 *
 * Return: Win32 error.
 */
uint32_t keys_set_key_mapping_key(struct adapter *a,
				  const struct ihvd_message *call,
				  struct ihvd_message *answer)
{
	const struct ihvd_mapping_key *set = &call->mapping_key;
	struct nwc_ihv_key key = {
		.mac = { set->key.mac, sizeof(set->key.mac) },
	};

	(void)answer;
	if (set->direction < DOT11_DIR_INBOUND ||
	    set->direction > DOT11_DIR_BOTH)
		return ERROR_INVALID_PARAMETER;
	/* the radio has one key for both directions */
	if (set->direction != DOT11_DIR_BOTH)
		return ERROR_NOT_SUPPORTED;
	return key_set(a, &set->key, &key);
}

/**
 * keys_set_default_key_id() - Dot11ExtSetDefaultKeyId (IHV-91)
 * @a: adapter
 * @call: the call
 * @answer: unused
 *
 * Return: Win32 error.
 */
uint32_t keys_set_default_key_id(struct adapter *a,
				 const struct ihvd_message *call,
				 struct ihvd_message *answer)
{
	struct nwc_ihv_key key = {
		.index = call->key_id.index,
		.make_default = true,
	};

	(void)answer;
	if (call->key_id.index > MAX_KEY_ID)
		return ERROR_INVALID_PARAMETER;
	return key_request(a, &key);
}

/**
 * keys_install() - install the static keys with an association
 * @a: adapter with a new security session, of which the plugin is not told yet
 *
 * What the kernel refuses is said in the log: without a key that its cipher needs
 * the port does not open (PORT-13).
 */
void keys_install(struct adapter *a)
{
	const struct kept_key *kept;
	struct nwc_ihv_key key;
	uint32_t result;

	for (kept = a->kept; kept; kept = kept->next) {
		key = kept->key;
		result = key_request(a, &key);
		if (result != ERROR_SUCCESS)
			plugin_log(a->plugin,
				   "%s: static key %u is refused: error %u",
				   a->name, key.index, result);
	}
}

/**
 * keys_forget() - the connection that static keys were for is over
 * @a: adapter
 */
void keys_forget(struct adapter *a)
{
	struct kept_key *kept;

	while (a->kept) {
		kept = a->kept;
		a->kept = kept->next;
		kept_free(kept);
	}
}
