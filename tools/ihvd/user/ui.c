// SPDX-License-Identifier: GPL-2.0-only
/*
 * UI requests: questions for the user, of plugins and of the daemon itself.
 *
 * Pages: Requesting User Interaction; DOT11EXT_SEND_UI_REQUEST;
 * DOT11EXTIHV_QUERY_UI_REQUEST; DOT11EXTIHV_IS_UI_REQUEST_PENDING;
 * DOT11EXTIHV_PROCESS_UI_RESPONSE.
 */
#include <stdlib.h>
#include <string.h>

#include "ihvd/adapter/call.h"
#include "ihvd/base/guid.h"
#include "ihvd/bus/bus.h"
#include "ihvd/plugin/log.h"
#include "ihvd/user/ui.h"
#include "wlanihv.h"

/* Limits on the pending requests of an adapter, and on the data of each. */
#define MAX_PENDING	16
#define MAX_DATA	(32 * 1024)

/* why a request is not pending any more, in one word for the bus */
static const char *end_name(enum ui_end end)
{
	static const char *const names[] = {
		[UI_ANSWERED] = "answered",
		[UI_RESET] = "reset",
		[UI_REMOVED] = "removed",
		[UI_LOGOFF] = "logoff",
		[UI_ENDED] = "ended",
		[UI_WITHDRAWN] = "withdrawn",
	};

	return names[end];
}

/**
 * ui_find() - find a request
 * @d: daemon
 * @guid: its name
 *
 * Return: the request, or NULL.
 */
struct ui_request *ui_find(struct daemon *d, const GUID *guid)
{
	struct ui_request *r;

	for (r = d->ui_requests; r; r = r->next)
		if (IsEqualGUID(&r->guid, guid))
			return r;
	return NULL;
}

static void request_free(struct ui_request *r)
{
	if (r->data)
		explicit_bzero(r->data, r->len);
	free(r->data);
	free(r->text);
	free(r);
}

/* Takes a request off the list; whoever has made it is not told. */
static void request_unlink(struct daemon *d, struct ui_request *r,
			   enum ui_end end)
{
	struct ui_request **where = &d->ui_requests;

	while (*where != r)
		where = &(*where)->next;
	*where = r->next;
	bus_ui_gone(d->bus, &r->guid, end_name(end));
}

static void request_drop(struct daemon *d, struct ui_request *r,
			 enum ui_end end)
{
	request_unlink(d, r, end);
	/* a plugin ends its own requests by itself in all these cases */
	if (r->answered)
		r->answered(r->arg, end, NULL, 0);
	request_free(r);
}

static bool requests_are_full(const struct adapter *a)
{
	const struct daemon *d = a->daemon;
	const struct ui_request *r;
	unsigned int n = 0;

	for (r = d->ui_requests; r; r = r->next)
		n += r->adapter == a;
	return n >= MAX_PENDING;
}

static void request_append(struct ui_request *r)
{
	struct daemon *d = r->adapter->daemon;
	struct ui_request **where = &d->ui_requests;
	char guid[GUID_TEXT];

	r->number = ++d->last_ui_request;
	while (*where)
		where = &(*where)->next;
	*where = r;
	plugin_log(r->adapter->plugin, "%s: the user is asked: %s",
		   r->adapter->name, guid_text(guid, &r->guid));
	bus_ui_request(d->bus, r->adapter->name, &r->guid, &r->page,
		       r->session);
}

/**
 * ui_ask() - make a request of the daemon itself
 * @a: adapter that it is about
 * @session: session of the user, 0 for any
 * @text: what to ask
 * @secret: the answer is not to be shown while it is typed
 * @answered: called when there is an answer, or there will be none
 * @arg: for @answered
 *
 * It is pending as a request of a plugin is, and the same events end it.
 *
 * Return: the request, which is gone once @answered has been called; NULL if
 * the adapter has too many, or without memory.
 */
