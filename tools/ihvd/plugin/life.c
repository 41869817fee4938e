// SPDX-License-Identifier: GPL-2.0-only
/* The processes of plugins: how they start and end. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ihvd/base/log.h"
#include "ihvd/plugin/life.h"
#include "ihvd/plugin/log.h"
#include "ihvd/plugin/output.h"
#include "ihvd/plugin/spawn.h"

#define BACKOFF_MIN_US	(1 * 1000000ULL)
#define BACKOFF_MAX_US	(60 * 1000000ULL)
/* A plugin that has been up for so long begins anew with the shortest wait. */
#define HEALTHY_US	(60 * 1000000ULL)
#define BACKOFF_ACCURACY_US	1000

/* How long a process that has closed its socket may take to end. */
#define EXIT_WAIT_MS	100

static const char *plugin_file(const struct plugin *p)
{
	return p->options->file;
}

/* The ports come first: nothing else of this can wait as badly. */
static void plugin_tear_down(struct plugin *p)
{
	kernel_close(&p->kernel);
	if (p->pid)
		kill(p->pid, SIGKILL);
	channel_close(&p->channel);
	output_close(p);
	plugin_log_flush(p);
	p->ops->gone(p);
}

/**
 * plugin_fail() - end a plugin that should not have come to its end
 * @p: plugin
 * @why: reason for people; format
 *
 * Its ports are closed when this returns, and its adapters and calls are gone.
 */
void plugin_fail(struct plugin *p, const char *why, ...)
{
	char text[256];
	va_list ap;

	if (p->state == PLUGIN_DOWN || p->state == PLUGIN_ENDED)
		return;
	plugin_tear_down(p);
	va_start(ap, why);
	vsnprintf(text, sizeof(text), why, ap);
	va_end(ap);
	log_line("%s: %s; its ports are closed", plugin_file(p), text);
	p->state = PLUGIN_DOWN;
	p->ops->ended(p);
}

static void plugin_fail_by_exit(struct plugin *p, const siginfo_t *si)
{
	const int status = si->si_status;

	if (si->si_code != CLD_EXITED)
		plugin_fail(p, "its process was ended by signal %d", status);
	else if (status == IHVD_EXIT_SIGNAL + SIGABRT)
		plugin_fail(p, "its process was ended by signal %d", SIGABRT);
	else
		plugin_fail(p, "its process has ended with status %d", status);
}

static void on_function(void *owner, const struct ihvd_message *call)
{
	struct plugin *p = owner;

	p->ops->function(p, call);
}

static void on_failed(void *owner, const char *why)
{
	plugin_fail(owner, "%s", why);
}

/*
 * How the process has ended, if it has within a moment. One with much memory, or
 * that waits for a file, takes longer, and others are not to wait for it.
 */
static bool exit_await(const struct plugin *p, siginfo_t *si)
{
	struct pollfd process = {
		.fd = (int)syscall(SYS_pidfd_open, p->pid, 0),
		.events = POLLIN,
	};

	if (process.fd >= 0) {
		poll(&process, 1, EXIT_WAIT_MS);
		close(process.fd);
	}
	si->si_pid = 0;
	return !waitid(P_PID, (id_t)p->pid, si, WEXITED | WNOWAIT | WNOHANG) &&
	       si->si_pid;
}

/* The process has ended, or the daemon has to see to it that it does. */
static void on_hung_up(void *owner)
{
	struct plugin *p = owner;
	siginfo_t si;
	bool ended;

	kernel_close(&p->kernel);
	kill(p->pid, SIGKILL);
	ended = exit_await(p, &si);
	if (p->state == PLUGIN_ENDING)
		return;
	if (ended)
		plugin_fail_by_exit(p, &si);
	else
		plugin_fail(p, "its process has closed its socket");
}

static void on_kill(void *owner)
{
	const struct plugin *p = owner;

	kill(p->pid, SIGKILL);
}

static const struct channel_ops channel_ops = {
	.function = on_function,
	.failed = on_failed,
	.hung_up = on_hung_up,
	.kill = on_kill,
};

static void on_kernel_message(void *owner, struct nl_msg *msg)
{
	struct plugin *p = owner;

	p->ops->kernel(p, msg);
}

/* What is lost may be a Stop: nothing is certain any more. */
static void on_kernel_failed(void *owner, int err)
{
	plugin_fail(owner, "the kernel's calls are lost: %s", strerror(-err));
}

static const struct kernel_ops kernel_ops = {
	.message = on_kernel_message,
	.failed = on_kernel_failed,
};

static void on_started(struct adapter *adapter, const struct ihvd_message *ret,
		       uint64_t arg)
{
	struct plugin *p = (void *)(uintptr_t)arg;

	(void)adapter;
	if (ret->head.result) {
		plugin_fail(p, "cannot be used: error %u", ret->head.result);
		return;
	}
	log_line("%s: loaded, process %d", plugin_file(p), p->pid);
	p->state = PLUGIN_UP;
	sd_event_now(p->event, CLOCK_MONOTONIC, &p->since_us);
	if (kernel_open(&p->kernel, p->event, &kernel_ops, p))
		plugin_fail(p, "%s", p->kernel.nwc.error);
	else
		p->ops->up(p);
}

