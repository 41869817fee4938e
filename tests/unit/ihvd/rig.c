// SPDX-License-Identifier: GPL-2.0-only
/* A daemon with one plugin and one adapter, and what they come to say. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ihvd/adapter/life.h"
#include "ihvd/base/log.h"
#include "ihvd/ipc/wire.h"
#include "ihvd/plugin/log.h"
#include "ihvd/plugin/output.h"
#include "ihvd/request/functions.h"
#include "rig.h"
#include "suites.h"

const uint8_t rig_peer[6] = { 2, 0, 0, 0, 1, 0 };
char *rig_lines[RIG_LINES];
unsigned int rig_n_lines;
unsigned int rig_n_calls;
struct ihvd_message rig_called;

/* who waits for the last one */
static struct adapter *called_for;
static channel_returned_fn called_returned;
static uint64_t called_arg;

void __wrap_plugin_call(struct plugin *p, struct ihvd_message *msg,
			struct adapter *adapter, channel_returned_fn returned,
			uint64_t arg);

/* in the place of plugin/call.c: there is no process */
void __wrap_plugin_call(struct plugin *p, struct ihvd_message *msg,
			struct adapter *adapter, channel_returned_fn returned,
			uint64_t arg)
{
	(void)p;
	rig_n_calls++;
	rig_called = *msg;
	called_for = adapter;
	called_returned = returned;
	called_arg = arg;
}

/* the last handler that was called returns */
void rig_return(uint32_t result, uint32_t reason)
{
	const struct ihvd_message ret = {
		.head = { .kind = IHVD_RETURNED, .op = rig_called.head.op,
			  .result = result, .reason = reason },
	};

	assert_non_null(called_returned);
	called_returned(called_for, &ret, called_arg);
}

/* in the place of service.c: nothing here begins or ends the daemon */
static void on_changed(struct daemon *d)
{
	(void)d;
}

/* in the place of log.c */
void log_line(const char *fmt, ...)
{
	char *line = NULL;
	va_list ap;

	va_start(ap, fmt);
	assert_true(vasprintf(&line, fmt, ap) >= 0);
	va_end(ap);
	if (rig_n_lines < RIG_LINES)
		rig_lines[rig_n_lines] = line;
	else
		free(line);
	rig_n_lines++;
}

static void forget_lines(void)
{
	unsigned int i;

	for (i = 0; i < rig_n_lines && i < RIG_LINES; i++)
		free(rig_lines[i]);
	rig_n_lines = 0;
}

int rig_setup(void **state)
{
	struct rig *rig = calloc(1, sizeof(*rig));
	struct adapter *a = calloc(1, sizeof(*a));

	if (!rig || !a)
		return -1;
	fake_reset();
	rig_n_calls = 0;
	rig->options.plugins = calloc(1, sizeof(*rig->options.plugins));
	rig->options.n_plugins = 1;
	rig->options.plugins->file = strdup("/plugins/vendor.so");
	rig->daemon.options = &rig->options;
	if (sd_event_new(&rig->daemon.event) < 0)
		return -1;
	TAILQ_INIT(&rig->daemon.plugins);
	LIST_INIT(&rig->daemon.bus_calls);
	rig->daemon.changed = on_changed;
	rig->daemon.released = on_changed;
	rig->plugin.event = rig->daemon.event;
	rig->plugin.daemon_options = &rig->options;
	rig->plugin.options = rig->options.plugins;
	rig->plugin.state = PLUGIN_UP;
	rig->plugin.err_fd = -1;
	channel_init(&rig->plugin.channel, rig->daemon.event, NULL, NULL,
		     rig->options.deadline_ms);
	LIST_INIT(&rig->plugin.adapters);
	TAILQ_INSERT_TAIL(&rig->daemon.plugins, &rig->plugin, next);
	a->daemon = &rig->daemon;
	a->plugin = &rig->plugin;
	a->handle = RIG_HANDLE;
	a->ifindex = RIG_IFINDEX;
	strcpy(a->name, "nwl0");
	a->stage = STAGE_READY;
	a->required = true;
	memcpy(a->peer, rig_peer, sizeof(rig_peer));
	STAILQ_INIT(&a->waiting);
	LIST_INIT(&a->sending);
	LIST_INSERT_HEAD(&rig->plugin.adapters, a, next);
	rig->adapter = a;
	*state = rig;
	return 0;
}

int rig_teardown(void **state)
{
	struct rig *rig = *state;

	/* a test may have ended it */
	while (!LIST_EMPTY(&rig->plugin.adapters))
		adapter_end(LIST_FIRST(&rig->plugin.adapters));
	output_close(&rig->plugin);
	plugin_log_flush(&rig->plugin);
	sd_event_unref(rig->daemon.event);
	options_free(&rig->options);
	free(rig);
	forget_lines();
	fake_reset();
	return 0;
}

/* a function of the plugin, as it comes out of its message; what it returns */
uint32_t rig_call(struct rig *rig, struct ihvd_message *msg)
{
	const unsigned int answers = fake.n_answers;
	struct ihvd_message call;
	void *bytes;
	size_t len;

	msg->head.kind = IHVD_FUNCTION;
	msg->head.cookie = 99;
	if (!msg->head.adapter)
		msg->head.adapter = RIG_HANDLE;
	bytes = ihvd_encode(msg, &len);
	assert_non_null(bytes);
	assert_int_equal(ihvd_decode(bytes, len, &call), 0);
	functions_called(&rig->plugin, &call);
	ihvd_wipe(bytes, len);
	/* a thread of the plugin waits, whatever it has asked for */
	assert_int_equal(fake.n_answers, answers + 1);
	return fake.answer.head.result;
}
