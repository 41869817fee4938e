// SPDX-License-Identifier: GPL-2.0-only
/*
 * Methods that users and their programs call on the bus. Some wait for a
 * handler of a plugin (bus/call.c).
 *
 * Pages: Requesting User Interaction; DOT11EXTIHV_CONTROL; Validating Network
 * Profile Extensions.
 */
#include <stdlib.h>
#include <string.h>

#include "ihvd/adapter/call.h"
#include "ihvd/base/guid.h"
#include "ihvd/profiles/matching.h"
#include "ihvd/profiles/profiles.h"
#include "ihvd/request/methods.h"
#include "ihvd/user/ui.h"
#include "lib/bus.h"
#include "lib/profile/parse.h"
#include "wlanihv.h"

#define NO_SUCH_REQUEST	NWC_BUS_INTERFACE ".Error.NoSuchRequest"
#define BUSY		NWC_BUS_INTERFACE ".Error.Busy"
#define REFUSED		NWC_BUS_INTERFACE ".Error.Refused"

#define MAX_CONTROL	(64 * 1024)

static struct bus_call *call_wait(struct adapter *a, sd_bus_message *m)
{
	return bus_call_new(&a->daemon->bus_calls, a, m);
}

/* The call is about a UI request. */
static struct bus_call *call_wait_for(struct ui_request *r, sd_bus_message *m)
{
	struct bus_call *c = call_wait(r->adapter, m);

	if (c) {
		c->guid = r->guid;
		c->number = r->number;
	}
	return c;
}

static int error_too_much(sd_bus_error *error)
{
	return sd_bus_error_set(error, BUSY, "too much is under way");
}

static struct bus_call *call_of_arg(uint64_t arg)
{
	return (struct bus_call *)(uintptr_t)arg;
}

/* The UI request of a call, if it still exists; a GUID may be used again. */
static struct ui_request *call_request(struct daemon *d,
				       const struct bus_call *c)
{
	struct ui_request *r = ui_find(d, &c->guid);

	return r && r->number == c->number ? r : NULL;
}

static int reply_append_request(sd_bus_message *reply,
				const struct ui_request *r)
{
	char guid[GUID_TEXT], page[GUID_TEXT];
	int err;

	err = sd_bus_message_open_container(reply, 'r', "sssusbay");
	if (err >= 0)
		err = sd_bus_message_append(reply, "sssusb",
					    guid_text(guid, &r->guid),
					    r->adapter->name,
					    guid_text(page, &r->page),
					    r->session, r->text ? r->text : "",
					    r->secret);
	if (err >= 0)
		err = sd_bus_message_append_array(reply, 'y', r->data, r->len);
	return err < 0 ? err : sd_bus_message_close_container(reply);
}

static int on_list(sd_bus_message *m, void *arg, sd_bus_error *error)
{
	const struct daemon *d = arg;
	sd_bus_message *reply = NULL;
	const struct ui_request *r;
	int err;

	(void)error;
	err = sd_bus_message_new_method_return(m, &reply);
	if (err >= 0)
		err = sd_bus_message_open_container(reply, 'a', "(sssusbay)");
	for (r = d->ui_requests; r; r = r->next)
		if (err >= 0)
			err = reply_append_request(reply, r);
	if (err >= 0)
		err = sd_bus_message_close_container(reply);
	if (err >= 0)
		err = sd_bus_send(NULL, reply, NULL);
	sd_bus_message_unref(reply);
	return err;
}

static int call_read_guid(sd_bus_message *m, GUID *guid, sd_bus_error *error)
{
	const char *text;
	int err = sd_bus_message_read(m, "s", &text);

	if (err < 0)
		return err;
	if (guid_parse(text, guid))
		return 1;
	return sd_bus_error_set(error, SD_BUS_ERROR_INVALID_ARGS,
				"this is no GUID");
}

static void on_asked(struct adapter *a, const struct ihvd_message *ret,
		     uint64_t arg)
{
	struct bus_call *c = call_of_arg(arg);
	struct ui_request *r = call_request(a->daemon, c);
	bool pending = r;

	adapter_report_return(a, ret);
	/* a plugin whose handler fails waits for all that it has asked */
	if (r && !ret->head.result && !ret->ui_pending.pending) {
		ui_give_up(r);
		pending = false;
	}
	sd_bus_reply_method_return(c->message, "b", pending);
	bus_call_done(c);
}

