// SPDX-License-Identifier: GPL-2.0-only
/*
 * Credentials that a run of 802.1X asks the user for (IHV-73), one at a time. A
 * field that the supplicant asks for again while it is wanted is asked for
 * once.
 *
 * Pages: DOT11EXT_ONEX_START; ONEX_REASON_CODE of dot1x.h.
 */
#include <stdio.h>
#include <string.h>

#include "ihvd/base/log.h"
#include "ihvd/bus/bus.h"
#include "ihvd/bus/sessions.h"
#include "ihvd/onex/ask.h"
#include "ihvd/user/ui.h"
#include "lib/attr.h"
#include "wlanihv.h"

#define MAX_QUESTION	(64 + ONEX_MAX_NAME)

_Static_assert(UI_MAX_TEXT <= ONEX_MAX_VALUE, "an answer is a setting");

/*
 * What can be asked for, by its name on the control interface of wpa_supplicant
 */
static const struct {
	const char *name;
	const char *words;
	bool secret;
} fields[] = {
	{ "IDENTITY", "Identity", false },
	{ "PASSWORD", "Password", true },
	{ "NEW_PASSWORD", "New password", true },
	{ "PASSPHRASE", "Pass phrase of the private key", true },
};

static void on_answered(void *arg, enum ui_end end, const void *data,
			size_t len);

/* Return: 0, or a reason code. */
static uint32_t ask_next(struct onex_ask *q)
{
	struct adapter *a = q->adapter;
	char text[MAX_QUESTION];
	uint32_t session;

	if (!sessions_to_ask(a->daemon->sessions, &session)) {
		log_line("%s: 802.1X: nobody is logged on who could be asked",
			 a->name);
		return ONEX_UNABLE_TO_IDENTIFY_USER;
	}
	q->field = 0;
	while (!(q->wanted & 1U << q->field))
		q->field++;
	snprintf(text, sizeof(text), "%s for 802.1X of %s",
		 fields[q->field].words, q->network);
	q->request = ui_ask(a, session, text, fields[q->field].secret,
			    on_answered, q);
	return q->request ? 0 : ONEX_UI_FAILURE;
}

static uint32_t reason_of_end(enum ui_end end, size_t len)
{
	switch (end) {
	case UI_ANSWERED:
		return len ? 0 : ONEX_UI_CANCELLED;
	case UI_LOGOFF:
		return ONEX_UNABLE_TO_IDENTIFY_USER;
	default:
		return ONEX_UI_FAILURE;
	}
}

static void on_answered(void *arg, enum ui_end end, const void *data,
			size_t len)
{
	struct onex_ask *q = arg;
	const char *field = fields[q->field].name;
	uint32_t reason = reason_of_end(end, len);

	q->request = NULL;
	/* the end of the security session ends the run without a result */
	if (end != UI_ANSWERED && end != UI_LOGOFF) {
		q->wanted = 0;
		return;
	}
	q->wanted &= ~(1U << q->field);
	if (!reason && q->wanted)
		reason = ask_next(q);
	if (reason)
		q->wanted = 0;
	q->asked(q->arg, reason, field, data, len);
}

static uint32_t ask_in_vain(const struct onex_ask *q, const char *what,
			    const char *why, uint32_t reason)
{
	log_line("%s: 802.1X: %s is needed, and nobody can be asked: %s",
		 q->adapter->name, what, why);
	return reason;
}

/**
 * onex_ask_for() - ask for something that the settings do not have
 * @q: what the run asks for
 * @what: name of the field, which is not to be trusted
 *
 * Return: 0 if the user is asked, or the reason code of why the user is not.
 */
uint32_t onex_ask_for(struct onex_ask *q, const char *what)
{
	const struct daemon *d = q->adapter->daemon;
	size_t i;

	for (i = 0; i < NWC_ARRAY_SIZE(fields); i++)
		if (!strcmp(what, fields[i].name))
			break;
	if (i == NWC_ARRAY_SIZE(fields))
		return ask_in_vain(q, what, "there is no question for it",
				   ONEX_UI_FAILURE);
	if (!d->options->onex_answer_ms)
		return ask_in_vain(q, what, "the configuration says so",
				   ONEX_UI_DISABLED);
	if (q->no_user)
		return ask_in_vain(q, what, "the profile says that it is not a user's",
				   ONEX_UI_DISABLED);
	if (!bus_is_up(d->bus))
		return ask_in_vain(q, what, "there is no bus", ONEX_UI_FAILURE);
	q->wanted |= 1U << i;
	return q->request ? 0 : ask_next(q);
}

/**
 * onex_ask_pending() - does the run wait for the user?
 * @q: what the run asks for
 *
 * Return: true if so.
 */
bool onex_ask_pending(const struct onex_ask *q)
{
	return q->request;
}

/**
 * onex_ask_end() - stop asking
 * @q: what the run asks for, which may be nothing
 */
void onex_ask_end(struct onex_ask *q)
{
	q->wanted = 0;
	if (q->request)
		ui_withdraw(q->request);
	q->request = NULL;
}
