// SPDX-License-Identifier: GPL-2.0-only
/* The processes of plugins: started, watched, ended, started again. */
#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "ihvd/daemon.h"
#include "ihvd/base/log.h"
#include "ihvd/plugin/spawn.h"
#include "ihvd/adapter/virtual.h"
#include "lib/text.h"
#include "winerror.h"

#define BACKOFF_MIN_US	(1 * 1000000ULL)
#define BACKOFF_MAX_US	(60 * 1000000ULL)
/* A plugin that has been up for so long begins anew with the shortest. */
#define HEALTHY_US	(60 * 1000000ULL)
#define DEADLINE_ACCURACY_US	1000
/* A process that leaves more lying about does not read any more. */
#define MAX_OUTGOING	1024
/*
 * A process that calls functions without end waits for the rest of the interval;
 * its adapters coming back all at once do not take so many.
 */
#define INCOMING_INTERVAL_US	(200 * 1000ULL)
#define MAX_INCOMING		512

/**
 * struct outgoing - a message that the process has not taken yet
 * @next: of the queue
 * @bytes: the message
 * @len: how many
 */
struct outgoing {
	STAILQ_ENTRY(outgoing) next;
	void *bytes;
	size_t len;
};

/**
 * struct call - a handler that has not returned
 * @next: of the list
 * @plugin: whose
 * @cookie: names the call
 * @op: enum ihvd_handler
 * @adapter: see plugin_call()
 * @returned: see plugin_call()
 * @arg: see plugin_call()
 * @deadline: event source that ends the wait
 */
struct call {
	LIST_ENTRY(call) next;
	struct plugin *plugin;
	uint32_t cookie;
	uint32_t op;
	struct adapter *adapter;
	returned_fn returned;
	uint64_t arg;
	sd_event_source *deadline;
};

static int start(struct plugin *p);

static const char *file_of(const struct plugin *p)
{
	return p->options->file;
}

static void free_call(struct call *call)
{
	LIST_REMOVE(call, next);
	sd_event_source_disable_unref(call->deadline);
	free(call);
}

static int on_restart(sd_event_source *source, uint64_t usec, void *arg)
{
	struct plugin *p = arg;

	(void)source;
	(void)usec;
	if (start(p))
		plugin_fail(p, "cannot be started");
	return 0;
}

static void start_later(struct plugin *p)
{
	uint64_t now = 0;

	sd_event_now(p->daemon->event, CLOCK_MONOTONIC, &now);
	if (p->since_us && now - p->since_us > HEALTHY_US)
		p->backoff_us = 0;
	p->since_us = 0;
	p->backoff_us = p->backoff_us ? p->backoff_us * 2 : BACKOFF_MIN_US;
	if (p->backoff_us > BACKOFF_MAX_US)
		p->backoff_us = BACKOFF_MAX_US;
	p->restart = sd_event_source_disable_unref(p->restart);
	sd_event_add_time_relative(p->daemon->event, &p->restart,
				   CLOCK_MONOTONIC, p->backoff_us,
				   DEADLINE_ACCURACY_US, on_restart, p);
	log_line("%s: is started again in %llu s", file_of(p),
		 (unsigned long long)(p->backoff_us / 1000000));
}

/* of the queue; there may be a key in it, or the answer of a user */
static void free_first(struct plugin *p)
{
	struct outgoing *out = STAILQ_FIRST(&p->out);

	STAILQ_REMOVE_HEAD(&p->out, next);
	explicit_bzero(out->bytes, out->len);
	free(out->bytes);
	free(out);
}

/* the ports first: nothing else of this can wait as badly */
static void tear_down(struct plugin *p)
{
	struct call *call, *next;

	kernel_close(p);
	if (p->pid)
		kill(p->pid, SIGKILL);
	p->io = sd_event_source_disable_unref(p->io);
	if (p->fd >= 0)
		close(p->fd);
	p->fd = -1;
	output_close(p);
	plugin_log_flush(p);
	while (!STAILQ_EMPTY(&p->out))
		free_first(p);
	for (call = LIST_FIRST(&p->calls); call; call = next) {
		next = LIST_NEXT(call, next);
		free_call(call);
	}
	while (!LIST_EMPTY(&p->adapters))
		adapter_free(LIST_FIRST(&p->adapters));
	virtual_plugin_gone(p);
}

/**
 * plugin_fail() - a plugin is at its end, which it should not be
 * @p: plugin
 * @why: for people; format
 *
 * Its ports are closed when this returns. It is started again after a while,
 * unless the daemon ends. Adapters and calls of the plugin are gone.
 */
void plugin_fail(struct plugin *p, const char *why, ...)
{
	char text[256];
	va_list ap;

	if (p->state == PLUGIN_DOWN || p->state == PLUGIN_ENDED)
		return;
	tear_down(p);
	va_start(ap, why);
	vsnprintf(text, sizeof(text), why, ap);
	va_end(ap);
	log_line("%s: %s; its ports are closed", file_of(p), text);
	p->state = PLUGIN_DOWN;
	if (p->daemon->ending)
		p->state = PLUGIN_ENDED;
	else if (p->daemon->ready)
		start_later(p);
	daemon_check(p->daemon);
}

