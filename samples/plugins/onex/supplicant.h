/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * The part of the supplicant in the 4-way and the group key handshake (IEEE
 * 802.11, 12.7), for AKM 00-0F-AC:1 and CCMP. It takes frames, and returns
 * frames and keys.
 */
#ifndef SAMPLES_ONEX_SUPPLICANT_H
#define SAMPLES_ONEX_SUPPLICANT_H

#include <stdbool.h>
#include <wlanihv.h>

#include "../ccmp.h"

#define PMK_LENGTH 32
#define NONCE_LENGTH 32
#define KEY_MIC_LENGTH 16
#define COUNTER_LENGTH 8
#define RSC_LENGTH 8
/* Greatest length of an RSN element */
#define MAX_RSNE 257

/**
 * struct key_frame - an EAPOL-Key frame without its key data
 * @version: version of EAPOL
 * @type: 3
 * @length: number of bytes after this member; big-endian, as all numbers here
 * @descriptor: 2, for RSN
 * @info: key information
 * @key_length: length of the pairwise key
 * @counter: replay counter
 * @nonce: nonce of the sender
 * @iv: unused
 * @rsc: packet number of the group key, least significant byte first
 * @reserved: zeros
 * @mic: MIC over the whole frame, in which this member is zero
 * @data_length: length of the key data
 */
struct key_frame {
	UCHAR version;
	UCHAR type;
	UCHAR length[2];
	UCHAR descriptor;
	UCHAR info[2];
	UCHAR key_length[2];
	UCHAR counter[COUNTER_LENGTH];
	UCHAR nonce[NONCE_LENGTH];
	UCHAR iv[16];
	UCHAR rsc[RSC_LENGTH];
	UCHAR reserved[8];
	UCHAR mic[KEY_MIC_LENGTH];
	UCHAR data_length[2];
};

/**
 * struct ptk - pairwise transient key
 * @kck: key of the MICs
 * @kek: key that wraps key data
 * @tk: pairwise key
 */
struct ptk {
	UCHAR kck[16];
	UCHAR kek[16];
	UCHAR tk[CCMP_KEY_LENGTH];
};

/**
 * struct link - addresses and elements that the handshake is bound to
 * @own: address of this station
 * @peer: address of the AP
 * @rsne: RSN element of the association request
 * @rsne_length: length of @rsne in bytes
 * @ap_rsne: RSN element of the beacon
 * @ap_rsne_length: length of @ap_rsne in bytes
 */
struct link {
	UCHAR own[6];
	UCHAR peer[6];
	UCHAR rsne[MAX_RSNE];
	size_t rsne_length;
	UCHAR ap_rsne[MAX_RSNE];
	size_t ap_rsne_length;
};

/**
 * enum supplicant_action - next action of the supplicant
 * @SUPPLICANT_NOTHING: do nothing
 * @SUPPLICANT_SEND: send &supplicant.out
 * @SUPPLICANT_SEND_AND_KEYS: the same, and then install both keys
 * @SUPPLICANT_SEND_AND_GROUP: the same, and then install the group key
 * @SUPPLICANT_FAIL: end, because of an attack or a lack of random numbers
 */
enum supplicant_action {
	SUPPLICANT_NOTHING,
	SUPPLICANT_SEND,
	SUPPLICANT_SEND_AND_KEYS,
	SUPPLICANT_SEND_AND_GROUP,
	SUPPLICANT_FAIL,
};

/**
 * struct supplicant - the supplicant of an association
 * @link: what the handshakes are bound to
 * @pmk: pairwise master key
 * @have_pmk: @pmk is valid
 * @snonce: nonce of this station
 * @anonce: nonce of the AP, from message 1
 * @next: keys that message 3 has not confirmed yet
 * @have_next: @next is valid
 * @ptk: confirmed keys
 * @have_ptk: @ptk is valid
 * @counter: replay counter of the last authentic frame
 * @have_counter: @counter is valid
 * @group: group key
 * @group_index: index of @group
 * @rsc: packet number of @group
 * @have_group: @group is valid
 * @out: frame to send
 * @out_length: length of @out in bytes
 */
struct supplicant {
	struct link link;
	UCHAR pmk[PMK_LENGTH];
	bool have_pmk;
	UCHAR snonce[NONCE_LENGTH];
	UCHAR anonce[NONCE_LENGTH];
	struct ptk next;
	bool have_next;
	struct ptk ptk;
	bool have_ptk;
	UCHAR counter[COUNTER_LENGTH];
	bool have_counter;
	UCHAR group[CCMP_KEY_LENGTH];
	UCHAR group_index;
	UCHAR rsc[RSC_LENGTH];
	bool have_group;
	UCHAR out[sizeof(struct key_frame) + MAX_RSNE];
	size_t out_length;
};

void supplicant_begin(struct supplicant *s, const struct link *link);
void supplicant_set_pmk(struct supplicant *s, const UCHAR pmk[PMK_LENGTH]);
enum supplicant_action supplicant_receive(struct supplicant *s,
					  const UCHAR *frame, size_t length);
void supplicant_end(struct supplicant *s);

#endif /* SAMPLES_ONEX_SUPPLICANT_H */
