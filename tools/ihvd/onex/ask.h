/* SPDX-License-Identifier: GPL-2.0-only */
/* Credentials that a run of 802.1X asks the user for (IHV-73). */
#ifndef IHVD_ONEX_ASK_H
#define IHVD_ONEX_ASK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "ihvd/adapter/adapter.h"
#include "ihvd/onex/config.h"

struct ui_request;

/**
 * typedef onex_asked_fn - the user has answered, or will not answer
 * @arg: &onex_ask.arg
 * @reason: 0 with an answer, or the reason code of why there is none
 * @field: name of what was asked for
 * @text: the answer; gone when this returns
 * @len: bytes of the answer
 *
 * The run may be over, and &struct onex_ask gone, when this returns.
 */
typedef void (*onex_asked_fn)(void *arg, uint32_t reason, const char *field,
			      const void *text, size_t len);

/**
 * struct onex_ask - what a run asks the user for, one after the other
 * @adapter: adapter of the run
 * @network: name of its profile
 * @no_user: the profile says that the credentials are not a user's
 * @asked: called with the outcome
 * @arg: for @asked
 * @wanted: what is asked for, a bit for each field
 * @field: the field that is asked for now
 * @request: the UI request, NULL for none
 */
struct onex_ask {
	struct adapter *adapter;
	char network[ONEX_MAX_NAME + 1];
	bool no_user;
	onex_asked_fn asked;
	void *arg;
	unsigned int wanted;
	unsigned int field;
	struct ui_request *request;
};

uint32_t onex_ask_for(struct onex_ask *q, const char *what);
bool onex_ask_pending(const struct onex_ask *q);
void onex_ask_end(struct onex_ask *q);

#endif /* IHVD_ONEX_ASK_H */
