// SPDX-License-Identifier: GPL-2.0-only
/* The system bus: connection, name and signals. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "ihvd/base/guid.h"
#include "ihvd/base/log.h"
#include "ihvd/bus/bus.h"
#include "lib/bus.h"

#define RETRY_US	(5 * 1000000ULL)
/* A notification is refused while the bus has so many messages to take. */
#define MAX_UNSENT	256

/**
 * struct bus - the connection
 * @event: event loop
 * @ops: see &struct bus_ops
 * @owner: for @ops
 * @sd: the connection, NULL for none
 * @owned: the daemon has its name
 * @told: it has been logged that there is no bus
 * @retry: event source that connects again
 */
struct bus {
	sd_event *event;
	const struct bus_ops *ops;
	void *owner;
	sd_bus *sd;
	bool owned;
	bool told;
	sd_event_source *retry;
};

static void bus_try_later(struct bus *b, const char *what, int err)
{
	b->owned = false;
	if (!b->told)
		log_line("%s: %s; no user can be reached, going on without",
			 what, strerror(-err));
	b->told = true;
	sd_event_source_set_time_relative(b->retry, RETRY_US);
	sd_event_source_set_enabled(b->retry, SD_EVENT_ONESHOT);
}

static int on_disconnected(sd_bus_message *m, void *arg, sd_bus_error *error)
{
	(void)m;
	(void)error;
	bus_try_later(arg, "system bus", -ECONNRESET);
	return 0;
}

static int on_name(sd_bus_message *m, void *arg, sd_bus_error *error)
{
	struct bus *b = arg;
	uint32_t outcome = 0;

	(void)error;
	if (sd_bus_message_is_method_error(m, NULL)) {
		bus_try_later(b, "name " NWC_BUS_NAME,
			      -sd_bus_message_get_errno(m));
		return 0;
	}
	/* 1 is DBUS_REQUEST_NAME_REPLY_PRIMARY_OWNER */
	if (sd_bus_message_read(m, "u", &outcome) < 0 || outcome != 1) {
		bus_try_later(b, "name " NWC_BUS_NAME, -EEXIST);
		return 0;
	}
	b->owned = true;
	b->told = false;
	log_line("on the system bus");
	return 0;
}

static void bus_disconnect(struct bus *b)
{
	b->ops->disconnected(b->owner);
	b->owned = false;
	b->sd = sd_bus_close_unref(b->sd);
}

static int bus_connect(struct bus *b)
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
		err = b->ops->connected(b->owner, b->sd);
	if (err >= 0)
		err = sd_bus_request_name_async(b->sd, NULL, NWC_BUS_NAME, 0,
						on_name, b);
	if (err >= 0)
		err = sd_bus_attach_event(b->sd, b->event,
					  SD_EVENT_PRIORITY_NORMAL);
	return err;
}

static int on_retry(sd_event_source *source, uint64_t usec, void *arg)
{
	struct bus *b = arg;
	int err;

	(void)source;
	(void)usec;
	bus_disconnect(b);
	err = bus_connect(b);
	if (err < 0)
		bus_try_later(b, "system bus", err);
	return 0;
}

/**
 * bus_start() - connect with the system bus, now or later
 * @event: event loop
 * @ops: see &struct bus_ops
 * @owner: for @ops
 *
 * Return: the connection, which exists whether there is a bus or not; NULL
 * without memory.
 */
struct bus *bus_start(sd_event *event, const struct bus_ops *ops, void *owner)
{
	struct bus *b = calloc(1, sizeof(*b));

	if (!b)
		return NULL;
	b->event = event;
	b->ops = ops;
	b->owner = owner;
	if (sd_event_add_time(event, &b->retry, CLOCK_MONOTONIC, 0, 0,
			      on_retry, b) < 0) {
		free(b);
		return NULL;
	}
	return b;
}

/**
 * bus_stop() - leave the system bus
 * @b: connection, may be NULL
 */
