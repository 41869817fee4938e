/* SPDX-License-Identifier: GPL-2.0-only */
/* Questions for the user: those of plugins, and the daemon's own. */
#ifndef IHVD_UI_H
#define IHVD_UI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "guiddef.h"
#include "ihvd/daemon.h"

/**
 * DOC: questions for the user
 *
 * There is one list of what is pending, in the order in which it came, and the
 * bus shows it (methods.c). A request is named by its GUID, for whoever answers
 * as well as for the plugin, so no two that are pending have the same, not
 * even of different plugins.
 *
 * A plugin makes a request by Dot11ExtSendUIRequest, or by returning one from
 * Dot11ExtIhvQueryUIRequest. It may stop waiting for the answer without a word;
 * Dot11ExtIhvIsUIRequestPending tells.
 */

/**
 * enum ui_end - why a request is not pending any more
 * @UI_ANSWERED: it was answered
 * @UI_RESET: AdapterReset (IHV-23)
 * @UI_REMOVED: DeinitAdapter (IHV-13)
 * @UI_LOGOFF: its session has ended (IHV-87)
 * @UI_ENDED: the plugin is at its end
 * @UI_WITHDRAWN: who has asked does not want to know any more
 */
enum ui_end {
	UI_ANSWERED,
	UI_RESET,
	UI_REMOVED,
	UI_LOGOFF,
	UI_ENDED,
	UI_WITHDRAWN,
};

/**
 * typedef ui_answered_fn - a request of the daemon itself has ended
 * @arg: as given with the request
 * @end: why
 * @data: the answer, if it was answered; gone when this returns
 * @len: its bytes
 *
 * The request is not there any more. Others may be withdrawn from here; a new one
 * may be made only if this one was answered.
 */
typedef void (*ui_answered_fn)(void *arg, enum ui_end end, const void *data,
			       size_t len);

/**
 * struct ui_request - a request that is pending
 * @next: of the daemon's list
 * @adapter: adapter that it is about
 * @guid: its name, which another one may have had before
 * @number: its number, which no other one has
 * @page: class of the page to show, of a plugin's; else zeros
 * @session: session of the user, 0 for any
 * @data: for the page, of a plugin's
 * @len: bytes of @data
 * @text: what to ask, of the daemon's own; NULL of a plugin's
 * @secret: the answer is not to be shown while it is typed
 * @answering: an answer is on its way
 * @answered: who wants to know, of the daemon's own
 * @arg: for @answered
 */
struct ui_request {
	struct ui_request *next;
	struct adapter *adapter;
	GUID guid;
	uint64_t number;
	CLSID page;
	uint32_t session;
	uint8_t *data;
	size_t len;
	char *text;
	bool secret;
	bool answering;
	ui_answered_fn answered;
	void *arg;
};

/* No answer is longer; one to the daemon itself is a line of text. */
#define UI_MAX_ANSWER	(32 * 1024)
#define UI_MAX_TEXT	200

const char *ui_end_name(enum ui_end end);
struct ui_request *ui_find(struct daemon *d, const GUID *guid);

struct ui_request *ui_ask(struct adapter *a, uint32_t session,
			  const char *text, bool secret,
			  ui_answered_fn answered, void *arg);
void ui_withdraw(struct ui_request *r);

void ui_query(struct adapter *a, uint32_t phase);
void ui_is_pending(struct ui_request *r, returned_fn returned, uint64_t arg);
void ui_give_up(struct ui_request *r);
bool ui_takes(const struct ui_request *r, const void *data, size_t *len);
void ui_answer(struct ui_request *r, const void *data, size_t len,
	       returned_fn returned, uint64_t arg);

void ui_drop_adapter(struct adapter *a, enum ui_end end);
void ui_drop_session(struct daemon *d, uint32_t session);

#endif /* IHVD_UI_H */
