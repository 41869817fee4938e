// SPDX-License-Identifier: GPL-2.0-only
/* The daemon that hosts IHV extensions. */
#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <systemd/sd-daemon.h>

#include "ihvd/bus/bus.h"
#include "ihvd/daemon.h"
#include "ihvd/base/log.h"
#include "ihvd/process/process.h"
#include "ihvd/bus/sessions.h"
#include "ihvd/plugin/spawn.h"

static bool adapter_named(const struct plugin *p, const char *name)
{
	struct adapter *a;

	LIST_FOREACH(a, &p->adapters, next)
		if (!strcmp(a->name, name))
			return a->stage == STAGE_READY ||
			       a->stage == STAGE_FAILED;
	return false;
}

/* every adapter that was named is bound, and every other one that is there */
static bool all_bound(const struct plugin *p)
{
	struct adapter *a;
	size_t i;

	if (p->state != PLUGIN_UP)
		return false;
	for (i = 0; i < p->options->n_adapters; i++)
		if (!adapter_named(p, p->options->adapters[i]))
			return false;
	LIST_FOREACH(a, &p->adapters, next)
		if (a->stage == STAGE_INIT)
			return false;
	return true;
}

static void check_ready(struct daemon *d)
{
	struct plugin *p;

	TAILQ_FOREACH(p, &d->plugins, next) {
		/* one that cannot even be started is the user's to see */
		if (p->state == PLUGIN_DOWN) {
			sd_event_exit(d->event, EXIT_FAILURE);
			return;
		}
		if (!all_bound(p))
			return;
	}
	d->ready = true;
	log_line("ready");
	sd_notify(0, "READY=1");
}

static void check_end(struct daemon *d)
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

/**
 * daemon_check() - something has changed: are we ready, or at the end?
 * @d: daemon
 */
void daemon_check(struct daemon *d)
{
	if (d->ending)
		check_end(d);
	else if (!d->ready)
		check_ready(d);
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
	daemon_check(d);
	return 0;
}

static int run(struct daemon *d)
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
	if (err >= 0 && kernel_watch(d)) {
		log_line("%s", d->events.error);
		return EXIT_FAILURE;
	}
	if (err >= 0)
		err = bus_start(d);
	for (i = 0; i < d->options->n_plugins && err >= 0; i++)
		err = plugin_new(d, &d->options->plugins[i]);
	if (err >= 0)
		err = sd_event_loop(d->event);
	if (err < 0)
		log_line("%s", strerror(-err));
	return err < 0 ? EXIT_FAILURE : err;
}

int main(int argc, char **argv)
{
	struct options options;
	struct daemon d = { .options = &options };
	sigset_t mask;
	int err;

	if (argc == 3 && !strcmp(argv[1], SPAWN_ARGUMENT))
		return process_run(SPAWN_FD, argv[2]);
	err = options_read(&options, argc, argv);
	if (err) {
		options_free(&options);
		return err < 0 ? 2 : EXIT_SUCCESS;
	}
	/* the event loop takes them */
	sigemptyset(&mask);
	sigaddset(&mask, SIGTERM);
	sigaddset(&mask, SIGINT);
	sigaddset(&mask, SIGCHLD);
	sigprocmask(SIG_BLOCK, &mask, NULL);
	TAILQ_INIT(&d.plugins);
	LIST_INIT(&d.method_calls);
	err = run(&d);
	bus_stop(&d);
	sessions_free(&d);
	options_free(&options);
	return err;
}
