// SPDX-License-Identifier: BSD-3-Clause
/*
 * The run of a handshake, without threads, clocks and functions of the host.
 * README.md describes the protocol.
 *
 * A message that is not authentic neither ends a run nor is answered, because
 * anybody can send it. So with a wrong secret at either end, all tries run out.
 */
#include "session.h"

#include <stddef.h>
#include <string.h>

#include "../crypto.h"

#define LABEL_SESSION "nwifi sample handshake session"
#define LABEL_GROUP "nwifi sample handshake group"
#define LABEL_AUTHENTICATION "authentication"
#define LABEL_PAIRWISE "pairwise"

#define PART(object) { &(object), sizeof(object) }
#define TEXT_PART(text) { text, sizeof(text) - 1 }

static const UCHAR oui[] = HANDSHAKE_OUI;
static const UCHAR protocol[] = HANDSHAKE_PROTOCOL;

static bool key_derive(const UCHAR from[CRYPTO_SHA256], const char *label,
		       UCHAR *to, size_t length)
{
	const struct crypto_part part = { label, strlen(label) };
	UCHAR digest[CRYPTO_SHA256];
	bool done = crypto_hmac_sha256(from, CRYPTO_SHA256, &part, 1, digest);

	if (done)
		memcpy(to, digest, length);
	explicit_bzero(digest, sizeof(digest));
	return done;
}

/* Derive the keys of this run from both ends, both nonces and the network. */
static bool keys_derive(struct session *s, const UCHAR station[6])
{
	const UCHAR ssid_length = (UCHAR)s->ssid.uSSIDLength;
	const struct crypto_part parts[] = {
		TEXT_PART(LABEL_SESSION),
		PART(s->peer),
		{ station, 6 },
		PART(ssid_length),
		{ s->ssid.ucSSID, ssid_length },
		PART(s->authenticator_nonce),
		PART(s->station_nonce),
	};
	UCHAR base[CRYPTO_SHA256];
	bool done;

	done = crypto_hmac_sha256(s->secret, sizeof(s->secret), parts,
				  ARRAYSIZE(parts), base) &&
	       key_derive(base, LABEL_AUTHENTICATION, s->authentication,
			  sizeof(s->authentication)) &&
	       key_derive(base, LABEL_PAIRWISE, s->pairwise,
			  sizeof(s->pairwise));
	explicit_bzero(base, sizeof(base));
	return done;
}

/* Derive the key that all stations of the AP share. */
static bool group_key_derive(struct session *s, const UCHAR nonce[NONCE_LENGTH])
{
	const UCHAR ssid_length = (UCHAR)s->ssid.uSSIDLength;
	const struct crypto_part parts[] = {
		TEXT_PART(LABEL_GROUP),
		PART(s->peer),
		PART(ssid_length),
		{ s->ssid.ucSSID, ssid_length },
		{ nonce, NONCE_LENGTH },
	};
	UCHAR digest[CRYPTO_SHA256];
	bool done = crypto_hmac_sha256(s->secret, sizeof(s->secret), parts,
				       ARRAYSIZE(parts), digest);

	if (done)
		memcpy(s->group, digest, sizeof(s->group));
	explicit_bzero(digest, sizeof(digest));
	return done;
}

/* Compute the MIC of a message, which is at its end. */
static bool mic_make(const struct session *s, const void *message,
		     size_t length, UCHAR mic[MIC_LENGTH])
{
	const struct crypto_part part = { message, length - MIC_LENGTH };

	return crypto_hmac_sha256(s->authentication, sizeof(s->authentication),
				  &part, 1, mic);
}

static bool mic_is_right(const struct session *s, const UCHAR *message,
			 size_t length)
{
	UCHAR mic[MIC_LENGTH];

	return mic_make(s, message, length, mic) &&
	       crypto_equal(mic, message + length - MIC_LENGTH, MIC_LENGTH);
}

static enum session_action session_fail(struct session *s, DWORD reason)
{
	s->state = SESSION_OVER;
	s->reason = reason;
	return SESSION_FAIL;
}

static enum session_action
session_say(struct session *s, enum message_type type, enum session_state state)
{
	struct verdict verdict = {
		.head.version = HANDSHAKE_VERSION,
		.head.type = (UCHAR)type,
	};
	struct message *head = &verdict.head;

	memcpy(head->oui, oui, sizeof(oui));
	memcpy(head->protocol, protocol, sizeof(protocol));
	memcpy(head->station_nonce, s->station_nonce, NONCE_LENGTH);
	memcpy(head->authenticator_nonce, s->authenticator_nonce, NONCE_LENGTH);
	s->out_length = type == MESSAGE_HELLO ? sizeof(*head) : sizeof(verdict);
	if (type != MESSAGE_HELLO &&
	    !mic_make(s, &verdict, sizeof(verdict), verdict.mic))
		return session_fail(s, REASON_FAILED);
	memcpy(s->out, &verdict, s->out_length);
	s->state = state;
	s->tries = 1;
	return SESSION_SEND;
}

static enum session_action on_challenge(struct session *s, const UCHAR *bytes)
{
	const struct challenge *challenge = (const void *)bytes;

	memcpy(s->authenticator_nonce, challenge->head.authenticator_nonce,
	       NONCE_LENGTH);
	if (!keys_derive(s, challenge->station))
		return session_fail(s, REASON_FAILED);
	if (!mic_is_right(s, bytes, sizeof(*challenge))) {
		s->wrong = true;
		return SESSION_NOTHING;
	}
	return session_say(s, MESSAGE_RESPONSE, SESSION_PROVING);
}