static int on_deadline(sd_event_source *source, uint64_t usec, void *arg)
{
	const struct call *call = arg;
	struct plugin *p = call->plugin;

	(void)source;
	(void)usec;
	plugin_fail(p, "%s has not returned within %u ms",
		    ihvd_handler_name(call->op),
		    p->daemon->options->deadline_ms[call->op]);
	return 0;
}

static void post(struct plugin *p, const struct ihvd_message *msg)
{
	struct outgoing *out;
	unsigned int n = 0;
	int err = -EAGAIN;

	if (STAILQ_EMPTY(&p->out))
		err = ihvd_send(p->fd, msg);
	/* the end of the process is told by its end */
	if (err != -EAGAIN)
		return;
	STAILQ_FOREACH(out, &p->out, next)
		n++;
	out = n < MAX_OUTGOING ? calloc(1, sizeof(*out)) : NULL;
	if (out)
		out->bytes = ihvd_flatten(msg, &out->len);
	if (!out || !out->bytes) {
		free(out);
		/* not now: somebody up the stack still uses the adapter */
		kill(p->pid, SIGKILL);
		return;
	}
	STAILQ_INSERT_TAIL(&p->out, out, next);
	sd_event_source_set_io_events(p->io, EPOLLIN | EPOLLOUT);
}

static void flush(struct plugin *p)
{
	struct outgoing *out;

	while ((out = STAILQ_FIRST(&p->out))) {
		if (send(p->fd, out->bytes, out->len, MSG_NOSIGNAL) < 0 &&
		    errno == EAGAIN)
			return;
		free_first(p);
	}
	sd_event_source_set_io_events(p->io, EPOLLIN);
}

/**
 * plugin_call() - call a handler
 * @p: plugin, whose process is there
 * @msg: the call, without kind and cookie
 * @adapter: adapter that it concerns, NULL for none
 * @returned: called when it has returned; may be NULL. Not called if the
 *	plugin fails or the adapter goes before
 * @arg: for @returned
 *
 * One that does not return within its deadline is the end of the plugin.
 */
void plugin_call(struct plugin *p, struct ihvd_message *msg,
		 struct adapter *adapter, returned_fn returned, uint64_t arg)
{
	struct daemon *d = p->daemon;
	struct call *call = calloc(1, sizeof(*call));
	const uint64_t ms = d->options->deadline_ms[msg->head.op];

	if (!call || sd_event_add_time_relative(d->event, &call->deadline,
						CLOCK_MONOTONIC, ms * 1000,
						DEADLINE_ACCURACY_US,
						on_deadline, call) < 0) {
		free(call);
		kill(p->pid, SIGKILL);
		return;
	}
	call->plugin = p;
	call->cookie = ++p->last_cookie;
	call->op = msg->head.op;
	call->adapter = adapter;
	call->returned = returned;
	call->arg = arg;
	LIST_INSERT_HEAD(&p->calls, call, next);
	msg->head.kind = IHVD_HANDLER;
	msg->head.cookie = call->cookie;
	msg->head.adapter = adapter ? adapter->handle : 0;
	post(p, msg);
}

/**
 * plugin_answer() - answer the call of a function
 * @p: plugin
 * @call: the call
 * @answer: what it returns, without what repeats the call
 */
void plugin_answer(struct plugin *p, const struct ihvd_message *call,
		   struct ihvd_message *answer)
{
	answer->head.kind = IHVD_ANSWER;
	answer->head.op = call->head.op;
	answer->head.cookie = call->head.cookie;
	answer->head.adapter = call->head.adapter;
	post(p, answer);
}

/**
 * plugin_forget_adapter() - nobody waits for handlers of an adapter any more
 * @p: plugin
 * @adapter: the adapter
 */
void plugin_forget_adapter(struct plugin *p, struct adapter *adapter)
{
	struct call *call;

	LIST_FOREACH(call, &p->calls, next)
		if (call->adapter == adapter) {
			call->adapter = NULL;
			call->returned = NULL;
		}
}

static void take_return(struct plugin *p, const struct ihvd_message *ret)
{
	struct adapter *adapter;
	struct call *call;
	returned_fn returned;
	uint64_t arg;

	LIST_FOREACH(call, &p->calls, next)
		if (call->cookie == ret->head.cookie &&
		    call->op == ret->head.op)
			break;
	if (!call) {
		plugin_fail(p, "its process returns from a call that nobody made");
		return;
	}
	returned = call->returned;
	adapter = call->adapter;
	arg = call->arg;
	free_call(call);
	if (returned)
		returned(adapter, ret, arg);
}

static void on_started(struct adapter *adapter, const struct ihvd_message *ret,
		       uint64_t arg)
{
	struct plugin *p = (void *)(uintptr_t)arg;

	(void)adapter;
	if (ret->head.result) {
		plugin_fail(p, "cannot be used: error %u", ret->head.result);
		return;
	}
	log_line("%s: loaded, process %d", file_of(p), p->pid);
	p->state = PLUGIN_UP;
	sd_event_now(p->daemon->event, CLOCK_MONOTONIC, &p->since_us);
	if (kernel_open(p)) {
		plugin_fail(p, "%s", p->kernel.error);
		return;
	}
	kernel_look(p->daemon);
}

