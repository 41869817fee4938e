// SPDX-License-Identifier: GPL-2.0-only
/* The system bus: connection, name and signals. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "ihvd/bus/bus.h"
#include "ihvd/base/guid.h"
#include "ihvd/base/log.h"
#include "ihvd/bus/sessions.h"
#include "ihvd/user/ui.h"
#include "lib/bus.h"

#define RETRY_US	(5 * 1000000ULL)
/* What the bus has not taken yet; a plugin must not make it more. */
#define MAX_UNSENT	256

/**
 * struct bus - the connection
 * @daemon: see there
 * @sd: the connection, NULL for none
 * @owned: we have our name
 * @told: it has been said that there is no bus
 * @retry: event source that connects anew
 */
struct bus {
	struct daemon *daemon;
	sd_bus *sd;
	bool owned;
	bool told;
	sd_event_source *retry;
};

static void try_later(struct bus *b, const char *what, int err)
{
	b->owned = false;
	if (!b->told)
		log_line("%s: %s; nobody can be asked, going on without",
			 what, strerror(-err));
	b->told = true;
	sd_event_source_set_time_relative(b->retry, RETRY_US);
	sd_event_source_set_enabled(b->retry, SD_EVENT_ONESHOT);
}

static int on_disconnected(sd_bus_message *m, void *arg, sd_bus_error *error)
{
	(void)m;
	(void)error;
	try_later(arg, "system bus", -ECONNRESET);
	return 0;
}

static int on_name(sd_bus_message *m, void *arg, sd_bus_error *error)
{
	struct bus *b = arg;
	uint32_t outcome = 0;

	(void)error;
	if (sd_bus_message_is_method_error(m, NULL)) {
		try_later(b, "name " NWC_BUS_NAME,
			  -sd_bus_message_get_errno(m));
		return 0;
	}
	/* 1: it is ours from now on, and nobody can take it away */
	if (sd_bus_message_read(m, "u", &outcome) < 0 || outcome != 1) {
		try_later(b, "name " NWC_BUS_NAME, -EEXIST);
		return 0;
	}
	b->owned = true;
	b->told = false;
	log_line("on the system bus");
	return 0;
}

static void disconnect(struct bus *b)
{
	sessions_unwatch(b->daemon);
	b->owned = false;
	b->sd = sd_bus_close_unref(b->sd);
}

static int connect_bus(struct bus *b)
{
	int err;

	err = sd_bus_open_system_with_description(&b->sd, "ihvd");
	if (err < 0)
		return err;
	sd_bus_set_exit_on_disconnect(b->sd, false);
	err = sd_bus_match_signal(b->sd, NULL, "org.freedesktop.DBus.Local",
				  "/org/freedesktop/DBus/Local",
				  "org.freedesktop.DBus.Local", "Disconnected",
				  on_disconnected, b);
	if (err >= 0)
		err = methods_add(b->daemon, b->sd);
	if (err >= 0)
		err = sd_bus_request_name_async(b->sd, NULL, NWC_BUS_NAME, 0,
						on_name, b);
	if (err >= 0)
		err = sessions_watch(b->daemon, b->sd);
	if (err >= 0)
		err = sd_bus_attach_event(b->sd, b->daemon->event,
					  SD_EVENT_PRIORITY_NORMAL);
	return err;
}

static int on_retry(sd_event_source *source, uint64_t usec, void *arg)
{
	struct bus *b = arg;
	int err;

	(void)source;
	(void)usec;
	disconnect(b);
	err = connect_bus(b);
	if (err < 0)
		try_later(b, "system bus", err);
	return 0;
}

/**
 * bus_start() - connect with the system bus, now or later
 * @d: daemon
 *
 * Return: 0 or a negative error number; that there is no bus is none.
 */
int bus_start(struct daemon *d)
{
	struct bus *b = calloc(1, sizeof(*b));
	int err;

	if (!b)
		return -ENOMEM;
	b->daemon = d;
	d->bus = b;
	err = sd_event_add_time(d->event, &b->retry, CLOCK_MONOTONIC, 0, 0,
				on_retry, b);
	return err < 0 ? err : 0;
}

