// SPDX-License-Identifier: GPL-2.0-only
/*
 * Methods on the bus. Some wait for a handler of a plugin: what has asked is
 * kept until it has returned, or never will.
 *
 * Pages: Requesting User Interaction; DOT11EXTIHV_CONTROL; Validating Network
 * Profile Extensions.
 */
#include <stdlib.h>
#include <string.h>

#include "ihvd/bus/bus.h"
#include "ihvd/base/guid.h"
#include "ihvd/profiles/matching.h"
#include "ihvd/profiles/profiles.h"
#include "ihvd/user/ui.h"
#include "lib/bus.h"
#include "wlanihv.h"

#define NO_SUCH_REQUEST	NWC_BUS_INTERFACE ".Error.NoSuchRequest"
#define BUSY		NWC_BUS_INTERFACE ".Error.Busy"
#define REFUSED		NWC_BUS_INTERFACE ".Error.Refused"
#define PLUGIN_ENDED	NWC_BUS_INTERFACE ".Error.PluginEnded"

#define MAX_WAITING	64
#define MAX_CONTROL	(64 * 1024)

/**
 * struct method_call - a method that waits for a handler
 * @next: of the daemon's list
 * @adapter: adapter whose handler it waits for
 * @message: the call; what it has brought stays valid with it
 * @guid: of the request that it is about
 * @number: of that request, which no other one has
 */
struct method_call {
	LIST_ENTRY(method_call) next;
	struct adapter *adapter;
	sd_bus_message *message;
	GUID guid;
	uint64_t number;
};

/* @r: request that it is about, NULL for none. Return: NULL if it is too much. */
static struct method_call *wait_for(struct adapter *a, sd_bus_message *m,
				    const struct ui_request *r)
{
	struct daemon *d = a->plugin->daemon;
	struct method_call *c;
	unsigned int n = 0;

	LIST_FOREACH(c, &d->method_calls, next)
		n++;
	c = n < MAX_WAITING ? calloc(1, sizeof(*c)) : NULL;
	if (!c)
		return NULL;
	c->adapter = a;
	c->message = sd_bus_message_ref(m);
	if (r) {
		c->guid = r->guid;
		c->number = r->number;
	}
	LIST_INSERT_HEAD(&d->method_calls, c, next);
	return c;
}

static int too_much(sd_bus_error *error)
{
	return sd_bus_error_set(error, BUSY, "too much is under way");
}

static void done(struct method_call *c)
{
	LIST_REMOVE(c, next);
	sd_bus_message_unref(c->message);
	free(c);
}

static void fail(struct method_call *c, const char *name, const char *text)
{
	sd_bus_reply_method_errorf(c->message, name, "%s", text);
	done(c);
}

/**
 * methods_forget_adapter() - handlers of an adapter will not return any more
 * @a: adapter
 */
void methods_forget_adapter(struct adapter *a)
{
	struct daemon *d = a->plugin->daemon;
	struct method_call *c, *after;

	for (c = LIST_FIRST(&d->method_calls); c; c = after) {
		after = LIST_NEXT(c, next);
		if (c->adapter == a)
			fail(c, PLUGIN_ENDED,
			     "the plugin has ended before it answered");
	}
}

static struct method_call *call_of(uint64_t arg)
{
	return (struct method_call *)(uintptr_t)arg;
}

/* the request of a call, if it is still there; a name may be used again */
static struct ui_request *request_of(const struct method_call *c)
{
	struct ui_request *r = ui_find(c->adapter->plugin->daemon, &c->guid);

	return r && r->number == c->number ? r : NULL;
}

static int append_request(sd_bus_message *reply, const struct ui_request *r)
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
			err = append_request(reply, r);
	if (err >= 0)
		err = sd_bus_message_close_container(reply);
	if (err >= 0)
		err = sd_bus_send(NULL, reply, NULL);
	sd_bus_message_unref(reply);
	return err;
}

static int read_guid(sd_bus_message *m, GUID *guid, sd_bus_error *error)
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
	struct method_call *c = call_of(arg);
	struct ui_request *r = request_of(c);
	bool pending = r;

	kernel_report_return(a, ret);
	/* a plugin without this handler waits for all that it has asked */
	if (r && !ret->head.result && !ret->head.arg[0]) {
		ui_give_up(r);
		pending = false;
	}
	sd_bus_reply_method_return(c->message, "b", pending);
	done(c);
}

static int on_is_pending(sd_bus_message *m, void *arg, sd_bus_error *error)
{
	struct method_call *c;
	struct ui_request *r;
	GUID guid;
	int err = read_guid(m, &guid, error);

	if (err < 0)
		return err;
	r = ui_find(arg, &guid);
	if (!r || r->answered)
		return sd_bus_reply_method_return(m, "b", !!r);
	c = wait_for(r->adapter, m, r);
	if (!c)
		return too_much(error);
	ui_is_pending(r, on_asked, (uintptr_t)c);
	return 1;
}

static void on_responded(struct adapter *a, const struct ihvd_message *ret,
			 uint64_t arg)
{
	struct method_call *c = call_of(arg);

	kernel_report_return(a, ret);
	if (ret->head.result)
		sd_bus_reply_method_errorf(c->message, REFUSED,
					   "the plugin refuses the answer: error %u",
					   ret->head.result);
	else
		sd_bus_reply_method_return(c->message, "");
	done(c);
}

