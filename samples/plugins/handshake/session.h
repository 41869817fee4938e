/* SPDX-License-Identifier: BSD-3-Clause */
/* One run of the handshake: messages in, messages and keys out. */
#ifndef SAMPLES_HANDSHAKE_SESSION_H
#define SAMPLES_HANDSHAKE_SESSION_H

#include <stdbool.h>
#include <wlanihv.h>

#include "../ccmp.h"
#include "fragment.h"

/* The "OUI Extended EtherType" of IEEE 802, and our OUI and protocol in it */
#define HANDSHAKE_ETHERTYPE 0x88b7
#define HANDSHAKE_OUI { 0x02, 0x6e, 0x77 }
#define HANDSHAKE_PROTOCOL { 0x00, 0x01 }
#define HANDSHAKE_VERSION 1

#define NONCE_LENGTH 32
#define MIC_LENGTH 32

/* Reasons of a port that is not authorized, besides those of the fragment */
#define REASON_NO_ANSWER (L2_REASON_CODE_IHV_BASE + 16)
#define REASON_WRONG_ANSWER (L2_REASON_CODE_IHV_BASE + 17)
#define REASON_REFUSED (L2_REASON_CODE_IHV_BASE + 18)
#define REASON_REVOKED (L2_REASON_CODE_IHV_BASE + 19)
#define REASON_FAILED (L2_REASON_CODE_IHV_BASE + 20)

/* How often a message is sent, and how long to wait for an answer */
#define SESSION_TRIES 10
#define SESSION_WAIT_MS 500

/**
 * enum message_type - the messages, in the order of a run
 * @MESSAGE_HELLO: the station begins, and sends its nonce
 * @MESSAGE_CHALLENGE: the authenticator sends its nonce, and proves the secret
 * @MESSAGE_RESPONSE: the station proves the secret
 * @MESSAGE_ACCEPT: the authenticator accepts the station, and sends the nonce
 *	of the group key
 * @MESSAGE_CONFIRM: the station is about to install the keys
 * @MESSAGE_REFUSE: the authenticator refuses the station
 * @MESSAGE_REVOKE: the authenticator does not accept the station any more
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
 * struct message - head of every message
 * @oui: HANDSHAKE_OUI
 * @protocol: HANDSHAKE_PROTOCOL
 * @version: HANDSHAKE_VERSION
 * @type: enum message_type
 * @station_nonce: nonce of the station
 * @authenticator_nonce: nonce of the authenticator; zeros in HELLO
 *
 * All messages but HELLO end with a MIC over everything before it.
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
 * @head: head of the message
 * @station: address of the station that the authenticator sees
 * @mic: MIC of the message
 */
struct challenge {
	struct message head;
	UCHAR station[6];
	UCHAR mic[MIC_LENGTH];
};

/**
 * struct accept - ACCEPT
 * @head: head of the message
 * @key_id: index of the group key, 1 to 3
 * @counter: packet number of the group key, least significant byte first
 * @group_nonce: nonce of the group key
 * @mic: MIC of the message
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
 * @head: head of the message
 * @mic: MIC of the message
 */
struct verdict {
	struct message head;
	UCHAR mic[MIC_LENGTH];
};

/**
 * enum session_state - state of a run
 * @SESSION_OVER: there is no run
 * @SESSION_GREETING: HELLO was sent
 * @SESSION_PROVING: RESPONSE was sent
 * @SESSION_CONFIRMING: CONFIRM is being sent
 * @SESSION_AUTHORIZED: the keys are installed
 */
enum session_state {
	SESSION_OVER,
	SESSION_GREETING,
	SESSION_PROVING,
	SESSION_CONFIRMING,
	SESSION_AUTHORIZED,
};

/**
 * enum session_action - next action of a run
 * @SESSION_NOTHING: do nothing
 * @SESSION_SEND: send &session.out, and wait for SESSION_WAIT_MS
 * @SESSION_INSTALL: install the keys, and authorize the port
 * @SESSION_FAIL: do not authorize the port, for &session.reason
 */
enum session_action {
	SESSION_NOTHING,
	SESSION_SEND,
	SESSION_INSTALL,
	SESSION_FAIL,
};

/**
 * struct session - a run, which belongs to one association
 * @state: state of the run
 * @secret: secret of the profile
 * @ssid: network
 * @peer: AP
 * @station_nonce: nonce of this station
 * @authenticator_nonce: nonce of the authenticator
 * @authentication: key of the MICs
 * @pairwise: key for unicast frames
 * @group: key for multicast frames
 * @key_id: index of @group
 * @counter: packet number of the first frame to receive with @group
 * @tries: number of times that @out was sent
 * @wrong: an answer with a wrong MIC was received
 * @reason: reason of SESSION_FAIL
 * @out: message to send
 * @out_length: length of @out in bytes
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
