// SPDX-License-Identifier: BSD-3-Clause
/*
 * The part of the supplicant in the 4-way and the group key handshake.
 *
 * A frame that is not authentic changes nothing and is not answered. When the
 * AP repeats a frame, installed keys are not installed again, because that
 * would reset the packet numbers.
 */
#include "supplicant.h"

#include <stddef.h>
#include <string.h>

#include "../crypto.h"

#define EAPOL_VERSION 2
#define EAPOL_KEY 3
#define EAPOL_HEAD 4
#define DESCRIPTOR_RSN 2

/* Key information; this version means HMAC-SHA-1 and AES. */
#define INFO_VERSION 0x0007
#define INFO_VERSION_SHA1_AES 0x0002
#define INFO_PAIRWISE 0x0008
#define INFO_INSTALL 0x0040
#define INFO_ACK 0x0080
#define INFO_MIC 0x0100
#define INFO_SECURE 0x0200
#define INFO_ERROR 0x0400
#define INFO_REQUEST 0x0800
#define INFO_ENCRYPTED 0x1000
#define INFO_KIND \
	(INFO_PAIRWISE | INFO_ACK | INFO_MIC | INFO_SECURE | INFO_ERROR | \
	 INFO_REQUEST | INFO_ENCRYPTED)

#define MESSAGE_1 (INFO_PAIRWISE | INFO_ACK)
#define MESSAGE_3 \
	(INFO_PAIRWISE | INFO_ACK | INFO_MIC | INFO_SECURE | INFO_ENCRYPTED)
#define GROUP_1 (INFO_ACK | INFO_MIC | INFO_SECURE | INFO_ENCRYPTED)

/* Key data consists of elements; some have a selector 00-0F-AC:type. */
#define ELEMENT_RSN 48
#define ELEMENT_VENDOR 0xdd
#define GTK_SELECTOR { 0x00, 0x0f, 0xac, 1 }
#define GTK_HEAD 6
#define MAX_KEY_DATA 1024

#define LABEL "Pairwise key expansion"

static unsigned int number_read(const UCHAR bytes[2])
{
	return (unsigned int)bytes[0] << 8 | bytes[1];
}

static void number_put(UCHAR bytes[2], size_t value)
{
	bytes[0] = (UCHAR)(value >> 8);
	bytes[1] = (UCHAR)value;
}

/* Write the smaller one first, so that both ends do the same. */
static UCHAR *ordered_put(UCHAR *to, const UCHAR *a, const UCHAR *b, size_t n)
{
	const bool a_first = memcmp(a, b, n) < 0;

	memcpy(to, a_first ? a : b, n);
	memcpy(to + n, a_first ? b : a, n);
	return to + 2 * n;
}

/* PRF-384 (12.7.1.2) of the key, both addresses and both nonces */
static bool ptk_derive(const struct supplicant *s, struct ptk *ptk)
{
	UCHAR input[sizeof(LABEL) + 2 * 6 + 2 * NONCE_LENGTH + 1];
	UCHAR digests[3 * CRYPTO_SHA1];
	UCHAR *end = input + sizeof(LABEL);
	bool done = true;
	size_t i;

	/* The NUL is part of the input. */
	memcpy(input, LABEL, sizeof(LABEL));
	end = ordered_put(end, s->link.own, s->link.peer, 6);
	end = ordered_put(end, s->anonce, s->snonce, NONCE_LENGTH);
	for (i = 0; i < 3 && done; i++) {
		*end = (UCHAR)i;
		done = crypto_hmac_sha1(s->pmk, sizeof(s->pmk), input,
					sizeof(input),
					digests + i * CRYPTO_SHA1);
	}
	memcpy(ptk, digests, sizeof(*ptk));
	explicit_bzero(digests, sizeof(digests));
	return done;
}

static bool mic_make(const UCHAR kck[16], const UCHAR *frame, size_t length,
		     UCHAR mic[KEY_MIC_LENGTH])
{
	UCHAR copy[sizeof(struct key_frame) + MAX_KEY_DATA];
	UCHAR digest[CRYPTO_SHA1];

	memcpy(copy, frame, length);
	memset(copy + offsetof(struct key_frame, mic), 0, KEY_MIC_LENGTH);
	if (!crypto_hmac_sha1(kck, 16, copy, length, digest))
		return false;
	memcpy(mic, digest, KEY_MIC_LENGTH);
	return true;
}

static bool frame_is_authentic(const struct supplicant *s,
			       const struct ptk *ptk, const UCHAR *frame,
			       size_t length)
{
	const struct key_frame *key = (const void *)frame;
	UCHAR mic[KEY_MIC_LENGTH];

	return (!s->have_counter ||
		memcmp(key->counter, s->counter, COUNTER_LENGTH) > 0) &&
	       mic_make(ptk->kck, frame, length, mic) &&
	       crypto_equal(mic, key->mic, KEY_MIC_LENGTH);
}

