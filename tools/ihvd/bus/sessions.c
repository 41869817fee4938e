// SPDX-License-Identifier: GPL-2.0-only
/*
 * Sessions of users, and what becomes of them.
 *
 * Pages: Processing Session Changes; DOT11EXTIHV_PROCESS_SESSION_CHANGE; and
 * org.freedesktop.login1 (5) of systemd.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/queue.h>

#include "ihvd/base/log.h"
#include "ihvd/bus/sessions.h"
#include "lib/attr.h"
#include "winuser.h"

#define LOGIND		"org.freedesktop.login1"
#define MANAGER_PATH	"/org/freedesktop/login1"
#define MANAGER		LOGIND ".Manager"
#define SESSION		LOGIND ".Session"
#define PROPERTIES	"org.freedesktop.DBus.Properties"

#define MAX_SESSIONS	1024

/**
 * struct session_state - what is of interest of a session
 * @user: it is a session of a user, and not about to go
 * @console: it is the active session of its seat
 * @remote: its user is at another computer
 * @locked: its screen is locked
 * @uid: its user
 */
struct session_state {
	bool user;
	bool console;
	bool remote;
	bool locked;
	uid_t uid;
};

/**
 * struct session - a session, or an object that is called one
 * @next: of the list
 * @sessions: all sessions
 * @path: path of its object on the bus
 * @number: its number, 0 as long as it is not known
 * @state: what the owner has been told
 * @quiet: the owner is not told of its first state
 * @asking: the question that logind has not answered; NULL for none
 * @again: it has changed since that question
 */
struct session {
	LIST_ENTRY(session) next;
	struct sessions *sessions;
	char *path;
	uint32_t number;
	struct session_state state;
	bool quiet;
	sd_bus_slot *asking;
	bool again;
};

LIST_HEAD(session_list, session);

/**
 * struct sessions - all sessions
 * @changed: see &sessions_changed_fn
 * @owner: for @changed
 * @sd: connection with the bus, NULL for none
 * @all: the sessions
 * @n: how many sessions there are
 * @listing: the list that logind has not sent yet; NULL if none was asked for
 * @listed: the list has come once
 */
struct sessions {
	sessions_changed_fn changed;
	void *owner;
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

static void session_tell(const struct session *s, uint32_t event)
{
	log_line("session %u: %s", s->number, event_name(event));
	s->sessions->changed(s->sessions->owner, s->number, event);
}

/* As on Windows, a session is connected while its user logs on and off. */
static void session_change(struct session *s, const struct session_state *now)
{
	const struct session_state was = s->state;

	s->state = *now;
	if (now->user && !was.console && now->console)
		session_tell(s, WTS_CONSOLE_CONNECT);
	if (now->user && !was.remote && now->remote)
		session_tell(s, WTS_REMOTE_CONNECT);
	if (!was.user && now->user)
		session_tell(s, WTS_SESSION_LOGON);
	if (now->user && !was.locked && now->locked)
		session_tell(s, WTS_SESSION_LOCK);
	if (now->user && was.locked && !now->locked)
		session_tell(s, WTS_SESSION_UNLOCK);
	if (was.user && !now->user)
		session_tell(s, WTS_SESSION_LOGOFF);
	if (was.user && was.console && !now->console)
		session_tell(s, WTS_CONSOLE_DISCONNECT);
	if (was.user && was.remote && !now->remote)
		session_tell(s, WTS_REMOTE_DISCONNECT);
}

static void session_free(struct session *s)
{
	sd_bus_slot_unref(s->asking);
	free(s->path);
	free(s);
}

/* FNV-1a */
static uint32_t name_hash(const char *text)
{
	uint32_t h = 2166136261;

	for (; *text; text++)
		h = (h ^ (uint8_t)*text) * 16777619;
	return h;
}

static uint32_t number_of_name(const char *name)
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
	return 0xc0000000 | (name_hash(name) & 0x3fffffff);
}

/**
 * struct properties - the properties of a session that are of interest
 * @id: name at logind
 * @class: what kind of session it is
 * @state: whether it is opening, in use or closing
 * @seat: seat that it is at, empty for none
 * @remote: its user is at another computer
 * @active: it is the active session of its seat
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

static int variant_read(sd_bus_message *m, const char *type, const void *to)
{
	int err = sd_bus_message_enter_container(m, 'v', type);

	if (err > 0)
		err = *type == '(' ? sd_bus_message_read(m, type, to, NULL) :
				     sd_bus_message_read(m, type, to);
	return err > 0 ? sd_bus_message_exit_container(m) : -EBADMSG;
}

static int property_read(sd_bus_message *m, struct properties *p)
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
			return variant_read(m, wanted[i].type, wanted[i].to);
	return sd_bus_message_skip(m, "v");
}

static int properties_read(sd_bus_message *m, struct properties *p)
{
	int err = sd_bus_message_enter_container(m, 'a', "{sv}");

	while (err >= 0 &&
	       (err = sd_bus_message_enter_container(m, 'e', "sv")) > 0) {
		err = property_read(m, p);
		if (err >= 0)
			err = sd_bus_message_exit_container(m);
	}
	return err;
}

/* Whether the answer says that there is no such session. */
static bool answer_is_gone(sd_bus_message *m)
{
	return sd_bus_message_is_method_error(m, SD_BUS_ERROR_UNKNOWN_OBJECT) ||
	       sd_bus_message_is_method_error(m, SD_BUS_ERROR_UNKNOWN_METHOD) ||
	       sd_bus_message_is_method_error(m,
					      SD_BUS_ERROR_UNKNOWN_INTERFACE) ||
	       sd_bus_message_is_method_error(m, LOGIND ".NoSuchSession");
}

