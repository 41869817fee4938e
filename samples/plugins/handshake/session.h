/* SPDX-License-Identifier: BSD-3-Clause */
/* One run of the handshake: messages in, messages and keys out. */
#ifndef SAMPLES_HANDSHAKE_SESSION_H
#define SAMPLES_HANDSHAKE_SESSION_H

#include <stdbool.h>
#include <wlanihv.h>

#include "../ccmp.h"
#include "fragment.h"

/* "OUI Extended EtherType" of IEEE 802, and whose it is from there */
#define HANDSHAKE_ETHERTYPE 0x88b7
#define HANDSHAKE_OUI { 0x02, 0x6e, 0x77 }
#define HANDSHAKE_PROTOCOL { 0x00, 0x01 }
#define HANDSHAKE_VERSION 1

#define NONCE_LENGTH 32
#define MIC_LENGTH 32

/* Why a port is not authorized, beside those of the fragment (IHV-51) */
#define REASON_NO_ANSWER (L2_REASON_CODE_IHV_BASE + 16)
#define REASON_WRONG_ANSWER (L2_REASON_CODE_IHV_BASE + 17)
#define REASON_REFUSED (L2_REASON_CODE_IHV_BASE + 18)
#define REASON_REVOKED (L2_REASON_CODE_IHV_BASE + 19)
#define REASON_FAILED (L2_REASON_CODE_IHV_BASE + 20)

/* How often a message is sent, and how long an answer is waited for */
#define SESSION_TRIES 10
#define SESSION_WAIT_MS 500

/**
 * enum message_type - the messages, in the order of a run
 * @MESSAGE_HELLO: station: here I am, with my nonce
 * @MESSAGE_CHALLENGE: authenticator: its nonce, and proof of the secret
 * @MESSAGE_RESPONSE: station: proof of the secret
 * @MESSAGE_ACCEPT: authenticator: you are let in; the group key's nonce
 * @MESSAGE_CONFIRM: station: the keys will be in use
 * @MESSAGE_REFUSE: authenticator: you are not let in
 * @MESSAGE_REVOKE: authenticator: you no longer are
 */
enum message_type {
	MESSAGE_HELLO = 1,
	MESSAGE_CHALLENGE,
	MESSAGE_RESPONSE,
	MESSAGE_ACCEPT,
	MESSAGE_CONFIRM,
	MESSAGE_REFUSE,
	MESSAGE_REVOKE,
};

/**
 * struct message - what every message begins with
 * @oui: HANDSHAKE_OUI
 * @protocol: HANDSHAKE_PROTOCOL
 * @version: HANDSHAKE_VERSION
 * @type: enum message_type
 * @station_nonce: of the station
 * @authenticator_nonce: of the authenticator; zeros in HELLO
 *
 * All but HELLO end with a MIC over everything before it.
 */
struct message {
	UCHAR oui[3];
	UCHAR protocol[2];
	UCHAR version;
	UCHAR type;
	UCHAR station_nonce[NONCE_LENGTH];
	UCHAR authenticator_nonce[NONCE_LENGTH];
};

/**
 * struct challenge - CHALLENGE
 * @head: see there
 * @station: the station's address as the authenticator sees it
 * @mic: see there
 */
struct challenge {
	struct message head;
	UCHAR station[6];
	UCHAR mic[MIC_LENGTH];
};

/**
 * struct accept - ACCEPT
 * @head: see there
 * @key_id: index of the group key, 1 to 3
 * @counter: packet number of the group key, least significant byte first
 * @group_nonce: what the group key is made of
 * @mic: see there
 */
struct accept {
	struct message head;
	UCHAR key_id;
	UCHAR counter[CCMP_COUNTER_LENGTH];
	UCHAR group_nonce[NONCE_LENGTH];
	UCHAR mic[MIC_LENGTH];
};

/**
 * struct verdict - RESPONSE, CONFIRM, REFUSE, REVOKE
 * @head: see there
 * @mic: see there
 */
struct verdict {
	struct message head;
	UCHAR mic[MIC_LENGTH];
};

/**
 * enum session_state - where a run is
 * @SESSION_OVER: nowhere
 * @SESSION_GREETING: HELLO is out
 * @SESSION_PROVING: RESPONSE is out
 * @SESSION_CONFIRMING: CONFIRM is out, but may not have left yet
 * @SESSION_AUTHORIZED: the keys are in use
 */
enum session_state {
	SESSION_OVER,
	SESSION_GREETING,
	SESSION_PROVING,
	SESSION_CONFIRMING,
	SESSION_AUTHORIZED,
};

/**
 * enum session_action - what is to be done now
 * @SESSION_NOTHING: nothing
 * @SESSION_SEND: send &session.out, and wait for SESSION_WAIT_MS
 * @SESSION_INSTALL: install the keys, and authorize the port
 * @SESSION_FAIL: the port is not authorized, because of &session.reason
 */
enum session_action {
	SESSION_NOTHING,
	SESSION_SEND,
	SESSION_INSTALL,
	SESSION_FAIL,
};

/**
 * struct session - a run, which belongs to one association
 * @state: see there
 * @secret: of the profile
 * @ssid: network
 * @peer: AP
 * @station_nonce: ours
 * @authenticator_nonce: its
 * @authentication: key of the MICs
 * @pairwise: key for the AP alone
 * @group: key for what is for all
 * @key_id: index of @group
 * @counter: packet number that receiving with @group begins with
 * @tries: how often @out was sent
 * @wrong: an answer has come that was not right
 * @reason: of SESSION_FAIL
 * @out: message to be sent
 * @out_length: bytes of it
 */
struct session {
	enum session_state state;
	UCHAR secret[SECRET_LENGTH];
	DOT11_SSID ssid;
	DOT11_MAC_ADDRESS peer;
	UCHAR station_nonce[NONCE_LENGTH];
	UCHAR authenticator_nonce[NONCE_LENGTH];
	UCHAR authentication[MIC_LENGTH];
	UCHAR pairwise[CCMP_KEY_LENGTH];
	UCHAR group[CCMP_KEY_LENGTH];
	UCHAR key_id;
	UCHAR counter[CCMP_COUNTER_LENGTH];
	unsigned int tries;
	bool wrong;
	DWORD reason;
	UCHAR out[sizeof(struct verdict)];
	size_t out_length;
};

enum session_action session_begin(struct session *session,
				  const UCHAR secret[SECRET_LENGTH],
				  const DOT11_SSID *ssid,
				  const DOT11_MAC_ADDRESS *peer);
enum session_action session_receive(struct session *session, const UCHAR *bytes,
				    size_t length);
enum session_action session_sent(struct session *session);
enum session_action session_timeout(struct session *session);
void session_end(struct session *session);

#endif /* SAMPLES_HANDSHAKE_SESSION_H */
