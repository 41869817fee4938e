// SPDX-License-Identifier: GPL-2.0-only
/* EAPOL frames on the wire between a supplicant and the daemon. */
#include <arpa/inet.h>
#include <linux/if_ether.h>
#include <string.h>
#include <sys/socket.h>

#include "ihvd/onex/frame.h"

/* EAPOL-Key frame of IEEE 802.11 (12.7.2), with a MIC of 16 bytes */
#define KEY_DESCRIPTOR_RSN	2
/* HMAC-SHA1 and AES, pairwise, to be answered: message 1 of the handshake */
#define KEY_INFO		0x008a
#define KEY_LENGTH		16

struct key_frame {
	uint8_t version;
	uint8_t type;
	uint16_t length;
	uint8_t descriptor;
	uint16_t info;
	uint16_t key_length;
	uint8_t replay_counter[8];
	uint8_t nonce[32];
	uint8_t iv[16];
	uint8_t rsc[8];
	uint8_t reserved[8];
	uint8_t mic[16];
	uint16_t data_length;
} __attribute__((packed));

/**
 * onex_frame_valid() - is this a whole EAPOL packet?
 * @eapol: packet, from its version on
 * @len: how many bytes
 *
 * Return: true if so; there may be padding behind it.
 */
bool onex_frame_valid(const uint8_t *eapol, size_t len)
{
	return len >= ONEX_EAPOL_HEAD && len <= ONEX_MAX_EAPOL &&
	       len - ONEX_EAPOL_HEAD >= ((size_t)eapol[2] << 8 | eapol[3]);
}

/**
 * onex_frame_put() - put a packet on the wire
 * @link: our end of it
 * @from: who is to have sent it
 * @eapol: packet, at most %ONEX_MAX_EAPOL bytes
 * @len: how many bytes
 *
 * Return: false if it was not sent.
 */
bool onex_frame_put(int link, const uint8_t from[ETH_ALEN],
		    const uint8_t *eapol, size_t len)
{
	uint8_t frame[ETH_HLEN + ONEX_MAX_EAPOL];
	const uint16_t type = htons(ETH_P_PAE);

	/* the only other end of it is the supplicant */
	memset(frame, 0xff, ETH_ALEN);
	memcpy(frame + ETH_ALEN, from, ETH_ALEN);
	memcpy(frame + 2 * ETH_ALEN, &type, sizeof(type));
	memcpy(frame + ETH_HLEN, eapol, len);
	return send(link, frame, ETH_HLEN + len, MSG_DONTWAIT) ==
	       (ssize_t)(ETH_HLEN + len);
}

/**
 * onex_frame_take() - take a packet of the supplicant off the wire
 * @link: our end of it
 * @eapol: set to the packet
 *
 * Return: its length without padding; 0 if there is none, or one that is not
 * whole.
 */
size_t onex_frame_take(int link, uint8_t eapol[static ONEX_MAX_EAPOL])
{
	uint8_t frame[ETH_HLEN + ONEX_MAX_EAPOL];
	const uint8_t *packet = frame + ETH_HLEN;
	ssize_t len;

	len = recv(link, frame, sizeof(frame), MSG_DONTWAIT);
	if (len < ETH_HLEN || !onex_frame_valid(packet, (size_t)len - ETH_HLEN))
		return 0;
	len = ONEX_EAPOL_HEAD + (packet[2] << 8 | packet[3]);
	memcpy(eapol, packet, (size_t)len);
	return (size_t)len;
}

/**
 * onex_frame_ask_key() - begin a handshake, for which the supplicant gets its
 *	key out
 * @link: our end of the wire
 * @from: authenticator
 *
 * The handshake ends with its answer, which goes nowhere.
 *
 * Return: false if nothing was sent.
 */
bool onex_frame_ask_key(int link, const uint8_t from[ETH_ALEN])
{
	struct key_frame frame = {
		.version = ONEX_EAPOL_VERSION,
		.type = ONEX_EAPOL_KEY,
		.length = htons(sizeof(frame) - ONEX_EAPOL_HEAD),
		.descriptor = KEY_DESCRIPTOR_RSN,
		.info = htons(KEY_INFO),
		.key_length = htons(KEY_LENGTH),
		.replay_counter = { [7] = 1 },
	};

	memset(frame.nonce, 1, sizeof(frame.nonce));
	return onex_frame_put(link, from, (const uint8_t *)&frame,
			      sizeof(frame));
}
