// SPDX-License-Identifier: GPL-2.0-only
/*
 * Questions for the user: those of plugins, and the daemon's own.
 *
 * Pages: Requesting User Interaction; DOT11EXT_SEND_UI_REQUEST;
 * DOT11EXTIHV_QUERY_UI_REQUEST; DOT11EXTIHV_IS_UI_REQUEST_PENDING;
 * DOT11EXTIHV_PROCESS_UI_RESPONSE.
 */
#include <stdlib.h>
#include <string.h>

#include "ihvd/bus/bus.h"
#include "ihvd/request/functions.h"
#include "ihvd/base/guid.h"
#include "ihvd/user/ui.h"
#include "wlanihv.h"

/* What an adapter may have pending, and what a plugin may say in each. */
#define MAX_PENDING	16
#define MAX_DATA	(32 * 1024)

/**
 * ui_end_name() - why a request has gone, for the bus
 * @end: why
 *
 * Return: a word.
 */
const char *ui_end_name(enum ui_end end)
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

static void free_request(struct ui_request *r)
{
	if (r->data)
		explicit_bzero(r->data, r->len);
	free(r->data);
	free(r->text);
	free(r);
}

/* it is not pending any more; who has made it is not told here */
static void take_off(struct daemon *d, struct ui_request *r, enum ui_end end)
{
	struct ui_request **where = &d->ui_requests;

	while (*where != r)
		where = &(*where)->next;
	*where = r->next;
	bus_ui_gone(d, &r->guid, ui_end_name(end));
}

static void drop(struct daemon *d, struct ui_request *r, enum ui_end end)
{
	take_off(d, r, end);
	/* a plugin frees what it has made by itself */
	if (r->answered)
		r->answered(r->arg, end, NULL, 0);
	free_request(r);
}

static bool is_full(const struct adapter *a)
{
	const struct daemon *d = a->plugin->daemon;
	const struct ui_request *r;
	unsigned int n = 0;

	for (r = d->ui_requests; r; r = r->next)
		n += r->adapter == a;
	return n >= MAX_PENDING;
}

static void append(struct ui_request *r)
{
	struct daemon *d = r->adapter->plugin->daemon;
	struct ui_request **where = &d->ui_requests;
	char guid[GUID_TEXT];

	r->number = ++d->last_ui_request;
	while (*where)
		where = &(*where)->next;
	*where = r;
	plugin_log(r->adapter->plugin, "%s: the user is asked: %s",
		   r->adapter->name, guid_text(guid, &r->guid));
	bus_ui_request(d, r);
}

/**
 * ui_ask() - ask the user something on the daemon's own behalf
 * @a: adapter that it is about
 * @session: session of the user, 0 for any
 * @text: what to ask
 * @secret: the answer is not to be shown while it is typed
 * @answered: called when there is an answer, or there will be none
 * @arg: for @answered
 *
 * It is pending like one of a plugin and ends with the same things.
 *
 * Return: the request, which is gone once @answered has been called; NULL if
 * there are too many of the adapter, or no memory.
 */
struct ui_request *ui_ask(struct adapter *a, uint32_t session,
			  const char *text, bool secret,
			  ui_answered_fn answered, void *arg)
{
	struct ui_request *r = is_full(a) ? NULL : calloc(1, sizeof(*r));

	if (!r)
		return NULL;
	r->adapter = a;
	r->session = session;
	r->text = strdup(text);
	r->secret = secret;
	r->answered = answered;
	r->arg = arg;
	if (!r->text || !guid_new(&r->guid)) {
		free_request(r);
		return NULL;
	}
	append(r);
	return r;
}

/**
 * ui_withdraw() - a request of the daemon's own need not be answered any more
 * @r: request from ui_ask(); gone when this returns, and nobody is called
 */
void ui_withdraw(struct ui_request *r)
{
	take_off(r->adapter->plugin->daemon, r, UI_WITHDRAWN);
	free_request(r);
}

/* @msg: session; GUID, page, data. Return: Win32 error. */
static uint32_t join(struct adapter *a, const struct ihvd_message *msg)
{
	static const GUID nobody;
	struct ui_request *r;
	GUID guid;

	if (msg->head.len[0] != sizeof(guid) ||
	    msg->head.len[1] != sizeof(CLSID) || msg->head.len[2] > MAX_DATA)
		return ERROR_INVALID_PARAMETER;
	memcpy(&guid, msg->blob[0], sizeof(guid));
	if (IsEqualGUID(&guid, &nobody) || ui_find(a->plugin->daemon, &guid))
		return ERROR_INVALID_PARAMETER;
	if (is_full(a))
		return ERROR_BUSY;
	r = calloc(1, sizeof(*r));
	if (!r)
		return ERROR_OUTOFMEMORY;
	r->adapter = a;
	r->guid = guid;
	memcpy(&r->page, msg->blob[1], sizeof(r->page));
	r->session = msg->head.arg[0];
	r->len = msg->head.len[2];
	if (r->len) {
		r->data = malloc(r->len);
		if (!r->data) {
			free_request(r);
			return ERROR_OUTOFMEMORY;
		}
		memcpy(r->data, msg->blob[2], r->len);
	}
	append(r);
	return ERROR_SUCCESS;
}