static int on_is_pending(sd_bus_message *m, void *arg, sd_bus_error *error)
{
	struct bus_call *c;
	struct ui_request *r;
	GUID guid;
	int err = call_read_guid(m, &guid, error);

	if (err < 0)
		return err;
	r = ui_find(arg, &guid);
	if (!r || r->answered)
		return sd_bus_reply_method_return(m, "b", !!r);
	c = call_wait_for(r, m);
	if (!c)
		return error_too_much(error);
	ui_is_pending(r, on_asked, (uintptr_t)c);
	return 1;
}

static void on_responded(struct adapter *a, const struct ihvd_message *ret,
			 uint64_t arg)
{
	struct bus_call *c = call_of_arg(arg);

	adapter_report_return(a, ret);
	if (ret->head.result)
		sd_bus_reply_method_errorf(c->message, REFUSED,
					   "the plugin refuses the answer: error %u",
					   ret->head.result);
	else
		sd_bus_reply_method_return(c->message, "");
	bus_call_done(c);
}

/* Reads the answer to a UI request from a call that was read before. */
static int call_read_answer(sd_bus_message *m, const void **data, size_t *len)
{
	int err = sd_bus_message_rewind(m, true);

	if (err >= 0)
		err = sd_bus_message_skip(m, "s");
	if (err >= 0)
		err = sd_bus_message_read_array(m, 'y', data, len);
	return err;
}

static void on_still_pending(struct adapter *a, const struct ihvd_message *ret,
			     uint64_t arg)
{
	struct bus_call *c = call_of_arg(arg);
	struct ui_request *r = call_request(a->daemon, c);
	const void *data;
	size_t len;

	adapter_report_return(a, ret);
	if (r && (ret->head.result || ret->ui_pending.pending) &&
	    call_read_answer(c->message, &data, &len) >= 0) {
		ui_answer(r, data, len, on_responded, arg);
		return;
	}
	if (r)
		ui_give_up(r);
	bus_call_fail(c, NO_SUCH_REQUEST, "the plugin does not wait for it any more");
}

static int on_answer(sd_bus_message *m, void *arg, sd_bus_error *error)
{
	struct bus_call *c;
	struct ui_request *r;
	const void *data;
	size_t len;
	GUID guid;
	int err;

	/* the answer may be a pass phrase */
	sd_bus_message_sensitive(m);
	err = call_read_guid(m, &guid, error);
	if (err >= 0)
		err = sd_bus_message_read_array(m, 'y', &data, &len);
	if (err < 0)
		return err;
	if (len > UI_MAX_ANSWER)
		return sd_bus_error_set(error, SD_BUS_ERROR_LIMITS_EXCEEDED,
					"the answer is too long");
	r = ui_find(arg, &guid);
	if (!r)
		return sd_bus_error_set(error, NO_SUCH_REQUEST,
					"nobody has asked this");
	if (r->answering)
		return sd_bus_error_set(error, BUSY, "it is being answered");
	if (!ui_takes(r, data, &len))
		return sd_bus_error_setf(error, SD_BUS_ERROR_INVALID_ARGS,
					 "the answer is not one line of at most %u bytes",
					 UI_MAX_TEXT);
	if (r->answered) {
		ui_answer(r, data, len, NULL, 0);
		return sd_bus_reply_method_return(m, "");
	}
	c = call_wait_for(r, m);
	if (!c)
		return error_too_much(error);
	r->answering = true;
	ui_is_pending(r, on_still_pending, (uintptr_t)c);
	return 1;
}

static void on_controlled(struct adapter *a, const struct ihvd_message *ret,
			  uint64_t arg)
{
	struct bus_call *c = call_of_arg(arg);
	const uint32_t length = ret->controlled.length;
	const struct nwc_blob out = ret->controlled.out;
	sd_bus_message *reply = NULL;
	uint32_t room = 0;
	int err;

	adapter_report_return(a, ret);
	err = sd_bus_message_rewind(c->message, true);
	if (err >= 0)
		err = sd_bus_message_skip(c->message, "say");
	if (err >= 0)
		err = sd_bus_message_read(c->message, "u", &room);
	if (err >= 0)
		err = sd_bus_message_new_method_return(c->message, &reply);
	if (err >= 0)
		err = sd_bus_message_append(reply, "uu", ret->head.result,
					    length);
	/* IHV-96: the length always, the bytes if they fit */
	if (err >= 0)
		err = sd_bus_message_append_array(reply, 'y', out.data,
						  length <= room &&
						  length == out.len ?
						  length : 0);
	if (err >= 0)
		sd_bus_send(NULL, reply, NULL);
	sd_bus_message_unref(reply);
	bus_call_done(c);
}