static void session_ask(struct session *s);

static int on_properties(sd_bus_message *m, void *arg, sd_bus_error *error)
{
	struct properties p = { .id = "", .class = "", .state = "", .seat = "",
				.uid = UINT32_MAX };
	struct session *s = arg;
	struct session_state now = { 0 };

	(void)error;
	s->asking = sd_bus_slot_unref(s->asking);
	if (sd_bus_message_is_method_error(m, NULL)) {
		if (answer_is_gone(m)) {
			session_change(s, &now);
			LIST_REMOVE(s, next);
			s->sessions->n--;
			session_free(s);
		}
		return 0;
	}
	if (properties_read(m, &p) < 0 || !*p.id)
		return 0;
	if (!s->number)
		s->number = number_of_name(p.id);
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
	session_change(s, &now);
	if (s->again)
		session_ask(s);
	return 0;
}

static void session_ask(struct session *s)
{
	s->again = s->asking;
	if (s->asking)
		return;
	/* a session that cannot be asked about now is when it changes again */
	sd_bus_call_method_async(s->sessions->sd, &s->asking, LOGIND, s->path,
				 PROPERTIES, "GetAll", on_properties, s, "s",
				 SESSION);
}

static struct session *session_find(struct sessions *all, const char *path)
{
	struct session *s;

	LIST_FOREACH(s, &all->all, next)
		if (!strcmp(s->path, path))
			return s;
	return NULL;
}

static void session_look_at(struct sessions *all, const char *path, bool quiet)
{
	struct session *s = session_find(all, path);

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
		s->sessions = all;
		s->quiet = quiet;
		LIST_INSERT_HEAD(&all->all, s, next);
		all->n++;
	}
	session_ask(s);
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
	/* sessions that are known already may be gone */
	LIST_FOREACH(s, &all->all, next)
		session_ask(s);
	if (sd_bus_message_enter_container(m, 'a', "(susso)") < 0)
		return 0;
	while (sd_bus_message_read(m, "(susso)", NULL, NULL, NULL, NULL,
				   &path) > 0)
		session_look_at(all, path, !all->listed);
	if (!all->listed)
		log_line("following the sessions of users");
	all->listed = true;
	return 0;
}

/* Nobody starts logind for this: it runs where there are sessions. */
static void sessions_list(struct sessions *all)
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
		session_look_at(arg, path, false);
	return 0;
}

static int on_changed(sd_bus_message *m, void *arg, sd_bus_error *error)
{
	(void)error;
	session_look_at(arg, sd_bus_message_get_path(m), false);
	return 0;
}

static int on_logind(sd_bus_message *m, void *arg, sd_bus_error *error)
{
	const char *owner;

	(void)error;
	if (sd_bus_message_read(m, "sss", NULL, NULL, &owner) > 0 && *owner)
		sessions_list(arg);
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
 * sessions_new() - prepare to follow sessions
 * @changed: called when a session has changed
 * @owner: for @changed
 *
 * Return: the sessions, of which none is known yet; NULL without memory.
 */
struct sessions *sessions_new(sessions_changed_fn changed, void *owner)
{
	struct sessions *all = calloc(1, sizeof(*all));

	if (!all)
		return NULL;
	all->changed = changed;
	all->owner = owner;
	LIST_INIT(&all->all);
	return all;
}

/**
 * sessions_watch() - follow sessions by a connection with the bus
 * @all: sessions
 * @sd: connection
 *
 * The owner is told of sessions that have come and gone since the connection
 * before.
 *
 * Return: 0 or more, or a negative error number.
 */
int sessions_watch(struct sessions *all, sd_bus *sd)
{
	size_t i;
	int err = 0;

	all->sd = sd;
	for (i = 0; i < NWC_ARRAY_SIZE(matches) && err >= 0; i++)
		err = sd_bus_add_match_async(sd, NULL, matches[i].rule,
					     matches[i].handler, NULL, all);
	if (err >= 0)
		sessions_list(all);
	return err;
}

/**
 * sessions_unwatch() - the connection with the bus is about to go
 * @all: sessions
 */
void sessions_unwatch(struct sessions *all)
{
	struct session *s;

	all->sd = NULL;
	all->listing = sd_bus_slot_unref(all->listing);
	LIST_FOREACH(s, &all->all, next)
		s->asking = sd_bus_slot_unref(s->asking);
}

/**
 * sessions_free() - forget all sessions
 * @all: sessions, may be NULL
 */
void sessions_free(struct sessions *all)
{
	struct session *s, *after;

	if (!all)
		return;
	sessions_unwatch(all);
	for (s = LIST_FIRST(&all->all); s; s = after) {
		after = LIST_NEXT(s, next);
		session_free(s);
	}
	free(all);
}

/**
 * sessions_to_ask() - can a user be asked something?
 * @all: sessions, may be NULL
 * @number: filled in: session on the console, or 0 for any session
 *
 * Where nobody keeps track of sessions, a user may be there.
 *
 * Return: false if nobody is logged on.
 */
bool sessions_to_ask(const struct sessions *all, uint32_t *number)
{
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
 * sessions_user() - find the user of a session
 * @all: sessions, may be NULL
 * @number: number of the session
 * @uid: set to its user
 *
 * Return: false if nobody is known to be logged on by that number, or if the
 * sessions of several users have it.
 */
bool sessions_user(const struct sessions *all, uint32_t number, uid_t *uid)
{
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
