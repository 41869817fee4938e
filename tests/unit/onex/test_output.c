// SPDX-License-Identifier: GPL-2.0-only
/* What a supplicant says. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ihvd/onex/output.h"
#include "suites.h"

#define PMK_LINE "WPA: PMK from EAPOL state machines - hexdump(len=32):"
#define MSK_LINE "EAP-PEAP: Derived key - hexdump(len=64):"

static struct onex_output out;

static char *dump(char *to, const char *head, unsigned int first,
		  unsigned int n)
{
	unsigned int i;
	char *at = stpcpy(to, head);

	for (i = 0; i < n; i++)
		at += sprintf(at, " %02x", (first + i) & 0xff);
	strcpy(at, "\n");
	return to;
}

/* the first thing of meaning in it; an exact copy in parts of that size */
static enum onex_said hear_in(const char *text, size_t part)
{
	size_t len = strlen(text), n, taken;
	enum onex_said said, first = ONEX_SAID_NOTHING;
	char *copy;

	for (; len; text += n, len -= n) {
		n = part < len ? part : len;
		copy = malloc(n);
		memcpy(copy, text, n);
		for (taken = 0; taken < n;) {
			size_t step = onex_output_take(&out, copy + taken,
						       n - taken, "onex0",
						       &said);

			assert_true(step >= 1 && step <= n - taken);
			taken += step;
			if (!first)
				first = said;
		}
		free(copy);
	}
	return first;
}

static enum onex_said hear(const char *text)
{
	enum onex_said said = hear_in(text, strlen(text));
	struct onex_output whole = out;
	size_t part;

	for (part = 1; part < 8; part++) {
		assert_int_equal(hear_in(text, part), said);
		assert_memory_equal(out.send_key, whole.send_key,
				    ONEX_KEY_LEN);
	}
	return said;
}

static void events(void **state)
{
	(void)state;
	assert_int_equal(hear("onex0: Associated with 01:80:c2:00:00:03\n"),
			 ONEX_SAID_READY);
	assert_int_equal(hear("onex0: CTRL-EVENT-EAP-SUCCESS EAP\n"),
			 ONEX_SAID_SUCCESS);
	assert_int_equal(hear("onex0: CTRL-EVENT-EAP-FAILURE EAP\n"),
			 ONEX_SAID_FAILURE);
	assert_int_equal(hear("onex0: WPA: Failed to get master session key "
			      "from EAPOL\n"), ONEX_SAID_NO_KEY);
	assert_int_equal(hear("onex0: CTRL-REQ-PASSWORD-0:Password needed\n"),
			 ONEX_SAID_ASKS);
	assert_string_equal(out.text, "PASSWORD");
	assert_int_equal(hear("onex0: CTRL-REQ-\n"), ONEX_SAID_ASKS);
	assert_string_equal(out.text, "");
	assert_int_equal(hear(ONEX_OWN_WORDS "no luck\n"), ONEX_SAID_WORDS);
	assert_string_equal(out.text, "no luck");
	assert_int_equal(hear(ONEX_OWN_WORDS ONEX_OWN_ASKS "IDENTITY\n"),
			 ONEX_SAID_ASKS);
	assert_string_equal(out.text, "IDENTITY");
	assert_int_equal(hear("onex0: CTRL-EVENT-EAP-METHOD EAP vendor 0\n"),
			 ONEX_SAID_WORDS);
}

/* what has come over the air is never at the beginning of a line */
static void not_events(void **state)
{
	static const char *const lines[] = {
		"\n", "onex0\n", "onex0:\n", "onex0: \n",
		"onex1: CTRL-EVENT-EAP-SUCCESS EAP\n",
		"CTRL-EVENT-EAP-SUCCESS EAP\n",
		"EAP: text 'onex0: CTRL-EVENT-EAP-SUCCESS EAP'\n",
		" " PMK_LINE " 00\n",
		"EAP: " ONEX_OWN_WORDS ONEX_OWN_ASKS "PASSWORD\n",
		"onex0: " PMK_LINE "\n",
		"onex0: CTRL-EVENT-EAP-PEER-CERT depth=0 subject='/CN=x'\n",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		assert_int_equal(hear(lines[i]), ONEX_SAID_NOTHING);
}

static void keys(void **state)
{
	char line[512];

	(void)state;
	onex_output_wipe(&out);
	/* of an inner method, then of the outer one, then others */
	hear(dump(line, "EAP-MSCHAPV2: Derived key - hexdump(len=64):", 9, 64));
	hear(dump(line, MSK_LINE, 3, 64));
	hear(dump(line, "something - hexdump(len=16):", 3, 16));
	assert_int_equal(hear(dump(line, PMK_LINE, 3, 32)), ONEX_SAID_KEY);
	assert_true(out.have_recv_key);
	assert_int_equal(out.send_key[0], 3);
	assert_int_equal(out.send_key[31], 34);
	assert_int_equal(out.recv_key[0], 35);
	assert_int_equal(out.recv_key[31], 66);
	onex_output_wipe(&out);
	assert_int_equal(hear(dump(line, PMK_LINE, 3, 32)), ONEX_SAID_KEY);
	assert_false(out.have_recv_key);
	assert_int_equal(hear(dump(line, PMK_LINE, 3, 31)), ONEX_SAID_NO_KEY);
	assert_int_equal(hear(PMK_LINE " zz\n"), ONEX_SAID_NO_KEY);
	assert_int_equal(hear(PMK_LINE " 1\n"), ONEX_SAID_NO_KEY);
	assert_int_equal(hear("WPA: PMK from EAPOL state machines\n"),
			 ONEX_SAID_NO_KEY);
}

static void long_lines(void **state)
{
	char line[4096];

	(void)state;
	memset(line, 'x', sizeof(line) - 2);
	strcpy(line + sizeof(line) - 2, "\n");
	assert_int_equal(hear(line), ONEX_SAID_NOTHING);
	memcpy(line, "onex0: CTRL-EVENT-EAP-METHOD ", 29);
	assert_int_equal(hear(line), ONEX_SAID_WORDS);
	assert_true(strlen(out.text) < ONEX_MAX_LINE);
	/* and what comes behind it is a line of its own */
	assert_int_equal(hear("onex0: CTRL-EVENT-EAP-FAILURE EAP\n"),
			 ONEX_SAID_FAILURE);
}

int suite_output(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(events),
		cmocka_unit_test(not_events),
		cmocka_unit_test(keys),
		cmocka_unit_test(long_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
