// SPDX-License-Identifier: GPL-2.0-only
/*
 * The daemon as a whole: one thread with an event loop. This file hands the
 * transports over to those who handle what comes from them, gives adapters to
 * plugins, and knows when the daemon is ready and when it ends.
 */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <systemd/sd-daemon.h>

#include "ihvd/adapter/life.h"
#include "ihvd/adapter/virtual.h"
#include "ihvd/base/log.h"
#include "ihvd/bus/bus.h"
#include "ihvd/bus/sessions.h"
#include "ihvd/plugin/call.h"
#include "ihvd/plugin/life.h"
#include "ihvd/plugin/spawn.h"
#include "ihvd/request/calls.h"
#include "ihvd/request/functions.h"
#include "ihvd/request/indications.h"
#include "ihvd/request/methods.h"
#include "ihvd/service/service.h"
#include "ihvd/user/ui.h"
#include "winuser.h"

/* Readiness and end */

static bool adapter_is_initialised(const struct plugin *p, const char *name)
{
	struct adapter *a;

	LIST_FOREACH(a, &p->adapters, next)
		if (!strcmp(a->name, name))
			return a->stage == STAGE_READY ||
			       a->stage == STAGE_FAILED;
	return false;
}

/*
 * Every adapter that the user has named is bound, and every other one there is.
 */
static bool plugin_is_ready(const struct plugin *p)
{
	struct adapter *a;
	size_t i;

	/* without an adapter there is nothing to wait for, unless one is named */
	if (p->state != PLUGIN_UP && p->state != PLUGIN_IDLE)
		return false;
	for (i = 0; i < p->options->n_adapters; i++)
		if (!adapter_is_initialised(p, p->options->adapters[i]))
			return false;
	LIST_FOREACH(a, &p->adapters, next)
		if (a->stage == STAGE_BIND || a->stage == STAGE_INIT)
			return false;
	return true;
}

static void service_check_ready(struct daemon *d)
{
	struct plugin *p;

	TAILQ_FOREACH(p, &d->plugins, next) {
		/*
		 * A plugin that cannot even be started is the user's fault.
		 */
		if (p->state == PLUGIN_DOWN) {
			sd_event_exit(d->event, EXIT_FAILURE);
			return;
		}
		if (!plugin_is_ready(p))
			return;
	}
	d->ready = true;
	log_line("ready");
	sd_notify(0, "READY=1");
}

static void service_check_end(struct daemon *d)
{
	bool ended = true;
	struct plugin *p;

	TAILQ_FOREACH(p, &d->plugins, next) {
		if (p->state != PLUGIN_ENDING && p->state != PLUGIN_ENDED &&
		    LIST_EMPTY(&p->adapters))
			plugin_end(p);
		ended &= p->state == PLUGIN_ENDED;
	}
	if (ended)
		sd_event_exit(d->event, EXIT_SUCCESS);
}

/*
 * IHV-14: the service of a plugin ends with the last adapter. What is left is
 * checked here, for an adapter that cannot be bound has a plugin, too.
 */
static void service_check_idle(struct daemon *d)
{
	struct plugin *p;

	TAILQ_FOREACH(p, &d->plugins, next)
		if (p->state == PLUGIN_UP && !p->wanted &&
		    LIST_EMPTY(&p->adapters))
			plugin_end(p);
}

static void on_changed(struct daemon *d)
{
	if (d->ending) {
		service_check_end(d);
		return;
	}
	service_check_idle(d);
	if (!d->ready)
		service_check_ready(d);
}

static int on_signal(sd_event_source *source,
		     const struct signalfd_siginfo *si, void *arg)
{
	struct daemon *d = arg;
	struct adapter *a, *next;
	struct plugin *p;

	(void)source;
	(void)si;
	if (d->ending)
		return 0;
	d->ending = true;
	sd_notify(0, "STOPPING=1");
	TAILQ_FOREACH(p, &d->plugins, next)
		for (a = LIST_FIRST(&p->adapters); a; a = next) {
			next = LIST_NEXT(a, next);
			adapter_leave(a);
		}
	on_changed(d);
	return 0;
}