static enum session_action on_accept(struct session *s, const UCHAR *bytes)
{
	const struct accept *accept = (const void *)bytes;

	if (accept->key_id < 1 || accept->key_id > 3)
		return SESSION_NOTHING;
	if (!group_key_derive(s, accept->group_nonce))
		return session_fail(s, REASON_FAILED);
	s->key_id = accept->key_id;
	memcpy(s->counter, accept->counter, sizeof(s->counter));
	return session_say(s, MESSAGE_CONFIRM, SESSION_CONFIRMING);
}

/*
 * Length of a message of this type that the authenticator sends; 0 for others
 */
static size_t message_length(UCHAR type)
{
	switch (type) {
	case MESSAGE_CHALLENGE:
		return sizeof(struct challenge);
	case MESSAGE_ACCEPT:
		return sizeof(struct accept);
	case MESSAGE_REFUSE:
	case MESSAGE_REVOKE:
		return sizeof(struct verdict);
	default:
		return 0;
	}
}

/* Return: true for a well-formed message of this protocol and this run. */
static bool message_concerns(const struct session *s, const UCHAR *bytes,
			     size_t length)
{
	const struct message *head = (const void *)bytes;

	return length >= sizeof(*head) &&
	       !memcmp(head->oui, oui, sizeof(oui)) &&
	       !memcmp(head->protocol, protocol, sizeof(protocol)) &&
	       head->version == HANDSHAKE_VERSION &&
	       length == message_length(head->type) &&
	       !memcmp(head->station_nonce, s->station_nonce, NONCE_LENGTH);
}

/**
 * session_begin() - begin a run
 * @s: session, whose earlier contents are wiped
 * @secret: secret of the profile
 * @ssid: network, at most 32 bytes
 * @peer: AP
 *
 * Return: the next action.
 */
enum session_action session_begin(struct session *s,
				  const UCHAR secret[SECRET_LENGTH],
				  const DOT11_SSID *ssid,
				  const DOT11_MAC_ADDRESS *peer)
{
	session_end(s);
	memcpy(s->secret, secret, sizeof(s->secret));
	s->ssid = *ssid;
	memcpy(s->peer, *peer, sizeof(s->peer));
	if (!crypto_random(s->station_nonce, sizeof(s->station_nonce)))
		return session_fail(s, REASON_FAILED);
	return session_say(s, MESSAGE_HELLO, SESSION_GREETING);
}

/**
 * session_receive() - handle a packet from the AP
 * @s: session
 * @bytes: payload after the EtherType, which is not trusted
 * @length: length of @bytes
 *
 * Return: the next action.
 */
enum session_action session_receive(struct session *s, const UCHAR *bytes,
				    size_t length)
{
	const struct message *head = (const void *)bytes;

	if (s->state == SESSION_OVER || !message_concerns(s, bytes, length))
		return SESSION_NOTHING;
	if (s->state == SESSION_GREETING)
		return head->type == MESSAGE_CHALLENGE ?
			       on_challenge(s, bytes) : SESSION_NOTHING;
	if (memcmp(head->authenticator_nonce, s->authenticator_nonce,
		   NONCE_LENGTH) || !mic_is_right(s, bytes, length)) {
		s->wrong = true;
		return SESSION_NOTHING;
	}
	switch (head->type) {
	case MESSAGE_CHALLENGE:
		/* The AP has not received the response. */
		return s->state == SESSION_PROVING ? SESSION_SEND :
						     SESSION_NOTHING;
	case MESSAGE_ACCEPT:
		if (s->state == SESSION_PROVING)
			return on_accept(s, bytes);
		/*
		 * The AP has not received the confirmation, which is repeated.
		 * The keys are not installed again, because that would reset
		 * the packet numbers.
		 */
		return SESSION_SEND;
	case MESSAGE_REFUSE:
		return s->state == SESSION_PROVING ?
			       session_fail(s, REASON_REFUSED) :
			       SESSION_NOTHING;
	default:
		return s->state == SESSION_AUTHORIZED ?
			       session_fail(s, REASON_REVOKED) :
			       SESSION_NOTHING;
	}
}

/**
 * session_sent() - go on after the last message was sent
 * @s: session
 *
 * The keys are installed after CONFIRM was sent. With the keys CONFIRM would be
 * encrypted, but the AP installs its keys only when it has received it.
 *
 * Return: the next action.
 */
enum session_action session_sent(struct session *s)
{
	if (s->state != SESSION_CONFIRMING)
		return SESSION_NOTHING;
	s->state = SESSION_AUTHORIZED;
	return SESSION_INSTALL;
}

/**
 * session_timeout() - go on when the last message was not answered
 * @s: session
 *
 * Return: the next action.
 */
enum session_action session_timeout(struct session *s)
{
	if (s->state == SESSION_OVER || s->state == SESSION_AUTHORIZED)
		return SESSION_NOTHING;
	if (s->tries == SESSION_TRIES)
		return session_fail(s, s->wrong ? REASON_WRONG_ANSWER :
						  REASON_NO_ANSWER);
	s->tries++;
	return SESSION_SEND;
}

/**
 * session_end() - wipe a run and its keys
 * @s: session
 */
void session_end(struct session *s)
{
	explicit_bzero(s, sizeof(*s));
}
