/* SPDX-License-Identifier: GPL-2.0-only */
/* What a supplicant says on its standard output. */
#ifndef IHVD_ONEX_OUTPUT_H
#define IHVD_ONEX_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Half of a master session key: what goes to each of the two MPPE keys. */
#define ONEX_KEY_LEN	32
#define ONEX_MSK_LEN	(2 * ONEX_KEY_LEN)

/* The line that is looked at; what is behind that is not. */
#define ONEX_MAX_LINE	512
/* Dumps that may turn out to be the master session key. */
#define ONEX_DUMPS	4

/* What our own code says in the supplicant's process, before it is one. */
#define ONEX_OWN_WORDS	"ihvd-onex: "
/* And behind that, when it waits for something that the settings do not have. */
#define ONEX_OWN_ASKS	"asks for "

/**
 * enum onex_said - what a line means
 * @ONEX_SAID_NOTHING: nothing of interest
 * @ONEX_SAID_READY: from now on it listens
 * @ONEX_SAID_SUCCESS: the EAP method has succeeded
 * @ONEX_SAID_FAILURE: or failed
 * @ONEX_SAID_ASKS: it needs something of the user: &onex_output.text
 * @ONEX_SAID_KEY: &onex_output.send_key is there
 * @ONEX_SAID_NO_KEY: the method has none
 * @ONEX_SAID_WORDS: something for people: &onex_output.text
 */
enum onex_said {
	ONEX_SAID_NOTHING,
	ONEX_SAID_READY,
	ONEX_SAID_SUCCESS,
	ONEX_SAID_FAILURE,
	ONEX_SAID_ASKS,
	ONEX_SAID_KEY,
	ONEX_SAID_NO_KEY,
	ONEX_SAID_WORDS,
};

/**
 * struct onex_output - a reader of lines, with what was in them
 * @line: the line up to now
 * @len: bytes of it
 * @text: points into @line
 * @dumps: the last dumps that are long enough for a master session key
 * @next_dump: which one is overwritten next
 * @send_key: first half of the master session key
 * @recv_key: second half
 * @have_recv_key: and it is known
 *
 * It has keys in it: onex_output_wipe() is due in the end.
 */
struct onex_output {
	char line[ONEX_MAX_LINE];
	size_t len;
	const char *text;
	uint8_t dumps[ONEX_DUMPS][ONEX_MSK_LEN];
	unsigned int next_dump;
	uint8_t send_key[ONEX_KEY_LEN];
	uint8_t recv_key[ONEX_KEY_LEN];
	bool have_recv_key;
};

size_t onex_output_take(struct onex_output *o, const char *bytes, size_t len,
			const char *ifname, enum onex_said *said);
void onex_output_wipe(struct onex_output *o);

#endif /* IHVD_ONEX_OUTPUT_H */