static void take(struct plugin *p, const struct ihvd_message *msg)
{
	switch (msg->head.kind) {
	case IHVD_RETURNED:
		take_return(p, msg);
		break;
	case IHVD_FUNCTION:
		functions_called(p, msg);
		break;
	default:
		plugin_fail(p, "its process speaks out of turn");
		break;
	}
}

/* the socket has an end: so has the process, and if we have to see to it */
static void ended(struct plugin *p)
{
	siginfo_t si = { 0 };

	kernel_close(p);
	kill(p->pid, SIGKILL);
	waitid(P_PID, p->pid, &si, WEXITED | WNOWAIT);
	if (p->state == PLUGIN_ENDING)
		return;
	plugin_fail(p, si.si_code == CLD_EXITED ?
		    "its process has ended with status %d" :
		    "its process was ended by signal %d", si.si_status);
}

static int on_io(sd_event_source *source, int fd, uint32_t events, void *arg)
{
	static _Alignas(8) uint8_t buffer[IHVD_MAX_MESSAGE];
	struct ihvd_message msg;
	struct plugin *p = arg;
	int got;

	(void)source;
	if (events & EPOLLOUT)
		flush(p);
	/* one each time: they are counted by that, and others have their turn */
	got = ihvd_receive(fd, buffer, &msg);
	if (got == 1)
		take(p, &msg);
	else if (got == -EBADMSG)
		plugin_fail(p, "its process sends what is no message");
	else if (got != -EAGAIN)
		ended(p);
	return 0;
}

static int on_child(sd_event_source *source, const siginfo_t *si, void *arg)
{
	struct plugin *p = arg;

	(void)source;
	p->pid = 0;
	p->child = sd_event_source_unref(p->child);
	if (si->si_code == CLD_EXITED && p->state == PLUGIN_ENDING) {
		p->state = PLUGIN_ENDED;
		tear_down(p);
		daemon_check(p->daemon);
	} else {
		plugin_fail(p, si->si_code == CLD_EXITED ?
			    "its process has ended with status %d" :
			    "its process was ended by signal %d",
			    si->si_status);
	}
	return 0;
}

static int start(struct plugin *p)
{
	struct ihvd_message msg = { .head.op = IHVD_START };
	struct daemon *d = p->daemon;
	struct spawned s;
	int err;

	/* the one before has been told to end, but may take a moment */
	if (p->pid) {
		waitpid(p->pid, NULL, 0);
		p->child = sd_event_source_disable_unref(p->child);
		p->pid = 0;
	}
	err = spawn_process(d->options, p->options, &s);
	if (err)
		return err;
	p->pid = s.pid;
	p->fd = s.fd;
	p->state = PLUGIN_STARTING;
	err = output_watch(p, s.err);
	if (!err)
		err = sd_event_add_io(d->event, &p->io, p->fd, EPOLLIN, on_io,
				      p);
	if (err >= 0)
		err = sd_event_source_set_ratelimit(p->io,
						    INCOMING_INTERVAL_US,
						    MAX_INCOMING);
	if (err >= 0)
		err = sd_event_add_child(d->event, &p->child, p->pid, WEXITED,
					 on_child, p);
	if (err < 0)
		return err;
	plugin_call(p, &msg, NULL, on_started, (uintptr_t)p);
	return 0;
}

/**
 * plugin_new() - start a plugin
 * @d: daemon
 * @options: what the user has said of it
 *
 * Return: 0 or a negative error number.
 */
int plugin_new(struct daemon *d, const struct plugin_options *options)
{
	struct plugin *p = calloc(1, sizeof(*p));

	if (!p)
		return -ENOMEM;
	p->daemon = d;
	p->options = options;
	p->fd = -1;
	p->err_fd = -1;
	STAILQ_INIT(&p->out);
	STAILQ_INIT(&p->kernel_queue);
	LIST_INIT(&p->calls);
	LIST_INIT(&p->adapters);
	TAILQ_INSERT_TAIL(&d->plugins, p, next);
	return start(p);
}

static void on_deinit(struct adapter *adapter, const struct ihvd_message *ret,
		      uint64_t arg)
{
	struct plugin *p = (void *)(uintptr_t)arg;

	(void)adapter;
	(void)ret;
	/* its end of the socket is all that holds it */
	p->io = sd_event_source_disable_unref(p->io);
	close(p->fd);
	p->fd = -1;
}

/**
 * plugin_end() - DeinitService, and the end of the process (IHV-14, IHV-15)
 * @p: plugin without adapters
 */
void plugin_end(struct plugin *p)
{
	struct ihvd_message msg = { .head.op = IHVD_DEINIT_SERVICE };

	p->restart = sd_event_source_disable_unref(p->restart);
	if (p->state != PLUGIN_UP) {
		tear_down(p);
		p->state = PLUGIN_ENDED;
		return;
	}
	p->state = PLUGIN_ENDING;
	plugin_call(p, &msg, NULL, on_deinit, (uintptr_t)p);
}