static bool answer_make(struct supplicant *s, const struct key_frame *to,
			unsigned int info, const struct ptk *ptk,
			const UCHAR *data, size_t length)
{
	struct key_frame *key = (void *)s->out;

	memset(key, 0, sizeof(*key));
	s->out_length = sizeof(*key) + length;
	key->version = EAPOL_VERSION;
	key->type = EAPOL_KEY;
	number_put(key->length, s->out_length - EAPOL_HEAD);
	key->descriptor = DESCRIPTOR_RSN;
	number_put(key->info, info | INFO_MIC | INFO_VERSION_SHA1_AES);
	memcpy(key->counter, to->counter, COUNTER_LENGTH);
	if (length) {
		memcpy(key->nonce, s->snonce, NONCE_LENGTH);
		number_put(key->data_length, length);
		memcpy(s->out + sizeof(*key), data, length);
	}
	return mic_make(ptk->kck, s->out, s->out_length, key->mic);
}

static enum supplicant_action on_message_1(struct supplicant *s,
					   const struct key_frame *key)
{
	if (s->have_counter &&
	    memcmp(key->counter, s->counter, COUNTER_LENGTH) <= 0)
		return SUPPLICANT_NOTHING;
	/*
	 * For a repeated message the nonce stays, since an answer may be on its
	 * way.
	 */
	if (!s->have_next ||
	    memcmp(s->anonce, key->nonce, NONCE_LENGTH)) {
		if (!crypto_random(s->snonce, NONCE_LENGTH))
			return SUPPLICANT_FAIL;
		memcpy(s->anonce, key->nonce, NONCE_LENGTH);
		s->have_next = ptk_derive(s, &s->next);
	}
	if (!s->have_next ||
	    !answer_make(s, key, INFO_PAIRWISE, &s->next, s->link.rsne,
			 s->link.rsne_length))
		return SUPPLICANT_FAIL;
	return SUPPLICANT_SEND;
}

/* Return: an element of the key data, or NULL if it is missing. */
static const UCHAR *key_data_find(const UCHAR *data, size_t length, UCHAR id,
				  const UCHAR *selector)
{
	size_t size;

	for (; length >= 2; data += size, length -= size) {
		size = 2 + (size_t)data[1];
		if (size > length)
			return NULL;
		if (data[0] == id && (!selector || (data[1] >= 4 &&
						    !memcmp(data + 2, selector,
							    4))))
			return data;
	}
	return NULL;
}

/*
 * Return: true if there is a group key; @is_new says whether it is a new one.
 */
static bool group_key_take(struct supplicant *s, const UCHAR *data,
			   size_t length, const struct key_frame *key,
			   bool *is_new)
{
	static const UCHAR selector[] = GTK_SELECTOR;
	const UCHAR *gtk =
		key_data_find(data, length, ELEMENT_VENDOR, selector);
	UCHAR index;

	if (!gtk || gtk[1] != GTK_HEAD + CCMP_KEY_LENGTH)
		return false;
	index = gtk[2 + 4] & 3;
	gtk += 2 + GTK_HEAD;
	*is_new = !s->have_group || s->group_index != index ||
		  !crypto_equal(s->group, gtk, CCMP_KEY_LENGTH);
	memcpy(s->group, gtk, CCMP_KEY_LENGTH);
	memcpy(s->rsc, key->rsc, RSC_LENGTH);
	s->group_index = index;
	s->have_group = true;
	return index;
}

/*
 * A forged beacon could make the station choose weaker algorithms (12.7.6.4).
 */
static bool ap_is_ours(const struct supplicant *s, const UCHAR *data,
		       size_t length)
{
	const UCHAR *rsne = key_data_find(data, length, ELEMENT_RSN, NULL);

	return rsne && 2 + (size_t)rsne[1] == s->link.ap_rsne_length &&
	       !memcmp(rsne, s->link.ap_rsne, s->link.ap_rsne_length);
}

static enum supplicant_action on_message_3(struct supplicant *s,
					   const struct key_frame *key,
					   const UCHAR *data, size_t length,
					   bool repeated)
{
	bool is_new;

	if (repeated)
		return answer_make(s, key, INFO_PAIRWISE | INFO_SECURE, &s->ptk,
				   NULL, 0) ? SUPPLICANT_SEND : SUPPLICANT_FAIL;
	if (!ap_is_ours(s, data, length) ||
	    !group_key_take(s, data, length, key, &is_new) ||
	    !answer_make(s, key, INFO_PAIRWISE | INFO_SECURE, &s->next, NULL,
			 0))
		return SUPPLICANT_FAIL;
	s->ptk = s->next;
	s->have_ptk = true;
	s->have_next = false;
	explicit_bzero(&s->next, sizeof(s->next));
	return SUPPLICANT_SEND_AND_KEYS;
}

