// SPDX-License-Identifier: GPL-2.0-only
/*
 * What a supplicant prints on its standard output: events, and the keys, which
 * wpa_supplicant gives away nowhere else (Documentation/onex.md). Both count at
 * the beginning of a line only, where nothing is ever printed that comes from
 * the other side of the authentication.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ihvd/onex/output.h"
#include "lib/text.h"

#define PMK	"WPA: PMK from EAPOL state machines"
#define NO_PMK	"WPA: Failed to get master session key"
#define DUMP	" - hexdump(len="

/* The events that are logged: none can hold a secret. */
static const char *const logged[] = {
	"CTRL-EVENT-EAP-METHOD ",
	"CTRL-EVENT-EAP-TLS-CERT-ERROR ",
	NULL
};

/*
 * Return: what is behind the prefix, or NULL if the line does not begin with
 * it.
 */
static const char *line_behind(const char *line, const char *prefix)
{
	const size_t len = strlen(prefix);

	return strncmp(line, prefix, len) ? NULL : line + len;
}

/* Reads the bytes of a dump, up to @max. Return: how many there are. */
static size_t dump_read(const char *line, uint8_t *to, size_t max)
{
	const char *at = strstr(line, DUMP);
	size_t n;

	at = at ? strstr(at, "):") : NULL;
	if (!at)
		return 0;
	at += 2;
	for (n = 0; n < max && *at == ' '; n++, at += 3) {
		const int high = nwc_hex_value(at[1]);
		const int low = high < 0 ? -1 : nwc_hex_value(at[2]);

		if (low < 0)
			break;
		to[n] = (uint8_t)(high << 4 | low);
	}
	return n;
}

/* Finds the dump of the master session key by its first half. */
static void recv_key_find(struct onex_output *o)
{
	unsigned int i;

	for (i = 0; i < ONEX_DUMPS; i++)
		if (!memcmp(o->dumps[i], o->send_key, ONEX_KEY_LEN)) {
			memcpy(o->recv_key, o->dumps[i] + ONEX_KEY_LEN,
			       ONEX_KEY_LEN);
			o->have_recv_key = true;
		}
}

static enum onex_said on_event(struct onex_output *o, const char *event)
{
	size_t i;

	if (line_behind(event, "Associated with "))
		return ONEX_SAID_READY;
	if (line_behind(event, "CTRL-EVENT-EAP-SUCCESS "))
		return ONEX_SAID_SUCCESS;
	if (line_behind(event, "CTRL-EVENT-EAP-FAILURE "))
		return ONEX_SAID_FAILURE;
	if (line_behind(event, NO_PMK))
		return ONEX_SAID_NO_KEY;
	o->text = line_behind(event, "CTRL-REQ-");
	if (o->text) {
		/* FIELD-NUMBER:text */
		*strchrnul((char *)o->text, '-') = '\0';
		return ONEX_SAID_ASKS;
	}
	o->text = event;
	for (i = 0; logged[i]; i++)
		if (line_behind(event, logged[i]))
			return ONEX_SAID_WORDS;
	return ONEX_SAID_NOTHING;
}

static enum onex_said on_own_words(struct onex_output *o, const char *words)
{
	o->text = line_behind(words, ONEX_OWN_ASKS);
	if (o->text)
		return ONEX_SAID_ASKS;
	o->text = words;
	return ONEX_SAID_WORDS;
}

static enum onex_said on_line(struct onex_output *o, const char *ifname)
{
	uint8_t *dump = o->dumps[o->next_dump];
	const char *rest;

	rest = line_behind(o->line, ifname);
	rest = rest ? line_behind(rest, ": ") : NULL;
	if (rest)
		return on_event(o, rest);
	rest = line_behind(o->line, ONEX_OWN_WORDS);
	if (rest)
		return on_own_words(o, rest);
	if (line_behind(o->line, PMK)) {
		if (dump_read(o->line, o->send_key, ONEX_KEY_LEN) !=
		    ONEX_KEY_LEN)
			return ONEX_SAID_NO_KEY;
		recv_key_find(o);
		return ONEX_SAID_KEY;
	}
	if (dump_read(o->line, dump, ONEX_MSK_LEN) == ONEX_MSK_LEN)
		o->next_dump = (o->next_dump + 1) % ONEX_DUMPS;
	return ONEX_SAID_NOTHING;
}

/**
 * onex_output_take() - read bytes, up to the end of a line
 * @o: reader
 * @bytes: output, not to be trusted
 * @len: bytes of it
 * @ifname: interface of the supplicant
 * @said: set to what the line means; to nothing if it has no end yet
 *
 * Return: how many bytes were taken, at least one.
 */
size_t onex_output_take(struct onex_output *o, const char *bytes, size_t len,
			const char *ifname, enum onex_said *said)
{
	const char *end = memchr(bytes, '\n', len);
	const size_t n = end ? (size_t)(end - bytes) : len;
	size_t room = sizeof(o->line) - 1 - o->len;

	*said = ONEX_SAID_NOTHING;
	if (room > n)
		room = n;
	memcpy(o->line + o->len, bytes, room);
	o->len += room;
	if (!end)
		return n;
	o->line[o->len] = '\0';
	*said = on_line(o, ifname);
	o->len = 0;
	return n + 1;
}

/**
 * onex_output_wipe() - wipe a reader, with the keys that it has read
 * @o: reader
 */
void onex_output_wipe(struct onex_output *o)
{
	explicit_bzero(o, sizeof(*o));
}
