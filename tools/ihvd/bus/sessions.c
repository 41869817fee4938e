// SPDX-License-Identifier: GPL-2.0-only
/*
 * Sessions of users, as plugins are told of them.
 *
 * Pages: Processing Session Changes; DOT11EXTIHV_PROCESS_SESSION_CHANGE; and
 * org.freedesktop.login1 (5) of systemd.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "ihvd/base/log.h"
#include "ihvd/bus/sessions.h"
#include "ihvd/user/ui.h"
#include "winuser.h"

#define LOGIND		"org.freedesktop.login1"
#define MANAGER_PATH	"/org/freedesktop/login1"
#define MANAGER		LOGIND ".Manager"
#define SESSION		LOGIND ".Session"
#define PROPERTIES	"org.freedesktop.DBus.Properties"

#define MAX_SESSIONS	1024

/**
 * struct state - what we want to know of a session
 * @user: it is one of a user, and not about to go
 * @console: it is the active one of its seat
 * @remote: its user is elsewhere
 * @locked: its screen is locked
 * @uid: its user
 */
struct state {
	bool user;
	bool console;
	bool remote;
	bool locked;
	uid_t uid;
};

/**
 * struct session - a session, or what is called one
 * @next: of the list
 * @owner: see there
 * @path: its object
 * @number: what plugins call it, 0 as long as it is not known
 * @state: what plugins have been told
 * @quiet: they are not told what it is at first
 * @asking: what logind is going to answer; NULL if it was not asked
 * @again: it has changed since
 */
struct session {
	LIST_ENTRY(session) next;
	struct sessions *owner;
	char *path;
	uint32_t number;
	struct state state;
	bool quiet;
	sd_bus_slot *asking;
	bool again;
};

LIST_HEAD(session_list, session);

/**
 * struct sessions - all of them
 * @daemon: see there
 * @sd: connection with the bus, NULL for none
 * @all: the sessions
 * @n: how many
 * @listing: the list that logind is going to send; NULL if it was not asked
 * @listed: it has been there once
 */
struct sessions {
	struct daemon *daemon;
	sd_bus *sd;
	struct session_list all;
	unsigned int n;
	sd_bus_slot *listing;
	bool listed;
};

static const char *event_name(uint32_t event)
{
	static const char *const names[] = {
		[WTS_CONSOLE_CONNECT] = "console connect",
		[WTS_CONSOLE_DISCONNECT] = "console disconnect",
		[WTS_REMOTE_CONNECT] = "remote connect",
		[WTS_REMOTE_DISCONNECT] = "remote disconnect",
		[WTS_SESSION_LOGON] = "logon",
		[WTS_SESSION_LOGOFF] = "logoff",
		[WTS_SESSION_LOCK] = "lock",
		[WTS_SESSION_UNLOCK] = "unlock",
	};

	return names[event];
}

static void tell(const struct session *s, uint32_t event)
{
	struct daemon *d = s->owner->daemon;
	struct plugin *p;

	log_line("session %u: %s", s->number, event_name(event));
	TAILQ_FOREACH(p, &d->plugins, next) {
		struct ihvd_message msg = {
			.head.op = IHVD_PROCESS_SESSION_CHANGE,
		};

		if (p->state != PLUGIN_UP)
			continue;
		msg.head.arg[0] = event;
		msg.head.arg[1] = s->number;
		plugin_call(p, &msg, NULL, NULL, 0);
	}
	if (event == WTS_SESSION_LOGOFF)
		ui_drop_session(d, s->number);
}

/* as on Windows, a session is connected when its user logs on and off */
static void change(struct session *s, const struct state *now)
{
	const struct state was = s->state;

	s->state = *now;
	if (now->user && !was.console && now->console)
		tell(s, WTS_CONSOLE_CONNECT);
	if (now->user && !was.remote && now->remote)
		tell(s, WTS_REMOTE_CONNECT);
	if (!was.user && now->user)
		tell(s, WTS_SESSION_LOGON);
	if (now->user && !was.locked && now->locked)
		tell(s, WTS_SESSION_LOCK);
	if (now->user && was.locked && !now->locked)
		tell(s, WTS_SESSION_UNLOCK);
	if (was.user && !now->user)
		tell(s, WTS_SESSION_LOGOFF);
	if (was.user && was.console && !now->console)
		tell(s, WTS_CONSOLE_DISCONNECT);
	if (was.user && was.remote && !now->remote)
		tell(s, WTS_REMOTE_DISCONNECT);
}