/**
 * bus_stop() - leave the system bus
 * @d: daemon
 */
void bus_stop(struct daemon *d)
{
	struct bus *b = d->bus;

	if (!b)
		return;
	disconnect(b);
	sd_event_source_disable_unref(b->retry);
	free(b);
	d->bus = NULL;
}

/**
 * bus_is_up() - can anybody be asked, or hear of it?
 * @d: daemon
 *
 * Return: true if so.
 */
bool bus_is_up(const struct daemon *d)
{
	/* the policy that says who may hear us goes by our name */
	return d->bus && d->bus->owned;
}

/* A new signal; NULL if nobody could hear it. */
static sd_bus_message *new_signal(struct daemon *d, const char *name)
{
	sd_bus_message *m = NULL;

	if (!bus_is_up(d) ||
	    sd_bus_message_new_signal(d->bus->sd, &m, NWC_BUS_PATH,
				      NWC_BUS_INTERFACE, name) < 0)
		return NULL;
	return m;
}

/* Sends a signal if @err says that it is complete. */
static void send_signal(struct daemon *d, sd_bus_message *m, int err)
{
	if (err >= 0)
		sd_bus_send(d->bus->sd, m, NULL);
	sd_bus_message_unref(m);
}

/**
 * bus_ui_request() - tell of a question for the user
 * @d: daemon
 * @r: request
 */
void bus_ui_request(struct daemon *d, const struct ui_request *r)
{
	sd_bus_message *m = new_signal(d, "UIRequest");
	char guid[GUID_TEXT], page[GUID_TEXT];

	if (m)
		send_signal(d, m, sd_bus_message_append(
				    m, "sssu", r->adapter->name,
				    guid_text(guid, &r->guid),
				    guid_text(page, &r->page), r->session));
}

/**
 * bus_ui_gone() - a question need not be answered any more
 * @d: daemon
 * @guid: its name
 * @why: a word
 */
void bus_ui_gone(struct daemon *d, const GUID *guid, const char *why)
{
	sd_bus_message *m = new_signal(d, "UIRequestGone");
	char text[GUID_TEXT];

	if (m)
		send_signal(d, m, sd_bus_message_append(m, "ss",
							guid_text(text, guid),
							why));
}

/**
 * bus_notification() - pass on a notification of a plugin
 * @a: adapter
 * @code: what it is
 * @interface: what it is about; the plugin's word
 * @data: its data
 * @len: bytes of @data
 *
 * Return: false if so much is unsent that this is not going to be.
 */
bool bus_notification(struct adapter *a, uint32_t code, const GUID *interface,
		      const void *data, size_t len)
{
	struct daemon *d = a->plugin->daemon;
	sd_bus_message *m = new_signal(d, "Notification");
	char guid[GUID_TEXT];
	uint64_t unsent = 0;
	int err;

	if (!m)
		return true;
	sd_bus_get_n_queued_write(d->bus->sd, &unsent);
	if (unsent > MAX_UNSENT) {
		sd_bus_message_unref(m);
		return false;
	}
	err = sd_bus_message_append(m, "sus", a->name, code,
				    guid_text(guid, interface));
	if (err >= 0)
		err = sd_bus_message_append_array(m, 'y', data, len);
	send_signal(d, m, err);
	return true;
}

/**
 * bus_profile_refused() - a plugin cannot use a profile (IHV-37)
 * @a: adapter
 * @profile: name of the profile
 * @error: Win32 error
 * @reason: reason code
 */
void bus_profile_refused(struct adapter *a, const char *profile, uint32_t error,
			 uint32_t reason)
{
	sd_bus_message *m = new_signal(a->plugin->daemon, "ProfileRefused");

	if (m)
		send_signal(a->plugin->daemon, m,
			    sd_bus_message_append(m, "ssuu", a->name, profile,
						  error, reason));
}
