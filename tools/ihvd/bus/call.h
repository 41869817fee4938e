/* SPDX-License-Identifier: GPL-2.0-only */
/* Methods of the bus that wait for an answer. */
#ifndef IHVD_BUS_CALL_H
#define IHVD_BUS_CALL_H

#include <stdint.h>
#include <sys/queue.h>
#include <systemd/sd-bus.h>

#include "guiddef.h"

struct adapter;
struct bus_call;

LIST_HEAD(bus_call_list, bus_call);

/**
 * struct bus_call - a method that waits for the handler of a plugin
 * @next: of the list
 * @adapter: adapter whose handler it waits for; only compared here
 * @message: the call; what was read from it stays valid with it
 * @guid: name of the question for the user that it is about, if any
 * @number: number of that question, which no other question has
 */
struct bus_call {
	LIST_ENTRY(bus_call) next;
	const struct adapter *adapter;
	sd_bus_message *message;
	GUID guid;
	uint64_t number;
};

struct bus_call *bus_call_new(struct bus_call_list *list,
			      const struct adapter *adapter,
			      sd_bus_message *message);
void bus_call_done(struct bus_call *call);
void bus_call_fail(struct bus_call *call, const char *name, const char *text);
void bus_calls_forget(struct bus_call_list *list,
		      const struct adapter *adapter);

#endif /* IHVD_BUS_CALL_H */
