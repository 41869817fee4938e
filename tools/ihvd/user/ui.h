/* SPDX-License-Identifier: GPL-2.0-only */
/* UI requests: questions for the user, of plugins and of the daemon itself. */
#ifndef IHVD_USER_UI_H
#define IHVD_USER_UI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "guiddef.h"
#include "ihvd/adapter/adapter.h"

/**
 * DOC: UI requests
 *
 * There is one list of pending requests, in the order in which they came, and
 * the bus shows it (request/methods.c). A GUID names a request, for whoever
 * answers it as well as for the plugin. So no two pending requests have the
 * same GUID, not even requests of different plugins.
 *
 * A plugin makes a request by Dot11ExtSendUIRequest, or by returning one from
 * Dot11ExtIhvQueryUIRequest. It may stop waiting for the answer without telling
 * anybody; Dot11ExtIhvIsUIRequestPending asks it.
 */

/**
 * enum ui_end - why a request is not pending any more
 * @UI_ANSWERED: the user has answered
 * @UI_RESET: AdapterReset was called (IHV-23)
 * @UI_REMOVED: DeinitAdapter was called (IHV-13)
 * @UI_LOGOFF: the session of the user has ended (IHV-87)
 * @UI_ENDED: the plugin has ended
 * @UI_WITHDRAWN: whoever has asked does not wait for the answer any more
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
 * @end: why it has ended
 * @data: the answer, if there is one; gone when this returns
 * @len: bytes of the answer
 *
 * The request does not exist any more. The callee may withdraw other requests;
 * it may make a new one only if this one was answered.
 */
typedef void (*ui_answered_fn)(void *arg, enum ui_end end, const void *data,
			       size_t len);

/**
 * struct ui_request - a pending request
 * @next: of the daemon's list
 * @adapter: adapter that it is about
 * @guid: its name, which another request may have had before
 * @number: its number, which no other request has
 * @page: class of the page to show; zeros for a request of the daemon
 * @session: session of the user, 0 for any
 * @data: data for the page; none for a request of the daemon
 * @len: bytes of @data
 * @text: what to ask; NULL for a request of a plugin
 * @secret: the answer is not to be shown while it is typed
 * @answering: an answer is on its way to the plugin
 * @answered: called at the end of a request of the daemon; NULL for a request
 *	of a plugin
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

/* No answer is longer; the answer to the daemon itself is a line of text. */
#define UI_MAX_ANSWER	(32 * 1024)
#define UI_MAX_TEXT	200

struct ui_request *ui_find(struct daemon *d, const GUID *guid);

struct ui_request *ui_ask(struct adapter *a, uint32_t session,
			  const char *text, bool secret,
			  ui_answered_fn answered, void *arg);
void ui_withdraw(struct ui_request *r);

uint32_t ui_send_request(struct adapter *a, const struct ihvd_message *call,
			 struct ihvd_message *answer);
void ui_query(struct adapter *a, uint32_t phase);
void ui_is_pending(struct ui_request *r, channel_returned_fn returned,
		   uint64_t arg);
void ui_give_up(struct ui_request *r);
bool ui_takes(const struct ui_request *r, const void *data, size_t *len);
void ui_answer(struct ui_request *r, const void *data, size_t len,
	       channel_returned_fn returned, uint64_t arg);

void ui_drop_adapter(struct adapter *a, enum ui_end end);
void ui_drop_session(struct daemon *d, uint32_t session);

#endif /* IHVD_USER_UI_H */
