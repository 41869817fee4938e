// SPDX-License-Identifier: GPL-2.0-only
/*
 * What a supplicant says on its standard output: events, and the keys, for
 * which wpa_supplicant has no other way out (Documentation/onex.md). Both are
 * looked for at the beginning of a line only: what the other side of the
 * authentication can have printed is never there.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ihvd/onex/output.h"
#include "lib/text.h"

#define PMK	"WPA: PMK from EAPOL state machines"
#define NO_PMK	"WPA: Failed to get master session key"
#define DUMP	" - hexdump(len="

/* what is told people, of the events: nothing that could be a secret */
static const char *const told[] = {
	"CTRL-EVENT-EAP-METHOD ",
	"CTRL-EVENT-EAP-TLS-CERT-ERROR ",
	NULL
};

/* returns what is behind the prefix, or NULL */
static const char *behind(const char *line, const char *prefix)
{
	const size_t len = strlen(prefix);

	return strncmp(line, prefix, len) ? NULL : line + len;
}

/* the bytes of a dump, up to @max; how many there are */
static size_t read_dump(const char *line, uint8_t *to, size_t max)
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

/* the first half tells which dump is the master session key */
static void find_recv_key(struct onex_output *o)
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

	if (behind(event, "Associated with "))
		return ONEX_SAID_READY;
	if (behind(event, "CTRL-EVENT-EAP-SUCCESS "))
		return ONEX_SAID_SUCCESS;
	if (behind(event, "CTRL-EVENT-EAP-FAILURE "))
		return ONEX_SAID_FAILURE;
	if (behind(event, NO_PMK))
		return ONEX_SAID_NO_KEY;
	o->text = behind(event, "CTRL-REQ-");
	if (o->text) {
		/* FIELD-NUMBER:text */
		*strchrnul((char *)o->text, '-') = '\0';
		return ONEX_SAID_ASKS;
	}
	o->text = event;
	for (i = 0; told[i]; i++)
		if (behind(event, told[i]))
			return ONEX_SAID_WORDS;
	return ONEX_SAID_NOTHING;
}

static enum onex_said on_own_words(struct onex_output *o, const char *words)
{
	o->text = behind(words, ONEX_OWN_ASKS);
	if (o->text)
		return ONEX_SAID_ASKS;
	o->text = words;
	return ONEX_SAID_WORDS;
}

static enum onex_said on_line(struct onex_output *o, const char *ifname)
{
	uint8_t *dump = o->dumps[o->next_dump];
	const char *rest;

	rest = behind(o->line, ifname);
	rest = rest ? behind(rest, ": ") : NULL;
	if (rest)
		return on_event(o, rest);
	rest = behind(o->line, ONEX_OWN_WORDS);
	if (rest)
		return on_own_words(o, rest);
	if (behind(o->line, PMK)) {
		if (read_dump(o->line, o->send_key, ONEX_KEY_LEN) !=
		    ONEX_KEY_LEN)
			return ONEX_SAID_NO_KEY;
		find_recv_key(o);
		return ONEX_SAID_KEY;
	}
	if (read_dump(o->line, dump, ONEX_MSK_LEN) == ONEX_MSK_LEN)
		o->next_dump = (o->next_dump + 1) % ONEX_DUMPS;
	return ONEX_SAID_NOTHING;
}

/**
 * onex_output_take() - read on, up to the end of a line
 * @o: reader
 * @bytes: what has come, not to be trusted
 * @len: how many bytes
 * @ifname: interface of the supplicant
 * @said: what the line means; nothing if it has no end yet
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
 * onex_output_wipe() - forget everything
 * @o: reader
 */
void onex_output_wipe(struct onex_output *o)
{
	explicit_bzero(o, sizeof(*o));
}
