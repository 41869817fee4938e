// SPDX-License-Identifier: GPL-2.0-only
/*
 * Methods of the bus that wait for an answer: each is kept until the handler of
 * a plugin has returned, or never will.
 */
#include <stdlib.h>

#include "ihvd/bus/call.h"
#include "lib/bus.h"

#define PLUGIN_ENDED	NWC_BUS_INTERFACE ".Error.PluginEnded"

#define MAX_WAITING	64

/**
 * bus_call_new() - keep a method that has to wait
 * @list: where to keep it
 * @adapter: adapter whose handler it waits for
 * @message: the call of the method
 *
 * Return: the method; NULL if too many wait already, or without memory.
 */
struct bus_call *bus_call_new(struct bus_call_list *list,
			      const struct adapter *adapter,
			      sd_bus_message *message)
{
	struct bus_call *call;
	unsigned int n = 0;

	LIST_FOREACH(call, list, next)
		n++;
	call = n < MAX_WAITING ? calloc(1, sizeof(*call)) : NULL;
	if (!call)
		return NULL;
	call->adapter = adapter;
	call->message = sd_bus_message_ref(message);
	LIST_INSERT_HEAD(list, call, next);
	return call;
}

/**
 * bus_call_done() - forget a method that was answered
 * @call: method; gone when this returns
 */
void bus_call_done(struct bus_call *call)
{
	LIST_REMOVE(call, next);
	sd_bus_message_unref(call->message);
	free(call);
}

/**
 * bus_call_fail() - answer a method with an error
 * @call: method; gone when this returns
 * @name: name of the error
 * @text: what has happened, for people
 */
void bus_call_fail(struct bus_call *call, const char *name, const char *text)
{
	sd_bus_reply_method_errorf(call->message, name, "%s", text);
	bus_call_done(call);
}

/**
 * bus_calls_forget() - handlers of an adapter will not return any more
 * @list: methods
 * @adapter: adapter
 */
void bus_calls_forget(struct bus_call_list *list,
		      const struct adapter *adapter)
{
	struct bus_call *call, *after;

	for (call = LIST_FIRST(list); call; call = after) {
		after = LIST_NEXT(call, next);
		if (call->adapter == adapter)
			bus_call_fail(call, PLUGIN_ENDED,
				      "the plugin has ended before it answered");
	}
}