static enum supplicant_action on_group_1(struct supplicant *s,
					 const struct key_frame *key,
					 const UCHAR *data, size_t length)
{
	bool is_new;

	if (!group_key_take(s, data, length, key, &is_new) ||
	    !answer_make(s, key, INFO_SECURE, &s->ptk, NULL, 0))
		return SUPPLICANT_FAIL;
	return is_new ? SUPPLICANT_SEND_AND_GROUP : SUPPLICANT_SEND;
}

/* Handle a frame that has a MIC and wrapped key data. */
static enum supplicant_action on_protected(struct supplicant *s,
					   const UCHAR *frame, size_t length)
{
	const struct key_frame *key = (const void *)frame;
	const bool pairwise = number_read(key->info) & INFO_PAIRWISE;
	const bool repeated = pairwise && !s->have_next;
	const struct ptk *ptk = pairwise && !repeated ? &s->next : &s->ptk;
	size_t wrapped = number_read(key->data_length);
	enum supplicant_action action;
	UCHAR data[MAX_KEY_DATA];

	if (ptk == &s->ptk && !s->have_ptk)
		return SUPPLICANT_NOTHING;
	if (pairwise && memcmp(key->nonce, s->anonce, NONCE_LENGTH))
		return SUPPLICANT_NOTHING;
	if (wrapped < 3 * CRYPTO_WRAP || wrapped % CRYPTO_WRAP ||
	    !frame_is_authentic(s, ptk, frame, length) ||
	    !crypto_unwrap(ptk->kek, frame + sizeof(*key), wrapped, data))
		return SUPPLICANT_NOTHING;
	memcpy(s->counter, key->counter, COUNTER_LENGTH);
	s->have_counter = true;
	wrapped -= CRYPTO_WRAP;
	action = pairwise ? on_message_3(s, key, data, wrapped, repeated) :
			    on_group_1(s, key, data, wrapped);
	explicit_bzero(data, sizeof(data));
	return action;
}

/* Return: length without padding; 0 if this is not an RSN EAPOL-Key frame. */
static size_t frame_length(const UCHAR *frame, size_t length)
{
	const struct key_frame *key = (const void *)frame;
	size_t whole;

	if (length < sizeof(*key) || key->type != EAPOL_KEY ||
	    key->descriptor != DESCRIPTOR_RSN)
		return 0;
	whole = EAPOL_HEAD + number_read(key->length);
	if (whole > length || whole < sizeof(*key) ||
	    whole - sizeof(*key) != number_read(key->data_length) ||
	    whole - sizeof(*key) > MAX_KEY_DATA)
		return 0;
	return whole;
}

/**
 * supplicant_begin() - begin with an association
 * @s: supplicant, whose earlier contents are wiped
 * @link: the association
 */
void supplicant_begin(struct supplicant *s, const struct link *link)
{
	supplicant_end(s);
	s->link = *link;
}

/**
 * supplicant_set_pmk() - begin a handshake anew, with another key
 * @s: supplicant; keys in use stay
 * @pmk: pairwise master key
 */
void supplicant_set_pmk(struct supplicant *s, const UCHAR pmk[PMK_LENGTH])
{
	memcpy(s->pmk, pmk, sizeof(s->pmk));
	s->have_pmk = true;
	s->have_next = false;
}

/**
 * supplicant_receive() - handle an EAPOL-Key frame of the AP
 * @s: supplicant, which has a PMK
 * @frame: frame from its protocol version on, which is not trusted
 * @length: length of @frame in bytes
 *
 * Return: the next action.
 */
enum supplicant_action supplicant_receive(struct supplicant *s,
					  const UCHAR *frame, size_t length)
{
	const struct key_frame *key = (const void *)frame;
	unsigned int info;

	length = frame_length(frame, length);
	if (!length || !s->have_pmk)
		return SUPPLICANT_NOTHING;
	info = number_read(key->info);
	if ((info & INFO_VERSION) != INFO_VERSION_SHA1_AES)
		return SUPPLICANT_NOTHING;
	switch (info & INFO_KIND) {
	case MESSAGE_1:
		return on_message_1(s, key);
	case MESSAGE_3:
	case GROUP_1:
		return on_protected(s, frame, length);
	default:
		return SUPPLICANT_NOTHING;
	}
}

/**
 * supplicant_end() - wipe a supplicant and its keys
 * @s: supplicant
 */
void supplicant_end(struct supplicant *s)
{
	explicit_bzero(s, sizeof(*s));
}