static void free_session(struct session *s)
{
	sd_bus_slot_unref(s->asking);
	free(s->path);
	free(s);
}

/* FNV-1a */
static uint32_t hash(const char *text)
{
	uint32_t h = 2166136261;

	for (; *text; text++)
		h = (h ^ (uint8_t)*text) * 16777619;
	return h;
}

static uint32_t number_of(const char *name)
{
	const bool counted = *name == 'c';
	unsigned long long number;
	char *end;

	errno = 0;
	number = strtoull(name + counted, &end, 10);
	if (name[counted] >= '0' && name[counted] <= '9' && !*end && !errno &&
	    number <= (counted ? 0x3fffffff : 0x7fffffff) &&
	    (number || counted))
		return counted ? 0x80000000 | number : number;
	return 0xc0000000 | (hash(name) & 0x3fffffff);
}

/**
 * struct properties - those that we want to know
 * @id: name at logind
 * @class: what kind of session it is
 * @state: what it is up to
 * @seat: seat that it is at, empty for none
 * @remote: its user is elsewhere
 * @active: it is the active one of its seat
 * @locked: its screen is locked
 * @uid: its user
 */
struct properties {
	const char *id;
	const char *class;
	const char *state;
	const char *seat;
	int remote;
	int active;
	int locked;
	uint32_t uid;
};

static int read_variant(sd_bus_message *m, const char *type, const void *to)
{
	int err = sd_bus_message_enter_container(m, 'v', type);

	if (err > 0)
		err = *type == '(' ? sd_bus_message_read(m, type, to, NULL) :
				     sd_bus_message_read(m, type, to);
	return err > 0 ? sd_bus_message_exit_container(m) : -EBADMSG;
}

static int read_property(sd_bus_message *m, struct properties *p)
{
	const struct {
		const char *name;
		const char *type;
		const void *to;
	} wanted[] = {
		{ "Id", "s", &p->id },
		{ "Class", "s", &p->class },
		{ "State", "s", &p->state },
		{ "Seat", "(so)", &p->seat },
		{ "User", "(uo)", &p->uid },
		{ "Remote", "b", &p->remote },
		{ "Active", "b", &p->active },
		{ "LockedHint", "b", &p->locked },
	};
	const char *name;
	size_t i;
	int err;

	err = sd_bus_message_read(m, "s", &name);
	if (err < 0)
		return err;
	for (i = 0; i < NWC_ARRAY_SIZE(wanted); i++)
		if (!strcmp(name, wanted[i].name))
			return read_variant(m, wanted[i].type, wanted[i].to);
	return sd_bus_message_skip(m, "v");
}

static int read_properties(sd_bus_message *m, struct properties *p)
{
	int err = sd_bus_message_enter_container(m, 'a', "{sv}");

	while (err >= 0 &&
	       (err = sd_bus_message_enter_container(m, 'e', "sv")) > 0) {
		err = read_property(m, p);
		if (err >= 0)
			err = sd_bus_message_exit_container(m);
	}
	return err;
}

/* the answer says that there is no such session, and not just nothing */
static bool is_gone(sd_bus_message *m)
{
	return sd_bus_message_is_method_error(m, SD_BUS_ERROR_UNKNOWN_OBJECT) ||
	       sd_bus_message_is_method_error(m, SD_BUS_ERROR_UNKNOWN_METHOD) ||
	       sd_bus_message_is_method_error(m,
					      SD_BUS_ERROR_UNKNOWN_INTERFACE) ||
	       sd_bus_message_is_method_error(m, LOGIND ".NoSuchSession");
}

static void ask(struct session *s);