void bus_stop(struct bus *b)
{
	if (!b)
		return;
	bus_disconnect(b);
	sd_event_source_disable_unref(b->retry);
	free(b);
}

/**
 * bus_is_up() - can users be reached?
 * @b: connection, may be NULL
 *
 * Return: true if so.
 */
bool bus_is_up(const struct bus *b)
{
	/* the policy that says who may hear the daemon goes by its name */
	return b && b->owned;
}

/* A new signal; NULL if nobody could hear it. */
static sd_bus_message *signal_new(struct bus *b, const char *name)
{
	sd_bus_message *m = NULL;

	if (!bus_is_up(b) ||
	    sd_bus_message_new_signal(b->sd, &m, NWC_BUS_PATH,
				      NWC_BUS_INTERFACE, name) < 0)
		return NULL;
	return m;
}

/* Sends a signal if @err says that it is complete. */
static void signal_send(struct bus *b, sd_bus_message *m, int err)
{
	if (err >= 0)
		sd_bus_send(b->sd, m, NULL);
	sd_bus_message_unref(m);
}

/**
 * bus_ui_request() - announce a question for the user
 * @b: connection, may be NULL
 * @adapter: name of the adapter that it is about
 * @guid: name of the question
 * @page: class of the page to show
 * @session: session of the user, 0 for any
 */
void bus_ui_request(struct bus *b, const char *adapter, const GUID *guid,
		    const GUID *page, uint32_t session)
{
	sd_bus_message *m = signal_new(b, "UIRequest");
	char guid_as_text[GUID_TEXT], page_as_text[GUID_TEXT];

	if (m)
		signal_send(b, m, sd_bus_message_append(
				    m, "sssu", adapter,
				    guid_text(guid_as_text, guid),
				    guid_text(page_as_text, page), session));
}

/**
 * bus_ui_gone() - announce that a question need not be answered any more
 * @b: connection, may be NULL
 * @guid: name of the question
 * @why: reason, one word
 */
void bus_ui_gone(struct bus *b, const GUID *guid, const char *why)
{
	sd_bus_message *m = signal_new(b, "UIRequestGone");
	char text[GUID_TEXT];

	if (m)
		signal_send(b, m, sd_bus_message_append(m, "ss",
							guid_text(text, guid),
							why));
}

/**
 * bus_notification() - pass on a notification of a plugin
 * @b: connection, may be NULL
 * @adapter: name of the adapter
 * @code: what it is
 * @interface: interface that the plugin says it is about
 * @data: its data
 * @len: bytes of @data
 *
 * Return: false if so much is unsent that this would not be sent, either.
 */
bool bus_notification(struct bus *b, const char *adapter, uint32_t code,
		      const GUID *interface, const void *data, size_t len)
{
	sd_bus_message *m = signal_new(b, "Notification");
	char guid[GUID_TEXT];
	uint64_t unsent = 0;
	int err;

	if (!m)
		return true;
	sd_bus_get_n_queued_write(b->sd, &unsent);
	if (unsent > MAX_UNSENT) {
		sd_bus_message_unref(m);
		return false;
	}
	err = sd_bus_message_append(m, "sus", adapter, code,
				    guid_text(guid, interface));
	if (err >= 0)
		err = sd_bus_message_append_array(m, 'y', data, len);
	signal_send(b, m, err);
	return true;
}

/**
 * bus_profile_refused() - announce that a plugin cannot use a profile (IHV-37)
 * @b: connection, may be NULL
 * @adapter: name of the adapter
 * @profile: name of the profile
 * @error: Win32 error
 * @reason: reason code
 */
void bus_profile_refused(struct bus *b, const char *adapter,
			 const char *profile, uint32_t error, uint32_t reason)
{
	sd_bus_message *m = signal_new(b, "ProfileRefused");

	if (m)
		signal_send(b, m, sd_bus_message_append(m, "ssuu", adapter,
							profile, error,
							reason));
}