static struct adapter *adapter_find_by_name(struct daemon *d, const char *name)
{
	struct adapter *a;
	struct plugin *p;

	TAILQ_FOREACH(p, &d->plugins, next)
		LIST_FOREACH(a, &p->adapters, next)
			if (a->stage == STAGE_READY && !strcmp(a->name, name))
				return a;
	return NULL;
}

static int on_control(sd_bus_message *m, void *arg, sd_bus_error *error)
{
	struct ihvd_message msg = IHVD_HANDLER_CALL(IHVD_CONTROL);
	struct bus_call *c;
	struct adapter *a;
	const char *name;
	const void *in;
	size_t len;
	uint32_t room;
	int err;

	sd_bus_message_sensitive(m);
	err = sd_bus_message_read(m, "s", &name);
	if (err >= 0)
		err = sd_bus_message_read_array(m, 'y', &in, &len);
	if (err >= 0)
		err = sd_bus_message_read(m, "u", &room);
	if (err < 0)
		return err;
	if (len > MAX_CONTROL || room > MAX_CONTROL)
		return sd_bus_error_setf(error, SD_BUS_ERROR_LIMITS_EXCEEDED,
					 "more than %u bytes", MAX_CONTROL);
	a = adapter_find_by_name(arg, name);
	if (!a)
		return sd_bus_error_set(error, NWC_BUS_NO_ADAPTER,
					"no plugin serves this adapter");
	c = call_wait(a, m);
	if (!c)
		return error_too_much(error);
	msg.control.room = room;
	msg.control.in = (struct nwc_blob){ in, len };
	adapter_report_call(a, IHVD_CONTROL);
	adapter_call(a, &msg, on_controlled, (uintptr_t)c);
	return 1;
}

/* Reads the name of an adapter, empty for any, and a profile. */
static int call_read_profile(sd_bus_message *m, const char **name,
			     struct nwc_profile **profile,
			     char why[static NWC_PROFILE_WHY])
{
	const void *xml;
	size_t len;
	int err;

	strcpy(why, "malformed");
	err = sd_bus_message_rewind(m, true);
	if (err >= 0)
		err = sd_bus_message_read(m, "s", name);
	if (err >= 0)
		err = sd_bus_message_read_array(m, 'y', &xml, &len);
	return err < 0 ? err : nwc_profile_parse(xml, len, profile, why);
}

/*
 * The adapter whose extension is to validate a profile. Any adapter of a plugin
 * does; but if there are several plugins, the profile may be for each of them.
 * Those up to and including @after have said that it is not for them.
 */
static struct adapter *validator_find(struct daemon *d, const char *name,
				      const struct nwc_profile *profile,
				      const struct plugin *after)
{
	struct adapter *a;
	struct plugin *p;

	TAILQ_FOREACH(p, &d->plugins, next) {
		if (after) {
			if (p == after)
				after = NULL;
			continue;
		}
		if (!profiles_serves(p, profile))
			continue;
		LIST_FOREACH(a, &p->adapters, next)
			if (a->stage == STAGE_READY &&
			    (!*name || !strcmp(a->name, name)))
				return a;
	}
	return NULL;
}

static void on_validated(struct adapter *a, const struct ihvd_message *ret,
			 uint64_t arg)
{
	struct bus_call *c = call_of_arg(arg);
	struct adapter *other = NULL;
	struct nwc_profile *profile;
	char why[NWC_PROFILE_WHY];
	const char *name;

	if (call_read_profile(c->message, &name, &profile, why) < 0) {
		bus_call_fail(c, SD_BUS_ERROR_NO_MEMORY, why);
		return;
	}
	matching_learn(a, profile, ret);
	if (ret->head.result)
		other = validator_find(a->daemon, name, profile, a->plugin);
	/* before the handler is called, which may end the plugin */
	if (other)
		c->adapter = other;
	if (!other || !matching_validate(other, profile, on_validated, arg)) {
		sd_bus_reply_method_return(c->message, "suu", a->name,
					   ret->head.result, ret->head.reason);
		bus_call_done(c);
	}
	nwc_profile_free(profile);
}