static int on_properties(sd_bus_message *m, void *arg, sd_bus_error *error)
{
	struct properties p = { .id = "", .class = "", .state = "", .seat = "",
				.uid = UINT32_MAX };
	struct session *s = arg;
	struct state now = { 0 };

	(void)error;
	s->asking = sd_bus_slot_unref(s->asking);
	if (sd_bus_message_is_method_error(m, NULL)) {
		if (is_gone(m)) {
			change(s, &now);
			LIST_REMOVE(s, next);
			s->owner->n--;
			free_session(s);
		}
		return 0;
	}
	if (read_properties(m, &p) < 0 || !*p.id)
		return 0;
	if (!s->number)
		s->number = number_of(p.id);
	if (!strcmp(p.class, "user") && strcmp(p.state, "closing")) {
		now.user = true;
		now.remote = p.remote;
		now.console = !p.remote && *p.seat && p.active;
		now.locked = p.locked;
		now.uid = p.uid;
	}
	if (s->quiet)
		s->state = now;
	s->quiet = false;
	change(s, &now);
	if (s->again)
		ask(s);
	return 0;
}

static void ask(struct session *s)
{
	s->again = s->asking;
	if (s->asking)
		return;
	/* one that cannot be asked now is when it changes the next time */
	sd_bus_call_method_async(s->owner->sd, &s->asking, LOGIND, s->path,
				 PROPERTIES, "GetAll", on_properties, s, "s",
				 SESSION);
}

static struct session *find(struct sessions *all, const char *path)
{
	struct session *s;

	LIST_FOREACH(s, &all->all, next)
		if (!strcmp(s->path, path))
			return s;
	return NULL;
}

static void look_at(struct sessions *all, const char *path, bool quiet)
{
	struct session *s = find(all, path);

	if (!s) {
		if (all->n == MAX_SESSIONS)
			return;
		s = calloc(1, sizeof(*s));
		if (!s)
			return;
		s->path = strdup(path);
		if (!s->path) {
			free(s);
			return;
		}
		s->owner = all;
		s->quiet = quiet;
		LIST_INSERT_HEAD(&all->all, s, next);
		all->n++;
	}
	ask(s);
}

static int on_listed(sd_bus_message *m, void *arg, sd_bus_error *error)
{
	struct sessions *all = arg;
	const char *path;
	struct session *s;

	(void)error;
	all->listing = sd_bus_slot_unref(all->listing);
	if (sd_bus_message_is_method_error(m, NULL))
		return 0;
	/* those that we know may be gone */
	LIST_FOREACH(s, &all->all, next)
		ask(s);
	if (sd_bus_message_enter_container(m, 'a', "(susso)") < 0)
		return 0;
	while (sd_bus_message_read(m, "(susso)", NULL, NULL, NULL, NULL,
				   &path) > 0)
		look_at(all, path, !all->listed);
	if (!all->listed)
		log_line("following the sessions of users");
	all->listed = true;
	return 0;
}

/* logind is not started for it: it is there where there are sessions */
static void list(struct sessions *all)
{
	sd_bus_message *m = NULL;

	if (all->listing)
		return;
	if (sd_bus_message_new_method_call(all->sd, &m, LOGIND, MANAGER_PATH,
					   MANAGER, "ListSessions") >= 0 &&
	    sd_bus_message_set_auto_start(m, false) >= 0)
		sd_bus_call_async(all->sd, &all->listing, m, on_listed, all, 0);
	sd_bus_message_unref(m);
}

static int on_session(sd_bus_message *m, void *arg, sd_bus_error *error)
{
	const char *path;

	(void)error;
	if (sd_bus_message_read(m, "so", NULL, &path) > 0)
		look_at(arg, path, false);
	return 0;
}

static int on_changed(sd_bus_message *m, void *arg, sd_bus_error *error)
{
	(void)error;
	look_at(arg, sd_bus_message_get_path(m), false);
	return 0;
}

static int on_logind(sd_bus_message *m, void *arg, sd_bus_error *error)
{
	const char *owner;

	(void)error;
	if (sd_bus_message_read(m, "sss", NULL, NULL, &owner) > 0 && *owner)
		list(arg);
	return 0;
}

