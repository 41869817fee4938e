/* SPDX-License-Identifier: BSD-3-Clause */
/*
 * The supplicant's part of the 4-way and the group key handshake (IEEE 802.11,
 * 12.7), for AKM 00-0F-AC:1 and CCMP: frames in, frames and keys out.
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
/* An RSN element, as long as it may be */
#define MAX_RSNE 257

/**
 * struct key_frame - an EAPOL-Key frame without its key data
 * @version: of EAPOL
 * @type: 3
 * @length: of what follows; big-endian, as are all numbers here
 * @descriptor: 2, RSN
 * @info: what it is about
 * @key_length: of the pairwise key
 * @counter: against replays
 * @nonce: of the sender
 * @iv: unused
 * @rsc: packet number of the group key, least significant byte first
 * @reserved: zeros
 * @mic: over the whole frame, with zeros in this place
 * @data_length: bytes of key data
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
 * @kck: makes MICs
 * @kek: wraps key data
 * @tk: is the pairwise key
 */
struct ptk {
	UCHAR kck[16];
	UCHAR kek[16];
	UCHAR tk[CCMP_KEY_LENGTH];
};

/**
 * struct link - what the handshake is bound to
 * @own: our address
 * @peer: that of the AP
 * @rsne: RSN element of our association request
 * @rsne_length: bytes of it
 * @ap_rsne: RSN element of the AP's beacon
 * @ap_rsne_length: bytes of it
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
 * enum supplicant_action - what is to be done now
 * @SUPPLICANT_NOTHING: nothing
 * @SUPPLICANT_SEND: send &supplicant.out
 * @SUPPLICANT_SEND_AND_KEYS: and when it has left, install both keys
 * @SUPPLICANT_SEND_AND_GROUP: and when it has left, install the group key
 * @SUPPLICANT_FAIL: somebody is in between, or there is no memory
 */
enum supplicant_action {
	SUPPLICANT_NOTHING,
	SUPPLICANT_SEND,
	SUPPLICANT_SEND_AND_KEYS,
	SUPPLICANT_SEND_AND_GROUP,
	SUPPLICANT_FAIL,
};

/**
 * struct supplicant - one end of the handshakes
 * @link: see there
 * @pmk: pairwise master key
 * @have_pmk: it is there
 * @snonce: ours
 * @anonce: of the AP, of message 1
 * @next: keys that message 3 has not confirmed yet
 * @have_next: they are there
 * @ptk: confirmed keys
 * @have_ptk: they are there
 * @counter: of the last authentic frame
 * @have_counter: there was one
 * @group: group key
 * @group_index: its index
 * @rsc: its packet number
 * @have_group: it is there
 * @out: frame to be sent
 * @out_length: bytes of it
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