struct ui_request *ui_ask(struct adapter *a, uint32_t session,
			  const char *text, bool secret,
			  ui_answered_fn answered, void *arg)
{
	struct ui_request *r;

	r = requests_are_full(a) ? NULL : calloc(1, sizeof(*r));
	if (!r)
		return NULL;
	r->adapter = a;
	r->session = session;
	r->text = strdup(text);
	r->secret = secret;
	r->answered = answered;
	r->arg = arg;
	if (!r->text || !guid_new(&r->guid)) {
		request_free(r);
		return NULL;
	}
	request_append(r);
	return r;
}

/**
 * ui_withdraw() - a request of the daemon need not be answered any more
 * @r: request from ui_ask(); gone when this returns. Nobody is called
 */
void ui_withdraw(struct ui_request *r)
{
	request_unlink(r->adapter->daemon, r, UI_WITHDRAWN);
	request_free(r);
}

/* Return: Win32 error. */
static uint32_t request_join(struct adapter *a,
			     const struct ihvd_ui_request *asked)
{
	static const GUID nobody;
	struct ui_request *r;

	if (asked->data.len > MAX_DATA ||
	    IsEqualGUID(&asked->guid, &nobody) ||
	    ui_find(a->daemon, &asked->guid))
		return ERROR_INVALID_PARAMETER;
	if (requests_are_full(a))
		return ERROR_BUSY;
	r = calloc(1, sizeof(*r));
	if (!r)
		return ERROR_OUTOFMEMORY;
	r->adapter = a;
	r->guid = asked->guid;
	r->page = asked->page;
	r->session = asked->session;
	r->len = asked->data.len;
	if (r->len) {
		r->data = malloc(r->len);
		if (!r->data) {
			request_free(r);
			return ERROR_OUTOFMEMORY;
		}
		memcpy(r->data, asked->data.data, r->len);
	}
	request_append(r);
	return ERROR_SUCCESS;
}

/**
 * ui_send_request() - Dot11ExtSendUIRequest (IHV-83)
 * @a: adapter
 * @call: the call
 * @answer: unused
 *
 * Return: Win32 error.
 */
uint32_t ui_send_request(struct adapter *a, const struct ihvd_message *call,
			 struct ihvd_message *answer)
{
	(void)answer;
	/* until InitAdapter has succeeded no handler can be called */
	if (a->stage != STAGE_READY)
		return ERROR_INVALID_STATE;
	return request_join(a, &call->ui_request);
}

static void on_queried(struct adapter *a, const struct ihvd_message *ret,
		       uint64_t phase)
{
	uint32_t error;

	(void)phase;
	if (ret->head.result || !ret->ui_queried.asks ||
	    a->stage != STAGE_READY)
		return;
	error = request_join(a, &ret->ui_queried.request);
	if (error)
		plugin_log(a->plugin,
			   "%s: the UI request of %s is refused: error %u",
			   a->name, ihvd_handler_name(IHVD_QUERY_UI_REQUEST),
			   error);
}

/**
 * ui_query() - ask a plugin whether it has something to ask (IHV-86)
 * @a: adapter, ready
 * @phase: DOT11EXT_IHV_CONNECTION_PHASE
 *
 * The handlers of an adapter are called in the order in which the calls are
 * sent. So a handler that is called after this one sees that this one has
 * returned.
 */
void ui_query(struct adapter *a, uint32_t phase)
{
	struct ihvd_message msg = IHVD_HANDLER_CALL(IHVD_QUERY_UI_REQUEST);

	msg.ui_query.phase = phase;
	adapter_call(a, &msg, on_queried, phase);
}

/**
 * ui_is_pending() - ask a plugin whether it still waits for an answer (IHV-85)
 * @r: request of a plugin
 * @returned: called when the handler has returned; the request may be gone by
 *	then
 * @arg: for @returned
 */
