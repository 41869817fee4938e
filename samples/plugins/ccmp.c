// SPDX-License-Identifier: BSD-3-Clause
#include "ccmp.h"

#include <stddef.h>
#include <string.h>

/**
 * ccmp_choose_unicast() - choose CCMP for unicast frames
 * @adapter: adapter
 *
 * Return: ERROR_SUCCESS or an error number.
 */
DWORD ccmp_choose_unicast(struct adapter *adapter)
{
	return adapter->host->Dot11ExtSetUnicastCipherAlgorithm(
		adapter->service, DOT11_CIPHER_ALGO_CCMP);
}

/**
 * ccmp_choose_multicast() - choose CCMP for multicast frames
 * @adapter: adapter
 *
 * Return: ERROR_SUCCESS or an error number.
 */
DWORD ccmp_choose_multicast(struct adapter *adapter)
{
	return adapter->host->Dot11ExtSetMulticastCipherAlgorithm(
		adapter->service, DOT11_CIPHER_ALGO_CCMP);
}

/* The structure of a CCMP key is at the end of another structure (IHV-90). */
#define CCMP_SIZE (offsetof(DOT11_KEY_ALGO_CCMP, ucCCMPKey) + CCMP_KEY_LENGTH)

static void ccmp_key_fill(UCHAR *to, const UCHAR *key, const UCHAR *counter)
{
	const ULONG length = CCMP_KEY_LENGTH;

	memset(to, 0, CCMP_SIZE);
	if (counter)
		memcpy(to + offsetof(DOT11_KEY_ALGO_CCMP, ucIV48Counter),
		       counter, CCMP_COUNTER_LENGTH);
	memcpy(to + offsetof(DOT11_KEY_ALGO_CCMP, ulCCMPKeyLength), &length,
	       sizeof(length));
	memcpy(to + offsetof(DOT11_KEY_ALGO_CCMP, ucCCMPKey), key,
	       CCMP_KEY_LENGTH);
}

/**
 * ccmp_set_pairwise() - install the key for one peer (IHV-92)
 * @adapter: adapter
 * @peer: the peer
 * @key: the key, for both directions
 *
 * Return: ERROR_SUCCESS or an error number.
 */
DWORD ccmp_set_pairwise(const struct adapter *adapter,
			const DOT11_MAC_ADDRESS *peer,
			const UCHAR key[CCMP_KEY_LENGTH])
{
	union {
		DOT11_CIPHER_KEY_MAPPING_KEY_VALUE value;
		UCHAR bytes[sizeof(DOT11_CIPHER_KEY_MAPPING_KEY_VALUE) +
			    CCMP_SIZE];
	} full = {
		.value = {
			.AlgorithmId = DOT11_CIPHER_ALGO_CCMP,
			.Direction = DOT11_DIR_BOTH,
			.usKeyLength = CCMP_SIZE,
		},
	};
	DWORD error;

	memcpy(full.value.PeerMacAddr, *peer, sizeof(*peer));
	ccmp_key_fill(full.bytes + offsetof(DOT11_CIPHER_KEY_MAPPING_KEY_VALUE,
					    ucKey),
		      key, NULL);
	error = adapter->host->Dot11ExtSetKeyMappingKey(adapter->service,
							&full.value);
	explicit_bzero(&full, sizeof(full));
	return error;
}

/**
 * ccmp_set_group() - install the key for multicast frames (IHV-90)
 * @adapter: adapter
 * @index: index of the key
 * @key: the key
 * @counter: packet number of the first frame to receive, least significant byte
 *	first
 *
 * Return: ERROR_SUCCESS or an error number.
 */
DWORD ccmp_set_group(const struct adapter *adapter, ULONG index,
		     const UCHAR key[CCMP_KEY_LENGTH],
		     const UCHAR counter[CCMP_COUNTER_LENGTH])
{
	union {
		DOT11_CIPHER_DEFAULT_KEY_VALUE value;
		UCHAR bytes[sizeof(DOT11_CIPHER_DEFAULT_KEY_VALUE) + CCMP_SIZE];
	} full = {
		.value = {
			.Header = {
				.Type = NDIS_OBJECT_TYPE_DEFAULT,
				.Revision =
				DOT11_CIPHER_DEFAULT_KEY_VALUE_REVISION_1,
				.Size = sizeof(DOT11_CIPHER_DEFAULT_KEY_VALUE),
			},
			.uKeyIndex = index,
			.AlgorithmId = DOT11_CIPHER_ALGO_CCMP,
			.usKeyLength = CCMP_SIZE,
		},
	};
	DWORD error;

	ccmp_key_fill(full.bytes +
			      offsetof(DOT11_CIPHER_DEFAULT_KEY_VALUE, ucKey),
		      key, counter);
	error = adapter->host->Dot11ExtSetDefaultKey(adapter->service,
						     &full.value,
						     DOT11_DIR_INBOUND);
	explicit_bzero(&full, sizeof(full));
	return error;
}