#define SIGNAL(sender, interface, member) \
	"type='signal',sender='" sender "',interface='" interface \
	"',member='" member "'"

static const struct {
	const char *rule;
	sd_bus_message_handler_t handler;
} matches[] = {
	{ SIGNAL(LOGIND, MANAGER, "SessionNew"), on_session },
	{ SIGNAL(LOGIND, MANAGER, "SessionRemoved"), on_session },
	{ SIGNAL(LOGIND, PROPERTIES, "PropertiesChanged")
	  ",path_namespace='" MANAGER_PATH "/session'", on_changed },
	{ SIGNAL("org.freedesktop.DBus", "org.freedesktop.DBus",
		 "NameOwnerChanged") ",arg0='" LOGIND "'", on_logind },
};

/**
 * sessions_watch() - watch sessions
 * @d: daemon
 * @sd: connection with the bus
 *
 * Those that have come and gone since the connection before are made up for.
 *
 * Return: 0 or more, or a negative error number.
 */
int sessions_watch(struct daemon *d, struct sd_bus *sd)
{
	struct sessions *all = d->sessions;
	size_t i;
	int err = 0;

	if (!all) {
		all = calloc(1, sizeof(*all));
		if (!all)
			return -ENOMEM;
		all->daemon = d;
		LIST_INIT(&all->all);
		d->sessions = all;
	}
	all->sd = sd;
	for (i = 0; i < NWC_ARRAY_SIZE(matches) && err >= 0; i++)
		err = sd_bus_add_match_async(sd, NULL, matches[i].rule,
					     matches[i].handler, NULL, all);
	if (err >= 0)
		list(all);
	return err;
}

/**
 * sessions_unwatch() - the connection with the bus goes
 * @d: daemon
 */
void sessions_unwatch(struct daemon *d)
{
	struct sessions *all = d->sessions;
	struct session *s;

	if (!all)
		return;
	all->sd = NULL;
	all->listing = sd_bus_slot_unref(all->listing);
	LIST_FOREACH(s, &all->all, next)
		s->asking = sd_bus_slot_unref(s->asking);
}

/**
 * sessions_free() - forget all sessions
 * @d: daemon
 */
void sessions_free(struct daemon *d)
{
	struct sessions *all = d->sessions;
	struct session *s, *after;

	if (!all)
		return;
	sessions_unwatch(d);
	for (s = LIST_FIRST(&all->all); s; s = after) {
		after = LIST_NEXT(s, next);
		free_session(s);
	}
	free(all);
	d->sessions = NULL;
}

/**
 * sessions_to_ask() - who can be asked something?
 * @d: daemon
 * @number: filled in: session on the console, or 0 for any session
 *
 * Where nobody keeps track of sessions anyone may be there.
 *
 * Return: false if nobody is logged on.
 */
bool sessions_to_ask(const struct daemon *d, uint32_t *number)
{
	const struct sessions *all = d->sessions;
	bool user = !all || !all->listed;
	const struct session *s;

	*number = 0;
	if (user)
		return true;
	LIST_FOREACH(s, &all->all, next) {
		user |= s->state.user;
		if (s->state.console)
			*number = s->number;
	}
	return user;
}

/**
 * sessions_user() - whose session is it?
 * @d: daemon
 * @number: number of the session
 * @uid: set to its user
 *
 * Return: false if nobody is logged on by that number as far as is known; or
 * several users are, whose sessions have names that are not told apart by it.
 */
bool sessions_user(const struct daemon *d, uint32_t number, uid_t *uid)
{
	const struct sessions *all = d->sessions;
	const struct session *s;
	bool found = false;

	/* without a bus nobody says who has left */
	if (!all || !all->sd)
		return false;
	LIST_FOREACH(s, &all->all, next) {
		if (s->number != number || !s->state.user)
			continue;
		if (s->state.uid == (uid_t)-1 ||
		    (found && s->state.uid != *uid))
			return false;
		*uid = s->state.uid;
		found = true;
	}
	return found;
}