/* the answer of a call that was read before */
static int read_answer(sd_bus_message *m, const void **data, size_t *len)
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
	struct method_call *c = call_of(arg);
	struct ui_request *r = request_of(c);
	const void *data;
	size_t len;

	kernel_report_return(a, ret);
	if (r && (ret->head.result || ret->head.arg[0]) &&
	    read_answer(c->message, &data, &len) >= 0) {
		ui_answer(r, data, len, on_responded, arg);
		return;
	}
	if (r)
		ui_give_up(r);
	fail(c, NO_SUCH_REQUEST, "the plugin does not wait for it any more");
}

static int on_answer(sd_bus_message *m, void *arg, sd_bus_error *error)
{
	struct method_call *c;
	struct ui_request *r;
	const void *data;
	size_t len;
	GUID guid;
	int err;

	/* it may be a pass phrase */
	sd_bus_message_sensitive(m);
	err = read_guid(m, &guid, error);
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
	c = wait_for(r->adapter, m, r);
	if (!c)
		return too_much(error);
	r->answering = true;
	ui_is_pending(r, on_still_pending, (uintptr_t)c);
	return 1;
}

static void on_controlled(struct adapter *a, const struct ihvd_message *ret,
			  uint64_t arg)
{
	struct method_call *c = call_of(arg);
	const uint32_t length = ret->head.arg[0];
	sd_bus_message *reply = NULL;
	uint32_t room = 0;
	int err;

	kernel_report_return(a, ret);
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
		err = sd_bus_message_append_array(reply, 'y', ret->blob[0],
						  length <= room &&
						  length == ret->head.len[0] ?
						  length : 0);
	if (err >= 0)
		sd_bus_send(NULL, reply, NULL);
	sd_bus_message_unref(reply);
	done(c);
}

static struct adapter *adapter_by_name(struct daemon *d, const char *name)
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
	struct ihvd_message msg = { .head.op = IHVD_CONTROL };
	struct method_call *c;
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
	a = adapter_by_name(arg, name);
	if (!a)
		return sd_bus_error_set(error, NWC_BUS_NO_ADAPTER,
					"no plugin serves this adapter");
	c = wait_for(a, m, NULL);
	if (!c)
		return too_much(error);
	msg.head.arg[0] = room;
	ihvd_add_blob(&msg, in, len);
	kernel_report_call(a, IHVD_CONTROL);
	plugin_call(a->plugin, &msg, a, on_controlled, (uintptr_t)c);
	return 1;
}

/* the name of the adapter, empty for any, and the profile */
static int read_profile(sd_bus_message *m, const char **name,
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
 * does, but of several plugins each may be the one that the profile is for:
 * @after has said that it is not.
 */
static struct adapter *validator(struct daemon *d, const char *name,
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
	struct method_call *c = call_of(arg);
	struct adapter *other = NULL;
	struct nwc_profile *profile;
	char why[NWC_PROFILE_WHY];
	const char *name;

	if (read_profile(c->message, &name, &profile, why) < 0) {
		fail(c, SD_BUS_ERROR_NO_MEMORY, why);
		return;
	}
	matching_learn(a, profile, ret);
	if (ret->head.result)
		other = validator(a->plugin->daemon, name, profile, a->plugin);
	/* before the call: its end may be that of the plugin */
	if (other)
		c->adapter = other;
	if (!other || !matching_validate(other, profile, on_validated, arg)) {
		sd_bus_reply_method_return(c->message, "suu", a->name,
					   ret->head.result, ret->head.reason);
		done(c);
	}
	nwc_profile_free(profile);
}

static int on_validate(sd_bus_message *m, void *arg, sd_bus_error *error)
{
	struct nwc_profile *profile;
	char why[NWC_PROFILE_WHY];
	struct method_call *c;
	struct adapter *a;
	const char *name;
	int err = 1;

	/* there may be keys in it */
	sd_bus_message_sensitive(m);
	if (read_profile(m, &name, &profile, why) < 0)
		return sd_bus_error_set(error, SD_BUS_ERROR_INVALID_ARGS, why);
	a = validator(arg, name, profile, NULL);
	c = a ? wait_for(a, m, NULL) : NULL;
	if (!a) {
		err = sd_bus_error_set(error, NWC_BUS_NO_ADAPTER,
				       "no plugin that it is for serves an adapter");
	} else if (!c) {
		err = too_much(error);
	} else if (!matching_validate(a, profile, on_validated,
				      (uintptr_t)c)) {
		done(c);
		err = sd_bus_error_set(error, SD_BUS_ERROR_LIMITS_EXCEEDED,
				       "the profile is too large for a plugin");
	}
	nwc_profile_free(profile);
	return err;
}

/* Who may call is the policy's to say; no capability beside that is asked for. */
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
 * methods_add() - offer the methods
 * @d: daemon
 * @sd: connection with the bus
 *
 * Return: 0 or more, or a negative error number.
 */
int methods_add(struct daemon *d, struct sd_bus *sd)
{
	return sd_bus_add_object_vtable(sd, NULL, NWC_BUS_PATH, NWC_BUS_INTERFACE,
					vtable, d);
}