static int on_validate(sd_bus_message *m, void *arg, sd_bus_error *error)
{
	struct nwc_profile *profile;
	char why[NWC_PROFILE_WHY];
	struct bus_call *c;
	struct adapter *a;
	const char *name;
	int err = 1;

	/* the profile may have keys in it */
	sd_bus_message_sensitive(m);
	if (call_read_profile(m, &name, &profile, why) < 0)
		return sd_bus_error_set(error, SD_BUS_ERROR_INVALID_ARGS, why);
	a = validator_find(arg, name, profile, NULL);
	c = a ? call_wait(a, m) : NULL;
	if (!a) {
		err = sd_bus_error_set(error, NWC_BUS_NO_ADAPTER,
				       "no plugin that it is for serves an adapter");
	} else if (!c) {
		err = error_too_much(error);
	} else if (!matching_validate(a, profile, on_validated,
				      (uintptr_t)c)) {
		bus_call_done(c);
		err = sd_bus_error_set(error, SD_BUS_ERROR_LIMITS_EXCEEDED,
				       "the profile is too large for a plugin");
	}
	nwc_profile_free(profile);
	return err;
}

/*
 * The policy of the bus says who may call; no capability is needed beside that.
 */
static const sd_bus_vtable vtable[] = {
	SD_BUS_VTABLE_START(0),
	SD_BUS_METHOD_WITH_ARGS("ListUIRequests", SD_BUS_NO_ARGS,
				SD_BUS_RESULT("a(sssusbay)", requests),
				on_list, SD_BUS_VTABLE_UNPRIVILEGED),
	SD_BUS_METHOD_WITH_ARGS("AnswerUIRequest",
				SD_BUS_ARGS("s", guid, "ay", data),
				SD_BUS_NO_RESULT, on_answer,
				SD_BUS_VTABLE_UNPRIVILEGED |
				SD_BUS_VTABLE_SENSITIVE),
	SD_BUS_METHOD_WITH_ARGS("IsUIRequestPending", SD_BUS_ARGS("s", guid),
				SD_BUS_RESULT("b", pending), on_is_pending,
				SD_BUS_VTABLE_UNPRIVILEGED),
	SD_BUS_METHOD_WITH_ARGS("Control",
				SD_BUS_ARGS("s", adapter, "ay", in, "u", room),
				SD_BUS_RESULT("u", error, "u", length, "ay",
					      out), on_control,
				SD_BUS_VTABLE_UNPRIVILEGED |
				SD_BUS_VTABLE_SENSITIVE),
	SD_BUS_METHOD_WITH_ARGS("ValidateProfile",
				SD_BUS_ARGS("s", adapter, "ay", profile),
				SD_BUS_RESULT("s", adapter, "u", error, "u",
					      reason), on_validate,
				SD_BUS_VTABLE_UNPRIVILEGED |
				SD_BUS_VTABLE_SENSITIVE),
	SD_BUS_SIGNAL_WITH_ARGS("UIRequest",
				SD_BUS_ARGS("s", adapter, "s", guid, "s", page,
					    "u", session), 0),
	SD_BUS_SIGNAL_WITH_ARGS("UIRequestGone",
				SD_BUS_ARGS("s", guid, "s", why), 0),
	SD_BUS_SIGNAL_WITH_ARGS("Notification",
				SD_BUS_ARGS("s", adapter, "u", code, "s",
					    interface, "ay", data), 0),
	SD_BUS_SIGNAL_WITH_ARGS("ProfileRefused",
				SD_BUS_ARGS("s", adapter, "s", profile, "u",
					    error, "u", reason), 0),
	SD_BUS_VTABLE_END
};

/**
 * methods_add() - offer the methods on a connection
 * @d: daemon
 * @sd: connection with the bus
 *
 * Return: 0 or more, or a negative error number.
 */
int methods_add(struct daemon *d, struct sd_bus *sd)
{
	return sd_bus_add_object_vtable(sd, NULL, NWC_BUS_PATH,
					NWC_BUS_INTERFACE, vtable, d);
}
