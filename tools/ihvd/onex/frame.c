// SPDX-License-Identifier: GPL-2.0-only
/* EAPOL frames on the wire between a supplicant and the daemon. */
#include <arpa/inet.h>
#include <linux/if_ether.h>
#include <string.h>
#include <sys/socket.h>

#include "eapol.h"
#include "ihvd/onex/frame.h"

/* EAPOL versions in use, and the last packet type (IEEE 802.1X-2020, 11.3) */
#define VERSION_FIRST	1
#define VERSION_LAST	3
#define TYPE_LAST	8

/* Code, identifier and length (RFC 3748); codes up to those of RFC 6696 */
#define EAP_HEADER_LENGTH	4
#define EAP_CODE_FIRST		1
#define EAP_CODE_LAST		6

/* EAPOL-Key frame of IEEE 802.11 (12.7.2), with a MIC of 16 bytes */
#define KEY_DESCRIPTOR_RSN	2
/* Message 1 of the handshake: HMAC-SHA1 and AES, pairwise, to be answered */
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
 * @len: bytes of it, possibly with padding
 *
 * Return: true if so.
 */
bool onex_frame_valid(const uint8_t *eapol, size_t len)
{
	return len >= NWIFI_EAPOL_HEADER_LENGTH && len <= ONEX_MAX_EAPOL &&
	       len - NWIFI_EAPOL_HEADER_LENGTH >=
	       ((size_t)eapol[2] << 8 | eapol[3]);
}

/*
 * Is this a whole EAPOL packet, with a whole EAP packet inside if its type says
 * so?
 */
static bool frame_is_consistent(const uint8_t *eapol, size_t len)
{
	const uint8_t *eap = eapol + NWIFI_EAPOL_HEADER_LENGTH;
	size_t body, eap_len;

	if (!onex_frame_valid(eapol, len))
		return false;
	if (eapol[1] != NWIFI_EAPOL_EAP)
		return true;
	body = (size_t)eapol[2] << 8 | eapol[3];
	if (body < EAP_HEADER_LENGTH)
		return false;
	eap_len = (size_t)eap[2] << 8 | eap[3];
	return eap[0] >= EAP_CODE_FIRST && eap[0] <= EAP_CODE_LAST &&
	       eap_len >= EAP_HEADER_LENGTH && eap_len <= body;
}

static bool frame_has_padding_only(const uint8_t *eapol, size_t len)
{
	size_t at = NWIFI_EAPOL_HEADER_LENGTH + (eapol[2] << 8 | eapol[3]);

	while (at < len && !eapol[at])
		at++;
	return at == len;
}

/**
 * onex_frame_of_plugin() - take a packet that a plugin hands over
 * @packet: packet, which begins with its version or with its type
 * @eapol: set to the packet, from its version on
 *
 * The documented form begins with the type (IHV-75). The driver kit's sample
 * puts the version in front (C5). A version can be taken for a type: 1 for
 * Start, 2 for Logoff, 3 for Key. But a packet with a version has a type and a
 * length that fit behind it, and an EAP packet inside has a length that fits
 * once more; only a packet that is not whole in this form is taken for one of
 * the documented form, and then nothing but zeros may be behind a type other
 * than EAP and its length.
 *
 * Return: its length; 0 if it is whole in neither form.
 */
size_t onex_frame_of_plugin(struct nwc_blob packet,
			    uint8_t eapol[static ONEX_MAX_EAPOL])
{
	const uint8_t *data = packet.data;

	if (!packet.len || packet.len > ONEX_MAX_EAPOL)
		return 0;
	if (data[0] >= VERSION_FIRST && data[0] <= VERSION_LAST &&
	    packet.len > 1 && data[1] <= TYPE_LAST &&
	    frame_is_consistent(data, packet.len)) {
		memcpy(eapol, data, packet.len);
		return packet.len;
	}
	if (packet.len >= ONEX_MAX_EAPOL)
		return 0;
	eapol[0] = ONEX_EAPOL_VERSION;
	memcpy(eapol + 1, data, packet.len);
	if (!frame_is_consistent(eapol, packet.len + 1) ||
	    (eapol[1] != NWIFI_EAPOL_EAP &&
	     !frame_has_padding_only(eapol, packet.len + 1)))
		return 0;
	return packet.len + 1;
}

/**
 * onex_frame_put() - put a packet on the wire
 * @link: the daemon's end of the wire
 * @from: source address of the frame
 * @eapol: packet
 * @len: bytes of it, at most %ONEX_MAX_EAPOL
 *
 * Return: false if it was not sent.
 */
bool onex_frame_put(int link, const uint8_t from[ETH_ALEN],
		    const uint8_t *eapol, size_t len)
{
	uint8_t frame[ETH_HLEN + ONEX_MAX_EAPOL];
	const uint16_t type = htons(ETH_P_PAE);

	/* only the supplicant is at the other end */
	memset(frame, 0xff, ETH_ALEN);
	memcpy(frame + ETH_ALEN, from, ETH_ALEN);
	memcpy(frame + 2 * ETH_ALEN, &type, sizeof(type));
	memcpy(frame + ETH_HLEN, eapol, len);
	return send(link, frame, ETH_HLEN + len, MSG_DONTWAIT) ==
	       (ssize_t)(ETH_HLEN + len);
}

/**
 * onex_frame_take() - take a packet of the supplicant off the wire
 * @link: the daemon's end of the wire
 * @eapol: set to the packet
 *
 * Return: its length without padding; 0 if there is no packet, or if it is not
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
	len = NWIFI_EAPOL_HEADER_LENGTH + (packet[2] << 8 | packet[3]);
	memcpy(eapol, packet, (size_t)len);
	return (size_t)len;
}

/**
 * onex_frame_ask_key() - begin a 4-way handshake, for which the supplicant
 *	prints its key
 * @link: the daemon's end of the wire
 * @from: address of the authenticator
 *
 * The handshake ends with the answer of the supplicant, which is dropped.
 *
 * Return: false if nothing was sent.
 */
bool onex_frame_ask_key(int link, const uint8_t from[ETH_ALEN])
{
	struct key_frame frame = {
		.version = ONEX_EAPOL_VERSION,
		.type = NWIFI_EAPOL_KEY,
		.length = htons(sizeof(frame) - NWIFI_EAPOL_HEADER_LENGTH),
		.descriptor = KEY_DESCRIPTOR_RSN,
		.info = htons(KEY_INFO),
		.key_length = htons(KEY_LENGTH),
		.replay_counter = { [7] = 1 },
	};

	memset(frame.nonce, 1, sizeof(frame.nonce));
	return onex_frame_put(link, from, (const uint8_t *)&frame,
			      sizeof(frame));
}