/* Adapters: which plugin they are for, and events about them */

/*
 * The plugin that an adapter is for, unless that serves it already. One that is
 * up goes before one that has to be started.
 */
static struct plugin *plugin_for(struct daemon *d,
				 const struct nwc_adapter *info)
{
	struct plugin *p, *found = NULL;
	char name[IF_NAMESIZE];

	if (info->name.len >= sizeof(name))
		return NULL;
	TAILQ_FOREACH(p, &d->plugins, next)
		if (adapter_by_ifindex(p, info->ifindex))
			return NULL;
	/* the virtual station of an earlier daemon is for nobody */
	if (virtual_is(info))
		return d->virtual_plugin;
	memcpy(name, info->name.data, info->name.len);
	name[info->name.len] = 0;
	TAILQ_FOREACH(p, &d->plugins, next)
		if (options_serves(d->options, p->options, name) &&
		    (!found || (found->state != PLUGIN_UP &&
				p->state == PLUGIN_UP)))
			found = p;
	return found;
}

/* IHV-1: the process of a plugin is started with the first adapter for it. */
static void plugin_begin(struct plugin *p)
{
	if (plugin_start(p))
		plugin_fail(p, "cannot be started");
}

static void adapter_found(struct daemon *d, const struct nwc_adapter *info)
{
	struct plugin *p = plugin_for(d, info);

	if (!p) {
		if (!d->ready)
			virtual_remains(d, info);
		return;
	}
	if (p->state == PLUGIN_UP && adapter_begin(d, p, info))
		return;
	p->wanted = true;
	if (p->state == PLUGIN_IDLE)
		plugin_begin(p);
}

static int on_adapter(const struct nlmsghdr *nlh, void *arg)
{
	return kernel_queue_add(arg, nlh) ? 0 : -ENOMEM;
}

/*
 * Gives the adapters that there are to their plugins; also one that the kernel
 * has let go, and that is to be bound again.
 */
static void adapters_find(struct daemon *d)
{
	struct nl_msg *msg = nwc_request(NWIFI_CMD_ADAPTER_GET);
	struct kernel_queue found = STAILQ_HEAD_INITIALIZER(found);
	struct nwc_adapter info;
	struct plugin *p;

	TAILQ_FOREACH(p, &d->plugins, next)
		p->wanted = false;
	if (!d->ending && msg &&
	    nwc_dump(&d->events.nwc, msg, on_adapter, &found))
		log_line("cannot list adapters: %s", d->events.nwc.error);
	nlmsg_free(msg);
	/* requests about an adapter have to wait until the dump is over */
	while ((msg = kernel_queue_take(&found))) {
		if (!nwc_adapter_parse(nlmsg_hdr(msg), &info, NULL))
			adapter_found(d, &info);
		nlmsg_free(msg);
	}
	on_changed(d);
}

static void on_event(void *owner, struct nl_msg *msg)
{
	struct daemon *d = owner;
	struct nwc_event event;

	if (nwc_event_parse(nlmsg_hdr(msg), &event, NULL))
		return;
	/* an adapter that goes may have been the last one for a plugin */
	if (event.cmd == NWIFI_CMD_ADAPTER_EVENT)
		adapters_find(d);
	if (event.cmd == NWIFI_CMD_INDICATION && !d->ending)
		indications_take(d, &event);
}

static void on_events_failed(void *owner, int err)
{
	struct daemon *d = owner;

	/* the event that is lost may have been the arrival of an adapter */
	if (err == -ENOBUFS) {
		adapters_find(d);
		return;
	}
	log_line("events: %s", strerror(-err));
	sd_event_exit(d->event, EXIT_FAILURE);
}

static const struct kernel_ops events_ops = {
	.message = on_event,
	.failed = on_events_failed,
};

/* Plugins */

static void on_plugin_up(struct plugin *p)
{
	adapters_find(p->owner);
}

static void on_plugin_gone(struct plugin *p)
{
	while (!LIST_EMPTY(&p->adapters))
		adapter_end(LIST_FIRST(&p->adapters));
	virtual_plugin_gone(p->owner, p);
}