/**
 * ui_send_request() - Dot11ExtSendUIRequest (IHV-83)
 * @a: adapter
 * @call: session of the user; GUID, page, data
 * @answer: unused
 *
 * Return: Win32 error.
 */
uint32_t ui_send_request(struct adapter *a, const struct ihvd_message *call,
			 struct ihvd_message *answer)
{
	(void)answer;
	/* not before there is an adapter that a handler could be called for */
	if (a->stage != STAGE_READY)
		return ERROR_INVALID_STATE;
	return join(a, call);
}

static void on_queried(struct adapter *a, const struct ihvd_message *ret,
		       uint64_t phase)
{
	uint32_t error;

	(void)phase;
	/* most have nothing to ask */
	if (ret->head.result || !ret->head.n_blobs || a->stage != STAGE_READY)
		return;
	error = join(a, ret);
	if (error)
		plugin_log(a->plugin,
			   "%s: the UI request of %s is refused: error %u",
			   a->name, ihvd_handler_name(IHVD_QUERY_UI_REQUEST),
			   error);
}

/**
 * ui_query() - ask a plugin whether it has something to ask (IHV-86)
 * @a: adapter, ready
 * @phase: enum DOT11EXT_IHV_CONNECTION_PHASE
 *
 * Handlers of an adapter are called in the order in which they are sent: what
 * is sent after this is called when this one has returned.
 */
void ui_query(struct adapter *a, uint32_t phase)
{
	struct ihvd_message msg = { .head.op = IHVD_QUERY_UI_REQUEST };

	msg.head.arg[0] = phase;
	plugin_call(a->plugin, &msg, a, on_queried, phase);
}

/**
 * ui_is_pending() - ask a plugin whether it still waits (IHV-85)
 * @r: request of a plugin
 * @returned: called with what the handler has returned, and with that in its
 *	first number; the request may be gone by then
 * @arg: for @returned
 */
void ui_is_pending(struct ui_request *r, returned_fn returned, uint64_t arg)
{
	struct ihvd_message msg = { .head.op = IHVD_IS_UI_REQUEST_PENDING };

	ihvd_add_blob(&msg, &r->guid, sizeof(r->guid));
	kernel_report_call(r->adapter, msg.head.op);
	plugin_call(r->adapter->plugin, &msg, r->adapter, returned, arg);
}

/**
 * ui_give_up() - a plugin does not wait for an answer any more
 * @r: request of a plugin; gone when this returns
 */
void ui_give_up(struct ui_request *r)
{
	drop(r->adapter->plugin->daemon, r, UI_WITHDRAWN);
}

/**
 * ui_takes() - is this an answer that can be given?
 * @r: request
 * @data: the answer
 * @len: its bytes; the end of a line is taken off where a line is asked for
 *
 * What plugins are told is their own business. The daemon asks for one line of
 * text, so that it can be handed on as one.
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
 * @len: its bytes, not more than %UI_MAX_ANSWER; ui_takes() has said yes to them
 * @returned: called with what the plugin's handler has returned; of a request
 *	of the daemon's own never called
 * @arg: for @returned
 */
void ui_answer(struct ui_request *r, const void *data, size_t len,
	       returned_fn returned, uint64_t arg)
{
	struct ihvd_message msg = { .head.op = IHVD_PROCESS_UI_RESPONSE };
	struct adapter *a = r->adapter;

	take_off(a->plugin->daemon, r, UI_ANSWERED);
	if (r->answered) {
		r->answered(r->arg, UI_ANSWERED, data, len);
	} else {
		ihvd_add_blob(&msg, &r->guid, sizeof(r->guid));
		ihvd_add_blob(&msg, data, len);
		kernel_report_call(a, msg.head.op);
		plugin_call(a->plugin, &msg, a, returned, arg);
	}
	free_request(r);
}

/* @a: adapter, or NULL for any; @session: session, or 0 for any */
static struct ui_request *first_of(const struct daemon *d,
				   const struct adapter *a, uint32_t session)
{
	struct ui_request *r;

	for (r = d->ui_requests; r; r = r->next)
		if ((!a || r->adapter == a) &&
		    (!session || r->session == session))
			return r;
	return NULL;
}

/**
 * ui_drop_adapter() - nothing of an adapter is pending any more
 * @a: adapter
 * @end: why
 */
void ui_drop_adapter(struct adapter *a, enum ui_end end)
{
	struct daemon *d = a->plugin->daemon;
	struct ui_request *r;

	/* from the beginning each time: who is told may withdraw others */
	while ((r = first_of(d, a, 0)))
		drop(d, r, end);
}

/**
 * ui_drop_session() - a session of a user has ended (IHV-87)
 * @d: daemon
 * @session: its number, not 0
 */
void ui_drop_session(struct daemon *d, uint32_t session)
{
	struct ui_request *r;

	while ((r = first_of(d, NULL, session)))
		drop(d, r, UI_LOGOFF);
}