static int on_child(sd_event_source *source, const siginfo_t *si, void *arg)
{
	struct plugin *p = arg;

	(void)source;
	p->pid = 0;
	p->child = sd_event_source_unref(p->child);
	if (p->state == PLUGIN_ENDING && p->is_deinitialised) {
		p->state = PLUGIN_ENDED;
		plugin_tear_down(p);
		log_line("%s: unloaded", plugin_file(p));
		p->ops->ended(p);
	} else {
		plugin_fail_by_exit(p, si);
	}
	return 0;
}

/**
 * plugin_new() - prepare a plugin, whose process is not started yet
 * @event: event loop
 * @daemon_options: what the user has said of the daemon
 * @options: what the user has said of the plugin
 * @ops: see &struct plugin_ops
 * @owner: for @ops
 *
 * Return: the plugin, or NULL without memory.
 */
struct plugin *plugin_new(struct sd_event *event,
			  const struct options *daemon_options,
			  const struct plugin_options *options,
			  const struct plugin_ops *ops, void *owner)
{
	struct plugin *p = calloc(1, sizeof(*p));

	if (!p)
		return NULL;
	p->event = event;
	p->daemon_options = daemon_options;
	p->options = options;
	p->ops = ops;
	p->owner = owner;
	p->err_fd = -1;
	STAILQ_INIT(&p->kernel.queue);
	channel_init(&p->channel, event, &channel_ops, p,
		     daemon_options->deadline_ms);
	LIST_INIT(&p->adapters);
	return p;
}

/**
 * plugin_start() - start the process of a plugin
 * @p: plugin
 *
 * Return: 0 or a negative error number.
 */
int plugin_start(struct plugin *p)
{
	struct ihvd_message msg = IHVD_HANDLER_CALL(IHVD_START);
	struct spawned s;
	int err;

	/* from here on plugin_fail() has something to end */
	p->state = PLUGIN_STARTING;
	p->is_deinitialised = false;
	/*
	 * The process before was ended, but may still be there, such as one
	 * that waits for a file. Others are not to wait for it.
	 */
	if (p->pid && !waitpid(p->pid, NULL, WNOHANG))
		return -EBUSY;
	if (p->pid) {
		p->child = sd_event_source_disable_unref(p->child);
		p->pid = 0;
	}
	err = spawn_process(p->daemon_options, p->options, &s);
	if (err)
		return err;
	p->pid = s.pid;
	err = channel_open(&p->channel, s.fd);
	if (!err)
		err = output_watch(p, s.err);
	if (!err)
		err = sd_event_add_child(p->event, &p->child, p->pid, WEXITED,
					 on_child, p);
	if (err < 0)
		return err;
	channel_call(&p->channel, &msg, NULL, on_started, (uintptr_t)p);
	return 0;
}

static int on_restart(sd_event_source *source, uint64_t usec, void *arg)
{
	struct plugin *p = arg;

	(void)source;
	(void)usec;
	/* the file may be about to be replaced, or be made safe later */
	if (plugin_start(p))
		plugin_restart(p);
	return 0;
}

/**
 * plugin_restart() - start the process of a plugin again, after a while
 * @p: plugin, which is down
 */
void plugin_restart(struct plugin *p)
{
	uint64_t now = 0;

	sd_event_now(p->event, CLOCK_MONOTONIC, &now);
	if (p->since_us && now - p->since_us > HEALTHY_US)
		p->backoff_us = 0;
	p->since_us = 0;
	p->backoff_us = p->backoff_us ? p->backoff_us * 2 : BACKOFF_MIN_US;
	if (p->backoff_us > BACKOFF_MAX_US)
		p->backoff_us = BACKOFF_MAX_US;
	p->restart = sd_event_source_disable_unref(p->restart);
	sd_event_add_time_relative(p->event, &p->restart, CLOCK_MONOTONIC,
				   p->backoff_us, BACKOFF_ACCURACY_US,
				   on_restart, p);
	log_line("%s: is started again in %llu s", plugin_file(p),
		 (unsigned long long)(p->backoff_us / 1000000));
}

static void on_deinit(struct adapter *adapter, const struct ihvd_message *ret,
		      uint64_t arg)
{
	struct plugin *p = (void *)(uintptr_t)arg;

	(void)adapter;
	(void)ret;
	p->is_deinitialised = true;
	channel_close(&p->channel);
	/* it would end with its socket, if the plugin lets it */
	kill(p->pid, SIGKILL);
}

/**
 * plugin_end() - call DeinitService, and end the process (IHV-14, IHV-15)
 * @p: plugin without adapters
 */
void plugin_end(struct plugin *p)
{
	struct ihvd_message msg = IHVD_HANDLER_CALL(IHVD_DEINIT_SERVICE);

	p->restart = sd_event_source_disable_unref(p->restart);
	if (p->state != PLUGIN_UP) {
		plugin_tear_down(p);
		p->state = PLUGIN_ENDED;
		return;
	}
	p->state = PLUGIN_ENDING;
	channel_call(&p->channel, &msg, NULL, on_deinit, (uintptr_t)p);
}