void ui_is_pending(struct ui_request *r, channel_returned_fn returned,
		   uint64_t arg)
{
	struct ihvd_message msg = IHVD_HANDLER_CALL(IHVD_IS_UI_REQUEST_PENDING);

	msg.ui_name.guid = r->guid;
	adapter_report_call(r->adapter, msg.head.op);
	adapter_call(r->adapter, &msg, returned, arg);
}

/**
 * ui_give_up() - end a request whose plugin does not wait for an answer any
 *	more
 * @r: request of a plugin; gone when this returns
 */
void ui_give_up(struct ui_request *r)
{
	request_drop(r->adapter->daemon, r, UI_WITHDRAWN);
}

/**
 * ui_takes() - can this be an answer?
 * @r: request
 * @data: the answer
 * @len: bytes of the answer; without the end of the line afterwards, if a line
 *	is asked for
 *
 * A plugin checks what it is answered by itself. The daemon asks for one line
 * of text, so that the answer can be handed on as a line.
 *
 * Return: true if so.
 */
bool ui_takes(const struct ui_request *r, const void *data, size_t *len)
{
	const uint8_t *text = data;
	size_t i;

	if (!r->answered)
		return true;
	if (*len && text[*len - 1] == '\n')
		--*len;
	if (*len > UI_MAX_TEXT)
		return false;
	for (i = 0; i < *len; i++)
		if (text[i] < ' ' || text[i] == 0x7f)
			return false;
	return true;
}

/**
 * ui_answer() - the user has answered (IHV-84)
 * @r: request; gone when this returns
 * @data: the answer, may be NULL if it has no bytes
 * @len: bytes of the answer, not more than %UI_MAX_ANSWER; ui_takes() has
 *	accepted them
 * @returned: called when the plugin's handler has returned; never called for a
 *	request of the daemon
 * @arg: for @returned
 */
void ui_answer(struct ui_request *r, const void *data, size_t len,
	       channel_returned_fn returned, uint64_t arg)
{
	struct ihvd_message msg = IHVD_HANDLER_CALL(IHVD_PROCESS_UI_RESPONSE);
	struct adapter *a = r->adapter;

	request_unlink(a->daemon, r, UI_ANSWERED);
	if (r->answered) {
		r->answered(r->arg, UI_ANSWERED, data, len);
	} else {
		msg.ui_response.guid = r->guid;
		msg.ui_response.response = (struct nwc_blob){ data, len };
		adapter_report_call(a, msg.head.op);
		adapter_call(a, &msg, returned, arg);
	}
	request_free(r);
}

static struct ui_request *request_of_adapter(const struct daemon *d,
					     const struct adapter *a)
{
	struct ui_request *r;

	for (r = d->ui_requests; r; r = r->next)
		if (r->adapter == a)
			return r;
	return NULL;
}

static struct ui_request *request_ended_by_logoff(const struct daemon *d,
						  uint32_t session)
{
	struct ui_request *r;

	for (r = d->ui_requests; r; r = r->next)
		if (!r->answered || r->session == session)
			return r;
	return NULL;
}

/**
 * ui_drop_adapter() - end all requests of an adapter
 * @a: adapter
 * @end: why they end
 */
void ui_drop_adapter(struct adapter *a, enum ui_end end)
{
	struct daemon *d = a->daemon;
	struct ui_request *r;

	/* whoever is told may withdraw others: begin anew each time */
	while ((r = request_of_adapter(d, a)))
		request_drop(d, r, end);
}

/**
 * ui_drop_session() - end the requests that do not outlive a session (IHV-87)
 * @d: daemon
 * @session: number of the session, not 0
 *
 * A plugin that is told of a logoff cancels all that it has asked, whoever it
 * has asked: "all pending user interface (UI) requests must be canceled" (page
 * Processing Session Changes). The daemon's own requests are about 802.1X of a
 * connection, and end with the session that was asked only.
 */
void ui_drop_session(struct daemon *d, uint32_t session)
{
	struct ui_request *r;

	while ((r = request_ended_by_logoff(d, session)))
		request_drop(d, r, UI_LOGOFF);
}
