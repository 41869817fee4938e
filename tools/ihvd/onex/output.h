/* SPDX-License-Identifier: GPL-2.0-only */
/* What a supplicant prints on its standard output. */
#ifndef IHVD_ONEX_OUTPUT_H
#define IHVD_ONEX_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Half of a master session key, which is one of the two MPPE keys */
#define ONEX_KEY_LEN	32
#define ONEX_MSK_LEN	(2 * ONEX_KEY_LEN)

/* The rest of a longer line is left out. */
#define ONEX_MAX_LINE	512
/* So many dumps are kept, one of which is the master session key. */
#define ONEX_DUMPS	4

/* Lines of the process before it executes wpa_supplicant begin with this. */
#define ONEX_OWN_WORDS	"ihvd-onex: "
/* This follows when the process waits for a missing setting. */
#define ONEX_OWN_ASKS	"asks for "

/**
 * enum onex_said - what a line means
 * @ONEX_SAID_NOTHING: nothing of interest
 * @ONEX_SAID_READY: the supplicant listens from now on
 * @ONEX_SAID_SUCCESS: the EAP method has succeeded
 * @ONEX_SAID_FAILURE: the EAP method has failed
 * @ONEX_SAID_ASKS: the supplicant needs what &onex_output.text names
 * @ONEX_SAID_KEY: &onex_output.send_key is known
 * @ONEX_SAID_NO_KEY: the method yields no key
 * @ONEX_SAID_WORDS: &onex_output.text is for people
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
 * struct onex_output - a reader of lines, with what they held
 * @line: the line up to now
 * @len: bytes of @line
 * @text: points into @line
 * @dumps: the last dumps that are long enough for a master session key
 * @next_dump: index of the dump that is overwritten next
 * @send_key: first half of the master session key
 * @recv_key: second half of the master session key
 * @have_recv_key: @recv_key is known
 *
 * It holds keys, so it has to be given to onex_output_wipe().
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