static void on_plugin_ended(struct plugin *p)
{
	struct daemon *d = p->owner;

	if (p->state == PLUGIN_DOWN && d->ending)
		p->state = PLUGIN_ENDED;
	else if (p->state == PLUGIN_DOWN && d->ready)
		plugin_restart(p);
	if (p->state == PLUGIN_ENDED && !d->ending) {
		/* an adapter may have come since the last one was gone */
		p->state = PLUGIN_IDLE;
		adapters_find(d);
		return;
	}
	on_changed(d);
}

static const struct plugin_ops plugin_ops = {
	.up = on_plugin_up,
	.function = functions_called,
	.kernel = calls_from_kernel,
	.gone = on_plugin_gone,
	.ended = on_plugin_ended,
};

static int plugin_add(struct daemon *d, const struct plugin_options *options)
{
	struct plugin *p;

	p = plugin_new(d->event, d->options, options, &plugin_ops, d);
	if (!p)
		return -ENOMEM;
	/* what is wrong with its file is said now, not with the first adapter */
	if (!spawn_permits(options))
		return -EPERM;
	TAILQ_INSERT_TAIL(&d->plugins, p, next);
	return 0;
}

/* Users and their programs */

static void on_session_changed(void *owner, uint32_t number, uint32_t event)
{
	struct daemon *d = owner;
	struct plugin *p;

	TAILQ_FOREACH(p, &d->plugins, next) {
		struct ihvd_message msg =
			IHVD_HANDLER_CALL(IHVD_PROCESS_SESSION_CHANGE);

		if (p->state != PLUGIN_UP)
			continue;
		msg.session_change.event = event;
		msg.session_change.session = number;
		plugin_call(p, &msg, NULL, NULL, 0);
	}
	if (event == WTS_SESSION_LOGOFF)
		ui_drop_session(d, number);
}

static int on_bus_connected(void *owner, sd_bus *sd)
{
	struct daemon *d = owner;
	int err = methods_add(d, sd);

	return err < 0 ? err : sessions_watch(d->sessions, sd);
}

static void on_bus_disconnected(void *owner)
{
	const struct daemon *d = owner;

	sessions_unwatch(d->sessions);
}

static const struct bus_ops bus_ops = {
	.connected = on_bus_connected,
	.disconnected = on_bus_disconnected,
};

static int service_watch_bus(struct daemon *d)
{
	d->sessions = sessions_new(on_session_changed, d);
	if (!d->sessions)
		return -ENOMEM;
	d->bus = bus_start(d->event, &bus_ops, d);
	return d->bus ? 0 : -ENOMEM;
}

static int service_loop(struct daemon *d)
{
	size_t i;
	int err;

	err = sd_event_default(&d->event);
	if (err < 0)
		return err;
	err = sd_event_add_signal(d->event, NULL, SIGTERM, on_signal, d);
	if (err >= 0)
		err = sd_event_add_signal(d->event, NULL, SIGINT, on_signal, d);
	if (err >= 0)
		sd_event_set_watchdog(d->event, true);
	if (err >= 0 && kernel_watch(&d->events, d->event, &events_ops, d)) {
		log_line("%s", d->events.nwc.error);
		return EXIT_FAILURE;
	}
	if (err >= 0)
		err = service_watch_bus(d);
	for (i = 0; i < d->options->n_plugins && err >= 0; i++)
		err = plugin_add(d, &d->options->plugins[i]);
	if (err >= 0) {
		adapters_find(d);
		err = sd_event_loop(d->event);
	}
	if (err < 0)
		log_line("%s", strerror(-err));
	return err < 0 ? EXIT_FAILURE : err;
}

/**
 * service_run() - run the daemon until it is told to end
 * @options: what the user has said
 *
 * Return: exit status.
 */
int service_run(const struct options *options)
{
	struct daemon d = {
		.options = options,
		.changed = on_changed,
		.released = adapters_find,
	};
	int err;

	TAILQ_INIT(&d.plugins);
	LIST_INIT(&d.bus_calls);
	err = service_loop(&d);
	bus_stop(d.bus);
	sessions_free(d.sessions);
	return err;
}
